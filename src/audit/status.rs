//! Status lists: fresh, as far as the build and no further, never older than before.

use serde_json::Value;

use super::{Answer, rules};
use crate::codec::bitstring::Bitstring;
use crate::ground::{Diagnostic, Instant};

/// Longest time for which a list may be kept without asking again, in seconds.
const LONGEST_KEPT: u64 = 86_400;

/// What is compared of a published list.
pub(super) struct List<'a> {
    pub(super) place: &'a str,
    pub(super) answer: &'a Answer,
    /// The list of the build, when it is at hand.
    pub(super) built: Option<&'a [u8]>,
    /// Since when the list was valid that an earlier audit saw.
    pub(super) before: Option<Instant>,
    pub(super) now: Instant,
}

/// What was found of a list, and since when it is valid.
#[derive(Default)]
pub(super) struct Found {
    pub(super) findings: Vec<Diagnostic>,
    pub(super) from: Option<Instant>,
    /// Whether a finding says already that it is another list than that of the build.
    pub(super) differs: bool,
}

/// Whether the file at a path is a status list.
pub(super) fn is_list(path: &str) -> bool {
    path.starts_with("status/") && path.strip_suffix(".json").is_some()
}

impl List<'_> {
    /// Looks at a list that answered.
    pub(super) fn look(&self) -> Found {
        let mut found = Found::default();
        let at = |rule: &'static crate::ground::Rule| rule.about_path(self.place);
        if let Some(kept) = self.answer.kept.filter(|kept| *kept > LONGEST_KEPT) {
            let hours = (kept / 3_600).to_string();
            found.findings.push(at(&rules::KEPT_TOO_LONG).with("hours", hours));
        }
        let Some(list) = self.answer.bytes().and_then(Marks::read) else { return found };
        found.from = list.from;
        if let Some(until) = list.until.filter(|until| *until <= self.now) {
            found.findings.push(at(&rules::LIST_LAPSED).with("until", until.day()));
        }
        if let (Some(from), Some(before)) =
            (list.from, self.before.filter(|it| list.from < Some(*it)))
        {
            let finding = at(&rules::LIST_WENT_BACK).with("from", from.to_string());
            found.findings.push(finding.with("before", before.to_string()));
        }
        let Some(built) = self.built.and_then(Marks::read) else { return found };
        for (rule, count) in [
            (&rules::LIST_BEHIND, built.beyond(&list)),
            (&rules::BUILD_BEHIND, list.beyond(&built)),
        ] {
            if count > 0 {
                found.differs = true;
                found.findings.push(at(rule).with("count", count.to_string()));
            }
        }
        found
    }
}

/// What a list says (Bitstring Status List 1.0).
struct Marks {
    from: Option<Instant>,
    until: Option<Instant>,
    bits: Bitstring,
}

impl Marks {
    fn read(bytes: &[u8]) -> Option<Self> {
        let document: Value = serde_json::from_slice(bytes).ok()?;
        let moment = |name: &str| Instant::parse(document.get(name)?.as_str()?);
        let list = document.get("credentialSubject")?.get("encodedList")?.as_str()?;
        let bits = Bitstring::decode(list).ok()?;
        Some(Self { from: moment("validFrom"), until: moment("validUntil"), bits })
    }

    /// How many places are marked here and not there.
    fn beyond(&self, other: &Self) -> usize {
        self.bits.ones().filter(|place| other.bits.get(*place) != Some(true)).count()
    }
}
