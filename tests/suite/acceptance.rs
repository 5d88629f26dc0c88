//! What a catalogue says of findings: profiles, `[rules]`, `content/accepted.toml`; `explain` and
//! `check --fix`.

use blason::ground::Severity;

use crate::support::{WELL_WRITTEN, check_mistakes, check_sound, run, said};
use crate::workshop::Workshop;

/// A badge without a licence, which is a warning (C103).
const UNLICENSED: &str = "=== content/badges/reparer.md\n+++\nname = \"Réparer\"\n\
     description = \"Remettre en état.\"\nimage_alt = \"Un tournevis\"\n\
     awarded_by = \"L’atelier\"\n+++\nAvoir mené trois réparations avec les personnes qui apportent l’objet.\n";

fn settings(rest: &str) -> String {
    format!(
        "=== blason.toml\nbase_url = \"https://badges.example.org/\"\ntitle = \"B\"\n\
         issuer = \"liens\"\n{rest}\n"
    )
}

/// The findings that stand, and those that are accepted.
fn found(listing: &str) -> (Vec<(&'static str, Severity)>, Vec<&'static str>) {
    let run = run(listing);
    let stand = run.report.sorted().iter().map(|it| (it.rule.code, it.severity)).collect();
    let accepted = run.report.accepted().iter().map(|it| it.finding.rule.code).collect();
    (stand, accepted)
}

#[test]
fn a_rule_is_as_bad_as_the_catalogue_says() {
    use Severity::{Advice, Error, Warning};
    for (rest, severity) in [
        ("", Some(Warning)),
        ("profile = \"open-recognition\"", Some(Warning)),
        ("profile = \"strict\"", Some(Error)),
        ("[rules]\nC103 = \"off\"", None),
        ("[rules]\nC103 = \"advice\"", Some(Advice)),
        ("[rules]\nC103 = \"warning\"", Some(Warning)),
        ("[rules]\nC103 = \"error\"", Some(Error)),
        ("profile = \"strict\"\n[rules]\nC103 = \"advice\"", Some(Advice)),
    ] {
        let expected: Vec<_> = severity.map(|it| ("C103", it)).into_iter().collect();
        assert_eq!(found(&(settings(rest) + UNLICENSED)), (expected, vec![]), "{rest}");
    }
}

#[test]
fn a_rule_that_is_not_there_is_told_with_the_nearest() {
    check_mistakes(
        r#"
=== blason.toml
base_url = "https://badges.example.org/"
title = "B"
issuer = "liens"
[rules]
C10 = "off"
^^^ L043
C103 = "silent"
       ^^^^^^^^ L013
"#,
    );
    let run = run(&settings("[rules]\nC013 = \"off\""));
    assert!(said(&run).contains("C103"), "{}", said(&run));
}

#[test]
fn what_protects_people_or_soundness_stays() {
    check_mistakes(
        r#"
=== blason.toml
base_url = "https://badges.example.org/"
title = "B"
issuer = "liens"
[rules]
P103 = "advice"
^^^^ C113
L008 = "off"
^^^^ C113
S102 = "error"
A101 = "warning"
P107 = "off"
=== content/accepted.toml
[[accept]]
rule = "P101"
        ^^^^ C113
path = "content/awards/a.toml"
reason = "Elle est d’accord."
"#,
    );
    // It is not only said: it stays.
    let circle = "=== content/badges/reparer.md\n+++\nname = \"Réparer\"\n\
        description = \"Remettre en état.\"\nimage_alt = \"Un tournevis\"\nlicence = \"CC0-1.0\"\n\
        requires = { all = [\"reparer\"] }\n+++\nTrois réparations.\n";
    let (stand, _) = found(&(settings("[rules]\nL008 = \"off\"") + circle));
    assert!(stand.contains(&("L008", Severity::Error)), "{stand:?}");
    let accepted = accepted("rule = \"L008\"\nbadge = \"reparer\"\nreason = \"Exprès.\"");
    let (stand, taken) = found(&(accepted + circle));
    assert!(stand.contains(&("L008", Severity::Error)) && taken.is_empty(), "{stand:?}");
}

fn accepted(keys: &str) -> String {
    format!("=== content/accepted.toml\n[[accept]]\n{keys}\n")
}

#[test]
fn a_finding_is_accepted_where_it_is() {
    for place in [
        "badge = \"reparer\"",
        "path = \"content/badges/reparer.md\"",
        "path = \"content/badges/\"",
        "badge = \"reparer\"\nuntil = 2026-11-23",
        "badge = \"reparer\"\nby = \"La commission\"\nuntil = 2027-01-01",
    ] {
        let keys = format!("rule = \"C103\"\nreason = \"Texte d’un partenaire.\"\n{place}");
        assert_eq!(found(&(accepted(&keys) + UNLICENSED)), (vec![], vec!["C103"]), "{place}");
    }
    for elsewhere in [
        "",
        "badge = \"ecoute\"",
        "badge = \"repare\"",
        "issuer = \"reparer\"",
        "path = \"content/badges/reparer\"",
        "award = \"6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d\"",
    ] {
        let keys = format!("rule = \"C103\"\nreason = \"Texte d’un partenaire.\"\n{elsewhere}");
        let (stand, accepted) = found(&(accepted(&keys) + UNLICENSED));
        let codes: Vec<_> = stand.iter().map(|it| it.0).collect();
        assert_eq!((codes, accepted), (vec!["C111", "C103"], vec![]), "{elsewhere}");
    }
}

#[test]
fn an_accepted_error_closes_no_gate() {
    let bare = UNLICENSED.replace("image_alt = \"Un tournevis\"", "licence = \"CC0-1.0\"");
    let run_bare = run(&bare);
    assert!(run_bare.report.gate().is_err());
    let keys = "rule = \"A101\"\nbadge = \"reparer\"\nreason = \"L’image est décrite au-dessous.\"";
    let run = run(&(accepted(keys) + &bare));
    assert!(run.report.gate().is_ok(), "{}", said(&run));
    let [it] = &run.report.accepted()[..] else { panic!("{}", said(&run)) };
    assert_eq!(
        (it.finding.severity, &*it.reason),
        (Severity::Error, "L’image est décrite au-dessous.")
    );
}

#[test]
fn an_acceptance_has_a_reason_an_end_and_a_use() {
    check_mistakes(
        r#"
=== content/badges/reparer.md
+++
^ C103
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
+++
Trois réparations.
=== content/accepted.toml
[[accept]]
^^^^^^^^^^ C110
rule = "C103"
badge = "reparer"
[[accept]]
^^^^^^^^^^ C112
rule = "C103"
badge = "reparer"
reason = "Pour un temps."
until = 2026-11-22
[[accept]]
^^^^^^^^^^ C111
rule = "C103"
badge = "ecoute"
reason = "Pour rien."
[[accept]]
^^^^^^^^^^ L044
rule = "C103"
badge = "ecoute"
path = "content/"
reason = "Où donc ?"
[[accept]]
rule = "C193"
        ^^^^ L043
reason = "Laquelle ?"
[[accept]]
rule = "C103"
resaon = "Une faute de frappe."
^^^^^^ L003
badge = "reparer"
until = "demain"
        ^^^^^^^^ L013
"#,
    );
    // What a comparison asks is not for a check to miss.
    check_sound("=== content/accepted.toml\n");
}

#[test]
fn accepted_findings_are_shown_apart() {
    let workshop = Workshop::small();
    workshop.replace("content/badges/accueillir/index.md", "licence =", "# licence =");
    workshop.write(
        "content/accepted.toml",
        "[[accept]]\nrule = \"C103\"\nbadge = \"accueillir\"\nreason = \"Texte repris.\"\nby = \"La commission\"\n",
    );
    let answer = workshop.run(&["check"]).must_be(0);
    assert!(answer.out.contains("accepted[C103]"), "{}", answer.out);
    assert!(answer.out.contains("Texte repris. (La commission)"), "{}", answer.out);
    let found = workshop.findings();
    assert_eq!(found["warnings"], 0, "{found}");
    assert_eq!(found["accepted"][0]["code"], "C103");
    assert_eq!(found["accepted"][0]["accepted_because"], "Texte repris.");
    assert_eq!(found["accepted"][0]["accepted_by"], "La commission");
    workshop.build_with(&["--full"]).must_be(0);
}

#[test]
fn a_code_is_explained() {
    let nobody = Workshop::empty();
    let answer = nobody.run(&["explain", "c103"]).must_be(0);
    for words in ["C103", "licence", "strict: error", "content/accepted.toml"] {
        assert!(answer.out.contains(words), "{words}: {}", answer.out);
    }
    let firm = nobody.run(&["explain", "P101"]).must_be(0);
    assert!(firm.out.contains("neither lowered nor accepted"), "{}", firm.out);
    let typo = nobody.run(&["explain", "C130"]).must_be(2);
    assert!(typo.err.contains("Did you mean C1"), "{}", typo.err);
    let french = nobody.run(&["--lang", "fr", "explain", "C103"]).must_be(0);
    assert!(french.out.contains("Que faire"), "{}", french.out);
    nobody.run(&["explain"]).must_be(2);
    nobody.run(&["explain", "C103", "--list"]).must_be(2);
}

#[test]
fn every_code_is_listed() {
    let nobody = Workshop::empty();
    let list = nobody.run(&["explain", "--list"]).must_be(0);
    let json = nobody.run(&["explain", "--list", "--format", "json"]).must_be(0);
    let json: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    let listed: Vec<&str> = json["codes"]
        .as_array()
        .expect("codes")
        .iter()
        .filter_map(|it| it["code"].as_str())
        .collect();
    for rule in blason::cli::codes::rules() {
        assert!(list.out.contains(&format!(" {}  ", rule.code)), "{}", rule.code);
        assert_eq!(listed.iter().filter(|code| **code == rule.code).count(), 1, "{}", rule.code);
    }
    let one = nobody.run(&["explain", "L003", "--format", "json"]).must_be(0);
    let one: serde_json::Value = serde_json::from_str(&one.out).expect("JSON");
    assert_eq!(one["profiles"]["strict"], "error");
    assert_eq!(one["firm"], true);
    assert!(one["situations"].as_array().is_some_and(|it| it.len() > 1), "{one}");
}

#[test]
fn a_slip_of_the_hand_is_mended_in_place() {
    let workshop = Workshop::small();
    let path = "content/badges/accueillir/index.md";
    let right = workshop.text(path);
    workshop.replace(path, "licence = ", "# garder\nlicense  =   ");
    let wrong = workshop.text(path);
    let dry = workshop.run(&["check", "--fix", "--dry-run"]).must_be(1);
    assert!(
        dry.out.contains("- license  =   \"") && dry.out.contains("+ licence  =   \""),
        "{}",
        dry.out
    );
    assert_eq!(workshop.text(path), wrong, "a dry run writes nothing");
    let answer = workshop.run(&["check", "--fix"]).must_be(0);
    assert!(answer.err.contains("Mended"), "{}", answer.err);
    // What stands around the mend stays letter for letter.
    assert_eq!(workshop.text(path), wrong.replace("license", "licence"));
    assert_eq!(workshop.text(path), right.replace("licence = ", "# garder\nlicence  =   "));
    let nothing = workshop.run(&["check", "--fix"]).must_be(0);
    assert!(nothing.err.contains("Nothing can be mended"), "{}", nothing.err);
    workshop.run(&["check", "--dry-run"]).must_be(2);
}

#[test]
fn a_mend_never_guesses() {
    let workshop = Workshop::small();
    let path = "content/badges/accueillir/index.md";
    // The right key is there already; which of the two is meant?
    workshop.replace(path, "licence = ", "license = \"CC0-1.0\"\nlicence = ");
    let twice = workshop.text(path);
    workshop.run(&["check", "--fix"]).must_be(1);
    assert_eq!(workshop.text(path), twice);
    let json = workshop.run(&["check", "--fix", "--format", "json"]).must_be(1);
    let json: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!(json["mended"].as_array().map(Vec::len), Some(0), "{json}");
}

/// Every check with an example finds exactly what the example underlines, and nothing in its mend.
#[test]
fn every_example_is_one() {
    for check in blason::check::CHECKS {
        for example in check.examples {
            let codes: Vec<_> = check.rules.iter().map(|rule| rule.code).collect();
            let shows = codes.iter().any(|code| example.bad.contains(&format!("^ {code}")));
            assert!(shows, "an example of {codes:?} shows another rule");
            // What an example says itself of the settings takes the place of these.
            let settings =
                if codes.iter().any(|it| it.starts_with('W')) { WELL_WRITTEN } else { "" };
            check_mistakes(&[settings, example.bad.trim_start()].concat());
            check_sound(&[settings, example.good.trim_start()].concat());
        }
    }
}
