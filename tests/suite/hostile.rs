//! Hostile files: cut off anywhere, of the wrong type everywhere, huge, deep, not text. Reading
//! never panics, and never passes over a fault in silence.

use std::fmt::Write as _;

use blason::ground::source::{Trouble, TroubleKind};
use blason::ground::{Report, Source, Sources};

use crate::support::{AWARD, SOUND, run, run_sources};

/// Each kind of file with all its keys.
const EVERYTHING: &str = include_str!("everything.txt");

fn files() -> Vec<Source> {
    Sources::from_listing(EVERYTHING).files().map(|(_, file)| file.clone()).collect()
}

fn codes_with(path: &str, bytes: &[u8]) -> Vec<&'static str> {
    let mut files: Vec<Source> =
        Sources::from_listing(SOUND).files().map(|(_, file)| file.clone()).collect();
    files.retain(|file| &*file.path != path);
    files.push(Source { path: path.into(), bytes: bytes.into() });
    let run = run_sources(Sources::new(files, Vec::new()));
    run.report.sorted().iter().map(|finding| finding.rule.code).collect()
}

fn findings(files: Vec<Source>) -> usize {
    let mut report = Report::new();
    blason::content::read(&Sources::new(files, Vec::new()), &mut report);
    for finding in report.findings() {
        let _said: String = finding.say(finding.rule.message, true);
    }
    report.findings().len()
}

#[test]
fn the_sample_itself_is_sound() {
    let run = run_sources(Sources::from_listing(EVERYTHING));
    assert!(run.report.findings().is_empty(), "{}", crate::support::said(&run));
}

#[test]
fn files_cut_off_at_every_byte() {
    let all = files();
    for (at, file) in all.iter().enumerate().filter(|(_, file)| !file.path.ends_with(".svg")) {
        for length in 0..file.bytes.len() {
            let mut cut = all.clone();
            cut[at].bytes = file.bytes[..length].into();
            findings(cut);
        }
    }
}

/// Every `key = value` line of every file in turn gets values of types that it does not take.
#[test]
fn wrong_types_for_every_key() {
    let all = files();
    let mut tried = 0;
    for (at, file) in all.iter().enumerate().filter(|(_, file)| !file.path.ends_with(".svg")) {
        let text = file.text().unwrap();
        for line in text.lines() {
            let Some((key, value)) = line.split_once(" = ") else { continue };
            if key.contains(' ') || text.matches(line).count() > 1 {
                continue;
            }
            for wrong in ["{ }", "true", "[[1]]", "12:00:00", "\"\\u0001\"", "nan"] {
                // `minors = true`, and the default of a menu, are right.
                if value.parse::<bool>().is_ok() && wrong == "true" {
                    continue;
                }
                let mut changed = all.clone();
                let broken = text.replace(line, &format!("{key} = {wrong}"));
                changed[at].bytes = broken.into_bytes().into();
                assert!(findings(changed) > 0, "{}: {key} = {wrong} passes in silence", file.path);
                tried += 1;
            }
        }
    }
    assert!(tried > 500, "{tried}");
}

#[test]
fn bytes_that_are_not_text() {
    for path in
        ["blason.toml", "content/pages/a.md", "content/awards/a.toml", "content/badges/reparer.md"]
    {
        assert_eq!(codes_with(path, b"+++\nname = \"\xe9t\xe9\"\n+++\n"), ["L019"], "{path}");
        let utf16: Vec<u8> = "+++\nname".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(!codes_with(path, &utf16).is_empty(), "{path}");
        assert!(!codes_with(path, b"\x00\x00\x00").is_empty(), "{path}");
    }
}

#[test]
fn an_empty_file_is_a_finding() {
    assert_eq!(codes_with("content/pages/a.md", b""), ["L024"]);
    assert_eq!(codes_with("content/frameworks/a.toml", b""), ["L001"]);
    assert_eq!(codes_with("blason.toml", b""), ["L001", "L001", "L001"]);
}

#[test]
fn towers_of_tables() {
    let deep = |text: String| {
        let codes = codes_with("content/frameworks/a.toml", text.as_bytes());
        assert!(codes.contains(&"L025") || codes.contains(&"L011"), "{codes:?}");
    };
    deep(format!("{}a = 1", "a.".repeat(40)));
    deep(format!("{}a = 1", "a.".repeat(200_000)));
    deep(format!("[{}a]", "a.".repeat(200_000)));
    deep(format!("a = {}", "[".repeat(200_000)));
    deep(format!("a = {}1{}", "[".repeat(60), "]".repeat(60)));
    let dotted = format!("{{{}a=", "a.".repeat(76));
    deep(format!("a={}1{}", dotted.repeat(79), "}".repeat(79)));
    deep(format!("a={}1{}\n=", dotted.repeat(79), "}".repeat(79)));
}

#[test]
fn a_file_of_nothing_but_faults_is_said_in_few_words() {
    for text in [
        "=\n".repeat(100_000),
        "=\n".repeat(300_000),
        "=".repeat(200_000),
        "a = 1\n".repeat(40_000),
    ] {
        let codes = codes_with("content/frameworks/a.toml", text.as_bytes());
        assert!((1..=11).contains(&codes.len()), "{}", codes.len());
        // The first `a = 1` is a key that nobody knows, and only the others are faults.
        assert!(codes.iter().all(|code| matches!(*code, "L011" | "L003")), "{codes:?}");
    }
    let mut keys = String::new();
    for at in 0..5_000 {
        writeln!(keys, "k{at} = 1").unwrap();
    }
    let codes = codes_with("content/frameworks/a.toml", keys.as_bytes());
    assert_eq!(codes.len(), 201);
    assert!(codes.contains(&"L042"));
}

#[test]
fn more_awards_than_a_file_may_hold() {
    let text = "[[award]]\n".repeat(200_001);
    assert_eq!(codes_with("content/awards/a.toml", text.as_bytes()), ["L025"]);
    // What stands above is copied into each.
    let story = format!("narrative = \"{}\"\n", "x".repeat(2_000_000));
    let text = format!("badge = \"ecoute\"\n{story}{}", "[[award]]\n".repeat(1_000));
    assert_eq!(codes_with("content/awards/a.toml", text.as_bytes()), ["L025"]);
    let tags = format!("+++\ntags = [{}]\n+++\nTexte\n", "\"a\",".repeat(1_001));
    assert!(codes_with("content/badges/reparer.md", tags.as_bytes()).contains(&"L025"));
}

#[test]
fn what_the_shell_could_not_read_is_said() {
    let trouble = |path: &str, kind| Trouble { path: path.into(), kind };
    let troubles = vec![
        trouble("content/a", TroubleKind::SymbolicLink),
        trouble("content/b", TroubleKind::TooLarge { limit: 3 }),
        trouble("content/c", TroubleKind::CaseClash { with: "content/C".into() }),
        trouble("content/d", TroubleKind::Unreadable { why: "permission denied".into() }),
        trouble("content/e", TroubleKind::NotAFile),
        trouble("content/f", TroubleKind::NameNotUnicode),
        trouble("content/g", TroubleKind::TooDeep),
    ];
    let sound = Sources::from_listing(SOUND).files().map(|(_, file)| file.clone()).collect();
    let run = run_sources(Sources::new(sound, troubles));
    let codes: Vec<&str> = run.report.sorted().iter().map(|it| it.rule.code).collect();
    assert_eq!(codes, ["L020", "L021", "L022", "L023", "L023", "L023", "L023"]);
}

/// Files are read on several threads; what comes of it does not show it.
#[test]
fn many_files_are_read_in_order() {
    let mut listing = String::new();
    for file in 0..300 {
        writeln!(listing, "=== content/awards/{file:03}.toml").unwrap();
        listing.push_str("badge = \"ecoute\"\nawarded = 2026-06-14\n");
        for award in 0..3 {
            let number = file * 3 + award;
            let award = AWARD
                .replace("6f0f8f2c", &format!("{number:08x}"))
                .replace("IY6R9OxYqNf9", &format!("IY6R9Ox{number:05}"))
                .replace("status = 7", &format!("status = {number}"));
            listing.push_str(&award);
        }
        if file % 7 == 0 {
            listing.push_str("nom = 1\n");
        }
    }
    let (one, two) = (run(&listing), run(&listing));
    assert_eq!(one.counts.awards, 900 - 43);
    assert_eq!(one.report.findings(), two.report.findings());
    let places: Vec<_> = one.report.findings().iter().map(|it| it.place.clone()).collect();
    assert!(places.is_sorted());
}
