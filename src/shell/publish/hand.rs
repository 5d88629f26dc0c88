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
    pub changes_left: Option<u32>,
}

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

    /// Writes a file into a folder that nobody sees yet.
    pub fn write_unseen(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.make_folder(path)?;
        self.count()?;
        fs::File::create(self.folder.join(path))?.write_all(bytes)
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
    fn count(&mut self) -> io::Result<()> {
        match &mut self.changes_left {
            Some(0) => Err(io::Error::other("killed")),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }
}
