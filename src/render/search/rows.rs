//! What the script of the home page knows of every badge: one light row each, enough to draw its
//! card and to tell it apart.

use serde::Serialize;

use super::{Facet, Facets, Words};
use crate::render::views::{Standpoint, card};

/// `search/<lang>/cards.json`.
#[derive(Debug, Serialize)]
pub struct Rows {
    /// Tells this order of badges from any other, as each shard of words does.
    order: String,
    /// Each shard of words: the first letters of its words, and the name of its file.
    words: Vec<(String, String)>,
    /// Every value of every facet.
    values: Vec<ValueRow>,
    /// The badges, in the order in which they are listed everywhere.
    cards: Vec<CardRow>,
}

#[derive(Debug, Serialize)]
struct ValueRow {
    facet: &'static str,
    slug: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
    /// Its badges, by their places in the list of cards: each the step from the one before.
    of: Vec<usize>,
}

#[derive(Debug, Serialize)]
struct CardRow {
    path: String,
    name: String,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    /// Languages of name and text, where they are not the page's.
    #[serde(skip_serializing_if = "Option::is_none")]
    name_lang: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text_lang: Option<String>,
}

/// The rows of a catalogue in the standpoint's language.
pub fn rows(from: &Standpoint<'_>, facets: &Facets, words: &Words) -> Rows {
    let mut values = Vec::new();
    for facet in Facet::ALL {
        for value in facets.values(facet) {
            let label = value.label(from);
            values.push(ValueRow {
                facet: facet.word(),
                slug: value.slug.to_string(),
                name: label.text,
                lang: label.lang,
                of: steps(&value.badges),
            });
        }
    }
    let cards = facets.badges.iter().map(|id| {
        let card = card::card(from, *id);
        CardRow {
            path: card.path,
            name: card.name.text,
            text: card.description.text,
            image: card.image.map(|image| image.path),
            name_lang: card.name.lang,
            text_lang: card.description.lang,
        }
    });
    Rows {
        order: words.order.clone(),
        words: words.shards().iter().map(|it| (it.from.clone(), it.name.clone())).collect(),
        values,
        cards: cards.collect(),
    }
}

/// Rising numbers as steps: `3, 7, 8` is `3, 4, 1`.
pub(super) fn steps(rising: &[usize]) -> Vec<usize> {
    let before = std::iter::once(&0).chain(rising);
    rising.iter().zip(before).map(|(number, before)| number - before).collect()
}

#[cfg(test)]
mod tests {
    use super::steps;

    #[test]
    fn numbers_rise_by_steps() {
        assert_eq!(steps(&[3, 7, 8]), [3, 4, 1]);
        assert_eq!(steps(&[0, 1]), [0, 1]);
        assert!(steps(&[]).is_empty());
    }
}
