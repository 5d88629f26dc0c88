//! A change is made wholly or not at all, wherever it is cut.

use super::*;
use crate::shell::effect::strike::{self, Blow};

const OLD: [(&str, &str); 3] =
    [("content/a.toml", "a"), ("content/b.toml", "b"), ("ledger/a.csv", "x")];
const NEW: [(&str, &str); 3] =
    [("content/a.toml", "A"), ("content/c.toml", "C"), ("ledger/a.csv", "X")];

fn catalogue() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in OLD {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// Rewrites a, removes b, makes c, and rewrites the ledger.
fn change(root: &Path) -> Change {
    let mut change = Change::new(root);
    change.write(&root.join("content/a.toml"), Some(b"a"), b"A".to_vec());
    change.remove(&root.join("content/b.toml"), b"b");
    change.write(&root.join("content/c.toml"), None, b"C".to_vec());
    change.write_private(&root.join("ledger/a.csv"), Some(b"x"), b"X".to_vec());
    change
}

/// Every file but what is remembered.
fn files(root: &Path) -> Vec<(String, String)> {
    let mut found: Vec<_> = walkdir::WalkDir::new(root)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .filter(|entry| !entry.path().starts_with(root.join(FOLDER)))
        .map(|entry| {
            let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            (path, fs::read_to_string(entry.path()).unwrap())
        })
        .collect();
    found.sort();
    found
}

fn owned(files: [(&str, &str); 3]) -> Vec<(String, String)> {
    files.map(|(path, text)| (path.to_owned(), text.to_owned())).into()
}

#[test]
fn all_files_change_together() {
    let _alone = strike::alone();
    let folder = catalogue();
    let root = folder.path();
    change(root).apply().unwrap();
    assert_eq!(files(root), owned(NEW));
    assert!(!settle(root).unwrap());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(root.join("ledger/a.csv")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn killed_at_any_moment_it_is_before_or_after() {
    let _alone = strike::alone();
    let (mut before, mut after) = (0, 0);
    for left in 0.. {
        let folder = catalogue();
        let root = folder.path();
        strike::after(left, Blow::Stop);
        let done = change(root).apply().is_ok();
        strike::rest();
        settle(root).unwrap();
        let found = files(root);
        if found == owned(OLD) {
            before += 1;
            assert_eq!(after, 0, "once it was decided, it is carried out");
        } else {
            assert_eq!(found, owned(NEW), "cut after {left} changes");
            after += 1;
        }
        assert!(!settle(root).unwrap(), "settled once, nothing is left to settle");
        if done {
            break;
        }
    }
    // Four steps and the end come after the decision.
    assert!(before > 15, "{before}");
    assert_eq!(after, 6);
}

#[test]
fn a_failure_before_the_decision_leaves_nothing_behind() {
    let _alone = strike::alone();
    let folder = catalogue();
    let root = folder.path();
    let mut change = change(root);
    // A folder stands where a file should be written.
    fs::create_dir_all(root.join("content/d.toml.blason-new/x")).unwrap();
    change.write(&root.join("content/d.toml"), None, b"D".to_vec());
    assert!(matches!(change.apply(), Err(ChangeError::Io(..))));
    assert_eq!(files(root), owned(OLD));
}

#[test]
fn a_decided_change_that_stops_is_said_to_be_unfinished() {
    let _alone = strike::alone();
    for left in 0.. {
        let folder = catalogue();
        strike::after(left, Blow::Stop);
        let done = change(folder.path()).apply();
        strike::rest();
        let unfinished = matches!(done, Err(ChangeError::Unfinished(..)));
        let was_there = settle(folder.path()).unwrap();
        let changed = files(folder.path()) == owned(NEW);
        assert_eq!((unfinished, changed), (changed && done.is_err(), unfinished || done.is_ok()));
        assert!(was_there || !unfinished);
        if done.is_ok() {
            break;
        }
    }
}

#[test]
fn what_changed_meanwhile_is_not_run_over() {
    let _alone = strike::alone();
    let folder = catalogue();
    let root = folder.path();
    let change = change(root);
    fs::write(root.join("content/a.toml"), "mine").unwrap();
    assert!(matches!(change.apply(), Err(ChangeError::Moved(path)) if path.ends_with("a.toml")));
    assert_eq!(fs::read_to_string(root.join("content/b.toml")).unwrap(), "b");
}

#[test]
fn two_runs_do_not_change_files_at_once() {
    let _alone = strike::alone();
    let folder = catalogue();
    let held = Held::open(folder.path()).unwrap();
    assert!(matches!(change(folder.path()).apply(), Err(ChangeError::Busy)));
    drop(held);
    change(folder.path()).apply().unwrap();
}

#[test]
fn a_journal_from_a_stranger_removes_nothing_outside() {
    let _alone = strike::alone();
    let outside = tempfile::tempdir().unwrap();
    let victim = outside.path().join("kept");
    fs::write(&victim, "k").unwrap();
    let folder = catalogue();
    let root = folder.path();
    fs::create_dir_all(root.join(FOLDER)).unwrap();
    let up = format!("../{}/kept", outside.path().file_name().unwrap().to_str().unwrap());
    for path in [victim.to_str().unwrap(), &up] {
        let line = |verb| format!("{}\n", serde_json::json!([verb, path, digest(b"k")]));
        fs::write(root.join(FOLDER).join(journal::DECIDED), line("remove") + &line("write"))
            .unwrap();
        assert!(settle(root).unwrap());
        assert_eq!(fs::read_to_string(&victim).unwrap(), "k");
    }
    #[cfg(unix)]
    {
        // A link inside that leads outside is no plain file.
        std::os::unix::fs::symlink(&victim, root.join("content/link")).unwrap();
        let line = serde_json::json!(["remove", "content/link", digest(b"k")]).to_string();
        fs::write(root.join(FOLDER).join(journal::DECIDED), line).unwrap();
        assert!(settle(root).is_err());
        assert!(victim.exists());
    }
}

#[test]
fn nothing_to_change_touches_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let change = Change::new(folder.path());
    change.apply().unwrap();
    assert!(!settle(folder.path()).unwrap());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
