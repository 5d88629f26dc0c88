//! Open Badges 3.0: the achievement of a credential, or one by itself (B.1.1); profiles (B.1.14).

use serde_json::Value;

use super::documents::Document;
use super::harvest::{FoundAward, FoundBadge, FoundRelated, Harvest, Origin, Words};
use super::take::{Fields, one_or_many, text_of};
use super::{defects, html, ob2, parts};
use crate::ground::Report;

/// What a credential adds to the harvest: its achievement, and the issuer.
pub(super) fn award(document: &Document, harvest: &mut Harvest) {
    let value = &document.value;
    let address = value.get("id").and_then(text_of);
    let origin = document.origin(address);
    let below = |field: &str| Origin {
        pointer: format!("{}/{field}", origin.pointer),
        address: None,
        ..origin.clone()
    };
    let issuer =
        value.get("issuer").and_then(|issuer| ob2::issuer_of(issuer, below("issuer"), harvest));
    let mut named = None;
    for subject in one_or_many(value.get("credentialSubject")) {
        for achievement in one_or_many(subject.get("achievement")) {
            if let Value::String(address) = achievement {
                named = Some(address.clone());
                continue;
            }
            let place = below("credentialSubject/achievement");
            let Some(mut badge) = badge(achievement, place, harvest) else { continue };
            badge.issuer = badge.issuer.or_else(|| issuer.clone());
            badge.picture = badge.picture.filter(is_bytes).or_else(|| document.picture.clone());
            named = Some(badge.origin.id());
            harvest.keep_badge(badge);
        }
    }
    harvest.awards.push(FoundAward { origin, badge: named });
}

fn is_bytes(picture: &super::harvest::Picture) -> bool {
    matches!(picture, super::harvest::Picture::Bytes(_))
}

/// The badge that an Achievement describes; nothing when it has no name.
pub(super) fn badge(value: &Value, origin: Origin, harvest: &mut Harvest) -> Option<FoundBadge> {
    let mut fields = Fields::of(value)?;
    fields.pass(&["@context", "type", "related"]);
    let mut origin = origin;
    origin.address = fields.text("id");
    let place = origin.place();
    let report = &mut harvest.report;
    let Some(name) = fields.text("name") else {
        report.push(defects::NO_NAME.about_path(&place));
        return None;
    };
    let lang = parts::language_of(&mut fields, &["inLanguage", "@language"], &place, report);
    let description = parts::plain(&mut fields, "description");
    if description.is_none() {
        report.push(defects::NO_DESCRIPTION.about_path(&place).with("name", name.as_str()));
    }
    let criteria = criteria(&mut fields, &name, &place, report);
    let tags = fields.texts("tag");
    let pictured = parts::picture(&mut fields, "image", &place, report);
    let mut badge =
        FoundBadge::new(origin, vec![Words { lang, name, description, criteria, tags }]);
    badge.version = parts::version(&mut fields);
    badge.kind = parts::kind(&mut fields, "achievementType");
    badge.picture = pictured.picture;
    badge.alt = pictured.alt;
    badge.alignments = parts::alignments(&mut fields, &place, report);
    badge.identifiers = parts::identifiers(&mut fields, "otherIdentifier");
    badge.credits = fields.number("creditsAvailable");
    badge.field_of_study = fields.text("fieldOfStudy");
    badge.specialization = fields.text("specialization");
    badge.human_code = fields.text("humanCode");
    badge.related = related(value);
    badge.issuer = fields.take("creator").and_then(|value| {
        let within = Origin {
            pointer: format!("{}/creator", badge.origin.pointer),
            address: None,
            ..badge.origin.clone()
        };
        ob2::issuer_of(value, within, harvest)
    });
    badge.traces = fields.finish();
    Some(badge)
}

/// `criteria` of OB 3.0 (B.1.8): an object with an address, a narrative, or both.
fn criteria(
    fields: &mut Fields<'_>,
    name: &str,
    place: &str,
    report: &mut Report,
) -> Option<String> {
    let value = fields.take("criteria")?;
    let said = |key: &str| value.get(key).and_then(text_of);
    if let Some(text) = said("narrative") {
        if html::is_html(&text) {
            fields.changed("criteria", html::MADE_MARKDOWN);
            return Some(html::to_markdown(&text));
        }
        return Some(text);
    }
    let address = said("id").or_else(|| text_of(value))?;
    let finding = defects::CRITERIA_ELSEWHERE.about_path(place).with("name", name);
    report.push(finding.with("address", address.as_str()));
    Some(format!("<{}>", address.replace(['<', '>', ' '], "")))
}

fn related(value: &Value) -> Vec<FoundRelated> {
    let one = |value: &Value| {
        let said = |key: &str| value.get(key).and_then(text_of);
        let types = one_or_many(value.get("type"));
        let twin = types.iter().any(|it| it.as_str().is_some_and(|it| it.contains("BadgeClass")));
        let lang = said("inLanguage").and_then(|word| parts::language(&word));
        (!twin).then_some(FoundRelated { url: said("id")?, lang, version: said("version") })
    };
    one_or_many(value.get("related")).into_iter().filter_map(one).collect()
}
