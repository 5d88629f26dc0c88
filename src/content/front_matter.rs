//! Front matter: TOML between two `+++` lines, then Markdown.

use std::ops::Range;

use super::reading::{Reading, one_line_ending};
use super::rules;

/// The two parts of a file, as stretches of its text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// The lines between the `+++` lines.
    pub(super) header: Range<usize>,
    /// What follows them, without blank lines at its ends.
    pub(super) body: Range<usize>,
}

/// Splits a file; reports when there is no front matter, or no end to it.
pub(super) fn split(reading: &Reading<'_>) -> Option<Parts> {
    let text = reading.text;
    let mut at = 0;
    let mut opened = None;
    for line in text.split_inclusive('\n') {
        let mark = line.trim_end() == "+++";
        match opened {
            None if mark => opened = Some(at + line.len()),
            None if line.trim().is_empty() => {}
            None => break,
            Some(start) if mark => {
                return Some(Parts { header: start..at, body: body(text, at + line.len()) });
            }
            Some(_) => {}
        }
        at += line.len();
    }
    reading.note(if let Some(start) = opened {
        let line = text[..start].trim_end();
        rules::FRONT_MATTER_OPEN.at(reading.span(line.len() - 3..line.len()))
    } else {
        let first = text.lines().next().map_or(0, |line| line.trim_end().len());
        rules::NO_FRONT_MATTER.at(reading.span(0..first))
    });
    None
}

/// The text after the front matter, its lines ending as everywhere.
pub(super) fn body_text(reading: &Reading<'_>, parts: &Parts) -> Box<str> {
    one_line_ending(&reading.text[parts.body.clone()]).into()
}

fn body(text: &str, start: usize) -> Range<usize> {
    let rest = &text[start..];
    let end = start + rest.trim_end().len();
    // Blank lines go, and the indentation of the first line stays: it can mean a code block.
    let mut first = start;
    for line in text[start..end.max(start)].split_inclusive('\n') {
        if !line.trim().is_empty() {
            break;
        }
        first += line.len();
    }
    first.min(end)..end
}
