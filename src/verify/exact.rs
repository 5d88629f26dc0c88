//! Whether a document says exactly what was signed. A signature covers what JSON-LD makes of a
//! document, people and most programs read its JSON: here the two must be the same. So nothing is
//! written as a full address where there is a name, no keyword stands in disguise, no text is
//! `null`, no part brings meanings of its own, and no two parts that are the same thing to JSON-LD
//! say different things about it.

use serde_json::{Map, Value};

use super::presented::short;
use super::reasons::{self, Reason};
use super::shape::At;
use super::verdict::{Step, StepName};

/// Most contexts that one document may name.
pub const MAX_CONTEXTS: usize = 16;

/// Checks a whole document. Its `proof` is looked at as well: it is signed with it.
pub(super) fn check(document: &Map<String, Value>) -> Result<(), Step> {
    if let Some(context) = document.get("@context") {
        contexts(context)?;
    }
    let reader = Reader { shown: shown(document) };
    let root = At::root();
    reader.members(document, &root, Place::Whole)
}

/// A context that is a list of addresses, and nothing of the document's own.
fn contexts(context: &Value) -> Result<(), Step> {
    let items = super::keys::items(Some(context));
    if items.len() > MAX_CONTEXTS {
        return Err(said(&reasons::EXACT_TOO_MANY_CONTEXTS));
    }
    if items.iter().all(Value::is_string) { Ok(()) } else { Err(said(&reasons::EXACT_OWN_CONTEXT)) }
}

/// The objects that people are told about, by identifier: wherever the same identifier comes again,
/// it is the same thing to JSON-LD.
fn shown(document: &Map<String, Value>) -> Vec<(&str, &Map<String, Value>)> {
    let subject = document.get("credentialSubject").and_then(Value::as_object);
    let issuer = document.get("issuer").and_then(Value::as_object);
    let achievement = subject.and_then(|subject| subject.get("achievement")?.as_object());
    [Some(document), issuer, subject, achievement]
        .into_iter()
        .flatten()
        .filter_map(|object| Some((object.get("id")?.as_str()?, object)))
        .collect()
}

struct Reader<'d> {
    shown: Vec<(&'d str, &'d Map<String, Value>)>,
}

/// Where an object stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The document, or an endorsement in it, which is a document of its own.
    Whole,
    /// A proof, which may repeat the contexts (`eddsa-jcs-2022`).
    Proof,
    /// Anything else.
    Part,
}

impl Reader<'_> {
    fn members(&self, object: &Map<String, Value>, at: &At<'_>, place: Place) -> Result<(), Step> {
        for (name, member) in object {
            if name == "@context" {
                match place {
                    Place::Part => return Err(told(&reasons::EXACT_INNER_CONTEXT, at)),
                    Place::Whole | Place::Proof => contexts(member)?,
                }
                continue;
            }
            if name.starts_with('@') || name.contains(':') {
                return Err(told(&reasons::EXACT_FULL_NAME, at).with("name", short(name)));
            }
            let inside = match (&**name, place) {
                ("proof", Place::Whole) => Place::Proof,
                ("endorsement", _) => Place::Whole,
                _ => Place::Part,
            };
            match &**name {
                "type" => types(member, at)?,
                "id" => identifier(member, at)?,
                _ => self.value(member, &at.inside(name), inside)?,
            }
        }
        self.same_things(object, at)
    }

    fn value(&self, value: &Value, at: &At<'_>, place: Place) -> Result<(), Step> {
        match value {
            Value::Object(members) => self.members(members, at, place),
            Value::Array(items) => items.iter().try_for_each(|item| match item {
                Value::Array(_) => Err(told(&reasons::EXACT_LIST_IN_LIST, at)),
                item => self.value(item, at, place),
            }),
            Value::Null => Err(told(&reasons::EXACT_NULL, at)),
            Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(()),
        }
    }

    /// Whether an object that is one of those shown says something else about it.
    fn same_things(&self, object: &Map<String, Value>, at: &At<'_>) -> Result<(), Step> {
        let Some(id) = object.get("id").and_then(Value::as_str) else {
            return Ok(());
        };
        let twins = self.shown.iter().filter(|(other, twin)| *other == id && !same(twin, object));
        for (_, twin) in twins {
            for (name, value) in object.iter().filter(|(_, value)| value.is_string()) {
                if name != "type" && twin.get(name).is_some_and(|other| other != value) {
                    let step = told(&reasons::EXACT_TWO_VALUES, at);
                    return Err(step.with("name", short(name)).with("id", short(id)));
                }
            }
        }
        Ok(())
    }
}

/// Whether two references are to one and the same object.
fn same(a: &Map<String, Value>, b: &Map<String, Value>) -> bool {
    std::ptr::eq(a, b)
}

/// Addresses whose types have a name in the contexts: whoever writes the address hides the type.
const NAMED: [&str; 4] = [
    "https://purl.imsglobal.org/",
    "https://www.w3.org/",
    "https://w3id.org/security#",
    "https://schema.org/",
];

fn types(types: &Value, at: &At<'_>) -> Result<(), Step> {
    for kind in super::keys::items(Some(types)) {
        match kind {
            Value::String(kind) if NAMED.iter().any(|root| kind.starts_with(root)) => {
                return Err(told(&reasons::EXACT_FULL_NAME, at).with("name", short(kind)));
            }
            Value::String(_) => {}
            _ => return Err(told(&reasons::EXACT_TYPE, at)),
        }
    }
    Ok(())
}

fn identifier(id: &Value, at: &At<'_>) -> Result<(), Step> {
    match id {
        Value::String(id) if id.starts_with("_:") => Err(told(&reasons::EXACT_NAMELESS, at)),
        Value::String(_) => Ok(()),
        _ => Err(told(&reasons::EXACT_ID, at)),
    }
}

fn said(reason: &'static Reason) -> Step {
    reason.step(StepName::WellFormed)
}

fn told(reason: &'static Reason, at: &At<'_>) -> Step {
    said(reason).with("path", at.to_string())
}
