//! What the rules of style sheets refer to, and how long they take to match; read roughly, erring on the high side.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::{css, plain};

/// Most pairs of a word in a selector and a reference in its rule, over all rules.
const MAX_PAIRS: usize = 1_000_000;

/// Pairs of "inherited" and an `id`.
type References = BTreeSet<(bool, String)>;

/// What rules refer to, by the words of their selectors. A rule may be taken to match more elements than it does,
/// never fewer: an element that it matches has one of the words as name, `id` or class.
#[derive(Default)]
pub(super) struct Rules {
    anywhere: References,
    by_word: BTreeMap<String, References>,
}

impl Rules {
    /// Reads sheets without comments; nothing when there is too much to remember.
    pub(super) fn read(sheets: &str, exists: impl Fn(&str) -> bool) -> Option<Rules> {
        let mut rules = Rules::default();
        let mut pairs = 0;
        for rule in sheets.split('}').filter(|rule| rule.contains('(')) {
            let (head, block) = rule.rsplit_once('{').unwrap_or(("", rule));
            let told: References = declared(block)
                .filter(|(_, id)| exists(id))
                .map(|(inherits, id)| (inherits, id.to_owned()))
                .collect();
            if told.is_empty() {
                continue;
            }
            let selector = head.rsplit('{').next().unwrap_or("");
            let words: Vec<&str> = selector
                .split([' ', '\t', '\n', '\r', '.', '#', ',', '>', '+', '~', '|'])
                .filter(|word| !word.is_empty())
                .collect();
            pairs += words.len() * told.len();
            if pairs > MAX_PAIRS {
                return None;
            }
            // A quote means that a brace may have been part of a text.
            let unclear = head.contains(['"', '\'', '\\'])
                || selector.contains(['*', '[', ']', ':', '(', '@', ';'])
                || words.is_empty();
            if unclear {
                rules.anywhere.extend(told);
                continue;
            }
            for word in words {
                rules.by_word.entry(word.to_owned()).or_default().extend(told.iter().cloned());
            }
        }
        Some(rules)
    }

    /// The references that rules may give an element.
    pub(super) fn of<'s>(&'s self, node: Node<'s, 's>) -> impl Iterator<Item = &'s References> {
        let classes = plain(node, "class").unwrap_or("").split_ascii_whitespace();
        let words = classes.chain(plain(node, "id")).chain([node.tag_name().name()]);
        std::iter::once(&self.anywhere).chain(words.filter_map(|word| self.by_word.get(word)))
    }
}

/// The references of a list of declarations.
pub(super) fn declared(block: &str) -> impl Iterator<Item = (bool, &str)> {
    block.split(';').flat_map(|declaration| {
        let property = declaration.split(':').next().unwrap_or("").trim();
        css::references(declaration).map(move |id| (inherits(property), id))
    })
}

/// Whether a property may be inherited; of the unknown it is assumed.
pub(super) fn inherits(property: &str) -> bool {
    !["clip-path", "mask", "filter", "mask-image", "-webkit-mask"].contains(&property)
}

/// The steps a plain matcher takes for sheets without comments: each rule with each element, and for each word
/// before the last one every element above, for all ways of choosing them; then each declaration of each rule.
#[expect(clippy::cast_precision_loss, reason = "an estimate of the order of magnitude")]
pub(super) fn effort(sheets: &str, elements: u64, depth: usize) -> f64 {
    let above = depth.max(1) as f64;
    let heads =
        sheets.split(['}', ';']).filter_map(|piece| piece.rsplit_once('{')).map(|(head, _)| head);
    let matches: f64 = heads
        .flat_map(|head| head.split(['{', ',']))
        .map(|selector| {
            selector.split_whitespace().filter(|word| ![">", "+"].contains(word)).count()
        })
        .map(|words| above.powi(i32::try_from(words.saturating_sub(1).min(20)).unwrap_or(20)))
        .sum();
    let declarations = sheets.matches(';').count() + sheets.matches('}').count();
    elements as f64 * (matches + declarations as f64)
}
