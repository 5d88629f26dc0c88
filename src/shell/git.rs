//! Since when the text of a badge has been as it is: asked of git once, for dates and revisions only.
//!
//! Nothing is said rather than something doubtful: without git or a repository, in a shallow clone,
//! and of a file whose bytes are not those that were committed. The repository may be a stranger's:
//! no hook, pager, filter, signature check or transport of its configuration runs.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::environment::absolute;
use super::stamp::nanoseconds;
use crate::codec::hex;
use crate::codec::sha1::sha1;
use crate::codec::sha256::{Sha256Stream, sha256};
use crate::ground::{FileHistory, History, Instant, Sources};

/// The files that are asked about.
const FOLDER: &str = "content/badges";
/// Most revisions that are looked through; with more, nothing is said.
const MOST_REVISIONS: usize = 50_000;
/// Most bytes that git may answer; with more, nothing is said.
const LONGEST_ANSWER: u64 = 64 << 20;
/// Most bytes of a small file of the repository: `HEAD`, a reference.
const LONGEST_NOTE: u64 = 4 << 10;
/// Letters of a revision that are shown. Git shortens by how much a clone holds; this is the same
/// everywhere.
const SHOWN: usize = 10;

/// What git knows of the texts of badges, as they stand in `sources`, which were read from `root`.
pub fn history(root: &Path, sources: &Sources) -> History {
    Log::of(root).history(sources)
}

/// What git says of every text at one revision, whatever stands in the folder.
#[derive(Debug, Default)]
pub struct Log(BTreeMap<String, Change>);

impl Log {
    /// Asks git; nothing is known of a clone whose beginning is missing.
    pub fn of(root: &Path) -> Self {
        let whole = Repository::around(root).is_some_and(|repository| !repository.is_shallow());
        let answer = whole.then(|| ask(root)).flatten();
        Self(answer.and_then(|answer| changes(&answer)).unwrap_or_default())
    }

    /// What is known of these files, where they stand as they were committed.
    pub fn history(&self, sources: &Sources) -> History {
        let known = self.0.iter().filter_map(|(path, change)| {
            let Change { first, last, revision, object } = change;
            let file = sources.find(path)?;
            let committed = is_named(&sources[file].bytes, object);
            let known = FileHistory { first: *first, last: *last, revision: revision.clone() };
            committed.then_some((file, known))
        });
        known.collect()
    }
}

/// Which revision is at hand, in a word that tells two of them apart; empty without a repository.
pub fn at_hand(root: &Path) -> String {
    Repository::around(root).map_or_else(String::new, |repository| repository.at_hand())
}

/// Where a repository keeps what it knows.
pub(super) struct Repository {
    /// Of this working copy.
    own: PathBuf,
    /// Of all working copies of the repository.
    shared: PathBuf,
}

impl Repository {
    /// The repository whose working copy a folder lies in.
    pub(super) fn around(folder: &Path) -> Option<Self> {
        let folder = absolute(folder);
        let (top, dot_git) = folder.ancestors().find_map(|top| {
            let dot_git = top.join(".git");
            dot_git.exists().then_some((top, dot_git))
        })?;
        let own = if dot_git.is_dir() {
            dot_git
        } else {
            // A further working copy, or a submodule: a file that says where.
            top.join(note(&dot_git)?.strip_prefix("gitdir:")?.trim())
        };
        let shared = match note(&own.join("commondir")) {
            Some(path) => own.join(path.trim()),
            None => own.clone(),
        };
        own.join("HEAD").is_file().then_some(Self { own, shared })
    }

    /// Whether the beginning of its history is missing.
    pub(super) fn is_shallow(&self) -> bool {
        fs::metadata(self.shared.join("shallow")).is_ok_and(|it| it.len() > 0)
    }

    fn at_hand(&self) -> String {
        let head = note(&self.own.join("HEAD")).unwrap_or_default();
        let mut digest = Sha256Stream::default();
        digest.update(head.as_bytes());
        let reference = head.trim().strip_prefix("ref: ").filter(|name| is_plain(name));
        let direct = reference
            .and_then(|name| note(&self.own.join(name)).or_else(|| note(&self.shared.join(name))));
        match direct {
            Some(revision) => digest.update(revision.as_bytes()),
            // The reference stands among others, in one file or a few: when that changes, so may it.
            None => {
                for name in ["packed-refs", "reftable/tables.list"] {
                    let changed = fs::metadata(self.shared.join(name)).ok();
                    let changed = changed.map(|it| (it.len(), nanoseconds(&it)));
                    digest.update(format!("{changed:?}").as_bytes());
                }
            }
        }
        digest.update(&[u8::from(self.is_shallow())]);
        hex::encode(&digest.finish()[..8])
    }
}

/// What the log says of one file.
#[derive(Debug)]
struct Change {
    first: Instant,
    last: Instant,
    revision: Box<str>,
    /// The name of the bytes that were committed last.
    object: Box<str>,
}

/// The log of the main line, revision by revision, newest first; `None` when git is not there, will
/// not answer, or answers too much.
fn ask(root: &Path) -> Option<Vec<u8>> {
    let mut command = command(root);
    command.arg("--literal-pathspecs");
    command.args(["log", "-z", "--raw", "--no-abbrev", "--no-renames", "--relative"]);
    // The main line alone: a text changes on the day on which a proposal was taken in.
    command.args(["--first-parent", "--diff-merges=first-parent"]);
    command.args(["--no-ext-diff", "--no-textconv", "--no-color", "--no-decorate", "--no-notes"]);
    command.arg("--no-show-signature").arg("--format=tformat:%H %ct");
    command.arg(format!("--max-count={MOST_REVISIONS}")).args(["HEAD", "--", FOLDER]);
    answer(command, LONGEST_ANSWER)
}

/// What a call answers; `None` when git is not there, will not answer, or answers with that many bytes
/// or more.
pub(super) fn answer(mut command: Command, limit: u64) -> Option<Vec<u8>> {
    let mut child = command.stdout(Stdio::piped()).spawn().ok()?;
    let mut answer = Vec::new();
    let mut out = child.stdout.take()?.take(limit);
    let read = out.read_to_end(&mut answer);
    if read.is_err() || out.limit() == 0 {
        let _gone = child.kill();
        let _waited = child.wait();
        return None;
    }
    child.wait().is_ok_and(|status| status.success()).then_some(answer)
}

/// A call of `git` for a repository that may be a stranger's: no program of its configuration runs, and
/// the surroundings name no other. What it is asked is for the caller to add.
pub(super) fn command(root: &Path) -> Command {
    let mut command = Command::new("git");
    for (name, _) in std::env::vars_os() {
        // Another repository, another configuration, a trace into a file: nothing of the sort.
        if name.to_string_lossy().starts_with("GIT_") {
            command.env_remove(name);
        }
    }
    command
        .env("LC_ALL", "C")
        // In a partial clone, what is missing is not fetched; older versions of git know only the
        // second way to say so.
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_ALLOW_PROTOCOL", "none")
        .env("GIT_TERMINAL_PROMPT", "0")
        .arg("-C")
        .arg(root)
        .args(["--no-pager", "--no-optional-locks", "--no-replace-objects"]);
    for setting in [
        "core.fsmonitor=false",
        "core.hooksPath=/dev/null",
        "safe.bareRepository=explicit",
        "log.showSignature=false",
        "log.showRoot=true",
        "log.follow=false",
        "log.mailmap=false",
    ] {
        command.args(["-c", setting]);
    }
    command.stdin(Stdio::null()).stderr(Stdio::null());
    command
}

/// What the log says of each file that has not been removed since; `None` when it is not a log as
/// we asked for it, or was cut.
fn changes(answer: &[u8]) -> Option<BTreeMap<String, Change>> {
    let mut changes: BTreeMap<String, Change> = BTreeMap::new();
    let mut revision: Option<(&str, Instant)> = None;
    let mut revisions = 0;
    let mut pieces = answer.split(|byte| *byte == 0);
    while let Some(piece) = pieces.next() {
        let piece = piece.strip_prefix(b"\n").unwrap_or(piece);
        if piece.is_empty() {
            continue;
        }
        let Some(change) = piece.strip_prefix(b":") else {
            let (id, seconds) = std::str::from_utf8(piece).ok()?.trim().split_once(' ')?;
            let plain = id.len() >= SHOWN && id.bytes().all(|b| b.is_ascii_hexdigit());
            let moment = Instant::from_seconds(seconds.parse().ok()?)?;
            revision = Some((id, moment)).filter(|_| plain);
            revisions += 1;
            continue;
        };
        let (id, moment) = revision?;
        let path = pieces.next()?;
        let object = std::str::from_utf8(change).ok()?.split(' ').nth(3)?;
        let Ok(path) = std::str::from_utf8(path) else { continue };
        match changes.get_mut(path) {
            Some(newer) => newer.first = newer.last.min(moment),
            None => drop(changes.insert(
                path.to_owned(),
                Change {
                    first: moment,
                    last: moment,
                    revision: id[..SHOWN].into(),
                    object: object.into(),
                },
            )),
        }
    }
    (revisions < MOST_REVISIONS).then_some(changes)
}

/// Whether git would give these bytes this name (`git help hash-object`).
fn is_named(bytes: &[u8], object: &str) -> bool {
    let head = format!("blob {}\0", bytes.len());
    if object.len() == 64 {
        return hex::encode(&sha256(&[head.as_bytes(), bytes].concat())) == object;
    }
    hex::encode(&sha1(&[head.as_bytes(), bytes])) == object
}

/// A small file of the repository.
fn note(path: &Path) -> Option<String> {
    let mut text = String::new();
    File::open(path).ok()?.take(LONGEST_NOTE).read_to_string(&mut text).ok()?;
    Some(text)
}

/// The name of a reference that leads out of nothing.
fn is_plain(name: &str) -> bool {
    name.starts_with("refs/") && name.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

#[cfg(test)]
#[path = "git_tests.rs"]
mod tests;
