//! The sentences agree in every language, and dates and numbers are written as people write them.

use super::*;
use crate::ground::Sources;

fn strings(tag: &str) -> Strings {
    Strings::built_in(Lang::parse(tag).unwrap())
}

#[test]
fn keys_and_placeholders_agree_in_every_language() {
    let (reference, _) = parse(BUILT_IN[0].1).map_err(|t| t.why).unwrap();
    for (tag, text) in BUILT_IN {
        let (sections, _) = parse(text).map_err(|t| t.why).unwrap();
        for (section, phrases) in &reference {
            let own = sections.get(section).unwrap_or_else(|| panic!("{tag}: [{section}]"));
            for (key, phrase) in phrases {
                let other = own.get(key).unwrap_or_else(|| panic!("{tag}: {section}.{key}"));
                let names = (phrase.placeholders(), other.placeholders());
                assert_eq!(names.0, names.1, "{tag}: {section}.{key}");
                assert_eq!(
                    std::mem::discriminant(phrase),
                    std::mem::discriminant(other),
                    "{tag}: {section}.{key}"
                );
            }
            assert_eq!(own.len(), phrases.len(), "{tag}: [{section}] has a key of its own");
        }
        assert_eq!(sections.len(), reference.len(), "{tag}");
        let Phrase::List(months) = strings(tag).at("date.months").clone() else { panic!("{tag}") };
        assert_eq!(months.len(), 12, "{tag}");
    }
}

#[test]
fn dates_numbers_and_durations() {
    let day = Instant::from_date(2027, 1, 1).unwrap();
    for (tag, date, number, period) in [
        ("fr", "1er janvier 2027", "12\u{202f}500", "1 an et 6 mois"),
        ("en", "1 January 2027", "12,500", "1 year and 6 months"),
        ("de", "1. Januar 2027", "12.500", "1 Jahr und 6 Monate"),
        ("es", "1 de enero de 2027", "12\u{202f}500", "1 año y 6 meses"),
        ("nl", "1 januari 2027", "12.500", "1 jaar en 6 maanden"),
        ("fr-CA", "1er janvier 2027", "12\u{202f}500", "1 an et 6 mois"),
    ] {
        let strings = strings(tag);
        assert_eq!(strings.date(day), date);
        assert_eq!(strings.number(12_500), number);
        assert_eq!(strings.period(Period::parse("P1Y6M").unwrap()), period);
    }
    assert_eq!(strings("fr").date(Instant::from_date(2026, 11, 23).unwrap()), "23 novembre 2026");
    assert_eq!(strings("fr").number(1234), "1234");
    assert_eq!(strings("en").number(1234), "1,234");
    assert_eq!(strings("fr").decimal(1.5), "1,5");
}

#[test]
fn plurals_follow_the_language() {
    assert_eq!(strings("fr").count("catalogue.count", 0), "0 badge");
    assert_eq!(strings("fr").count("catalogue.count", 2), "2 badges");
    assert_eq!(strings("en").count("catalogue.count", 0), "0 badges");
    assert_eq!(strings("en").count("catalogue.count", 1), "1 badge");
    assert_eq!(strings("oc").count("catalogue.count", 0), "0 badges");
}

#[test]
fn an_unknown_language_speaks_english_and_keeps_its_tag() {
    let occitan = strings("oc");
    assert_eq!(occitan.say("nav.issuers"), "Issuers");
    assert_eq!(occitan.own_name(), "oc");
    assert_eq!(strings("fr").own_name(), "Français");
    assert_eq!(strings("fr").language(&Lang::parse("en").unwrap()), "anglais");
    assert_eq!(strings("fr").language(&Lang::parse("oc").unwrap()), "oc");
}

#[test]
fn a_theme_replaces_sentences_one_by_one() {
    let replaced = |text: &str| {
        let sources = Sources::from_listing(&format!("=== themes/x/strings/fr.toml\n{text}"));
        let mut report = Report::new();
        let mut strings = strings("fr");
        let text = sources[SourceId(0)].text().unwrap();
        strings.replace(text, SourceId(0), &mut report);
        let codes: Vec<&str> = report.findings().iter().map(|found| found.rule.code).collect();
        (strings, codes)
    };
    let (strings, codes) = replaced("[nav]\nissuers = \"Bienvenue\"\n");
    assert_eq!((strings.say("nav.issuers"), codes), ("Bienvenue", vec![]));
    assert_eq!(replaced("[nav]\nisuers = \"x\"\n").1, ["L076"]);
    assert_eq!(replaced("[nav]\nissuers = \"{x}\"\n").1, ["L077"]);
    assert_eq!(replaced("[catalogue]\ncount = \"x\"\n").1, ["L075"]);
    assert_eq!(replaced("[nav\n").1, ["L074"]);
    assert_eq!(replaced("[nav]\nissuers = 3\n").1, ["L074"]);
}

/// A theme's own file for a language, and what is found in it.
fn of_theme(tag: &str, text: &str) -> (Strings, Vec<String>) {
    let sources = Sources::from_listing(&format!("=== themes/x/strings/{tag}.toml\n{text}"));
    let mut report = Report::new();
    let mut strings = strings(tag);
    strings.replace(sources[SourceId(0)].text().unwrap(), SourceId(0), &mut report);
    let said = |it: &crate::ground::Diagnostic| {
        format!("{} {}", it.rule.code, it.say(it.rule.message, false))
    };
    (strings, report.findings().iter().map(said).collect())
}

#[test]
fn a_language_is_one_file() {
    let whole = BUILT_IN[1].1.replace("plural = \"fr\"", "br = \"brezhoneg\"");
    let (breton, found) = of_theme("br", &whole.replace("Français", "Brezhoneg"));
    assert_eq!(breton.own_name(), "Brezhoneg");
    assert_eq!(breton.language(&Lang::parse("br").unwrap()), "brezhoneg");
    assert_eq!(found.len(), 1, "only forms are missing: {found:?}");
    assert!(found[0].contains("badge.requires_all.two"), "{found:?}");

    let forms = "[catalogue]\ncount = { one = \"{n} a\", two = \"{n} b\", few = \"{n} c\", \
                 many = \"{n} d\", other = \"{n} e\" }\n";
    let (breton, found) = of_theme("br", forms);
    let counted =
        [0, 1, 2, 3, 5, 11, 12, 21, 1_000_000].map(|n| breton.count("catalogue.count", n));
    let forms: Vec<&str> = counted.iter().map(|it| it.rsplit(' ').next().unwrap()).collect();
    assert_eq!(forms, ["e", "a", "b", "c", "e", "e", "e", "a", "d"]);
    assert_eq!(breton.say("nav.issuers"), "Issuers", "what is missing is said in English");
    assert!(found.len() == 1 && found[0].starts_with("L080"), "{found:?}");
}

#[test]
fn a_language_may_count_like_another() {
    let count = "[catalogue]\ncount = { one = \"a\", few = \"b\", many = \"c\", other = \"d\" }\n";
    let like = |like: &str| of_theme("szl", &format!("{count}[language]\nplural = \"{like}\"\n"));
    assert_eq!(like("pl").0.count("catalogue.count", 22), "b");
    assert_eq!(of_theme("szl", count).0.count("catalogue.count", 22), "d");
    assert!(like("xx").1.iter().any(|it| it.starts_with("L081")));
}

#[test]
fn every_sentence_is_said_somewhere() {
    let mut said = String::new();
    for (_, text) in crate::render::built_in::FILES {
        said.push_str(text);
    }
    for text in [
        include_str!("pages.rs"),
        include_str!("pages/delivered.rs"),
        include_str!("strings.rs"),
        include_str!("search/facets.rs"),
        include_str!("views/award.rs"),
        include_str!("views/award/story.rs"),
        include_str!("views/badge.rs"),
        include_str!("views/catalogue.rs"),
        include_str!("views/delivered.rs"),
        include_str!("views/endorsement.rs"),
        include_str!("views/framework.rs"),
        include_str!("views/home.rs"),
        include_str!("views/issuer.rs"),
        include_str!("views/notice.rs"),
        include_str!("views/provenance.rs"),
        include_str!("views/related.rs"),
        include_str!("views/site.rs"),
    ] {
        said.push_str(text);
    }
    for (section, phrases) in strings("en").sections() {
        for key in phrases.keys() {
            // Names of languages, and words of the standard, are looked up by their own name.
            // The script of the verifier names its reasons and steps in parts; `tests/suite` holds
            // the reasons to it, one by one.
            let looked_up = match &**section {
                "language" | "verify_reasons" => true,
                "verify_say" => {
                    let part = key.strip_prefix("step_").or(key.strip_prefix("the_"));
                    said.contains(&part.unwrap_or(key).replace('_', "-")) || said.contains(&**key)
                }
                _ => key.starts_with("result_"),
            };
            let told = said.contains(&format!("t.{section}.{key}"))
                || said.contains(&format!("\"{section}.{key}\""));
            assert!(looked_up || told, "nothing says {section}.{key}");
        }
    }
}
