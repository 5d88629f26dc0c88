//! Every rule: its code, its sentences in both languages, and its page in `docs/codes`, which is
//! made from the rule. `BLASON_ACCEPT=1 cargo test` writes the pages anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use blason::check::explain::{SUBJECTS, severity_sentence, without_placeholders};
use blason::cli::codes::rules;
use blason::ground::report::placeholders;
use blason::ground::{Bilingual, Rule, Severity};

use crate::workshop::repository;

/// Rules by code; several situations may share one.
fn by_code() -> BTreeMap<&'static str, Vec<&'static Rule>> {
    let mut codes: BTreeMap<&str, Vec<&Rule>> = BTreeMap::new();
    for rule in rules() {
        codes.entry(rule.code).or_default().push(rule);
    }
    codes
}

#[test]
fn a_code_is_a_letter_of_a_subject_and_three_figures() {
    for code in by_code().into_keys() {
        let (letter, figures) = code.split_at(1);
        let subject = SUBJECTS.iter().any(|(known, _)| letter.starts_with(*known));
        let three = figures.len() == 3 && figures.bytes().all(|it| it.is_ascii_digit());
        assert!(subject && three, "{code}");
    }
}

#[test]
fn one_code_is_one_severity() {
    for (code, rules) in by_code() {
        let severities: BTreeSet<Severity> = rules.iter().map(|rule| rule.severity).collect();
        assert_eq!(severities.len(), 1, "{code} has several severities");
    }
}

#[test]
fn both_languages_say_the_same() {
    for rule in rules() {
        for Bilingual { fr, en } in [rule.message, rule.reason, rule.way_out] {
            assert_eq!(placeholders(fr), placeholders(en), "{}: {fr} / {en}", rule.code);
            assert!(!fr.trim().is_empty() && !en.trim().is_empty(), "{} is silent", rule.code);
        }
        // The reason is true of the rule, not of one finding.
        assert!(rule.message.fr != rule.message.en, "{}: said once only", rule.code);
    }
}

/// A pair that `blason explain` shows, a mistake and its mend: every check has one for each of its
/// codes, and `acceptance::every_example_is_one` holds it to what it underlines.
#[test]
fn every_check_shows_a_mistake_and_its_mend() {
    let mut silent = BTreeSet::new();
    for check in blason::check::CHECKS {
        for rule in check.rules {
            let marked = |bad: &str| underlined(bad).any(|code| code == rule.code);
            if !check.examples.iter().any(|it| marked(it.bad) && !marked(it.good)) {
                silent.insert(rule.code);
            }
        }
    }
    assert!(silent.is_empty(), "no example shows {silent:?}");
}

/// Each code that no check of the list asks is expected by a test: underlined in a catalogue of its
/// own (`^^^ L003`), or named in what a test compares. Whether that test is right, the test says; this
/// one only finds that there is none.
#[test]
fn every_code_is_made_to_fire_by_a_test() {
    let mut expected: BTreeSet<String> = BTreeSet::new();
    let mut read = |path: std::path::PathBuf, whole: bool| {
        let text = std::fs::read_to_string(&path).expect("our own files are text");
        // In `src`, what stands above the tests is the rule itself.
        let tests =
            if whole { Some(&*text) } else { text.split_once("#[cfg(test)]").map(|it| it.1) };
        let text = tests.unwrap_or_default();
        // What a comment names is not expected.
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let words = lines.flat_map(|line| line.split(|c: char| !c.is_ascii_alphanumeric()));
        expected.extend(words.filter(|word| is_code(word)).map(str::to_owned));
    };
    for file in crate::workshop::files_below(&repository().join("tests/suite")) {
        if crate::workshop::ends(&file, "rs") && file != "rules.rs" {
            read(repository().join("tests/suite").join(file), true);
        }
    }
    for file in crate::workshop::files_below(&repository().join("src")) {
        if crate::workshop::ends(&file, "rs") {
            read(repository().join("src").join(&file), file.ends_with("_tests.rs"));
        }
    }
    let shown = blason::check::CHECKS.iter().flat_map(|check| check.rules).map(|rule| rule.code);
    let shown: BTreeSet<&str> = shown.collect();
    let silent: Vec<&str> = by_code()
        .into_keys()
        .filter(|code| !shown.contains(code) && !expected.contains(*code))
        .collect();
    assert!(silent.is_empty(), "no test makes {silent:?} fire");
}

/// The codes that stand behind a run of `^`.
fn underlined(text: &str) -> impl Iterator<Item = &str> {
    text.split("^ ").skip(1).filter_map(|after| after.get(..4)).filter(|code| is_code(code))
}

fn is_code(word: &str) -> bool {
    let (letter, figures) = word.split_at_checked(1).unwrap_or_default();
    letter.bytes().all(|it| it.is_ascii_uppercase())
        && figures.len() == 3
        && figures.bytes().all(|it| it.is_ascii_digit())
}

#[test]
fn ways_out_name_commands_that_exist() {
    let workshop = crate::workshop::Workshop::empty();
    let mut named = BTreeSet::new();
    for rule in rules() {
        for Bilingual { fr, en } in [rule.message, rule.reason, rule.way_out] {
            for after in [fr, en].iter().flat_map(|text| text.split("`blason ").skip(1)) {
                let typed = after.split('`').next().unwrap_or_default();
                let words = typed.split_whitespace();
                let words = words.take_while(|word| word.bytes().all(|it| it.is_ascii_lowercase()));
                named.insert(words.map(str::to_owned).collect::<Vec<_>>());
            }
        }
    }
    assert!(!named.is_empty(), "no sentence names a command");
    for words in named {
        let mut arguments: Vec<&str> = words.iter().map(String::as_str).collect();
        arguments.push("--help");
        workshop.run(&arguments).must_be(0);
    }
}

#[test]
fn every_code_has_the_page_that_its_rules_make() {
    let folder = repository().join("docs/codes");
    let mut pages: BTreeMap<String, String> =
        by_code().iter().map(|(code, rules)| (format!("{code}.md"), page(code, rules))).collect();
    pages.insert("README.md".to_owned(), index());
    if std::env::var_os("BLASON_ACCEPT").is_some() {
        for old in crate::workshop::files_below(&folder) {
            if !pages.contains_key(&old) {
                std::fs::remove_file(folder.join(old)).expect("an old page can be removed");
            }
        }
        for (name, page) in &pages {
            if std::fs::read_to_string(folder.join(name)).ok().as_ref() != Some(page) {
                std::fs::write(folder.join(name), page).expect("a page can be written");
            }
        }
    }
    let found: BTreeMap<String, String> = crate::workshop::files_below(&folder)
        .into_iter()
        .map(|name| {
            let text = std::fs::read_to_string(folder.join(&name)).expect("a page is text");
            (name, text)
        })
        .collect();
    let differ = |name: &&String| pages.get(*name) != found.get(*name);
    let names: BTreeSet<&String> = pages.keys().chain(found.keys()).filter(differ).collect();
    assert!(names.is_empty(), "`BLASON_ACCEPT=1 cargo test` writes these anew: {names:?}");
}

fn page(code: &str, rules: &[&Rule]) -> String {
    let severity = rules[0].severity;
    let mut page = format!("# {code}\n\n");
    for (french, title) in [(true, "En français"), (false, "In English")] {
        let words = if french { ["Pourquoi", "Que faire"] } else { ["Why", "What to do"] };
        let word = severity_sentence(code, severity).say(french);
        write!(page, "## {title}\n\n{word}\n").expect(TEXT);
        for rule in rules {
            let say = |sentence: Bilingual| shown(sentence.say(french));
            write!(page, "\n> {}\n\n", say(rule.message)).expect(TEXT);
            writeln!(page, "- **{}.** {}", words[0], say(rule.reason)).expect(TEXT);
            writeln!(page, "- **{}.** {}", words[1], say(rule.way_out)).expect(TEXT);
        }
        page.push('\n');
    }
    page.push_str("[Tous les codes · All codes](README.md)\n");
    page
}

fn index() -> String {
    let mut page = String::from(
        "# Codes\n\n\
         Chaque remarque de `blason check`, de `blason diff` et de `blason audit` porte un code stable : \
         une lettre pour le sujet, trois chiffres. Un code n’est jamais réemployé.\n\n\
         Every finding of `blason check`, `blason diff` and `blason audit` has a stable code: a letter for \
         its subject and three figures. A code is never used again.\n",
    );
    for (letter, Bilingual { fr, en }) in SUBJECTS {
        let codes = by_code();
        let mut rows = codes.iter().filter(|(code, _)| code.starts_with(letter)).peekable();
        if rows.peek().is_none() {
            continue;
        }
        let title = if fr == en { fr.to_owned() } else { format!("{fr} · {en}") };
        write!(
            page,
            "\n## {title}\n\n| code | | français | English |\n| --- | --- | --- | --- |\n"
        )
        .expect(TEXT);
        for (code, rules) in rows {
            let sign = match rules[0].severity {
                Severity::Error => "●",
                Severity::Warning => "▲",
                Severity::Advice => "○",
            };
            let message = rules[0].message;
            let (fr, en) = (shown(message.fr), shown(message.en));
            writeln!(page, "| [{code}]({code}.md) | {sign} | {fr} | {en} |").expect(TEXT);
        }
    }
    page.push_str("\n● erreur · error   ▲ avertissement · warning   ○ conseil · advice\n");
    page
}

/// A sentence as Markdown: placeholders as `…`, nothing that a table or HTML would take apart.
fn shown(sentence: &str) -> String {
    let out = without_placeholders(sentence);
    out.replace('|', "\\|").replace('<', "&lt;").replace('\n', " ")
}

const TEXT: &str = "a String takes every text";
