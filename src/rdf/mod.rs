//! JSON-LD to canonical RDF (RDFC-1.0): contexts on board, nothing fetched, nothing lost.
//!
//! Two roads lead from a document to its canonical text. Documents whose exact list of contexts is
//! compiled into a table walk straight from JSON to sorted lines (`tables`, `walk`). Every other
//! document goes through a JSON-LD processor in safe mode (`expand`) and the full canonicalization
//! (`canonical`). Both give the same bytes; the tests hold them to it.
//!
//! `sha2` has a door here as well as in `codec`: both rooms stand on the ground floor, and RDFC-1.0
//! is made of hashes.

mod canonical;
mod contexts;
mod dataset;
mod error;
mod expand;

#[cfg(test)]
pub(crate) mod standards;
#[cfg(test)]
mod suites;

pub use contexts::{CONTEXTS, OB_303, VC_2, context};
pub use error::RdfError;
pub use expand::{MAX_DEPTH, MAX_DOCUMENT_BYTES, MAX_NAMED_BLANKS, MAX_VALUES};

use canonical::Order;
use serde_json::Value;

/// The canonical N-Quads of a document, by the general road: each line ends with a line feed.
pub fn canonical_general(document: &Value) -> Result<String, RdfError> {
    let quads = expand::quads(document)?;
    Ok(canonical::canonical_lines(quads, Order::CodePoint)?.concat())
}
