//! JSON-LD to canonical RDF (RDFC-1.0): contexts on board, nothing fetched, nothing lost.
//!
//! Two roads lead from a document to its canonical text. Documents whose exact list of contexts is
//! compiled into a table walk straight from JSON to sorted lines (`tables`, `walk`), and remember the
//! parts that one document has in common with the next (`memory`). Every other document goes through
//! a JSON-LD processor in safe mode (`expand`) and the full canonicalization (`canonical`). Both give
//! the same bytes; the tests hold them to it.
//!
//! `sha2` has a door here as well as in `codec`: both rooms stand on the ground floor, and RDFC-1.0
//! is made of hashes.

mod address;
mod canonical;
mod compile;
mod contexts;
mod dataset;
mod error;
mod expand;
mod export;
mod extensions;
mod guard;
mod lints;
mod memory;
mod open_badges_2;
mod statements;
mod tables;
mod walk;

#[cfg(test)]
mod random;
#[cfg(test)]
mod safe_mode;
#[cfg(test)]
mod suites;

pub use address::is_plain_address;
pub use canonical::MAX_STEPS;
pub use contexts::{CONTEXTS, OB_303, VC_2, context};
pub use error::RdfError;
pub use expand::{MAX_DEPTH, MAX_DOCUMENT_BYTES, MAX_NAMED_BLANKS, MAX_VALUES};
pub use export::tables;
pub use lints::check_signable;

use canonical::Order;
use serde_json::Value;
use std::collections::BTreeMap;

/// Contexts beside those on board, by address, as whoever asks gave them: documents with an
/// `@context` member. They never take the place of one on board.
pub type Given = BTreeMap<String, Value>;

/// The canonical N-Quads of a document; each line ends with a line feed.
///
/// The document is taken as it is: a `proof` in it is part of the text.
pub fn canonical(document: &Value) -> Result<String, RdfError> {
    canonical_with(document, &Given::new())
}

/// The same as `canonical`, with more contexts.
pub fn canonical_with(document: &Value, given: &Given) -> Result<String, RdfError> {
    match walk::walk(document, false) {
        Some(walked) => walked.map(|walked| walked.text),
        None => canonical_general_with(document, given),
    }
}

/// The canonical N-Quads of a document without its own `proof`, as its signers saw it.
pub fn canonical_without_proof(document: &Value, given: &Given) -> Result<String, RdfError> {
    match walk::walk(document, true) {
        Some(walked) => walked.map(|walked| walked.text),
        None => canonical_general_without_proof(document, given),
    }
}

/// The same as `canonical_without_proof`, always by the general road.
pub fn canonical_general_without_proof(
    document: &Value,
    given: &Given,
) -> Result<String, RdfError> {
    let mut bare = document.clone();
    if let Some(members) = bare.as_object_mut() {
        members.shift_remove("proof");
    }
    canonical_general_with(&bare, given)
}

/// The same as `canonical`, always by the general road.
///
/// A verifier that wants to be thorough compares the two; they are equal on every document that
/// our own road accepts.
pub fn canonical_general(document: &Value) -> Result<String, RdfError> {
    canonical_general_with(document, &Given::new())
}

fn canonical_general_with(document: &Value, given: &Given) -> Result<String, RdfError> {
    let quads = expand::quads(document, given)?;
    Ok(canonical::canonical_lines(quads, Order::CodePoint)?.concat())
}

/// The same as `canonical`, for a document that is about to be signed: refuses what
/// `check_signable` refuses.
pub fn canonical_to_sign(document: &Value) -> Result<String, RdfError> {
    match walk::walk(document, false) {
        Some(Ok(walked)) if !walked.unsteady => Ok(walked.text),
        Some(walked) => {
            check_signable(document)?;
            walked.map(|walked| walked.text)
        }
        None => {
            check_signable(document)?;
            canonical_general(document)
        }
    }
}

/// Whether a document's `@context` is exactly one of the lists that our own road knows.
pub fn is_tabled(context: &Value) -> bool {
    tables::table(context).is_some()
}
