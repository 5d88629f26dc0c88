//! Signatures made at home: a build that holds no secret publishes the same site from them, and never
//! a wrong one; what was changed since is named; git merges them.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use blason::proof::demonstration_key;
use serde_json::Value;

use crate::keys::{build_with_key, key, key_file, list_key, real_catalogue};
use crate::workshop::{Answer, TODAY, Tree, Workshop, assert_same, ends, files_below, tree};

const REPARER: &str = "content/awards/2026-reparer.seals";
const ATELIER: &str = "content/issuers/atelier.seals";
const AWARD: &str = "24a00472-5c7f-404f-8cca-39ff31460183";
const OTHER: &str = "7357a747-2068-4299-adb5-52ce23fe48c5";

/// The small catalogue on a real host, with a key.
fn catalogue() -> Workshop {
    real_catalogue(7)
}

/// The same, sealed on [`TODAY`].
fn sealed() -> Workshop {
    let workshop = catalogue();
    sign(&workshop, &[]).must_be(0);
    workshop
}

fn sign(workshop: &Workshop, more: &[&str]) -> Answer {
    let folder = tempfile::tempdir().expect("a folder");
    let file = key_file(&folder, &key(7));
    let file = file.to_str().expect("Unicode");
    let answer = workshop.run(&[&["sign", "--as-of", TODAY, "--key", file], more].concat());
    age(workshop);
    answer
}

/// Makes every file look older than an hour, so that no build waits until its time can be trusted;
/// each call a little younger than the one before.
fn age(workshop: &Workshop) {
    static CALLS: AtomicU64 = AtomicU64::new(0);
    let calls = Duration::from_millis(CALLS.fetch_add(1, Ordering::Relaxed));
    let time = SystemTime::now() - Duration::from_hours(2) + calls;
    for path in files_below(&workshop.root().join("content")) {
        let file = workshop.root().join("content").join(path);
        let file = fs::File::options().append(true).open(file).expect("a file");
        file.set_modified(time).expect("a file's time can be set");
    }
}

fn locked(workshop: &Workshop) -> Answer {
    workshop.build_with(&["--locked"])
}

fn locked_on(workshop: &Workshop, day: &str, out: &str) -> Answer {
    workshop.run(&["build", "--locked", "--as-of", day, "--out", out])
}

/// The findings of `check`: code and place.
fn findings(workshop: &Workshop) -> Vec<(String, String)> {
    let found = workshop.findings();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = found["findings"].as_array().expect("findings").iter();
    list.map(|it| (text(&it["code"]), text(&it["path"])))
        .filter(|(code, _)| code.starts_with("S11"))
        .collect()
}

#[track_caller]
fn must_find(workshop: &Workshop, expected: &[(&str, &str)]) {
    let found = findings(workshop);
    let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (&**a, &**b)).collect();
    assert_eq!(found, expected);
}

/// What `verify` says of the built site.
fn verify(workshop: &Workshop, code: i32) {
    let public = workshop.root().join("public");
    let public = public.to_str().expect("Unicode");
    workshop.run(&["verify", public, "--now", TODAY]).must_be(code);
}

#[test]
fn a_site_built_from_seals_is_the_one_built_with_the_key() {
    let workshop = catalogue();
    build_with_key(&workshop, &key(7)).must_be(0);
    let with_key = workshop.site();
    let other = sealed();
    locked(&other).must_be(0);
    assert_same(&with_key, &other.site());
    verify(&other, 0);
    // What is not published, or has no signature, is not sealed.
    let seals = other.text(REPARER);
    assert_eq!(seals.lines().count(), 1 + 3, "{seals}");
    assert!(seals.is_ascii() && !seals.contains("c290140e"), "{seals}");
    let token = other.text("content/awards/2024-reparer.seals");
    assert_eq!(token.lines().nth(1).map(|line| line.split(' ').count()), Some(8), "{token}");
}

/// The workflow of the book: keys at home, seals in the repository, nothing secret where it is built.
#[test]
fn a_clone_without_any_secret_builds_the_site() {
    let Some(home) = git_home() else { return };
    let workshop = catalogue();
    let git = |folder: &Path, arguments: &[&str]| git(&home, folder, arguments);
    fs::write(workshop.root().join(".gitignore"), "public/\n.blason/\nledger/\n").expect("a file");
    git(workshop.root(), &["init", "--quiet", "--initial-branch", "main"]);
    sign(&workshop, &[]).must_be(0);
    git(workshop.root(), &["add", "."]);
    git(workshop.root(), &["commit", "--quiet", "-m", "Awards, sealed"]);

    let folder = tempfile::tempdir().expect("a folder");
    let clone = folder.path().join("clone");
    let from = workshop.root().to_str().expect("Unicode");
    git(folder.path(), &["clone", "--quiet", from, "clone"]);
    for path in files_below(&clone) {
        let bytes = fs::read(clone.join(&path)).expect("a file");
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("PRIVATE KEY"), "{path} holds a secret");
    }
    let empty = folder.path().join("home");
    fs::create_dir(&empty).expect("a folder");
    let run = |arguments: &[&str]| -> Answer {
        let mut command = Command::new(env!("CARGO_BIN_EXE_blason"));
        command.env_clear().env("HOME", &empty).env("LANG", "C").current_dir(&clone);
        command.args(arguments).stdin(Stdio::null()).output().expect("the program starts").into()
    };
    run(&["build", "--locked", "--as-of", TODAY]).must_be(0);
    run(&["verify", "public", "--now", TODAY]).must_be(0);
    build_with_key(&workshop, &key(7)).must_be(0);
    assert_same(&workshop.site(), &tree(&clone.join("public")));
}

#[test]
fn what_was_changed_since_is_named() {
    let cases = [
        (
            "content/badges/reparer/index.md",
            "en état.",
            "à neuf.",
            "content/badges/reparer/index.md",
        ),
        ("content/issuers/atelier.md", "L’Atelier", "L’Établi", "content/issuers/atelier.md"),
        (
            "content/awards/2026-reparer.toml",
            "Trois rép",
            "Six rép",
            "content/awards/2026-reparer.toml",
        ),
        (
            "content/awards/2026-reparer.toml",
            "status = 95016",
            "status = 95017\nrevoked = 2026-11-20\nreason = \"x\"",
            "",
        ),
    ];
    for (file, old, new, place) in cases {
        let workshop = sealed();
        must_find(&workshop, &[]);
        locked(&workshop).must_be(0);
        let before = workshop.site();
        workshop.replace(file, old, new);
        let found = findings(&workshop);
        assert!(found.iter().all(|(code, _)| code == "S111"), "{found:?}");
        let places: Vec<&str> = found.iter().map(|(_, place)| &**place).collect();
        if place.is_empty() {
            assert!(places.contains(&ATELIER), "{places:?}");
        } else {
            assert!(places.contains(&place), "{places:?}");
        }
        let answer = locked(&workshop).must_be(1);
        assert!(answer.out.contains("S110"), "{}", answer.out);
        assert_same(&before, &workshop.site());
        // With the key, what fits is published as it was sealed, and the rest is signed.
        build_with_key(&workshop, &key(7)).must_be(0);
        let signed = workshop.site();
        sign(&workshop, &[]).must_be(0);
        must_find(&workshop, &[]);
        locked(&workshop).must_be(0);
        assert_same(&signed, &workshop.site());
    }
}

#[test]
fn a_wrong_seal_is_never_published() {
    let spoil = |text: &str| {
        let lines: Vec<&str> = text.lines().collect();
        // Two signatures change places: each is one of something.
        let signature = |line: &str| line.rsplit(' ').next().expect("a signature").to_owned();
        let (one, two) = (signature(lines[1]), signature(lines[2]));
        let swapped = [lines[1].replace(&one, &two), lines[2].replace(&two, &one)];
        format!("{}\n{}\n{}\n{}\n", lines[0], swapped[0], swapped[1], lines[3])
    };
    let workshop = sealed();
    locked(&workshop).must_be(0);
    let before = workshop.site();
    workshop.write(REPARER, spoil(&workshop.text(REPARER)));
    must_find(&workshop, &[("S116", REPARER), ("S116", REPARER)]);
    for answer in [locked(&workshop), build_with_key(&workshop, &key(7))] {
        let answer = answer.must_be(1);
        assert!(answer.out.contains("S116"), "{}", answer.out);
        assert_same(&before, &workshop.site());
    }
    let answer = sign(&workshop, &["--format", "json"]).must_be(0);
    let told: Value = serde_json::from_str(&answer.out).expect("JSON");
    assert_eq!((&told["sealed"], &told["kept"]), (&2.into(), &3.into()), "{told}");
    locked(&workshop).must_be(0);
    assert_same(&before, &workshop.site());

    // The same for a list, and for a token.
    for file in [ATELIER, "content/awards/2024-reparer.seals"] {
        let workshop = sealed();
        let text = workshop.text(file);
        let last = text.lines().nth(1).and_then(|line| line.rsplit(' ').next()).expect("a line");
        let mut other = last.to_owned();
        other.replace_range(4..5, if last[4..5] == *"A" { "B" } else { "A" });
        workshop.write(file, text.replace(last, &other));
        must_find(&workshop, &[("S116", file)]);
        locked(&workshop).must_be(1);
        assert!(!workshop.root().join("public").exists());
    }
}

#[test]
fn a_key_that_does_not_count_does_not_seal() {
    let public = key(7).public().to_multikey();
    let mine = format!("public = \"{public}\"\nfrom = 2024-01-01\n");
    let other = key(8).public().to_multikey();
    let others = [
        format!("public = \"{other}\"\nfrom = 2024-01-01\n"),
        format!(
            "{mine}compromised = 2026-11-01\n\n[[key]]\npublic = \"{other}\"\nfrom = 2024-01-01\n"
        ),
        format!("{mine}until = 2024-02-01\n\n[[key]]\npublic = \"{other}\"\nfrom = 2024-02-01\n"),
    ];
    for header in others {
        let workshop = sealed();
        for issuer in ["atelier", "halle"] {
            workshop.replace(&format!("content/issuers/{issuer}.md"), &mine, &header);
        }
        let found = findings(&workshop);
        assert!(found.iter().all(|(code, _)| code == "S112"), "{found:?}");
        assert!(found.iter().any(|(_, place)| place == REPARER), "{found:?}");
        assert!(found.iter().any(|(_, place)| place == ATELIER), "{found:?}");
        locked(&workshop).must_be(1);
    }
}

#[test]
fn the_key_that_everybody_knows_seals_for_no_real_host() {
    let workshop = Workshop::small();
    workshop.run(&["sign", "--as-of", TODAY]).must_be(0);
    age(&workshop);
    locked(&workshop).must_be(0);
    for issuer in ["atelier", "halle"] {
        list_key(&workshop, issuer, &demonstration_key());
    }
    // The same host in every document, and no longer a reserved one.
    workshop.replace(
        "blason.toml",
        "https://badges.atelier.example/",
        "https://badges.example.org/",
    );
    let answer = locked(&workshop).must_be(1);
    assert!(answer.out.contains("S110"), "{}", answer.out);
}

#[test]
fn seals_that_seal_nothing_are_found_and_mended() {
    let workshop = sealed();
    let whole = workshop.text(REPARER);
    let lines: Vec<&str> = whole.lines().collect();

    let merged = format!("{whole}<<<<<<< HEAD\n=======\n>>>>>>> other\n");
    workshop.write(REPARER, &merged);
    must_find(&workshop, &[("S113", REPARER)]);
    locked(&workshop).must_be(0);
    sign(&workshop, &[]).must_be(0);
    assert_eq!(workshop.text(REPARER), whole);

    workshop.write(REPARER, whole.replace("blason-seals 1", "blason-seals 2"));
    must_find(&workshop, &[("S113", REPARER)]);
    sign(&workshop, &[]).must_be(0);

    // The same line twice is one seal, in whatever order; another seal of the award is told.
    let mixed = format!("{}\n{}\n{}\n{}\n{}\n", lines[3], lines[1], lines[2], lines[1], lines[0]);
    workshop.write(REPARER, mixed);
    must_find(&workshop, &[]);
    let stale = lines[1].replacen(' ', " AAAAAAAAAAAAAAAAAAAAAA ", 1);
    let stale: Vec<&str> = stale.split(' ').collect();
    let stale = [&stale[..2], &stale[3..]].concat().join(" ");
    workshop.write(REPARER, format!("{whole}{stale}\n"));
    must_find(&workshop, &[("S114", REPARER)]);
    locked(&workshop).must_be(0);
    sign(&workshop, &[]).must_be(0);
    assert_eq!(workshop.text(REPARER), whole);

    // An award that is gone, an issuer that is gone.
    workshop.write(
        "content/awards/autre.seals",
        whole.replace(AWARD, OTHER.replace('7', "8").as_str()),
    );
    workshop.write("content/issuers/personne.seals", "# blason-seals 1\n");
    let found = findings(&workshop);
    let gone = |path: &str| found.contains(&("S115".to_owned(), path.to_owned()));
    assert!(
        gone("content/awards/autre.seals") && gone("content/issuers/personne.seals"),
        "{found:?}"
    );
    sign(&workshop, &[]).must_be(0);
    must_find(&workshop, &[]);
    assert!(!workshop.root().join("content/awards/autre.seals").exists());
    workshop.write(REPARER, [0xff, 0xfe]);
    let found = findings(&workshop);
    assert!(found.iter().any(|(code, _)| code == "S113"), "{found:?}");
}

#[test]
fn sealing_writes_what_is_missing_and_nothing_else() {
    let workshop = catalogue();
    let seals = |workshop: &Workshop| -> Tree {
        let all = tree(&workshop.root().join("content"));
        all.into_iter().filter(|(path, _)| ends(path, "seals")).collect()
    };
    sign(&workshop, &["--dry-run"]).must_be(0);
    assert!(seals(&workshop).is_empty());
    let answer = sign(&workshop, &["--format", "json"]).must_be(0);
    let told: Value = serde_json::from_str(&answer.out).expect("JSON");
    assert_eq!(
        (&told["sealed"], &told["kept"], &told["lists"]),
        (&5.into(), &0.into(), &16.into())
    );
    let first = seals(&workshop);
    assert_eq!(first.len(), 5);

    let answer = sign(&workshop, &["--format", "json"]).must_be(0);
    let told: Value = serde_json::from_str(&answer.out).expect("JSON");
    assert_eq!((&told["sealed"], &told["kept"]), (&0.into(), &5.into()));
    assert_eq!(told["files"], Value::Array(Vec::new()));
    sign(&workshop, &["--all"]).must_be(0);
    assert_same(&first, &seals(&workshop));

    workshop.run(&["sign", "--as-of", TODAY]).must_be(2);
    workshop.replace(
        "content/awards/2026-reparer.toml",
        "awarded = 2026-06-14",
        "awarded = 2026-13-14",
    );
    sign(&workshop, &[]).must_be(1);
    assert_same(&first, &seals(&workshop));
}

#[test]
fn each_seals_with_the_key_that_they_have() {
    let workshop = catalogue();
    let (seven, eight) = (key(7).public().to_multikey(), key(8).public().to_multikey());
    workshop.replace("content/issuers/halle.md", &seven, &eight);
    let answer = sign(&workshop, &[]).must_be(1);
    assert!(answer.err.contains(&eight), "{}", answer.err);
    assert!(!workshop.root().join("content/awards/2026-accueillir.seals").exists());
    locked(&workshop).must_be(1);
    let ours = workshop.text(REPARER);

    let folder = tempfile::tempdir().expect("a folder");
    let file = key_file(&folder, &key(8));
    let arguments = ["sign", "--as-of", TODAY, "--key", file.to_str().expect("Unicode")];
    workshop.run(&arguments).must_be(0);
    age(&workshop);
    assert_eq!(workshop.text(REPARER), ours);
    locked(&workshop).must_be(0);
    verify(&workshop, 0);
}

#[test]
fn lists_are_sealed_ahead_and_say_when_they_run_out() {
    let workshop = sealed();
    let with_key = |day: &str, out: &str| {
        let folder = tempfile::tempdir().expect("a folder");
        let file = key_file(&folder, &key(7));
        let file = file.to_str().expect("Unicode");
        let root = workshop.root().join("spare");
        let _absent = fs::remove_dir_all(&root);
        workshop.run(&["build", "--key", file, "--as-of", day, "--out", out]).must_be(0);
        tree(&workshop.root().join(out))
    };
    // Three renewals ahead, the bytes are those of the key.
    for day in ["2026-12-24", "2027-02-28"] {
        let out = format!("locked-{day}");
        locked_on(&workshop, day, &out).must_be(0);
        assert_same(&with_key(day, &format!("keyed-{day}")), &tree(&workshop.root().join(&out)));
    }
    // Later, the last ones go on as long as they hold, and the day is told.
    let answer = locked_on(&workshop, "2027-03-01", "march").must_be(0);
    assert!(answer.out.contains("S117") && answer.out.contains("2027-08-01"), "{}", answer.out);
    let list = tree(&workshop.root().join("march")).remove("status/atelier/revocation-1.json");
    let list = String::from_utf8(list.expect("a list")).expect("UTF-8");
    assert!(list.contains("\"validFrom\":\"2027-02-01T00:00:00Z\""), "{list}");
    locked_on(&workshop, "2027-07-31", "july").must_be(0);
    let answer = locked_on(&workshop, "2027-08-01", "august").must_be(1);
    assert!(answer.out.contains("S110"), "{}", answer.out);

    // Further ahead, when it is asked for.
    sign(&workshop, &["--months", "12"]).must_be(0);
    locked_on(&workshop, "2027-11-30", "november").must_be(0);
    let ahead = workshop.text(ATELIER).lines().count();
    assert_eq!(ahead, 1 + 2 * 13);
}

#[test]
fn lists_of_days_are_sealed_day_by_day() {
    let workshop = catalogue();
    let settings = workshop.text("blason.toml");
    workshop.write("blason.toml", format!("{settings}\n[status]\nfresh_for = \"P10D\"\n"));
    sign(&workshop, &["--months", "1"]).must_be(0);
    for day in ["2026-11-23", "2026-11-30", "2026-12-01", "2026-12-11", "2026-12-31"] {
        let answer = locked_on(&workshop, day, day).must_be(0);
        assert!(!answer.out.contains("S117"), "{day}: {}", answer.out);
    }
}

#[test]
fn two_branches_that_seal_are_merged() {
    let Some(home) = git_home() else { return };
    let workshop = catalogue();
    let root = workshop.root();
    let git = |arguments: &[&str]| git(&home, root, arguments);
    fs::write(root.join(".gitignore"), "public/\n.blason/\n").expect("a file");
    fs::write(root.join(".gitattributes"), "*.seals merge=union\n").expect("a file");
    sign(&workshop, &[]).must_be(0);
    git(&["init", "--quiet", "--initial-branch", "main"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "-m", "Awards, sealed"]);

    let file = "content/awards/2026-reparer.toml";
    let before = workshop.text(file);
    let award = |id: &str, status: u32| {
        format!(
            "[[award]]\nid = \"{id}\"\nrecipient = {{ hash = \"sha256${status:064}\", salt = \"{}\" }}\n\
             status = {status}\n\n",
            id.replace('-', "s"),
        )
    };
    // One adds an award at the top, the other at the end, and each corrects the same award.
    let ids = ["11111111-1111-4111-8111-111111111111", "eeeeeeee-1111-4111-8111-111111111111"];
    for (branch, id, status) in [("one", ids[0], 101), ("two", ids[1], 102)] {
        git(&["checkout", "--quiet", "-b", branch, "main"]);
        let added = award(id, status);
        let text = if branch == "one" {
            before.replacen("[[award]]", &format!("{added}[[award]]"), 1)
        } else {
            before.replace("[[erased]]", &format!("{added}[[erased]]"))
        };
        workshop.write(file, text);
        sign(&workshop, &[]).must_be(0);
        git(&["commit", "--quiet", "--all", "-m", branch]);
    }
    git(&["merge", "--quiet", "-m", "Both", "one"]);
    age(&workshop);
    let merged = workshop.text(REPARER);
    assert!(ids.iter().all(|id| merged.contains(id)), "{merged}");
    must_find(&workshop, &[]);
    locked(&workshop).must_be(0);
    verify(&workshop, 0);

    sign(&workshop, &[]).must_be(0);
    let mended = workshop.text(REPARER);
    let found: Vec<&str> = mended.lines().skip(1).map(|line| &line[..36]).collect();
    assert_eq!(found.len(), 5);
    assert!(found.is_sorted(), "{mended}");
}

#[test]
fn a_build_without_its_key_says_what_wants_sealing() {
    let workshop = sealed();
    workshop.replace("content/awards/2026-reparer.toml", "Trois rép", "Six rép");
    let answer = workshop.build_with(&[]).must_be(2);
    assert!(answer.out.contains("S110") && answer.out.contains("2026-reparer"), "{}", answer.out);
    assert!(answer.err.contains("not at hand"), "{}", answer.err);
    // `--locked` reads no key, not even a broken one.
    let workshop = sealed();
    let mut command = workshop.command(&["build", "--locked", "--as-of", TODAY]);
    let answer: Answer = command.env("BLASON_KEY", "no key").output().expect("starts").into();
    answer.must_be(0);
}

#[test]
fn a_build_from_seals_does_no_work_twice() {
    let workshop = sealed();
    locked(&workshop).must_be(0);
    assert!(locked(&workshop).must_be(0).err.contains("Nothing has changed"));
    workshop.replace("content/pages/a-propos.md", "+++\n", "+++\n\n");
    let answer = locked(&workshop).must_be(0);
    assert!(!answer.err.contains("awards written"), "{}", answer.err);
    // A preview at another address cannot be built from seals.
    workshop
        .build_with(&["--locked", "--base-url", "https://preview.example/", "--out", "p"])
        .must_be(1);
}

/// A home for git, when there is git.
#[expect(clippy::print_stdout, reason = "a test that is skipped says so")]
fn git_home() -> Option<tempfile::TempDir> {
    if Command::new("git").arg("--version").output().is_err() {
        println!("skipped: there is no git");
        return None;
    }
    Some(tempfile::tempdir().expect("a folder"))
}

#[track_caller]
fn git(home: &tempfile::TempDir, folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(folder).env("HOME", home.path()).env("GIT_CONFIG_NOSYSTEM", "1");
    for who in ["AUTHOR", "COMMITTER"] {
        command
            .env(format!("GIT_{who}_NAME"), "A")
            .env(format!("GIT_{who}_EMAIL"), "a@example.org");
    }
    let output = command.args(arguments).stdin(Stdio::null()).output().expect("git starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "git {arguments:?}: {said}");
}
