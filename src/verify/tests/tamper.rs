//! Random changes to documents, tokens and images: bytes, JSON values, types, dates, proof fields, the
//! order of chunks. The same in every run.

use serde_json::{Map, Value, json};

use crate::codec::base64url;

/// How many documents of each kind are made: so many, unless `BLASON_MUTATIONS` says otherwise.
#[expect(clippy::disallowed_methods, reason = "whoever has the time asks for more cases")]
pub(in crate::verify) fn rounds(usual: u64) -> u64 {
    let asked = std::env::var("BLASON_MUTATIONS").ok();
    asked.and_then(|asked| asked.parse().ok()).unwrap_or(usual)
}

/// Random enough to tamper with, and the same in every run (SplitMix64).
pub(in crate::verify) struct Dice(pub(in crate::verify) u64);

impl Dice {
    pub(in crate::verify) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(in crate::verify) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).expect("below a usize")
    }

    pub(in crate::verify) fn pick<'t, T>(&mut self, things: &'t [T]) -> &'t T {
        &things[self.below(things.len())]
    }
}

/// Changes one or a few bytes.
pub(in crate::verify) fn bytes(document: &[u8], dice: &mut Dice) -> Vec<u8> {
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

/// Changes something in a JSON document: a value, a name, an order, a place. One time in three it
/// is a part of the proof, a type or a date, where there is one.
pub(in crate::verify) fn value(document: &Value, dice: &mut Dice) -> Value {
    let mut changed = document.clone();
    let mut pointers = Vec::new();
    collect(&changed, &mut String::new(), &mut pointers);
    let delicate: Vec<String> = pointers.iter().filter(|at| is_delicate(at)).cloned().collect();
    let pool = if dice.below(3) == 0 && !delicate.is_empty() { &delicate } else { &pointers };
    let from = dice.pick(pool).clone();
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

/// Whether a place is inside the proof, a type, or a moment.
fn is_delicate(pointer: &str) -> bool {
    const NAMES: [&str; 11] = [
        "/type",
        "/@context",
        "/validFrom",
        "/validUntil",
        "/issuanceDate",
        "/expirationDate",
        "/created",
        "/issuedOn",
        "/expires",
        "/nbf",
        "/exp",
    ];
    pointer.contains("/proof") || NAMES.iter().any(|name| pointer.contains(name))
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

/// Changes a compact token: its letters, its header, its claims, or the order of its parts. What is
/// changed inside is encoded as it was, so that only the signature can tell.
pub(in crate::verify) fn token(token: &str, dice: &mut Dice) -> Vec<u8> {
    let mut parts: Vec<String> = token.split('.').map(str::to_owned).collect();
    match dice.below(6) {
        0 | 1 => return bytes(token.as_bytes(), dice),
        2 => {
            let (one, other) = (dice.below(parts.len()), dice.below(parts.len()));
            parts.swap(one, other);
        }
        3 => parts[2] = String::from_utf8_lossy(&bytes(parts[2].as_bytes(), dice)).into_owned(),
        which => {
            let part = &mut parts[which - 4];
            let read = base64url::decode(part).expect("a part of a token");
            let read = serde_json::from_slice(&read).expect("JSON");
            *part = base64url::encode(value(&read, dice).to_string().as_bytes());
        }
    }
    parts.join(".").into_bytes()
}

/// Changes a PNG: its bytes, or its chunks (order, number, content), each with the checksum that it
/// ought to have, so that the damage is not seen at once.
pub(in crate::verify) fn png(image: &[u8], dice: &mut Dice) -> Vec<u8> {
    if dice.below(4) == 0 {
        return bytes(image, dice);
    }
    let (signature, mut rest) = image.split_at(8);
    let mut chunks: Vec<([u8; 4], Vec<u8>)> = Vec::new();
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let (body, after) = after.split_at(4 + u32::from_be_bytes(*length) as usize);
        let (name, data) = body.split_first_chunk::<4>().expect("a name");
        chunks.push((*name, data.to_vec()));
        rest = &after[4..];
    }
    let (one, other) = (dice.below(chunks.len()), dice.below(chunks.len()));
    match dice.below(6) {
        0 => chunks.swap(one, other),
        1 => chunks.insert(other, chunks[one].clone()),
        2 => drop(chunks.remove(one)),
        3 => chunks[one].0 = *dice.pick(&[*b"iTXt", *b"tEXt", *b"zTXt", *b"IDAT", *b"abcd"]),
        _ => {
            let data = &mut chunks[one].1;
            *data = if data.is_empty() { vec![0] } else { bytes(data, dice) };
        }
    }
    let mut out = signature.to_vec();
    for (name, data) in chunks {
        out.extend(super::images::chunk(name, &data));
    }
    out
}
