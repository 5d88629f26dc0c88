//! What files of elsewhere hold, in one shape for every format: badges, issuers, and what became of
//! each of their fields on the way.

use std::collections::BTreeMap;

use crate::ground::{Bilingual, Instant, Lang, Report};

/// Everything that was found, in the order of the files and of what stands in them.
#[derive(Debug, Default)]
pub struct Harvest {
    /// Badges, each once.
    pub badges: Vec<FoundBadge>,
    /// Issuers, each once.
    pub issuers: Vec<FoundIssuer>,
    /// Statements that name a person. They are counted; who they name is read by nobody.
    pub awards: Vec<FoundAward>,
    /// Files, or parts of files, in which no badge was found.
    pub unread: Vec<Unread>,
    /// What is wrong in the files.
    pub report: Report,
    /// Where the badge of an id stands.
    badge_of: BTreeMap<String, usize>,
    /// Where the issuer of an id stands.
    issuer_of: BTreeMap<String, usize>,
}

/// Where something was found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// The file, as it was named.
    pub file: String,
    /// The place within it, as a JSON pointer (RFC 6901); empty for the whole file.
    pub pointer: String,
    /// Whose format it is.
    pub format: Format,
    /// The address under which the document names itself.
    pub address: Option<String>,
}

/// Formats that are understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Open Badges 1.0 and 1.1.
    OpenBadges1,
    /// Open Badges 2.0 and 2.1.
    OpenBadges2,
    /// Open Badges 3.0.
    OpenBadges3,
    /// Open Badge Factory, the API of version 1.
    Factory1,
    /// Open Badge Factory, the API of version 2.
    Factory2,
    /// Badgr and Parchment, the API of version 2.
    Badgr2,
    /// A table with a row for each badge.
    Table,
}

/// A badge of elsewhere.
#[derive(Debug, Clone)]
pub struct FoundBadge {
    /// Where it was found first.
    pub origin: Origin,
    /// Its texts, the language of its author first; never empty, and the first has a name.
    pub words: Vec<Words>,
    /// Which version it says it is.
    pub version: Option<String>,
    /// Whether it is awarded.
    pub standing: Standing,
    /// When it was made.
    pub created: Option<Instant>,
    /// Its issuer: an address, or the place where the issuer stands.
    pub issuer: Option<String>,
    /// Its picture.
    pub picture: Option<Picture>,
    /// The picture in words.
    pub alt: Option<String>,
    /// Who drew the picture.
    pub image_author: Option<String>,
    /// `achievementType`.
    pub kind: Option<String>,
    /// Where it meets frameworks.
    pub alignments: Vec<FoundAlignment>,
    /// Numbers given by others: type and number.
    pub identifiers: Vec<(String, String)>,
    /// `creditsAvailable`.
    pub credits: Option<f64>,
    /// `fieldOfStudy`.
    pub field_of_study: Option<String>,
    /// `specialization`.
    pub specialization: Option<String>,
    /// `humanCode`.
    pub human_code: Option<String>,
    /// How long an award is valid, as ISO 8601 writes it.
    pub valid_for: Option<String>,
    /// Its editions elsewhere.
    pub related: Vec<FoundRelated>,
    /// What became of its fields.
    pub traces: Vec<Trace>,
}

/// The texts of a badge in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// The language, when it is said.
    pub lang: Option<Lang>,
    /// Name.
    pub name: String,
    /// What it recognises.
    pub description: Option<String>,
    /// By which criteria, in Markdown.
    pub criteria: Option<String>,
    /// Words to find it by.
    pub tags: Vec<String>,
}

/// Whether a badge is awarded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Not yet.
    Draft,
    /// It is.
    Active,
    /// No longer; since when, and why, where that is said.
    Retired(Option<Instant>),
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picture {
    /// Its bytes: PNG or SVG, and nothing baked into it.
    Bytes(Vec<u8>),
    /// Its address only.
    Address(String),
}

/// A place in a framework.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundAlignment {
    /// `targetType`.
    pub kind: Option<String>,
    /// The framework's name.
    pub framework: Option<String>,
    /// Its code there.
    pub code: Option<String>,
    /// Its name there.
    pub name: String,
    /// Its address.
    pub url: String,
    /// What it says.
    pub description: Option<String>,
}

/// An edition elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundRelated {
    /// Its address.
    pub url: String,
    /// Its language.
    pub lang: Option<Lang>,
    /// Its version.
    pub version: Option<String>,
}

/// An issuer of elsewhere.
#[derive(Debug, Clone)]
pub struct FoundIssuer {
    /// Where it was found first.
    pub origin: Origin,
    /// Its name.
    pub name: String,
    /// What it does.
    pub description: Option<String>,
    /// Its site.
    pub url: Option<String>,
    /// Where it is written to.
    pub email: Option<String>,
    /// Where it is called.
    pub phone: Option<String>,
    /// Its picture.
    pub picture: Option<Picture>,
    /// The picture in words.
    pub alt: Option<String>,
    /// Numbers given by others: type and number.
    pub identifiers: Vec<(String, String)>,
    /// What became of its fields.
    pub traces: Vec<Trace>,
}

/// A statement about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundAward {
    /// Where it was found.
    pub origin: Origin,
    /// Its badge: an address, or the place where the badge stands.
    pub badge: Option<String>,
}

/// What became of a field of elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// The field, as a JSON pointer within the thing's own document; the name of a column.
    pub field: String,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It says what it said.
    Kept,
    /// It says it otherwise: how.
    Changed(Bilingual),
    /// It has no place here: how it begins.
    Lost(String),
}

/// A part of a file in which no badge was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The file.
    pub file: String,
    /// The place within it.
    pub pointer: String,
    /// Why.
    pub why: Bilingual,
}

impl Format {
    /// Its name, the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Self::OpenBadges1 => "Open Badges 1.x",
            Self::OpenBadges2 => "Open Badges 2.x",
            Self::OpenBadges3 => "Open Badges 3.0",
            Self::Factory1 => "Open Badge Factory, v1",
            Self::Factory2 => "Open Badge Factory, v2",
            Self::Badgr2 => "Badgr / Parchment, v2",
            Self::Table => "table",
        }
    }
}

impl Origin {
    /// Where it stands, in one word that no other thing of the files has.
    pub fn place(&self) -> String {
        if self.pointer.is_empty() {
            self.file.clone()
        } else {
            format!("{}#{}", self.file, self.pointer)
        }
    }

    /// Its address, or else its place.
    pub fn id(&self) -> String {
        self.address.clone().unwrap_or_else(|| self.place())
    }
}

impl Harvest {
    /// Keeps a badge once: what a second document adds to the first is its picture, and what the first
    /// does not say.
    pub(super) fn keep_badge(&mut self, badge: FoundBadge) {
        let Some(at) = self.badge_of.get(&badge.origin.id()) else {
            self.badge_of.insert(badge.origin.id(), self.badges.len());
            self.badges.push(badge);
            return;
        };
        let known = &mut self.badges[*at];
        if !matches!(known.picture, Some(Picture::Bytes(_))) && badge.picture.is_some() {
            known.picture = badge.picture;
        }
        known.issuer = known.issuer.take().or(badge.issuer);
        known.alt = known.alt.take().or(badge.alt);
    }

    /// Keeps an issuer once.
    pub(super) fn keep_issuer(&mut self, issuer: FoundIssuer) {
        let id = issuer.origin.id();
        if !self.issuer_of.contains_key(&id) {
            self.issuer_of.insert(id, self.issuers.len());
            self.issuers.push(issuer);
        }
    }

    /// The issuer of an id: an address, or the place where it stands.
    pub fn issuer(&self, id: &str) -> Option<&FoundIssuer> {
        self.issuer_of.get(id).map(|at| &self.issuers[*at])
    }
}

impl FoundBadge {
    /// A badge of which only the name is known.
    pub(super) fn new(origin: Origin, words: Vec<Words>) -> Self {
        Self {
            origin,
            words,
            version: None,
            standing: Standing::Active,
            created: None,
            issuer: None,
            picture: None,
            alt: None,
            image_author: None,
            kind: None,
            alignments: Vec::new(),
            identifiers: Vec::new(),
            credits: None,
            field_of_study: None,
            specialization: None,
            human_code: None,
            valid_for: None,
            related: Vec::new(),
            traces: Vec::new(),
        }
    }
}
