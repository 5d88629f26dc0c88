//! The only way in from a folder: every file of a catalogue, read once, without following links.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::WalkDir;

use crate::ground::source::TroubleKind;
use crate::ground::{Source, Sources, Trouble};

/// Largest file of a catalogue, in bytes.
pub const LARGEST_FILE: u64 = 64 << 20;
/// Deepest folder below the catalogue's root.
pub const DEEPEST: usize = 24;
/// The settings file: where it stands is the root of a catalogue.
pub const SETTINGS: &str = "blason.toml";
/// The folders that are read, beside [`SETTINGS`].
pub const FOLDERS: [&str; 3] = ["content", "static", "themes"];

/// The disk could not be read.
#[derive(Debug)]
pub struct ReadError {
    /// Where.
    pub path: PathBuf,
    /// The system's own words.
    pub cause: io::Error,
}

/// One entry of the catalogue's folder, as a walk meets it.
pub struct Entry {
    /// Path below the root, with `/` between the parts; `None` when it is not Unicode.
    pub path: Option<String>,
    /// Where it is on the disk.
    pub file: PathBuf,
    /// What the directory says of it, without following a link.
    pub metadata: Metadata,
}

/// Reads every file of the catalogue at `root`. A file that cannot be part of a catalogue (a link,
/// a giant, a clash of case) is noted in the snapshot; a disk that cannot be read is an error.
pub fn read(root: &Path) -> Result<Sources, ReadError> {
    read_by(root, |_, file, metadata| Ok(contents(file, metadata.len())?.into()))
}

/// The same, the bytes of each file had in some way: its path below the root, where it is, what the
/// directory says of it.
pub(super) fn read_by(
    root: &Path,
    mut bytes_of: impl FnMut(&str, &Path, &Metadata) -> io::Result<Arc<[u8]>>,
) -> Result<Sources, ReadError> {
    let mut files = Vec::new();
    let mut troubles = Vec::new();
    for entry in walk(root) {
        let Entry { path, file, metadata } = entry?;
        let mut trouble = |path: &str, kind| troubles.push(Trouble { path: path.into(), kind });
        let Some(path) = path else {
            trouble(&shown(root, &file), TroubleKind::NameNotUnicode);
            continue;
        };
        if metadata.is_symlink() {
            trouble(&path, TroubleKind::SymbolicLink);
        } else if metadata.is_dir() {
            trouble(&path, TroubleKind::TooDeep);
        } else if !metadata.is_file() {
            trouble(&path, TroubleKind::NotAFile);
        } else if metadata.len() > LARGEST_FILE {
            trouble(&path, TroubleKind::TooLarge { limit: LARGEST_FILE });
        } else {
            let bytes = bytes_of(&path, &file, &metadata)
                .map_err(|cause| ReadError { path: file.clone(), cause })?;
            files.push(Source { path: path.into(), bytes });
        }
    }
    troubles.extend(case_clashes(&files));
    Ok(Sources::new(files, troubles))
}

/// Whether a catalogue stands in a folder.
pub fn is_catalogue(folder: &Path) -> bool {
    folder.join(SETTINGS).is_file()
}

/// Walks everything that a catalogue consists of: files, links and whatever else stands there, and
/// the folders that lie too deep to be entered. Not sorted.
pub fn walk(root: &Path) -> impl Iterator<Item = Result<Entry, ReadError>> {
    let settings = root.join(SETTINGS);
    let tops = std::iter::once(settings).chain(FOLDERS.map(|folder| root.join(folder)));
    let root = root.to_owned();
    tops.filter(|top| top.symlink_metadata().is_ok()).flat_map(move |top| {
        let root = root.clone();
        WalkDir::new(top)
            .max_depth(DEEPEST)
            .follow_root_links(false)
            .into_iter()
            .filter_entry(|entry| !is_hidden(entry.file_name().as_encoded_bytes()))
            .filter_map(move |entry| match entry {
                Err(error) => Some(Err(walk_error(&root, error))),
                Ok(entry) if entry.file_type().is_dir() && entry.depth() < DEEPEST => None,
                Ok(entry) => Some(match entry.metadata() {
                    Err(error) => Err(walk_error(&root, error)),
                    Ok(metadata) => {
                        let path = relative(&root, entry.path());
                        Ok(Entry { path, file: entry.into_path(), metadata })
                    }
                }),
            })
    })
}

/// What systems and editors leave behind; `.well-known` and the like are the author's.
pub(super) fn is_hidden(name: &[u8]) -> bool {
    matches!(name, b".git" | b".DS_Store" | b"Thumbs.db" | b"desktop.ini")
        || name.ends_with(b"~")
        || name.ends_with(b".swp")
        || name.starts_with(b".#")
        || name.starts_with(b"._")
}

/// Reads a file whose length is known, and no more than the limit if it grows meanwhile.
pub(super) fn contents(file: &Path, length: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0) + 1);
    fs::File::open(file)?.take(LARGEST_FILE).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Paths that a file system without letter case would hold to be one.
pub(super) fn case_clashes(files: &[Source]) -> Vec<Trouble> {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    let mut sorted: Vec<&str> = files.iter().map(|file| &*file.path).collect();
    sorted.sort_unstable();
    let mut clashes = Vec::new();
    for path in sorted {
        if let Some(with) = seen.insert(path.to_lowercase(), path) {
            let kind = TroubleKind::CaseClash { with: with.into() };
            clashes.push(Trouble { path: path.into(), kind });
        }
    }
    clashes
}

fn relative(root: &Path, file: &Path) -> Option<String> {
    let parts = file.strip_prefix(root).ok()?.components();
    let parts: Option<Vec<&str>> = parts.map(|part| part.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}

fn shown(root: &Path, file: &Path) -> String {
    file.strip_prefix(root).unwrap_or(file).to_string_lossy().into_owned()
}

fn walk_error(root: &Path, error: walkdir::Error) -> ReadError {
    let path = error.path().unwrap_or(root).to_owned();
    let cause = error.into_io_error();
    ReadError { path, cause: cause.unwrap_or_else(|| io::Error::other("the folders form a loop")) }
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.cause)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_belongs_to_a_catalogue_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("content/badges")).unwrap();
        fs::create_dir_all(root.join("ledger")).unwrap();
        fs::write(root.join(SETTINGS), "x").unwrap();
        fs::write(root.join("content/badges/a.md"), "a").unwrap();
        fs::write(root.join("content/badges/A.md"), "A").unwrap();
        fs::write(root.join("content/.DS_Store"), "").unwrap();
        fs::write(root.join("ledger/people.toml"), "secret").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("/etc/passwd", root.join("content/passwd.md")).unwrap();
        let sources = read(root).unwrap();
        let paths: Vec<&str> = sources.files().map(|(_, file)| &*file.path).collect();
        assert_eq!(paths, [SETTINGS, "content/badges/A.md", "content/badges/a.md"]);
        let kinds: Vec<&TroubleKind> = sources.troubles().iter().map(|it| &it.kind).collect();
        let clash = TroubleKind::CaseClash { with: "content/badges/A.md".into() };
        assert!(kinds.contains(&&clash));
        #[cfg(unix)]
        assert!(kinds.contains(&&TroubleKind::SymbolicLink));
    }

    #[test]
    fn an_empty_folder_has_no_files() {
        let folder = tempfile::tempdir().unwrap();
        assert!(read(folder.path()).unwrap().is_empty());
    }
}
