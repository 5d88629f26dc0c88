//! How long the whole verdict on one credential takes, from its bytes, against what no verifier can
//! save: two hashes and one strict check of a signature.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement reads the clock and says what it found"
)]

use blason::ground::Instant as Moment;
use blason::proof::{SigningKey, data_integrity, jwt};
use blason::rdf::{self, OB_303, VC_2};
use blason::verify::{Fetch, FetchError, Fetched, Request, Validity, Verifier, verify};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Instant;

const ROUNDS: usize = 300;
const REPEATS: u32 = 20;
const ISSUER: &str = "did:web:badges.lesforges.example";
const CREATED: &str = "2026-06-01T09:00:00Z";
const LIST: &str = "https://badges.lesforges.example/status/revocation-1.json";

/// A web of three documents.
struct Web(BTreeMap<String, Vec<u8>>);

impl Fetch for Web {
    fn get(&self, address: &str) -> Result<Fetched, FetchError> {
        let bytes = self.0.get(address).ok_or(FetchError::NotThere)?.clone();
        Ok(Fetched { bytes, media_type: None, address: address.to_owned() })
    }
}

fn main() {
    let key = SigningKey::from_seed(&[7; 32]);
    let multikey = key.public().to_multikey();
    let method = format!("{ISSUER}#{multikey}");
    let sign = |document: &Value| {
        data_integrity::sign_to_bytes(document, &key, &method, CREATED).expect("signed")
    };
    let document = badge();
    let signed = sign(&document);
    let mut foreign = document.clone();
    // A list of contexts that has no table of ours.
    foreign["@context"] = json!([VC_2, OB_303, VC_2]);
    let foreign = sign(&foreign);
    let mut plain = document.clone();
    plain.as_object_mut().expect("an object").shift_remove("credentialStatus");
    let plain_signed = sign(&plain);
    plain["credentialSubject"]["id"] = json!("did:example:ada");
    let token = jwt::sign(&plain, &key, &method).expect("a token").into_bytes();
    let web = Web(BTreeMap::from([
        ("https://badges.lesforges.example/.well-known/did.json".to_owned(), did(&multikey)),
        (LIST.to_owned(), sign(&list(LIST, "revocation"))),
        (LIST.replace("revocation", "suspension"), {
            sign(&list(&LIST.replace("revocation", "suspension"), "suspension"))
        }),
    ]));
    let request = Request::at(Moment::parse("2026-11-23T12:00:00Z").expect("a moment"));
    let verifier = Verifier::new(&web, &request);
    for bytes in [&signed, &foreign, &plain_signed, &token] {
        let verdict = &verifier.verify(bytes).verdicts[0];
        assert_eq!(verdict.validity(), Validity::Valid, "{:?}", verdict.steps);
    }

    // The bare work, on the same texts.
    let text = rdf::canonical(&document).expect("a badge");
    let options = rdf::canonical(&json!({
        "@context": [VC_2, OB_303],
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": CREATED,
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
    }))
    .expect("a proof");
    let bare_key = ed25519_dalek::SigningKey::from_bytes(&[7; 32]);
    let public = bare_key.verifying_key();
    let hashes = || {
        let mut both = [0; 64];
        both[..32].copy_from_slice(&Sha256::digest(black_box(&options)));
        both[32..].copy_from_slice(&Sha256::digest(black_box(&text)));
        both
    };
    let signature = ed25519_dalek::Signer::sign(&bare_key, &hashes());

    let whole = |bytes: &[u8]| {
        let examination = verifier.verify(black_box(bytes));
        assert_eq!(black_box(examination).verdicts[0].validity(), Validity::Valid);
    };
    let sections: [(&str, &dyn Fn()); 7] = [
        ("bare: two hashes and a strict check", &|| {
            public.verify_strict(&hashes(), black_box(&signature)).expect("valid");
        }),
        ("whole verdict, with status", &|| whole(&signed)),
        ("whole verdict, without status", &|| whole(&plain_signed)),
        ("whole verdict, token (EdDSA)", &|| whole(&token)),
        ("whole verdict, general road", &|| whole(&foreign)),
        ("whole verdict, nothing remembered", &|| {
            let examination = verify(black_box(&signed), &web, &request);
            assert_eq!(black_box(examination).verdicts[0].validity(), Validity::Valid);
        }),
        ("of it: the bytes as JSON", &|| {
            black_box(blason::verify::json::read(black_box(&signed))).expect("JSON");
        }),
    ];
    let mut times = vec![Vec::with_capacity(ROUNDS); sections.len()];
    for _ in 0..ROUNDS {
        for (index, (name, work)) in sections.iter().enumerate() {
            // The general road is a hundred times slower; its median needs no repeats.
            let repeats = if name.ends_with("general road") { 1 } else { REPEATS };
            let start = Instant::now();
            for _ in 0..repeats {
                work();
            }
            times[index].push(start.elapsed().as_secs_f64() * 1e6 / f64::from(repeats));
        }
    }
    let median = |index: usize| {
        let mut sorted: Vec<f64> = times[index].clone();
        sorted.sort_by(f64::total_cmp);
        sorted[sorted.len() / 2]
    };
    println!("one French badge of {} bytes; medians of {ROUNDS} rounds", signed.len());
    for (index, (name, _)) in sections.iter().enumerate() {
        let factor = median(index) / median(0);
        println!("{name:<40}{:>9.2} µs{factor:>9.2} × bare", median(index));
    }
}

fn did(key: &str) -> Vec<u8> {
    let method = format!("{ISSUER}#{key}");
    let document = json!({
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": ISSUER,
        "verificationMethod": [{
            "id": method, "type": "Multikey", "controller": ISSUER, "publicKeyMultibase": key,
        }],
        "assertionMethod": [method],
    });
    document.to_string().into_bytes()
}

fn list(address: &str, purpose: &str) -> Value {
    json!({
        "@context": [VC_2],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": ISSUER,
        "validFrom": "2026-11-01T00:00:00Z",
        "credentialSubject": {
            "id": format!("{address}#list"),
            "type": "BitstringStatusList",
            "statusPurpose": purpose,
            "encodedList": blason::codec::bitstring::Bitstring::new(0).encode(),
        },
    })
}

/// A realistic award: hashed recipient, evidence, alignment, image, status.
fn badge() -> Value {
    json!({
        "@context": [VC_2, OB_303],
        "id": "https://badges.lesforges.example/awards/6f0f8f2c-3b1e-4a53-9c57-0d7a8a2f4c11/credential.json",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Soudure à l’arc, premier niveau",
        "issuer": {
            "id": "did:web:badges.lesforges.example",
            "type": ["Profile"],
            "name": "Les Forges de l’Erdre",
            "url": "https://lesforges.example/",
            "email": "badges@lesforges.example",
            "description": "Atelier associatif ouvert à toutes et à tous, à Nantes, depuis 1998.",
            "image": { "id": "https://badges.lesforges.example/issuer/logo.svg", "type": "Image" }
        },
        "validFrom": "2026-06-01T09:00:00Z",
        "awardedDate": "2026-06-01T09:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [{
                "type": "IdentityObject",
                "hashed": true,
                "identityHash": "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399",
                "identityType": "emailAddress",
                "salt": "k3J9x0aPq2vT7sWm"
            }],
            "achievement": {
                "id": "https://badges.lesforges.example/badges/soudure/badge.json",
                "type": ["Achievement"],
                "achievementType": "Badge",
                "name": "Soudure à l’arc, premier niveau",
                "description": "La personne prépare son poste, règle le générateur et réalise deux cordons d’angle sans défaut visible.",
                "criteria": {
                    "id": "https://badges.lesforges.example/badges/soudure/",
                    "narrative": "Réaliser, sous le regard d’une formatrice ou d’un formateur :\n\n1. un cordon d’angle à plat ;\n2. un cordon d’angle montant ;\n\npuis expliquer les réglages choisis et les règles de sécurité de l’atelier."
                },
                "image": {
                    "id": "https://badges.lesforges.example/badges/soudure/image.png",
                    "type": "Image",
                    "caption": "Un masque de soudure devant une gerbe d’étincelles"
                },
                "alignment": [{
                    "type": ["Alignment"],
                    "targetName": "Souder à l’arc avec électrodes enrobées",
                    "targetUrl": "https://competences.example/fiches/H2913",
                    "targetCode": "H2913",
                    "targetFramework": "ROME 4.0",
                    "targetType": "ext:Competence"
                }],
                "tag": ["soudure", "métal", "sécurité"],
                "inLanguage": "fr"
            }
        },
        "evidence": [{
            "id": "https://badges.lesforges.example/evidence/atelier-12.html",
            "type": ["Evidence"],
            "name": "Photographies des deux cordons",
            "narrative": "Pièces réalisées le 31 mai 2026 pendant l’atelier ouvert, puis contrôlées à la loupe."
        }],
        "credentialStatus": {
            "id": "https://badges.lesforges.example/status/revocation-1.json#48213",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": "48213",
            "statusListCredential": "https://badges.lesforges.example/status/revocation-1.json"
        }
    })
}
