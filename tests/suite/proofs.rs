//! Everything signed is believed from the site alone, and nothing else is.

use std::collections::BTreeMap;

use blason::codec::bitstring::Bitstring;
use blason::proof::{PublicKey, data_integrity, jwt};
use serde_json::Value;

use crate::workshop::{Tree, Workshop, ends};

/// The keys that a site publishes, by the address that proofs name.
struct Keys(BTreeMap<String, PublicKey>);

#[test]
fn everything_signed_on_the_small_site_is_believed() {
    let site = Workshop::small().build();
    assert_eq!(believed(&site), 5 + 4, "five credentials; two lists for each of two issuers");
}

#[test]
fn everything_signed_in_the_example_is_believed() {
    assert_eq!(believed(&Workshop::example().build()), 9 + 4 + 8, "awards, lists, endorsements");
}

#[test]
fn everything_signed_below_a_path_is_believed() {
    let workshop = Workshop::small();
    workshop.build_with(&["--base-url", "https://exemple.test/~halle/badges"]).must_be(0);
    let site = workshop.site();
    assert_eq!(believed(&site), 9);
    let award = credential(&site, "24a00472-5c7f-404f-8cca-39ff31460183");
    assert_eq!(award["issuer"]["id"], "did:web:exemple.test:~halle:badges");
}

#[test]
fn tokens_say_what_the_credential_says() {
    let site = Workshop::small().build();
    let keys = Keys::of(&site);
    let tokens: Vec<&String> = site.keys().filter(|path| ends(path, "jwt")).collect();
    assert_eq!(tokens.len(), 1, "one recipient has an identifier");
    for path in tokens {
        let token = std::str::from_utf8(&site[path]).expect("a token is text");
        let verified = jwt::verify(token, &|kid| keys.find(kid)).expect("a token that holds");
        let mut beside: Value = json(&site, &path.replace(".jwt", ".json"));
        beside.as_object_mut().expect("an object").remove("proof");
        assert_eq!(verified.credential(), &beside);
        let (signed, signature) = token.trim().rsplit_once('.').expect("three parts");
        let other = if signature.starts_with('A') { "B" } else { "A" };
        let spoilt = format!("{signed}.{other}{}", &signature[1..]);
        assert!(jwt::verify(&spoilt, &|kid| keys.find(kid)).is_err());
    }
}

#[test]
fn a_byte_changed_anywhere_is_seen() {
    let site = Workshop::small().build();
    let keys = Keys::of(&site);
    let path = "awards/24/24a00472-5c7f-404f-8cca-39ff31460183.json";
    let genuine: Value = json(&site, path);
    let mut tried = 0;
    // A prime, so that the steps fall on every kind of place.
    for at in (1..site[path].len()).step_by(37) {
        let mut bytes = site[path].clone();
        bytes[at] = if bytes[at] == b'a' { b'b' } else { b'a' };
        let Ok(spoilt) = serde_json::from_slice::<Value>(&bytes) else { continue };
        if spoilt == genuine {
            continue;
        }
        let believed = data_integrity::verify(&spoilt, &|method| keys.find(method));
        assert!(believed.is_err(), "byte {at} does not matter");
        tried += 1;
    }
    assert!(tried > 40, "only {tried} changes were tried");
}

#[test]
fn another_key_is_not_believed() {
    let site = Workshop::small().build();
    let other = blason::proof::SigningKey::from_seed(&[7; 32]).public();
    let award = credential(&site, "24a00472-5c7f-404f-8cca-39ff31460183");
    assert!(data_integrity::verify(&award, &|_| Some(other)).is_err());
    assert!(data_integrity::verify(&award, &|_| None).is_err());
}

#[test]
fn the_lists_tell_the_state_of_every_award() {
    let site = Workshop::small().build();
    let bits = |issuer: &str, purpose: &str| {
        let list = json(&site, &format!("status/{issuer}/{purpose}-1.json"));
        assert_eq!(list["credentialSubject"]["statusPurpose"], purpose);
        let text = list["credentialSubject"]["encodedList"].as_str().expect("a list");
        Bitstring::decode(text).expect("a list").ones().collect::<Vec<_>>()
    };
    assert_eq!(bits("atelier", "revocation"), [6_439, 20_265], "erased and revoked");
    assert_eq!(bits("atelier", "suspension"), [7]);
    assert_eq!(bits("halle", "revocation"), [0_usize; 0]);

    let revoked = credential(&site, "7357a747-2068-4299-adb5-52ce23fe48c5");
    let status = &revoked["credentialStatus"];
    assert_eq!(status["statusListIndex"], "20265");
    let list = "https://badges.atelier.example/status/atelier/revocation-1.json";
    assert_eq!(status["statusListCredential"], list);
}

#[test]
fn the_twins_of_open_badges_2_know_the_same_state() {
    let site = Workshop::small().build();
    let twin = |id: &str| json(&site, &format!("awards/{}/{id}.ob2.json", &id[..2]));
    let stands = twin("24a00472-5c7f-404f-8cca-39ff31460183");
    assert!(stands.get("revoked").is_none_or(|it| it == false), "{stands}");
    for id in [
        "7357a747-2068-4299-adb5-52ce23fe48c5",
        "b78c0eb2-78cc-4a4b-b0fc-29f909e77250",
        "2c19cfe5-b95d-4302-b55f-5c4e5119a57a",
    ] {
        assert_eq!(twin(id)["revoked"], true, "{id}");
    }
}

/// Verifies everything that carries a proof, and that each proof is made by a key of the issuer
/// that the document names. Returns how many there were.
#[track_caller]
pub(crate) fn believed(site: &Tree) -> usize {
    let keys = Keys::of(site);
    let mut count = 0;
    for path in site.keys().filter(|path| ends(path, "json")) {
        let document = json(site, path);
        if document.get("proof").is_none() {
            continue;
        }
        let verified = data_integrity::verify(&document, &|method| keys.find(method))
            .unwrap_or_else(|error| panic!("{path}: {error}"));
        let issuer = &document["issuer"];
        let issuer = issuer.as_str().or(issuer["id"].as_str()).expect("an issuer");
        let (controller, _) = verified.verification_method().split_once('#').expect("a key");
        assert_eq!(controller, issuer, "{path} is signed by somebody else");
        count += 1;
    }
    count
}

fn credential(site: &Tree, id: &str) -> Value {
    json(site, &format!("awards/{}/{id}.json", &id[..2]))
}

#[track_caller]
fn json(site: &Tree, path: &str) -> Value {
    let bytes = site.get(path).unwrap_or_else(|| panic!("{path} is not published"));
    serde_json::from_slice(bytes).unwrap_or_else(|error| panic!("{path}: {error}"))
}

impl Keys {
    /// What `did.json` documents and issuer profiles list under `assertionMethod`.
    fn of(site: &Tree) -> Self {
        let mut keys = BTreeMap::new();
        for path in site.keys() {
            if !(path.ends_with("did.json") || path.ends_with("profile.json")) {
                continue;
            }
            let document = json(site, path);
            let listed = |name: &str| document[name].as_array().cloned().unwrap_or_default();
            let asserts = listed("assertionMethod");
            let methods = listed("verificationMethod").into_iter().chain(asserts.iter().cloned());
            for method in methods.filter(Value::is_object) {
                let id = method["id"].as_str().expect("a key has an address");
                let named = asserts.iter().any(|it| it.as_str().or(it["id"].as_str()) == Some(id));
                assert!(named, "{path}: {id} may not assert");
                assert_eq!(method["controller"], document["id"], "{path}");
                let text = method["publicKeyMultibase"].as_str().expect("a Multikey");
                let key = PublicKey::from_multikey(text).expect("a key");
                keys.insert(id.to_owned(), key);
            }
        }
        assert!(!keys.is_empty(), "the site publishes no key");
        Self(keys)
    }

    fn find(&self, method: &str) -> Option<PublicKey> {
        // A did:key is its own document.
        let own = method.strip_prefix("did:key:").and_then(|rest| rest.split_once('#'));
        let own = own.filter(|(did, fragment)| did == fragment);
        let own = own.and_then(|(text, _)| PublicKey::from_multikey(text).ok());
        self.0.get(method).copied().or(own)
    }
}
