//! Findings for people and for code hosts: as blocks of a document, as SARIF, as annotations.

mod github;
mod sarif;

pub use github::github;
pub use sarif::sarif;

use super::sheet::{Block, Excerpt, Line, Style};
use crate::ground::report::{Accepted, Place};
use crate::ground::{Bilingual, Diagnostic, Instant, Report, Severity, Sources};

/// Longest line of a file that is shown, in characters.
const LONGEST_LINE: usize = 160;

/// Every finding as blocks: what is wrong, where, why it matters, what to do. Reasons that were said
/// already are not said again.
pub fn blocks(report: &Report, sources: &Sources, french: bool) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut findings = report.sorted();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    for finding in findings {
        let rule = finding.rule;
        let say = |sentence: Bilingual| finding.say(sentence, french);
        let title = Line::strong(format!("{} ", severity(finding.severity).say(french)));
        let title = title.with(Style::Code, rule.code).and(" ");
        let title = worded(title, &first_large(&say(rule.message)));
        blocks.push(Block::Verdict(Some(finding.severity), title));
        blocks.extend(place(finding, sources).map(Block::Excerpt));
        let words = if french { ["Pourquoi : ", "À faire : "] } else { ["Why: ", "To do: "] };
        blocks.push(Block::List(vec![
            worded(Line::strong(words[0]), &say(rule.reason)),
            worded(Line::strong(words[1]), &say(rule.way_out)),
        ]));
    }
    blocks
}

/// What is accepted on purpose, with the reasons; nothing when nothing is.
pub fn accepted(report: &Report, sources: &Sources, french: bool) -> Vec<Block> {
    let all = report.accepted();
    if all.is_empty() {
        return Vec::new();
    }
    let line = |it: &Accepted| {
        let finding = &it.finding;
        let line = Line::new().with(Style::Code, finding.rule.code).and(" ");
        let line = worded(line, &first_large(&finding.say(finding.rule.message, french)));
        let at = place(finding, sources).map(|it| match it.line {
            0 => format!(" ({})", it.path),
            line => format!(" ({}:{line})", it.path),
        });
        let because = if french { ". Accepté : " } else { ". Accepted: " };
        let until = it.until.map(Instant::day);
        let until = until
            .map(|day| if french { format!("jusqu’au {day}") } else { format!("until {day}") });
        let more: Vec<&str> = it.by.as_deref().into_iter().chain(until.as_deref()).collect();
        let line = line.and(at.unwrap_or_default()).and(because).with(Style::Strong, &*it.reason);
        if more.is_empty() { line } else { line.and(format!(" ({})", more.join(", "))) }
    };
    let title =
        if french { "Ce qui est accepté, et pourquoi" } else { "What is accepted, and why" };
    let lines = all.into_iter().map(line).collect();
    vec![Block::Heading(2, Line::plain(title)), Block::List(lines)]
}

/// How many findings there are, in words: “2 errors, 1 warning”; empty when there is none.
pub fn tally(report: &Report, french: bool) -> String {
    let count = |severity: Severity| {
        let number = report.count(severity);
        let plural = if french { number > 1 } else { number != 1 };
        let words = if plural { many(severity) } else { severity_word(severity) };
        (number > 0).then(|| format!("{number} {}", words.say(french)))
    };
    let all = [Severity::Error, Severity::Warning, Severity::Advice].map(count);
    all.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The gravest severity in a report.
pub fn gravest(report: &Report) -> Option<Severity> {
    report.findings().iter().map(|finding| finding.severity).max()
}

fn place(finding: &Diagnostic, sources: &Sources) -> Option<Excerpt> {
    let span = match finding.place.as_ref()? {
        Place::Path(path) => {
            let path = path.to_string();
            return Some(Excerpt { path, line: 0, column: 0, text: String::new(), length: 0 });
        }
        Place::Span(span) => *span,
    };
    let source = &sources[span.source];
    let path = source.path.to_string();
    if span.end == 0 {
        return Some(Excerpt { path, line: 0, column: 0, text: String::new(), length: 0 });
    }
    let (line, column) = source.line_column(span.start);
    let (start, end) = (span.start as usize, (span.end as usize).min(source.bytes.len()));
    let first = source.bytes[..start.min(source.bytes.len())].iter().rposition(|it| *it == b'\n');
    let rest = &source.bytes[first.map_or(0, |at| at + 1)..];
    let text = String::from_utf8_lossy(rest.split(|it| *it == b'\n').next().unwrap_or_default());
    let marked = String::from_utf8_lossy(source.bytes.get(start..end).unwrap_or_default());
    let length = marked.lines().next().map_or(0, |line| line.chars().count()).max(1);
    let text: String = text.trim_end().chars().take(LONGEST_LINE).collect();
    // Words past the end of what is shown are not shown at all.
    let text = if column > LONGEST_LINE { String::new() } else { text };
    Some(Excerpt { path, line, column, text, length })
}

fn severity(severity: Severity) -> Bilingual {
    match severity {
        Severity::Error => Bilingual { fr: "Erreur", en: "Error" },
        Severity::Warning => Bilingual { fr: "Avertissement", en: "Warning" },
        Severity::Advice => Bilingual { fr: "Conseil", en: "Advice" },
    }
}

fn severity_word(severity: Severity) -> Bilingual {
    match severity {
        Severity::Error => Bilingual { fr: "erreur", en: "error" },
        Severity::Warning => Bilingual { fr: "avertissement", en: "warning" },
        Severity::Advice => Bilingual { fr: "conseil", en: "piece of advice" },
    }
}

fn many(severity: Severity) -> Bilingual {
    match severity {
        Severity::Error => Bilingual { fr: "erreurs", en: "errors" },
        Severity::Warning => Bilingual { fr: "avertissements", en: "warnings" },
        Severity::Advice => Bilingual { fr: "conseils", en: "pieces of advice" },
    }
}

/// The line, and a sentence of ours: what stands between two backticks is code.
fn worded(line: Line, sentence: &str) -> Line {
    if sentence.matches('`').count() % 2 == 1 {
        return line.and(sentence);
    }
    sentence.split('`').enumerate().fold(line, |line, (at, part)| {
        line.with(if at % 2 == 1 { Style::Code } else { Style::Plain }, part)
    })
}

/// A sentence that stands alone begins with a capital.
fn first_large(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if first.is_lowercase() => first.to_uppercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}
