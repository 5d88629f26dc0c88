//! A change of the author's files: several files that are written, replaced or removed together, all
//! of them or none, whatever moment the program is killed at.
//!
//! Everything new is first written beside its place and listed; then one rename turns the list into
//! a journal, and from that moment on the change will be carried to its end: by this run, or by
//! [`settle`] at the beginning of the next one.

mod journal;

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use self::journal::{Journal, Line};
use super::effect;
use super::state::FOLDER;
use crate::codec::{hex, sha256::sha256};

/// Ending of a file that stands beside the one it will replace.
const BESIDE: &str = ".blason-new";
/// What keeps git from the memory of changes.
const HIDDEN: &[u8] = b"*\n";

/// Files that are to be changed together.
#[derive(Debug)]
pub struct Change {
    root: PathBuf,
    steps: Vec<Step>,
}

/// One file of a change.
#[derive(Debug)]
struct Step {
    path: PathBuf,
    /// Digest of what it was when it was read; `None` when there was no such file.
    before: Option<String>,
    /// What it will be; `None` when it goes.
    after: Option<Vec<u8>>,
    /// Whether only its owner may read it.
    private: bool,
}

/// Why a change was not made. Nothing was changed, unless it is said.
#[derive(Debug)]
pub enum ChangeError {
    /// Another run is changing files here.
    Busy,
    /// The file is no longer what it was when it was read.
    Moved(PathBuf),
    /// The system's own words, and where.
    Io(PathBuf, io::Error),
    /// The change was decided, and could not be carried to its end: the next run will. Where it
    /// stopped, and the system's own words.
    Unfinished(PathBuf, io::Error),
}

/// A change that is allowed to remember files beside the catalogue, by one run at a time.
struct Held {
    root: PathBuf,
    _lock: File,
}

impl Change {
    /// Nothing yet, for the catalogue at `root`.
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), steps: Vec::new() }
    }

    /// Writes a file that has these bytes now, or none.
    pub fn write(&mut self, path: &Path, before: Option<&[u8]>, after: Vec<u8>) {
        self.push(path, before, Some(after), false);
    }

    /// Writes a file that only its owner may read, in a folder that only its owner enters.
    pub fn write_private(&mut self, path: &Path, before: Option<&[u8]>, after: Vec<u8>) {
        self.push(path, before, Some(after), true);
    }

    /// Removes a file that has these bytes now. It stands below the catalogue's root.
    pub fn remove(&mut self, path: &Path, before: &[u8]) {
        self.push(path, Some(before), None, false);
    }

    /// Every file of it, and whether it stays.
    pub fn files(&self) -> impl Iterator<Item = (&Path, bool)> {
        self.steps.iter().map(|step| (step.path.as_path(), step.after.is_some()))
    }

    /// The same, as the catalogue names its files: `content/…`; what lies elsewhere by its path.
    pub fn names(&self) -> impl Iterator<Item = (String, bool)> {
        self.files().map(|(path, stays)| {
            let named = path.strip_prefix(&self.root).unwrap_or(path);
            (named.to_string_lossy().into_owned(), stays)
        })
    }

    /// Whether there is nothing to change.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Changes all the files, or none.
    pub fn apply(&self) -> Result<(), ChangeError> {
        if self.steps.is_empty() {
            return Ok(());
        }
        let held = Held::open(&self.root)?;
        held.settle()?;
        for step in &self.steps {
            if step.before != digest_of(&step.path)? {
                return Err(ChangeError::Moved(step.path.clone()));
            }
        }
        let result = self.stage(&held);
        if let Err(error) = result {
            // The list names what may have been written: taking it back is what the next run would
            // do as well.
            let _taken_back = held.settle();
            return Err(error);
        }
        let journal = held.journal();
        if let Err(cause) = effect::rename(&held.staged(), &journal) {
            let _taken_back = held.settle();
            return Err(ChangeError::Io(journal, cause));
        }
        for step in &self.steps {
            put(step).map_err(|cause| ChangeError::Unfinished(step.path.clone(), cause))?;
        }
        effect::remove(&journal).map_err(|cause| ChangeError::Unfinished(journal, cause))
    }

    fn push(&mut self, path: &Path, before: Option<&[u8]>, after: Option<Vec<u8>>, private: bool) {
        let before = before.map(digest);
        self.steps.push(Step { path: path.to_owned(), before, after, private });
    }

    /// Writes the list, then everything new beside its place.
    fn stage(&self, held: &Held) -> Result<(), ChangeError> {
        let lines = self.steps.iter().map(|step| Line {
            path: held.named(&step.path),
            write: step.after.is_some(),
            digest: match (&step.after, &step.before) {
                (Some(bytes), _) => digest(bytes),
                (None, before) => before.clone().unwrap_or_default(),
            },
        });
        let list = Journal { lines: lines.collect() };
        write_whole(&held.staged(), list.to_text().as_bytes(), false)?;
        for step in &self.steps {
            let Some(bytes) = &step.after else { continue };
            make_folder(&step.path, step.private)?;
            let beside = beside(&step.path);
            write_whole(&beside, bytes, step.private)?;
            if let (false, Ok(known)) = (step.private, fs::metadata(&step.path)) {
                effect::permit(&beside, known.permissions()).map_err(at(&beside))?;
            }
        }
        Ok(())
    }
}

/// Carries a change that was interrupted to its end, or takes it back when it had not been decided.
/// Says whether there was one. A catalogue that nobody may write to is left as it is.
pub fn settle(root: &Path) -> Result<bool, ChangeError> {
    let memory = root.join(FOLDER);
    let interrupted = [journal::DECIDED, journal::STAGED].iter().any(|it| memory.join(it).exists());
    if interrupted { Held::open(root)?.settle() } else { Ok(false) }
}

impl Held {
    fn open(root: &Path) -> Result<Self, ChangeError> {
        let folder = root.join(FOLDER);
        let mut builder = fs::DirBuilder::new();
        effect::make_folder(&folder, builder.recursive(true)).map_err(at(&folder))?;
        let ignore = folder.join(".gitignore");
        // It may have been killed half way, too.
        if fs::read(&ignore).ok().as_deref() != Some(HIDDEN) {
            write_whole(&ignore, HIDDEN, false)?;
        }
        let lock = folder.join("change.lock");
        let file = effect::open(&lock, OpenOptions::new().create(true).append(true));
        let file = file.map_err(at(&lock))?;
        match crate::shell::lock::hold(&file) {
            Ok(()) => Ok(Self { root: root.to_owned(), _lock: file }),
            Err(TryLockError::WouldBlock) => Err(ChangeError::Busy),
            Err(TryLockError::Error(cause)) => Err(ChangeError::Io(lock, cause)),
        }
    }

    fn settle(&self) -> Result<bool, ChangeError> {
        if let Some(journal) = Journal::read(&self.journal())? {
            for line in &journal.lines {
                self.carry_out(line)?;
            }
            effect::remove(&self.journal()).map_err(at(&self.journal()))?;
            return Ok(true);
        }
        let Some(staged) = Journal::read(&self.staged())? else { return Ok(false) };
        for line in staged.lines.iter().filter(|line| line.write) {
            remove_if_there(&beside(&self.root.join(&line.path)))?;
        }
        effect::remove(&self.staged()).map_err(at(&self.staged()))?;
        Ok(true)
    }

    /// A journal may come from a stranger, with the folder: what it says is done only to a file that
    /// is exactly what it says, and only below the root is anything removed.
    fn carry_out(&self, line: &Line) -> Result<(), ChangeError> {
        let place = self.root.join(&line.path);
        if line.write {
            let beside = beside(&place);
            if digest_of(&beside)?.as_deref() == Some(&line.digest) {
                effect::rename(&beside, &place).map_err(at(&place))?;
            }
        } else if self.holds(line, &place) && digest_of(&place)?.as_deref() == Some(&line.digest) {
            effect::remove(&place).map_err(at(&place))?;
        }
        Ok(())
    }

    /// Whether a file stands below the root, links followed.
    fn holds(&self, line: &Line, place: &Path) -> bool {
        let real = |path: &Path| path.canonicalize().ok();
        let inside = real(&self.root).zip(place.parent().and_then(real));
        line.is_below() && inside.is_some_and(|(root, folder)| folder.starts_with(root))
    }

    /// How a journal names a file: below the root when it is there.
    fn named(&self, path: &Path) -> String {
        let short = path.strip_prefix(&self.root).map(Path::to_owned);
        let named = short.unwrap_or_else(|_| super::environment::absolute(path));
        named.to_string_lossy().into_owned()
    }

    fn staged(&self) -> PathBuf {
        self.root.join(FOLDER).join(journal::STAGED)
    }

    fn journal(&self) -> PathBuf {
        self.root.join(FOLDER).join(journal::DECIDED)
    }
}

/// What was written beside its place comes in, and what goes is removed.
fn put(step: &Step) -> io::Result<()> {
    match step.after {
        Some(_) => effect::rename(&beside(&step.path), &step.path),
        None => effect::remove(&step.path),
    }
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(BESIDE);
    PathBuf::from(name)
}

fn digest(bytes: &[u8]) -> String {
    hex::encode(&sha256(bytes))
}

/// Digest of a file that is no link; `None` when there is none.
fn digest_of(path: &Path) -> Result<Option<String>, ChangeError> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_file() => Ok(Some(digest(&fs::read(path).map_err(at(path))?))),
        Ok(_) => Err(ChangeError::Io(path.to_owned(), io::Error::other("it is not a plain file"))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(ChangeError::Io(path.to_owned(), error)),
    }
}

fn make_folder(path: &Path, private: bool) -> Result<(), ChangeError> {
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else {
        return Ok(());
    };
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    if private {
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    }
    effect::make_folder(folder, &builder).map_err(at(folder))
}

fn write_whole(path: &Path, bytes: &[u8], private: bool) -> Result<(), ChangeError> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    if private {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    remove_if_there(path)?;
    let mut file = effect::open(path, &options).map_err(at(path))?;
    effect::fill(&mut file, bytes).and_then(|()| effect::sync(&file)).map_err(at(path))
}

fn remove_if_there(path: &Path) -> Result<(), ChangeError> {
    match effect::remove(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(ChangeError::Io(path.to_owned(), error))
        }
        _ => Ok(()),
    }
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> ChangeError {
    let path = path.to_owned();
    move |cause| ChangeError::Io(path, cause)
}

impl std::fmt::Display for ChangeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Busy => f.write_str("another run is changing files here"),
            Self::Moved(path) => write!(f, "{} was changed meanwhile", path.display()),
            Self::Io(path, cause) | Self::Unfinished(path, cause) => {
                write!(f, "{}: {cause}", path.display())
            }
        }
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
