//! One file being read: its text, where it stands, what was found in it so far.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::ops::Range;

use super::rules;
use crate::ground::report::Place;
use crate::ground::{Diagnostic, Lang, Report, Severity, Source, SourceId, Sources, Span};
use crate::model::{Name, Publish};

/// What every file of the catalogue leans on, from `blason.toml`.
#[derive(Debug, Clone)]
pub(super) struct Site {
    /// The language of a text that does not say.
    pub(super) reference: Lang,
    /// The languages of the site; `None` when `blason.toml` could not be understood.
    pub(super) languages: Option<Vec<Lang>>,
    /// The issuer of what names none.
    pub(super) issuer: Name,
    /// What is published of an award that does not say.
    pub(super) publish: Publish,
}

/// One file being read.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) sources: &'a Sources,
    pub(super) site: &'a Site,
    pub(super) id: SourceId,
    pub(super) path: &'a str,
    /// The language of a plain text in this file.
    pub(super) lang: Lang,
    /// The whole file, without its byte order mark.
    pub(super) text: &'a str,
    /// Where `text` begins in the file's bytes.
    start: usize,
    report: RefCell<Report>,
    errors: Cell<usize>,
    quiet_from: Cell<Option<usize>>,
}

/// Findings noted for one file; past them, one more says that there are others.
const MOST_FINDINGS: usize = 200;

impl<'a> Reading<'a> {
    /// Opens a file; `None`, with the finding in `report`, when it is not text.
    pub(super) fn open(
        sources: &'a Sources,
        site: &'a Site,
        (id, source): (SourceId, &'a Source),
        report: &mut Report,
    ) -> Option<Self> {
        let Some(text) = source.text() else {
            report.push(rules::NOT_UTF8.at(not_utf8(id, &source.bytes)));
            return None;
        };
        let (text, start) = text.strip_prefix('\u{feff}').map_or((text, 0), |text| (text, 3));
        Some(Self {
            sources,
            site,
            id,
            path: &source.path,
            lang: site.reference,
            text,
            start,
            report: RefCell::default(),
            errors: Cell::new(0),
            quiet_from: Cell::new(None),
        })
    }

    /// The same file, its plain texts in this language.
    pub(super) fn in_lang(self, lang: Lang) -> Self {
        Self { lang, ..self }
    }

    /// A stretch of [`text`](Self::text) as a place in the file.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.id, self.start + range.start..self.start + range.end)
    }

    /// The top of the file.
    pub(super) fn top(&self) -> Span {
        Span::top(self.id)
    }

    /// Notes a finding.
    pub(super) fn note(&self, finding: Diagnostic) {
        if finding.severity == Severity::Error {
            self.errors.set(self.errors.get() + 1);
        }
        if self.quiet_from.get().is_some_and(|from| comes_after(&finding, from)) {
            return;
        }
        let mut report = self.report.borrow_mut();
        match report.findings().len() {
            MOST_FINDINGS => {
                let limit = MOST_FINDINGS.to_string();
                report.push(rules::AND_MORE.about(self.id).with("limit", limit));
            }
            count if count < MOST_FINDINGS => report.push(finding),
            _ => {}
        }
    }

    /// Errors at this place of the text or below it count from here on and are not said, nor is what
    /// is missing: both may come from a line that could not be read.
    pub(super) fn say_nothing_after(&self, at: usize) {
        self.quiet_from.set(Some(self.start + at));
    }

    /// Counts an error that stands in the report already, so that what holds it is left out.
    pub(super) fn count_error(&self) {
        self.errors.set(self.errors.get() + 1);
    }

    /// How many errors were noted so far.
    pub(super) fn errors(&self) -> usize {
        self.errors.get()
    }

    /// Whether a finding of this rule stands within a stretch of the file.
    pub(super) fn has_noted(&self, code: &str, span: Span) -> bool {
        self.report.borrow().findings().iter().any(|finding| {
            matches!(&finding.place, Some(Place::Span(place))
                if finding.rule.code == code && place.start >= span.start && place.end <= span.end)
        })
    }

    /// Hands over what was found.
    pub(super) fn close(self, report: &mut Report) {
        report.append(self.report.into_inner());
    }

    /// The folder of this file, with its `/`.
    pub(super) fn folder(&self) -> &'a str {
        self.path.rfind('/').map_or("", |at| &self.path[..=at])
    }
}

/// A text with one kind of line ending, so that every machine publishes the same bytes.
pub(super) fn one_line_ending(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { text.replace("\r\n", "\n").into() } else { text.into() }
}

/// Whether a finding may be the consequence of a line that could not be read, at this byte.
fn comes_after(finding: &Diagnostic, from: usize) -> bool {
    let below = match &finding.place {
        Some(Place::Span(span)) => span.start as usize >= from,
        _ => false,
    };
    below || finding.rule.code == rules::REQUIRED.code
}

/// The first bytes that are not UTF-8.
fn not_utf8(id: SourceId, bytes: &[u8]) -> Span {
    let at = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    Span::new(id, at..(at + 1).min(bytes.len()))
}
