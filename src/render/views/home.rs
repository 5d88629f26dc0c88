//! The home page: badges by family, retired ones apart, and ways to find one. Every badge where
//! there is room; in a longer catalogue the first few of each family, and where all of them are.

use serde::Serialize;

use super::card::{self, BadgeCard};
use super::catalogue::{self, FinderView, list_path};
use super::{LinkView, Standpoint, TextView, shown};
use crate::model::{Status, TermId, TermKind, VersionId};
use crate::render::search::facets::Key;
use crate::render::search::{Facet, Facets, Listing, paging};

/// The home page.
#[derive(Debug, Clone, Serialize)]
pub struct HomePage {
    /// How many badges are awarded now, in words.
    pub count: String,
    /// Search and filters; none where nothing tells the badges apart.
    pub finder: Option<FinderView>,
    /// The badges that are awarded now, by family in the order of the vocabulary.
    pub families: Vec<FamilyView>,
    /// The badges that are no longer awarded.
    pub retired: Vec<BadgeCard>,
    /// Leads to all of them, where not all are here.
    pub more_retired: Option<LinkView>,
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
    /// Its badges, by name of address, or the first of them.
    pub badges: Vec<BadgeCard>,
    /// Leads to all of them, where not all are here.
    pub more: Option<LinkView>,
}

/// The home page.
pub fn page(from: &Standpoint<'_>, facets: &Facets) -> HomePage {
    let catalogue = from.catalogue;
    let (retired, active): (Vec<VersionId>, Vec<VersionId>) =
        facets.badges.iter().partition(|id| catalogue[**id].status == Status::Retired);
    let families: Vec<(Option<TermId>, Vec<VersionId>)> = (0..catalogue.terms.len())
        .map(TermId::at)
        .filter(|id| catalogue[*id].kind == TermKind::Family)
        .map(Some)
        .chain([None])
        .map(|family| {
            let of = active.iter().filter(|id| catalogue[**id].family == family);
            (family, of.copied().collect())
        })
        .filter(|(_, badges): &(_, Vec<VersionId>)| !badges.is_empty())
        .collect();
    let sections = families.len() + usize::from(!retired.is_empty());
    let most = if facets.is_long() { paging::first_few(sections) } else { usize::MAX };
    let named = families.iter().any(|(family, _)| family.is_some());
    let (retired, more_retired) =
        first(from, facets, &retired, most, (Facet::State, Key::State(1)));
    HomePage {
        count: from.strings.count("catalogue.count", active.len() as u64),
        finder: catalogue::finder(from, facets),
        families: families
            .into_iter()
            .map(|(family, badges)| section(from, facets, family, &badges, (most, named)))
            .collect(),
        retired,
        more_retired,
    }
}

fn section(
    from: &Standpoint<'_>,
    facets: &Facets,
    family: Option<TermId>,
    badges: &[VersionId],
    (most, named): (usize, bool),
) -> FamilyView {
    let key = family.map_or(Key::NoFamily, Key::Term);
    let (badges, more) = first(from, facets, badges, most, (Facet::Family, key));
    let other = || from.strings.say("catalogue.other_family").to_owned().into();
    match family.map(|id| &from.catalogue[id]) {
        Some(term) => FamilyView {
            id: format!("family_{}_{}", term.framework, term.slug),
            name: Some(from.text(&term.name)),
            description: term.description.as_ref().map(|text| from.text(text)),
            badges,
            more,
        },
        None => FamilyView {
            id: "family_other".to_owned(),
            name: named.then(other),
            description: None,
            badges,
            more,
        },
    }
}

/// The first cards of a section, and the way to its whole list when there are more.
fn first(
    from: &Standpoint<'_>,
    facets: &Facets,
    badges: &[VersionId],
    most: usize,
    (facet, key): (Facet, Key),
) -> (Vec<BadgeCard>, Option<LinkView>) {
    let cards = badges.iter().take(most).map(|id| card::card(from, *id)).collect();
    let more = (badges.len() > most).then(|| {
        let listing = facets.listing_of(facet, &key).unwrap_or(Listing::All);
        let count = facets.listed(listing).len() as u64;
        LinkView {
            text: from.strings.count("search.see_all", count),
            lang: None,
            path: shown(&list_path(from, facets, listing, 1)),
        }
    });
    (cards, more)
}
