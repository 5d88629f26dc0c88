//! What is wrong, where, how bad, and what to do about it. Findings are collected, never thrown.

use super::source::{SourceId, Span};
use super::time::Instant;

/// The same sentence in French and in English. `{name}` stands for an argument of the finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bilingual {
    /// French.
    pub fr: &'static str,
    /// English.
    pub en: &'static str,
}

/// A kind of finding: its stable code, how bad it is, and what is said about it.
///
/// Codes are never reused (`docs/codes`); severities can be changed per catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Stable identifier: a letter for the subject and three figures.
    pub code: &'static str,
    /// How bad it is unless the catalogue says otherwise.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: Bilingual,
    /// Why it matters.
    pub reason: Bilingual,
    /// What to do.
    pub way_out: Bilingual,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Advice,
    /// Should be mended.
    Warning,
    /// Nothing is published while it stands.
    Error,
}

impl Severity {
    /// The word that programs read.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "advice",
        }
    }
}

/// One finding: a rule that fired at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that fired.
    pub rule: &'static Rule,
    /// How bad it is here.
    pub severity: Severity,
    /// Where; a finding about the whole catalogue has no place.
    pub place: Option<Place>,
    /// The values of the placeholders in the sentences.
    pub arguments: Vec<(&'static str, Argument)>,
    /// What would mend it without changing what is meant, where that is certain.
    pub edit: Option<Edit>,
}

/// Words of a file and what they should be: a mend that changes nothing of what is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What stands there now.
    pub span: Span,
    /// What should stand there.
    pub text: Box<str>,
}

/// A finding that the catalogue accepts on purpose: it closes no gate, and is shown apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The finding.
    pub finding: Diagnostic,
    /// Which acceptance took it, by its place.
    pub acceptance: Span,
    /// Why it is accepted, in the author's words.
    pub reason: Box<str>,
    /// Who accepts it.
    pub by: Option<Box<str>>,
    /// The last day on which it is accepted.
    pub until: Option<Instant>,
}

/// What becomes of a finding when it is judged.
#[derive(Debug)]
pub enum Judged {
    /// It is said, as bad as it now says.
    Stands(Diagnostic),
    /// It is not said.
    Silent,
    /// It is accepted.
    Accepted(Accepted),
}

/// The value of a placeholder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Argument {
    /// The same in every language: a name, a number, a word of the author's.
    Plain(String),
    /// A word of ours, which each language has its own of.
    Said(Bilingual),
    /// Words of ours with something in them.
    Told(Told),
}

/// The same words in French and in English, with something in them that is not ours: a number, a
/// host, what the system says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    /// French.
    pub fr: String,
    /// English.
    pub en: String,
}

/// Where a finding points.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A stretch of a file that was read.
    Span(Span),
    /// A file that could not be read.
    Path(Box<str>),
}

/// Every finding of a run.
#[derive(Debug, Clone, Default)]
pub struct Report {
    findings: Vec<Diagnostic>,
    accepted: Vec<Accepted>,
}

/// The gate was closed: this many errors stand in the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GateClosed {
    /// How many errors.
    pub errors: usize,
}

impl Report {
    /// An empty report.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes a finding.
    pub fn push(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Takes over the findings of another report.
    pub fn append(&mut self, mut other: Self) {
        self.findings.append(&mut other.findings);
        self.accepted.append(&mut other.accepted);
    }

    /// Looks at every finding again: how bad it is here, or whether it is accepted. What is accepted
    /// already stays so.
    pub fn judge(&mut self, mut judge: impl FnMut(Diagnostic) -> Judged) {
        for finding in std::mem::take(&mut self.findings) {
            match judge(finding) {
                Judged::Stands(finding) => self.findings.push(finding),
                Judged::Silent => {}
                Judged::Accepted(accepted) => self.accepted.push(accepted),
            }
        }
    }

    /// What is accepted, by place, then by code.
    pub fn accepted(&self) -> Vec<&Accepted> {
        let mut all: Vec<&Accepted> = self.accepted.iter().collect();
        all.sort_by(|a, b| in_order(&a.finding, &b.finding));
        all.dedup();
        all
    }

    /// Every finding, by place, then by code: the same order for the same files.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut all: Vec<&Diagnostic> = self.findings.iter().collect();
        all.sort_by(|a, b| in_order(a, b));
        all.dedup();
        all
    }

    /// Every finding, in the order in which they were noted.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// How many findings of this severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// The gate: nothing is made while the report holds an error.
    pub fn gate(&self) -> Result<(), GateClosed> {
        match self.count(Severity::Error) {
            0 => Ok(()),
            errors => Err(GateClosed { errors }),
        }
    }
}

fn in_order(a: &Diagnostic, b: &Diagnostic) -> std::cmp::Ordering {
    (&a.place, a.rule.code, &a.arguments).cmp(&(&b.place, b.rule.code, &b.arguments))
}

impl Rule {
    /// This rule, fired at a stretch of a file.
    pub fn at(&'static self, span: Span) -> Diagnostic {
        self.placed(Some(Place::Span(span)))
    }

    /// This rule, fired about a whole file.
    pub fn about(&'static self, source: SourceId) -> Diagnostic {
        self.at(Span::top(source))
    }

    /// This rule, fired about a file that could not be read.
    pub fn about_path(&'static self, path: &str) -> Diagnostic {
        self.placed(Some(Place::Path(path.into())))
    }

    /// This rule, fired about the whole catalogue.
    pub fn everywhere(&'static self) -> Diagnostic {
        self.placed(None)
    }

    fn placed(&'static self, place: Option<Place>) -> Diagnostic {
        let (severity, arguments) = (self.severity, Vec::new());
        Diagnostic { rule: self, severity, place, arguments, edit: None }
    }
}

impl Diagnostic {
    /// Gives the placeholder `{name}` its value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// Offers a mend that changes nothing of what is meant.
    #[must_use]
    pub fn mended_by(mut self, span: Span, text: impl Into<Box<str>>) -> Self {
        self.edit = Some(Edit { span, text: text.into() });
        self
    }

    /// A sentence of the rule in a language (`fr`, or else English), its placeholders filled.
    pub fn say(&self, sentence: Bilingual, french: bool) -> String {
        let arguments: Vec<(&str, &str)> =
            self.arguments.iter().map(|(name, value)| (*name, value.say(french))).collect();
        fill(sentence.say(french), &arguments)
    }
}

impl Bilingual {
    /// The sentence in French, or else in English.
    pub fn say(&self, french: bool) -> &'static str {
        if french { self.fr } else { self.en }
    }
}

impl Argument {
    /// The value in French, or else in English.
    pub fn say(&self, french: bool) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Said(words) => words.say(french),
            Self::Told(told) => told.say(french),
        }
    }
}

impl Told {
    /// Words of ours, their placeholders filled.
    pub fn new(words: Bilingual, arguments: &[(&str, &str)]) -> Self {
        Self { fr: fill(words.fr, arguments), en: fill(words.en, arguments) }
    }

    /// How many there are, in words: `{count}` with the noun that goes with it. French counts none as
    /// one, English as many.
    pub fn counted(count: usize, one: Bilingual, many: Bilingual) -> Self {
        let fr = if count > 1 { many.fr } else { one.fr };
        let en = if count == 1 { one.en } else { many.en };
        Self::new(Bilingual { fr, en }, &[("count", &count.to_string())])
    }

    /// What somebody else's software says, in the only words that it has.
    pub fn foreign(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { fr: text.clone(), en: text }
    }

    /// The words in French, or else in English.
    pub fn say(&self, french: bool) -> &str {
        if french { &self.fr } else { &self.en }
    }
}

impl From<Bilingual> for Told {
    fn from(words: Bilingual) -> Self {
        Self { fr: words.fr.to_owned(), en: words.en.to_owned() }
    }
}

impl From<Told> for Argument {
    fn from(told: Told) -> Self {
        Self::Told(told)
    }
}

impl<T: Into<String>> From<T> for Argument {
    fn from(text: T) -> Self {
        Self::Plain(text.into())
    }
}

impl From<Bilingual> for Argument {
    fn from(words: Bilingual) -> Self {
        Self::Said(words)
    }
}

/// Puts arguments in the place of `{name}`. An unknown placeholder is left as it stands.
pub fn fill(sentence: &str, arguments: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(sentence.len() + 32);
    let mut rest = sentence;
    while let Some(open) = rest.find('{') {
        let Some(length) = rest[open..].find('}') else { break };
        let name = &rest[open + 1..open + length];
        out.push_str(&rest[..open]);
        match arguments.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => out.push_str(value),
            None => out.push_str(&rest[open..=open + length]),
        }
        rest = &rest[open + length + 1..];
    }
    out.push_str(rest);
    out
}

/// The placeholders of a sentence, sorted, without repetition: for the test that both languages
/// of a rule ask for the same.
pub fn placeholders(sentence: &str) -> Vec<&str> {
    let mut names: Vec<&str> = sentence
        .split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}').map(|(name, _)| name))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    static RULE: Rule = Rule {
        code: "L999",
        severity: Severity::Error,
        message: Bilingual { fr: "« {word} » est inconnu", en: "“{word}” is unknown" },
        reason: Bilingual { fr: "", en: "" },
        way_out: Bilingual { fr: "", en: "" },
    };

    #[test]
    fn sentences_are_filled() {
        let finding = RULE.everywhere().with("word", "soudur");
        assert_eq!(finding.say(RULE.message, true), "« soudur » est inconnu");
        assert_eq!(fill("{a} {b} {", &[("b", "x{a}")]), "{a} x{a} {");
    }

    #[test]
    fn the_gate_closes_on_errors_only() {
        let mut report = Report::new();
        assert_eq!(report.gate(), Ok(()));
        let mut advice = RULE.everywhere();
        advice.severity = Severity::Advice;
        report.push(advice);
        assert_eq!(report.gate(), Ok(()));
        report.push(RULE.everywhere());
        assert_eq!(report.gate(), Err(GateClosed { errors: 1 }));
    }
}
