//! By what badges can be told apart: family, posture, issuer… Each value has a name in addresses
//! and the badges that have it. The same in every language of the site; only labels differ.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::fold;
use crate::codec::{hex, sha256::sha256};
use crate::ground::{Lang, Slug};
use crate::model::{BadgeVersion, Catalogue, IssuerId, Status, TermId, VersionId};
use crate::render::views::site::is_in;
use crate::render::views::{Standpoint, TextView, shown_version};

/// What badges are told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// What sort of thing is recognised.
    Family,
    /// How the holder stands towards it. Never a rank.
    Posture,
    /// Who awards it.
    Issuer,
    /// The words it is found by.
    Tag,
    /// The town of its issuer.
    Place,
    /// The year or occasion.
    Edition,
    /// In which languages it can be read.
    Language,
    /// Whether it is awarded.
    State,
}

/// A list of badges with a page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Listing {
    /// Every badge.
    All,
    /// Those that have a value, by its place in the facet.
    Of(Facet, usize),
}

/// Every badge that has a page, and what they are told apart by.
#[derive(Debug)]
pub struct Facets {
    /// The version that each badge's page shows: by family in the order of the vocabulary, those
    /// that are no longer awarded last.
    pub badges: Vec<VersionId>,
    /// By facet, in the order of [`Facet::ALL`].
    values: Vec<Vec<Value>>,
}

/// A value of a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// What it is.
    pub key: Key,
    /// Its name in addresses; no other value of its facet has it.
    pub slug: Slug,
    /// Its badges, by their places in [`Facets::badges`].
    pub badges: Vec<usize>,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A family or a posture.
    Term(TermId),
    /// No family, where others have one.
    NoFamily,
    /// An issuer.
    Issuer(IssuerId),
    /// A language of the site.
    Language(Lang),
    /// A tag, a town, an edition: as most badges spell it.
    Word(Box<str>),
    /// Whether it is awarded, by its place in [`STATES`].
    State(usize),
}

/// The states of a badge, in the order in which they are shown.
const STATES: [Status; 3] = [Status::Active, Status::Retired, Status::Draft];

impl Facet {
    /// Every facet, in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::Family,
        Self::Posture,
        Self::Issuer,
        Self::Tag,
        Self::Place,
        Self::Edition,
        Self::Language,
        Self::State,
    ];

    /// Its word in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Family => "family",
            Self::Posture => "posture",
            Self::Issuer => "issuer",
            Self::Tag => "tag",
            Self::Place => "place",
            Self::Edition => "edition",
            Self::Language => "language",
            Self::State => "state",
        }
    }

    /// The key of its name among the sentences.
    pub fn name(self) -> &'static str {
        match self {
            Self::Family => "search.family",
            Self::Posture => "search.posture",
            Self::Issuer => "search.issuer",
            Self::Tag => "search.tag",
            Self::Place => "search.place",
            Self::Edition => "search.edition",
            Self::Language => "search.language",
            Self::State => "search.state",
        }
    }
}

impl Facets {
    /// What the badges of this catalogue are told apart by.
    pub fn of(catalogue: &Catalogue, drafts: bool) -> Self {
        let badges = in_order(catalogue, drafts);
        let values = Facet::ALL.map(|facet| values(catalogue, &badges, facet)).into();
        Self { badges, values }
    }

    /// The values of a facet.
    pub fn values(&self, facet: Facet) -> &[Value] {
        let at = Facet::ALL.iter().position(|it| *it == facet);
        &self.values[at.expect("every facet is in the list of all")]
    }

    /// The facets that part the badges: those with two values or more.
    pub fn shown(&self) -> impl Iterator<Item = Facet> {
        Facet::ALL.into_iter().filter(|facet| self.values(*facet).len() > 1)
    }

    /// The lists that have pages: every value of the facets that are shown; and every badge, when
    /// the home page has no room for them all.
    pub fn listings(&self) -> Vec<Listing> {
        let all = self.is_long().then_some(Listing::All);
        let of = |facet| (0..self.values(facet).len()).map(move |at| Listing::Of(facet, at));
        all.into_iter().chain(self.shown().flat_map(of)).collect()
    }

    /// The badges of a list, in order.
    pub fn listed(&self, listing: Listing) -> Vec<VersionId> {
        match listing {
            Listing::All => self.badges.clone(),
            Listing::Of(facet, at) => {
                self.values(facet)[at].badges.iter().map(|at| self.badges[*at]).collect()
            }
        }
    }

    /// The list of the badges with this key, when it has pages.
    pub fn listing_of(&self, facet: Facet, key: &Key) -> Option<Listing> {
        let values = Some(self.values(facet)).filter(|values| values.len() > 1)?;
        values.iter().position(|it| it.key == *key).map(|at| Listing::Of(facet, at))
    }

    /// Whether the home page shows only the first badges of each family.
    pub fn is_long(&self) -> bool {
        self.badges.len() > super::paging::WHOLE_HOME
    }
}

impl Value {
    /// What it is called in the standpoint's language.
    pub fn label(&self, from: &Standpoint<'_>) -> TextView {
        let say = |key: &str| TextView::from(from.strings.say(key).to_owned());
        match &self.key {
            Key::Term(id) => from.text(&from.catalogue[*id].name),
            Key::NoFamily => say("catalogue.other_family"),
            Key::Issuer(id) => from.text(&from.catalogue[*id].name),
            Key::Language(lang) => from.strings.language(lang).to_owned().into(),
            Key::Word(word) => word.to_string().into(),
            Key::State(at) => say(match STATES[*at] {
                Status::Active => "search.state_active",
                Status::Retired => "catalogue.retired_mark",
                Status::Draft => "catalogue.draft_mark",
            }),
        }
    }
}

/// The badges as they are listed everywhere.
fn in_order(catalogue: &Catalogue, drafts: bool) -> Vec<VersionId> {
    let shown = |badge| shown_version(catalogue, badge, drafts);
    let mut badges: Vec<VersionId> = catalogue.badges.iter().filter_map(shown).collect();
    badges.sort_by_key(|id| {
        let version = &catalogue[*id];
        (version.status == Status::Retired, version.family.is_none(), version.family)
    });
    badges
}

/// The values of one facet with their badges, in the order in which they are shown.
fn values(catalogue: &Catalogue, badges: &[VersionId], facet: Facet) -> Vec<Value> {
    let mut found: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    match facet {
        Facet::Tag => found = spelt(badges, |id| catalogue[id].tags.iter().collect()),
        Facet::Edition => found = spelt(badges, |id| catalogue[id].edition.iter().collect()),
        Facet::Place => {
            let towns = |id: VersionId| {
                let address = catalogue[catalogue[id].issuer].address.as_ref();
                address.and_then(|it| it.locality.as_ref()).into_iter().collect()
            };
            found = spelt(badges, towns);
        }
        _ => {
            for (at, id) in badges.iter().enumerate() {
                for key in keys(catalogue, &catalogue[*id], facet) {
                    found.entry(key).or_default().push(at);
                }
            }
        }
    }
    if !found.keys().any(|key| matches!(key, Key::Term(_))) {
        found.remove(&Key::NoFamily);
    }
    let mut found: Vec<(Key, Vec<usize>)> = found.into_iter().collect();
    match facet {
        // The most used first; of editions, the newest.
        Facet::Tag | Facet::Place => found.sort_by_cached_key(|(key, badges)| {
            let Key::Word(word) = key else { unreachable!("a tag or a town is a word") };
            (usize::MAX - badges.len(), fold::spelling(word))
        }),
        Facet::Edition => found.reverse(),
        Facet::Language => found.sort_by_key(|(key, _)| {
            let languages = &catalogue.settings.languages;
            languages.iter().position(|lang| *key == Key::Language(*lang))
        }),
        _ => {}
    }
    named(catalogue, found)
}

/// The values of a facet that one badge has, where they are no free words.
fn keys(catalogue: &Catalogue, version: &BadgeVersion, facet: Facet) -> Vec<Key> {
    let reference = catalogue.language();
    match facet {
        Facet::Family => vec![version.family.map_or(Key::NoFamily, Key::Term)],
        Facet::Posture => version.posture.map(Key::Term).into_iter().collect(),
        Facet::Issuer => vec![Key::Issuer(version.issuer)],
        Facet::Language => {
            let read = |lang: &&Lang| {
                is_in(&version.name, **lang, reference)
                    && is_in(&version.criteria, **lang, reference)
            };
            let languages = catalogue.settings.languages.iter();
            languages.filter(read).copied().map(Key::Language).collect()
        }
        Facet::State => {
            STATES.iter().position(|it| *it == version.status).map(Key::State).into_iter().collect()
        }
        Facet::Tag | Facet::Place | Facet::Edition => Vec::new(),
    }
}

/// Free words: spellings that fold to the same are one value, spelt as most badges do.
fn spelt<'a>(
    badges: &[VersionId],
    words: impl Fn(VersionId) -> Vec<&'a Box<str>>,
) -> BTreeMap<Key, Vec<usize>> {
    let mut groups: BTreeMap<String, (BTreeMap<&str, usize>, BTreeSet<usize>)> = BTreeMap::new();
    for (at, id) in badges.iter().enumerate() {
        for word in words(*id).into_iter().map(|it| it.trim()).filter(|it| !it.is_empty()) {
            let (spellings, badges) = groups.entry(fold::spelling(word)).or_default();
            *spellings.entry(word).or_default() += 1;
            badges.insert(at);
        }
    }
    let spelt = groups.into_values().filter_map(|(spellings, badges)| {
        // Of two spellings as frequent as each other, the first by letters.
        let (word, _) = spellings.iter().rev().max_by_key(|(_, count)| **count)?;
        Some((Key::Word((*word).into()), badges.into_iter().collect()))
    });
    spelt.collect()
}

/// Gives each value its name in addresses: its own word, and a number behind it when another
/// value, in the order of keys, was first to have that word.
fn named(catalogue: &Catalogue, found: Vec<(Key, Vec<usize>)>) -> Vec<Value> {
    let mut order: Vec<&Key> = found.iter().map(|(key, _)| key).collect();
    order.sort();
    let mut taken: BTreeMap<String, Key> = BTreeMap::new();
    let mut late = Vec::new();
    for key in order {
        let word = word(catalogue, key);
        match taken.entry(word) {
            Entry::Vacant(free) => drop(free.insert(key.clone())),
            Entry::Occupied(other) => late.push((key, other.key().clone())),
        }
    }
    for (key, word) in late {
        let free =
            (2_u32..).map(|n| format!("{}-{n}", &word[..word.len().min(Slug::LONGEST - 11)]));
        let free = free.map(|it| it.replace("--", "-")).find(|it| !taken.contains_key(it));
        taken.insert(free.expect("there are more numbers than values"), key.clone());
    }
    let slugs: BTreeMap<Key, String> = taken.into_iter().map(|(word, key)| (key, word)).collect();
    let value = |(key, badges): (Key, Vec<usize>)| {
        let slug = Slug::parse(&slugs[&key]).expect("an address of small letters and hyphens");
        Value { key, slug, badges }
    };
    found.into_iter().map(value).collect()
}

/// The word of a value in addresses, which another value may have too.
fn word(catalogue: &Catalogue, key: &Key) -> String {
    match key {
        Key::Term(id) => catalogue[*id].slug.to_string(),
        Key::NoFamily => "other".to_owned(),
        Key::Issuer(id) => catalogue[*id].slug.to_string(),
        Key::Language(lang) => lang.as_str().to_ascii_lowercase(),
        Key::State(at) => match STATES[*at] {
            Status::Active => "active",
            Status::Retired => "retired",
            Status::Draft => "draft",
        }
        .to_owned(),
        Key::Word(word) => {
            let mut address = fold::address(word);
            address.truncate(Slug::LONGEST);
            let address = address.trim_end_matches('-');
            if address.is_empty() {
                // Letters that no address can hold: their digest, the same every time.
                hex::encode(&sha256(word.as_bytes()))[..10].to_owned()
            } else {
                address.to_owned()
            }
        }
    }
}

#[cfg(test)]
#[path = "facets_tests.rs"]
mod tests;
