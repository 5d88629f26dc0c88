//! What is to be given: which version of which badge, when, how public; and whether that can be.

use crate::ground::{Instant, nearest};
use crate::model::{BadgeVersion, Catalogue, Publish, Status, VersionId};

/// What is to be given.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    /// Among these badges and awards.
    pub catalogue: &'a Catalogue,
    /// Which version of which badge.
    pub version: VersionId,
    /// When, for the rows that do not say.
    pub date: Instant,
    /// What is published, when it is not what the site says.
    pub publish: Option<Publish>,
    /// Until when the ledger keeps the rows, for those that do not say.
    pub keep_until: Option<Instant>,
    /// The day of today.
    pub today: Instant,
}

/// Why a badge cannot be given so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// No badge has this name; those that there are, and the nearest.
    NoBadge(String, Vec<String>, Option<String>),
    /// The badge has no such version; those that it has.
    NoVersion(String, Vec<String>),
    /// It is a draft.
    Draft,
    /// It is no longer given since this day.
    Retired(Instant),
    /// It concerns minors or something delicate, and gives no pages.
    Page,
}

/// What can be done, and should be looked at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Caution {
    /// The badge is retired, nobody says since when.
    Retired,
    /// There is a newer version.
    Older,
    /// Awards are dated before the badge was made, on this day.
    BeforeBadge(Instant),
    /// Awards are dated in the future.
    Future,
    /// The site would make pages; this badge gives none.
    NoPages,
}

/// The version of a name such as `reparer` or `reparer@2`; without a version, the current one.
pub fn named(catalogue: &Catalogue, name: &str) -> Result<VersionId, Refusal> {
    let (slug, label) =
        name.split_once('@').map_or((name, None), |(slug, label)| (slug, Some(label)));
    let known = || catalogue.badges.iter().map(|badge| badge.slug.as_str());
    let badge = catalogue.badges.iter().find(|badge| badge.slug.as_str() == slug);
    let badge = badge.ok_or_else(|| {
        let near = nearest(slug, known()).map(str::to_owned);
        Refusal::NoBadge(slug.to_owned(), known().map(str::to_owned).collect(), near)
    })?;
    let Some(label) = label else { return Ok(badge.current) };
    let found = badge.versions.iter().find(|id| catalogue[**id].version.as_str() == label);
    found.copied().ok_or_else(|| {
        let labels = badge.versions.iter().map(|id| catalogue[*id].version.as_str().to_owned());
        Refusal::NoVersion(name.to_owned(), labels.collect())
    })
}

impl Order<'_> {
    /// The version that is given.
    pub fn badge(&self) -> &BadgeVersion {
        &self.catalogue[self.version]
    }

    /// How an awards file names it: always with its version, since an award promises one text.
    pub fn name(&self) -> String {
        let badge = self.badge();
        format!("{}@{}", badge.slug.as_str(), badge.version.as_str())
    }

    /// What is published of the awards.
    pub fn published(&self) -> Publish {
        self.publish.unwrap_or(self.catalogue.settings.publish)
    }

    /// Whether it can be given so at all.
    pub fn possible(&self) -> Result<(), Refusal> {
        let badge = self.badge();
        if badge.status == Status::Draft {
            return Err(Refusal::Draft);
        }
        if let Some(retired) = badge.retired.filter(|retired| self.date > *retired) {
            return Err(Refusal::Retired(retired));
        }
        if self.publish == Some(Publish::Page) && (badge.minors || badge.sensitive) {
            return Err(Refusal::Page);
        }
        Ok(())
    }

    /// What should be looked at, given the days of the awards.
    pub fn cautions(&self, days: impl Iterator<Item = Instant>) -> Vec<Caution> {
        let badge = self.badge();
        let mut found = Vec::new();
        let (first, last) =
            days.fold((self.date, self.date), |(first, last), day| (first.min(day), last.max(day)));
        if badge.status == Status::Retired && badge.retired.is_none() {
            found.push(Caution::Retired);
        }
        if badge.frozen {
            found.push(Caution::Older);
        }
        if let Some(created) = badge.created.filter(|created| first < *created) {
            found.push(Caution::BeforeBadge(created));
        }
        if last > self.today {
            found.push(Caution::Future);
        }
        if self.published() == Publish::Page && (badge.minors || badge.sensitive) {
            found.push(Caution::NoPages);
        }
        found
    }
}
