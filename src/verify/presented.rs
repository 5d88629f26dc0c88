//! What was presented: text or an image, and the documents in it, the one that counts first.

use serde_json::Value;

use super::json::{self, JsonError};
use super::reasons;
use super::shape::is_badge_context;
use super::verdict::{Format, Step, StepName};
use crate::codec::{png, svg};

/// Longest file that is read, in bytes: that of a baked image.
pub const MAX_FILE: usize = png::MAX_FILE;
/// Most documents that are looked at in one image.
pub const MAX_DOCUMENTS: usize = 8;

/// One document, as it was found.
#[derive(Debug)]
pub(super) enum Document {
    /// JSON.
    Json(Value),
    /// A compact token.
    Token(String),
    /// The address of a hosted document.
    Address(String),
    /// Something that cannot be read, and why.
    Unreadable(Step),
}

/// What was presented.
#[derive(Debug)]
pub(super) struct Presented {
    /// What held the documents.
    pub(super) container: &'static str,
    pub(super) documents: Vec<Document>,
}

/// The keywords of PNG entries, OB 3.0 first (OB 3.0 section 5.3.1; Open Badges Baking 1.0).
const KEYWORDS: [&str; 2] = ["openbadgecredential", "openbadges"];

/// Reads what was presented, whatever it is.
pub(super) fn read(bytes: &[u8]) -> Presented {
    let one = |container, document| Presented { container, documents: vec![document] };
    if bytes.len() > MAX_FILE {
        return one("json", unreadable(&reasons::READ_TOO_LONG));
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Presented { container: "png", documents: from_png(bytes) };
    }
    let text = plain(bytes);
    match text.first() {
        Some(b'<') => Presented { container: "svg", documents: from_svg(text) },
        Some(b'{' | b'[') => one("json", from_json(text)),
        None => one("json", unreadable(&reasons::READ_EMPTY)),
        Some(_) => match std::str::from_utf8(text) {
            Ok(text) if is_address(text) => one("url", Document::Address(text.to_owned())),
            Ok(text) if is_token(text) => one("jwt", Document::Token(text.to_owned())),
            _ => one("json", unreadable(&reasons::READ_UNKNOWN)),
        },
    }
}

/// The bytes of a text without byte order mark and surrounding white space.
pub(super) fn plain(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii()
}

fn from_text(text: &str) -> Document {
    match read(text.as_bytes()) {
        Presented { container: "json" | "jwt" | "url", mut documents } => {
            documents.pop().unwrap_or_else(|| unreadable(&reasons::READ_EMPTY))
        }
        // An image in the text of an image is no document.
        _ => unreadable(&reasons::READ_UNKNOWN),
    }
}

fn from_json(text: &[u8]) -> Document {
    match json::read(text) {
        Ok(value) if value.is_object() => Document::Json(value),
        Ok(_) => unreadable(&reasons::READ_NO_OBJECT),
        Err(error) => Document::Unreadable(not_json(&error)),
    }
}

/// Why JSON is not read, as a step.
pub(super) fn not_json(error: &JsonError) -> Step {
    let said = |reason: &'static reasons::Reason| reason.step(StepName::Readable);
    match error {
        JsonError::TooLong => said(&reasons::READ_TOO_LONG),
        JsonError::TooDeep => said(&reasons::READ_TOO_DEEP),
        JsonError::TooMany => said(&reasons::READ_TOO_MANY),
        JsonError::Twice(name) => said(&reasons::READ_TWICE).with("name", short(name)),
        JsonError::Syntax(why) => said(&reasons::READ_SYNTAX).with("why", why.as_str()),
    }
}

fn from_png(bytes: &[u8]) -> Vec<Document> {
    let entries = match png::texts(bytes) {
        Ok(entries) => entries,
        Err(error) => return vec![unreadable_image(&error.to_string())],
    };
    let mut documents = Vec::new();
    for keyword in KEYWORDS {
        for entry in entries.iter().filter(|entry| entry.keyword == keyword) {
            documents.push(match &entry.text {
                Ok(text) => from_text(text),
                Err(error) => unreadable_image(&error.to_string()),
            });
        }
    }
    found(documents)
}

fn from_svg(bytes: &[u8]) -> Vec<Document> {
    let mut entries = match svg::extract(bytes) {
        Ok(entries) => entries,
        Err(error) => return vec![unreadable_image(&error.to_string())],
    };
    entries.sort_by_key(|entry| entry.version);
    let texts = entries.iter().filter_map(|entry| entry.json.as_ref().or(entry.verify.as_ref()));
    found(texts.map(|text| from_text(text)).collect())
}

/// The documents of an image, of which there should be one, and not too many.
fn found(mut documents: Vec<Document>) -> Vec<Document> {
    if documents.is_empty() {
        documents.push(unreadable(&reasons::READ_NOT_BAKED));
    }
    if documents.len() > MAX_DOCUMENTS {
        documents = vec![unreadable(&reasons::READ_TOO_MANY_DOCUMENTS)];
    }
    documents
}

/// What a JSON document claims to be, by the names that a reader sees. Everything of Open Badges 2.0
/// and before is `Ob2` here; that room tells them apart.
pub(super) fn format(document: &Value) -> Option<Format> {
    let texts = |name| super::keys::items(document.get(name)).iter().filter_map(Value::as_str);
    let is = |names: &[&str]| texts("type").any(|kind| names.contains(&kind));
    let credentials = |address: &str| VC_CONTEXTS.iter().any(|root| address.starts_with(root));
    if is(&["VerifiableCredential"]) || is(&BADGES) || texts("@context").any(credentials) {
        return Some(if is(&BADGES) {
            Format::Ob3
        } else if is(&["EndorsementCredential"]) {
            Format::Endorsement
        } else if is(&["BitstringStatusListCredential", "StatusList2021Credential"]) {
            Format::StatusList
        } else if texts("@context").any(is_badge_context) && !is(&["ClrCredential"]) {
            // Under these contexts it is held to be a badge of a type that does not exist.
            Format::Ob3
        } else {
            Format::Credential
        });
    }
    let old = |address: &str| OLD_CONTEXTS.iter().any(|part| address.contains(part));
    let parts = document.get("badge").is_some() && document.get("recipient").is_some();
    (parts || is(&OLD_TYPES) || texts("@context").any(old)).then_some(Format::Ob2)
}

/// The two names of the one type of a badge (OB 3.0 B.1.2).
pub(super) const BADGES: [&str; 2] = ["OpenBadgeCredential", "AchievementCredential"];

const VC_CONTEXTS: [&str; 2] =
    ["https://www.w3.org/ns/credentials/v", "https://www.w3.org/2018/credentials/v"];

const OLD_CONTEXTS: [&str; 2] = ["w3id.org/openbadges", "openbadgespec.org"];

/// The types of Open Badges 2.0.
const OLD_TYPES: [&str; 7] = [
    "Assertion",
    "BadgeClass",
    "Issuer",
    "Profile",
    "CryptographicKey",
    "RevocationList",
    "Endorsement",
];

fn is_address(text: &str) -> bool {
    let web = text.starts_with("https://") || text.starts_with("http://");
    web && crate::ground::Url::parse_web(text).is_some()
}

pub(super) fn is_token(text: &str) -> bool {
    let letters = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    let mut parts = 0;
    text.split('.').all(|part| {
        parts += 1;
        part.bytes().all(letters) && (parts == 2 || !part.is_empty())
    }) && parts == 3
}

fn unreadable(reason: &'static reasons::Reason) -> Document {
    Document::Unreadable(reason.step(StepName::Readable))
}

fn unreadable_image(why: &str) -> Document {
    let step = reasons::READ_IMAGE.step(StepName::Readable);
    Document::Unreadable(step.with("why", why))
}

/// A text for a sentence: not longer than a line.
pub(super) fn short(text: &str) -> String {
    const LONGEST: usize = 120;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LONGEST).collect();
    format!("{cut}…")
}
