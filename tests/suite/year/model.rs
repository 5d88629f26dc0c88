//! What should be, kept apart from the program: every award of the year, and what a reader must be told
//! of it on a day.

use std::collections::BTreeMap;

/// An award as the test knows it.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// Who holds it, by number.
    pub(super) who: usize,
    /// What is published of it: `none`, `credential` or `page`.
    pub(super) publish: &'static str,
    /// When it was given.
    pub(super) awarded: &'static str,
    /// From when its present text holds.
    pub(super) valid_from: &'static str,
    /// Until when it holds.
    pub(super) until: Option<&'static str>,
    /// What became of it.
    pub(super) fate: Fate,
    /// Its place in the status lists.
    pub(super) status: u64,
}

/// What became of an award.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Good,
    Suspended,
    Revoked,
    Erased,
}

/// Every award, by id.
#[derive(Debug, Default)]
pub(super) struct Model(pub(super) BTreeMap<String, Known>);

impl Known {
    /// The word of the verdict, on a day.
    pub(super) fn verdict(&self, day: &str) -> &'static str {
        match self.fate {
            Fate::Revoked | Fate::Erased => "revoked",
            Fate::Suspended => "suspended",
            Fate::Good if self.until.is_some_and(|until| until <= day) => "not-in-force",
            Fate::Good if self.valid_from > day => "not-in-force",
            Fate::Good => "valid",
        }
    }

    /// What a reader concludes who knows of one status entry only, as Open Badges 3.0 has it: that of
    /// revocation (docs/decisions/0002-status.md).
    pub(super) fn verdict_elsewhere(&self, day: &str) -> &'static str {
        let fate = if self.fate == Fate::Suspended { Fate::Good } else { self.fate };
        Self { fate, ..self.clone() }.verdict(day)
    }

    /// Whether its credential stands on the site.
    pub(super) fn is_published(&self) -> bool {
        self.publish != "none" && self.fate != Fate::Erased
    }
}

impl Model {
    /// The awards whose credential stands on the site.
    pub(super) fn published(&self) -> impl Iterator<Item = (&String, &Known)> {
        self.0.iter().filter(|(_, it)| it.is_published())
    }

    /// The awards of one day, in the order of the people who hold them.
    pub(super) fn of(&self, awarded: &str) -> Vec<String> {
        let mut all: Vec<(&String, &Known)> =
            self.0.iter().filter(|(_, it)| it.awarded == awarded).collect();
        all.sort_by_key(|(_, it)| it.who);
        all.into_iter().map(|(id, _)| id.clone()).collect()
    }

    /// An award.
    pub(super) fn get(&mut self, id: &str) -> &mut Known {
        self.0.get_mut(id).expect("an award of the year")
    }

    /// The bit that the lists of a purpose must show for each award: list, place in it, and whether it
    /// is set.
    pub(super) fn bits(&self, purpose: &str) -> Vec<(u64, usize, bool)> {
        const PLACES: u64 = 131_072;
        let bit = |known: &Known| {
            let set = match purpose {
                "revocation" => matches!(known.fate, Fate::Revoked | Fate::Erased),
                _ => known.fate == Fate::Suspended,
            };
            let place = usize::try_from(known.status % PLACES).expect("a place is small");
            (known.status / PLACES + 1, place, set)
        };
        self.0.values().map(bit).collect()
    }
}
