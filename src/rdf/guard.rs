//! A document made ready for the JSON-LD processor, so that nothing is lost in it.

use super::Given;
use super::contexts::CONTEXTS;
use super::extensions;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The vocabulary of undefined names; it shows in a quad when a name is undefined.
pub(super) const VOCABULARY: &str = "urn:x-undefined-term:";

/// The start of types that are only here for their scope, and are taken out again.
pub(super) const COMBINATION: &str = "urn:x-combined-types:";

/// The start of the names of these types: the last code point, so that no name comes after them.
pub(super) const COMBINED: &str = "\u{10ffff}combined types ";

/// The document with the impossible vocabulary under every context, and under every `null` that
/// would take it away; and with combined types.
///
/// When an object has several types with a scope, each scope is to be applied on top of the one
/// before (JSON-LD 1.1 API, section 5.1.2, step 11.2). `oxjsonld` 0.2 only keeps the last one, so
/// such an object gets one more type, last in order, whose scope is all of theirs.
pub(super) fn guarded(document: &Value, given: &Given) -> Value {
    let mut guard = Guard { scopes: BTreeMap::new(), combinations: BTreeMap::new(), given };
    guard.learn(document, 0);
    let guarded = guard.value(document);
    let mut first = Map::new();
    first.insert("@vocab".to_owned(), json!(VOCABULARY));
    first.extend(guard.combinations);
    let first = Value::Object(first);
    match guarded {
        Value::Object(mut members) => {
            let context = match members.shift_remove("@context") {
                Some(Value::Array(items)) => items,
                Some(context) => vec![context],
                None => Vec::new(),
            };
            let context = [first].into_iter().chain(context).collect();
            let mut guarded = Map::new();
            guarded.insert("@context".to_owned(), Value::Array(context));
            guarded.extend(members);
            Value::Object(guarded)
        }
        Value::Array(items) => json!({ "@context": first, "@graph": items }),
        other => other,
    }
}

/// A given context, with the impossible vocabulary under every `null` that would take it away.
pub(super) fn guard_context(given: &Value) -> Value {
    let none = Given::new();
    let mut guard = Guard { scopes: BTreeMap::new(), combinations: BTreeMap::new(), given: &none };
    guard.value(given)
}

/// A context on board as JSON, read once.
fn on_board(address: &str) -> Option<&'static Value> {
    static READ: [OnceLock<Value>; CONTEXTS.len()] = [const { OnceLock::new() }; CONTEXTS.len()];
    if let Some(derived) = extensions::context(address) {
        return Some(&derived.value);
    }
    let index = CONTEXTS.iter().position(|(known, _)| *known == address)?;
    Some(READ[index].get_or_init(|| {
        serde_json::from_str(CONTEXTS[index].1).expect("contexts on board are JSON")
    }))
}

struct Guard<'d> {
    /// The scope of each type, from the contexts that the document names or holds.
    scopes: BTreeMap<&'d str, &'d Value>,
    /// Types made here, with their definitions.
    combinations: BTreeMap<String, Value>,
    /// Contexts beside those on board.
    given: &'d Given,
}

/// Contexts inside contexts that are looked into.
const MAX_DEPTH: usize = 8;

impl<'d> Guard<'d> {
    /// Collects the scopes of types from every context of a document.
    fn learn(&mut self, value: &'d Value, depth: usize) {
        match value {
            Value::Object(members) => {
                for (name, member) in members {
                    if name == "@context" {
                        self.learn_context(member, depth);
                    } else {
                        self.learn(member, depth);
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.learn(item, depth)),
            _ => {}
        }
    }

    fn learn_context(&mut self, local: &'d Value, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        match local {
            Value::Array(items) => {
                for item in items {
                    self.learn_context(item, depth + 1);
                }
            }
            Value::String(address) => {
                if let Some(context) = on_board(address).or_else(|| self.given.get(address)) {
                    self.learn(context, depth + 1);
                }
            }
            Value::Object(terms) => {
                for (name, definition) in terms {
                    if let Some(scope) = definition.get("@context") {
                        self.scopes.insert(name, scope);
                        self.learn_context(scope, depth + 1);
                    }
                }
            }
            _ => {}
        }
    }

    fn value(&mut self, value: &Value) -> Value {
        match value {
            Value::Object(members) => Value::Object(
                members
                    .iter()
                    .map(|(name, member)| {
                        let member = match name.as_str() {
                            "@context" => self.context(member),
                            "type" | "@type" => self.types(member),
                            _ => self.value(member),
                        };
                        (name.clone(), member)
                    })
                    .collect(),
            ),
            Value::Array(items) => items.iter().map(|item| self.value(item)).collect(),
            _ => value.clone(),
        }
    }

    fn context(&mut self, local: &Value) -> Value {
        let holds_null = match local {
            Value::Array(items) => items.contains(&Value::Null),
            single => single.is_null(),
        };
        if !holds_null {
            return self.value(local);
        }
        let mut guarded = Vec::new();
        let items = match local {
            Value::Array(items) => items.as_slice(),
            single => std::slice::from_ref(single),
        };
        for item in items {
            guarded.push(self.value(item));
            if item.is_null() {
                guarded.push(json!({ "@vocab": VOCABULARY }));
            }
        }
        Value::Array(guarded)
    }

    fn types(&mut self, types: &Value) -> Value {
        let Some(all) = types.as_array() else {
            return types.clone();
        };
        let mut names: Vec<&str> = all
            .iter()
            .filter_map(Value::as_str)
            .filter(|name| self.scopes.contains_key(*name))
            .collect();
        names.sort_unstable();
        names.dedup();
        if names.len() < 2 {
            return types.clone();
        }
        let scopes: Value = names
            .iter()
            .flat_map(|name| match self.scopes[*name] {
                Value::Array(items) => items.clone(),
                single => vec![single.clone()],
            })
            .collect();
        let name = format!("{COMBINED}{}", names.join("+"));
        let address = format!("{COMBINATION}{}", self.combinations.len());
        let definition = json!({ "@id": address, "@context": scopes });
        self.combinations.entry(name.clone()).or_insert(definition);
        let mut all = all.clone();
        all.push(json!(name));
        Value::Array(all)
    }
}
