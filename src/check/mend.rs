//! The mends that findings offer, put together as changed files. A finding offers one only where
//! nothing of what is meant can change.

use std::collections::BTreeMap;

use crate::ground::report::Edit;
use crate::ground::{Report, SourceId, Sources, Span};

/// A file with its mends made.
#[derive(Debug)]
pub struct MendedFile {
    /// The file.
    pub source: SourceId,
    /// Its text, mended.
    pub text: String,
    /// What was changed, in the order of the file.
    pub changes: Vec<MendedLines>,
}

/// Lines of a file as they were and as they are now.
#[derive(Debug, PartialEq, Eq)]
pub struct MendedLines {
    /// The first of them, from 1.
    pub line: usize,
    /// As they were.
    pub before: String,
    /// As they are now.
    pub after: String,
}

/// Makes every mend that the findings of a report offer. Of two that touch, the first is made: the
/// next run meets the other again.
pub fn mend(report: &Report, sources: &Sources) -> Vec<MendedFile> {
    let mut files: BTreeMap<SourceId, Vec<&Edit>> = BTreeMap::new();
    for edit in report.sorted().into_iter().filter_map(|finding| finding.edit.as_ref()) {
        files.entry(edit.span.source).or_default().push(edit);
    }
    files.into_iter().filter_map(|(source, edits)| mend_file(source, edits, sources)).collect()
}

fn mend_file(source: SourceId, mut edits: Vec<&Edit>, sources: &Sources) -> Option<MendedFile> {
    let text = sources[source].text()?;
    edits.sort_by_key(|edit| (edit.span, edit.text.clone()));
    let mut chosen: Vec<&Edit> = Vec::new();
    for edit in edits {
        let Span { start, end, .. } = edit.span;
        let free =
            chosen.last().is_none_or(|last| last.span.end <= start && last.span != edit.span);
        if free && text.get(start as usize..end as usize).is_some_and(|it| it != &*edit.text) {
            chosen.push(edit);
        }
    }
    let mut mended = String::with_capacity(text.len());
    let mut changes: Vec<MendedLines> = Vec::new();
    let mut at = 0;
    // Edits on the same lines are shown together.
    let mut shown: Option<(usize, usize, Vec<&Edit>)> = None;
    for edit in &chosen {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        mended.push_str(&text[at..start]);
        mended.push_str(&edit.text);
        at = end;
        let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let last = text[end..].find('\n').map_or(text.len(), |at| end + at);
        match &mut shown {
            Some((_, to, group)) if first <= *to => {
                *to = last.max(*to);
                group.push(edit);
            }
            _ => {
                changes.extend(shown.take().map(|lines| show(text, lines)));
                shown = Some((first, last, vec![edit]));
            }
        }
    }
    changes.extend(shown.take().map(|lines| show(text, lines)));
    mended.push_str(&text[at..]);
    (!changes.is_empty()).then_some(MendedFile { source, text: mended, changes })
}

fn show(text: &str, (from, to, edits): (usize, usize, Vec<&Edit>)) -> MendedLines {
    let mut after = String::new();
    let mut at = from;
    for edit in edits {
        after.push_str(&text[at..edit.span.start as usize]);
        after.push_str(&edit.text);
        at = edit.span.end as usize;
    }
    after.push_str(&text[at..to]);
    let line = text[..from].matches('\n').count() + 1;
    MendedLines { line, before: text[from..to].to_owned(), after }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::{Bilingual, Rule, Severity};

    static RULE: Rule = Rule {
        code: "L003",
        severity: Severity::Error,
        message: Bilingual { fr: "a", en: "b" },
        reason: Bilingual { fr: "a", en: "b" },
        way_out: Bilingual { fr: "a", en: "b" },
    };

    fn mended(text: &str, edits: &[(usize, usize, &str)]) -> Vec<MendedFile> {
        let sources = Sources::from_listing(&format!("=== a\n{text}"));
        let mut report = Report::new();
        for (start, end, new) in edits {
            let span = Span::new(SourceId(0), *start..*end);
            report.push(RULE.at(span).mended_by(span, *new));
        }
        mend(&report, &sources)
    }

    #[test]
    fn edits_are_made_from_the_first_to_the_last() {
        let files =
            mended("un deux\ntrois\nquatre cinq\n", &[(14, 20, "4"), (0, 2, "1"), (3, 7, "2")]);
        let [file] = &files[..] else { panic!("{files:?}") };
        assert_eq!(file.text, "1 2\ntrois\n4 cinq\n");
        let lines = |line, before: &str, after: &str| MendedLines {
            line,
            before: before.to_owned(),
            after: after.to_owned(),
        };
        assert_eq!(file.changes, [lines(1, "un deux", "1 2"), lines(3, "quatre cinq", "4 cinq")]);
    }

    #[test]
    fn of_two_that_touch_the_first_is_made() {
        let files = mended("abcdef", &[(0, 3, "x"), (2, 5, "y")]);
        assert_eq!(files[0].text, "xdef");
        assert!(mended("abc", &[(0, 3, "abc"), (2, 9, "y")]).is_empty());
    }
}
