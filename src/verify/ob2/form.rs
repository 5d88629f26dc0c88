//! The form that each class must have: which properties, of which kind (OB 2.0, "Open Badges
//! Vocabulary" and "Data Types"), as tables; and OB 1.x with its own.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::ground::{Bilingual, Instant, Url};
use crate::verify::verdict::Step;
use crate::verify::verdict::StepName::WellFormed;

use super::{context, extension, reasons, shown};

/// Most faults that are told of one examination.
pub const MAX_FAULTS: usize = 12;
/// Objects inside one another that are looked at.
pub const MAX_DEPTH: usize = 8;

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Assertion,
    Badge,
    Profile,
    Endorsement,
    Key,
    RevocationList,
    /// What a revoked assertion shrinks to.
    Remnant,
    Identity,
    Verification,
    Policy,
    Criteria,
    Evidence,
    Image,
    Alignment,
    Related,
    Claim,
    /// Any other: its context and its types are looked at, and nothing else.
    Other,
}

/// By which rules a document is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edition {
    Two,
    /// 1.0 and 1.1: dates may be counted in seconds or lack a zone, and types and contexts came late.
    One,
}

/// The kind of a property's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    /// An absolute IRI.
    Address,
    /// A date with its time and zone.
    Date,
    Flag,
    /// A text or a number.
    Version,
    /// An address or `data:`, or an object with such an `id`.
    Picture,
    /// The same without `data:`.
    Baked,
    /// An object of a class.
    Object(Class),
    /// An address, or an object of a class.
    Link(Class),
    /// A text, or an object with `id` or `uid`.
    Entry,
}
use Kind::{Address, Baked, Date, Entry, Flag, Link, Object, Picture, Text, Version};

/// One property: its name, its kind, whether it must be there, whether it may have many values.
struct Property(&'static str, Kind, bool, bool);

const MUST: bool = true;
const MAY: bool = false;
const ONE: bool = false;
const MANY: bool = true;

const ASSERTION: &[Property] = &[
    Property("id", Address, MUST, ONE),
    Property("recipient", Object(Class::Identity), MUST, ONE),
    Property("badge", Link(Class::Badge), MUST, ONE),
    Property("verification", Object(Class::Verification), MUST, ONE),
    Property("issuedOn", Date, MUST, ONE),
    Property("expires", Date, MAY, ONE),
    Property("image", Baked, MAY, ONE),
    Property("evidence", Link(Class::Evidence), MAY, MANY),
    Property("narrative", Text, MAY, ONE),
    Property("revoked", Flag, MAY, ONE),
    Property("revocationReason", Text, MAY, ONE),
];
const BADGE_CLASS: &[Property] = &[
    Property("id", Address, MUST, ONE),
    Property("name", Text, MUST, ONE),
    Property("description", Text, MUST, ONE),
    Property("image", Picture, MUST, ONE),
    Property("criteria", Link(Class::Criteria), MUST, ONE),
    Property("issuer", Link(Class::Profile), MUST, ONE),
    Property("alignment", Object(Class::Alignment), MAY, MANY),
    Property("tags", Text, MAY, MANY),
];
const PROFILE: &[Property] = &[
    Property("id", Address, MUST, ONE),
    Property("name", Text, MUST, ONE),
    Property("url", Address, MUST, ONE),
    Property("email", Text, MUST, ONE),
    Property("telephone", Text, MAY, ONE),
    Property("description", Text, MAY, ONE),
    Property("image", Picture, MAY, ONE),
    Property("publicKey", Link(Class::Key), MAY, MANY),
    Property("verification", Object(Class::Policy), MAY, ONE),
    Property("revocationList", Address, MAY, ONE),
];
const ENDORSEMENT: &[Property] = &[
    Property("id", Address, MUST, ONE),
    Property("claim", Object(Class::Claim), MUST, ONE),
    Property("issuer", Link(Class::Profile), MUST, ONE),
    Property("issuedOn", Date, MUST, ONE),
    Property("verification", Object(Class::Verification), MUST, ONE),
    Property("expires", Date, MAY, ONE),
    Property("revoked", Flag, MAY, ONE),
    Property("revocationReason", Text, MAY, ONE),
];
const KEY: &[Property] = &[
    Property("id", Address, MUST, ONE),
    Property("owner", Address, MUST, ONE),
    Property("publicKeyPem", Text, MUST, ONE),
];
const REVOCATION_LIST: &[Property] = &[
    Property("id", Address, MAY, ONE),
    Property("issuer", Link(Class::Profile), MAY, ONE),
    Property("revokedAssertions", Entry, MUST, MANY),
];
const REMNANT: &[Property] = &[
    Property("id", Address, MUST, ONE),
    Property("revoked", Flag, MUST, ONE),
    Property("revocationReason", Text, MAY, ONE),
];
const IDENTITY: &[Property] = &[
    Property("type", Text, MUST, ONE),
    Property("identity", Text, MUST, ONE),
    Property("hashed", Flag, MUST, ONE),
    Property("salt", Text, MAY, ONE),
];
const VERIFICATION: &[Property] =
    &[Property("type", Text, MUST, ONE), Property("creator", Link(Class::Key), MAY, ONE)];
const POLICY: &[Property] = &[
    Property("verificationProperty", Text, MAY, ONE),
    Property("startsWith", Text, MAY, MANY),
    Property("allowedOrigins", Text, MAY, MANY),
];
const CRITERIA: &[Property] =
    &[Property("id", Address, MAY, ONE), Property("narrative", Text, MAY, ONE)];
const EVIDENCE: &[Property] = &[
    Property("id", Address, MAY, ONE),
    Property("narrative", Text, MAY, ONE),
    Property("name", Text, MAY, ONE),
    Property("description", Text, MAY, ONE),
    Property("genre", Text, MAY, ONE),
    Property("audience", Text, MAY, ONE),
];
const IMAGE: &[Property] = &[
    Property("id", Picture, MUST, ONE),
    Property("caption", Text, MAY, ONE),
    Property("author", Address, MAY, ONE),
];
const ALIGNMENT: &[Property] = &[
    Property("targetName", Text, MUST, ONE),
    Property("targetUrl", Address, MUST, ONE),
    Property("targetDescription", Text, MAY, ONE),
    Property("targetFramework", Text, MAY, ONE),
    Property("targetCode", Text, MAY, ONE),
];
const RELATED: &[Property] = &[Property("id", Address, MUST, ONE)];
const CLAIM: &[Property] =
    &[Property("id", Address, MUST, ONE), Property("endorsementComment", Text, MAY, ONE)];
/// What every document may have ("Properties").
const EVERYWHERE: &[Property] = &[
    Property("related", Object(Class::Related), MAY, MANY),
    Property("version", Version, MAY, ONE),
    Property("endorsement", Link(Class::Endorsement), MAY, MANY),
    Property("@language", Text, MAY, ONE),
];

// OB 1.0 and 1.1: the assertion names its own address in `verify`.
const ASSERTION_1: &[Property] = &[
    Property("uid", Text, MUST, ONE),
    Property("recipient", Object(Class::Identity), MUST, ONE),
    Property("badge", Address, MUST, ONE),
    Property("verify", Object(Class::Verification), MUST, ONE),
    Property("issuedOn", Date, MUST, ONE),
    Property("expires", Date, MAY, ONE),
    Property("image", Picture, MAY, ONE),
    Property("evidence", Address, MAY, ONE),
];
const BADGE_CLASS_1: &[Property] = &[
    Property("name", Text, MUST, ONE),
    Property("description", Text, MUST, ONE),
    Property("image", Picture, MUST, ONE),
    Property("criteria", Address, MUST, ONE),
    Property("issuer", Address, MUST, ONE),
    Property("tags", Text, MAY, MANY),
];
const PROFILE_1: &[Property] = &[
    Property("name", Text, MUST, ONE),
    Property("url", Address, MUST, ONE),
    Property("description", Text, MAY, ONE),
    Property("image", Picture, MAY, ONE),
    Property("email", Text, MAY, ONE),
    Property("revocationList", Address, MAY, ONE),
];
const VERIFICATION_1: &[Property] =
    &[Property("type", Text, MUST, ONE), Property("url", Address, MUST, ONE)];

fn table(class: Class, edition: Edition) -> &'static [Property] {
    match (class, edition) {
        (Class::Assertion, Edition::One) => ASSERTION_1,
        (Class::Badge, Edition::One) => BADGE_CLASS_1,
        (Class::Profile, Edition::One) => PROFILE_1,
        (Class::Verification, Edition::One) => VERIFICATION_1,
        (Class::Assertion, _) => ASSERTION,
        (Class::Badge, _) => BADGE_CLASS,
        (Class::Profile, _) => PROFILE,
        (Class::Endorsement, _) => ENDORSEMENT,
        (Class::Key, _) => KEY,
        (Class::RevocationList, _) => REVOCATION_LIST,
        (Class::Remnant, _) => REMNANT,
        (Class::Identity, _) => IDENTITY,
        (Class::Verification, _) => VERIFICATION,
        (Class::Policy, _) => POLICY,
        (Class::Criteria, _) => CRITERIA,
        (Class::Evidence, _) => EVIDENCE,
        (Class::Image, _) => IMAGE,
        (Class::Alignment, _) => ALIGNMENT,
        (Class::Related, _) => RELATED,
        (Class::Claim, _) => CLAIM,
        (Class::Other, _) => &[],
    }
}

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
        for Property(name, kind, must, many) in own.iter().chain(EVERYWHERE) {
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
