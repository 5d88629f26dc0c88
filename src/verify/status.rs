//! Was it taken back or held back? (Bitstring Status List 1.0; Status List 2021; the revocation
//! lists of 1EdTech.) A list counts only when its own seal holds and it is the issuer's.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::fetch::FetchError;
use super::in_force::Period;
use super::keys::items;
use super::presented::{self, Presented, short};
use super::reasons::{self, Reason};
use super::request::{Request, Trusted};
use super::seal::{self, Seal};
use super::verdict::{Format, Outcome, Step, StepName};
use super::window::Window;
use super::{credential, token};
use crate::codec::bitstring::{Bitstring, BitstringError};
use crate::formats::suspension_list_beside;

/// Most statuses of one document that are looked up.
pub const MAX_STATUSES: usize = 8;

/// A list, as it was fetched and checked; its dates are left to whoever asks.
#[derive(Debug)]
pub(super) struct List {
    read: Result<Marks, Step>,
}

/// A list of which the shape and the seal were checked.
#[derive(Debug)]
struct Marks {
    id: Option<String>,
    issuer: String,
    purposes: Vec<String>,
    bits: Bitstring,
    seal: Seal,
    period: Period,
}

/// The steps for a document of this issuer.
pub(super) fn steps(
    document: &Map<String, Value>,
    issuer: &str,
    window: &Window<'_>,
    request: &Request,
) -> Vec<Step> {
    let statuses = items(document.get("credentialStatus"));
    if statuses.is_empty() {
        return vec![said(&reasons::STATUS_NONE)];
    }
    if statuses.len() > MAX_STATUSES {
        return vec![said(&reasons::STATUS_TOO_MANY)];
    }
    let asked = Asked { document, issuer, window, request };
    statuses.iter().map(|status| asked.step(status)).collect()
}

/// On whose behalf lists are read.
struct Asked<'a> {
    document: &'a Map<String, Value>,
    issuer: &'a str,
    window: &'a Window<'a>,
    request: &'a Request,
}

impl Asked<'_> {
    fn step(&self, status: &Value) -> Step {
        let kinds = || items(status.get("type")).iter().filter_map(Value::as_str);
        if kinds().any(|kind| matches!(kind, "BitstringStatusListEntry" | "StatusList2021Entry")) {
            self.entry(status)
        } else if kinds().any(|kind| kind == "1EdTechRevocationList") {
            self.revocation_list(status)
        } else {
            let kind = kinds().next().unwrap_or("?");
            said(&reasons::STATUS_UNKNOWN).with("type", short(kind))
        }
    }

    fn entry(&self, status: &Value) -> Step {
        let text = |name: &str| status.get(name).and_then(Value::as_str);
        let (Some(list), Some(purpose)) = (text("statusListCredential"), text("statusPurpose"))
        else {
            return said(&reasons::STATUS_MALFORMED);
        };
        let Some(place) = place(status.get("statusListIndex")) else {
            return said(&reasons::STATUS_MALFORMED);
        };
        if status.get("statusSize").is_some_and(|size| size != 1) {
            return said(&reasons::STATUS_SIZE);
        }
        let Ok(purpose) = known(purpose) else {
            return said(&reasons::STATUS_OTHER_PURPOSE).with("purpose", short(purpose));
        };
        let step = self.look_up(list, purpose, place);
        if purpose != "revocation" || step.outcome() != Outcome::Passed {
            return step;
        }
        // An issuer like ours names the revocation list only; suspensions stand beside it.
        match suspension_list_beside(list) {
            None => step,
            Some(beside) => {
                if matches!(self.window.answer(&beside).fetched, Err(FetchError::NotThere)) {
                    return step;
                }
                match self.look_up(&beside, "suspension", place) {
                    good if good.outcome() == Outcome::Passed => step,
                    other => other,
                }
            }
        }
    }

    fn look_up(&self, address: &str, purpose: &'static str, place: usize) -> Step {
        let list = list(self.window, self.request, address);
        let marks = match &list.read {
            Ok(marks) => marks,
            Err(step) => return step.clone(),
        };
        let told = |reason: &'static Reason| said(reason).with("address", address);
        match marks.seal.outcome() {
            Outcome::Failed => return told(&reasons::STATUS_LIST_FORGED),
            Outcome::Open => return told(&reasons::STATUS_LIST_OPEN),
            Outcome::Passed | Outcome::Skipped => {}
        }
        let named = Trusted::Issuer(marks.issuer.clone());
        if marks.issuer != self.issuer && !self.request.trusted.contains(&named) {
            return told(&reasons::STATUS_LIST_OF_ANOTHER).with("issuer", short(&marks.issuer));
        }
        if !marks.purposes.iter().any(|other| other == purpose) {
            return told(&reasons::STATUS_LIST_OTHER_PURPOSE).with("purpose", purpose);
        }
        match (marks.bits.get(place), purpose) {
            (None, _) => return told(&reasons::STATUS_OUT_OF_RANGE),
            // What was taken back stays so, however old the list is.
            (Some(true), "revocation") => return told(&reasons::STATUS_REVOKED),
            (Some(true), _) => return told(&reasons::STATUS_SUSPENDED),
            (Some(false), _) => {}
        }
        let now = self.request.now;
        if marks.period.step(marks.seal.period, now).outcome() == Outcome::Failed {
            return told(&reasons::STATUS_LIST_STALE);
        }
        if marks.id.as_deref().is_some_and(|id| id != address) {
            return told(&reasons::STATUS_LIST_MISPLACED);
        }
        told(&reasons::STATUS_GOOD)
    }

    /// A list of identifiers, without a seal of its own (1EdTech, Verifiable Credentials Revocation
    /// List 1.0): it is believed because of where it was fetched.
    fn revocation_list(&self, status: &Value) -> Step {
        let Some(address) = status.get("id").and_then(Value::as_str) else {
            return said(&reasons::STATUS_MALFORMED);
        };
        let told = |reason: &'static Reason| said(reason).with("address", address);
        if !address.starts_with("https://") {
            return told(&reasons::STATUS_MALFORMED);
        }
        let answer = self.window.answer(address);
        if let Err(error) = &answer.fetched {
            return unanswered(error, address);
        }
        let Some(revoked) = answer.json().and_then(|list| list.get("revokedCredential")) else {
            return told(&reasons::STATUS_LIST_UNREADABLE);
        };
        let own = self.document.get("id").and_then(Value::as_str);
        let mut entries = items(Some(revoked)).iter();
        let taken_back = entries.any(|entry| {
            let id = entry.get("id").unwrap_or(entry).as_str();
            id.is_some() && id == own && entry.get("revoked") != Some(&Value::Bool(false))
        });
        told(if taken_back { &reasons::STATUS_REVOKED } else { &reasons::STATUS_GOOD })
    }
}

/// The purposes that decide whether a document counts.
fn known(purpose: &str) -> Result<&'static str, ()> {
    ["revocation", "suspension"].into_iter().find(|known| *known == purpose).ok_or(())
}

/// A place in a list: base-10 text, as the standard has it, or a number, as some write it.
fn place(index: Option<&Value>) -> Option<usize> {
    match index? {
        Value::String(text) => {
            let figures = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
            figures.then(|| text.parse().ok()).flatten()
        }
        number => usize::try_from(number.as_u64()?).ok(),
    }
}

fn list(window: &Window<'_>, request: &Request, address: &str) -> Arc<List> {
    window.memory.lists.get(address.to_owned(), || List { read: fetch(window, request, address) })
}

fn fetch(window: &Window<'_>, request: &Request, address: &str) -> Result<Marks, Step> {
    if !address.starts_with("https://") {
        return Err(said(&reasons::STATUS_MALFORMED).with("address", address));
    }
    let unreadable = || said(&reasons::STATUS_LIST_UNREADABLE).with("address", address);
    let answer = window.answer(address);
    let fetched = answer.fetched.as_ref().map_err(|error| unanswered(error, address))?;
    let Presented { documents, .. } = presented::read(&fetched.bytes);
    let (document, steps, seal) = match documents.into_iter().next() {
        Some(presented::Document::Json(document)) => {
            let (steps, seal) = credential::checked(&document, Format::StatusList, window, request);
            (document, steps, seal)
        }
        Some(presented::Document::Token(text)) => {
            let token = token::Token::read(&text).map_err(|_| unreadable())?;
            let (steps, seal) =
                credential::checked_token(&token, Format::StatusList, window, request);
            (token.credential, steps, seal)
        }
        _ => return Err(unreadable()),
    };
    let malformed = || said(&reasons::STATUS_LIST_MALFORMED).with("address", address);
    if steps.iter().any(|step| step.outcome() == Outcome::Failed) {
        return Err(malformed());
    }
    let (bits, purposes) = bits(&document).map_err(|_| malformed())?;
    let members = document.as_object().ok_or_else(unreadable)?;
    Ok(Marks {
        id: members.get("id").and_then(Value::as_str).map(str::to_owned),
        issuer: seal::issuer(&document).ok_or_else(unreadable)?.to_owned(),
        purposes,
        bits,
        seal,
        period: Period::of(members),
    })
}

/// The bits of a list, and what they are for.
pub(super) fn bits(document: &Value) -> Result<(Bitstring, Vec<String>), String> {
    let no = || "credentialSubject".to_owned();
    let subject = document.get("credentialSubject").ok_or_else(no)?;
    let is = |name: &str| items(subject.get("type")).iter().any(|kind| kind == name);
    let text = subject.get("encodedList").and_then(Value::as_str).ok_or("encodedList")?;
    let read =
        |text: &str| Bitstring::decode(text).map_err(|error: BitstringError| error.to_string());
    let bits = if is("BitstringStatusList") {
        read(text)?
    } else if is("StatusList2021") {
        // The list of 2021 had no prefix, and some wrote padding.
        read(&format!("u{}", text.trim_end_matches('=')))?
    } else {
        return Err("type".to_owned());
    };
    let purposes = items(subject.get("statusPurpose")).iter().filter_map(Value::as_str);
    Ok((bits, purposes.map(str::to_owned).collect()))
}

fn unanswered(error: &FetchError, address: &str) -> Step {
    let step = match error {
        FetchError::Offline => said(&reasons::STATUS_OFFLINE),
        FetchError::NotThere | FetchError::Gone => said(&reasons::STATUS_NOT_THERE),
        FetchError::TooLarge(_) => said(&reasons::STATUS_TOO_LARGE),
        FetchError::Refused(why) | FetchError::Failed(why) => {
            said(&reasons::STATUS_UNREACHABLE).with("why", why.clone())
        }
    };
    step.with("address", address)
}

fn said(reason: &'static Reason) -> Step {
    reason.step(StepName::Status)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn places_are_written_in_figures() {
        for (index, expected) in [
            (json!("23"), Some(23)),
            (json!(23), Some(23)),
            (json!("0"), Some(0)),
            (json!("+1"), None),
            (json!("-1"), None),
            (json!(""), None),
            (json!("1.0"), None),
            (json!(1.5), None),
            (json!("99999999999999999999999"), None),
        ] {
            assert_eq!(place(Some(&index)), expected, "{index}");
        }
    }

    #[test]
    fn the_list_of_2021_had_no_prefix() {
        let text = Bitstring::new(0).encode();
        let list = |kind: &str, text: &str| {
            json!({ "credentialSubject": {
                "type": kind, "statusPurpose": "revocation", "encodedList": text
            } })
        };
        assert!(bits(&list("BitstringStatusList", &text)).is_ok());
        assert!(bits(&list("StatusList2021", &text[1..])).is_ok());
        assert!(bits(&list("BitstringStatusList", &text[1..])).is_err());
        assert!(bits(&list("Other", &text)).is_err());
    }
}
