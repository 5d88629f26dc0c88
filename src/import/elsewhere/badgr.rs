//! Badgr and Parchment, the API of version 2: a BadgeClass and an Issuer in its own words.

use serde_json::Value;

use super::documents::Document;
use super::harvest::{FoundBadge, FoundIssuer, Harvest, Standing, Words};
use super::take::Fields;
use super::{defects, parts};
use crate::ground::Bilingual;

/// The badge that a document describes; nothing when it has no name.
pub(super) fn badge(document: &Document, harvest: &mut Harvest) -> Option<FoundBadge> {
    let mut fields = Fields::of(&document.value)?;
    fields.pass(&["entityType", "entityId", "originalJson", "createdBy", "sourceUrl"]);
    let origin = document.origin(fields.text("openBadgeId"));
    let place = origin.place();
    let report = &mut harvest.report;
    let Some(name) = fields.text("name") else {
        report.push(defects::NO_NAME.about_path(&place));
        return None;
    };
    let description = parts::plain(&mut fields, "description");
    if description.is_none() {
        report.push(defects::NO_DESCRIPTION.about_path(&place).with("name", name.as_str()));
    }
    let lang = parts::language_of(&mut fields, &["language"], &place, report);
    let narrative = fields.text("criteriaNarrative");
    let address = fields.text("criteriaUrl");
    if let (None, Some(address)) = (&narrative, &address) {
        let finding = defects::CRITERIA_ELSEWHERE.about_path(&place).with("name", name.as_str());
        report.push(finding.with("address", address.as_str()));
    }
    let criteria =
        narrative.or_else(|| Some(format!("<{}>", address.as_ref()?.replace(['<', '>', ' '], ""))));
    let tags = fields.texts("tags");
    let mut badge =
        FoundBadge::new(origin, vec![Words { lang, name, description, criteria, tags }]);
    let pictured = parts::picture(&mut fields, "image", &place, report);
    badge.picture = pictured.picture;
    badge.alt = fields.text("imageDescription");
    badge.created = parts::moment(&mut fields, "createdAt");
    badge.kind = parts::kind(&mut fields, "achievementType");
    badge.alignments = parts::alignments(&mut fields, &place, report);
    badge.issuer = fields.text_of_any(&["issuerOpenBadgeId", "issuer"]);
    fields.pass(&["issuer"]);
    badge.valid_for = period(&mut fields);
    if fields.take("archived").and_then(Value::as_bool) == Some(true) {
        badge.standing = Standing::Retired(parts::moment(&mut fields, "archivedDate"));
    }
    if let Some(mut more) =
        fields.take("ob3Properties").and_then(|it| Fields::within(it, "ob3Properties"))
    {
        badge.credits = more.number("creditHours");
        badge.field_of_study = more.text("fieldOfStudy");
        badge.human_code = more.text("humanCode");
        badge.specialization = more.text("specialization");
        fields.append(more.finish());
    }
    badge.traces = fields.finish();
    Some(badge)
}

/// How long an award holds: `{amount, duration}`; older answers write days.
fn period(fields: &mut Fields<'_>) -> Option<String> {
    let value = fields.take("expires")?;
    let days = || fields_number(value);
    let found = match value {
        Value::Object(object) => {
            let amount = fields_number(object.get("amount")?)?;
            let letter = match object.get("duration")?.as_str()? {
                "years" => 'Y',
                "months" => 'M',
                "weeks" => 'W',
                "days" => 'D',
                _ => return None,
            };
            Some(format!("P{amount}{letter}"))
        }
        _ => days().map(|days| format!("P{days}D")),
    };
    if found.is_some() {
        fields.changed("expires", PERIOD);
    } else {
        fields.lost("expires");
    }
    found
}

fn fields_number(value: &Value) -> Option<u32> {
    let number = value.as_u64().or_else(|| value.as_str()?.trim().parse().ok())?;
    u32::try_from(number).ok().filter(|it| (1..=36_500).contains(it))
}

/// The issuer that a document describes; nothing when it has no name.
pub(super) fn issuer(document: &Document, harvest: &mut Harvest) -> Option<FoundIssuer> {
    let mut fields = Fields::of(&document.value)?;
    fields.pass(&["entityType", "entityId", "originalJson", "createdBy", "createdAt", "staff"]);
    let origin = document.origin(fields.text("openBadgeId"));
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
        url: fields.text("url"),
        email: fields.text("email"),
        phone: None,
        picture: pictured.picture,
        alt: pictured.alt,
        identifiers: Vec::new(),
        origin,
        traces: Vec::new(),
    };
    Some(FoundIssuer { traces: fields.finish(), ..found })
}

const PERIOD: Bilingual = Bilingual { fr: "écrit comme une durée", en: "written as a period" };
