//! Badges of elsewhere: files of other platforms and formats, read into one shape, with what became of
//! each of their fields.
//!
//! In reading order: [`harvest`] (what is found), `documents` (files to documents, and which format
//! each is), `tolerant` (JSON as people keep it), `take` (an object taken apart, so that what nobody
//! takes is known to be lost), `parts` (what formats share), then one file a format: `ob2`, `ob3`,
//! `factory`, `badgr`; `html` (criteria made Markdown) and [`defects`] (what is wrong, as findings).
//!
//! Nothing here is believed: no signature is checked, since nothing is claimed but a description.

mod badgr;
pub mod defects;
mod documents;
mod factory;
pub mod harvest;
mod html;
mod ob2;
mod ob3;
mod parts;
mod take;
#[cfg(test)]
mod tests;
mod tolerant;

use std::collections::BTreeMap;

use serde_json::Value;

use self::documents::{Document, Documents, Thing};
use self::harvest::{Format, Harvest, Picture};
pub use self::tolerant::LARGEST;
use crate::ground::address::{first_address, masked};

/// A file of elsewhere.
#[derive(Debug, Clone)]
pub struct Foreign {
    /// Its path from where the import begins, with `/` between the parts.
    pub name: String,
    /// Its bytes; none when it is larger than [`LARGEST`].
    pub bytes: Option<Vec<u8>>,
}

/// Reads every file: badges and issuers once each, in the order in which they are met.
///
/// A file is let go once it is read: what stays in memory is what was found.
pub fn read(files: impl IntoIterator<Item = Foreign>) -> Harvest {
    let mut documents = Documents::default();
    let mut harvest = Harvest::default();
    for file in files {
        documents.open(&file);
        drop(file);
        for document in documents.all.drain(..) {
            understand(&document, &mut harvest);
        }
    }
    harvest.unread = documents.unread;
    harvest.report.append(documents.report);
    hang(&mut harvest, &documents.pictures);
    harvest
}

/// What a document adds to the harvest.
fn understand(document: &Document, harvest: &mut Harvest) {
    observe(document, harvest);
    let format = document.kind.format;
    match (document.kind.thing, format) {
        (Thing::Beside, _) => {}
        (Thing::Award, Format::OpenBadges3) => ob3::award(document, harvest),
        (Thing::Award, Format::OpenBadges1 | Format::OpenBadges2) => {
            ob2::award(document, harvest);
        }
        (Thing::Award, _) => {
            harvest.awards.push(harvest::FoundAward { origin: document.origin(None), badge: None });
        }
        (Thing::Badge, _) => {
            let badge = match format {
                Format::OpenBadges3 => ob3::badge(&document.value, document.origin(None), harvest),
                Format::Factory1 | Format::Factory2 => factory::badge(document, harvest),
                Format::Badgr2 => badgr::badge(document, harvest),
                _ => ob2::badge(&document.value, document.origin(None), harvest),
            };
            if let Some(badge) = badge {
                harvest.keep_badge(badge);
            }
        }
        (Thing::Issuer, _) => {
            let issuer = match format {
                Format::Badgr2 => badgr::issuer(document, harvest),
                _ => ob2::issuer(&document.value, document.origin(None), harvest),
            };
            if let Some(issuer) = issuer {
                harvest.keep_issuer(issuer);
            }
        }
    }
}

/// Says what is wrong in a document as a whole.
fn observe(document: &Document, harvest: &mut Harvest) {
    let place = document.origin(None).place();
    let mut seen = Seen::default();
    look(&document.value, &mut seen);
    if seen.controls {
        harvest.report.push(defects::CONTROLS.about_path(&place));
    }
    if document.kind.thing == Thing::Award
        && let Some(address) = seen.address
    {
        harvest.report.push(defects::ADDRESS_IN_CLEAR.about_path(&place).with("masked", address));
    }
}

#[derive(Default)]
struct Seen {
    controls: bool,
    /// The first address of a recipient, masked.
    address: Option<String>,
}

fn look(value: &Value, seen: &mut Seen) {
    match value {
        Value::String(text) => {
            seen.controls |= text.chars().any(|c| take::is_control(c) && c != '\r');
        }
        Value::Array(all) => all.iter().for_each(|one| look(one, seen)),
        Value::Object(object) => {
            for (key, one) in object {
                look(one, seen);
                let names_a_person =
                    matches!(key.as_str(), "identity" | "identityHash" | "recipient" | "email");
                if names_a_person && key != "email" || key == "plaintextIdentity" {
                    for text in take::one_or_many(Some(one)) {
                        let text = text.as_str().unwrap_or_default();
                        if let Some(at) = first_address(text)
                            && seen.address.is_none()
                        {
                            seen.address = Some(masked(&text[at]));
                        }
                    }
                }
            }
        }
        _ => {}
    }
}

/// Finds the pictures that are named among the files given: by path from the naming file, or by the
/// last word of their address when one file alone is called so.
fn hang(harvest: &mut Harvest, pictures: &BTreeMap<String, Vec<u8>>) {
    let mut called: BTreeMap<&str, Option<&Vec<u8>>> = BTreeMap::new();
    for (path, bytes) in pictures {
        let name = path.rsplit('/').next().unwrap_or(path);
        // A name that two files have says which of neither.
        called.entry(name).and_modify(|it| *it = None).or_insert(Some(bytes));
    }
    let find = |address: &str, from: &str| -> Option<Picture> {
        let folder = from.rfind('/').map_or("", |at| &from[..=at]);
        let plain = address.split(['?', '#']).next().unwrap_or_default();
        let beside = format!("{folder}{}", plain.trim_start_matches("./"));
        let last = plain.rsplit('/').next()?;
        let bytes = pictures.get(&beside).or_else(|| called.get(last).copied().flatten())?;
        parts::is_picture(bytes).then(|| Picture::Bytes(bytes.clone()))
    };
    for badge in &mut harvest.badges {
        if let Some(Picture::Address(address)) = &badge.picture {
            badge.picture = find(address, &badge.origin.file).or(badge.picture.take());
        }
    }
    for issuer in &mut harvest.issuers {
        if let Some(Picture::Address(address)) = &issuer.picture {
            issuer.picture = find(address, &issuer.origin.file).or(issuer.picture.take());
        }
    }
}
