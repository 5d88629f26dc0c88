//! What a badge, an award, an issuer and a catalogue are. Knows no file format, no JSON, no HTML.
//!
//! In reading order: [`text`] (one text, many languages), [`vocabulary`] (words that OB 3.0 lists), [`naming`] (how a thing names another:
//! by a word in drafts, by its place in a catalogue), [`settings`], [`issuer`], [`badge`],
//! [`award`] with [`rarities`], [`identity`], [`person`], [`illustration`], [`digest`], [`framework`],
//! [`page`], [`endorsement`], [`acceptance`] (what the catalogue says of findings), [`drafts`], [`catalogue`] with [`assemble`], [`places`], and [`links`], the only place that builds
//! an address.

pub mod acceptance;
pub mod assemble;
pub mod award;
pub mod badge;
pub mod catalogue;
pub mod digest;
pub mod drafts;
pub mod endorsement;
pub mod framework;
pub mod identity;
pub mod illustration;
pub mod issuer;
pub mod links;
pub mod naming;
pub mod page;
pub mod person;
pub mod places;
pub mod rarities;
pub mod rules;
pub mod settings;
pub mod text;
pub mod vocabulary;

pub use acceptance::{Acceptance, AcceptedPlace, RuleLevel};
pub use award::{Award, AwardMore, Erased, Evidence, Publish, Recipient, ResultGiven, Standing};
pub use badge::{
    Alignment, Alignments, Art, ArtKind, Badge, BadgeVersion, Identifier, Related, Requirement,
    ResultDescription, ResultLevel, Status, Translation, VersionLabel,
};
pub use catalogue::{Catalogue, Holders};
pub use digest::{issuer_digest, page_digest, reference_digest};
pub use drafts::Drafts;
pub use endorsement::{
    Answer, AnswerState, Endorsed, EndorsedName, Endorsement, EndorsementStanding, Endorser, Signer,
};
pub use framework::{Framework, Recognised, Term, TermKind};
pub use identity::{IdentityValue, SubjectIdentifier};
pub use illustration::Illustration;
pub use issuer::{Address, Identity, Issuer, Key, Organisation};
pub use links::{Links, SitePath};
pub use naming::{
    AwardId, BadgeId, EndorsementId, IssuerId, Name, Named, Naming, Resolved, TermId, VersionId,
};
pub use page::Page;
pub use person::Person;
pub use places::Places;
pub use rarities::{Rarities, Service, TermsOfUse};
pub use settings::{
    Accessibility, Baked, Formats, LedgerLock, LedgerSettings, Legal, Moved, ReviewProfile,
    Settings,
};
pub use text::Text;
pub use vocabulary::IDENTITY_TYPES;
