//! Our own cases: `tests/vectors/ob2/make.py` wrote them, and PyJWT signed what is signed.

use serde_json::Value;

use super::{World, codes, complaints, request, told};
use crate::ground::report::Told;
use crate::verify::ob2::{is_ob2, verify, verify_address, verify_token};
use crate::verify::{
    FetchError, Format, Nothing, Outcome, StepName, Trust, Trusted, Validity, Verdict,
};

pub(super) fn file() -> Value {
    serde_json::from_str(include_str!("../../../../tests/vectors/ob2/world.json")).unwrap()
}

pub(super) fn world(file: &Value) -> World {
    let mut world = World::default();
    for (address, document) in file["documents"].as_object().unwrap() {
        match document {
            Value::String(text) => {
                world.0.insert(address.clone(), Ok(text.clone().into_bytes()));
            }
            document => world.put(address, document),
        }
    }
    for address in file["gone"].as_array().unwrap() {
        world = world.failing(address.as_str().unwrap(), FetchError::Gone);
    }
    world
}

pub(super) fn shown(file: &Value, name: &str) -> Value {
    let cases = file["cases"].as_array().unwrap();
    cases.iter().find(|case| case["name"] == name).expect(name)["shown"].clone()
}

fn examined(case: &Value, world: &World) -> Verdict {
    let mut request = request();
    request.recipient = case["recipient"].as_str().map(str::to_owned);
    let shown = &case["shown"];
    match case["kind"].as_str().unwrap() {
        "document" => verify(shown, world, &request),
        "token" => verify_token(shown.as_str().unwrap(), world, &request),
        "address" => verify_address(shown.as_str().unwrap(), world, &request),
        other => panic!("{other}"),
    }
}

fn word(validity: Validity) -> &'static str {
    match validity {
        Validity::Valid => "valid",
        Validity::Open => "open",
        Validity::Invalid => "invalid",
    }
}

#[test]
fn every_case_has_its_verdict() {
    let file = file();
    let world = world(&file);
    let mut wrong = Vec::new();
    for case in file["cases"].as_array().unwrap() {
        let verdict = examined(case, &world);
        let codes: Vec<&str> =
            case["codes"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        let endorsed: Vec<&str> =
            verdict.endorsements.iter().map(|it| word(it.validity())).collect();
        let wanted = case["endorsements"].as_array();
        let endorsed_well = wanted.is_none_or(|it| it.iter().eq(endorsed.iter()));
        let found = word(verdict.validity());
        if found != case["validity"] || complaints(&verdict) != codes || !endorsed_well {
            let name = &case["name"];
            wrong.push(format!("{name}: {found} {:?}\n{}", complaints(&verdict), told(&verdict)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_verdict_says_what_is_claimed() {
    let file = file();
    let verdict = verify(&shown(&file, "good"), &world(&file), &request());
    let about = &verdict.about;
    assert_eq!(about.format, Some(Format::Ob2));
    assert_eq!(about.badge.as_deref(), Some("Listening"));
    assert_eq!(about.issuer.as_deref(), Some("The Issuer"));
    assert_eq!(about.issuer_id.as_deref(), Some("https://badges.example/issuer.json"));
    assert_eq!(about.host.as_deref(), Some("badges.example"));
    assert_eq!(about.awarded.unwrap().to_string(), "2026-01-02T02:04:05Z");
    assert_eq!(about.valid_until.unwrap().to_string(), "2027-01-01T00:00:00Z");
    assert_eq!(verdict.trust, Trust::Host("badges.example".to_owned()));
    assert!(verdict.steps.is_sorted_by_key(|step| step.name));
}

#[test]
fn offline_nothing_is_concluded_and_everything_is_shown() {
    let file = file();
    for name in ["good", "badge-embedded", "1.0", "endorsement"] {
        let verdict = verify(&shown(&file, name), &Nothing, &request());
        assert_eq!(verdict.validity(), Validity::Open, "{name}\n{}", told(&verdict));
        assert!(complaints(&verdict).contains(&"ob2.offline"));
        assert_eq!(verdict.trust, Trust::Unknown);
    }
    let verdict = verify(&shown(&file, "badge-embedded"), &Nothing, &request());
    assert_eq!(verdict.about.badge.as_deref(), Some("Listening"));
    assert_eq!(verdict.about.issuer_id.as_deref(), Some("https://badges.example/issuer.json"));
    assert!(codes(&verdict).contains(&"ob2.in-force"));
    let token = shown(&file, "signed");
    let verdict = verify_token(token.as_str().unwrap(), &Nothing, &request());
    assert_eq!(verdict.validity(), Validity::Open, "{}", told(&verdict));
}

#[test]
fn an_unreachable_world_concludes_nothing() {
    let file = file();
    for (document, name) in file["documents"].as_object().unwrap().iter().filter_map(|(it, _)| {
        let name = it.strip_prefix("https://badges.example/")?;
        ["awards/good.json", "badge.json", "issuer.json"].contains(&name).then_some((it, name))
    }) {
        for error in [
            FetchError::Failed(Told::foreign("no route")),
            FetchError::Refused(Told::foreign("private")),
            FetchError::TooLarge(1),
        ] {
            let world = world(&file).failing(document, error.clone());
            let verdict = verify(&shown(&file, "good"), &world, &request());
            assert_eq!(verdict.validity(), Validity::Open, "{name} {error:?}\n{}", told(&verdict));
        }
    }
}

#[test]
fn trust_comes_from_the_caller() {
    let file = file();
    let token = shown(&file, "signed-eddsa-key-inside");
    let mut asked = request();
    let plain = verify_token(token.as_str().unwrap(), &world(&file), &asked);
    assert_eq!(plain.trust, Trust::Host("signers.example".to_owned()));
    let key = plain.key.expect("the key that signed");
    assert!(key.starts_with("z6Mk"));
    for trusted in
        [Trusted::Key(key), Trusted::Issuer("https://signers.example/issuer.json".to_owned())]
    {
        asked.trusted = vec![trusted];
        let verdict = verify_token(token.as_str().unwrap(), &world(&file), &asked);
        assert_eq!(verdict.trust, Trust::Named);
        assert!(verdict.trusted());
    }
    asked.trusted = vec![Trusted::Issuer("https://badges.example/issuer.json".to_owned())];
    // The impostor bears that name, and is not it.
    let verdict = verify(&shown(&file, "profile-that-nothing-confirms"), &world(&file), &asked);
    assert_eq!(verdict.trust, Trust::Unknown);
}

#[test]
fn a_host_vouches_only_for_what_it_answers_for() {
    let file = file();
    let world = world(&file);
    for case in file["cases"].as_array().unwrap() {
        let verdict = examined(case, &world);
        let shown = case["shown"].as_str().unwrap_or_default();
        let evil = shown.starts_with("https://evil.example/")
            || case["shown"]["id"].as_str().is_some_and(|it| it.starts_with("https://evil"))
            || case["shown"]["verify"]["url"].as_str().is_some_and(|it| it.contains("evil"));
        if evil || verdict.outcome(StepName::Proof) != Some(Outcome::Passed) {
            assert_eq!(verdict.trust, Trust::Unknown, "{}", case["name"]);
        }
    }
}

#[test]
fn documents_are_known_by_what_they_say() {
    let file = file();
    for (name, format) in [
        ("good", Some(Format::Ob2)),
        ("profile", Some(Format::Ob2)),
        ("revoked-itself", Some(Format::Ob2)),
        ("endorsement", Some(Format::Endorsement)),
        ("1.0", Some(Format::Ob1)),
        ("1.1", Some(Format::Ob1)),
        ("beta", Some(Format::Ob1)),
    ] {
        assert_eq!(is_ob2(&shown(&file, name)), format, "{name}");
    }
    for other in [
        serde_json::json!({ "@context": ["https://www.w3.org/ns/credentials/v2"] }),
        serde_json::json!({ "@context": ["https://www.w3.org/2018/credentials/v1", "https://w3id.org/openbadges/v2"] }),
        serde_json::json!({ "recipient": "x", "badge": "y" }),
        serde_json::json!([]),
        serde_json::json!("https://w3id.org/openbadges/v2"),
    ] {
        assert_eq!(is_ob2(&other), None, "{other}");
    }
}
