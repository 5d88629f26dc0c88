//! By what somebody is known elsewhere: the words of OB 3.0, and further identifiers of a recipient.

/// The words of [`IDENTITY_TYPES`](super::IDENTITY_TYPES) that name a person to everybody: only as a salted hash.
pub const NAMING_TYPES: &[&str] = &["name", "emailAddress", "nationalIdentityNumber"];

/// One more identifier of a recipient, beside the one of the award (OB 3.0, B.1.12 IdentityObject).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectIdentifier {
    /// One of [`IDENTITY_TYPES`](super::IDENTITY_TYPES), or `ext:…`.
    pub kind: Box<str>,
    /// The value: hashed, or as it is.
    pub value: IdentityValue,
}

/// How an identifier is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IdentityValue {
    /// As it is: a number that says nothing to whoever does not run its register.
    Plain(Box<str>),
    /// Hashed with a salt.
    Hash {
        /// `sha256$` and 64 hexadecimal figures.
        hash: Box<str>,
        /// What was appended to the value before hashing.
        salt: Box<str>,
    },
}
