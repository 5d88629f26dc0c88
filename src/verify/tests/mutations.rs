//! Documents that were tampered with: the verifier never panics, and what it calls valid still says
//! what was signed. `BLASON_MUTATIONS=10000` runs more of them for each kind of document.

use serde_json::{Map, Value, json};

use super::vectors::vectors;
use super::web::at;
use crate::codec::{png, svg};
use crate::rdf;
use crate::verify::{About, Validity, Verifier, verify};

/// How many documents of each kind are made, unless the environment says otherwise.
const USUAL: u64 = 300;

#[expect(clippy::disallowed_methods, reason = "whoever has the time asks for more cases")]
fn rounds() -> u64 {
    let asked = std::env::var("BLASON_MUTATIONS").ok();
    asked.and_then(|asked| asked.parse().ok()).unwrap_or(USUAL)
}

/// Random enough to tamper with, and the same in every run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).expect("below a usize")
    }

    fn pick<'t, T>(&mut self, things: &'t [T]) -> &'t T {
        &things[self.below(things.len())]
    }
}

/// Changes one or a few bytes.
fn bytes(document: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut changed = document.to_vec();
    for _ in 0..=dice.below(3) {
        let at = dice.below(changed.len());
        match dice.below(5) {
            0 => changed[at] ^= 1 << dice.below(8),
            1 => changed[at] = dice.next().to_le_bytes()[0],
            2 => {
                changed.remove(at);
            }
            3 => changed.insert(at, *dice.pick(b"{}[]\",:\\0aZ \xff")),
            _ => {
                let length = dice.below(40).min(changed.len() - at);
                let piece = changed[at..at + length].to_vec();
                changed.splice(at..at, piece);
            }
        }
        if changed.is_empty() {
            break;
        }
    }
    changed
}

const STRINGS: &[&str] = &[
    "",
    "Ministère",
    "2030-01-01T00:00:00Z",
    "2010-01-01",
    "_:b0",
    "@id",
    "https://evil.example/",
    "did:web:evil.example",
    "eddsa-jcs-2022",
    "Ed25519Signature2020",
    "authentication",
    "EndorsementCredential",
    "https://w3id.org/openbadges/v2",
    "\u{feff}",
    "ext:x",
];

const NAMES: &[&str] = &[
    "@id",
    "@type",
    "@graph",
    "@included",
    "@reverse",
    "@context",
    "@value",
    "https://schema.org/name",
    "name",
    "id",
    "type",
    "issuer",
    "validUntil",
    "Criteria",
    "endorsement",
    "proof",
    "zork",
    "credentialStatus",
];

/// Changes something in a JSON document: a value, a name, an order, a place.
fn value(document: &Value, dice: &mut Dice) -> Value {
    let mut changed = document.clone();
    let mut pointers = Vec::new();
    collect(&changed, &mut String::new(), &mut pointers);
    let from = dice.pick(&pointers).clone();
    let elsewhere: &String = dice.pick(&pointers);
    let other = changed.pointer(elsewhere).cloned().unwrap_or_default();
    let target = changed.pointer_mut(&from).expect("a place of the document");
    match dice.below(11) {
        0 => *target = json!(dice.pick(STRINGS)),
        1 => *target = other,
        2 => *target = Value::Null,
        3 => *target = json!([target.take()]),
        4 => *target = json!([target.clone(), target.take()]),
        5 => *target = json!({ "@value": target.take() }),
        6 => match target {
            Value::Object(members) => {
                members.insert((*dice.pick(NAMES)).to_owned(), other);
            }
            Value::Array(items) => items.push(other),
            _ => *target = json!(dice.next() % 100),
        },
        7 => match target {
            Value::Object(members) => {
                let names: Vec<String> = members.keys().cloned().collect();
                if let Some(name) = (!names.is_empty()).then(|| dice.pick(&names)) {
                    members.shift_remove(name);
                }
            }
            Value::Array(items) => items.reverse(),
            Value::String(text) => text.push('x'),
            _ => *target = json!(true),
        },
        8 => {
            if let Value::Object(members) = target {
                let renamed: Map<String, Value> = std::mem::take(members)
                    .into_iter()
                    .map(|(name, member)| {
                        let name =
                            if dice.below(3) == 0 { (*dice.pick(NAMES)).to_owned() } else { name };
                        (name, member)
                    })
                    .collect();
                *members = renamed;
            }
        }
        9 => {
            // The same thing said in two places: members move between objects.
            if let Value::Object(members) = target
                && let Value::Object(others) = &other
            {
                members.extend(others.clone());
            }
        }
        _ => {
            if let Value::String(text) = target {
                let mut letters: Vec<char> = text.chars().collect();
                if !letters.is_empty() {
                    let at = dice.below(letters.len());
                    letters[at] = *dice.pick(&['0', 'Z', 'é', '/', '#']);
                }
                *text = letters.into_iter().collect();
            }
        }
    }
    changed
}

fn collect(value: &Value, at: &mut String, pointers: &mut Vec<String>) {
    pointers.push(at.clone());
    let length = at.len();
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                at.push('/');
                at.push_str(&name.replace('~', "~0").replace('/', "~1"));
                collect(member, at, pointers);
                at.truncate(length);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                at.push('/');
                at.push_str(&index.to_string());
                collect(item, at, pointers);
                at.truncate(length);
            }
        }
        _ => {}
    }
}

/// What a document says: what people are shown, and all that its signature covers.
fn meaning(document: &Value, about: &About) -> (About, String) {
    let text = rdf::canonical_general_without_proof(document, &rdf::Given::new());
    (about.clone(), text.unwrap_or_default())
}

#[test]
fn a_changed_document_is_never_valid_with_another_meaning() {
    let (vectors, web) = vectors();
    let request = at(vectors["now"].as_str().expect("a moment"));
    let verifier = Verifier::new(&web, &request);
    let kinds = [
        "did:web",
        "https issuer",
        "did:key",
        "eddsa-jcs-2022",
        "Ed25519Signature2020, first data model",
        "in good standing",
        "an unknown proof beside a good one",
        "endorsed",
        "an endorsement alone",
        "a status list itself",
    ];
    let (mut valid, mut dice) = (0, Dice(1));
    for kind in kinds {
        let cases = vectors["cases"].as_array().expect("cases");
        let case = cases.iter().find(|case| case["name"] == kind).expect(kind);
        let text = case["presented"].as_str().expect("a text");
        let document: Value = serde_json::from_str(text).expect("JSON");
        let original = verifier.verify(text.as_bytes());
        assert_eq!(original.verdicts[0].validity(), Validity::Valid, "{kind}");
        let signed = meaning(&document, &original.verdicts[0].about);
        for round in 0..rounds() {
            let changed = if round % 3 == 0 {
                bytes(text.as_bytes(), &mut dice)
            } else {
                value(&document, &mut dice).to_string().into_bytes()
            };
            let examination = verifier.verify(&changed);
            let verdict = &examination.verdicts[0];
            if verdict.validity() == Validity::Valid {
                valid += 1;
                let text = String::from_utf8_lossy(&changed);
                let read: Value = serde_json::from_slice(&changed).expect("what is valid is JSON");
                assert_eq!(meaning(&read, &verdict.about), signed, "{kind}: {text}");
            }
        }
    }
    // Some changes change nothing: white space, an order, a list of one.
    assert!(valid > 0);
}

#[test]
fn a_changed_token_or_image_is_never_valid_with_another_meaning() {
    let (vectors, web) = vectors();
    let request = at(vectors["now"].as_str().expect("a moment"));
    let cases = vectors["cases"].as_array().expect("cases");
    let presented = |name: &str| {
        let case = cases.iter().find(|case| case["name"] == name).expect(name);
        case["presented"].as_str().expect("a text").to_owned()
    };
    let json = presented("did:web");
    let art =
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>"#;
    let template = svg::SvgTemplate::new(art).expect("art");
    let pixel = crate::verify::tests::images::pixel();
    let kinds = [
        ("EdDSA", presented("EdDSA, key of a did:web").into_bytes()),
        ("ES256", presented("ES256, key beside the issuer").into_bytes()),
        ("RS256", presented("RS256, key beside the issuer").into_bytes()),
        ("SVG", template.bake(&[svg::Baked::credential(json.clone())]).into_bytes()),
        ("PNG", png::with_text(&pixel, "openbadgecredential", &json).expect("a PNG")),
    ];
    let verifier = Verifier::new(&web, &request);
    let mut dice = Dice(2);
    for (kind, original) in kinds {
        let about = verify(&original, &web, &request).verdicts[0].clone();
        assert_eq!(about.validity(), Validity::Valid, "{kind}");
        for _ in 0..rounds() {
            let changed = bytes(&original, &mut dice);
            for verdict in &verifier.verify(&changed).verdicts {
                if verdict.validity() == Validity::Valid {
                    assert_eq!(verdict.about, about.about, "{kind}");
                }
            }
        }
    }
}
