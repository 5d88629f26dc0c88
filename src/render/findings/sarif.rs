//! Findings as SARIF 2.1.0 (OASIS), which code hosts read for code scanning.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Value, json};

use crate::codec::{hex, sha256::sha256};
use crate::ground::report::Place;
use crate::ground::{Bilingual, Diagnostic, Report, Rule, Severity, Sources};

/// The shape that the document declares.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Value; 1],
}

/// The findings as one SARIF log; `folder` is that of the catalogue within its repository, with its `/`.
pub fn sarif(report: &Report, sources: &Sources, folder: &str, french: bool) -> String {
    let findings = report.sorted();
    let mut rules: Vec<&'static Rule> = findings.iter().map(|finding| finding.rule).collect();
    rules.sort_by_key(|rule| rule.code);
    rules.dedup_by_key(|rule| rule.code);
    let number = |code: &str| rules.iter().position(|rule| rule.code == code);
    let results: Vec<Value> = findings
        .iter()
        .map(|finding| result(finding, number(finding.rule.code), sources, folder, french))
        .collect();
    let driver = json!({
        "name": "Blason",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules.iter().map(|rule| described(rule, french)).collect::<Vec<_>>(),
    });
    let run = json!({
        "tool": { "driver": driver },
        "language": if french { "fr" } else { "en" },
        // Columns are counted in characters.
        "columnKind": "unicodeCodePoints",
        "results": results,
    });
    let log = Log { schema: SCHEMA, version: "2.1.0", runs: [run] };
    serde_json::to_string_pretty(&log).expect("our own types are JSON")
}

fn described(rule: &Rule, french: bool) -> Value {
    // Sentences of a rule keep their placeholders: they speak of every finding.
    let say = |sentence: Bilingual| json!({ "text": sentence.say(french).replace(['{', '}'], "") });
    json!({
        "id": rule.code,
        "shortDescription": say(rule.message),
        "fullDescription": say(rule.reason),
        "help": say(rule.way_out),
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn result(
    finding: &Diagnostic,
    number: Option<usize>,
    sources: &Sources,
    folder: &str,
    french: bool,
) -> Value {
    let rule = finding.rule;
    let [message, way_out] = [rule.message, rule.way_out].map(|it| finding.say(it, french));
    let mut place = location(finding, sources, folder);
    // Hosts ask for a place: a finding about the whole stands at the settings.
    if place.is_null() {
        place = physical(&format!("{folder}blason.toml"), None);
    }
    // The same mistake keeps its fingerprint while lines around it move.
    let path = place["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap_or_default();
    let mark =
        sha256(format!("{}\0{path}\0{}", rule.code, finding.say(rule.message, false)).as_bytes());
    json!({
        "ruleId": rule.code,
        "ruleIndex": number,
        "level": level(finding.severity),
        "message": { "text": format!("{message}. {way_out}") },
        "locations": [place],
        "partialFingerprints": { "blason/v1": hex::encode(&mark[..16]) },
    })
}

fn location(finding: &Diagnostic, sources: &Sources, folder: &str) -> Value {
    match &finding.place {
        None => Value::Null,
        Some(Place::Path(path)) => physical(&format!("{folder}{path}"), None),
        Some(Place::Span(span)) => {
            let source = &sources[span.source];
            if sources.is_beside(span.source) {
                // The file as it was: the proposal may not have it any more, nor that line.
                let path = source.path.split_once(':').map_or(&*source.path, |(_, path)| path);
                return physical(&format!("{folder}{path}"), None);
            }
            let (line, column) = source.line_column(span.start);
            let (end_line, end_column) = source.line_column(span.end);
            let region = json!({
                "startLine": line,
                "startColumn": column,
                "endLine": end_line,
                "endColumn": end_column.max(column + usize::from(line == end_line)),
            });
            physical(&format!("{folder}{}", source.path), Some(region))
        }
    }
}

fn physical(path: &str, region: Option<Value>) -> Value {
    let mut place =
        json!({ "artifactLocation": { "uri": encoded(path), "uriBaseId": "%SRCROOT%" } });
    if let Some(region) = region {
        place["region"] = region;
    }
    json!({ "physicalLocation": place })
}

/// A path as a relative reference (RFC 3986).
fn encoded(path: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'~' | b'/');
    path.bytes().fold(String::new(), |mut out, byte| {
        if plain(byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("a String takes every text");
        }
        out
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}
