//! A stretch of TOML as a tree whose every key and value knows its place.

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

/// Tables and lists within each other.
const DEEPEST: usize = 32;

/// Lines that could not be read, reported for one file: the first explain the others.
const MOST_LINES: usize = 10;

/// Parses a stretch of the file, and reports every line that could not be read. `None` when it is
/// nested beyond all measure.
pub(super) fn parse<'a>(reading: &Reading<'a>, range: Range<usize>) -> Option<Document<'a>> {
    let start = range.start;
    let (table, errors) = DeTable::parse_recoverable(&reading.text[range]);
    if deeper_than(table.get_ref(), DEEPEST) {
        reading.note(rules::TOO_DEEP.at(reading.top()).with("limit", DEEPEST.to_string()));
        dismantle(table.into_inner());
        return None;
    }
    let mut last_line = None;
    for error in errors.iter().take(1_000) {
        let place = error.span().unwrap_or(0..0);
        let place = start + place.start..start + place.end;
        let line = reading.text[..place.start].rfind('\n');
        // The parser goes on, and finds a second fault in what it skipped.
        if last_line.replace(line) != Some(line) {
            let place = visible(reading.text, place);
            let why = syntax::explain(error.message());
            reading.note(rules::SYNTAX.at(reading.span(place)).with("why", why));
        }
        if reading.errors() >= MOST_LINES {
            break;
        }
    }
    let whole = errors.is_empty();
    if !whole {
        reading.fall_silent();
    }
    Some(Document { table, start, whole })
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

/// Whether something is nested deeper, without recursion: a dotted key of a megabyte is a tower of
/// half a million tables.
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

/// Drops a deep tree without recursion.
fn dismantle(table: DeTable<'_>) {
    let mut waiting: Vec<DeValue<'_>> =
        table.into_iter().map(|(_, value)| value.into_inner()).collect();
    while let Some(value) = waiting.pop() {
        match value {
            DeValue::Table(table) => {
                waiting.extend(table.into_iter().map(|(_, value)| value.into_inner()));
            }
            DeValue::Array(array) => {
                waiting.extend(array.into_iter().map(Spanned::into_inner));
            }
            _ => {}
        }
    }
}
