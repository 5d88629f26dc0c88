//! What programs read: the findings of a run as JSON, and what a build did. Their shape is a promise
//! to strangers: properties are added, never renamed.

use serde::Serialize;

use super::publish::Published;
use crate::ground::report::Place;
use crate::ground::{Report, Severity, Sources};

#[derive(Serialize)]
struct Findings<'a> {
    version: u32,
    errors: usize,
    warnings: usize,
    advice: usize,
    #[serde(rename = "findings")]
    all: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    severity: &'a str,
    message: String,
    reason: String,
    way_out: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

/// Lines and columns from 1, columns in characters; bytes from 0, the end not included.
#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
    byte: u32,
}

#[derive(Serialize)]
struct Done<'a> {
    version: u32,
    files: u64,
    written: u64,
    bytes: u64,
    removed: u64,
    left: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    heaviest_page: Option<Page<'a>>,
}

/// A page, and what a browser asks for to show it, images left out.
#[derive(Serialize)]
struct Page<'a> {
    path: &'a str,
    bytes: u32,
    requests: u16,
}

/// What a build did, as one line of JSON.
pub fn published(published: &Published) -> String {
    let Published { files, written, bytes, removed, left, heaviest } = published;
    let done = Done {
        version: 1,
        files: *files,
        written: *written,
        bytes: *bytes,
        removed: *removed,
        left,
        heaviest_page: heaviest.as_ref().map(|(path, weight)| Page {
            path,
            bytes: weight.bytes,
            requests: weight.requests,
        }),
    };
    serde_json::to_string(&done).expect("our own types are JSON")
}

/// The findings as one JSON document, sentences in French or in English.
pub fn json(report: &Report, sources: &Sources, french: bool) -> String {
    serde_json::to_string_pretty(&findings(report, sources, french)).expect(JSON)
}

/// The same within another document.
pub fn value(report: &Report, sources: &Sources, french: bool) -> serde_json::Value {
    serde_json::to_value(findings(report, sources, french)).expect(JSON)
}

fn findings<'a>(report: &Report, sources: &'a Sources, french: bool) -> Findings<'a> {
    let all = report.sorted().into_iter().map(|finding| {
        let (path, range) = match &finding.place {
            None => (None, None),
            Some(Place::Path(path)) => (Some(path.to_string()), None),
            Some(Place::Span(span)) => {
                let source = &sources[span.source];
                let position = |byte| {
                    let (line, column) = source.line_column(byte);
                    Position { line, column, byte }
                };
                let range = Range { start: position(span.start), end: position(span.end) };
                (Some(source.path.to_string()), Some(range))
            }
        };
        let rule = finding.rule;
        Finding {
            code: rule.code,
            severity: match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Advice => "advice",
            },
            message: finding.say(rule.message, french),
            reason: finding.say(rule.reason, french),
            way_out: finding.say(rule.way_out, french),
            path,
            range,
        }
    });
    Findings {
        version: 1,
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
        advice: report.count(Severity::Advice),
        all: all.collect(),
    }
}

const JSON: &str = "our own types are JSON";
