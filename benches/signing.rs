//! How long one award takes from its document to signed bytes, against what no program can save:
//! two hashes and one signature.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement reads the clock and says what it found"
)]

use blason::proof::{data_integrity, demonstration_key};
use blason::rdf::{self, OB_303, VC_2};
use ed25519_dalek::{Signer, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::hint::black_box;
use std::time::Instant;

const ROUNDS: usize = 400;
const REPEATS: u32 = 20;
const METHOD: &str =
    "did:web:badges.lesforges.example#z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi";
const CREATED: &str = "2026-06-01T09:00:00Z";

fn main() {
    let document = badge();
    let key = demonstration_key();
    let public = key.public();
    let bare_key = SigningKey::from_bytes(&[7; 32]);
    let bare_public = bare_key.verifying_key();
    let text = rdf::canonical(&document).expect("a badge");
    assert_eq!(Ok(&text), rdf::canonical_general(&document).as_ref());
    let configuration = rdf::canonical_general(&json!({
        "@context": [VC_2, OB_303],
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": CREATED,
        "verificationMethod": METHOD,
        "proofPurpose": "assertionMethod",
    }))
    .expect("a proof configuration");
    let hashes = || {
        let mut both = [0; 64];
        both[..32].copy_from_slice(&Sha256::digest(black_box(&configuration)));
        both[32..].copy_from_slice(&Sha256::digest(black_box(&text)));
        both
    };
    let signature = bare_key.sign(&hashes());
    let signed = data_integrity::sign(&document, &key, METHOD, CREATED).expect("a signed badge");
    let bytes = data_integrity::sign_to_bytes(&document, &key, METHOD, CREATED).expect("bytes");

    let sections: [(&str, &dyn Fn()); 8] = [
        ("bare: two hashes and a signature", &|| {
            black_box(bare_key.sign(&hashes()));
        }),
        ("document to signed bytes", &|| {
            let signed = data_integrity::sign_to_bytes(black_box(&document), &key, METHOD, CREATED);
            black_box(signed.expect("signed"));
        }),
        ("bare: two hashes and a strict check", &|| {
            let checked = bare_public.verify_strict(&hashes(), black_box(&signature));
            black_box(checked).expect("valid");
        }),
        ("verify a signed document", &|| {
            let verified = data_integrity::verify(black_box(&signed), &|_| Some(public));
            black_box(verified).expect("valid");
        }),
        ("canonical text, our own road", &|| {
            black_box(rdf::canonical(black_box(&document))).expect("a badge");
        }),
        ("canonical text, general road", &|| {
            black_box(rdf::canonical_general(black_box(&document))).expect("a badge");
        }),
        ("two hashes", &|| {
            black_box(hashes());
        }),
        ("the document as JSON", &|| {
            black_box(serde_json::to_vec(black_box(&document))).expect("JSON");
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
    println!(
        "one French badge: {} lines, {} bytes canonical, {} bytes served; medians of {ROUNDS} rounds",
        text.lines().count(),
        text.len(),
        bytes.len()
    );
    for (index, (name, _)) in sections.iter().enumerate() {
        println!("{name:<40}{:>9.2} µs", median(index));
    }
    println!("document to signed bytes / bare         {:>9.2}", median(1) / median(0));
    println!("verify / bare                           {:>9.2}", median(3) / median(2));
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
            "id": "https://badges.lesforges.example/status/revocation.json#48213",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": "48213",
            "statusListCredential": "https://badges.lesforges.example/status/revocation.json"
        }
    })
}
