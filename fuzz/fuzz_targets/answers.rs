//! A good badge, and a web that answers anything: identifier documents, key sets, status lists, and
//! hosted documents of OB 2.0. The first byte picks the badge; the rest are answers, parted by zeros,
//! in the order in which they are asked for.
#![no_main]

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use blason::ground::Instant;
use blason::verify::{Fetch, FetchError, Fetched, MAX_FETCHES, Request, Validity, verify};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

/// The badges: keys in a did:web and a list, in a list of keys, beside an https issuer; a badge of
/// OB 2.0, a signed one, and an address.
const CASES: [&str; 6] = [
    "in good standing",
    "ES256, key in the set of the host",
    "1EdTech list: good",
    "good",
    "signed-eddsa-key-inside",
    "an address",
];

fn badges() -> &'static [String] {
    static BADGES: OnceLock<Vec<String>> = OnceLock::new();
    BADGES.get_or_init(|| {
        let files = [
            include_str!("../../tests/vectors/verify/cases.json"),
            include_str!("../../tests/vectors/ob2/world.json"),
        ];
        let files = files.map(|text| serde_json::from_str::<Value>(text).expect("JSON"));
        let cases = || files.iter().filter_map(|file| file["cases"].as_array()).flatten();
        let text = |name: &str| {
            let case = cases().find(|case| case["name"] == name).expect("a case of this name");
            match case.get("presented").or_else(|| case.get("shown")) {
                Some(Value::String(text)) => text.clone(),
                Some(document) => document.to_string(),
                None => panic!("{name} presents nothing"),
            }
        };
        CASES.map(text).into()
    })
}

struct Anything<'a> {
    answers: Vec<&'a [u8]>,
    asked: AtomicUsize,
}

impl Fetch for Anything<'_> {
    fn get(&self, address: &str) -> Result<Fetched, FetchError> {
        let number = self.asked.fetch_add(1, Ordering::Relaxed);
        let bytes = self.answers.get(number).ok_or(FetchError::NotThere)?.to_vec();
        Ok(Fetched { bytes, media_type: None, address: address.to_owned() })
    }
}

fuzz_target!(|bytes: &[u8]| {
    let Some((which, answers)) = bytes.split_first() else { return };
    let badge = badges()[usize::from(*which) % CASES.len()].as_bytes();
    let request = Request::at(Instant::from_seconds(1_795_000_000).expect("a moment"));
    let look = || {
        let web = Anything {
            answers: answers.split(|byte| *byte == 0).collect(),
            asked: AtomicUsize::new(0),
        };
        let found = verify(badge, &web, &request);
        (found, web.asked.into_inner())
    };
    let (found, asked) = look();
    assert!(asked <= MAX_FETCHES, "{asked} addresses were asked");
    for verdict in &found.verdicts {
        assert!(!verdict.steps.is_empty());
        assert!(asked > 0 || verdict.validity() != Validity::Valid, "believed without asking");
        for step in &verdict.steps {
            assert!(!step.say(true).is_empty() && !step.say(false).is_empty());
        }
    }
    assert_eq!(look(), (found, asked));
});
