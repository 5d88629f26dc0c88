//! The hand that changes the published folder: each file appears whole or not at all.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Ending of a file that is being written beside the one it will replace.
const UNFINISHED: &str = ".blason-new";

/// Changes files below one folder.
#[derive(Debug)]
pub struct Hand {
    folder: PathBuf,
    made: BTreeSet<Box<str>>,
    /// In tests: how many more changes succeed before the program "is killed".
    #[cfg(test)]
    pub changes_left: ChangesLeft,
}

/// Writes into a folder that nobody sees yet: no order matters, so every thread of the crew does it
/// and no bytes travel.
#[derive(Debug, Clone)]
pub struct Unseen {
    folder: PathBuf,
    /// In tests: how many more changes succeed before the program "is killed".
    #[cfg(test)]
    pub changes_left: ChangesLeft,
}

/// How many more changes succeed, counted over all threads.
#[cfg(test)]
pub type ChangesLeft = Option<std::sync::Arc<std::sync::atomic::AtomicU32>>;

impl Hand {
    /// A hand for this folder.
    pub fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            made: BTreeSet::new(),
            #[cfg(test)]
            changes_left: None,
        }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Moves a file from elsewhere into its place, whole.
    pub fn move_in(&mut self, from: &Path, path: &str) -> io::Result<()> {
        self.make_folder(path)?;
        self.count()?;
        match fs::rename(from, self.folder.join(path)) {
            // The published folder may be a disk of its own.
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
                self.replace(path, &fs::read(from)?)
            }
            other => other,
        }
    }

    /// Writes or replaces a file that may be read meanwhile: beside it first, then in its place.
    fn replace(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.make_folder(path)?;
        let place = self.folder.join(path);
        let beside = self.unfinished(path);
        self.count()?;
        fs::write(&beside, bytes)?;
        self.count()?;
        fs::rename(&beside, &place)
    }

    /// Removes a file and the folders that it leaves empty. A file that is not there is fine.
    pub fn remove(&mut self, path: &str) -> io::Result<()> {
        self.count()?;
        match fs::remove_file(self.folder.join(path)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            other => other?,
        }
        let mut folder = path;
        while let Some((parent, _)) = folder.rsplit_once('/') {
            if fs::remove_dir(self.folder.join(parent)).is_err() {
                break; // Not empty: somebody else lives there.
            }
            self.made.remove(parent);
            folder = parent;
        }
        Ok(())
    }

    /// Removes what a killed run may have left beside a file.
    pub fn remove_unfinished(&mut self, path: &str) -> io::Result<()> {
        match fs::remove_file(self.unfinished(path)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// The bytes of a file; `None` when there is none.
    pub fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.folder.join(path)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn unfinished(&self, path: &str) -> PathBuf {
        self.folder.join(format!("{path}{UNFINISHED}"))
    }

    fn make_folder(&mut self, path: &str) -> io::Result<()> {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        if !self.made.contains(folder) {
            self.count()?;
            fs::create_dir_all(self.folder.join(folder))?;
            self.made.insert(folder.into());
        }
        Ok(())
    }

    #[cfg(not(test))]
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "tests count changes here")]
    fn count(&self) -> io::Result<()> {
        Ok(())
    }

    #[cfg(test)]
    fn count(&self) -> io::Result<()> {
        count(&self.changes_left)
    }
}

impl Unseen {
    /// A writer into this folder.
    pub fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            #[cfg(test)]
            changes_left: None,
        }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a file.
    pub fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        #[cfg(test)]
        count(&self.changes_left)?;
        let place = self.folder.join(path);
        let mut file = match fs::File::create(&place) {
            // A folder is made for its first file, without asking before each of the others.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(place.parent().unwrap_or(&self.folder))?;
                fs::File::create(&place)?
            }
            other => other?,
        };
        #[cfg(test)]
        count(&self.changes_left)?;
        file.write_all(bytes)
    }
}

#[cfg(test)]
fn count(changes_left: &ChangesLeft) -> io::Result<()> {
    use std::sync::atomic::Ordering::SeqCst;
    let Some(left) = changes_left else { return Ok(()) };
    let one_less = left.fetch_update(SeqCst, SeqCst, |left| left.checked_sub(1));
    one_less.map(drop).map_err(|_none_left| io::Error::other("killed"))
}
