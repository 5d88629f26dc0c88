//! An audit as programs read it. Properties are added, never renamed.

use std::collections::BTreeMap;

use serde::Serialize;

use super::About;
use crate::audit::Audited;
use crate::ground::report::Place;
use crate::ground::{Diagnostic, Severity};

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    /// Where it was asked.
    address: &'a str,
    /// For which address the catalogue is built.
    base_url: &'a str,
    /// `build` or `manifest`.
    against: &'static str,
    /// Whether the world sees what was built: there is no error.
    sound: bool,
    asked: u64,
    aside: u64,
    /// How many files the build has, when only some were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    sample_of: Option<u64>,
    errors: usize,
    warnings: usize,
    advice: usize,
    /// How many findings there are of each code; of each, only the first are listed.
    counts: &'a BTreeMap<&'static str, u64>,
    findings: Vec<Finding>,
}

#[derive(Serialize)]
struct Finding {
    code: &'static str,
    severity: &'static str,
    message: String,
    reason: String,
    way_out: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
}

/// What was found, as one document; sentences in French or in English.
pub fn json(about: &About<'_>, audited: &Audited, french: bool) -> String {
    let About { address, base, manifest, sample_of } = about;
    let count = |severity| audited.report.count(severity);
    let document = Document {
        version: 1,
        address,
        base_url: base,
        against: if *manifest { "manifest" } else { "build" },
        sound: audited.gate().is_ok(),
        asked: audited.asked,
        aside: audited.aside,
        sample_of: *sample_of,
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        advice: count(Severity::Advice),
        counts: &audited.counts,
        findings: audited.report.sorted().into_iter().map(|it| finding(it, french)).collect(),
    };
    serde_json::to_string_pretty(&document).expect("our own types are JSON")
}

fn finding(finding: &Diagnostic, french: bool) -> Finding {
    let rule = finding.rule;
    Finding {
        code: rule.code,
        severity: finding.severity.name(),
        message: finding.say(rule.message, french),
        reason: finding.say(rule.reason, french),
        way_out: finding.say(rule.way_out, french),
        address: match &finding.place {
            Some(Place::Path(address)) => Some(address.to_string()),
            Some(Place::Span(_)) | None => None,
        },
    }
}
