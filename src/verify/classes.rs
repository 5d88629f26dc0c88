//! The classes of Open Badges 3.0 and what they are made of (Appendix B; the JSON schemas of
//! 1EdTech), as tables.

/// A class of objects.
#[derive(Debug)]
pub(super) struct Class {
    /// A type that an object of this class must name; none when it needs no type.
    pub(super) name: Option<&'static str>,
    /// Whether other properties are refused.
    pub(super) closed: bool,
    pub(super) properties: &'static [Property],
}

/// A property: its name, what its values are, and how many.
#[derive(Debug)]
pub(super) struct Property(pub(super) &'static str, pub(super) Kind, pub(super) Number);

/// How often a property stands in an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    /// Once.
    One,
    /// Once, or not at all.
    Maybe,
    /// As often as one likes: a list, or a single value where the compact form is allowed.
    Any,
}

/// What a value is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Text,
    /// An absolute address.
    Address,
    /// A date and a time with a zone.
    Moment,
    /// A calendar day.
    Day,
    Figure,
    Truth,
    Language,
    Token,
    /// One of these words, or `ext:` and another one.
    Word(&'static [&'static str]),
    /// One of these words and no other.
    OnlyWord(&'static [&'static str]),
    Object(&'static Class),
    /// The address of a profile, or the profile.
    Issuer,
    /// The address of somebody, or an object with that address as its `id`.
    Somebody,
    /// An object that names its type, with or without an `id`.
    Typed,
    /// Something that is looked at elsewhere.
    Elsewhere,
}

use crate::model::vocabulary::{ACHIEVEMENT_TYPES, IDENTITY_TYPES, RESULT_TYPES, TARGET_TYPES};
use Kind::{
    Address, Day, Elsewhere, Figure, Issuer, Language, Moment, Object, OnlyWord, Somebody, Text,
    Token, Truth, Typed, Word,
};
use Number::{Any, Maybe, One};

/// Properties of every verifiable credential that awards or endorses something.
macro_rules! credential {
    ($($own:expr),*) => { &[
        Property("id", Address, One),
        Property("issuer", Issuer, One),
        Property("name", Text, Maybe),
        Property("description", Text, Maybe),
        Property("awardedDate", Moment, Maybe),
        Property("validFrom", Moment, Maybe),
        Property("validUntil", Moment, Maybe),
        Property("issuanceDate", Moment, Maybe),
        Property("expirationDate", Moment, Maybe),
        Property("credentialStatus", Typed, Any),
        Property("credentialSchema", Typed, Any),
        Property("refreshService", Typed, Any),
        Property("termsOfUse", Typed, Any),
        Property("proof", Elsewhere, Any),
        $($own),*
    ] };
}

/// B.1.2.
pub(super) static BADGE: Class = Class {
    name: Some("VerifiableCredential"),
    closed: false,
    properties: credential![
        Property("credentialSubject", Object(&SUBJECT), One),
        Property("image", Object(&IMAGE), Maybe),
        Property("evidence", Object(&EVIDENCE), Any),
        Property("endorsement", Elsewhere, Any),
        Property("endorsementJwt", Token, Any)
    ],
};

/// B.1.7. `name` is mandatory too, which older ones did not know.
pub(super) static ENDORSEMENT: Class = Class {
    name: Some("EndorsementCredential"),
    closed: false,
    properties: credential![Property("credentialSubject", Object(&ENDORSED), One)],
};

/// B.1.8.
static ENDORSED: Class = Class {
    name: Some("EndorsementSubject"),
    closed: false,
    properties: &[Property("id", Address, One), Property("endorsementComment", Text, Maybe)],
};

/// B.1.3.
static SUBJECT: Class = Class {
    name: Some("AchievementSubject"),
    closed: false,
    properties: &[
        Property("id", Address, Maybe),
        Property("achievement", Object(&ACHIEVEMENT), One),
        Property("identifier", Object(&IDENTITY), Any),
        Property("activityStartDate", Moment, Maybe),
        Property("activityEndDate", Moment, Maybe),
        Property("creditsEarned", Figure, Maybe),
        Property("image", Object(&IMAGE), Maybe),
        Property("licenseNumber", Text, Maybe),
        Property("role", Text, Maybe),
        Property("term", Text, Maybe),
        Property("narrative", Text, Maybe),
        Property("result", Object(&RESULT), Any),
        Property("source", Object(&PROFILE), Maybe),
    ],
};

/// B.1.1.
static ACHIEVEMENT: Class = Class {
    name: Some("Achievement"),
    closed: false,
    properties: &[
        Property("id", Address, One),
        Property("name", Text, One),
        Property("description", Text, One),
        Property("criteria", Object(&CRITERIA), One),
        Property("achievementType", Word(ACHIEVEMENT_TYPES), Maybe),
        Property("alignment", Object(&ALIGNMENT), Any),
        Property("creator", Object(&PROFILE), Maybe),
        Property("creditsAvailable", Figure, Maybe),
        Property("endorsement", Elsewhere, Any),
        Property("endorsementJwt", Token, Any),
        Property("fieldOfStudy", Text, Maybe),
        Property("specialization", Text, Maybe),
        Property("humanCode", Text, Maybe),
        Property("version", Text, Maybe),
        Property("image", Object(&IMAGE), Maybe),
        Property("inLanguage", Language, Maybe),
        Property("otherIdentifier", Object(&IDENTIFIER), Any),
        Property("related", Object(&RELATED), Any),
        Property("resultDescription", Object(&RESULT_DESCRIPTION), Any),
        Property("tag", Text, Any),
    ],
};

/// B.1.6.
static CRITERIA: Class = Class {
    name: None,
    closed: false,
    properties: &[Property("id", Address, Maybe), Property("narrative", Text, Maybe)],
};

/// B.1.13.
static IMAGE: Class = Class {
    name: Some("Image"),
    closed: true,
    properties: &[Property("id", Address, One), Property("caption", Text, Maybe)],
};

/// B.1.15.
static RELATED: Class = Class {
    name: Some("Related"),
    closed: false,
    properties: &[
        Property("id", Address, One),
        Property("inLanguage", Language, Maybe),
        Property("version", Text, Maybe),
    ],
};

/// B.1.9.
static EVIDENCE: Class = Class {
    name: Some("Evidence"),
    closed: false,
    properties: &[
        Property("id", Address, Maybe),
        Property("narrative", Text, Maybe),
        Property("name", Text, Maybe),
        Property("description", Text, Maybe),
        Property("genre", Text, Maybe),
        Property("audience", Text, Maybe),
    ],
};

/// B.1.5.
static ALIGNMENT: Class = Class {
    name: Some("Alignment"),
    closed: false,
    properties: &[
        Property("targetName", Text, One),
        Property("targetUrl", Address, One),
        Property("targetCode", Text, Maybe),
        Property("targetDescription", Text, Maybe),
        Property("targetFramework", Text, Maybe),
        Property("targetType", Word(TARGET_TYPES), Maybe),
    ],
};

/// B.1.14.
pub(super) static PROFILE: Class = Class {
    name: Some("Profile"),
    closed: false,
    properties: &[
        Property("id", Address, One),
        Property("name", Text, Maybe),
        Property("url", Address, Maybe),
        Property("phone", Text, Maybe),
        Property("description", Text, Maybe),
        Property("image", Object(&IMAGE), Maybe),
        Property("email", Text, Maybe),
        Property("address", Object(&POSTAL), Maybe),
        Property("otherIdentifier", Object(&IDENTIFIER), Any),
        Property("official", Text, Maybe),
        Property("parentOrg", Object(&PROFILE), Maybe),
        Property("endorsement", Elsewhere, Any),
        Property("endorsementJwt", Token, Any),
        Property("familyName", Text, Maybe),
        Property("givenName", Text, Maybe),
        Property("additionalName", Text, Maybe),
        Property("patronymicName", Text, Maybe),
        Property("honorificPrefix", Text, Maybe),
        Property("honorificSuffix", Text, Maybe),
        Property("familyNamePrefix", Text, Maybe),
        Property("dateOfBirth", Day, Maybe),
    ],
};

/// B.1.4.
static POSTAL: Class = Class {
    name: Some("Address"),
    closed: false,
    properties: &[
        Property("addressCountry", Text, Maybe),
        Property("addressCountryCode", Text, Maybe),
        Property("addressRegion", Text, Maybe),
        Property("addressLocality", Text, Maybe),
        Property("streetAddress", Text, Maybe),
        Property("postOfficeBoxNumber", Text, Maybe),
        Property("postalCode", Text, Maybe),
        Property("geo", Object(&GEO), Maybe),
    ],
};

/// B.1.10.
static GEO: Class = Class {
    name: Some("GeoCoordinates"),
    closed: false,
    properties: &[Property("latitude", Figure, One), Property("longitude", Figure, One)],
};

/// B.1.11.
static IDENTIFIER: Class = Class {
    name: Some("IdentifierEntry"),
    closed: true,
    properties: &[
        Property("identifier", Text, One),
        Property("identifierType", Word(IDENTITY_TYPES), One),
    ],
};

/// B.1.12.
static IDENTITY: Class = Class {
    name: Some("IdentityObject"),
    closed: true,
    properties: &[
        Property("hashed", Truth, One),
        Property("identityHash", Text, One),
        Property("identityType", Word(IDENTITY_TYPES), One),
        Property("salt", Text, Maybe),
    ],
};

/// B.1.16.
static RESULT: Class = Class {
    name: Some("Result"),
    closed: false,
    properties: &[
        Property("achievedLevel", Address, Maybe),
        Property("alignment", Object(&ALIGNMENT), Any),
        Property("resultDescription", Address, Maybe),
        Property("status", OnlyWord(RESULT_STATUS), Maybe),
        Property("value", Text, Maybe),
    ],
};

/// B.1.17.
static RESULT_DESCRIPTION: Class = Class {
    name: Some("ResultDescription"),
    closed: false,
    properties: &[
        Property("id", Address, One),
        Property("name", Text, One),
        Property("resultType", Word(RESULT_TYPES), One),
        Property("alignment", Object(&ALIGNMENT), Any),
        Property("allowedValue", Text, Any),
        Property("requiredLevel", Address, Maybe),
        Property("requiredValue", Text, Maybe),
        Property("rubricCriterionLevel", Object(&LEVEL), Any),
        Property("valueMin", Text, Maybe),
        Property("valueMax", Text, Maybe),
    ],
};

/// B.1.18.
static LEVEL: Class = Class {
    name: Some("RubricCriterionLevel"),
    closed: false,
    properties: &[
        Property("id", Address, One),
        Property("name", Text, One),
        Property("alignment", Object(&ALIGNMENT), Any),
        Property("description", Text, Maybe),
        Property("level", Text, Maybe),
        Property("points", Text, Maybe),
    ],
};

/// A verifiable credential of another kind.
pub(super) static CREDENTIAL: Class = Class {
    name: Some("VerifiableCredential"),
    closed: false,
    properties: &[
        Property("id", Address, Maybe),
        Property("issuer", Somebody, One),
        Property("validFrom", Moment, Maybe),
        Property("validUntil", Moment, Maybe),
        Property("issuanceDate", Moment, Maybe),
        Property("expirationDate", Moment, Maybe),
        Property("credentialStatus", Typed, Any),
    ],
};

/// B.1.33.
const RESULT_STATUS: &[&str] =
    &["Completed", "Enrolled", "Failed", "InProgress", "OnHold", "Provisional", "Withdrew"];
