//! Takes a TOML table apart: remembers which keys were asked for, and reports the others.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::document::Document;
use super::entry::{Entry, MOST_ITEMS};
use super::reading::Reading;
use super::rules;
use crate::ground::{Span, nearest};

/// A table that is being taken apart.
pub(super) struct Fields<'t> {
    pub(super) file: &'t Reading<'t>,
    table: &'t DeTable<'t>,
    /// Where the table's header stands, or its braces.
    range: Range<usize>,
    start: usize,
    asked: Vec<&'static str>,
    found: usize,
    places: Option<Vec<(&'static str, Span)>>,
    /// Keys of the file's top, when this is a `[table]` below them, and the table's name.
    above: Option<(&'static str, Vec<&'static str>)>,
    /// Whether a key that is missing is worth a word.
    whole: bool,
}

impl<'t> Fields<'t> {
    /// The top of a document.
    pub(super) fn top(document: &'t Document<'t>, file: &'t Reading<'t>) -> Self {
        Self {
            whole: document.whole,
            ..Self::new(document.table.get_ref(), 0..0, document.start, file)
        }
    }

    pub(super) fn new(
        table: &'t DeTable<'t>,
        range: Range<usize>,
        start: usize,
        file: &'t Reading<'t>,
    ) -> Self {
        let asked = Vec::with_capacity(32);
        Self { file, table, range, start, asked, found: 0, places: None, above: None, whole: true }
    }

    /// Remembers where each key stands.
    pub(super) fn with_places(mut self) -> Self {
        self.places = Some(Vec::new());
        self
    }

    /// Where the keys stand.
    pub(super) fn places(&mut self) -> Vec<(&'static str, Span)> {
        self.places.take().unwrap_or_default()
    }

    /// The value of a key.
    pub(super) fn entry(&mut self, key: &'static str) -> Option<Entry<'t>> {
        self.asked.push(key);
        if self.found == self.table.len() {
            return None;
        }
        let value = self.table.get(key)?;
        self.found += 1;
        let entry = Entry { key, value, start: self.start, file: self.file };
        if let Some(places) = &mut self.places {
            places.push((key, entry.span()));
        }
        Some(entry)
    }

    /// The value of a key, read; `None` when it is absent or was reported.
    pub(super) fn take<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(Entry<'t>) -> Option<T>,
    ) -> Option<T> {
        read(self.entry(key)?)
    }

    /// The value of a key that must be there.
    pub(super) fn require<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(Entry<'t>) -> Option<T>,
    ) -> Option<T> {
        let errors = self.file.errors();
        let entry = self.entry(key);
        let place = entry.map_or_else(|| self.span(), |entry| entry.span());
        let value = entry.and_then(read);
        // What was there and wrong has been reported already.
        if value.is_none() && self.file.errors() == errors {
            self.missing(key, place);
        }
        value
    }

    /// Reports that a key is absent.
    pub(super) fn missing(&self, key: &'static str, place: Span) {
        self.file.note(rules::REQUIRED.at(place).with("key", key));
    }

    /// The table under a key; its own unknown keys may belong above it.
    pub(super) fn table(&mut self, key: &'static str) -> Option<Fields<'t>> {
        let entry = self.entry(key)?;
        let mut table = entry.table()?;
        if self.file.text[entry.range()].starts_with('[') {
            table.above = Some((key, self.asked.clone()));
        }
        Some(table)
    }

    /// Whether the table has this key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Where the table stands.
    pub(super) fn span(&self) -> Span {
        self.file.span(self.range.clone())
    }

    /// Bytes of the document before the table.
    pub(super) fn offset(&self) -> usize {
        self.range.start.saturating_sub(self.start)
    }

    /// Whether every line of the table could be read.
    pub(super) fn is_whole(&self) -> bool {
        self.whole
    }

    /// Reports every key that nobody asked for.
    pub(super) fn finish(self) {
        if self.found >= self.table.len() {
            return;
        }
        for (key, value) in self.table {
            let word: &str = key.get_ref();
            if self.asked.contains(&word) {
                continue;
            }
            let place = self.file.span(self.start + key.span().start..self.start + key.span().end);
            let above = self.above.as_ref().filter(|(_, keys)| keys.contains(&word));
            let finding = match (above, nearest(word, self.asked.iter().copied())) {
                (Some((table, _)), _) => {
                    rules::KEY_OF_ANOTHER_TABLE.at(place).with("table", *table)
                }
                (None, Some(near)) => {
                    let finding = rules::UNKNOWN_KEY_NEAR.at(place).with("nearest", near);
                    // Quotes are part of the place, and a key that is there already cannot come twice.
                    if self.has(near) { finding } else { finding.mended_by(place, near) }
                }
                (None, None) => rules::UNKNOWN_KEY.at(place).with("known", self.asked.join(", ")),
            };
            self.file.note(finding.with("key", super::entry::shown(word)));
            let _: &DeValue<'_> = value.get_ref();
        }
    }
}

impl<'t> Fields<'t> {
    /// The value of a key, not yet asked for.
    pub(super) fn peek(&self, key: &'static str) -> Option<Entry<'t>> {
        let value = self.table.get(key)?;
        Some(Entry { key, value, start: self.start, file: self.file })
    }

    /// The tables in the list under a key: `[[key]]`, or `key = [{ … }]`.
    pub(super) fn tables(&mut self, key: &'static str) -> Vec<Fields<'t>> {
        self.tables_up_to(key, MOST_ITEMS)
    }

    /// The tables in a list that may be long.
    pub(super) fn tables_up_to(&mut self, key: &'static str, limit: usize) -> Vec<Fields<'t>> {
        let tables = self.take(key, |entry| entry.list_up_to(limit, Entry::table));
        let mut tables = tables.unwrap_or_default();
        // Only the last `[[table]]` can have swallowed lines meant for the top; asking the others
        // costs a list for each of a hundred thousand awards.
        if let Some(last) = tables.last_mut()
            && self.file.text[last.range.clone()].starts_with("[[")
        {
            last.above = Some((key, self.asked.clone()));
        }
        tables
    }
}
