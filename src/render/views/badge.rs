//! The page of a badge, or of one of its older versions.

use serde::Serialize;

use super::card::{BadgeCard, ImageView, card, visitable};
use super::endorsement::{EndorsementView, endorsements};
use super::provenance::provenance;
use super::related::{RelatedView, related};
use super::site::{DocumentView, JSON_LD};
use super::{FactView, HtmlView, LinkView, Standpoint, TextView, issuer, shown};
use crate::ground::{FileHistory, Instant};
use crate::model::{
    Alignment, Alignments, Badge, BadgeId, BadgeVersion, Endorsed, Requirement, ResultDescription,
    Status, Term, TermId, VersionId,
};
use crate::render::coverage::Coverage;
use crate::render::markdown;

/// The page of one version of a badge.
#[derive(Debug, Clone, Serialize)]
pub struct BadgePage {
    /// What its card says.
    #[serde(flatten)]
    pub card: BadgeCard,
    /// What sort of thing is recognised.
    pub family: Option<LinkView>,
    /// The posture, with the place where it is explained.
    pub posture_link: Option<LinkView>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// The language of these words, when it is not the page's.
    pub tags_lang: Option<String>,
    /// The criteria.
    pub criteria: Option<HtmlView>,
    /// Who decides on an award.
    pub awarded_by: Option<TextView>,
    /// What to show.
    pub evidence_expected: Option<TextView>,
    /// How to ask for it: an address; none for a badge that is no longer awarded.
    pub request: Option<String>,
    /// How often it was awarded, in words, when the catalogue wants it said.
    pub holders: Option<String>,
    /// Who issues it, in a sentence.
    pub issued_by: String,
    /// What the issuer is.
    pub issuer_description: Option<TextView>,
    /// The issuer's emblem.
    pub issuer_image: Option<ImageView>,
    /// The issuer's town and region.
    pub issuer_place: Option<String>,
    /// The page on which anybody checks a badge.
    pub verifier: String,
    /// How long an award is valid.
    pub validity: String,
    /// The rest, each with its label.
    pub facts: Vec<FactView>,
    /// Where it meets frameworks.
    pub alignments: Vec<AlignmentView>,
    /// Whether it meets none, on purpose.
    pub no_alignment: bool,
    /// What awards may carry.
    pub results: Vec<ResultView>,
    /// The badges to gather: every one of some, so many of others.
    pub requires: Vec<RequirementView>,
    /// The badges that ask for this one.
    pub leads_to: Vec<BadgeCard>,
    /// Badges that are near to this one.
    pub related: Vec<RelatedView>,
    /// Who stands behind it, and why.
    pub endorsements: Vec<EndorsementView>,
    /// Every version, newest first.
    pub versions: Vec<VersionView>,
    /// Said on an old version.
    pub newer: Option<NewerView>,
    /// What the reader must know first: retired, draft, never published.
    pub warnings: Vec<String>,
    /// The same thing as data.
    pub documents: Vec<DocumentView>,
    /// The definition's licence.
    pub licence: Option<LicenceView>,
    /// Who drew the image, and its licence.
    pub image_credit: Option<String>,
    /// The address of this version, for ever.
    pub permanent: String,
    /// Who proposed and approved it, where it was discussed, when it last changed.
    pub provenance: Vec<FactView>,
}

/// What is told of a version beside its own text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Told<'a> {
    /// Since when its text has been as it is.
    pub history: Option<&'a FileHistory>,
    /// How often the badge was awarded; none when that is not to be said.
    pub holders: Option<usize>,
    /// Whether endorsements cover what they were given for, and the day.
    pub endorsed: Option<(&'a [Coverage], Instant)>,
}

/// Fewest awards whose number is said as it is: below, it would point at a few people.
const FEWEST_HOLDERS: usize = 5;

/// One place in a framework.
#[derive(Debug, Clone, Serialize)]
pub struct AlignmentView {
    /// The framework's name.
    pub framework: Option<String>,
    /// Its code there.
    pub code: Option<String>,
    /// Its name there.
    pub name: TextView,
    /// Its address, when it can be visited.
    pub href: Option<String>,
    /// What it says.
    pub description: Option<TextView>,
}

/// A result that awards may carry.
#[derive(Debug, Clone, Serialize)]
pub struct ResultView {
    /// Name.
    pub name: TextView,
    /// What is asked for.
    pub required: Option<TextView>,
    /// The levels of its rubric.
    pub levels: Vec<TextView>,
}

/// Badges to gather.
#[derive(Debug, Clone, Serialize)]
pub struct RequirementView {
    /// How many of them.
    pub sentence: String,
    /// The badges.
    pub badges: Vec<BadgeCard>,
}

/// One version in the list of versions.
#[derive(Debug, Clone, Serialize)]
pub struct VersionView {
    /// Its name and date.
    pub label: String,
    /// Its page.
    pub path: String,
    /// What is to be said of it: the current one, the one at hand.
    pub mark: Option<String>,
    /// Whether it is the one at hand.
    pub here: bool,
}

/// Where the newer version is.
#[derive(Debug, Clone, Serialize)]
pub struct NewerView {
    /// What to say.
    pub sentence: String,
    /// The link's words.
    pub link: String,
    /// Its page.
    pub path: String,
}

/// A licence.
#[derive(Debug, Clone, Serialize)]
pub struct LicenceView {
    /// Its SPDX identifier.
    pub name: String,
    /// Where it can be read.
    pub href: Option<String>,
}

/// The page of a version. It differs between the badge's own address and the version's only in its
/// links, which the standpoint's root decides.
pub fn page(from: &Standpoint<'_>, id: VersionId, told: Told<'_>) -> BadgePage {
    let Standpoint { catalogue, links, strings, lang, .. } = *from;
    let version = &catalogue[id];
    let badge = &catalogue[version.badge];
    let issuer = &catalogue[version.issuer];
    let active = version.status == Status::Active && !version.frozen;
    let term = |id: TermId| {
        let term: &Term = &catalogue[id];
        let framework = &catalogue.frameworks[term.framework];
        let mut link = from.link(&term.name, &links.framework_page(lang, &framework.slug));
        link.path = format!("{}#{}", link.path, term.slug);
        link
    };
    let criteria = Some(&version.criteria).filter(|text| !text.is_empty());
    BadgePage {
        card: card(from, id),
        family: version.family.map(term),
        posture_link: version.posture.map(term),
        tags: version.tags.iter().map(ToString::to_string).collect(),
        tags_lang: from.mark(catalogue.language()),
        criteria: criteria.map(|text| from.html(text, 4, "criteria-")),
        awarded_by: version.awarded_by.as_ref().map(|text| from.text(text)),
        evidence_expected: version.evidence_expected.as_ref().map(|text| from.text(text)),
        request: version
            .request
            .as_ref()
            .filter(|_| active)
            .and_then(|url| visitable(url.as_str())),
        holders: told.holders.map(|count| holders(from, count)),
        issued_by: strings.fill("badge.issued_by", &[("issuer", &from.text(&issuer.name).text)]),
        issuer_description: issuer.description.as_ref().map(|text| from.text(text)),
        issuer_image: issuer::image(from, issuer),
        issuer_place: issuer.address.as_ref().and_then(issuer::place),
        verifier: shown(&links.verifier(lang)),
        validity: version.valid_for.map_or_else(
            || strings.say("badge.validity_none").to_owned(),
            |period| strings.fill("badge.validity_for", &[("duration", &strings.period(period))]),
        ),
        facts: facts(from, version),
        alignments: version.alignments.list().iter().map(|it| alignment(from, it)).collect(),
        no_alignment: version.alignments == Alignments::None,
        results: version.results.iter().map(|it| result(from, it)).collect(),
        requires: version.requires.as_ref().map_or_else(Vec::new, |it| requires(from, it)),
        leads_to: catalogue
            .badges
            .iter()
            .filter_map(|other| from.shown_version(other))
            .filter(|other| {
                let requires = catalogue[*other].requires.as_ref();
                requires.is_some_and(|it| {
                    it.of.contains(&version.badge) || it.all.contains(&version.badge)
                })
            })
            .map(|other| card(from, other))
            .collect(),
        related: related(from, id),
        endorsements: told.endorsed.map_or_else(Vec::new, |(coverage, as_of)| {
            endorsements(from, Endorsed::Version(id), coverage, as_of)
        }),
        versions: versions(from, badge, id),
        newer: newer(from, badge, id),
        warnings: warnings(from, version),
        documents: documents(from, version),
        licence: version.licence.as_deref().map(licence),
        image_credit: image_credit(from, version),
        permanent: links.url(&links.version_page(catalogue.language(), version)),
        provenance: provenance(from, version, told.history),
    }
}

/// One sentence about a badge, for the head of its page.
pub fn summary(from: &Standpoint<'_>, version: &BadgeVersion) -> String {
    markdown::to_text(version.description.in_lang(from.lang)).replace('\n', " ")
}

/// The documents of a version, and what they are called.
pub fn documents(from: &Standpoint<'_>, version: &BadgeVersion) -> Vec<DocumentView> {
    let Standpoint { catalogue, links, strings, .. } = *from;
    let formats = catalogue.settings.formats;
    let document = |path, key| DocumentView {
        kind: JSON_LD,
        path: shown(&path),
        title: strings.say(key).to_owned(),
    };
    let mut documents = Vec::new();
    if formats.ob3 {
        documents.push(document(links.achievement(version), "badge.badge_data"));
    }
    if formats.ob2 {
        documents.push(document(links.badge_class(version), "badge.badge_data_2"));
    }
    documents
}

/// A licence and, for those of Creative Commons, where it can be read.
pub fn licence(spdx: &str) -> LicenceView {
    let href = spdx.strip_prefix("CC-").and_then(|rest| {
        let (kind, version) = rest.rsplit_once('-')?;
        Some(format!("https://creativecommons.org/licenses/{}/{version}/", kind.to_lowercase()))
    });
    let zero = spdx == "CC0-1.0";
    let zero = zero.then(|| "https://creativecommons.org/publicdomain/zero/1.0/".to_owned());
    LicenceView { name: spdx.to_owned(), href: zero.or(href) }
}

fn alignment(from: &Standpoint<'_>, alignment: &Alignment) -> AlignmentView {
    let Alignment {
        kind: _,
        framework,
        code,
        name,
        url,
        description,
        checked_on: _,
        places: _,
        span: _,
    } = alignment;
    AlignmentView {
        framework: framework.as_deref().map(str::to_owned),
        code: code.as_deref().map(str::to_owned),
        name: from.text(name),
        href: visitable(url.as_str()),
        description: description.as_ref().map(|text| from.text(text)),
    }
}

fn result(from: &Standpoint<'_>, result: &ResultDescription) -> ResultView {
    let level = |id| result.levels.iter().find(|level| Some(&level.id) == id);
    let required = result.required_value.as_deref().map(|value| value.to_owned().into());
    ResultView {
        name: from.text(&result.name),
        required: required
            .or_else(|| level(result.required_level.as_ref()).map(|level| from.text(&level.name))),
        levels: result.levels.iter().map(|level| from.text(&level.name)).collect(),
    }
}

/// How often a badge was awarded, in words.
fn holders(from: &Standpoint<'_>, count: usize) -> String {
    if count < FEWEST_HOLDERS {
        let floor = FEWEST_HOLDERS.to_string();
        return from.strings.fill("badge.awarded_few", &[("n", &floor)]);
    }
    let count = from.strings.number(count as u64);
    from.strings.fill("badge.awarded_times", &[("n", &count)])
}

fn facts(from: &Standpoint<'_>, version: &BadgeVersion) -> Vec<FactView> {
    let mut facts = Vec::new();
    if let Some(credits) = version.credits {
        facts.push(from.fact("badge.credits", from.strings.decimal(credits)));
    }
    for (key, value) in [
        ("badge.edition", &version.edition),
        ("badge.field_of_study", &version.field_of_study),
        ("badge.specialization", &version.specialization),
        ("badge.code", &version.human_code),
    ] {
        if let Some(value) = value {
            facts.push(from.fact(key, value.to_string()));
        }
    }
    for identifier in &version.identifiers {
        let value = identifier.value.to_string();
        facts.push(FactView {
            label: identifier.kind.to_string(),
            value: value.into(),
            href: None,
        });
    }
    facts
}

fn requires(from: &Standpoint<'_>, requirement: &Requirement) -> Vec<RequirementView> {
    let Requirement { all, any, of, span: _ } = requirement;
    let cards = |badges: &[BadgeId]| -> Vec<BadgeCard> {
        let shown = badges.iter().filter_map(|id| from.shown_version(&from.catalogue[*id]));
        shown.map(|id| card(from, id)).collect()
    };
    let all = cards(all);
    [
        (from.strings.count("badge.requires_all", all.len() as u64), all),
        (from.strings.count("badge.requires_any", u64::from(*any)), cards(of)),
    ]
    .into_iter()
    .filter(|(_, badges)| !badges.is_empty())
    .map(|(sentence, badges)| RequirementView { sentence, badges })
    .collect()
}

fn versions(from: &Standpoint<'_>, badge: &Badge, here: VersionId) -> Vec<VersionView> {
    let Standpoint { catalogue, links, strings, lang, .. } = *from;
    let current = from.shown_version(badge);
    let published = |id: &&VersionId| from.drafts || catalogue[**id].status != Status::Draft;
    badge
        .versions
        .iter()
        .rev()
        .filter(published)
        .map(|id| {
            let version = &catalogue[*id];
            let label = version.version.as_str();
            let mark = match (*id == here, Some(*id) == current) {
                (_, true) => Some("badge.current_version"),
                (true, false) => Some("badge.this_version"),
                (false, false) => None,
            };
            VersionView {
                label: match version.created {
                    Some(created) => {
                        let date = strings.date(created);
                        strings.fill("badge.version", &[("v", label), ("date", &date)])
                    }
                    None => strings.fill("badge.version_short", &[("v", label)]),
                },
                path: shown(&links.version_page(lang, version)),
                mark: mark.map(|key| strings.say(key).to_owned()),
                here: *id == here,
            }
        })
        .collect()
}

fn newer(from: &Standpoint<'_>, badge: &Badge, here: VersionId) -> Option<NewerView> {
    let Standpoint { catalogue, links, strings, lang, .. } = *from;
    let current = from.shown_version(badge).filter(|current| *current != here)?;
    let (old, new) = (catalogue[here].version.as_str(), catalogue[current].version.as_str());
    Some(NewerView {
        sentence: strings.fill("badge.newer_notice", &[("v", old)]),
        link: strings.fill("badge.see_newer", &[("v", new)]),
        path: shown(&links.badge_page(lang, &badge.slug)),
    })
}

fn warnings(from: &Standpoint<'_>, version: &BadgeVersion) -> Vec<String> {
    let strings = from.strings;
    let mut warnings = Vec::new();
    match (version.status, version.retired) {
        (Status::Retired, Some(date)) => {
            warnings.push(strings.fill("badge.retired_notice", &[("date", &strings.date(date))]));
        }
        (Status::Retired, None) => {
            warnings.push(strings.say("badge.retired_notice_undated").to_owned());
        }
        (Status::Draft, _) => warnings.push(strings.say("badge.draft_notice").to_owned()),
        (Status::Active, _) => {}
    }
    if version.sensitive {
        warnings.push(strings.say("badge.sensitive_notice").to_owned());
    }
    warnings
}

fn image_credit(from: &Standpoint<'_>, version: &BadgeVersion) -> Option<String> {
    version.image.as_ref()?;
    match (version.image_author.as_deref(), version.image_licence.as_deref()) {
        (Some(author), Some(licence)) => {
            Some(from.strings.fill("badge.credit_by", &[("author", author), ("licence", licence)]))
        }
        (Some(one), None) | (None, Some(one)) => Some(one.to_owned()),
        (None, None) => None,
    }
}
