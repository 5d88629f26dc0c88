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
    pictures: Vec<(Box<str>, Arc<[u8]>)>,
}

#[derive(Debug)]
struct Known {
    bytes: Arc<[u8]>,
    read: (Given, Report),
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
        let text = |path: &str| path.ends_with(".md") || path.ends_with(".toml");
        let pictures = sources.under("content/").filter(|(_, it)| !text(&it.path));
        let pictures: Vec<(Box<str>, Arc<[u8]>)> =
            pictures.map(|(_, it)| (it.path.clone(), Arc::clone(&it.bytes))).collect();
        let site = format!("{site:?}");
        let same = |(a, b): (&(Box<str>, Arc<[u8]>), &(Box<str>, Arc<[u8]>))| {
            a.0 == b.0 && Arc::ptr_eq(&a.1, &b.1)
        };
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
    pub(super) fn of(&self, (id, source): (SourceId, &Source)) -> Option<&(Given, Report)> {
        let known = self.files.get(&id)?;
        Arc::ptr_eq(&known.bytes, &source.bytes).then_some(&known.read)
    }

    /// Whether this file should be remembered, and is not.
    pub(super) fn wants(&self, file: (SourceId, &Source)) -> bool {
        !self.forgets && self.of(file).is_none()
    }

    /// Remembers what was read of these files.
    pub(super) fn keep(&mut self, read: Vec<((SourceId, &Source), (Given, Report))>) {
        for ((id, source), read) in read {
            self.files.insert(id, Known { bytes: Arc::clone(&source.bytes), read });
        }
    }
}
