//! A small document for people, as blocks: written as plain text, as Markdown for a comment, or as one
//! file of HTML. Whatever stands in a block is text: no writer takes any of it for markup.

mod html;
mod markdown;
mod text;

pub use html::html;
pub use markdown::{LONGEST, markdown};
pub use text::text;

use crate::ground::Severity;

/// One block of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading, 1 to 4.
    Heading(u8, Line),
    /// What it all comes to: nothing, advice, a warning, an error.
    Verdict(Option<Severity>, Line),
    /// A paragraph.
    Paragraph(Line),
    /// Lines that stand together, each with a mark of its own.
    List(Vec<Line>),
    /// Pictures side by side.
    Pictures(Vec<Shown>),
    /// Some words of a file, underlined where they stand.
    Excerpt(Excerpt),
}

/// A line of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Piece>);

/// A stretch of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// How it is set.
    pub style: Style,
    /// Its words.
    pub text: String,
}

/// How a stretch of a line is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// As the rest.
    Plain,
    /// Heavier.
    Strong,
    /// As code.
    Code,
    /// Words that are gone.
    Gone,
    /// Words that came.
    New,
}

/// A picture, and what stands below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// What stands below it.
    pub caption: Line,
    /// The picture in words.
    pub words: String,
    /// The picture as `data:`, for formats that can show it; safe to show. None when it cannot be.
    pub data: Option<String>,
}

/// Some words of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The file.
    pub path: String,
    /// Line and column, from 1; 0 when the whole file is meant.
    pub line: usize,
    /// Column of the first word, in characters from 1.
    pub column: usize,
    /// The line, cut to a length that can be read.
    pub text: String,
    /// How many characters of it are underlined.
    pub length: usize,
}

/// What a reader of a document is told in its own words, in their language.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// Its title.
    pub title: &'a str,
    /// French, or else English.
    pub french: bool,
}

impl Line {
    /// A line without anything.
    pub fn new() -> Self {
        Self::default()
    }

    /// A line of plain words.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::new().with(Style::Plain, text)
    }

    /// A line of heavier words.
    pub fn strong(text: impl Into<String>) -> Self {
        Self::new().with(Style::Strong, text)
    }

    /// The line, with more words.
    #[must_use]
    pub fn with(mut self, style: Style, text: impl Into<String>) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.0.push(Piece { style, text });
        }
        self
    }

    /// The line, with more plain words.
    #[must_use]
    pub fn and(self, text: impl Into<String>) -> Self {
        self.with(Style::Plain, text)
    }
}

/// A text on one line, without what would turn or hide the words around it.
fn one_line(text: &str) -> String {
    let turned = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    let shown = text.chars().filter(|c| !turned(*c));
    let spaced = shown.map(|c| if c.is_whitespace() && !is_kept(c) { ' ' } else { c });
    spaced.filter(|c| !c.is_control()).collect()
}

/// The no-break spaces of French typography.
fn is_kept(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}')
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
