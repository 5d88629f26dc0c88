//! Parts that several formats share: pictures, alignments, languages, dates, numbers of others.

use serde_json::Value;

use super::harvest::{FoundAlignment, Picture};
use super::take::{Fields, one_or_many, text_of};
use super::{defects, html};
use crate::codec::{png, svg};
use crate::ground::address::first_address;
use crate::ground::{Bilingual, Instant, Lang, Report, Url};
use crate::model::VersionLabel;
use crate::model::vocabulary::ACHIEVEMENT_TYPES;

/// A picture, and what is said about it.
#[derive(Debug, Default)]
pub(super) struct Pictured {
    pub(super) picture: Option<Picture>,
    pub(super) alt: Option<String>,
    pub(super) author: Option<String>,
}

/// The picture in a field: an address, the bytes themselves (RFC 2397), or an object around either.
/// Pictures that are neither PNG nor SVG are lost, and a finding says so.
pub(super) fn picture(
    fields: &mut Fields<'_>,
    key: &'static str,
    place: &str,
    report: &mut Report,
) -> Pictured {
    let mut out = Pictured::default();
    let Some(value) = fields.take(key) else { return out };
    let value = one_or_many(Some(value)).into_iter().next().unwrap_or(value);
    let address = match value {
        Value::String(text) => Some(text.as_str()),
        Value::Object(object) => {
            let said = |key: &str| object.get(key).and_then(text_of);
            out.alt = said("caption");
            // Who drew it is told by name, never by an address for messages.
            out.author = said("author").filter(|it| first_address(it).is_none());
            ["id", "@id", "url"].into_iter().find_map(|key| object.get(key)?.as_str())
        }
        _ => None,
    };
    let Some(address) = address.map(str::trim) else {
        fields.lost(key);
        return out;
    };
    if !starts_with_data(address) {
        out.picture = Some(Picture::Address(address.to_owned()));
        return out;
    }
    out.picture = data_address(address).map(Picture::Bytes);
    if out.picture.is_none() {
        fields.lost(key);
        report.push(defects::PICTURE.about_path(place));
    }
    out
}

fn starts_with_data(address: &str) -> bool {
    address.get(..5).is_some_and(|it| it.eq_ignore_ascii_case("data:"))
}

/// The bytes of a PNG or SVG written into an address; `None` for anything else, and for more bytes
/// than a picture of a catalogue may have.
fn data_address(address: &str) -> Option<Vec<u8>> {
    // Four letters of base64 are three bytes; what is beyond is not even unpacked.
    if address.len() > png::MAX_FILE / 3 * 4 + 128 {
        return None;
    }
    let (head, data) = address.get(5..)?.split_once(',')?;
    let bytes = if head.to_ascii_lowercase().ends_with(";base64") {
        crate::codec::base64url::decode_any(data)?
    } else {
        percent_decoded(data)
    };
    is_picture(&bytes).then_some(bytes)
}

/// Whether bytes are a picture that a catalogue can use.
pub(super) fn is_picture(bytes: &[u8]) -> bool {
    png::dimensions(bytes).is_ok() || (bytes.len() <= svg::MAX_ART && svg::clean(bytes).is_ok())
}

fn percent_decoded(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let pair = bytes.get(at + 1..at + 3).and_then(|pair| std::str::from_utf8(pair).ok());
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) if bytes[at] == b'%' => {
                out.push(byte);
                at += 3;
            }
            _ => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    out
}

/// Places in frameworks: `alignment`, or `alignments` as some write it (rules, O113).
pub(super) fn alignments(
    fields: &mut Fields<'_>,
    place: &str,
    report: &mut Report,
) -> Vec<FoundAlignment> {
    // The API of Badgr calls them so; a document of the standard must not.
    if fields.has("alignments") && !fields.has("alignment") && !fields.has("entityType") {
        report.push(defects::ALIGNMENTS.about_path(place));
    }
    let mut out = Vec::new();
    for key in ["alignment", "alignments"] {
        for (at, value) in fields.several(key).into_iter().enumerate() {
            let parent = format!("{key}/{at}");
            let Some(mut part) = Fields::within(value, &parent) else {
                // OB 1.0 allowed an address alone; a place without a name is nothing to show.
                fields.lost(key);
                continue;
            };
            part.pass(&["type", "@type", "id", "@id"]);
            let found = FoundAlignment {
                kind: part.text("targetType"),
                framework: part.text_of_any(&["targetFramework", "framework"]),
                code: part.text_of_any(&["targetCode", "code"]),
                name: part.text_of_any(&["targetName", "name"]).unwrap_or_default(),
                url: part.text_of_any(&["targetUrl", "targetURL", "url"]).unwrap_or_default(),
                description: part.text_of_any(&["targetDescription", "description"]),
            };
            let (named, addressed) = (!found.name.is_empty(), Url::parse(&found.url).is_some());
            fields.append(part.finish());
            if named && addressed {
                out.push(found);
            } else {
                report.push(defects::ALIGNMENT.about_path(place).with("name", found.name));
            }
        }
    }
    out
}

/// A language as it is said in many ways: `fr`, `fr_FR`, `FR`, `fra`. `None` when it is none.
pub(super) fn language(text: &str) -> Option<Lang> {
    let text = text.trim().replace('_', "-");
    let (language, region) = text.split_once('-').unwrap_or((&text, ""));
    let language = language.to_ascii_lowercase();
    let language = THREE_LETTERS
        .iter()
        .find(|(three, _)| *three == language)
        .map_or(&*language, |(_, two)| two);
    if region.is_empty() {
        return Lang::parse(language);
    }
    let whole = format!("{language}-{}", region.to_ascii_uppercase());
    Lang::parse(&whole).or_else(|| Lang::parse(&format!("{language}-{region}")))
}

/// ISO 639-2 for the languages in which badges of Europe are written.
const THREE_LETTERS: [(&str, &str); 16] = [
    ("fra", "fr"),
    ("fre", "fr"),
    ("eng", "en"),
    ("deu", "de"),
    ("ger", "de"),
    ("spa", "es"),
    ("nld", "nl"),
    ("dut", "nl"),
    ("ita", "it"),
    ("por", "pt"),
    ("fin", "fi"),
    ("swe", "sv"),
    ("pol", "pl"),
    ("cat", "ca"),
    ("bre", "br"),
    ("eus", "eu"),
];

/// The language in a field of a document; a finding when it is no language.
pub(super) fn language_of(
    fields: &mut Fields<'_>,
    keys: &[&'static str],
    place: &str,
    report: &mut Report,
) -> Option<Lang> {
    let key = *keys.iter().find(|key| fields.has(key))?;
    let said = fields.text(key)?;
    let lang = language(&said);
    if lang.is_none() {
        fields.lost(key);
        report.push(defects::LANGUAGE.about_path(place).with("word", said));
    }
    lang
}

/// A moment: RFC 3339, a day, or the seconds of Unix that OB 1 and platforms write.
pub(super) fn moment(fields: &mut Fields<'_>, key: &'static str) -> Option<Instant> {
    let value = fields.take(key)?;
    let found = match value {
        Value::Number(seconds) => {
            fields.changed(key, DATE_WRITTEN);
            Instant::from_seconds(seconds.as_i64()?)
        }
        Value::String(text) => {
            let text = text.trim();
            let seconds = || text.parse().ok().and_then(Instant::from_seconds);
            Instant::parse(text).or_else(seconds).or_else(|| Instant::parse(text.get(..10)?))
        }
        _ => None,
    };
    if found.is_none() {
        fields.lost(key);
    }
    found
}

/// The label of a version; what is no label of ours is lost.
pub(super) fn version(fields: &mut Fields<'_>) -> Option<String> {
    let said = fields.text("version")?;
    if VersionLabel::parse(&said).is_none() {
        fields.lost("version");
        return None;
    }
    Some(said)
}

/// `achievementType`: a word of the specification or an extension of it; another word is lost.
pub(super) fn kind(fields: &mut Fields<'_>, key: &'static str) -> Option<String> {
    let said = fields.text(key)?;
    let known = ACHIEVEMENT_TYPES.contains(&said.as_str())
        || said.strip_prefix("ext:").is_some_and(|rest| !rest.is_empty());
    if !known {
        fields.lost(key);
        return None;
    }
    Some(said)
}

/// A text that is shown as it is: what platforms wrote as HTML becomes plain.
pub(super) fn plain(fields: &mut Fields<'_>, key: &'static str) -> Option<String> {
    let said = fields.text(key)?;
    if !html::is_html(&said) {
        return Some(said);
    }
    fields.changed(key, html::MADE_PLAIN);
    Some(html::to_text(&said)).filter(|text| !text.is_empty())
}

/// Numbers given by others (OB 3.0, B.1.11 IdentifierEntry).
pub(super) fn identifiers(fields: &mut Fields<'_>, key: &'static str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for (at, value) in fields.several(key).into_iter().enumerate() {
        let parent = format!("{key}/{at}");
        let Some(mut part) = Fields::within(value, &parent) else { continue };
        part.pass(&["type"]);
        let kind = part.text("identifierType");
        let number = part.text("identifier");
        fields.append(part.finish());
        out.extend(kind.zip(number));
    }
    out
}

pub(super) const DATE_WRITTEN: Bilingual =
    Bilingual { fr: "écrit comme une date", en: "written as a date" };
