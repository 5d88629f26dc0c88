//! Vocabularies: families and postures, competency frameworks of one's own.

use super::text::Text;
use crate::ground::{Slug, Span};

/// A vocabulary of the catalogue's own.
#[derive(Debug, Clone)]
pub struct Framework {
    /// Its name in addresses.
    pub slug: Slug,
    /// Name.
    pub name: Text,
    /// What it is for.
    pub description: Option<Text>,
    /// SPDX identifier of its licence.
    pub licence: Option<Box<str>>,
    /// Who made it.
    pub creator: Option<Box<str>>,
    /// Its terms, in the order of the file.
    pub terms: Vec<super::naming::TermId>,
    /// The top of its file.
    pub span: Span,
}

/// One term of a framework.
#[derive(Debug, Clone)]
pub struct Term {
    /// The framework, by its place in [`Catalogue::frameworks`](super::Catalogue).
    pub framework: usize,
    /// Its name in addresses, within the framework.
    pub slug: Slug,
    /// Family, posture or another term.
    pub kind: TermKind,
    /// Name.
    pub name: Text,
    /// What it means.
    pub description: Option<Text>,
    /// The family that a posture belongs to.
    pub family: Option<Slug>,
    /// Whether a family really is a ladder, so that its postures may be ranked.
    pub ladder: bool,
    /// What a family recognises, when the author says it.
    pub recognises: Option<Recognised>,
    /// Where it stands.
    pub span: Span,
}

/// What the badges of a family recognise: what is asked of their words depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recognised {
    /// What one knows (savoir).
    Knowledge,
    /// What one can do (savoir-faire).
    KnowHow,
    /// Acting aptly in real situations (compétence).
    Skill,
    /// A way of being (savoir-être).
    Attitude,
    /// What one has lived through (expérience).
    Experience,
    /// What people bring into being together (projet).
    Project,
    /// What ties people together (communauté, groupe).
    Community,
    /// A path that one looks back on (parcours).
    Journey,
}

/// What sort of term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermKind {
    /// What is recognised: knowledge, know-how, attitude…
    Family,
    /// How the person stands towards it. Not a level.
    Posture,
    /// A competency or anything else.
    Other,
}
