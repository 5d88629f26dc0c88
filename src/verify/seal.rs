//! Who sealed a document, and does the seal hold? The proofs embedded in it; tokens are beside.

use std::sync::Arc;

use serde_json::Value;

use super::in_force::Period;
use super::keys::{self, Found};
use super::reasons::{self, Reason};
use super::request::{Request, Trusted};
use super::verdict::{Outcome, Step, StepName};
use super::window::Window;
use crate::proof::data_integrity::{Claim, Secured};
use crate::proof::{ProofError, moment};

/// What came of checking a seal.
#[derive(Debug)]
pub(super) struct Seal {
    /// The steps `Proof` and `Key`.
    pub(super) steps: Vec<Step>,
    /// From when and until when the seal itself counts.
    pub(super) period: Period,
    /// The key, when the signature holds.
    pub(super) key: Option<String>,
    /// Where the issuer's document was read, when the key is the issuer's.
    pub(super) address: Option<String>,
}

impl Seal {
    /// The worst of its steps.
    pub(super) fn outcome(&self) -> Outcome {
        self.steps.iter().map(Step::outcome).max().unwrap_or(Outcome::Open)
    }

    /// A seal of which nothing more can be said.
    pub(super) fn only(steps: Vec<Step>) -> Self {
        Self { steps, period: Period::default(), key: None, address: None }
    }

    /// What a check of a signature, and what is known of its key, come to.
    pub(super) fn of(proof: Step, found: &Found, request: &Request) -> Self {
        let holds = proof.outcome() == Outcome::Passed;
        let text = found.text.clone().filter(|_| holds);
        let mut key = found.step_at(request.now);
        // Who trusts a key needs nobody else to say whose it is.
        let named = |text: &String| request.trusted.contains(&Trusted::Key(text.clone()));
        if key.outcome() == Outcome::Open && text.as_ref().is_some_and(named) {
            key = reasons::KEY_NAMED.step(StepName::Key);
        }
        let address = found.address.clone().filter(|_| key.outcome() == Outcome::Passed);
        Self { steps: vec![proof, key], period: Period::default(), key: text, address }
    }
}

/// Checks the embedded proofs of a document: one that holds, with a key of the issuer's, is enough.
pub(super) fn embedded(
    secured: &Secured<'_>,
    issuer: Option<&str>,
    window: &Window<'_>,
    request: &Request,
) -> Seal {
    let proofs = match secured.proofs() {
        Ok([]) => return Seal::only(vec![said(&reasons::PROOF_NONE)]),
        Ok(proofs) => proofs,
        Err(_) => return Seal::only(vec![said(&reasons::PROOF_TOO_MANY)]),
    };
    let mut best: Option<Seal> = None;
    let mut strangers = Vec::new();
    for proof in proofs {
        let claim = match Claim::read(proof) {
            Ok(claim) => claim,
            Err(error) => {
                let step = not_checked(&error);
                strangers.push(step);
                continue;
            }
        };
        let seal = check(secured, &claim, issuer, window, request);
        let better = best.as_ref().is_none_or(|best| seal.outcome() < best.outcome());
        if better {
            best = Some(seal);
        }
        if best.as_ref().is_some_and(|best| best.outcome() <= Outcome::Skipped) {
            break;
        }
    }
    let Some(mut seal) = best else {
        strangers.sort_by_key(Step::outcome);
        strangers.truncate(1);
        return Seal::only(strangers);
    };
    // Another proof that is not known here takes nothing from one that holds.
    if let Some(step) = strangers.iter().find(|step| step.outcome() == Outcome::Open) {
        let reason = &reasons::PROOF_UNKNOWN_BESIDE;
        seal.steps.insert(1, Step { reason, ..step.clone() });
    }
    seal
}

fn check(
    secured: &Secured<'_>,
    claim: &Claim<'_>,
    issuer: Option<&str>,
    window: &Window<'_>,
    request: &Request,
) -> Seal {
    let found = match issuer {
        Some(issuer) => keys::find(window, claim.verification_method(), issuer),
        None => Arc::new(Found::without_key(keys::said(&reasons::KEY_NO_ISSUER))),
    };
    let Some(key) = &found.key else {
        return Seal::of(said(&reasons::PROOF_NO_KEY), &found, request);
    };
    let Some(key) = key.ed25519() else {
        let step = said(&reasons::PROOF_OTHER_KIND_OF_KEY).with("kind", key.algorithm());
        return Seal::of(step, &found, request);
    };
    match secured.check(claim, &key) {
        Ok(verified) => {
            let step = said(&reasons::PROOF_HOLDS).with("suite", verified.suite());
            let period = Period { from: None, until: verified.expires().and_then(moment) };
            Seal { period, ..Seal::of(step, &found, request) }
        }
        Err(error) => Seal::of(not_checked(&error), &found, request),
    }
}

/// Why a proof does not hold, or could not be checked.
pub(super) fn not_checked(error: &ProofError) -> Step {
    match error {
        ProofError::Unsupported(suite) => {
            said(&reasons::PROOF_UNKNOWN).with("suite", super::presented::short(suite))
        }
        ProofError::OtherPurpose(purpose) => {
            said(&reasons::PROOF_OTHER_PURPOSE).with("purpose", super::presented::short(purpose))
        }
        ProofError::Malformed(part) => said(&reasons::PROOF_MALFORMED).with("part", *part),
        ProofError::Canonical(_) => said(&reasons::PROOF_NO_CANONICAL),
        ProofError::SignatureDoesNotMatch => said(&reasons::PROOF_BROKEN),
        other => said(&reasons::PROOF_MALFORMED).with("part", other.to_string()),
    }
}

pub(super) fn said(reason: &'static Reason) -> Step {
    reason.step(StepName::Proof)
}

/// The identifier of an issuer, as a document states it.
pub(super) fn issuer(document: &Value) -> Option<&str> {
    match document.get("issuer")? {
        Value::String(id) => Some(id),
        profile => profile.get("id")?.as_str(),
    }
}
