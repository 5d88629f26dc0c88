//! The header of a text that is new, line by line: for what is made by no template.

use std::fmt::Write as _;

use toml_edit::{Array, InlineTable, Value};

use super::text::quoted;
use crate::ground::Instant;

/// Lines of TOML, and the tables below them.
#[derive(Debug, Clone, Default)]
pub struct Header {
    lines: String,
    tables: String,
}

impl Header {
    /// A text, when there is one.
    pub fn text(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.line(key, &quoted(text));
        }
    }

    /// A day, when there is one.
    pub fn date(&mut self, key: &str, date: Option<Instant>) {
        if let Some(date) = date {
            self.line(key, &date.day());
        }
    }

    /// A number.
    pub fn number(&mut self, key: &str, number: f64) {
        self.line(key, &Value::from(number).to_string());
    }

    /// A list of words, unless it is empty.
    pub fn list(&mut self, key: &str, words: &[String]) {
        if !words.is_empty() {
            let all: Array = words.iter().map(String::as_str).collect();
            self.line(key, &Value::Array(all).to_string());
        }
    }

    /// A table in one line.
    pub fn pairs(&mut self, key: &str, pairs: &[(&str, &str)]) {
        self.line(key, &Value::InlineTable(inline(pairs)).to_string());
    }

    /// A list of tables in one line, unless it is empty.
    pub fn list_of_pairs(&mut self, key: &str, all: &[Vec<(&str, String)>]) {
        let table = |pairs: &Vec<(&str, String)>| -> Value {
            let pairs: Vec<(&str, &str)> = pairs.iter().map(|(k, v)| (*k, v.as_str())).collect();
            inline(&pairs).into()
        };
        if !all.is_empty() {
            self.line(key, &Value::Array(all.iter().map(table).collect()).to_string());
        }
    }

    /// One more `[[table]]` below the lines.
    pub fn table(&mut self, key: &str, pairs: &[(&str, &str)]) {
        write!(self.tables, "\n[[{key}]]\n").expect("a string takes every word");
        for (key, text) in pairs {
            self.tables.push_str(&[key, " = ", &quoted(text), "\n"].concat());
        }
    }

    /// The whole text: the header, and what stands below it.
    pub fn text_with(&self, body: &str) -> String {
        let end = if body.is_empty() { "" } else { "\n" };
        ["+++\n", &self.lines, &self.tables, "+++\n", body, end].concat()
    }

    fn line(&mut self, key: &str, value: &str) {
        self.lines.push_str(&[key, " = ", value.trim(), "\n"].concat());
    }
}

fn inline(pairs: &[(&str, &str)]) -> InlineTable {
    pairs.iter().map(|(key, text)| (*key, Value::from(*text))).collect()
}
