//! Findings as workflow commands: a host shows each at its line.
//!
//! The form is that of “Workflow commands for GitHub Actions”, also read by Forgejo and Gitea.

use std::fmt::Write as _;

use crate::ground::report::Place;
use crate::ground::{Report, Severity, Sources};

/// Every finding as one line; `folder` is that of the catalogue within its repository, with its `/`.
pub fn github(report: &Report, sources: &Sources, folder: &str, french: bool) -> String {
    let mut out = String::new();
    for finding in report.sorted() {
        let rule = finding.rule;
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "notice",
        };
        let mut properties = Vec::new();
        match &finding.place {
            Some(Place::Path(path)) => {
                properties.push(format!("file={}", property(&format!("{folder}{path}"))));
            }
            // What stands in the base only has no line in the proposal.
            Some(Place::Span(span)) if !sources.is_beside(span.source) => {
                let source = &sources[span.source];
                properties.push(format!("file={}", property(&format!("{folder}{}", source.path))));
                let (line, column) = source.line_column(span.start);
                let (end_line, end_column) = source.line_column(span.end);
                properties.push(format!("line={line},endLine={end_line}"));
                // Columns are read only where they stand on one line.
                if line == end_line && span.end > span.start {
                    properties.push(format!("col={column},endColumn={end_column}"));
                }
            }
            _ => {}
        }
        properties.push(format!("title={}", property(rule.code)));
        let [message, way_out] = [rule.message, rule.way_out].map(|it| finding.say(it, french));
        let text = data(&format!("{message}\n{way_out}"));
        writeln!(out, "::{command} {}::{text}", properties.join(",")).expect(TEXT);
    }
    out
}

const TEXT: &str = "a String takes every text";

/// A message, which ends at the end of its line.
fn data(text: &str) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    text.chars().filter(|c| !c.is_control()).collect()
}

/// A property, which ends at a comma or a colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::{Bilingual, Rule, SourceId, Span};

    static RULE: Rule = Rule {
        code: "L999",
        severity: Severity::Advice,
        message: Bilingual { fr: "{word}", en: "{word}" },
        reason: Bilingual { fr: "", en: "" },
        way_out: Bilingual { fr: "fin", en: "end" },
    };

    #[test]
    fn no_word_of_an_author_is_a_command() {
        let sources = Sources::from_listing("=== a,b:c.md\none\ntwo words\n");
        let mut report = Report::new();
        report.push(RULE.at(Span::new(SourceId(0), 8..13)).with("word", "x\n::error::50% y"));
        let text = github(&report, &sources, "sub/", false);
        assert_eq!(
            text,
            "::notice file=sub/a%2Cb%3Ac.md,line=2,endLine=2,col=5,endColumn=10,title=L999::x%0A::error::50%25 y%0Aend\n"
        );
    }
}
