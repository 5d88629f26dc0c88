//! The parts of a person's name, for a profile that is a person's.

use crate::ground::Instant;

/// What a profile says of a person (OB 3.0, B.1.14). Profiles are issuers, creators, assessors and
/// their parents; the recipient of an award never has one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// `givenName` of OB 3.0.
    pub given_name: Option<Box<str>>,
    /// `familyName` of OB 3.0.
    pub family_name: Option<Box<str>>,
    /// `additionalName` of OB 3.0: a middle name.
    pub additional_name: Option<Box<str>>,
    /// `patronymicName` of OB 3.0.
    pub patronymic_name: Option<Box<str>>,
    /// `honorificPrefix` of OB 3.0: `Dr`.
    pub honorific_prefix: Option<Box<str>>,
    /// `honorificSuffix` of OB 3.0: `PhD`.
    pub honorific_suffix: Option<Box<str>>,
    /// `familyNamePrefix` of OB 3.0: `van der`.
    pub family_name_prefix: Option<Box<str>>,
    /// `dateOfBirth` of OB 3.0: midnight UTC of a calendar day.
    pub date_of_birth: Option<Instant>,
}
