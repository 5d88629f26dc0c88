//! What is typed and what is answered: exit codes, languages, where words go, what is refused.

use std::fs;

use serde_json::Value;

use crate::workshop::{TODAY, Workshop, assert_same};

#[test]
fn good_is_zero() {
    let workshop = Workshop::small();
    let check = workshop.run(&["check"]).must_be(0);
    assert!(check.out.is_empty(), "results only on stdout: {}", check.out);
    let build = workshop.build_with(&[]).must_be(0);
    assert!(build.out.is_empty() && build.err.contains("files in"), "{}{}", build.out, build.err);
    let quiet = workshop.build_with(&["--full", "--quiet"]).must_be(0);
    assert!(quiet.out.is_empty() && quiet.err.is_empty(), "{}{}", quiet.out, quiet.err);
    workshop.run(&["--version"]).must_be(0);
    workshop.run(&["--help"]).must_be(0);
}

#[test]
fn findings_are_one() {
    let workshop = Workshop::small();
    workshop.replace("content/awards/2026-accueillir.toml", "accueillir", "acueillir");
    let check = workshop.run(&["check"]).must_be(1);
    assert!(check.out.contains("L014") && check.out.contains("accueillir"), "{}", check.out);
    let build = workshop.build_with(&[]).must_be(1);
    assert!(build.err.contains("Nothing was written"), "{}", build.err);
}

#[test]
fn what_cannot_be_done_is_two() {
    let workshop = Workshop::small();
    for arguments in [
        &["build", "--base-url", "not an address"][..],
        &["build", "--base-url", "https://x.example/?q"],
        &["build", "--as-of", "yesterday"],
        &["build", "--out", "content/out"],
        &["build", "--out", "."],
        &["build", "--out", "ledger"],
        &["build", "--key", "nowhere.pem"],
        &["build", "--frobnicate"],
        &["frobnicate"],
        &[],
    ] {
        let answer = workshop.run(arguments).must_be(2);
        assert!(!answer.err.is_empty(), "{arguments:?} is refused without a word");
        assert!(!workshop.root().join("public").exists(), "{arguments:?}");
    }
    let nobody = Workshop::empty();
    nobody.run(&["check"]).must_be(2);
    nobody.run(&["build"]).must_be(2);
    let nowhere = nobody.root().join("nowhere");
    nobody.run(&["check", "--root", nowhere.to_str().expect("Unicode")]).must_be(2);
}

#[test]
fn a_folder_that_is_not_ours_is_not_built_into() {
    let workshop = Workshop::small();
    let out = workshop.root().join("public");
    fs::create_dir(&out).expect("a folder");
    fs::write(out.join("index.html"), "somebody’s own page").expect("a file");
    let before = workshop.site();
    let answer = workshop.build_with(&[]).must_be(2);
    assert!(answer.err.contains("no build wrote"), "{}", answer.err);
    assert_same(&before, &workshop.site());
}

#[cfg(unix)]
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
#[test]
fn a_catalogue_that_cannot_be_read_is_two() {
    use std::os::unix::fs::PermissionsExt;
    let workshop = Workshop::small();
    let site = workshop.build();
    let folder = workshop.root().join("content/badges");
    let allow = |mode| {
        fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).expect("our own folder");
    };
    allow(0o000);
    if fs::read_dir(&folder).is_ok() {
        allow(0o755);
        eprintln!("skipped: whoever runs this test may read everything");
        return;
    }
    let answer = workshop.build_with(&[]);
    allow(0o755);
    answer.must_be(2);
    assert_same(&site, &workshop.site());
}

#[test]
fn findings_can_be_read_by_programs() {
    let workshop = Workshop::small();
    let none = workshop.findings();
    assert_eq!((&none["version"], &none["errors"]), (&1.into(), &0.into()));
    workshop.replace(
        "content/badges/reparer/index.md",
        "status = \"active\"",
        "statut = \"active\"",
    );
    let found = workshop.findings();
    let first = &found["findings"][0];
    assert_eq!(found["errors"], 1);
    assert_eq!(first["code"], "L003");
    assert_eq!(first["severity"], "error");
    assert_eq!(first["path"], "content/badges/reparer/index.md");
    let start = &first["range"]["start"];
    assert_eq!((&start["line"], &start["column"]), (&6.into(), &1.into()));
    let text = workshop.text("content/badges/reparer/index.md");
    let byte = |end: &str| {
        let byte = first["range"][end]["byte"].as_u64().expect("a place");
        usize::try_from(byte).expect("a small file")
    };
    assert_eq!(&text[byte("start")..byte("end")], "statut");
    for sentence in ["message", "reason", "way_out"] {
        assert!(first[sentence].as_str().is_some_and(|it| !it.is_empty()), "{first}");
    }
    let build = workshop.build_with(&["--format", "json"]).must_be(1);
    assert_eq!(serde_json::from_str::<Value>(&build.out).expect("JSON"), found);
}

#[test]
fn messages_are_in_french_and_in_english() {
    let workshop = Workshop::small();
    workshop.replace(
        "content/badges/reparer/index.md",
        "status = \"active\"",
        "statut = \"active\"",
    );
    let say = |arguments: &[&str], variable: &str| {
        let mut command = workshop.command(arguments);
        let answer = command.env("LANG", variable).output().expect("the program starts");
        crate::workshop::Answer::from(answer).must_be(1).out
    };
    let english = say(&["check"], "en_GB.UTF-8");
    let french = say(&["check"], "fr_FR.UTF-8");
    assert_ne!(english, french);
    assert_eq!(say(&["check", "--lang", "fr"], "C"), french);
    assert_eq!(say(&["check", "--lang", "en"], "fr_FR.UTF-8"), english);
    for (text, word) in [(&french, "connue"), (&english, "known")] {
        assert!(text.contains(word), "{text}");
    }
    assert!(!french.contains('\u{1b}'), "no colour where nobody looks");
    let sound = Workshop::small();
    let failure = sound.run(&["build", "--lang", "fr", "--out", "content"]).must_be(2);
    assert!(failure.err.contains("ne peut pas être construit"), "{}", failure.err);
}

#[test]
fn drafts_are_published_when_asked_for_only() {
    let workshop = Workshop::small();
    let draft = workshop.text("content/badges/accueillir/index.md").replace("active", "draft");
    workshop.write("content/badges/brouillon/index.md", draft);
    let picture = workshop.text("content/badges/accueillir/badge.svg");
    workshop.write("content/badges/brouillon/badge.svg", picture);
    let site = workshop.build();
    assert!(!site.keys().any(|path| path.contains("brouillon")));
    workshop.build_with(&["--drafts"]).must_be(0);
    assert!(workshop.site().contains_key("badges/brouillon/index.html"));
    assert_same(&site, &workshop.build());
}

#[test]
fn the_day_can_come_from_the_surroundings() {
    let (one, other) = (Workshop::small(), Workshop::small());
    let mut command = one.command(&["build"]);
    let output = command.env("SOURCE_DATE_EPOCH", "1795400000").output().expect("it starts");
    crate::workshop::Answer::from(output).must_be(0);
    let day = "2026-11-23";
    assert_eq!(day, TODAY, "1795400000 is a second of that day");
    assert_same(&one.site(), &other.build());
}
