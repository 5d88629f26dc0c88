//! What a document may not smuggle past its signature, and what it may not cost.

use super::{Given, OB_303, RdfError, VC_2, canonical, canonical_general, canonical_with};
use serde_json::{Value, json};

/// A badge with one more member.
fn with(name: &str, value: Value) -> Value {
    let mut badge = json!({
        "@context": [VC_2, OB_303],
        "id": "urn:uuid:6a9c92a9-2530-4e2b-9776-530467e9bbe0",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
    });
    badge[name] = value;
    badge
}

fn refused(document: &Value) -> RdfError {
    let error = canonical(document).expect_err("it should be refused");
    assert_eq!(canonical_general(document), Err(error.clone()), "{document}");
    error
}

fn undefined(term: &str) -> RdfError {
    RdfError::UndefinedTerm(term.to_owned())
}

#[test]
fn names_that_nobody_defines() {
    assert_eq!(refused(&with("honours", json!("first"))), undefined("honours"));
    assert_eq!(refused(&with("evidence", json!({ "genre": "x" }))), undefined("genre"));
    assert_eq!(refused(&with("evidence", json!({ "type": "Proof" }))), undefined("Proof"));
    assert_eq!(refused(&with("evidence", json!({ "@zork": "x" }))), undefined("@zork"));
    // A term under the wrong type.
    let profile = json!({ "type": ["Achievement"], "email": "a@badges.example" });
    assert_eq!(refused(&with("issuer", profile)), undefined("email"));
}

#[test]
fn addresses_that_are_none() {
    for address in ["badge/1", "https://a b/", "#key", ""] {
        let error = refused(&with("issuer", json!(address)));
        assert!(matches!(error, RdfError::InvalidIri(_)), "{address}: {error:?}");
    }
    let error = refused(&with("issuer", json!("@other")));
    assert_eq!(error, RdfError::LostValue("@other".to_owned()));
    // The same text as a text is welcome.
    assert!(canonical(&with("name", json!("@other"))).is_ok());
}

#[test]
fn a_context_from_elsewhere() {
    let address = "https://elsewhere.example/context.json";
    let document = with("@context", json!([VC_2, address]));
    assert_eq!(refused(&document), RdfError::UnknownContext(address.to_owned()));
    let inside = with("evidence", json!({ "@context": address, "type": "Evidence" }));
    assert_eq!(refused(&inside), RdfError::UnknownContext(address.to_owned()));
}

#[test]
fn a_context_that_the_caller_gives() {
    let address = "https://elsewhere.example/context.json";
    let give = |context: Value| Given::from([(address.to_owned(), json!({ "@context": context }))]);
    let mut document = with("honours", json!("first"));
    document["@context"] = json!([VC_2, OB_303, address]);
    let given = give(json!({ "honours": "https://elsewhere.example/#honours" }));
    let text = canonical_with(&document, &given).expect("every term is defined");
    assert!(text.contains("<https://elsewhere.example/#honours> \"first\""));
    // It defines what it defines and no more, and takes no place that is taken.
    document["zork"] = json!("x");
    assert_eq!(canonical_with(&document, &given), Err(undefined("zork")));
    let empty = Given::from([(OB_303.to_owned(), json!({ "@context": {} }))]);
    let badge = with("evidence", json!([]));
    assert_eq!(canonical_with(&badge, &empty), canonical(&badge));
    // What is refused in a document is refused in a given context.
    for context in [json!({ "@base": "https://a.example/" }), json!({ "@direction": "ltr" })] {
        let refused = canonical_with(&document, &give(context));
        assert!(matches!(refused, Err(RdfError::Unsupported(_))), "{refused:?}");
    }
    // A vocabulary taken away leaves no name undefined in silence.
    let given = give(json!([null, { "honours": "https://elsewhere.example/#honours" }]));
    assert!(canonical_with(&document, &given).is_err());
}

#[test]
fn parts_on_which_processors_differ() {
    for context in [
        json!([VC_2, { "@base": "https://badges.example/" }]),
        json!([VC_2, { "@direction": "rtl" }]),
        json!([VC_2, { "x": { "@id": "urn:x", "@context": { "@propagate": false } } }]),
        json!([VC_2, { "x": { "@id": "urn:x", "@container": ["@type", "@set"] } }]),
    ] {
        let error = refused(&with("@context", context));
        assert!(matches!(error, RdfError::Unsupported(_)), "{error:?}");
    }
    let name = json!({ "@value": "x", "@language": "ar", "@direction": "rtl" });
    assert!(matches!(refused(&with("name", name)), RdfError::Unsupported(_)));
}

/// Inside a presentation every context is taken away; so is the one that catches lost names,
/// unless it is put back.
#[test]
fn a_credential_inside_a_presentation() {
    let presentation = |credential: Value| {
        json!({
            "@context": VC_2,
            "type": "VerifiablePresentation",
            "verifiableCredential": [credential],
        })
    };
    let whole = json!({ "@context": [VC_2, OB_303], "type": "VerifiableCredential", "name": "a" });
    assert!(canonical(&presentation(whole.clone())).is_ok());
    let mut lost = whole;
    lost["honours"] = json!("first");
    assert_eq!(refused(&presentation(lost)), undefined("honours"));
    let bare = json!({ "type": "VerifiableCredential", "name": "a" });
    assert!(matches!(refused(&presentation(bare)), RdfError::UndefinedTerm(_)));
    let cleared = with("evidence", json!({ "@context": null, "honours": "first" }));
    assert!(canonical(&cleared).is_err());
}

/// Each type brings its scope, on top of the one before.
#[test]
fn an_object_of_two_types() {
    let subject = json!({
        "type": ["AchievementSubject", "Profile"],
        "role": "aide",
        "givenName": "Ada",
        "familyName": "L.",
    });
    let document = with("credentialSubject", subject);
    let text = canonical_general(&document).expect("both scopes hold");
    assert!(text.contains("vocab.html#role> \"aide\""));
    assert!(text.contains("<https://schema.org/givenName> \"Ada\""));
    assert!(!text.contains("combined"));
    assert_eq!(canonical(&document), Ok(text));
    // Two scopes that give one name two meanings.
    let clash = json!({ "type": ["AchievementSubject", "IdentifierEntry"], "identifier": "x" });
    assert!(matches!(refused(&with("credentialSubject", clash)), RdfError::Syntax(_)));
}

#[test]
fn an_embedded_endorsement_takes_the_general_road() {
    let endorsement = json!({
        "@context": [VC_2, OB_303],
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "credentialSubject": { "type": ["EndorsementSubject"], "endorsementComment": "Oui." },
    });
    let document = with("endorsement", json!([endorsement]));
    let text = canonical(&document).expect("it has a canonical form");
    assert!(text.contains("endorsementComment> \"Oui.\""));
}

#[test]
fn documents_that_cost_too_much() {
    let mut deep = json!("x");
    for _ in 0..100 {
        deep = json!([deep]);
    }
    let too_large = |document: &Value| matches!(refused(document), RdfError::TooLarge(_));
    assert!(too_large(&with("evidence", deep)));
    assert!(too_large(&with("zork", json!(vec![0; 100_001]))));
    let blanks: Vec<_> = (0..65).map(|number| json!({ "id": format!("_:b{number}") })).collect();
    assert!(too_large(&with("evidence", json!(blanks))));
    assert!(too_large(&with("honours", json!("x".repeat(9 << 20)))));
}

#[test]
fn things_that_are_no_document() {
    for value in [json!(null), json!("x"), json!(1), json!([]), json!({})] {
        assert_eq!(canonical(&value).unwrap_or_default(), "", "{value}");
    }
}
