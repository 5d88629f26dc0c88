//! Whether two copies of a document say the same, whatever way they write it.

use serde_json::{Map, Value};

use super::classes::Edition;
use super::form::{date, property};
use super::shown;

/// Most differences that are told.
pub const MAX_TOLD: usize = 8;
/// What an issuer may add later without the holder's copy becoming another: it is about the badge
/// and does not change what was awarded, to whom and for how long.
const ADDITIONS: [&str; 3] = ["endorsement", "related", "image"];

/// How a copy compares to what its address says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Comparison {
    /// Properties that say something else, or that only one of them has.
    pub(super) different: Vec<String>,
    /// Properties that the address adds.
    pub(super) added: Vec<String>,
}

/// Compares a copy with the truth.
pub(super) fn compare(copy: &Value, truth: &Value) -> Comparison {
    let mut comparison = Comparison::default();
    let (Some(copy), Some(truth)) = (copy.as_object(), truth.as_object()) else {
        comparison.different.push("JSON".to_owned());
        return comparison;
    };
    for name in names(copy).chain(names(truth).filter(|name| property(copy, name).is_none())) {
        match (property(copy, name), property(truth, name)) {
            (Some(ours), Some(theirs)) if same_property(name, ours, theirs) => {}
            (None, Some(_)) if ADDITIONS.contains(&name) => note(&mut comparison.added, name),
            (None, None) => {}
            _ => note(&mut comparison.different, name),
        }
    }
    comparison
}

/// What a copy inside another document says otherwise than the whole document; it may say less.
pub(super) fn beyond(copy: &Value, truth: &Value) -> Vec<String> {
    let mut different = Vec::new();
    let (Some(copy), Some(truth)) = (copy.as_object(), truth.as_object()) else {
        return vec!["JSON".to_owned()];
    };
    for name in names(copy).filter(|name| *name != "@context") {
        let fine = match (property(copy, name), property(truth, name)) {
            (None, _) => true,
            (Some(ours), Some(theirs)) => same_property(name, ours, theirs),
            (Some(_), None) => false,
        };
        if !fine {
            note(&mut different, name);
        }
    }
    different
}

/// The names of properties, each once, the plain one of two.
fn names(map: &Map<String, Value>) -> impl Iterator<Item = &str> {
    map.keys().map(String::as_str).filter_map(|name| {
        let plain = match name {
            "verify" => "verification",
            "@id" => "id",
            "@type" => "type",
            other => other,
        };
        (plain == name || !map.contains_key(plain)).then_some(plain)
    })
}

fn note(list: &mut Vec<String>, name: &str) {
    if list.len() < MAX_TOLD {
        list.push(shown(name));
    }
}

fn same_property(name: &str, ours: &Value, theirs: &Value) -> bool {
    let (ours, theirs) = (alone(ours), alone(theirs));
    match (name, ours, theirs) {
        ("@context", ours, theirs) if ours.is_string() && theirs.is_string() => {
            let canonical = |it: &Value| {
                if *it == super::context::OB2_OLD { super::context::OB2.into() } else { it.clone() }
            };
            canonical(ours) == canonical(theirs)
        }
        ("issuedOn" | "expires", ours, theirs) if ours != theirs => {
            // The same moment in another zone's spelling.
            let moment = |value| date(value, Edition::Two);
            moment(ours).is_some() && moment(ours) == moment(theirs)
        }
        // A document that is named here and written out there; its copy is compared elsewhere.
        ("badge" | "issuer", Value::String(address), Value::Object(whole))
        | ("badge" | "issuer", Value::Object(whole), Value::String(address)) => {
            property(whole, "id").and_then(Value::as_str) == Some(address)
        }
        ("badge" | "issuer", Value::Object(one), Value::Object(other)) => {
            let id = |map| property(map, "id").and_then(Value::as_str);
            id(one).is_some() && id(one) == id(other) || same(ours, theirs)
        }
        _ => same(ours, theirs),
    }
}

/// Whether two values say the same: the order of names does not matter, nor a list of one.
fn same(ours: &Value, theirs: &Value) -> bool {
    match (alone(ours), alone(theirs)) {
        (Value::Object(one), Value::Object(other)) => {
            let within = |a: &Map<String, Value>, b: &Map<String, Value>| {
                names(a).all(|name| match (property(a, name), property(b, name)) {
                    (Some(ours), Some(theirs)) => same_property(name, ours, theirs),
                    (None, None) => true,
                    _ => false,
                })
            };
            within(one, other) && within(other, one)
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(a, b)| same(a, b))
        }
        (one, other) => one == other,
    }
}

fn alone(value: &Value) -> &Value {
    match value {
        Value::Array(all) => match all.as_slice() {
            [one] => one,
            _ => value,
        },
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn compared(copy: &Value, truth: &Value) -> (Vec<String>, Vec<String>) {
        let Comparison { different, added } = compare(copy, truth);
        (different, added)
    }

    #[test]
    fn the_same_in_other_words() {
        let copy = json!({
            "id": "https://a.example/1", "type": ["Assertion"], "verify": { "type": "hosted" },
            "badge": { "id": "https://a.example/b", "name": "B" }, "expires": null,
            "issuedOn": "2020-01-01T01:00:00+01:00",
        });
        let truth = json!({
            "@id": "https://a.example/1", "issuedOn": "2020-01-01T00:00:00Z", "type": "Assertion",
            "verification": { "type": "hosted" }, "badge": "https://a.example/b",
        });
        assert_eq!(compared(&copy, &truth), (vec![], vec![]));
    }

    #[test]
    fn what_is_different_is_named() {
        let truth = json!({ "id": "a", "expires": "2020-01-01T00:00:00Z", "recipient": { "identity": "x" } });
        let other = json!({ "id": "a", "expires": "2030-01-01T00:00:00Z", "recipient": { "identity": "x" } });
        assert_eq!(compared(&other, &truth).0, ["expires"]);
        assert_eq!(compared(&json!({ "id": "a" }), &truth).0, ["expires", "recipient"]);
        let more = json!({ "id": "a", "expires": "2020-01-01T00:00:00Z", "recipient": { "identity": "x", "salt": "s" }, "narrative": "!" });
        assert_eq!(compared(&more, &truth).0, ["recipient", "narrative"]);
        assert_eq!(
            compared(&json!({ "badge": "a" }), &json!({ "badge": { "id": "b" } })).0,
            ["badge"]
        );
    }

    #[test]
    fn an_issuer_may_add_and_a_holder_may_not() {
        let less = json!({ "id": "a" });
        let more = json!({ "id": "a", "endorsement": "https://a.example/e" });
        assert_eq!(compared(&less, &more), (vec![], vec!["endorsement".to_owned()]));
        assert_eq!(compared(&more, &less).0, ["endorsement"]);
    }

    #[test]
    fn a_copy_inside_may_say_less_and_nothing_else() {
        let truth = json!({ "id": "b", "name": "B", "tags": ["x"] });
        assert!(beyond(&json!({ "id": "b", "tags": "x" }), &truth).is_empty());
        assert_eq!(beyond(&json!({ "id": "b", "name": "C" }), &truth), ["name"]);
        assert_eq!(beyond(&json!({ "id": "b", "image": "C" }), &truth), ["image"]);
    }
}
