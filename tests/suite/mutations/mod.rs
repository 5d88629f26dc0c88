//! The example changed in one way after the other: which findings appear, and what is asked of the
//! version number. And changes that nobody should notice.
//! The changes are in `texts`, `versions`, `around`, `awards` and `unnoticed`.

mod around;
mod awards;
mod texts;
mod unnoticed;
mod versions;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use blason::ground::{Source, Sources};

use crate::review::reviewed;
use crate::workshop::Workshop;

/// The files of a catalogue, by path.
type Files = BTreeMap<String, Vec<u8>>;

/// One change of files.
enum Edit {
    /// In this file, these words become those.
    Say(&'static str, &'static str, &'static str),
    /// A file goes.
    Remove(&'static str),
    /// A file, or a folder with its `/`, gets another name.
    Rename(&'static str, &'static str),
    /// A file comes, or gets other content.
    Write(&'static str, &'static str),
    /// These lines come to its end.
    Append(&'static str, &'static str),
}
use Edit::{Append, Remove, Rename, Say, Write};

const SITE: &str = "blason.toml";
const LISTEN: &str = "content/badges/ecoute-attentive/index.md";
const LISTEN_EN: &str = "content/badges/ecoute-attentive/index.en.md";
const MEND: &str = "content/badges/reparer-ensemble/index.md";
const MEND_1: &str = "content/badges/reparer-ensemble/v1.md";
const HELP: &str = "content/badges/accompagner-une-demarche-en-ligne/index.md";
const PATH: &str = "content/badges/parcours-benevole/index.md";
const FIRST: &str = "content/badges/premier-atelier/index.md";
const MASKS: &str = "content/badges/masques-solidaires-2020/index.md";
const WELCOME: &str = "content/badges/accueillir-un-public/index.md";
const PROJECT: &str = "content/badges/porter-un-projet-commun/index.md";
const LISTENED: &str = "content/awards/2026-05-22-ecoute.toml";
const HELPED: &str = "content/awards/2022-03-10-aide-numerique.toml";
const MENDED: &str = "content/awards/2026-06-14-reparation.toml";
const CAME: &str = "content/awards/2026-09-19-premier-atelier.toml";
const WELCOMED: &str = "content/awards/2025-02-03-accueil.toml";
const US: &str = "content/issuers/les-liens.md";
const WORDS: &str = "content/frameworks/reperes.toml";
const ABOUT: &str = "content/pages/a-propos.md";
const ART: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect width=\"9\" height=\"9\"/></svg>";
const NEW_AWARD: &str = "\n[[award]]\nid = \"11111111-b95d-4302-b55f-5c4e5119a57a\"\nrecipient = { hash = \"sha256$49b5fe6fc9c8d1ae272e7a94739e11f97200128e8bacf9233bb15f2091c0e3be\", salt = \"IY6R9OxYqNf9mlNsYv7zsA\" }\nstatus = 77\n";

/// What is changed, the codes that appear, and what is asked of version numbers.
type Row = (&'static str, &'static [Edit], &'static str, &'static str);

/// Every change, by subject.
fn table() -> impl Iterator<Item = &'static Row> {
    [texts::TABLE, versions::TABLE, around::TABLE, awards::TABLE].into_iter().flatten()
}

#[test]
fn each_change_is_found_for_what_it_is() {
    let before = example();
    let base = sources(&before);
    let mut wrong = String::new();
    for (what, edits, codes, required) in table() {
        let head = sources(&changed(&before, what, edits));
        let (found, bump, noticed) = reviewed(&base, &head, |review| {
            let mut found: Vec<&str> =
                review.report.findings().iter().map(|it| it.rule.code).collect();
            found.sort_unstable();
            (found.join(" "), review.required().as_str(), !review.is_empty())
        });
        if found != *codes || bump != *required || !noticed {
            writeln!(
                wrong,
                "{what}: {found:?}, {bump:?}, noticed: {noticed}; expected {codes:?}, {required:?}"
            )
            .expect("a String takes every text");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(table().count() >= 60);
}

#[test]
fn what_changes_nothing_is_not_mentioned() {
    let before = example();
    let base = sources(&before);
    for (what, edits) in unnoticed::UNNOTICED {
        let head = sources(&changed(&before, what, edits));
        reviewed(&base, &head, |review| {
            assert!(
                review.is_empty(),
                "{what}: {:#?}",
                blason::review::account::told(review, false, true)
            );
        });
    }
    // Every file with the line ends of another system.
    let mut other = before.clone();
    for (path, bytes) in &mut other {
        let ending = path.rsplit('.').next();
        if ending.is_some_and(|it| matches!(it, "md" | "toml" | "svg")) {
            let text = String::from_utf8(bytes.clone()).expect("UTF-8");
            *bytes = text.replace('\n', "\r\n").into_bytes();
        }
    }
    reviewed(&base, &sources(&other), |review| {
        assert!(review.is_empty(), "{:#?}", blason::review::account::told(review, false, true));
    });
}

#[test]
fn the_same_input_gives_the_same_account() {
    let before = example();
    let base = sources(&before);
    let (what, edits, ..) = texts::TABLE[4];
    let account = |french| {
        let head = sources(&changed(&before, what, edits));
        reviewed(&base, &head, |review| {
            format!("{:?}", blason::review::account::told(review, french, true))
        })
    };
    assert_eq!(account(true), account(true));
    assert_ne!(account(true), account(false));
}

fn example() -> Files {
    let sources = Workshop::example().sources();
    sources.files().map(|(_, file)| (file.path.to_string(), file.bytes.to_vec())).collect()
}

fn sources(files: &Files) -> Sources {
    let source = |(path, bytes): (&String, &Vec<u8>)| Source {
        path: path.as_str().into(),
        bytes: bytes.clone().into(),
    };
    Sources::new(files.iter().map(source).collect(), Vec::new())
}

#[track_caller]
fn changed(files: &Files, what: &str, edits: &[Edit]) -> Files {
    let mut files = files.clone();
    for edit in edits {
        match edit {
            Say(path, old, new) => {
                let text = files.get_mut(*path).unwrap_or_else(|| panic!("{what}: no {path}"));
                let said = String::from_utf8(text.clone()).expect("UTF-8");
                assert!(said.contains(old), "{what}: {path} does not say “{old}”");
                *text = said.replacen(old, new, 1).into_bytes();
            }
            Remove(path) => assert!(files.remove(*path).is_some(), "{what}: no {path}"),
            Rename(from, to) => {
                let renamed: Vec<String> =
                    files.keys().filter(|path| path.starts_with(from)).cloned().collect();
                assert!(!renamed.is_empty(), "{what}: no {from}");
                for path in renamed {
                    let bytes = files.remove(&path).expect("it was there");
                    files.insert(path.replacen(from, to, 1), bytes);
                }
            }
            Write(path, text) => drop(files.insert((*path).to_owned(), text.as_bytes().to_vec())),
            Append(path, text) => files
                .get_mut(*path)
                .unwrap_or_else(|| panic!("{what}: no {path}"))
                .extend_from_slice(text.as_bytes()),
        }
    }
    files
}
