//! The only way out: streams a site to a folder. Skips what has not changed, writes each file whole
//! or not at all, removes only what an earlier build wrote, survives being killed at any moment.
//!
//! Everything that is to be written is made beside the folder first, so that a build that fails
//! changes nothing. A first build then takes its place as a whole. A later one moves file by file;
//! before it does, it notes the paths in a journal, so that the next run knows what one that was
//! killed may have left. The manifest of the last run that ended is replaced last. [`settle`] decides
//! about one file, [`crew`] shares the work, [`hand`] touches the folders.

pub mod crew;
pub mod hand;
pub mod settle;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

use self::hand::{Hand, Unseen};
use self::settle::{Settled, Settler, Write};
use super::stamp::nanoseconds;
use super::state::{Paths, State};
use crate::model::links::{AwardFile, award_path};
use crate::site::manifest::{AwardRow, Digest, Reader, Single, Weight, Writer};
use crate::site::outputs::{BuildError, Outputs};

/// Most awards made as one piece of work. A piece ends where a folder does, so that two threads seldom
/// wait for one another at the same folder.
const AWARDS_A_PIECE: usize = 4_096;
/// Single files made as one piece of work: some are images, and slow.
const SINGLES_A_PIECE: usize = 8;
/// Pieces that may be done and not yet written, for each thread.
const PIECES_AHEAD: usize = 4;

/// What a publication did.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Published {
    /// How many files the site has.
    pub files: u64,
    /// How many of them were written.
    pub written: u64,
    /// How many bytes were written.
    pub bytes: u64,
    /// How many files of an earlier build were removed.
    pub removed: u64,
    /// Files of an earlier build that somebody changed since: they were left where they are.
    pub left: Vec<String>,
    /// The heaviest page of the site, written now or before, and what it weighs.
    pub heaviest: Option<(String, Weight)>,
}

/// A site could not be published. What was published before is still readable.
#[derive(Debug)]
pub enum PublishError {
    /// The folder holds files, and no build of ours wrote it.
    Foreign(PathBuf),
    /// A file that no build of ours wrote stands where one of the site should go.
    InTheWay(String),
    /// A file could not be made.
    Build(BuildError),
    /// The system's own words, and where.
    Io(PathBuf, io::Error),
}

/// Hears how far the work is.
pub trait Progress: Sync {
    /// So many files and awards are to be looked at.
    fn begin(&self, total: u64);
    /// So many more are done.
    fn advance(&self, done: u64);
    /// The work is over.
    fn end(&self);
}

impl Published {
    /// Notes what a page weighs; the first of the heaviest stays.
    fn weigh(&mut self, weight: Weight, path: impl FnOnce() -> String) {
        let most = self.heaviest.as_ref().map(|(_, most)| *most).unwrap_or_default();
        if weight > most {
            self.heaviest = Some((path(), weight));
        }
    }
}

/// Publishes a site into `out`. With `full`, trusts nothing that the last build remembers and
/// compares every file with the bytes it should have.
pub fn publish(
    site: &dyn Outputs,
    out: &Path,
    state: &State,
    full: bool,
    progress: &dyn Progress,
) -> Result<Published, PublishError> {
    let stamp = state.stamp().filter(|_| !full);
    let fresh = is_absent_or_empty(out)?;
    let unfinished: BTreeSet<String> = state.unfinished().map_err(at(out))?.into_iter().collect();
    let previous = if fresh { None } else { state.manifest() };
    if !fresh && previous.is_none() && unfinished.is_empty() {
        return Err(PublishError::Foreign(out.to_owned()));
    }
    let beside = staging(out);
    remove_tree(&beside)?;
    if fresh {
        fs::create_dir_all(&beside).map_err(at(&beside))?;
    }
    let (old_singles, mut old_awards) = read_previous(previous, out)?;
    let settler = Settler::new(out, fresh, &old_singles, &unfinished, stamp.as_ref());
    progress.begin((site.singles() + site.awards()) as u64);
    let staged = state.stage().map_err(at(out))?;
    let done = Published::default();
    let mut run =
        Run { stage: Unseen::new(beside), staged, fresh, progress, done, gone: Vec::new() };
    #[cfg(test)]
    tests::limit(&mut run.stage);

    let made = run.make(site, &settler, &mut old_awards, state);
    if let Err(PublishError::Build(_) | PublishError::InTheWay(_)) = &made {
        remove_tree(run.stage.folder())?;
    }
    let singles = made?;

    // From here on the published folder changes.
    state.forget_stamp().map_err(at(out))?;
    if fresh {
        state.keep_manifest().map_err(at(out))?;
        // Renaming onto an empty folder is not possible everywhere.
        let _absent = fs::remove_dir(out);
        fs::rename(run.stage.folder(), out).map_err(at(out))?;
    } else {
        let mut hand = Hand::new(out.to_owned());
        #[cfg(test)]
        tests::limit_further(&mut hand, &run.stage);
        for path in &unfinished {
            hand.remove_unfinished(path).map_err(at(out))?;
        }
        run.move_in(&mut hand, state)?;
        run.remove_gone(&mut hand, site, &old_singles, &singles, &unfinished)?;
        state.keep_manifest().map_err(at(out))?;
        remove_tree(run.stage.folder())?;
    }
    state.end_journal().map_err(at(out))?;
    progress.end();
    Ok(run.done)
}

/// Every folder of the site and its time of change, for the stamp.
pub fn folders(site: &dyn Outputs, out: &Path) -> io::Result<Vec<(u128, String)>> {
    let mut folders = BTreeSet::from([String::new()]);
    let mut add = |path: &str| {
        let mut folder = path;
        while let Some((parent, _)) = folder.rsplit_once('/') {
            if !folders.insert(parent.to_owned()) {
                break;
            }
            folder = parent;
        }
    };
    (0..site.singles()).for_each(|at| add(site.single_path(at)));
    let mut last = u8::MAX;
    for at in 0..site.awards() {
        let (id, files) = site.award(at);
        let shard = id.bits().to_be_bytes()[0];
        if (at == 0 || shard != last)
            && let Some(file) = files.iter().next()
        {
            add(&award_path(id, file));
            last = shard;
        }
    }
    let look =
        |folder: String| Ok((nanoseconds(&fs::symlink_metadata(out.join(&folder))?), folder));
    folders.into_iter().map(look).collect()
}

/// The awards that were published last time, row by row.
struct OldAwards {
    reader: Option<Reader<BufReader<File>>>,
    /// The next row, read ahead.
    row: Option<AwardRow>,
}

/// One publication under way.
struct Run<'a> {
    /// Writes what nobody sees yet.
    stage: Unseen,
    /// The paths of what it wrote.
    staged: Paths,
    /// Whether there is no published folder yet.
    fresh: bool,
    progress: &'a dyn Progress,
    done: Published,
    /// Files of awards that are no longer published.
    gone: Vec<(String, Digest)>,
}

fn read_previous(
    reader: Option<Reader<BufReader<File>>>,
    out: &Path,
) -> Result<(Vec<Single>, OldAwards), PublishError> {
    let mut singles = Vec::new();
    let Some(mut reader) = reader else {
        return Ok((singles, OldAwards { reader: None, row: None }));
    };
    while let Some(single) = reader.single().map_err(at(out))? {
        singles.push(single);
    }
    let row = reader.award().map_err(at(out))?;
    Ok((singles, OldAwards { reader: Some(reader), row }))
}

impl OldAwards {
    /// The rows up to this id; all that are left without one.
    fn rows_to(&mut self, last: Option<crate::ground::Uuid>) -> io::Result<Vec<AwardRow>> {
        let mut rows = Vec::new();
        while let Some(row) = self.row.take_if(|row| last.is_none_or(|last| row.id <= last)) {
            rows.push(row);
            self.row = self.reader.as_mut().map_or(Ok(None), Reader::award)?;
        }
        Ok(rows)
    }
}

/// What a piece of work wrote.
#[derive(Default)]
struct Wrote {
    files: u64,
    bytes: u64,
    /// Its paths, where they are to be moved one by one.
    paths: Vec<String>,
}

impl Wrote {
    /// Writes a file beside the published folder; `seen` is that folder, when there is one.
    fn write(
        &mut self,
        stage: &Unseen,
        seen: Option<&Path>,
        Write { path, bytes, ours }: Write,
    ) -> Result<(), PublishError> {
        let stands = |out: &Path| fs::symlink_metadata(out.join(&path)).is_ok();
        if !ours && seen.is_some_and(stands) {
            return Err(PublishError::InTheWay(path));
        }
        stage
            .write(&path, &bytes)
            .map_err(|cause| PublishError::Io(stage.folder().join(&path), cause))?;
        self.files += 1;
        self.bytes += bytes.len() as u64;
        if seen.is_some() {
            self.paths.push(path);
        }
        Ok(())
    }
}

impl Run<'_> {
    /// Makes everything that is to be written, and the next manifest; the published folder stays as
    /// it is. Returns the manifest's rows of single files.
    fn make(
        &mut self,
        site: &dyn Outputs,
        settler: &Settler,
        previous: &mut OldAwards,
        state: &State,
    ) -> Result<Vec<Single>, PublishError> {
        let out = settler.folder();
        let singles = self.singles(site, settler)?;
        let next = state.next_manifest().map_err(at(out))?;
        let mut manifest = Writer::begin(next, &singles).map_err(at(out))?;
        self.awards(site, settler, previous, &mut manifest)?;
        manifest.end().map_err(at(out))?;
        self.staged.end().map_err(at(out))?;
        Ok(singles)
    }

    fn singles(
        &mut self,
        site: &dyn Outputs,
        settler: &Settler,
    ) -> Result<Vec<Single>, PublishError> {
        let mut rows = Vec::with_capacity(site.singles());
        let mut pieces = pieces(site.singles(), SINGLES_A_PIECE);
        let (stage, seen) = (self.stage.clone(), (!self.fresh).then(|| settler.folder()));
        crew::in_order::<_, _, PublishError>(
            threads(),
            threads() * PIECES_AHEAD,
            || Ok(pieces.next()),
            |piece| {
                let (mut singles, mut wrote) = (Vec::with_capacity(piece.len()), Wrote::default());
                for at in piece {
                    let (single, file) = settler.single(site, at)?;
                    file.into_iter().try_for_each(|file| wrote.write(&stage, seen, file))?;
                    singles.push(single);
                }
                Ok((singles, wrote))
            },
            |settled: Result<(Vec<Single>, Wrote), PublishError>| {
                let (singles, wrote) = settled?;
                self.progress.advance(singles.len() as u64);
                self.note(&wrote, settler.folder())?;
                self.done.files += singles.len() as u64;
                for single in &singles {
                    self.done.weigh(single.weight, || single.path.to_string());
                }
                rows.extend(singles);
                Ok(())
            },
        )?;
        Ok(rows)
    }

    fn awards(
        &mut self,
        site: &dyn Outputs,
        settler: &Settler,
        previous: &mut OldAwards,
        manifest: &mut Writer<io::BufWriter<File>>,
    ) -> Result<(), PublishError> {
        let out = settler.folder();
        let count = site.awards();
        let (stage, seen) = (self.stage.clone(), (!self.fresh).then(|| settler.folder()));
        let mut pieces = pieces_of_awards(site);
        let mut over = false;
        let next = || {
            let Some(piece) = pieces.next() else {
                // One last piece for the rows that no award of today comes after.
                let rest = previous.rows_to(None).map_err(at(out))?;
                let more = !std::mem::replace(&mut over, true) && !rest.is_empty();
                return Ok(more.then_some((count..count, rest)));
            };
            let last = site.award(piece.end - 1).0;
            Ok(Some((piece, previous.rows_to(Some(last)).map_err(at(out))?)))
        };
        crew::in_order(
            threads(),
            threads() * PIECES_AHEAD,
            next,
            |(piece, old)| {
                let mut wrote = Wrote::default();
                let settled =
                    settler.awards(site, piece, old, |file| wrote.write(&stage, seen, file))?;
                Ok((settled, wrote))
            },
            |settled: Result<_, PublishError>| {
                let (Settled { rows, gone, looked_at }, wrote) = settled?;
                self.progress.advance(looked_at);
                for row in &rows {
                    self.done.files += row.files.len() as u64;
                    self.done.weigh(row.weight, || award_path(row.id, AwardFile::Html));
                    manifest.award(row).map_err(at(out))?;
                }
                self.gone.extend(gone);
                self.note(&wrote, out)
            },
        )
    }

    /// Counts what the crew wrote; where the folder is seen, notes what is to be moved.
    fn note(&mut self, wrote: &Wrote, out: &Path) -> Result<(), PublishError> {
        self.done.written += wrote.files;
        self.done.bytes += wrote.bytes;
        wrote.paths.iter().try_for_each(|path| self.staged.note(path)).map_err(at(out))
    }

    /// Moves what was made into the published folder, the journal first.
    fn move_in(&self, hand: &mut Hand, state: &State) -> Result<(), PublishError> {
        let out = hand.folder().to_owned();
        state.begin_journal().map_err(at(&out))?;
        for path in state.staged().map_err(at(&out))? {
            let path = path.map_err(at(&out))?;
            let from = self.stage.folder().join(&path);
            hand.move_in(&from, &path).map_err(at(&out.join(&path)))?;
        }
        Ok(())
    }

    /// Removes what an earlier build wrote and this one has no place for; last of all.
    fn remove_gone(
        &mut self,
        hand: &mut Hand,
        site: &dyn Outputs,
        old: &[Single],
        new: &[Single],
        unfinished: &BTreeSet<String>,
    ) -> Result<(), PublishError> {
        let is_single = |path: &str| new.binary_search_by(|it| (*it.path).cmp(path)).is_ok();
        let gone = old.iter().filter(|it| !is_single(&it.path));
        let mut gone: Vec<(String, Digest)> =
            gone.map(|it| (it.path.to_string(), it.digest)).collect();
        gone.append(&mut self.gone);
        for (path, digest) in gone {
            let folder = hand.folder().to_owned();
            let wrong = |cause| PublishError::Io(folder.join(&path), cause);
            let Some(bytes) = hand.read(&path).map_err(wrong)? else { continue };
            if Digest::of(&bytes) == digest || unfinished.contains(&path) {
                let wrong = |cause| PublishError::Io(folder.join(&path), cause);
                hand.remove(&path).map_err(wrong)?;
                self.done.removed += 1;
            } else {
                self.done.left.push(path);
            }
        }
        for path in unfinished {
            let has_award = AwardFile::of_path(path).is_some_and(|(id, file)| {
                settle::find_award(site, id).is_some_and(|at| site.award(at).1.contains(file))
            });
            if !is_single(path) && !has_award {
                let wrong = at(&hand.folder().join(path));
                hand.remove(path).map_err(wrong)?;
            }
        }
        Ok(())
    }
}

/// `0..count` cut into pieces.
fn pieces(count: usize, size: usize) -> impl Iterator<Item = std::ops::Range<usize>> {
    (0..count).step_by(size).map(move |start| start..(start + size).min(count))
}

/// The awards cut into pieces, each within one folder.
fn pieces_of_awards(site: &dyn Outputs) -> impl Iterator<Item = std::ops::Range<usize>> {
    let count = site.awards();
    let folder = |at: usize| site.award(at).0.bits().to_be_bytes()[0];
    let mut start = 0;
    std::iter::from_fn(move || {
        let first = (start < count).then(|| folder(start))?;
        let longest = (start + 1..count).take(AWARDS_A_PIECE - 1);
        let end = longest.take_while(|at| folder(*at) == first).last().unwrap_or(start) + 1;
        let piece = start..end;
        start = end;
        Some(piece)
    })
}

/// How many threads work at once: one for each core.
pub fn threads() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from)
}

fn is_absent_or_empty(out: &Path) -> Result<bool, PublishError> {
    match fs::read_dir(out) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(PublishError::Io(out.to_owned(), error)),
    }
}

/// Where a first build is made: beside its place, so that the last step is one rename.
fn staging(out: &Path) -> PathBuf {
    let name = out.file_name().unwrap_or_default().to_string_lossy().into_owned();
    out.with_file_name(format!(".{name}.blason-new"))
}

fn remove_tree(folder: &Path) -> Result<(), PublishError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(PublishError::Io(folder.to_owned(), error))
        }
        _ => Ok(()),
    }
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> PublishError + use<> {
    let path = path.to_owned();
    move |cause| PublishError::Io(path, cause)
}

impl From<BuildError> for PublishError {
    fn from(error: BuildError) -> Self {
        Self::Build(error)
    }
}

impl std::fmt::Display for PublishError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Foreign(path) => write!(f, "{} holds files that no build wrote", path.display()),
            Self::InTheWay(path) => write!(f, "{path} is in the way, and no build wrote it"),
            Self::Build(error) => error.fmt(f),
            Self::Io(path, cause) => write!(f, "{}: {cause}", path.display()),
        }
    }
}
