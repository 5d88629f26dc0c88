//! Criteria compared item by item, in the words of the domain: added, removed, reworded, moved.

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write as _;
use std::ops::Range;

use super::words::{likeness_of, sorted};
use crate::ground::typography::folded;
use crate::render::outline::{Block, BlockKind, outline};

/// Items on both sides, multiplied, among which reworded ones are looked for; past them an item that
/// changed counts as one removed and one added.
const MOST_PAIRS: usize = 40_000;
/// From this likeness on, an item is the other one reworded.
const REWORDED: f64 = 0.5;

/// One change of the criteria. Ranges are bytes of the Markdown: of the old text for what is gone,
/// of the new one for everything else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemChange {
    /// An item that was not asked for before.
    Added(Item),
    /// An item that is no longer asked for.
    Removed(Item),
    /// An item in other words.
    Reworded {
        /// What it said.
        before: Item,
        /// What it says.
        after: Item,
    },
    /// An item whose place means something, in another place.
    Moved(Item),
}

/// An item, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its words, without markup; addresses of links that changed follow in brackets.
    pub text: String,
    /// Where it stands in the Markdown, in bytes.
    pub range: Range<usize>,
}

/// What changed from one text to the other; empty when a reader sees no difference.
pub fn compared(before: &str, after: &str) -> Vec<ItemChange> {
    if before == after {
        return Vec::new();
    }
    let (old, new) = (outline(before), outline(after));
    let keys = |blocks: &[Block]| -> Vec<(String, Vec<String>)> {
        blocks.iter().map(|it| (folded(&it.text), it.links.clone())).collect()
    };
    let (old_keys, new_keys) = (keys(&old), keys(&new));
    // For each old item, the new one that it became.
    let mut became: Vec<Option<usize>> = vec![None; old.len()];
    let mut taken = vec![false; new.len()];
    let mut places: BTreeMap<_, VecDeque<usize>> = BTreeMap::new();
    new_keys.iter().enumerate().for_each(|(to, key)| places.entry(key).or_default().push_back(to));
    for (at, key) in old_keys.iter().enumerate() {
        if let Some(to) = places.get_mut(key).and_then(VecDeque::pop_front) {
            (became[at], taken[to]) = (Some(to), true);
        }
    }
    let same: Vec<(usize, usize)> =
        became.iter().enumerate().filter_map(|(at, to)| Some((at, (*to)?))).collect();
    let moved = moved(&same, &old, &new);
    for (at, to) in reworded(&old, &new, &became, &taken) {
        (became[at], taken[to]) = (Some(to), true);
    }

    let mut changes: Vec<(usize, ItemChange)> = Vec::new();
    for (at, to) in became.iter().enumerate() {
        match to {
            None => changes.push((near(&became, at), ItemChange::Removed(item(&old[at], &[])))),
            Some(to) if old_keys[at] != new_keys[*to] => {
                let (before, after) =
                    (item(&old[at], &new[*to].links), item(&new[*to], &old[at].links));
                changes.push((2 * to + 1, ItemChange::Reworded { before, after }));
            }
            Some(to) if moved.contains(to) => {
                changes.push((2 * to + 1, ItemChange::Moved(item(&new[*to], &[]))));
            }
            Some(_) => {}
        }
    }
    for (to, _) in taken.iter().enumerate().filter(|(_, taken)| !**taken) {
        changes.push((2 * to + 1, ItemChange::Added(item(&new[to], &[]))));
    }
    changes.sort_by_key(|(place, _)| *place);
    changes.into_iter().map(|(_, change)| change).collect()
}

/// Where an item that is gone is told: after what the item before it became.
fn near(became: &[Option<usize>], at: usize) -> usize {
    became[..at].iter().rev().find_map(|to| *to).map_or(0, |to| 2 * to + 2)
}

/// Pairs of items that say nearly the same, the most alike first.
fn reworded(
    old: &[Block],
    new: &[Block],
    became: &[Option<usize>],
    taken: &[bool],
) -> Vec<(usize, usize)> {
    let left: Vec<usize> = (0..old.len()).filter(|at| became[*at].is_none()).collect();
    let right: Vec<usize> = (0..new.len()).filter(|to| !taken[*to]).collect();
    if left.len().saturating_mul(right.len()) > MOST_PAIRS {
        return Vec::new();
    }
    let words = |blocks: &[Block], places: &[usize]| -> Vec<(usize, Vec<String>)> {
        places.iter().map(|place| (*place, sorted(&blocks[*place].text))).collect()
    };
    let new_words = words(new, &right);
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (at, own) in words(old, &left) {
        for (to, others) in &new_words {
            let alike = likeness_of(&own, others);
            if alike >= REWORDED {
                pairs.push((alike, at, *to));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    // One item alone on each side is the same one, whatever its words.
    if let ([at], [to]) = (&*left, &*right)
        && std::mem::discriminant(&old[*at].kind) == std::mem::discriminant(&new[*to].kind)
    {
        return vec![(*at, *to)];
    }
    let mut chosen: Vec<(usize, usize)> = Vec::new();
    for (_, at, to) in pairs {
        if chosen.iter().all(|(a, t)| *a != at && *t != to) {
            chosen.push((at, to));
        }
    }
    chosen
}

/// The new places of items that say the same and stand elsewhere: out of the order of the others
/// where order means something, or in another list.
fn moved(same: &[(usize, usize)], old: &[Block], new: &[Block]) -> Vec<usize> {
    let free = |block: &Block| matches!(block.kind, BlockKind::Item { ordered: false, .. });
    let ranked: Vec<(usize, usize)> =
        same.iter().copied().filter(|(at, to)| !free(&old[*at]) && !free(&new[*to])).collect();
    let steady = longest_rising(&ranked);
    let mut moved: Vec<usize> =
        ranked.iter().map(|(_, to)| *to).filter(|to| steady.binary_search(to).is_err()).collect();
    // An item of an unordered list moves when it goes to another list than its neighbours.
    let list = |block: &Block| match block.kind {
        BlockKind::Item { list, .. } => Some(list),
        _ => None,
    };
    let mut together: BTreeMap<_, usize> = BTreeMap::new();
    let mut all: BTreeMap<_, usize> = BTreeMap::new();
    for (at, to) in same {
        *together.entry((list(&old[*at]), list(&new[*to]))).or_default() += 1;
        *all.entry(list(&old[*at])).or_default() += 1;
    }
    for (at, to) in same.iter().filter(|(at, to)| free(&old[*at]) && free(&new[*to])) {
        let (from, target) = (list(&old[*at]), list(&new[*to]));
        if 2 * together[&(from, target)] < all[&from] {
            moved.push(*to);
        }
    }
    moved
}

/// The second numbers of the longest row of pairs in which both numbers rise; the first do already.
fn longest_rising(pairs: &[(usize, usize)]) -> Vec<usize> {
    // For each length, the smallest last number of a rising row; and who came before each.
    let mut lasts: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (at, (_, to)) in pairs.iter().enumerate() {
        let length = lasts.partition_point(|last| pairs[*last].1 < *to);
        before[at] = length.checked_sub(1).map(|it| lasts[it]);
        if length == lasts.len() {
            lasts.push(at);
        } else {
            lasts[length] = at;
        }
    }
    let mut row = Vec::new();
    let mut at = lasts.last().copied();
    while let Some(it) = at {
        row.push(pairs[it].1);
        at = before[it];
    }
    row.reverse();
    row
}

/// An item in words, with the addresses that the other text does not have.
fn item(block: &Block, others: &[String]) -> Item {
    let mut text = block.text.clone();
    if !others.is_empty() && block.links != others {
        for link in &block.links {
            write!(text, " [{link}]").expect("a String takes every text");
        }
    }
    Item { text, range: block.range.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(before: &str, after: &str) -> Vec<String> {
        let line = |change: ItemChange| match change {
            ItemChange::Added(item) => format!("+{}", item.text),
            ItemChange::Removed(item) => format!("-{}", item.text),
            ItemChange::Reworded { before, after } => format!("{} > {}", before.text, after.text),
            ItemChange::Moved(item) => format!("~{}", item.text),
        };
        compared(before, after).into_iter().map(line).collect()
    }

    #[test]
    fn what_a_reader_does_not_see_is_no_change() {
        for (before, after) in [
            ("- un\n- deux", "* deux ;\n* un."),
            ("- l'objet", "-   l’**objet**"),
            ("Un\nmot", "Un mot"),
            ("# T\n\nx", "## T\n\nx"),
            ("1. a\n2. b", "1. a\n1. b"),
        ] {
            assert_eq!(told(before, after), [""; 0], "{before} / {after}");
        }
    }

    #[test]
    fn items_come_go_and_change() {
        assert_eq!(told("- un\n- deux", "- un\n- deux\n- trois"), ["+trois"]);
        assert_eq!(told("- un\n- deux", "- un"), ["-deux"]);
        assert_eq!(
            told("- trois fiches signées\n- rien", "- deux fiches signées\n- rien"),
            ["trois fiches signées > deux fiches signées"]
        );
        assert_eq!(told("- a b c\n- d e f", "- x y\n- z\n- d e f"), ["-a b c", "+x y", "+z"]);
    }

    #[test]
    fn order_counts_where_it_means_something() {
        assert_eq!(told("1. a\n2. b\n3. c", "1. c\n2. a\n3. b"), ["~c"]);
        assert_eq!(
            told(
                "Tout :\n\n- a\n- b\n- c\n\nAu choix :\n\n- d\n- e",
                "Tout :\n\n- a\n- b\n\nAu choix :\n\n- d\n- c\n- e"
            ),
            ["~c"]
        );
    }

    #[test]
    fn where_a_link_leads_is_part_of_the_text() {
        let links = told("Voir [ici](https://a.example/)", "Voir [ici](https://b.example/)");
        assert_eq!(links, ["Voir ici [https://a.example/] > Voir ici [https://b.example/]"]);
    }

    #[test]
    fn a_giant_is_compared_all_the_same() {
        let lines = |from: u32| {
            let all = (from..from + 3_000).map(|n| format!("- point {n}"));
            all.collect::<Vec<_>>().join("\n")
        };
        assert_eq!(told(&lines(0), &lines(3_000)).len(), 6_000);
    }
}
