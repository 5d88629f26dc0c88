//! Vectors of our own, signed by software that shares no code with this program
//! (`tests/vectors/verify/make.py`), so that every machine tests the same properties.

use serde_json::Value;

use super::web::{Web, at};
use crate::verify::{Nothing, Outcome, Request, Trusted, Validity, verify};

/// The vectors: a moment, a web, and cases.
pub(super) fn vectors() -> (Value, Web) {
    let text = include_str!("../../../tests/vectors/verify/cases.json");
    let vectors: Value = serde_json::from_str(text).expect("JSON");
    let mut web = Web::default();
    for (address, document) in vectors["web"].as_object().expect("a web") {
        match document {
            Value::String(text) => {
                web.0.insert(address.clone(), text.clone().into_bytes());
            }
            document => web.put(address, document),
        }
    }
    (vectors, web)
}

/// The question that a case asks.
fn question(now: &Value, case: &Value) -> Request {
    let mut request = at(now.as_str().expect("a moment"));
    request.recipient = case["recipient"].as_str().map(str::to_owned);
    let trusted = case["trusted"].as_array().into_iter().flatten();
    request.trusted =
        trusted.filter_map(Value::as_str).map(|id| Trusted::Issuer(id.to_owned())).collect();
    let contexts = case["contexts"].as_object().into_iter().flatten();
    request.contexts = contexts.map(|(name, value)| (name.clone(), value.clone())).collect();
    request
}

#[test]
fn every_vector_gets_its_verdict_for_its_reason() {
    let (vectors, web) = vectors();
    let cases = vectors["cases"].as_array().expect("cases");
    assert!(cases.len() > 140);
    let mut wrong = Vec::new();
    for case in cases {
        let presented = case["presented"].as_str().expect("a text").as_bytes();
        let mut request = question(&vectors["now"], case);
        let examination = verify(presented, &web, &request);
        let verdict = &examination.verdicts[0];
        let steps = verdict.steps.iter().filter(|step| step.outcome() > Outcome::Skipped);
        let codes: Vec<&str> = steps.map(|step| step.reason.code).collect();
        let outcome = match verdict.validity() {
            Validity::Valid => "valid",
            Validity::Open => "open",
            Validity::Invalid => "invalid",
        };
        let told: Vec<&str> =
            case["codes"].as_array().expect("codes").iter().filter_map(Value::as_str).collect();
        if (outcome, &codes) != (case["expect"].as_str().expect("a word"), &told) {
            let said: Vec<String> = verdict.steps.iter().map(|step| step.say(false)).collect();
            wrong.push(format!("{}: {outcome} {codes:?}, not {told:?} {said:#?}", case["name"]));
        }
        request.thorough = true;
        assert_eq!(verify(presented, &web, &request), examination, "{}", case["name"]);
        // Without the web nothing is better than with it.
        let offline = verify(presented, &Nothing, &request);
        let rank = |validity: Validity| match validity {
            Validity::Valid => 0,
            Validity::Open => 1,
            Validity::Invalid => 2,
        };
        if rank(offline.verdicts[0].validity()) == 0 {
            assert_eq!(outcome, "valid", "{}", case["name"]);
        }
        // Every sentence is whole in both languages.
        for step in &verdict.steps {
            for french in [false, true] {
                let said = step.say(french);
                assert!(!said.contains(['{', '}']), "{}: {said}", case["name"]);
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
