//! The endorsements inside a document: each is a document of its own, and every one must hold (OB
//! 3.0 section 9). Endorsements inside endorsements are not followed.

use serde_json::{Map, Value};

use super::credential::{Case, unreadable};
use super::presented::short;
use super::reasons::{self, Reason};
use super::token::Token;
use super::verdict::{Format, Outcome, Step, StepName, Validity, Verdict};

/// Most endorsements of one document that are verified.
pub const MAX_ENDORSEMENTS: usize = 32;

/// An endorsement as it was found: embedded or as a token, and the object in which it stands.
struct Found<'d> {
    endorsement: &'d Value,
    holder: &'d Map<String, Value>,
}

/// The step for a document, and the verdict on each endorsement in it.
pub(super) fn examine(document: &Map<String, Value>, case: &Case<'_>) -> (Step, Vec<Verdict>) {
    let said = |reason: &'static Reason| reason.step(StepName::Endorsements);
    let mut found = Vec::new();
    collect(document, &mut found);
    if found.is_empty() {
        return (said(&reasons::ENDORSEMENTS_NONE), Vec::new());
    }
    if case.inside {
        return (said(&reasons::ENDORSEMENTS_INSIDE), Vec::new());
    }
    if found.len() > MAX_ENDORSEMENTS {
        return (said(&reasons::ENDORSEMENTS_TOO_MANY), Vec::new());
    }
    let mut worst: Option<Step> = None;
    let mut verdicts = Vec::new();
    for found in &found {
        let (verdict, subject) = verdict(found.endorsement, case);
        let misplaced = subject.is_some() && subject.as_deref() != id(found.holder);
        let reason = match verdict.validity() {
            Validity::Valid if misplaced => &reasons::ENDORSEMENTS_OF_ANOTHER,
            Validity::Valid => &reasons::ENDORSEMENTS_HOLD,
            Validity::Open => &reasons::ENDORSEMENTS_OPEN,
            Validity::Invalid => &reasons::ENDORSEMENTS_FAIL,
        };
        if worst.as_ref().is_none_or(|worst| worst.outcome() < reason.outcome) {
            let who = verdict.about.issuer.as_ref().or(verdict.about.issuer_id.as_ref());
            worst = Some(said(reason).with("issuer", who.map_or("?".to_owned(), |who| short(who))));
        }
        verdicts.push(verdict);
    }
    let holds = said(&reasons::ENDORSEMENTS_HOLD).with("count", verdicts.len().to_string());
    let step = worst.filter(|worst| worst.outcome() > Outcome::Skipped).unwrap_or(holds);
    (step, verdicts)
}

/// The verdict on an endorsement, and what it endorses.
fn verdict(endorsement: &Value, case: &Case<'_>) -> (Verdict, Option<String>) {
    let case = Case { inside: true, ..*case };
    let subject = |document: &Value| {
        document.get("credentialSubject")?.get("id")?.as_str().map(str::to_owned)
    };
    match endorsement {
        Value::String(text) => match Token::read(text) {
            Ok(token) => (case.token(&token, Format::Endorsement), subject(&token.credential)),
            Err(step) => (unreadable(step), None),
        },
        document => (case.json(document, Format::Endorsement), subject(document)),
    }
}

fn id(object: &Map<String, Value>) -> Option<&str> {
    object.get("id").and_then(Value::as_str)
}

/// Every endorsement of an object and of the objects in it, apart from those inside endorsements.
fn collect<'d>(object: &'d Map<String, Value>, found: &mut Vec<Found<'d>>) {
    for (name, member) in object {
        match &**name {
            "endorsement" | "endorsementJwt" => {
                let all = super::keys::items(Some(member)).iter();
                found.extend(all.map(|endorsement| Found { endorsement, holder: object }));
            }
            "proof" | "@context" => {}
            _ => match member {
                Value::Object(inner) => collect(inner, found),
                Value::Array(items) => {
                    items.iter().filter_map(Value::as_object).for_each(|item| collect(item, found));
                }
                _ => {}
            },
        }
    }
}
