//! Open Badge Factory: a badge as its API told it, version 1 (many dumps) and version 2.

use serde_json::Value;

use super::documents::Document;
use super::harvest::{Format, FoundBadge, Harvest, Standing, Words};
use super::take::{Fields, text_of};
use super::{defects, html, parts};
use crate::ground::{Bilingual, Lang};

/// The badge that a document of version 1 or 2 describes; nothing when it has no name.
pub(super) fn badge(document: &Document, harvest: &mut Harvest) -> Option<FoundBadge> {
    let mut fields = Fields::of(&document.value)?;
    // Its own identifier is no address: it names the badge on that platform only.
    let address = fields.text("id").map(|id| format!("urn:x-obf:{id}"));
    let origin = document.origin(address);
    let place = origin.place();
    let report = &mut harvest.report;
    let words = if document.kind.format == Format::Factory2 {
        translated(&mut fields)
    } else {
        vec![one_language(&mut fields)]
    };
    let words: Vec<Words> = words.into_iter().filter(|it| !it.name.is_empty()).collect();
    let Some(first) = words.first() else {
        report.push(defects::NO_NAME.about_path(&place));
        return None;
    };
    if first.description.is_none() {
        report.push(defects::NO_DESCRIPTION.about_path(&place).with("name", first.name.as_str()));
    }
    let mut badge = FoundBadge::new(origin, words);
    let pictured = parts::picture(&mut fields, "image", &place, report);
    badge.picture = pictured.picture;
    badge.created = parts::moment(&mut fields, "ctime");
    if is_true(fields.take("draft")) {
        badge.standing = Standing::Draft;
    }
    badge.issuer = fields.text("client_id").map(|id| format!("urn:x-obf:{id}"));
    if let Some(months) = fields.number("expires").filter(|it| (1.0..=1200.0).contains(it)) {
        badge.valid_for = Some(format!("P{}M", months.round()));
        fields.changed("expires", MONTHS);
    }
    for name in fields.texts("category") {
        push_tag(&mut badge, name);
    }
    // Alignments and terms of OB 3.0 stand in the content of each language: the first that says one.
    let contents = document.value.get("content").and_then(Value::as_array);
    for (at, content) in contents.into_iter().flatten().enumerate() {
        let Some(mut part) = Fields::within(content, &format!("content/{at}")) else { continue };
        if badge.alignments.is_empty() {
            badge.alignments = parts::alignments(&mut part, &place, report);
        }
        badge.kind = badge.kind.or_else(|| parts::kind(&mut part, "achievement_type"));
        badge.credits = badge.credits.or_else(|| part.number("credits_available"));
        badge.field_of_study = badge.field_of_study.or_else(|| part.text("field_of_study"));
        badge.human_code = badge.human_code.or_else(|| part.text("human_code"));
        badge.specialization = badge.specialization.or_else(|| part.text("specialization"));
        fields.append(part.so_far());
    }
    badge.traces = fields.finish();
    Some(badge)
}

/// Version 1: one language, criteria in HTML.
fn one_language(fields: &mut Fields<'_>) -> Words {
    let criteria = fields.text("criteria_html");
    if criteria.is_some() {
        fields.changed("criteria_html", html::MADE_MARKDOWN);
    }
    Words {
        lang: fields.text("primary_language").and_then(|word| parts::language(&word)),
        name: fields.text("name").unwrap_or_default(),
        description: parts::plain(fields, "description"),
        criteria: criteria.map(|text| html::to_markdown(&text)),
        tags: fields.texts("tags"),
    }
}

/// Version 2: a content for each language, the primary one first.
fn translated(fields: &mut Fields<'_>) -> Vec<Words> {
    let primary = fields.text("primary_language").and_then(|word| parts::language(&word));
    fields.pass(&["language"]);
    let mut all: Vec<Words> = Vec::new();
    for (at, content) in fields.several("content").into_iter().enumerate() {
        let Some(mut part) = Fields::within(content, &format!("content/{at}")) else { continue };
        // Read with the badge, once.
        part.pass(&[
            "alignment",
            "alignments",
            "achievement_type",
            "credits_available",
            "field_of_study",
            "human_code",
            "specialization",
        ]);
        let lang: Option<Lang> = part.text("language").and_then(|word| parts::language(&word));
        let criteria = part.text("criteria");
        let is_html = criteria.as_deref().is_some_and(html::is_html);
        if is_html {
            part.changed("criteria", html::MADE_MARKDOWN);
        }
        let words = Words {
            lang,
            name: part.text("name").unwrap_or_default(),
            description: parts::plain(&mut part, "description"),
            criteria: criteria.map(|it| if is_html { html::to_markdown(&it) } else { it }),
            tags: part.texts("tag"),
        };
        fields.append(part.finish());
        if all.iter().all(|it| it.lang != words.lang) {
            all.push(words);
        }
    }
    all.sort_by_key(|it| primary.is_some() && it.lang != primary);
    all
}

fn push_tag(badge: &mut FoundBadge, tag: String) {
    if let Some(words) = badge.words.first_mut()
        && !words.tags.contains(&tag)
    {
        words.tags.push(tag);
    }
}

fn is_true(value: Option<&Value>) -> bool {
    match value {
        Some(Value::Bool(it)) => *it,
        Some(other) => text_of(other).is_some_and(|text| text == "1" || text == "true"),
        None => false,
    }
}

const MONTHS: Bilingual =
    Bilingual { fr: "des mois, écrits comme une durée", en: "months, written as a period" };
