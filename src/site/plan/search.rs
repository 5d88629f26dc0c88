//! Claims what badges are found by: the lists of the catalogue, and the data of the search.

use super::Planner;
use crate::model::Catalogue;
use crate::render::search::{Facets, Words, paging};
use crate::render::views::catalogue::place;
use crate::site::recipe::{PageKind, Recipe};

/// The words of the search in every language of the site, where there is something to search.
pub(super) fn words(catalogue: &Catalogue, facets: &Facets) -> Vec<Words> {
    if facets.shown().next().is_none() {
        return Vec::new();
    }
    let languages = &catalogue.settings.languages;
    languages.iter().map(|lang| Words::of(catalogue, facets, *lang)).collect()
}

pub(super) fn claim(planner: &mut Planner<'_>) {
    let links = planner.links.clone();
    let mut claims = Vec::new();
    for &lang in &planner.catalogue.settings.languages {
        for listing in planner.facets.listings() {
            let (facet, value) = place(&planner.facets, listing);
            for page in 1..=paging::pages(planner.facets.listed(listing).len()) {
                let recipe = Recipe::Page(PageKind::List(listing, page), lang);
                claims.push((links.listed(lang, facet, value, page), recipe));
            }
        }
        for facet in planner.facets.shown() {
            let recipe = Recipe::Page(PageKind::Facet(facet), lang);
            claims.push((links.facet(lang, facet.word()), recipe));
        }
    }
    for (at, words) in planner.words.iter().enumerate() {
        claims.push((links.search_cards(words.lang), Recipe::SearchCards(at)));
        for (number, shard) in words.shards().iter().enumerate() {
            let recipe = Recipe::SearchWords(at, number);
            claims.push((links.search_words(words.lang, &shard.name), recipe));
        }
    }
    for (path, recipe) in claims {
        planner.claim(path, recipe, None);
    }
}
