//! Advice on a sound catalogue, one file per rule.

/// Stub until the room lands.
pub fn run(_catalogue: &crate::model::Catalogue, _report: &mut crate::ground::Report) {}
