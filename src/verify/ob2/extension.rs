//! Extensions: objects that bring their own `@context` and say what they are (OB 2.0, "Extensions").

use serde_json::Value;

use crate::ground::Bilingual;
use crate::verify::verdict::StepName::WellFormed;

use super::form::{Faults, type_names};
use super::{reasons, shown};

/// A registered extension: its type, and the properties that must be there with their kind, each by
/// its name and by the address that its context gives it.
struct Registered(&'static str, &'static [(&'static str, &'static str, Kind)]);

#[derive(Clone, Copy)]
enum Kind {
    Text,
    Object,
}
use Kind::{Object, Text};

/// The facts of the published schemas.
const REGISTERED: &[Registered] = &[
    Registered(
        "extensions:ExampleExtension",
        &[("exampleProperty", "http://schema.org/text", Text)],
    ),
    Registered(
        "extensions:ApplyLink",
        &[("url", "https://w3id.org/openbadges/extensions#applyLink", Text)],
    ),
    Registered(
        "extensions:OriginalCreator",
        &[("url", "https://w3id.org/openbadges/extensions##originalCreator", Text)],
    ),
    Registered(
        "extensions:GeoCoordinates",
        &[
            ("description", "http://schema.org/description", Text),
            ("geo", "http://schema.org/geo", Object),
        ],
    ),
    Registered(
        "extensions:ExtraDescriptionExtension",
        &[("name", "", Text), ("narrative", "", Text)],
    ),
];

/// Checks a property of a document, if it is an extension: by its name, or by what it says it is.
pub(super) fn check(name: &str, value: &Value, faults: &mut Faults) {
    let values = match value {
        Value::Array(all) => all.as_slice(),
        one => std::slice::from_ref(one),
    };
    let named = name.starts_with("extensions:")
        || name.starts_with("https://w3id.org/openbadges/extensions#");
    for value in values {
        let extends = named || (!name.starts_with('@') && type_names(value).contains(&"Extension"));
        if let Some(kind) = extends.then(|| fault(value)).flatten() {
            let step = reasons::EXTENSION.step(WellFormed);
            faults.push(step.with("name", shown(name)).with("kind", kind));
        }
    }
}

fn fault(value: &Value) -> Option<Bilingual> {
    let said = |fr, en| Some(Bilingual { fr, en });
    let Some(map) = value.as_object() else { return said("ce n’est pas un objet", "no object") };
    let contexts = match map.get("@context") {
        Some(Value::Array(all)) => all.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    let described =
        !contexts.is_empty() && contexts.iter().all(|it| it.is_string() || it.is_object());
    if !described {
        return said("il lui manque son « @context »", "its own “@context” is missing");
    }
    let types = type_names(value);
    if !types.contains(&"Extension") || types.len() < 2 {
        return said(
            "son type doit nommer « Extension » et ce qu’elle est",
            "its type must name “Extension” and what it is",
        );
    }
    let holds = |(name, address, kind): &(&str, &str, Kind)| {
        let value = map.get(*name).or_else(|| map.get(*address));
        match kind {
            Text => value.is_some_and(Value::is_string),
            Object => value.is_some_and(Value::is_object),
        }
    };
    let broken = REGISTERED
        .iter()
        .any(|Registered(kind, properties)| types.contains(kind) && !properties.iter().all(holds));
    if broken {
        return said("une propriété manque ou est fausse", "a property is missing or wrong");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn faults(name: &str, value: &Value) -> usize {
        let mut faults = Faults::default();
        check(name, value, &mut faults);
        faults.steps().len()
    }

    #[test]
    fn an_extension_brings_its_context_and_its_type() {
        let good = json!({
            "@context": "https://w3id.org/openbadges/extensions/applyLinkExtension/context.json",
            "type": ["Extension", "extensions:ApplyLink"],
            "url": "https://example.org/apply",
        });
        assert_eq!(faults("extensions:applyLink", &good), 0);
        assert_eq!(faults("extensions:applyLink", &json!([good, good])), 0);
        for (name, value) in [
            ("@context", json!(null)),
            ("@context", json!([])),
            ("@context", json!([7])),
            ("type", json!("Extension")),
            ("type", json!(["extensions:ApplyLink", "extensions:Other"])),
            ("url", json!(7)),
        ] {
            let mut bad = good.clone();
            bad[name] = value;
            assert_eq!(faults("extensions:applyLink", &bad), 1, "{bad}");
        }
        assert_eq!(faults("extensions:applyLink", &json!("text")), 1);
    }

    #[test]
    fn other_properties_are_left_alone() {
        assert_eq!(faults("name", &json!("text")), 0);
        assert_eq!(faults("evidence", &json!({ "type": "Evidence" })), 0);
        assert_eq!(faults("mine", &json!({ "type": ["Extension", "x:y"] })), 1);
    }
}
