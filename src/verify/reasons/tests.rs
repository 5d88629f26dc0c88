//! Every reason is said in both languages, once, and given somewhere.

use super::*;
use std::collections::BTreeSet;

fn holes(sentence: &str) -> BTreeSet<&str> {
    let pieces = sentence.split('{').skip(1);
    pieces.map(|piece| piece.split_once('}').expect("a hole is closed").0).collect()
}

#[test]
fn both_languages_say_the_same_and_no_code_comes_twice() {
    let mut codes = BTreeSet::new();
    for reason in ALL {
        assert!(codes.insert(reason.code), "{} twice", reason.code);
        assert_eq!(holes(reason.words.fr), holes(reason.words.en), "{}", reason.code);
        assert_ne!(reason.words.fr, reason.words.en, "{}", reason.code);
    }
}

/// Each reason is given somewhere, and with a value for each of its holes.
#[test]
#[expect(clippy::disallowed_methods, reason = "the test reads the sources of its own room")]
fn every_reason_is_given() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/verify");
    let mut sources = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name != "reasons.rs" && name != "tests.rs" && path.is_file() {
            sources.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
    let own = include_str!("../reasons.rs");
    let names = own.lines().filter_map(|line| {
        let (name, rest) = line.trim().split_once(" = ")?;
        (rest.ends_with('"') && name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_'))
            .then_some(name)
    });
    let mut count = 0;
    for name in names {
        count += 1;
        let given = sources.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        assert!(given.into_iter().any(|word| word == name), "{name} is never given");
    }
    assert_eq!(count, ALL.len());
}
