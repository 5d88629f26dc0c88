//! Where an item of the criteria stands in its file.

use std::ops::Range;

use super::comparison::Comparison;
use super::criteria::ItemChange;
use super::side::Side;
use super::texts::TextPair;
use crate::ground::Span;
use crate::model::BadgeVersion;

/// Where a change of the criteria stands: in the head, or in the base for what is gone.
pub fn place(comparison: &Comparison<'_>, text: &TextPair<'_>, change: &ItemChange) -> Span {
    let (base, head) = (&comparison.base, &comparison.head);
    let [old, new] = [&base.catalogue[text.before], &head.catalogue[text.after]];
    match change {
        ItemChange::Removed(item) => within(base, old, &item.range),
        ItemChange::Added(item) | ItemChange::Moved(item) => within(head, new, &item.range),
        ItemChange::Reworded { before: _, after } => within(head, new, &after.range),
    }
}

/// Where the first change of the criteria stands that can be shown in the head, or else in the base.
pub fn first_place(comparison: &Comparison<'_>, text: &TextPair<'_>) -> Span {
    let stays = |change: &&ItemChange| !matches!(change, ItemChange::Removed(_));
    let change = text.criteria.iter().find(stays).or(text.criteria.first());
    let whole = || comparison.head.place(comparison.head.catalogue[text.after].place("criteria"));
    change.map_or_else(whole, |change| place(comparison, text, change))
}

/// A stretch of the criteria as a place in their file. Where lines end otherwise than in the text
/// that was compared, it is the whole of the criteria.
fn within(side: &Side<'_>, version: &BadgeVersion, range: &Range<usize>) -> Span {
    let body = version.place("criteria");
    let bytes = &side.sources[body.source].bytes;
    let plain = bytes.get(body.start as usize..body.end as usize);
    if plain.is_none_or(|bytes| bytes.contains(&b'\r')) {
        return side.place(body);
    }
    let start = body.start as usize;
    side.place(Span::new(body.source, start + range.start..start + range.end))
}
