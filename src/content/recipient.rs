//! `recipient`: a salted hash, or an identifier. Never a person's address in the clear.

use toml::de::DeValue;

use super::entry::Entry;
use super::fields::Fields;
use super::{privacy, rules};
use crate::ground::{Bilingual, Url};
use crate::model::Recipient;

/// Bytes that a salt must have: 128 bits, when every byte is random.
const SHORTEST_SALT: usize = 16;

/// Who holds an award.
pub(super) fn read(entry: Entry<'_>) -> Option<Recipient> {
    match entry.value.get_ref() {
        DeValue::String(text) if is_address(text) => refuse_address(entry, text),
        DeValue::Table(_) => take_apart(entry.table()?),
        _ => entry.wrong_type(RECIPIENT),
    }
}

fn take_apart(mut fields: Fields<'_>) -> Option<Recipient> {
    if fields.has("hash") {
        let hash = fields.take("hash", hash);
        let salt = fields.take("salt", salt);
        if !fields.has("salt") {
            fields.file.note(rules::NO_SALT.at(fields.span()));
        }
        fields.finish();
        return Some(Recipient::Hash { hash: hash?, salt: salt? });
    }
    let id = fields.require("id", identifier);
    let name = fields.take("name", Entry::word);
    fields.finish();
    Some(Recipient::Id { id: id?, name })
}

/// `sha256$` and 64 hexadecimal figures (OB 3.0, B.7), in lower case.
pub(super) fn hash(entry: Entry<'_>) -> Option<Box<str>> {
    let text = entry.string()?;
    if is_address(text) {
        return refuse_address(entry, text);
    }
    let figures = text.strip_prefix("sha256$").unwrap_or_default();
    if figures.len() == 64 && figures.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Some(text.to_ascii_lowercase().into());
    }
    entry.file.note(rules::WEAK_HASH.at(entry.span()));
    None
}

/// At least 16 bytes.
pub(super) fn salt(entry: Entry<'_>) -> Option<Box<str>> {
    let text = entry.string()?;
    if text.len() >= SHORTEST_SALT {
        return Some(text.into());
    }
    let finding = rules::SHORT_SALT.at(entry.span()).with("count", text.len().to_string());
    entry.file.note(finding.with("limit", SHORTEST_SALT.to_string()));
    None
}

/// An identifier of the holder's own: a DID, an address of the web, a URN.
fn identifier(entry: Entry<'_>) -> Option<Url> {
    let text = entry.string()?;
    if is_address(text) {
        return refuse_address(entry, text);
    }
    let url = Url::parse(text).filter(|url| match url.scheme() {
        "https" | "http" => Url::parse_web(text).is_some(),
        "did" | "urn" => true,
        _ => false,
    });
    url.or_else(|| entry.bad_value(IDENTIFIER))
}

/// Whether a value is meant as an e-mail address or a telephone number, well formed or not.
pub(super) fn is_address(text: &str) -> bool {
    let scheme =
        |name: &str| text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    let opens_as_url = text.contains("://") || scheme("did:") || scheme("urn:");
    scheme("mailto:") || scheme("tel:") || (text.contains('@') && !opens_as_url)
}

/// Reports an address in the clear, once.
pub(super) fn refuse_address<T>(entry: Entry<'_>, text: &str) -> Option<T> {
    // The walk over the whole file has seen those that stand there letter by letter.
    if entry.file.has_noted(rules::ADDRESS_IN_CLEAR.code, entry.span()) {
        entry.file.count_error();
    } else {
        let finding = rules::ADDRESS_IN_CLEAR.at(entry.span());
        entry.file.note(finding.with("masked", privacy::masked(text)));
    }
    None
}

const RECIPIENT: Bilingual = Bilingual {
    fr: "{ hash = \"sha256$…\", salt = \"…\" } ou { id = \"did:key:…\" }",
    en: "{ hash = \"sha256$…\", salt = \"…\" } or { id = \"did:key:…\" }",
};
const IDENTIFIER: Bilingual = Bilingual {
    fr: "un identifiant `did:…` ou l’adresse d’une organisation (https://…)",
    en: "an identifier `did:…` or the address of an organisation (https://…)",
};
