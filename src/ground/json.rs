//! JSON from strangers, within limits, and only such as every reader understands alike: no member
//! twice in one object (RFC 8259, section 4, leaves open which one counts).

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::report::{Bilingual, Told};

/// Longest document that is read, in bytes.
pub const MAX_BYTES: usize = 8 << 20;
/// Objects and arrays inside one another.
pub const MAX_DEPTH: usize = 64;
/// Objects, arrays and plain values together.
pub const MAX_VALUES: usize = 100_000;
/// Longest name that is repeated to a reader, in letters.
const LONGEST_NAME: usize = 120;

/// Why bytes are no JSON that we read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JsonError {
    /// More than [`MAX_BYTES`].
    TooLong,
    /// Deeper than [`MAX_DEPTH`].
    TooDeep,
    /// More than [`MAX_VALUES`].
    TooMany,
    /// A name that stands twice in one object.
    Twice(String),
    /// Not JSON; the text is the parser's.
    Syntax(String),
}

impl JsonError {
    /// Why, in words.
    pub fn told(&self) -> Told {
        let words = |fr, en, value: &str| Told::new(Bilingual { fr, en }, &[("value", value)]);
        match self {
            Self::TooLong => {
                let limit = (MAX_BYTES >> 20).to_string();
                words("plus de {value} Mio", "more than {value} MiB", &limit)
            }
            Self::TooDeep => {
                let limit = MAX_DEPTH.to_string();
                words("plus de {value} niveaux", "more than {value} levels", &limit)
            }
            Self::TooMany => {
                let limit = MAX_VALUES.to_string();
                words("plus de {value} valeurs", "more than {value} values", &limit)
            }
            Self::Twice(name) => words(
                "« {value} » figure deux fois dans un objet",
                "“{value}” stands twice in one object",
                &name.chars().take(LONGEST_NAME).collect::<String>(),
            ),
            Self::Syntax(why) => {
                words("ce n’est pas du JSON ({value})", "it is not JSON ({value})", why)
            }
        }
    }
}

/// Reads one JSON value and nothing after it.
pub fn read(bytes: &[u8]) -> Result<Value, JsonError> {
    if bytes.len() > MAX_BYTES {
        return Err(JsonError::TooLong);
    }
    let mut left = MAX_VALUES;
    let mut refused = None;
    let mut parser = serde_json::Deserializer::from_slice(bytes);
    let reader = Reader { left: &mut left, refused: &mut refused, depth: 0 };
    match reader.deserialize(&mut parser).and_then(|value| parser.end().map(|()| value)) {
        Ok(value) => Ok(value),
        Err(error) => Err(refused.unwrap_or_else(|| JsonError::Syntax(error.to_string()))),
    }
}

/// Reads one value at one depth; what it refuses, it leaves in `refused`.
struct Reader<'a> {
    left: &'a mut usize,
    refused: &'a mut Option<JsonError>,
    depth: usize,
}

impl Reader<'_> {
    fn inside(&mut self) -> Reader<'_> {
        Reader { left: self.left, refused: self.refused, depth: self.depth + 1 }
    }

    fn refuse<E: Error>(&mut self, why: JsonError) -> E {
        *self.refused = Some(why);
        E::custom("refused")
    }

    fn deeper<E: Error>(&mut self) -> Result<(), E> {
        if self.depth >= MAX_DEPTH { Err(self.refuse(JsonError::TooDeep)) } else { Ok(()) }
    }
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(mut self, deserializer: D) -> Result<Value, D::Error> {
        match self.left.checked_sub(1) {
            Some(left) => *self.left = left,
            None => return Err(self.refuse(JsonError::TooMany)),
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("no finite number"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<Value, A::Error> {
        self.deeper()?;
        let mut all = Vec::new();
        while let Some(item) = items.next_element_seed(self.inside())? {
            all.push(item);
        }
        Ok(Value::Array(all))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<Value, A::Error> {
        self.deeper()?;
        let mut all = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            if all.contains_key(&name) {
                return Err(self.refuse(JsonError::Twice(name)));
            }
            let member = members.next_value_seed(self.inside())?;
            all.insert(name, member);
        }
        Ok(Value::Object(all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn a_name_twice_is_refused_wherever_it_stands() {
        for text in [r#"{"a":1,"a":1}"#, r#"[{"b":{"a":1,"c":2,"a":3}}]"#, r#"{"a":1,"\u0061":2}"#]
        {
            assert_eq!(read(text.as_bytes()), Err(JsonError::Twice("a".to_owned())), "{text}");
        }
        assert_eq!(read(br#"{"a":{"a":[{"a":1}]}}"#), Ok(json!({"a": {"a": [{"a": 1}]}})));
    }

    #[test]
    fn each_limit_holds_at_its_edge() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(read(nested(MAX_DEPTH).as_bytes()).is_ok());
        assert_eq!(read(nested(MAX_DEPTH + 1).as_bytes()), Err(JsonError::TooDeep));
        assert_eq!(read("[".repeat(1 << 20).as_bytes()), Err(JsonError::TooDeep));
        let many = |count: usize| format!("[{}0]", "0,".repeat(count - 2));
        assert!(read(many(MAX_VALUES).as_bytes()).is_ok());
        assert_eq!(read(many(MAX_VALUES + 1).as_bytes()), Err(JsonError::TooMany));
        let long = |bytes: usize| format!("\"{}\"", "x".repeat(bytes - 2));
        assert!(read(long(MAX_BYTES).as_bytes()).is_ok());
        assert_eq!(read(long(MAX_BYTES + 1).as_bytes()), Err(JsonError::TooLong));
    }

    #[test]
    fn what_is_not_json_is_not_read() {
        for text in ["", "{", "{}{}", "nul", "{\"a\":1,}", "1e999", "\"\\ud800\"", "\u{feff}{}"] {
            assert!(matches!(read(text.as_bytes()), Err(JsonError::Syntax(_))), "{text}");
        }
        assert!(matches!(read(b"\"\xff\""), Err(JsonError::Syntax(_))));
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<f64>().prop_filter("finite", |n| n.is_finite()).prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 5, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                proptest::collection::btree_map(any::<String>(), inner, 0..5)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn the_same_as_the_plain_reader(value in any_json()) {
            let text = value.to_string();
            prop_assert_eq!(read(text.as_bytes()), Ok(serde_json::from_str::<Value>(&text).unwrap()));
        }

        #[test]
        fn no_bytes_break_it(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
            let _read = read(&bytes);
        }
    }
}
