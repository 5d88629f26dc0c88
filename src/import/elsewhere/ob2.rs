//! Open Badges 1.x and 2.x: a BadgeClass, and an Issuer or Profile (OB 2.0, sections 5.2 and 5.3);
//! with the ways in which platforms wrote them otherwise.

use serde_json::Value;

use super::documents::Document;
use super::harvest::{
    FoundAward, FoundBadge, FoundIssuer, FoundRelated, Harvest, Origin, Standing, Words,
};
use super::take::{Fields, text_of};
use super::{defects, html, parts};
use crate::ground::{Bilingual, Report};

/// What a document of these versions adds to the harvest.
pub(super) fn award(document: &Document, harvest: &mut Harvest) {
    let Some(mut fields) = Fields::of(&document.value) else { return };
    let address = fields.text_of_any(&["id", "@id"]);
    let origin = document.origin(address);
    // Moodle writes the plural; a badge of OB 1.0 may stand in the assertion as a whole.
    let badge = fields
        .peek("badge")
        .and_then(|value| within(value, "badge", &origin, document.picture.clone(), harvest));
    harvest.awards.push(FoundAward { origin, badge });
}

/// The address of a badge that is named; or the place of one that stands here, which is taken along.
fn within(
    value: &Value,
    field: &str,
    around: &Origin,
    picture: Option<super::harvest::Picture>,
    harvest: &mut Harvest,
) -> Option<String> {
    if let Value::String(address) = value {
        return Some(address.trim().to_owned());
    }
    let origin =
        Origin { pointer: format!("{}/{field}", around.pointer), address: None, ..around.clone() };
    let badge = badge(value, origin, harvest)?;
    let id = badge.origin.id();
    harvest.keep_badge(FoundBadge { picture: badge.picture.clone().or(picture), ..badge });
    Some(id)
}

/// The badge that a BadgeClass describes; nothing when it has no name.
pub(super) fn badge(value: &Value, origin: Origin, harvest: &mut Harvest) -> Option<FoundBadge> {
    let mut fields = Fields::of(value)?;
    fields.pass(&["@context", "type", "@type", "related", "verification", "verify"]);
    let mut origin = origin;
    origin.address = fields.text_of_any(&["id", "@id"]);
    let place = origin.place();
    let report = &mut harvest.report;
    let Some(name) = fields.text("name") else {
        report.push(defects::NO_NAME.about_path(&place));
        return None;
    };
    let lang = parts::language_of(&mut fields, &["@language", "language"], &place, report);
    let description = parts::plain(&mut fields, "description");
    if description.is_none() {
        report.push(defects::NO_DESCRIPTION.about_path(&place).with("name", name.as_str()));
    }
    let criteria = criteria(&mut fields, &name, &place, report);
    let tags = fields.texts("tags");
    let pictured = parts::picture(&mut fields, "image", &place, report);
    let words = Words { lang, name, description, criteria, tags };
    let mut badge = FoundBadge::new(origin, vec![words]);
    badge.version = parts::version(&mut fields);
    badge.picture = pictured.picture;
    badge.alt = pictured.alt.or_else(|| fields.text("imagecaption"));
    badge.image_author = pictured.author.or_else(|| fields.text("imageauthorname"));
    badge.alignments = parts::alignments(&mut fields, &place, report);
    badge.related = related(value);
    badge.issuer = fields.take("issuer").and_then(|value| {
        let within = Origin {
            pointer: format!("{}/issuer", badge.origin.pointer),
            address: None,
            ..badge.origin.clone()
        };
        issuer_of(value, within, harvest)
    });
    badge.standing = Standing::Active;
    badge.traces = fields.finish();
    Some(badge)
}

/// Criteria: an address, a text of Markdown, or an object with either. Of an address alone, nothing
/// can be kept but the address: what stands there is not here.
fn criteria(
    fields: &mut Fields<'_>,
    name: &str,
    place: &str,
    report: &mut Report,
) -> Option<String> {
    let value = fields.take("criteria")?;
    let (address, text) = match value {
        Value::Object(object) => (
            ["id", "@id"].into_iter().find_map(|key| object.get(key)).and_then(text_of),
            object.get("narrative").and_then(text_of),
        ),
        other => {
            let text = text_of(other)?;
            let is_address = crate::ground::Url::parse_web(&text).is_some();
            if is_address { (Some(text), None) } else { (None, Some(text)) }
        }
    };
    match (text, address) {
        (Some(text), _) if html::is_html(&text) => {
            fields.changed("criteria", html::MADE_MARKDOWN);
            Some(html::to_markdown(&text))
        }
        (Some(text), _) => Some(text),
        (None, Some(address)) => {
            let finding = defects::CRITERIA_ELSEWHERE.about_path(place).with("name", name);
            report.push(finding.with("address", address.as_str()));
            fields.changed("criteria", ADDRESS_NAMED);
            Some(format!("<{}>", address.replace(['<', '>', ' '], "")))
        }
        (None, None) => None,
    }
}

fn related(value: &Value) -> Vec<FoundRelated> {
    let all = super::take::one_or_many(value.get("related"));
    let one = |value: &Value| {
        let said = |key: &str| value.get(key).and_then(text_of);
        let url = value.as_str().map(str::to_owned).or_else(|| said("id"))?;
        let lang = said("@language").and_then(|word| parts::language(&word));
        Some(FoundRelated { url, lang, version: said("version") })
    };
    // The twin of another version of the specification is the same badge, not an edition of it.
    let twin = |value: &Value| {
        super::take::one_or_many(value.get("type"))
            .iter()
            .any(|kind| kind.as_str().is_some_and(|kind| kind.contains("Achievement")))
    };
    all.into_iter().filter(|value| !twin(value)).filter_map(one).collect()
}

/// The address of an issuer that is named; or the place of one that stands here, which is taken along.
pub(super) fn issuer_of(value: &Value, origin: Origin, harvest: &mut Harvest) -> Option<String> {
    if let Value::String(address) = value {
        return Some(address.trim().to_owned());
    }
    let issuer = issuer(value, origin, harvest)?;
    let id = issuer.origin.id();
    harvest.keep_issuer(issuer);
    Some(id)
}

/// The issuer that an Issuer or Profile describes; nothing when it has no name.
pub(super) fn issuer(value: &Value, origin: Origin, harvest: &mut Harvest) -> Option<FoundIssuer> {
    let mut fields = Fields::of(value)?;
    fields.pass(&["@context", "type", "@type", "verification", "related", "@language"]);
    let mut origin = origin;
    origin.address = fields.text_of_any(&["id", "@id"]);
    let place = origin.place();
    let report = &mut harvest.report;
    let Some(name) = fields.text("name") else {
        report.push(defects::NO_NAME.about_path(&place));
        return None;
    };
    let pictured = parts::picture(&mut fields, "image", &place, report);
    let found = FoundIssuer {
        name,
        description: fields.text("description"),
        url: fields.text_of_any(&["url", "origin"]),
        email: fields.text_of_any(&["email", "contact"]),
        phone: fields.text_of_any(&["telephone", "phone"]),
        picture: pictured.picture,
        alt: pictured.alt,
        identifiers: parts::identifiers(&mut fields, "otherIdentifier"),
        origin,
        traces: Vec::new(),
    };
    Some(FoundIssuer { traces: fields.finish(), ..found })
}

const ADDRESS_NAMED: Bilingual = Bilingual {
    fr: "une adresse, gardée comme telle : le texte qui s’y trouve n’est pas dans le fichier",
    en: "an address, kept as one: the text that is there does not stand in the file",
};
