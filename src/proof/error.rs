//! Why a document has no proof, or none that holds.

use crate::rdf::RdfError;
use std::fmt;

/// What stands between a document and its proof.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProofError {
    /// A key that cannot be used; the text says what is wrong with it.
    Key(&'static str),
    /// A passphrase that does not open its key.
    Passphrase,
    /// The document cannot be put into the canonical form that is signed.
    Canonical(RdfError),
    /// The document is not a JSON object.
    NotAnObject,
    /// The document to sign has a `proof` already.
    AlreadySigned,
    /// The document has no proof.
    NoProof,
    /// A proof, or a part of one, of a kind that is not known here.
    Unsupported(String),
    /// A part of a proof or of a token is missing or has the wrong form; the text names it.
    Malformed(&'static str),
    /// A proof made for another purpose than `assertionMethod`.
    OtherPurpose(String),
    /// Nobody could say which key belongs to this verification method.
    UnknownKey(String),
    /// The signature was made with another key, or for another document.
    SignatureDoesNotMatch,
    /// A registered claim of a token is absent from the credential, or differs from it; the text
    /// names the claim.
    Claim(&'static str),
}

impl fmt::Display for ProofError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(what) => write!(f, "this is not a usable key: {what}"),
            Self::Passphrase => f.write_str("this is not its passphrase"),
            Self::Canonical(error) => error.fmt(f),
            Self::NotAnObject => f.write_str("a credential is a JSON object"),
            Self::AlreadySigned => f.write_str("the document already has a proof"),
            Self::NoProof => f.write_str("the document has no proof"),
            Self::Unsupported(kind) => write!(f, "{kind} is not a kind of proof known here"),
            Self::Malformed(part) => write!(f, "the proof is malformed: {part}"),
            Self::OtherPurpose(purpose) => {
                write!(f, "the proof serves `{purpose}`, not `assertionMethod`")
            }
            Self::UnknownKey(method) => write!(f, "no key is known for {method}"),
            Self::SignatureDoesNotMatch => f.write_str(
                "the signature does not match: the document was changed, or signed with another key",
            ),
            Self::Claim(claim) => {
                write!(f, "the claim `{claim}` is missing or differs from the credential")
            }
        }
    }
}

impl std::error::Error for ProofError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Canonical(error) => Some(error),
            _ => None,
        }
    }
}

impl From<RdfError> for ProofError {
    fn from(error: RdfError) -> Self {
        Self::Canonical(error)
    }
}
