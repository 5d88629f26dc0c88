//! Signed badges: the token's signature, and the key that its issuer names ("SignedBadge
//! Verification"; OB 1.x: a key at an address of the issuer's host).

use std::rc::Rc;

use serde_json::Value;

use crate::proof::ProofError;
use crate::proof::jws::{Compact, ForeignKey};
use crate::verify::verdict::Step;
use crate::verify::verdict::StepName::{Key, Proof};

use super::classes::{Class, Edition};
use super::examine::{Examiner, own_address, same_host};
use super::form::{all, one, text};
use super::links::{Found, part};
use super::window::{Missing, web};
use super::{reasons, shown};

/// Most keys of one issuer that are tried when the badge names none.
pub const MAX_KEYS: usize = 8;
/// Algorithms that protect, and are not known here.
const OTHER_ALGORITHMS: [&str; 8] =
    ["RS384", "RS512", "PS256", "PS384", "PS512", "ES384", "ES512", "ES256K"];

impl Examiner<'_, '_> {
    /// Checks the token with the key of its issuer.
    pub(super) fn signature(
        &mut self,
        token: &Compact<'_>,
        document: &Value,
        issuer: Option<&Found>,
    ) {
        let Some(issuer) = issuer else {
            return self.step(reasons::NOT_CHECKED.step(Proof));
        };
        if self.form.edition == Edition::One {
            return self.old_signature(token, document, issuer);
        }
        let listed: Vec<&Value> = all(&issuer.document, "publicKey").iter().collect();
        let name = |key: &Value| key.as_str().or_else(|| text(key, "id")).map(str::to_owned);
        let creator =
            one(document, "verification").and_then(|it| one(it, "creator")).and_then(name);
        let candidates: Vec<String> = match creator {
            Some(creator) => {
                if !listed.iter().any(|key| name(key).as_deref() == Some(&creator)) {
                    let step = reasons::KEY_UNLISTED.step(Key);
                    self.step(step.with("address", shown(&creator)));
                    return self.step(reasons::NOT_CHECKED.step(Proof));
                }
                vec![creator]
            }
            None => listed.iter().filter_map(|key| name(key)).take(MAX_KEYS).collect(),
        };
        if candidates.is_empty() {
            let step = reasons::MISSING.step(Key).with("name", "publicKey");
            self.step(step.with("what", reasons::THE_ISSUER));
            return self.step(reasons::NOT_CHECKED.step(Proof));
        }
        // Of several keys, the one that fits is told; of none, the last.
        let mut told = Vec::new();
        for address in candidates {
            told = match self.key(&address, issuer) {
                Ok(key) => match self.check(token, &key) {
                    Ok(step) | Err(step) => vec![reasons::KEY_BOUND.step(Key), step],
                },
                Err(step) => vec![step, reasons::NOT_CHECKED.step(Proof)],
            };
            if self.verdict.key.is_some() {
                break;
            }
        }
        for step in told {
            self.step(step);
        }
    }

    /// The key at an address, when it names this issuer as its owner.
    fn key(&mut self, address: &str, issuer: &Found) -> Result<ForeignKey, Step> {
        let what = reasons::THE_KEY;
        let inside = all(&issuer.document, "publicKey")
            .iter()
            .find(|key| text(key, "id") == Some(address) && text(key, "publicKeyPem").is_some());
        let key = match inside {
            Some(key) => Rc::new(key.clone()),
            None if web(address).is_none() => {
                return Err(Missing::no_web().step(Key, what, address));
            }
            None => {
                let document = self
                    .window
                    .document(address)
                    .map_err(|missing| missing.step(Key, what, address))?;
                if text(&document, "id") == Some(address) {
                    self.form.document(&document, Class::Key, what, &mut self.faults);
                    document
                } else if let Some(part) = part(&document, address) {
                    Rc::new(part.clone())
                } else {
                    let name = text(&document, "id").map_or_else(|| "?".to_owned(), shown);
                    let step = reasons::OTHER_ID.step(Key).with("address", shown(address));
                    return Err(step.with("name", name));
                }
            }
        };
        let owner = one(&key, "owner").and_then(|it| it.as_str().or_else(|| text(it, "id")));
        if owner.is_none() || owner != issuer.id() {
            let step = reasons::KEY_OWNER.step(Key).with("address", shown(address));
            return Err(step.with("name", owner.map_or_else(|| "?".to_owned(), shown)));
        }
        let pem = text(&key, "publicKeyPem").unwrap_or_default();
        ForeignKey::from_pem(pem).map_err(|error| unusable(&error))
    }

    /// A badge from before 2.0: the key is a text at the address that `verify` names.
    fn old_signature(&mut self, token: &Compact<'_>, document: &Value, issuer: &Found) {
        let Some(address) = own_address(document, Edition::One) else {
            return self.step(reasons::NOT_CHECKED.step(Proof));
        };
        self.warn_of_http(address.as_str(), Key);
        let same = issuer.address.as_ref().is_some_and(|home| same_host(home, &address));
        let reason = if same { &reasons::KEY_SAME_HOST } else { &reasons::KEY_OTHER_HOST };
        self.step(reason.step(Key).with("host", shown(address.host())));
        let key = match self.window.text(address.as_str()) {
            Ok(pem) => ForeignKey::from_pem(&pem).map_err(|error| unusable(&error)),
            Err(missing) => Err(missing.step(Key, reasons::THE_KEY, address.as_str())),
        };
        let step = match key {
            Ok(key) => match self.check(token, &key) {
                Ok(step) | Err(step) => step,
            },
            Err(step) => {
                self.step(step);
                reasons::NOT_CHECKED.step(Proof)
            }
        };
        self.step(step);
    }

    fn check(&mut self, token: &Compact<'_>, key: &ForeignKey) -> Result<Step, Step> {
        let alg = token.text("alg").unwrap_or("?");
        match token.check(key) {
            Ok(()) => {
                self.verdict.key = Some(key.name());
                Ok(reasons::SIGNED.step(Proof).with("alg", shown(alg)))
            }
            Err(ProofError::Unsupported(_)) if OTHER_ALGORITHMS.contains(&alg) => {
                Err(reasons::ALGORITHM.step(Proof).with("alg", alg))
            }
            Err(error) => Err(reasons::SIGNATURE.step(Proof).with("why", error.to_string())),
        }
    }
}

fn unusable(error: &ProofError) -> Step {
    match error {
        ProofError::Unsupported(kind) => reasons::ALGORITHM.step(Key).with("alg", shown(kind)),
        error => reasons::KEY_UNUSABLE.step(Key).with("why", error.to_string()),
    }
}
