//! Whether a document has the form of its class: its context, its types, its properties and their
//! values (OB 2.0, "Data Types").

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::ground::{Bilingual, Instant, Url};
use crate::verify::verdict::Step;
use crate::verify::verdict::StepName::WellFormed;

use super::classes::Kind::{
    Address, Baked, Date, Entry, Flag, Link, Object, Picture, Text, Version,
};
use super::classes::{Class, Edition, Kind, Property, everywhere, table};
use super::{context, extension, reasons, shown};

/// Most faults that are told of one examination.
pub const MAX_FAULTS: usize = 12;
/// Objects inside one another that are looked at.
pub const MAX_DEPTH: usize = 8;

/// What is wrong with the form of a document and of those it links to.
#[derive(Debug, Default)]
pub(super) struct Faults {
    steps: Vec<Step>,
}

impl Faults {
    pub(super) fn push(&mut self, step: Step) {
        if self.steps.len() < MAX_FAULTS && !self.steps.contains(&step) {
            self.steps.push(step);
        }
    }

    pub(super) fn steps(&self) -> &[Step] {
        &self.steps
    }
}

/// Checks the form of documents of one edition.
#[derive(Clone, Copy)]
pub(super) struct Form<'a> {
    pub(super) edition: Edition,
    /// Contexts that the caller gives.
    pub(super) contexts: &'a BTreeMap<String, Value>,
}

impl Form<'_> {
    /// Checks a whole document: its context, its types and its properties.
    pub(super) fn document(
        self,
        document: &Value,
        class: Class,
        what: Bilingual,
        faults: &mut Faults,
    ) {
        let Some(map) = document.as_object() else {
            return faults.push(wrong("JSON", what, AN_OBJECT));
        };
        if self.edition == Edition::Two {
            context::check(map, true, self.contexts, what, faults);
            types(map, what, faults);
            if let Some(step) = wrong_class(map, class, what) {
                faults.push(step);
            }
        }
        self.properties(map, class, what, 0, faults);
    }

    /// Checks a document that stands inside another one, whose context it takes over.
    pub(super) fn inside(
        self,
        document: &Value,
        class: Class,
        what: Bilingual,
        faults: &mut Faults,
    ) {
        let Some(map) = document.as_object() else { return };
        context::check(map, false, self.contexts, what, faults);
        if let Some(step) = wrong_class(map, class, what) {
            faults.push(step);
        }
        self.properties(map, class, what, 0, faults);
    }

    /// Checks the properties of an object.
    fn properties(
        self,
        map: &Map<String, Value>,
        class: Class,
        what: Bilingual,
        depth: usize,
        faults: &mut Faults,
    ) {
        if depth > MAX_DEPTH {
            return faults.push(wrong("…", what, LESS_DEEP));
        }
        let own = table(class, self.edition);
        for Property(name, kind, must, many) in own.iter().chain(everywhere()) {
            let Some(value) = property(map, name) else {
                if *must {
                    let step = reasons::MISSING.step(WellFormed);
                    faults.push(step.with("name", *name).with("what", what));
                }
                continue;
            };
            let values = match value {
                Value::Array(all) if *many || all.len() == 1 => all,
                Value::Array(_) => {
                    faults.push(wrong(name, what, ONLY_ONE));
                    continue;
                }
                one => std::slice::from_ref(one),
            };
            for value in values {
                self.value(name, value, *kind, what, depth, faults);
            }
        }
        if class == Class::Criteria && !map.contains_key("id") && !map.contains_key("narrative") {
            faults.push(
                reasons::MISSING
                    .step(WellFormed)
                    .with("name", "criteria.narrative")
                    .with("what", what),
            );
        }
        for (name, value) in map {
            extension::check(name, value, faults);
        }
    }

    fn value(
        self,
        name: &str,
        value: &Value,
        kind: Kind,
        what: Bilingual,
        depth: usize,
        faults: &mut Faults,
    ) {
        let text = value.as_str();
        let fine = match kind {
            Text => text.is_some(),
            Address => text.is_some_and(is_address),
            Date => date(value, self.edition).is_some(),
            Flag => value.is_boolean(),
            Version => value.is_string() || value.is_number(),
            Baked => picture(value).is_some_and(|it| is_address(it) && !is_data(it)),
            Picture => picture(value)
                .is_some_and(|it| if is_data(it) { is_picture_data(it) } else { is_address(it) }),
            Entry => text.is_some() || ["id", "uid"].iter().any(|it| value[it].is_string()),
            Link(_) => text.is_some_and(is_address) || value.is_object(),
            Object(_) => value.is_object(),
        };
        if !fine {
            return faults.push(wrong(name, what, wanted(kind)));
        }
        let class = match kind {
            Link(class) | Object(class) => class,
            Picture | Baked => Class::Image,
            _ => return,
        };
        let Some(map) = value.as_object() else { return };
        context::check(map, false, self.contexts, what, faults);
        // Profiles and badges that are named inside are read at their own addresses, whole.
        let elsewhere = matches!(class, Class::Profile | Class::Endorsement | Class::Badge)
            || (class == Class::Key && map.len() == 1);
        if !elsewhere {
            self.properties(map, class, what, depth + 1, faults);
        }
    }
}

/// A property by its name, or by the other name that it has; `null` says nothing.
pub(super) fn property<'a>(map: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    let other = match name {
        "verification" => "verify",
        "verify" => "verification",
        "id" => "@id",
        "type" => "@type",
        _ => "",
    };
    map.get(name).or_else(|| map.get(other)).filter(|value| !value.is_null())
}

/// The one value of a property, also when it stands alone in a list.
pub(super) fn one<'a>(document: &'a Value, name: &str) -> Option<&'a Value> {
    match property(document.as_object()?, name)? {
        Value::Array(all) => all.first().filter(|_| all.len() == 1),
        other => Some(other),
    }
}

/// The one text of a property.
pub(super) fn text<'a>(document: &'a Value, name: &str) -> Option<&'a str> {
    one(document, name)?.as_str()
}

/// Every value of a property.
pub(super) fn all<'a>(document: &'a Value, name: &str) -> &'a [Value] {
    match document.as_object().and_then(|map| property(map, name)) {
        Some(Value::Array(all)) => all,
        Some(one) => std::slice::from_ref(one),
        None => &[],
    }
}

/// The types of a document, without the prefix of Open Badges.
pub(super) fn type_names(document: &Value) -> Vec<&str> {
    let bare = |name: &'_ str| -> usize {
        ["https://w3id.org/openbadges#", "obi:"]
            .iter()
            .find(|prefix| name.starts_with(**prefix))
            .map_or(0, |prefix| prefix.len())
    };
    all(document, "type").iter().filter_map(Value::as_str).map(|name| &name[bare(name)..]).collect()
}

/// A moment as a document writes it.
pub(super) fn date(value: &Value, edition: Edition) -> Option<Instant> {
    match (value, edition) {
        (Value::Number(seconds), Edition::One) => Instant::from_seconds(seconds.as_i64()?),
        (Value::String(text), _) if text.len() > 64 => None,
        // Annotations in brackets are of another standard (RFC 9557).
        (Value::String(text), _) if text.contains(['[', ' ']) => None,
        (Value::String(text), Edition::Two) => {
            text.contains('T').then(|| Instant::parse(text)).flatten()
        }
        (Value::String(text), Edition::One) => {
            // 1.x says nothing of zones: a moment without one is taken as UTC.
            Instant::parse(text).or_else(|| Instant::parse(&format!("{text}Z")))
        }
        _ => None,
    }
}

fn is_address(text: &str) -> bool {
    // Some issuers name parts of a document by blank labels; nothing is asked of them.
    is_data(text) || text.starts_with("_:") || Url::parse(text).is_some()
}

fn is_data(text: &str) -> bool {
    text.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"))
}

fn is_picture_data(text: &str) -> bool {
    ["image/png", "image/svg+xml"].iter().any(|kind| text[5..].starts_with(kind))
}

fn picture(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value.get("id").and_then(Value::as_str))
}

fn types(map: &Map<String, Value>, what: Bilingual, faults: &mut Faults) {
    let value = property(map, "type");
    let names: &[Value] = match value {
        Some(Value::Array(all)) => all,
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    if names.is_empty() {
        faults.push(reasons::MISSING.step(WellFormed).with("name", "type").with("what", what));
    }
    for name in names {
        let known = name.as_str().is_some_and(|it| context::defines(context::entries(map), it));
        if !known {
            let name = name.as_str().map_or_else(|| "?".to_owned(), shown);
            let step = reasons::UNKNOWN_TYPE.step(WellFormed);
            faults.push(step.with("what", what).with("name", name));
        }
    }
}

/// A document of another class than the one that was expected.
fn wrong_class(map: &Map<String, Value>, class: Class, what: Bilingual) -> Option<Step> {
    let expected: &[&str] = match class {
        Class::Assertion | Class::Remnant => &["Assertion", "Endorsement"],
        Class::Badge => &["BadgeClass"],
        Class::Profile => &["Issuer", "Profile"],
        Class::Endorsement => &["Endorsement"],
        Class::Key => &["CryptographicKey"],
        Class::RevocationList => &["RevocationList"],
        _ => return None,
    };
    let document = Value::Object(map.clone());
    if type_names(&document).iter().any(|name| expected.contains(name)) {
        return None;
    }
    let address = property(map, "id").and_then(Value::as_str).map_or_else(|| "?".to_owned(), shown);
    Some(reasons::WRONG_CLASS.step(WellFormed).with("address", address).with("what", what))
}

fn wrong(name: &str, what: Bilingual, kind: Bilingual) -> Step {
    let step = reasons::WRONG_KIND.step(WellFormed);
    step.with("name", shown(name)).with("what", what).with("kind", kind)
}

fn wanted(kind: Kind) -> Bilingual {
    let said = |fr, en| Bilingual { fr, en };
    match kind {
        Text => said("un texte", "a text"),
        Address => said("une adresse complète", "a whole address"),
        Date => said("une date avec son heure et son fuseau", "a date with its time and zone"),
        Flag => said("vrai ou faux", "true or false"),
        Version => said("un texte ou un nombre", "a text or a number"),
        Picture => said("l’adresse d’une image PNG ou SVG", "the address of a PNG or SVG picture"),
        Baked => {
            said("une adresse, et non l’image elle-même", "an address, not the picture itself")
        }
        Object(_) => AN_OBJECT,
        Link(_) => said("une adresse ou un objet", "an address or an object"),
        Entry => said("un texte, ou un objet avec « id »", "a text, or an object with “id”"),
    }
}

const AN_OBJECT: Bilingual = Bilingual { fr: "un objet", en: "an object" };
const ONLY_ONE: Bilingual = Bilingual { fr: "une seule valeur", en: "one value only" };
const LESS_DEEP: Bilingual = Bilingual { fr: "moins de profondeur", en: "less depth" };
