//! Each check, failing and passing; the sound catalogue passes all of them.

use crate::support::{AWARD, check_mistakes, check_sound, run, said};

/// A badge of the sound catalogue with other keys in its header.
fn badge(slug: &str, keys: &str) -> String {
    format!(
        "=== content/badges/{slug}.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n\
         === content/badges/{slug}.md\n+++\nname = \"{slug}\"\ndescription = \"Un badge.\"\n\
         image_alt = \"Une image\"\nlicence = \"CC0-1.0\"\n{keys}\n+++\nTexte\n"
    )
}

fn settings(base_url: &str, rest: &str) -> String {
    format!(
        "=== blason.toml\nbase_url = \"{base_url}\"\ntitle = \"B\"\nissuer = \"liens\"\nprofile = \"open-recognition\"\n{rest}\n"
    )
}

fn codes(listing: &str) -> Vec<&'static str> {
    run(listing).report.sorted().iter().map(|finding| finding.rule.code).collect()
}

#[test]
fn l004_a_moved_address_outside_the_site() {
    check_mistakes(
        r#"
=== blason.toml
base_url = "https://example.org/badges/"
title = "B"
issuer = "liens"
[[moved]]
from = "/old.json"
to = "https://example.org/autre/a.json"
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ L004
[[moved]]
from = "/older.json"
to = "badges/../../x"
     ^^^^^^^^^^^^^^^^ L004
[[moved]]
from = "/oldest.json"
to = "/autre/a.json"
     ^^^^^^^^^^^^^^^ L004
"#,
    );
    let moved = |to: &str| format!("[[moved]]\nfrom = \"/old\"\nto = \"{to}\"");
    for to in ["badges/ecoute", "/badges/badges/ecoute", "https://example.org/badges/x"] {
        check_sound(&settings("https://example.org/badges/", &moved(to)));
    }
}

#[test]
fn l005_one_host_in_two_letter_cases() {
    check_mistakes(
        r#"
=== content/pages/a.md
+++
name = "A"
+++
Texte
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
discussion = "https://Badges.Example.org/42"
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ L005
+++
Texte
"#,
    );
    check_sound(&badge("a", "discussion = \"https://badges.example.org/42\""));
}

#[test]
fn l006_plain_http() {
    check_mistakes(
        r#"
=== blason.toml
base_url = "http://badges.example.org/"
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ L006
title = "B"
issuer = "liens"
"#,
    );
    check_sound(&settings("http://localhost:8000/", ""));
}

#[test]
fn l007_a_base_that_is_not_a_site() {
    for bad in [
        "https://raw.githubusercontent.com/a/b/main/",
        "https://github.com/a/b/blob/main/",
        "https://cdn.jsdelivr.net/gh/a/b/",
        "https://deploy-preview-12--badges.netlify.app/",
        "https://a1b2c3.badges.pages.dev/",
    ] {
        assert_eq!(codes(&settings(bad, "")), ["L007"], "{bad}");
    }
    for good in [
        "https://a.github.io/badges/",
        "https://badges.pages.dev/",
        "https://badges.netlify.app/",
        "https://example.org/tree/blob/",
    ] {
        check_sound(&settings(good, ""));
    }
}

#[test]
fn l008_a_circle_of_requirements() {
    let three = |last: &str| {
        badge("a", "requires = { all = [\"b\"] }")
            + &badge("b", "requires = { any = 1, of = [\"c\", \"ecoute\"] }")
            + &badge("c", last)
    };
    check_sound(&three(""));
    let run = run(&three("requires = { all = [\"a\"] }"));
    assert_eq!(run.report.findings().len(), 1, "{}", said(&run));
    assert!(said(&run).contains("a → b → c → a"), "{}", said(&run));
    assert_eq!(codes(&badge("seul", "requires = { all = [\"seul\"] }")), ["L008"]);
}

#[test]
fn l009_a_published_badge_asks_for_a_draft() {
    let draft = badge("brouillon", "status = \"draft\"");
    let asking = |status: &str| {
        let keys = format!("status = \"{status}\"\nrequires = {{ all = [\"brouillon\"] }}");
        badge("demande", &keys) + &draft
    };
    assert_eq!(codes(&asking("active")), ["L009"]);
    check_sound(&asking("draft"));
}

#[test]
fn l010_an_award_of_what_is_not_awarded() {
    let award = |badge: &str, date: &str| {
        format!("=== content/awards/a.toml\nbadge = \"{badge}\"\nawarded = {date}\n{AWARD}")
    };
    let draft = badge("a", "status = \"draft\"");
    assert_eq!(codes(&(draft + &award("a", "2026-06-01"))), ["L010"]);
    let retired = badge("a", "status = \"retired\"\nretired = 2026-06-30");
    check_sound(&(retired.clone() + &award("a", "2026-06-30")));
    assert_eq!(codes(&(retired + &award("a", "2026-07-01"))), ["L010"]);
}

#[test]
fn l026_a_page_where_the_site_has_its_own() {
    let page = |slug: &str| format!("=== content/pages/{slug}.md\n+++\nname = \"A\"\n+++\nTexte\n");
    for taken in ["badges", "verify", "fr"] {
        assert_eq!(codes(&page(taken)), ["L026"], "{taken}");
    }
    for free in ["aide", "en"] {
        check_sound(&page(free));
    }
}

#[test]
fn l039_results_that_the_badge_does_not_describe() {
    let described = badge(
        "a",
        "[[result]]\nid = \"cadre\"\nname = \"Cadre\"\ntype = \"RubricCriterionLevel\"\n\
         [[result.level]]\nid = \"haut\"\nname = \"Haut\"",
    );
    let given = |result: &str| {
        let award = format!("{AWARD}results = [{result}]");
        described.clone()
            + &format!("=== content/awards/a.toml\nbadge = \"a\"\nawarded = 2026-06-01\n{award}\n")
    };
    check_sound(&given("{ result = \"cadre\", level = \"haut\" }"));
    check_sound(&given("{ status = \"Completed\" }"));
    for bad in [
        "{ result = \"cadres\" }",
        "{ result = \"cadre\", level = \"bas\" }",
        "{ level = \"bas\" }",
    ] {
        assert_eq!(codes(&given(bad)), ["L039"], "{bad}");
    }
}

const TWO_LANGUAGES: &str = "languages = [\"fr\", \"en\"]";

/// The sound catalogue in two languages, its second badge with this translation.
fn translated(translation: &str) -> String {
    let ecoute = "=== content/badges/ecoute/index.en.md\n+++\nname = \"Listening\"\n\
                  description = \"A presence.\"\nimage_alt = \"An ear\"\n+++\nThree peers.\n";
    settings("https://badges.example.org/", TWO_LANGUAGES)
        + ecoute
        + "=== content/badges/reparer.en.md\n"
        + translation
}

const WHOLE: &str = "+++\nname = \"Mending\"\ndescription = \"Fixing.\"\nimage_alt = \"A screwdriver\"\n+++\nThree repairs.\n";

#[test]
fn a101_an_image_is_described_where_its_badge_is_published() {
    check_sound(&translated(WHOLE));
    assert_eq!(codes(&translated(&WHOLE.replace("image_alt = \"A screwdriver\"\n", ""))), ["A101"]);
    let nothing = badge("a", "").replace("image_alt = \"Une image\"\n", "");
    assert_eq!(codes(&nothing), ["A101"]);
}

#[test]
fn a101_holds_for_issuers() {
    let issuer = |alt: &str| {
        format!(
            "=== content/issuers/a.svg\n<svg/>\n=== content/issuers/a.md\n+++\nname = \"A\"\n\
             image = \"a.svg\"\n{alt}\n[[key]]\n\
             public = \"z6MkkkwyYCcYpEf1hdU35rPzksWRAXTQ5zATbk4DrTXZNriz\"\n+++\n"
        )
    };
    check_sound(&issuer("image_alt = \"Un logo\""));
    assert_eq!(codes(&issuer("")), ["A101"]);
}

#[test]
fn t101_a_badge_is_there_in_every_language() {
    let partly = "+++\nname = \"Mending\"\nimage_alt = \"A screwdriver\"\n+++\n";
    let run = run(&translated(partly));
    assert!(said(&run).contains("description, criteria"), "{}", said(&run));
    assert_eq!(run.report.findings().len(), 1);
    let untranslated = settings("https://badges.example.org/", TWO_LANGUAGES);
    assert_eq!(codes(&untranslated), ["T101", "T101"]);
}

#[test]
fn t102_a_translation_of_a_text_that_has_changed() {
    let stale = WHOLE.replacen("+++\n", &format!("+++\ntranslates = \"{}\"\n", "0".repeat(64)), 1);
    let first = run(&translated(&stale));
    let finding = first.report.findings()[0].clone();
    assert_eq!((finding.rule.code, first.report.findings().len()), ("T102", 1));
    // The way out is the way out.
    let way_out = finding.say(finding.rule.way_out, false);
    let digest = way_out.split('"').nth(1).unwrap();
    let fresh = stale.replace(&"0".repeat(64), digest);
    check_sound(&translated(&fresh));
    // Blanks at the ends of lines are no change; a word is.
    let reference = "=== content/badges/reparer.md\n+++\nname = \"Réparer\"\n\
        description = \"Remettre en état.\"\nimage_alt = \"Un tournevis\"\n\
        licence = \"CC-BY-SA-4.0\"\nawarded_by = \"L’atelier\"\n+++\n\n\
        Avoir mené trois réparations avec les personnes qui apportent l’objet.  \n\n";
    check_sound(&(translated(&fresh) + reference));
    let changed = reference.replace("trois", "quatre");
    assert_eq!(codes(&(translated(&fresh) + &changed)), ["T102"]);
}

#[test]
fn p103_a_salt_serves_once() {
    let two = |salt: &str| {
        let second = AWARD.replace("6f0f", "7f0f").replace("status = 7", "status = 8");
        let second = second.replace("IY6R9OxYqNf9mlNsYv7zsA", salt);
        format!(
            "=== content/awards/a.toml\nbadge = \"ecoute\"\nawarded = 2026-06-01\n{AWARD}{second}"
        )
    };
    check_sound(&two("knF97vCgIbs4LG5j1JHOVw"));
    assert_eq!(codes(&two("IY6R9OxYqNf9mlNsYv7zsA")), ["P103"]);
}

#[test]
fn p104_no_page_where_the_badge_forbids_one() {
    let with = |keys: &str, publish: &str| {
        badge("a", keys)
            + &format!(
                "=== content/awards/a.toml\nbadge = \"a\"\nawarded = 2026-06-01\npublish = \"{publish}\"\n{AWARD}"
            )
    };
    assert_eq!(codes(&with("minors = true", "page")), ["P104"]);
    assert_eq!(codes(&with("sensitive = true", "page")), ["P104"]);
    check_sound(&with("minors = true", "credential"));
    check_sound(&with("", "page"));
    // The site's default is no request; the model makes no page all the same.
    let default = settings("https://badges.example.org/", "[awards]\npublish = \"page\"");
    check_sound(&(default + &with("minors = true", "page").replace("publish = \"page\"\n", "")));
}

#[test]
fn s102_somebody_must_be_able_to_sign() {
    let issuer = |keys: &str| {
        format!(
            "=== content/issuers/liens.md\n+++\nname = \"L\"\nemail = \"a@example.org\"\n{keys}\n+++\n"
        )
    };
    let key = |dates: &str| {
        issuer(&format!(
            "[[key]]\npublic = \"z6MkkkwyYCcYpEf1hdU35rPzksWRAXTQ5zATbk4DrTXZNriz\"\n{dates}"
        ))
    };
    assert_eq!(codes(&issuer("")), ["S102"]);
    assert_eq!(codes(&key("compromised = 2026-03-01")), ["S102"]);
    assert_eq!(codes(&key("from = 2027-01-01\nuntil = 2026-01-01")), ["S102"]);
    check_sound(&(settings("https://badges.example/", "") + &issuer("")));
    let award = |date: &str| {
        format!("=== content/awards/a.toml\nbadge = \"ecoute\"\nawarded = {date}\n{AWARD}")
    };
    let dated = key("from = 2026-01-01\nuntil = 2027-01-01");
    check_sound(&(dated.clone() + &award("2026-12-31")));
    // What is older than every key is signed by the first.
    check_sound(&(dated.clone() + &award("2020-01-01")));
    assert_eq!(codes(&(dated + &award("2027-01-01"))), ["S102"]);
}

#[test]
fn o121_an_issuer_that_can_be_written_to() {
    let issuer = |email: &str| {
        format!(
            "=== content/issuers/liens.md\n+++\nname = \"L\"\n{email}\n[[key]]\n\
             public = \"z6MkkkwyYCcYpEf1hdU35rPzksWRAXTQ5zATbk4DrTXZNriz\"\n+++\n"
        )
    };
    check_sound(&issuer("email = \"badges@example.org\""));
    assert_eq!(codes(&issuer("")), ["O121"]);
    // Who does not publish for readers of 2.0 owes them nothing, nor does who publishes nothing.
    let only_three = settings("https://badges.example.org/", "[build]\nformats = [\"ob3\"]");
    check_sound(&(only_three + &issuer("")));
    let silent = issuer("").replace("issuers/liens", "issuers/autre");
    check_sound(&silent);
}

#[test]
fn c103_a_licence() {
    assert_eq!(codes(&badge("a", "").replace("licence = \"CC0-1.0\"\n", "")), ["C103"]);
    check_sound(&badge("a", ""));
}
