//! Every rule of the program, room by room: what `explain` explains, and what `docs/codes` is made
//! from.

use crate::ground::Rule;
use crate::{audit, check, content, import, model, render, review, site, verify};

/// Every rule; several situations may share one code.
pub fn rules() -> Vec<&'static Rule> {
    let rooms = [
        content::rules::RULES,
        &import::elsewhere::defects::RULES,
        model::rules::RULES,
        render::rules::RULES,
        site::rules::RULES,
        site::seals::rules::RULES,
        audit::rules::RULES,
        verify::kept::rules::RULES,
    ];
    let listed = rooms.into_iter().flatten().copied();
    listed.chain(check::rules()).chain(review::rules()).collect()
}

/// Those that a comparison asks.
pub fn of_a_review() -> Vec<&'static Rule> {
    review::rules().collect()
}

/// The rules that `blason check` asks: those about what changes for holders are asked by a
/// comparison, those about the published site by an audit.
pub fn of_a_check() -> Vec<&'static Rule> {
    rules().into_iter().filter(|rule| !rule.code.starts_with(['D', 'H'])).collect()
}
