//! The OpenBadgeCredential of OB 3.0 (B.1.2): one award, before it is signed.

use super::alignments;
use super::profile::organisation;
use crate::formats::Documents;
use crate::formats::json::{Object, number};
use crate::formats::vocabulary::{OB3, VC};
use crate::ground::{Lang, Url};
use crate::model::links::Purpose;
use crate::model::{
    Award, AwardId, AwardMore, BadgeVersion, Evidence, Recipient, ResultGiven, Text,
};
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
        let subject = self.subject(award, achievement, &own_id, lang);
        Object::new(12)
            .with("@context", vec![VC, OB3])
            .with("id", own_id)
            .with("type", vec!["VerifiableCredential", "OpenBadgeCredential"])
            .with("name", version.name.in_lang(self.catalogue.language()))
            .with("awardedDate", award.awarded.to_string())
            .with("credentialSubject", subject)
            .list("evidence", evidence)
            .with("issuer", profile)
            .with("validFrom", award.valid_from().to_string())
            .maybe("validUntil", self.catalogue.expires(award).map(|until| until.to_string()))
            .maybe("credentialStatus", status)
            .into()
    }

    /// The language in which an award's own texts are published.
    pub(in crate::formats) fn language_of(&self, award: &Award) -> Lang {
        award.more().language.unwrap_or(self.catalogue.language())
    }

    /// Who holds what (B.1.3 AchievementSubject).
    fn subject(&self, award: &Award, achievement: Value, own_id: &str, lang: Lang) -> Object {
        let version = &self.catalogue[award.version];
        let AwardMore {
            reason: _,   // Status is not part of what was signed.
            evidence: _, // Stands at the credential, not at its subject.
            narrative,
            results,
            name_shown,
            language: _,
            credits_earned,
            licence_number,
            role,
            term,
            activity_start,
            activity_end,
            source,
        } = award.more();
        let (id, identifier, name) = match &award.recipient {
            Recipient::Hash { hash, salt } => (None, Some(hashed(hash, salt)), None),
            Recipient::Id { id, name } => (Some(id.as_str()), None, name.as_deref()),
        };
        let names = name.into_iter().chain(name_shown.as_deref()).map(named);
        let source = source.as_ref().map(|it| organisation(it, &format!("{own_id}#source"), lang));
        Object::new(13)
            .maybe("id", id)
            .with("type", vec!["AchievementSubject"])
            .maybe("activityEndDate", activity_end.map(|at| at.to_string()))
            .maybe("activityStartDate", activity_start.map(|at| at.to_string()))
            .maybe("creditsEarned", credits_earned.and_then(number))
            .with("achievement", achievement)
            .list("identifier", identifier.into_iter().chain(names))
            .maybe("licenseNumber", licence_number.as_deref())
            .maybe("narrative", in_lang(narrative.as_ref(), lang))
            .list("result", results.iter().map(|it| self.result_given(version, it, lang)))
            .maybe("role", role.as_deref())
            .maybe("source", source)
            .maybe("term", term.as_deref())
    }

    /// What was measured (B.1.16 Result).
    fn result_given(&self, version: &BadgeVersion, result: &ResultGiven, lang: Lang) -> Object {
        let ResultGiven { result, value, level, status, alignments: aligned } = result;
        let address = |id| self.links.result(version, id);
        Object::new(6)
            .with("type", vec!["Result"])
            .maybe("achievedLevel", level.as_ref().map(address))
            .list("alignment", alignments(aligned, lang))
            .maybe("resultDescription", result.as_ref().map(address))
            .maybe("status", status.as_deref())
            .maybe("value", value.as_deref())
    }
}

/// The salted hash of an e-mail address (B.1.12 IdentityObject).
fn hashed(hash: &str, salt: &str) -> Object {
    Object::new(5)
        .with("type", "IdentityObject")
        .with("hashed", true)
        .with("identityHash", hash)
        .with("identityType", "emailAddress")
        .with("salt", salt)
}

/// A name in the clear: an organisation's, or one that the holder asked to be shown.
fn named(name: &str) -> Object {
    Object::new(4)
        .with("type", "IdentityObject")
        .with("hashed", false)
        .with("identityHash", name)
        .with("identityType", "name")
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

fn in_lang(text: Option<&Text>, lang: Lang) -> Option<&str> {
    text.map(|text| text.in_lang(lang))
}
