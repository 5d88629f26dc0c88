//! What git keeps that should not be in it, and what came into it first. When there is no repository or no
//! git, nothing is known, and nothing is said.

use std::collections::BTreeMap;
use std::path::Path;

use zeroize::Zeroizing;

/// Most paths that are named.
const MOST: usize = 200;

/// A private file that git keeps, or would keep at the next `git add`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exposed {
    /// Its path below the catalogue's root.
    pub path: String,
    /// Whether git keeps it already.
    pub tracked: bool,
}

/// Where people and secrets stand in a catalogue whose ledger is in this folder, as pathspecs.
pub fn private_places(ledger: &str) -> Vec<String> {
    let outside = ledger.starts_with('/') || ledger.split('/').any(|part| part == "..");
    let ledger = (!outside).then(|| format!(":(literal){ledger}"));
    let others = [":(literal)outbox", "*.pem", "*.key"].map(str::to_owned);
    ledger.into_iter().chain(others).collect()
}

/// The files at these places below `root` (pathspecs of git) that git keeps or does not ignore. One
/// call of `git`.
pub fn exposed(root: &Path, places: &[String]) -> Vec<Exposed> {
    if !super::keys::is_in_repository(&root.join("x")) {
        return Vec::new();
    }
    let listed = ["ls-files", "-z", "-t", "--cached", "--others", "--exclude-standard", "--"];
    let Some(out) =
        ask(root, &[&listed[..], &places.iter().map(String::as_str).collect::<Vec<_>>()].concat())
    else {
        return Vec::new();
    };
    let text = String::from_utf8_lossy(&out);
    let mut found: Vec<Exposed> = text
        .split_terminator('\0')
        .filter_map(|line| line.split_once(' '))
        .map(|(tag, path)| Exposed { path: path.to_owned(), tracked: tag != "?" })
        .filter(|file| !is_of_tests(&file.path) && is_private(root, &file.path))
        .take(MOST)
        .collect();
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found.dedup_by(|a, b| a.path == b.path);
    found
}

/// Whether git keeps a file in a folder, which need not be there.
pub fn keeps(folder: &Path) -> bool {
    let whole = super::environment::absolute(folder);
    let there = whole.ancestors().find(|it| it.is_dir());
    let Some(there) = there.filter(|it| super::keys::is_in_repository(&it.join("x"))) else {
        return false;
    };
    let below = whole.strip_prefix(there).ok().and_then(Path::to_str).unwrap_or_default();
    let place = if below.is_empty() { ".".to_owned() } else { format!(":(literal){below}") };
    let listed = ask(there, &["ls-files", "-z", "--cached", "--", &place]);
    listed.is_some_and(|out| !out.is_empty())
}

/// Key files that git has kept at any time, on any branch: where each was, and what it held. Only
/// files named as keys are (`*.pem`, `*.key`): reading all that a repository ever held would take
/// minutes, and what is in the folder now is looked at whole.
pub fn keys_once_kept(root: &Path) -> Vec<(String, Zeroizing<String>)> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    if !super::keys::is_in_repository(&root.join("x")) {
        return Vec::new();
    }
    let listed = ["log", "--all", "--raw", "--no-abbrev", "--no-renames", "--relative", "-z"];
    let options = ["--format=", "--diff-filter=AM", "--no-textconv", "--no-ext-diff"];
    let places = ["--", "*.pem", "*.key"];
    let answer = ask(root, &[&listed[..], &options, &places].concat()).unwrap_or_default();
    let answer = String::from_utf8_lossy(&answer);
    let mut pieces = answer.split('\0');
    while let (Some(change), Some(path)) = (pieces.next(), pieces.next()) {
        let object = change.trim_start().strip_prefix(':').and_then(|it| it.split(' ').nth(3));
        if let Some(object) = object.filter(|_| !is_of_tests(path) && found.len() < MOST) {
            found.insert(object.to_owned(), path.to_owned());
        }
    }
    let read = |(object, path): (String, String)| {
        let bytes = Zeroizing::new(ask(root, &["cat-file", "blob", &object])?);
        let text = Zeroizing::new(std::str::from_utf8(&bytes).ok()?.to_owned());
        text.contains("PRIVATE KEY").then_some((path, text))
    };
    found.into_iter().filter_map(read).collect()
}

/// When words first came into a file, in seconds since 1970; `None` when no commit has them or
/// nobody knows.
pub fn first_committed(root: &Path, path: &str, words: &str) -> Option<i64> {
    let needle = format!("-S{words}");
    let out = ask(
        root,
        &[
            "log",
            "--format=%ct",
            "--reverse",
            "--no-textconv",
            "--no-ext-diff",
            &needle,
            "--",
            path,
        ],
    )?;
    String::from_utf8_lossy(&out).lines().next()?.trim().parse().ok()
}

/// Keys in a folder of tests are known to everybody, and sign nothing.
fn is_of_tests(path: &str) -> bool {
    path.starts_with("tests/")
}

/// A file that keys may be in is one when it holds a secret half; what hides the others is none.
fn is_private(root: &Path, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    if name == ".gitignore" {
        return false;
    }
    let ending = Path::new(name).extension().and_then(|it| it.to_str()).unwrap_or_default();
    if !["pem", "key"].contains(&ending) {
        return true;
    }
    let read = super::files::read(&root.join(path));
    read.is_ok_and(|bytes| String::from_utf8_lossy(&bytes).contains("PRIVATE KEY"))
}

/// What `git` answers; `None` when it cannot.
fn ask(root: &Path, arguments: &[&str]) -> Option<Vec<u8>> {
    let answer = super::git::command(root).args(arguments).output().ok()?;
    answer.status.success().then_some(answer.stdout)
}
