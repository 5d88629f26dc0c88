//! Awards issued again: renewed or corrected under the same id, or handed over to another address or
//! identifier of the same person. From a catalogue to the text that a file will have.

use super::given::recipient_of;
use super::standing::{MARK, text_of};
use super::{AwardsFile, ChangedFile, FateError};
use crate::ground::{Instant, Sources, Uuid};
use crate::model::{Award, Catalogue, Recipient, Standing};

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
        /// Why the old one stands no more, in words that its reader will see.
        reason: &'a str,
    },
}

/// What the file of an award says once it is issued again on that day.
pub fn reissue(
    sources: &Sources,
    catalogue: &Catalogue,
    id: Uuid,
    again: Again<'_>,
    on: Instant,
) -> Result<ChangedFile, FateError> {
    let award = &catalogue[catalogue.find_award(id).ok_or(FateError::Unknown(id))?];
    match award.standing {
        Standing::Revoked(since) => return Err(FateError::IsRevoked(id, since)),
        // Handed over, it would come out of its suspension; renewed, it stays in it.
        Standing::Suspended(_) if matches!(again, Again::HandOver { .. }) => {
            return Err(FateError::IsSuspended(id));
        }
        _ => {}
    }
    if on <= award.valid_from() && matches!(again, Again::Renew { .. }) || on < award.valid_from() {
        return Err(FateError::TooEarly(id, award.valid_from()));
    }
    let source = award.span.source;
    let failed = |error| FateError::File(source, error);
    let (mark, text) = text_of(&sources[source]).map_err(failed)?;
    let mut file = AwardsFile::parse(text).map_err(failed)?;
    issue(&mut file, catalogue, award, again, on).map_err(failed)?;
    Ok(ChangedFile { source, text: format!("{}{}", if mark { MARK } else { "" }, file.to_text()) })
}

fn issue(
    file: &mut AwardsFile,
    catalogue: &Catalogue,
    award: &Award,
    again: Again<'_>,
    on: Instant,
) -> Result<(), super::EditError> {
    match again {
        Again::Renew { until } => {
            file.set_date(award.id, "valid_from", on)?;
            let period = catalogue[award.version].valid_for;
            if let Some(until) = until.or_else(|| on.after(period?)) {
                file.set_date(award.id, "expires", until)?;
            }
        }
        Again::HandOver { id, status, recipient, reason } => {
            file.copy(award.id, id)?;
            file.take_away(id, &["suspended", "reinstated", "reason"])?;
            file.set(id, "recipient", recipient_of(recipient))?;
            file.set(id, "status", i64::from(status))?;
            file.set(id, "supersedes", award.id.to_string())?;
            // It was given when it was given; this text of it holds from today.
            file.set_date(id, "awarded", award.awarded)?;
            file.set_date(id, "valid_from", on)?;
            file.take_away(award.id, &["suspended", "reinstated"])?;
            file.set_date(award.id, "revoked", on)?;
            file.set(award.id, "reason", reason)?;
        }
    }
    Ok(())
}
