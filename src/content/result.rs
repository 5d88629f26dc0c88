//! `[[result]]`: the results that awards of a badge may carry.

use super::entry::Entry;
use super::fields::Fields;
use super::{alignment, rules, words};
use crate::ground::{Bilingual, Slug, Span};
use crate::model::{ResultDescription, ResultLevel};

/// Every `[[result]]` of a badge; results and levels share one space of names, since each is a
/// fragment of the badge's address.
pub(super) fn descriptions(fields: &mut Fields<'_>) -> Vec<ResultDescription> {
    let file = fields.file;
    let mut ids: Vec<(Slug, Span)> = Vec::new();
    let tables = fields.tables("result");
    let results = tables.into_iter().filter_map(|table| description(table, &mut ids)).collect();
    ids.sort();
    for pair in ids.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        file.note(rules::SAID_TWICE.at(pair[1].1).with("word", pair[1].0.as_str()));
    }
    results
}

fn description(mut fields: Fields<'_>, ids: &mut Vec<(Slug, Span)>) -> Option<ResultDescription> {
    let id = fields.require("id", |entry| id(entry, ids));
    let name = fields.require("name", Entry::text);
    let kind = fields.require("type", |entry| entry.extensible(words::RESULT_TYPES));
    let allowed_values = fields.take("allowed_values", |entry| entry.list(Entry::word_or_number));
    let required_value = fields.take("required_value", Entry::word_or_number);
    let required = fields.take("required_level", |entry| Some((entry.slug()?, entry.span())));
    let value_min = fields.take("value_min", Entry::word_or_number);
    let value_max = fields.take("value_max", Entry::word_or_number);
    let alignments = alignment::list(&mut fields);
    let tables = fields.tables("level");
    let levels: Vec<ResultLevel> =
        tables.into_iter().filter_map(|table| level(table, ids)).collect();
    if let Some((word, span)) = &required
        && !levels.iter().any(|level| level.id == *word)
    {
        let known: Vec<&str> = levels.iter().map(|level| level.id.as_str()).collect();
        let finding = rules::UNKNOWN_LEVEL.at(*span).with("word", word.as_str());
        fields.file.note(if known.is_empty() {
            finding.with("known", NONE)
        } else {
            finding.with("known", known.join(", "))
        });
    }
    fields.finish();
    Some(ResultDescription {
        id: id?,
        name: name?,
        kind: kind?,
        allowed_values: allowed_values.unwrap_or_default(),
        required_value,
        required_level: required.map(|(id, _)| id),
        value_min,
        value_max,
        levels,
        alignments,
    })
}

fn level(mut fields: Fields<'_>, ids: &mut Vec<(Slug, Span)>) -> Option<ResultLevel> {
    let id = fields.require("id", |entry| id(entry, ids));
    let name = fields.require("name", Entry::text);
    let description = fields.take("description", Entry::text);
    let level = fields.take("level", Entry::word_or_number);
    let points = fields.take("points", Entry::word_or_number);
    let alignments = alignment::list(&mut fields);
    fields.finish();
    Some(ResultLevel { id: id?, name: name?, description, level, points, alignments })
}

fn id(entry: Entry<'_>, ids: &mut Vec<(Slug, Span)>) -> Option<Slug> {
    let id = entry.slug()?;
    ids.push((id.clone(), entry.span()));
    Some(id)
}

const NONE: Bilingual = Bilingual { fr: "aucun", en: "none" };
