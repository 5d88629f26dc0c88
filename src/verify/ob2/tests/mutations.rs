//! Random changes of a good badge: none may break the verifier, none may stay valid unless it says
//! the same as before.

use serde_json::{Value, json};

use super::cases::{file, shown, world};
use super::{request, told};
use crate::verify::ob2::{verify, verify_token};
use crate::verify::tests::tamper::{self, Dice, rounds};
use crate::verify::{Validity, json as strict};

/// How many changes each test tries in a usual run; `BLASON_MUTATIONS` asks for more.
const USUAL: u64 = 2_000;

/// Changes one value somewhere inside.
fn change(value: &mut Value, dice: &mut Dice) {
    let inside = match value {
        Value::Object(map) if !map.is_empty() && dice.below(5) > 0 => {
            let name = map.keys().nth(dice.below(map.len())).unwrap().clone();
            match dice.below(6) {
                0 => drop(map.shift_remove(&name)),
                1 => {
                    let moved = map.shift_remove(&name).unwrap();
                    map.insert(format!("{name}x"), moved);
                }
                2 => {
                    let names = [
                        "revoked",
                        "expires",
                        "@language",
                        "verify",
                        "image",
                        "endorsement",
                        "@id",
                    ];
                    map.insert(names[dice.below(names.len())].to_owned(), any(dice));
                }
                _ => change(&mut map[&name], dice),
            }
            true
        }
        Value::Array(all) if !all.is_empty() && dice.below(5) > 0 => {
            let place = dice.below(all.len());
            match dice.below(4) {
                0 => drop(all.remove(place)),
                1 => all.push(any(dice)),
                _ => change(&mut all[place], dice),
            }
            true
        }
        Value::String(text) if !text.is_empty() && dice.below(3) > 0 => {
            let letters: Vec<char> = text.chars().collect();
            let place = dice.below(letters.len());
            let mut letters = letters;
            match dice.below(3) {
                0 => drop(letters.remove(place)),
                1 => letters.insert(place, 'é'),
                _ => letters[place] = char::from(b'0' + u8::try_from(dice.below(60)).unwrap()),
            }
            *text = letters.into_iter().collect();
            true
        }
        _ => false,
    };
    if !inside {
        *value = match dice.below(3) {
            0 => json!([value.take()]),
            _ => any(dice),
        };
    }
}

fn any(dice: &mut Dice) -> Value {
    let values = [
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(-1.5e300),
        json!(""),
        json!([]),
        json!({}),
        json!("2001-01-01T00:00:00Z"),
        json!("2027-01-01T00:00:00Z"),
        json!("https://badges.example/badge.json"),
        json!("https://evil.example/issuer.json"),
        json!({ "id": "https://badges.example/issuer.json" }),
        json!("data:image/png;base64,"),
        json!(["https://w3id.org/openbadges/v2", {}]),
        json!("\u{0}\u{202e}"),
        json!({ "type": "signed" }),
        json!("_:b0"),
        json!("urn:uuid:0"),
        json!([[[[]]]]),
    ];
    values[dice.below(values.len())].clone()
}

/// What a document says, in one way of writing: `null` says nothing, a list of one is its value.
fn meaning(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            let mut said: Vec<(String, Value)> = map
                .iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(name, value)| {
                    let name = match name.as_str() {
                        "verify" => "verification",
                        "@id" => "id",
                        "@type" => "type",
                        other => other,
                    };
                    (name.to_owned(), meaning(value))
                })
                .collect();
            said.sort_by(|a, b| a.0.cmp(&b.0));
            // Beside its plain name, the other name of a property says nothing here.
            said.dedup_by(|a, b| a.0 == b.0);
            said.into_iter().collect()
        }
        Value::Array(all) => match all.as_slice() {
            [one] => meaning(one),
            all => all.iter().map(meaning).collect(),
        },
        other => other.clone(),
    }
}

#[test]
fn what_is_shown_may_not_be_changed() {
    let count = rounds(USUAL);
    let file = file();
    let (good, world) = (shown(&file, "badge-embedded"), world(&file));
    let before = meaning(&good);
    let (mut valid, mut dice) = (0, Dice(1));
    for round in 0..count {
        let mut changed = good.clone();
        if round % 4 == 0 {
            let bytes = tamper::bytes(good.to_string().as_bytes(), &mut dice);
            let Ok(read) = strict::read(&bytes) else { continue };
            changed = read;
        } else {
            for _ in 0..=dice.below(3) {
                change(&mut changed, &mut dice);
            }
        }
        let verdict = verify(&changed, &world, &request());
        if verdict.validity() == Validity::Valid {
            valid += 1;
            // Within the copy of the badge, saying less is no change; nor is naming it only.
            let mut now = meaning(&changed);
            let mut was = before.clone();
            let badge = now["badge"].take();
            let whole = was["badge"].take();
            let fits = badge == whole["id"]
                || badge.as_object().is_some_and(|it| {
                    it.iter().all(|(k, v)| k == "@context" || same_or_id(v, &whole[k]))
                });
            assert!(fits, "{changed}\n{}", told(&verdict));
            for moment in ["issuedOn", "expires"] {
                let read = |it: &Value| crate::ground::Instant::parse(it.as_str().unwrap());
                assert_eq!(read(&now[moment].take()), read(&was[moment].take()), "{changed}");
            }
            assert_eq!(now, was, "{changed}\n{}", told(&verdict));
        }
    }
    assert!((1..count / 10).contains(&valid), "{valid} of {count} stayed valid");
}

fn same_or_id(now: &Value, was: &Value) -> bool {
    now == was || now.get("id") == Some(was)
}

#[test]
fn nothing_that_answers_breaks_it() {
    let file = file();
    let good = shown(&file, "good");
    let mut dice = Dice(2);
    for address in ["awards/good.json", "badge.json", "issuer.json"] {
        let address = format!("https://badges.example/{address}");
        let document = &file["documents"][&address];
        let mut world = world(&file);
        for _ in 0..rounds(USUAL) {
            let mut changed = document.clone();
            for _ in 0..=dice.below(4) {
                change(&mut changed, &mut dice);
            }
            world.put(&address, &changed);
            let verdict = verify(&good, &world, &request());
            assert!(verdict.steps.len() > 1);
        }
    }
}

#[test]
fn a_token_may_not_be_changed() {
    let file = file();
    let (token, world) = (shown(&file, "signed-eddsa-key-inside"), world(&file));
    let token = token.as_str().unwrap();
    let good = verify_token(token, &world, &request());
    assert_eq!(good.validity(), Validity::Valid);
    let mut dice = Dice(3);
    for _ in 0..rounds(USUAL) {
        let changed = tamper::token(token, &mut dice);
        let changed = String::from_utf8_lossy(&changed);
        if changed.trim() != token {
            let verdict = verify_token(&changed, &world, &request());
            assert_ne!(verdict.validity(), Validity::Valid, "{changed}\n{}", told(&verdict));
        }
    }
}
