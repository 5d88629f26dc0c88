//! A sound catalogue: every name leads somewhere.

use std::collections::BTreeMap;

use super::acceptance::Acceptance;
use super::award::{Award, Erased, Publish, Standing};
use super::badge::{Badge, BadgeVersion, Status};
use super::endorsement::{AnswerState, Endorsed, Endorsement, Endorser};
use super::framework::{Framework, Term};
use super::issuer::Issuer;
use super::links::{Links, STATUS_PLACES};
use super::naming::{AwardId, BadgeId, EndorsementId, IssuerId, TermId, VersionId};
use super::page::Page;
use super::settings::Settings;
use crate::ground::{Instant, Lang, Uuid};

/// A sound catalogue. Only [`assemble`](super::assemble) makes one; `catalogue[id]` cannot fail.
#[derive(Debug, Clone)]
pub struct Catalogue {
    /// The site.
    pub settings: Settings,
    /// Every issuer, by slug.
    pub issuers: Vec<Issuer>,
    /// Every badge, by slug.
    pub badges: Vec<Badge>,
    /// Every version, by badge, oldest first.
    pub versions: Vec<BadgeVersion>,
    /// Every award, by id.
    pub awards: Vec<Award>,
    /// Every tombstone, by id.
    pub erased: Vec<Erased>,
    /// Every framework, by slug.
    pub frameworks: Vec<Framework>,
    /// Every term, by framework, in the order of its file.
    pub terms: Vec<Term>,
    /// Every free page, by order, then by slug.
    pub pages: Vec<Page>,
    /// Every endorsement, by slug.
    pub endorsements: Vec<Endorsement>,
    /// Findings that are accepted on purpose, in the order of their file.
    pub accepted: Vec<Acceptance>,
    /// Which award took the place of which.
    pub(super) successors: BTreeMap<AwardId, AwardId>,
    pub(super) _sound: Sound,
}

/// Proof that a catalogue was assembled: nobody else can write one.
#[derive(Debug, Clone)]
pub(super) struct Sound;

/// How many people hold a version, and since when.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Holders {
    /// How many awards stand.
    pub count: usize,
    /// The first of them.
    pub since: Option<Instant>,
}

impl Catalogue {
    /// The addresses of everything.
    pub fn links(&self) -> Links {
        Links::new(self)
    }

    /// Whether the built-in demonstration key signs for one of the issuers: on reserved hosts only,
    /// for those that list no key.
    pub fn is_demonstration(&self) -> bool {
        self.settings.is_demonstration_host()
            && self.issuers.iter().any(|issuer| issuer.keys.is_empty())
    }

    /// The reference language.
    pub fn language(&self) -> Lang {
        self.settings.language
    }

    /// The versions that are published: not drafts, unless drafts are asked for.
    pub fn published_versions(&self, drafts: bool) -> impl Iterator<Item = VersionId> {
        (0..self.versions.len())
            .map(VersionId::at)
            .filter(move |id| drafts || self[*id].status != Status::Draft)
    }

    /// Every award's place.
    pub fn award_ids(&self) -> impl Iterator<Item = AwardId> + use<> {
        (0..self.awards.len()).map(AwardId::at)
    }

    /// Until when an award holds: its own date, or else its badge's period from its date.
    pub fn expires(&self, award: &Award) -> Option<Instant> {
        let period = || award.awarded.after(self[award.version].valid_for?);
        award.expires.or_else(period)
    }

    /// Every endorsement of something, by slug.
    pub fn endorsements_of(&self, about: Endorsed) -> impl Iterator<Item = EndorsementId> {
        let all = self.endorsements.iter().enumerate();
        all.filter(move |(_, it)| it.about == about).map(|(at, _)| EndorsementId::at(at))
    }

    /// Whether the site shows what is endorsed: an issuer, a version that is published, an award whose
    /// documents are.
    pub fn shows(&self, about: Endorsed, drafts: bool) -> bool {
        match about {
            Endorsed::Issuer(_) => true,
            Endorsed::Version(id) => drafts || self[id].status != Status::Draft,
            Endorsed::Award(id) => {
                let award = &self[id];
                let shown = drafts || self[award.version].status != Status::Draft;
                shown && self.publish(award) != Publish::None
            }
        }
    }

    /// Whether an endorsement has a twin in OB 2.0: one of ours does, while it stands. A host is
    /// believed in OB 2.0 for what it shows, so what was taken back is shown no more.
    pub fn has_twin(&self, id: EndorsementId) -> bool {
        let it = &self[id];
        let stands = it.answer.state == AnswerState::Accepted;
        self.settings.formats.ob2 && stands && matches!(it.by, Endorser::Issuer(_))
    }

    /// Who issued an award.
    pub fn issuer_of(&self, award: &Award) -> IssuerId {
        self[award.version].issuer
    }

    /// The award of this id.
    pub fn find_award(&self, id: Uuid) -> Option<AwardId> {
        self.awards.binary_search_by_key(&id, |award| award.id).ok().map(AwardId::at)
    }

    /// The award that took the place of this one.
    pub fn successor(&self, id: AwardId) -> Option<AwardId> {
        self.successors.get(&id).copied()
    }

    /// The award whose place this one took.
    pub fn predecessor(&self, id: AwardId) -> Option<AwardId> {
        self.find_award(self[id].more().supersedes?)
    }

    /// Whether an award has a page; `drafts`: whether drafts are published.
    pub fn has_page(&self, id: AwardId, drafts: bool) -> bool {
        let award = &self[id];
        let shown = drafts || self[award.version].status != Status::Draft;
        shown && self.publish(award) == Publish::Page
    }

    /// What is published of an award: never a page for a badge that forbids one.
    pub fn publish(&self, award: &Award) -> Publish {
        let version = &self[award.version];
        let shy = version.minors || version.sensitive;
        if shy { award.publish.min(Publish::Credential) } else { award.publish }
    }

    /// How many status lists each issuer has, for each purpose: one holds so many places.
    pub fn status_lists(&self) -> Vec<u32> {
        let mut lists = vec![1; self.issuers.len()];
        let awards = self.awards.iter().map(|it| (self.issuer_of(it), it.status));
        let erased = self.erased.iter().map(|it| (it.issuer, it.status));
        let endorsements = self.endorsements.iter().filter_map(|it| match it.by {
            Endorser::Issuer(by) => Some((by, it.status)),
            Endorser::Signer(_) => None,
        });
        for (issuer, status) in awards.chain(erased).chain(endorsements) {
            if let Some(status) = status {
                let list: &mut u32 = &mut lists[issuer.index()];
                *list = (*list).max(status / STATUS_PLACES + 1);
            }
        }
        lists
    }

    /// Counts the holders of each version, in one walk over the awards.
    pub fn holders(&self) -> Vec<Holders> {
        let mut holders = vec![Holders::default(); self.versions.len()];
        for award in &self.awards {
            if matches!(award.standing, Standing::Revoked(_)) {
                continue;
            }
            let entry = &mut holders[award.version.index()];
            entry.count += 1;
            entry.since = Some(entry.since.map_or(award.awarded, |since| since.min(award.awarded)));
        }
        holders
    }
}

macro_rules! indexed {
    ($($id:ty => $field:ident: $thing:ty),* $(,)?) => {$(
        impl std::ops::Index<$id> for Catalogue {
            type Output = $thing;

            fn index(&self, id: $id) -> &$thing {
                &self.$field[id.index()]
            }
        }
    )*};
}

indexed! {
    IssuerId => issuers: Issuer,
    BadgeId => badges: Badge,
    VersionId => versions: BadgeVersion,
    AwardId => awards: Award,
    TermId => terms: Term,
    EndorsementId => endorsements: Endorsement,
}
