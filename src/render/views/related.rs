//! Badges that are near to another one, and why. The same catalogue gives the same list.

use std::cmp::Reverse;

use serde::Serialize;

use super::Standpoint;
use super::card::{BadgeCard, card};
use crate::model::{BadgeVersion, Status, VersionId};

/// Most badges that are shown.
const SHOWN: usize = 4;

/// A badge that is near to another one.
#[derive(Debug, Clone, Serialize)]
pub struct RelatedView {
    /// The badge.
    #[serde(flatten)]
    pub card: BadgeCard,
    /// What they have in common, in words: the family, the posture.
    pub why: Vec<String>,
    /// The tags that they share.
    pub shared_tags: Vec<String>,
    /// The language of these tags, when it is not the page's.
    pub shared_tags_lang: Option<String>,
}

/// What two badges have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Common {
    family: bool,
    posture: bool,
    tags: usize,
}

/// The badges nearest to a version: of the same family or posture, or with the same tags; awarded
/// now, and shown nowhere else on its page.
pub fn related(from: &Standpoint<'_>, id: VersionId) -> Vec<RelatedView> {
    let catalogue = from.catalogue;
    let version = &catalogue[id];
    let mut near: Vec<(Reverse<usize>, VersionId, Common)> = catalogue
        .badges
        .iter()
        .filter_map(|badge| from.shown_version(badge))
        .filter_map(|other| {
            let it = &catalogue[other];
            let common = Common {
                family: version.family.is_some() && version.family == it.family,
                posture: version.posture.is_some() && version.posture == it.posture,
                tags: version.tags.iter().filter(|tag| it.tags.contains(tag)).count(),
            };
            let nearness = common.nearness();
            let shown = nearness > 0 && it.status == Status::Active && !is_linked(version, it);
            shown.then_some((Reverse(nearness), other, common))
        })
        .collect();
    // Badges stand in the order of their names in addresses: that decides between equals.
    near.sort_by_key(|(nearness, other, _)| (*nearness, *other));
    near.truncate(SHOWN);
    near.into_iter().map(|(_, other, common)| view(from, version, other, common)).collect()
}

impl Common {
    /// A tag is chosen for a badge, a family is one of a few, a posture one of very few.
    fn nearness(self) -> usize {
        3 * self.tags + 2 * usize::from(self.family) + usize::from(self.posture)
    }
}

/// Whether one is the other, asks for it, or leads to it.
fn is_linked(version: &BadgeVersion, other: &BadgeVersion) -> bool {
    let asks = |one: &BadgeVersion, two: &BadgeVersion| {
        let requires = one.requires.as_ref();
        requires.is_some_and(|it| it.of.contains(&two.badge) || it.all.contains(&two.badge))
    };
    version.badge == other.badge || asks(version, other) || asks(other, version)
}

fn view(
    from: &Standpoint<'_>,
    version: &BadgeVersion,
    other: VersionId,
    common: Common,
) -> RelatedView {
    let Common { family, posture, tags: _ } = common;
    let it = &from.catalogue[other];
    let say = |key: &str| from.strings.say(key).to_owned();
    let shared = version.tags.iter().filter(|tag| it.tags.contains(tag));
    RelatedView {
        card: card(from, other),
        why: [(family, "badge.same_family"), (posture, "badge.same_posture")]
            .into_iter()
            .filter(|(common, _)| *common)
            .map(|(_, key)| say(key))
            .collect(),
        shared_tags: shared.map(ToString::to_string).collect(),
        shared_tags_lang: from.mark(from.catalogue.language()),
    }
}
