//! The page of one award. There can be a million of them: what a badge's awards share is in
//! [`AwardedView`], made once; [`AwardView`] holds what is one award's own.

use serde::Serialize;

use super::card::{self, BadgeCard};
use super::{FactView, HtmlView, Standpoint, TextView};
use crate::ground::Instant;
use crate::model::badge::ArtKind;
use crate::model::{
    Award, AwardMore, BadgeVersion, Evidence, Recipient, ResultGiven, Standing, VersionId,
};

/// What the awards of one version share.
#[derive(Debug, Clone, Serialize)]
pub struct AwardedView {
    /// The badge, as its card says it; `path` leads to the version that was awarded.
    #[serde(flatten)]
    pub card: BadgeCard,
    /// Who issued it, in a sentence.
    pub issued_by: String,
    /// Which documents stand beside each page.
    pub files: FilesView,
}

/// Which documents stand beside the page of an award.
#[derive(Debug, Clone, Copy, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "one per kind of file, each asked for by name")]
pub struct FilesView {
    /// The OB 3.0 credential.
    pub json: bool,
    /// The VC-JWT, where the recipient has an identifier.
    pub jwt: bool,
    /// The OB 2.0 assertion.
    pub ob2: bool,
    /// The baked PNG.
    pub png: bool,
    /// The baked SVG.
    pub svg: bool,
}

/// What is one award's own.
#[derive(Debug, Clone, Serialize)]
pub struct AwardView {
    /// Its id, which names its files.
    pub id: String,
    /// `valid`, `expired`, `suspended` or `revoked`.
    pub state: &'static str,
    /// Its state in words.
    pub state_label: String,
    /// When it was given, in words.
    pub awarded_on: String,
    /// Until when it holds, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<String>,
    /// To whom, in words: an organisation, or a person who asked to be named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub awarded_to: Option<String>,
    /// Whether the recipient has an identifier, as a JWT asks for.
    pub has_id: bool,
    /// What few awards have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more: Option<AwardMoreView>,
}

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

/// What the awards of a version share.
pub fn awarded(from: &Standpoint<'_>, id: VersionId) -> AwardedView {
    let Standpoint { catalogue, links, strings, lang, .. } = *from;
    let version = &catalogue[id];
    let settings = &catalogue.settings;
    let mut card = card::card(from, id);
    card.path = super::shown(&links.version_page(lang, version));
    let issuer = from.text(&catalogue[version.issuer].name).text;
    let svg = version.image.as_ref().is_some_and(|art| art.kind == ArtKind::Svg);
    AwardedView {
        card,
        issued_by: strings.fill("badge.issued_by", &[("issuer", &issuer)]),
        files: FilesView {
            json: settings.formats.ob3,
            jwt: settings.formats.jwt,
            ob2: settings.formats.ob2,
            png: settings.baked.png,
            svg: settings.baked.svg && svg,
        },
    }
}

/// What is one award's own, as it stands at `as_of`.
pub fn award(from: &Standpoint<'_>, award: &Award, as_of: Instant) -> AwardView {
    let Standpoint { catalogue, strings, .. } = *from;
    let expires = catalogue.expires(award);
    let dated = |key: &str, date: Instant| strings.fill(key, &[("date", &strings.date(date))]);
    let (state, state_label) = match (award.standing, expires) {
        (Standing::Revoked(on), _) => ("revoked", dated("award.status_revoked", on)),
        (Standing::Suspended(_), _) => {
            ("suspended", strings.say("award.status_suspended").to_owned())
        }
        (Standing::Good, Some(on)) if on <= as_of => ("expired", dated("award.status_expired", on)),
        (Standing::Good, _) => ("valid", strings.say("award.status_valid").to_owned()),
    };
    let named = award.more().name_shown.as_deref().or(match &award.recipient {
        Recipient::Id { name, .. } => name.as_deref(),
        Recipient::Hash { .. } => None,
    });
    AwardView {
        id: award.id.to_string(),
        state,
        state_label,
        awarded_on: dated("award.awarded_on", award.awarded),
        valid_until: expires.filter(|_| state == "valid").map(|on| dated("award.valid_until", on)),
        awarded_to: named.map(|name| strings.fill("award.awarded_to", &[("name", name)])),
        has_id: award.recipient.has_id(),
        more: award.more.as_deref().map(|more| AwardMoreView {
            reason: more
                .reason
                .as_ref()
                .filter(|_| award.standing != Standing::Good)
                .map(|text| said(from, "award.revocation_reason", "reason", from.text(text))),
            narrative: more.narrative.as_ref().map(|text| from.html(text, 3, "narrative-")),
            evidence: more
                .evidence
                .iter()
                .enumerate()
                .map(|(at, it)| evidence(from, it, at))
                .collect(),
            results: more
                .results
                .iter()
                .filter_map(|it| measured(from, &catalogue[award.version], it))
                .collect(),
            facts: facts(from, more),
        }),
    }
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
