//! Outboxes on the disk: written once, left alone, cleared.

use super::*;

struct Here(tempfile::TempDir);

impl Here {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn folder(&self) -> PathBuf {
        self.0.path().join(FOLDER)
    }

    fn deliver(&self, files: &[(&str, u128, &str)]) -> Told {
        let mut outbox = Outbox::open(&self.folder(), false).unwrap();
        for (path, id, text) in files {
            outbox.put(path, &[Uuid::from_bits(*id)], text.as_bytes()).unwrap();
        }
        outbox.finish().unwrap()
    }

    fn files(&self) -> Vec<String> {
        let walk = walkdir::WalkDir::new(self.folder()).into_iter().flatten();
        let files = walk.filter(|entry| !entry.file_type().is_dir());
        let mut all: Vec<String> = files
            .map(|it| it.path().strip_prefix(self.folder()).unwrap().to_str().unwrap().to_owned())
            .filter(|path| ![memory::FILE, IGNORE.0, LOCK].contains(&&**path))
            .collect();
        all.sort();
        all
    }

    fn forget(&self, id: u128) -> usize {
        let mut change = Change::new(self.0.path());
        let ids = BTreeSet::from([Uuid::from_bits(id)]);
        let count = forget(self.0.path(), &ids, &mut change).unwrap();
        change.apply().unwrap();
        sweep(self.0.path());
        count
    }
}

use crate::shell::change::Change;

const BOTH: [(&str, u128, &str); 3] = [("a/x", 1, "one"), ("a/y", 2, "two"), ("b/z", 3, "three")];

#[test]
fn a_delivery_takes_the_place_of_the_one_before() {
    let here = Here::new();
    let told = |written, unchanged, removed| Told { written, unchanged, removed, kept: Vec::new() };
    assert_eq!(here.deliver(&BOTH), told(3, 0, 0));
    assert_eq!(here.deliver(&BOTH), told(0, 3, 0));
    assert_eq!(here.deliver(&[BOTH[0], ("a/y", 2, "new")]), told(1, 1, 1));
    assert_eq!(here.files(), ["a/x", "a/y"]);
    assert!(!here.folder().join("b").exists());
    // Nobody is told that a dry run wrote anything, and it did not.
    let mut dry = Outbox::open(&here.folder(), true).unwrap();
    dry.put("c/w", &[], b"w").unwrap();
    assert_eq!(dry.finish().unwrap(), told(1, 0, 2));
    assert_eq!(here.files(), ["a/x", "a/y"]);
}

#[test]
fn what_somebody_changed_is_left_and_said() {
    let here = Here::new();
    here.deliver(&BOTH);
    let letter = here.folder().join("a/x");
    fs::write(&letter, "changed by hand").unwrap();
    fs::write(here.folder().join("a/note"), "of somebody").unwrap();
    let told = here.deliver(&[("a/x", 1, "other"), ("a/note", 1, "ours")]);
    assert_eq!(told.kept, ["a/note", "a/x"]);
    assert_eq!(fs::read_to_string(&letter).unwrap(), "changed by hand");
    // No longer delivered, it is left still, and known: who is erased is erased.
    assert_eq!(here.deliver(&[]).kept, ["a/x"]);
    assert_eq!(here.forget(1), 2, "with what lay beside it");
    assert_eq!(here.files(), Vec::<String>::new());
}

#[test]
fn a_folder_of_somebody_else_is_no_outbox() {
    let here = Here::new();
    fs::create_dir(here.folder()).unwrap();
    fs::write(here.folder().join("thesis.odt"), "").unwrap();
    assert!(matches!(Outbox::open(&here.folder(), false), Err(OutboxError::Foreign(_))));
    assert_eq!(here.files(), ["thesis.odt"]);
}

#[test]
fn two_deliveries_do_not_meet() {
    let here = Here::new();
    let _first = Outbox::open(&here.folder(), false).unwrap();
    assert!(matches!(Outbox::open(&here.folder(), false), Err(OutboxError::Busy(_))));
}

#[test]
fn a_run_that_was_killed_leaves_nothing_unknown() {
    let here = Here::new();
    here.deliver(&BOTH);
    // Killed after two files, one of them half written beside its place.
    let mut outbox = Outbox::open(&here.folder(), false).unwrap();
    outbox.put("c/one", &[Uuid::from_bits(4)], b"one").unwrap();
    outbox.put("a/x", &[Uuid::from_bits(1)], b"newer").unwrap();
    drop(outbox);
    fs::write(here.folder().join("c/one.blason-new"), "ha").unwrap();
    let told = here.deliver(&BOTH);
    assert_eq!((told.written, told.unchanged, told.removed), (1, 2, 1), "{told:?}");
    assert_eq!(here.files(), ["a/x", "a/y", "b/z"]);
    assert_eq!(fs::read_to_string(here.folder().join("a/x")).unwrap(), "one");
}

#[test]
fn who_is_erased_is_gone() {
    let here = Here::new();
    let row = |id: u128| format!("{},x\r\n", Uuid::from_bits(id));
    let table = format!("\u{feff}id,name\r\n{}{}", row(1), row(3));
    let put = |table: &str| {
        let mut outbox = Outbox::open(&here.folder(), false).unwrap();
        for (path, id, text) in BOTH {
            outbox.put(path, &[Uuid::from_bits(id)], text.as_bytes()).unwrap();
        }
        outbox.put(TABLE, &[1, 3].map(Uuid::from_bits), table.as_bytes()).unwrap();
        outbox.finish().unwrap()
    };
    put(&table);
    assert_eq!(here.forget(3), 2);
    assert_eq!(here.files(), ["a/x", "a/y", TABLE]);
    assert!(!here.folder().join("b").exists());
    let left = fs::read_to_string(here.folder().join(TABLE)).unwrap();
    assert_eq!(left, format!("\u{feff}id,name\r\n{}", row(1)));
    assert_eq!(here.forget(3), 0);
    // One of two awards of a person: what tells of it goes.
    fs::write(here.folder().join(TABLE), "saved;by;a;spreadsheet").unwrap();
    assert_eq!(here.forget(1), 2);
    assert_eq!(here.files(), ["a/y"]);
    let again = put(&table);
    assert_eq!((again.unchanged, again.kept.len()), (1, 0), "{again:?}");
}

#[test]
#[cfg(unix)]
fn only_their_owner_reads_an_outbox() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let here = Here::new();
    fs::create_dir(here.folder()).unwrap();
    here.deliver(&BOTH);
    let mode =
        |path: &str| fs::metadata(here.folder().join(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!([mode(""), mode("a")], [0o700; 2]);
    assert_eq!([mode("a/x"), mode(memory::FILE), mode(IGNORE.0)], [0o600; 3]);
    // A folder that leads elsewhere is not written through.
    let elsewhere = here.0.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    symlink(&elsewhere, here.folder().join("c")).unwrap();
    let mut outbox = Outbox::open(&here.folder(), false).unwrap();
    assert!(matches!(outbox.put("c/x", &[], b"x"), Err(OutboxError::Foreign(_))));
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0);
}

#[test]
#[cfg(unix)]
fn nothing_behind_a_link_is_removed() {
    let here = Here::new();
    here.deliver(&BOTH);
    // The folder of a holder leads elsewhere, and the memory claims what is there.
    let elsewhere = here.0.path().join("elsewhere");
    fs::rename(here.folder().join("b"), &elsewhere).unwrap();
    fs::write(elsewhere.join("z.blason-new"), "of somebody else").unwrap();
    std::os::unix::fs::symlink(&elsewhere, here.folder().join("b")).unwrap();
    assert_eq!(here.deliver(&BOTH[..2]).kept, ["b/z"]);
    assert_eq!(here.forget(3), 0);
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 2);
}
