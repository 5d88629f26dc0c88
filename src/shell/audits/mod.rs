//! Audits of the published site: what is kept of them in `.blason/`, and what is said of one.
//!
//! In reading order: `memory` (what answered at earlier audits), `words` (for people), `json` (for
//! programs).

mod json;
mod memory;
mod words;

pub use json::json;
pub use memory::{keep, recall};
pub use words::verdict;

/// What was compared with what.
#[derive(Debug)]
pub struct About<'a> {
    /// The address that was asked.
    pub address: &'a str,
    /// The address for which the catalogue is built.
    pub base: &'a str,
    /// Whether the manifest of the last build stood for its files.
    pub manifest: bool,
    /// How many files the build has, when that is another number than was asked for.
    pub sample_of: Option<u64>,
}
