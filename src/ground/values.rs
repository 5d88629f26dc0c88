//! Small values that are right once they exist. `parse` is the only way in.

/// The name of a thing in addresses: lower-case ASCII letters, figures and single hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Box<str>);

/// A language tag in the form that OB 3.0 allows: `fr`, `fr-CA`, `zh-Hant`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang([u8; 16]);

/// An absolute IRI (RFC 3987).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Url(Box<str>);

/// A UUID (RFC 9562), 128 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uuid(u128);

impl Slug {
    /// Longest slug, in bytes: some file systems stop at 255 for a whole file name.
    pub const LONGEST: usize = 100;

    /// A slug, when the text is one.
    pub fn parse(text: &str) -> Option<Self> {
        let letters = text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        let edges = text.starts_with('-') || text.ends_with('-') || text.contains("--");
        (letters && !edges && !text.is_empty() && text.len() <= Self::LONGEST)
            .then(|| Self(text.into()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Lang {
    /// A language tag, when the text is one: OB 3.0 Appendix B, LanguageCode.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-').peekable();
        let language = parts.next()?;
        let lower = |part: &str| part.bytes().all(|b| b.is_ascii_lowercase());
        if !(2..=4).contains(&language.len()) || !lower(language) {
            return None;
        }
        if parts.peek().is_some_and(|part| part.len() == 4) {
            let script = parts.next()?;
            if !script.starts_with(|c: char| c.is_ascii_uppercase()) || !lower(&script[1..]) {
                return None;
            }
        }
        if let Some(region) = parts.next() {
            let letters = region.len() == 2 && region.bytes().all(|b| b.is_ascii_uppercase());
            let figures = region.len() == 3 && region.bytes().all(|b| b.is_ascii_digit());
            if !letters && !figures {
                return None;
            }
        }
        if parts.next().is_some() {
            return None;
        }
        let mut bytes = [0; 16];
        bytes[..text.len()].copy_from_slice(text.as_bytes());
        Some(Self(bytes))
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        let end = self.0.iter().position(|&b| b == 0).unwrap_or(self.0.len());
        std::str::from_utf8(&self.0[..end]).expect("a tag is made of ASCII letters")
    }
}

impl Url {
    /// Longest address, in bytes.
    pub const LONGEST: usize = 4_096;

    /// An absolute IRI, when the text is one.
    pub fn parse(text: &str) -> Option<Self> {
        let short = text.len() <= Self::LONGEST;
        (short && oxiri::Iri::parse(text).is_ok()).then(|| Self(text.into()))
    }

    /// An address of the web: `https` or `http`, with a host.
    pub fn parse_web(text: &str) -> Option<Self> {
        let url = Self::parse(text)?;
        (matches!(url.scheme(), "https" | "http") && !url.host().is_empty()).then_some(url)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What `reference` means when it stands in the document at this address (RFC 3986, section 5).
    pub fn join(&self, reference: &str) -> Option<Self> {
        let base = oxiri::Iri::parse(self.as_str()).ok()?;
        Self::parse(base.resolve(reference).ok()?.as_str())
    }

    /// The scheme, as written: `https`.
    pub fn scheme(&self) -> &str {
        self.0.split(':').next().unwrap_or_default()
    }

    /// The host without user and port; empty when there is no authority.
    pub fn host(&self) -> &str {
        let authority = self.authority();
        let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
            _ => host,
        }
    }

    /// Host and port as written, with the user if there is one; empty when there is none.
    pub fn authority(&self) -> &str {
        let Some((_, rest)) = self.0.split_once("://") else { return "" };
        rest.split(['/', '?', '#']).next().unwrap_or_default()
    }

    /// The path, from its first `/`; empty when there is none.
    pub fn path(&self) -> &str {
        let Some((_, rest)) = self.0.split_once("://") else { return "" };
        let path = rest.find('/').map_or("", |at| &rest[at..]);
        path.split(['?', '#']).next().unwrap_or_default()
    }
}

impl Uuid {
    /// A UUID in its usual form, lower or upper case: `6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d`.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 36 {
            return None;
        }
        let mut value: u128 = 0;
        for (at, &byte) in bytes.iter().enumerate() {
            if matches!(at, 8 | 13 | 18 | 23) {
                if byte != b'-' {
                    return None;
                }
            } else {
                value = value << 4 | u128::from(char::from(byte).to_digit(16)?);
            }
        }
        Some(Self(value))
    }

    /// A UUID of these 128 bits.
    pub fn from_bits(bits: u128) -> Self {
        Self(bits)
    }

    /// The 128 bits.
    pub fn bits(self) -> u128 {
        self.0
    }

    /// The usual form, in lower case, without an allocation.
    pub fn text(self) -> UuidText {
        let mut out = [b'-'; 36];
        let mut nibble = 0;
        for (at, byte) in out.iter_mut().enumerate() {
            if matches!(at, 8 | 13 | 18 | 23) {
                continue;
            }
            let value = (self.0 >> (124 - 4 * nibble)) & 0xf;
            *byte = b"0123456789abcdef"[value as usize];
            nibble += 1;
        }
        UuidText(out)
    }
}

/// The 36 letters of a UUID.
#[derive(Debug, Clone, Copy)]
pub struct UuidText([u8; 36]);

impl std::ops::Deref for UuidText {
    type Target = str;

    fn deref(&self) -> &str {
        std::str::from_utf8(&self.0).expect("figures, letters and hyphens are ASCII")
    }
}

macro_rules! shown_as_text {
    ($($name:ty),*) => {$(
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    )*};
}
shown_as_text!(Slug, Lang, Url);

impl std::fmt::Display for Uuid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs() {
        for good in ["a", "reparer-ensemble", "masques-solidaires-2020"] {
            assert_eq!(Slug::parse(good).unwrap().as_str(), good);
        }
        for bad in ["", "A", "é", "a--b", "-a", "a-", "a/b", "..", "a.b", "a b"] {
            assert_eq!(Slug::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn languages() {
        for good in ["fr", "fr-FR", "zh-Hant", "zh-Hant-TW", "es-419", "oci"] {
            assert_eq!(Lang::parse(good).unwrap().as_str(), good);
        }
        for bad in ["", "f", "FR", "fr-fr", "fr_FR", "français", "fr-FR-x", "fr-Latn-FR-1"] {
            assert_eq!(Lang::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn addresses() {
        let url = Url::parse_web("https://user@badges.example.org:8443/a/b?c#d").unwrap();
        assert_eq!((url.host(), url.path()), ("badges.example.org", "/a/b"));
        assert_eq!(url.authority(), "user@badges.example.org:8443");
        assert!(Url::parse_web("did:web:example.org").is_none());
        assert!(Url::parse("did:web:example.org").is_some());
        assert!(Url::parse("/relative").is_none());
        assert!(Url::parse("https://a b/").is_none());
    }

    #[test]
    fn uuids_come_back() {
        let text = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d";
        assert_eq!(Uuid::parse(text).unwrap().to_string(), text);
        assert_eq!(Uuid::parse(&text.to_uppercase()).unwrap().to_string(), text);
        assert!(Uuid::parse("6f0f8f2c1d2e4a3b8c4d5e6f7a8b9c0d").is_none());
    }
}
