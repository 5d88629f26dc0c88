//! What answered at earlier audits of one address, a line each: a path, and of a status list since when it
//! was valid. Awards are not kept: one that is erased goes on purpose.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::ground::Instant;

/// The first line. The figure changes with the layout.
const TITLE: &str = "blason-seen 1";
/// Most paths that are kept.
const MOST: usize = 200_000;
/// Longest line that is read, in bytes.
const LONGEST: usize = 4_096;

/// What answered at earlier audits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen(BTreeMap<String, Option<Instant>>);

impl Seen {
    /// Reads what an audit kept; a text of another layout holds nothing.
    pub fn read(text: &str) -> Self {
        let mut lines = text.lines();
        if lines.next() != Some(TITLE) {
            return Self::default();
        }
        let fits = |line: &&str| !line.is_empty() && line.len() <= LONGEST;
        let line = |line: &str| match line.split_once('\t') {
            Some((path, from)) => (path.to_owned(), Instant::parse(from)),
            None => (line.to_owned(), None),
        };
        Self(lines.filter(fits).take(MOST).map(line).collect())
    }

    /// The text to keep.
    pub fn write(&self) -> String {
        let mut text = format!("{TITLE}\n");
        for (path, from) in &self.0 {
            let line = match from {
                Some(from) => writeln!(text, "{path}\t{from}"),
                None => writeln!(text, "{path}"),
            };
            line.expect("a string takes every text");
        }
        text
    }

    /// Notes a path that answered, and of a status list since when it was valid.
    pub fn note(&mut self, path: &str, from: Option<Instant>) {
        // Names of these hold digests, or follow from the words of the catalogue.
        let passing = ["assets/", "search/", "awards/"].iter().any(|it| path.starts_with(it));
        let plain = path.len() < LONGEST / 2 && !path.contains(|c: char| c.is_control());
        let known = self.0.contains_key(path);
        if !passing && plain && (known || self.0.len() < MOST) {
            self.0.insert(path.to_owned(), from);
        }
    }

    /// Since when a status list was valid that answered here.
    pub fn valid_from(&self, path: &str) -> Option<Instant> {
        self.0.get(path).copied().flatten()
    }

    /// The paths that answered, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Forgets a path.
    pub fn forget(&mut self, path: &str) {
        self.0.remove(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_comes_back() {
        let from = Instant::parse("2026-11-01");
        let mut seen = Seen::default();
        seen.note("badges/é/index.html", None);
        seen.note("status/a/revocation-1.json", from);
        seen.note("assets/x.1234.css", None);
        seen.note("awards/aa/x.json", None);
        seen.note("two\nlines", None);
        assert_eq!(Seen::read(&seen.write()), seen);
        let paths: Vec<&str> = seen.paths().collect();
        assert_eq!(paths, ["badges/é/index.html", "status/a/revocation-1.json"]);
        assert_eq!(seen.valid_from("status/a/revocation-1.json"), from);
        seen.forget("badges/é/index.html");
        assert_eq!(seen.paths().count(), 1);
        assert_eq!(Seen::read("something else\na\n"), Seen::default());
    }
}
