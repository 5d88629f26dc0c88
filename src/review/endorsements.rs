//! What happens to endorsements: which come and go, how they are answered, and which were given for a
//! text that is about to change.

use super::comparison::Comparison;
use super::side::Side;
use crate::formats::Documents;
use crate::ground::Span;
use crate::model::badge::Status;
use crate::model::{AnswerState, BadgeId, Endorsed, Endorsement, Endorser, VersionId};
use crate::render::coverage::Coverage;
use crate::render::meaning::Meaning;

/// Something that happens to one endorsement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndorsementChange {
    /// Its name in addresses.
    pub slug: String,
    /// Who endorses, as a reader knows them.
    pub who: String,
    /// What is endorsed: `badge@version`, an issuer's name in addresses, an award's id.
    pub about: String,
    /// The badge of the head whose endorsement it is.
    pub badge: Option<BadgeId>,
    /// What happens.
    pub change: Change,
    /// Where it stands: in the head, or in the base for what is gone.
    pub place: Span,
}

/// What happens to an endorsement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It comes, in this state.
    Added(AnswerState),
    /// Its file goes.
    Removed,
    /// It is answered otherwise.
    Answered(AnswerState, AnswerState),
    /// It no longer covers the text, which has this digest now.
    Lost(String),
    /// It covers the version before, and not the one that takes its place, which has this digest.
    LeftBehind {
        /// The label of the next version.
        next: String,
        /// The digest of its text.
        digest: String,
    },
}

impl EndorsementChange {
    /// Whether somebody is to be asked again.
    pub fn asks_again(&self) -> bool {
        matches!(self.change, Change::Lost(_) | Change::LeftBehind { .. })
    }
}

/// Everything that happens to endorsements: first those of the base, then the new ones.
pub fn compared(comparison: &Comparison<'_>) -> Vec<EndorsementChange> {
    let (base, head) = (&comparison.base, &comparison.head);
    if base.catalogue.endorsements.is_empty() && head.catalogue.endorsements.is_empty() {
        return Vec::new();
    }
    let documents = [base, head].map(|side| Documents::new(side.catalogue, None));
    let both = Both { comparison, old: &documents[0], new: &documents[1] };
    let mut changes = Vec::new();
    for it in &base.catalogue.endorsements {
        both.follow(it, &mut changes);
    }
    for it in &head.catalogue.endorsements {
        let before = base.catalogue.endorsements.iter().any(|old| old.slug == it.slug);
        if !before && !base.is_broken(head.path(it.span)) {
            changes.push(change(head, it, Change::Added(it.answer.state), it.span));
        }
    }
    changes
}

struct Both<'c, 'a> {
    comparison: &'c Comparison<'a>,
    old: &'c Documents<'c>,
    new: &'c Documents<'c>,
}

impl Both<'_, '_> {
    fn follow(&self, old: &Endorsement, changes: &mut Vec<EndorsementChange>) {
        let Comparison { base, head, .. } = self.comparison;
        let Some(new) = head.catalogue.endorsements.iter().find(|it| it.slug == old.slug) else {
            let unread = head.is_broken(base.path(old.span));
            let about = self.stays(old.about).is_some();
            if !unread && (about || !old.is_published()) {
                changes.push(change(base, old, Change::Removed, old.span));
            }
            return;
        };
        let (before, after) = (old.answer.state, new.answer.state);
        if before != after {
            changes.push(change(head, new, Change::Answered(before, after), new.place("state")));
        }
        let held = Coverage::of(self.old, old, old.about).holds();
        if before != AnswerState::Accepted || after != AnswerState::Accepted || !held {
            return;
        }
        // One that was renewed since is nobody's word of today.
        let known = who(base, old);
        let mut others = base.catalogue.endorsements_of(old.about).map(|id| &base.catalogue[id]);
        if others.any(|it| it.given > old.given && it.is_published() && who(base, it) == known) {
            return;
        }
        let said = meaning(self.old, old.about);
        let lost = match Coverage::of(self.new, new, new.about) {
            Coverage::Covers => None,
            Coverage::Another(now) => Some(now),
            Coverage::Unsaid(now) => (said.as_ref() != Some(&now)).then_some(now),
        };
        let place = new.place("covers");
        if let Some(now) = lost {
            changes.push(change(head, new, Change::Lost(now), place));
        } else if let Some((next, digest)) = self.next(old) {
            changes.push(change(head, new, Change::LeftBehind { next, digest }, place));
        }
    }

    /// The version that takes the place of the one endorsed, when whoever endorsed that has not
    /// endorsed it and it says something else.
    fn next(&self, old: &Endorsement) -> Option<(String, String)> {
        let Comparison { base, head, .. } = self.comparison;
        let Endorsed::Version(id) = old.about else { return None };
        let badge = base.catalogue[id].badge;
        if base.catalogue[badge].current != id {
            return None;
        }
        let after = self.comparison.badges[badge.index()].after?;
        let next = head.catalogue[after].current;
        let version = &head.catalogue[next];
        let is_new = base.version(badge, version.version.as_str()).is_none();
        if !is_new || version.status == Status::Draft {
            return None;
        }
        let about = Endorsed::Version(next);
        let now = meaning(self.new, about)?;
        let known = who(base, old);
        let again = head.catalogue.endorsements.iter().filter(|it| {
            it.about == about && it.answer.state == AnswerState::Accepted && who(head, it) == known
        });
        let mut covered = again.map(|it| Coverage::of(self.new, it, about).holds());
        let same = meaning(self.old, old.about).as_ref() == Some(&now);
        (!same && !covered.any(|it| it)).then(|| (version.version.as_str().to_owned(), now))
    }

    /// What is endorsed, in the head.
    fn stays(&self, about: Endorsed) -> Option<Endorsed> {
        let Comparison { base, head, .. } = self.comparison;
        match about {
            Endorsed::Version(id) => self.comparison.successor(id).map(Endorsed::Version),
            Endorsed::Issuer(id) => {
                let slug = &base.catalogue[id].slug;
                let at = head.catalogue.issuers.binary_search_by(|it| it.slug.cmp(slug)).ok()?;
                Some(Endorsed::Issuer(crate::model::IssuerId::at(at)))
            }
            Endorsed::Award(id) => {
                head.catalogue.find_award(base.catalogue[id].id).map(Endorsed::Award)
            }
        }
    }
}

fn change(side: &Side<'_>, it: &Endorsement, change: Change, place: Span) -> EndorsementChange {
    let catalogue = side.catalogue;
    let version = |id: VersionId| {
        let version = &catalogue[id];
        format!("{}@{}", version.slug, version.version)
    };
    let (about, badge) = match it.about {
        Endorsed::Version(id) => (version(id), Some(catalogue[id].badge)),
        Endorsed::Issuer(id) => (catalogue[id].slug.as_str().to_owned(), None),
        Endorsed::Award(id) => (catalogue[id].id.to_string(), None),
    };
    let removed = matches!(change, Change::Removed);
    EndorsementChange {
        slug: it.slug.as_str().to_owned(),
        who: name(side, it),
        about,
        badge: badge.filter(|_| !removed),
        change,
        place: side.place(place),
    }
}

fn meaning(documents: &Documents<'_>, about: Endorsed) -> Option<String> {
    Meaning::of(&documents.endorsed(about, false)).map(|it| it.hex())
}

/// Who endorses, as programs know them.
fn who(side: &Side<'_>, it: &Endorsement) -> String {
    match &it.by {
        Endorser::Issuer(id) => side.links.issuer_id(&side.catalogue[*id]),
        Endorser::Signer(signer) => signer.issuer.as_str().to_owned(),
    }
}

/// Who endorses, as a reader knows them.
fn name(side: &Side<'_>, it: &Endorsement) -> String {
    match &it.by {
        Endorser::Issuer(id) => {
            side.catalogue[*id].name.in_lang(side.catalogue.language()).to_owned()
        }
        Endorser::Signer(it) => it.name.as_deref().unwrap_or(it.issuer.as_str()).to_owned(),
    }
}
