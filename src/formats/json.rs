//! JSON objects in the order in which they are written, without empty properties; their bytes.

use serde_json::{Map, Number, Value};

/// Magnitude from which a whole number is no longer sure to be exact in every reader.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Smallest magnitude that every canonicalizer writes the same way.
const SMALLEST: f64 = 1e-6;

/// A document on one line, with a line feed at its end: for the many.
pub fn to_bytes(document: &Value) -> Vec<u8> {
    ended(serde_json::to_vec(document))
}

/// A document on many lines, with a line feed at its end: for those that people read.
pub fn to_pretty_bytes(document: &Value) -> Vec<u8> {
    ended(serde_json::to_vec_pretty(document))
}

/// An object being written. What has no value is left out: neither `null` nor an empty list is
/// allowed in Open Badges 3.0 (Appendix A, "Serialization").
#[derive(Debug, Default)]
pub(super) struct Object(Map<String, Value>);

impl Object {
    /// An object with room for this many properties.
    pub(super) fn new(room: usize) -> Self {
        Self(Map::with_capacity(room))
    }

    /// Adds a property.
    pub(super) fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0.insert(key.to_owned(), value.into());
        self
    }

    /// Adds a property that may have no value.
    pub(super) fn maybe(self, key: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// Adds a list, unless it is empty.
    pub(super) fn list(
        self,
        key: &str,
        values: impl IntoIterator<Item = impl Into<Value>>,
    ) -> Self {
        let values: Vec<Value> = values.into_iter().map(Into::into).collect();
        if values.is_empty() { self } else { self.with(key, values) }
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Object(object.0)
    }
}

/// A number that every reader writes back the same: whole numbers without a fraction, at most 15
/// significant digits, nothing between zero and a millionth. `None` when it is not finite.
pub(super) fn number(value: f64) -> Option<Value> {
    if value.abs() < SMALLEST {
        return Some(0.into());
    }
    if value.fract() == 0.0 && value.abs() < EXACT {
        #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53, as just seen")]
        return Some((value as i64).into());
    }
    let rounded = format!("{value:.14e}").parse().ok()?;
    Number::from_f64(rounded).map(Value::Number)
}

fn ended(bytes: Result<Vec<u8>, serde_json::Error>) -> Vec<u8> {
    let mut bytes = bytes.expect("a value in memory has text keys only, and memory does not fail");
    bytes.push(b'\n');
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_empty_is_written() {
        let object = Object::new(4)
            .with("b", "é & <")
            .maybe("a", None::<&str>)
            .list("c", Vec::<&str>::new())
            .list("d", ["x"]);
        let bytes = to_bytes(&object.into());
        assert_eq!(String::from_utf8(bytes).unwrap(), "{\"b\":\"é & <\",\"d\":[\"x\"]}\n");
    }

    #[test]
    fn numbers_are_steady() {
        for (value, text) in [
            (3.0, "3"),
            (-0.0, "0"),
            (3.5, "3.5"),
            (0.1 + 0.2, "0.3"),
            (48.858_370_123_456_79, "48.8583701234568"),
            (1e-9, "0"),
            (-2.0, "-2"),
        ] {
            assert_eq!(number(value).unwrap().to_string(), text);
        }
        assert_eq!(number(f64::NAN), None);
        assert_eq!(number(f64::INFINITY), None);
    }
}
