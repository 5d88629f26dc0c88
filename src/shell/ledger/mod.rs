//! The ledger: who holds which award, in files of their own beside the catalogue, one per awards
//! file. Only their owner reads them; git never keeps them; they may be encrypted. Without them
//! everything else works.

mod lock;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use self::lock::Keys;
pub use self::lock::{IDENTITY_VARIABLE, LockError, PASSPHRASE_VARIABLE};
use super::change::Change;
use crate::giving::holders::{self, Holder, HoldersError};
use crate::ground::{Instant, Mailbox, Uuid};
use crate::import::headings::folded;
use crate::model::{LedgerLock, LedgerSettings};

/// Largest file of a ledger, in bytes.
const LARGEST: u64 = 128 << 20;
/// Where awards files stand.
const AWARDS: &str = "content/awards/";
/// Ending of a file in the clear.
const OPEN: &str = "csv";
/// Ending of an encrypted file.
const LOCKED: &str = "csv.age";

/// The ledger of a catalogue.
#[derive(Debug)]
pub struct Ledger {
    folder: PathBuf,
    lock: LedgerLock,
    keys: Keys,
}

/// The ledger's file of one awards file.
#[derive(Debug)]
struct Page {
    path: PathBuf,
    /// The bytes as they stand on the disk.
    bytes: Vec<u8>,
    holders: Vec<Holder>,
}

/// Why a ledger cannot be read or written.
#[derive(Debug)]
pub enum LedgerError {
    /// The system's own words, and where.
    Io(PathBuf, io::Error),
    /// It is none.
    Holders(PathBuf, HoldersError),
    /// It cannot be opened or locked.
    Lock(PathBuf, LockError),
    /// There are two files for one awards file, one of them encrypted.
    Both(PathBuf),
}

impl Ledger {
    /// The ledger of the catalogue at `root`. Nothing is read yet.
    pub fn open(root: &Path, settings: &LedgerSettings) -> Self {
        let folder = root.join(&*settings.path);
        Self { folder, lock: settings.lock.clone(), keys: Keys::default() }
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether there is one.
    pub fn is_there(&self) -> bool {
        self.folder.is_dir()
    }

    /// Whether others on this machine may look into its folder.
    pub fn is_open_to_others(&self) -> bool {
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(&self.folder).map(|it| it.permissions().mode());
            mode.is_ok_and(|mode| mode & 0o077 != 0)
        }
        #[cfg(not(unix))]
        false
    }

    /// Whether somebody would have to be asked for a passphrase, or an identity is missing.
    pub fn would_ask(&self) -> bool {
        let locked = |path: &Path| path.extension().is_some_and(|ending| ending == "age");
        let files = WalkDir::new(&self.folder).max_depth(super::disk::DEEPEST).into_iter();
        lock::nothing_at_hand() && files.flatten().any(|entry| locked(entry.path()))
    }

    /// Who holds the awards of a file, `content/awards/….toml`; empty when the ledger does not say.
    pub fn people(&self, awards: &str) -> Result<Vec<Holder>, LedgerError> {
        Ok(self.page(awards)?.map_or_else(Vec::new, |page| page.holders))
    }

    /// Everybody, by the path of their awards file.
    pub fn everybody(&self) -> Result<BTreeMap<String, Vec<Holder>>, LedgerError> {
        let mut all = BTreeMap::new();
        for awards in self.files()? {
            let people = self.people(&awards)?;
            all.insert(awards, people);
        }
        Ok(all)
    }

    /// The addresses that are known, by award. A file that is locked, when nothing is at hand to
    /// open it, says nothing.
    pub fn addresses<'a>(
        &self,
        awards: impl Iterator<Item = &'a str>,
    ) -> Result<BTreeMap<Uuid, Mailbox>, LedgerError> {
        let mut all = BTreeMap::new();
        for path in awards {
            let people = match self.people(path) {
                Err(LedgerError::Lock(_, LockError::NoIdentity | LockError::NoPassphrase)) => {
                    continue;
                }
                people => people?.into_iter(),
            };
            all.extend(people.filter_map(|it| Some((it.id, it.address?))));
        }
        Ok(all)
    }

    /// The awards of a person: by address in any case, by whole name, or by the award's own id.
    pub fn find(&self, person: &str) -> Result<BTreeSet<Uuid>, LedgerError> {
        let address = Mailbox::parse(person).ok().map(|it| it.identity());
        let name = folded(person);
        let id = Uuid::parse(person.trim());
        let is = |holder: &Holder| {
            if let Some(address) = &address {
                return holder.address.as_ref().is_some_and(|it| it.identity() == *address);
            }
            let named = holder.name.as_ref().is_some_and(|it| folded(it) == name);
            Some(holder.id) == id || (named && !name.is_empty())
        };
        let all = self.everybody()?;
        Ok(all.values().flatten().filter(|holder| is(holder)).map(|holder| holder.id).collect())
    }

    /// The rows whose date has passed on this day: awards file and award.
    pub fn overdue(&self, today: Instant) -> Result<BTreeMap<String, Vec<Uuid>>, LedgerError> {
        let mut all = BTreeMap::new();
        for (awards, people) in self.everybody()? {
            let late = people.iter().filter(|it| it.keep_until.is_some_and(|until| until < today));
            let late: Vec<Uuid> = late.map(|holder| holder.id).collect();
            if !late.is_empty() {
                all.insert(awards, late);
            }
        }
        Ok(all)
    }

    /// Puts new holders behind those of an awards file, in this change.
    pub fn add(
        &self,
        awards: &str,
        new: &[Holder],
        change: &mut Change,
    ) -> Result<(), LedgerError> {
        let page = self.page(awards)?;
        let known = page.as_ref().map_or(&[][..], |page| &page.holders);
        let all: Vec<Holder> = known.iter().chain(new).cloned().collect();
        self.put(awards, page.as_ref(), &all, change)
    }

    /// Forgets the holders of awards, in this change; says how many rows went.
    pub fn forget(&self, ids: &BTreeSet<Uuid>, change: &mut Change) -> Result<usize, LedgerError> {
        let mut gone = 0;
        for awards in self.files()? {
            let Some(page) = self.page(&awards)? else { continue };
            let kept: Vec<Holder> =
                page.holders.iter().filter(|it| !ids.contains(&it.id)).cloned().collect();
            if kept.len() < page.holders.len() {
                gone += page.holders.len() - kept.len();
                self.put(&awards, Some(&page), &kept, change)?;
            }
        }
        Ok(gone)
    }

    /// Gives an award of a file another id, in this change.
    pub fn renumber(
        &self,
        awards: &str,
        renumbered: &[(usize, Uuid)],
        change: &mut Change,
    ) -> Result<(), LedgerError> {
        let Some(page) = self.page(awards)? else { return Ok(()) };
        let mut all = page.holders.clone();
        for (at, id) in renumbered {
            if let Some(holder) = all.get_mut(*at) {
                holder.id = *id;
            }
        }
        if all == page.holders { Ok(()) } else { self.put(awards, Some(&page), &all, change) }
    }

    fn put(
        &self,
        awards: &str,
        page: Option<&Page>,
        holders: &[Holder],
        change: &mut Change,
    ) -> Result<(), LedgerError> {
        let text = holders::write(holders);
        let ending = if self.lock == LedgerLock::Open { OPEN } else { LOCKED };
        let path = self.path(awards, ending);
        let bytes = match &self.lock {
            LedgerLock::Open => text.into_bytes(),
            lock => self
                .keys
                .lock(text.as_bytes(), lock)
                .map_err(|it| LedgerError::Lock(path.clone(), it))?,
        };
        let before = page.filter(|page| page.path == path).map(|page| page.bytes.as_slice());
        change.write_private(&path, before, bytes);
        // It was locked otherwise until now.
        if let Some(old) = page.filter(|page| page.path != path) {
            change.remove(&old.path, &old.bytes);
        }
        let ignore = self.folder.join(".gitignore");
        if super::keys::is_in_repository(&path)
            && !ignore.exists()
            && !change.files().any(|(it, _)| it == ignore)
        {
            change.write_private(&ignore, None, b"# People: never in git.\n*\n".to_vec());
        }
        Ok(())
    }

    /// The awards files that the ledger speaks of.
    fn files(&self) -> Result<BTreeSet<String>, LedgerError> {
        let mut all = BTreeSet::new();
        if !self.is_there() {
            return Ok(all);
        }
        for entry in WalkDir::new(&self.folder).max_depth(super::disk::DEEPEST) {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(&self.folder).to_owned();
                LedgerError::Io(path, error.into())
            })?;
            let below = entry.path().strip_prefix(&self.folder).ok().and_then(Path::to_str);
            let Some(below) = below.filter(|_| entry.file_type().is_file()) else { continue };
            let stem = [LOCKED, OPEN].iter().find_map(|it| below.strip_suffix(&format!(".{it}")));
            all.extend(stem.map(|stem| format!("{AWARDS}{}.toml", stem.replace('\\', "/"))));
        }
        Ok(all)
    }

    fn page(&self, awards: &str) -> Result<Option<Page>, LedgerError> {
        let (open, locked) = (self.path(awards, OPEN), self.path(awards, LOCKED));
        let path = match (open.exists(), locked.exists()) {
            (false, false) => return Ok(None),
            (true, true) => return Err(LedgerError::Both(open)),
            (true, false) => open,
            (false, true) => locked.clone(),
        };
        let bytes = read(&path).map_err(|cause| LedgerError::Io(path.clone(), cause))?;
        let holders = if path == locked {
            let text =
                self.keys.unlock(&bytes).map_err(|it| LedgerError::Lock(path.clone(), it))?;
            holders::read(&text)
        } else {
            holders::read(&bytes)
        };
        let holders = holders.map_err(|error| LedgerError::Holders(path.clone(), error))?;
        Ok(Some(Page { path, bytes, holders }))
    }

    /// `content/awards/2026/juin.toml` has its people in `ledger/2026/juin.csv`.
    fn path(&self, awards: &str, ending: &str) -> PathBuf {
        let below = awards.strip_prefix(AWARDS).unwrap_or(awards);
        let stem = below.strip_suffix(".toml").unwrap_or(below);
        self.folder.join(format!("{stem}.{ending}"))
    }
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "it is too large for a ledger"));
    }
    Ok(bytes)
}

impl std::fmt::Display for LedgerError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Io(path, cause) => write!(f, "{}: {cause}", path.display()),
            Self::Holders(path, error) => write!(f, "{}: {error:?}", path.display()),
            Self::Lock(path, error) => write!(f, "{}: {error}", path.display()),
            Self::Both(path) => write!(f, "{}: it is there twice, once encrypted", path.display()),
        }
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
