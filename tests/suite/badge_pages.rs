//! The page of a badge: what it says in which order, where its text comes from, and the picture by
//! which a link to it is shown elsewhere.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::workshop::{TODAY, Tree, Workshop, assert_same, ends};

const BADGE: &str = "content/badges/reparer/index.md";
const PAGE: &str = "badges/reparer/index.html";
const CARD: &str = "badges/reparer/2/card.png";

/// Words that must not leave the repository.
const SOMEBODY: [&str; 3] = ["Camille Dupont", "camille", "dupont.example"];

fn page(site: &Tree, path: &str) -> String {
    String::from_utf8(site[path].clone()).expect("a page is UTF-8")
}

/// What a page says of the last change of its text.
fn last_change(site: &Tree) -> Option<String> {
    let html = page(site, PAGE);
    let (_, rest) = html.split_once("<dt>Dernière modification</dt><dd>")?;
    rest.split_once('<').map(|(said, _)| said.to_owned())
}

/// Runs git in a folder as somebody whose name must appear nowhere; nothing where there is no git.
fn git(folder: &Path, arguments: &[&str], seconds: u32) -> Option<()> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments);
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), SOMEBODY[0]);
        command.env(format!("GIT_{who}_EMAIL"), "camille@dupont.example");
        command.env(format!("GIT_{who}_DATE"), format!("{seconds} +0100"));
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success()).then_some(())
}

/// The small catalogue, committed twice; `None`, and a line that says so, where there is no git.
#[expect(clippy::print_stderr, reason = "a test that cannot run says so")]
fn committed() -> Option<Workshop> {
    let workshop = Workshop::small();
    workshop.write(".gitignore", "/public\n/.blason\n");
    let root = workshop.root();
    if git(root, &["init", "--quiet", "--initial-branch=main"], 0).is_none() {
        eprintln!("skipped: git is not at hand");
        return None;
    }
    commit(&workshop, 1_600_000_000);
    workshop.replace(BADGE, "Remettre un objet en état.", "Remettre un objet en marche.");
    commit(&workshop, 1_700_000_000);
    Some(workshop)
}

fn commit(workshop: &Workshop, seconds: u32) {
    git(workshop.root(), &["add", "--all"], seconds).expect("git adds");
    git(workshop.root(), &["commit", "--quiet", "--message=x"], seconds).expect("git commits");
}

#[test]
fn the_parts_stand_in_the_order_in_which_visitors_look() {
    let workshop = Workshop::small();
    let lines = "request = \"mailto:demandes@example.org\"\nawarded_by = \"Deux pairs.\"\n\
                 evidence_expected = \"Une photographie.\"\nproposed_by = \"Le bureau\"\n\
                 approved = 2026-01-09\n";
    workshop.replace(BADGE, "request = \"mailto:demandes@example.org\"\n", lines);
    let site = workshop.build();
    let html = page(&site, PAGE);
    let mut at = 0;
    for part in [
        "badges/reparer/2/image.svg",
        "<h1>Réparer</h1>",
        "id=\"what_it_recognises\"",
        "id=\"how_to_earn\"",
        "class=\"button\" href=\"mailto:demandes@example.org\"",
        "Une photographie.",
        "Deux pairs.",
        "Valable 3 ans",
        "Critères d’attribution",
        "id=\"who_gives\"",
        "issuers/atelier/",
        "Un lieu où l’on répare ensemble.",
        "id=\"genuine\"",
        "href=\"../../verify/\"",
        "id=\"versions\"",
        "id=\"alignment\"",
        "id=\"documents\"",
        "CC-BY-SA-4.0",
        "Provenance de ce texte",
        "<dd>Le bureau<",
        "<dd>9 janvier 2026<",
    ] {
        let found = html[at..].find(part).unwrap_or_else(|| panic!("{part} after byte {at}"));
        at += found;
    }
    assert_eq!(html.matches("class=\"button\"").count(), 1, "one thing to do is the clear one");
    for (path, bytes) in &site {
        let says = String::from_utf8_lossy(bytes).contains("Le bureau");
        assert!(!says || ends(path, "html"), "{path} is no place for it");
    }
}

#[test]
fn a_text_is_dated_by_its_commits_and_nobody_is_named() {
    let Some(workshop) = committed() else { return };
    let site = workshop.build();
    let said = last_change(&site).expect("the last change is told");
    assert!(said.starts_with("14 novembre 2023 (révision "), "{said}");
    assert!(page(&site, PAGE).contains("<dt>Texte ajouté</dt><dd>13 septembre 2020<"));
    for (path, bytes) in &site {
        let text = String::from_utf8_lossy(bytes);
        for word in SOMEBODY {
            assert!(!text.contains(word), "{path} names who wrote it");
        }
    }
}

#[test]
fn a_commit_is_told_by_the_next_build() {
    let Some(workshop) = committed() else { return };
    workshop.build();
    workshop.replace(BADGE, "en marche.", "en route.");
    assert_eq!(last_change(&workshop.build()), None, "the change is not committed");
    commit(&workshop, 1_750_000_000);
    let site = workshop.build();
    let said = last_change(&site).expect("the last change is told");
    assert!(said.starts_with("15 juin 2025"), "{said}");
    workshop.build_with(&["--full"]).must_be(0);
    assert_same(&site, &workshop.site());
    let still = workshop.build_with(&[]).must_be(0);
    assert!(still.err.starts_with("Nothing has changed"), "{}", still.err);
}

#[test]
fn nothing_is_said_of_a_shallow_clone_or_when_nobody_wants_it() {
    let Some(workshop) = committed() else { return };
    let other = Workshop::empty();
    let source = format!("file://{}", workshop.root().display());
    let folder = other.root().join("clone");
    let target = folder.to_str().expect("a name in Unicode");
    git(workshop.root(), &["clone", "--quiet", "--depth=1", &source, target], 1_700_000_000)
        .expect("a clone");
    let mut command = Command::new(env!("CARGO_BIN_EXE_blason"));
    command.args(["--root", target, "build", "--as-of", TODAY]);
    assert!(command.output().expect("the program starts").status.success());
    let html = fs::read_to_string(folder.join("public").join(PAGE)).expect("a page");
    assert!(!html.contains("Dernière modification"));
    workshop.replace("blason.toml", "[build]\n", "[build]\nhistory = false\n");
    assert_eq!(last_change(&workshop.build()), None);
}

#[test]
fn few_awards_are_not_counted_aloud() {
    let workshop = Workshop::small();
    assert!(!page(&workshop.build(), PAGE).contains("Attribué "));
    workshop.replace("blason.toml", "[build]\n", "[awards]\nshow_holders = true\n\n[build]\n");
    assert!(page(&workshop.build(), PAGE).contains("Attribué moins de 5 fois"));
}

#[test]
fn a_card_has_the_shape_that_networks_show_whole() {
    let workshop = Workshop::small();
    let site = workshop.build();
    let card = &site[CARD];
    assert_eq!(&card[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(card[at..at + 4].try_into().expect("four bytes"));
    assert_eq!((number(16), number(20)), (1200, 630));
    assert!(card.len() < 60_000, "{} bytes", card.len());
    assert_eq!(card, &Workshop::small().build()[CARD], "the same art gives the same bytes");
    let html = page(&site, PAGE);
    let address =
        format!("property=\"og:image\" content=\"https://badges.atelier.example/{CARD}\"");
    assert!(html.contains(&address));
}

#[test]
fn a_card_follows_its_art_and_the_colours_of_the_theme() {
    let workshop = Workshop::small();
    let first = workshop.build();
    workshop.replace("content/badges/reparer/badge.svg", "#c33", "#c63");
    let second = workshop.build();
    assert_ne!(first[CARD], second[CARD]);
    workshop.write("themes/blason/styles/tokens.css", ":root { --azure: #102030; }");
    let third = workshop.build();
    assert_ne!(second[CARD], third[CARD]);
    workshop.build_with(&["--full"]).must_be(0);
    assert_same(&third, &workshop.site());
}
