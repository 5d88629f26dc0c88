//! The Open Badges 2.0 half of a site, as a stranger's verifier would ask for it: every assertion,
//! shown or baked, with the site's own answers and nothing else.

use std::collections::BTreeMap;

use blason::codec::png;
use blason::ground::Instant;
use blason::verify::ob2::{is_ob2, verify, verify_address};
use blason::verify::{
    Fetch, FetchError, Fetched, Format, Nothing, Request, StepName, Trust, Validity, Verdict,
};
use serde_json::{Value, json};

use crate::workshop::{TODAY, Tree, Workshop, made};

const BASE: &str = "https://badges.liens-brelande.example/";
const ENDING: &str = ".ob2.json";

/// A site in memory that answers for its own addresses.
struct Answers<'a>(&'a Tree);

impl Fetch for Answers<'_> {
    fn get(&self, address: &str) -> Result<Fetched, FetchError> {
        let path = address.strip_prefix(BASE).ok_or(FetchError::Offline)?;
        let bytes = self.0.get(path).ok_or(FetchError::NotThere)?.clone();
        Ok(Fetched { bytes, media_type: None, address: address.to_owned() })
    }

    fn is_own_site(&self, address: &str) -> bool {
        address.starts_with(BASE)
    }
}

fn example() -> Tree {
    made(&Workshop::example().sources(), |_| ())
}

fn request() -> Request {
    Request::at(Instant::parse(TODAY).expect("a day"))
}

fn told(verdict: &Verdict) -> String {
    let lines = verdict.steps.iter().map(|it| format!("{:?} {}\n", it.outcome(), it.say(true)));
    lines.collect()
}

/// In a word, what became of an assertion.
fn word(verdict: &Verdict) -> &'static str {
    let failed: Vec<&str> = verdict
        .steps
        .iter()
        .filter(|step| step.outcome() != blason::verify::Outcome::Passed)
        .filter(|step| step.outcome() != blason::verify::Outcome::Skipped)
        .map(|step| step.reason.code)
        .collect();
    match (verdict.validity(), failed.as_slice()) {
        (Validity::Valid, []) => "valid",
        (Validity::Invalid, ["ob2.expired"]) => "expired",
        (Validity::Invalid, ["ob2.revoked-silently"]) => "revoked",
        (Validity::Invalid, ["ob2.revoked"]) => {
            let status = verdict.steps.iter().find(|step| step.name == StepName::Status);
            let said = status.map(|step| step.say(true)).unwrap_or_default();
            if said.contains("Suspendu depuis le 2026-11-02") { "held back" } else { "revoked" }
        }
        other => panic!("{other:?}\n{}", told(verdict)),
    }
}

#[test]
fn every_assertion_of_the_example_has_its_verdict() {
    let site = example();
    let answers = Answers(&site);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (path, bytes) in
        site.iter().filter(|(path, _)| path.starts_with("awards/") && path.ends_with(ENDING))
    {
        let document: Value = serde_json::from_slice(bytes).expect("JSON");
        assert_eq!(is_ob2(&document), Some(Format::Ob2), "{path}");
        let shown = verify(&document, &answers, &request());
        let address = format!("{BASE}{path}");
        assert_eq!(verify_address(&address, &answers, &request()), shown, "{path}");
        if shown.validity() == Validity::Valid {
            assert_eq!(shown.trust, Trust::OwnSite, "{path}");
            assert!(shown.trusted());
        }
        *counts.entry(word(&shown)).or_default() += 1;
        let offline = verify(&document, &Nothing, &request());
        assert_ne!(offline.validity(), Validity::Valid, "{path}");
    }
    let wanted = [("expired", 1), ("held back", 1), ("revoked", 2), ("valid", 6)];
    assert_eq!(counts, BTreeMap::from(wanted));
}

#[test]
fn every_baked_picture_holds_its_assertion() {
    let site = example();
    let answers = Answers(&site);
    let mut seen = 0;
    for (path, bytes) in &site {
        let is_png = path.starts_with("awards/") && bytes.starts_with(b"\x89PNG");
        let text = is_png.then(|| png::text(bytes, "openbadges").expect("a sound picture"));
        let Some(text) = text.flatten() else { continue };
        let document: Value = serde_json::from_str(&text).expect("JSON");
        let twin = format!("{}{ENDING}", path.trim_end_matches(".png"));
        let hosted: Value = serde_json::from_slice(&site[&twin]).expect("JSON");
        let verdict = verify(&document, &answers, &request());
        assert_eq!(word(&verdict), word(&verify(&hosted, &answers, &request())), "{path}");
        seen += 1;
    }
    assert!(seen >= 6, "{seen}");
}

#[test]
fn every_definition_and_profile_is_what_its_address_says() {
    let site = example();
    let answers = Answers(&site);
    let mut seen = 0;
    for (path, bytes) in &site {
        let class = path.ends_with("/badgeclass.json") || path.ends_with("/issuer.json");
        if !class && !path.ends_with("/revoked.json") {
            continue;
        }
        let document: Value = serde_json::from_slice(bytes).expect("JSON");
        let verdict = verify(&document, &answers, &request());
        assert_eq!(word(&verdict), "valid", "{path}");
        let mut changed = document;
        changed["name"] = json!("Another name");
        let verdict = verify(&changed, &answers, &request());
        assert_eq!(verdict.validity(), Validity::Invalid, "{path}");
        seen += 1;
    }
    assert!(seen > 12, "{seen}");
}

#[test]
fn the_recipient_of_an_assertion_is_asked_for() {
    let site = example();
    let path = "awards/b7/b78c0eb2-78cc-4a4b-b0fc-29f909e77250.ob2.json";
    let document: Value = serde_json::from_slice(&site[path]).expect("JSON");
    let mut asked = request();
    for (recipient, validity) in [
        ("https://amis-du-pont.example/", Validity::Valid),
        ("https://ennemis-du-pont.example/", Validity::Invalid),
    ] {
        asked.recipient = Some(recipient.to_owned());
        let verdict = verify(&document, &Answers(&site), &asked);
        assert_eq!(verdict.validity(), validity, "{}", told(&verdict));
    }
}

#[test]
fn nothing_that_is_shown_may_differ_from_the_site() {
    let site = example();
    let answers = Answers(&site);
    let path = "awards/24/24a00472-5c7f-404f-8cca-39ff31460183.ob2.json";
    let document: Value = serde_json::from_slice(&site[path]).expect("JSON");
    assert_eq!(word(&verify(&document, &answers, &request())), "valid");
    let members = document.as_object().expect("an object");
    for name in members.keys().filter(|name| !["image", "related"].contains(&name.as_str())) {
        for value in [json!(null), json!("other"), json!({ "id": "https://evil.example/" })] {
            let mut changed = document.clone();
            changed[name] = value;
            let verdict = verify(&changed, &answers, &request());
            assert_eq!(verdict.validity(), Validity::Invalid, "{changed}\n{}", told(&verdict));
        }
    }
}
