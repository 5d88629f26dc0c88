//! Follows an endorsement to what it is about: by a word in our own files, by an identifier in what
//! others signed. Addresses at which the site stood before lead there as well.

use std::collections::BTreeMap;

use super::names::Names;
use crate::ground::{Report, Severity, Slug, Url, Uuid};
use crate::model::award::Award;
use crate::model::badge::BadgeVersion;
use crate::model::endorsement::{Endorsed, EndorsedName, Endorsement, Endorser};
use crate::model::links::{AwardFile, Links};
use crate::model::naming::{AwardId, IssuerId, Named, VersionId};
use crate::model::rules;
use crate::model::settings::Settings;

/// Everything that an endorsement can be about.
pub(super) struct Known<'a> {
    names: &'a Names<'a>,
    versions: &'a [BadgeVersion],
    awards: &'a [Award],
    /// Where the site stands, then where it stood.
    bases: Vec<&'a str>,
    /// Versions and issuers by their identifiers.
    addresses: BTreeMap<String, Endorsed>,
}

impl<'a> Known<'a> {
    pub(super) fn new(
        names: &'a Names<'a>,
        settings: &'a Settings,
        versions: &'a [BadgeVersion],
        awards: &'a [Award],
    ) -> Self {
        let default: &Slug = &names.issuers[settings.issuer.index()].slug;
        let now = settings.base_url.as_str();
        let bases: Vec<&str> =
            std::iter::once(now).chain(settings.formerly.iter().map(Url::as_str)).collect();
        let mut addresses = BTreeMap::new();
        for base in &bases {
            let links = Links::of(base, default.clone(), settings.language);
            for (at, version) in versions.iter().enumerate() {
                let about = Endorsed::Version(VersionId::at(at));
                for path in [links.achievement(version), links.badge_class(version)] {
                    addresses.entry(links.url(&path)).or_insert(about);
                }
            }
            for (at, issuer) in names.issuers.iter().enumerate() {
                let about = Endorsed::Issuer(IssuerId::at(at));
                let paths = [links.issuer_profile(&issuer.slug), links.issuer_ob2(&issuer.slug)];
                addresses.entry(links.issuer_id(issuer)).or_insert(about);
                for path in paths {
                    addresses.entry(links.url(&path)).or_insert(about);
                }
            }
        }
        Self { names, versions, awards, bases, addresses }
    }

    /// The endorsements that are about something; the others are reported.
    pub(super) fn follow(
        &self,
        endorsements: Vec<Endorsement<Named>>,
        report: &mut Report,
    ) -> Vec<Endorsement> {
        endorsements.into_iter().filter_map(|it| self.one(it, report)).collect()
    }

    fn one(&self, it: Endorsement<Named>, report: &mut Report) -> Option<Endorsement> {
        let about = self.about(&it.about, report);
        let by = match it.by {
            Endorser::Issuer(name) => self.names.issuer(&name, report).map(Endorser::Issuer),
            Endorser::Signer(signer) => Some(Endorser::Signer(signer)),
        };
        Some(Endorsement {
            slug: it.slug,
            about: about?,
            by: by?,
            comment: it.comment,
            given: it.given,
            until: it.until,
            covers: it.covers,
            status: it.status,
            answer: it.answer,
            document: it.document,
            places: it.places,
            span: it.span,
        })
    }

    fn about(&self, name: &EndorsedName, report: &mut Report) -> Option<Endorsed> {
        let (found, subject, span) = match name {
            EndorsedName::Badge(name) => {
                return self.names.awarded(name, self.versions, report).map(Endorsed::Version);
            }
            EndorsedName::Issuer(name) => {
                return self.names.issuer(name, report).map(Endorsed::Issuer);
            }
            EndorsedName::Award(id, span) => (self.award(*id), id.to_string(), *span),
            EndorsedName::Address(url, span) => (self.address(url), url.as_str().to_owned(), *span),
        };
        // What is broken in its own file may well be what was meant.
        let broken = self.names.broken;
        let lame = !broken.badges.is_empty() || !broken.issuers.is_empty();
        if found.is_none() && !(lame && matches!(name, EndorsedName::Address(..))) {
            let mut finding = rules::ENDORSES_A_STRANGER.at(span).with("subject", subject);
            if matches!(name, EndorsedName::Address(..)) {
                // What another signed is left out; a site that moves need not lose its own words.
                finding.severity = Severity::Warning;
            }
            report.push(finding);
        }
        found
    }

    fn address(&self, url: &Url) -> Option<Endorsed> {
        let text = url.as_str();
        let found = self.addresses.get(text).copied();
        found.or_else(|| {
            let id = if let Some(id) = text.strip_prefix("urn:uuid:") {
                Uuid::parse(id)?
            } else {
                let path = self.bases.iter().find_map(|base| text.strip_prefix(base))?;
                let (id, file) = AwardFile::of_path(path)?;
                matches!(file, AwardFile::Json | AwardFile::Ob2).then_some(id)?
            };
            self.award(id)
        })
    }

    fn award(&self, id: Uuid) -> Option<Endorsed> {
        let at = self.awards.binary_search_by_key(&id, |award| award.id).ok()?;
        Some(Endorsed::Award(AwardId::at(at)))
    }
}
