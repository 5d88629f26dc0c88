//! The Achievement of OB 3.0 (B.1.1): one version of a badge.

use super::profile::identifier;
use super::{alignment, alignments, image, types_of};
use crate::formats::Documents;
use crate::formats::json::{Object, number};
use crate::formats::vocabulary::{OB2_BADGE_CLASS, OB3, VC};
use crate::ground::Lang;
use crate::model::badge::Creator;
use crate::model::{
    BadgeVersion, Endorsed, Related, ResultDescription, ResultLevel, Text, VersionId,
};
use serde_json::Value;

/// What an achievement says beside the text of its version.
#[derive(Default)]
struct Around<'c> {
    contexts: Option<Vec<&'c str>>,
    creator: Option<Value>,
    related: Vec<Object>,
    endorsements: Vec<Value>,
}

impl Documents<'_> {
    /// The achievement of a version, published at `badges/<slug>/<version>/achievement.json`.
    ///
    /// It says more than the copy that credentials embed: who made it even when that is the issuer,
    /// and what it is related to, which changes with every new version.
    pub fn achievement_document(&self, id: VersionId) -> Value {
        let version = &self.catalogue[id];
        let creator =
            self.creator(version).unwrap_or_else(|| self.profiles[version.issuer.index()].clone());
        let around = Around {
            contexts: Some(vec![VC, OB3]),
            creator: Some(creator),
            related: self.related(id),
            endorsements: Vec::new(),
        };
        self.achievement(version, around).into()
    }

    /// The achievement as credentials embed it. What is signed must not change when the catalogue
    /// grows: it names no other version and no twin.
    pub(in crate::formats) fn embedded_achievement(&self, id: VersionId) -> Object {
        let version = &self.catalogue[id];
        let endorsements = self.endorsements.get(&Endorsed::Version(id)).cloned();
        let around = Around {
            endorsements: endorsements.unwrap_or_default(),
            creator: self.creator(version),
            ..Around::default()
        };
        self.achievement(version, around)
    }

    fn achievement(&self, version: &BadgeVersion, around: Around<'_>) -> Object {
        let Around { contexts, creator, related, endorsements } = around;
        let BadgeVersion {
            badge: _,
            slug: _,
            version: label,
            frozen: _,
            name,
            description,
            criteria,
            status: _,
            created: _,
            retired: _,
            issuer: _, // Stands beside the achievement, in the credential.
            creator: _,
            kind,
            family: _, // Family, posture and alignments: all of them are targets.
            posture: _,
            tags,
            image: art,
            image_alt,
            image_text: _,
            image_author: _, // OB 3.0 has no place for authors and licences of pictures.
            image_licence: _,
            licence: _, // A property of an extension, whose context few verifiers have on board.
            valid_for: _, // Becomes `validUntil` of each credential.
            awarded_by: _,
            evidence_expected: _,
            request: _,
            discussion: _,
            proposed_by: _,
            proposed: _,
            approved_by: _,
            approved: _,
            clarification: _,
            minors: _,
            sensitive: _,
            edition: _,
            credits,
            field_of_study,
            specialization,
            human_code,
            identifiers,
            alignments: _,
            results,
            requires: _, // OB 3.0 has no place for prerequisites; the page tells them.
            related: _,
            translations: _,
            places: _,
            span: _,
        } = version;
        let (shown, lang) = name.best(self.catalogue.language());
        let criteria = Object::new(2)
            .with("id", self.url(&self.links.version_page(self.catalogue.language(), version)))
            .maybe("narrative", said(criteria, lang));
        let picture = art.as_ref().map(|_| {
            // Every version with art has a PNG beside it, and not every wallet draws SVG.
            let path = self.links.badge_image(version, "png");
            image(self.url(&path), image_alt.as_ref().map(|text| text.in_lang(lang)))
        });
        Object::new(20)
            .maybe("@context", contexts)
            .with("id", self.url(&self.links.achievement(version)))
            .with("type", vec!["Achievement"])
            .list("alignment", self.targets(version, lang).map(alignment))
            .with("achievementType", &**kind)
            .maybe("creator", creator)
            .maybe("creditsAvailable", credits.and_then(number))
            .with("criteria", criteria)
            .with("description", description.in_lang(lang))
            .list("endorsement", endorsements)
            .maybe("fieldOfStudy", field_of_study.as_deref())
            .maybe("humanCode", human_code.as_deref())
            .maybe("image", picture)
            .with("inLanguage", lang.as_str())
            .with("name", shown)
            .list("otherIdentifier", identifiers.iter().map(identifier))
            .list("related", related)
            .list("resultDescription", results.iter().map(|it| self.result(version, it, lang)))
            .maybe("specialization", specialization.as_deref())
            .list("tag", tags.iter().map(|tag| &**tag))
            .with("version", label.as_str())
    }

    /// Who made the badge, when that is not its issuer.
    fn creator(&self, version: &BadgeVersion) -> Option<Value> {
        match version.creator.as_ref()? {
            Creator::Issuer(id) if *id == version.issuer => None,
            Creator::Issuer(id) => Some(self.profiles[id.index()].clone()),
            Creator::Organisation(it) => {
                let fallback = format!("{}#creator", self.url(&self.links.achievement(version)));
                Some(self.organisation(it, &fallback, self.catalogue.language()).into())
            }
        }
    }

    /// The OB 2.0 twin, the other versions, and editions elsewhere (B.1.15 Related).
    fn related(&self, id: VersionId) -> Vec<Object> {
        let version = &self.catalogue[id];
        let entry = |address: String, version: &BadgeVersion, more: Option<&'static str>| {
            let lang = version.name.best(self.catalogue.language()).1;
            Object::new(4)
                .with("id", address)
                .with("type", ["Related"].into_iter().chain(more).collect::<Vec<_>>())
                .with("inLanguage", lang.as_str())
                .with("version", version.version.as_str())
        };
        let mut related = Vec::new();
        if self.catalogue.settings.formats.ob2 {
            let twin = self.url(&self.links.badge_class(version));
            related.push(entry(twin, version, Some(OB2_BADGE_CLASS)));
        }
        related.extend(self.siblings(id).map(|other| {
            let other = &self.catalogue[other];
            entry(self.url(&self.links.achievement(other)), other, None)
        }));
        related.extend(version.related.iter().map(|Related { url, language, version, types }| {
            Object::new(4)
                .with("id", url.as_str())
                .with("type", types_of("Related", types))
                .maybe("inLanguage", language.as_ref().map(Lang::as_str))
                .maybe("version", version.as_deref())
        }));
        related
    }

    /// A result that awards may carry (B.1.17 ResultDescription).
    fn result(&self, version: &BadgeVersion, result: &ResultDescription, lang: Lang) -> Object {
        let ResultDescription {
            id,
            name,
            kind,
            allowed_values,
            required_value,
            required_level,
            value_min,
            value_max,
            levels,
            alignments: aligned,
        } = result;
        let level = |id| self.links.result(version, id);
        Object::new(11)
            .with("id", self.links.result(version, id))
            .with("type", vec!["ResultDescription"])
            .list("alignment", alignments(aligned, lang))
            .list("allowedValue", allowed_values.iter().map(|value| &**value))
            .with("name", name.in_lang(lang))
            .maybe("requiredLevel", required_level.as_ref().map(level))
            .maybe("requiredValue", required_value.as_deref())
            .with("resultType", &**kind)
            .list("rubricCriterionLevel", levels.iter().map(|it| self.level(version, it, lang)))
            .maybe("valueMax", value_max.as_deref())
            .maybe("valueMin", value_min.as_deref())
    }

    /// One level of a rubric (B.1.18 RubricCriterionLevel).
    fn level(&self, version: &BadgeVersion, level: &ResultLevel, lang: Lang) -> Object {
        let ResultLevel { id, name, description, level, points, alignments: aligned } = level;
        Object::new(7)
            .with("id", self.links.result(version, id))
            .with("type", vec!["RubricCriterionLevel"])
            .list("alignment", alignments(aligned, lang))
            .maybe("description", description.as_ref().map(|text| text.in_lang(lang)))
            .maybe("level", level.as_deref())
            .with("name", name.in_lang(lang))
            .maybe("points", points.as_deref())
    }
}

/// A text, unless there is nothing in it.
fn said(text: &Text, lang: Lang) -> Option<&str> {
    Some(text.in_lang(lang)).filter(|text| !text.trim().is_empty())
}
