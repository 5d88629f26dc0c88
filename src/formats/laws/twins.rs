//! Laws of the OB 2.0 twins, and of what points to what.

use super::{everything, find, made};
use crate::formats::sample;
use crate::model::links::AwardFile;
use crate::model::{Formats, IssuerId, Standing, VersionId};
use serde_json::{Value, json};

#[test]
fn twins_name_each_other() {
    let catalogue = sample::dressed();
    let documents = made(&catalogue);
    let names = |document: &Value, address: &Value| -> bool {
        let related = document["related"].as_array().unwrap();
        related.iter().any(|it| it["id"] == *address)
    };
    for at in 0..catalogue.versions.len() {
        let id = VersionId::at(at);
        let (three, two) = (documents.achievement_document(id), documents.badge_class(id));
        assert!(names(&three, &two["id"]) && names(&two, &three["id"]));
    }
    for at in 0..catalogue.issuers.len() {
        let id = IssuerId::at(at);
        let (three, two) = (documents.profile_document(id), documents.issuer(id));
        // An address of the web, where the profile is; its own id may be a DID.
        let profile = documents.url(&documents.links.issuer_profile(&catalogue[id].slug));
        assert!(names(&two, &profile.into()));
        let numbers = three["otherIdentifier"].as_array().unwrap();
        assert!(numbers.iter().any(|it| it["identifier"] == two["id"]));
    }
    let id = find(&catalogue, sample::DRESSED);
    assert!(names(&documents.assertion(id), &documents.credential(id)["id"]));
}

#[test]
fn a_format_that_is_not_published_is_not_named() {
    let mut drafts = sample::drafts();
    drafts.settings.as_mut().unwrap().formats = Formats { ob3: true, ob2: false, jwt: false };
    let catalogue = sample::assemble(drafts);
    let documents = made(&catalogue);
    for (name, document) in everything(&documents) {
        let text = document.to_string();
        let names_two = ["badgeclass.json", "issuer.json", "ob2.json"];
        let found = names_two.iter().any(|ending| text.contains(ending));
        assert_eq!(found, name.starts_with("ob2-"), "{name}");
    }
}

#[test]
fn versions_name_each_other_and_nobody_names_a_draft() {
    let catalogue = sample::dressed();
    let documents = made(&catalogue);
    let index = |label: &str| {
        let mut all = catalogue.versions.iter();
        let found =
            all.position(|it| it.slug.as_str() == "reparer" && it.version.as_str() == label);
        VersionId::at(found.unwrap())
    };
    let (old, new) = (index("1"), index("2"));
    let (one, two) = (documents.achievement_document(old), documents.achievement_document(new));
    assert!(one["related"].to_string().contains(two["id"].as_str().unwrap()));
    assert!(two["related"].to_string().contains(one["id"].as_str().unwrap()));
    assert!(!documents.catalogue_document().to_string().contains("brouillon"));
    let with_drafts = made(&catalogue).with_drafts(true).catalogue_document();
    assert!(with_drafts.to_string().contains("brouillon"));
}

#[test]
fn an_award_that_does_not_stand_says_nothing_of_its_holder() {
    let catalogue = sample::dressed();
    let documents = made(&catalogue);
    for id in catalogue.award_ids() {
        let award = &catalogue[id];
        let assertion = documents.assertion(id);
        let stands = award.standing == Standing::Good;
        assert_eq!(assertion.get("recipient").is_some(), stands);
        assert_eq!(assertion.get("revoked") == Some(&json!(true)), !stands);
        let listed = documents.revocation_list(catalogue.issuer_of(award));
        let listed = listed["revokedAssertions"].to_string();
        let named = listed.contains(assertion["id"].as_str().unwrap());
        assert_eq!(named, !stands && documents.is_published(id));
        if let Standing::Suspended(_) = award.standing {
            let reason = "Suspendu depuis le 2026-10-02 : une question est ouverte";
            assert_eq!(assertion["revocationReason"], reason);
        }
    }
    let gone = &catalogue.erased[0];
    let address = documents.url(&documents.links.award(gone.id, AwardFile::Ob2));
    let expected = json!({
        "@context": "https://w3id.org/openbadges/v2",
        "id": address,
        "type": "Assertion",
        "revoked": true,
    });
    assert_eq!(documents.erased_assertion(gone), expected);
}
