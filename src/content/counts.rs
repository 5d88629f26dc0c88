//! `content/counts.toml`: how many people hold a badge, for a catalogue that keeps its awards elsewhere.
//! The review asks for it, and nothing else: nothing of it is published.

use super::document;
use super::entry::Entry;
use super::fields::Fields;
use super::reading::{Reading, Site};
use crate::ground::{Bilingual, Instant, Report, Sources, nearest};
use crate::model::{Catalogue, Name, Publish, VersionId};

/// Where the counts stand.
pub const PATH: &str = "content/counts.toml";
/// Most counts in the file.
const MOST_COUNTS: usize = 10_000;

/// How many people hold a version, besides the awards of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The version.
    pub version: VersionId,
    /// How many.
    pub holders: usize,
    /// The first of them.
    pub since: Option<Instant>,
}

/// The counts of a catalogue; what cannot be understood is reported and left out.
pub fn read(sources: &Sources, catalogue: &Catalogue, report: &mut Report) -> Vec<Count> {
    let Some(id) = sources.find(PATH) else { return Vec::new() };
    let settings = &catalogue.settings;
    let issuer = &catalogue[settings.issuer];
    let site = Site {
        reference: settings.language,
        languages: Some(settings.languages.clone()),
        issuer: Name { word: issuer.slug.as_str().into(), span: issuer.span },
        publish: Publish::None,
    };
    let Some(reading) = Reading::open(sources, &site, (id, &sources[id]), report) else {
        return Vec::new();
    };
    let mut counts = Vec::new();
    if let Some(document) = document::parse(&reading, 0..reading.text.len()) {
        let mut fields = Fields::top(&document, &reading);
        let tables = fields.tables_up_to("count", MOST_COUNTS);
        counts.extend(tables.into_iter().filter_map(|table| count(table, catalogue)));
        fields.finish();
    }
    reading.close(report);
    counts
}

fn count(mut fields: Fields<'_>, catalogue: &Catalogue) -> Option<Count> {
    let version = fields.require("badge", |entry| version(entry, catalogue));
    let holders = fields.require("holders", |entry| {
        let number = usize::try_from(entry.integer()?).ok();
        number.or_else(|| entry.bad_value(NUMBER))
    });
    let since = fields.take("since", Entry::instant);
    fields.finish();
    Some(Count { version: version?, holders: holders?, since })
}

/// The version that `slug` or `slug@version` names; without a version, the current one.
fn version(entry: Entry<'_>, catalogue: &Catalogue) -> Option<VersionId> {
    let word = entry.word()?;
    let (slug, label) = match word.split_once('@') {
        Some((slug, label)) => (slug, Some(label.to_ascii_lowercase())),
        None => (&*word, None),
    };
    let badge = catalogue.badges.iter().find(|badge| badge.slug.as_str() == slug);
    let found = badge.and_then(|badge| match &label {
        None => Some(badge.current),
        Some(label) => {
            badge.versions.iter().copied().find(|id| catalogue[*id].version.as_str() == label)
        }
    });
    if found.is_none() {
        let known = catalogue.versions.iter().map(|it| format!("{}@{}", it.slug, it.version));
        let known: Vec<String> =
            known.chain(catalogue.badges.iter().map(|it| it.slug.to_string())).collect();
        let near = nearest(&word, known.iter().map(String::as_str));
        let finding =
            super::rules::COUNT_OF_NOBODY.at(entry.span()).with("word", super::entry::shown(&word));
        entry.file.note(finding.with("near", near.unwrap_or("…")));
    }
    found
}

const NUMBER: Bilingual =
    Bilingual { fr: "un nombre entier, positif ou nul", en: "a whole number, not negative" };
