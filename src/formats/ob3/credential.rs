//! The OpenBadgeCredential of OB 3.0 (B.1.2): one award, before it is signed.

use super::in_lang;
use crate::formats::Documents;
use crate::formats::json::Object;
use crate::formats::vocabulary::{EXTENSION_TYPES, OB3, OB3_EXTENSIONS, VC};
use crate::ground::{Lang, Url};
use crate::model::links::Purpose;
use crate::model::{Award, AwardId, Endorsed, Evidence, Rarities, Service, TermsOfUse};
use serde_json::Value;

impl Documents<'_> {
    /// The credential of an award, before it is signed. A [`Workbench`](crate::formats::Workbench)
    /// makes many of them sooner.
    pub fn credential(&self, id: AwardId) -> Value {
        let version = self.catalogue[id].version;
        let achievement = self.achievements[version.index()].clone();
        let profile = self.profiles[self.catalogue[version].issuer.index()].clone();
        self.credential_with(id, achievement, profile)
    }

    /// The same around the embedded achievement of its version and the profile of its issuer.
    pub(in crate::formats) fn credential_with(
        &self,
        id: AwardId,
        achievement: Value,
        profile: Value,
    ) -> Value {
        let award = &self.catalogue[id];
        let version = &self.catalogue[award.version];
        let issuer = version.issuer;
        let own_id = self.links.credential_id(award.id, self.is_published(id));
        let lang = self.language_of(award);
        let evidence = award.more().evidence.iter().map(|it| evidence(it, lang));
        let status =
            award.status.map(|place| self.status_entry(issuer, Purpose::Revocation, place));
        let rare = award.more().rare();
        let Rarities {
            title,
            description,
            image,
            terms_of_use,
            refresh,
            schemas,
            subject_image: _, // These stand at the subject.
            identifiers: _,
            subject_types: _,
        } = rare;
        let picture = image.as_ref().filter(|_| self.is_published(id));
        let name = in_lang(title.as_ref(), lang)
            .unwrap_or_else(|| version.name.in_lang(self.catalogue.language()));
        let endorsements = self.endorsements.get(&Endorsed::Award(id)).cloned();
        let endorsements = endorsements.unwrap_or_default();
        let subject = self.subject(award, achievement, &own_id, lang);
        Object::new(18)
            .with("@context", contexts(rare))
            .with("id", own_id)
            .with("type", vec!["VerifiableCredential", "OpenBadgeCredential"])
            .with("name", name)
            .maybe("description", in_lang(description.as_ref(), lang))
            .maybe("image", picture.map(|it| self.illustration(it, lang)))
            .with("awardedDate", award.awarded.to_string())
            .with("credentialSubject", subject)
            .list("endorsement", endorsements)
            .list("evidence", evidence)
            .with("issuer", profile)
            .with("validFrom", award.valid_from().to_string())
            .maybe("validUntil", self.catalogue.expires(award).map(|until| until.to_string()))
            .list("credentialSchema", schemas.iter().map(service))
            .maybe("credentialStatus", status)
            .maybe("refreshService", refresh.as_ref().map(service))
            .list("termsOfUse", terms_of_use.iter().map(terms))
            .into()
    }

    /// The language in which an award's own texts are published.
    pub(in crate::formats) fn language_of(&self, award: &Award) -> Lang {
        award.more().language.unwrap_or(self.catalogue.language())
    }
}

/// What shows that the criteria were met (B.1.9 Evidence).
fn evidence(evidence: &Evidence, lang: Lang) -> Object {
    let Evidence { url, name, narrative, description, genre, audience } = evidence;
    Object::new(7)
        .maybe("id", url.as_ref().map(Url::as_str))
        .with("type", vec!["Evidence"])
        .maybe("narrative", in_lang(narrative.as_ref(), lang))
        .maybe("name", in_lang(name.as_ref(), lang))
        .maybe("description", in_lang(description.as_ref(), lang))
        .maybe("genre", in_lang(genre.as_ref(), lang))
        .maybe("audience", in_lang(audience.as_ref(), lang))
}

/// Where a credential is refreshed, or what it is held against (B.1.25, B.1.21).
fn service(service: &Service) -> Object {
    let Service { kind, id } = service;
    Object::new(2).with("id", id.as_str()).with("type", &**kind)
}

/// Under which terms a credential may be used.
fn terms(terms: &TermsOfUse) -> Object {
    let TermsOfUse { kind, id } = terms;
    Object::new(2).maybe("id", id.as_ref().map(Url::as_str)).with("type", kind.as_str())
}

/// The contexts that define every word of an award's credential.
fn contexts(rare: &Rarities) -> Vec<&'static str> {
    let mut services = rare.refresh.iter().chain(&rare.schemas);
    let extended = services.any(|it| EXTENSION_TYPES.contains(&&*it.kind));
    [VC, OB3].into_iter().chain(extended.then_some(OB3_EXTENSIONS)).collect()
}
