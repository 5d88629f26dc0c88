//! A web in memory, for tests.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::ground::Instant;
use crate::verify::{Fetch, FetchError, Fetched, Request};

/// Documents by address; what it does not hold does not exist.
#[derive(Debug, Default)]
pub(super) struct Web(pub(super) BTreeMap<String, Vec<u8>>);

impl Fetch for Web {
    fn get(&self, address: &str) -> Result<Fetched, FetchError> {
        let bytes = self.0.get(address).ok_or(FetchError::NotThere)?;
        Ok(Fetched { bytes: bytes.clone(), media_type: None, address: address.to_owned() })
    }
}

impl Web {
    /// Puts a document at an address.
    pub(super) fn put(&mut self, address: &str, document: &Value) {
        self.0.insert(address.to_owned(), document.to_string().into_bytes());
    }

    /// Puts the document of an issuer where it belongs, with these keys.
    pub(super) fn issuer(&mut self, issuer: &str, keys: &[&str]) {
        let address = crate::verify::did::web_address(issuer).unwrap_or_else(|| issuer.to_owned());
        self.put(&address, &key_document(issuer, keys));
    }
}

/// A controlled identifier document that lists these Multikey texts for assertions.
pub(super) fn key_document(issuer: &str, keys: &[&str]) -> Value {
    let named = |key: &&str| format!("{issuer}#{key}");
    json!({
        "id": issuer,
        "verificationMethod": keys.iter().map(|key| json!({
            "id": named(key),
            "type": "Multikey",
            "controller": issuer,
            "publicKeyMultibase": key,
        })).collect::<Vec<_>>(),
        "assertionMethod": keys.iter().map(named).collect::<Vec<_>>(),
    })
}

/// A question at a moment.
pub(super) fn at(moment: &str) -> Request {
    Request::at(Instant::parse(moment).expect("a moment"))
}
