//! What holds for the documents of every catalogue, tried on a bare and on a fully dressed one.
//!
//! Here: of all documents, keys and credentials; `status`: of status lists; `twins`: of OB 2.0 and
//! of what points to what.

mod status;
mod twins;

use super::sample::{self, at};
use super::{Documents, Workbench, to_pretty_bytes};
use crate::ground::Uuid;
use crate::model::links::Purpose;
use crate::model::{
    AwardId, AwardMore, Catalogue, Identity, IssuerId, Publish, Rarities, VersionId,
};
use crate::rdf;
use serde_json::{Value, json};

/// Every document of a catalogue, with a name to find it by.
fn everything(documents: &Documents<'_>) -> Vec<(String, Value)> {
    let catalogue = documents.catalogue;
    let as_of = at("2026-11-23");
    let mut all = vec![("catalogue".to_owned(), documents.catalogue_document())];
    let mut add = |name: String, value: Value| all.push((name, value));
    for (at, issuer) in catalogue.issuers.iter().enumerate() {
        let id = IssuerId::at(at);
        add(format!("profile-{}", issuer.slug), documents.profile_document(id));
        if let Some(did) = documents.did_document(id) {
            add(format!("did-{}", issuer.slug), did);
        }
        add(format!("ob2-issuer-{}", issuer.slug), documents.issuer(id));
        add(format!("ob2-revoked-{}", issuer.slug), documents.revocation_list(id));
        for purpose in Purpose::ALL {
            for number in 1..=documents.status_lists(id) {
                let name = format!("status-{}-{}-{number}", issuer.slug, purpose.as_str());
                add(name, documents.status_list(id, purpose, number, as_of));
            }
        }
    }
    for (at, version) in catalogue.versions.iter().enumerate() {
        let id = VersionId::at(at);
        let name = format!("{}-{}", version.slug, version.version);
        add(format!("achievement-{name}"), documents.achievement_document(id));
        add(format!("ob2-class-{name}"), documents.badge_class(id));
    }
    for id in catalogue.award_ids() {
        add(format!("credential-{}", id.index()), documents.credential(id));
        add(format!("ob2-assertion-{}", id.index()), documents.assertion(id));
    }
    for (at, gone) in catalogue.erased.iter().enumerate() {
        add(format!("ob2-erased-{at}"), documents.erased_assertion(gone));
    }
    for (at, framework) in catalogue.frameworks.iter().enumerate() {
        add(format!("framework-{}", framework.slug), documents.framework_document(at));
    }
    all
}

fn both() -> [Catalogue; 2] {
    [sample::bare(), sample::dressed()]
}

fn made(catalogue: &Catalogue) -> Documents<'_> {
    Documents::new(catalogue, Some(sample::DEMONSTRATION_KEY.to_owned()))
}

fn find(catalogue: &Catalogue, id: &str) -> AwardId {
    let id = Uuid::parse(id).unwrap();
    AwardId::at(catalogue.awards.iter().position(|award| award.id == id).unwrap())
}

/// Takes `@language` out of every object: OB 2.0 puts it there ("Internationalization"), most
/// processors of JSON-LD pass over it, and the one on board stumbles.
fn forget_languages(value: &mut Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(forget_languages),
        Value::Object(map) => {
            map.shift_remove("@language");
            map.values_mut().for_each(forget_languages);
        }
        _ => {}
    }
}

/// Visits every value of a document.
fn visit(value: &Value, see: &mut impl FnMut(&Value)) {
    see(value);
    match value {
        Value::Array(list) => list.iter().for_each(|it| visit(it, see)),
        Value::Object(map) => map.values().for_each(|it| visit(it, see)),
        _ => {}
    }
}

#[test]
fn nothing_empty_is_published() {
    for catalogue in both() {
        for (name, document) in everything(&made(&catalogue)) {
            let list_may_be_empty = name.starts_with("ob2-revoked");
            visit(&document, &mut |value| {
                assert!(!value.is_null(), "{name}");
                assert!(list_may_be_empty || *value != json!([]), "{name}: {document}");
                assert!(*value != json!({}), "{name}: {document}");
            });
        }
    }
}

#[test]
fn every_term_is_defined_and_every_identifier_absolute() {
    for catalogue in both() {
        for (name, mut document) in everything(&made(&catalogue)) {
            if name.starts_with("ob2-") {
                forget_languages(&mut document);
            }
            let lines = rdf::canonical_general(&document);
            assert!(lines.as_ref().is_ok_and(|lines| !lines.is_empty()), "{name}: {lines:?}");
        }
    }
}

#[test]
fn what_will_be_signed_can_be_and_both_roads_agree() {
    for catalogue in both() {
        for (name, document) in everything(&made(&catalogue)) {
            if name.starts_with("credential") || name.starts_with("status") {
                assert_eq!(rdf::check_signable(&document), Ok(()), "{name}");
                assert_eq!(rdf::canonical(&document), rdf::canonical_general(&document), "{name}");
            }
        }
    }
}

#[test]
fn one_catalogue_gives_the_same_bytes_every_time() {
    for catalogue in both() {
        let bytes = |documents: &Documents<'_>| -> Vec<Vec<u8>> {
            everything(documents).iter().map(|(_, it)| to_pretty_bytes(it)).collect()
        };
        assert_eq!(bytes(&made(&catalogue)), bytes(&made(&catalogue)));
    }
}

#[test]
fn what_is_signed_does_not_change_when_a_version_is_added() {
    let catalogue = sample::dressed();
    let mut drafts = sample::drafts();
    drafts.versions.retain(|version| version.version.as_str() == "2");
    drafts.awards.retain(|award| &*award.version.word == "reparer@2");
    let smaller = sample::assemble(drafts);
    let of = |catalogue| made(catalogue).credential(find(catalogue, sample::DRESSED));
    assert_eq!(of(&catalogue), of(&smaller));
}

#[test]
fn a_workbench_makes_the_same_credentials() {
    let catalogue = sample::dressed();
    let documents = made(&catalogue);
    let mut bench = Workbench::new(&documents);
    let backwards = catalogue.award_ids().collect::<Vec<_>>().into_iter().rev();
    for id in catalogue.award_ids().chain(backwards) {
        assert_eq!(*bench.credential(id), documents.credential(id));
    }
}

#[test]
fn keys_are_published_where_verifiers_look() {
    let catalogue = sample::dressed();
    let documents = made(&catalogue);
    for (at, issuer) in catalogue.issuers.iter().enumerate() {
        let id = IssuerId::at(at);
        let own = documents.issuer_id(id);
        let document = documents.did_document(id).unwrap_or_else(|| documents.profile_document(id));
        assert_eq!(document["id"], own.as_str());
        let methods = document["verificationMethod"].as_array().unwrap();
        assert_eq!(methods.len(), issuer.keys.len().max(1));
        let trusted = document["assertionMethod"].as_array().unwrap();
        for method in methods {
            let key = method["publicKeyMultibase"].as_str().unwrap();
            assert_eq!(method["id"], format!("{own}#{key}"));
            assert_eq!(method["controller"], own.as_str());
            let compromised = key == sample::COMPROMISED_KEY;
            assert_eq!(method.get("revoked").is_some(), compromised);
            assert_eq!(trusted.contains(&method["id"]), !compromised);
        }
        let inside = documents.profile_document(id).get("assertionMethod").is_some();
        assert_eq!(inside, issuer.identity == Identity::Https);
    }
}

#[test]
fn the_demonstration_key_stays_on_reserved_hosts() {
    let mut drafts = sample::drafts();
    let address = crate::ground::Url::parse("https://badges.asso.org/").unwrap();
    drafts.settings.as_mut().unwrap().base_url = address;
    let catalogue = sample::assemble(drafts);
    for (name, document) in everything(&made(&catalogue)) {
        assert!(!document.to_string().contains(sample::DEMONSTRATION_KEY), "{name}");
    }
}

#[test]
fn a_dressed_credential_has_everything() {
    let catalogue = sample::dressed();
    let credential = made(&catalogue).credential(find(&catalogue, sample::DRESSED));
    let keys =
        |value: &Value| -> Vec<String> { value.as_object().unwrap().keys().cloned().collect() };
    let expected = "@context id type name description image awardedDate credentialSubject \
                    evidence issuer validFrom validUntil credentialSchema credentialStatus \
                    refreshService termsOfUse";
    assert_eq!(keys(&credential).join(" "), expected);
    let subject = &credential["credentialSubject"];
    let expected = "type activityEndDate activityStartDate creditsEarned achievement identifier image \
                    licenseNumber narrative result role source term";
    assert_eq!(keys(subject).join(" "), expected);
    let expected = "id type alignment achievementType creator creditsAvailable criteria \
                    description fieldOfStudy humanCode image inLanguage name otherIdentifier \
                    resultDescription specialization tag version";
    assert_eq!(keys(&subject["achievement"]).join(" "), expected);
    let expected = "id type name url phone description image email address otherIdentifier \
                    official parentOrg familyName givenName additionalName patronymicName \
                    honorificPrefix honorificSuffix familyNamePrefix dateOfBirth";
    assert_eq!(keys(&credential["issuer"]).join(" "), expected);
    let parent = expected.replace(" parentOrg", "");
    for bottom in [&credential["issuer"]["parentOrg"]["parentOrg"], &subject["source"]] {
        let without_site = parent.replace(" url", "");
        assert_eq!(keys(bottom).join(" "), without_site);
    }
    // The award's own texts are in its language, the badge's in the catalogue's.
    assert_eq!(subject["narrative"], "She mended it");
    assert_eq!(subject["achievement"]["name"], "Réparer ensemble");
    assert_eq!(subject["identifier"][1]["identityHash"], "Camille");
    assert_eq!(credential["validFrom"], "2026-03-14T09:00:00Z");
    assert_eq!(credential["awardedDate"], "2026-02-14T00:00:00Z");
    let private = catalogue.award_ids().find(|id| !made(&catalogue).is_published(*id)).unwrap();
    let private = made(&catalogue).credential(private);
    assert!(private["id"].as_str().unwrap().starts_with("urn:uuid:"));
}

#[test]
fn the_third_context_comes_with_the_words_it_defines_and_only_with_them() {
    let extensions = json!("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json");
    let full = sample::rarities();
    let with = |rare: Rarities| {
        let mut drafts = sample::drafts();
        drafts.awards[0].more =
            Some(Box::new(AwardMore { rare: Some(Box::new(rare)), ..AwardMore::default() }));
        let catalogue = sample::assemble(drafts);
        let credential = made(&catalogue).credential(find(&catalogue, sample::DRESSED));
        // Whatever stands in it is defined: the proof covers every word.
        let lines = rdf::canonical_general(&credential);
        assert!(lines.is_ok(), "{lines:?}");
        assert_eq!(rdf::canonical(&credential), lines);
        let contexts = credential["@context"].as_array().unwrap();
        contexts.len() == 3 && contexts[2] == extensions
    };
    assert!(with(Rarities { refresh: full.refresh.clone(), ..Rarities::default() }));
    let only = |at: usize| vec![full.schemas[at].clone()];
    assert!(with(Rarities { schemas: only(0), ..Rarities::default() }));
    assert!(!with(Rarities { schemas: only(1), ..Rarities::default() }));
    assert!(!with(Rarities { schemas: only(2), ..Rarities::default() }));
    assert!(!with(Rarities { refresh: None, schemas: Vec::new(), ..full }));
}

#[test]
fn an_award_that_is_not_published_names_no_picture_of_its_own() {
    let pictures = |publish| {
        let mut drafts = sample::drafts();
        drafts.awards[0].publish = publish;
        let catalogue = sample::assemble(drafts);
        let credential = made(&catalogue).credential(find(&catalogue, sample::DRESSED));
        let own = credential.get("image").is_some();
        let subject = credential["credentialSubject"].get("image").is_some();
        let source = credential["credentialSubject"]["source"].get("image").is_some();
        let paths = catalogue.illustrations(false).into_iter().map(|it| it.path.to_string());
        (own, subject, source, paths.collect::<Vec<_>>().join(" "))
    };
    let all = "awards/fete.svg awards/sujet.png issuers/federation.svg".to_owned();
    assert_eq!(pictures(Publish::Credential), (true, true, true, all));
    // The emblem of the federation stays: an issuer and a badge name it too.
    let named = "issuers/federation.svg".to_owned();
    assert_eq!(pictures(Publish::None), (false, false, false, named));
}
