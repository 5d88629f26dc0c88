//! The BadgeClass of OB 2.0: one version of a badge.

use super::twin;
use crate::formats::Documents;
use crate::formats::json::Object;
use crate::formats::target::Target;
use crate::formats::vocabulary::{OB2, OB3_ACHIEVEMENT};
use crate::ground::Lang;
use crate::model::{BadgeVersion, Related, VersionId};
use serde_json::Value;

impl Documents<'_> {
    /// The OB 2.0 badge class of a version, published at `badges/<slug>/<version>/badgeclass.json`.
    ///
    /// A version without art has no `image`, which OB 2.0 asks for and nobody can invent.
    pub fn badge_class(&self, id: VersionId) -> Value {
        let version = &self.catalogue[id];
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
            issuer,
            creator: _, // OB 2.0 knows the issuer only.
            kind: _,
            family: _, // Family, posture and alignments: all of them are targets.
            posture: _,
            tags,
            image,
            image_alt: _, // Readers of OB 2.0 want the picture's address, not an object.
            image_text: _,
            image_author: _,
            image_licence: _,
            licence: _,
            valid_for: _, // Becomes `expires` of each assertion.
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
            credits: _, // OB 2.0 has no place for credits, fields, numbers and results.
            field_of_study: _,
            specialization: _,
            human_code: _,
            identifiers: _,
            alignments: _,
            results: _,
            requires: _,
            related: _,
            translations: _,
            places: _,
            span: _,
        } = version;
        let (shown, lang) = name.best(self.catalogue.language());
        let page = self.links.version_page(self.catalogue.language(), version);
        let criteria = Object::new(2).with("id", self.url(&page)).maybe(
            "narrative",
            Some(criteria.in_lang(lang)).filter(|text| !text.trim().is_empty()),
        );
        let picture = image.as_ref().map(|_| self.url(&self.links.badge_image(version, "png")));
        Object::new(13)
            .with("@context", OB2)
            .with("id", self.url(&self.links.badge_class(version)))
            .with("type", "BadgeClass")
            .with("@language", lang.as_str())
            .with("version", label.as_str())
            .with("name", shown)
            .with("description", description.in_lang(lang))
            .maybe("image", picture)
            .with("criteria", criteria)
            .with("issuer", self.url(&self.links.issuer_ob2(&self.catalogue[*issuer].slug)))
            .list("alignment", self.targets(version, lang).map(alignment))
            .list("tags", tags.iter().map(|tag| &**tag))
            .list("related", self.related_classes(id))
            .into()
    }

    /// The 3.0 twin, the other versions, and editions elsewhere.
    fn related_classes(&self, id: VersionId) -> Vec<Object> {
        let version = &self.catalogue[id];
        let mut related = vec![twin(self.url(&self.links.achievement(version)), OB3_ACHIEVEMENT)];
        related.extend(self.siblings(id).map(|other| {
            let other = &self.catalogue[other];
            Object::new(4)
                .with("id", self.url(&self.links.badge_class(other)))
                .with("type", "BadgeClass")
                .with("@language", other.name.best(self.catalogue.language()).1.as_str())
                .with("version", other.version.as_str())
        }));
        related.extend(version.related.iter().map(
            |Related { url, language, version, types: _ }| {
                Object::new(3)
                    .with("id", url.as_str())
                    .maybe("@language", language.as_ref().map(Lang::as_str))
                    .maybe("version", version.as_deref())
            },
        ));
        related
    }
}

/// A place in a framework (AlignmentObject).
fn alignment(target: Target<'_>) -> Object {
    let Target { kind: _, framework, code, name, url, description } = target;
    Object::new(6)
        .with("type", "AlignmentObject")
        .with("targetName", name)
        .with("targetUrl", url)
        .maybe("targetDescription", description)
        .maybe("targetFramework", framework)
        .maybe("targetCode", code)
}
