//! A vocabulary of the catalogue as linked data: a SKOS concept scheme with labels in each language.

use super::Documents;
use super::json::Object;
use super::vocabulary::licence_url;
use crate::model::{Framework, Term, TermKind, Text};
use serde_json::{Value, json};

impl Documents<'_> {
    /// A vocabulary, published at `frameworks/<slug>.json`. `at` is its place in
    /// [`Catalogue::frameworks`](crate::model::Catalogue).
    pub fn framework_document(&self, at: usize) -> Value {
        let framework = &self.catalogue.frameworks[at];
        let Framework { slug, name, description, licence, creator, terms, span: _ } = framework;
        let address = self.url(&self.links.framework(slug));
        let page = self.links.framework_page(self.catalogue.language(), slug);
        let own = || terms.iter().map(|id| &self.catalogue[*id]);
        let top = own().filter(|term| self.family_of(framework, term).is_none());
        let top = top.map(|term| self.links.term(slug, &term.slug));
        Object::new(10)
            .with("@context", context())
            .with("id", &*address)
            .with("type", "ConceptScheme")
            .with("title", languages(name))
            .maybe("description", description.as_ref().map(languages))
            .maybe("license", licence.as_deref().and_then(licence_url))
            .maybe("creator", creator.as_deref())
            .with("page", self.url(&page))
            .list("hasTopConcept", top)
            .list("concepts", own().map(|term| self.concept(framework, term, &address)))
            .into()
    }

    fn concept(&self, framework: &Framework, term: &Term, scheme: &str) -> Object {
        let Term {
            framework: _,
            slug,
            kind,
            name,
            description,
            family: _,
            ladder: _,
            recognises: _,
            span: _,
        } = term;
        let kind = match kind {
            TermKind::Family => Some("family"),
            TermKind::Posture => Some("posture"),
            TermKind::Other => None,
        };
        Object::new(8)
            .with("id", self.links.term(&framework.slug, slug))
            .with("type", "Concept")
            .with("notation", slug.as_str())
            .maybe("kind", kind)
            .with("prefLabel", languages(name))
            .maybe("definition", description.as_ref().map(languages))
            .maybe("broader", self.family_of(framework, term))
            .with("inScheme", scheme)
    }

    /// The family that a term belongs to, when it stands in the same vocabulary.
    fn family_of(&self, framework: &Framework, term: &Term) -> Option<String> {
        let family = term.family.as_ref()?;
        let known = framework.terms.iter().map(|id| &self.catalogue[*id]);
        let found = known.into_iter().find(|other| {
            other.kind == TermKind::Family && other.slug == *family && other.slug != term.slug
        });
        found.map(|other| self.links.term(&framework.slug, &other.slug))
    }
}

/// A text in each of its languages, under a term whose container is `@language`.
pub(super) fn languages(text: &Text) -> Object {
    let entries: Vec<_> = text.entries().collect();
    entries
        .iter()
        .fold(Object::new(entries.len()), |object, (lang, text)| object.with(lang.as_str(), *text))
}

/// Every term of the document, so that nothing need be fetched to understand it.
fn context() -> Value {
    json!({
        "id": "@id",
        "type": "@type",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "dct": "http://purl.org/dc/terms/",
        "ConceptScheme": "skos:ConceptScheme",
        "Concept": "skos:Concept",
        "title": { "@id": "dct:title", "@container": "@language" },
        "description": { "@id": "dct:description", "@container": "@language" },
        "license": { "@id": "dct:license", "@type": "@id" },
        "creator": "dct:creator",
        "page": { "@id": "http://xmlns.com/foaf/0.1/page", "@type": "@id" },
        "hasTopConcept": { "@id": "skos:hasTopConcept", "@type": "@id", "@container": "@set" },
        "concepts": { "@reverse": "skos:inScheme" },
        "notation": "skos:notation",
        "kind": "dct:type",
        "prefLabel": { "@id": "skos:prefLabel", "@container": "@language" },
        "definition": { "@id": "skos:definition", "@container": "@language" },
        "broader": { "@id": "skos:broader", "@type": "@id" },
        "inScheme": { "@id": "skos:inScheme", "@type": "@id" },
    })
}
