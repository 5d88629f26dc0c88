//! The sentences of the interface in one language: words, plurals, dates, numbers and durations.
//!
//! They are read from `strings/<lang>.toml` of the theme: a language is one file. A sentence that a
//! language lacks is said in English, which has them all, and the lack is a finding.

use std::collections::BTreeMap;

use serde::Serialize;
use toml::de::{DeTable, DeValue};

use super::plurals::{FORMS, PluralRule};
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

/// A language's name within a file of sentences, as a section has it.
const LANGUAGE: &str = "language";
/// The key that names a language which counts alike.
const COUNTS_LIKE: &str = "plural";
/// Missing sentences that a finding names; the others are counted.
const NAMED_AT_MOST: usize = 5;

/// What stands behind one key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Phrase {
    /// A sentence.
    Plain(Box<str>),
    /// A sentence that counts: a text for each form of [`FORMS`] that the language has, `other` among
    /// them.
    Plural(BTreeMap<&'static str, Box<str>>),
    /// Words in a fixed order: the months.
    List(Vec<Box<str>>),
}

impl Strings {
    /// The built-in sentences for a language: its own, or those of the same language in another
    /// country, or English.
    pub fn built_in(lang: Lang) -> Self {
        let mut strings = Self {
            lang,
            // English sentences count in the English way, whatever the page's language.
            rule: PluralRule::plain(),
            sections: parse(BUILT_IN[0].1).expect("the sentences of the program are TOML").0,
        };
        let own = BUILT_IN.iter().find(|(tag, _)| *tag == language_of(lang.as_str()));
        if let Some((_, text)) = own {
            let (sections, _) = parse(text).expect("the sentences of the program are TOML");
            strings.overlay(sections);
            strings.rule = strings.counts_like();
        }
        strings
    }

    /// Whether the program comes with the sentences of this language.
    pub fn is_built_in(lang: Lang) -> bool {
        BUILT_IN.iter().any(|(tag, _)| *tag == language_of(lang.as_str()))
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
                    // Any language has a name, which others may say.
                    if *section == *LANGUAGE && Lang::parse(&key).is_some() {
                        good.entry(section.clone()).or_default().insert(key, phrase);
                    } else {
                        report.push(self.unknown_key(&section, &key, span));
                    }
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
        let new = !Self::is_built_in(self.lang);
        if let Some(Phrase::Plain(like)) = good.get(LANGUAGE).and_then(|it| it.get(COUNTS_LIKE))
            && PluralRule::of(like).is_none()
        {
            let place = &places[&(LANGUAGE.into(), COUNTS_LIKE.into())];
            let finding = rules::STRINGS_PLURAL.at(Span::new(source, place.clone()));
            report.push(finding.with("language", &**like));
        } else if new && !good.get(LANGUAGE).is_some_and(|it| it.contains_key(COUNTS_LIKE)) {
            // Not the one of English, whose sentences these lie over.
            let own: Box<str> = language_of(self.lang.as_str()).into();
            good.entry(LANGUAGE.into()).or_default().insert(COUNTS_LIKE.into(), Phrase::Plain(own));
        }
        let missing = if new { self.missing(&good) } else { Vec::new() };
        self.overlay(good);
        self.rule = self.counts_like();
        let lacking = missing.into_iter().chain(self.missing_forms(&places));
        let lacking: Vec<String> = lacking.collect();
        if !lacking.is_empty() {
            let finding = rules::STRINGS_MISSING.about(source);
            report.push(
                finding
                    .with("count", lacking.len().to_string())
                    .with("first", lacking[..lacking.len().min(NAMED_AT_MOST)].join(", ")),
            );
        }
    }

    /// The language that was asked for.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The sentence behind a key, as `award.title`; in a plural, the one for many.
    pub fn say(&self, key: &str) -> &str {
        match self.at(key) {
            Phrase::Plain(text) => text,
            Phrase::Plural(forms) => forms.get("other").map_or("", |text| text),
            Phrase::List(words) => words.first().map_or("", |word| word),
        }
    }

    /// The sentence behind a key that may not be there, as a word of the standard's vocabulary.
    pub fn find(&self, key: &str) -> Option<&str> {
        let (section, key) = key.split_once('.')?;
        match self.get(section, key)? {
            Phrase::Plain(text) => Some(text),
            Phrase::Plural(_) | Phrase::List(_) => None,
        }
    }

    /// The sentence behind a key, its placeholders filled.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.say(key), values)
    }

    /// The sentence behind a key for this number of things, `{n}` filled.
    pub fn count(&self, key: &str, n: u64) -> String {
        let sentence = match self.at(key) {
            Phrase::Plural(forms) => forms.get(self.rule.form(n)).map_or(self.say(key), |it| it),
            _ => self.say(key),
        };
        fill(sentence, &[("n", &self.number(n))])
    }

    /// A whole number, its thousands parted as the language does.
    pub fn number(&self, n: u64) -> String {
        let figures = n.to_string();
        // In some languages 1234 stays whole in print.
        let parted = self.say("number.parted_from").parse().is_ok_and(|from: u64| n >= from);
        let mut out = String::with_capacity(figures.len() + 6);
        for (at, figure) in figures.chars().enumerate() {
            if at > 0 && parted && (figures.len() - at).is_multiple_of(3) {
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
        let changed = self.say("language.name") != "English";
        if Self::is_built_in(self.lang) || changed {
            self.say("language.name")
        } else {
            self.lang.as_str()
        }
    }

    /// Every section and its phrases, for templates: `t.award.title`.
    pub fn sections(&self) -> &BTreeMap<Box<str>, BTreeMap<Box<str>, Phrase>> {
        &self.sections
    }

    /// The sentences of this language, and of English where they lack, that these do not replace.
    fn missing(&self, good: &Sections) -> Vec<String> {
        let given =
            |section: &str, key: &str| good.get(section).is_some_and(|it| it.contains_key(key));
        let all = self
            .sections
            .iter()
            .flat_map(|(section, phrases)| phrases.keys().map(move |key| (&**section, &**key)));
        // The names of other languages are said on few pages; their tags do.
        let wanted = all.filter(|(section, key)| *section != LANGUAGE || *key == "name");
        let missing = wanted.filter(|(section, key)| !given(section, key));
        missing.map(|(section, key)| format!("{section}.{key}")).collect()
    }

    /// The forms that this language needs and that the sentences at these places do not give.
    fn missing_forms(&self, places: &Places) -> Vec<String> {
        let mut missing = Vec::new();
        for (section, key) in places.keys() {
            let Some(Phrase::Plural(given)) = self.get(section, key) else { continue };
            let needed = self.rule.forms.iter().filter(|form| !given.contains_key(**form));
            missing.extend(needed.map(|form| format!("{section}.{key}.{form}")));
        }
        missing
    }

    /// The rule that the sentences name, or else that of the language.
    fn counts_like(&self) -> PluralRule {
        let named = match self.get(LANGUAGE, COUNTS_LIKE) {
            Some(Phrase::Plain(like)) => PluralRule::of(like),
            _ => None,
        };
        named.unwrap_or_else(PluralRule::plain)
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
            Self::Plural(forms) => {
                let mut names: Vec<&str> = forms.values().flat_map(|it| placeholders(it)).collect();
                names.sort_unstable();
                names.dedup();
                names
            }
            Self::List(_) => Vec::new(),
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
            let form = |(name, text): (&toml::Spanned<_>, &toml::Spanned<DeValue<'_>>)| {
                let name: &std::borrow::Cow<'_, str> = name.get_ref();
                let known = FORMS.iter().find(|it| ***it == **name)?;
                Some((*known, text.get_ref().as_str()?.into()))
            };
            let forms: Option<BTreeMap<&str, Box<str>>> = forms.iter().map(form).collect();
            forms.filter(|forms| forms.contains_key("other")).map(Phrase::Plural)
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
