//! Whether a document has the shape of what it claims to be: its contexts in order, every object of
//! its type, every property of its kind (OB 3.0, Appendix B; VC Data Model 2.0 and 1.1).

use std::fmt;

use serde_json::{Map, Value};

use super::classes::{BADGE, CREDENTIAL, Class, ENDORSEMENT, Kind, Number, PROFILE};
use super::keys::items;
use super::presented::{BADGES, short};
use super::reasons::{self, Reason};
use super::verdict::{Format, Step, StepName};
use crate::ground::{Lang, Url};
use crate::proof::moment;
use crate::rdf::VC_2;

/// Most members of one object.
pub const MAX_MEMBERS: usize = 4096;

/// The first version of the data model.
pub(super) const VC_1: &str = "https://www.w3.org/2018/credentials/v1";

/// Where something stands, written out only when it is wrong.
pub(super) struct At<'a> {
    parent: Option<&'a At<'a>>,
    name: &'a str,
}

impl<'a> At<'a> {
    pub(super) fn root() -> Self {
        Self { parent: None, name: "" }
    }

    pub(super) fn inside(&'a self, name: &'a str) -> Self {
        Self { parent: Some(self), name }
    }
}

/// `credentialSubject.achievement.name`; the document itself is `credential`.
impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parent {
            None => f.write_str("credential"),
            Some(parent) if parent.parent.is_none() => f.write_str(&short(self.name)),
            Some(parent) => write!(f, "{parent}.{}", short(self.name)),
        }
    }
}

/// Whether this is an address of the Open Badges 3.0 context, in any of its editions.
pub(super) fn is_badge_context(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("https://purl.imsglobal.org/spec/ob/v3p0/") else {
        return false;
    };
    let edition = |text: &str| {
        let figures: Vec<&str> = text.split('.').collect();
        figures.len() == 3
            && figures.iter().all(|f| f.len() == 1 && f.bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(rest, "context.json" | "context/ob_v3p0.jsonld")
        || rest
            .strip_prefix("context-")
            .and_then(|rest| rest.strip_suffix(".json"))
            .is_some_and(edition)
}

/// Checks a document of one of the formats of verifiable credentials.
pub(super) fn check(document: &Map<String, Value>, format: Format) -> Result<(), Step> {
    let root = At::root();
    let first = items(document.get("@context")).first().and_then(Value::as_str);
    if !matches!(first, Some(VC_2 | VC_1)) {
        return Err(told(&reasons::SHAPE_FIRST_CONTEXT, &root));
    }
    let badge = matches!(format, Format::Ob3 | Format::Endorsement);
    let second = items(document.get("@context")).get(1).and_then(Value::as_str);
    if badge && !second.is_some_and(is_badge_context) {
        return Err(told(&reasons::SHAPE_SECOND_CONTEXT, &root));
    }
    let class = match format {
        Format::Ob3 => &BADGE,
        Format::Endorsement => &ENDORSEMENT,
        _ => &CREDENTIAL,
    };
    object(document, class, &root)?;
    let is = |name: &str| items(document.get("type")).iter().any(|kind| kind == name);
    if !is("VerifiableCredential") {
        return Err(told(&reasons::SHAPE_CLASS, &root).with("class", "VerifiableCredential"));
    }
    if format == Format::Ob3 && !BADGES.iter().any(|name| is(name)) {
        return Err(told(&reasons::SHAPE_CLASS, &root).with("class", "OpenBadgeCredential"));
    }
    dates(document, first == Some(VC_1), badge, &root)?;
    if document.get("credentialSubject").is_none() {
        return Err(told(&reasons::SHAPE_MISSING, &root.inside("credentialSubject")));
    }
    if format == Format::Ob3 { subject(document, &root) } else { Ok(()) }
}

/// From when and until when: mandatory where the data model wants it, and in order.
fn dates(
    document: &Map<String, Value>,
    first_model: bool,
    badge: bool,
    root: &At<'_>,
) -> Result<(), Step> {
    let (from, until) =
        if first_model { ("issuanceDate", "expirationDate") } else { ("validFrom", "validUntil") };
    if (badge || first_model) && !document.contains_key(from) {
        return Err(told(&reasons::SHAPE_MISSING, &root.inside(from)));
    }
    let date = |name: &str| document.get(name).and_then(Value::as_str).and_then(moment);
    if let (Some(begin), Some(end)) = (date(from), date(until))
        && end < begin
    {
        return Err(told(&reasons::SHAPE_DATES_REVERSED, &root.inside(until)));
    }
    Ok(())
}

/// What the tables cannot say of the subject of a badge (OB 3.0 B.1.3, B.1.6).
fn subject(document: &Map<String, Value>, root: &At<'_>) -> Result<(), Step> {
    let subject = document.get("credentialSubject");
    let at = root.inside("credentialSubject");
    let part = |name: &str| subject.and_then(|subject| subject.get(name));
    if part("id").is_none() && items(part("identifier")).is_empty() {
        return Err(told(&reasons::SHAPE_NOBODY, &at));
    }
    let criteria = part("achievement").and_then(|achievement| achievement.get("criteria"));
    let has = |name: &str| criteria.is_some_and(|criteria| criteria.get(name).is_some());
    if !has("id") && !has("narrative") {
        let at = at.inside("achievement");
        return Err(told(&reasons::SHAPE_CRITERIA, &at.inside("criteria")));
    }
    Ok(())
}

fn object(members: &Map<String, Value>, class: &'static Class, at: &At<'_>) -> Result<(), Step> {
    if members.len() > MAX_MEMBERS {
        return Err(told(&reasons::SHAPE_TOO_MANY, at));
    }
    if let Some(name) = class.name
        && !items(members.get("type")).iter().any(|kind| kind == name)
    {
        return Err(told(&reasons::SHAPE_CLASS, at).with("class", name));
    }
    for property in class.properties {
        if property.2 == Number::One && !members.contains_key(property.0) {
            return Err(told(&reasons::SHAPE_MISSING, &at.inside(property.0)));
        }
    }
    for (name, value) in members {
        let Some(property) = class.properties.iter().find(|property| property.0 == name) else {
            if class.closed && name != "type" {
                return Err(told(&reasons::SHAPE_UNEXPECTED, &at.inside(name)));
            }
            continue;
        };
        let at = at.inside(name);
        match (property.2, value) {
            (Number::Any, Value::Array(values)) => {
                values.iter().try_for_each(|value| single(value, property.1, &at))?;
            }
            _ => single(value, property.1, &at)?,
        }
    }
    Ok(())
}

fn single(value: &Value, kind: Kind, at: &At<'_>) -> Result<(), Step> {
    let text = || value.as_str().ok_or_else(|| told(&reasons::SHAPE_NO_TEXT, at));
    let when = |right: bool, reason: &'static Reason, text: &str| {
        if right { Ok(()) } else { Err(told(reason, at).with("value", short(text))) }
    };
    match kind {
        Kind::Text => text().map(|_| ()),
        Kind::Address => {
            let text = text()?;
            when(is_absolute(text), &reasons::SHAPE_ADDRESS, text)
        }
        Kind::Moment => {
            let text = text()?;
            when(moment(text).is_some(), &reasons::SHAPE_MOMENT, text)
        }
        Kind::Day => {
            let text = text()?;
            let day = text.len() == 10 && crate::ground::Instant::parse(text).is_some();
            when(day, &reasons::SHAPE_DAY, text)
        }
        Kind::Language => {
            let text = text()?;
            when(Lang::parse(text).is_some(), &reasons::SHAPE_LANGUAGE, text)
        }
        Kind::Token => {
            let text = text()?;
            when(super::presented::is_token(text), &reasons::SHAPE_TOKEN, text)
        }
        Kind::Word(words) => {
            let text = text()?;
            let known = words.contains(&text) || is_extension(text);
            when(known, &reasons::SHAPE_WORD, text)
        }
        Kind::OnlyWord(words) => {
            let text = text()?;
            when(words.contains(&text), &reasons::SHAPE_WORD, text)
        }
        Kind::Figure if value.is_number() => Ok(()),
        Kind::Figure => Err(told(&reasons::SHAPE_NO_FIGURE, at)),
        Kind::Truth if value.is_boolean() => Ok(()),
        Kind::Truth => Err(told(&reasons::SHAPE_NO_TRUTH, at)),
        Kind::Object(class) => object(members(value, at)?, class, at),
        Kind::Issuer | Kind::Somebody if value.is_string() => single(value, Kind::Address, at),
        Kind::Issuer => object(members(value, at)?, &PROFILE, at),
        Kind::Somebody => match members(value, at)?.get("id") {
            Some(id) => single(id, Kind::Address, &at.inside("id")),
            None => Err(told(&reasons::SHAPE_MISSING, &at.inside("id"))),
        },
        Kind::Typed => {
            let typed = members(value, at)?;
            if items(typed.get("type")).is_empty() {
                return Err(told(&reasons::SHAPE_MISSING, &at.inside("type")));
            }
            typed.get("id").map_or(Ok(()), |id| single(id, Kind::Address, &at.inside("id")))
        }
        Kind::Elsewhere => Ok(()),
    }
}

fn members<'v>(value: &'v Value, at: &At<'_>) -> Result<&'v Map<String, Value>, Step> {
    value.as_object().ok_or_else(|| told(&reasons::SHAPE_NO_OBJECT, at))
}

/// Whether a text is an absolute address; the usual ones without a second look, and data URIs by
/// their beginning: they are long.
fn is_absolute(text: &str) -> bool {
    crate::rdf::is_plain_address(text) || text.starts_with("data:") || Url::parse(text).is_some()
}

/// `ext:` and a name (OB 3.0, Appendix B, "extensible enumeration").
fn is_extension(text: &str) -> bool {
    let letters = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
    text.strip_prefix("ext:").is_some_and(|name| !name.is_empty() && name.bytes().all(letters))
}

fn told(reason: &'static Reason, at: &At<'_>) -> Step {
    reason.step(StepName::WellFormed).with("path", at.to_string())
}
