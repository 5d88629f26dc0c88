//! The page of a vocabulary: its terms, each with an anchor.

use serde::Serialize;

use super::badge::{LicenceView, licence};
use super::catalogue::list_path;
use super::{LinkView, Standpoint, TextView, shown};
use crate::model::{BadgeVersion, TermId, TermKind};
use crate::render::search::facets::Key;
use crate::render::search::{Facet, Facets};

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
    /// The badges that use it; the first of them when there are many.
    pub badges: Vec<LinkView>,
    /// The list of them all, when they are many.
    pub more: Option<LinkView>,
}

/// Badges named under a term whose whole list has a page of its own.
const MOST_NAMED: usize = 12;

/// The page of a vocabulary, by its place in the catalogue.
pub fn page(from: &Standpoint<'_>, facets: &Facets, framework: usize) -> FrameworkPage {
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
                terms.push(term(from, facets, *other));
            }
        }
        groups.push(GroupView { head: Some(term(from, facets, *id)), terms });
    }
    let rest = it.terms.iter().zip(placed).filter(|(_, placed)| !placed);
    let rest: Vec<TermView> = rest.map(|(id, _)| term(from, facets, *id)).collect();
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

fn term(from: &Standpoint<'_>, facets: &Facets, id: TermId) -> TermView {
    let Standpoint { catalogue, links, lang, .. } = *from;
    let term = &catalogue[id];
    let uses = |version: &&BadgeVersion| version.family == Some(id) || version.posture == Some(id);
    let facet = if term.kind == TermKind::Family { Facet::Family } else { Facet::Posture };
    let mut badges: Vec<LinkView> = catalogue
        .badges
        .iter()
        .filter_map(|badge| from.shown_version(badge))
        .map(|version| &catalogue[version])
        .filter(uses)
        .map(|version| from.link(&version.name, &links.badge_page(lang, &version.slug)))
        .collect();
    let listing = facets.listing_of(facet, &Key::Term(id)).filter(|_| badges.len() > MOST_NAMED);
    let more = listing.map(|listing| LinkView {
        text: from.strings.count("search.see_all", badges.len() as u64),
        lang: None,
        path: shown(&list_path(from, facets, listing, 1)),
    });
    if more.is_some() {
        badges.truncate(MOST_NAMED);
    }
    TermView {
        id: term.slug.to_string(),
        name: from.text(&term.name),
        description: term.description.as_ref().map(|text| from.text(text)),
        badges,
        more,
    }
}
