//! Which file takes new awards, and what it says then.

use super::give::Gift;
use super::order::Order;
use crate::content::edit::{AwardsFile, EditError, GivenAward, Head, heading, tables};
use crate::ground::{Instant, SourceId, Sources};
use crate::model::Publish;

/// Most files of one day and badge.
const MOST_NUMBERED: u32 = 1_000;

/// An awards file that takes new awards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Its path below the catalogue's root.
    pub path: String,
    /// The file, when it is there already.
    pub there: Option<SourceId>,
    /// The date of its awards that do not say another.
    awarded: Option<Instant>,
}

/// Why a file cannot take the awards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlaceError {
    /// Only `content/awards/**/*.toml` holds awards.
    NoAwardsFile(String),
    /// It cannot be changed in place.
    Edit(String, EditError),
    /// Its first lines speak of something else: the key.
    Differs(String, String),
    /// It is not text.
    NoText(String),
}

/// The file that was asked for, or the one of the day and the badge: `2026-06-14-reparer.toml`; when
/// that speaks of something else, a numbered one.
pub fn choose(
    order: &Order<'_>,
    sources: &Sources,
    asked: Option<&str>,
) -> Result<Target, PlaceError> {
    if let Some(path) = asked {
        let path = path.strip_prefix("./").unwrap_or(path);
        let inside = path.starts_with("content/awards/")
            && path.strip_suffix(".toml").is_some()
            && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
        if !inside || path.contains(['\\', ':']) {
            return Err(PlaceError::NoAwardsFile(path.to_owned()));
        }
        return fitting(order, sources, path);
    }
    let stem = format!("content/awards/{}-{}", order.date.day(), order.badge().slug.as_str());
    let mut last = None;
    for number in 1..=MOST_NUMBERED {
        let path =
            if number == 1 { format!("{stem}.toml") } else { format!("{stem}-{number}.toml") };
        match fitting(order, sources, &path) {
            // The date of a default file is that of its name.
            Ok(target) if target.awarded == Some(order.date) => return Ok(target),
            Ok(_) => {}
            Err(error) => last = Some(error),
        }
    }
    Err(last.unwrap_or(PlaceError::NoAwardsFile(stem)))
}

fn fitting(order: &Order<'_>, sources: &Sources, path: &str) -> Result<Target, PlaceError> {
    let Some(id) = sources.find(path) else {
        return Ok(Target { path: path.to_owned(), there: None, awarded: Some(order.date) });
    };
    let text = sources[id].text().ok_or_else(|| PlaceError::NoText(path.to_owned()))?;
    let file = AwardsFile::parse(text.strip_prefix('\u{feff}').unwrap_or(text));
    let head = file.map_err(|error| PlaceError::Edit(path.to_owned(), error))?.head();
    if let Some(key) = differing(order, &head) {
        return Err(PlaceError::Differs(path.to_owned(), key));
    }
    Ok(Target { path: path.to_owned(), there: Some(id), awarded: head.awarded })
}

/// The first key above the awards that says something else than what is to be given.
fn differing(order: &Order<'_>, head: &Head) -> Option<String> {
    let Head { badge, awarded: _, publish, others } = head;
    let several = order.catalogue.badges.iter().find(|it| it.slug == order.badge().slug);
    let several = several.is_some_and(|badge| badge.versions.len() > 1);
    let name = order.name();
    let same = badge
        .as_deref()
        .is_some_and(|badge| badge == name || (!several && badge == order.badge().slug.as_str()));
    if !same {
        return Some("badge".to_owned());
    }
    let word = match order.published() {
        Publish::None => "none",
        Publish::Credential => "credential",
        Publish::Page => "page",
    };
    let same = match publish {
        Some(publish) => publish == word,
        None => order.published() == order.catalogue.settings.publish,
    };
    if same { others.first().cloned() } else { Some("publish".to_owned()) }
}

impl Target {
    /// The file's new text: what it said, and the new awards behind it.
    pub fn text(&self, order: &Order<'_>, sources: &Sources, gifts: &[Gift]) -> String {
        let mut text = match self.there {
            Some(id) => sources[id].text().unwrap_or_default().to_owned(),
            None => heading(&order.name(), order.date, order.publish),
        };
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        let same = |award: &GivenAward| award.awarded == self.awarded;
        let awards: Vec<GivenAward> = gifts
            .iter()
            .map(|gift| GivenAward {
                awarded: gift.award.awarded.filter(|_| !same(&gift.award)),
                ..gift.award.clone()
            })
            .collect();
        text + &tables(awards.iter())
    }
}
