//! The verifier of Open Badges 1 and 2 against a world in memory: `samples` are 1EdTech's, `cases`
//! our own, `mutations` random changes of ours, `limits` what it does not do.

mod cases;
mod limits;
mod mutations;
mod samples;

use std::collections::BTreeMap;

use serde_json::Value;

use super::reasons;
use crate::ground::Instant;
use crate::verify::{Fetch, FetchError, Fetched, Request, Verdict};

/// What answers at which address.
#[derive(Default)]
struct World(BTreeMap<String, Result<Vec<u8>, FetchError>>);

impl World {
    fn put(&mut self, address: &str, document: &Value) {
        self.0.insert(address.to_owned(), Ok(document.to_string().into_bytes()));
    }

    fn failing(mut self, address: &str, error: FetchError) -> Self {
        self.0.insert(address.to_owned(), Err(error));
        self
    }
}

impl Fetch for World {
    fn get(&self, address: &str) -> Result<Fetched, FetchError> {
        assert!(!address.contains('#'), "a fragment is not asked for");
        let bytes = self.0.get(address).cloned().unwrap_or(Err(FetchError::NotThere))?;
        Ok(Fetched { bytes, media_type: None, address: address.to_owned() })
    }
}

fn request() -> Request {
    Request::at(Instant::parse("2026-11-23T12:00:00Z").unwrap())
}

/// The codes of what a verdict says, the passed and the skipped left out.
fn complaints(verdict: &Verdict) -> Vec<&'static str> {
    use crate::verify::Outcome::{Failed, Open};
    let told = verdict.steps.iter().filter(|step| matches!(step.outcome(), Failed | Open));
    told.map(|step| step.reason.code).collect()
}

fn codes(verdict: &Verdict) -> Vec<&'static str> {
    verdict.steps.iter().map(|step| step.reason.code).collect()
}

/// Every sentence in both languages, for what a failing test shows.
fn told(verdict: &Verdict) -> String {
    let lines = verdict.steps.iter().map(|step| {
        format!("{:?} {:?} {} — {}\n", step.name, step.outcome(), step.say(false), step.say(true))
    });
    lines.collect()
}

#[test]
fn both_languages_ask_for_the_same() {
    use crate::ground::report::placeholders;
    for reason in reasons::ALL {
        let (fr, en) = (reason.words.fr, reason.words.en);
        assert_eq!(placeholders(fr), placeholders(en), "{}", reason.code);
        assert!(reason.code.starts_with("ob2."));
    }
    let mut codes: Vec<&str> = reasons::ALL.iter().map(|reason| reason.code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), reasons::ALL.len());
}
