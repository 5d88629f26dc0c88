//! The digest of a reference text, by which a stale translation is known.

use super::badge::BadgeVersion;
use super::issuer::Issuer;
use super::naming::Naming;
use super::page::Page;
use super::text::Text;
use crate::codec::{hex, sha256::sha256};

/// What a translation of this version translates: name, description, criteria, image in words, who
/// awards, what to show.
pub fn reference_digest<N: Naming>(version: &BadgeVersion<N>) -> String {
    of(&[
        ("name", Some(&version.name)),
        ("description", Some(&version.description)),
        ("criteria", Some(&version.criteria)),
        ("image_alt", version.image_alt.as_ref()),
        ("awarded_by", version.awarded_by.as_ref()),
        ("evidence_expected", version.evidence_expected.as_ref()),
    ])
}

/// What a translation of this issuer's file translates: name, description, image in words,
/// presentation.
pub fn issuer_digest(issuer: &Issuer) -> String {
    of(&[
        ("name", Some(&issuer.name)),
        ("description", issuer.description.as_ref()),
        ("image_alt", issuer.image_alt.as_ref()),
        ("body", issuer.body.as_ref()),
    ])
}

/// What a translation of this free page translates: title and text.
pub fn page_digest(page: &Page) -> String {
    of(&[("name", Some(&page.title)), ("body", Some(&page.body))])
}

/// The SHA-256 digest, in hexadecimal, of some texts, each in its first language.
///
/// Blanks at the ends of lines and texts do not count, so that an editor that trims them makes no
/// translation stale.
fn of(fields: &[(&str, Option<&Text>)]) -> String {
    let mut whole = String::new();
    for (key, text) in fields {
        let Some((_, text)) = text.and_then(|text: &Text| text.entries().next()) else { continue };
        // No text of ours holds a NUL, so two lists of fields never run into one another.
        whole.push_str(key);
        whole.push('\0');
        for line in text.trim().lines() {
            whole.push_str(line.trim_end());
            whole.push('\n');
        }
        whole.push('\0');
    }
    hex::encode(&sha256(whole.as_bytes()))
}

/// The first half of a SHA-256: enough to tell one text from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Half(pub [u8; 16]);

/// An award's credential before it is signed, as the digests of its parts. Two credentials with the
/// same parts are the same; when one differs, it says what was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// What is the award's own, and what the site says around it.
    pub award: Half,
    /// The badge.
    pub badge: Half,
    /// The issuer's profile.
    pub issuer: Half,
}

impl Half {
    /// The digest of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*sha256(bytes).first_chunk().expect("SHA-256 has 32 bytes"))
    }
}
