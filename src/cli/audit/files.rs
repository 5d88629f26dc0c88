//! What the published site is compared with: the files that were built, or what the build remembers of
//! them.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use super::AuditFailure;
use crate::audit::{Sample, Wanted, is_asked};
use crate::cli::failure::Failure;
use crate::model::links::award_path;
use crate::shell::disk::ReadError;
use crate::shell::files::is_folder;
use crate::shell::shelf::Folder;
use crate::shell::state::State;
use crate::site::manifest::AwardRow;
use crate::verify::site::window::Shelf;

/// What was built.
pub(super) enum Files {
    /// Its files.
    Built(Folder),
    /// The manifest of the last build, and its single files.
    Remembered { root: PathBuf, out: PathBuf, singles: BTreeSet<String> },
}

/// A file of the build, or why it cannot be known.
type Item = Result<Wanted, Failure>;

/// What is asked for, and of what.
pub(super) struct Known<'a> {
    pub(super) wanted: Box<dyn Iterator<Item = Item> + 'a>,
    /// How many files are asked for.
    pub(super) asked: u64,
    /// How many files a host serves.
    pub(super) served: u64,
    /// How many it does not.
    pub(super) aside: u64,
}

impl Files {
    pub(super) fn open(root: &Path, out: &Path, manifest: bool) -> Result<Self, Failure> {
        if !manifest && is_folder(out) {
            return Ok(Self::Built(Folder::new(out)));
        }
        let nothing = || Failure::from(AuditFailure::NothingBuilt(out.to_owned()));
        let mut reader = State::last_manifest(root, out).ok_or_else(nothing)?;
        let mut singles = BTreeSet::new();
        while let Some(single) = reader.single().map_err(|cause| unreadable(root, cause))? {
            singles.insert(single.path.into());
        }
        Ok(Self::Remembered { root: root.to_owned(), out: out.to_owned(), singles })
    }

    pub(super) fn is_manifest(&self) -> bool {
        matches!(self, Self::Remembered { .. })
    }

    /// The bytes of a file, when they are at hand.
    pub(super) fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        match self {
            Self::Built(folder) => folder.read(path).ok().flatten(),
            Self::Remembered { .. } => None,
        }
    }

    /// Whether a file that is no award's was built.
    pub(super) fn holds(&self, path: &str) -> bool {
        match self {
            Self::Built(folder) => folder.holds(path),
            Self::Remembered { singles, .. } => singles.contains(path),
        }
    }

    /// What is asked for: everything that a host serves, or a sample of it.
    pub(super) fn known(&self, sample: Option<usize>) -> Result<Known<'_>, Failure> {
        let (mut served, mut aside) = (0, 0);
        let mut chosen = sample.map(Sample::of);
        for wanted in self.all() {
            let path = wanted?.path;
            if is_asked(&path) {
                served += 1;
                if let Some(sample) = &mut chosen {
                    sample.consider(&path);
                }
            } else {
                aside += 1;
            }
        }
        let all = self.all().filter(|it| it.as_ref().map_or(true, |it| is_asked(&it.path)));
        let (wanted, asked): (Box<dyn Iterator<Item = Item>>, u64) = match chosen {
            None => (Box::new(all), served),
            Some(sample) => {
                let chosen = sample.chosen();
                let asked = chosen.len() as u64;
                let is_chosen = move |it: &Item| {
                    it.as_ref().map_or(true, |it| chosen.binary_search(&it.path).is_ok())
                };
                (Box::new(all.filter(is_chosen)), asked)
            }
        };
        Ok(Known { wanted, asked, served, aside })
    }

    fn all(&self) -> Box<dyn Iterator<Item = Item>> {
        match self {
            Self::Built(folder) => {
                let plain = |path| Wanted { path, digest: None };
                Box::new(folder.groups().flat_map(move |group| match group {
                    Ok(group) => group.into_iter().map(|path| Ok(plain(path))).collect(),
                    Err(error) => vec![Err(Failure::File(error))],
                }))
            }
            Self::Remembered { root, out, .. } => match State::last_manifest(root, out) {
                Some(reader) => Box::new(remembered(reader, out.clone())),
                None => {
                    Box::new(std::iter::once(Err(AuditFailure::NothingBuilt(out.clone()).into())))
                }
            },
        }
    }
}

/// The rows of a manifest, file by file.
fn remembered(
    mut reader: crate::site::manifest::Reader<impl io::Read>,
    out: PathBuf,
) -> impl Iterator<Item = Item> {
    let (mut waiting, mut singles): (Vec<Item>, bool) = (Vec::new(), true);
    std::iter::from_fn(move || {
        loop {
            if let Some(next) = waiting.pop() {
                return Some(next);
            }
            if singles {
                match reader.single() {
                    Ok(Some(it)) => {
                        let (path, digest) = (it.path.into(), Some(it.digest));
                        return Some(Ok(Wanted { path, digest }));
                    }
                    Ok(None) => singles = false,
                    Err(cause) => return Some(Err(unreadable(&out, cause))),
                }
                continue;
            }
            match reader.award() {
                Ok(Some(row)) => waiting = files_of(&row),
                Ok(None) => return None,
                Err(cause) => return Some(Err(unreadable(&out, cause))),
            }
        }
    })
}

/// The files of an award, the last first.
fn files_of(row: &AwardRow) -> Vec<Item> {
    let files = row.files.iter().zip(&row.digests);
    let files = files
        .map(|(file, digest)| Ok(Wanted { path: award_path(row.id, file), digest: Some(*digest) }));
    let mut files: Vec<Item> = files.collect();
    files.reverse();
    files
}

fn unreadable(path: &Path, cause: io::Error) -> Failure {
    Failure::File(ReadError { path: path.to_owned(), cause })
}
