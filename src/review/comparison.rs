//! Two catalogues side by side: which badge is which, and how the texts of each version differ. The
//! rules look at this; the account for people is made from it.

use std::collections::BTreeMap;

use super::awards::{self, Awards};
use super::endorsements::{self, EndorsementChange};
use super::fields;
use super::side::Side;
use super::site::{self, SiteChange};
use super::texts::TextPair;
use super::words::likeness;
use crate::ground::typography::folded;
use crate::model::badge::BadgeVersion;
use crate::model::{BadgeId, Catalogue, Holders, Moved, VersionId};

/// From this likeness of their criteria on, a badge that is gone and a new one of the same name, or
/// the reverse, are one badge under another address.
const THE_SAME: f64 = 0.8;

/// Two catalogues side by side.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// As it was.
    pub base: Side<'a>,
    /// As it would be.
    pub head: Side<'a>,
    /// Every badge of either, by its name in the base, then the new ones.
    pub badges: Vec<Pair<'a>>,
    /// What happened to the awards.
    pub awards: Awards,
    /// What happened to endorsements.
    pub endorsements: Vec<EndorsementChange>,
    /// What changed around the badges.
    pub site: Vec<SiteChange>,
}

/// A badge on both sides.
#[derive(Debug)]
pub struct Pair<'a> {
    /// As it was; none when it is new.
    pub before: Option<BadgeId>,
    /// As it would be; none when it is gone.
    pub after: Option<BadgeId>,
    /// Who holds it, in the base.
    pub held: Holders,
    /// Versions that differ, and the current one beside the next.
    pub texts: Vec<TextPair<'a>>,
    /// Versions of the base that the head lacks.
    pub gone: Vec<VersionId>,
    /// Files of it that are there and could not be read.
    pub unread: bool,
}

impl<'a> Comparison<'a> {
    /// Puts two catalogues side by side. Places of both are seen from the head's files with the
    /// base's beside them.
    pub fn new(base: Side<'a>, head: Side<'a>) -> Self {
        let base = base.raised(head.sources.len());
        let renamed = renamed(&base, &head);
        let called = |id: BadgeId| -> &str {
            let after = head.catalogue[id].slug.as_str();
            let before = renamed.iter().find(|(_, to)| **to == id).map(|(from, _)| *from);
            before.map_or(after, |from| base.catalogue[from].slug.as_str())
        };
        let mut badges = Vec::new();
        for (at, badge) in base.catalogue.badges.iter().enumerate() {
            let before = BadgeId::at(at);
            let after = head.badge(badge.slug.as_str()).or_else(|| renamed.get(&before).copied());
            badges.push(pair(&base, &head, Some(before), after, &called));
        }
        for (at, badge) in head.catalogue.badges.iter().enumerate() {
            let after = BadgeId::at(at);
            let known = base.badge(badge.slug.as_str()).is_some();
            if !known && !renamed.values().any(|it| *it == after) {
                badges.push(pair(&base, &head, None, Some(after), &called));
            }
        }
        let site = site::compared(&base, &head);
        let (awards, endorsements) = (Awards::default(), Vec::new());
        let mut comparison = Self { base, head, badges, awards, endorsements, site };
        comparison.awards = awards::compared(&comparison);
        comparison.endorsements = endorsements::compared(&comparison);
        comparison
    }

    /// The version of the head that a version of the base became.
    pub fn successor(&self, before: VersionId) -> Option<VersionId> {
        let version = &self.base.catalogue[before];
        let pair = &self.badges[version.badge.index()];
        self.head.version(pair.after?, version.version.as_str())
    }

    /// The entry of the head by which an address of the base, below the site's root, still answers.
    pub fn answers(&self, path: &str) -> Option<&'a Moved> {
        let root = self.head.catalogue.settings.base_url.path();
        let old = format!("{root}{path}");
        let covers = |from: &str| {
            let folder = from.strip_suffix('/').unwrap_or(from);
            old == from
                || old
                    .strip_prefix(folder)
                    .is_some_and(|rest| rest.starts_with('/') || rest.is_empty())
        };
        self.head.catalogue.settings.moved.iter().find(|moved| covers(&moved.from))
    }
}

impl Pair<'_> {
    /// The badge's name in addresses: that of the head, or else that of the base.
    pub fn slug<'c>(&self, base: &'c Catalogue, head: &'c Catalogue) -> &'c str {
        match (self.after, self.before) {
            (Some(id), _) => head[id].slug.as_str(),
            (None, Some(id)) => base[id].slug.as_str(),
            (None, None) => "",
        }
    }

    /// Whether anything of it is worth a word.
    pub fn differs(&self, comparison: &Comparison<'_>) -> bool {
        let moved = match (self.before, self.after) {
            (Some(before), Some(after)) => {
                comparison.base.catalogue[before].slug != comparison.head.catalogue[after].slug
            }
            _ => !self.unread,
        };
        moved || !self.texts.is_empty() || !self.gone.is_empty()
    }
}

fn pair<'a>(
    base: &Side<'a>,
    head: &Side<'a>,
    before: Option<BadgeId>,
    after: Option<BadgeId>,
    called: fields::Called<'_>,
) -> Pair<'a> {
    let holders = before.map_or_else(Holders::default, |id| base.held(id));
    let (texts, gone) = (Vec::new(), Vec::new());
    let mut found = Pair { before, after, held: holders, texts, gone, unread: false };
    let (Some(old), Some(new)) = (before, after) else {
        // What could not be read on the other side is not known to be gone, or to be new.
        found.unread = match (before, after) {
            (Some(id), _) => unread(base, id, head),
            (_, Some(id)) => unread(head, id, base),
            _ => false,
        };
        return found;
    };
    for id in &base.catalogue[old].versions {
        let version = &base.catalogue[*id];
        match head.version(new, version.version.as_str()) {
            Some(to) => found.texts.extend(super::texts::compared(base, head, (*id, to), called)),
            None if head.is_broken(base.path(version.span)) => found.unread = true,
            None => found.gone.push(*id),
        }
    }
    let (current, next) = (base.catalogue[old].current, head.catalogue[new].current);
    let is_new = base.version(old, head.catalogue[next].version.as_str()).is_none();
    if is_new && !found.unread {
        found.texts.extend(super::texts::next(base, head, (current, next), called));
    }
    found
}

/// Whether a badge that one side has stands in files of the other that could not be read.
fn unread(side: &Side<'_>, badge: BadgeId, other: &Side<'_>) -> bool {
    let catalogue = side.catalogue;
    catalogue[badge].versions.iter().any(|id| other.is_broken(side.path(catalogue[*id].span)))
}

/// Badges of the base that stand under another name in the head: where `[[moved]]` leads, or where
/// the same name and the same criteria are found again.
fn renamed(base: &Side<'_>, head: &Side<'_>) -> BTreeMap<BadgeId, BadgeId> {
    let gone = (0..base.catalogue.badges.len()).map(BadgeId::at).filter(|id| {
        head.badge(base.catalogue[*id].slug.as_str()).is_none() && !unread(base, *id, head)
    });
    let mut new: Vec<BadgeId> = (0..head.catalogue.badges.len())
        .map(BadgeId::at)
        .filter(|id| base.badge(head.catalogue[*id].slug.as_str()).is_none())
        .collect();
    let mut renamed = BTreeMap::new();
    for old in gone {
        let before = &base.catalogue[base.catalogue[old].current];
        let led = moved_to(head, before).and_then(|slug| head.badge(slug));
        let led = led.filter(|id| new.contains(id));
        let alike = || {
            new.iter().copied().find(|id| {
                is_the_same(before, &head.catalogue[head.catalogue[*id].current], base.catalogue)
            })
        };
        if let Some(to) = led.or_else(alike) {
            new.retain(|id| *id != to);
            renamed.insert(old, to);
        }
    }
    renamed
}

/// The badge that `[[moved]]` names for an old one.
fn moved_to<'h>(head: &'h Side<'_>, before: &BadgeVersion) -> Option<&'h str> {
    let settings = &head.catalogue.settings;
    let old = format!("{}badges/{}", settings.base_url.path(), before.slug);
    let leads = |moved: &&Moved| {
        moved.from.strip_prefix(&*old).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let moved = settings.moved.iter().find(leads)?;
    let (_, rest) = moved.to.split_once("badges/")?;
    rest.split('/').next()
}

fn is_the_same(one: &BadgeVersion, other: &BadgeVersion, base: &Catalogue) -> bool {
    let lang = base.language();
    let [name, other_name] = [one, other].map(|it| folded(it.name.in_lang(lang)));
    let [criteria, other_criteria] = [one, other].map(|it| it.criteria.in_lang(lang));
    let alike = likeness(criteria, other_criteria);
    (name == other_name && alike >= THE_SAME) || folded(criteria) == folded(other_criteria)
}
