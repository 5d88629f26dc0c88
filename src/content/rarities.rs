//! What hardly any award says: terms, services and pictures of its credential, further identifiers
//! of its holder.

use super::entry::Entry;
use super::fields::Fields;
use super::{art, recipient, rules, words};
use crate::model::identity::NAMING_TYPES;
use crate::model::{
    IDENTITY_TYPES, IdentityValue, Rarities, Service, SubjectIdentifier, TermsOfUse,
};

/// The rare keys of an award, or of the top of its file; `None` when there are none.
pub(super) fn read(fields: &mut Fields<'_>) -> Option<Box<Rarities>> {
    let rare = Rarities {
        title: fields.take("title", Entry::text),
        description: fields.take("description", Entry::text),
        image: art::illustration(fields, "image", "image_alt"),
        terms_of_use: fields.tables("terms_of_use").into_iter().filter_map(terms).collect(),
        refresh: fields.table("refresh").and_then(|it| service(it, words::REFRESH_TYPES)),
        schemas: fields
            .tables("schema")
            .into_iter()
            .filter_map(|it| service(it, words::SCHEMA_TYPES))
            .collect(),
        subject_image: art::illustration(fields, "subject_image", "subject_image_alt"),
        identifiers: Vec::new(),
        subject_types: types(fields, "subject_types"),
    };
    (rare != Rarities::default()).then(|| Box::new(rare))
}

/// `identifiers` of an award: they are its holder's, and never a default of its file.
pub(super) fn identifiers(fields: &mut Fields<'_>) -> Vec<SubjectIdentifier> {
    fields.tables("identifiers").into_iter().filter_map(identifier).collect()
}

/// Fills what an award leaves unsaid from the top of its file.
pub(super) fn complete(own: &mut Option<Box<Rarities>>, defaults: Option<&Rarities>) {
    let Some(defaults) = defaults else { return };
    let Rarities {
        title,
        description,
        image,
        terms_of_use,
        refresh,
        schemas,
        subject_image,
        identifiers: _,
        subject_types,
    } = defaults;
    let own = own.get_or_insert_default();
    fill(&mut own.title, title.as_ref());
    fill(&mut own.description, description.as_ref());
    fill(&mut own.image, image.as_ref());
    fill(&mut own.refresh, refresh.as_ref());
    fill(&mut own.subject_image, subject_image.as_ref());
    fill_list(&mut own.terms_of_use, terms_of_use);
    fill_list(&mut own.schemas, schemas);
    fill_list(&mut own.subject_types, subject_types);
}

/// A value that an award leaves unsaid.
pub(super) fn fill<T: Clone>(own: &mut Option<T>, default: Option<&T>) {
    if own.is_none() {
        *own = default.cloned();
    }
}

/// A list that an award leaves unsaid.
pub(super) fn fill_list<T: Clone>(own: &mut Vec<T>, default: &[T]) {
    if own.is_empty() {
        own.extend_from_slice(default);
    }
}

/// Further types, as addresses: a word would need a context that no verifier has.
pub(super) fn types(fields: &mut Fields<'_>, key: &'static str) -> Vec<crate::ground::Url> {
    fields.take(key, |entry| entry.list(Entry::url)).unwrap_or_default()
}

fn terms(mut fields: Fields<'_>) -> Option<TermsOfUse> {
    let kind = fields.require("type", Entry::url);
    let id = fields.take("id", Entry::url);
    fields.finish();
    Some(TermsOfUse { kind: kind?, id })
}

/// A service; its type is by default the first of the words.
fn service(mut fields: Fields<'_>, words: &'static [&'static str]) -> Option<Service> {
    let id = fields.require("id", Entry::web);
    let kind = fields.take("type", |entry| entry.word_or_address(words));
    fields.finish();
    let kind = kind.or_else(|| words.first().map(|word| (*word).into()));
    Some(Service { kind: kind?, id: id? })
}

/// One more identifier: as it is, or hashed with a salt.
fn identifier(mut fields: Fields<'_>) -> Option<SubjectIdentifier> {
    let kind = fields.require("type", |entry| entry.extensible(IDENTITY_TYPES));
    let value = if fields.has("hash") {
        let hash = fields.take("hash", recipient::hash);
        let salt = fields.take("salt", recipient::salt);
        if !fields.has("salt") {
            fields.file.note(rules::NO_SALT.at(fields.span()));
        }
        hash.zip(salt).map(|(hash, salt)| IdentityValue::Hash { hash, salt })
    } else {
        fields.require("value", |entry| plain(entry, kind.as_deref())).map(IdentityValue::Plain)
    };
    fields.finish();
    Some(SubjectIdentifier { kind: kind?, value: value? })
}

/// A value as it is, unless it names a person to everybody.
fn plain(entry: Entry<'_>, kind: Option<&str>) -> Option<Box<str>> {
    let text = entry.word_or_number()?;
    if recipient::is_address(&text) {
        return recipient::refuse_address(entry, &text);
    }
    match kind.filter(|kind| NAMING_TYPES.contains(kind)) {
        None => Some(text),
        Some(kind) => {
            entry.file.note(rules::PERSON_IN_CLEAR.at(entry.span()).with("kind", kind));
            None
        }
    }
}
