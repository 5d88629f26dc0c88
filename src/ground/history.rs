//! What a version-control system knows of files: when each came and when it last changed. Dates and
//! revisions, never people.

use std::collections::BTreeMap;

use super::source::SourceId;
use super::time::Instant;

/// What is known of each file; files about which nothing certain is known are absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    files: BTreeMap<SourceId, FileHistory>,
}

/// What is known of one file, as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileHistory {
    /// When it came.
    pub first: Instant,
    /// When it last changed.
    pub last: Instant,
    /// The revision that last changed it, shortened.
    pub revision: Box<str>,
}

impl History {
    /// What is known of a file.
    pub fn of(&self, file: SourceId) -> Option<&FileHistory> {
        self.files.get(&file)
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

impl FromIterator<(SourceId, FileHistory)> for History {
    fn from_iter<T: IntoIterator<Item = (SourceId, FileHistory)>>(files: T) -> Self {
        Self { files: files.into_iter().collect() }
    }
}
