//! Awards issued again: renewed or corrected under the same id, or handed over to another address or
//! identifier of the same person. From a catalogue to the texts that files will have.

use std::collections::BTreeMap;

use super::given::recipient_of;
use super::standing::{MARK, text_of};
use super::{AwardsFile, ChangedFile, Consequences, EditError, FateError};
use crate::ground::{Instant, SourceId, Sources, Uuid};
use crate::model::{Award, AwardId, Catalogue, Recipient, Standing};

/// How an award is issued again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Again<'a> {
    /// The same award, with a newer `validFrom`; until that day, or else for as long as its badge
    /// says from now on.
    Renew {
        /// Until when it holds.
        until: Option<Instant>,
    },
    /// A new award takes the place of this one, which is revoked.
    HandOver {
        /// The new award's id, random.
        id: Uuid,
        /// Its place in the status lists, never used.
        status: u32,
        /// Who holds it.
        recipient: &'a Recipient,
        /// Until when it holds, when that is not what the old one says.
        until: Option<Instant>,
        /// Why the old one stands no more, in words that its reader will see.
        reason: &'a str,
    },
}

/// What the files say once these awards are issued again on that day. An award that stands so
/// already is left as it is.
pub fn reissue(
    sources: &Sources,
    catalogue: &Catalogue,
    awards: &BTreeMap<Uuid, Again<'_>>,
    on: Instant,
) -> Result<Consequences, FateError> {
    let mut consequences = Consequences::default();
    let mut by_file: BTreeMap<SourceId, Vec<(&Award, Again<'_>)>> = BTreeMap::new();
    for (id, again) in awards {
        let at = find(catalogue, *id)?;
        let award = &catalogue[at];
        if is_possible(catalogue, at, *again, on)? {
            consequences.changed.insert(*id);
            by_file.entry(award.span.source).or_default().push((award, *again));
        } else {
            consequences.unchanged.insert(*id);
        }
    }
    for (source, awards) in by_file {
        let text = changed(sources, source, catalogue, &awards, on);
        let text = text.map_err(|error| FateError::File(source, error))?;
        consequences.files.push(ChangedFile { source, text });
    }
    Ok(consequences)
}

/// The award that stands in the place of this one now: itself, or the last of those that followed it.
pub fn last_in_place(catalogue: &Catalogue, id: AwardId) -> AwardId {
    let mut last = id;
    // Awards that follow each other in a circle were written by hand; each is passed once at most.
    for _ in 0..catalogue.awards.len() {
        match catalogue.successor(last) {
            Some(next) if next != id => last = next,
            _ => break,
        }
    }
    last
}

/// The award of this id; what was erased is refused as such.
pub fn find(catalogue: &Catalogue, id: Uuid) -> Result<AwardId, FateError> {
    if let Some(at) = catalogue.find_award(id) {
        return Ok(at);
    }
    let gone = catalogue.erased.iter().find(|gone| gone.id == id);
    Err(gone.map_or(FateError::Unknown(id), |gone| FateError::IsErased(id, gone.on)))
}

/// Whether there is anything to change.
fn is_possible(
    catalogue: &Catalogue,
    at: AwardId,
    again: Again<'_>,
    on: Instant,
) -> Result<bool, FateError> {
    let award = &catalogue[at];
    let (id, since) = (award.id, award.valid_from());
    match award.standing {
        Standing::Revoked(when) => {
            let last = last_in_place(catalogue, at);
            return Err(if last == at {
                FateError::IsRevoked(id, when)
            } else {
                FateError::IsSuperseded(id, catalogue[last].id)
            });
        }
        // Handed over, it would come out of its suspension; renewed, it stays in it.
        Standing::Suspended(_) if matches!(again, Again::HandOver { .. }) => {
            return Err(FateError::IsSuspended(id));
        }
        _ => {}
    }
    if on < since {
        return Err(FateError::TooEarly(id, since));
    }
    let (Again::Renew { until } | Again::HandOver { until, .. }) = again;
    let expires = match again {
        Again::Renew { .. } => until_when(catalogue, award, until, on),
        Again::HandOver { .. } => until,
    };
    let expires = expires.or_else(|| catalogue.expires(award));
    if let Some(expires) = expires.filter(|expires| *expires <= on) {
        return Err(FateError::Lapses(id, expires));
    }
    if matches!(again, Again::Renew { .. }) && on == since {
        // Two texts of one award with one `validFrom` could not be told apart.
        return if expires == catalogue.expires(award) {
            Ok(false)
        } else {
            Err(FateError::NotNewer(id, since))
        };
    }
    Ok(true)
}

/// Until when a renewed award holds; none when its file says that already.
fn until_when(
    catalogue: &Catalogue,
    award: &Award,
    until: Option<Instant>,
    on: Instant,
) -> Option<Instant> {
    until.or_else(|| on.after(catalogue[award.version].valid_for?))
}

fn changed(
    sources: &Sources,
    source: SourceId,
    catalogue: &Catalogue,
    awards: &[(&Award, Again<'_>)],
    on: Instant,
) -> Result<String, EditError> {
    let (mark, text) = text_of(&sources[source])?;
    let mut file = AwardsFile::parse(text)?;
    for (award, again) in awards {
        issue(&mut file, catalogue, award, *again, on)?;
    }
    Ok(format!("{}{}", if mark { MARK } else { "" }, file.to_text()))
}

fn issue(
    file: &mut AwardsFile,
    catalogue: &Catalogue,
    award: &Award,
    again: Again<'_>,
    on: Instant,
) -> Result<(), EditError> {
    match again {
        Again::Renew { until } => {
            file.set_date(award.id, "valid_from", on)?;
            if let Some(until) = until_when(catalogue, award, until, on) {
                file.set_date(award.id, "expires", until)?;
            }
        }
        Again::HandOver { id, status, recipient, until, reason } => {
            file.copy(award.id, id)?;
            file.take_away(id, &["suspended", "reinstated", "reason"])?;
            file.set(id, "recipient", recipient_of(recipient))?;
            file.set(id, "status", i64::from(status))?;
            file.set(id, "supersedes", award.id.to_string())?;
            // It was given when it was given; this text of it holds from today.
            file.set_date(id, "awarded", award.awarded)?;
            file.set_date(id, "valid_from", on)?;
            if let Some(until) = until {
                file.set_date(id, "expires", until)?;
            }
            file.take_away(award.id, &["suspended", "reinstated"])?;
            file.set_date(award.id, "revoked", on)?;
            file.set(award.id, "reason", reason)?;
        }
    }
    Ok(())
}
