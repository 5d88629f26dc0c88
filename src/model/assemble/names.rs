//! Follows a word to what it names; a word that leads nowhere is a finding.

use std::collections::BTreeMap;

use super::versions::Grouped;
use super::words::{BADGE, FAMILY, ISSUER, POSTURE, VERSION, list, unknown};
use crate::ground::{Report, Slug};
use crate::model::award::{Award, Erased};
use crate::model::badge::{BadgeVersion, Creator, Requirement, VersionLabel};
use crate::model::drafts::Broken;
use crate::model::framework::{Term, TermKind};
use crate::model::issuer::Issuer;
use crate::model::naming::{BadgeId, IssuerId, Name, Named, TermId, VersionId};
use crate::model::rules;
use crate::model::settings::Settings;

/// Everything that a name can lead to.
pub(super) struct Names<'a> {
    pub(super) issuers: &'a [Issuer],
    pub(super) badges: &'a [Grouped],
    pub(super) terms: &'a [Term],
    pub(super) broken: &'a Broken,
}

impl Names<'_> {
    pub(super) fn settings(
        &self,
        settings: Settings<Named>,
        report: &mut Report,
    ) -> Option<Settings> {
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
            rules,
            country,
            output,
            history,
            formats,
            baked,
            publish,
            show_holders,
            award_endorsements,
            ledger,
            legal,
            hosts,
            moved,
            formerly,
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
            rules,
            country,
            output,
            history,
            formats,
            baked,
            publish,
            show_holders,
            award_endorsements,
            ledger,
            legal,
            hosts,
            moved,
            formerly,
            fresh_for,
            accessibility,
            span,
        })
    }

    pub(super) fn version(
        &self,
        it: BadgeVersion<Named>,
        report: &mut Report,
    ) -> Option<BadgeVersion> {
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
            image_text: it.image_text,
            image_author: it.image_author,
            image_licence: it.image_licence,
            licence: it.licence,
            valid_for: it.valid_for,
            awarded_by: it.awarded_by,
            evidence_expected: it.evidence_expected,
            request: it.request,
            discussion: it.discussion,
            proposed_by: it.proposed_by,
            proposed: it.proposed,
            approved_by: it.approved_by,
            approved: it.approved,
            clarification: it.clarification,
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
    pub(super) fn awards(
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
    pub(super) fn awarded(
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

    pub(super) fn erased(&self, erased: Vec<Erased<Named>>, report: &mut Report) -> Vec<Erased> {
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

    pub(super) fn issuer(&self, name: &Name, report: &mut Report) -> Option<IssuerId> {
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
