//! What is asked of the verifier, beside the document itself.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::ground::Instant;

/// Most issuers and keys of one list that a caller may name.
pub const MAX_TRUSTED: usize = 10_000;

/// What is asked of the verifier.
#[derive(Clone)]
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

    /// Adds a context that is not on board; whether these bytes are one.
    pub fn add_context(&mut self, address: &str, bytes: &[u8]) -> bool {
        let context = super::json::read(bytes).ok().filter(|it| it.get("@context").is_some());
        context.map(|context| self.contexts.insert(address.to_owned(), context)).is_some()
    }
}

/// The address of a person is never printed, not even here.
impl std::fmt::Debug for Request {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { now, recipient, trusted, contexts, thorough } = self;
        f.debug_struct("Request")
            .field("now", now)
            .field("recipient", &recipient.as_ref().map(|_| "…"))
            .field("trusted", trusted)
            .field("contexts", &contexts.keys())
            .field("thorough", thorough)
            .finish()
    }
}
