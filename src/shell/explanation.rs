//! What is known of a rule, for people and for programs. The shape of the JSON is a promise to
//! strangers: properties are added, never renamed.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use crate::check::explain::{Explanation, SUBJECTS, severity_sentence, without_placeholders};
use crate::ground::{Bilingual, Rule, Severity};

#[derive(Serialize)]
struct Explained<'a> {
    version: u32,
    code: &'a str,
    severity: &'a str,
    situations: Vec<Situation>,
    /// How bad in each profile: `off` where it is silent.
    profiles: BTreeMap<&'a str, &'a str>,
    /// Whether a catalogue may lower it, or accept a finding of it.
    firm: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    firm_because: Option<&'a str>,
    examples: Vec<Shown<'a>>,
}

#[derive(Serialize)]
struct Situation {
    message: String,
    reason: String,
    way_out: String,
}

#[derive(Serialize)]
struct Shown<'a> {
    bad: &'a str,
    good: &'a str,
}

#[derive(Serialize)]
struct Codes<'a> {
    version: u32,
    codes: Vec<Listed<'a>>,
}

#[derive(Serialize)]
struct Listed<'a> {
    code: &'a str,
    subject: &'a str,
    severity: &'a str,
    message: String,
}

/// A code, for programs.
pub fn json(explanation: &Explanation, french: bool) -> String {
    let first = explanation.rules[0];
    let said = |sentence: Bilingual| without_placeholders(sentence.say(french));
    let situations = explanation.rules.iter().map(|rule| Situation {
        message: said(rule.message),
        reason: said(rule.reason),
        way_out: said(rule.way_out),
    });
    let profiles = explanation.profiles.iter();
    let explained = Explained {
        version: 1,
        code: first.code,
        severity: first.severity.name(),
        situations: situations.collect(),
        profiles: profiles.map(|(name, it)| (*name, it.map_or("off", Severity::name))).collect(),
        firm: explanation.firm.is_some(),
        firm_because: explanation.firm.map(|why| why.say(french)),
        examples: explanation
            .examples
            .iter()
            .map(|it| Shown { bad: it.bad, good: it.good })
            .collect(),
    };
    serde_json::to_string_pretty(&explained).expect("our own types are JSON")
}

/// Every code, for programs.
pub fn list_json(rules: &[&Rule], french: bool) -> String {
    let codes = by_subject(rules).into_iter().flat_map(|(subject, rules)| {
        rules.into_iter().map(move |rule| Listed {
            code: rule.code,
            subject: subject.say(french),
            severity: rule.severity.name(),
            message: without_placeholders(rule.message.say(french)),
        })
    });
    let codes = Codes { version: 1, codes: codes.collect() };
    serde_json::to_string_pretty(&codes).expect("our own types are JSON")
}

/// A code, for people.
pub fn text(explanation: &Explanation, french: bool) -> String {
    let pick = |it: Bilingual| it.say(french);
    let said = |sentence: Bilingual| without_placeholders(sentence.say(french));
    let first = explanation.rules[0];
    let mut text = format!("{} {}\n", sign(first.severity), first.code);
    writeln!(text, "{}", pick(severity_sentence(first.code, first.severity))).expect(TEXT);
    for rule in &explanation.rules {
        let (why, what) = (pick(WHY), pick(WHAT_TO_DO));
        let (message, reason) = (said(rule.message), said(rule.reason));
        write!(text, "\n{message}\n  {why}{reason}\n  {what}{}\n", said(rule.way_out)).expect(TEXT);
    }
    let profiles: Vec<String> = explanation
        .profiles
        .iter()
        .map(|(name, severity)| {
            let word = severity.map_or(OFF, severity_name);
            format!("{name}{}{}", pick(COLON), pick(word))
        })
        .collect();
    writeln!(text, "\n{}{}", pick(PROFILES), profiles.join(", ")).expect(TEXT);
    match explanation.firm {
        Some(why) => writeln!(text, "{}{}.", pick(FIRM), pick(why)).expect(TEXT),
        None => writeln!(text, "{}", pick(NOT_FIRM)).expect(TEXT),
    }
    for example in explanation.examples {
        let (bad, good) = (example.bad.trim_matches('\n'), example.good.trim_matches('\n'));
        let (found, mended) = (pick(FOUND), pick(MENDED));
        write!(text, "\n{found}\n\n{}\n\n{mended}\n\n{}\n", indented(bad), indented(good))
            .expect(TEXT);
    }
    text
}

/// Every code, for people.
pub fn list_text(rules: &[&Rule], french: bool) -> String {
    let mut text = String::new();
    for (subject, rules) in by_subject(rules) {
        writeln!(text, "{}", subject.say(french)).expect(TEXT);
        for rule in rules {
            let message = without_placeholders(rule.message.say(french));
            writeln!(text, "  {} {}  {message}", sign(rule.severity), rule.code).expect(TEXT);
        }
        text.push('\n');
    }
    text.push_str(LEGEND.say(french));
    text.push('\n');
    text
}

/// The first rule of each code, subject by subject, in the order of the documentation.
fn by_subject<'a>(rules: &[&'a Rule]) -> Vec<(Bilingual, Vec<&'a Rule>)> {
    let mut codes: BTreeMap<&str, &Rule> = BTreeMap::new();
    for rule in rules {
        codes.entry(rule.code).or_insert(rule);
    }
    SUBJECTS
        .iter()
        .map(|(letter, name)| {
            let own = codes.values().filter(|rule| rule.code.starts_with(*letter));
            (*name, own.copied().collect::<Vec<_>>())
        })
        .filter(|(_, rules)| !rules.is_empty())
        .collect()
}

/// How bad, in one sign beside which the word always stands.
pub fn sign(severity: Severity) -> char {
    match severity {
        Severity::Error => '●',
        Severity::Warning => '▲',
        Severity::Advice => '○',
    }
}

fn severity_name(severity: Severity) -> Bilingual {
    match severity {
        Severity::Error => Bilingual { fr: "erreur", en: "error" },
        Severity::Warning => Bilingual { fr: "avertissement", en: "warning" },
        Severity::Advice => Bilingual { fr: "conseil", en: "advice" },
    }
}

fn indented(listing: &str) -> String {
    listing.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}

const TEXT: &str = "a String takes every text";
const WHY: Bilingual = Bilingual { fr: "Pourquoi : ", en: "Why: " };
const WHAT_TO_DO: Bilingual = Bilingual { fr: "Que faire : ", en: "What to do: " };
const COLON: Bilingual = Bilingual { fr: " : ", en: ": " };
const OFF: Bilingual = Bilingual { fr: "muette", en: "off" };
const PROFILES: Bilingual = Bilingual { fr: "Selon le profil — ", en: "By profile — " };
const FIRM: Bilingual = Bilingual {
    fr: "Ne peut être ni abaissée ni acceptée : ",
    en: "Can be neither lowered nor accepted: ",
};
const NOT_FIRM: Bilingual = Bilingual {
    fr: "Se règle dans `[rules]` de blason.toml ; s’accepte, avec une raison, dans content/accepted.toml.",
    en: "Set in `[rules]` of blason.toml; accepted, with a reason, in content/accepted.toml.",
};
const FOUND: Bilingual = Bilingual { fr: "Ce qui est signalé :", en: "What is found:" };
const MENDED: Bilingual = Bilingual { fr: "Corrigé :", en: "Mended:" };
const LEGEND: Bilingual = Bilingual {
    fr: "● erreur   ▲ avertissement   ○ conseil",
    en: "● error   ▲ warning   ○ advice",
};
