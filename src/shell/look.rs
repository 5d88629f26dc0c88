//! The catalogue's folder read again and again: what has not moved is not read a second time.
//!
//! Files are known by their size and time of change. One that changed so shortly before it was read
//! that its time cannot tell is read again, until it has rested.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::disk::{self, ReadError};
use super::stamp::nanoseconds;
use crate::ground::Sources;

/// Two changes nearer than this may carry one time: FAT counts in two seconds.
const GRAIN: Duration = Duration::from_secs(2);
/// How often a look begins anew because a file went while it was on its way.
const TRIES: usize = 5;

/// What the last look saw.
#[derive(Debug, Default)]
pub struct Look {
    seen: BTreeMap<Box<str>, Seen>,
    sources: Sources,
}

/// A file as it was read.
#[derive(Debug)]
struct Seen {
    length: u64,
    changed: u128,
    /// Whether its time will tell of the next change.
    rested: bool,
    bytes: Arc<[u8]>,
}

/// What a look found.
#[derive(Debug)]
pub struct Looked {
    /// Every file, as it is now. Bytes that have not changed are the very same in memory.
    pub sources: Sources,
    /// Files that came, went or changed, in path order.
    pub moved: Vec<Box<str>>,
}

impl Look {
    /// Looks; `None` when nothing has moved.
    pub fn again(&mut self, root: &Path) -> Result<Option<Looked>, ReadError> {
        let mut tries = 0;
        let (sources, seen) = loop {
            match self.read(root) {
                // An editor puts a new file in the place of the old one; a folder is being moved.
                Err(error) if error.cause.kind() == ErrorKind::NotFound && tries < TRIES => {
                    tries += 1;
                }
                done => break done?,
            }
        };
        self.seen = seen;
        let moved = moved(&self.sources, &sources);
        if moved.is_empty() && self.sources.troubles() == sources.troubles() {
            return Ok(None);
        }
        self.sources = sources.clone();
        Ok(Some(Looked { sources, moved }))
    }

    /// Every file, as the last look saw it.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    fn read(&self, root: &Path) -> Result<(Sources, BTreeMap<Box<str>, Seen>), ReadError> {
        let mut seen = BTreeMap::new();
        let sources = disk::read_by(root, |path, file, metadata| {
            let (length, changed) = (metadata.len(), nanoseconds(metadata));
            let before = self.seen.get(path);
            let same =
                before.filter(|it| it.rested && (it.length, it.changed) == (length, changed));
            let bytes = if let Some(same) = same {
                Arc::clone(&same.bytes)
            } else {
                let read = disk::contents(file, length)?;
                match before {
                    Some(before) if *before.bytes == *read => Arc::clone(&before.bytes),
                    _ => read.into(),
                }
            };
            let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
            let rested = changed < now.saturating_sub(GRAIN).as_nanos();
            seen.insert(path.into(), Seen { length, changed, rested, bytes: Arc::clone(&bytes) });
            Ok(bytes)
        })?;
        Ok((sources, seen))
    }
}

/// The paths that stand in one snapshot only, or with other bytes.
fn moved(before: &Sources, after: &Sources) -> Vec<Box<str>> {
    let by_path = |sources: &Sources| {
        sources.files().map(|(_, it)| (it.path.clone(), Arc::clone(&it.bytes))).collect::<Vec<_>>()
    };
    let (before, after) = (by_path(before), by_path(after));
    let mut moved = Vec::new();
    let (mut left, mut right) = (before.iter().peekable(), after.iter().peekable());
    loop {
        let order = match (left.peek(), right.peek()) {
            (None, None) => return moved,
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (Some(a), Some(b)) => a.0.cmp(&b.0),
        };
        let one = if order.is_le() { left.next() } else { None };
        let other = if order.is_ge() { right.next() } else { None };
        match (one, other) {
            (Some(a), Some(b)) if Arc::ptr_eq(&a.1, &b.1) => {}
            (Some((path, _)), _) | (None, Some((path, _))) => moved.push(path.clone()),
            (None, None) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn paths(looked: Option<Looked>) -> Vec<String> {
        looked.map_or_else(Vec::new, |it| it.moved.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn every_way_of_changing_a_file_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("content/badges")).unwrap();
        fs::write(root.join("blason.toml"), "x").unwrap();
        fs::write(root.join("content/badges/a.md"), "one").unwrap();
        let mut look = Look::default();
        assert_eq!(paths(look.again(root).unwrap()), ["blason.toml", "content/badges/a.md"]);
        assert!(look.again(root).unwrap().is_none(), "nothing has moved");

        // The same length, within the grain of the clock.
        fs::write(root.join("content/badges/a.md"), "two").unwrap();
        assert_eq!(paths(look.again(root).unwrap()), ["content/badges/a.md"]);
        // As many editors save: a new file takes the place of the old one.
        fs::write(root.join("content/badges/.a.md.tmp~"), "three").unwrap();
        assert!(look.again(root).unwrap().is_none());
        fs::rename(root.join("content/badges/.a.md.tmp~"), root.join("content/badges/a.md"))
            .unwrap();
        assert_eq!(paths(look.again(root).unwrap()), ["content/badges/a.md"]);
        // A whole folder is moved.
        fs::rename(root.join("content/badges"), root.join("content/elsewhere")).unwrap();
        let moved = paths(look.again(root).unwrap());
        assert_eq!(moved, ["content/badges/a.md", "content/elsewhere/a.md"]);
        // Saved without a change.
        fs::write(root.join("content/elsewhere/a.md"), "three").unwrap();
        assert!(look.again(root).unwrap().is_none());
        fs::remove_file(root.join("content/elsewhere/a.md")).unwrap();
        assert_eq!(paths(look.again(root).unwrap()), ["content/elsewhere/a.md"]);
    }

    #[test]
    fn what_has_not_changed_stays_the_same_in_memory() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("content")).unwrap();
        fs::write(root.join("content/a"), "a").unwrap();
        fs::write(root.join("content/b"), "b").unwrap();
        let mut look = Look::default();
        let first = look.again(root).unwrap().unwrap().sources;
        fs::write(root.join("content/b"), "c").unwrap();
        let second = look.again(root).unwrap().unwrap().sources;
        let bytes =
            |sources: &Sources, path| Arc::clone(&sources[sources.find(path).unwrap()].bytes);
        assert!(Arc::ptr_eq(&bytes(&first, "content/a"), &bytes(&second, "content/a")));
        assert!(!Arc::ptr_eq(&bytes(&first, "content/b"), &bytes(&second, "content/b")));
    }
}
