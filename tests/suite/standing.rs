//! Awards taken back, held back, let go again, erased: what the files say afterwards, and the site.

use serde_json::Value;

use crate::workshop::{Answer, Tree, Workshop};

pub(crate) const GOOD: &str = "24a00472-5c7f-404f-8cca-39ff31460183";

pub(crate) fn told(workshop: &Workshop, arguments: &[&str]) -> Answer {
    let mut all = vec!["--lang", "en"];
    all.extend(arguments);
    workshop.run(&all)
}

pub(crate) fn json(site: &Tree, path: &str) -> Value {
    serde_json::from_slice(&site[path]).expect("what the site publishes as JSON is JSON")
}

fn assertion(site: &Tree) -> Value {
    json(site, &format!("awards/24/{GOOD}.ob2.json"))
}

/// The file of the example that holds the award, and its text.
pub(crate) fn file_of(workshop: &Workshop, id: &str) -> (String, String) {
    let sources = workshop.sources();
    let (_, file) = sources
        .under("content/awards/")
        .find(|(_, file)| file.text().is_some_and(|text| text.contains(id)))
        .expect("the example holds this award");
    (file.path.to_string(), file.text().unwrap_or_default().to_owned())
}

#[test]
fn a_revoked_award_says_so_everywhere_and_for_ever() {
    let workshop = Workshop::example();
    let site = workshop.build();
    assert_eq!(assertion(&site).get("revoked"), None);
    let (path, before) = file_of(&workshop, GOOD);
    let reason = "Donnée par erreur";
    told(&workshop, &["revoke", GOOD, "--reason", reason, "--on", "2026-11-20"]).must_be(0);
    let after = workshop.text(&path);
    let added = "revoked = 2026-11-20\nreason = \"Donnée par erreur\"\n";
    assert_eq!(after.replacen(added, "", 1), before, "nothing else changed");
    let site = workshop.build();
    assert_eq!(assertion(&site)["revoked"], true);
    let page = String::from_utf8(site[&format!("awards/24/{GOOD}.html")].clone()).unwrap();
    assert!(page.contains(reason));
    // Twice is once; and there is no way back.
    let again = told(&workshop, &["revoke", GOOD, "--reason", "Autre"]).must_be(0);
    assert!(again.err.contains("Already revoked: 1"), "{}", again.err);
    assert_eq!(workshop.text(&path), after);
    told(&workshop, &["reinstate", GOOD]).must_be(2);
    told(&workshop, &["suspend", GOOD]).must_be(2);
    assert_eq!(workshop.text(&path), after);
}

#[test]
fn a_suspension_ends_and_its_list_never_moves_backwards() {
    let workshop = Workshop::example();
    let list = |site: &Tree| json(site, "status/les-liens/suspension-1.json");
    let before = list(&workshop.build());
    let name = &GOOD[..8];
    told(&workshop, &["suspend", name, "--on", "2026-11-20"]).must_be(0);
    let held = workshop.build();
    assert_eq!(assertion(&held)["revoked"], true, "those who read OB 2.0 know no suspension");
    assert_ne!(list(&held)["credentialSubject"], before["credentialSubject"]);
    told(&workshop, &["reinstate", name, "--on", "2026-11-22"]).must_be(0);
    let free = workshop.build();
    assert_eq!(assertion(&free).get("revoked"), None);
    assert_eq!(list(&free)["credentialSubject"], before["credentialSubject"]);
    assert_eq!(list(&held)["validFrom"], "2026-11-20T00:00:00Z");
    assert_eq!(list(&free)["validFrom"], "2026-11-22T00:00:00Z");
    // Too early, and once more.
    let (path, text) = file_of(&workshop, GOOD);
    told(&workshop, &["suspend", name, "--on", "1999-01-01"]).must_be(2);
    assert_eq!(workshop.text(&path), text);
    told(&workshop, &["suspend", name, "--on", "2026-11-23", "--reason", "Vérification"])
        .must_be(0);
    assert!(!workshop.text(&path).contains("reinstated"));
    workshop.build();
}

#[test]
fn an_erased_award_leaves_a_tombstone() {
    let workshop = Workshop::example();
    workshop.build();
    let (path, before) = file_of(&workshop, GOOD);
    let dry = told(&workshop, &["erase", GOOD, "--dry-run", "--on", "2026-11-20"]).must_be(0);
    assert!(dry.err.contains(&path), "{}", dry.err);
    assert_eq!(workshop.text(&path), before);
    let done = told(&workshop, &["erase", GOOD, "--on", "2026-11-20"]).must_be(0);
    assert!(done.err.contains("history"), "the limits are told");
    let after = workshop.text(&path);
    assert!(after.contains("[[erased]]") && after.contains("on = 2026-11-20"), "{after}");
    let salt = before.split("salt = \"").nth(1).and_then(|it| it.split('"').next());
    assert!(!after.contains(salt.expect("the award has a salt")));
    let site = workshop.build();
    let left: Vec<&String> = site.keys().filter(|path| path.contains(GOOD)).collect();
    assert_eq!(left, [&format!("awards/24/{GOOD}.ob2.json")]);
    assert_eq!(assertion(&site)["revoked"], true);
    told(&workshop, &["erase", GOOD]).must_be(0);
    assert_eq!(workshop.text(&path), after);
}

#[test]
fn whole_files_and_addresses_and_names_that_lead_nowhere() {
    let workshop = Workshop::example();
    let (path, before) = file_of(&workshop, GOOD);
    let address = format!("https://badges.liens-brelande.example/awards/24/{GOOD}.ob2.json");
    let done = told(&workshop, &["suspend", &address, "--on", "2026-11-20"]).must_be(0);
    assert_eq!(done.out.trim(), GOOD);
    let all = told(&workshop, &["suspend", &path, "--on", "2026-11-20"]).must_be(0);
    assert!(all.err.contains("Already suspended: 1"), "{}", all.err);
    let count = before.matches("[[award]]").count();
    assert_eq!(workshop.text(&path).matches("suspended = 2026-11-20").count(), count);
    for name in ["24a0", "00000000", "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d", "content/badges/x.md"]
    {
        told(&workshop, &["suspend", name]).must_be(2);
    }
    told(&workshop, &["revoke", GOOD, "--reason", "  "]).must_be(2);
}

#[test]
fn an_award_takes_the_place_of_one_that_is_there() {
    let workshop = Workshop::example();
    let (path, text) = file_of(&workshop, GOOD);
    let nobody = "supersedes = \"6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d\"\nid = \"24a00472";
    workshop.replace(&path, "id = \"24a00472", nobody);
    let findings = workshop.findings();
    let codes: Vec<&Value> =
        findings["findings"].as_array().unwrap().iter().map(|it| &it["code"]).collect();
    assert!(codes.contains(&&Value::from("L060")), "{codes:?}");
    workshop.write(&path, text);
}

#[test]
fn a_person_is_found_through_the_ledger_and_forgotten_there_too() {
    let workshop = Workshop::example();
    let table = "email;nom\ncamille@example.org;Camille Vidal\nsacha@example.org;Sacha Leroy\n";
    workshop.write("people.csv", table);
    let people = workshop.root().join("people.csv");
    let people = people.to_str().unwrap();
    let order = ["award", "premier-atelier", "--csv", people, "--date", "2026-11-20"];
    told(&workshop, &order).must_be(0);
    let file = workshop.text("content/awards/2026-11-20-premier-atelier.toml");
    assert_eq!(file.matches("[[award]]").count(), 2);
    let person = ["--person", "Camille@Example.org"];
    told(&workshop, &[&["suspend", "--on", "2026-11-21"], &person[..]].concat()).must_be(0);
    let file = workshop.text("content/awards/2026-11-20-premier-atelier.toml");
    assert_eq!(file.matches("suspended = 2026-11-21").count(), 1);
    told(&workshop, &[&["erase", "--on", "2026-11-22"], &person[..]].concat()).must_be(0);
    let file = workshop.text("content/awards/2026-11-20-premier-atelier.toml");
    assert_eq!((file.matches("[[award]]").count(), file.matches("[[erased]]").count()), (1, 1));
    let ledger = workshop.text("ledger/2026-11-20-premier-atelier.csv");
    assert!(!ledger.contains("amille") && ledger.contains("sacha@example.org"), "{ledger}");
    told(&workshop, &[&["erase"], &person[..]].concat()).must_be(2);
    workshop.build();
}

#[test]
fn what_a_person_holds_is_held_back_past_what_was_revoked() {
    let workshop = Workshop::example();
    workshop.write("people.csv", "email;nom\ncamille@example.org;Camille Vidal\n");
    let people = workshop.root().join("people.csv");
    for badge in ["premier-atelier", "ecoute-attentive"] {
        let order = ["award", badge, "--csv", people.to_str().unwrap(), "--date", "2026-11-20"];
        told(&workshop, &order).must_be(0);
    }
    let first = "content/awards/2026-11-20-premier-atelier.toml";
    told(&workshop, &["revoke", first, "--reason", "Erreur", "--on", "2026-11-21"]).must_be(0);
    let person = ["--person", "camille@example.org", "--on", "2026-11-22"];
    let revoked = workshop.text(first);
    told(&workshop, &[&["suspend"], &person[..]].concat()).must_be(0);
    assert_eq!(workshop.text(first), revoked);
    let second = "content/awards/2026-11-20-ecoute-attentive.toml";
    assert!(workshop.text(second).contains("suspended = 2026-11-22"));
    told(&workshop, &[&["reinstate"], &person[..]].concat()).must_be(0);
    told(&workshop, &["revoke", second, "--reason", "Erreur"]).must_be(0);
    // Nothing is left that it could be about: that is said.
    let refused = told(&workshop, &[&["suspend"], &person[..]].concat()).must_be(2);
    assert!(refused.err.contains("was revoked on"), "{}", refused.err);
}
