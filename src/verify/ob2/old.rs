//! Badges from before 2.0, read by the rules of their time: 1.1 (2015), 1.0 (2013), and the beta.

use serde_json::Value;

use crate::verify::verdict::StepName::{InForce, Proof, Scope, Status, WellFormed};
use crate::verify::verdict::{About, Format, Step};

use super::classes::Edition;
use super::examine::{Examiner, Presented, same_host};
use super::form::{date, one, text};
use super::window::web;
use super::{context, reasons, recipient, shown};

/// An edition from before 2.0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Old {
    /// 1.0 and 1.1: an assertion that names its address, its badge and its issuer.
    One,
    /// The beta: one object with everything inside, and no address of its own.
    BeforeOne,
}

/// Which edition an assertion is of, when it is from before 2.0.
pub(super) fn edition(document: &Value) -> Option<Old> {
    let map = document.as_object()?;
    let contexts = context::entries(map);
    if !contexts.is_empty() {
        let one = contexts.iter().filter_map(Value::as_str).any(|it| context::OB1.contains(&it));
        return (one && map.contains_key("recipient")).then_some(Old::One);
    }
    if !map.contains_key("recipient") {
        return None;
    }
    match (map.get("badge"), map.get("verify")) {
        (Some(Value::String(_)), Some(Value::Object(_))) => Some(Old::One),
        (Some(Value::Object(badge)), None) if badge.contains_key("criteria") => {
            Some(Old::BeforeOne)
        }
        _ => None,
    }
}

/// The step that says so.
pub(super) fn edition_of(about: &About, edition: Edition) -> Option<Step> {
    let old = about.format == Some(Format::Ob1) && edition == Edition::One;
    old.then(|| reasons::OLD_FORM.step(WellFormed).with("version", "1"))
}

impl Examiner<'_, '_> {
    /// A badge of the beta: where it was read is all that can be known of it.
    pub(super) fn before_one(&mut self, document: &Value, presented: Presented<'_>) {
        let badge = one(document, "badge");
        let issuer = badge.and_then(|badge| one(badge, "issuer"));
        let origin = issuer.and_then(|issuer| text(issuer, "origin")).and_then(web);
        self.verdict.about.issuer_id = origin.as_ref().map(|origin| shown(origin.as_str()));
        self.verdict.about.host = origin.as_ref().map(|origin| shown(origin.host()));
        if let Presented::At(address) = presented {
            let at = shown(address.as_str());
            self.step(reasons::HOSTED.step(Proof).with("address", at));
            self.step(reasons::STANDS.step(Status));
            let same = origin.as_ref().is_some_and(|origin| same_host(origin, address));
            let name = origin.as_ref().map_or_else(|| "?".to_owned(), |it| shown(it.host()));
            let step = if same {
                reasons::IN_SCOPE.step(Scope).with("name", name)
            } else {
                let host = shown(address.host());
                reasons::OLD_OTHER_HOST.step(Scope).with("host", host).with("name", name)
            };
            self.step(step);
        } else {
            self.step(reasons::NO_OWN_ADDRESS.step(Proof));
            self.step(reasons::STANDING_UNKNOWN.step(Status));
        }
        let moment = |name| one(document, name).and_then(|value| date(value, Edition::One));
        let (from, until) = (moment("issued_on"), moment("expires"));
        let now = self.window.request.now;
        let step = match (from, until) {
            (_, Some(until)) if until < now => {
                reasons::EXPIRED.step(InForce).with("date", until.to_string())
            }
            (Some(from), _) if now < from => {
                reasons::FUTURE.step(InForce).with("date", from.to_string())
            }
            (None, None) => reasons::NO_DATE.step(InForce),
            _ => reasons::IN_FORCE.step(InForce),
        };
        self.step(step);
        let asked = self.window.request.recipient.as_deref();
        self.step(recipient::check(document, asked));
    }
}
