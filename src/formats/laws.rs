//! What holds for the documents of every catalogue, tried on a bare and on a fully dressed one.

use super::sample::{self, at};
use super::{Documents, Workbench, suspension_list_beside, to_pretty_bytes};
use crate::codec::bitstring::Bitstring;
use crate::ground::{Instant, Period, Uuid};
use crate::model::links::{AwardFile, Purpose, STATUS_PLACES};
use crate::model::{AwardId, Catalogue, Formats, Identity, IssuerId, Standing, VersionId};
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
        for (name, document) in everything(&made(&catalogue)) {
            if name.starts_with("ob2-") {
                continue; // Its context is not on board; the next law holds these.
            }
            let lines = rdf::canonical_general(&document);
            assert!(lines.as_ref().is_ok_and(|lines| !lines.is_empty()), "{name}: {lines:?}");
        }
    }
}

/// The terms of the OB 2.0 context that are properties.
const OB2_TERMS: &str = "@context @language id type author caption description email evidence \
    expires genre image name related startsWith tags targetDescription targetFramework targetName \
    targetUrl telephone url version alignment audience badge criteria hashed identity issuedOn \
    issuer narrative recipient revocationList revocationReason revoked revokedAssertions salt \
    targetCode verification";

#[test]
fn every_term_of_the_twins_is_defined() {
    let terms: Vec<&str> = OB2_TERMS.split_whitespace().collect();
    for catalogue in both() {
        let all = everything(&made(&catalogue));
        for (name, document) in all.iter().filter(|(name, _)| name.starts_with("ob2-")) {
            visit(document, &mut |value| {
                for key in value.as_object().into_iter().flat_map(|map| map.keys()) {
                    assert!(terms.contains(&key.as_str()), "{name}: {key}");
                }
            });
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
fn a_bit_is_set_exactly_when_the_award_does_not_stand() {
    let catalogue = sample::dressed();
    let documents = made(&catalogue);
    let issuer = catalogue.settings.issuer;
    assert_eq!(documents.status_lists(issuer), 3);
    for purpose in Purpose::ALL {
        let mut expected: Vec<u32> = Vec::new();
        for award in &catalogue.awards {
            let marked = match purpose {
                Purpose::Revocation => matches!(award.standing, Standing::Revoked(_)),
                Purpose::Suspension => matches!(award.standing, Standing::Suspended(_)),
            };
            expected.extend(award.status.filter(|_| marked));
        }
        if purpose == Purpose::Revocation {
            expected.extend(catalogue.erased.iter().filter_map(|gone| gone.status));
        }
        expected.sort_unstable();
        assert!(!expected.is_empty());
        let mut found = Vec::new();
        for number in 1..=documents.status_lists(issuer) {
            let list = documents.status_list(issuer, purpose, number, at("2026-11-23"));
            let text = list["credentialSubject"]["encodedList"].as_str().unwrap();
            let first = (number - 1) * STATUS_PLACES;
            let bits = Bitstring::decode(text).unwrap();
            assert_eq!(bits.places(), STATUS_PLACES as usize);
            found.extend(bits.ones().map(|place| first + u32::try_from(place).unwrap()));
        }
        assert_eq!(found, expected);
    }
}

#[test]
fn the_entry_of_a_credential_leads_to_its_place() {
    let catalogue = sample::dressed();
    let documents = made(&catalogue);
    for id in catalogue.award_ids() {
        let entry = &documents.credential(id)["credentialStatus"];
        let Some(place) = catalogue[id].status else {
            assert!(entry.is_null());
            continue;
        };
        let index: u32 = entry["statusListIndex"].as_str().unwrap().parse().unwrap();
        let number = place / STATUS_PLACES + 1;
        assert_eq!((number - 1) * STATUS_PLACES + index, place);
        let list = documents.status_list(
            catalogue.issuer_of(&catalogue[id]),
            Purpose::Revocation,
            number,
            at("2026-11-23"),
        );
        assert_eq!(entry["statusListCredential"], list["id"]);
        assert_eq!(entry["statusPurpose"], list["credentialSubject"]["statusPurpose"]);
        let address = list["id"].as_str().unwrap();
        assert_eq!(entry["id"], format!("{address}#{index}"));
        let issuer = catalogue.issuer_of(&catalogue[id]);
        let beside = documents.status_list(issuer, Purpose::Suspension, number, at("2026-11-23"));
        assert_eq!(suspension_list_beside(address).as_deref(), beside["id"].as_str());
    }
}

#[test]
fn a_stranger_s_list_has_no_list_beside_it() {
    for address in ["https://a.example/status/3", "https://a.example/revocation-.json", "", "/"] {
        assert_eq!(suspension_list_beside(address), None);
    }
}

#[test]
fn status_lists_never_move_backwards_and_are_fresh_when_made() {
    for fresh_for in ["P6M", "P1M", "P7D", "P1D", "P40D"] {
        let mut drafts = sample::drafts();
        drafts.settings.as_mut().unwrap().fresh_for = Period::parse(fresh_for).unwrap();
        let catalogue = sample::assemble(drafts);
        let documents = made(&catalogue);
        let issuer = catalogue.settings.issuer;
        for purpose in Purpose::ALL {
            let mut before: Option<Instant> = None;
            let mut now = at("2026-01-01");
            while now < at("2027-02-01") {
                let list = documents.status_list(issuer, purpose, 1, now);
                let [from, until] = ["validFrom", "validUntil"]
                    .map(|key| Instant::parse(list[key].as_str().unwrap()).unwrap());
                assert!(
                    before.is_none_or(|before| before <= from),
                    "{now}: {before:?} then {from}"
                );
                assert!(from <= now && now < until, "{fresh_for} {now}: {from} to {until}");
                before = Some(from);
                now = Instant::from_seconds(now.seconds() + 7 * 3600 + 11).unwrap();
            }
        }
        let changed = documents.status_list(issuer, Purpose::Suspension, 1, at("2026-09-20"));
        assert!(changed["validFrom"].as_str().unwrap() >= "2026-09-15T00:00:00Z");
    }
}

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
        assert!(names(&two, &three["id"]));
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
    let expected = "@context id type name awardedDate credentialSubject evidence issuer validFrom \
                    validUntil credentialStatus";
    assert_eq!(keys(&credential).join(" "), expected);
    let subject = &credential["credentialSubject"];
    let expected = "type activityEndDate activityStartDate creditsEarned achievement identifier \
                    licenseNumber narrative result role source term";
    assert_eq!(keys(subject).join(" "), expected);
    let expected = "id type alignment achievementType creator creditsAvailable criteria \
                    description fieldOfStudy humanCode image inLanguage name otherIdentifier \
                    resultDescription specialization tag version";
    assert_eq!(keys(&subject["achievement"]).join(" "), expected);
    let expected = "id type name url phone description image email address otherIdentifier \
                    official parentOrg";
    assert_eq!(keys(&credential["issuer"]).join(" "), expected);
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
