//! Sums over a site, and what is wrong with it.

use std::collections::BTreeMap;

use super::kinds::{Kind, Standing};
use crate::ground::report::{Argument, Told, fill};
use crate::verify::reasons::Reason;
use crate::verify::{Outcome, Verdict};

/// Most problems that are kept; the others are counted.
pub const MAX_PROBLEMS: usize = 1_000;

/// What was found of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// Its path.
    pub path: String,
    /// What it is.
    pub kind: Kind,
    /// How its documents stand.
    pub standing: Standing,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

/// Something is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Why, with a stable code.
    pub reason: &'static Reason,
    /// The values of the placeholders in the words.
    pub arguments: Vec<(&'static str, Argument)>,
    /// The whole verdict, when it is one on a document.
    pub verdict: Option<Box<Verdict>>,
}

/// What was found of a whole site.
#[derive(Debug, Default)]
pub struct Tally {
    /// How many files.
    pub files: u64,
    /// By kind and standing: how many.
    pub counts: BTreeMap<(Kind, Standing), u64>,
    /// What is wrong, by path: the first [`MAX_PROBLEMS`] that were met.
    pub problems: Vec<(String, Problem)>,
    /// How many problems there are.
    pub wrong: u64,
}

impl Looked {
    pub(super) fn plain(path: &str, kind: Kind) -> Self {
        Self { path: path.to_owned(), kind, standing: Standing::Plain, problems: Vec::new() }
    }

    pub(super) fn broken(path: &str, reason: &'static Reason, why: Told) -> Self {
        let problems = vec![Problem::new(reason).with("why", why)];
        Self { problems, standing: Standing::Invalid, ..Self::plain(path, Kind::Data) }
    }
}

impl Problem {
    pub(super) fn new(reason: &'static Reason) -> Self {
        Self { reason, arguments: Vec::new(), verdict: None }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// The verdict on a document that does not stand; its worst step speaks for it.
    pub(super) fn of_verdict(verdict: Verdict) -> Self {
        let worst = verdict.steps.iter().map(|step| step.reason.outcome).max();
        let step = verdict.steps.iter().find(|step| Some(step.reason.outcome) == worst);
        let Some(step) = step else { return Self::new(&NO_STEP) };
        Self {
            reason: step.reason,
            arguments: step.arguments.clone(),
            verdict: Some(Box::new(verdict)),
        }
    }

    /// The words in French, or else in English.
    pub fn say(&self, french: bool) -> String {
        let arguments: Vec<(&str, &str)> =
            self.arguments.iter().map(|(name, value)| (*name, value.say(french))).collect();
        fill(self.reason.words.say(french), &arguments)
    }
}

impl Tally {
    /// Adds what was found of one file.
    pub fn add(&mut self, looked: Looked) {
        let Looked { path, kind, standing, problems } = looked;
        self.files += 1;
        *self.counts.entry((kind, standing)).or_default() += 1;
        self.wrong += problems.len() as u64;
        let room = MAX_PROBLEMS.saturating_sub(self.problems.len());
        self.problems.extend(problems.into_iter().take(room).map(|it| (path.clone(), it)));
    }

    /// Whether nothing is wrong, and there was something to look at.
    pub fn is_sound(&self) -> bool {
        self.wrong == 0 && self.files > 0
    }

    /// How many files of a kind there are.
    pub fn count(&self, kind: Kind) -> u64 {
        Standing::ALL.iter().map(|standing| self.count_of(kind, *standing)).sum()
    }

    /// How many files of a kind stand so.
    pub fn count_of(&self, kind: Kind, standing: Standing) -> u64 {
        self.counts.get(&(kind, standing)).copied().unwrap_or_default()
    }
}

static NO_STEP: Reason = Reason {
    code: "site.nothing",
    outcome: Outcome::Open,
    words: crate::ground::Bilingual {
        fr: "rien n’a pu être examiné",
        en: "nothing could be examined",
    },
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_are_counted_and_told_so_far() {
        let mut tally = Tally::default();
        for number in 0..=MAX_PROBLEMS / 2 {
            let problems = (0..2).map(|_| Problem::new(&NO_STEP)).collect();
            let path = format!("{number}.json");
            tally.add(Looked { problems, ..Looked::plain(&path, Kind::Data) });
        }
        assert_eq!(tally.problems.len(), MAX_PROBLEMS);
        assert_eq!(tally.wrong, MAX_PROBLEMS as u64 + 2);
        assert!(!tally.is_sound());
    }
}
