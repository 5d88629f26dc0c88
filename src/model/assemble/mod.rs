//! From drafts to a catalogue: follows every name, and reports those that lead nowhere. What was
//! already broken in its own file is left out without a second word.
//!
//! [`names`] follows a word to what it names, [`endorsed`] an endorsement to what it is about, [`versions`] groups versions by badge, [`words`] says
//! what leads nowhere.

mod endorsed;
mod names;
mod versions;
mod words;

use std::collections::BTreeMap;

use self::names::Names;
use self::versions::{drop_broken, group_versions};
use self::words::{ENDORSEMENT, FRAMEWORK, ISSUER, PAGE};
use super::badge::BadgeVersion;
use super::catalogue::{Catalogue, Sound};
use super::drafts::Drafts;
use super::endorsement::Endorser;
use super::framework::{Framework, Term};
use super::issuer::Issuer;
use super::links::STATUS_PLACES;
use super::naming::{IssuerId, TermId};
use super::rules;
use crate::ground::{Bilingual, Report, Slug, Span, Uuid};

impl Catalogue {
    /// Follows every name of the drafts. `None` when there is no site to speak of: `blason.toml`
    /// or its default issuer is missing or broken, which the report says.
    pub fn assemble(drafts: Drafts, report: &mut Report) -> Option<Self> {
        let Drafts {
            settings,
            issuers,
            versions,
            awards,
            erased,
            frameworks,
            pages,
            endorsements,
            accepted,
            mut broken,
        } = drafts;
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
        let settings = settings?;
        let endorsements = unique(endorsements, |it| (&it.slug, it.span), ENDORSEMENT, report);
        let known = endorsed::Known::new(&names, &settings, &versions, &awards);
        let endorsements = known.follow(endorsements, report);
        let mut catalogue = Self {
            settings,
            issuers,
            badges: badges.into_iter().map(|grouped| grouped.badge).collect(),
            versions,
            awards,
            erased,
            frameworks,
            terms,
            pages,
            endorsements,
            accepted,
            successors: BTreeMap::new(),
            _sound: Sound,
        };
        catalogue.follow_successors(report);
        catalogue.report_shared_places(report);
        Some(catalogue)
    }

    /// Which award took the place of which. A predecessor that was erased is no mistake.
    fn follow_successors(&mut self, report: &mut Report) {
        let mut successors = BTreeMap::new();
        for id in self.award_ids() {
            let award = &self[id];
            let Some(wanted) = award.more().supersedes else { continue };
            let gone = self.erased.binary_search_by_key(&wanted, |it| it.id).is_ok();
            match self.find_award(wanted) {
                Some(old) if old != id => drop(successors.insert(old, id)),
                _ if gone => {}
                _ => {
                    let finding = rules::NO_PREDECESSOR.at(award.span);
                    report.push(finding.with("id", wanted.to_string()));
                }
            }
        }
        self.successors = successors;
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
        for it in &self.endorsements {
            if let (Endorser::Issuer(by), Some(status)) = (&it.by, it.status) {
                places.push((*by, status, it.place("status")));
            }
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
