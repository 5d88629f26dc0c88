//! Publishing, again and again, with runs that are killed at every single change.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::Path;

use super::*;
use crate::ground::Uuid;
use crate::model::links::AwardFile;
use crate::site::manifest::{AwardFiles, Fingerprint};

thread_local! {
    static CHANGES: Cell<Option<u32>> = const { Cell::new(None) };
}

/// Lets the run be stopped after some changes.
pub(super) fn limit(stage: &mut Unseen) {
    stage.changes_left = CHANGES.get().map(|left| std::sync::Arc::new(left.into()));
}

/// The second hand goes on where the first one stopped counting.
pub(super) fn limit_further(hand: &mut Hand, before: &Unseen) {
    hand.changes_left.clone_from(&before.changes_left);
}

/// A site of a few texts.
#[derive(Clone, Default)]
struct Small {
    singles: Vec<(&'static str, &'static str)>,
    awards: Vec<(u128, &'static str)>,
}

impl Outputs for Small {
    fn singles(&self) -> usize {
        self.singles.len()
    }
    fn single_path(&self, at: usize) -> &str {
        self.singles[at].0
    }
    fn single_fingerprint(&self, at: usize) -> Fingerprint {
        Fingerprint(Digest::of(self.singles[at].1.as_bytes()).0)
    }
    fn single_bytes(&self, at: usize) -> Result<Vec<u8>, BuildError> {
        match self.singles[at].1 {
            "cannot be made" => Err(BuildError::new(self.singles[at].0, "no")),
            text => Ok(text.into()),
        }
    }
    fn awards(&self) -> usize {
        self.awards.len()
    }
    fn award(&self, at: usize) -> (Uuid, AwardFiles) {
        let mut files = AwardFiles::default();
        files.insert(AwardFile::Json);
        files.insert(AwardFile::Html);
        (Uuid::from_bits(self.awards[at].0), files)
    }
    fn single_weight(&self, at: usize, bytes: &[u8]) -> Weight {
        let page = self.singles[at].0.contains(".html");
        let bytes = if page { u32::try_from(bytes.len()).unwrap() } else { 0 };
        Weight { bytes, requests: u16::from(page) }
    }
    fn award_weight(&self, _: usize, page: &[u8]) -> Weight {
        Weight { bytes: u32::try_from(page.len()).unwrap(), requests: 1 }
    }
    fn award_fingerprint(&self, at: usize) -> Fingerprint {
        Fingerprint(Digest::of(self.awards[at].1.as_bytes()).0)
    }
    fn award_bytes(&self, at: usize) -> Result<Vec<(AwardFile, Vec<u8>)>, BuildError> {
        let text = self.awards[at].1;
        Ok(vec![(AwardFile::Html, format!("<p>{text}").into()), (AwardFile::Json, text.into())])
    }
}

struct Silent;

impl Progress for Silent {
    fn begin(&self, _total: u64) {}
    fn advance(&self, _done: u64) {}
    fn end(&self) {}
}

fn first() -> Small {
    Small {
        singles: vec![("a/index.html", "A"), ("b.json", "B"), ("index.html", "home")],
        awards: vec![(5 << 120, "five"), (9 << 120, "nine")],
    }
}

fn second() -> Small {
    Small {
        singles: vec![("b.json", "B2"), ("c/d/e.txt", "E"), ("index.html", "home")],
        awards: vec![(5 << 120, "five"), (7 << 120, "seven"), (9 << 120, "nine again")],
    }
}

fn run(root: &Path, site: &Small) -> Result<Published, PublishError> {
    let out = root.join("public");
    let state = State::open(root, &out).unwrap();
    publish(site, &out, &state, false, &Silent)
}

/// Every file below the folder and its text.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            (path, fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}

fn wanted(site: &Small) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> =
        site.singles.iter().map(|(path, text)| ((*path).into(), (*text).into())).collect();
    for at in 0..site.awards() {
        let id = site.award(at).0;
        for (file, bytes) in site.award_bytes(at).unwrap() {
            all.insert(award_path(id, file), String::from_utf8(bytes).unwrap());
        }
    }
    all
}

#[test]
fn the_folder_becomes_the_site_and_only_changes_are_written() {
    let root = tempfile::tempdir().unwrap();
    let out = root.path().join("public");
    assert_eq!(run(root.path(), &first()).unwrap().written, 7);
    assert_eq!(tree(&out), wanted(&first()));
    let again = run(root.path(), &first()).unwrap();
    assert_eq!((again.written, again.removed, again.files), (0, 0, 7));
    let changed = run(root.path(), &second()).unwrap();
    assert_eq!((changed.written, changed.removed), (6, 1));
    assert_eq!(tree(&out), wanted(&second()));
    assert!(!out.join("a").exists(), "a folder left empty is removed");
    run(root.path(), &first()).unwrap();
    assert_eq!(tree(&out), wanted(&first()));
}

#[test]
fn what_no_build_wrote_is_never_touched() {
    let root = tempfile::tempdir().unwrap();
    let out = root.path().join("public");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("notes.txt"), "mine").unwrap();
    assert!(matches!(run(root.path(), &first()), Err(PublishError::Foreign(_))));

    fs::remove_file(out.join("notes.txt")).unwrap();
    run(root.path(), &first()).unwrap();
    fs::write(out.join("notes.txt"), "mine").unwrap();
    fs::write(out.join("a/index.html"), "changed by hand").unwrap();
    let done = run(root.path(), &second()).unwrap();
    assert_eq!(done.left, ["a/index.html"]);
    assert_eq!(fs::read_to_string(out.join("notes.txt")).unwrap(), "mine");

    fs::write(out.join("new.txt"), "mine").unwrap();
    let mut third = second();
    third.singles.push(("new.txt", "ours"));
    assert!(
        matches!(run(root.path(), &third), Err(PublishError::InTheWay(path)) if path == "new.txt")
    );
    assert_eq!(fs::read_to_string(out.join("new.txt")).unwrap(), "mine");
}

#[test]
fn a_file_that_was_removed_or_changed_comes_back() {
    let root = tempfile::tempdir().unwrap();
    let out = root.path().join("public");
    run(root.path(), &first()).unwrap();
    fs::remove_file(out.join("b.json")).unwrap();
    fs::remove_dir_all(out.join("awards")).unwrap();
    assert_eq!(run(root.path(), &first()).unwrap().written, 5);
    assert_eq!(tree(&out), wanted(&first()));
}

#[test]
fn a_file_that_cannot_be_made_leaves_a_first_build_unseen() {
    let root = tempfile::tempdir().unwrap();
    let mut broken = first();
    broken.singles[1].1 = "cannot be made";
    assert!(matches!(run(root.path(), &broken), Err(PublishError::Build(_))));
    assert!(!root.path().join("public").exists());
    run(root.path(), &first()).unwrap();
    assert_eq!(tree(&root.path().join("public")), wanted(&first()));
}

#[test]
fn a_file_that_cannot_be_made_or_placed_changes_nothing() {
    let root = tempfile::tempdir().unwrap();
    let out = root.path().join("public");
    run(root.path(), &first()).unwrap();
    let mut broken = second();
    broken.singles[2].1 = "cannot be made";
    assert!(matches!(run(root.path(), &broken), Err(PublishError::Build(_))));
    assert_eq!(tree(&out), wanted(&first()));
    let mut blocked = second();
    blocked.singles.push(("z.txt", "ours"));
    fs::write(out.join("z.txt"), "mine").unwrap();
    assert!(matches!(run(root.path(), &blocked), Err(PublishError::InTheWay(_))));
    fs::remove_file(out.join("z.txt")).unwrap();
    assert_eq!(tree(&out), wanted(&first()));
    let left: Vec<_> = fs::read_dir(root.path()).unwrap().filter_map(Result::ok).collect();
    assert_eq!(left.len(), 2, "{left:?}");
    run(root.path(), &second()).unwrap();
    assert_eq!(tree(&out), wanted(&second()));
}

/// Whenever the program is killed, each file is whole, old or new, and the next run mends all.
#[test]
fn a_run_killed_at_any_change_is_mended_by_the_next() {
    for killed_after in 0..40 {
        for (before, after) in
            [(None, first()), (Some(first()), second()), (Some(second()), first())]
        {
            let root = tempfile::tempdir().unwrap();
            let out = root.path().join("public");
            let was = before.as_ref().map(wanted).unwrap_or_default();
            if let Some(before) = &before {
                run(root.path(), before).unwrap();
            }
            CHANGES.set(Some(killed_after));
            let _killed_or_done = run(root.path(), &after);
            CHANGES.set(None);
            let will = wanted(&after);
            for (path, text) in tree(&out) {
                if path.ends_with(".blason-new") {
                    continue;
                }
                let known = [was.get(&path), will.get(&path)];
                assert!(known.contains(&Some(&text)), "{path} is neither old nor new");
            }
            if before.is_none() {
                assert!(!out.exists() || tree(&out) == will, "a first build is seen whole");
            }
            // The next run may be of yet another state; both must come out clean.
            run(root.path(), &first()).unwrap();
            assert_eq!(tree(&out), wanted(&first()), "killed after {killed_after}");
            let left: Vec<_> = fs::read_dir(root.path()).unwrap().filter_map(Result::ok).collect();
            assert_eq!(left.len(), 2, "{left:?}");
        }
    }
}
