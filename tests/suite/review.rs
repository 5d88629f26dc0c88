//! Each rule of a review, firing at its place and silent where nothing is wrong: the sound catalogue
//! in two states.

use blason::content::counts;
use blason::ground::report::placeholders;
use blason::ground::{Report, Sources};
use blason::model::Catalogue;
use blason::review::{self, Comparison, Review, Side};

use crate::support::{merged, place, unmarked};

/// An award of “Écoute”, by its last figure, with more lines.
pub(crate) fn award(badge: &str, figure: u8, more: &str) -> String {
    format!(
        "=== content/awards/{badge}-{figure}.toml\nbadge = \"{badge}\"\nawarded = 2026-06-0{figure}\n[[award]]\n\
         id = \"6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0{figure}\"\n\
         recipient = {{ hash = \"sha256$49b5fe6fc9c8d1ae272e7a94739e11f97200128e8bacf9233bb15f2091c0e3be\", \
         salt = \"IY6R9OxYqNf9mlNsYv7zsA\" }}\nstatus = {figure}\n{more}\n"
    )
}

/// The badge “Réparer” with other lines in its header, and this text.
pub(crate) fn repair(header: &str, text: &str) -> String {
    let name = if header.lines().next().is_some_and(|line| line.starts_with("name =")) {
        ""
    } else {
        "name = \"Réparer\"\n"
    };
    let about = if header.contains("description =") {
        ""
    } else {
        "description = \"Remettre en état.\"\n"
    };
    let alt = if header.contains("image_alt") { "" } else { "image_alt = \"Un tournevis\"\n" };
    let licence = if header.contains("licence =") { "" } else { "licence = \"CC-BY-SA-4.0\"\n" };
    format!(
        "=== content/badges/reparer.md\n+++\n{name}{about}{alt}{licence}{header}\n+++\n{text}\n"
    )
}

/// What a review of these two sets of files says, given to a closure.
pub(crate) fn reviewed<T>(
    base: &Sources,
    head: &Sources,
    look: impl FnOnce(&Review<'_>) -> T,
) -> T {
    let understood = |sources: &Sources| {
        let mut report = Report::new();
        let drafts = blason::content::read(sources, &mut report);
        let catalogue = Catalogue::assemble(drafts, &mut report).expect("a catalogue");
        let counts = counts::read(sources, &catalogue, &mut report);
        (catalogue, counts, report)
    };
    let (before, after) = (understood(base), understood(head));
    let comparison = Comparison::new(
        Side::new(&before.0, base, &before.2, &before.1),
        Side::new(&after.0, head, &after.2, &after.1),
    );
    let mut report = Report::new();
    review::run(&comparison, &mut report);
    for finding in report.findings() {
        for sentence in [finding.rule.message, finding.rule.reason, finding.rule.way_out] {
            for hole in placeholders(sentence.fr) {
                let filled = finding.arguments.iter().any(|(name, _)| *name == hole);
                assert!(filled, "{}: {{{hole}}} in “{}”", finding.rule.code, sentence.fr);
            }
        }
    }
    look(&Review {
        comparison,
        report,
        sources: head.with_beside(base, "base"),
        base_name: "base".to_owned(),
        head_name: "head".to_owned(),
    })
}

/// Puts files into the sound catalogue, before and after, and expects exactly the findings that are
/// underlined: in the files after, or in those before for what is gone.
#[track_caller]
pub(crate) fn check_change(before: &str, after: &str) {
    let (before, gone) = unmarked(before);
    let (after, expected) = unmarked(after);
    let mut expected: Vec<String> =
        expected.into_iter().chain(gone.into_iter().map(|it| format!("base:{it}"))).collect();
    let [base, head] = [&before, &after].map(|listing| Sources::from_listing(&merged(listing)));
    let mut found = reviewed(&base, &head, |review| {
        let all = review.report.sorted();
        all.into_iter().map(|it| place(&review.sources, it)).collect::<Vec<_>>()
    });
    expected.sort();
    found.sort();
    assert_eq!(found, expected, "\n{before}\n→\n{after}");
}

/// Expects that nobody notices anything.
#[track_caller]
pub(crate) fn check_unnoticed(before: &str, after: &str) {
    let [base, head] = [before, after].map(|listing| Sources::from_listing(&merged(listing)));
    reviewed(&base, &head, |review| {
        assert!(review.is_empty(), "{:#?}", review::account::told(review, false, true));
    });
}

pub(crate) fn given() -> String {
    award("reparer", 1, "")
}

pub(crate) fn with(parts: &[&str]) -> String {
    parts.concat()
}

#[test]
fn nothing_to_say() {
    check_unnoticed("", "");
    check_unnoticed(&given(), &given());
    let text = "On a fait :\n\n- trois réparations ;\n- une fiche.";
    let other = "On  a fait…\n\n*   une **fiche**\n*   trois réparations";
    let before = with(&[&given(), &repair("tags = [\"a\", \"b\"]", text)]);
    let after = with(&[&given(), &repair("tags = [\"b\", \"a\"]", &other.replace('…', " :"))]);
    check_unnoticed(&before, &after);
    let crlf = |text: &str| text.replace("Trois réparations.\n", "Trois réparations.\r\n");
    check_unnoticed(&repair("", "Trois réparations."), &crlf(&repair("", "Trois réparations.")));
    check_unnoticed(
        &repair("description = \"L'objet « aimé »\"", "x"),
        &repair("description = \"L’objet \\\"aimé\\\"\"", "x"),
    );
}

#[test]
fn d101_a_held_badge_moves() {
    let moved = "=== content/badges/remettre.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n=== content/badges/remettre.md\n+++\nname = \"Réparer\"\n";
    let rest = "description = \"Remettre en état.\"\nimage_alt = \"Un tournevis\"\nlicence = \"CC-BY-SA-4.0\"\n+++\nTrois réparations du monde.\n";
    let old = with(&[
        &given(),
        &award("ancien", 2, ""),
        "=== content/badges/ancien.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n=== content/badges/ancien.md\n+++\nname = \"Réparer\"\n",
        rest,
    ]);
    let now = with(&[&given(), &award("remettre", 2, ""), moved, "       ^^^^^^^^^ D101\n", rest]);
    check_change(&old, &now);
    let settings = "=== blason.toml\nbase_url = \"https://badges.example.org/\"\ntitle = \"Badges\"\nlanguage = \"fr\"\nlanguages = [\"fr\"]\nissuer = \"liens\"\n[[moved]]\nfrom = \"/badges/ancien/\"\nto = \"badges/remettre\"\n";
    let now = with(&[&given(), &award("remettre", 2, ""), moved, rest, settings]);
    check_change(&old, &now);
    let forgotten = settings.replace(
        "to = \"badges/remettre\"\n",
        "to = \"badges/reparer\"\n     ^^^^^^^^^^^^^^^^ D101\n",
    );
    check_change(&forgotten, "");
}

#[test]
fn d101_a_held_version_goes() {
    let before = with(&[&given(), &repair("", "Trois réparations.")]);
    let after =
        with(&[&given(), &repair("version = \"2\"\n          ^^^ D101", "Trois réparations.")]);
    check_change(&before, &after);
}

#[test]
fn d102_a_held_badge_goes() {
    let extra = "=== content/badges/autre.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n=== content/badges/autre.md\n+++\nname = \"Autre\"\n";
    let rest = "description = \"Autre.\"\nimage_alt = \"x\"\nlicence = \"CC0-1.0\"\n+++\nTout autre chose que le reste.\n";
    let given = award("autre", 3, "");
    check_change(&with(&[&given, extra, "       ^^^^^^^ D102\n", rest]), "");
    check_change(&with(&[extra, rest]), "");
    check_change(
        &with(&[&given, extra, rest]),
        &with(&[&given, extra, "status = \"retired\"\n", rest]),
    );
}

#[test]
fn d103_criteria_change() {
    let before = with(&[&given(), &repair("", "- trois réparations\n- une fiche")]);
    let after =
        with(&[&given(), &repair("", "- deux réparations\n  ^^^^^^^^^^^^^^^^ D103\n- une fiche")]);
    check_change(&before, &after);
    let gone = with(&[&given(), &repair("", "- trois réparations\n- une fiche\n  ^^^^^^^^^ D103")]);
    check_change(&gone, &with(&[&given(), &repair("", "- trois réparations")]));
    let said = repair("clarification = \"coquille\"", "- deux réparations\n- une fiche");
    check_change(&before, &with(&[&given(), &said]));
    check_change(&repair("", "- un"), &repair("", "- deux"));
    // Words that were said of an earlier change say nothing of this one.
    let old = with(&[&given(), &repair("clarification = \"coquille\"", "- trois réparations")]);
    let new = repair("clarification = \"coquille\"", "- deux réparations\n  ^^^^^^^^^^^^^^^^ D103");
    check_change(&old, &with(&[&given(), &new]));
}

#[test]
fn d103_done_right_is_a_new_version() {
    let before = with(&[&given(), &repair("", "- trois réparations")]);
    let kept = repair("", "- trois réparations")
        .replace("content/badges/reparer.md", "content/badges/reparer/v1.md");
    let art = "=== content/badges/reparer/badge.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n";
    let after = with(&[
        &given().replace("\"reparer\"", "\"reparer@1\""),
        art,
        &kept,
        &repair("version = \"2\"", "- deux réparations"),
    ]);
    check_change(&before, &after);
}

#[test]
fn d104_name_and_d105_words() {
    let before = with(&[&given(), &repair("evidence_expected = \"Une fiche.\"", "x")]);
    let after = repair(
        "name = \"Remettre\"\n       ^^^^^^^^^^ D104\nevidence_expected = \"Une fiche.\"",
        "x",
    );
    check_change(&before, &with(&[&given(), &after]));
    let after = repair(
        "description = \"Autre.\"\n              ^^^^^^^^ D105\nevidence_expected = \"Deux.\"\n                    ^^^^^^^ D105",
        "x",
    );
    check_change(&before, &with(&[&given(), &after]));
    check_change(
        &before,
        &with(&[&given(), &repair("name = \"Réparer\"\nevidence_expected = \"Une  fiche\"", "x")]),
    );
}

const SECOND: &str = "=== content/issuers/autre.md\n+++\nname = \"Autre\"\n[[key]]\npublic = \"z6MkkkwyYCcYpEf1hdU35rPzksWRAXTQ5zATbk4DrTXZNriz\"\nfrom = 2026-01-01\n+++\n";

#[test]
fn d106_another_issuer() {
    let before = with(&[&given(), SECOND, &repair("", "x")]);
    let after =
        with(&[&given(), SECOND, &repair("issuer = \"autre\"\n         ^^^^^^^ D106", "x")]);
    check_change(&before, &after);
    check_change(
        &with(&[SECOND, &repair("", "x")]),
        &with(&[SECOND, &repair("issuer = \"autre\"", "x")]),
    );
}

fn settings(base: &str, more: &str) -> String {
    format!(
        "=== blason.toml\nbase_url = \"{base}\"\n{more}title = \"Badges\"\nlanguage = \"fr\"\nlanguages = [\"fr\"]\nissuer = \"liens\"\n"
    )
}

#[test]
fn d107_the_site_moves() {
    let mark = "           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ D107\n";
    check_change(&given(), &with(&[&given(), &settings("https://badges.example.net/", mark)]));
    let formerly = "formerly = [\"https://badges.example.org/\"]\n";
    let moved = with(&[&given(), &settings("https://badges.example.net/", formerly)]);
    check_change(&given(), &moved);
    check_change(&moved, &with(&[&given(), &settings("https://badges.example.net/", mark)]));
    check_change("", &settings("https://badges.example.net/", ""));
}

/// Two versions of “Réparer”: the kept one with this text, the current one too.
fn two(kept: &str, current: &str) -> String {
    let kept =
        repair("", kept).replace("content/badges/reparer.md", "content/badges/reparer/v1.md");
    let art = "=== content/badges/reparer/badge.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n";
    with(&[art, &kept, &repair("version = \"2\"", current)])
}

#[test]
fn d108_a_kept_text() {
    check_change(&two("- un\n- deux", "x"), &two("- un\n- trois\n  ^^^^^ D108", "x"));
    check_change(&two("- un\n- deux", "x"), &two("- deux\n- un", "x"));
}

#[test]
fn d109_the_version_says_too_little() {
    let before = with(&[&given(), &repair("type = \"Badge\"", "x")]);
    let after = with(&[&given(), &repair("type = \"Course\"\n       ^^^^^^^^ D109", "x")]);
    check_change(&before, &after);
    let kept =
        repair("", "- trois").replace("content/badges/reparer.md", "content/badges/reparer/v1.md");
    let art = "=== content/badges/reparer/badge.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n";
    let next = |version: &str| {
        with(&[
            &given().replace("\"reparer\"", "\"reparer@1\""),
            art,
            &kept,
            &repair(version, "- deux"),
        ])
    };
    let before = with(&[&given(), &repair("", "- trois")]);
    check_change(&before, &next("version = \"1.1\"\n          ^^^^^ D109"));
    check_change(&before, &next("version = \"2\""));
}

const OTHER_ART: &str =
    "=== content/badges/reparer.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\"/>\n";

#[test]
fn d110_and_d111_a_picture() {
    let before = with(&[&given(), &repair("image = \"reparer.svg\"", "x")]);
    let after = repair(
        "image = \"reparer.svg\"\n        ^^^^^^^^^^^^^ D110\nimage_alt = \"Un tournevis\"\n            ^^^^^^^^^^^^^^ D111",
        "x",
    );
    check_change(&before, &with(&[&given(), OTHER_ART, &after]));
    let after =
        repair("image = \"reparer.svg\"\n        ^^^^^^^^^^^^^ D110\nimage_alt = \"Une clé\"", "x");
    check_change(&before, &with(&[&given(), OTHER_ART, &after]));
    let after = repair("image = \"reparer.svg\"\nimage_alt = \"Une clé\"", "x");
    check_change(&repair("image = \"reparer.svg\"", "x"), &with(&[OTHER_ART, &after]));
}

#[test]
fn d112_and_d113_validity() {
    let valid = |period: &str| repair(&format!("valid_for = \"{period}\""), "x");
    let before = with(&[&given(), &valid("P3Y")]);
    let after = with(&[&given(), &repair("valid_for = \"P1Y\"\n            ^^^^^ D113", "x")]);
    check_change(&before, &after);
    let own = award("reparer", 1, "expires = 2030-01-01");
    let after = with(&[&own, &repair("valid_for = \"P1Y\"\n            ^^^^^ D112", "x")]);
    check_change(&with(&[&own, &valid("P3Y")]), &after);
    check_change(&with(&[&own, &valid("P1Y")]), &with(&[&own, &valid("P3Y")]));
    check_change(&valid("P3Y"), &valid("P1Y"));
}

#[test]
fn d114_and_d115_requirements() {
    let asks = |what: &str| repair(&format!("[requires]\n{what}"), "x");
    let third = "=== content/badges/tiers.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n=== content/badges/tiers.md\n+++\nname = \"Tiers\"\ndescription = \"T.\"\nimage_alt = \"x\"\nlicence = \"CC0-1.0\"\nSTATUS+++\nSept mots qui ne disent rien du tout.\n";
    let active = third.replace("STATUS", "");
    let one = with(&[&given(), &active, &asks("any = 1\nof = [\"ecoute\", \"tiers\"]")]);
    let two = with(&[
        &given(),
        &active,
        &repair("[requires]\n^^^^^^^^^^ D114\nany = 2\nof = [\"ecoute\", \"tiers\"]", "x"),
    ]);
    check_change(&one, &two);
    check_change(&two.replace("^^^^^^^^^^ D114\n", ""), &one);
    let retired = third.replace("STATUS", "status = \"retired\"\n");
    let both = with(&[&given(), &active, &asks("all = [\"ecoute\", \"tiers\"]")]);
    let dead = with(&[
        &given(),
        &retired,
        &repair("[requires]\n^^^^^^^^^^ D115\nall = [\"ecoute\", \"tiers\"]", "x"),
    ]);
    check_change(&both, &dead);
    check_change(&one, &one.replace(&active, &retired));
}

#[test]
fn d116_an_alignment() {
    let aligned = "[[alignment]]\nname = \"Réparer\"\nurl = \"https://example.org/r\"";
    let after = repair(
        "[[alignment]]\n^^^^^^^^^^^^^ D116\nname = \"Réparer\"\nurl = \"https://example.org/r\"",
        "x",
    );
    check_change(&with(&[&given(), &repair("", "x")]), &with(&[&given(), &after]));
    check_unnoticed(&repair(aligned, "x"), &repair(aligned, "x"));
}

const BOTH: &str = "=== blason.toml\nbase_url = \"https://badges.example.org/\"\ntitle = \"Badges\"\nlanguage = \"fr\"\nlanguages = [\"fr\", \"en\"]\nissuer = \"liens\"\n";

#[test]
fn d117_and_d118_languages() {
    let english = "=== content/badges/reparer.en.md\n+++\nname = \"Mending\"\ndescription = \"Mend.\"\n+++\n- one\n";
    let marked = |code: &str| english.replacen("+++\n", &format!("+++\n^ {code}\n"), 1);
    let before = with(&[BOTH, english, &repair("", "- un")]);
    check_change(&before, &with(&[BOTH, &marked("D117"), &repair("", "- deux")]));
    let both = with(&[BOTH, &english.replace("- one", "- two"), &repair("", "- deux")]);
    check_change(&before, &both);
    let without = with(&[BOTH, &repair("", "- un")]);
    check_change(&without, &with(&[BOTH, &marked("D118"), &repair("", "- un")]));
    check_change(&with(&[BOTH, &marked("D118"), &repair("", "- un")]), &without);
}

pub(crate) const ISSUER: &str = "=== content/issuers/liens.md\n+++\nname = \"Les Liens\"\nurl = \"https://example.org/\"\nemail = \"badges@example.org\"\nKEYS+++\n";

#[test]
fn d123_and_d124_keys() {
    let key = |public: &str, rest: &str| format!("[[key]]\npublic = \"{public}\"\n{rest}");
    let old = "z6MkkkwyYCcYpEf1hdU35rPzksWRAXTQ5zATbk4DrTXZNriz";
    let new = "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
    let keys = |keys: &[String]| ISSUER.replace("KEYS", &keys.concat());
    let one =
        |marks: &str| keys(&[format!("[[key]]\npublic = \"{old}\"\n{marks}from = 2026-01-01\n")]);
    let follow = keys(&[key(new, "from = 2026-01-01\n")]);
    let under = format!("         {} D123\n", "^".repeat(old.len() + 2));
    check_change(&with(&[&given(), &one(&under)]), &with(&[&given(), &follow]));
    check_change(&one(""), &follow);
    let under = format!("         {} D124\n", "^".repeat(new.len() + 2));
    let beside =
        keys(&[key(old, "from = 2026-01-01\n"), key(new, &format!("{under}from = 2027-01-01\n"))]);
    check_change(&one(""), &beside);
    let told = keys(&[
        key(old, "from = 2026-01-01\nuntil = 2027-01-01\n"),
        key(new, "from = 2027-01-01\n"),
    ]);
    check_change(&one(""), &told);
}

#[test]
fn d126_a_term_goes() {
    let words = "=== content/frameworks/mots.toml\nname = \"Mots\"\n[[family]]\nslug = \"savoir\"\nname = \"Savoir\"\n";
    let gone = words.replace("slug = \"savoir\"\n", "slug = \"savoir\"\n       ^^^^^^^^ D126\n");
    let used = repair("family = \"savoir\"", "x");
    // The family of a held badge changes as well: that is another meaning.
    let after = repair("", "x");
    let before = with(&[
        &given(),
        &gone,
        &used.replace("family = \"savoir\"\n", "family = \"savoir\"\n         ^^^^^^^^ D109\n"),
    ]);
    check_change(&before, &with(&[&given(), &after]));
    check_change(&with(&[words, &used]), &repair("", "x"));
}

#[test]
fn d127_a_licence() {
    let after = repair("licence = \"CC-BY-NC-SA-4.0\"\n          ^^^^^^^^^^^^^^^^^ D127", "x");
    check_change(&repair("", "x"), &after);
    check_change(&after.replace("          ^^^^^^^^^^^^^^^^^ D127\n", ""), &repair("", "x"));
}

#[test]
fn d128_looks_alone() {
    check_change(&repair("tags = [\"a\"]", "x"), &repair("tags = [\"b\"]\n       ^^^^^ D128", "x"));
    check_change(
        &repair("tags = [\"a\"]", "x"),
        &repair("tags = [\"b\"]\nlicence = \"CC0-1.0\"", "x"),
    );
}

#[test]
fn d129_nearly_the_same() {
    let twin = |mark: &str, name: &str, text: &str| {
        format!(
            "=== content/badges/jumeau.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n=== content/badges/jumeau.md\n+++\nname = \"{name}\"\n{mark}description = \"D.\"\nimage_alt = \"x\"\nlicence = \"CC0-1.0\"\n+++\n{text}\n"
        )
    };
    check_change("", &twin("       ^^^^^^^^^ D129\n", "réparer", "Tout autre chose."));
    let long = "Trois pairs racontent une situation où ils ont été entendus.";
    let ours = |mark: &str| {
        with(&[&repair("", long), &twin(mark, "Entendre", &long.replace("Trois", "Quatre"))])
    };
    check_change(&repair("", long), &ours("       ^^^^^^^^^^ D129\n"));
    check_change("", &twin("", "Coudre", "Tout autre chose."));
}

#[test]
fn d130_text_and_award_at_once() {
    let marked = given().replace("[[award]]\n", "[[award]]\n^^^^^^^^^ D130\n");
    check_change(&repair("", "- un"), &with(&[&marked, &repair("", "- deux")]));
    check_change("", &given());
}

#[test]
fn a_count_stands_for_awards_that_are_kept_elsewhere() {
    let counts = "=== content/counts.toml\n[[count]]\nbadge = \"reparer\"\nholders = 168\nsince = 2022-03-10\n";
    let before = with(&[counts, &repair("", "- un")]);
    check_change(&before, &with(&[counts, &repair("", "- deux\n  ^^^^ D103")]));
    let run = crate::support::run(
        "=== content/counts.toml\n[[count]]\nbadge = \"reprer\"\nholders = 1\n",
    );
    let catalogue = run.catalogue.expect("a catalogue");
    let mut report = Report::new();
    assert!(counts::read(&run.sources, &catalogue, &mut report).is_empty());
    assert_eq!(place(&run.sources, &report.findings()[0]), "content/counts.toml:2:9 L050 ^^^^^^^^");
}

#[test]
fn what_is_broken_is_not_gone() {
    let before = with(&[&given(), &repair("", "- un")]);
    let after = with(&[&given(), &repair("nmae = \"x\"", "- un")]);
    let [base, head] = [&before, &after].map(|listing| Sources::from_listing(&merged(listing)));
    reviewed(&base, &head, |review| {
        assert!(review.report.findings().is_empty(), "{:?}", review.report);
    });
}
