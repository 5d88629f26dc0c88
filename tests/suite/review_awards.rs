//! The rules of a review about awards: what becomes of them, and what they say of people who hold them.

use blason::ground::Sources;
use blason::render::sheet;
use blason::review::account;

use crate::review::{ISSUER, award, check_change, check_unnoticed, given, repair, reviewed, with};
use crate::support::merged;

#[test]
fn d120_awards_that_vanish() {
    let marked = given().replace("[[award]]\n", "[[award]]\n^^^^^^^^^ D120\n");
    check_change(&marked, "");
    let erased = "=== content/awards/e.toml\n[[erased]]\nid = \"6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c01\"\nstatus = 1\non = 2026-07-01\n";
    check_change(&given(), erased);
    let grave = erased.replace("[[erased]]\n", "[[erased]]\n^^^^^^^^^^ D120\n");
    check_change(&grave, "");
}

#[test]
fn d121_d122_and_d125_awards_that_change() {
    let mark = |award: &str, code: &str| {
        award.replace("[[award]]\n", &format!("[[award]]\n^^^^^^^^^ {code}\n"))
    };
    check_change(&given(), &mark(&given().replace("2026-06-01", "2026-06-09"), "D121"));
    check_change(
        &given(),
        &mark(&given().replace("badge = \"reparer\"", "badge = \"ecoute\""), "D121"),
    );
    check_change(&given(), &mark(&given().replace("$49b5", "$59b5"), "D121"));
    check_change(&given(), &mark(&given().replace("status = 1", "status = 7"), "D125"));
    let revoked = award("reparer", 1, "revoked = 2026-07-01\nreason = \"x\"");
    check_change(&revoked, &mark(&given(), "D122"));
    check_change(&given(), &revoked);
    let other = award("reparer", 2, "").replace("status = 2", "status = 1");
    let erased = "=== content/awards/e.toml\n[[erased]]\nid = \"6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c01\"\nstatus = 9\non = 2026-07-01\n";
    check_change(&given(), &with(&[erased, &mark(&other, "D125")]));
}

#[test]
fn d125_a_list_goes() {
    let far = award("reparer", 1, "").replace("status = 1", "status = 131073");
    let gone = far.replace("[[award]]\n", "[[award]]\n^^^^^^^^^ D120\n");
    let issuer = ISSUER.replace("KEYS", "[[key]]\npublic = \"z6MkkkwyYCcYpEf1hdU35rPzksWRAXTQ5zATbk4DrTXZNriz\"\nfrom = 2026-01-01\nuntil = 2028-01-01\n");
    let marked = issuer.replacen("+++\n", "+++\n^ D125\n", 1);
    check_change(&with(&[&gone, &issuer]), &marked);
}

/// A file of one award whose table is underlined.
fn mark(award: &str, code: &str) -> String {
    award.replace("[[award]]\n", &format!("[[award]]\n^^^^^^^^^ {code}\n"))
}

#[test]
fn d113_an_award_that_would_end_earlier() {
    let until = |day: &str| award("reparer", 1, &format!("expires = {day}"));
    check_change(&until("2030-01-01"), &mark(&until("2029-01-01"), "D113"));
    check_change(&given(), &mark(&until("2029-01-01"), "D113"));
    // Who was told otherwise already is told nothing more.
    let revoked = |day: &str| {
        award("reparer", 1, &format!("expires = {day}\nrevoked = 2026-07-01\nreason = \"x\""))
    };
    check_change(&revoked("2030-01-01"), &revoked("2029-01-01"));
    // The same day, said by the badge or by the award: nothing moves.
    let valid = repair("valid_for = \"P3Y\"", "x");
    check_unnoticed(&with(&[&given(), &valid]), &with(&[&until("2029-06-01"), &valid]));
}

#[test]
fn d121_an_issue_that_moves_back() {
    let from = |day: &str| award("reparer", 1, &format!("valid_from = {day}"));
    check_change(&from("2026-09-01"), &mark(&from("2026-08-01"), "D121"));
    check_change(&from("2026-09-01"), &mark(&given(), "D121"));
    check_unnoticed(&given(), &from("2026-06-01"));
}

#[test]
fn d131_awards_issued_again() {
    let again = award("reparer", 1, "valid_from = 2026-09-01\nnarrative = \"Trois lampes.\"");
    check_change(&given(), &mark(&again, "D131"));
    check_change(&award("reparer", 1, "valid_from = 2026-08-01"), &mark(&again, "D131"));
    check_unnoticed(&again, &again);
}

#[test]
fn d132_another_text_under_the_same_date() {
    let says = |more: &str| award("reparer", 1, more);
    let lamps = says("narrative = \"Trois lampes.\"");
    check_change(&lamps, &mark(&says("narrative = \"Deux lampes.\""), "D132"));
    check_change(&lamps, &mark(&given(), "D132"));
    check_change(&given(), &mark(&says("evidence = [{ name = \"Une photo\" }]"), "D132"));
    check_change(&says("expires = 2029-01-01"), &mark(&says("expires = 2030-01-01"), "D132"));
    check_unnoticed(&lamps, &says("narrative = \"Trois  lampes\""));
    let revoked =
        |text: &str| says(&format!("revoked = 2026-07-01\nreason = \"x\"\nnarrative = \"{text}\""));
    check_change(&revoked("Trois lampes."), &revoked("Deux lampes."));
}

#[test]
fn d133_what_is_published_of_awards_already_made() {
    let says = |publish: &str| award("reparer", 1, &format!("publish = \"{publish}\""));
    for (one, other) in [("none", "credential"), ("none", "page"), ("credential", "page")] {
        check_change(&says(one), &mark(&says(other), "D133"));
        check_change(&says(other), &mark(&says(one), "D133"));
    }
    // A new award is shown as it likes.
    check_change("", &says("page"));
}

#[test]
fn what_an_award_says_otherwise_is_shown_word_by_word() {
    let says = |more: &str| award("reparer", 1, &format!("publish = \"page\"\n{more}"));
    let before = says("narrative = \"Trois lampes.\"\nexpires = 2029-01-01");
    let after = says("narrative = \"Deux lampes.\"\nexpires = 2030-01-01\nvalid_from = 2026-09-01");
    let [base, head] = [&before, &after].map(|listing| Sources::from_listing(&merged(listing)));
    reviewed(&base, &head, |review| {
        let french = sheet::text(&account::told(review, true, true));
        for words in [
            "Aucun badge ne change de texte ; ce qui est dit de personnes qui en détiennent un, si.",
            "réémises : 1",
            "le récit : [−Trois−][+Deux+] lampes.",
            "la fin de validité : [−2029-01-01−] → [+2030-01-01+]",
            "la date d’émission : [−2026-06-01−] → [+2026-09-01+]",
            "D131",
        ] {
            assert!(french.contains(words), "{words}\n{french}");
        }
        let english = sheet::text(&account::told(review, false, true));
        for words in [
            "No badge changes its text; what is said of some people who hold one does.",
            "issued again: 1",
            "the narrative: [−Trois−][+Deux+] lampes.",
            "the end of validity: [−2029-01-01−] → [+2030-01-01+]",
        ] {
            assert!(english.contains(words), "{words}\n{english}");
        }
        let json = account::json(review, serde_json::Value::Null, false);
        let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(json["awards"]["renewed"], 1);
        assert_eq!(json["awards"]["reworded"], 0);
        let changes = json["awards"]["changes"].as_array().expect("a list");
        let keys: Vec<&str> = changes.iter().filter_map(|it| it["key"].as_str()).collect();
        assert_eq!(keys, ["valid_from", "expires", "narrative"]);
        assert_eq!(changes[2]["before"], "Trois lampes.");
    });
}
