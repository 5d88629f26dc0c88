//! One value of a table, read as what it should be; what it is instead is reported.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::fields::Fields;
use super::reading::{Reading, one_line_ending};
use super::rules;
use crate::ground::{
    Argument, Bilingual, Instant, Lang, Period, Rule, Slug, Span, Url, Uuid, nearest,
};
use crate::model::{Name, Text};

/// One value, with its key and its place.
#[derive(Clone, Copy)]
pub(super) struct Entry<'t> {
    pub(super) key: &'static str,
    pub(super) value: &'t Spanned<DeValue<'t>>,
    /// Where the TOML begins in the text of the file.
    pub(super) start: usize,
    pub(super) file: &'t Reading<'t>,
}

/// Items in a list other than the awards of a file.
pub(super) const MOST_ITEMS: usize = 1_000;

/// Letters of an author's value that a finding repeats.
const SHOWN: usize = 60;

impl<'t> Entry<'t> {
    /// Where the value stands in the text of the file.
    pub(super) fn range(&self) -> Range<usize> {
        let span = self.value.span();
        self.start + span.start..self.start + span.end
    }

    /// Where the value stands, as a place that can be reported.
    pub(super) fn span(&self) -> Span {
        self.file.span(self.range())
    }

    /// A text as written, without control characters.
    pub(super) fn string(self) -> Option<&'t str> {
        let DeValue::String(text) = self.value.get_ref() else { return self.wrong_type(TEXT) };
        match text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t' | '\r')) {
            Some(bad) => {
                let character = format!("U+{:04X}", u32::from(bad));
                let finding = rules::CONTROL_CHARACTER.at(self.span()).with("key", self.key);
                self.file.note(finding.with("character", character));
                None
            }
            None => Some(text),
        }
    }

    /// A text without blanks at its ends; `None` when nothing is left.
    pub(super) fn word(self) -> Option<Box<str>> {
        let text = one_line_ending(self.string()?.trim());
        (!text.is_empty()).then(|| text.into())
    }

    /// A text, or a number as it is written: `"2"`, `2`, `1.10`.
    pub(super) fn word_or_number(self) -> Option<Box<str>> {
        let written = &self.file.text[self.range()];
        match self.value.get_ref() {
            // `inf` and `nan` are numbers to TOML and to nobody else.
            DeValue::Float(_) if written.contains('n') => self.wrong_type(TEXT),
            DeValue::Integer(_) | DeValue::Float(_) => Some(written.into()),
            _ => self.word(),
        }
    }

    /// One text, or one per language: `"…"` or `{ fr = "…", en = "…" }`.
    pub(super) fn text(self) -> Option<Text> {
        let site = self.file.site;
        let DeValue::Table(table) = self.value.get_ref() else {
            return match self.value.get_ref() {
                DeValue::String(_) => self.word().map(|text| Text::new(self.file.lang, text)),
                _ => self.wrong_type(TEXT_OR_LANGUAGES),
            };
        };
        if table.is_empty() {
            return self.bad_value(TEXT_OR_LANGUAGES);
        }
        let mut text = Text::default();
        for (tag, value) in table {
            let place = self.file.span(self.start + tag.span().start..self.start + tag.span().end);
            let Some(lang) = Lang::parse(tag.get_ref()) else {
                let finding = rules::BAD_LANGUAGE.at(place);
                self.file.note(finding.with("value", shown(tag.get_ref())));
                continue;
            };
            let Some(word) = Self { value, ..self }.word() else { continue };
            if site.languages.as_ref().is_none_or(|known| known.contains(&lang)) {
                text.insert(lang, word);
            } else {
                let finding = rules::LANGUAGE_NOT_PUBLISHED.at(place);
                self.file.note(finding.with("lang", lang.as_str()));
            }
        }
        text.prefer(site.reference);
        (!text.is_empty()).then_some(text)
    }

    /// A word that names something, and where it stands.
    pub(super) fn name(self) -> Option<Name> {
        let word = self.string()?;
        Some(Name { word: word.into(), span: self.unquoted() })
    }

    /// A moment: `2026-06-14`, or with a time and its offset.
    pub(super) fn instant(self) -> Option<Instant> {
        let found = match self.value.get_ref() {
            DeValue::Datetime(date) => match (date.date, date.time) {
                (Some(day), None) => Instant::from_date(
                    i16::try_from(day.year).ok()?,
                    i8::try_from(day.month).ok()?,
                    i8::try_from(day.day).ok()?,
                ),
                _ => Instant::parse(&date.to_string()),
            },
            DeValue::String(text) => Instant::parse(text),
            _ => return self.wrong_type(DATE),
        };
        found.or_else(|| self.bad_value(DATE))
    }

    /// A name fit for an address.
    pub(super) fn slug(self) -> Option<Slug> {
        Slug::parse(self.string()?).or_else(|| self.bad_value(SLUG))
    }

    /// Any absolute address.
    pub(super) fn url(self) -> Option<Url> {
        Url::parse(self.string()?).or_else(|| self.bad_value(ADDRESS))
    }

    /// An address of the web.
    pub(super) fn web(self) -> Option<Url> {
        Url::parse_web(self.string()?).or_else(|| self.bad_value(WEB_ADDRESS))
    }

    /// A UUID.
    pub(super) fn uuid(self) -> Option<Uuid> {
        Uuid::parse(self.string()?).or_else(|| self.bad_value(UUID))
    }

    /// A length of time.
    pub(super) fn period(self) -> Option<Period> {
        Period::parse(self.string()?).or_else(|| self.bad_value(PERIOD))
    }

    /// A language tag.
    pub(super) fn lang(self) -> Option<Lang> {
        let text = self.string()?;
        let found = Lang::parse(text);
        if found.is_none() {
            self.file.note(rules::BAD_LANGUAGE.at(self.span()).with("value", shown(text)));
        }
        found
    }

    /// Yes or no.
    pub(super) fn boolean(self) -> Option<bool> {
        match self.value.get_ref() {
            DeValue::Boolean(value) => Some(*value),
            _ => self.wrong_type(BOOLEAN),
        }
    }

    /// A whole number.
    pub(super) fn integer(self) -> Option<i64> {
        let DeValue::Integer(number) = self.value.get_ref() else {
            return self.wrong_type(INTEGER);
        };
        let found = i64::from_str_radix(number.as_str(), number.radix()).ok();
        found.or_else(|| self.bad_value(INTEGER))
    }

    /// A number that every JSON-LD processor writes alike: at most 15 figures, nothing tiny.
    pub(super) fn decimal(self) -> Option<f64> {
        let written = match self.value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
            DeValue::Float(number) => number.as_str(),
            DeValue::Integer(_) => return self.bad_value(DECIMAL),
            _ => return self.wrong_type(DECIMAL),
        };
        let figures = written.bytes().filter(u8::is_ascii_digit).count();
        let value: f64 = written.parse().unwrap_or(f64::NAN);
        let safe = value.is_finite() && figures <= 15 && (value == 0.0 || value.abs() >= 1e-6);
        if safe && value.abs() < 1e15 { Some(value) } else { self.bad_value(DECIMAL) }
    }

    /// One of a few words, each with what it means.
    pub(super) fn choice<T: Copy>(self, words: &[(&'static str, T)]) -> Option<T> {
        let text = self.string()?;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning);
        found.or_else(|| self.unknown_word(text, words.iter().map(|(word, _)| *word)))
    }

    /// One of the words of a specification, or a word of one's own that opens with `ext:`.
    pub(super) fn extensible(self, words: &'static [&'static str]) -> Option<Box<str>> {
        let text = self.string()?;
        let letters = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
        let own = text
            .strip_prefix("ext:")
            .is_some_and(|own| !own.is_empty() && own.bytes().all(letters));
        if own || words.contains(&text) {
            return Some(text.into());
        }
        self.unknown_word(text, words.iter().copied().chain(["ext:…"]))
    }

    /// One of the words of a specification, or an address that says what is meant.
    pub(super) fn word_or_address(self, words: &'static [&'static str]) -> Option<Box<str>> {
        let text = self.string()?;
        if words.contains(&text) || Url::parse(text).is_some() {
            return Some(text.into());
        }
        self.unknown_word(text, words.iter().copied().chain(["https://…"]))
    }

    /// A table.
    pub(super) fn table(self) -> Option<Fields<'t>> {
        match self.value.get_ref() {
            DeValue::Table(table) => Some(Fields::new(table, self.range(), self.start, self.file)),
            _ => self.wrong_type(TABLE),
        }
    }

    /// Every item of a list, read; those that were reported are left out.
    pub(super) fn list<T>(self, read: impl Fn(Self) -> Option<T>) -> Option<Vec<T>> {
        self.list_up_to(MOST_ITEMS, read)
    }

    /// Every item of a list that may be long.
    pub(super) fn list_up_to<T>(
        self,
        limit: usize,
        read: impl FnMut(Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        let DeValue::Array(items) = self.value.get_ref() else { return self.wrong_type(LIST) };
        if items.len() > limit {
            let finding = rules::TOO_MANY.at(self.span()).with("key", self.key);
            let finding = finding.with("count", items.len().to_string());
            self.file.note(finding.with("limit", limit.to_string()));
            return None;
        }
        Some(items.iter().map(|value| Self { value, ..self }).filter_map(read).collect())
    }

    /// Every line of a table whose keys are the author's own words, each key with its place.
    pub(super) fn map<T>(self, mut read: impl FnMut(Name, Self) -> Option<T>) -> Option<Vec<T>> {
        let DeValue::Table(table) = self.value.get_ref() else { return self.wrong_type(TABLE) };
        let lines = table.iter().filter_map(|(key, value)| {
            let span = self.file.span(self.start + key.span().start..self.start + key.span().end);
            let word: &str = key.get_ref();
            read(Name { word: word.into(), span }, Self { value, ..self })
        });
        Some(lines.collect())
    }

    /// Reports that the value is of another type.
    pub(super) fn wrong_type<T>(self, expected: Bilingual) -> Option<T> {
        let found = match self.value.get_ref() {
            DeValue::String(_) => A_TEXT,
            DeValue::Integer(_) | DeValue::Float(_) => A_NUMBER,
            DeValue::Boolean(_) => A_BOOLEAN,
            DeValue::Datetime(_) => A_DATE,
            DeValue::Array(_) => A_LIST,
            DeValue::Table(_) => A_TABLE,
        };
        let finding = rules::WRONG_TYPE.at(self.span()).with("key", self.key);
        self.file.note(finding.with("expected", expected).with("found", found));
        None
    }

    /// Reports that the value says nothing usable.
    pub(super) fn bad_value<T>(self, expected: Bilingual) -> Option<T> {
        self.refuse(&rules::BAD_VALUE, ("expected", expected.into()))
    }

    /// Reports the value under a rule that has one more argument.
    pub(super) fn refuse<T>(
        self,
        rule: &'static Rule,
        (name, argument): (&'static str, Argument),
    ) -> Option<T> {
        let value = match self.value.get_ref() {
            DeValue::String(text) => shown(text),
            _ => shown(&self.file.text[self.range()]),
        };
        let finding = rule.at(self.span()).with("key", self.key).with("value", value);
        self.file.note(finding.with(name, argument));
        None
    }

    fn unknown_word<T>(
        self,
        text: &str,
        words: impl Iterator<Item = &'static str> + Clone,
    ) -> Option<T> {
        let known = words.clone().collect::<Vec<_>>().join(", ");
        let finding = match nearest(text, words) {
            Some(near) => rules::UNKNOWN_WORD_NEAR.at(self.span()).with("nearest", near),
            None => rules::UNKNOWN_WORD.at(self.span()),
        };
        let finding = finding.with("key", self.key).with("value", shown(text));
        self.file.note(finding.with("known", known));
        None
    }

    /// Where a text stands, without its quotes.
    fn unquoted(self) -> Span {
        let range = self.range();
        let raw = &self.file.text[range.clone()];
        for quote in ["\"\"\"", "'''", "\"", "'"] {
            let inner = raw.strip_prefix(quote).and_then(|raw| raw.strip_suffix(quote));
            if inner.is_some() {
                return self.file.span(range.start + quote.len()..range.end - quote.len());
            }
        }
        self.file.span(range)
    }
}

/// A value of the author's for a sentence: on one line, not too long, without a person's address.
pub(super) fn shown(text: &str) -> String {
    let mut line: String =
        text.chars().take(SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if line.len() < text.len() {
        line.push('…');
    }
    match super::privacy::first_address(&line) {
        Some(range) => {
            let masked = super::privacy::masked(&line[range.clone()]);
            format!("{}{masked}{}", &line[..range.start], &line[range.end..])
        }
        None => line,
    }
}

const fn said(fr: &'static str, en: &'static str) -> Bilingual {
    Bilingual { fr, en }
}

const TEXT: Bilingual = said("un texte entre guillemets", "a text in quotes");
const TEXT_OR_LANGUAGES: Bilingual = said(
    "un texte entre guillemets, ou { fr = \"…\", en = \"…\" }",
    "a text in quotes, or { fr = \"…\", en = \"…\" }",
);
pub(super) const DATE: Bilingual = said(
    "une date comme 2026-06-14, ou 2026-06-14T18:00:00+02:00 avec son décalage horaire",
    "a date such as 2026-06-14, or 2026-06-14T18:00:00+02:00 with its offset",
);
const SLUG: Bilingual = said(
    "un nom fait de lettres minuscules sans accent, de chiffres et de traits d’union",
    "a name of lower-case letters without accents, figures and hyphens",
);
const ADDRESS: Bilingual =
    said("une adresse complète (https://…, mailto:…)", "a complete address (https://…, mailto:…)");
const WEB_ADDRESS: Bilingual =
    said("une adresse du web (https://…)", "an address of the web (https://…)");
const UUID: Bilingual = said(
    "un identifiant comme 6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d, tiré au hasard",
    "an id such as 6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d, drawn at random",
);
const PERIOD: Bilingual = said(
    "une durée comme \"P3Y\" (trois ans), \"P18M\" (dix-huit mois) ou \"P90D\"",
    "a period such as \"P3Y\" (three years), \"P18M\" (eighteen months) or \"P90D\"",
);
const BOOLEAN: Bilingual =
    said("`true` (oui) ou `false` (non), sans guillemets", "`true` or `false`, without quotes");
const INTEGER: Bilingual = said("un nombre entier", "a whole number");
const DECIMAL: Bilingual =
    said("un nombre, quinze chiffres au plus", "a number of at most fifteen figures");
const LIST: Bilingual = said("une liste entre crochets [ … ]", "a list in brackets [ … ]");
const TABLE: Bilingual = said("une table { clé = … }", "a table { key = … }");

const A_TEXT: Bilingual = said("un texte", "a text");
const A_NUMBER: Bilingual = said("un nombre", "a number");
const A_BOOLEAN: Bilingual = said("`true` ou `false`", "`true` or `false`");
const A_DATE: Bilingual = said("une date", "a date");
const A_LIST: Bilingual = said("une liste", "a list");
const A_TABLE: Bilingual = said("une table", "a table");
