//! What the last build remembers, in `.blason/` beside the catalogue: the manifest, the journal of a
//! run that did not end, the stamp of one that did, and the lock that keeps two runs apart.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::stamp::Stamp;
use crate::codec::hex;
use crate::site::manifest;

/// The folder, below the catalogue's root.
pub const FOLDER: &str = ".blason";
/// Names the folder that the catalogue is usually built into.
const USUAL: &str = "usual";
/// The paths that an unfinished run may have written.
const JOURNAL: &str = "journal";
/// The paths that a run has made and not put in their place yet.
const STAGED: &str = "staged";
/// Longest line of a list of paths, in bytes.
const LONGEST_LINE: usize = 8_192;

/// The memory of the builds into one folder, held by one run at a time.
#[derive(Debug)]
pub struct State {
    folder: PathBuf,
    _lock: File,
}

/// The memory could not be opened.
#[derive(Debug)]
pub enum StateError {
    /// Another run holds it.
    Busy,
    /// The system's own words, and where.
    Io(PathBuf, io::Error),
}

/// A list of paths, written one by one.
#[derive(Debug)]
pub struct Paths {
    file: BufWriter<File>,
}

impl State {
    /// Opens the memory of the builds of the catalogue at `root` into `out`, and locks it.
    pub fn open(root: &Path, out: &Path) -> Result<Self, StateError> {
        let folder = root.join(FOLDER);
        let at = |path: &Path| {
            let path = path.to_owned();
            move |cause| StateError::Io(path, cause)
        };
        fs::create_dir_all(&folder).map_err(at(&folder))?;
        let ignore = folder.join(".gitignore");
        // A run may have been killed before it was whole.
        if fs::metadata(&ignore).map_or(0, |it| it.len()) == 0 {
            fs::write(&ignore, "*\n").map_err(at(&ignore))?;
        }
        let folder = folder.join(name_of(root, out));
        fs::create_dir_all(&folder).map_err(at(&folder))?;
        let lock = folder.join("lock");
        let file = OpenOptions::new().create(true).append(true).open(&lock).map_err(at(&lock))?;
        match super::lock::hold(&file) {
            Ok(()) => Ok(Self { folder, _lock: file }),
            Err(TryLockError::WouldBlock) => Err(StateError::Busy),
            Err(TryLockError::Error(cause)) => Err(StateError::Io(lock, cause)),
        }
    }

    /// The manifest of the last build that ended, when there is one of this layout.
    pub fn manifest(&self) -> Option<manifest::Reader<BufReader<File>>> {
        let file = File::open(self.folder.join("manifest")).ok()?;
        manifest::Reader::open(BufReader::with_capacity(1 << 16, file)).ok()
    }

    /// The manifest of the last build into `out`, for a look that opens nothing else and waits for nobody.
    pub fn last_manifest(root: &Path, out: &Path) -> Option<manifest::Reader<BufReader<File>>> {
        let file = File::open(root.join(FOLDER).join(name_of(root, out)).join("manifest")).ok()?;
        manifest::Reader::open(BufReader::with_capacity(1 << 16, file)).ok()
    }

    /// A place for the next manifest; [`State::keep_manifest`] makes it the last one.
    pub fn next_manifest(&self) -> io::Result<BufWriter<File>> {
        let file = File::create(self.folder.join("manifest.new"))?;
        Ok(BufWriter::with_capacity(1 << 16, file))
    }

    /// The manifest that was just written becomes the last one.
    pub fn keep_manifest(&self) -> io::Result<()> {
        fs::rename(self.folder.join("manifest.new"), self.folder.join("manifest"))
    }

    /// The paths that a run which did not end may have written; empty after one that did.
    pub fn unfinished(&self) -> io::Result<Vec<String>> {
        match File::open(self.folder.join(JOURNAL)) {
            Ok(file) => paths(file).collect(),
            Err(_) => Ok(Vec::new()),
        }
    }

    /// A new list of what this run makes and has not put in its place yet.
    pub fn stage(&self) -> io::Result<Paths> {
        Ok(Paths { file: BufWriter::new(File::create(self.folder.join(STAGED))?) })
    }

    /// What this run has made and not put in its place yet.
    pub fn staged(&self) -> io::Result<impl Iterator<Item = io::Result<String>>> {
        Ok(paths(File::open(self.folder.join(STAGED))?))
    }

    /// What was made is about to be put in its place: from now on, a run that does not end may have
    /// written these paths. Goes on with the journal of a run that did not end before.
    pub fn begin_journal(&self) -> io::Result<()> {
        let mut staged = File::open(self.folder.join(STAGED))?;
        let mut journal =
            OpenOptions::new().create(true).append(true).open(self.folder.join(JOURNAL))?;
        // A journal that was cut ends in half a line.
        journal.write_all(b"\n")?;
        io::copy(&mut staged, &mut journal)?;
        Ok(())
    }

    /// The run has ended: nothing is unfinished.
    pub fn end_journal(&self) -> io::Result<()> {
        match fs::remove_file(self.folder.join(JOURNAL)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// The stamp of the last build.
    pub fn stamp(&self) -> Option<Stamp> {
        Stamp::read(&fs::read_to_string(self.folder.join("stamp")).ok()?)
    }

    /// Forgets the stamp: from here on the published folder changes.
    pub fn forget_stamp(&self) -> io::Result<()> {
        match fs::remove_file(self.folder.join("stamp")) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Keeps the stamp of a build that ended, and where the catalogue's usual build goes.
    pub fn keep_stamp(
        &self,
        stamp: &Stamp,
        root: &Path,
        out: &Path,
        usual: bool,
    ) -> io::Result<()> {
        let beside = self.folder.join("stamp.new");
        fs::write(&beside, stamp.write())?;
        fs::rename(beside, self.folder.join("stamp"))?;
        let place = root.join(FOLDER).join(USUAL);
        match out.strip_prefix(root).ok().and_then(Path::to_str) {
            Some(name) if usual => fs::write(place, name),
            _ => Ok(()),
        }
    }

    /// The stamp of the last build into `out`, or into the usual folder, and that folder: a look
    /// that opens nothing else and waits for nobody.
    pub fn peek(root: &Path, out: Option<&Path>) -> Option<(Stamp, PathBuf)> {
        let memory = root.join(FOLDER);
        let usual = || Some(root.join(fs::read_to_string(memory.join(USUAL)).ok()?));
        let out = out.map(Path::to_owned).or_else(usual)?;
        let stamp = memory.join(name_of(root, &out)).join("stamp");
        Some((Stamp::read(&fs::read_to_string(stamp).ok()?)?, out))
    }
}

impl Paths {
    /// Notes a path.
    pub fn note(&mut self, path: &str) -> io::Result<()> {
        self.file.write_all(path.as_bytes())?;
        self.file.write_all(b"\n")
    }

    /// The list is complete.
    pub fn end(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// The paths of a list; what does not lead inside the published folder, or was cut, is left out.
fn paths(file: File) -> impl Iterator<Item = io::Result<String>> {
    BufReader::new(file).split(b'\n').filter_map(|line| match line {
        Err(error) => Some(Err(error)),
        // A line that was cut names a file that was not begun.
        Ok(line) if line.len() > LONGEST_LINE => None,
        Ok(line) => String::from_utf8(line).ok().filter(|path| is_inside(path)).map(Ok),
    })
}

/// A path that stays below the published folder, whoever wrote the journal.
fn is_inside(path: &str) -> bool {
    !path.is_empty() && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// The memory of a folder inside the catalogue moves with the catalogue; that of another is named
/// after its whole path.
fn name_of(root: &Path, out: &Path) -> String {
    let name = out.strip_prefix(root).unwrap_or(out).to_string_lossy().into_owned();
    let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if plain && !name.is_empty() {
        return name;
    }
    let digest = crate::codec::sha256::sha256(name.as_bytes());
    format!("out-{}", hex::encode(&digest[..8]))
}

impl std::fmt::Display for StateError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Busy => f.write_str("another run is building here"),
            Self::Io(path, cause) => write!(f, "{}: {cause}", path.display()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_runs_do_not_hold_one_memory() {
        let root = tempfile::tempdir().unwrap();
        let out = root.path().join("public");
        let first = State::open(root.path(), &out).unwrap();
        assert!(matches!(State::open(root.path(), &out), Err(StateError::Busy)));
        assert!(State::open(root.path(), &root.path().join("preview")).is_ok());
        drop(first);
        assert!(State::open(root.path(), &out).is_ok());
    }

    #[test]
    fn a_journal_never_leads_outside() {
        let root = tempfile::tempdir().unwrap();
        let state = State::open(root.path(), &root.path().join("public")).unwrap();
        let mut staged = state.stage().unwrap();
        for path in ["a/b.html", "../x", "/etc/passwd", "a//b", "é"] {
            staged.note(path).unwrap();
        }
        staged.end().unwrap();
        assert!(state.unfinished().unwrap().is_empty(), "nothing is in its place yet");
        state.begin_journal().unwrap();
        assert_eq!(state.unfinished().unwrap(), ["a/b.html", "é"]);
        state.end_journal().unwrap();
        assert!(state.unfinished().unwrap().is_empty());
    }
}
