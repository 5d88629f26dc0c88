//! The page of a vocabulary: its terms, each with an anchor.

use serde::Serialize;

use super::badge::{LicenceView, licence};
use super::{LinkView, Standpoint, TextView, shown};
use crate::model::{TermId, TermKind};

/// The page of a vocabulary.
#[derive(Debug, Clone, Serialize)]
pub struct FrameworkPage {
    /// Name.
    pub name: TextView,
    /// What it is for.
    pub description: Option<TextView>,
    /// Who made it.
    pub creator: Option<String>,
    /// Its licence.
    pub licence: Option<LicenceView>,
    /// Its terms, by kind: families, each followed by its postures, then the rest.
    pub groups: Vec<GroupView>,
    /// The same thing as data.
    pub data: String,
}

/// A family and the postures that belong to it, or terms that belong to none.
#[derive(Debug, Clone, Serialize)]
pub struct GroupView {
    /// The family.
    pub head: Option<TermView>,
    /// Its postures, or the terms.
    pub terms: Vec<TermView>,
}

/// One term.
#[derive(Debug, Clone, Serialize)]
pub struct TermView {
    /// Its anchor.
    pub id: String,
    /// Name.
    pub name: TextView,
    /// What it means.
    pub description: Option<TextView>,
    /// The badges that use it.
    pub badges: Vec<LinkView>,
}

/// The page of a vocabulary, by its place in the catalogue.
pub fn page(from: &Standpoint<'_>, framework: usize) -> FrameworkPage {
    let Standpoint { catalogue, links, .. } = *from;
    let it = &catalogue.frameworks[framework];
    let mut groups: Vec<GroupView> = Vec::new();
    let mut placed = vec![false; it.terms.len()];
    for (at, id) in it.terms.iter().enumerate() {
        let family = &catalogue[*id];
        if family.kind != TermKind::Family {
            continue;
        }
        placed[at] = true;
        let mut terms = Vec::new();
        for (at, other) in it.terms.iter().enumerate() {
            if catalogue[*other].family.as_ref() == Some(&family.slug) && !placed[at] {
                placed[at] = true;
                terms.push(term(from, *other));
            }
        }
        groups.push(GroupView { head: Some(term(from, *id)), terms });
    }
    let rest = it.terms.iter().zip(placed).filter(|(_, placed)| !placed);
    let rest: Vec<TermView> = rest.map(|(id, _)| term(from, *id)).collect();
    if !rest.is_empty() {
        groups.push(GroupView { head: None, terms: rest });
    }
    FrameworkPage {
        name: from.text(&it.name),
        description: it.description.as_ref().map(|text| from.text(text)),
        creator: it.creator.as_deref().map(str::to_owned),
        licence: it.licence.as_deref().map(licence),
        groups,
        data: shown(&links.framework(&it.slug)),
    }
}

fn term(from: &Standpoint<'_>, id: TermId) -> TermView {
    let Standpoint { catalogue, links, lang, .. } = *from;
    let term = &catalogue[id];
    TermView {
        id: term.slug.to_string(),
        name: from.text(&term.name),
        description: term.description.as_ref().map(|text| from.text(text)),
        badges: catalogue
            .badges
            .iter()
            .filter_map(|badge| from.shown_version(badge))
            .map(|version| &catalogue[version])
            .filter(|version| version.family == Some(id) || version.posture == Some(id))
            .map(|version| from.link(&version.name, &links.badge_page(lang, &version.slug)))
            .collect(),
    }
}
