//! What a file of a site is, and how it stands.

use serde_json::Value;

use crate::codec::base64url;
use crate::verify::{Outcome, Validity, Verdict};

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A credential of OB 3.0 with its proof.
    Credential,
    /// The same as a token.
    Token,
    /// An assertion of OB 2.0.
    Assertion,
    /// An image that carries documents.
    Baked,
    /// An endorsement.
    Endorsement,
    /// A status list.
    StatusList,
    /// A list of revoked assertions of OB 2.0.
    RevocationList,
    /// Keys: a DID document.
    Keys,
    /// An issuer, of either version.
    Issuer,
    /// A badge, of either version.
    Badge,
    /// Any other JSON.
    Data,
    /// An image that carries nothing.
    Image,
    /// Pages, styles, whatever else.
    Other,
}

/// How a document stands. The later, the worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Standing {
    /// Nothing to believe or disbelieve.
    #[default]
    Plain,
    /// Every step holds.
    Valid,
    /// Genuine, and no longer or not yet in force.
    NotInForce,
    /// Genuine, and held back.
    Suspended,
    /// Genuine, and taken back.
    Revoked,
    /// Something could not be concluded.
    Open,
    /// Something does not hold.
    Invalid,
}

impl Kind {
    /// Every kind, in the order in which they are told.
    pub const ALL: [Self; 13] = [
        Self::Credential,
        Self::Token,
        Self::Assertion,
        Self::Baked,
        Self::Endorsement,
        Self::StatusList,
        Self::RevocationList,
        Self::Keys,
        Self::Issuer,
        Self::Badge,
        Self::Data,
        Self::Image,
        Self::Other,
    ];

    /// Whether there is a verdict on such a document by itself.
    pub(super) fn is_believed_by_itself(self) -> bool {
        matches!(self, Self::Credential | Self::Assertion | Self::Endorsement | Self::StatusList)
    }
}

impl Standing {
    /// Every standing, best first.
    pub const ALL: [Self; 7] = [
        Self::Plain,
        Self::Valid,
        Self::NotInForce,
        Self::Suspended,
        Self::Revoked,
        Self::Open,
        Self::Invalid,
    ];

    /// What a step that failed makes of a document: only these say that it was genuine.
    fn of_failure(code: &str) -> Self {
        match code {
            "force.not_yet" | "force.expired" | "ob2.future" | "ob2.expired" => Self::NotInForce,
            "status.suspended" => Self::Suspended,
            "status.revoked" | "ob2.revoked" | "ob2.revoked-silently" | "ob2.gone" => Self::Revoked,
            _ => Self::Invalid,
        }
    }

    /// How the document of a verdict stands. A site may well publish what was revoked or has
    /// expired: it is genuine, and says so.
    pub fn of(verdict: &Verdict) -> Self {
        match verdict.validity() {
            Validity::Valid => Self::Valid,
            Validity::Open => Self::Open,
            Validity::Invalid => {
                let failed = verdict.steps.iter().filter(|step| step.outcome() == Outcome::Failed);
                let ends = failed.map(|step| Self::of_failure(step.reason.code));
                let worst = ends.max().unwrap_or(Self::Invalid);
                let open = verdict.steps.iter().any(|step| step.outcome() == Outcome::Open);
                if open && worst < Self::Open { Self::Open } else { worst }
            }
        }
    }
}

/// What JSON is, by what it says of itself.
pub(super) fn of_json(value: &Value) -> Kind {
    let is = |word: &str| match &value["type"] {
        Value::Array(items) => items.iter().any(|item| item == word),
        single => single == word,
    };
    if is("VerifiableCredential") {
        return if is("EndorsementCredential") {
            Kind::Endorsement
        } else if is("BitstringStatusListCredential") || is("StatusList2021Credential") {
            Kind::StatusList
        } else {
            Kind::Credential
        };
    }
    if is("Assertion") || (value.get("badge").is_some() && value.get("recipient").is_some()) {
        return Kind::Assertion;
    }
    if is("RevocationList") {
        return Kind::RevocationList;
    }
    if is("Issuer") || is("Profile") {
        return Kind::Issuer;
    }
    if is("Achievement") || is("BadgeClass") {
        return Kind::Badge;
    }
    if value.get("verificationMethod").is_some() { Kind::Keys } else { Kind::Data }
}

/// The credential of a token, without the claims that registries add. Nothing is verified.
pub(super) fn token_credential(token: &str) -> Option<Value> {
    let payload = token.split('.').nth(1).and_then(base64url::decode)?;
    let mut value: Value = serde_json::from_slice(&payload).ok()?;
    let members = value.as_object_mut()?;
    for claim in ["iss", "jti", "nbf", "sub", "exp", "iat"] {
        members.shift_remove(claim);
    }
    members.shift_remove("vc").or(Some(value))
}

/// A credential as a token says it.
pub(super) fn without_proof(credential: &Value) -> Value {
    let mut bare = credential.clone();
    if let Some(members) = bare.as_object_mut() {
        members.shift_remove("proof");
    }
    bare
}
