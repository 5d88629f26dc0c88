//! Awards issued again: renewed or corrected under their id, or handed over to a new address of their
//! holder; what the files, the ledger and the site say afterwards.

use serde_json::Value;

use crate::standing::{GOOD, file_of, json, told};
use crate::workshop::{Answer, Tree, Workshop};

const DID: &str = "did:key:z6MkkkwyYCcYpEf1hdU35rPzksWRAXTQ5zATbk4DrTXZNriz";
const PEOPLE: &str =
    "email;nom\ncamille@example.org;Camille Vidal\nsacha@example.org;Sacha Leroy\n";
const FILE: &str = "content/awards/2026-11-10-reparer-ensemble.toml";
const LEDGER: &str = "ledger/2026-11-10-reparer-ensemble.csv";

/// The example, in which two people were given a badge on 2026-11-10.
fn with_people() -> Workshop {
    let workshop = Workshop::example();
    workshop.write("people.csv", PEOPLE);
    let people = workshop.root().join("people.csv");
    let people = people.to_str().expect("a path that can be typed");
    let order = ["award", "reparer-ensemble", "--csv", people, "--date", "2026-11-10"];
    told(&workshop, &[&order[..], &["--publish", "page"]].concat()).must_be(0);
    workshop
}

/// The id of an award of [`FILE`], by its place in it.
fn id(workshop: &Workshop, at: usize) -> String {
    let file: toml::Table = workshop.text(FILE).parse().expect("it is TOML");
    file["award"][at]["id"].as_str().expect("an award has an id").to_owned()
}

fn again(workshop: &Workshop, arguments: &[&str]) -> Answer {
    told(workshop, &[&["reissue"], arguments].concat())
}

fn credential(site: &Tree, id: &str) -> Value {
    json(site, &format!("awards/{}/{id}.json", &id[..2]))
}

fn page(site: &Tree, id: &str) -> String {
    let bytes = site[&format!("awards/{}/{id}.html", &id[..2])].clone();
    String::from_utf8(bytes).expect("a page is UTF-8")
}

#[test]
fn a_renewed_award_keeps_its_id_and_its_date() {
    let workshop = Workshop::example();
    let (path, before) = file_of(&workshop, GOOD);
    let old = credential(&workshop.build(), GOOD);
    let until = ["--until", "2030-01-01", "--on", "2026-11-20"];
    let dry = again(&workshop, &[&[GOOD, "--dry-run"], &until[..]].concat()).must_be(0);
    assert!(dry.err.contains("Nothing was written") && dry.err.contains(&path), "{}", dry.err);
    assert_eq!(workshop.text(&path), before);
    let done = again(&workshop, &[&[GOOD], &until[..]].concat()).must_be(0);
    assert_eq!(done.out.trim(), GOOD);
    let after = workshop.text(&path);
    let added = "valid_from = 2026-11-20\nexpires = 2030-01-01\n";
    assert_eq!(after.replacen(added, "", 1), before, "nothing else changed");
    let mut new = credential(&workshop.build(), GOOD);
    assert_eq!(new["validFrom"], "2026-11-20T00:00:00Z");
    assert_eq!(new["validUntil"], "2030-01-01T00:00:00Z");
    assert_eq!(new["awardedDate"], "2026-06-14T00:00:00Z");
    for key in ["validFrom", "validUntil", "proof"] {
        new[key] = old[key].clone();
    }
    let new: Value = if old.get("validUntil").is_none() {
        new.as_object_mut().expect("an object").shift_remove("validUntil");
        new
    } else {
        new
    };
    assert_eq!(new, old, "its id, its place, its holder and its badge stay");
    // Twice is once; another text of the same moment is refused, and so is one from before.
    let same = again(&workshop, &[&[GOOD], &until[..]].concat()).must_be(0);
    assert!(same.err.contains("Nothing to change: 1"), "{}", same.err);
    let other = again(&workshop, &[GOOD, "--until", "2031-01-01", "--on", "2026-11-20"]).must_be(2);
    assert!(other.err.contains("since 2026-11-20") && other.err.contains("--on"), "{}", other.err);
    again(&workshop, &[GOOD, "--on", "2026-11-19"]).must_be(2);
    let late = again(&workshop, &[GOOD, "--until", "2026-11-21", "--on", "2026-11-22"]).must_be(2);
    assert!(late.err.contains("--until"), "{}", late.err);
    assert_eq!(workshop.text(&path), after);
}

#[test]
fn a_renewed_award_holds_as_long_as_its_badge_says() {
    let workshop = Workshop::small();
    let file = "content/awards/2026-06-01-parrainage.toml";
    let recipient = "recipient = { hash = \"sha256$49b5fe6fc9c8d1ae272e7a94739e11f97200128e8bacf9233bb15f2091c0e3be\", salt = \"JY6R9OxYqNf9mlNsYv7zsB\" }";
    let id = "9f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d";
    workshop.write(file, format!("badge = \"reparer@2\"\nawarded = 2023-06-01\n[[award]]\nid = \"{id}\"\n{recipient}\nstatus = 99\n"));
    // It has lapsed: handing it over would make an award that never held.
    let refused = again(&workshop, &[id, "--to", DID, "--on", "2026-11-20"]).must_be(2);
    assert!(refused.err.contains("would lapse on 2026-06-01"), "{}", refused.err);
    again(&workshop, &[id, "--on", "2026-11-20"]).must_be(0);
    assert!(workshop.text(file).ends_with("valid_from = 2026-11-20\nexpires = 2029-11-20\n"));
    again(&workshop, &[id, "--to", DID, "--on", "2026-11-20"]).must_be(0);
    workshop.run(&["check"]).must_be(0);
}

#[test]
fn an_award_is_handed_over_to_a_new_address() {
    let workshop = with_people();
    workshop.build();
    let (old, other) = (id(&workshop, 0), id(&workshop, 1));
    let (file, ledger) = (workshop.text(FILE), workshop.text(LEDGER));
    let to = ["--to", "Camille.Vidal@example.net", "--on", "2026-11-21"];
    again(&workshop, &[&[&*old, "--dry-run"], &to[..]].concat()).must_be(0);
    assert_eq!((workshop.text(FILE), workshop.text(LEDGER)), (file.clone(), ledger.clone()));
    // By the person as the ledger knows them; programs read nothing about people.
    let asked = [&["--person", "camille vidal", "--format", "json"], &to[..]].concat();
    let done = again(&workshop, &asked).must_be(0);
    assert!(!done.out.to_lowercase().contains("vidal") && !done.out.contains('@'), "{}", done.out);
    let answer: Value = serde_json::from_str(&done.out).expect("JSON");
    let new = answer["handed_over"][0]["by"].as_str().expect("an id").to_owned();
    assert_eq!(answer["handed_over"][0]["id"], *old);
    assert_eq!(answer["renewed"].as_array().map(Vec::len), Some(0));
    assert_eq!(answer["files"], serde_json::json!([FILE, LEDGER]));
    let after = workshop.text(FILE);
    assert!(!after.to_lowercase().contains("vidal"));
    let awards: toml::Table = after.parse().expect("it is TOML");
    let place = |at: usize| awards["award"][at]["status"].as_integer();
    assert_eq!(awards["award"].as_array().map(Vec::len), Some(3));
    assert!(place(2) != place(0) && place(2) != place(1));
    assert_ne!(awards["award"][0]["recipient"]["salt"], awards["award"][2]["recipient"]["salt"]);
    // The ledger keeps who it was, and knows the new address.
    let row = format!("{new},Camille.Vidal@example.net,Camille Vidal,2026-11-10,,\n");
    assert_eq!(workshop.text(LEDGER), format!("{ledger}{row}"));
    let site = workshop.build();
    assert_eq!(json(&site, &format!("awards/{}/{old}.ob2.json", &old[..2]))["revoked"], true);
    assert!(page(&site, &old).contains(&new) && page(&site, &new).contains(&old));
    assert_eq!(credential(&site, &new)["awardedDate"], "2026-11-10T00:00:00Z");
    assert_eq!(credential(&site, &new)["validFrom"], "2026-11-21T00:00:00Z");
    workshop.run(&["check"]).must_be(0);

    // Twice is once, by whatever name; the old one says which one took its place.
    for name in [&[&*old][..], &[&*new], &["--person", "camille@example.org"]] {
        let same = again(&workshop, &[name, &to[..]].concat()).must_be(0);
        assert!(same.err.contains("Nothing to change"), "{}", same.err);
    }
    let refused = again(&workshop, &[&old, "--to", DID]).must_be(2);
    assert!(refused.err.contains(&format!("blason reissue {new}")), "{}", refused.err);
    again(&workshop, &[&old, "--until", "2030-01-01"]).must_be(2);
    assert_eq!(workshop.text(FILE), after);

    // To an identifier of their own; they are still written to.
    let over = again(&workshop, &["--person", "camille vidal", "--to", DID, "--on", "2026-11-22"]);
    let third = over.must_be(0).out.trim().rsplit(' ').next().expect("an id").to_owned();
    assert!(workshop.text(LEDGER).contains(&format!("{third},Camille.Vidal@example.net,")));
    let site = workshop.build();
    assert_eq!(credential(&site, &third)["credentialSubject"]["id"], DID);

    // Whoever is forgotten is forgotten under every address.
    told(&workshop, &["erase", "--person", "Camille.Vidal@example.net"]).must_be(0);
    assert!(!workshop.text(LEDGER).to_lowercase().contains("camille"));
    let left: toml::Table = workshop.text(FILE).parse().expect("it is TOML");
    assert_eq!(left["award"].as_array().map(Vec::len), Some(1));
    assert_eq!(left["award"][0]["id"].as_str(), Some(&*other));
    assert_eq!(left["erased"].as_array().map(Vec::len), Some(3));
    workshop.build();
}

#[test]
fn what_cannot_be_issued_again_is_said_with_a_way_out() {
    let workshop = with_people();
    let (one, two) = (id(&workshop, 0), id(&workshop, 1));
    told(&workshop, &["suspend", &one, "--on", "2026-11-11"]).must_be(0);
    told(&workshop, &["revoke", &two, "--reason", "Erreur", "--on", "2026-11-11"]).must_be(0);
    let (file, ledger) = (workshop.text(FILE), workshop.text(LEDGER));
    let refused = |arguments: &[&str], words: [&str; 2]| {
        let answer = again(&workshop, arguments).must_be(2);
        assert!(words.iter().all(|it| answer.err.contains(it)), "{words:?}: {}", answer.err);
        assert_eq!((workshop.text(FILE), workshop.text(LEDGER)), (file.clone(), ledger.clone()));
    };
    refused(&[&two], ["was revoked on 2026-11-11", "make a new award"]);
    refused(&[&two, "--to", DID], ["was revoked on 2026-11-11", "make a new award"]);
    refused(&[&one, "--to", DID], ["is suspended", "blason reinstate"]);
    refused(&[FILE, "--to", DID], ["have not one holder", "--person"]);
    refused(&[GOOD, "--to", "camille"], ["c…", "write an e-mail address"]);
    refused(&["00000000"], ["no award goes by", "Give its id"]);
    refused(&["--person", "nobody@example.org"], ["the ledger knows no award", "whole name"]);
    refused(&[GOOD, "--to", DID, "--reason", " "], ["the reason is empty", "Say why"]);
    refused(&[GOOD, "--reason", "x"], ["--to", "--reason"]);
    // A suspended award can be renewed, and stays suspended.
    again(&workshop, &[&one, "--until", "2031-01-01", "--on", "2026-11-20"]).must_be(0);
    assert!(workshop.text(FILE).contains("suspended = 2026-11-11"));
    told(&workshop, &["erase", &one]).must_be(0);
    let gone = again(&workshop, &[&one]).must_be(2);
    assert!(gone.err.contains("was erased on"), "{}", gone.err);
    again(&workshop, &[&one, "--to", DID]).must_be(2);
}

#[test]
fn seals_that_fit_no_more_are_said() {
    let workshop = Workshop::example();
    let (path, _) = file_of(&workshop, GOOD);
    let plain = again(&workshop, &[GOOD, "--on", "2026-11-20"]).must_be(0);
    assert!(!plain.err.contains("blason sign") && plain.err.contains("blason build"));
    workshop.write(&path.replace(".toml", ".seals"), "# blason-seals 1\n");
    let sealed = again(&workshop, &[GOOD, "--on", "2026-11-21"]).must_be(0);
    assert!(sealed.err.contains("blason sign"), "{}", sealed.err);
    let json = again(&workshop, &[GOOD, "--on", "2026-11-22", "--format", "json"]).must_be(0);
    let answer: Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!(answer["seal_again"][0], *path);
    assert_eq!((&answer["written"], &answer["renewed"][0]), (&true.into(), &GOOD.into()));
}
