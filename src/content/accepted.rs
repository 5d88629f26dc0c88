//! `content/accepted.toml`: findings that are accepted on purpose, each with its reason.

use super::document;
use super::entry::Entry;
use super::fields::Fields;
use super::reading::Reading;
use crate::ground::Bilingual;
use crate::model::{Acceptance, AcceptedPlace};

/// Acceptances that a catalogue may have.
const MOST_ACCEPTED: usize = 10_000;

/// The acceptances in the file; one that cannot be understood is reported and left out.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Acceptance> {
    super::privacy::note_addresses(reading);
    let Some(document) = document::parse(reading, 0..reading.text.len()) else {
        return Vec::new();
    };
    let mut fields = Fields::top(&document, reading);
    let tables = fields.tables_up_to("accept", MOST_ACCEPTED);
    let accepted = tables.into_iter().filter_map(acceptance).collect();
    fields.finish();
    accepted
}

fn acceptance(mut fields: Fields<'_>) -> Option<Acceptance> {
    let span = fields.span();
    let rule = fields.require("rule", Entry::name);
    let errors = fields.file.errors();
    let badge =
        fields.take("badge", Entry::slug).map(|it| AcceptedPlace::Badge(it.as_str().into()));
    let issuer =
        fields.take("issuer", Entry::slug).map(|it| AcceptedPlace::Issuer(it.as_str().into()));
    let award = fields.take("award", Entry::uuid).map(AcceptedPlace::Award);
    let path = fields.take("path", path);
    let places: Vec<AcceptedPlace> = [badge, issuer, award, path].into_iter().flatten().collect();
    let reason = fields.take("reason", Entry::word);
    let by = fields.take("by", Entry::word);
    let until = fields.take("until", Entry::instant);
    if places.len() > 1 {
        let finding = super::rules::PLACES_TOO_MANY.at(span);
        fields.file.note(finding);
    }
    let understood = fields.file.errors() == errors;
    fields.finish();
    let place = places.into_iter().next().unwrap_or(AcceptedPlace::Catalogue);
    understood.then_some(Acceptance { rule: rule?, place, reason, by, until, span })
}

/// A file of the catalogue, or a folder and its `/`.
fn path(entry: Entry<'_>) -> Option<AcceptedPlace> {
    let word = entry.word()?;
    let plain = !word.starts_with('/') && !word.split('/').any(|part| matches!(part, "." | ".."));
    if plain { Some(AcceptedPlace::Path(word)) } else { entry.bad_value(PATH) }
}

const PATH: Bilingual = Bilingual {
    fr: "un fichier du catalogue, comme \"content/pages/aide.md\", ou un dossier suivi de `/`",
    en: "a file of the catalogue, such as \"content/pages/help.md\", or a folder and its `/`",
};
