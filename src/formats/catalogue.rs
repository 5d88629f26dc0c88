//! The whole catalogue as linked data: every issuer, badge and version, with names in each language
//! and the addresses of their documents.

use super::Documents;
use super::framework::languages;
use super::json::Object;
use super::vocabulary::licence_url;
use crate::ground::{Instant, Lang};
use crate::model::{Badge, BadgeVersion, IssuerId, Status, TermId, VersionId};
use serde_json::{Value, json};

impl Documents<'_> {
    /// The catalogue, published at `catalogue.json`. Awards are not in it.
    pub fn catalogue_document(&self) -> Value {
        let catalogue = self.catalogue;
        let settings = &catalogue.settings;
        let issuers = (0..catalogue.issuers.len()).map(|at| self.issuer_entry(IssuerId::at(at)));
        let badges = catalogue.badges.iter().filter_map(|badge| self.badge_entry(badge));
        let frameworks = catalogue.frameworks.iter().map(|framework| {
            Object::new(4)
                .with("id", self.url(&self.links.framework(&framework.slug)))
                .with("type", "Framework")
                .with("name", languages(&framework.name))
                .with(
                    "page",
                    self.url(&self.links.framework_page(catalogue.language(), &framework.slug)),
                )
        });
        Object::new(10)
            .with("@context", context())
            .with("id", self.url(&self.links.catalogue()))
            .with("type", "Catalogue")
            .with("name", languages(&settings.title))
            .maybe("description", settings.description.as_ref().map(languages))
            .with("page", self.links.base())
            .list("languages", settings.languages.iter().map(Lang::as_str))
            .list("issuers", issuers)
            .list("badges", badges)
            .list("frameworks", frameworks)
            .into()
    }

    fn issuer_entry(&self, id: IssuerId) -> Object {
        let issuer = &self.catalogue[id];
        let twin = self.catalogue.settings.formats.ob2;
        Object::new(8)
            .with("id", self.links.issuer_id(issuer))
            .with("type", "Issuer")
            .with("name", languages(&issuer.name))
            .maybe("description", issuer.description.as_ref().map(languages))
            .with(
                "page",
                self.url(&self.links.issuer_page(self.catalogue.language(), &issuer.slug)),
            )
            .with("document", self.url(&self.links.issuer_profile(&issuer.slug)))
            .maybe("keys", self.links.did_document(issuer).map(|path| self.url(&path)))
            .maybe("openBadges2", twin.then(|| self.url(&self.links.issuer_ob2(&issuer.slug))))
    }

    /// A badge and its published versions, oldest first; none when all of them are drafts.
    fn badge_entry(&self, badge: &Badge) -> Option<Object> {
        let versions: Vec<VersionId> =
            badge.versions.iter().copied().filter(|id| self.is_shown(*id)).collect();
        let current = &self.catalogue[*versions.last()?];
        let page = self.links.badge_page(self.catalogue.language(), &badge.slug);
        Some(
            Object::new(5)
                .with("id", self.url(&page))
                .with("type", "Badge")
                .with("name", languages(&current.name))
                .with("current", self.url(&self.links.achievement(current)))
                .list(
                    "versions",
                    versions.iter().map(|id| self.version_entry(&self.catalogue[*id])),
                ),
        )
    }

    fn version_entry(&self, version: &BadgeVersion) -> Object {
        let twin = self.catalogue.settings.formats.ob2;
        let status = match version.status {
            Status::Draft => "draft",
            Status::Active => "active",
            Status::Retired => "retired",
        };
        let picture = version.image.as_ref();
        let term = |id: TermId| {
            let term = &self.catalogue[id];
            self.links.term(&self.catalogue.frameworks[term.framework].slug, &term.slug)
        };
        let texts = version.name.entries().map(|(lang, _)| lang.as_str().to_owned());
        Object::new(19)
            .with("id", self.url(&self.links.achievement(version)))
            .with("type", "Version")
            .with("version", version.version.as_str())
            .with("status", status)
            .with("name", languages(&version.name))
            .with("description", languages(&version.description))
            .list("languages", texts)
            .with("achievementType", &*version.kind)
            .with("issuer", self.issuer_id(version.issuer))
            .maybe("family", version.family.map(term))
            .maybe("posture", version.posture.map(term))
            .list("tags", version.tags.iter().map(|tag| &**tag))
            .maybe("edition", version.edition.as_deref())
            .maybe("created", version.created.map(Instant::day))
            .maybe("retired", version.retired.map(Instant::day))
            .maybe("licence", version.licence.as_deref().and_then(licence_url))
            .maybe("image", picture.map(|_| self.url(&self.links.badge_image(version, "png"))))
            .with("page", self.url(&self.links.version_page(self.catalogue.language(), version)))
            .maybe("openBadges2", twin.then(|| self.url(&self.links.badge_class(version))))
    }
}

/// Every term of the document, so that nothing need be fetched to understand it.
fn context() -> Value {
    json!({
        "id": "@id",
        "type": "@type",
        "schema": "https://schema.org/",
        "dct": "http://purl.org/dc/terms/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "ob": "https://purl.imsglobal.org/spec/vc/ob/vocab.html#",
        "Catalogue": "schema:DataCatalog",
        "Issuer": "ob:Profile",
        "Badge": "schema:CreativeWork",
        "Version": "ob:Achievement",
        "Framework": "skos:ConceptScheme",
        "name": { "@id": "schema:name", "@container": "@language" },
        "description": { "@id": "schema:description", "@container": "@language" },
        "page": { "@id": "foaf:page", "@type": "@id" },
        "languages": { "@id": "schema:inLanguage", "@container": "@set" },
        "issuers": { "@id": "dct:publisher", "@container": "@set" },
        "badges": { "@id": "dct:hasPart", "@container": "@set" },
        "frameworks": { "@id": "dct:references", "@container": "@set" },
        "document": { "@id": "foaf:isPrimaryTopicOf", "@type": "@id" },
        "keys": { "@id": "http://www.w3.org/2007/05/powder-s#describedby", "@type": "@id" },
        "openBadges2": { "@id": "dct:hasFormat", "@type": "@id" },
        "current": { "@id": "schema:mainEntity", "@type": "@id" },
        "versions": { "@id": "dct:hasVersion", "@container": "@set" },
        "version": "schema:version",
        "status": "schema:creativeWorkStatus",
        "achievementType": "ob:achievementType",
        "issuer": { "@id": "dct:publisher", "@type": "@id" },
        "family": { "@id": "dct:subject", "@type": "@id" },
        "posture": { "@id": "schema:about", "@type": "@id" },
        "tags": { "@id": "schema:keywords", "@container": "@set" },
        "edition": "dct:temporal",
        "created": { "@id": "dct:created", "@type": "xsd:date" },
        "retired": { "@id": "schema:expires", "@type": "xsd:date" },
        "licence": { "@id": "dct:license", "@type": "@id" },
        "image": { "@id": "schema:image", "@type": "@id" },
    })
}
