//! A JSON object taken apart field by field: what nobody takes is lost, and says so by itself.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::harvest::{Fate, Trace};
use crate::ground::Bilingual;

/// Most traces of one thing; a thing with more fields is not a badge.
const MOST_TRACES: usize = 400;

/// Most characters of a lost value that are shown.
const SHOWN: usize = 80;

/// Longest text that is taken, in bytes: criteria of a page or ten.
const LONGEST_TEXT: usize = 256 * 1024;

/// An object that is being taken apart.
pub(super) struct Fields<'v> {
    object: &'v Map<String, Value>,
    /// Before the name of each field in a trace: `/criteria/`.
    prefix: String,
    taken: BTreeSet<&'static str>,
    traces: Vec<Trace>,
}

impl<'v> Fields<'v> {
    /// The fields of an object; `None` for anything else.
    pub(super) fn of(value: &'v Value) -> Option<Self> {
        Self::within(value, "")
    }

    /// The fields of an object that stands in a field of another.
    pub(super) fn within(value: &'v Value, parent: &str) -> Option<Self> {
        let prefix = if parent.is_empty() { String::new() } else { format!("{parent}/") };
        let object = value.as_object()?;
        Some(Self { object, prefix, taken: BTreeSet::new(), traces: Vec::new() })
    }

    /// Whether the field is there and not empty.
    pub(super) fn has(&self, key: &str) -> bool {
        self.object.get(key).is_some_and(|value| !is_nothing(value))
    }

    /// A look at a field, which takes nothing.
    pub(super) fn peek(&self, key: &str) -> Option<&'v Value> {
        self.object.get(key).filter(|value| !is_nothing(value))
    }

    /// Takes a field whose value will be kept as it is.
    pub(super) fn take(&mut self, key: &'static str) -> Option<&'v Value> {
        let value = self.peek(key)?;
        if self.taken.insert(key) {
            self.trace(key, Fate::Kept);
        }
        Some(value)
    }

    /// Says that a field that was taken is said otherwise after all.
    pub(super) fn changed(&mut self, key: &'static str, how: Bilingual) {
        self.taken.insert(key);
        let field = format!("{}{key}", self.prefix);
        match self.traces.iter_mut().find(|trace| trace.field == field) {
            Some(trace) => trace.fate = Fate::Changed(how),
            None => self.trace(key, Fate::Changed(how)),
        }
    }

    /// Says that a field that was taken is lost after all.
    pub(super) fn lost(&mut self, key: &'static str) {
        self.taken.insert(key);
        let Some(value) = self.object.get(key) else { return };
        let fate = Fate::Lost(beginning(value));
        let field = format!("{}{key}", self.prefix);
        match self.traces.iter_mut().find(|trace| trace.field == field) {
            Some(trace) => trace.fate = fate,
            None => self.trace(key, fate),
        }
    }

    /// Passes by fields that say nothing of the thing itself: contexts, types.
    pub(super) fn pass(&mut self, keys: &[&'static str]) {
        self.taken.extend(keys);
    }

    /// Takes a text; a number is taken as its text.
    pub(super) fn text(&mut self, key: &'static str) -> Option<String> {
        let text = text_of(self.peek(key)?)?;
        self.take(key)?;
        Some(text)
    }

    /// Takes the first of these texts that is there.
    pub(super) fn text_of_any(&mut self, keys: &[&'static str]) -> Option<String> {
        keys.iter().find_map(|key| self.text(key))
    }

    /// Takes a number, or a text that is one.
    pub(super) fn number(&mut self, key: &'static str) -> Option<f64> {
        let value = self.peek(key)?;
        let number = match value {
            Value::Number(number) => number.as_f64()?,
            Value::String(text) => text.trim().replace(',', ".").parse().ok()?,
            _ => return None,
        };
        let _taken = number.is_finite().then(|| self.take(key))?;
        Some(number)
    }

    /// Takes what may be one or several.
    pub(super) fn several(&mut self, key: &'static str) -> Vec<&'v Value> {
        one_or_many(self.take(key))
    }

    /// Takes texts, of which there may be one or several.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<String> {
        self.several(key).into_iter().filter_map(text_of).collect()
    }

    /// Takes over the traces of a part.
    pub(super) fn append(&mut self, part: Vec<Trace>) {
        let room = MOST_TRACES.saturating_sub(self.traces.len());
        self.traces.extend(part.into_iter().take(room));
    }

    /// What became of the fields that were taken; the others are somebody else's.
    pub(super) fn so_far(self) -> Vec<Trace> {
        self.traces
    }

    /// What became of every field, in the order of the document: what nobody took is lost.
    pub(super) fn finish(mut self) -> Vec<Trace> {
        for (key, value) in self.object {
            if !self.taken.contains(key.as_str()) && !is_nothing(value) {
                let key: String = key.chars().take(SHOWN).collect();
                self.trace(&key, Fate::Lost(beginning(value)));
            }
        }
        self.traces
    }

    fn trace(&mut self, key: &str, fate: Fate) {
        if self.traces.len() < MOST_TRACES {
            self.traces.push(Trace { field: format!("{}{key}", self.prefix), fate });
        }
    }
}

/// One value, or each of several.
pub(super) fn one_or_many(value: Option<&Value>) -> Vec<&Value> {
    match value {
        None => Vec::new(),
        Some(Value::Array(all)) => all.iter().filter(|it| !is_nothing(it)).collect(),
        Some(one) => vec![one],
    }
}

/// A text without blanks at its ends and without control characters, which nobody meant to write
/// (rules, O118); a number as its digits. Nothing when it is empty or beyond [`LONGEST_TEXT`].
pub(super) fn text_of(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) if text.len() <= LONGEST_TEXT => text,
        Value::Number(number) => return Some(number.to_string()),
        _ => return None,
    };
    let text: String = text.replace("\r\n", "\n").replace('\r', "\n");
    let text: String = text.chars().filter(|c| !is_control(*c)).collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Whether a character is one that no text means: all controls but line ends and tabs.
pub(super) fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(all) => all.is_empty(),
        Value::Object(all) => all.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// How a value begins, on one line.
fn beginning(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.chars().take(SHOWN + 1).collect(),
        Value::Array(all) => format!("[{}]", all.len()),
        Value::Object(all) => {
            let keys: Vec<&str> = all.keys().take(8).map(String::as_str).collect();
            format!("{{{}}}", keys.join(", "))
        }
        other => other.to_string(),
    };
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut shown: String = line.chars().filter(|c| !c.is_control()).take(SHOWN).collect();
    if line.chars().count() > SHOWN {
        shown.push('…');
    }
    // An address of a person is lost without being shown.
    if crate::ground::address::first_address(&shown).is_some() {
        "…@…".to_owned()
    } else {
        shown
    }
}
