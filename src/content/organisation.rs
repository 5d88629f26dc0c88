//! Organisations, addresses and numbers given by others: the parts that issuers, creators and
//! assessors share.

use super::entry::Entry;
use super::fields::Fields;
use super::{art, person};
use crate::ground::Bilingual;
use crate::model::{Address, Identifier, Organisation};

/// An organisation in a table.
pub(super) fn read(mut fields: Fields<'_>) -> Option<Organisation> {
    let errors = fields.file.errors();
    let id = fields.take("id", Entry::url);
    let name = fields.require("name", Entry::text);
    let description = fields.take("description", Entry::text);
    let url = fields.take("url", Entry::web);
    let email = fields.take("email", email);
    let phone = fields.take("phone", Entry::word);
    let image = art::illustration(&mut fields, "image", "image_alt");
    let official = fields.take("official", Entry::word);
    let identifiers = identifiers(&mut fields);
    let address = fields.table("address").map(address);
    let parent_org = fields.table("parent_org").and_then(read).map(Box::new);
    let person = person::read(&mut fields);
    // OB 3.0, B.1.14: a Profile has an id; ours is its own, or its site's address.
    if id.is_none() && url.is_none() && fields.file.errors() == errors {
        fields.missing("url", fields.span());
    }
    fields.finish();
    Some(Organisation {
        id,
        name: Some(name?),
        description,
        url,
        email,
        phone,
        image,
        address,
        identifiers,
        official,
        parent_org,
        person,
    })
}

/// A postal address in a table.
pub(super) fn address(mut fields: Fields<'_>) -> Address {
    let country = fields.take("country", Entry::word);
    let country_code = fields.take("country_code", country_code);
    let region = fields.take("region", Entry::word);
    let locality = fields.take("locality", Entry::word);
    let street = fields.take("street", Entry::word);
    let post_box = fields.take("post_box", Entry::word_or_number);
    let postal_code = fields.take("postal_code", Entry::word);
    let errors = fields.file.errors();
    let latitude = fields.take("latitude", |entry| degrees(entry, 90.0));
    let longitude = fields.take("longitude", |entry| degrees(entry, 180.0));
    if latitude.is_some() != longitude.is_some() && fields.file.errors() == errors {
        let key = if latitude.is_some() { "longitude" } else { "latitude" };
        fields.missing(key, fields.span());
    }
    fields.finish();
    Address {
        country,
        country_code,
        region,
        locality,
        street,
        post_box,
        postal_code,
        position: latitude.zip(longitude),
    }
}

/// `identifiers = [{ type = "SIRET", value = "…" }]`.
pub(super) fn identifiers(fields: &mut Fields<'_>) -> Vec<Identifier> {
    let tables = fields.tables("identifiers");
    tables
        .into_iter()
        .filter_map(|mut fields| {
            let kind = fields.require("type", Entry::word);
            let value = fields.require("value", Entry::word_or_number);
            fields.finish();
            Some(Identifier { kind: kind?, value: value? })
        })
        .collect()
}

/// An address for messages.
pub(super) fn email(entry: Entry<'_>) -> Option<Box<str>> {
    let word = entry.word()?;
    let plain = !word.contains(char::is_whitespace) && !word.starts_with("mailto:");
    let parts = word.split_once('@');
    let real = parts.is_some_and(|(name, host)| !name.is_empty() && !host.is_empty());
    if plain && real { Some(word) } else { entry.bad_value(EMAIL) }
}

/// ISO 3166-1 alpha-2: two capitals.
pub(super) fn country_code(entry: Entry<'_>) -> Option<Box<str>> {
    let word = entry.word()?;
    let right = word.len() == 2 && word.bytes().all(|b| b.is_ascii_uppercase());
    if right { Some(word) } else { entry.bad_value(COUNTRY) }
}

fn degrees(entry: Entry<'_>, limit: f64) -> Option<f64> {
    let value = entry.decimal()?;
    if value.abs() <= limit { Some(value) } else { entry.bad_value(DEGREES) }
}

const EMAIL: Bilingual = Bilingual {
    fr: "une adresse électronique comme contact@example.org",
    en: "an e-mail address such as contact@example.org",
};
const COUNTRY: Bilingual = Bilingual {
    fr: "un code de pays de deux capitales, comme FR",
    en: "a country code of two capitals, such as FR",
};
const DEGREES: Bilingual =
    Bilingual { fr: "un nombre de degrés, comme 48.85", en: "a number of degrees, such as 48.85" };
