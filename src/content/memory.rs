//! Files of awards that need not be read again: nearly all of a catalogue, and the least often changed
//! while somebody writes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::award::Given;
use super::reading::Site;
use crate::ground::{Report, Source, SourceId, Sources};

/// What was read of files of awards. It is used only where a new reading would say the same: the same
/// bytes at the same place, the same settings, the same pictures that an award may name.
#[derive(Debug, Default)]
pub struct Memory {
    forgets: bool,
    files: BTreeMap<SourceId, Known>,
    /// The settings, as text: what an award takes from them.
    site: String,
    /// Every file that is neither text nor table.
    pictures: Vec<File>,
}

/// A file by its path, and its bytes.
type File = (Box<str>, Arc<[u8]>);

/// What stands in a file of awards, and what was found in it.
pub(super) type Read = (Given, Report);

#[derive(Debug)]
struct Known {
    bytes: Arc<[u8]>,
    read: Read,
}

impl Memory {
    /// One that remembers nothing: for a program that reads once.
    pub fn forgetting() -> Self {
        Self { forgets: true, ..Self::default() }
    }

    /// Forgets what may no longer be so.
    pub(super) fn settle(&mut self, sources: &Sources, site: &Site) {
        if self.forgets {
            return;
        }
        let text = |path: &str| {
            path.rsplit_once('.').is_some_and(|(_, ending)| matches!(ending, "md" | "toml"))
        };
        let pictures = sources.under("content/").filter(|(_, it)| !text(&it.path));
        let pictures: Vec<File> =
            pictures.map(|(_, it)| (it.path.clone(), Arc::clone(&it.bytes))).collect();
        let site = format!("{site:?}");
        let same = |(a, b): (&File, &File)| a.0 == b.0 && Arc::ptr_eq(&a.1, &b.1);
        let as_before = pictures.len() == self.pictures.len()
            && pictures.iter().zip(&self.pictures).all(same)
            && site == self.site;
        if as_before {
            let total = sources.len();
            self.files.retain(|id, known| {
                (id.0 as usize) < total && Arc::ptr_eq(&sources[*id].bytes, &known.bytes)
            });
        } else {
            *self = Self { forgets: false, files: BTreeMap::new(), site, pictures };
        }
    }

    /// What was read of a file, when nothing has changed that it hangs on.
    pub(super) fn of(&self, (id, source): (SourceId, &Source)) -> Option<&Read> {
        let known = self.files.get(&id)?;
        Arc::ptr_eq(&known.bytes, &source.bytes).then_some(&known.read)
    }

    /// Whether this file should be remembered, and is not.
    pub(super) fn wants(&self, file: (SourceId, &Source)) -> bool {
        !self.forgets && self.of(file).is_none()
    }

    /// Remembers what was read of these files.
    pub(super) fn keep(&mut self, read: Vec<(SourceId, &Source, Read)>) {
        for (id, source, read) in read {
            self.files.insert(id, Known { bytes: Arc::clone(&source.bytes), read });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{read, read_again};

    /// A state of the files read with what is remembered of the states before says what it says read
    /// alone, and only what changed is read.
    #[test]
    fn remembering_changes_nothing() {
        let listing = include_str!("../../tests/suite/small.txt");
        let first = Sources::from_listing(listing);
        let awards: Vec<(SourceId, &Source)> = first.under("content/awards/").collect();
        assert!(awards.len() > 1, "{} files of awards", awards.len());
        let with = |path: &str, change: &dyn Fn(&str) -> String| {
            let id = first.find(path).expect("a file of the small catalogue");
            first.with_file(path, change(first[id].text().expect("text")).into_bytes())
        };
        let award = &*awards[0].1.path;
        let states = [
            first.clone(),
            with("content/badges/reparer/index.md", &|text| text.replace("Réparer", "Rapiécer")),
            with(award, &|text| format!("{text}\nunknown = 1\n")),
            with(award, &|text| text.replace("[[award]]", "[[award]")),
            with("blason.toml", &|text| text.replace("language = \"fr\"", "language = \"en\"")),
            with("blason.toml", &|text| format!("# one line more\n{text}")),
            first.with_file("content/awards/0000.toml", *b"badge = \"nowhere\"\n"),
            first.with_file("content/badges/reparer/badge.svg", *b"<svg/>"),
            first.clone(),
        ];
        let mut memory = Memory::default();
        for (at, sources) in states.iter().enumerate() {
            let (mut alone, mut again) = (Report::new(), Report::new());
            let wanted = format!("{:?}", read(sources, &mut alone));
            let found = format!("{:?}", read_again(sources, &mut memory, &mut again));
            assert_eq!(found, wanted, "state {at}");
            assert_eq!(again.findings(), alone.findings(), "state {at}");
            let known = sources.under("content/awards/").filter(|it| memory.of(*it).is_some());
            assert!(known.count() >= awards.len(), "state {at}");
        }
    }
}
