//! A catalogue as it was committed: read out of git's own store, without checking anything out.
//!
//! The repository may be a stranger's proposal. Every call goes through [`super::git::command`]: no hook, filter,
//! monitor, pager or transport of its configuration runs, and nothing is fetched. Links, submodules and
//! files past the limits are left out, and said; a pointer of Git LFS is read as the text that it is.

use std::collections::BTreeMap;
use std::io::{BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::Arc;

use super::disk::{self, DEEPEST, FOLDERS, LARGEST_FILE, SETTINGS};
use super::git::{Repository, answer, command};
use crate::ground::source::TroubleKind;
use crate::ground::{Source, Sources, Trouble};

/// Most files of a catalogue in a revision.
const MOST_FILES: usize = 2_000_000;
/// Most bytes that a listing of a tree may have.
const LONGEST_LISTING: u64 = 512 << 20;
/// Most bytes of all files together.
const LARGEST_CATALOGUE: u64 = 4 << 30;
/// Longest name of a revision.
const LONGEST_NAME: usize = 400;
/// Branches that a proposal may be made against, when git does not say which, the likeliest first.
const MAIN_BRANCHES: [&str; 5] = [
    "refs/remotes/origin/HEAD",
    "refs/remotes/origin/main",
    "refs/remotes/origin/master",
    "refs/heads/main",
    "refs/heads/master",
];

/// Why a revision could not be read.
#[derive(Debug)]
pub enum RevisionError {
    /// The folder lies in no repository, or git is not there.
    NoRepository,
    /// What was typed can be no name of a revision.
    BadName(String),
    /// No revision has this name; whether the clone is shallow.
    Unknown(String, bool),
    /// Two revisions have no common ancestor here; whether the clone is shallow.
    NoMergeBase(String, bool),
    /// Nobody says which branch is the main one.
    NoMainBranch,
    /// The revision holds no catalogue at this place.
    NoCatalogue(String),
    /// It holds more than is read.
    TooMuch(String),
    /// Its catalogue cannot be understood.
    NotUnderstood(String),
    /// Something of it is not in the clone, or git's answer is none.
    Unreadable(String),
}

/// A revision, named by its tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The name that was typed, or one that says what was found.
    pub name: String,
    commit: String,
}

/// The revision of this name. `NAME...` is where it and `HEAD` parted.
pub fn find(root: &Path, name: &str) -> Result<Revision, RevisionError> {
    let bad = name.is_empty()
        || name.len() > LONGEST_NAME
        || name.starts_with('-')
        || name.contains("..") && !name.ends_with("...")
        || name.chars().any(char::is_control);
    if bad {
        return Err(RevisionError::BadName(name.to_owned()));
    }
    let repository = Repository::around(root).ok_or(RevisionError::NoRepository)?;
    let commit = |name: &str| {
        commit(root, name)
            .ok_or_else(|| RevisionError::Unknown(name.to_owned(), repository.is_shallow()))
    };
    match name.strip_suffix("...") {
        None => Ok(Revision { name: name.to_owned(), commit: commit(name)? }),
        Some(other) => {
            let (one, other_commit) = (commit("HEAD")?, commit(other)?);
            let base = merge_base(root, &one, &other_commit);
            let base = base.ok_or_else(|| {
                RevisionError::NoMergeBase(other.to_owned(), repository.is_shallow())
            })?;
            Ok(Revision { name: name.to_owned(), commit: base })
        }
    }
}

/// Where the work at hand and the main branch parted.
pub fn before_the_work(root: &Path) -> Result<Revision, RevisionError> {
    Repository::around(root).ok_or(RevisionError::NoRepository)?;
    let main = MAIN_BRANCHES.into_iter().find(|name| commit(root, name).is_some());
    let main = main.ok_or(RevisionError::NoMainBranch)?;
    let shown = main.trim_start_matches("refs/remotes/").trim_start_matches("refs/heads/");
    let found = find(root, &format!("{main}..."))?;
    Ok(Revision { name: shown.to_owned(), ..found })
}

/// The folder of the catalogue within its repository, with its `/`; empty at the top, and where there
/// is no repository.
pub fn folder(root: &Path) -> String {
    let answer = ask(root, &["rev-parse", "--show-prefix"]).unwrap_or_default();
    String::from_utf8(answer).map(|text| text.trim_end_matches('\n').to_owned()).unwrap_or_default()
}

/// The catalogue of a revision, as it stood in the folder that `root` is now.
pub fn read(root: &Path, revision: &Revision) -> Result<Sources, RevisionError> {
    let folder = folder(root);
    let unreadable = || RevisionError::Unreadable(revision.name.clone());
    let (entries, mut troubles) = listed(root, revision, &folder)?;
    let mut files = Vec::with_capacity(entries.len());
    let mut store = Store::open(root).ok_or_else(unreadable)?;
    // A file that stands at several places is read once.
    let mut known: BTreeMap<String, Arc<[u8]>> = BTreeMap::new();
    let mut objects: Vec<&str> = entries.iter().map(|(_, object)| &**object).collect();
    objects.sort_unstable();
    objects.dedup();
    store.ask(&objects);
    let mut whole = 0;
    for object in objects {
        let bytes = store.next(object).ok_or_else(unreadable)?;
        whole += bytes.len() as u64;
        if whole > LARGEST_CATALOGUE {
            return Err(RevisionError::TooMuch(revision.name.clone()));
        }
        known.insert(object.to_owned(), bytes.into());
    }
    for (path, object) in &entries {
        let bytes = known.get(object).ok_or_else(unreadable)?;
        files.push(Source { path: path.as_str().into(), bytes: Arc::clone(bytes) });
    }
    troubles.extend(disk::case_clashes(&files));
    let sources = Sources::new(files, troubles);
    if sources.find(SETTINGS).is_none() {
        return Err(RevisionError::NoCatalogue(revision.name.clone()));
    }
    Ok(sources)
}

/// Path below the catalogue and object of each file that is read, and what is left out.
#[expect(clippy::type_complexity, reason = "two lists that one walk makes")]
fn listed(
    root: &Path,
    revision: &Revision,
    folder: &str,
) -> Result<(Vec<(String, String)>, Vec<Trouble>), RevisionError> {
    let unreadable = || RevisionError::Unreadable(revision.name.clone());
    let tops = std::iter::once(SETTINGS).chain(FOLDERS).map(|top| format!("{folder}{top}"));
    let mut arguments: Vec<String> =
        ["--literal-pathspecs", "ls-tree", "-r", "-z", "-l", "--full-tree", "--end-of-options"]
            .map(str::to_owned)
            .to_vec();
    arguments.push(revision.commit.clone());
    arguments.push("--".to_owned());
    arguments.extend(tops);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let listing = ask(root, &arguments).ok_or_else(unreadable)?;
    let (mut entries, mut troubles) = (Vec::new(), Vec::new());
    for line in listing.split(|byte| *byte == 0).filter(|line| !line.is_empty()) {
        let tab = line.iter().position(|byte| *byte == b'\t').ok_or_else(unreadable)?;
        let (head, path) =
            (std::str::from_utf8(&line[..tab]).map_err(|_| unreadable())?, &line[tab + 1..]);
        let path = path.strip_prefix(folder.as_bytes()).unwrap_or(path);
        let words: Vec<&str> = head.split_ascii_whitespace().collect();
        let [mode, _, object, size] = words[..] else { return Err(unreadable()) };
        let mut trouble = |path: &str, kind| troubles.push(Trouble { path: path.into(), kind });
        let Ok(path) = std::str::from_utf8(path) else {
            trouble(&String::from_utf8_lossy(path), TroubleKind::NameNotUnicode);
            continue;
        };
        let parts: Vec<&str> = path.split('/').collect();
        // Git itself refuses such names, but a store can be made by another hand.
        if parts.iter().any(|part| matches!(*part, "" | "." | "..")) {
            trouble(path, TroubleKind::NotAFile);
            continue;
        }
        if parts.iter().any(|part| disk::is_hidden(part.as_bytes())) {
            continue;
        }
        match mode {
            "120000" => trouble(path, TroubleKind::SymbolicLink),
            "100644" | "100755" | "100664" => match size.parse::<u64>() {
                Ok(size) if size > LARGEST_FILE => {
                    trouble(path, TroubleKind::TooLarge { limit: LARGEST_FILE });
                }
                Ok(_) if parts.len() > DEEPEST + 1 => trouble(path, TroubleKind::TooDeep),
                Ok(_) => entries.push((path.to_owned(), object.to_owned())),
                Err(_) => return Err(unreadable()),
            },
            // A submodule, or something that git does not make.
            _ => trouble(path, TroubleKind::NotAFile),
        }
        if entries.len() > MOST_FILES {
            return Err(RevisionError::TooMuch(revision.name.clone()));
        }
    }
    Ok((entries, troubles))
}

/// Git's store, asked for one object after the other.
struct Store {
    child: Child,
    out: BufReader<std::process::ChildStdout>,
}

impl Store {
    fn open(root: &Path) -> Option<Self> {
        let mut command = command(root);
        command.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().ok()?;
        let out = BufReader::with_capacity(1 << 16, child.stdout.take()?);
        Some(Self { child, out })
    }

    /// Asks for these objects; answers are read meanwhile, so that neither side waits for the other.
    fn ask(&mut self, objects: &[&str]) {
        let Some(mut questions) = self.child.stdin.take() else { return };
        let objects: Vec<u8> = objects.iter().flat_map(|it| it.bytes().chain([b'\n'])).collect();
        std::thread::spawn(move || {
            // A git that went away is noticed when its answer is missing.
            let _gone = questions.write_all(&objects);
        });
    }

    /// The bytes of the next object; none when it is missing or git says anything else.
    fn next(&mut self, object: &str) -> Option<Vec<u8>> {
        use std::io::BufRead;
        let mut head = Vec::new();
        (&mut self.out).take(256).read_until(b'\n', &mut head).ok()?;
        let head = std::str::from_utf8(&head).ok()?;
        let words: Vec<&str> = head.split_ascii_whitespace().collect();
        let [name, "blob", size] = words[..] else { return None };
        let size: u64 = size.parse().ok()?;
        if name != object || size > LARGEST_FILE {
            return None;
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size).ok()? + 1);
        (&mut self.out).take(size + 1).read_to_end(&mut bytes).ok()?;
        (bytes.pop() == Some(b'\n') && bytes.len() as u64 == size).then_some(bytes)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _waited = self.child.wait();
    }
}

/// The commit of a name.
fn commit(root: &Path, name: &str) -> Option<String> {
    let wanted = format!("{name}^{{commit}}");
    let answer = ask(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted])?;
    plain(&answer)
}

fn merge_base(root: &Path, one: &str, other: &str) -> Option<String> {
    plain(&ask(root, &["merge-base", one, other])?)
}

/// The name of an object, and nothing else.
fn plain(answer: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(answer).ok()?.trim();
    let plain = matches!(name.len(), 40 | 64) && name.bytes().all(|it| it.is_ascii_hexdigit());
    plain.then(|| name.to_owned())
}

/// What git answers; none when it fails or answers too much.
fn ask(root: &Path, arguments: &[&str]) -> Option<Vec<u8>> {
    let mut command = command(root);
    command.args(arguments);
    answer(command, LONGEST_LISTING)
}
