//! A badge and its versions: what is recognised, by which criteria.

use super::issuer::Organisation;
use super::naming::{IssuerId, Naming, Resolved, VersionId};
use super::text::Text;
use crate::ground::{Instant, Lang, Period, Slug, SourceId, Span, Url};

/// A badge: a name in addresses, and its versions.
#[derive(Debug, Clone)]
pub struct Badge {
    /// Its name in addresses.
    pub slug: Slug,
    /// The version that is awarded now.
    pub current: VersionId,
    /// Every version, oldest first; the current one last.
    pub versions: Vec<VersionId>,
}

/// One version of a badge (OB 3.0 Achievement, OB 2.0 BadgeClass).
#[derive(Debug, Clone)]
pub struct BadgeVersion<N: Naming = Resolved> {
    /// The badge it belongs to.
    pub badge: N::Badge,
    /// Its badge's name in addresses.
    pub slug: Slug,
    /// Which version it is.
    pub version: VersionLabel,
    /// Whether a newer version stands beside it (`v1.md`).
    pub frozen: bool,
    /// Name.
    pub name: Text,
    /// What it recognises, in a sentence or two.
    pub description: Text,
    /// By which criteria, in Markdown.
    pub criteria: Text,
    /// Draft, active or retired.
    pub status: Status,
    /// When this version was made.
    pub created: Option<Instant>,
    /// Since when it is no longer awarded.
    pub retired: Option<Instant>,
    /// Who awards it.
    pub issuer: N::Issuer,
    /// Who made it, when that is not the issuer.
    pub creator: Option<Creator<N>>,
    /// `achievementType` of OB 3.0 (B.1.29), or `ext:…`.
    pub kind: Box<str>,
    /// What sort of thing is recognised.
    pub family: Option<N::Term>,
    /// How the holder stands towards it. Never a rank.
    pub posture: Option<N::Term>,
    /// Words to find it by.
    pub tags: Vec<Box<str>>,
    /// Its image.
    pub image: Option<Art>,
    /// The image in words.
    pub image_alt: Option<Text>,
    /// The words that are drawn in the image.
    pub image_text: Option<Box<str>>,
    /// Who drew the image.
    pub image_author: Option<Box<str>>,
    /// SPDX identifier of the image's licence.
    pub image_licence: Option<Box<str>>,
    /// SPDX identifier of the definition's licence.
    pub licence: Option<Box<str>>,
    /// How long an award is valid.
    pub valid_for: Option<Period>,
    /// Who decides on an award.
    pub awarded_by: Option<Text>,
    /// What to show.
    pub evidence_expected: Option<Text>,
    /// How to ask for it: `mailto:…` or a form's address.
    pub request: Option<Url>,
    /// Where it was decided.
    pub discussion: Option<Url>,
    /// Which organisation or committee proposed this version.
    pub proposed_by: Option<Text>,
    /// When it was proposed.
    pub proposed: Option<Instant>,
    /// Which organisation or committee approved this version.
    pub approved_by: Option<Text>,
    /// When it was approved.
    pub approved: Option<Instant>,
    /// Why the latest change of its words changed nothing for those who hold it, said by who made that
    /// change, for the review (`blason diff`).
    pub clarification: Option<Box<str>>,
    /// For people under age: no public page of an award.
    pub minors: bool,
    /// Says something delicate of its holder: no public page of an award.
    pub sensitive: bool,
    /// The year or occasion, for badges that come back.
    pub edition: Option<Box<str>>,
    /// `creditsAvailable` of OB 3.0.
    pub credits: Option<f64>,
    /// `fieldOfStudy` of OB 3.0.
    pub field_of_study: Option<Box<str>>,
    /// `specialization` of OB 3.0.
    pub specialization: Option<Box<str>>,
    /// `humanCode` of OB 3.0.
    pub human_code: Option<Box<str>>,
    /// `otherIdentifier` of OB 3.0.
    pub identifiers: Vec<Identifier>,
    /// Where it meets frameworks.
    pub alignments: Alignments,
    /// `resultDescription` of OB 3.0.
    pub results: Vec<ResultDescription>,
    /// Which other badges it asks for.
    pub requires: Option<Requirement<N>>,
    /// `related` of OB 3.0: editions elsewhere.
    pub related: Vec<Related>,
    /// Its translations, by language.
    pub translations: Vec<Translation>,
    /// Where its fields stand: `("name", …)`.
    pub places: Vec<(&'static str, Span)>,
    /// The top of its file.
    pub span: Span,
}

/// The label of a version: letters, figures, dots and hyphens, fit for an address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct VersionLabel(Box<str>);

/// Whether a badge may be awarded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Not published.
    Draft,
    /// Awarded.
    Active,
    /// No longer awarded; its page and its awards stay.
    Retired,
}

/// Who made a badge.
#[derive(Debug, Clone)]
pub enum Creator<N: Naming = Resolved> {
    /// An issuer of this catalogue.
    Issuer(N::Issuer),
    /// Somebody else.
    Organisation(Box<Organisation>),
}

/// A picture in the catalogue's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Art {
    /// The file.
    pub file: SourceId,
    /// What it is, by its ending.
    pub kind: ArtKind,
    /// Where its name stands.
    pub span: Span,
}

/// The two kinds of picture that Open Badges knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArtKind {
    /// Scalable Vector Graphics.
    Svg,
    /// Portable Network Graphics.
    Png,
}

/// A number given by somebody else: SIRET, RNCP (OB 3.0, B.1.11 IdentifierEntry).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identifier {
    /// Whose number: `SIRET`.
    pub kind: Box<str>,
    /// The number.
    pub value: Box<str>,
}

/// Where a badge meets frameworks.
#[derive(Debug, Clone, PartialEq)]
pub enum Alignments {
    /// Nothing was said.
    Unsaid,
    /// None, on purpose.
    None,
    /// These.
    To(Vec<Alignment>),
}

/// One place in a framework (OB 3.0, B.1.5).
#[derive(Debug, Clone, PartialEq)]
pub struct Alignment {
    /// `targetType` of OB 3.0, or `ext:…`.
    pub kind: Option<Box<str>>,
    /// The framework's name.
    pub framework: Option<Box<str>>,
    /// Its code there.
    pub code: Option<Box<str>>,
    /// Its name there.
    pub name: Text,
    /// Its address.
    pub url: Url,
    /// What it says.
    pub description: Option<Text>,
    /// When somebody last looked whether the framework still says so.
    pub checked_on: Option<Instant>,
    /// Where its fields stand: `("code", …)`.
    pub places: Vec<(&'static str, Span)>,
    /// Where it stands.
    pub span: Span,
}

/// A result that awards may carry (OB 3.0, B.1.17).
#[derive(Debug, Clone, PartialEq)]
pub struct ResultDescription {
    /// Its name within the badge; its address is the version's with `#`.
    pub id: Slug,
    /// Name.
    pub name: Text,
    /// `resultType` of OB 3.0 (B.1.32), or `ext:…`.
    pub kind: Box<str>,
    /// The values allowed, from low to high.
    pub allowed_values: Vec<Box<str>>,
    /// The value asked for.
    pub required_value: Option<Box<str>>,
    /// The level asked for, by its id.
    pub required_level: Option<Slug>,
    /// The lowest value.
    pub value_min: Option<Box<str>>,
    /// The highest value.
    pub value_max: Option<Box<str>>,
    /// The levels of a rubric, in order.
    pub levels: Vec<ResultLevel>,
    /// Where it meets frameworks.
    pub alignments: Vec<Alignment>,
}

/// One level of a rubric (OB 3.0, B.1.18).
#[derive(Debug, Clone, PartialEq)]
pub struct ResultLevel {
    /// Its name within the badge.
    pub id: Slug,
    /// Name.
    pub name: Text,
    /// What it means.
    pub description: Option<Text>,
    /// Its rank, in words.
    pub level: Option<Box<str>>,
    /// Its points.
    pub points: Option<Box<str>>,
    /// Where it meets frameworks.
    pub alignments: Vec<Alignment>,
}

/// Which other badges a badge asks for.
#[derive(Debug, Clone)]
pub struct Requirement<N: Naming = Resolved> {
    /// These, every one.
    pub all: Vec<N::Badge>,
    /// How many of [`of`](Self::of).
    pub any: u32,
    /// The badges to choose among.
    pub of: Vec<N::Badge>,
    /// Where it stands.
    pub span: Span,
}

/// An edition of the same badge elsewhere (OB 3.0, B.1.15).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Its identifier.
    pub url: Url,
    /// Its language.
    pub language: Option<Lang>,
    /// Its version.
    pub version: Option<Box<str>>,
    /// Further `type`, as addresses: `https://w3id.org/openbadges#BadgeClass`.
    pub types: Vec<Url>,
}

/// A translation of a version, an issuer or a page, and of which text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// Into this language.
    pub lang: Lang,
    /// The digest of the reference text it was made from.
    pub translates: Option<Box<str>>,
    /// Where its fields stand: `("name", …)`.
    pub places: Vec<(&'static str, Span)>,
    /// The top of its file.
    pub span: Span,
}

impl VersionLabel {
    /// A label, when the text is one.
    pub fn parse(text: &str) -> Option<Self> {
        let letters = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-');
        let plain = text.bytes().all(letters) && text.len() <= 32;
        let edges =
            text.starts_with(['.', '-']) || text.ends_with(['.', '-']) || text.contains("..");
        (plain && !edges && !text.is_empty()).then(|| Self(text.to_ascii_lowercase().into()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for VersionLabel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl<N: Naming> BadgeVersion<N> {
    /// Where a field stands, or else the top of the file.
    pub fn place(&self, field: &str) -> Span {
        self.places.iter().find(|(name, _)| *name == field).map_or(self.span, |(_, span)| *span)
    }
}

impl BadgeVersion {
    /// Who awards it.
    pub fn issuer(&self) -> IssuerId {
        self.issuer
    }
}

impl Alignment {
    /// Where a field stands, or else the alignment itself.
    pub fn place(&self, field: &str) -> Span {
        self.places.iter().find(|(name, _)| *name == field).map_or(self.span, |(_, span)| *span)
    }
}

impl Alignments {
    /// The places, if any.
    pub fn list(&self) -> &[Alignment] {
        match self {
            Self::Unsaid | Self::None => &[],
            Self::To(list) => list,
        }
    }
}
