//! Awards that clash after a merge: two with one id, or two of one issuer with one place in its
//! status lists. One keeps what it has; the others are drawn anew, before they are published.
//!
//! Which one keeps it: what was erased, since its place is taken for ever; then what is published;
//! then what came first into the history of git; then the older award; then the order of the files.

use std::collections::BTreeMap;

use crate::content::edit::{AwardsFile, ChangedFile, EditError};
use crate::ground::{Instant, Random, SourceId, Sources, Span, Uuid};
use crate::model::{Catalogue, IssuerId, Places, Recipient};

/// What is known of an award's past. The shell knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Past {
    /// Its documents stand in the published site.
    pub published: bool,
    /// When it came into the history, in seconds since 1970.
    pub committed: Option<i64>,
}

/// An award that was drawn anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Redrawn {
    /// Its file.
    pub file: SourceId,
    /// The id that it had.
    pub old: Uuid,
    /// The id that it has now, when that was the clash.
    pub id: Option<Uuid>,
    /// The place that it has now, when that was the clash.
    pub status: Option<u32>,
    /// Its hash, by which the ledger's row is known from that of the other.
    award: usize,
}

/// What becomes of the clashes.
#[derive(Debug, Clone, Default)]
pub struct Repaired {
    /// The files that change.
    pub files: Vec<ChangedFile>,
    /// The awards that were drawn anew.
    pub redrawn: Vec<Redrawn>,
    /// Clashes that a person must look at: two awards that are published already, or one that stands
    /// twice; the second of them.
    pub stuck: Vec<(Uuid, SourceId)>,
}

/// Something that has an id and a place.
#[derive(Debug, Clone, Copy)]
struct One {
    id: Uuid,
    span: Span,
    issuer: IssuerId,
    status: Option<u32>,
    day: Instant,
    /// Its number among the awards; none when it was erased.
    award: Option<usize>,
    past: Past,
}

/// Mends every clash. Every award of these files was read: none was left out for another mistake.
pub fn mend(
    catalogue: &Catalogue,
    sources: &Sources,
    past: &dyn Fn(Uuid, &str) -> Past,
    random: &mut dyn Random,
) -> Result<Repaired, (SourceId, EditError)> {
    let mut all = everything(catalogue);
    let mut repaired = Repaired::default();
    let mut anew: BTreeMap<usize, (Option<Uuid>, Option<u32>)> = BTreeMap::new();

    for group in clashing(&mut all, |one| Some((0, one.id.bits()))) {
        let ranked = ranked(group, sources, past);
        for one in &ranked[1..] {
            match one.award {
                // What was erased does not come back under another id.
                Some(at) if ranked[0].award.is_some() && !is_same(catalogue, &ranked, one) => {
                    anew.entry(at).or_default().0 = Some(random.uuid());
                }
                _ => repaired.stuck.push((one.id, one.span.source)),
            }
        }
    }
    let mut places: BTreeMap<IssuerId, Places> = BTreeMap::new();
    let place = |one: &One| Some((one.issuer.0, u128::from(one.status?)));
    for group in clashing(&mut all, place) {
        let ranked = ranked(group, sources, past);
        for one in &ranked[1..] {
            if one.id == ranked[0].id && !anew.contains_key(&one.award.unwrap_or(usize::MAX)) {
                continue;
            }
            let Some(at) = one.award.filter(|_| !one.past.published) else {
                repaired.stuck.push((one.id, one.span.source));
                continue;
            };
            let places =
                places.entry(one.issuer).or_insert_with(|| Places::of(catalogue, one.issuer));
            match places.draw(random) {
                Some(status) => anew.entry(at).or_default().1 = Some(status),
                None => repaired.stuck.push((one.id, one.span.source)),
            }
        }
    }
    for (at, (id, status)) in anew {
        let award = &catalogue.awards[at];
        let file = award.span.source;
        repaired.redrawn.push(Redrawn { file, old: award.id, id, status, award: at });
    }
    repaired.files = rewritten(catalogue, sources, &repaired.redrawn)?;
    Ok(repaired)
}

impl Redrawn {
    /// Who holds the award.
    pub fn recipient<'a>(&self, catalogue: &'a Catalogue) -> &'a Recipient {
        &catalogue.awards[self.award].recipient
    }
}

fn everything(catalogue: &Catalogue) -> Vec<One> {
    let past = Past::default();
    let awards = catalogue.awards.iter().enumerate().map(|(at, award)| One {
        id: award.id,
        span: award.span,
        issuer: catalogue.issuer_of(award),
        status: award.status,
        day: award.awarded,
        award: Some(at),
        past,
    });
    let erased = catalogue.erased.iter().map(|gone| One {
        id: gone.id,
        span: gone.span,
        issuer: gone.issuer,
        status: gone.status,
        day: gone.on,
        award: None,
        past,
    });
    awards.chain(erased).collect()
}

/// Those that share a key, in groups of two or more.
fn clashing(all: &mut [One], key: impl Fn(&One) -> Option<(u32, u128)>) -> Vec<Vec<One>> {
    all.sort_by_key(|one| (key(one), one.span));
    let same = all.chunk_by(|a, b| key(a).is_some() && key(a) == key(b));
    same.filter(|group| group.len() > 1).map(<[One]>::to_vec).collect()
}

/// The one that keeps what it has, then the others.
fn ranked(mut group: Vec<One>, sources: &Sources, past: &dyn Fn(Uuid, &str) -> Past) -> Vec<One> {
    for one in &mut group {
        one.past = past(one.id, &sources[one.span.source].path);
    }
    group.sort_by_key(|one| {
        let Past { published, committed } = one.past;
        (one.award.is_some(), !published, committed.unwrap_or(i64::MAX), one.day, one.span)
    });
    group
}

/// Whether an award is one of those before it, standing there a second time.
fn is_same(catalogue: &Catalogue, ranked: &[One], one: &One) -> bool {
    let recipient = |one: &One| one.award.map(|at| &catalogue.awards[at].recipient);
    let earlier = ranked.iter().take_while(|other| other.span != one.span);
    earlier.into_iter().any(|other| recipient(other) == recipient(one))
}

fn rewritten(
    catalogue: &Catalogue,
    sources: &Sources,
    redrawn: &[Redrawn],
) -> Result<Vec<ChangedFile>, (SourceId, EditError)> {
    let mut files: BTreeMap<SourceId, Vec<&Redrawn>> = BTreeMap::new();
    for one in redrawn {
        files.entry(one.file).or_default().push(one);
    }
    let mut changed = Vec::new();
    for (source, redrawn) in files {
        let text = sources[source].text().unwrap_or_default();
        let mut file = AwardsFile::parse(text).map_err(|error| (source, error))?;
        let mut own: Vec<usize> = (0..catalogue.awards.len())
            .filter(|at| catalogue.awards[*at].span.source == source)
            .collect();
        own.sort_by_key(|at| catalogue.awards[*at].span.start);
        for one in redrawn {
            let at = own.iter().position(|at| *at == one.award);
            let at = at.expect("an award stands in its own file");
            file.renumber(at, one.id, one.status).map_err(|error| (source, error))?;
        }
        changed.push(ChangedFile { source, text: file.to_text() });
    }
    Ok(changed)
}
