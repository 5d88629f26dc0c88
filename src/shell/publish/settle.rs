//! Decides about each file: keep what is there, or write what should be there.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::super::stamp::{Stamp, nanoseconds};
use crate::ground::Uuid;
use crate::model::links::{AwardFile, award_path};
use crate::site::manifest::{AwardRow, Digest, Fingerprint, Single, Weight};
use crate::site::outputs::{BuildError, Outputs};

/// Knows what was published and how far it can be trusted. Shared by the crew.
pub struct Settler<'a> {
    out: PathBuf,
    fresh: bool,
    singles: &'a [Single],
    unfinished: &'a BTreeSet<String>,
    /// Folders in which no file came or went since the last build.
    untouched: BTreeSet<&'a str>,
    shards: [bool; 256],
}

/// A file to be written.
pub struct Write {
    /// Path below the site's root.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether an earlier run of ours wrote the file that may stand there.
    pub ours: bool,
}

/// What was decided about a piece of awards.
pub struct Settled {
    /// For the manifest.
    pub rows: Vec<AwardRow>,
    /// To be removed.
    pub gone: Vec<(String, Digest)>,
    /// How many awards it was.
    pub looked_at: u64,
}

impl<'a> Settler<'a> {
    /// A settler for the folder `out`.
    pub fn new(
        out: &Path,
        fresh: bool,
        singles: &'a [Single],
        unfinished: &'a BTreeSet<String>,
        stamp: Option<&'a Stamp>,
    ) -> Self {
        let folders = stamp.map_or(&[][..], |stamp| &stamp.folders);
        let untouched: BTreeSet<&str> = folders
            .iter()
            .filter(|(changed, folder)| {
                let found = std::fs::symlink_metadata(out.join(folder));
                found.is_ok_and(|found| found.is_dir() && nanoseconds(&found) == *changed)
            })
            .map(|(_, folder)| folder.as_str())
            .collect();
        let shards =
            std::array::from_fn(|shard| untouched.contains(format!("awards/{shard:02x}").as_str()));
        Self { out: out.to_owned(), fresh, singles, unfinished, untouched, shards }
    }

    /// The published folder.
    pub fn folder(&self) -> &Path {
        &self.out
    }

    /// Decides about a single file.
    pub fn single(
        &self,
        site: &dyn Outputs,
        at: usize,
    ) -> Result<(Single, Option<Write>), BuildError> {
        let path = site.single_path(at);
        let fingerprint = site.single_fingerprint(at);
        let old = self.singles.binary_search_by(|it| (*it.path).cmp(path)).ok();
        let old = old.map(|at| &self.singles[at]);
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let trusted = self.untouched.contains(folder) && !self.unfinished.contains(path);
        let row = |digest, weight| Single { path: path.into(), fingerprint, digest, weight };
        if let Some(old) = old
            && old.fingerprint == fingerprint
            && (trusted || self.holds(path, old.digest))
        {
            return Ok((row(old.digest, old.weight), None));
        }
        let bytes = site.single_bytes(at)?;
        let digest = Digest::of(&bytes);
        let weight = site.single_weight(at, &bytes);
        let write = self.unless_there(path, old.map(|it| it.digest), digest, trusted, bytes);
        Ok((row(digest, weight), write))
    }

    /// Decides about a piece of awards and the rows that stood among them. What is to be written is
    /// handed on at once: the bytes of one award are warm, and those of a whole piece are many.
    pub fn awards<E: From<BuildError>>(
        &self,
        site: &dyn Outputs,
        piece: Range<usize>,
        old: Vec<AwardRow>,
        mut write: impl FnMut(Write) -> Result<(), E>,
    ) -> Result<Settled, E> {
        let mut settled = Settled {
            rows: Vec::with_capacity(piece.len()),
            gone: Vec::new(),
            looked_at: piece.len() as u64,
        };
        let mut old = old.into_iter().peekable();
        for at in piece {
            let (id, files) = site.award(at);
            while let Some(row) = old.next_if(|row| row.id < id) {
                settled.gone.extend(files_of(&row));
            }
            let row = old.next_if(|row| row.id == id);
            self.award(site, at, row, &mut settled, &mut write)?;
            debug_assert_eq!(settled.rows.last().map(|row| row.files), Some(files));
        }
        settled.gone.extend(old.flat_map(|row| files_of(&row).collect::<Vec<_>>()));
        Ok(settled)
    }

    fn award<E: From<BuildError>>(
        &self,
        site: &dyn Outputs,
        at: usize,
        old: Option<AwardRow>,
        settled: &mut Settled,
        write: &mut impl FnMut(Write) -> Result<(), E>,
    ) -> Result<(), E> {
        let (id, files) = site.award(at);
        let fingerprint = site.award_fingerprint(at);
        let shard = self.shards[usize::from(id.bits().to_be_bytes()[0])];
        let trusted = |path: &str| shard && !self.unfinished.contains(path);
        if let Some(row) = &old
            && row.fingerprint == fingerprint
            && row.files == files
            && files_of(row).all(|(path, digest)| trusted(&path) || self.holds(&path, digest))
        {
            settled.rows.extend(old);
            return Ok(());
        }
        let mut digests = Vec::with_capacity(files.len());
        let mut weight = Weight::default();
        for (file, bytes) in site.award_bytes(at)? {
            let path = award_path(id, file);
            let digest = Digest::of(&bytes);
            digests.push(digest);
            if file == AwardFile::Html {
                weight = site.award_weight(at, &bytes);
            }
            let before = old.as_ref().and_then(|row| digest_in(row, file));
            let trusted = trusted(&path);
            if let Some(file) = self.unless_there(&path, before, digest, trusted, bytes) {
                write(file)?;
            }
        }
        if let Some(row) = &old {
            settled.gone.extend(
                row.files
                    .iter()
                    .zip(&row.digests)
                    .filter(|(file, _)| !files.contains(*file))
                    .map(|(file, digest)| (award_path(id, file), *digest)),
            );
        }
        settled.rows.push(AwardRow { id, files, fingerprint, digests, weight });
        Ok(())
    }

    /// The write of these bytes, unless the folder already holds them.
    fn unless_there(
        &self,
        path: &str,
        before: Option<Digest>,
        digest: Digest,
        trusted: bool,
        bytes: Vec<u8>,
    ) -> Option<Write> {
        let ours = before.is_some() || self.unfinished.contains(path);
        let there = ours && (trusted && before == Some(digest) || self.holds(path, digest));
        (!there).then(|| Write { path: path.to_owned(), bytes, ours })
    }

    /// Whether the folder holds a file with these bytes.
    fn holds(&self, path: &str, digest: Digest) -> bool {
        !self.fresh && std::fs::read(self.out.join(path)).is_ok_and(|it| Digest::of(&it) == digest)
    }
}

/// Where an award stands among those of the site.
pub fn find_award(site: &dyn Outputs, id: Uuid) -> Option<usize> {
    let (mut low, mut high) = (0, site.awards());
    while low < high {
        let middle = low.midpoint(high);
        match site.award(middle).0.cmp(&id) {
            std::cmp::Ordering::Equal => return Some(middle),
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}

fn files_of(row: &AwardRow) -> impl Iterator<Item = (String, Digest)> {
    row.files.iter().zip(&row.digests).map(|(file, digest)| (award_path(row.id, file), *digest))
}

fn digest_in(row: &AwardRow, wanted: AwardFile) -> Option<Digest> {
    let at = row.files.iter().position(|file| file == wanted)?;
    row.digests.get(at).copied()
}

impl Fingerprint {
    /// The fingerprint of inputs that were hashed to this.
    pub fn of(hash: &[u8; 32]) -> Self {
        Self(*hash.first_chunk().expect("SHA-256 has 32 bytes"))
    }
}
