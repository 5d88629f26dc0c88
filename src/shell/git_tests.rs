//! Repositories made by the tests: what is told of them, and what never runs or leaks.

use super::*;

/// A repository of its own; `None`, and a line that says so, where there is no git.
struct Repo(tempfile::TempDir);

impl Repo {
    #[expect(clippy::print_stderr, reason = "a test that cannot run says so")]
    fn new() -> Option<Self> {
        let repo = Self(tempfile::tempdir().unwrap());
        if repo.try_git(&["init", "--quiet", "--initial-branch=main"], "0").is_none() {
            eprintln!("skipped: git is not at hand");
            return None;
        }
        Some(repo)
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, path: &str, text: &str) {
        let file = self.root().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    /// Commits everything, on a day in seconds since 1970.
    fn commit(&self, seconds: u32) {
        self.git(&["add", "--all"]);
        let date = format!("{seconds} +0200");
        self.try_git(&["commit", "--quiet", "--message=x"], &date).unwrap();
    }

    fn git(&self, arguments: &[&str]) {
        self.try_git(arguments, "1600000000 +0000").unwrap();
    }

    fn try_git(&self, arguments: &[&str], date: &str) -> Option<()> {
        let mut command = Command::new("git");
        command.arg("-C").arg(self.root()).args(arguments);
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), "Somebody");
            command.env(format!("GIT_{who}_EMAIL"), "somebody@example.org");
            command.env(format!("GIT_{who}_DATE"), date);
        }
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        command.stdout(Stdio::null()).stderr(Stdio::null()).stdin(Stdio::null());
        command.status().is_ok_and(|status| status.success()).then_some(())
    }
}

/// Path, first day, last day and revision of each file of which something is known.
fn told(root: &Path) -> Vec<(String, String, String, String)> {
    let sources = super::super::disk::read(root).unwrap();
    let history = history(root, &sources);
    let known = sources.files().filter_map(|(id, file)| Some((file, history.of(id)?)));
    known
        .map(|(file, it)| {
            (file.path.to_string(), it.first.day(), it.last.day(), it.revision.to_string())
        })
        .collect()
}

#[test]
fn each_text_has_its_days() {
    let Some(repo) = Repo::new() else { return };
    repo.write("content/badges/a.md", "one");
    repo.write("content/badges/é b/index.md", "one");
    repo.write("content/pages/a.md", "one");
    repo.commit(1_600_000_000);
    repo.write("content/badges/a.md", "two");
    repo.commit(1_700_000_000);
    repo.write("content/pages/a.md", "two");
    repo.commit(1_750_000_000);
    let told = told(repo.root());
    let days: Vec<(&str, &str, &str)> =
        told.iter().map(|(path, first, last, _)| (&**path, &**first, &**last)).collect();
    assert_eq!(
        days,
        [
            ("content/badges/a.md", "2020-09-13", "2023-11-14"),
            ("content/badges/é b/index.md", "2020-09-13", "2020-09-13"),
        ]
    );
    assert!(told.iter().all(|(.., revision)| revision.len() == SHOWN));
}

#[test]
fn a_catalogue_may_lie_in_a_folder_of_its_repository() {
    let Some(repo) = Repo::new() else { return };
    repo.write("site/content/badges/a.md", "one");
    repo.commit(1_600_000_000);
    assert_eq!(told(&repo.root().join("site")).len(), 1);
}

#[test]
fn a_merged_proposal_counts_from_the_day_of_the_merge() {
    let Some(repo) = Repo::new() else { return };
    repo.write("content/badges/a.md", "one");
    repo.commit(1_600_000_000);
    repo.git(&["checkout", "--quiet", "-b", "proposal"]);
    repo.write("content/badges/a.md", "two");
    repo.commit(1_650_000_000);
    repo.git(&["checkout", "--quiet", "main"]);
    let merge = ["merge", "--quiet", "--no-ff", "--message=x", "proposal"];
    repo.try_git(&merge, "1700000000 +0000").unwrap();
    let told = told(repo.root());
    assert_eq!((&*told[0].1, &*told[0].2), ("2020-09-13", "2023-11-14"));
}

#[test]
fn what_is_not_committed_is_not_dated() {
    let Some(repo) = Repo::new() else { return };
    repo.write("content/badges/a.md", "one");
    repo.write("content/badges/b.md", "one");
    repo.commit(1_600_000_000);
    repo.write("content/badges/a.md", "changed");
    repo.write("content/badges/c.md", "new");
    let paths: Vec<String> = told(repo.root()).into_iter().map(|(path, ..)| path).collect();
    assert_eq!(paths, ["content/badges/b.md"]);
    repo.git(&["add", "--all"]);
    assert_eq!(told(repo.root()).len(), 1, "what is only prepared is not committed either");
}

#[test]
fn nothing_is_said_without_the_whole_history() {
    let Some(repo) = Repo::new() else { return };
    assert!(told(repo.root()).is_empty(), "there is no revision yet");
    repo.write("content/badges/a.md", "one");
    repo.commit(1_600_000_000);
    repo.write("content/badges/a.md", "two");
    repo.commit(1_700_000_000);
    let clone = tempfile::tempdir().unwrap();
    let source = format!("file://{}", repo.root().display());
    let target = clone.path().join("clone");
    let target = target.to_str().unwrap();
    repo.git(&["clone", "--quiet", "--depth=1", &source, target]);
    assert!(told(Path::new(target)).is_empty(), "the clone is shallow");
    let whole = clone.path().join("whole");
    repo.git(&["clone", "--quiet", &source, whole.to_str().unwrap()]);
    assert_eq!(told(&whole), told(repo.root()), "any whole clone tells the same");
    let without = tempfile::tempdir().unwrap();
    fs::create_dir_all(without.path().join("content/badges")).unwrap();
    fs::write(without.path().join("content/badges/a.md"), "one").unwrap();
    assert!(told(without.path()).is_empty(), "there is no repository");
}

#[test]
fn a_further_working_copy_tells_the_same() {
    let Some(repo) = Repo::new() else { return };
    repo.write("content/badges/a.md", "one");
    repo.commit(1_600_000_000);
    let beside = tempfile::tempdir().unwrap();
    let copy = beside.path().join("copy");
    repo.git(&["worktree", "add", "--quiet", copy.to_str().unwrap()]);
    assert_eq!(told(&copy), told(repo.root()));
    assert!(!at_hand(&copy).is_empty());
}

#[test]
fn a_commit_is_seen_at_a_glance() {
    let Some(repo) = Repo::new() else { return };
    repo.write("content/badges/a.md", "one");
    repo.commit(1_600_000_000);
    let first = at_hand(repo.root());
    assert_eq!(first, at_hand(repo.root()));
    repo.write("content/badges/a.md", "two");
    repo.commit(1_700_000_000);
    let second = at_hand(repo.root());
    assert_ne!(first, second);
    repo.git(&["pack-refs", "--all"]);
    let packed = at_hand(repo.root());
    repo.write("content/badges/a.md", "three");
    repo.commit(1_750_000_000);
    assert_ne!(packed, at_hand(repo.root()));
    assert_eq!(at_hand(tempfile::tempdir().unwrap().path()), "");
}

#[cfg(unix)]
#[test]
fn nothing_of_a_hostile_repository_runs() {
    use std::os::unix::fs::PermissionsExt;
    let Some(repo) = Repo::new() else { return };
    let trap = repo.root().join("trap.sh");
    fs::write(&trap, format!("#!/bin/sh\ntouch {}/sprung\n", repo.root().display())).unwrap();
    fs::set_permissions(&trap, fs::Permissions::from_mode(0o755)).unwrap();
    repo.write(".gitattributes", "*.md filter=trap diff=trap\n");
    repo.write("content/badges/a.md", "one");
    repo.commit(1_600_000_000);
    let trap = trap.to_str().unwrap();
    for (key, value) in [
        ("core.fsmonitor", trap),
        ("core.pager", trap),
        ("pager.log", trap),
        ("core.editor", trap),
        ("core.sshCommand", trap),
        ("core.alternateRefsCommand", trap),
        ("diff.external", trap),
        ("diff.trap.command", trap),
        ("diff.trap.textconv", trap),
        ("filter.trap.clean", trap),
        ("filter.trap.smudge", trap),
        ("gpg.program", trap),
        ("log.showSignature", "true"),
        ("log.follow", "true"),
        ("log.diffMerges", "separate"),
        ("alias.log", "!touch sprung"),
        ("format.pretty", "fuller"),
        ("color.ui", "always"),
        ("core.abbrev", "4"),
    ] {
        repo.git(&["config", key, value]);
    }
    let told = told(repo.root());
    assert!(!repo.root().join("sprung").exists(), "something ran");
    // A filter may change bytes on their way in, so the file may be passed over; nothing else may.
    assert!(told.len() <= 1 && told.iter().all(|(.., revision)| revision.len() == SHOWN));
}

#[test]
fn a_log_that_is_not_ours_says_nothing() {
    for bad in ["x", "zz 1", "0123456789abcdef 99999999999999999", ":100644 100644 a b M\0p"] {
        assert!(changes(bad.as_bytes()).is_none_or(|it| it.is_empty()), "{bad}");
    }
    let cut = b"0123456789abcdef 5\0\n:100644 100644 a";
    assert!(changes(cut).is_none(), "a change without its path was cut");
    let many = "0123456789abcdef 5\0".repeat(MOST_REVISIONS);
    assert!(changes(many.as_bytes()).is_none());
}

#[test]
fn bytes_have_the_name_that_git_gives_them() {
    assert!(is_named(b"", "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"));
    assert!(!is_named(b"x", "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"));
    // `git init --object-format=sha256` names the empty file so.
    let empty = "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813";
    assert!(is_named(b"", empty));
}
