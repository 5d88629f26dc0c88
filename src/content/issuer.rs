//! `content/issuers/<slug>.md`: who speaks.

use super::entry::Entry;
use super::fields::Fields;
use super::front_matter::{self, Parts};
use super::organisation::{address, email, identifiers};
use super::reading::Reading;
use super::{art, document, organisation, person, rules, words};
use crate::ground::{Bilingual, Slug};
use crate::model::{Identity, Issuer, Key, Text};
use crate::proof::PublicKey;

/// Keys that an issuer may have had.
const MOST_KEYS: usize = 200;

/// The issuer of a file; `None` when something in it is wrong.
pub(super) fn read(reading: &Reading<'_>, slug: Slug) -> Option<Issuer> {
    let parts = front_matter::split(reading)?;
    let document = document::parse(reading, parts.header.clone())?;
    let issuer = take_apart(Fields::top(&document, reading).with_places(), slug, &parts);
    issuer.filter(|_| reading.errors() == 0)
}

fn take_apart(mut fields: Fields<'_>, slug: Slug, parts: &Parts) -> Option<Issuer> {
    let reading = fields.file;
    let name = fields.require("name", Entry::text);
    let description = fields.take("description", Entry::text);
    let url = fields.take("url", Entry::web);
    let email = fields.take("email", email);
    let phone = fields.take("phone", Entry::word);
    let image = fields.take("image", art::named);
    let image_alt = fields.take("image_alt", Entry::text);
    let official = fields.take("official", Entry::word);
    let also_known_as = fields.take("also_known_as", |entry| entry.list(Entry::url));
    let identity = fields.take("identity", |entry| entry.choice(words::IDENTITY));
    let identifiers = identifiers(&mut fields);
    let address = fields.table("address").map(address);
    let parent_org = fields.table("parent_org").and_then(organisation::read).map(Box::new);
    let person = person::read(&mut fields);
    let tables = fields.tables_up_to("key", MOST_KEYS);
    let keys: Vec<Key> = tables.into_iter().filter_map(key).collect();
    let body = front_matter::body_text(reading, parts);
    let mut places = fields.places();
    places.push(("body", reading.span(parts.body.clone())));
    fields.finish();
    Some(Issuer {
        slug,
        name: name?,
        description,
        url,
        email,
        phone,
        image,
        image_alt,
        address,
        identifiers,
        official,
        parent_org,
        person,
        also_known_as: also_known_as.unwrap_or_default(),
        identity: identity.unwrap_or(Identity::DidWeb),
        keys,
        body: (!body.is_empty()).then(|| Text::new(reading.lang, body)),
        translations: Vec::new(),
        places,
        span: reading.top(),
    })
}

fn key(mut fields: Fields<'_>) -> Option<Key> {
    let mut span = fields.span();
    let public = fields.require("public", |entry| {
        span = entry.span();
        public_key(entry)
    });
    let from = fields.take("from", Entry::instant);
    let until = fields.take("until", Entry::instant);
    let compromised = fields.take("compromised", Entry::instant);
    fields.finish();
    Some(Key { public: public?, from, until, compromised, span })
}

/// An Ed25519 public key as Multikey text (CID 1.0, 2.2.2). A secret key is refused in words of
/// its own, and never repeated.
pub(super) fn public_key(entry: Entry<'_>) -> Option<Box<str>> {
    let text = entry.string()?.trim();
    if text.starts_with("z3u2") || text.contains("PRIVATE KEY") {
        entry.file.note(rules::SECRET_KEY.at(entry.span()));
        return None;
    }
    match PublicKey::from_multikey(text) {
        Ok(_) => Some(text.into()),
        Err(_) => entry.bad_value(PUBLIC_KEY),
    }
}

const PUBLIC_KEY: Bilingual = Bilingual {
    fr: "une clé publique Ed25519, qui commence par `z6Mk` (48 signes)",
    en: "an Ed25519 public key, which begins with `z6Mk` (48 letters)",
};
