//! The page that verifies badges in the browser: it is there in every language, knows what the site
//! publishes and nothing secret, says what `blason verify` says, and is light. What its script
//! concludes is tested beside it, in `tests/browser/verifier/`.

use std::collections::{BTreeMap, BTreeSet};

use blason::verify::{Outcome, ob2, reasons};
use serde_json::Value;

use crate::workshop::{Tree, Workshop, text};

/// What the page and its script may weigh together, in bytes as they are stored: hosts that pack what
/// they send send less than a third. The style sheet is that of every page.
const HEAVIEST: usize = 90_000;

/// The data that the page at a path carries.
fn data(site: &Tree, path: &str) -> Value {
    let html = String::from_utf8(site[path].clone()).expect("pages are UTF-8");
    let (_, rest) =
        html.split_once("<script type=\"application/json\">").expect("the page carries data");
    let (json, _) = rest.split_once("</script>").expect("the data ends");
    assert!(!json.contains('<'), "the data could end its element");
    serde_json::from_str(json).expect("the data is JSON")
}

/// A JSON document of the site.
fn document(site: &Tree, path: &str) -> Value {
    serde_json::from_slice(&site[path]).expect("JSON")
}

#[test]
fn the_page_names_every_key_and_every_list_and_no_secret() {
    for workshop in [Workshop::example(), Workshop::small()] {
        let site = workshop.build();
        let pages: Vec<&String> =
            site.keys().filter(|path| path.ends_with("verify/index.html")).collect();
        let homes = site.keys().filter(|path| {
            let parts: Vec<&str> = path.split('/').collect();
            matches!(parts[..], ["index.html"])
                || matches!(parts[..], [lang, "index.html"] if lang.len() == 2)
        });
        assert_eq!(pages.len(), homes.count(), "{pages:?}");
        let mut listed = BTreeSet::new();
        for (path, bytes) in &site {
            let keys = path.ends_with("did.json") || path.ends_with("profile.json");
            let found: Value =
                if keys { serde_json::from_slice(bytes).unwrap() } else { Value::Null };
            for key in found["verificationMethod"].as_array().into_iter().flatten() {
                listed.insert((
                    found["id"].clone().to_string(),
                    key["publicKeyMultibase"].to_string(),
                ));
            }
        }
        let lists: BTreeSet<&str> =
            site.keys().map(String::as_str).filter(|path| path.starts_with("status/")).collect();
        for page in pages {
            let data = data(&site, page);
            let mut known = BTreeSet::new();
            for issuer in data["issuers"].as_array().unwrap() {
                let base = data["base"].as_str().unwrap();
                let at = issuer["document"].as_str().unwrap().strip_prefix(base).unwrap();
                assert_eq!(document(&site, at)["id"], issuer["id"], "{page}");
                for key in issuer["keys"].as_array().unwrap() {
                    known.insert((issuer["id"].to_string(), key["key"].to_string()));
                }
            }
            assert_eq!(known, listed, "{page}");
            let preload: BTreeSet<&str> =
                data["preload"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
            assert_eq!(preload, lists, "{page}");
            let html = String::from_utf8(site[page].clone()).unwrap();
            for secret in ["PRIVATE", "secret", "@example.org"] {
                assert!(!data.to_string().contains(secret), "{page} says {secret}");
            }
            assert!(html.contains("id=\"verify_without\"") && !html.contains("onclick"), "{page}");
        }
    }
}

/// The outcome of each code, as the script has it.
fn outcomes() -> BTreeMap<String, Outcome> {
    let script = text("themes/blason/scripts/verify/reasons.js");
    let (_, families) = script.split_once("const FAMILIES = {\n").expect("the table begins");
    let (families, _) = families.split_once("\n};").expect("the table ends");
    let mut outcome = Outcome::Failed;
    let mut all = BTreeMap::new();
    for line in families.lines().map(str::trim) {
        if let Some((word, _)) = line.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            outcome = match word {
                "PASSED" => Outcome::Passed,
                "SKIPPED" => Outcome::Skipped,
                "OPEN" => Outcome::Open,
                "FAILED" => Outcome::Failed,
                other => panic!("{other} is no outcome"),
            };
        } else if let Some((family, names)) = line.split_once(": \"") {
            for name in names.trim_end_matches("\",").split(' ') {
                assert!(all.insert(format!("{family}.{name}"), outcome).is_none(), "{name} twice");
            }
        }
    }
    all
}

#[test]
fn the_script_says_what_the_program_says() {
    let site = Workshop::example().build();
    let (fr, en) = (data(&site, "verify/index.html"), data(&site, "en/verify/index.html"));
    let outcomes = outcomes();
    assert!(outcomes.len() > 80, "{}", outcomes.len());
    let known: BTreeMap<&str, &reasons::Reason> =
        reasons::ALL.iter().chain(ob2::reasons::ALL).map(|it| (it.code, *it)).collect();
    for (code, outcome) in &outcomes {
        let said = |data: &Value| data["sentences"][code].as_str().unwrap_or_default().to_owned();
        assert!(!said(&fr).is_empty() && !said(&en).is_empty(), "{code} has no sentence");
        match known.get(code.as_str()) {
            // What the page cannot conclude never makes a badge good, nor bad.
            None => {
                assert!(code.starts_with("page."), "{code} is nobody's");
                assert_eq!(*outcome, Outcome::Open, "{code}");
            }
            Some(reason) => {
                assert_eq!(*outcome, reason.outcome, "{code}");
                assert_eq!(
                    (said(&fr).as_str(), said(&en).as_str()),
                    (reason.words.fr, reason.words.en)
                );
            }
        }
    }
    let sentences: BTreeSet<&String> = fr["sentences"].as_object().unwrap().keys().collect();
    assert_eq!(
        sentences,
        outcomes.keys().collect(),
        "sentences that are never said, or the reverse"
    );
}

#[test]
fn the_page_is_light() {
    let site = Workshop::example().build();
    let script = site.keys().find(|path| path.starts_with("assets/verify.")).unwrap();
    let weight = site["verify/index.html"].len() + site[script].len();
    assert!(weight < HEAVIEST, "{weight} bytes");
}

/// The script asks this site only, and runs nothing that it was given.
#[test]
fn the_script_is_harmless() {
    let site = Workshop::example().build();
    let path = site.keys().find(|path| path.starts_with("assets/verify.")).unwrap();
    let script = String::from_utf8(site[path].clone()).unwrap();
    for word in [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "eval(",
        "new Function",
        "document.write",
        "localStorage",
        "document.cookie",
        "XMLHttpRequest",
        "sendBeacon",
        "import(",
    ] {
        assert!(!script.contains(word), "{word}");
    }
    assert_eq!(script.matches("fetch(").count(), 1);
}
