//! What few awards tell: what was done, what shows it, what was measured.

use serde::Serialize;

use super::super::card;
use super::super::{FactView, HtmlView, Standpoint, TextView};
use crate::model::{Award, AwardMore, BadgeVersion, Evidence, ResultGiven, Standing};

/// What few awards have.
#[derive(Debug, Clone, Serialize)]
pub struct AwardMoreView {
    /// Why it was taken back or held back.
    pub reason: Option<TextView>,
    /// What the holder did.
    pub narrative: Option<HtmlView>,
    /// What shows it.
    pub evidence: Vec<EvidenceView>,
    /// What was measured.
    pub results: Vec<MeasuredView>,
    /// The rest, each with its label.
    pub facts: Vec<FactView>,
}

/// What shows that the criteria were met.
#[derive(Debug, Clone, Serialize)]
pub struct EvidenceView {
    /// Its name, or else its address.
    pub name: Option<TextView>,
    /// Its address, when it can be visited.
    pub href: Option<String>,
    /// What it is.
    pub description: Option<TextView>,
    /// The story.
    pub narrative: Option<HtmlView>,
}

/// What was measured.
#[derive(Debug, Clone, Serialize)]
pub struct MeasuredView {
    /// What of.
    pub name: TextView,
    /// The value or level reached.
    pub value: TextView,
}

/// What an award has beside what all have; nothing for most of them.
pub(super) fn more(from: &Standpoint<'_>, award: &Award) -> Option<AwardMoreView> {
    let more = award.more.as_deref()?;
    Some(AwardMoreView {
        reason: more
            .reason
            .as_ref()
            .filter(|_| award.standing != Standing::Good)
            .map(|text| said(from, "award.revocation_reason", "reason", from.text(text))),
        narrative: more.narrative.as_ref().map(|text| from.html(text, 3, "narrative-")),
        evidence: more.evidence.iter().enumerate().map(|(at, it)| evidence(from, it, at)).collect(),
        results: more
            .results
            .iter()
            .filter_map(|it| measured(from, &from.catalogue[award.version], it))
            .collect(),
        facts: facts(from, more),
    })
}

fn facts(from: &Standpoint<'_>, more: &AwardMore) -> Vec<FactView> {
    let strings = from.strings;
    let mut facts = Vec::new();
    for (key, value) in [
        ("award.role", &more.role),
        ("award.term", &more.term),
        ("award.licence_number", &more.licence_number),
    ] {
        if let Some(value) = value {
            facts.push(from.fact(key, value.to_string()));
        }
    }
    if let Some(credits) = more.credits_earned {
        facts.push(from.fact("award.credits_earned", strings.decimal(credits)));
    }
    let activity = match (more.activity_start, more.activity_end) {
        (Some(start), Some(end)) => {
            let (start, end) = (strings.date(start), strings.date(end));
            Some(strings.fill("award.activity_between", &[("from", &start), ("until", &end)]))
        }
        (start, end) => start.or(end).map(|on| strings.date(on)),
    };
    facts.extend(activity.map(|when| from.fact("award.activity", when)));
    if let Some(name) = more.source.as_ref().and_then(|source| source.name.as_ref()) {
        let mut fact = from.fact("award.assessed_by", String::new());
        fact.value = from.text(name);
        facts.push(fact);
    }
    for address in more.rare().terms_of_use.iter().filter_map(|it| it.id.as_ref()) {
        let mut fact = from.fact("award.terms_of_use", address.to_string());
        fact.href = card::visitable(address.as_str());
        facts.push(fact);
    }
    facts
}

/// A text inside a sentence. In another language than the page's, it stands alone, so that it can
/// be marked.
fn said(from: &Standpoint<'_>, key: &str, name: &str, text: TextView) -> TextView {
    if text.lang.is_some() {
        return text;
    }
    from.strings.fill(key, &[(name, &text.text)]).into()
}

fn evidence(from: &Standpoint<'_>, evidence: &Evidence, at: usize) -> EvidenceView {
    let Evidence { url, name, narrative, description, genre: _, audience: _ } = evidence;
    let href = url.as_ref().and_then(|url| card::visitable(url.as_str()));
    EvidenceView {
        name: name
            .as_ref()
            .map(|text| from.text(text))
            .or_else(|| href.as_ref().map(|href| href.clone().into())),
        href,
        description: description.as_ref().map(|text| from.text(text)),
        narrative: narrative
            .as_ref()
            .map(|text| from.html(text, 4, &format!("evidence-{}-", at + 1))),
    }
}

fn measured(
    from: &Standpoint<'_>,
    version: &BadgeVersion,
    given: &ResultGiven,
) -> Option<MeasuredView> {
    let described = version.results.iter().find(|it| Some(&it.id) == given.result.as_ref());
    let level = described
        .and_then(|it| it.levels.iter().find(|level| Some(&level.id) == given.level.as_ref()));
    let status = |status: &str| match from.strings.find(&format!("award.result_{status}")) {
        Some(words) => words.to_owned(),
        None => status.to_owned(),
    };
    let value = given.value.as_deref().map(|value| value.to_owned().into());
    Some(MeasuredView {
        name: described.map_or_else(|| String::new().into(), |it| from.text(&it.name)),
        value: value
            .or_else(|| level.map(|level| from.text(&level.name)))
            .or_else(|| given.status.as_deref().map(|it| status(it).into()))?,
    })
}
