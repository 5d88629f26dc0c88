//! Documents inside images, put in and taken out (OB 3.0, "Baking"; Baking Specification 1.0): a
//! PNG keeps them under a keyword, an SVG in an element. What is put in is read back at once.

use std::fmt;

use serde_json::Value;

use crate::codec::png::{self, PngError};
use crate::codec::svg::{self, Baked, SvgError};
use crate::codec::{base64url, svg::SvgTemplate};

pub use crate::codec::svg::Version;

/// Keyword of the OB 3.0 entry of a baked PNG.
pub const KEYWORD_OB3: &str = "openbadgecredential";
/// Keyword of the OB 1 or 2 entry of a baked PNG.
pub const KEYWORD_OB2: &str = "openbadges";

/// Longest document that is baked, in bytes: far below what readers take from an image.
pub const LONGEST_DOCUMENT: usize = 1 << 20;

/// The containers that carry documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Container {
    /// Portable Network Graphics.
    Png,
    /// Scalable Vector Graphics.
    Svg,
}

/// A document as an image carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The version whose place it stands in.
    pub version: Version,
    /// The document: JSON, a compact JWS, or the address of a hosted assertion.
    pub text: String,
}

/// Why a document cannot be put into an image or taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BakeError {
    /// The image is neither a PNG nor an SVG that we read.
    NoImage,
    /// The PNG cannot be read.
    Png(PngError),
    /// The SVG cannot be read.
    Svg(SvgError),
    /// The document is longer than [`LONGEST_DOCUMENT`].
    TooLong,
    /// The document is neither JSON nor a compact JWS.
    NoDocument,
    /// The document is no Open Badge: neither a credential of 3.0 nor an assertion of 2.0.
    NoBadge,
    /// The credential carries no proof: nobody could believe the image.
    Unsigned,
    /// The image carries a document of this version already.
    Occupied(Version),
    /// What was put in does not come back.
    Lost,
}

impl Container {
    /// What bytes are, by how they begin.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            return Some(Self::Png);
        }
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        text.starts_with(b"<").then_some(Self::Svg)
    }

    /// How its file names end.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }
}

impl Entry {
    /// Tells what a document is: a signed credential of OB 3.0 or an assertion of OB 1 or 2, as JSON
    /// or as a compact JWS. Nothing is verified.
    pub fn read(document: &[u8]) -> Result<Self, BakeError> {
        if document.len() > LONGEST_DOCUMENT {
            return Err(BakeError::TooLong);
        }
        let text = std::str::from_utf8(document).map_err(|_| BakeError::NoDocument)?;
        let text = text.trim_start_matches('\u{feff}').trim();
        let token = payload(text);
        let value = match &token {
            Some(payload) => serde_json::from_slice(payload),
            None => serde_json::from_str(text),
        };
        let value: Value = value.map_err(|_| BakeError::NoDocument)?;
        let version = version(&value).ok_or(BakeError::NoBadge)?;
        if version == Version::Three && token.is_none() && value.get("proof").is_none() {
            return Err(BakeError::Unsigned);
        }
        Ok(Self { version, text: text.to_owned() })
    }

    /// Whether the document is a compact JWS.
    pub fn is_token(&self) -> bool {
        payload(&self.text).is_some()
    }

    /// How a file that holds the document is named: `.json`, `.jwt`, `.ob2.json`, `.ob2.jwt`; an
    /// address alone is `.txt`.
    pub fn ending(&self) -> &'static str {
        let json = self.text.starts_with(['{', '[']);
        match (self.version, self.is_token()) {
            (Version::Three, true) => "jwt",
            (Version::Two, true) => "ob2.jwt",
            (Version::Three, false) if json => "json",
            (Version::Two, false) if json => "ob2.json",
            _ => "txt",
        }
    }

    fn keyword(&self) -> &'static str {
        match self.version {
            Version::Three => KEYWORD_OB3,
            Version::Two => KEYWORD_OB2,
        }
    }

    /// The entry of an SVG that carries this document.
    fn baked(&self) -> Baked {
        if self.is_token() {
            return Baked::token(self.version, &self.text);
        }
        let hosted =
            || Some(serde_json::from_str::<Value>(&self.text).ok()?["id"].as_str()?.to_owned());
        match self.version {
            Version::Three => Baked::credential(&self.text),
            Version::Two => {
                Baked { version: Version::Two, verify: hosted(), json: Some(self.text.clone()) }
            }
        }
    }

    fn of_svg(baked: Baked) -> Option<Self> {
        let Baked { version, verify, json } = baked;
        let text = match (verify, json) {
            // The signature counts; the JSON beside it is a courtesy (Baking 1.0).
            (Some(verify), _) if payload(&verify).is_some() => verify,
            (_, Some(json)) => json,
            (Some(verify), None) => verify,
            (None, None) => return None,
        };
        Some(Self { version, text })
    }

    /// Whether two entries say the same: the same text, or the same JSON in other letters.
    fn says_as(&self, other: &Self) -> bool {
        let json = |text: &str| serde_json::from_str::<Value>(text).ok();
        let same = || json(&self.text).is_some_and(|value| json(&other.text) == Some(value));
        self.version == other.version && (self.text == other.text || same())
    }
}

/// Puts a document into an image. One of the other version stays; one of the same version is
/// replaced when `replace` says so. Every byte of the art stays.
pub fn bake(document: &Entry, image: &[u8], replace: bool) -> Result<Vec<u8>, BakeError> {
    let container = Container::of(image).ok_or(BakeError::NoImage)?;
    let before = unbake(image)?;
    let occupied = before.iter().any(|entry| entry.version == document.version);
    if occupied && !replace {
        return Err(BakeError::Occupied(document.version));
    }
    let baked = match container {
        Container::Png => png::with_text(image, document.keyword(), &document.text)?,
        Container::Svg => {
            let text = std::str::from_utf8(image).map_err(|_| SvgError::NotUtf8)?;
            let kept = svg::extract(image)?.into_iter();
            let mut entries: Vec<Baked> =
                kept.filter(|it| it.version != document.version).collect();
            entries.push(document.baked());
            SvgTemplate::new(text)?.bake(&entries).into_bytes()
        }
    };
    let kept = before.iter().filter(|entry| entry.version != document.version);
    let expected: Vec<&Entry> = kept.chain([document]).collect();
    let after = unbake(&baked)?;
    let found = |entry: &&Entry| after.iter().any(|it| it.says_as(entry));
    if expected.iter().all(found) && after.len() == expected.len() {
        Ok(baked)
    } else {
        Err(BakeError::Lost)
    }
}

/// The documents inside an image, those of OB 3.0 first; none when it carries none.
pub fn unbake(image: &[u8]) -> Result<Vec<Entry>, BakeError> {
    let mut entries = match Container::of(image).ok_or(BakeError::NoImage)? {
        Container::Png => {
            let mut entries = Vec::new();
            for entry in png::texts(image)? {
                let version = match entry.keyword.as_str() {
                    KEYWORD_OB3 => Version::Three,
                    KEYWORD_OB2 => Version::Two,
                    _ => continue,
                };
                entries.push(Entry { version, text: entry.text?.trim().to_owned() });
            }
            entries
        }
        Container::Svg => svg::extract(image)?.into_iter().filter_map(Entry::of_svg).collect(),
    };
    entries.sort_by_key(|entry| entry.version);
    Ok(entries)
}

/// The payload of a compact JWS, when a text is one (RFC 7515, section 7.1).
fn payload(text: &str) -> Option<Vec<u8>> {
    let mut parts = text.trim().split('.');
    let (header, payload, signature) = (parts.next()?, parts.next()?, parts.next()?);
    let is_object = |bytes: &[u8]| bytes.starts_with(b"{");
    base64url::decode(header).filter(|header| is_object(header))?;
    base64url::decode(signature).filter(|_| parts.next().is_none())?;
    base64url::decode(payload)
}

/// The version that a document claims to follow.
fn version(document: &Value) -> Option<Version> {
    let credential = document.get("vc").unwrap_or(document);
    let holds = |value: &Value, word: &str| match value {
        Value::Array(items) => items.iter().any(|item| item == word),
        single => single == word,
    };
    let is = |word| holds(&credential["type"], word);
    if is("VerifiableCredential") || is("OpenBadgeCredential") || is("AchievementCredential") {
        return Some(Version::Three);
    }
    // OB 1 and 2 name their badge; OB 1.0 and many documents since have no type.
    let assertion = is("Assertion") || document.get("badge").is_some();
    assertion.then_some(Version::Two)
}

impl From<PngError> for BakeError {
    fn from(error: PngError) -> Self {
        Self::Png(error)
    }
}

impl From<SvgError> for BakeError {
    fn from(error: SvgError) -> Self {
        Self::Svg(error)
    }
}

impl fmt::Display for BakeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoImage => f.write_str("it is neither a PNG nor an SVG"),
            Self::Png(error) => error.fmt(f),
            Self::Svg(error) => error.fmt(f),
            Self::TooLong => write!(f, "it is longer than {} MiB", LONGEST_DOCUMENT >> 20),
            Self::NoDocument => f.write_str("it is neither JSON nor a compact JWS"),
            Self::NoBadge => {
                f.write_str("it is neither a credential of 3.0 nor an assertion of 2.0")
            }
            Self::Unsigned => f.write_str("it carries no proof"),
            Self::Occupied(_) => {
                f.write_str("the image carries a document of this version already")
            }
            Self::Lost => f.write_str("what was put in does not come back"),
        }
    }
}

impl std::error::Error for BakeError {}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &[u8] =
        b"<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>";
    const CREDENTIAL: &[u8] =
        br#" {"type": ["VerifiableCredential"], "name": "]]> \u0000 < &", "proof": {}} "#;
    const ASSERTION: &[u8] =
        br#"{"type": "Assertion", "id": "https://a.example/1?a&b", "badge": "https://a.example/b"}"#;

    fn png() -> Vec<u8> {
        crate::codec::raster::svg_to_png(ART, 8).unwrap()
    }

    const ART: &str =
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>"#;

    fn token(payload: &str) -> String {
        let part = |text: &str| base64url::encode(text.as_bytes());
        format!("{}.{}.{}", part(r#"{"alg":"none"}"#), part(payload), part("signature"))
    }

    fn entry(document: &[u8]) -> Entry {
        Entry::read(document).unwrap()
    }

    #[test]
    fn both_versions_go_in_and_come_out_of_both_containers() {
        let jws3 = token(r#"{"type": "VerifiableCredential"}"#);
        let old3 = token(r#"{"vc": {"type": ["VerifiableCredential"]}}"#);
        let jws2 = token(r#"{"badge": "https://a.example/b"}"#);
        for image in [SVG.to_vec(), png()] {
            assert_eq!(unbake(&image), Ok(Vec::new()));
            for first in [CREDENTIAL, jws3.as_bytes(), old3.as_bytes()] {
                for second in [ASSERTION, jws2.as_bytes()] {
                    let (first, second) = (entry(first), entry(second));
                    assert_eq!((first.version, second.version), (Version::Three, Version::Two));
                    let both = bake(&second, &bake(&first, &image, false).unwrap(), false).unwrap();
                    let found = unbake(&both).unwrap();
                    assert_eq!(found.len(), 2);
                    assert!(found[0].says_as(&first) && found[1].says_as(&second), "{found:?}");
                    assert_eq!(
                        bake(&first, &both, false),
                        Err(BakeError::Occupied(Version::Three))
                    );
                    let again = bake(&entry(jws3.as_bytes()), &both, true).unwrap();
                    let found = unbake(&again).unwrap();
                    assert_eq!(found[0].text, jws3);
                    assert!(found[1].says_as(&second));
                    // The other order gives the same image.
                    let other =
                        bake(&first, &bake(&second, &image, false).unwrap(), false).unwrap();
                    assert_eq!(unbake(&other), unbake(&both));
                }
            }
        }
    }

    #[test]
    fn what_is_no_badge_is_not_baked() {
        let read = |text: &str| Entry::read(text.as_bytes()).map(|entry| entry.version);
        assert_eq!(read("{}"), Err(BakeError::NoBadge));
        assert_eq!(read("[1]"), Err(BakeError::NoBadge));
        assert_eq!(read("3"), Err(BakeError::NoBadge));
        assert_eq!(read("hello"), Err(BakeError::NoDocument));
        assert_eq!(read("a.b.c"), Err(BakeError::NoDocument));
        assert_eq!(read(r#"{"type": "VerifiableCredential"}"#), Err(BakeError::Unsigned));
        assert_eq!(read(&" ".repeat(LONGEST_DOCUMENT + 1)), Err(BakeError::TooLong));
        let badge = entry(CREDENTIAL);
        for image in [&b""[..], b"GIF89a", b"{}", b"\xff\xd8"] {
            assert_eq!(bake(&badge, image, false), Err(BakeError::NoImage));
        }
        assert!(matches!(bake(&badge, b"<html/>", false), Err(BakeError::Svg(_))));
        assert!(matches!(bake(&badge, b"\x89PNG\r\n\x1a\n", false), Err(BakeError::Png(_))));
    }

    #[test]
    fn files_are_named_by_what_they_hold() {
        assert_eq!(entry(CREDENTIAL).ending(), "json");
        assert_eq!(entry(ASSERTION).ending(), "ob2.json");
        assert_eq!(entry(token(r#"{"type": "VerifiableCredential"}"#).as_bytes()).ending(), "jwt");
        assert_eq!(entry(token(r#"{"badge": ""}"#).as_bytes()).ending(), "ob2.jwt");
        let address = Entry { version: Version::Two, text: "https://a.example/".to_owned() };
        assert_eq!(address.ending(), "txt");
    }
}
