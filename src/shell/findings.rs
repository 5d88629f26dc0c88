//! What programs read: the findings of a run as JSON, and what a build did. Their shape is a promise
//! to strangers: properties are added, never renamed.

use serde::Serialize;

use super::publish::Published;
use crate::check::mend::MendedLines;
use crate::ground::report::Place;
use crate::ground::{Diagnostic, Instant, Report, Severity, Sources, Span};

#[derive(Serialize)]
struct Findings<'a> {
    version: u32,
    errors: usize,
    warnings: usize,
    advice: usize,
    #[serde(rename = "findings")]
    all: Vec<Finding<'a>>,
    /// What is accepted on purpose: counted in none of the above.
    accepted: Vec<Acceptance<'a>>,
    /// What `--fix` mended.
    #[serde(skip_serializing_if = "Option::is_none")]
    mended: Option<Vec<Mended<'a>>>,
}

/// A finding, and why it is accepted.
#[derive(Serialize)]
struct Acceptance<'a> {
    #[serde(flatten)]
    finding: Finding<'a>,
    accepted_because: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted_by: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted_until: Option<String>,
}

/// Lines that were mended; the first of them counts from 1.
#[derive(Serialize)]
struct Mended<'a> {
    path: &'a str,
    line: usize,
    before: &'a str,
    after: &'a str,
}

/// What would mend a finding without changing what is meant.
#[derive(Serialize)]
struct Fix<'a> {
    range: Range,
    text: &'a str,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Fix<'a>>,
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
    serde_json::to_string_pretty(&findings(report, sources, french, None)).expect(JSON)
}

/// The same within another document.
pub fn value(report: &Report, sources: &Sources, french: bool) -> serde_json::Value {
    serde_json::to_value(findings(report, sources, french, None)).expect(JSON)
}

/// The findings that are left, and what was mended before, as one JSON document.
pub fn mended_json(
    report: &Report,
    sources: &Sources,
    french: bool,
    mended: &[(&str, &MendedLines)],
) -> String {
    serde_json::to_string_pretty(&findings(report, sources, french, Some(mended))).expect(JSON)
}

fn findings<'a>(
    report: &'a Report,
    sources: &'a Sources,
    french: bool,
    mended: Option<&'a [(&'a str, &'a MendedLines)]>,
) -> Findings<'a> {
    let accepted = report.accepted().into_iter().map(|it| Acceptance {
        finding: finding(&it.finding, sources, french),
        accepted_because: &it.reason,
        accepted_by: it.by.as_deref(),
        accepted_until: it.until.map(Instant::day),
    });
    let mended = mended.map(|all| {
        all.iter()
            .map(|(path, lines)| Mended {
                path,
                line: lines.line,
                before: &lines.before,
                after: &lines.after,
            })
            .collect()
    });
    Findings {
        version: 1,
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
        advice: report.count(Severity::Advice),
        all: report.sorted().into_iter().map(|it| finding(it, sources, french)).collect(),
        accepted: accepted.collect(),
        mended,
    }
}

const JSON: &str = "our own types are JSON";

fn finding<'a>(finding: &'a Diagnostic, sources: &'a Sources, french: bool) -> Finding<'a> {
    let range = |span: Span| {
        let position = |byte| {
            let (line, column) = sources[span.source].line_column(byte);
            Position { line, column, byte }
        };
        Range { start: position(span.start), end: position(span.end) }
    };
    let (path, place) = match &finding.place {
        None => (None, None),
        Some(Place::Path(path)) => (Some(path.to_string()), None),
        Some(Place::Span(span)) => {
            (Some(sources[span.source].path.to_string()), Some(range(*span)))
        }
    };
    let rule = finding.rule;
    Finding {
        code: rule.code,
        severity: finding.severity.name(),
        message: finding.say(rule.message, french),
        reason: finding.say(rule.reason, french),
        way_out: finding.say(rule.way_out, french),
        path,
        range: place,
        fix: finding.edit.as_ref().map(|edit| Fix { range: range(edit.span), text: &edit.text }),
    }
}
