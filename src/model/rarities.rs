//! What hardly any award has: properties of its credential, and of its subject beyond the usual.

use super::identity::SubjectIdentifier;
use super::illustration::Illustration;
use super::text::Text;
use crate::ground::Url;

/// What hardly any award has; it stands behind a pointer, since there can be a million awards.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rarities {
    /// `name` of the credential (OB 3.0, B.1.2); without it, the badge's.
    pub title: Option<Text>,
    /// `description` of the credential.
    pub description: Option<Text>,
    /// `image` of the credential: what wallets show.
    pub image: Option<Illustration>,
    /// `termsOfUse` of the credential.
    pub terms_of_use: Vec<TermsOfUse>,
    /// `refreshService` of the credential (B.1.25).
    pub refresh: Option<Service>,
    /// `credentialSchema` of the credential (B.1.21).
    pub schemas: Vec<Service>,
    /// `image` of the subject (B.1.3): not that of the badge.
    pub subject_image: Option<Illustration>,
    /// Further `identifier` of the subject.
    pub identifiers: Vec<SubjectIdentifier>,
    /// Further `type` of the subject, as addresses.
    pub subject_types: Vec<Url>,
}

/// Under which terms a credential may be used (VC Data Model 2.0, "Terms of Use").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsOfUse {
    /// What kind of terms: an address, since no context on board defines a word for one.
    pub kind: Url,
    /// The terms themselves.
    pub id: Option<Url>,
}

/// A place that answers for a credential: where it is refreshed, what it is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// How it is used: a word that a context defines, or an address.
    pub kind: Box<str>,
    /// Where it is.
    pub id: Url,
}

pub(super) static NOTHING_RARE: Rarities = Rarities {
    title: None,
    description: None,
    image: None,
    terms_of_use: Vec::new(),
    refresh: None,
    schemas: Vec::new(),
    subject_image: None,
    identifiers: Vec::new(),
    subject_types: Vec::new(),
};
