//! Ways through the catalogue: the filters of the home page, and the lists they lead to.

use serde::Serialize;

use super::card::{self, BadgeCard, ImageView};
use super::{LinkView, Standpoint, TextView, shown};
use crate::ground::Slug;
use crate::model::SitePath;
use crate::render::search::facets::{Key, Value};
use crate::render::search::{Facet, Facets, Listing, paging};

/// The search field and the filters of the home page.
#[derive(Debug, Clone, Serialize)]
pub struct FinderView {
    /// What the badges are told apart by.
    pub facets: Vec<FacetView>,
    /// The rows that the script reads, below the site's root.
    pub data: String,
    /// A card with everything a card can have and nothing in it, for the script to fill.
    pub shape: BadgeCard,
}

/// Family, posture, issuer…
#[derive(Debug, Clone, Serialize)]
pub struct FacetView {
    /// Its word in addresses.
    pub word: &'static str,
    /// What it is called.
    pub name: String,
    /// Its values, or the first of them.
    pub values: Vec<ValueView>,
    /// Leads to all values, where not all are here.
    pub more: Option<LinkView>,
}

/// A value of a facet, leading to its badges.
#[derive(Debug, Clone, Serialize)]
pub struct ValueView {
    /// Its word in addresses.
    pub word: String,
    /// What it is called.
    #[serde(flatten)]
    pub link: LinkView,
    /// How many badges it has.
    pub count: String,
}

/// One page of a list of badges.
#[derive(Debug, Clone, Serialize)]
pub struct ListPage {
    /// The way back: the catalogue, the facet.
    pub crumbs: Vec<LinkView>,
    /// What the badges have in common.
    pub name: TextView,
    /// What that means.
    pub about: Option<TextView>,
    /// How many badges there are on all pages, in words.
    pub count: String,
    /// The badges of this page.
    pub badges: Vec<BadgeCard>,
    /// Which page of how many, in words, when there are several.
    pub position: Option<String>,
    /// The page before.
    pub previous: Option<LinkView>,
    /// The page after.
    pub next: Option<LinkView>,
}

/// Every value of a facet.
#[derive(Debug, Clone, Serialize)]
pub struct FacetPage {
    /// The way back: the catalogue.
    pub crumbs: Vec<LinkView>,
    /// The facet.
    #[serde(flatten)]
    pub facet: FacetView,
}

/// The filters; none where nothing tells the badges apart.
pub fn finder(from: &Standpoint<'_>, facets: &Facets) -> Option<FinderView> {
    let shown_facets: Vec<FacetView> =
        facets.shown().map(|it| facet(from, facets, it, paging::VALUES_SHOWN)).collect();
    (!shown_facets.is_empty()).then(|| FinderView {
        facets: shown_facets,
        data: shown(&from.links.search_cards(from.lang)),
        shape: shape(),
    })
}

/// One page, counted from 1, of a list.
pub fn list(from: &Standpoint<'_>, facets: &Facets, listing: Listing, page: usize) -> ListPage {
    let Standpoint { links, strings, lang, .. } = *from;
    let all = facets.listed(listing);
    let pages = paging::pages(all.len());
    let at = |page: usize| list_path(from, facets, listing, page);
    let turn = |to: usize, key: &str| LinkView {
        text: strings.say(key).to_owned(),
        lang: None,
        path: shown(&at(to)),
    };
    let mut crumbs = vec![home(from)];
    let (name, about) = match listing {
        Listing::All => (strings.say("catalogue.title").to_owned().into(), None),
        Listing::Of(facet, value) => {
            let name = strings.say(facet.name()).to_owned();
            let path = shown(&links.facet(lang, facet.word()));
            crumbs.push(LinkView { text: name, lang: None, path });
            let value = &facets.values(facet)[value];
            (value.label(from), about(from, value))
        }
    };
    let values = [("page", strings.number(page as u64)), ("pages", strings.number(pages as u64))];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    ListPage {
        crumbs,
        name,
        about: about.filter(|_| page == 1),
        count: strings.count("catalogue.count", all.len() as u64),
        badges: paging::on_page(&all, page).iter().map(|id| card::card(from, *id)).collect(),
        position: (pages > 1).then(|| strings.fill("search.page_of", &values)),
        previous: (page > 1).then(|| turn(page - 1, "search.previous")),
        next: (page < pages).then(|| turn(page + 1, "search.next")),
    }
}

/// The page of a facet.
pub fn facet_page(from: &Standpoint<'_>, facets: &Facets, facet: Facet) -> FacetPage {
    let all = facets.values(facet).len();
    FacetPage { crumbs: vec![home(from)], facet: self::facet(from, facets, facet, all) }
}

/// Where a page of a list stands, seen from the standpoint's language.
pub fn list_path(
    from: &Standpoint<'_>,
    facets: &Facets,
    listing: Listing,
    page: usize,
) -> SitePath {
    let (facet, value) = place(facets, listing);
    from.links.listed(from.lang, facet, value, page)
}

/// The words of a list in addresses: of its facet and its value; none for every badge.
pub fn place(facets: &Facets, listing: Listing) -> (Option<&'static str>, Option<&Slug>) {
    match listing {
        Listing::All => (None, None),
        Listing::Of(facet, at) => (Some(facet.word()), Some(&facets.values(facet)[at].slug)),
    }
}

fn facet(from: &Standpoint<'_>, facets: &Facets, facet: Facet, most: usize) -> FacetView {
    let strings = from.strings;
    let values = facets.values(facet);
    let more = (values.len() > most).then(|| LinkView {
        text: strings.fill("search.all_values", &[("n", &strings.number(values.len() as u64))]),
        lang: None,
        path: shown(&from.links.facet(from.lang, facet.word())),
    });
    let view = |(at, value): (usize, &Value)| {
        let TextView { text, lang } = value.label(from);
        let path = shown(&list_path(from, facets, Listing::Of(facet, at), 1));
        ValueView {
            word: value.slug.to_string(),
            link: LinkView { text, lang, path },
            count: strings.number(value.badges.len() as u64),
        }
    };
    FacetView {
        word: facet.word(),
        name: strings.say(facet.name()).to_owned(),
        values: values.iter().enumerate().take(most).map(view).collect(),
        more,
    }
}

/// What a family or posture means.
fn about(from: &Standpoint<'_>, value: &Value) -> Option<TextView> {
    let Key::Term(id) = value.key else { return None };
    from.catalogue[id].description.as_ref().map(|text| from.text(text))
}

fn home(from: &Standpoint<'_>) -> LinkView {
    let text = from.strings.say("nav.catalogue").to_owned();
    LinkView { text, lang: None, path: shown(&from.links.home(from.lang)) }
}

fn shape() -> BadgeCard {
    let empty = || TextView { text: String::new(), lang: None };
    BadgeCard {
        path: String::new(),
        name: empty(),
        description: empty(),
        image: Some(ImageView { path: String::new(), alt: empty() }),
        initial: String::new(),
        family: Some(empty()),
        posture: Some(empty()),
        issuer: LinkView { text: String::new(), lang: None, path: String::new() },
        status: "retired",
    }
}
