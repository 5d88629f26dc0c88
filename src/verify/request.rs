//! What is asked of the verifier, beside the document itself.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::ground::Instant;

/// What is asked of the verifier.
#[derive(Debug, Clone)]
pub struct Request {
    /// The moment at which the document should be in force.
    pub now: Instant,
    /// The address or identifier that the recipient should have. Never printed, never kept.
    pub recipient: Option<String>,
    /// Whom the caller trusts.
    pub trusted: Vec<Trusted>,
    /// Contexts that are not on board, by their address.
    pub contexts: BTreeMap<String, Value>,
    /// Whether to take the general road through RDF as well and compare.
    pub thorough: bool,
}

/// Somebody whom the caller trusts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trusted {
    /// An issuer, by its identifier, character for character.
    Issuer(String),
    /// A public key, Multikey text.
    Key(String),
}

impl Request {
    /// A plain question at a moment.
    pub fn at(now: Instant) -> Self {
        Self {
            now,
            recipient: None,
            trusted: Vec::new(),
            contexts: BTreeMap::new(),
            thorough: false,
        }
    }
}
