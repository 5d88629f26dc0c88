//! `<name>.<lang>.md`: only what is translated, and of which text.

use super::document;
use super::entry::Entry;
use super::fields::Fields;
use super::front_matter;
use super::reading::Reading;
use crate::ground::{Bilingual, Span};
use crate::model::{BadgeVersion, Issuer, Named, Page, Text, Translation};

/// Adds the translation in a file to the version that it translates.
pub(super) fn of_badge(reading: &Reading<'_>, version: &mut BadgeVersion<Named>) -> bool {
    with_fields(reading, |fields, body, place| {
        let translates = fields.take("translates", digest);
        let mut put = |key, text: &mut Text| add(fields, key, text);
        put("name", &mut version.name);
        put("description", &mut version.description);
        add_optional(fields, "image_alt", &mut version.image_alt);
        add_optional(fields, "awarded_by", &mut version.awarded_by);
        add_optional(fields, "evidence_expected", &mut version.evidence_expected);
        if !body.is_empty() {
            version.criteria.insert(reading.lang, body);
        }
        version.translations.push(translation(fields, translates, ("criteria", place)));
    })
}

/// Adds the translation in a file to the issuer that it translates.
pub(super) fn of_issuer(reading: &Reading<'_>, issuer: &mut Issuer) -> bool {
    with_fields(reading, |fields, body, place| {
        let translates = fields.take("translates", digest);
        add(fields, "name", &mut issuer.name);
        add_optional(fields, "description", &mut issuer.description);
        add_optional(fields, "image_alt", &mut issuer.image_alt);
        if !body.is_empty() {
            insert(&mut issuer.body, reading, body);
        }
        issuer.translations.push(translation(fields, translates, ("body", place)));
    })
}

/// Adds the translation in a file to the page that it translates.
pub(super) fn of_page(reading: &Reading<'_>, page: &mut Page) -> bool {
    with_fields(reading, |fields, body, place| {
        let translates = fields.take("translates", digest);
        add(fields, "name", &mut page.title);
        if !body.is_empty() {
            page.body.insert(reading.lang, body);
        }
        page.translations.push(translation(fields, translates, ("body", place)));
    })
}

fn translation(
    fields: &mut Fields<'_>,
    translates: Option<Box<str>>,
    body: (&'static str, Span),
) -> Translation {
    let mut places = fields.places();
    places.push(body);
    Translation { lang: fields.file.lang, translates, places, span: fields.file.top() }
}

/// Whether the file could be understood.
fn with_fields(reading: &Reading<'_>, read: impl FnOnce(&mut Fields<'_>, Box<str>, Span)) -> bool {
    let Some(parts) = front_matter::split(reading) else { return false };
    let Some(document) = document::parse(reading, parts.header.clone()) else { return false };
    let mut fields = Fields::top(&document, reading).with_places();
    let place = reading.span(parts.body.clone());
    read(&mut fields, front_matter::body_text(reading, &parts), place);
    fields.finish();
    reading.errors() == 0
}

fn add(fields: &mut Fields<'_>, key: &'static str, text: &mut Text) {
    if let Some(word) = fields.take(key, Entry::word) {
        text.insert(fields.file.lang, word);
    }
}

fn add_optional(fields: &mut Fields<'_>, key: &'static str, text: &mut Option<Text>) {
    if let Some(word) = fields.take(key, Entry::word) {
        insert(text, fields.file, word);
    }
}

fn insert(text: &mut Option<Text>, reading: &Reading<'_>, word: Box<str>) {
    match text {
        Some(text) => text.insert(reading.lang, word),
        None => *text = Some(Text::new(reading.lang, word)),
    }
}

/// The digest of the text that was translated: 64 hexadecimal figures.
pub(super) fn digest(entry: Entry<'_>) -> Option<Box<str>> {
    let word = entry.word()?;
    let right = word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit());
    if right { Some(word.to_ascii_lowercase().into()) } else { entry.bad_value(DIGEST) }
}

const DIGEST: Bilingual = Bilingual {
    fr: "une empreinte de 64 chiffres hexadécimaux",
    en: "a digest of 64 hexadecimal figures",
};
