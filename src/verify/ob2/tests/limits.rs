//! What an examination does not do, however it is asked.

use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use super::cases::{file, shown};
use super::{World, codes, complaints, request, told};
use crate::verify::ob2::{
    MAX_ADDRESSES, MAX_CONTEXTS, MAX_ENDORSEMENTS, MAX_FAULTS, MAX_KEYS, MAX_TOLD, verify,
    verify_address, verify_token,
};
use crate::verify::{Fetch, FetchError, Fetched, Validity};

/// Counts what is asked.
struct Counting {
    world: World,
    asked: AtomicUsize,
}

impl Fetch for Counting {
    fn get(&self, address: &str) -> Result<Fetched, FetchError> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        self.world.get(address)
    }
}

fn good() -> (Value, World) {
    let file = file();
    (shown(&file, "good"), super::cases::world(&file))
}

#[test]
fn each_address_is_asked_once() {
    let (document, world) = good();
    let counting = Counting { world, asked: AtomicUsize::new(0) };
    let verdict = verify(&document, &counting, &request());
    assert_eq!(verdict.validity(), Validity::Valid, "{}", told(&verdict));
    assert_eq!(counting.asked.load(Ordering::Relaxed), 3);
}

#[test]
fn no_more_addresses_than_the_limit() {
    let (document, mut world) = good();
    let own = document["id"].as_str().unwrap();
    // Endorsements whose issuers differ: three addresses each, more than there may be.
    let mut endorsed = document.clone();
    let mut list = Vec::new();
    for number in 0..MAX_ENDORSEMENTS + 5 {
        let base = format!("https://friend-{number}.example/");
        let id = format!("{base}word.json");
        let profile = json!({
            "@context": "https://w3id.org/openbadges/v2", "id": format!("{base}profile.json"), "type": "Profile",
            "name": "F", "url": base, "email": "f@friend.example", "revocationList": format!("{base}l1.json"),
        });
        let list_ = json!({
            "@context": "https://w3id.org/openbadges/v2", "type": "RevocationList", "id": format!("{base}l1.json"), "revokedAssertions": [],
        });
        let mut praise = shown(&file(), "endorsement");
        praise["id"] = json!(id);
        praise["issuer"] = profile["id"].clone();
        praise["claim"]["id"] = json!(own);
        // Each names a profile that points to yet another address.
        world.put(&id, &praise);
        world.put(&format!("{base}l1.json"), &list_);
        let mut alias = profile.clone();
        alias["id"] = json!(format!("{base}home.json"));
        world.put(&format!("{base}profile.json"), &alias);
        world.put(&format!("{base}home.json"), &alias);
        list.push(json!(id));
    }
    endorsed["endorsement"] = Value::Array(list);
    world.put(own, &endorsed);
    let counting = Counting { world, asked: AtomicUsize::new(0) };
    let verdict = verify(&endorsed, &counting, &request());
    assert_eq!(verdict.validity(), Validity::Open, "{}", told(&verdict));
    assert_eq!(verdict.endorsements.len(), MAX_ENDORSEMENTS);
    assert!(complaints(&verdict).contains(&"ob2.endorsements-too-many"));
    assert_eq!(counting.asked.load(Ordering::Relaxed), MAX_ADDRESSES);
}

#[test]
fn endorsements_of_endorsements_are_not_followed() {
    let file = file();
    let (document, mut world) = (shown(&file, "endorsed"), super::cases::world(&file));
    let mut praise = shown(&file, "endorsement");
    praise["endorsement"] = json!([praise["id"].clone(), "https://friend.example/never.json"]);
    world.put(praise["id"].as_str().unwrap(), &praise);
    let verdict = verify(&document, &world, &request());
    assert_eq!(verdict.validity(), Validity::Valid, "{}", told(&verdict));
    assert!(verdict.endorsements.iter().all(|it| it.endorsements.is_empty()));
}

#[test]
fn documents_that_go_in_circles_end() {
    let (mut document, mut world) = good();
    let own = document["id"].as_str().unwrap().to_owned();
    for property in ["badge", "endorsement", "related", "evidence"] {
        document[property] = json!(own);
    }
    world.put(&own, &document);
    let verdict = verify(&document, &world, &request());
    assert_eq!(verdict.validity(), Validity::Invalid);
}

#[test]
fn faults_are_counted_and_texts_are_cut() {
    let (mut document, world) = good();
    for number in 0..100 {
        document[format!("extensions:{number}\u{1b}[31m\u{202e}{}", "x".repeat(1_000))] = json!(1);
    }
    let verdict = verify(&document, &world, &request());
    let faults = codes(&verdict).iter().filter(|code| **code == "ob2.extension").count();
    assert_eq!(faults, MAX_FAULTS);
    for step in &verdict.steps {
        let said = step.say(true);
        assert!(said.chars().count() < 2_500 && !said.contains(['\u{1b}', '\u{202e}']), "{said}");
    }
}

#[test]
fn contexts_are_counted() {
    let unknown = |count: usize| {
        let (mut document, mut world) = good();
        let mut contexts = vec![json!("https://w3id.org/openbadges/v2")];
        let more =
            (1..count).map(|it| json!(format!("https://w3id.org/openbadges/extensions/{it}")));
        contexts.extend(more);
        document["@context"] = Value::Array(contexts);
        world.put(document["id"].as_str().unwrap(), &document);
        let verdict = verify(&document, &world, &request());
        complaints(&verdict).contains(&"ob2.context-unknown")
    };
    assert!(!unknown(MAX_CONTEXTS));
    assert!(unknown(MAX_CONTEXTS + 1));
}

#[test]
fn differences_are_told_so_far() {
    let (mut document, world) = good();
    for number in 0..MAX_TOLD + 20 {
        document[format!("https://a.example/#{number}")] = json!(1);
    }
    let verdict = verify(&document, &world, &request());
    let named = |said: &str| said.matches("https://a.example/#").count();
    let most = verdict.steps.iter().map(|step| named(&step.say(false))).max();
    assert_eq!(most, Some(MAX_TOLD), "{}", told(&verdict));
}

#[test]
fn depth_is_limited() {
    let (mut document, world) = good();
    let mut deep = json!("end");
    for _ in 0..60 {
        deep = json!({ "related": deep, "evidence": [deep] });
        if deep.to_string().len() > 100_000 {
            break;
        }
    }
    document["evidence"] = deep;
    assert_eq!(verify(&document, &world, &request()).validity(), Validity::Invalid);
}

#[test]
fn what_is_no_document_is_said_to_be_none() {
    let world = World::default();
    for document in [json!(null), json!([]), json!(7), json!("x"), json!({})] {
        let verdict = verify(&document, &world, &request());
        assert_eq!(codes(&verdict), ["ob2.not-ours"], "{document}");
    }
    for text in ["", "x", "a.b.c", "e30.e30.e30", "...."] {
        let verdict = verify_token(text, &world, &request());
        assert_eq!(verdict.validity(), Validity::Invalid, "{text}");
    }
    for address in ["", "x", "ftp://a.example/", "file:///etc/passwd", "https://u:p@a.example/"] {
        assert_eq!(codes(&verify_address(address, &world, &request())), ["ob2.unreadable"]);
    }
}

#[test]
fn a_name_twice_is_no_document() {
    let (document, mut world) = good();
    let own = document["id"].as_str().unwrap();
    let text = document.to_string();
    let twice = format!("{{\"expires\":\"2099-01-01T00:00:00Z\",{}", &text[1..]);
    world.0.insert(own.to_owned(), Ok(twice.into_bytes()));
    let verdict = verify(&document, &world, &request());
    assert_eq!(complaints(&verdict)[0], "ob2.not-a-document");
}

#[test]
fn keys_of_an_issuer_are_tried_so_far_and_no_farther() {
    let file = file();
    let token = shown(&file, "signed-names-no-key");
    let issuer = "https://signers.example/issuer.json";
    let validity = |before: usize| {
        let mut profile = file["documents"][issuer].clone();
        let other = profile["publicKey"][1].clone();
        let fits = profile["publicKey"][0].clone();
        // The same key that does not fit, again and again: no address is asked twice.
        let mut keys = vec![other; before];
        keys.push(fits);
        profile["publicKey"] = Value::Array(keys);
        let mut world = super::cases::world(&file);
        world.put(issuer, &profile);
        verify_token(token.as_str().expect("a token"), &world, &request()).validity()
    };
    assert_eq!(validity(MAX_KEYS - 1), Validity::Valid);
    assert_ne!(validity(MAX_KEYS), Validity::Valid);
}
