//! Data Integrity proofs (VC Data Integrity 1.0; Data Integrity EdDSA Cryptosuites 1.0).
//!
//! Signing makes `eddsa-rdfc-2022` only. Checking also knows `eddsa-jcs-2022`, the older name
//! `eddsa-2022` and `Ed25519Signature2020`, which are still met.

mod verify;

pub use verify::{Claim, MAX_PROOFS, Secured, Verified, verify};

use super::created::is_moment;
use super::error::ProofError;
use super::keys::{PublicKey, SigningKey};
use crate::codec::base58;
use crate::codec::sha256::sha256;
use crate::rdf;
use serde_json::{Map, Value, json};

const KIND: &str = "DataIntegrityProof";
const SUITE: &str = "eddsa-rdfc-2022";
const PURPOSE: &str = "assertionMethod";

/// The document with its proof, last, in an array.
///
/// `created` is a date and time with a zone; `verification_method` an absolute address. The same
/// arguments give the same bytes.
pub fn sign(
    document: &Value,
    key: &SigningKey,
    verification_method: &str,
    created: &str,
) -> Result<Value, ProofError> {
    let signature = sign_detached(document, key, verification_method, created)?;
    attach(document, &signature, verification_method, created)
}

/// The bytes of the signed document as it is served: one line of JSON and a line feed.
///
/// The same as `sign` and then writing it, without a copy of the document in between.
pub fn sign_to_bytes(
    document: &Value,
    key: &SigningKey,
    verification_method: &str,
    created: &str,
) -> Result<Vec<u8>, ProofError> {
    let signature = sign_detached(document, key, verification_method, created)?;
    attach_to_bytes(document, &signature, verification_method, created)
}

/// What is signed: the SHA-256 of the proof's own canonical form, then that of the document's
/// (Data Integrity EdDSA Cryptosuites 1.0, section 3.2.4).
///
/// Refuses a document that cannot be signed reliably (`rdf::check_signable`).
pub fn digest(
    document: &Value,
    verification_method: &str,
    created: &str,
) -> Result<[u8; 64], ProofError> {
    let members = unsigned(document)?;
    if !is_moment(created) {
        return Err(ProofError::Malformed("`created` is a date and time with a zone"));
    }
    let text = rdf::canonical_to_sign(document)?;
    let options = match template(members.get("@context"), verification_method, created) {
        Some(options) => options,
        None => rdf::canonical_to_sign(&configuration(members, verification_method, created))?,
    };
    Ok(join(&sha256(options.as_bytes()), &sha256(text.as_bytes())))
}

/// Checks that a stored signature is one of exactly this document, so that it may be attached.
pub fn check(
    document: &Value,
    signature: &[u8; 64],
    key: &PublicKey,
    verification_method: &str,
    created: &str,
) -> Result<(), ProofError> {
    key.check(&digest(document, verification_method, created)?, signature)
}

/// The bytes of the document with a stored signature, once it was checked to be one of exactly this
/// document: the same as `sign_to_bytes` with the secret half of that key.
pub fn attach_checked(
    document: &Value,
    signature: &[u8; 64],
    key: &PublicKey,
    verification_method: &str,
    created: &str,
) -> Result<Vec<u8>, ProofError> {
    check(document, signature, key, verification_method, created)?;
    attach_to_bytes(document, signature, verification_method, created)
}

/// The signature alone, to be stored and attached later.
pub fn sign_detached(
    document: &Value,
    key: &SigningKey,
    verification_method: &str,
    created: &str,
) -> Result<[u8; 64], ProofError> {
    Ok(key.sign(&digest(document, verification_method, created)?))
}

/// The document with a proof of this signature, last, in an array. The signature is not checked.
pub fn attach(
    document: &Value,
    signature: &[u8; 64],
    verification_method: &str,
    created: &str,
) -> Result<Value, ProofError> {
    let mut signed = unsigned(document)?.clone();
    let proof = proof(verification_method, created, &base58::encode(signature));
    signed.insert("proof".to_owned(), json!([proof]));
    Ok(Value::Object(signed))
}

/// The bytes of `attach`: one line of JSON and a line feed.
pub fn attach_to_bytes(
    document: &Value,
    signature: &[u8; 64],
    verification_method: &str,
    created: &str,
) -> Result<Vec<u8>, ProofError> {
    unsigned(document)?;
    let mut bytes = Vec::with_capacity(4096);
    serde_json::to_writer(&mut bytes, document).expect("a Value is JSON");
    let empty = bytes == b"{}";
    bytes.pop();
    bytes.extend_from_slice(if empty { b"\"proof\":[" } else { b",\"proof\":[" });
    let proof = proof(verification_method, created, &base58::encode(signature));
    serde_json::to_writer(&mut bytes, &proof).expect("a Value is JSON");
    bytes.extend_from_slice(b"]}\n");
    Ok(bytes)
}

/// The members of a document that has no proof yet.
fn unsigned(document: &Value) -> Result<&Map<String, Value>, ProofError> {
    let members = document.as_object().ok_or(ProofError::NotAnObject)?;
    if members.contains_key("proof") {
        return Err(ProofError::AlreadySigned);
    }
    Ok(members)
}

fn proof(verification_method: &str, created: &str, value: &str) -> Value {
    json!({
        "type": KIND,
        "cryptosuite": SUITE,
        "created": created,
        "verificationMethod": verification_method,
        "proofPurpose": PURPOSE,
        "proofValue": value,
    })
}

/// The proof as it is hashed: without its value, with the document's contexts (section 3.2.5).
fn configuration(members: &Map<String, Value>, verification_method: &str, created: &str) -> Value {
    let context = members.get("@context").cloned().unwrap_or_default();
    json!({
        "@context": context,
        "type": KIND,
        "cryptosuite": SUITE,
        "created": created,
        "verificationMethod": verification_method,
        "proofPurpose": PURPOSE,
    })
}

/// The canonical form of `configuration`, where it is known to be these five lines.
fn template(context: Option<&Value>, verification_method: &str, created: &str) -> Option<String> {
    if !context.is_some_and(rdf::is_tabled) || !rdf::is_plain_address(verification_method) {
        return None;
    }
    Some(
        [
            "_:c14n0 <http://purl.org/dc/terms/created> \"",
            created,
            "\"^^<http://www.w3.org/2001/XMLSchema#dateTime> .\n\
             _:c14n0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> \
             <https://w3id.org/security#DataIntegrityProof> .\n\
             _:c14n0 <https://w3id.org/security#cryptosuite> \
             \"eddsa-rdfc-2022\"^^<https://w3id.org/security#cryptosuiteString> .\n\
             _:c14n0 <https://w3id.org/security#proofPurpose> \
             <https://w3id.org/security#assertionMethod> .\n\
             _:c14n0 <https://w3id.org/security#verificationMethod> <",
            verification_method,
            "> .\n",
        ]
        .concat(),
    )
}

fn join(proof: &[u8; 32], document: &[u8; 32]) -> [u8; 64] {
    let mut both = [0; 64];
    both[..32].copy_from_slice(proof);
    both[32..].copy_from_slice(document);
    both
}

#[cfg(test)]
mod tests;
