//! What a static host would answer at an address: a file, another address, or nothing. The host is
//! one that was set up with the files that we write for it.

use super::hosts;
use super::plan::Plan;
use super::recipe::Recipe;
use crate::model::links::AwardFile;
use crate::model::{Links, SitePath};

/// What stands at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Visit {
    /// A file.
    File(SitePath),
    /// It stands elsewhere on this host, for good.
    Moved(String),
    /// The site begins elsewhere on this host.
    Below(String),
    /// Nothing.
    Nothing,
}

/// Looks up an address: a path from the first `/` of the host, percent-encoded. No path leads out of
/// the site: what is not planned is not there.
pub fn visit(plan: &Plan, links: &Links, address: &str) -> Visit {
    let Some(address) = decoded(address) else { return Visit::Nothing };
    let root = links.root_path();
    let Some(path) = address.strip_prefix(root) else {
        let above = root.strip_suffix('/') == Some(&address) || address == "/";
        return if above { Visit::Below(root.to_owned()) } else { Visit::Nothing };
    };
    if let Some(to) = hosts::redirected(links, &plan.moves, &address) {
        return Visit::Moved(to);
    }
    let file = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    };
    if is_published(plan, &file) {
        return Visit::File(links.root(&file));
    }
    if is_published(plan, &format!("{file}/index.html")) {
        return Visit::Moved(format!("{}/", encoded(&address)));
    }
    Visit::Nothing
}

/// Whether a host hands out the file at this path; those that it reads itself it keeps.
fn is_published(plan: &Plan, path: &str) -> bool {
    if let Ok(at) = plan.singles.binary_search_by(|claim| claim.path.as_str().cmp(path)) {
        return !matches!(plan.singles[at].recipe, Recipe::Host(_) | Recipe::NoJekyll);
    }
    let Some((id, file)) = AwardFile::of_path(path) else { return false };
    let found = plan.awards.binary_search_by(|planned| planned.id.cmp(&id));
    found.is_ok_and(|at| plan.awards[at].files.contains(file))
}

/// An address without its percent-encoding; `None` for one that is malformed or climbs.
fn decoded(address: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let digits = [rest.next()?, rest.next()?].map(|it| char::from(it).to_digit(16));
            u8::try_from(digits[0]? * 16 + digits[1]?).ok()?
        } else {
            byte
        });
    }
    let text = String::from_utf8(bytes).ok()?;
    let climbs = text.split('/').any(|part| matches!(part, "." | ".."));
    (!climbs && !text.contains(['\\', '\0'])).then_some(text)
}

/// An address with everything encoded that could be taken for something else in a header.
fn encoded(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.extend([byte >> 4, byte & 15].map(|it| {
                char::from_digit(u32::from(it), 16)
                    .expect("half a byte is a digit")
                    .to_ascii_uppercase()
            }));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_decoded_once_and_never_climb() {
        for (address, path) in [
            ("/a/b", Some("/a/b")),
            ("/caf%C3%A9/", Some("/café/")),
            ("/%2525", Some("/%25")),
            ("/a/%2e%2E/b", None),
            ("/../a", None),
            ("/a/./b", None),
            ("/a%5Cb", None),
            ("/a%00", None),
            ("/%ff", None),
            ("/%4", None),
            ("/%zz", None),
        ] {
            assert_eq!(decoded(address).as_deref(), path, "{address}");
        }
        assert_eq!(encoded("/café/a b\r\n"), "/caf%C3%A9/a%20b%0D%0A");
    }
}
