//! The awards of both catalogues, one by one: which came, which went, what was altered.

use super::comparison::Comparison;
use super::retold::{self, Issue, Retold};
use crate::model::{Award, AwardId, Erased, IssuerId, Recipient, Standing};

/// What happened to the awards.
#[derive(Debug, Default)]
pub struct Awards {
    /// New ones, by their place in the head.
    pub added: Vec<AwardId>,
    /// Those of the base of which nothing is left, by their place there.
    pub deleted: Vec<AwardId>,
    /// Tombstones of the base of which nothing is left.
    pub unburied: Vec<usize>,
    /// Those that stand on both sides and say something else.
    pub altered: Vec<Altered>,
    /// Those that hold until another day, tell something else or are published otherwise.
    pub retold: Vec<Retold>,
    /// Those that were taken back, and stand again.
    pub unrevoked: Vec<AwardId>,
    /// Those that were erased, and are there again.
    pub unerased: Vec<AwardId>,
    /// How many were taken back.
    pub revoked: usize,
    /// How many were held back.
    pub suspended: usize,
    /// How many stand again after they were held back.
    pub reinstated: usize,
    /// How many were erased.
    pub erased: usize,
}

/// An award that says something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Altered {
    /// Its place in the base.
    pub before: AwardId,
    /// Its place in the head.
    pub after: AwardId,
    /// What is different.
    pub what: Part,
}

/// What of an award was altered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Its day.
    Day,
    /// Its badge or version.
    Badge,
    /// To whom it was given.
    Recipient,
    /// Its place in the status lists.
    Place,
    /// Until when it holds, because its badge says so now.
    Expiry,
}

/// Compares the awards of both catalogues.
pub fn compared(comparison: &Comparison<'_>) -> Awards {
    let (base, head) = (comparison.base.catalogue, comparison.head.catalogue);
    let mut awards = Awards::default();
    let mut rest = head.awards.iter().enumerate().peekable();
    for (at, award) in base.awards.iter().enumerate() {
        let before = AwardId::at(at);
        while let Some((to, _)) = rest.next_if(|(_, it)| it.id < award.id) {
            awards.note_new(comparison, AwardId::at(to));
        }
        // After a merge two awards may share an id: `check` says so.
        let Some((to, now)) = rest.next_if(|(_, it)| it.id == award.id) else {
            awards.note_gone(comparison, before, award);
            continue;
        };
        let after = AwardId::at(to);
        let mut note = |what| awards.altered.push(Altered { before, after, what });
        if award.awarded != now.awarded {
            note(Part::Day);
        }
        if !is_same_version(comparison, award, now) {
            note(Part::Badge);
        }
        if !is_same_person(&award.recipient, &now.recipient) {
            note(Part::Recipient);
        }
        if award.status.is_some() && award.status != now.status {
            note(Part::Place);
        }
        if award.awarded == now.awarded
            && award.expires == now.expires
            && base.expires(award) != head.expires(now)
        {
            note(Part::Expiry);
        }
        awards
            .retold
            .extend(retold::compared((&comparison.base, &comparison.head), (before, after)));
        match (award.standing, now.standing) {
            (Standing::Revoked(_), Standing::Good | Standing::Suspended(_)) => {
                awards.unrevoked.push(after);
            }
            (Standing::Good | Standing::Suspended(_), Standing::Revoked(_)) => awards.revoked += 1,
            (Standing::Good, Standing::Suspended(_)) => awards.suspended += 1,
            (Standing::Suspended(_), Standing::Good) => awards.reinstated += 1,
            _ => {}
        }
    }
    for (to, _) in rest {
        awards.note_new(comparison, AwardId::at(to));
    }
    for (at, gone) in base.erased.iter().enumerate() {
        let kept = head.erased.binary_search_by_key(&gone.id, |it| it.id).is_ok();
        let unread = comparison.head.is_broken(comparison.base.path(gone.span));
        if !kept && !unread && head.find_award(gone.id).is_none() {
            awards.unburied.push(at);
        }
    }
    awards
}

impl Awards {
    /// How many say something else.
    pub fn altered_count(&self) -> usize {
        let mut all: Vec<AwardId> = self.altered.iter().map(|it| it.after).collect();
        all.dedup();
        all.len()
    }

    /// How many were issued again.
    pub fn renewed_count(&self) -> usize {
        self.retold.iter().filter(|it| it.issue == Issue::Again).count()
    }

    /// How many say something else in the document that their holder was given, and were not issued
    /// again.
    pub fn reworded_count(&self) -> usize {
        let silent = |it: &&Retold| it.issue != Issue::Again && it.signed().next().is_some();
        self.retold.iter().filter(silent).count()
    }

    /// How many are published otherwise.
    pub fn republished_count(&self) -> usize {
        let otherwise = |it: &&Retold| it.details.iter().any(|detail| detail.key == "publish");
        self.retold.iter().filter(otherwise).count()
    }

    /// Whether some stand otherwise than before: taken or held back, let stand again, erased.
    pub fn stand_otherwise(&self) -> bool {
        self.revoked + self.suspended + self.reinstated + self.erased > 0
    }

    /// Whether nothing happened to any.
    pub fn is_empty(&self) -> bool {
        let Self {
            added,
            deleted,
            unburied,
            altered,
            retold,
            unrevoked,
            unerased,
            revoked,
            suspended,
            reinstated,
            erased,
        } = self;
        added.is_empty()
            && deleted.is_empty()
            && unburied.is_empty()
            && altered.is_empty()
            && retold.is_empty()
            && unrevoked.is_empty()
            && unerased.is_empty()
            && revoked + suspended + reinstated + erased == 0
    }

    fn note_new(&mut self, comparison: &Comparison<'_>, after: AwardId) {
        let id = comparison.head.catalogue[after].id;
        let erased: &[Erased] = &comparison.base.catalogue.erased;
        match erased.binary_search_by_key(&id, |it| it.id) {
            Ok(_) => self.unerased.push(after),
            Err(_) => self.added.push(after),
        }
    }

    fn note_gone(&mut self, comparison: &Comparison<'_>, before: AwardId, award: &Award) {
        let head = &comparison.head;
        if head.catalogue.erased.binary_search_by_key(&award.id, |it| it.id).is_ok() {
            self.erased += 1;
            return;
        }
        // Its badge is gone, or its file cannot be read: that is said, and this follows from it.
        let unread = head.is_broken(comparison.base.path(award.span));
        if !unread && comparison.successor(award.version).is_some() {
            self.deleted.push(before);
        }
    }
}

/// Whether an award still gives the same version. One whose version is gone is not altered: that
/// the version is gone is said.
fn is_same_version(comparison: &Comparison<'_>, before: &Award, after: &Award) -> bool {
    comparison.successor(before.version).is_none_or(|version| version == after.version)
}

/// Whether both commit to the same person; the name of an organisation is no commitment.
fn is_same_person(one: &Recipient, other: &Recipient) -> bool {
    match (one, other) {
        (Recipient::Id { id, name: _ }, Recipient::Id { id: other, name: _ }) => id == other,
        _ => one == other,
    }
}

/// The issuer of an award of the base, by its place in the head; none when it is gone.
pub fn issuer_in_head(comparison: &Comparison<'_>, issuer: IssuerId) -> Option<IssuerId> {
    let slug = &comparison.base.catalogue[issuer].slug;
    let issuers = &comparison.head.catalogue.issuers;
    issuers.binary_search_by(|it| it.slug.cmp(slug)).ok().map(IssuerId::at)
}
