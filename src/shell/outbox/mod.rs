//! The outbox: a private folder that holds one delivery. Its files are written whole or not at all,
//! what is there already is left alone, and what an earlier delivery wrote and this one has no place for
//! is removed; what somebody else wrote or changed never is, unless its holder is erased.

mod forget;
mod memory;

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub use self::forget::{forget, sweep};
use self::memory::{Known, Memory};
use crate::codec::{hex, sha256::sha256};
use crate::ground::Uuid;

/// Where the outbox of a catalogue stands, below its root.
pub const FOLDER: &str = "outbox";
/// The table of a delivery.
pub const TABLE: &str = "summary.csv";
/// Ending of a file that stands beside the one it will replace.
const BESIDE: &str = ".blason-new";
/// What keeps two runs apart.
const LOCK: &str = ".blason-outbox.lock";
/// What keeps git away.
const IGNORE: (&str, &[u8]) = (".gitignore", b"# People: never in git.\n*\n");

/// An outbox while a delivery is made.
#[derive(Debug)]
pub struct Outbox {
    folder: PathBuf,
    dry: bool,
    memory: Memory,
    seen: BTreeSet<String>,
    told: Told,
    /// The memory, open, and the lock; none in a dry run.
    held: Option<(File, File)>,
}

/// What became of the files of an outbox.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Told {
    /// Files that were written.
    pub written: usize,
    /// Files that were there already.
    pub unchanged: usize,
    /// Files of an earlier delivery that are gone.
    pub removed: usize,
    /// Files that somebody else wrote or changed, which were left.
    pub kept: Vec<String>,
}

/// Why there can be no outbox.
#[derive(Debug)]
pub enum OutboxError {
    /// Something else stands there.
    Foreign(PathBuf),
    /// Another run is delivering there.
    Busy(PathBuf),
    /// The system's own words, and where.
    Io(PathBuf, io::Error),
}

impl Outbox {
    /// The outbox in this folder: a new one, an empty folder, or one of an earlier delivery.
    pub fn open(folder: &Path, dry: bool) -> Result<Self, OutboxError> {
        // Nothing is written into a folder of somebody else's, not even a lock.
        let mut memory = remembered(folder)?;
        let mut held = None;
        if !dry {
            held = Some(hold(folder)?);
            memory = remembered(folder)?;
        }
        let (seen, told) = (BTreeSet::new(), Told::default());
        let mut outbox = Self { folder: folder.to_owned(), dry, memory, seen, told, held: None };
        if let Some(lock) = held {
            outbox.begin(lock)?;
        }
        Ok(outbox)
    }

    /// Puts a file in its place, which tells of these awards.
    pub fn put(&mut self, path: &str, about: &[Uuid], bytes: &[u8]) -> Result<(), OutboxError> {
        assert!(memory::is_safe(path), "names of files are safe");
        self.seen.insert(path.to_owned());
        let place = self.folder.join(path);
        let digest = hex::encode(&sha256(bytes));
        let there = digest_of(&place)?;
        let mut known = Known { digest: None, about: about.iter().copied().collect() };
        let before = self.memory.get(path);
        let ours = |there: &str| {
            before.is_some_and(|it| it.digest.as_deref().is_none_or(|digest| digest == there))
        };
        match there {
            Found::Same(there) if there == digest => {
                self.told.unchanged += 1;
                known.digest = Some(digest);
                self.memory.insert(path.to_owned(), known);
                return Ok(());
            }
            Found::Same(there) if !ours(&there) => return self.keep(path, &known),
            Found::Other => return self.keep(path, &known),
            Found::Same(_) | Found::Nothing => {}
        }
        self.told.written += 1;
        if self.dry {
            return Ok(());
        }
        // Known before it is there, so that nothing is ever left that nobody knows of.
        self.note(path, &known)?;
        self.make_folder(&place)?;
        write_whole(&place, bytes)?;
        known.digest = Some(digest);
        self.memory.insert(path.to_owned(), known);
        Ok(())
    }

    /// Leaves everything as it is: what is for nobody takes the place of nothing.
    pub fn leave(mut self) -> Told {
        self.told.unchanged = self.memory.len();
        self.told
    }

    /// Removes what has no place in this delivery, and says what became of everything.
    pub fn finish(mut self) -> Result<Told, OutboxError> {
        let gone: Vec<(String, Known)> = self
            .memory
            .iter()
            .filter(|(path, _)| !self.seen.contains(*path))
            .map(|(path, known)| (path.clone(), known.clone()))
            .collect();
        for (path, known) in gone {
            let place = self.folder.join(&path);
            match found(&self.folder, &path)? {
                Found::Nothing => {}
                Found::Same(there) if known.digest.as_ref().is_none_or(|it| *it == there) => {
                    self.told.removed += 1;
                    if !self.dry {
                        remove(&place)?;
                    }
                }
                Found::Same(_) | Found::Other => {
                    // Remembered, so that it goes when its holder is erased.
                    self.told.kept.push(path);
                    continue;
                }
            }
            if !self.dry {
                if let Some(folder) = place.parent().filter(|it| *it != self.folder) {
                    // A folder that is not empty stays.
                    let _stays = fs::remove_dir(folder);
                }
                self.memory.remove(&path);
            }
        }
        if !self.dry {
            write_whole(&self.folder.join(memory::FILE), memory::write(&self.memory).as_bytes())?;
        }
        self.told.kept.sort();
        Ok(self.told)
    }

    fn keep(&mut self, path: &str, known: &Known) -> Result<(), OutboxError> {
        self.told.kept.push(path.to_owned());
        // Only what was ours is remembered.
        if let Some(before) = self.memory.get(path).cloned() {
            let about = before.about.union(&known.about).copied().collect();
            let known = Known { digest: before.digest, about };
            if !self.dry {
                self.note(path, &known)?;
            }
            self.memory.insert(path.to_owned(), known);
        }
        Ok(())
    }

    fn begin(&mut self, lock: File) -> Result<(), OutboxError> {
        let ignore = self.folder.join(IGNORE.0);
        if !ignore.exists() {
            write_whole(&ignore, IGNORE.1)?;
        }
        let path = self.folder.join(memory::FILE);
        if !path.exists() {
            write_whole(&path, memory::write(&Memory::new()).as_bytes())?;
        }
        let file = OpenOptions::new().append(true).open(&path).map_err(at(&path))?;
        self.held = Some((file, lock));
        // What a run that was killed left beside its place.
        for path in self.memory.keys().map(String::as_str).chain([memory::FILE, IGNORE.0]) {
            let left = format!("{path}{BESIDE}");
            if let Found::Same(_) = found(&self.folder, &left)? {
                remove(&self.folder.join(left))?;
            }
        }
        Ok(())
    }

    fn note(&mut self, path: &str, known: &Known) -> Result<(), OutboxError> {
        let Some((file, _)) = &mut self.held else { return Ok(()) };
        let line = memory::line(path, known);
        file.write_all(line.as_bytes()).map_err(at(&self.folder.join(memory::FILE)))
    }

    /// The folder of a file; one that is a link to elsewhere is not ours.
    fn make_folder(&self, place: &Path) -> Result<(), OutboxError> {
        let Some(folder) = place.parent().filter(|it| *it != self.folder) else { return Ok(()) };
        match fs::symlink_metadata(folder) {
            Ok(found) if found.is_dir() => Ok(()),
            Ok(_) => Err(OutboxError::Foreign(folder.to_owned())),
            Err(_) => make_private(folder).map_err(at(folder)),
        }
    }
}

/// What an outbox remembers; nothing when it is new.
fn remembered(folder: &Path) -> Result<Memory, OutboxError> {
    let path = folder.join(memory::FILE);
    let memory = match fs::read_to_string(&path) {
        Ok(text) => memory::read(&text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            is_empty(folder)?.then(Memory::new)
        }
        Err(error) => return Err(OutboxError::Io(path, error)),
    };
    memory.ok_or_else(|| OutboxError::Foreign(folder.to_owned()))
}

/// Makes the folder, and keeps others out of it while this run lasts.
fn hold(folder: &Path) -> Result<File, OutboxError> {
    make_private(folder).map_err(at(folder))?;
    let path = folder.join(LOCK);
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(&path).map_err(at(&path))?;
    match crate::shell::lock::hold(&file) {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(OutboxError::Busy(folder.to_owned())),
        Err(TryLockError::Error(cause)) => Err(OutboxError::Io(path, cause)),
    }
}

/// What stands in a place.
enum Found {
    Nothing,
    /// A plain file, and its digest.
    Same(String),
    /// A folder, a link.
    Other,
}

/// What stands at a path of the outbox. What lies behind a link is none of ours: a memory may come
/// from a stranger, with the folder and the links in it.
fn found(outbox: &Path, path: &str) -> Result<Found, OutboxError> {
    if let Some((folder, _)) = path.split_once('/') {
        let folder = outbox.join(folder);
        if fs::symlink_metadata(&folder).is_ok_and(|found| found.is_symlink()) {
            return Ok(Found::Other);
        }
    }
    digest_of(&outbox.join(path))
}

fn digest_of(path: &Path) -> Result<Found, OutboxError> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_file() => {
            let bytes = fs::read(path).map_err(at(path))?;
            Ok(Found::Same(hex::encode(&sha256(&bytes))))
        }
        Ok(_) => Ok(Found::Other),
        Err(error) => match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Ok(Found::Nothing),
            _ => Err(OutboxError::Io(path.to_owned(), error)),
        },
    }
}

fn is_empty(folder: &Path) -> Result<bool, OutboxError> {
    match fs::read_dir(folder) {
        // What keeps git away, and what a run left that was killed as it began.
        Ok(entries) => Ok(entries.flatten().all(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name == IGNORE.0 || name == LOCK || name.ends_with(BESIDE)
        })),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(OutboxError::Io(folder.to_owned(), error)),
    }
}

/// Makes a folder that only its owner enters, and those above it.
fn make_private(folder: &Path) -> io::Result<()> {
    if let Some(above) = folder.parent().filter(|it| !it.as_os_str().is_empty()) {
        fs::create_dir_all(above)?;
    }
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => {
            // A stick that knows no owners refuses; whoever holds it reads it.
            #[cfg(unix)]
            let _as_it_is =
                fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700));
            Ok(())
        }
        made => made,
    }
}

fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), OutboxError> {
    let beside = beside(path);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let write = || {
        match fs::remove_file(&beside) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        options.open(&beside)?.write_all(bytes)?;
        fs::rename(&beside, path)
    };
    write().map_err(|cause| {
        let _gone = fs::remove_file(&beside);
        OutboxError::Io(path.to_owned(), cause)
    })
}

fn remove(path: &Path) -> Result<(), OutboxError> {
    fs::remove_file(path).map_err(at(path))
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(BESIDE);
    PathBuf::from(name)
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> OutboxError {
    let path = path.to_owned();
    move |cause| OutboxError::Io(path, cause)
}

impl std::fmt::Display for OutboxError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Foreign(path) => write!(f, "{}: no delivery was made here", path.display()),
            Self::Busy(path) => write!(f, "{}: another run is delivering", path.display()),
            Self::Io(path, cause) => write!(f, "{}: {cause}", path.display()),
        }
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
