//! A built site as a window: its files answer for its addresses, and nothing else does.

use crate::ground::report::Told;
use crate::verify::{Fetch, FetchError, Fetched};

/// The files of a built site, by their path below its root, with `/` between the parts.
pub trait Shelf: Sync {
    /// The bytes of a file; nothing when there is none.
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Told>;

    /// Whether there is a file.
    fn holds(&self, path: &str) -> bool;
}

/// A window that shows a built site under its own address, and beyond it whatever lies beyond.
pub struct OwnSite<'a> {
    base: &'a str,
    shelf: &'a dyn Shelf,
    beyond: &'a dyn Fetch,
}

impl<'a> OwnSite<'a> {
    /// The site that is published at `base`, which ends in `/`.
    pub fn new(base: &'a str, shelf: &'a dyn Shelf, beyond: &'a dyn Fetch) -> Self {
        Self { base, shelf, beyond }
    }
}

impl Fetch for OwnSite<'_> {
    fn get(&self, address: &str) -> Result<Fetched, FetchError> {
        if !self.is_own_site(address) {
            return self.beyond.get(address);
        }
        let path = path_of(self.base, address).ok_or(FetchError::NotThere)?;
        match self.shelf.read(&path) {
            Ok(Some(bytes)) => {
                let address = address.split('#').next().unwrap_or_default().to_owned();
                Ok(Fetched { bytes, media_type: media_type(&path).map(str::to_owned), address })
            }
            Ok(None) => Err(FetchError::NotThere),
            Err(why) => Err(FetchError::Failed(why)),
        }
    }

    fn is_own_site(&self, address: &str) -> bool {
        address.starts_with(self.base)
    }
}

/// The file that answers at an address of the site: without query and fragment, its escapes read, a
/// folder by its `index.html`. Nothing when the address could mean a place outside.
pub fn path_of(base: &str, address: &str) -> Option<String> {
    let rest = address.strip_prefix(base)?.split(['?', '#']).next()?;
    let mut path = unescape(rest)?;
    if path.is_empty() || path.ends_with('/') {
        path.push_str("index.html");
    }
    let harmless = |part: &str| {
        !matches!(part, "" | "." | "..")
            && part.chars().all(|c| !c.is_control() && !matches!(c, '\\' | ':'))
    };
    path.split('/').all(harmless).then_some(path)
}

/// Reads `%41` as `A`; an escaped `/` or a broken escape is refused.
fn unescape(text: &str) -> Option<String> {
    if !text.contains('%') {
        return Some(text.to_owned());
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        let byte = u8::try_from(digit()? * 16 + digit()?).ok()?;
        if byte == b'/' {
            return None;
        }
        bytes.push(byte);
    }
    String::from_utf8(bytes).ok()
}

fn media_type(path: &str) -> Option<&'static str> {
    Some(match path.rsplit_once('.')?.1 {
        "json" => "application/json",
        "jwt" => "application/jwt",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "html" => "text/html",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::Nothing;
    use std::collections::BTreeMap;

    impl Shelf for BTreeMap<String, Vec<u8>> {
        fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Told> {
            Ok(self.get(path).cloned())
        }

        fn holds(&self, path: &str) -> bool {
            self.contains_key(path)
        }
    }

    const BASE: &str = "https://a.example/b/";

    #[test]
    fn addresses_lead_to_files_of_the_site_only() {
        let path = |rest: &str| path_of(BASE, &format!("{BASE}{rest}"));
        assert_eq!(path("").as_deref(), Some("index.html"));
        assert_eq!(path("c/?q#f").as_deref(), Some("c/index.html"));
        assert_eq!(path("c/d.json#key").as_deref(), Some("c/d.json"));
        assert_eq!(path("%C3%A9t%c3%a9.json").as_deref(), Some("été.json"));
        for outside in [
            "../x",
            "c/../../x",
            "%2e%2e/x",
            "c/%2E%2E/x",
            "c%2fd",
            "/etc/passwd",
            "//x",
            "c//d",
            "./x",
            "c\\..\\x",
            "c%5c..%5cx",
            "C:/x",
            "%00",
            "%",
            "%4",
            "%zz",
            "%ff",
            "c\nd",
        ] {
            assert_eq!(path(outside), None, "{outside}");
        }
        assert_eq!(path_of(BASE, "https://a.example/c"), None);
        assert_eq!(path_of(BASE, "https://a.example.evil/b/"), None);
    }

    #[test]
    fn the_site_answers_for_itself_and_for_nobody_else() {
        let files = BTreeMap::from([("x.json".to_owned(), b"{}".to_vec())]);
        let site = OwnSite::new(BASE, &files, &Nothing);
        let found = site.get("https://a.example/b/x.json#a").unwrap();
        assert_eq!(found.bytes, b"{}");
        assert_eq!(found.media_type.as_deref(), Some("application/json"));
        assert_eq!(found.address, "https://a.example/b/x.json");
        assert_eq!(site.get("https://a.example/b/y.json"), Err(FetchError::NotThere));
        assert_eq!(site.get("https://a.example/x.json"), Err(FetchError::Offline));
        assert!(
            site.is_own_site("https://a.example/b/y") && !site.is_own_site("https://a.example/")
        );
    }
}
