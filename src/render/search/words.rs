//! Which badge says which word: an index by word, cut into shards that stay small, so that a
//! search loads one or two of them. Made from names, tags, descriptions and criteria; of awards
//! nothing is ever in it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::rows::steps;
use super::{Facets, fold};
use crate::codec::{hex, sha256::sha256};
use crate::ground::Lang;
use crate::model::{Catalogue, VersionId};
use crate::render::markdown;

/// Where words of a badge stand: the better the place, the smaller its number.
pub const PLACES: usize = 4;

/// Most bytes of a shard before compression; a word that everybody says may exceed it alone.
const SHARD_BYTES: usize = 10_000;

/// Most words of one text that are looked at: criteria of twenty pages.
const LONGEST_TEXT: usize = 10_000;

/// Names of files that some systems keep for themselves, and the one beside the shards.
const RESERVED: [&str; 5] = ["aux", "con", "nul", "prn", "cards"];

/// The index of one language.
#[derive(Debug)]
pub struct Words {
    /// The language.
    pub lang: Lang,
    /// Tells this order of badges from any other: places in the index mean nothing in another.
    pub order: String,
    /// Every word in order, and which badges say it, as figures.
    entries: Vec<(String, String)>,
    /// In the order of words.
    shards: Vec<Shard>,
}

/// Some words that follow one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shard {
    /// The first letters of its words: greater than every word of the shard before, no greater
    /// than any of its own.
    pub from: String,
    /// The name of its file.
    pub name: String,
    /// Its words, by their places in the index.
    range: std::ops::Range<usize>,
}

impl Words {
    /// The index of a catalogue's badges in a language; a text that is not translated is found by
    /// the words of its own language.
    pub fn of(catalogue: &Catalogue, facets: &Facets, lang: Lang) -> Self {
        let mut said: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, id) in facets.badges.iter().enumerate() {
            for (place, text) in texts(catalogue, *id, lang).into_iter().enumerate() {
                for word in fold::filed(&text).into_iter().take(LONGEST_TEXT) {
                    let entries = said.entry(word).or_default();
                    // Places come best first: the first entry of a badge is the one to keep.
                    if entries.last().is_none_or(|last| last / PLACES != at) {
                        entries.push(at * PLACES + place);
                    }
                }
            }
        }
        let words =
            said.into_iter().map(|(word, entries)| (word, figures(&steps(&entries)))).collect();
        Self::cut(lang, order(catalogue, facets), words, SHARD_BYTES)
    }

    fn cut(lang: Lang, order: String, words: Vec<(String, String)>, most: usize) -> Self {
        let mut shards: Vec<Shard> = Vec::new();
        let (mut start, mut bytes) = (0, 0);
        for at in 0..words.len() {
            let size = words[at].0.len() + words[at].1.len() + r#""":[],"#.len();
            if at > start && bytes + size > most {
                shards.push(shard(&words, start..at));
                (start, bytes) = (at, 0);
            }
            bytes += size;
        }
        if start < words.len() {
            shards.push(shard(&words, start..words.len()));
        }
        Self { lang, order, entries: words, shards }
    }

    /// The shards, in the order of their words.
    pub fn shards(&self) -> &[Shard] {
        &self.shards
    }

    /// A shard as JSON: each word, and for each badge that says it the badge's place in the list
    /// of cards times four, plus where it says it (0 name, 1 tag, 2 description, 3 criteria); each
    /// number as the step from the one before.
    pub fn json(&self, shard: &Shard) -> String {
        let mut out = format!("{{\"order\":\"{}\",\"words\":{{", self.order);
        for (at, (word, entries)) in self.entries[shard.range.clone()].iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            // A word is made of letters and figures: JSON has nothing to escape in it.
            let _ = write!(out, "{comma}\"{word}\":[{entries}]");
        }
        out.push_str("}}\n");
        out
    }
}

/// The texts of a badge, the best place first.
fn texts(catalogue: &Catalogue, id: VersionId, lang: Lang) -> [String; PLACES] {
    let version = &catalogue[id];
    [
        version.name.in_lang(lang).to_owned(),
        version.tags.join(", "),
        version.description.in_lang(lang).to_owned(),
        markdown::to_text(version.criteria.in_lang(lang)),
    ]
}

fn order(catalogue: &Catalogue, facets: &Facets) -> String {
    let slugs: Vec<&str> = facets.badges.iter().map(|id| catalogue[*id].slug.as_str()).collect();
    hex::encode(&sha256(slugs.join(" ").as_bytes()))[..8].to_owned()
}

fn figures(steps: &[usize]) -> String {
    let steps: Vec<String> = steps.iter().map(ToString::to_string).collect();
    steps.join(",")
}

fn shard(words: &[(String, String)], range: std::ops::Range<usize>) -> Shard {
    let first = &words[range.start].0;
    let before = range.start.checked_sub(1).map_or("", |at| &words[at].0);
    let letters = first.char_indices().map(|(at, c)| &first[..at + c.len_utf8()]);
    let from = letters.into_iter().find(|letters| *letters > before).unwrap_or(first).to_owned();
    Shard { name: file_name(&from), from, range }
}

/// The letters themselves, or their numbers where a file cannot be called so.
fn file_name(from: &str) -> String {
    let plain = from.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    // COM1 to LPT9 too.
    let device = from.len() == 4 && (from.starts_with("com") || from.starts_with("lpt"));
    if plain && !device && !RESERVED.contains(&from) {
        return from.to_owned();
    }
    from.chars().fold("u".to_owned(), |name, c| format!("{name}-{:x}", u32::from(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(words: &[&str], most: usize) -> Words {
        let words = words.iter().map(|word| ((*word).to_owned(), "1,2".to_owned())).collect();
        Words::cut(Lang::parse("fr").unwrap(), "0".to_owned(), words, most)
    }

    #[test]
    fn shards_are_cut_by_size_and_named_by_their_first_letters() {
        let list = ["2020", "atelier", "ateliers", "attention", "con", "cone", "été", "œuvre"];
        let index = cut(&list, 30);
        let named: Vec<(&str, &str)> =
            index.shards().iter().map(|it| (&*it.from, &*it.name)).collect();
        assert_eq!(
            named,
            [
                ("2", "2"),
                ("ateliers", "ateliers"),
                ("att", "att"),
                ("cone", "cone"),
                ("œ", "u-153"),
            ]
        );
        let most = index.shards().iter().map(|it| index.json(it).len()).max();
        assert!(most.unwrap() <= 30 + r#"{"order":"0","words":{}}"#.len() + 1);
        assert_eq!(cut(&list, 1_000).shards().len(), 1);
        assert_eq!(cut(&[], 1_000).shards(), []);
    }

    #[test]
    fn every_word_lies_in_the_shard_that_its_letters_point_at() {
        let list: Vec<String> = (0..500).map(|n: u32| format!("{:x}", n * 7919 % 65_521)).collect();
        let mut list: Vec<&str> = list.iter().map(String::as_str).collect();
        list.sort_unstable();
        list.dedup();
        let index = cut(&list, 100);
        assert!(index.shards().len() > 20);
        for word in list {
            let at = index.shards().iter().rposition(|shard| *shard.from <= *word).unwrap();
            let json = index.json(&index.shards()[at]);
            assert!(json.contains(&format!("\"{word}\":[1,2]")), "{word} is not in {json}");
        }
    }

    #[test]
    fn no_shard_takes_a_name_that_is_kept() {
        for kept in ["con", "com1", "lpt9", "cards", "日"] {
            assert!(file_name(kept).starts_with("u-"), "{kept}");
        }
        assert_eq!(file_name("con1"), "con1");
        let all = ["con", "cont", "cards", "u"].map(file_name);
        assert_eq!(all.iter().collect::<std::collections::BTreeSet<_>>().len(), 4);
    }
}
