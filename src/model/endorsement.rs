//! What somebody says of a badge, of an issuer or of an award: ours, in our own words, and what
//! others signed.

use super::naming::{AwardId, IssuerId, Name, Naming, Resolved, VersionId};
use super::text::Text;
use crate::ground::{Instant, Slug, SourceId, Span, Url, Uuid};

/// Somebody stands behind something (OB 3.0, B.1.7 EndorsementCredential).
#[derive(Debug, Clone)]
pub struct Endorsement<N: Naming = Resolved> {
    /// Its name in addresses.
    pub slug: Slug,
    /// What is endorsed.
    pub about: N::Endorsed,
    /// Who endorses it.
    pub by: Endorser<N>,
    /// Why, in Markdown.
    pub comment: Option<Text>,
    /// When it was given.
    pub given: Instant,
    /// From then on it says nothing more.
    pub until: Option<Instant>,
    /// The digests of the texts for which it was given, in hexadecimal; empty when it does not say.
    pub covers: Vec<Box<str>>,
    /// Its place in the status lists of our issuer who gives it.
    pub status: Option<u32>,
    /// What became of it.
    pub answer: Answer,
    /// The signed document in the catalogue's folder: what another signed, or the seal of ours.
    pub document: Option<SourceId>,
    /// Where its fields stand: `("covers", …)`.
    pub places: Vec<(&'static str, Span)>,
    /// The top of its file.
    pub span: Span,
}

/// Who endorses.
#[derive(Debug, Clone)]
pub enum Endorser<N: Naming = Resolved> {
    /// An issuer of this catalogue, in a file of ours.
    Issuer(N::Issuer),
    /// Somebody who signed a document.
    Signer(Box<Signer>),
}

/// Somebody who signed an endorsement elsewhere, as the document says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    /// The identifier of the endorsement.
    pub id: Url,
    /// What it endorses, by its identifier.
    pub subject: Url,
    /// Who signed, by identifier.
    pub issuer: Url,
    /// The name that the signer gives.
    pub name: Option<Box<str>>,
    /// The key that the catalogue knows to be the signer's, Multikey text.
    pub key: Option<Box<str>>,
}

/// What became of an endorsement, and since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What.
    pub state: AnswerState,
    /// Since when.
    pub on: Option<Instant>,
    /// Why.
    pub reason: Option<Text>,
}

/// What the catalogue, or who endorsed, made of an endorsement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerState {
    /// Nobody has answered yet.
    Proposed,
    /// The catalogue shows it.
    Accepted,
    /// The catalogue does not want it.
    Declined,
    /// Who gave it no longer stands behind it.
    Withdrawn,
    /// It should never have been given, or was not given by whom it names.
    Revoked,
}

/// How an endorsement stands on some day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EndorsementStanding {
    /// It holds.
    Standing,
    /// Its time is over.
    Expired,
    /// Nobody has answered yet.
    Proposed,
    /// The catalogue does not want it.
    Declined,
    /// Who gave it no longer stands behind it.
    Withdrawn,
    /// It should never have been given.
    Revoked,
}

/// What is endorsed, as a file names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EndorsedName {
    /// A badge, `badge@version` when it has several.
    Badge(Name),
    /// An issuer.
    Issuer(Name),
    /// An award.
    Award(Uuid, Span),
    /// What has this identifier.
    Address(Url, Span),
}

/// What is endorsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Endorsed {
    /// One version of a badge.
    Version(VersionId),
    /// An issuer.
    Issuer(IssuerId),
    /// An award.
    Award(AwardId),
}

impl<N: Naming> Endorsement<N> {
    /// Where a field stands, or else the top of the file.
    pub fn place(&self, field: &str) -> Span {
        self.places.iter().find(|(name, _)| *name == field).map_or(self.span, |(_, span)| *span)
    }

    /// How it stands on a day.
    pub fn standing(&self, day: Instant) -> EndorsementStanding {
        match self.answer.state {
            AnswerState::Proposed => EndorsementStanding::Proposed,
            AnswerState::Declined => EndorsementStanding::Declined,
            AnswerState::Withdrawn => EndorsementStanding::Withdrawn,
            AnswerState::Revoked => EndorsementStanding::Revoked,
            AnswerState::Accepted if self.until.is_some_and(|until| until <= day) => {
                EndorsementStanding::Expired
            }
            AnswerState::Accepted => EndorsementStanding::Standing,
        }
    }

    /// Whether the catalogue takes it up at all: the others were never shown.
    pub fn is_published(&self) -> bool {
        !matches!(self.answer.state, AnswerState::Proposed | AnswerState::Declined)
    }

    /// Who signed elsewhere; none for our own.
    pub fn signer(&self) -> Option<&Signer> {
        match &self.by {
            Endorser::Issuer(_) => None,
            Endorser::Signer(signer) => Some(signer),
        }
    }
}

impl AnswerState {
    /// The word in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::Revoked => "revoked",
        }
    }
}
