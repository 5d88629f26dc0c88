//! What people read: findings under the words they are about, sentences, a progress bar. Results go
//! to stdout, talk goes to stderr; colour never carries meaning alone.

use std::io::{IsTerminal, Write};
use std::time::Duration;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::publish::Progress;
use crate::ground::report::Place;
use crate::ground::{Bilingual, Diagnostic, Report, Severity, Sources, Span};

/// Lines shown before and after the words that a finding is about.
const LINES_AROUND: usize = 1;
/// Longest line shown, in bytes: beyond it, only the place is named.
const LONGEST_LINE: usize = 400;

/// The person in front of the program: their language, and how much they wish to hear.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    /// French, or else English.
    pub french: bool,
    /// Only what went wrong.
    pub quiet: bool,
    /// Everything.
    pub verbose: bool,
}

/// A bar that shows how far a publication is; silent where nobody watches.
pub struct Bar(ProgressBar);

impl Terminal {
    /// Chooses when to use colour, for the whole program.
    pub fn set_colour(choice: anstream::ColorChoice) {
        choice.write_global();
    }

    /// A sentence to a person, unless they wished to hear nothing.
    pub fn say(self, sentence: &str) {
        if !self.quiet {
            write_line(&mut anstream::stderr(), sentence);
        }
    }

    /// A sentence that is said even to those who wished to hear nothing: something went wrong.
    pub fn warn(self, sentence: &str) {
        write_line(&mut anstream::stderr(), sentence);
    }

    /// A sentence in the person's language.
    pub fn pick(self, sentence: Bilingual) -> &'static str {
        sentence.say(self.french)
    }

    /// A result.
    pub fn print(self, text: &str) {
        write_line(&mut anstream::stdout(), text);
    }

    /// A result that is not text.
    pub fn write(&self, bytes: &[u8]) {
        let mut out = std::io::stdout().lock();
        let _gone = out.write_all(bytes).and_then(|()| out.flush());
    }

    /// Why the program could not do what was asked, and what can be done.
    pub fn fail(self, what: &str, hint: Option<&str>) {
        let label = self.pick(ERROR);
        let renderer = Renderer::styled().decor_style(DecorStyle::Ascii);
        let mut groups = vec![Level::ERROR.with_name(label).primary_title(what).elements(NOTHING)];
        if let Some(hint) = hint {
            let label = self.pick(HELP);
            groups.push(Level::HELP.with_name(label).primary_title(hint).elements(NOTHING));
        }
        for group in groups {
            write_line(&mut anstream::stderr(), &renderer.render(&[group]));
        }
    }

    /// Every finding of a report, under the words it is about, and how many there are.
    pub fn findings(self, report: &Report, sources: &Sources) -> String {
        let renderer = Renderer::styled().decor_style(DecorStyle::Unicode);
        let mut text = String::new();
        for finding in report.sorted() {
            if finding.severity == Severity::Advice && self.quiet {
                continue;
            }
            text.push_str(&renderer.render(&self.groups(finding, sources)));
            text.push_str("\n\n");
        }
        text
    }

    /// What is accepted on purpose, a line or two each, with its reason: no place is underlined, since
    /// nothing is to be done.
    pub fn accepted(self, report: &Report, sources: &Sources) -> String {
        let mut text = String::new();
        if self.quiet {
            return text;
        }
        for accepted in report.accepted() {
            let finding = &accepted.finding;
            let place = match &finding.place {
                None => String::new(),
                Some(Place::Path(path)) => format!("{path}: "),
                Some(Place::Span(span)) if span.end == 0 => {
                    format!("{}: ", sources[span.source].path)
                }
                Some(Place::Span(span)) => {
                    let source = &sources[span.source];
                    let (line, column) = source.line_column(span.start);
                    format!("{}:{line}:{column}: ", source.path)
                }
            };
            let message = finding.say(finding.rule.message, self.french);
            let label = self.pick(ACCEPTED);
            text.extend([label, "[", finding.rule.code, "]: ", &place, &message, "\n"]);
            let because = self.pick(BECAUSE);
            let by = accepted.by.as_deref().map(|by| format!(" ({by})")).unwrap_or_default();
            let until = accepted.until.map(|until| {
                let word = self.pick(UNTIL);
                format!(" ({word} {})", until.day())
            });
            let until = until.unwrap_or_default();
            text.extend(["  ", because, &accepted.reason, &by, &until, "\n"]);
        }
        text
    }

    /// How many findings there are, in words: “2 errors, 1 warning”. Empty when there is none.
    pub fn tally(self, errors: usize, warnings: usize, advice: usize) -> String {
        let word = |n: usize, one: Bilingual, many: Bilingual| {
            let plural = if self.french { n > 1 } else { n != 1 };
            let word = self.pick(if plural { many } else { one });
            (n > 0).then(|| format!("{n} {word}"))
        };
        let parts = [
            word(errors, ERROR, ERRORS),
            word(warnings, WARNING, WARNINGS),
            word(advice, ADVICE, ADVICES),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// Whether a person watches what is said, and wishes to hear something.
    pub fn is_watched(&self) -> bool {
        !self.quiet && std::io::stderr().is_terminal()
    }

    /// A bar with this word beside it, where a person watches and wishes to hear something.
    pub fn bar(self, word: &str) -> Bar {
        let target = if self.is_watched() {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(None, target);
        let style = ProgressStyle::with_template("{msg} {wide_bar} {human_pos}/{human_len} {eta}");
        bar.set_style(style.expect("the bar's template is well-formed"));
        bar.set_message(word.to_owned());
        Bar(bar)
    }

    fn groups<'a>(
        self,
        finding: &'a Diagnostic,
        sources: &'a Sources,
    ) -> Vec<annotate_snippets::Group<'a>> {
        let rule = finding.rule;
        let (level, label) = match finding.severity {
            Severity::Error => (Level::ERROR, ERROR),
            Severity::Warning => (Level::WARNING, WARNING),
            Severity::Advice => (Level::INFO, ADVICE),
        };
        let say = |sentence: Bilingual| finding.say(sentence, self.french);
        let title =
            level.with_name(self.pick(label)).primary_title(say(rule.message)).id(rule.code);
        let shown = match &finding.place {
            None => title.elements(NOTHING),
            Some(Place::Path(path)) => title.element(Origin::path(&**path)),
            Some(Place::Span(span)) => match snippet(sources, *span) {
                Ok(snippet) => title.element(snippet),
                Err(origin) => title.element(origin),
            },
        };
        let reason = Level::NOTE.with_name(self.pick(REASON)).message(say(rule.reason));
        let way_out = Level::HELP.with_name(self.pick(HELP)).message(say(rule.way_out));
        vec![shown.element(reason).element(way_out)]
    }
}

/// The words that a finding is about and the lines around them; only their place when they cannot
/// be shown: a whole file, a line without end, bytes that are not text.
fn snippet(
    sources: &Sources,
    span: Span,
) -> Result<Snippet<'_, annotate_snippets::Annotation<'_>>, Origin<'_>> {
    let source = &sources[span.source];
    let (line, column) = source.line_column(span.start);
    let origin = || Origin::path(&*source.path).line(line).char_column(column);
    let Some(text) = source.text() else { return Err(origin()) };
    let (start, end) = (span.start as usize, (span.end as usize).min(text.len()));
    if start >= end || !text.is_char_boundary(start) || !text.is_char_boundary(end) {
        return Err(if span.end == 0 { Origin::path(&*source.path) } else { origin() });
    }
    // Only the lines around are handed on: a file may hold a hundred thousand awards.
    let mut from = start;
    let mut first_line = line;
    for step in 0..=LINES_AROUND {
        from = text[..from].rfind('\n').unwrap_or(0);
        if from == 0 {
            first_line = 1;
            break;
        }
        first_line = line - step;
    }
    let from = if from == 0 { 0 } else { from + 1 };
    // A mistake over many lines is shown by its first.
    let first_end = text[start..end].find('\n').map_or(end, |at| start + at);
    let end = if first_end > start { first_end } else { end };
    let mut to = end;
    for _ in 0..=LINES_AROUND {
        to = text[to..].find('\n').map_or(text.len(), |at| to + at + 1);
    }
    let window = &text[from..to];
    if window.lines().any(|line| line.len() > LONGEST_LINE) {
        return Err(origin());
    }
    let mark = AnnotationKind::Primary.span(start - from..end - from);
    Ok(Snippet::source(window).path(&*source.path).line_start(first_line).annotation(mark))
}

impl Progress for Bar {
    fn begin(&self, total: u64) {
        self.0.set_length(total);
        self.0.enable_steady_tick(Duration::from_millis(200));
    }

    fn advance(&self, done: u64) {
        self.0.inc(done);
    }

    fn end(&self) {
        self.0.finish_and_clear();
    }
}

/// A reader that went away (`blason check | head`) is no reason to panic.
fn write_line(to: &mut impl Write, text: &str) {
    let _gone = writeln!(to, "{}", text.trim_end_matches('\n'));
}

const NOTHING: [Origin<'static>; 0] = [];
const ERROR: Bilingual = Bilingual { fr: "erreur", en: "error" };
const ERRORS: Bilingual = Bilingual { fr: "erreurs", en: "errors" };
const WARNING: Bilingual = Bilingual { fr: "avertissement", en: "warning" };
const WARNINGS: Bilingual = Bilingual { fr: "avertissements", en: "warnings" };
const ADVICE: Bilingual = Bilingual { fr: "conseil", en: "advice" };
const ADVICES: Bilingual = Bilingual { fr: "conseils", en: "pieces of advice" };
const ACCEPTED: Bilingual = Bilingual { fr: "accepté", en: "accepted" };
const BECAUSE: Bilingual = Bilingual { fr: "parce que : ", en: "because: " };
const UNTIL: Bilingual = Bilingual { fr: "jusqu’au", en: "until" };
/// A colon comes behind: in French, with a no-break space before it.
const REASON: Bilingual = Bilingual { fr: "pourquoi\u{a0}", en: "why" };
const HELP: Bilingual = Bilingual { fr: "à faire\u{a0}", en: "to do" };

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::{Rule, SourceId};

    static RULE: Rule = Rule {
        code: "L003",
        severity: Severity::Error,
        message: Bilingual { fr: "clé « {key} » inconnue", en: "unknown key “{key}”" },
        reason: Bilingual { fr: "parce que", en: "because" },
        way_out: Bilingual { fr: "corrigez", en: "mend it" },
    };

    fn shown(text: &str, range: std::ops::Range<usize>) -> String {
        let sources = Sources::from_listing(&format!("=== a.toml\n{text}"));
        let mut report = Report::new();
        report.push(RULE.at(Span::new(SourceId(0), range)).with("key", "nmae"));
        let terminal = Terminal { french: true, quiet: false, verbose: false };
        let text = terminal.findings(&report, &sources);
        anstream::adapter::strip_str(&text).to_string()
    }

    #[test]
    fn the_words_are_underlined_where_they_stand() {
        let text = shown("un = 1\ndeux = 2\nété = 3\nnmae = 4\ncinq = 5\nsix = 6\n", 26..30);
        assert!(text.contains("erreur[L003]: clé « nmae » inconnue"), "{text}");
        assert!(text.contains("a.toml:4:1"), "{text}");
        assert!(text.contains("4 │ nmae = 4") && text.contains("━━━━"), "{text}");
        assert!(!text.contains("deux") && !text.contains("six"), "{text}");
    }

    #[test]
    fn every_place_can_be_shown() {
        let text = "a = \"é\"\nb\n";
        for start in 0..=text.len() {
            for end in start..=text.len() + 3 {
                assert!(shown(text, start..end).contains("a.toml"));
            }
        }
    }
}
