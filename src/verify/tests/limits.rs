//! Each limit at its edge, and who is trusted.

use serde_json::{Value, json};

use super::web::{Web, at, key_document};
use crate::codec::base64url;
use crate::proof::data_integrity::MAX_PROOFS;
use crate::proof::{SigningKey, data_integrity, demonstration_key, jwt};
use crate::rdf::{OB_303, VC_2};
use crate::verify::{
    Fetch, FetchError, Fetched, MAX_CONTEXTS, MAX_ENDORSEMENTS, MAX_FILE, MAX_KEYS, MAX_MEMBERS,
    MAX_METHODS, MAX_STATUSES, Nothing, Request, Trust, Trusted, Validity, Verdict, verify,
};

const ISSUER: &str = "https://forges.example/issuer.json";

fn key() -> SigningKey {
    SigningKey::from_seed(&[7; 32])
}

fn badge() -> Value {
    json!({
        "@context": [VC_2, OB_303],
        "id": "urn:uuid:6a9c92a9-2530-4e2b-9776-530467e9bbe0",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": { "id": ISSUER, "type": ["Profile"] },
        "validFrom": "2026-01-15T09:30:00Z",
        "credentialSubject": {
            "id": "did:example:ada",
            "type": ["AchievementSubject"],
            "achievement": {
                "id": "https://forges.example/badge.json",
                "type": ["Achievement"],
                "name": "Soudure",
                "description": "Souder.",
                "criteria": { "narrative": "Souder." },
            },
        },
    })
}

fn signed(document: &Value, key: &SigningKey) -> Vec<u8> {
    let method = format!("{ISSUER}#{}", key.public());
    data_integrity::sign_to_bytes(document, key, &method, "2026-01-15T09:30:00Z").expect("signed")
}

fn web(key: &SigningKey) -> Web {
    let mut web = Web::default();
    web.issuer(ISSUER, &[&key.public().to_multikey()]);
    web
}

fn now() -> Request {
    at("2026-11-23")
}

fn verdict(bytes: &[u8], fetch: &dyn Fetch, request: &Request) -> Verdict {
    verify(bytes, fetch, request).verdicts.remove(0)
}

fn says(bytes: &[u8], code: &str) -> bool {
    let verdict = verdict(bytes, &web(&key()), &now());
    verdict.steps.iter().any(|step| step.reason.code == code)
}

#[test]
fn files_are_not_longer_than_the_limit() {
    let padded = |length: usize| {
        let mut bytes = signed(&badge(), &key());
        bytes.resize(length, b' ');
        bytes
    };
    assert_eq!(verdict(&padded(MAX_FILE), &web(&key()), &now()).validity(), Validity::Valid);
    assert!(says(&padded(MAX_FILE + 1), "readable.too_long"));
}

#[test]
fn contexts_members_and_statuses_are_counted() {
    let contexts = |count: usize| {
        let mut badge = badge();
        let more = vec![json!(VC_2); count - 2];
        badge["@context"].as_array_mut().expect("a list").extend(more);
        badge.to_string().into_bytes()
    };
    assert!(!says(&contexts(MAX_CONTEXTS), "well_formed.too_many_contexts"));
    assert!(says(&contexts(MAX_CONTEXTS + 1), "well_formed.too_many_contexts"));
    let members = |count: usize| {
        let mut badge = badge();
        let achievement = &mut badge["credentialSubject"]["achievement"];
        for number in 0..count - 5 {
            achievement[format!("x{number}")] = json!(1);
        }
        badge.to_string().into_bytes()
    };
    assert!(!says(&members(MAX_MEMBERS), "well_formed.too_many"));
    assert!(says(&members(MAX_MEMBERS + 1), "well_formed.too_many"));
    let statuses = |count: usize| {
        let mut badge = badge();
        let status = json!({ "id": "https://forges.example/s", "type": "1EdTechRevocationList" });
        badge["credentialStatus"] = json!(vec![status; count]);
        badge.to_string().into_bytes()
    };
    assert!(!says(&statuses(MAX_STATUSES), "status.too_many"));
    assert!(says(&statuses(MAX_STATUSES + 1), "status.too_many"));
}

#[test]
fn proofs_are_counted() {
    let proofs = |count: usize| {
        let sealed: Value = serde_json::from_slice(&signed(&badge(), &key())).expect("JSON");
        let mut all =
            vec![json!({ "type": "Unknown2030", "proofPurpose": "assertionMethod" }); count - 1];
        all.push(sealed["proof"][0].clone());
        let mut badge = badge();
        badge["proof"] = Value::Array(all);
        verdict(badge.to_string().as_bytes(), &web(&key()), &now())
    };
    assert_eq!(proofs(MAX_PROOFS).validity(), Validity::Valid);
    let refused = proofs(MAX_PROOFS + 1);
    assert_eq!(refused.validity(), Validity::Invalid);
    assert!(refused.steps.iter().any(|step| step.reason.code == "proof.too_many"));
}

#[test]
fn endorsements_are_counted_and_not_followed_twice() {
    let endorsement = json!({
        "@context": [VC_2, OB_303],
        "id": "urn:uuid:0e3b0a2e-6a0e-4f43-9a0c-1a2b3c4d5e6f",
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "issuer": { "id": ISSUER, "type": ["Profile"] },
        "validFrom": "2026-01-15T09:30:00Z",
        "credentialSubject": { "id": "urn:uuid:1", "type": ["EndorsementSubject"] },
    });
    let endorsed = |count: usize| {
        let mut badge = badge();
        badge["endorsement"] = json!(vec![endorsement.clone(); count]);
        badge.to_string().into_bytes()
    };
    assert!(!says(&endorsed(MAX_ENDORSEMENTS), "endorsements.too_many"));
    assert!(says(&endorsed(MAX_ENDORSEMENTS + 1), "endorsements.too_many"));
    let mut nested = endorsement.clone();
    nested["issuer"]["endorsement"] = json!([endorsement]);
    let mut badge = badge();
    badge["endorsement"] = json!([nested]);
    let verdict = verdict(badge.to_string().as_bytes(), &web(&key()), &now());
    assert_eq!(verdict.endorsements.len(), 1);
    assert_eq!(verdict.endorsements[0].endorsements, []);
    let said = verdict.endorsements[0].steps.iter().map(|step| step.reason.code);
    assert!(said.into_iter().any(|code| code == "endorsements.inside"));
}

#[test]
fn key_documents_are_read_so_far_and_no_farther() {
    let validity = |before: usize| {
        let mut web = Web::default();
        let strangers = (0..before).map(|number| format!("key-{number}"));
        let own = key().public().to_multikey();
        let keys: Vec<String> = strangers.chain([own]).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        web.put(ISSUER, &key_document(ISSUER, &keys));
        verdict(&signed(&badge(), &key()), &web, &now()).validity()
    };
    assert_eq!(validity(MAX_METHODS - 1), Validity::Valid);
    assert_eq!(validity(MAX_METHODS), Validity::Invalid);
}

#[test]
fn key_sets_are_read_so_far_and_no_farther() {
    let set = "https://forges.example/jwks.json";
    let x = base64url::encode(&key().public().to_bytes());
    let own = json!({ "kty": "OKP", "crv": "Ed25519", "x": x, "kid": "own" });
    let token = jwt::sign(&badge(), &key(), &format!("{set}#own")).expect("a token");
    let validity = |before: usize| {
        let mut keys = vec![json!({ "kty": "OKP", "kid": "other" }); before];
        keys.push(own.clone());
        let mut web = Web::default();
        web.put(set, &json!({ "keys": keys }));
        verdict(token.as_bytes(), &web, &now()).validity()
    };
    assert_eq!(validity(MAX_KEYS - 1), Validity::Valid);
    assert_eq!(validity(MAX_KEYS), Validity::Invalid);
}

/// A web that is the site itself.
struct Own(Web);

impl Fetch for Own {
    fn get(&self, address: &str) -> Result<Fetched, FetchError> {
        self.0.get(address)
    }

    fn is_own_site(&self, address: &str) -> bool {
        address.starts_with("https://forges.example/")
    }
}

#[test]
fn trust_comes_from_the_caller_the_host_or_the_site() {
    let (key, bytes) = (key(), signed(&badge(), &key()));
    let trust = |fetch: &dyn Fetch, trusted: Option<Trusted>| {
        let mut request = now();
        request.trusted.extend(trusted);
        let verdict = verdict(&bytes, fetch, &request);
        (verdict.validity(), verdict.trusted(), verdict.trust)
    };
    let host = Trust::Host("forges.example".to_owned());
    assert_eq!(trust(&web(&key), None), (Validity::Valid, true, host));
    assert_eq!(trust(&Own(web(&key)), None), (Validity::Valid, true, Trust::OwnSite));
    let issuer = || Some(Trusted::Issuer(ISSUER.to_owned()));
    assert_eq!(trust(&web(&key), issuer()), (Validity::Valid, true, Trust::Named));
    // Whoever trusts an issuer still wants to see that the key is the issuer's.
    assert_eq!(trust(&Nothing, issuer()), (Validity::Open, false, Trust::Unknown));
    // Whoever trusts a key needs nothing else.
    let own = || Some(Trusted::Key(key.public().to_multikey()));
    assert_eq!(trust(&Nothing, own()), (Validity::Valid, true, Trust::Named));
    // But not against the issuer's own word.
    let mut silent = Web::default();
    silent.issuer(ISSUER, &[]);
    assert_eq!(trust(&silent, own()), (Validity::Invalid, false, Trust::Unknown));
}

#[test]
fn the_key_that_everybody_has_is_never_trusted() {
    let key = demonstration_key();
    let bytes = signed(&badge(), &key);
    for fetch in [&web(&key) as &dyn Fetch, &Own(web(&key))] {
        let mut request = now();
        request.trusted = vec![Trusted::Key(key.public().to_multikey())];
        let verdict = verdict(&bytes, fetch, &request);
        assert_eq!(verdict.validity(), Validity::Valid);
        assert_eq!((verdict.trusted(), verdict.trust), (false, Trust::Demonstration));
    }
}

#[test]
fn what_moves_between_two_objects_of_one_name_is_still_said() {
    let mut document = badge();
    document["issuer"]["name"] = json!("Les Forges");
    let creator = json!({ "id": ISSUER, "type": ["Profile"] });
    document["credentialSubject"]["achievement"]["creator"] = creator;
    let bytes = signed(&document, &key());
    let mut moved: Value = serde_json::from_slice(&bytes).expect("JSON");
    moved["credentialSubject"]["achievement"]["creator"]["name"] = moved["issuer"]["name"].take();
    moved["issuer"] = json!(ISSUER);
    for document in [bytes, moved.to_string().into_bytes()] {
        let verdict = verdict(&document, &web(&key()), &now());
        assert_eq!(verdict.validity(), Validity::Valid);
        assert_eq!(verdict.about.issuer.as_deref(), Some("Les Forges"));
    }
}
