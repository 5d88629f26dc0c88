//! Advice about a sound catalogue: what can be published, and should be looked at first.
//!
//! Changes nothing, and repeats nothing that reading or assembling has found. One file per rule
//! under `rules`, one line each in [`CHECKS`], in the order of the documentation.

mod rules;

use crate::ground::{Report, Rule};
use crate::model::Catalogue;

/// One question asked of a catalogue.
#[derive(Debug)]
pub struct Check {
    /// What it may find.
    pub rules: &'static [&'static Rule],
    /// Asks it.
    pub run: fn(&Catalogue, &mut Report),
}

/// Every check.
pub static CHECKS: &[Check] = &[
    rules::l004::CHECK,
    rules::l005::CHECK,
    rules::l006::CHECK,
    rules::l007::CHECK,
    rules::l008::CHECK,
    rules::l009::CHECK,
    rules::l010::CHECK,
    rules::l026::CHECK,
    rules::l039::CHECK,
    rules::a101::CHECK,
    rules::t101::CHECK,
    rules::t102::CHECK,
    rules::p103::CHECK,
    rules::p104::CHECK,
    rules::s102::CHECK,
    rules::c103::CHECK,
    rules::o121::CHECK,
];

/// Runs every check.
pub fn run(catalogue: &Catalogue, report: &mut Report) {
    for check in CHECKS {
        (check.run)(catalogue, report);
    }
}

/// Every rule of this room, in the order of the checks.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    CHECKS.iter().flat_map(|check| check.rules.iter().copied())
}
