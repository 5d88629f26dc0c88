//! Whether a badge holds now: its dates, and whether its issuer took it back.

use serde_json::Value;

use crate::verify::verdict::StepName::{InForce, Status};

use super::classes::{Class, Edition};
use super::examine::Examiner;
use super::form::{all, date, one, text};
use super::links::Found;
use super::window::web;
use super::{reasons, shown};

impl Examiner<'_, '_> {
    /// Awarded in the past, and not over yet.
    pub(super) fn dates(&mut self, awarded: &Value) {
        let edition = self.form.edition;
        let moment = |name| one(awarded, name).map(|value| date(value, edition));
        let (from, until) = (moment("issuedOn"), moment("expires"));
        self.verdict.about.awarded = from.flatten();
        self.verdict.about.valid_until = until.flatten();
        let now = self.window.request.now;
        let step = match (from.flatten(), until) {
            (None, _) | (_, Some(None)) => reasons::NO_DATE.step(InForce),
            (Some(from), Some(Some(until))) if until < from => reasons::REVERSED
                .step(InForce)
                .with("date", from.to_string())
                .with("until", until.to_string()),
            (Some(from), _) if now < from => {
                reasons::FUTURE.step(InForce).with("date", from.to_string())
            }
            (_, Some(Some(until))) if until < now => {
                reasons::EXPIRED.step(InForce).with("date", until.to_string())
            }
            _ => reasons::IN_FORCE.step(InForce),
        };
        self.step(step);
    }

    /// Whether the document itself says that it was taken back; says so.
    pub(super) fn revoked(&mut self, awarded: &Value) -> bool {
        let flag = one(awarded, "revoked");
        if flag.is_none_or(|flag| flag == &Value::Bool(false)) {
            return false;
        }
        self.taken_back(text(awarded, "revocationReason"));
        true
    }

    /// Whether the issuer's list says that it was taken back, and whether anybody could be asked.
    pub(super) fn standing(
        &mut self,
        awarded: &Value,
        issuer: Option<&Found>,
        signed: bool,
        hosted: bool,
    ) {
        let list = issuer.and_then(|issuer| text(&issuer.document, "revocationList"));
        let Some(address) = list else {
            // A profile that nothing confirms cannot say that there is no list.
            let asked = if signed { issuer.is_some_and(|it| it.confirmed) } else { hosted };
            let reason = if asked { &reasons::STANDS } else { &reasons::STANDING_UNKNOWN };
            return self.step(reason.step(Status));
        };
        let answer = match web(address) {
            Some(url) => self.window.document(url.as_str()),
            None => Err(super::window::Missing::no_web()),
        };
        let list = match answer {
            Ok(list) => list,
            Err(_) if hosted => {
                self.step(reasons::LIST_ASIDE.step(Status).with("address", shown(address)));
                return self.step(reasons::STANDS.step(Status));
            }
            Err(missing) => {
                return self.step(missing.step(Status, reasons::THE_LIST, address));
            }
        };
        if self.form.edition == Edition::Two {
            let (class, what) = (Class::RevocationList, reasons::THE_LIST);
            self.form.document(&list, class, what, &mut self.faults);
        }
        match listed(&list, awarded) {
            Some(Listed { reason }) => self.taken_back(reason),
            None if hosted || signed => self.step(reasons::STANDS.step(Status)),
            None => self.step(reasons::STANDING_UNKNOWN.step(Status)),
        }
    }

    fn taken_back(&mut self, why: Option<&str>) {
        let step = match why.map(shown).filter(|why| !why.trim().is_empty()) {
            Some(why) => reasons::REVOKED.step(Status).with("why", why),
            None => reasons::REVOKED_SILENTLY.step(Status),
        };
        self.step(step);
    }
}

/// A list that holds an award.
struct Listed<'a> {
    reason: Option<&'a str>,
}

/// Whether a list holds an award, by `id` or `uid`.
fn listed<'a>(list: &'a Value, awarded: &Value) -> Option<Listed<'a>> {
    let names: Vec<&str> = ["id", "uid"].iter().filter_map(|name| text(awarded, name)).collect();
    for entry in all(list, "revokedAssertions") {
        let ours = match entry {
            Value::String(name) => names.contains(&name.as_str()),
            other => {
                ["id", "uid"].iter().any(|it| text(other, it).is_some_and(|it| names.contains(&it)))
            }
        };
        if ours {
            return Some(Listed { reason: text(entry, "revocationReason") });
        }
    }
    // Before 2.0, the list was an object: from the badge's `uid` to the reason.
    let old = list.get("revokedAssertions").is_none();
    names
        .iter()
        .filter(|_| old)
        .find_map(|name| list.get(*name))
        .map(|reason| Listed { reason: reason.as_str() })
}
