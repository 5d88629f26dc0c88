//! Whose key is it? A key counts when the document of the issuer lists it, and only then: that a
//! badge names a key proves nothing, since whoever made the badge chose the name (Controlled
//! Identifiers 1.0, section 3.3, "Retrieve Verification Method").

use std::sync::Arc;

use serde_json::Value;

use super::did;
use super::fetch::FetchError;
use super::reasons;
use super::reasons::Reason;
use super::verdict::{Outcome, Step, StepName};
use super::window::Window;
use crate::codec::{base64url, sha256::sha256};
use crate::ground::{Instant, Url};
use crate::proof::jws::ForeignKey;
use crate::proof::{ProofError, PublicKey, moment};

/// Most entries of a key document that are looked at.
pub const MAX_METHODS: usize = 256;

/// What could be found out about a key that a document names.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// The key to check the signature with. That there is one says nothing about whose it is.
    pub(super) key: Option<ForeignKey>,
    /// Multikey text, or the thumbprint of a JSON Web Key.
    pub(super) text: Option<String>,
    /// Whose it is, apart from dates.
    pub(super) step: Step,
    /// Since when nothing that it signed counts.
    pub(super) revoked: Option<Instant>,
    /// Until when it can be used.
    pub(super) expires: Option<Instant>,
    /// The address at which the issuer's document was read.
    pub(super) address: Option<String>,
}

/// Finds the key of a verification method, and whether it belongs to this issuer.
pub(super) fn find(window: &Window<'_>, method: &str, issuer: &str) -> Arc<Found> {
    let name = (method.to_owned(), issuer.to_owned());
    window.memory.keys.get(name, || look_for(window, method, issuer))
}

impl Found {
    /// The step at a moment: a key that was withdrawn, or has ended, proves nothing.
    pub(super) fn step_at(&self, now: Instant) -> Step {
        let ended = |at: Option<Instant>| at.filter(|at| *at <= now);
        if self.step.outcome() != Outcome::Passed {
            self.step.clone()
        } else if let Some(at) = ended(self.revoked) {
            reasons::KEY_REVOKED.step(StepName::Key).with("date", at.to_string())
        } else if let Some(at) = ended(self.expires) {
            reasons::KEY_EXPIRED.step(StepName::Key).with("date", at.to_string())
        } else {
            self.step.clone()
        }
    }

    pub(super) fn without_key(step: Step) -> Self {
        Self { key: None, text: None, step, revoked: None, expires: None, address: None }
    }

    pub(super) fn with_key((key, text): (ForeignKey, String), step: Step) -> Self {
        Self { key: Some(key), text: Some(text), ..Self::without_key(step) }
    }
}

pub(super) fn said(reason: &'static Reason) -> Step {
    reason.step(StepName::Key)
}

fn look_for(window: &Window<'_>, method: &str, issuer: &str) -> Found {
    if Url::parse(method).is_none() {
        return Found::without_key(said(&reasons::KEY_NO_ADDRESS).with("method", method));
    }
    let (base, fragment) = method.split_once('#').unwrap_or((method, ""));
    let stranger =
        || said(&reasons::KEY_NOT_THE_ISSUERS).with("method", method).with("issuer", issuer);
    if base.starts_with("did:key:") {
        return did_key(base, fragment, method, issuer, stranger);
    }
    // The badge's own word: good to check the signature with, and for nothing else.
    let claimed = multikey(fragment);
    let with_claimed = |step: Step| match &claimed {
        Ok(key) => Found::with_key(key.clone(), step),
        Err(_) => Found::without_key(step),
    };
    if base != issuer {
        return match (&claimed, base.starts_with("https://")) {
            (Err(_), true) => bare_document(window, method, base, issuer, stranger),
            _ => with_claimed(stranger()),
        };
    }
    if fragment.starts_with("z6Mk")
        && let Err(error) = &claimed
    {
        return Found::without_key(unusable(method, error));
    }
    match document(window, issuer) {
        Err(step) => with_claimed(step),
        Ok((answer, address)) => {
            let document = answer.json().expect("`document` answers with JSON only");
            match entry(document, method, issuer) {
                Err(step) => with_claimed(step),
                Ok(entry) => from_entry(entry, method, address),
            }
        }
    }
}

fn did_key(
    base: &str,
    fragment: &str,
    method: &str,
    issuer: &str,
    stranger: impl Fn() -> Step,
) -> Found {
    let text = did::key_text(base).unwrap_or_default();
    let key = match multikey(text) {
        Ok(key) => key,
        Err(error) => return Found::without_key(unusable(method, &error)),
    };
    if !fragment.is_empty() && fragment != text {
        return Found::with_key(key, said(&reasons::KEY_NOT_LISTED).with("method", method));
    }
    let step = if base == issuer { said(&reasons::KEY_IS_THE_ISSUER) } else { stranger() };
    Found::with_key(key, step)
}

/// The document of an issuer, and its address; or the step that says why there is none.
pub(super) fn document(
    window: &Window<'_>,
    issuer: &str,
) -> Result<(Arc<super::window::Answer>, String), Step> {
    let Some(address) = address_of(issuer) else {
        return Err(said(&reasons::KEY_UNKNOWN_SCHEME).with("issuer", issuer));
    };
    let answer = window.answer(&address);
    if let Err(error) = &answer.fetched {
        return Err(unanswered(error, &address));
    }
    match answer.json() {
        None => Err(said(&reasons::KEY_DOCUMENT_NOT_JSON).with("address", address)),
        Some(document) if document.get("id").and_then(Value::as_str) != Some(issuer) => {
            Err(said(&reasons::KEY_DOCUMENT_OF_ANOTHER)
                .with("address", address)
                .with("issuer", issuer))
        }
        Some(_) => Ok((answer, address)),
    }
}

/// Where the document of an issuer is to be found.
fn address_of(issuer: &str) -> Option<String> {
    if issuer.starts_with("did:") {
        return did::web_address(issuer);
    }
    let address = issuer.split('#').next().unwrap_or_default();
    (address.starts_with("https://") && Url::parse_web(address).is_some())
        .then(|| address.to_owned())
}

pub(super) fn unanswered(error: &FetchError, address: &str) -> Step {
    let step = match error {
        FetchError::Offline => said(&reasons::KEY_OFFLINE),
        FetchError::NotThere => said(&reasons::KEY_NOT_THERE),
        FetchError::Gone => said(&reasons::KEY_GONE),
        FetchError::TooLarge(_) => said(&reasons::KEY_TOO_LARGE),
        FetchError::Refused(why) | FetchError::Failed(why) => {
            said(&reasons::KEY_UNREACHABLE).with("why", why.clone())
        }
    };
    step.with("address", address)
}

/// The entry of a verification method, listed for assertions, under the issuer's own control.
fn entry<'d>(document: &'d Value, method: &str, issuer: &str) -> Result<&'d Value, Step> {
    let named = |item: &Value| absolute(item, issuer).as_deref() == Some(method);
    let listed = items(document.get("assertionMethod")).iter().take(MAX_METHODS).any(named);
    let all = ["verificationMethod", "assertionMethod"];
    let mut entries = all
        .iter()
        .flat_map(|list| items(document.get(*list)).iter().take(MAX_METHODS))
        .filter(|item| item.is_object() && named(item));
    let (first, second) = (entries.next(), entries.next());
    let Some(entry) = first.filter(|_| listed) else {
        return Err(said(&reasons::KEY_NOT_LISTED).with("method", method));
    };
    if second.is_some() {
        return Err(said(&reasons::KEY_LISTED_TWICE).with("method", method));
    }
    if entry.get("controller").and_then(Value::as_str) != Some(issuer) {
        return Err(said(&reasons::KEY_OTHER_CONTROLLER).with("method", method));
    }
    Ok(entry)
}

/// The identifier of an entry, or a reference to one, made absolute.
fn absolute(item: &Value, issuer: &str) -> Option<String> {
    let id = item.get("id").unwrap_or(item).as_str()?;
    Some(if id.starts_with('#') { format!("{issuer}{id}") } else { id.to_owned() })
}

/// A key from an entry of a key document that was found to be the issuer's.
fn from_entry(entry: &Value, method: &str, address: String) -> Found {
    let key = match key_of(entry) {
        Ok(key) => key,
        Err(error) => return Found::without_key(unusable(method, &error)),
    };
    let date = |name: &str| match entry.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => value.as_str().and_then(moment).map(Some).ok_or(name.to_owned()),
    };
    let (revoked, expires) = match (date("revoked"), date("expires")) {
        (Ok(revoked), Ok(expires)) => (revoked, expires),
        (Err(name), _) | (_, Err(name)) => {
            let step = said(&reasons::KEY_DATE).with("method", method).with("name", name);
            return Found::with_key(key, step);
        }
    };
    let step = said(&reasons::KEY_LISTED).with("address", address.as_str());
    Found { revoked, expires, address: Some(address), ..Found::with_key(key, step) }
}

/// The public key of an object that carries one: `publicKeyMultibase` or `publicKeyJwk`.
fn key_of(entry: &Value) -> Result<(ForeignKey, String), ProofError> {
    if let Some(text) = entry.get("publicKeyMultibase").and_then(Value::as_str) {
        return multikey(text);
    }
    match entry.get("publicKeyJwk") {
        Some(jwk) => jwk_key(jwk),
        None => Err(ProofError::Key("neither `publicKeyMultibase` nor `publicKeyJwk`")),
    }
}

fn multikey(text: &str) -> Result<(ForeignKey, String), ProofError> {
    PublicKey::from_multikey(text).map(|key| (ForeignKey::from(key), text.to_owned()))
}

/// A JSON Web Key, and its name: Multikey text for Ed25519, or else its thumbprint (RFC 7638).
pub(super) fn jwk_key(jwk: &Value) -> Result<(ForeignKey, String), ProofError> {
    let key = ForeignKey::from_jwk(jwk)?;
    if let Some(own) = key.ed25519() {
        return Ok((key, own.to_multikey()));
    }
    let names: &[&str] =
        if key.algorithm() == "RS256" { &["e", "kty", "n"] } else { &["crv", "kty", "x", "y"] };
    let members: serde_json::Map<String, Value> =
        names.iter().map(|name| ((*name).to_owned(), jwk[*name].clone())).collect();
    let text = Value::Object(members).to_string();
    Ok((key, base64url::encode(&sha256(text.as_bytes()))))
}

/// A key that is published by itself, at an address of its own: it belongs to the issuer when it
/// says so and the issuer's document lists it.
fn bare_document(
    window: &Window<'_>,
    method: &str,
    base: &str,
    issuer: &str,
    stranger: impl Fn() -> Step,
) -> Found {
    let answer = window.answer(base);
    if let Err(error) = &answer.fetched {
        return Found::without_key(unanswered(error, base));
    }
    let Some(own) = answer.json() else {
        return Found::without_key(said(&reasons::KEY_DOCUMENT_NOT_JSON).with("address", base));
    };
    let key = match key_of(own) {
        Ok(key) => key,
        Err(error) => return Found::without_key(unusable(method, &error)),
    };
    let text = |name: &str| own.get(name).and_then(Value::as_str);
    if text("controller") != Some(issuer) || text("id").is_some_and(|id| id != method) {
        return Found::with_key(key, stranger());
    }
    match document(window, issuer) {
        Err(step) => Found::with_key(key, step),
        Ok((answer, address)) => {
            let document = answer.json().expect("`document` answers with JSON only");
            let named = |item: &Value| absolute(item, issuer).as_deref() == Some(method);
            let listed = items(document.get("assertionMethod")).iter().take(MAX_METHODS).any(named);
            if listed {
                from_entry(own, method, address)
            } else {
                Found::with_key(key, said(&reasons::KEY_NOT_LISTED).with("method", method))
            }
        }
    }
}

/// Whether the document of an issuer lists a key for assertions, under whatever name.
pub(super) fn lists(document: &Value, issuer: &str, text: &str) -> Option<Found> {
    let methods = items(document.get("assertionMethod")).iter().take(MAX_METHODS);
    methods
        .filter_map(|item| absolute(item, issuer))
        .filter_map(|method| Some((entry(document, &method, issuer).ok()?, method)))
        .map(|(entry, method)| from_entry(entry, &method, issuer.to_owned()))
        .find(|found| found.text.as_deref() == Some(text))
}

pub(super) fn unusable(method: &str, error: &ProofError) -> Step {
    said(&reasons::KEY_UNUSABLE).with("method", method).with("why", error.to_string())
}

/// The items of a property that may be one value or a list.
pub(super) fn items(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::Array(items)) => items,
        Some(single) => std::slice::from_ref(single),
        None => &[],
    }
}
