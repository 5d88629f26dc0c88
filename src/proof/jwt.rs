//! Credentials as signed tokens: VC-JWT as Open Badges 3.0 defines it ("JSON Web Token Proof
//! Format"), with the algorithm `EdDSA` (RFC 8037).

use super::created::seconds;
use super::error::ProofError;
use super::keys::{PublicKey, SigningKey};
use crate::codec::base64url;
use serde_json::{Map, Value, json};

/// Longer tokens are refused.
pub const MAX_TOKEN: usize = 8 << 20;

/// The compact token of a credential that has no `proof`.
///
/// `kid` is the address at which the key is published as a JSON Web Key. The payload is the
/// credential's own members and the registered claims, `iss`, `jti`, `nbf`, `sub` and, if it ends,
/// `exp`; a credential whose subject has no `id` has no `sub`, and no token.
pub fn sign(credential: &Value, key: &SigningKey, kid: &str) -> Result<String, ProofError> {
    let unsigned = unsigned(credential, kid)?;
    let signature = key.sign(unsigned.as_bytes());
    Ok(ended(unsigned, &signature))
}

/// The signature of that token alone, to be stored and attached later.
pub fn sign_detached(
    credential: &Value,
    key: &SigningKey,
    kid: &str,
) -> Result<[u8; 64], ProofError> {
    Ok(key.sign(unsigned(credential, kid)?.as_bytes()))
}

/// The token with a stored signature, once it was checked to be one of exactly this credential.
pub fn attach(
    credential: &Value,
    signature: &[u8; 64],
    key: &PublicKey,
    kid: &str,
) -> Result<String, ProofError> {
    let unsigned = unsigned(credential, kid)?;
    key.check(unsigned.as_bytes(), signature)?;
    Ok(ended(unsigned, signature))
}

/// Header and payload, as they are signed.
fn unsigned(credential: &Value, kid: &str) -> Result<String, ProofError> {
    let members = credential.as_object().ok_or(ProofError::NotAnObject)?;
    if members.contains_key("proof") {
        return Err(ProofError::AlreadySigned);
    }
    let mut payload = members.clone();
    payload.extend(claims(members)?);
    let header = json!({ "alg": "EdDSA", "kid": kid, "typ": "JWT" });
    let mut token = base64url::encode(header.to_string().as_bytes());
    token.push('.');
    token.push_str(&base64url::encode(Value::Object(payload).to_string().as_bytes()));
    Ok(token)
}

fn ended(mut unsigned: String, signature: &[u8; 64]) -> String {
    unsigned.push('.');
    unsigned.push_str(&base64url::encode(signature));
    unsigned
}

/// A token whose signature and claims were checked. Only `verify` makes one.
#[derive(Clone, Debug, PartialEq)]
pub struct VerifiedToken {
    key: PublicKey,
    kid: String,
    credential: Value,
}

impl VerifiedToken {
    /// The key that signed.
    pub fn key(&self) -> PublicKey {
        self.key
    }

    /// Where the token says that its key is published.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The credential: the payload without its registered claims, or what was under `vc`.
    pub fn credential(&self) -> &Value {
        &self.credential
    }
}

/// Checks a compact token with algorithm `EdDSA`: its signature, and that its registered claims
/// are those of the credential. `resolve` finds the key of a `kid`.
pub fn verify(
    token: &str,
    resolve: &dyn Fn(&str) -> Option<PublicKey>,
) -> Result<VerifiedToken, ProofError> {
    if token.len() > MAX_TOKEN {
        return Err(ProofError::Malformed("a token of more than 8 MiB"));
    }
    let token = token.trim();
    let (signed, signature) =
        token.rsplit_once('.').ok_or(ProofError::Malformed("a token has three parts"))?;
    let (header, payload) =
        signed.split_once('.').ok_or(ProofError::Malformed("a token has three parts"))?;
    let header = object(header).ok_or(ProofError::Malformed("the header of the token"))?;
    let text = |name: &str| header.get(name).and_then(Value::as_str);
    match text("alg") {
        Some("EdDSA" | "Ed25519") => {}
        Some(other) => return Err(ProofError::Unsupported(format!("the algorithm {other}"))),
        None => return Err(ProofError::Malformed("alg")),
    }
    // RFC 7515, section 4.1.11: what must be understood and is not, is refused.
    if header.contains_key("crit") || header.contains_key("b64") {
        return Err(ProofError::Unsupported("a critical header".to_owned()));
    }
    let kid = text("kid")
        .ok_or_else(|| ProofError::Unsupported("a token that names no key (`kid`)".to_owned()))?;
    let signature = base64url::decode(signature)
        .and_then(|bytes| <[u8; 64]>::try_from(bytes).ok())
        .ok_or(ProofError::Malformed("the signature of the token"))?;
    let key = resolve(kid).ok_or_else(|| ProofError::UnknownKey(kid.to_owned()))?;
    key.check(signed.as_bytes(), &signature)?;
    let payload = object(payload).ok_or(ProofError::Malformed("the payload of the token"))?;
    Ok(VerifiedToken { key, kid: kid.to_owned(), credential: Value::Object(credential(payload)?) })
}

const CLAIMS: [&str; 5] = ["iss", "jti", "nbf", "sub", "exp"];

/// The registered claims that a credential has to have.
fn claims(credential: &Map<String, Value>) -> Result<Map<String, Value>, ProofError> {
    let text = |value: Option<&Value>, name| {
        value.and_then(Value::as_str).map(Value::from).ok_or(ProofError::Claim(name))
    };
    let moment = |names: [&str; 2], claim| {
        let value = names.iter().find_map(|name| credential.get(*name));
        value
            .map(|value| value.as_str().and_then(seconds).map(Value::from))
            .map(|seconds| seconds.ok_or(ProofError::Claim(claim)))
            .transpose()
    };
    let issuer = match credential.get("issuer") {
        Some(Value::Object(profile)) => profile.get("id"),
        other => other,
    };
    let subject = credential.get("credentialSubject").and_then(|subject| subject.get("id"));
    let mut claims = Map::new();
    claims.insert("iss".to_owned(), text(issuer, "iss")?);
    claims.insert("jti".to_owned(), text(credential.get("id"), "jti")?);
    let nbf = moment(["validFrom", "issuanceDate"], "nbf")?.ok_or(ProofError::Claim("nbf"))?;
    claims.insert("nbf".to_owned(), nbf);
    claims.insert("sub".to_owned(), text(subject, "sub")?);
    if let Some(exp) = moment(["validUntil", "expirationDate"], "exp")? {
        claims.insert("exp".to_owned(), exp);
    }
    Ok(claims)
}

/// The credential of a payload, once its claims agree with it.
fn credential(mut payload: Map<String, Value>) -> Result<Map<String, Value>, ProofError> {
    let mut given: Vec<(&str, Value)> = Vec::new();
    for name in CLAIMS {
        if let Some(value) = payload.shift_remove(name) {
            given.push((name, value));
        }
    }
    // Badges of the first data model nest the credential.
    let credential = match payload.shift_remove("vc") {
        Some(Value::Object(credential)) => credential,
        Some(_) => return Err(ProofError::Malformed("vc")),
        None => payload,
    };
    let expected = claims(&credential)?;
    for name in CLAIMS {
        let given = given.iter().find(|(claim, _)| *claim == name).map(|(_, value)| value);
        let same = match (given, expected.get(name)) {
            // A moment may be written with a fraction of a second.
            (Some(given), Some(expected)) if name == "nbf" || name == "exp" => {
                given.as_f64().map(f64::floor) == expected.as_f64()
            }
            (given, expected) => given == expected,
        };
        if !same {
            return Err(ProofError::Claim(name));
        }
    }
    Ok(credential)
}

fn object(part: &str) -> Option<Map<String, Value>> {
    serde_json::from_slice(&base64url::decode(part)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::demonstration_key;

    const KID: &str = "https://badges.example/keys/1.json";

    fn badge() -> Value {
        json!({
            "@context": [crate::rdf::VC_2, crate::rdf::OB_303],
            "id": "urn:uuid:6a9c92a9-2530-4e2b-9776-530467e9bbe0",
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "issuer": { "id": "https://badges.example/issuer.json", "type": ["Profile"] },
            "validFrom": "2010-01-01T00:00:00Z",
            "validUntil": "2010-01-01T00:00:01.5Z",
            "credentialSubject": { "id": "did:example:subject", "type": ["AchievementSubject"] },
        })
    }

    fn resolve(kid: &str) -> Option<PublicKey> {
        (kid == KID).then(|| demonstration_key().public())
    }

    fn forge(header: &Value, payload: &Value) -> String {
        let signed = format!(
            "{}.{}",
            base64url::encode(header.to_string().as_bytes()),
            base64url::encode(payload.to_string().as_bytes())
        );
        let signature = demonstration_key().sign(signed.as_bytes());
        format!("{signed}.{}", base64url::encode(&signature))
    }

    #[test]
    fn there_and_back() {
        let token = sign(&badge(), &demonstration_key(), KID).unwrap();
        let verified = verify(&token, &resolve).unwrap();
        assert_eq!(*verified.credential(), badge());
        assert_eq!((verified.kid(), verified.key()), (KID, demonstration_key().public()));
        let mut parts = token.split('.');
        assert_eq!(
            Value::Object(object(parts.next().unwrap()).unwrap()),
            json!({ "alg": "EdDSA", "kid": KID, "typ": "JWT" })
        );
        let payload = object(parts.next().unwrap()).unwrap();
        assert_eq!(payload["nbf"], json!(1_262_304_000));
        assert_eq!(payload["exp"], json!(1_262_304_001));
        assert_eq!(payload["iss"], json!("https://badges.example/issuer.json"));
    }

    /// RFC 8037, appendix A.4, "Ed25519 Signing": another payload, the same arithmetic.
    #[test]
    fn the_example_of_the_standard() {
        let seed = base64url::decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A").unwrap();
        let key = SigningKey::from_seed(&seed.try_into().unwrap());
        let signed = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
        assert_eq!(
            base64url::encode(&key.sign(signed.as_bytes())),
            "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
        );
    }

    #[test]
    fn a_subject_without_an_id_has_no_token() {
        let mut badge = badge();
        badge["credentialSubject"] = json!({ "type": ["AchievementSubject"] });
        assert_eq!(sign(&badge, &demonstration_key(), KID), Err(ProofError::Claim("sub")));
    }

    #[test]
    fn an_older_badge_nests_its_credential() {
        let mut payload = claims(badge().as_object().unwrap()).unwrap();
        payload.insert("vc".to_owned(), badge());
        let token = forge(&json!({ "alg": "EdDSA", "kid": KID }), &Value::Object(payload));
        assert_eq!(*verify(&token, &resolve).unwrap().credential(), badge());
    }

    #[test]
    fn tokens_that_lie() {
        let header = json!({ "alg": "EdDSA", "kid": KID });
        for claim in CLAIMS {
            let mut payload = badge();
            for (name, value) in claims(badge().as_object().unwrap()).unwrap() {
                payload[&name] = value;
            }
            payload[claim] = json!("other");
            assert_eq!(verify(&forge(&header, &payload), &resolve), Err(ProofError::Claim(claim)));
            payload.as_object_mut().unwrap().shift_remove(claim);
            assert_eq!(verify(&forge(&header, &payload), &resolve), Err(ProofError::Claim(claim)));
        }
        let token = sign(&badge(), &demonstration_key(), KID).unwrap();
        let (signed, signature) = token.rsplit_once('.').unwrap();
        assert_eq!(
            verify(&format!("{signed}A.{signature}"), &resolve),
            Err(ProofError::SignatureDoesNotMatch)
        );
        for header in [
            json!({ "alg": "none", "kid": KID }),
            json!({ "alg": "HS256", "kid": KID }),
            json!({ "alg": "EdDSA" }),
            json!({ "alg": "EdDSA", "kid": KID, "crit": ["exp"] }),
        ] {
            let error = verify(&forge(&header, &badge()), &resolve);
            assert!(matches!(error, Err(ProofError::Unsupported(_))), "{header}");
        }
        for wrong in ["", ".", "..", "a.b", "a.b.c", "e30.e30.e30"] {
            assert!(matches!(verify(wrong, &resolve), Err(ProofError::Malformed(_))), "{wrong}");
        }
    }
}
