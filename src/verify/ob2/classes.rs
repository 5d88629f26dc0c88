//! The classes of Open Badges 2.0 and their properties, as tables ("Open Badges Vocabulary"); those of
//! 1.x where they differ.

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Assertion,
    Badge,
    Profile,
    Endorsement,
    Key,
    RevocationList,
    /// What a revoked assertion shrinks to.
    Remnant,
    Identity,
    Verification,
    Policy,
    Criteria,
    Evidence,
    Image,
    Alignment,
    Related,
    Claim,
    /// Any other: its context and its types are looked at, and nothing else.
    Other,
}

/// By which rules a document is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edition {
    Two,
    /// 1.0 and 1.1: dates may be counted in seconds or lack a zone, and types and contexts came late.
    One,
}

/// The kind of a property's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    /// An absolute IRI.
    Address,
    /// A date with its time and zone.
    Date,
    Flag,
    /// A text or a number.
    Version,
    /// An address or `data:`, or an object with such an `id`.
    Picture,
    /// The same without `data:`.
    Baked,
    /// An object of a class.
    Object(Class),
    /// An address, or an object of a class.
    Link(Class),
    /// A text, or an object with `id` or `uid`.
    Entry,
}
use Kind::{Address, Baked, Date, Entry, Flag, Link, Object, Picture, Text, Version};

/// One property: its name, its kind, whether it must be there, whether it may have many values.
pub(super) struct Property(
    pub(super) &'static str,
    pub(super) Kind,
    pub(super) bool,
    pub(super) bool,
);

const MUST: bool = true;
const MAY: bool = false;
const ONE: bool = false;
const MANY: bool = true;

const ASSERTION: &[Property] = &[
    Property("id", Address, MUST, ONE),
    Property("recipient", Object(Class::Identity), MUST, ONE),
    Property("badge", Link(Class::Badge), MUST, ONE),
    Property("verification", Object(Class::Verification), MUST, ONE),
    Property("issuedOn", Date, MUST, ONE),
    Property("expires", Date, MAY, ONE),
    Property("image", Baked, MAY, ONE),
    Property("evidence", Link(Class::Evidence), MAY, MANY),
    Property("narrative", Text, MAY, ONE),
    Property("revoked", Flag, MAY, ONE),
    Property("revocationReason", Text, MAY, ONE),
];
const BADGE_CLASS: &[Property] = &[
    Property("id", Address, MUST, ONE),
    Property("name", Text, MUST, ONE),
    Property("description", Text, MUST, ONE),
    Property("image", Picture, MUST, ONE),
    Property("criteria", Link(Class::Criteria), MUST, ONE),
    Property("issuer", Link(Class::Profile), MUST, ONE),
    Property("alignment", Object(Class::Alignment), MAY, MANY),
    Property("tags", Text, MAY, MANY),
];
const PROFILE: &[Property] = &[
    Property("id", Address, MUST, ONE),
    Property("name", Text, MUST, ONE),
    Property("url", Address, MUST, ONE),
    Property("email", Text, MUST, ONE),
    Property("telephone", Text, MAY, ONE),
    Property("description", Text, MAY, ONE),
    Property("image", Picture, MAY, ONE),
    Property("publicKey", Link(Class::Key), MAY, MANY),
    Property("verification", Object(Class::Policy), MAY, ONE),
    Property("revocationList", Address, MAY, ONE),
];
const ENDORSEMENT: &[Property] = &[
    Property("id", Address, MUST, ONE),
    Property("claim", Object(Class::Claim), MUST, ONE),
    Property("issuer", Link(Class::Profile), MUST, ONE),
    Property("issuedOn", Date, MUST, ONE),
    Property("verification", Object(Class::Verification), MUST, ONE),
    Property("expires", Date, MAY, ONE),
    Property("revoked", Flag, MAY, ONE),
    Property("revocationReason", Text, MAY, ONE),
];
const KEY: &[Property] = &[
    Property("id", Address, MUST, ONE),
    Property("owner", Address, MUST, ONE),
    Property("publicKeyPem", Text, MUST, ONE),
];
const REVOCATION_LIST: &[Property] = &[
    Property("id", Address, MAY, ONE),
    Property("issuer", Link(Class::Profile), MAY, ONE),
    Property("revokedAssertions", Entry, MUST, MANY),
];
const REMNANT: &[Property] = &[
    Property("id", Address, MUST, ONE),
    Property("revoked", Flag, MUST, ONE),
    Property("revocationReason", Text, MAY, ONE),
];
const IDENTITY: &[Property] = &[
    Property("type", Text, MUST, ONE),
    Property("identity", Text, MUST, ONE),
    Property("hashed", Flag, MUST, ONE),
    Property("salt", Text, MAY, ONE),
];
const VERIFICATION: &[Property] =
    &[Property("type", Text, MUST, ONE), Property("creator", Link(Class::Key), MAY, ONE)];
const POLICY: &[Property] = &[
    Property("verificationProperty", Text, MAY, ONE),
    Property("startsWith", Text, MAY, MANY),
    Property("allowedOrigins", Text, MAY, MANY),
];
const CRITERIA: &[Property] =
    &[Property("id", Address, MAY, ONE), Property("narrative", Text, MAY, ONE)];
const EVIDENCE: &[Property] = &[
    Property("id", Address, MAY, ONE),
    Property("narrative", Text, MAY, ONE),
    Property("name", Text, MAY, ONE),
    Property("description", Text, MAY, ONE),
    Property("genre", Text, MAY, ONE),
    Property("audience", Text, MAY, ONE),
];
const IMAGE: &[Property] = &[
    Property("id", Picture, MUST, ONE),
    Property("caption", Text, MAY, ONE),
    Property("author", Address, MAY, ONE),
];
const ALIGNMENT: &[Property] = &[
    Property("targetName", Text, MUST, ONE),
    Property("targetUrl", Address, MUST, ONE),
    Property("targetDescription", Text, MAY, ONE),
    Property("targetFramework", Text, MAY, ONE),
    Property("targetCode", Text, MAY, ONE),
];
const RELATED: &[Property] = &[Property("id", Address, MUST, ONE)];
const CLAIM: &[Property] =
    &[Property("id", Address, MUST, ONE), Property("endorsementComment", Text, MAY, ONE)];
/// What every document may have ("Properties").
const EVERYWHERE: &[Property] = &[
    Property("related", Object(Class::Related), MAY, MANY),
    Property("version", Version, MAY, ONE),
    Property("endorsement", Link(Class::Endorsement), MAY, MANY),
    Property("@language", Text, MAY, ONE),
];

// OB 1.0 and 1.1: the assertion names its own address in `verify`.
const ASSERTION_1: &[Property] = &[
    Property("uid", Text, MUST, ONE),
    Property("recipient", Object(Class::Identity), MUST, ONE),
    Property("badge", Address, MUST, ONE),
    Property("verify", Object(Class::Verification), MUST, ONE),
    Property("issuedOn", Date, MUST, ONE),
    Property("expires", Date, MAY, ONE),
    Property("image", Picture, MAY, ONE),
    Property("evidence", Address, MAY, ONE),
];
const BADGE_CLASS_1: &[Property] = &[
    Property("name", Text, MUST, ONE),
    Property("description", Text, MUST, ONE),
    Property("image", Picture, MUST, ONE),
    Property("criteria", Address, MUST, ONE),
    Property("issuer", Address, MUST, ONE),
    Property("tags", Text, MAY, MANY),
];
const PROFILE_1: &[Property] = &[
    Property("name", Text, MUST, ONE),
    Property("url", Address, MUST, ONE),
    Property("description", Text, MAY, ONE),
    Property("image", Picture, MAY, ONE),
    Property("email", Text, MAY, ONE),
    Property("revocationList", Address, MAY, ONE),
];
const VERIFICATION_1: &[Property] =
    &[Property("type", Text, MUST, ONE), Property("url", Address, MUST, ONE)];

/// The properties of a class.
pub(super) fn table(class: Class, edition: Edition) -> &'static [Property] {
    match (class, edition) {
        (Class::Assertion, Edition::One) => ASSERTION_1,
        (Class::Badge, Edition::One) => BADGE_CLASS_1,
        (Class::Profile, Edition::One) => PROFILE_1,
        (Class::Verification, Edition::One) => VERIFICATION_1,
        (Class::Assertion, _) => ASSERTION,
        (Class::Badge, _) => BADGE_CLASS,
        (Class::Profile, _) => PROFILE,
        (Class::Endorsement, _) => ENDORSEMENT,
        (Class::Key, _) => KEY,
        (Class::RevocationList, _) => REVOCATION_LIST,
        (Class::Remnant, _) => REMNANT,
        (Class::Identity, _) => IDENTITY,
        (Class::Verification, _) => VERIFICATION,
        (Class::Policy, _) => POLICY,
        (Class::Criteria, _) => CRITERIA,
        (Class::Evidence, _) => EVIDENCE,
        (Class::Image, _) => IMAGE,
        (Class::Alignment, _) => ALIGNMENT,
        (Class::Related, _) => RELATED,
        (Class::Claim, _) => CLAIM,
        (Class::Other, _) => &[],
    }
}

/// What every document may have.
pub(super) fn everywhere() -> &'static [Property] {
    EVERYWHERE
}
