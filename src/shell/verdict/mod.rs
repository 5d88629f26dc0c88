//! Verdicts as people and as programs read them. Everything that a document says of itself is
//! shown as a claim, and can neither steer the terminal nor push the verdict out of sight.
//!
//! In reading order: [`people`] (one screen, the first line cannot mislead), [`programs`] (JSON, a
//! promise to strangers), [`whole`] (sites) and [`calm`] (foreign words, made harmless).

pub mod calm;
pub mod people;
pub mod programs;
pub mod whole;

use crate::verify::Examination;

/// One thing that was examined, and the name by which the person knows it.
#[derive(Debug)]
pub struct Examined {
    /// The name on the command line.
    pub name: String,
    /// What was found.
    pub found: Examination,
}

impl Examined {
    /// Whether there is a verdict, and every one is good.
    pub fn is_valid(&self) -> bool {
        use crate::verify::Validity::Valid;
        let verdicts = &self.found.verdicts;
        !verdicts.is_empty() && verdicts.iter().all(|verdict| verdict.validity() == Valid)
    }

    /// Whether every verdict is good, and about somebody known.
    pub fn is_trusted(&self) -> bool {
        self.is_valid() && self.found.verdicts.iter().all(crate::verify::Verdict::trusted)
    }
}
