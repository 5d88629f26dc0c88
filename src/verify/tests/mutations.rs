//! Documents that were tampered with: the verifier never panics, and what it calls valid still says
//! what was signed. `BLASON_MUTATIONS=10000` runs more of them for each kind of document.

use std::slice::from_ref;

use serde_json::Value;

use super::tamper::{self, Dice, rounds};
use super::vectors::vectors;
use super::web::at;
use crate::codec::{png, svg};
use crate::rdf;
use crate::verify::presented::{self, Document};
use crate::verify::{About, Examination, Validity, Verifier};

/// How many documents of each kind are made in a usual run.
const USUAL: u64 = 300;

/// What a document says: what people are shown, and all that its signature covers.
fn meaning(document: &Value, about: &About) -> (About, String) {
    let text = rdf::canonical_general_without_proof(document, &rdf::Given::new());
    (about.clone(), text.unwrap_or_default())
}

/// What each valid document of an examination says. Of a token, the signature covers the letters.
fn meanings(examination: &Examination, presented: &[u8]) -> Vec<(About, String)> {
    let documents = presented::read(presented).documents;
    assert_eq!(documents.len(), examination.verdicts.len());
    let both = examination.verdicts.iter().zip(&documents);
    both.filter(|(verdict, _)| verdict.validity() == Validity::Valid)
        .map(|(verdict, document)| match document {
            Document::Json(value) => meaning(value, &verdict.about),
            Document::Token(token) => {
                let signed = token.rsplit_once('.').expect("three parts").0;
                (verdict.about.clone(), signed.to_owned())
            }
            other => panic!("{other:?} is not valid"),
        })
        .collect()
}

/// The document that a vector presents, which is valid.
fn presented(vectors: &Value, name: &str) -> String {
    let cases = vectors["cases"].as_array().expect("cases");
    let case = cases.iter().find(|case| case["name"] == name).expect(name);
    assert_eq!(case["expect"], "valid", "{name}");
    case["presented"].as_str().expect("a text").to_owned()
}

/// Every part of a document that carries a proof of its own, the whole first: taken out, an
/// endorsement is still what its author signed.
fn with_proofs(document: &Value) -> Vec<Vec<u8>> {
    let inside = |part: &Value| match part {
        Value::Object(members) => members.values().flat_map(with_proofs).collect(),
        Value::Array(items) => items.iter().flat_map(with_proofs).collect(),
        _ => Vec::new(),
    };
    let own = document.get("proof").map(|_| document.to_string().into_bytes());
    own.into_iter().chain(inside(document)).collect()
}

/// Presents many changes of something valid; returns how many stayed valid. What is valid says
/// what one of the originals says.
fn tamper_with(kind: &str, originals: &[Vec<u8>], change: &mut dyn FnMut(u64) -> Vec<u8>) -> u64 {
    let (vectors, web) = vectors();
    let request = at(vectors["now"].as_str().expect("a moment"));
    let verifier = Verifier::new(&web, &request);
    let signed: Vec<_> =
        originals.iter().flat_map(|it| meanings(&verifier.verify(it), it)).collect();
    assert_eq!(signed.len(), originals.len(), "{kind} is not valid to begin with");
    assert!(signed.iter().all(|(_, text)| !text.is_empty()), "{kind} says nothing");
    let mut valid = 0;
    for round in 0..rounds(USUAL) {
        let changed = change(round);
        for meaning in meanings(&verifier.verify(&changed), &changed) {
            valid += 1;
            let text = String::from_utf8_lossy(&changed);
            assert!(signed.contains(&meaning), "{kind}: {text}\n{meaning:?}");
        }
    }
    valid
}

#[test]
fn a_changed_document_is_never_valid_with_another_meaning() {
    let kinds = [
        "did:web",
        "https issuer",
        "did:key",
        "eddsa-jcs-2022",
        "Ed25519Signature2020, first data model",
        "in good standing",
        "an unknown proof beside a good one",
        "endorsed",
        "endorsed by a token",
        "an endorsement alone",
        "a status list itself",
        "list of 2021, place 0",
    ];
    let (vectors, _) = vectors();
    let (mut valid, mut dice) = (0, Dice(1));
    for kind in kinds {
        let text = presented(&vectors, kind);
        let document: Value = serde_json::from_str(&text).expect("JSON");
        valid += tamper_with(kind, &with_proofs(&document), &mut |round| match round % 3 {
            0 => tamper::bytes(text.as_bytes(), &mut dice),
            _ => tamper::value(&document, &mut dice).to_string().into_bytes(),
        });
    }
    // Some changes change nothing: white space, an order, a list of one.
    assert!(valid > 0);
}

#[test]
fn a_changed_token_is_never_valid_with_another_meaning() {
    let kinds = [
        "EdDSA, key of a did:web",
        "EdDSA, key of a did:key",
        "ES256, key beside the issuer",
        "RS256, key beside the issuer",
        "a token of the W3C",
        "the older form, nested",
        "the older form, completed by its claims",
    ];
    let (vectors, _) = vectors();
    let mut dice = Dice(2);
    for kind in kinds {
        let text = presented(&vectors, kind);
        let originals = [text.clone().into_bytes()];
        tamper_with(kind, &originals, &mut |_| tamper::token(&text, &mut dice));
    }
}

#[test]
fn a_changed_image_is_never_valid_with_another_meaning() {
    let (vectors, _) = vectors();
    let json = presented(&vectors, "did:web");
    let token = presented(&vectors, "EdDSA, key of a did:web");
    let document: Value = serde_json::from_str(&json).expect("JSON");
    let art =
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>"#;
    let art = svg::SvgTemplate::new(art).expect("art");
    let svg_of = |json: &str| art.bake(&[svg::Baked::credential(json)]).into_bytes();
    let pixel = super::images::pixel();
    let png_of = |text: &str| png::with_text(&pixel, "openbadgecredential", text).expect("a PNG");
    let mut dice = Dice(3);
    let (svg, png) = (svg_of(&json), png_of(&json));
    let mut valid = tamper_with("SVG", from_ref(&svg), &mut |round| match round % 2 {
        0 => tamper::bytes(&svg, &mut dice),
        _ => svg_of(&tamper::value(&document, &mut dice).to_string()),
    });
    valid += tamper_with("PNG", from_ref(&png), &mut |round| match round % 3 {
        0 => png_of(&tamper::value(&document, &mut dice).to_string()),
        _ => tamper::png(&png, &mut dice),
    });
    let svg = art.bake(&[svg::Baked::token(svg::Version::Three, &*token)]).into_bytes();
    valid +=
        tamper_with("SVG with a token", from_ref(&svg), &mut |_| tamper::bytes(&svg, &mut dice));
    let png = png_of(&token);
    valid += tamper_with("PNG with a token", from_ref(&png), &mut |_| tamper::png(&png, &mut dice));
    // The order of chunks, and the art, say nothing.
    assert!(valid > 0);
}
