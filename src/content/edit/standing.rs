//! What becomes of awards: taken back, held back, let go again, erased. From a catalogue and ids to
//! the texts that the files will have; nothing is written here.

use std::collections::{BTreeMap, BTreeSet};

use super::{AwardsFile, EditError, Tombstone};
use crate::ground::{Instant, Source, SourceId, Sources, Span, Uuid};
use crate::model::{Award, Catalogue, Standing};

/// What is to become of awards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate<'a> {
    /// Taken back for ever, with the reason that people will read.
    Revoke(&'a str),
    /// Held back for a time.
    Suspend(Option<&'a str>),
    /// Let go again after a suspension.
    Reinstate,
    /// Forgotten: a tombstone is all that stays.
    Erase,
}

/// An awards file and the text that it will have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedFile {
    /// The file as it was read.
    pub source: SourceId,
    /// Its text to be.
    pub text: String,
}

/// What follows from a fate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Consequences {
    /// The files that change, in path order.
    pub files: Vec<ChangedFile>,
    /// The awards that are changed.
    pub changed: BTreeSet<Uuid>,
    /// Those that were so already.
    pub unchanged: BTreeSet<Uuid>,
}

/// Why nothing can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FateError {
    /// No award has this id.
    Unknown(Uuid),
    /// It was revoked, which is for ever.
    IsRevoked(Uuid, Instant),
    /// It is not suspended.
    NotSuspended(Uuid),
    /// It is suspended: nothing else is decided until that ends.
    IsSuspended(Uuid),
    /// The date lies before the award itself, or before its suspension.
    TooEarly(Uuid, Instant),
    /// It was erased.
    IsErased(Uuid, Instant),
    /// The second took its place.
    IsSuperseded(Uuid, Uuid),
    /// Its present text holds since this very moment: what is issued again is dated later.
    NotNewer(Uuid, Instant),
    /// It would have lapsed before it is issued again.
    Lapses(Uuid, Instant),
    /// The file cannot be changed in place.
    File(SourceId, EditError),
}

/// What the files say when these awards have met their fate on that day.
pub fn decide(
    sources: &Sources,
    catalogue: &Catalogue,
    ids: &BTreeSet<Uuid>,
    fate: Fate<'_>,
    on: Instant,
) -> Result<Consequences, FateError> {
    let mut consequences = Consequences::default();
    let mut by_file: BTreeMap<SourceId, Vec<&Award>> = BTreeMap::new();
    let mut known = BTreeSet::new();
    for award in catalogue.awards.iter().filter(|award| ids.contains(&award.id)) {
        known.insert(award.id);
        if is_so_already(award, fate, on)? {
            consequences.unchanged.insert(award.id);
        } else {
            consequences.changed.insert(award.id);
            by_file.entry(award.span.source).or_default().push(award);
        }
    }
    for gone in catalogue.erased.iter().filter(|gone| ids.contains(&gone.id)) {
        known.insert(gone.id);
        if fate != Fate::Erase {
            return Err(FateError::IsRevoked(gone.id, gone.on));
        }
        consequences.unchanged.insert(gone.id);
    }
    if let Some(unknown) = ids.difference(&known).next() {
        return Err(FateError::Unknown(*unknown));
    }
    for (source, awards) in by_file {
        let text = changed(&sources[source], catalogue, &awards, fate, on);
        let text = text.map_err(|error| FateError::File(source, error))?;
        consequences.files.push(ChangedFile { source, text });
    }
    Ok(consequences)
}

/// The awards of one file.
pub fn awards_of(catalogue: &Catalogue, file: SourceId) -> BTreeSet<Uuid> {
    let here = |span: &Span| span.source == file;
    let awards = catalogue.awards.iter().filter(|award| here(&award.span));
    awards.map(|award| award.id).collect()
}

fn is_so_already(award: &Award, fate: Fate<'_>, on: Instant) -> Result<bool, FateError> {
    let id = award.id;
    let since =
        |least: Instant| if on < least { Err(FateError::TooEarly(id, least)) } else { Ok(false) };
    match (fate, award.standing) {
        (Fate::Erase, _) => Ok(false),
        (Fate::Revoke(_), Standing::Revoked(_)) | (Fate::Suspend(_), Standing::Suspended(_)) => {
            Ok(true)
        }
        (_, Standing::Revoked(since)) => Err(FateError::IsRevoked(id, since)),
        (Fate::Reinstate, Standing::Suspended(from)) => since(from),
        (Fate::Reinstate, Standing::Good) if award.more().reinstated.is_some() => Ok(true),
        (Fate::Reinstate, Standing::Good) => Err(FateError::NotSuspended(id)),
        (Fate::Revoke(_) | Fate::Suspend(_), _) => since(award.awarded),
    }
}

fn changed(
    file: &Source,
    catalogue: &Catalogue,
    awards: &[&Award],
    fate: Fate<'_>,
    on: Instant,
) -> Result<String, EditError> {
    let (mark, text) = text_of(file)?;
    let mut edited = AwardsFile::parse(text)?;
    for award in awards {
        let id = award.id;
        match fate {
            Fate::Revoke(reason) => {
                edited.take_away(id, &["suspended", "reinstated"])?;
                edited.set_date(id, "revoked", on)?;
                edited.set(id, "reason", reason)?;
            }
            Fate::Suspend(reason) => {
                edited.take_away(id, &["reinstated", "reason"])?;
                edited.set_date(id, "suspended", on)?;
                if let Some(reason) = reason {
                    edited.set(id, "reason", reason)?;
                }
            }
            // Why it was held back is told no more; since when it stands again is.
            Fate::Reinstate => {
                edited.take_away(id, &["reason"])?;
                edited.set_date(id, "reinstated", on)?;
            }
            Fate::Erase => {}
        }
    }
    if fate == Fate::Erase {
        let named = edited.names_issuer();
        edited.remove(&awards.iter().map(|award| award.id).collect())?;
        for award in awards {
            let issuer = catalogue.issuer_of(award);
            let other = named || issuer != catalogue.settings.issuer;
            let own = other.then(|| catalogue[issuer].slug.as_str());
            let status = award.status.unwrap_or_default();
            edited.bury(&Tombstone { id: award.id, status, on, issuer: own });
        }
    }
    Ok(format!("{}{}", if mark { MARK } else { "" }, edited.to_text()))
}

/// The text of a file, and whether a byte order mark stood before it.
pub(super) fn text_of(file: &Source) -> Result<(bool, &str), EditError> {
    let text = file.text().ok_or_else(|| EditError::NotToml("it is not UTF-8".to_owned()))?;
    Ok(text.strip_prefix(MARK).map_or((false, text), |text| (true, text)))
}

/// A byte order mark, which some editors write and TOML does not know.
pub(super) const MARK: &str = "\u{feff}";
