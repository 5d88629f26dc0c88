//! Every reason that a step can give, with a stable code and its words in French and in English.

use super::verdict::{Outcome, Step, StepName};
use crate::ground::Bilingual;
use crate::ground::report::Argument;

/// Why a step came out as it did. Codes are never reused.
#[derive(Debug, PartialEq, Eq)]
pub struct Reason {
    /// Stable identifier: `proof.holds`.
    pub code: &'static str,
    /// What came of the step.
    pub outcome: Outcome,
    /// One sentence, without blame.
    pub words: Bilingual,
}

impl Reason {
    /// A step with this reason.
    pub fn step(&'static self, name: StepName) -> Step {
        Step { name, reason: self, arguments: Vec::new() }
    }
}

impl Step {
    /// Gives the placeholder `{name}` its value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// The words in French, or else in English, their placeholders filled.
    pub fn say(&self, french: bool) -> String {
        let arguments: Vec<(&str, &str)> =
            self.arguments.iter().map(|(name, value)| (*name, value.say(french))).collect();
        crate::ground::report::fill(self.reason.words.say(french), &arguments)
    }
}
