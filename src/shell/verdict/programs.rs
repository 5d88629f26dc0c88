//! Verdicts as JSON. Its shape is a promise to strangers (`docs/verify.md`): properties are added,
//! never renamed, and words are for people, so programs compare codes.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Examined;
use crate::ground::Instant;
use crate::verify::{About, Format, Outcome, Step, StepName, Trust, Validity, Verdict};

/// The version of the shape.
pub const VERSION: u32 = 1;

/// Everything that one run found.
#[derive(Debug, Serialize)]
pub struct Answer {
    version: u32,
    now: String,
    valid: bool,
    trusted: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    files: Vec<File>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sites: Vec<serde_json::Value>,
}

#[derive(Debug, Serialize)]
struct File {
    name: String,
    container: &'static str,
    valid: bool,
    trusted: bool,
    verdicts: Vec<Document>,
}

#[derive(Debug, Serialize)]
struct Document {
    validity: &'static str,
    trusted: bool,
    trust: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    host: Option<String>,
    claims: Claims,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    steps: Vec<StepTaken>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    endorsements: Vec<Document>,
}

#[derive(Debug, Serialize)]
struct Claims {
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    badge: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer_host: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    awarded: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_until: Option<String>,
}

#[derive(Debug, Serialize)]
struct StepTaken {
    step: &'static str,
    outcome: &'static str,
    code: &'static str,
    words: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    arguments: BTreeMap<&'static str, String>,
}

impl Answer {
    /// What was found in files and in sites, as JSON text; words in French or in English.
    pub fn json(
        files: &[Examined],
        sites: Vec<(bool, serde_json::Value)>,
        now: Instant,
        french: bool,
    ) -> String {
        let sound = sites.iter().all(|(sound, _)| *sound);
        let answer = Self {
            version: VERSION,
            now: now.to_string(),
            valid: sound && files.iter().all(Examined::is_valid),
            trusted: sound && files.iter().all(Examined::is_trusted),
            files: files.iter().map(|examined| file(examined, french)).collect(),
            sites: sites.into_iter().map(|(_, site)| site).collect(),
        };
        serde_json::to_string_pretty(&answer).expect("our own types are JSON")
    }
}

/// One verdict as JSON.
pub fn verdict(verdict: &Verdict, french: bool) -> serde_json::Value {
    serde_json::to_value(document(verdict, french)).expect("our own types are JSON")
}

fn file(examined: &Examined, french: bool) -> File {
    File {
        name: examined.name.clone(),
        container: examined.found.container,
        valid: examined.is_valid(),
        trusted: examined.is_trusted(),
        verdicts: examined.found.verdicts.iter().map(|it| document(it, french)).collect(),
    }
}

fn document(verdict: &Verdict, french: bool) -> Document {
    let Verdict { about, steps, trust, key, endorsements } = verdict;
    let (trust, host) = match trust {
        Trust::Named => ("named", None),
        Trust::OwnSite => ("own-site", None),
        Trust::Host(host) => ("host", Some(host.clone())),
        Trust::Demonstration => ("demonstration", None),
        Trust::Unknown => ("unknown", None),
    };
    Document {
        validity: match verdict.validity() {
            Validity::Valid => "valid",
            Validity::Open => "open",
            Validity::Invalid => "invalid",
        },
        trusted: verdict.trusted(),
        trust,
        host,
        claims: claims(about),
        key: key.clone(),
        steps: steps.iter().map(|it| step(it, french)).collect(),
        endorsements: endorsements.iter().map(|it| document(it, french)).collect(),
    }
}

fn claims(about: &About) -> Claims {
    let About { format, id, badge, issuer, issuer_id, host, awarded, valid_from, valid_until } =
        about;
    let format = format.map(|format| match format {
        Format::Ob3 => "ob3",
        Format::Ob2 => "ob2",
        Format::Ob1 => "ob1",
        Format::Endorsement => "endorsement",
        Format::StatusList => "status-list",
        Format::Credential => "credential",
    });
    let date = |date: &Option<Instant>| date.map(|date| date.to_string());
    Claims {
        format,
        id: id.clone(),
        badge: badge.clone(),
        issuer: issuer.clone(),
        issuer_id: issuer_id.clone(),
        issuer_host: host.clone(),
        awarded: date(awarded),
        valid_from: date(valid_from),
        valid_until: date(valid_until),
    }
}

fn step(step: &Step, french: bool) -> StepTaken {
    let arguments = step.arguments.iter();
    StepTaken {
        step: match step.name {
            StepName::Readable => "readable",
            StepName::WellFormed => "well-formed",
            StepName::Proof => "proof",
            StepName::Key => "key",
            StepName::InForce => "in-force",
            StepName::Status => "status",
            StepName::Recipient => "recipient",
            StepName::Endorsements => "endorsements",
            StepName::Scope => "scope",
        },
        outcome: match step.outcome() {
            Outcome::Passed => "passed",
            Outcome::Skipped => "skipped",
            Outcome::Open => "open",
            Outcome::Failed => "failed",
        },
        code: step.reason.code,
        words: step.say(french),
        arguments: arguments.map(|(name, value)| (*name, value.say(french).to_owned())).collect(),
    }
}
