//! Where the text of a badge comes from: who proposed and approved it, where it was discussed, when
//! it last changed. Organisations and committees, dates and revisions; never a person.

use super::card::visitable;
use super::{FactView, Standpoint, TextView};
use crate::ground::{FileHistory, Instant};
use crate::model::badge::Creator;
use crate::model::{BadgeVersion, Text};

/// What is known of a version's text, each with its label, in the order in which it happened.
pub fn provenance(
    from: &Standpoint<'_>,
    version: &BadgeVersion,
    history: Option<&FileHistory>,
) -> Vec<FactView> {
    let strings = from.strings;
    let label = |key: &str| strings.say(key).to_owned();
    let mut facts = Vec::new();
    facts.extend(creator(from, version).map(|value| FactView {
        label: label("badge.creator"),
        value,
        href: None,
    }));
    for (key, by, on) in [
        ("badge.proposed", &version.proposed_by, version.proposed),
        ("badge.approved", &version.approved_by, version.approved),
    ] {
        facts.extend(by_and_on(from, by.as_ref(), on).map(|value| from.fact(key, value)));
    }
    if let Some(href) = version.discussion.as_ref().and_then(|url| visitable(url.as_str())) {
        facts.push(FactView {
            label: label("badge.discussed"),
            value: label("badge.discussion").into(),
            href: Some(href),
        });
    }
    if let Some(FileHistory { first, last, revision }) = history {
        if first != last {
            facts.push(from.fact("badge.written", strings.date(*first)));
        }
        let value = [("date", &*strings.date(*last)), ("revision", revision)];
        facts.push(from.fact("badge.last_change", strings.fill("badge.change", &value)));
    }
    facts
}

/// Who made it, when that is not the issuer.
fn creator(from: &Standpoint<'_>, version: &BadgeVersion) -> Option<TextView> {
    match version.creator.as_ref()? {
        Creator::Issuer(id) if *id == version.issuer => None,
        Creator::Issuer(id) => Some(from.text(&from.catalogue[*id].name)),
        Creator::Organisation(other) => Some(from.text(other.name.as_ref()?)),
    }
}

/// Who did it and when. Names of organisations are proper names: they need no mark of their language
/// (WCAG 2.2, 3.1.2).
fn by_and_on(from: &Standpoint<'_>, by: Option<&Text>, on: Option<Instant>) -> Option<String> {
    let by = by.map(|by| from.text(by).text);
    let date = on.map(|on| from.strings.date(on));
    match (by, date) {
        (Some(by), Some(date)) => {
            Some(from.strings.fill("badge.by_and_on", &[("name", &by), ("date", &date)]))
        }
        (by, date) => by.or(date),
    }
}
