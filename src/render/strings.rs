//! The sentences of the interface in one language: words, plurals, dates, numbers and durations.
//!
//! They are read from `strings/<lang>.toml` of the theme. A sentence that a language lacks is said
//! in English, which has them all.

use std::collections::BTreeMap;

use serde::Serialize;
use toml::de::{DeTable, DeValue};

use super::rules;
use crate::ground::report::{fill, placeholders};
use crate::ground::{Instant, Lang, Period, Report, SourceId, Span, nearest};

/// The languages that come with the program; English, the one to fall back on, first.
pub const BUILT_IN: [(&str, &str); 5] = [
    ("en", include_str!("../../themes/blason/strings/en.toml")),
    ("fr", include_str!("../../themes/blason/strings/fr.toml")),
    ("de", include_str!("../../themes/blason/strings/de.toml")),
    ("es", include_str!("../../themes/blason/strings/es.toml")),
    ("nl", include_str!("../../themes/blason/strings/nl.toml")),
];

/// The sentences of the interface in one language.
#[derive(Debug, Clone)]
pub struct Strings {
    lang: Lang,
    rule: PluralRule,
    sections: BTreeMap<Box<str>, BTreeMap<Box<str>, Phrase>>,
}

/// What stands behind one key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Phrase {
    /// A sentence.
    Plain(Box<str>),
    /// A sentence that counts.
    Plural {
        /// For one thing, and in French for none.
        one: Box<str>,
        /// For every other number.
        other: Box<str>,
    },
    /// Words in a fixed order: the months.
    List(Vec<Box<str>>),
}

/// When a language uses the singular.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PluralRule {
    /// French: 0 and 1.
    UpToOne,
    /// English, German, Spanish, Dutch: 1.
    One,
}

impl Strings {
    /// The built-in sentences for a language: its own, or those of the same language in another
    /// country, or English.
    pub fn built_in(lang: Lang) -> Self {
        let mut strings = Self {
            lang,
            rule: PluralRule::of(lang.as_str()),
            sections: parse(BUILT_IN[0].1).expect("the sentences of the program are TOML").0,
        };
        let own = BUILT_IN.iter().find(|(tag, _)| *tag == language_of(lang.as_str()));
        if let Some((_, text)) = own {
            let (sections, _) = parse(text).expect("the sentences of the program are TOML");
            strings.overlay(sections);
        } else {
            // English sentences count in the English way, whatever the page's language.
            strings.rule = PluralRule::One;
        }
        strings
    }

    /// Replaces sentences by those of a theme's own file. What it cannot mean is reported.
    pub fn replace(&mut self, text: &str, source: SourceId, report: &mut Report) {
        let (sections, places) = match parse(text) {
            Ok(parsed) => parsed,
            Err(trouble) => {
                let span = Span::new(source, trouble.at);
                report.push(rules::STRINGS_UNREADABLE.at(span).with("why", trouble.why));
                return;
            }
        };
        let mut good: BTreeMap<Box<str>, BTreeMap<Box<str>, Phrase>> = BTreeMap::new();
        for (section, phrases) in sections {
            for (key, phrase) in phrases {
                let place = &places[&(section.clone(), key.clone())];
                let span = Span::new(source, place.clone());
                let Some(known) = self.get(&section, &key) else {
                    report.push(self.unknown_key(&section, &key, span));
                    continue;
                };
                if std::mem::discriminant(known) != std::mem::discriminant(&phrase) {
                    let shape = rules::STRINGS_SHAPE.at(span);
                    report.push(shape.with("key", format!("{section}.{key}")));
                    continue;
                }
                let asked = known.placeholders();
                if let Some(odd) = phrase.placeholders().iter().find(|name| !asked.contains(name)) {
                    let finding = rules::STRINGS_PLACEHOLDER.at(span);
                    report.push(
                        finding
                            .with("placeholder", format!("{{{odd}}}"))
                            .with("known", listed(&asked)),
                    );
                    continue;
                }
                good.entry(section.clone()).or_default().insert(key, phrase);
            }
        }
        self.overlay(good);
    }

    /// The language that was asked for.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The sentence behind a key, as `award.title`; in a plural, the one for many.
    pub fn say(&self, key: &str) -> &str {
        match self.at(key) {
            Phrase::Plain(text) | Phrase::Plural { other: text, .. } => text,
            Phrase::List(words) => words.first().map_or("", |word| word),
        }
    }

    /// The sentence behind a key that may not be there, as a word of the standard's vocabulary.
    pub fn find(&self, key: &str) -> Option<&str> {
        let (section, key) = key.split_once('.')?;
        match self.get(section, key)? {
            Phrase::Plain(text) => Some(text),
            Phrase::Plural { .. } | Phrase::List(_) => None,
        }
    }

    /// The sentence behind a key, its placeholders filled.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.say(key), values)
    }

    /// The sentence behind a key for this number of things, `{n}` filled.
    pub fn count(&self, key: &str, n: u64) -> String {
        let sentence = match self.at(key) {
            Phrase::Plural { one, .. } if self.rule.is_one(n) => one,
            _ => self.say(key),
        };
        fill(sentence, &[("n", &self.number(n))])
    }

    /// A whole number, its thousands parted as the language does.
    pub fn number(&self, n: u64) -> String {
        let figures = n.to_string();
        let mut out = String::with_capacity(figures.len() + 6);
        for (at, figure) in figures.chars().enumerate() {
            // 1234 stays whole in print; from five figures on, groups of three.
            if at > 0 && figures.len() > 4 && (figures.len() - at).is_multiple_of(3) {
                out.push_str(self.say("number.thousands"));
            }
            out.push(figure);
        }
        out
    }

    /// A number with decimals, as short as it can be written.
    pub fn decimal(&self, n: f64) -> String {
        n.to_string().replace('.', self.say("number.decimal"))
    }

    /// The day of an instant in UTC: `1er janvier 2027`, `1 January 2027`.
    pub fn date(&self, instant: Instant) -> String {
        let (year, month, day) = instant.date();
        let Phrase::List(months) = self.at("date.months") else { return instant.day() };
        let month = usize::try_from(month - 1).ok().and_then(|at| months.get(at));
        let Some(month) = month else { return instant.day() };
        let day = if day == 1 { self.say("date.first").to_owned() } else { day.to_string() };
        self.fill("date.full", &[("day", &day), ("month", month), ("year", &year.to_string())])
    }

    /// A length of time: `3 ans`, `1 year and 6 months`.
    pub fn period(&self, period: Period) -> String {
        let (years, months, weeks, days) = period.parts();
        let parts = [
            ("date.years", i32::from(years)),
            ("date.months_long", months),
            ("date.weeks", weeks),
            ("date.days", days),
        ];
        parts
            .into_iter()
            .filter_map(|(key, n)| u64::try_from(n).ok().filter(|n| *n > 0).map(|n| (key, n)))
            .map(|(key, n)| self.count(key, n))
            .reduce(|a, b| self.fill("date.and", &[("a", &a), ("b", &b)]))
            .unwrap_or_default()
    }

    /// The name of a language inside a sentence of this one: `anglais`; else its own tag.
    pub fn language<'a>(&'a self, lang: &'a Lang) -> &'a str {
        match self.get("language", language_of(lang.as_str())) {
            Some(Phrase::Plain(name)) => name,
            _ => lang.as_str(),
        }
    }

    /// The name of this language in itself: `Français`.
    pub fn own_name(&self) -> &str {
        let known = BUILT_IN.iter().any(|(tag, _)| *tag == language_of(self.lang.as_str()));
        let changed = self.say("language.name") != "English";
        if known || changed { self.say("language.name") } else { self.lang.as_str() }
    }

    /// Every section and its phrases, for templates: `t.award.title`.
    pub fn sections(&self) -> &BTreeMap<Box<str>, BTreeMap<Box<str>, Phrase>> {
        &self.sections
    }

    fn overlay(&mut self, sections: BTreeMap<Box<str>, BTreeMap<Box<str>, Phrase>>) {
        for (section, phrases) in sections {
            self.sections.entry(section).or_default().extend(phrases);
        }
    }

    fn get(&self, section: &str, key: &str) -> Option<&Phrase> {
        self.sections.get(section)?.get(key)
    }

    fn at(&self, key: &str) -> &Phrase {
        key.split_once('.')
            .and_then(|(section, key)| self.get(section, key))
            .expect("every sentence that a page says stands in English")
    }

    fn unknown_key(&self, section: &str, key: &str, span: Span) -> crate::ground::Diagnostic {
        let known: Vec<String> = self
            .sections
            .iter()
            .flat_map(|(section, keys)| keys.keys().map(move |key| format!("{section}.{key}")))
            .collect();
        let word = format!("{section}.{key}");
        let near = nearest(&word, known.iter().map(String::as_str)).unwrap_or("strings/en.toml");
        rules::STRINGS_UNKNOWN.at(span).with("near", near).with("key", word.clone())
    }
}

impl Phrase {
    fn placeholders(&self) -> Vec<&str> {
        match self {
            Self::Plain(text) => placeholders(text),
            Self::Plural { one, other } => {
                let mut names = placeholders(other);
                names.extend(placeholders(one));
                names.sort_unstable();
                names.dedup();
                names
            }
            Self::List(_) => Vec::new(),
        }
    }
}

impl PluralRule {
    fn of(tag: &str) -> Self {
        if language_of(tag) == "fr" { Self::UpToOne } else { Self::One }
    }

    fn is_one(self, n: u64) -> bool {
        match self {
            Self::UpToOne => n <= 1,
            Self::One => n == 1,
        }
    }
}

/// `fr` of `fr-CA`.
fn language_of(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", ")
}

/// Why a file of sentences cannot be read, and where.
#[derive(Debug)]
struct Trouble {
    why: String,
    at: std::ops::Range<usize>,
}

type Sections = BTreeMap<Box<str>, BTreeMap<Box<str>, Phrase>>;
type Places = BTreeMap<(Box<str>, Box<str>), std::ops::Range<usize>>;

/// Reads `[section]` tables of sentences, plurals and lists, and where each stands.
fn parse(text: &str) -> Result<(Sections, Places), Trouble> {
    let table = DeTable::parse(text).map_err(|error| Trouble {
        why: error.message().to_owned(),
        at: error.span().unwrap_or(0..0),
    })?;
    let (mut sections, mut places) = (Sections::new(), Places::new());
    for (section, value) in table.get_ref() {
        let odd = || Trouble { why: format!("[{}]", section.get_ref()), at: section.span() };
        let keys = value.get_ref().as_table().ok_or_else(odd)?;
        let name: Box<str> = section.get_ref().as_ref().into();
        for (key, value) in keys {
            let word: Box<str> = key.get_ref().as_ref().into();
            let phrase = phrase(value.get_ref())
                .ok_or_else(|| Trouble { why: format!("{name}.{word}"), at: value.span() })?;
            places.insert((name.clone(), word.clone()), key.span());
            sections.entry(name.clone()).or_default().insert(word, phrase);
        }
    }
    Ok((sections, places))
}

fn phrase(value: &DeValue<'_>) -> Option<Phrase> {
    match value {
        DeValue::String(text) => Some(Phrase::Plain(text.as_ref().into())),
        DeValue::Table(forms) => {
            let form = |name: &str| forms.get(name)?.get_ref().as_str();
            let (one, other) = (form("one")?, form("other")?);
            (forms.len() == 2).then(|| Phrase::Plural { one: one.into(), other: other.into() })
        }
        DeValue::Array(words) => {
            let words: Option<Vec<Box<str>>> =
                words.iter().map(|word| word.get_ref().as_str().map(Into::into)).collect();
            words.map(Phrase::List)
        }
        _ => None,
    }
}

#[cfg(test)]
#[path = "strings_tests.rs"]
mod tests;
