//! Checking proofs that strangers made.

use super::super::created::is_moment;
use super::super::error::ProofError;
use super::super::jcs;
use super::super::keys::PublicKey;
use super::{KIND, PURPOSE, SUITE, join, template};
use crate::codec::base58;
use crate::codec::sha256::sha256;
use crate::rdf::{self, Given};
use serde_json::{Map, Value};
use std::cell::OnceCell;

/// More proofs on one document are refused.
pub const MAX_PROOFS: usize = 16;

/// A document whose proof was checked. Only `verify` makes one.
///
/// It says that whoever holds the key signed exactly this document. Whether the key belongs to the
/// issuer, and whether the document is in force, are other questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    key: PublicKey,
    suite: &'static str,
    verification_method: String,
    created: Option<String>,
    expires: Option<String>,
}

impl Verified {
    /// The key that signed.
    pub fn key(&self) -> PublicKey {
        self.key
    }

    /// The name of the cryptosuite, or the type of an older proof.
    pub fn suite(&self) -> &'static str {
        self.suite
    }

    /// Where the proof says that its key is published.
    pub fn verification_method(&self) -> &str {
        &self.verification_method
    }

    /// When the proof says that it was made: a date and time.
    pub fn created(&self) -> Option<&str> {
        self.created.as_deref()
    }

    /// When the proof says that it ends, which the caller compares with the clock.
    pub fn expires(&self) -> Option<&str> {
        self.expires.as_deref()
    }
}

/// Checks the proofs of a document until one holds; `resolve` finds the key of a verification
/// method (VC Data Integrity 1.0, section 4.4, "Verify Proof").
///
/// If none holds, the error is that of the first proof.
pub fn verify(
    document: &Value,
    resolve: &dyn Fn(&str) -> Option<PublicKey>,
) -> Result<Verified, ProofError> {
    let given = Given::new();
    let secured = Secured::new(document, &given)?;
    let mut first = None;
    for proof in secured.proofs()? {
        let verified = Claim::read(proof).and_then(|claim| {
            let method = claim.verification_method();
            let key = resolve(method).ok_or_else(|| ProofError::UnknownKey(method.to_owned()))?;
            secured.check(&claim, &key)
        });
        match verified {
            Ok(verified) => return Ok(verified),
            Err(error) => first = first.or(Some(error)),
        }
    }
    Err(first.unwrap_or(ProofError::NoProof))
}

/// A document with proofs. Its canonical form is made once, when the first proof needs it.
#[derive(Debug)]
pub struct Secured<'a> {
    document: &'a Map<String, Value>,
    whole: &'a Value,
    given: &'a Given,
    digest: OnceCell<Result<[u8; 32], ProofError>>,
}

impl<'a> Secured<'a> {
    /// A document, and contexts beside those on board.
    pub fn new(document: &'a Value, given: &'a Given) -> Result<Self, ProofError> {
        let members = document.as_object().ok_or(ProofError::NotAnObject)?;
        Ok(Self { document: members, whole: document, given, digest: OnceCell::new() })
    }

    /// Its proofs, whatever they are.
    pub fn proofs(&self) -> Result<&'a [Value], ProofError> {
        let proofs = match self.document.get("proof") {
            Some(Value::Array(proofs)) => proofs.as_slice(),
            Some(proof) => std::slice::from_ref(proof),
            None => &[],
        };
        if proofs.len() > MAX_PROOFS {
            return Err(ProofError::Malformed("more than 16 proofs"));
        }
        Ok(proofs)
    }

    /// Whether every part of the document has a meaning that a signature can cover: it has a
    /// canonical form.
    pub fn canonical(&self) -> Result<(), ProofError> {
        self.digest().map(|_| ())
    }

    /// Checks one of its proofs with a key.
    pub fn check(&self, claim: &Claim<'_>, key: &PublicKey) -> Result<Verified, ProofError> {
        let message = match claim.transformation {
            Transformation::Rdf => join(&self.options(claim.proof)?, &self.digest()?),
            Transformation::Jcs => hash_jcs(self.whole, claim.proof)?,
        };
        key.check(&message, &claim.signature)?;
        Ok(Verified {
            key: *key,
            suite: claim.suite,
            verification_method: claim.verification_method.to_owned(),
            created: claim.created.map(str::to_owned),
            expires: claim.expires.map(str::to_owned),
        })
    }

    /// The SHA-256 of the canonical form of the document without its proofs.
    fn digest(&self) -> Result<[u8; 32], ProofError> {
        let digest = self.digest.get_or_init(|| {
            let text = rdf::canonical_without_proof(self.whole, self.given)?;
            Ok(sha256(text.as_bytes()))
        });
        digest.clone()
    }

    /// The SHA-256 of the canonical form of a proof: Data Integrity EdDSA Cryptosuites 1.0,
    /// section 3.2.2; for Ed25519Signature2020 the same.
    fn options(&self, proof: &Map<String, Value>) -> Result<[u8; 32], ProofError> {
        let context = self.document.get("@context");
        let options =
            match usual(proof).and_then(|(method, created)| template(context, method, created)) {
                Some(options) => options,
                None => rdf::canonical_with(&options(proof, context), self.given)?,
            };
        Ok(sha256(options.as_bytes()))
    }
}

/// What a proof claims, once it has the shape of a proof known here. Nothing is checked yet.
#[derive(Clone, Debug)]
pub struct Claim<'a> {
    proof: &'a Map<String, Value>,
    suite: &'static str,
    transformation: Transformation,
    verification_method: &'a str,
    created: Option<&'a str>,
    expires: Option<&'a str>,
    signature: [u8; 64],
}

impl<'a> Claim<'a> {
    /// Reads one proof of a document.
    pub fn read(proof: &'a Value) -> Result<Self, ProofError> {
        let proof = proof.as_object().ok_or(ProofError::Malformed("a proof is an object"))?;
        let text = |name: &str| proof.get(name).and_then(Value::as_str);
        let required = |name: &'static str| text(name).ok_or(ProofError::Malformed(name));
        let (suite, transformation) = suite(proof)?;
        if proof.contains_key("previousProof") {
            // A chain would have to be followed; half a check is none.
            return Err(ProofError::Unsupported("a chain of proofs".to_owned()));
        }
        let purpose = required("proofPurpose")?;
        if purpose != PURPOSE {
            return Err(ProofError::OtherPurpose(purpose.to_owned()));
        }
        for name in ["created", "expires"] {
            if proof.contains_key(name) && !text(name).is_some_and(is_moment) {
                return Err(ProofError::Malformed(name));
            }
        }
        let verification_method = required("verificationMethod")?;
        let signature = base58::decode(required("proofValue")?)
            .and_then(|bytes| <[u8; 64]>::try_from(bytes).ok())
            .ok_or(ProofError::Malformed("proofValue"))?;
        let (created, expires) = (text("created"), text("expires"));
        Ok(Self { proof, suite, transformation, verification_method, created, expires, signature })
    }

    /// Where the proof says that its key is published.
    pub fn verification_method(&self) -> &'a str {
        self.verification_method
    }
}

/// How the two texts that are hashed come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Transformation {
    Rdf,
    Jcs,
}

fn suite(proof: &Map<String, Value>) -> Result<(&'static str, Transformation), ProofError> {
    let text = |name: &str| proof.get(name).and_then(Value::as_str);
    match (text("type"), text("cryptosuite")) {
        (Some(KIND), Some(SUITE)) => Ok((SUITE, Transformation::Rdf)),
        (Some(KIND), Some("eddsa-2022")) => Ok(("eddsa-2022", Transformation::Rdf)),
        (Some(KIND), Some("eddsa-jcs-2022")) => Ok(("eddsa-jcs-2022", Transformation::Jcs)),
        (Some("Ed25519Signature2020"), None) => Ok(("Ed25519Signature2020", Transformation::Rdf)),
        (Some(kind), suite) => Err(ProofError::Unsupported(suite.unwrap_or(kind).to_owned())),
        (None, _) => Err(ProofError::Malformed("type")),
    }
}

/// The two parts that vary in a proof made of the usual six members.
fn usual(proof: &Map<String, Value>) -> Option<(&str, &str)> {
    let text = |name: &str| proof.get(name).and_then(Value::as_str);
    if proof.len() != 6 || text("type")? != KIND || text("cryptosuite")? != SUITE {
        return None;
    }
    text("proofPurpose").zip(text("proofValue"))?;
    text("verificationMethod").zip(text("created"))
}

/// Section 3.3.2, and the check of contexts in its step 3.
fn hash_jcs(document: &Value, proof: &Map<String, Value>) -> Result<[u8; 64], ProofError> {
    let mut document = document.clone();
    if let Some(members) = document.as_object_mut() {
        members.shift_remove("proof");
    }
    if let Some(context) = proof.get("@context") {
        let list = |context: &Value| match context {
            Value::Array(items) => items.clone(),
            single => vec![single.clone()],
        };
        let theirs = document.get("@context").map(list).unwrap_or_default();
        if !theirs.starts_with(&list(context)) {
            return Err(ProofError::Malformed("@context"));
        }
        document["@context"] = context.clone();
    }
    let mut options = proof.clone();
    options.shift_remove("proofValue");
    let options = jcs::canonical(&Value::Object(options))?;
    let document = jcs::canonical(&document)?;
    Ok(join(&sha256(options.as_bytes()), &sha256(document.as_bytes())))
}

/// A proof as it is hashed: without its value, with the document's contexts.
fn options(proof: &Map<String, Value>, context: Option<&Value>) -> Value {
    let mut options = proof.clone();
    options.shift_remove("proofValue");
    options.insert("@context".to_owned(), context.cloned().unwrap_or_default());
    Value::Object(options)
}
