//! A stretch of TOML as a tree whose every key and value knows its place.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::reading::Reading;
use super::rules;
use super::syntax;

/// A parsed stretch of TOML.
pub(super) struct Document<'a> {
    pub(super) table: Spanned<DeTable<'a>>,
    /// Where the stretch begins in the text of the file.
    pub(super) start: usize,
    /// Whether every line could be read. When not, what is missing may have stood in those lines.
    pub(super) whole: bool,
}

/// Tables and lists within each other. The parser has bounds of its own, which a dotted key in an
/// inline table passes eighty times over.
const DEEPEST: usize = 32;

/// Lines that could not be read, reported for one file: the first explain the others.
const MOST_LINES: usize = 10;

/// Faults that are looked at to find those lines.
const MOST_FAULTS: usize = 1_000;

/// Longest stretch of which every fault is gathered, in bytes: there can be two in each byte, and
/// each is some hundred bytes large.
const LONGEST_WITH_FAULTS: usize = 256 * 1024;

/// Parses a stretch of the file, and reports every line that could not be read. `None` when it is
/// nested beyond all measure, or too long to look for what else is wrong in it.
pub(super) fn parse<'a>(reading: &Reading<'a>, range: Range<usize>) -> Option<Document<'a>> {
    let start = range.start;
    let text: &'a str = &reading.text[range];
    let (table, faults) = if text.len() <= LONGEST_WITH_FAULTS {
        let (table, faults) = DeTable::parse_recoverable(text);
        (Some(table), faults)
    } else {
        match DeTable::parse(text) {
            Ok(table) => (Some(table), Vec::new()),
            Err(fault) => (None, vec![fault]),
        }
    };
    note_faults(reading, start, &faults);
    let table = table?;
    if deeper_than(table.get_ref(), DEEPEST) {
        reading.note(rules::TOO_DEEP.at(reading.top()).with("limit", DEEPEST.to_string()));
        return None;
    }
    Some(Document { table, start, whole: faults.is_empty() })
}

/// Reports the first fault of each line, and lets nothing be said of what comes after them: the
/// parser goes on, and finds mistakes that are none.
fn note_faults(reading: &Reading<'_>, start: usize, faults: &[toml::de::Error]) {
    let mut lines = BTreeMap::new();
    for fault in faults.iter().take(MOST_FAULTS) {
        let place = fault.span().unwrap_or(0..0);
        let place = start + place.start..start + place.end;
        let line = reading.text[..reading.text.floor_char_boundary(place.start)].rfind('\n');
        lines.entry(line).or_insert((place, fault.message()));
    }
    for (place, message) in lines.values().take(MOST_LINES) {
        let why = syntax::explain(message, place.is_empty());
        let place = visible(reading.text, place.clone());
        reading.note(rules::SYNTAX.at(reading.span(place)).with("why", why));
    }
    if let Some((place, _)) = lines.values().next() {
        reading.say_nothing_after(place.start);
    }
}

/// A place of at least one character on one line, so that something can be underlined.
fn visible(text: &str, place: Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(place.start.min(text.len()));
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let end = text.ceil_char_boundary(place.end.min(text.len())).min(line_end).max(start);
    if start < end {
        return start..end;
    }
    match text[..start].char_indices().next_back() {
        Some((before, letter)) if letter != '\n' => before..start,
        _ => start..end,
    }
}

/// Whether something is nested deeper.
fn deeper_than(table: &DeTable<'_>, limit: usize) -> bool {
    let mut waiting: Vec<(&DeValue<'_>, usize)> = Vec::new();
    waiting.extend(table.values().map(|value| (value.get_ref(), 1)));
    while let Some((value, depth)) = waiting.pop() {
        if depth > limit {
            return true;
        }
        match value {
            DeValue::Table(table) => {
                waiting.extend(table.values().map(|value| (value.get_ref(), depth + 1)));
            }
            DeValue::Array(array) => {
                waiting.extend(array.iter().map(|value| (value.get_ref(), depth + 1)));
            }
            _ => {}
        }
    }
    false
}
