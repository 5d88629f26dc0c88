//! Credentials as signed tokens: VC-JWT of OB 3.0 ("JSON Web Token Proof Format") and of the W3C
//! (VC-JOSE-COSE), and the older form that nests the credential in `vc`.

use serde_json::{Map, Value, json};

use super::in_force::Period;
use super::json;
use super::keys::{self, Found, items, jwk_key, said};
use super::presented::{not_json, short};
use super::reasons::{self, Reason};
use super::request::Request;
use super::seal::{self, Seal};
use super::verdict::{Step, StepName};
use super::window::Window;
use crate::ground::{Instant, Url};
use crate::proof::jws::Compact;
use crate::proof::{ProofError, moment};

/// Most keys of one key set that are looked at.
pub const MAX_KEYS: usize = 256;

/// A token taken apart: the credential in it, and what its claims say. Nothing is checked yet.
#[derive(Debug)]
pub(super) struct Token<'a> {
    compact: Compact<'a>,
    /// The credential.
    pub(super) credential: Value,
    claims: Map<String, Value>,
}

/// The registered claims that repeat a part of the credential, and others that say nothing of it.
const CLAIMS: [&str; 7] = ["iss", "jti", "nbf", "sub", "exp", "iat", "aud"];

/// Headers of OB 3.0, and `cty` of the W3C.
const HEADERS: [&str; 5] = ["alg", "kid", "jwk", "typ", "cty"];

/// The media types of the W3C's own kind of token.
const W3C_TYPES: [&str; 3] = ["vc+jwt", "vc+ld+jwt", "vc-ld+jwt"];

impl<'a> Token<'a> {
    /// Reads a compact token.
    pub(super) fn read(text: &'a str) -> Result<Self, Step> {
        let compact = Compact::parse(text).map_err(|error| {
            reasons::TOKEN_MALFORMED.step(StepName::Readable).with("why", error.to_string())
        })?;
        let payload = json::read(&compact.payload).map_err(|error| not_json(&error))?;
        let Value::Object(mut payload) = payload else {
            return Err(reasons::READ_NO_OBJECT.step(StepName::Readable));
        };
        let mut claims = Map::new();
        for name in CLAIMS {
            if let Some(value) = payload.shift_remove(name) {
                claims.insert(name.to_owned(), value);
            }
        }
        let credential = match payload.shift_remove("vc") {
            Some(Value::Object(mut credential)) => {
                complete(&mut credential, &claims);
                credential
            }
            Some(_) => return Err(reasons::READ_NO_OBJECT.step(StepName::Readable)),
            None => payload,
        };
        Ok(Self { compact, credential: Value::Object(credential), claims })
    }

    /// Whether its header is one that a credential may have.
    pub(super) fn header(&self) -> Result<(), Step> {
        let told = |reason: &'static Reason| reason.step(StepName::WellFormed);
        let typ = self.compact.text("typ");
        if self.compact.header.contains_key("typ")
            && !typ.is_some_and(|typ| typ == "JWT" || W3C_TYPES.contains(&typ))
        {
            return Err(told(&reasons::TOKEN_TYPE).with("type", short(typ.unwrap_or("?"))));
        }
        let stranger = self.compact.header.keys().find(|name| !HEADERS.contains(&&***name));
        match stranger {
            Some(name) if !self.is_w3c() => {
                Err(told(&reasons::TOKEN_HEADER).with("name", short(name)))
            }
            _ => Ok(()),
        }
    }

    /// Whether every claim that repeats a part of the credential says the same.
    pub(super) fn claims(&self) -> Result<(), Step> {
        let credential = &self.credential;
        let subject = items(credential.get("credentialSubject")).first();
        let date = |names: [&str; 2]| {
            let mut dates = names.iter().filter_map(|name| credential.get(*name)?.as_str());
            dates.find_map(moment)
        };
        for (name, value) in &self.claims {
            let same = match &**name {
                "iss" => seal::issuer(credential) == value.as_str(),
                "jti" => credential.get("id") == Some(value),
                "sub" => subject.and_then(|subject| subject.get("id")) == Some(value),
                // In a token of the W3C these two speak of the signature.
                "nbf" | "exp" if self.is_w3c() => instant(value).is_some(),
                "nbf" => {
                    instant(value).is_some_and(|at| Some(at) == date(["validFrom", "issuanceDate"]))
                }
                "exp" => instant(value)
                    .is_some_and(|at| Some(at) == date(["validUntil", "expirationDate"])),
                _ => true,
            };
            if !same {
                let step = reasons::TOKEN_CLAIM.step(StepName::WellFormed);
                return Err(step.with("name", name.as_str()));
            }
        }
        Ok(())
    }

    /// Checks its signature, and whose key it is.
    pub(super) fn seal(&self, window: &Window<'_>, request: &Request) -> Seal {
        let alg = self.compact.text("alg").unwrap_or("none");
        if alg.eq_ignore_ascii_case("none") {
            return Seal::only(vec![seal::said(&reasons::PROOF_NONE)]);
        }
        let found = match seal::issuer(&self.credential) {
            Some(issuer) => self.key(issuer, window),
            None => Found::without_key(said(&reasons::KEY_NO_ISSUER)),
        };
        let Some(key) = &found.key else {
            return Seal::of(seal::said(&reasons::PROOF_NO_KEY), &found, request);
        };
        let proof = match self.compact.check(key) {
            Ok(()) => seal::said(&reasons::PROOF_HOLDS).with("suite", format!("JWT {alg}")),
            Err(ProofError::Key(_)) => {
                seal::said(&reasons::PROOF_OTHER_KIND_OF_KEY).with("kind", key.algorithm())
            }
            Err(error) => seal::not_checked(&error),
        };
        let date = |name: &str| self.claims.get(name).and_then(instant);
        let period = Period { from: date("nbf"), until: date("exp") };
        Seal { period, ..Seal::of(proof, &found, request) }
    }

    fn is_w3c(&self) -> bool {
        self.compact.text("typ").is_some_and(|typ| W3C_TYPES.contains(&typ))
    }

    fn key(&self, issuer: &str, window: &Window<'_>) -> Found {
        match (self.compact.text("kid"), self.compact.header.get("jwk")) {
            (Some(kid), _) if Url::parse(kid).is_some() => {
                let base = kid.split('#').next().unwrap_or_default();
                if base == issuer || base.starts_with("did:") {
                    Found::clone(&keys::find(window, kid, issuer))
                } else {
                    published(window, kid, base, issuer)
                }
            }
            (_, Some(jwk)) => match jwk_key(jwk) {
                Ok(key) => bind(window, Found::with_key(key, said(&reasons::KEY_EMBEDDED)), issuer),
                Err(error) => Found::without_key(keys::unusable("jwk", &error)),
            },
            (Some(kid), None) => {
                let kid = kid.strip_prefix('#').unwrap_or(kid);
                Found::clone(&keys::find(window, &format!("{issuer}#{kid}"), issuer))
            }
            (None, None) => Found::without_key(said(&reasons::KEY_NOT_NAMED)),
        }
    }
}

/// Fills in what an older credential leaves to the claims (VC Data Model 1.1, section 6.3.1, "JWT
/// Decoding").
fn complete(credential: &mut Map<String, Value>, claims: &Map<String, Value>) {
    let mut fill = |name: &str, value: Option<Value>| {
        if let Some(value) = value.filter(|_| !credential.contains_key(name)) {
            credential.insert(name.to_owned(), value);
        }
    };
    let date = |name: &str| claims.get(name).and_then(instant).map(|at| json!(at.to_string()));
    fill("id", claims.get("jti").cloned());
    fill("issuer", claims.get("iss").cloned());
    fill("issuanceDate", date("nbf"));
    fill("expirationDate", date("exp"));
    if let Some(Value::Object(subject)) = credential.get_mut("credentialSubject")
        && !subject.contains_key("id")
        && let Some(id) = claims.get("sub")
    {
        subject.insert("id".to_owned(), id.clone());
    }
}

/// A NumericDate, to the second (RFC 7519, section 2).
fn instant(value: &Value) -> Option<Instant> {
    let seconds = value.as_i64().or_else(|| {
        let seconds = value.as_f64()?.floor();
        #[expect(clippy::cast_possible_truncation, reason = "whole, and below 2^53, as just seen")]
        (seconds.abs() < 9e15).then_some(seconds as i64)
    })?;
    Instant::from_seconds(seconds)
}

/// A key at an address of its own: a JSON Web Key, or one of a set of them.
fn published(window: &Window<'_>, kid: &str, base: &str, issuer: &str) -> Found {
    if !base.starts_with("https://") {
        return Found::without_key(said(&reasons::KEY_UNKNOWN_SCHEME).with("issuer", base));
    }
    let answer = window.answer(base);
    if let Err(error) = &answer.fetched {
        return Found::without_key(keys::unanswered(error, base));
    }
    let Some(document) = answer.json() else {
        return Found::without_key(said(&reasons::KEY_DOCUMENT_NOT_JSON).with("address", base));
    };
    let fragment = kid.split_once('#').map(|(_, fragment)| fragment);
    let named = |jwk: &&Value| {
        let name = jwk.get("kid").and_then(Value::as_str);
        name.is_some() && (name == Some(kid) || name == fragment)
    };
    let jwk = match document.get("keys").and_then(Value::as_array) {
        Some(keys) => keys.iter().take(MAX_KEYS).find(named),
        None if document.get("kty").is_some() => Some(document),
        None => return Found::clone(&keys::find(window, kid, issuer)),
    };
    let Some(jwk) = jwk else {
        return Found::without_key(said(&reasons::KEY_NOT_LISTED).with("method", kid));
    };
    match jwk_key(jwk) {
        Err(error) => Found::without_key(keys::unusable(kid, &error)),
        Ok(key) if is_beside(base, issuer) => {
            let step = said(&reasons::KEY_BESIDE).with("address", base);
            Found { address: Some(base.to_owned()), ..Found::with_key(key, step) }
        }
        Ok(key) => bind(window, Found::with_key(key, said(&reasons::KEY_ELSEWHERE)), issuer),
    }
}

/// Whether an address lies in the folder of the issuer's own address, so that whoever publishes one
/// publishes the other.
fn is_beside(address: &str, issuer: &str) -> bool {
    let Some(url) = Url::parse_web(issuer).filter(|url| url.scheme() == "https") else {
        return false;
    };
    let page = issuer.split(['?', '#']).next().unwrap_or_default();
    let folder = match page.rsplit_once('/') {
        Some((folder, _)) if !url.path().is_empty() => format!("{folder}/"),
        _ => format!("{page}/"),
    };
    let climbs = address.to_ascii_lowercase().replace("%2e", ".").contains("..");
    address.starts_with(&folder) && !climbs && !address.contains('\\')
}

/// Asks the issuer whether a key is its own: its document, or the key set of its host (OB 3.0
/// Implementation Guide, "Key provenance").
fn bind(window: &Window<'_>, found: Found, issuer: &str) -> Found {
    let Some(text) = found.text.clone() else {
        return found;
    };
    let step = match keys::document(window, issuer) {
        Ok((answer, address)) => {
            let document = answer.json().expect("`document` answers with JSON only");
            if let Some(listed) = keys::lists(document, issuer, &text) {
                return Found { address: Some(address), ..listed };
            }
            found.step.clone()
        }
        Err(step) => step,
    };
    if let Some(url) = Url::parse_web(issuer).filter(|url| url.scheme() == "https") {
        let address = format!("https://{}/.well-known/jwks.json", url.authority());
        let answer = window.answer(&address);
        let set = answer.json();
        let of_issuer = |holder: &Value| holder.get("iss").is_none_or(|iss| iss == issuer);
        let keys = set.filter(|set| of_issuer(set)).and_then(|set| set.get("keys"));
        let mut keys = items(keys).iter().take(MAX_KEYS).filter(|jwk| of_issuer(jwk));
        if keys.any(|jwk| jwk_key(jwk).is_ok_and(|(_, own)| own == text)) {
            let step = said(&reasons::KEY_IN_SET).with("address", address.as_str());
            return Found { step, address: Some(address), ..found };
        }
    }
    // Nobody says no; nobody says yes either.
    Found { step, ..found }
}

#[cfg(test)]
mod tests {
    use super::is_beside;

    #[test]
    fn only_the_issuers_own_folder_is_beside_it() {
        let issuer = "https://host.example/asso/issuer.json";
        assert!(is_beside("https://host.example/asso/keys/1.json", issuer));
        for other in [
            "https://host.example/keys/1.json",
            "https://host.example/asso/../evil/1.json",
            "https://host.example/asso/%2e%2E/evil/1.json",
            "https://host.example.evil.example/asso/1.json",
            "http://host.example/asso/1.json",
        ] {
            assert!(!is_beside(other, issuer), "{other}");
        }
        assert!(is_beside("https://host.example/key", "https://host.example"));
        assert!(!is_beside("https://host.example.evil/key", "https://host.example"));
        assert!(!is_beside("https://host.example/key", "did:web:host.example"));
    }
}
