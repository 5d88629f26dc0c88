//! The JSON-LD contexts on board, by address. Nothing is ever fetched.

use super::{extensions, open_badges_2};

/// The contexts that are on board as files, as (address, JSON text), in reading order.
///
/// The texts under `contexts/` are byte-for-byte copies of what their authors publish; whose they
/// are and under which licence is written in `contexts/NOTICE.md`. Several addresses may lead to
/// one text.
pub const CONTEXTS: &[(&str, &str)] = &[
    ("https://www.w3.org/ns/credentials/v2", CREDENTIALS_V2),
    (OB_303, OPEN_BADGES_303),
    ("https://purl.imsglobal.org/spec/ob/v3p0/context/ob_v3p0.jsonld", OPEN_BADGES_300),
    ("https://purl.imsglobal.org/spec/ob/v3p0/context.json", OPEN_BADGES_300),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
        include_str!("contexts/1edtech/ob-v3p0-context-3.0.1.json"),
    ),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
        include_str!("contexts/1edtech/ob-v3p0-context-3.0.2.json"),
    ),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
        include_str!("contexts/1edtech/ob-v3p0-extensions.json"),
    ),
    (
        "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
        include_str!("contexts/1edtech/clr-v2p0-context-2.0.1.json"),
    ),
    ("https://w3id.org/security/data-integrity/v2", DATA_INTEGRITY_V2),
    (
        "https://w3id.org/security/data-integrity/v1",
        include_str!("contexts/w3c/security-data-integrity-v1.jsonld"),
    ),
    ("https://w3id.org/security/multikey/v1", MULTIKEY_V1),
    ("https://w3id.org/security/jwk/v1", include_str!("contexts/w3c/security-jwk-v1.jsonld")),
    ("https://www.w3.org/ns/cid/v1", include_str!("contexts/w3c/cid-v1.jsonld")),
    ("https://www.w3.org/ns/did/v1", include_str!("contexts/w3c/did-v1.jsonld")),
    ("https://www.w3.org/2018/credentials/v1", include_str!("contexts/w3c/credentials-v1.jsonld")),
    (
        "https://www.w3.org/ns/credentials/examples/v2",
        include_str!("contexts/w3c/credentials-examples-v2.jsonld"),
    ),
    (
        "https://www.w3.org/ns/credentials/status/v1",
        include_str!("contexts/w3c/bitstring-status-list-v1.jsonld"),
    ),
    (
        "https://w3id.org/security/suites/ed25519-2020/v1",
        include_str!("contexts/digitalbazaar/security-suites-ed25519-2020-v1.jsonld"),
    ),
    (
        "https://w3id.org/vc/status-list/2021/v1",
        include_str!("contexts/digitalbazaar/vc-status-list-2021-v1.jsonld"),
    ),
];

/// The address of the Verifiable Credentials 2.0 context, first in every credential we sign.
pub const VC_2: &str = "https://www.w3.org/ns/credentials/v2";

/// The address of the Open Badges 3.0.3 context, second in every badge we sign.
pub const OB_303: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

const CREDENTIALS_V2: &str = include_str!("contexts/w3c/credentials-v2.jsonld");
const DATA_INTEGRITY_V2: &str = include_str!("contexts/w3c/security-data-integrity-v2.jsonld");
const MULTIKEY_V1: &str = include_str!("contexts/w3c/security-multikey-v1.jsonld");
const OPEN_BADGES_300: &str = include_str!("contexts/1edtech/ob-v3p0-context.json");
const OPEN_BADGES_303: &str = include_str!("contexts/1edtech/ob-v3p0-context-3.0.3.json");

/// The JSON text of the context at this address, if it is on board: as a file, or derived from a
/// table of ours (Open Badges 2.0, the extensions of 3.0).
pub fn context(address: &str) -> Option<&'static str> {
    if open_badges_2::ADDRESSES.contains(&address) {
        return Some(open_badges_2::text());
    }
    if let Some(derived) = extensions::context(address) {
        return Some(&derived.text);
    }
    CONTEXTS.iter().find(|(known, _)| *known == address).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rdf::{RdfError, canonical};
    use serde_json::{Value, json};
    use sha2::{Digest, Sha256};
    use std::fmt::Write;

    fn digest(text: &str) -> String {
        Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
            write!(hex, "{byte:02x}").expect("a String takes every text");
            hex
        })
    }

    /// The digests that the specifications state as normative (VC Data Model 2.0, "Contexts and
    /// vocabularies"; VC Data Integrity 1.0, the same), and those of the files our signatures
    /// depend on.
    #[test]
    fn pinned_contexts_are_the_published_bytes() {
        for (address, expected) in [
            (VC_2, "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734"),
            (
                "https://w3id.org/security/data-integrity/v2",
                "67f21e6e33a6c14e5ccfd2fc7865f7474fb71a04af7e94136cb399dfac8ae8f4",
            ),
            (
                "https://w3id.org/security/multikey/v1",
                "ba2c182de2d92f7e47184bcca8fcf0beaee6d3986c527bf664c195bbc7c58597",
            ),
            (OB_303, "3d34f4d4ef1bce691106e63798beb5e7b862ba841423f5ee1e53ab7ddf3bca84"),
            (
                "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
                "146f85aa16effd7ca1da8056eb443f53ce1eca8a34186cb062832c0a97d889c3",
            ),
        ] {
            let text = context(address).expect("on board");
            assert_eq!(digest(text), expected, "{address}");
        }
    }

    /// Every context on board, by address.
    fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
        let derived = extensions::contexts().iter().map(|it| (it.address, &*it.text));
        let older = open_badges_2::ADDRESSES.map(|address| (address, open_badges_2::text()));
        CONTEXTS.iter().copied().chain(derived).chain(older)
    }

    /// The names that a context defines at its top, those of types first.
    fn names(text: &str) -> Vec<String> {
        let parsed: Value = serde_json::from_str(text).expect("JSON");
        let parts = match &parsed["@context"] {
            Value::Array(parts) => parts.clone(),
            single => vec![single.clone()],
        };
        let names = parts.iter().filter_map(Value::as_object).flat_map(|part| part.keys());
        let mut names: Vec<String> = names.filter(|name| !name.starts_with('@')).cloned().collect();
        names.sort_by_key(|name| !name.starts_with(char::is_uppercase));
        names
    }

    /// What names a context gives a meaning to, it gives a meaning to in a document.
    #[test]
    fn documents_that_use_a_context_are_processed() {
        for (address, text) in all() {
            let spoken = names(text).into_iter().find(|name| {
                let kind = json!({ "@context": address, "@id": "urn:a", "@type": name });
                let says = json!({ "@context": address, "@id": "urn:a", (name): "urn:b" });
                let is_said = |document| canonical(document).is_ok_and(|it| it.contains("<urn:a>"));
                is_said(&kind) || is_said(&says)
            });
            // The examples of the W3C have a vocabulary and no names.
            let has_names = !address.ends_with("/examples/v2");
            assert_eq!(spoken.is_some(), has_names, "{address}");
            let stranger = json!({ "@context": address, "@id": "urn:a", "zork": "b" });
            let refused = Err(RdfError::UndefinedTerm("zork".to_owned()));
            assert_eq!(canonical(&stranger) == refused, has_names, "{address}");
        }
        assert_eq!(all().count(), 25);
    }

    #[test]
    fn every_context_is_json_with_a_context_and_every_address_is_listed_once() {
        for (index, (address, text)) in CONTEXTS.iter().enumerate() {
            let parsed: Value = serde_json::from_str(text).expect(address);
            assert!(parsed.get("@context").is_some(), "{address}");
            assert!(CONTEXTS[..index].iter().all(|(other, _)| other != address), "{address}");
        }
    }
}
