//! What the names of a document mean: its `@context` must be that of Open Badges, and nothing beside
//! it may give those names another meaning, or hide them behind other names (JSON-LD 1.1).
//!
//! Only the plain names are read later on, so these checks are what makes that right.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde_json::{Map, Value};

use crate::ground::Bilingual;
use crate::rdf::context;
use crate::verify::verdict::StepName::WellFormed;

use super::form::Faults;
use super::{reasons, shown};

/// Most entries of one `@context` that are read.
pub const MAX_CONTEXTS: usize = 20;

/// The address of the context.
pub(super) const OB2: &str = "https://w3id.org/openbadges/v2";
/// Its older address.
pub(super) const OB2_OLD: &str = "https://openbadgespec.org/v2/context.json";
/// The addresses of the context of 1.1.
pub(super) const OB1: [&str; 3] = [
    "https://w3id.org/openbadges/v1",
    "https://openbadgespec.org/v1",
    "https://openbadgespec.org/v1/context.json",
];
/// Contexts under these addresses describe extensions, and define no name of Open Badges.
const EXTENSIONS: [&str; 3] = [
    "https://w3id.org/openbadges/extensions/",
    "https://openbadgespec.org/extensions/",
    "https://purl.imsglobal.org/spec/",
];

/// The entries of a `@context`, one or several.
pub(super) fn entries(document: &Map<String, Value>) -> &[Value] {
    match document.get("@context") {
        Some(Value::Array(all)) => all,
        Some(one) => std::slice::from_ref(one),
        None => &[],
    }
}

/// Whether these entries bring the names of Open Badges 2.0: by address, or written out.
pub(super) fn brings_ob2(entries: &[Value]) -> bool {
    entries.iter().any(|entry| match entry {
        Value::String(address) => address == OB2 || address == OB2_OLD,
        Value::Object(terms) => {
            let says = |name: &str, meaning: &str| {
                terms.get(name).is_some_and(|it| expand_definition(it).as_deref() == Some(meaning))
            };
            says("Assertion", "https://w3id.org/openbadges#Assertion")
                && says("BadgeClass", "https://w3id.org/openbadges#BadgeClass")
        }
        _ => false,
    })
}

/// Checks the `@context` of a document or, without the demand that there be one, of a part of it.
pub(super) fn check(
    document: &Map<String, Value>,
    demanded: bool,
    given: &BTreeMap<String, Value>,
    what: Bilingual,
    faults: &mut Faults,
) {
    let all = entries(document);
    if demanded && !brings_ob2(all) {
        faults.push(reasons::NO_CONTEXT.step(WellFormed).with("what", what));
    }
    for entry in all.iter().take(MAX_CONTEXTS) {
        match entry {
            Value::String(address) if address == OB2 || address == OB2_OLD => {}
            Value::String(address) if EXTENSIONS.iter().any(|it| address.starts_with(it)) => {}
            Value::String(address) => match given.get(address) {
                Some(Value::Object(context)) => {
                    let terms = context.get("@context").and_then(Value::as_object);
                    inline(terms.unwrap_or(context), what, faults);
                }
                _ => faults.push(
                    reasons::CONTEXT_UNKNOWN.step(WellFormed).with("address", shown(address)),
                ),
            },
            Value::Object(terms) => inline(terms, what, faults),
            _ => faults.push(reasons::NO_CONTEXT.step(WellFormed).with("what", what)),
        }
    }
    if all.len() > MAX_CONTEXTS {
        let more = format!("> {MAX_CONTEXTS}");
        faults.push(reasons::CONTEXT_UNKNOWN.step(WellFormed).with("address", more));
    }
    for name in document.keys().filter(|name| hides(name, &expand(name))) {
        redefines(name, what, faults);
    }
}

/// Whether a name is defined: by Open Badges, by these entries, or because it is an address.
pub(super) fn defines(entries: &[Value], name: &str) -> bool {
    terms().contains_key(name)
        || name.contains(':')
        || entries.iter().any(|entry| entry.get(name).is_some())
}

/// Checks that an inline context leaves the names of Open Badges alone.
fn inline(terms: &Map<String, Value>, what: Bilingual, faults: &mut Faults) {
    for (name, definition) in terms {
        let wrong = match self::terms().get(name) {
            // Its meaning was corrected in October 2020; both are met.
            Some(_) if name == "targetFramework" => false,
            Some(ours) => !same_definition(definition, ours),
            None if name.starts_with('@') => {
                !matches!(name.as_str(), "@language" | "@base" | "@version" | "@vocab")
            }
            None => expand_definition(definition).is_none_or(|meaning| hides(name, &meaning)),
        };
        if wrong {
            redefines(name, what, faults);
        }
    }
}

fn redefines(name: &str, what: Bilingual, faults: &mut Faults) {
    let step = reasons::CONTEXT_REDEFINES.step(WellFormed);
    faults.push(step.with("what", what).with("name", shown(name)));
}

/// Whether a name that is none of Open Badges means a keyword, or a property of Open Badges.
fn hides(name: &str, meaning: &str) -> bool {
    // `@context`, `@language`, `@id` and `@type` themselves hide nothing.
    if name.starts_with('@') || terms().contains_key(name) {
        return false;
    }
    meaning.starts_with('@') || meanings().contains(meaning)
}

fn same_definition(theirs: &Value, ours: &Value) -> bool {
    let kind = |definition: &Value| {
        definition.get("@type").and_then(Value::as_str).map(expand).filter(|it| !it.is_empty())
    };
    let others = |definition: &Value| {
        definition.as_object().is_some_and(|it| it.keys().any(|k| k != "@id" && k != "@type"))
    };
    expand_definition(theirs) == expand_definition(ours)
        && kind(theirs) == kind(ours)
        && !others(theirs)
}

/// The address that a definition gives to its name; nothing when it has none that can be read here.
fn expand_definition(definition: &Value) -> Option<String> {
    match definition {
        Value::String(address) => Some(expand(address)),
        Value::Object(parts) => parts.get("@id").and_then(Value::as_str).map(expand),
        _ => None,
    }
}

/// An address written out, by the prefixes of Open Badges; anything else as it stands.
fn expand(name: &str) -> String {
    let Some((prefix, rest)) = name.split_once(':') else {
        // The published context defines `verify` by the name `verification`.
        return match terms().get(name).filter(|it| it.is_object() || name == "verification") {
            Some(Value::Object(parts)) => {
                parts.get("@id").and_then(Value::as_str).map_or(name.to_owned(), expand)
            }
            _ => name.to_owned(),
        };
    };
    match terms().get(prefix).and_then(Value::as_str) {
        Some(base) if !rest.starts_with("//") => format!("{base}{rest}"),
        _ => name.to_owned(),
    }
}

/// The addresses of the properties of Open Badges 2.0.
fn meanings() -> &'static BTreeSet<String> {
    static MEANINGS: OnceLock<BTreeSet<String>> = OnceLock::new();
    MEANINGS.get_or_init(|| {
        let properties = terms().iter().filter(|(name, definition)| {
            name.starts_with(|letter: char| letter.is_ascii_lowercase()) && definition.is_object()
        });
        properties.filter_map(|(_, definition)| expand_definition(definition)).collect()
    })
}

/// The terms of Open Badges 2.0.
pub(super) fn terms() -> &'static Map<String, Value> {
    static TERMS: OnceLock<Map<String, Value>> = OnceLock::new();
    TERMS.get_or_init(|| {
        let text = context(OB2).expect("the context of Open Badges 2.0 is on board");
        let mut document: Map<String, Value> =
            serde_json::from_str(text).expect("a context on board is a JSON object");
        match document.shift_remove("@context") {
            Some(Value::Object(terms)) => terms,
            _ => Map::new(),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn found(context: &Value) -> Vec<&'static str> {
        let document = json!({ "@context": context });
        let mut faults = Faults::default();
        let map = document.as_object().unwrap();
        check(map, true, &BTreeMap::new(), reasons::THE_BADGE, &mut faults);
        faults.steps().iter().map(|step| step.reason.code).collect()
    }

    const REDEFINES: &str = "ob2.context-redefines";

    #[test]
    fn the_context_by_both_addresses_and_written_out() {
        let written = Value::Object(terms().clone());
        for good in [
            json!(OB2),
            json!(OB2_OLD),
            json!([OB2]),
            written,
            json!([OB2, { "ext": "https://x.example/ext" }]),
        ] {
            assert_eq!(found(&good), Vec::<&str>::new(), "{good}");
        }
        assert_eq!(found(&json!(null)), ["ob2.no-context"]);
        assert_eq!(
            found(&json!("https://w3id.org/openbadges/invalid")),
            ["ob2.no-context", "ob2.context-unknown"]
        );
        assert_eq!(found(&json!([OB2, "https://x.example/c"])), ["ob2.context-unknown"]);
    }

    #[test]
    fn names_keep_their_meaning() {
        for wrong in [
            json!({ "name": "schema:description" }),
            json!({ "expires": { "@id": "sec:expiration" } }),
            json!({ "issuer": null }),
            json!({ "ablauf": { "@id": "https://w3id.org/security#expiration" } }),
            json!({ "ablauf": "sec:expiration" }),
            json!({ "me": "@id" }),
            json!({ "me": { "@reverse": "obi:badge" } }),
            json!({ "@import": "https://x.example/" }),
            json!({ "obi": "https://x.example/" }),
        ] {
            assert_eq!(found(&json!([OB2, wrong])), [REDEFINES], "{wrong}");
        }
    }

    #[test]
    fn nothing_hides_behind_an_address() {
        for hidden in ["sec:expiration", "https://w3id.org/security#expiration", "obi:badge"] {
            let document = json!({ "@context": OB2, hidden: "2001-01-01T00:00:00Z" });
            let mut faults = Faults::default();
            let given = BTreeMap::new();
            check(document.as_object().unwrap(), true, &given, reasons::THE_BADGE, &mut faults);
            assert_eq!(faults.steps()[0].reason.code, REDEFINES, "{hidden}");
        }
    }

    #[test]
    fn a_context_that_the_caller_gives_is_read() {
        let document = json!({ "@context": [OB2, "https://x.example/c"] });
        let map = document.as_object().unwrap();
        for (terms, count) in
            [(json!({ "a": "https://x.example/a" }), 0), (json!({ "name": "@id" }), 1)]
        {
            let given = [("https://x.example/c".to_owned(), json!({ "@context": terms }))].into();
            let mut faults = Faults::default();
            check(map, true, &given, reasons::THE_BADGE, &mut faults);
            assert_eq!(faults.steps().len(), count);
        }
    }
}
