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
    /// Where it stands.
    pub span: Span,
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
