//! The AchievementSubject of OB 3.0 (B.1.3): who holds what.

use super::{alignments, in_lang, types_of};
use crate::formats::Documents;
use crate::formats::json::{Object, number};
use crate::ground::Lang;
use crate::model::{
    Award, AwardMore, BadgeVersion, IdentityValue, Publish, Rarities, Recipient, ResultGiven,
    SubjectIdentifier,
};
use serde_json::Value;
use std::borrow::Cow;

impl Documents<'_> {
    /// Who holds what (B.1.3 AchievementSubject).
    ///
    /// An award that is not published names no picture of its own: nothing would answer there.
    pub(super) fn subject(
        &self,
        award: &Award,
        achievement: Value,
        own_id: &str,
        lang: Lang,
    ) -> Object {
        let version = &self.catalogue[award.version];
        let AwardMore {
            reason: _,     // Status is not part of what was signed.
            reinstated: _, // Nor is this.
            supersedes: _, // No property of OB 3.0 says it; pages do.
            evidence: _,   // Stands at the credential, not at its subject.
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
            rare: _,
        } = award.more();
        let Rarities {
            title: _, // These stand at the credential.
            description: _,
            image: _,
            terms_of_use: _,
            refresh: _,
            schemas: _,
            subject_image,
            identifiers,
            subject_types,
        } = award.more().rare();
        let pictured = self.catalogue.publish(award) != Publish::None;
        let (id, identifier, name) = match &award.recipient {
            Recipient::Hash { hash, salt } => {
                (None, Some(hashed("emailAddress", hash, salt)), None)
            }
            Recipient::Id { id, name } => (Some(id.as_str()), None, name.as_deref()),
        };
        let names = name.into_iter().chain(name_shown.as_deref()).map(named);
        let source = source.as_deref().map(|it| {
            let plain =
                if pictured { Cow::Borrowed(it) } else { Cow::Owned(it.without_pictures()) };
            self.organisation(&plain, &format!("{own_id}#source"), lang)
        });
        let picture = subject_image.as_ref().filter(|_| pictured);
        Object::new(14)
            .maybe("id", id)
            .with("type", types_of("AchievementSubject", subject_types))
            .maybe("activityEndDate", activity_end.map(|at| at.to_string()))
            .maybe("activityStartDate", activity_start.map(|at| at.to_string()))
            .maybe("creditsEarned", credits_earned.and_then(number))
            .with("achievement", achievement)
            .list(
                "identifier",
                identifier.into_iter().chain(names).chain(identifiers.iter().map(further)),
            )
            .maybe("image", picture.map(|it| self.illustration(it, lang)))
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

/// A salted hash (B.1.12 IdentityObject).
fn hashed(kind: &str, hash: &str, salt: &str) -> Object {
    Object::new(5)
        .with("type", "IdentityObject")
        .with("hashed", true)
        .with("identityHash", hash)
        .with("identityType", kind)
        .with("salt", salt)
}

/// A name in the clear: an organisation's, or one that the holder asked to be shown.
fn named(name: &str) -> Object {
    plain("name", name)
}

/// One more identifier of the holder.
fn further(identifier: &SubjectIdentifier) -> Object {
    let SubjectIdentifier { kind, value } = identifier;
    match value {
        IdentityValue::Plain(value) => plain(kind, value),
        IdentityValue::Hash { hash, salt } => hashed(kind, hash, salt),
    }
}

fn plain(kind: &str, value: &str) -> Object {
    Object::new(4)
        .with("type", "IdentityObject")
        .with("hashed", false)
        .with("identityHash", value)
        .with("identityType", kind)
}
