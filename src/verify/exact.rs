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
    let mut reader = Reader { told: shown(document) };
    reader.members(document, &At::root(), Place::Whole)
}

/// A text that a document says of the thing with this identifier, wherever it says it: to JSON-LD
/// all objects with one identifier are one thing.
pub(super) fn text_of<'d>(part: &'d Value, id: &str, name: &str) -> Option<&'d str> {
    match part {
        Value::Object(members) => {
            let own = members.get("id").and_then(Value::as_str) == Some(id);
            let text = members.get(name).and_then(Value::as_str).filter(|_| own);
            text.or_else(|| members.values().find_map(|member| text_of(member, id, name)))
        }
        Value::Array(items) => items.iter().find_map(|item| text_of(item, id, name)),
        _ => None,
    }
}

/// A context that is a list of addresses, and nothing of the document's own.
fn contexts(context: &Value) -> Result<(), Step> {
    let items = super::keys::items(Some(context));
    if items.len() > MAX_CONTEXTS {
        return Err(said(&reasons::EXACT_TOO_MANY_CONTEXTS));
    }
    if items.iter().all(Value::is_string) { Ok(()) } else { Err(said(&reasons::EXACT_OWN_CONTEXT)) }
}

/// The things that people are told about, by identifier: the document, its issuer, its subject and
/// what was achieved.
fn shown<'d>(document: &'d Map<String, Value>) -> Vec<Thing<'d>> {
    let id = |value: &'d Value| value.get("id").and_then(Value::as_str);
    let subject = document.get("credentialSubject");
    let issuer = document.get("issuer");
    let ids = [
        document.get("id").and_then(Value::as_str),
        issuer.and_then(|issuer| issuer.as_str().or_else(|| id(issuer))),
        subject.and_then(id),
        subject.and_then(|subject| subject.get("achievement")).and_then(id),
    ];
    ids.into_iter().flatten().map(|id| Thing { id, texts: Vec::new() }).collect()
}

/// What was said so far of one thing, in texts.
struct Thing<'d> {
    id: &'d str,
    texts: Vec<(&'d str, &'d str)>,
}

struct Reader<'d> {
    told: Vec<Thing<'d>>,
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

impl<'d> Reader<'d> {
    fn members(
        &mut self,
        object: &'d Map<String, Value>,
        at: &At<'_>,
        place: Place,
    ) -> Result<(), Step> {
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

    fn value(&mut self, value: &'d Value, at: &At<'_>, place: Place) -> Result<(), Step> {
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

    /// Whether an object says the same of a thing as others said before it.
    fn same_things(&mut self, object: &'d Map<String, Value>, at: &At<'_>) -> Result<(), Step> {
        let Some(id) = object.get("id").and_then(Value::as_str) else {
            return Ok(());
        };
        let Some(thing) = self.told.iter_mut().find(|thing| thing.id == id) else {
            return Ok(());
        };
        for (name, value) in object {
            let Some(value) = value.as_str().filter(|_| name != "type") else {
                continue;
            };
            match thing.texts.iter().find(|(other, _)| *other == name) {
                None => thing.texts.push((name, value)),
                Some((_, other)) if *other == value => {}
                Some(_) => {
                    let step = told(&reasons::EXACT_TWO_VALUES, at);
                    return Err(step.with("name", short(name)).with("id", short(id)));
                }
            }
        }
        Ok(())
    }
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
