//! From drafts to a catalogue: follows every name, and reports those that lead nowhere. What was
//! already broken in its own file is left out without a second word.

use std::collections::BTreeMap;

use super::award::{Award, Erased};
use super::badge::{Badge, BadgeVersion, Creator, Requirement, VersionLabel};
use super::catalogue::{Catalogue, Sound};
use super::drafts::{Broken, Drafts};
use super::framework::{Framework, Term, TermKind};
use super::issuer::Issuer;
use super::links::STATUS_PLACES;
use super::naming::{BadgeId, IssuerId, Name, Named, TermId, VersionId};
use super::rules;
use super::settings::Settings;
use crate::ground::{Bilingual, Report, Slug, Span, Uuid, nearest};

/// How many known names a finding lists.
const NAMES_LISTED: usize = 8;

impl Catalogue {
    /// Follows every name of the drafts. `None` when there is no site to speak of: `blason.toml`
    /// or its default issuer is missing or broken, which the report says.
    pub fn assemble(drafts: Drafts, report: &mut Report) -> Option<Self> {
        let Drafts { settings, issuers, versions, awards, erased, frameworks, pages, mut broken } =
            drafts;
        let issuers = unique(issuers, |it: &Issuer| (&it.slug, it.span), ISSUER, report);
        let frameworks = unique(frameworks, |it| (&it.0.slug, it.0.span), FRAMEWORK, report);
        let mut pages = unique(pages, |it| (&it.slug, it.span), PAGE, report);
        pages.sort_by(|a, b| (a.order, &a.slug).cmp(&(b.order, &b.slug)));
        let (frameworks, terms) = number_terms(frameworks);
        let (badges, versions) = group_versions(versions, &broken, report);

        let names = Names { issuers: &issuers, badges: &badges, terms: &terms, broken: &broken };
        let versions: Vec<Option<BadgeVersion>> =
            versions.into_iter().map(|version| names.version(version, report)).collect();
        let settings = settings.and_then(|settings| names.settings(settings, report));
        let slugs: Vec<Slug> = badges.iter().map(|it| it.badge.slug.clone()).collect();
        let (badges, versions) = drop_broken(badges, versions);
        let gone = slugs.iter().filter(|slug| !badges.iter().any(|it| it.badge.slug == **slug));
        broken.badges.extend(gone.map(|slug| slug.as_str().into()));

        let names = Names { issuers: &issuers, badges: &badges, terms: &terms, broken: &broken };
        let awards = names.awards(awards, &versions, report);
        let erased = names.erased(erased, report);
        let catalogue = Self {
            settings: settings?,
            issuers,
            badges: badges.into_iter().map(|grouped| grouped.badge).collect(),
            versions,
            awards,
            erased,
            frameworks,
            terms,
            pages,
            _sound: Sound,
        };
        catalogue.report_shared_places(report);
        Some(catalogue)
    }

    /// Two awards with one id, or with one place in a status list.
    fn report_shared_places(&self, report: &mut Report) {
        let mut ids: Vec<(Uuid, Span)> = self.awards.iter().map(|it| (it.id, it.span)).collect();
        ids.extend(self.erased.iter().map(|it| (it.id, it.span)));
        ids.sort_unstable();
        for pair in ids.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            report.push(rules::AWARD_TWICE.at(pair[1].1).with("id", pair[1].0.to_string()));
        }
        let mut places: Vec<(IssuerId, u32, Span)> = Vec::with_capacity(self.awards.len());
        for award in &self.awards {
            places.extend(award.status.map(|status| (self.issuer_of(award), status, award.span)));
        }
        for gone in &self.erased {
            places.extend(gone.status.map(|status| (gone.issuer, status, gone.span)));
        }
        places.sort_unstable();
        let taken = |issuer, status| {
            places.binary_search_by_key(&(issuer, status), |place| (place.0, place.1)).is_ok()
        };
        for pair in
            places.windows(2).filter(|pair| (pair[0].0, pair[0].1) == (pair[1].0, pair[1].1))
        {
            let (issuer, status, span) = pair[1];
            let free = (status.wrapping_mul(48_271) % STATUS_PLACES..u32::MAX)
                .find(|free| !taken(issuer, *free))
                .unwrap_or(STATUS_PLACES);
            let finding = rules::STATUS_TWICE.at(span).with("status", status.to_string());
            let finding = finding.with("issuer", self[issuer].slug.as_str());
            report.push(finding.with("free", free.to_string()));
        }
    }
}

/// A badge whose versions are still in the order of their files.
struct Grouped {
    badge: Badge,
    labels: Vec<VersionLabel>,
}

/// Everything that a name can lead to.
struct Names<'a> {
    issuers: &'a [Issuer],
    badges: &'a [Grouped],
    terms: &'a [Term],
    broken: &'a Broken,
}

impl Names<'_> {
    fn settings(&self, settings: Settings<Named>, report: &mut Report) -> Option<Settings> {
        let issuer = self.issuer(&settings.issuer, report)?;
        let Settings {
            base_url,
            base_url_span,
            title,
            description,
            language,
            languages,
            issuer: _,
            theme,
            profile,
            country,
            output,
            formats,
            baked,
            publish,
            ledger,
            legal,
            hosts,
            moved,
            fresh_for,
            accessibility,
            span,
        } = settings;
        Some(Settings {
            base_url,
            base_url_span,
            title,
            description,
            language,
            languages,
            issuer,
            theme,
            profile,
            country,
            output,
            formats,
            baked,
            publish,
            ledger,
            legal,
            hosts,
            moved,
            fresh_for,
            accessibility,
            span,
        })
    }

    fn version(&self, it: BadgeVersion<Named>, report: &mut Report) -> Option<BadgeVersion> {
        let badge = self.badge_of(&it.slug);
        let issuer = self.issuer(&it.issuer, report);
        let creator = match it.creator {
            None => Some(None),
            Some(Creator::Organisation(who)) => Some(Some(Creator::Organisation(who))),
            Some(Creator::Issuer(name)) => {
                self.issuer(&name, report).map(|id| Some(Creator::Issuer(id)))
            }
        };
        let family = self.term(it.family.as_ref(), TermKind::Family, report);
        let posture = self.term(it.posture.as_ref(), TermKind::Posture, report);
        let requires = match it.requires {
            None => Some(None),
            Some(Requirement { all, any, of, span }) => {
                let mut follow = |names: Vec<Name>| -> Option<Vec<BadgeId>> {
                    let ids: Vec<_> = names.iter().map(|name| self.badge(name, report)).collect();
                    ids.into_iter().collect()
                };
                let (all, of) = (follow(all), follow(of));
                all.zip(of).map(|(all, of)| Some(Requirement { all, any, of, span }))
            }
        };
        Some(BadgeVersion {
            badge,
            slug: it.slug,
            version: it.version,
            frozen: it.frozen,
            name: it.name,
            description: it.description,
            criteria: it.criteria,
            status: it.status,
            created: it.created,
            retired: it.retired,
            issuer: issuer?,
            creator: creator?,
            kind: it.kind,
            family: family?,
            posture: posture?,
            tags: it.tags,
            image: it.image,
            image_alt: it.image_alt,
            image_author: it.image_author,
            image_licence: it.image_licence,
            licence: it.licence,
            valid_for: it.valid_for,
            awarded_by: it.awarded_by,
            evidence_expected: it.evidence_expected,
            request: it.request,
            discussion: it.discussion,
            minors: it.minors,
            sensitive: it.sensitive,
            edition: it.edition,
            credits: it.credits,
            field_of_study: it.field_of_study,
            specialization: it.specialization,
            human_code: it.human_code,
            identifiers: it.identifiers,
            alignments: it.alignments,
            results: it.results,
            requires: requires?,
            related: it.related,
            translations: it.translations,
            places: it.places,
            span: it.span,
        })
    }

    /// Every award whose badge is there, by id.
    fn awards(
        &self,
        awards: Vec<Award<Named>>,
        versions: &[BadgeVersion],
        report: &mut Report,
    ) -> Vec<Award> {
        // Thousands of awards give the same badge: the word is looked up once.
        let mut known: BTreeMap<Box<str>, VersionId> = BTreeMap::new();
        let mut out = Vec::with_capacity(awards.len());
        for award in awards {
            let Name { word, span } = &award.version;
            let version = if let Some(found) = known.get(word) {
                *found
            } else {
                // A wrong word is reported at each place where it stands.
                let name = Name { word: word.clone(), span: *span };
                let Some(found) = self.awarded(&name, versions, report) else { continue };
                known.insert(word.clone(), found);
                found
            };
            out.push(Award {
                id: award.id,
                version,
                awarded: award.awarded,
                valid_from: award.valid_from,
                expires: award.expires,
                publish: award.publish,
                recipient: award.recipient,
                status: award.status,
                standing: award.standing,
                more: award.more,
                span: award.span,
            });
        }
        out.sort_by_key(|award| award.id);
        out
    }

    /// The version that an award gives: `badge`, or `badge@version` when there are several.
    fn awarded(
        &self,
        name: &Name,
        versions: &[BadgeVersion],
        report: &mut Report,
    ) -> Option<VersionId> {
        let (badge_word, label) = match name.word.split_once('@') {
            Some((badge, label)) => (badge, Some(label)),
            None => (&*name.word, None),
        };
        let badge = Name { word: badge_word.into(), span: name.span };
        let badge = &self.badges[self.badge(&badge, report)?.index()];
        let Some(label) = label else {
            if badge.labels.len() > 1 {
                let slug = badge.badge.slug.as_str();
                let finding = rules::SEVERAL_VERSIONS.at(name.span).with("badge", slug);
                let current = badge.labels.last().map_or("", |label| label.as_str());
                let known = badge.labels.iter().map(VersionLabel::as_str);
                report.push(finding.with("current", current).with("known", list(known)));
                return None;
            }
            return Some(badge.badge.current);
        };
        let wanted = label.to_ascii_lowercase();
        let found = badge.badge.versions.iter().find(|id| {
            versions.get(id.index()).is_some_and(|version| version.version.as_str() == wanted)
        });
        // The version is there and broken, or may be the one that is: its own file says so.
        if found.is_none()
            && (badge.labels.iter().any(|label| label.as_str() == wanted)
                || self.broken.badges.iter().any(|it| &**it == badge_word))
        {
            return None;
        }
        if found.is_none() {
            report.push(unknown(
                VERSION,
                &Name { word: label.into(), span: name.span },
                badge.labels.iter().map(VersionLabel::as_str),
            ));
        }
        found.copied()
    }

    fn erased(&self, erased: Vec<Erased<Named>>, report: &mut Report) -> Vec<Erased> {
        let mut out: Vec<Erased> = erased
            .into_iter()
            .filter_map(|it| {
                let issuer = self.issuer(&it.issuer, report)?;
                Some(Erased { id: it.id, status: it.status, on: it.on, issuer, span: it.span })
            })
            .collect();
        out.sort_by_key(|it| it.id);
        out
    }

    fn badge_of(&self, slug: &Slug) -> BadgeId {
        let at = self.badges.binary_search_by(|it| it.badge.slug.cmp(slug));
        BadgeId::at(at.expect("a version was grouped under its own badge"))
    }

    fn badge(&self, name: &Name, report: &mut Report) -> Option<BadgeId> {
        let at = self.badges.iter().position(|it| it.badge.slug.as_str() == &*name.word);
        if at.is_none() && !self.broken.badges.contains(&name.word) {
            let known = self.badges.iter().map(|it| it.badge.slug.as_str());
            report.push(unknown(BADGE, name, known));
        }
        at.map(BadgeId::at)
    }

    fn issuer(&self, name: &Name, report: &mut Report) -> Option<IssuerId> {
        let at = self.issuers.iter().position(|it| it.slug.as_str() == &*name.word);
        if at.is_none() && !self.broken.issuers.contains(&name.word) {
            report.push(unknown(ISSUER, name, self.issuers.iter().map(|it| it.slug.as_str())));
        }
        at.map(IssuerId::at)
    }

    /// `Some(None)`: no term was named. `None`: one was, and it leads nowhere.
    #[expect(
        clippy::option_option,
        reason = "said nothing, said something right, said something wrong"
    )]
    fn term(
        &self,
        name: Option<&Name>,
        kind: TermKind,
        report: &mut Report,
    ) -> Option<Option<TermId>> {
        let Some(name) = name else { return Some(None) };
        let of_kind = |term: &&Term| term.kind == kind;
        let at =
            self.terms.iter().position(|it| it.kind == kind && it.slug.as_str() == &*name.word);
        if at.is_none() && !self.broken.frameworks {
            let words = if kind == TermKind::Family { FAMILY } else { POSTURE };
            let known = self.terms.iter().filter(of_kind).map(|it| it.slug.as_str());
            report.push(unknown(words, name, known));
        }
        at.map(|at| Some(TermId::at(at)))
    }
}

/// Sorts by slug and keeps the first of those that share one.
fn unique<T>(
    mut things: Vec<T>,
    identity: impl Fn(&T) -> (&Slug, Span),
    kind: Bilingual,
    report: &mut Report,
) -> Vec<T> {
    things.sort_by(|a, b| identity(a).cmp(&identity(b)));
    let mut kept: Vec<T> = Vec::with_capacity(things.len());
    for thing in things {
        let (slug, span) = identity(&thing);
        if kept.last().is_some_and(|last| identity(last).0 == slug) {
            report.push(rules::SLUG_TWICE.at(span).with("kind", kind).with("word", slug.as_str()));
        } else {
            kept.push(thing);
        }
    }
    kept
}

fn number_terms(drafts: Vec<(Framework, Vec<Term>)>) -> (Vec<Framework>, Vec<Term>) {
    let mut frameworks = Vec::new();
    let mut terms = Vec::new();
    for (at, (mut framework, own)) in drafts.into_iter().enumerate() {
        framework.terms = (terms.len()..terms.len() + own.len()).map(TermId::at).collect();
        terms.extend(own.into_iter().map(|term| Term { framework: at, ..term }));
        frameworks.push(framework);
    }
    (frameworks, terms)
}

/// Groups versions by badge, oldest first, the current one last.
fn group_versions(
    mut versions: Vec<BadgeVersion<Named>>,
    broken: &Broken,
    report: &mut Report,
) -> (Vec<Grouped>, Vec<BadgeVersion<Named>>) {
    versions.sort_by(|a, b| {
        a.slug.cmp(&b.slug).then(b.frozen.cmp(&a.frozen)).then(by_number(&a.version, &b.version))
    });
    let mut badges: Vec<Grouped> = Vec::new();
    let mut kept: Vec<BadgeVersion<Named>> = Vec::new();
    for version in versions {
        let id = VersionId::at(kept.len());
        match badges.last_mut().filter(|last| last.badge.slug == version.slug) {
            Some(last) if last.labels.contains(&version.version) => {
                let finding = rules::SAME_VERSION_TWICE.at(version.place("version"));
                let finding = finding.with("badge", version.slug.as_str());
                report.push(finding.with("version", version.version.as_str()));
                continue;
            }
            Some(last) => {
                last.labels.push(version.version.clone());
                last.badge.versions.push(id);
                last.badge.current = id;
            }
            None => badges.push(Grouped {
                badge: Badge { slug: version.slug.clone(), current: id, versions: vec![id] },
                labels: vec![version.version.clone()],
            }),
        }
        kept.push(version);
    }
    for grouped in &badges {
        let current = &kept[grouped.badge.current.index()];
        let slug = grouped.badge.slug.as_str();
        // A current version that is there and broken is not missing.
        if current.frozen && !broken.badges.iter().any(|it| &**it == slug) {
            report.push(rules::NO_CURRENT_VERSION.at(current.span).with("badge", slug));
        }
    }
    (badges, kept)
}

/// Leaves out the versions that led nowhere, and the badges that have none left.
fn drop_broken(
    badges: Vec<Grouped>,
    versions: Vec<Option<BadgeVersion>>,
) -> (Vec<Grouped>, Vec<BadgeVersion>) {
    let mut kept_ids = Vec::with_capacity(versions.len());
    let mut kept = Vec::with_capacity(versions.len());
    for version in versions {
        kept_ids.push(version.is_some().then(|| VersionId::at(kept.len())));
        kept.extend(version);
    }
    let mut badge_ids = Vec::with_capacity(badges.len());
    let mut kept_badges = Vec::with_capacity(badges.len());
    for mut grouped in badges {
        let left: Vec<VersionId> =
            grouped.badge.versions.iter().filter_map(|id| kept_ids[id.index()]).collect();
        badge_ids.push(left.last().map(|_| BadgeId::at(kept_badges.len())));
        if let Some(last) = left.last() {
            grouped.badge.current = *last;
            grouped.badge.versions = left;
            kept_badges.push(grouped);
        }
    }
    for version in &mut kept {
        version.badge = badge_ids[version.badge.index()].expect("a kept version keeps its badge");
        if let Some(requires) = &mut version.requires {
            for ids in [&mut requires.all, &mut requires.of] {
                ids.retain_mut(|id| badge_ids[id.index()].map(|new| *id = new).is_some());
            }
        }
    }
    (kept_badges, kept)
}

/// Labels compared part by part, numbers as numbers: 2 before 10, 1.9 before 1.10.
fn by_number(a: &VersionLabel, b: &VersionLabel) -> std::cmp::Ordering {
    let parts = |label: &VersionLabel| -> Vec<(u64, Box<str>)> {
        let split = label.as_str().split(['.', '-']);
        split.map(|part| (part.parse().unwrap_or(u64::MAX), part.into())).collect()
    };
    parts(a).cmp(&parts(b))
}

fn unknown<'n>(
    kind: Bilingual,
    name: &Name,
    known: impl Iterator<Item = &'n str> + Clone,
) -> crate::ground::Diagnostic {
    match nearest(&name.word, known.clone()) {
        Some(near) => rules::UNKNOWN_NAME_NEAR.at(name.span).with("nearest", near),
        None => rules::UNKNOWN_NAME.at(name.span).with("known", list(known)),
    }
    .with("kind", kind)
    .with("word", &*name.word)
}

fn list<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<&str> = names.collect();
    let shown = names[..names.len().min(NAMES_LISTED)].join(", ");
    if names.len() > NAMES_LISTED { format!("{shown}…") } else { shown }
}

const ISSUER: Bilingual = Bilingual { fr: "l’émetteur", en: "issuer" };
const BADGE: Bilingual = Bilingual { fr: "le badge", en: "badge" };
const VERSION: Bilingual = Bilingual { fr: "la version", en: "version" };
const FAMILY: Bilingual = Bilingual { fr: "la famille", en: "family" };
const POSTURE: Bilingual = Bilingual { fr: "la posture", en: "posture" };
const FRAMEWORK: Bilingual = Bilingual { fr: "le référentiel", en: "framework" };
const PAGE: Bilingual = Bilingual { fr: "la page", en: "page" };
