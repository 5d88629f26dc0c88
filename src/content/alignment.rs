//! Places in frameworks: `alignment = "none"`, or a list of tables.

use toml::de::DeValue;

use super::entry::Entry;
use super::fields::Fields;
use super::words;
use crate::ground::Bilingual;
use crate::model::{Alignment, Alignments};

/// The alignments of a badge: unsaid, none on purpose, or these.
pub(super) fn of_badge(fields: &mut Fields<'_>) -> Alignments {
    let Some(entry) = fields.peek("alignment") else { return Alignments::Unsaid };
    if matches!(entry.value.get_ref(), DeValue::String(text) if text == "none") {
        fields.take("alignment", Some);
        return Alignments::None;
    }
    if !entry.value.get_ref().is_array() {
        fields.take("alignment", |entry| entry.wrong_type::<()>(NONE_OR_LIST));
        return Alignments::Unsaid;
    }
    Alignments::To(list(fields))
}

/// The alignments of a result or a level.
pub(super) fn list(fields: &mut Fields<'_>) -> Vec<Alignment> {
    fields.tables("alignment").into_iter().filter_map(read).collect()
}

fn read(fields: Fields<'_>) -> Option<Alignment> {
    let mut fields = fields.with_places();
    let span = fields.span();
    let kind = fields.take("type", |entry| entry.extensible(words::TARGET_TYPES));
    let framework = fields.take("framework", Entry::word);
    let code = fields.take("code", Entry::word_or_number);
    let name = fields.require("name", Entry::text);
    let url = fields.require("url", Entry::url);
    let description = fields.take("description", Entry::text);
    let checked_on = fields.take("checked_on", Entry::instant);
    let places = fields.places();
    fields.finish();
    let (name, url) = (name?, url?);
    Some(Alignment { kind, framework, code, name, url, description, checked_on, places, span })
}

const NONE_OR_LIST: Bilingual = Bilingual {
    fr: "\"none\" (aucun, exprès) ou des tables [[alignment]]",
    en: "\"none\" (none, on purpose) or tables [[alignment]]",
};
