//! Advice about a sound catalogue: what can be published, and should be looked at first.
//!
//! Changes nothing, and repeats nothing that reading or assembling has found. One file per rule
//! under `rules`, one line each in [`CHECKS`], in the order of the documentation. Beside them: `prose`
//! (the words of a catalogue, and where they stand), `frameworks` (those whose codes are known),
//! [`policy`] (what the catalogue says of findings), [`explain`] (what is known of a rule) and
//! [`mend`] (the mends that findings offer, as changed files).

pub mod explain;
mod frameworks;
pub mod mend;
pub mod policy;
mod prose;
mod rules;

use crate::ground::{History, Instant, Report, Rule, Sources, Uuid};
use crate::model::Catalogue;

/// One question asked of a catalogue.
#[derive(Debug)]
pub struct Check {
    /// What it may find.
    pub rules: &'static [&'static Rule],
    /// Asks it.
    pub run: fn(&Scene<'_>, &mut Report),
    /// What it finds, and how that is mended: shown by `blason explain`, held by a test.
    pub examples: &'static [Example],
}

/// What is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// What is true.
    pub catalogue: &'a Catalogue,
    /// The files that say it, and those that nobody names.
    pub sources: &'a Sources,
}

/// A few files of a catalogue, each opened by a line `=== path`, put into a small sound one: with a
/// mistake, underlined by `^^^ CODE` on a line of its own, and without.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// What is found.
    pub bad: &'static str,
    /// The same, mended.
    pub good: &'static str,
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
    rules::l045::CHECK,
    rules::w101::CHECK,
    rules::w102::CHECK,
    rules::w103::CHECK,
    rules::w104::CHECK,
    rules::w105::CHECK,
    rules::w106::CHECK,
    rules::w107::CHECK,
    rules::w108::CHECK,
    rules::w301::CHECK,
    rules::w302::CHECK,
    rules::a101::CHECK,
    rules::a102::CHECK,
    rules::a103::CHECK,
    rules::a104::CHECK,
    rules::a105::CHECK,
    rules::a106::CHECK,
    rules::a108::CHECK,
    rules::i105::CHECK,
    rules::t101::CHECK,
    rules::t102::CHECK,
    rules::t103::CHECK,
    rules::t104::CHECK,
    rules::t106::CHECK,
    rules::f101::CHECK,
    rules::f102::CHECK,
    rules::f103::CHECK,
    rules::f104::CHECK,
    rules::p103::CHECK,
    rules::p104::CHECK,
    rules::p105::CHECK,
    rules::p108::CHECK,
    rules::p109::CHECK,
    rules::p110::CHECK,
    rules::s102::CHECK,
    rules::c101::CHECK,
    rules::c102::CHECK,
    rules::c103::CHECK,
    rules::c105::CHECK,
    rules::eu::CHECK,
    rules::o105::CHECK,
    rules::o107::CHECK,
    rules::o109::CHECK,
    rules::o121::CHECK,
];

/// Runs every check.
pub fn run(scene: Scene<'_>, report: &mut Report) {
    for check in CHECKS {
        (check.run)(&scene, report);
    }
}

/// Notes files that hold people or secrets and that git keeps, or would keep: their paths, and
/// whether it keeps them. The shell looks; `check` alone asks it.
pub fn exposed<'a>(files: impl Iterator<Item = (&'a str, bool)>, report: &mut Report) {
    files.for_each(|(path, tracked)| rules::p102::note(path, tracked, report));
}

/// Notes the awards whose holders the ledger keeps past the day that was said, by awards file.
pub fn kept_too_long<'a>(awards: impl Iterator<Item = (&'a str, &'a [Uuid])>, report: &mut Report) {
    for (path, ids) in awards {
        let first = ids.first().map(ToString::to_string).unwrap_or_default();
        rules::p107::note(path, ids.len(), &first, report);
    }
}

/// Notes secret keys of an issuer that git keeps in its history: where they were.
pub fn once_kept<'a>(paths: impl Iterator<Item = &'a str>, report: &mut Report) {
    paths.for_each(|path| rules::p110::note(path, report));
}

/// Asks what hangs on the day: keys that end soon, badges that nobody has touched for long,
/// alignments that nobody has looked at for a year.
pub fn on(today: Instant, catalogue: &Catalogue, history: &History, report: &mut Report) {
    rules::s103::look(catalogue, today, report);
    rules::c104::look(catalogue, history, today, report);
    rules::f105::note(catalogue, today, report);
}

/// The rules that only `blason check` asks: they look at the day, at git or at the ledger.
pub fn beside() -> impl Iterator<Item = &'static Rule> {
    let private = [rules::p102::RULES, rules::p107::RULES, rules::p110::RULES];
    let dated = [rules::f105::RULES, rules::s103::RULES, rules::c104::RULES];
    private.into_iter().chain(dated).flatten().copied()
}

/// Every rule of this room, in the order of the checks.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    let asked = CHECKS.iter().flat_map(|check| check.rules).copied();
    asked.chain(beside()).chain(policy::RULES.iter().copied())
}
