//! Status lists (W3C Bitstring Status List 1.0): which credentials were taken back or held back.

use super::Documents;
use super::json::Object;
use super::vocabulary::VC;
use crate::codec::bitstring::Bitstring;
use crate::ground::{Instant, Period};
use crate::model::links::{Purpose, STATUS_PLACES};
use crate::model::{AnswerState, Catalogue, Endorser, IssuerId, Standing};
use serde_json::Value;

impl Documents<'_> {
    /// How many status lists an issuer has, for each purpose: numbers from 1 to this.
    pub fn status_lists(&self, issuer: IssuerId) -> u32 {
        self.marks.highest[issuer.index()] / STATUS_PLACES + 1
    }

    /// A status list, before it is signed, as it is at an instant.
    ///
    /// It is valid from the beginning of the month or from the issuer's latest change of status, so
    /// that it changes when something changed and once a month, and never moves backwards.
    pub fn status_list(
        &self,
        issuer: IssuerId,
        purpose: Purpose,
        number: u32,
        as_of: Instant,
    ) -> Value {
        let address = self.list_address(issuer, purpose, number);
        let renewed = renewed(as_of, self.catalogue.settings.fresh_for);
        let dates = self.marks.of_issuer(issuer).iter().map(|mark| mark.on);
        let changed = dates.filter(|on| *on <= as_of).max();
        let from = changed.map_or(renewed, |changed| changed.max(renewed));
        let until = renewed.after(self.catalogue.settings.fresh_for);

        let mut bits = Bitstring::new(STATUS_PLACES as usize);
        let here = |mark: &&Mark| {
            mark.set && mark.purpose == purpose && mark.place / STATUS_PLACES + 1 == number
        };
        for mark in self.marks.of_issuer(issuer).iter().filter(here) {
            let written = bits.set((mark.place % STATUS_PLACES) as usize, true);
            debug_assert!(written, "a remainder is smaller than its divisor");
        }
        let subject = Object::new(4)
            .with("id", format!("{address}#list"))
            .with("type", "BitstringStatusList")
            .with("statusPurpose", purpose.as_str())
            .with("encodedList", bits.encode());
        Object::new(7)
            .with("@context", vec![VC])
            .with("id", address)
            .with("type", vec!["VerifiableCredential", "BitstringStatusListCredential"])
            .with("issuer", self.issuer_id(issuer))
            .with("validFrom", from.to_string())
            .maybe("validUntil", until.map(|until| until.to_string()))
            .with("credentialSubject", subject)
            .into()
    }

    /// When an issuer's lists will be others than they are at an instant, before another one: at the
    /// beginning of each month or step, and on the days for which a change was written ahead.
    pub fn list_renewals(&self, issuer: IssuerId, after: Instant, end: Instant) -> Vec<Instant> {
        let mut found = Vec::new();
        let mut at = after;
        while let Some(next) = next_renewal(at, self.catalogue.settings.fresh_for) {
            if next >= end {
                break;
            }
            found.push(next);
            at = next;
        }
        let ahead = self.marks.of_issuer(issuer).iter().map(|mark| mark.on);
        found.extend(ahead.filter(|on| after < *on && *on < end));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Where a credential's place in the lists is told (BitstringStatusListEntry).
    pub(super) fn status_entry(&self, issuer: IssuerId, purpose: Purpose, place: u32) -> Object {
        let (number, index) = (place / STATUS_PLACES + 1, place % STATUS_PLACES);
        let list = self.list_address(issuer, purpose, number);
        Object::new(5)
            .with("id", format!("{list}#{index}"))
            .with("type", "BitstringStatusListEntry")
            .with("statusPurpose", purpose.as_str())
            .with("statusListIndex", index.to_string())
            .with("statusListCredential", list)
    }

    fn list_address(&self, issuer: IssuerId, purpose: Purpose, number: u32) -> String {
        let slug = &self.catalogue[issuer].slug;
        self.url(&self.links.status_list(slug, purpose, number))
    }
}

/// The suspension list beside a revocation list: same issuer, same number, same index, an address
/// that differs in one word. A credential names the revocation list only
/// (`docs/decisions/0002-status.md`). `None` when the address is not one of this kind.
pub fn suspension_list_beside(revocation_list: &str) -> Option<String> {
    let (folder, file) = revocation_list.rsplit_once('/')?;
    let number = file.strip_prefix("revocation-")?.strip_suffix(".json")?;
    let counted = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    counted.then(|| format!("{folder}/suspension-{number}.json"))
}

/// When a list was last due: the beginning of the month, or, when lists are fresh for less than a
/// month, the latest of the steps that begin there.
fn renewed(as_of: Instant, fresh_for: Period) -> Instant {
    let mut due = as_of.month_start();
    while let Some(next) = due.after(fresh_for).filter(|next| due < *next && *next <= as_of) {
        due = next;
    }
    due
}

/// When a list is due next.
fn next_renewal(as_of: Instant, fresh_for: Period) -> Option<Instant> {
    let month = Period::parse("P1M").expect("a month is a period");
    let step = renewed(as_of, fresh_for).after(fresh_for).filter(|step| *step > as_of);
    step.into_iter().chain(as_of.month_start().after(month)).min()
}

/// Every place whose bit is or was set, by issuer; and the highest place in use.
#[derive(Debug)]
pub(super) struct Marks {
    marks: Vec<Mark>,
    highest: Vec<u32>,
}

/// A place whose bit is or was set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    issuer: IssuerId,
    purpose: Purpose,
    place: u32,
    on: Instant,
    /// Whether the bit is set: not when a suspension has ended, whose date still counts.
    set: bool,
}

impl Marks {
    /// The marks of a catalogue, in one walk over its awards and endorsements.
    pub(super) fn of(catalogue: &Catalogue) -> Self {
        let mut marks = Vec::new();
        let mut highest = vec![0; catalogue.issuers.len()];
        let mut seen = |issuer: IssuerId, place: u32, standing, reinstated: Option<Instant>| {
            let top: &mut u32 = &mut highest[issuer.index()];
            *top = place.max(*top);
            // A list that lets go of an award is younger than the one that held it.
            let ended = reinstated.map(|on| (Purpose::Suspension, on, false));
            let now = match standing {
                Standing::Good => None,
                Standing::Suspended(on) => Some((Purpose::Suspension, on, true)),
                Standing::Revoked(on) => Some((Purpose::Revocation, on, true)),
            };
            for (purpose, on, set) in ended.into_iter().chain(now) {
                marks.push(Mark { issuer, purpose, place, on, set });
            }
        };
        for award in &catalogue.awards {
            if let Some(place) = award.status {
                let reinstated = award.more().reinstated;
                seen(catalogue.issuer_of(award), place, award.standing, reinstated);
            }
        }
        for gone in &catalogue.erased {
            if let Some(place) = gone.status {
                seen(gone.issuer, place, Standing::Revoked(gone.on), None);
            }
        }
        for it in &catalogue.endorsements {
            let (Endorser::Issuer(by), Some(place)) = (&it.by, it.status) else { continue };
            // Who takes a word back, and whose word should not have been given: for ever, both.
            let taken_back =
                matches!(it.answer.state, AnswerState::Withdrawn | AnswerState::Revoked);
            let on = it.answer.on.unwrap_or(it.given);
            let standing = if taken_back { Standing::Revoked(on) } else { Standing::Good };
            seen(*by, place, standing, None);
        }
        marks.sort_unstable();
        Self { marks, highest }
    }

    fn of_issuer(&self, issuer: IssuerId) -> &[Mark] {
        let from = self.marks.partition_point(|mark| mark.issuer < issuer);
        let to = self.marks.partition_point(|mark| mark.issuer <= issuer);
        &self.marks[from..to]
    }
}
