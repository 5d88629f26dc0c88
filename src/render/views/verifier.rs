//! The page that verifies badges in the browser: the data that its script works with. Everything in
//! it is public: identifiers, public keys, addresses, sentences.

use serde::Serialize;
use serde_json::{Value, json};

use super::{LinkView, Standpoint, shown};
use crate::model::links::Purpose;
use crate::model::vocabulary::{ACHIEVEMENT_TYPES, IDENTITY_TYPES, RESULT_TYPES, TARGET_TYPES};
use crate::model::{Issuer, SitePath};
use crate::proof::demonstration_key;
use crate::rdf;

/// The page that verifies badges.
#[derive(Debug, Clone, Serialize)]
pub struct VerifierPage {
    /// The data for the script, safe between the tags of a script.
    pub html: String,
    /// Where keys are published, and the status lists.
    pub documents: Vec<LinkView>,
    /// The address to give to other verifiers: that of the site's catalogue.
    pub base: String,
}

/// The page; when the public demonstration key stands in for the keys of issuers, it says so.
pub fn page(from: &Standpoint<'_>, demonstration: bool) -> VerifierPage {
    let Standpoint { catalogue, links, strings, lang, root, .. } = *from;
    let lists = status_lists(from);
    let keys: Vec<SitePath> = catalogue.issuers.iter().map(|it| key_document(from, it)).collect();
    let sections = strings.sections();
    let data = json!({
        "base": links.base(),
        "root": root,
        "lang": lang.as_str(),
        "demonstration": demonstration,
        "issuers": catalogue.issuers.iter().map(|it| issuer(from, it, demonstration)).collect::<Vec<_>>(),
        "preload": lists.iter().map(SitePath::as_str).collect::<Vec<_>>(),
        "terms": rdf::tables(),
        "names": names(),
        "words": {
            "achievement": ACHIEVEMENT_TYPES,
            "identity": IDENTITY_TYPES,
            "result": RESULT_TYPES,
            "target": TARGET_TYPES,
        },
        "date": sections.get("date"),
        "say": sections.get("verify_say"),
        "sentences": sections.get("verify_reasons"),
    });
    let link = |path: &SitePath| LinkView {
        text: links.url(path),
        lang: None,
        path: path.as_str().to_owned(),
    };
    VerifierPage {
        html: inside_script(&data),
        documents: keys.iter().chain(&lists).map(link).collect(),
        base: links.base().to_owned(),
    }
}

/// Addresses that name things and lead nowhere: vocabularies, namespaces, contexts. The script itself
/// names no host.
fn names() -> Value {
    json!({
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "security": "https://w3id.org/security#",
        "created": "http://purl.org/dc/terms/created",
        "vc": rdf::VC_2,
        "ob2": "https://w3id.org/openbadges/v2",
        "svg": "http://www.w3.org/2000/svg",
        "credential": "https://purl.imsglobal.org/ob/v3p0",
        "assertion": "http://openbadges.org",
        "roots": [
            "https://purl.imsglobal.org/",
            "https://www.w3.org/",
            "https://w3id.org/security#",
            "https://schema.org/",
        ],
    })
}

/// JSON that cannot end the element it stands in (HTML, "Restrictions for contents of script
/// elements").
fn inside_script(data: &Value) -> String {
    data.to_string().replace('<', "\\u003c").replace('\u{2028}', "\\u2028")
}

/// What the script knows of an issuer: who it is, and with which keys it signs from when to when.
fn issuer(from: &Standpoint<'_>, issuer: &Issuer, demonstration: bool) -> Value {
    let links = from.links;
    let public = demonstration_key().public().to_multikey();
    let date = |at: Option<crate::ground::Instant>| at.map(|at| at.to_string());
    let mut keys: Vec<Value> = issuer
        .keys
        .iter()
        .map(|key| {
            json!({
                "key": key.public,
                "from": date(key.from),
                "until": date(key.until),
                "compromised": date(key.compromised),
                "demonstration": *key.public == *public,
            })
        })
        .collect();
    if keys.is_empty() && demonstration {
        keys.push(json!({
            "key": public, "from": null, "until": null, "compromised": null, "demonstration": true,
        }));
    }
    json!({
        "id": links.issuer_id(issuer),
        "name": from.text(&issuer.name).text,
        "page": shown(&links.issuer_page(from.lang, &issuer.slug)),
        "document": links.url(&key_document(from, issuer)),
        "hosted": links.url(&links.issuer_ob2(&issuer.slug)),
        "keys": keys,
    })
}

/// Where the keys of an issuer are published.
fn key_document(from: &Standpoint<'_>, issuer: &Issuer) -> SitePath {
    let links = from.links;
    links.did_document(issuer).unwrap_or_else(|| links.issuer_profile(&issuer.slug))
}

/// Every status list of the site.
fn status_lists(from: &Standpoint<'_>) -> Vec<SitePath> {
    let numbers = from.catalogue.status_lists();
    let mut lists = Vec::new();
    for (issuer, count) in from.catalogue.issuers.iter().zip(numbers) {
        for number in 1..=count {
            lists.extend(Purpose::ALL.map(|it| from.links.status_list(&issuer.slug, it, number)));
        }
    }
    lists
}
