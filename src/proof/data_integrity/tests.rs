//! Proofs of our own and those of the standards bodies.

use super::*;
use crate::codec::hex;
use crate::proof::{PublicKey, demonstration_key};
use crate::rdf::{OB_303, VC_2};
use crate::standards;
use std::path::Path;

const METHOD: &str = "did:web:badges.example#key";
const CREATED: &str = "2026-01-15T09:30:00Z";

fn badge() -> Value {
    json!({
        "@context": [VC_2, OB_303],
        "id": "urn:uuid:6a9c92a9-2530-4e2b-9776-530467e9bbe0",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": { "id": "did:web:badges.example", "type": ["Profile"], "name": "Les Forges" },
        "validFrom": CREATED,
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "achievement": {
                "id": "https://badges.example/soudure/badge.json",
                "type": ["Achievement"],
                "name": "Soudure",
                "criteria": { "narrative": "Deux cordons.\n\nSans défaut." },
            },
        },
    })
}

fn resolve(method: &str) -> Option<PublicKey> {
    (method == METHOD).then(|| demonstration_key().public())
}

/// Resolves any address whose fragment, or last part, is a Multikey text.
fn resolve_by_name(method: &str) -> Option<PublicKey> {
    PublicKey::from_multikey(method.rsplit(['#', ':']).next()?).ok()
}

fn signed() -> Value {
    sign(&badge(), &demonstration_key(), METHOD, CREATED).expect("a badge can be signed")
}

/// Frozen: a change here would break every signature made so far.
#[test]
fn the_signature_of_a_badge_never_changes() {
    let digest = digest(&badge(), METHOD, CREATED).expect("a badge has a digest");
    assert_eq!(hex::encode(&digest), FROZEN_DIGEST);
}

const FROZEN_DIGEST: &str = "a0f79edb99ce5a089c9e8bde7bc243983672070c8557944bbafeecd57363cdb1\
     0e0771e113dd70ce86e4762cc904aea989741147e3b7dde4f17e83d90ac88047";

#[test]
fn both_ways_of_writing_agree() {
    let bytes = sign_to_bytes(&badge(), &demonstration_key(), METHOD, CREATED).unwrap();
    let mut expected = serde_json::to_vec(&signed()).unwrap();
    expected.push(b'\n');
    assert_eq!(bytes, expected);
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains(
        r#","proof":[{"type":"DataIntegrityProof","cryptosuite":"eddsa-rdfc-2022","created":""#
    ));
}

#[test]
fn what_was_signed_verifies() {
    let verified = verify(&signed(), &resolve).expect("our own proof");
    assert_eq!(verified.key(), demonstration_key().public());
    assert_eq!(verified.suite(), "eddsa-rdfc-2022");
    assert_eq!(verified.verification_method(), METHOD);
    assert_eq!(verified.created(), Some(CREATED));
    let mut single = signed();
    single["proof"] = single["proof"][0].clone();
    assert_eq!(verify(&single, &resolve), Ok(verified));
}

#[test]
fn a_stored_signature_fits_one_document_only() {
    let key = demonstration_key();
    let signature = sign_detached(&badge(), &key, METHOD, CREATED).unwrap();
    let fits = |document: &Value, method: &str, created: &str| {
        check(document, &signature, &key.public(), method, created)
    };
    assert_eq!(fits(&badge(), METHOD, CREATED), Ok(()));
    assert_eq!(attach(&badge(), &signature, METHOD, CREATED), Ok(signed()));
    let mut changed = badge();
    changed["issuer"]["name"] = json!("Les Autres Forges");
    let wrong = Err(ProofError::SignatureDoesNotMatch);
    assert_eq!(fits(&changed, METHOD, CREATED), wrong);
    assert_eq!(fits(&badge(), "did:web:badges.example#other", CREATED), wrong);
    assert_eq!(fits(&badge(), METHOD, "2026-01-15T09:30:01Z"), wrong);
}

#[test]
fn one_changed_word_is_noticed() {
    let changes: [(&str, Value); 4] = [
        ("/credentialSubject/achievement/name", json!("Soudure TIG")),
        ("/credentialSubject/type/0", json!("Achievement")),
        ("/proof/0/created", json!("2026-01-15T09:30:01Z")),
        ("/validFrom", json!("2026-01-15T09:30:00.0Z")),
    ];
    for (pointer, value) in changes {
        let mut document = signed();
        *document.pointer_mut(pointer).expect(pointer) = value;
        let error = verify(&document, &resolve).expect_err(pointer);
        assert!(
            matches!(error, ProofError::SignatureDoesNotMatch | ProofError::Canonical(_)),
            "{pointer}: {error:?}"
        );
    }
}

#[test]
fn a_word_that_nobody_defines_is_not_smuggled_in() {
    let mut document = signed();
    document["honours"] = json!("first class");
    assert_eq!(
        verify(&document, &resolve),
        Err(ProofError::Canonical(rdf::RdfError::UndefinedTerm("honours".to_owned())))
    );
    let mut document = badge();
    document["honours"] = json!("first class");
    assert!(matches!(
        sign(&document, &demonstration_key(), METHOD, CREATED),
        Err(ProofError::Canonical(_))
    ));
}

#[test]
fn proofs_that_are_none() {
    let with = |pointer: &str, value: Value| {
        let mut document = signed();
        *document.pointer_mut(pointer).expect(pointer) = value;
        verify(&document, &resolve).expect_err(pointer)
    };
    assert_eq!(
        with("/proof/0/proofPurpose", json!("authentication")),
        ProofError::OtherPurpose("authentication".to_owned())
    );
    assert_eq!(
        with("/proof/0/verificationMethod", json!("did:web:elsewhere.example#key")),
        ProofError::UnknownKey("did:web:elsewhere.example#key".to_owned())
    );
    assert_eq!(
        with("/proof/0/cryptosuite", json!("ecdsa-sd-2023")),
        ProofError::Unsupported("ecdsa-sd-2023".to_owned())
    );
    for value in [json!("zz"), json!("uAAAA"), json!(base58::encode(&[0; 63])), json!(5)] {
        assert_eq!(with("/proof/0/proofValue", value), ProofError::Malformed("proofValue"));
    }
    assert_eq!(with("/proof/0/created", json!("today")), ProofError::Malformed("created"));
    assert_eq!(with("/proof", json!([])), ProofError::NoProof);
    assert_eq!(with("/proof", json!(vec![0; 17])), ProofError::Malformed("more than 16 proofs"));
    assert_eq!(verify(&badge(), &resolve), Err(ProofError::NoProof));
    assert_eq!(verify(&json!([]), &resolve), Err(ProofError::NotAnObject));
    assert_eq!(
        sign(&signed(), &demonstration_key(), METHOD, CREATED),
        Err(ProofError::AlreadySigned)
    );
    assert_eq!(
        sign(&badge(), &demonstration_key(), METHOD, "2026-01-15"),
        Err(ProofError::Malformed("`created` is a date and time with a zone"))
    );
}

/// The template of a proof's canonical form is what JSON-LD says, for every list that uses it.
#[test]
fn the_template_is_the_canonical_form() {
    let extensions = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";
    for context in [json!([VC_2]), json!([VC_2, OB_303]), json!([VC_2, OB_303, extensions])] {
        let document = json!({ "@context": context });
        let members = document.as_object().unwrap();
        let template = template(members.get("@context"), METHOD, CREATED).expect("a known list");
        let general = rdf::canonical_general(&configuration(members, METHOD, CREATED));
        assert_eq!(Ok(template), general);
    }
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().unwrap_or_else(|| panic!("no {name}"))
}

#[test]
fn the_official_open_badges_vector() {
    let Some(folder) = standards::folder() else {
        return;
    };
    let vector = standards::json(&folder, "vectors/ob30-1edtech/linked-data-proof.json");
    let seed = hex::decode(text(&vector, "secretSeedHex")).unwrap();
    let key = SigningKey::from_seed(&seed.try_into().unwrap());
    let document = &vector["unsecuredDocument"];
    let options = &vector["proofOptions"];
    let (method, created) = (text(options, "verificationMethod"), text(options, "created"));
    let digest = digest(document, method, created).unwrap();
    assert_eq!(hex::encode(&digest), text(&vector, "hashDataHex"));
    let signed = sign(document, &key, method, created).unwrap();
    assert_eq!(text(&signed["proof"][0], "proofValue"), text(&vector, "proofValue"));
    verify(&signed, &resolve_by_name).unwrap();
}

#[test]
fn golden_badges() {
    let Some(folder) = standards::folder() else {
        return;
    };
    for (name, case) in standards::json_files(&folder, "golden-ob30") {
        let options = &case["proofConfig"];
        let key = PublicKey::from_multikey(text(&case, "publicKeyMultibase")).unwrap();
        let mut signed = case["unsecuredDocument"].clone();
        let mut proof = options.clone();
        let members = proof.as_object_mut().unwrap();
        members.shift_remove("@context");
        members.insert("proofValue".to_owned(), case["proofValue"].clone());
        signed["proof"] = proof;
        verify(&signed, &|_| Some(key)).unwrap_or_else(|error| panic!("{name}: {error}"));
        if options["cryptosuite"] == SUITE && options.get("created").is_some() {
            let (method, created) = (text(options, "verificationMethod"), text(options, "created"));
            match digest(&case["unsecuredDocument"], method, created) {
                Ok(digest) => {
                    assert_eq!(hex::encode(&digest), text(&case, "hashDataHex"), "{name}");
                }
                // It verifies, but we would not have signed it.
                Err(error) => assert!(
                    matches!(error, ProofError::Canonical(rdf::RdfError::ControlCharacter(_)))
                        && name == "e-alignment-evidence-text.json",
                    "{name}: {error}"
                ),
            }
        }
    }
}

/// The W3C example and the key that signed it.
fn w3c_document(folder: &Path) -> (Value, SigningKey) {
    let pair = standards::json(folder, "vectors/vc-di-eddsa/keyPair.json");
    let key = SigningKey::from_multikey(text(&pair, "privateKeyMultibase")).unwrap();
    (standards::json(folder, "vectors/vc-di-eddsa/unsigned.json"), key)
}

#[test]
fn the_w3c_example_is_signed_byte_for_byte() {
    let Some(folder) = standards::folder() else {
        return;
    };
    let (document, key) = w3c_document(&folder);
    let expected =
        standards::json(&folder, "vectors/vc-di-eddsa/eddsa-rdfc-2022/signedDataInt.json");
    let proof = &expected["proof"];
    let signed =
        sign(&document, &key, text(proof, "verificationMethod"), text(proof, "created")).unwrap();
    assert_eq!(signed["proof"][0], *proof);
    let signature =
        standards::text(&folder, "vectors/vc-di-eddsa/eddsa-rdfc-2022/sigHexDataInt.txt");
    let value = base58::decode(text(&signed["proof"][0], "proofValue")).unwrap();
    assert_eq!(hex::encode(&value), signature.trim());
}

#[test]
fn the_w3c_examples_verify() {
    let Some(folder) = standards::folder() else {
        return;
    };
    for (path, suite) in [
        ("eddsa-rdfc-2022/signedDataInt.json", "eddsa-rdfc-2022"),
        ("eddsa-jcs-2022/signedJCS.json", "eddsa-jcs-2022"),
        ("Ed25519Signature2020/signedEdSig.json", "Ed25519Signature2020"),
        ("proof-set-chain/signedProofSet1.json", "eddsa-rdfc-2022"),
        ("proof-set-chain/signedProofSet2.json", "eddsa-rdfc-2022"),
        ("proof-set-chain/signedProofChain1.json", "eddsa-rdfc-2022"),
        // Of a chain, the first proof covers the document alone; it is one proof that holds.
        ("proof-set-chain/signedProofChain2.json", "eddsa-rdfc-2022"),
    ] {
        let document = standards::json(&folder, &format!("vectors/vc-di-eddsa/{path}"));
        let verified =
            verify(&document, &resolve_by_name).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!(verified.suite(), suite, "{path}");
        let mut changed = document;
        changed["name"] = json!("Another name");
        assert_eq!(
            verify(&changed, &resolve_by_name),
            Err(ProofError::SignatureDoesNotMatch),
            "{path}"
        );
    }
}

/// The samples of the 1EdTech validator, against what `jsonld.js` in safe mode says of them.
#[test]
fn the_samples_of_the_1edtech_validator() {
    let Some(folder) = standards::folder() else {
        return;
    };
    let expected = standards::json(&folder, "samples/ob30/expected.json");
    let (mut believed, mut refused, mut safe, mut unsafe_ones) = (0, 0, 0, 0);
    for (name, verdict) in expected["files"].as_object().expect("files") {
        if name.strip_suffix(".json").is_none() {
            continue;
        }
        let document = standards::json(&folder, &format!("samples/ob30/{name}"));
        match verdict["proofVerifiesWithJsonldJs"].as_bool() {
            Some(true) => {
                verify(&document, &resolve_by_name).unwrap_or_else(|e| panic!("{name}: {e}"));
                believed += 1;
            }
            Some(false) => {
                assert!(verify(&document, &resolve_by_name).is_err(), "{name}");
                refused += 1;
            }
            None => {}
        }
        match verdict["jsonLdSafeMode"].as_str() {
            Some("ok") => {
                rdf::canonical(&document).unwrap_or_else(|e| panic!("{name}: {e}"));
                safe += 1;
            }
            Some(text) if text.starts_with("fail") => {
                assert!(rdf::canonical(&document).is_err(), "{name}");
                unsafe_ones += 1;
            }
            _ => {}
        }
    }
    assert_eq!((believed, refused, safe, unsafe_ones), (16, 12, 22, 12));
}

/// A badge of the JFF plugfest, signed by strangers in 2022 with the older proof type.
#[test]
fn a_badge_of_2022() {
    let Some(folder) = standards::folder() else {
        return;
    };
    let document = standards::json(&folder, "samples/jff/signed_badge_example-p2.json");
    let verified = verify(&document, &resolve_by_name).expect("it verifies");
    assert_eq!(verified.suite(), "Ed25519Signature2020");
    let document = standards::json(&folder, "samples/jff/signed_badge_example-p3.json");
    assert_eq!(
        verify(&document, &resolve_by_name),
        Err(ProofError::Unsupported("Ed25519Signature2018".to_owned()))
    );
}
