//! A snapshot of every file of a catalogue at one moment, in path order, and places in it.

use std::sync::Arc;

/// Every file of a catalogue at one moment, sorted by path.
///
/// Nothing below the shell looks at the disk again once this value exists.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<Source>,
    troubles: Vec<Trouble>,
    /// Files of another snapshot, only for showing places in them.
    beside: Vec<Source>,
    /// What their paths begin with, in bytes: the label and its colon.
    label: usize,
}

/// One file of the snapshot.
#[derive(Debug, Clone)]
pub struct Source {
    /// Path below the catalogue's root, with `/` between the parts.
    pub path: Box<str>,
    /// The bytes as they were read.
    pub bytes: Arc<[u8]>,
}

/// A file that stands in the folder and was left out of the snapshot, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Path below the catalogue's root.
    pub path: Box<str>,
    /// What is the matter with it.
    pub kind: TroubleKind,
}

/// Why a file was left out of the snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TroubleKind {
    /// A symbolic link; the catalogue is read without following any.
    SymbolicLink,
    /// Larger than the limit, in bytes.
    TooLarge {
        /// The limit that was passed, in bytes.
        limit: u64,
    },
    /// Neither a file nor a folder (a socket, a device).
    NotAFile,
    /// A name that is not Unicode.
    NameNotUnicode,
    /// The same path as another one but for the case of its letters.
    CaseClash {
        /// The other path.
        with: Box<str>,
    },
    /// It could not be read; the system's own words.
    Unreadable {
        /// The system's message.
        why: Box<str>,
    },
    /// Folders nested deeper than the limit.
    TooDeep,
}

/// One file of a [`Sources`], by its place in path order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceId(pub u32);

/// A stretch of a source, in bytes: `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Sources {
    /// A snapshot of these files (in any order) and of what was left out of them.
    pub fn new(mut files: Vec<Source>, mut troubles: Vec<Trouble>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.dedup_by(|a, b| a.path == b.path);
        troubles.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files, troubles, beside: Vec::new(), label: 0 }
    }

    /// Reads a whole catalogue from one string: each file opens with a line `=== path`.
    /// For tests and documentation.
    pub fn from_listing(listing: &str) -> Self {
        let mut files: Vec<(String, String)> = Vec::new();
        for line in listing.split_inclusive('\n') {
            if let Some(path) = line.strip_prefix("=== ") {
                files.push((path.trim().to_owned(), String::new()));
            } else if let Some((_, text)) = files.last_mut() {
                text.push_str(line);
            }
        }
        let files = files
            .into_iter()
            .map(|(path, text)| Source { path: path.into(), bytes: text.into_bytes().into() })
            .collect();
        Self::new(files, Vec::new())
    }

    /// The same snapshot with other bytes for one of its files.
    #[must_use]
    pub fn with(&self, id: SourceId, bytes: impl Into<Arc<[u8]>>) -> Self {
        let mut changed = self.clone();
        changed.files[id.0 as usize].bytes = bytes.into();
        changed
    }

    /// The same snapshot, with this file in it. The numbers of other files may change.
    #[must_use]
    pub fn with_file(&self, path: &str, bytes: impl Into<Arc<[u8]>>) -> Self {
        if let Some(id) = self.find(path) {
            return self.with(id, bytes);
        }
        let mut changed = self.clone();
        let at = changed.files.partition_point(|file| &*file.path < path);
        changed.files.insert(at, Source { path: path.into(), bytes: bytes.into() });
        changed
    }

    /// The same snapshot, with another one beside it: findings of a comparison point into both. Only
    /// places lead to the files of the other: numbers of it are raised by [`len`](Self::len)
    /// ([`Span::raised`]), and its paths are shown as `label:path`.
    #[must_use]
    pub fn with_beside(&self, other: &Self, label: &str) -> Self {
        let shown = |file: &Source| Source {
            path: format!("{label}:{}", file.path).into(),
            bytes: Arc::clone(&file.bytes),
        };
        let beside = other.files.iter().map(shown).collect();
        Self { beside, label: label.len() + 1, ..self.clone() }
    }

    /// Whether a place is in the snapshot that stands beside this one.
    pub fn is_beside(&self, id: SourceId) -> bool {
        id.0 as usize >= self.files.len()
    }

    /// The path of a file in its own snapshot, without the label of one that stands beside.
    pub fn own_path(&self, id: SourceId) -> &str {
        let path = &self[id].path;
        if self.is_beside(id) { &path[self.label..] } else { path }
    }

    /// Every file, in path order.
    pub fn files(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.files.iter().enumerate().map(|(at, file)| (Self::id(at), file))
    }

    /// The files whose path starts with `prefix`, in path order.
    pub fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (SourceId, &'a Source)> {
        let first = self.files.partition_point(|file| &*file.path < prefix);
        self.files[first..]
            .iter()
            .take_while(move |file| file.path.starts_with(prefix))
            .enumerate()
            .map(move |(at, file)| (Self::id(first + at), file))
    }

    /// The file at exactly this path.
    pub fn find(&self, path: &str) -> Option<SourceId> {
        self.files.binary_search_by(|file| (*file.path).cmp(path)).ok().map(Self::id)
    }

    /// What was left out.
    pub fn troubles(&self) -> &[Trouble] {
        &self.troubles
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file at all.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    fn id(at: usize) -> SourceId {
        SourceId(u32::try_from(at).expect("a catalogue has fewer than four thousand million files"))
    }
}

impl std::ops::Index<SourceId> for Sources {
    type Output = Source;

    fn index(&self, id: SourceId) -> &Source {
        let at = id.0 as usize;
        self.files.get(at).unwrap_or_else(|| &self.beside[at - self.files.len()])
    }
}

impl Source {
    /// The bytes as text, when they are UTF-8. A byte order mark stays in it.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }

    /// Line and column of a byte, both from 1; columns count characters.
    pub fn line_column(&self, byte: u32) -> (usize, usize) {
        let before = &self.bytes[..(byte as usize).min(self.bytes.len())];
        let line_start = before.iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
        let line = before.split(|&b| b == b'\n').count();
        let column = 1 + String::from_utf8_lossy(&before[line_start..]).chars().count();
        (line, column)
    }
}

impl Span {
    /// The whole beginning of a file: where a finding about the file itself points.
    pub fn top(source: SourceId) -> Self {
        Self { source, start: 0, end: 0 }
    }

    /// The same stretch, seen from a snapshot of `files` files that has this one beside it.
    #[must_use]
    pub fn raised(self, files: usize) -> Self {
        Self { source: Sources::id(self.source.0 as usize + files), ..self }
    }

    /// A stretch given in `usize`, cut at four gigabytes.
    pub fn new(source: SourceId, range: std::ops::Range<usize>) -> Self {
        let cut = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { source, start: cut(range.start), end: cut(range.end) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listing_becomes_files_in_path_order() {
        let sources = Sources::from_listing("=== b.toml\nx = 1\n=== a/c.md\nhé\nho\n");
        let paths: Vec<&str> = sources.files().map(|(_, file)| &*file.path).collect();
        assert_eq!(paths, ["a/c.md", "b.toml"]);
        assert_eq!(sources[SourceId(1)].text(), Some("x = 1\n"));
        assert_eq!(sources.under("a/").count(), 1);
        assert_eq!(sources.find("b.toml"), Some(SourceId(1)));
    }

    #[test]
    fn two_snapshots_stand_beside_each_other() {
        let head = Sources::from_listing("=== a\nnew\n=== b\n");
        let base = Sources::from_listing("=== a\nold\n");
        let both = head.with_beside(&base, "main");
        let place = Span::top(SourceId(0)).raised(head.len());
        assert_eq!(
            (&*both[place.source].path, both[place.source].text()),
            ("main:a", Some("old\n"))
        );
        assert_eq!(both.own_path(place.source), "a");
        assert!(both.is_beside(place.source) && !both.is_beside(SourceId(1)));
        assert_eq!((both.len(), both.find("main:a")), (2, None));
    }

    #[test]
    fn columns_count_characters() {
        let sources = Sources::from_listing("=== a\nune\néà!x\n");
        assert_eq!(sources[SourceId(0)].line_column(9), (2, 4));
    }
}
