//! The home page: every badge, by family; retired ones apart.

use serde::Serialize;

use super::card::{self, BadgeCard};
use super::{Standpoint, TextView};
use crate::model::{Status, TermId, TermKind, VersionId};

/// The home page.
#[derive(Debug, Clone, Serialize)]
pub struct HomePage {
    /// How many badges are awarded now, in words.
    pub count: String,
    /// The badges that are awarded now, by family in the order of the vocabulary.
    pub families: Vec<FamilyView>,
    /// The badges that are no longer awarded.
    pub retired: Vec<BadgeCard>,
}

/// The badges of one family.
#[derive(Debug, Clone, Serialize)]
pub struct FamilyView {
    /// Its anchor on the page.
    pub id: String,
    /// Its name; none for badges without a family where no badge has one.
    pub name: Option<TextView>,
    /// What it means.
    pub description: Option<TextView>,
    /// Its badges, by name of address.
    pub badges: Vec<BadgeCard>,
}

/// The home page.
pub fn page(from: &Standpoint<'_>) -> HomePage {
    let catalogue = from.catalogue;
    let shown: Vec<VersionId> =
        catalogue.badges.iter().filter_map(|badge| from.shown_version(badge)).collect();
    let (retired, active): (Vec<VersionId>, Vec<VersionId>) =
        shown.into_iter().partition(|id| catalogue[*id].status == Status::Retired);
    let cards = |family: Option<TermId>| -> Vec<BadgeCard> {
        let of = active.iter().filter(|id| catalogue[**id].family == family);
        of.map(|id| card::card(from, *id)).collect()
    };
    let mut families: Vec<FamilyView> = (0..catalogue.terms.len())
        .map(TermId::at)
        .filter(|id| catalogue[*id].kind == TermKind::Family)
        .map(|id| {
            let term = &catalogue[id];
            FamilyView {
                id: format!("family_{}_{}", term.framework, term.slug),
                name: Some(from.text(&term.name)),
                description: term.description.as_ref().map(|text| from.text(text)),
                badges: cards(Some(id)),
            }
        })
        .filter(|family| !family.badges.is_empty())
        .collect();
    let others = cards(None);
    if !others.is_empty() {
        let name = (!families.is_empty())
            .then(|| from.strings.say("catalogue.other_family").to_owned().into());
        families.push(FamilyView {
            id: "family_other".to_owned(),
            name,
            description: None,
            badges: others,
        });
    }
    HomePage {
        count: from.strings.count("catalogue.count", active.len() as u64),
        families,
        retired: retired.into_iter().map(|id| card::card(from, id)).collect(),
    }
}
