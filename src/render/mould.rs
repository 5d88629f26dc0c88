//! The page of an award from that of another one of the same badge: what differs is put into a mould.
//!
//! A thousand awards of one badge have one page, with other ids and dates in it. The template fills it
//! once with marks in place of what differs; every other page is that one with its own texts where the
//! marks stood. It holds only where a template does nothing with these texts but show them and ask
//! whether they are there, which [`may_be_moulded`] reads in the templates themselves. Whatever it does
//! not understand goes the template's way: slower, and the same bytes.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, PoisonError, RwLock};

use super::views::award::AwardView;

/// How many texts an award's page has of its own.
const SLOTS: usize = 11;
/// Their names in templates, in the order of [`own_texts`].
const NAMES: [&str; SLOTS] = [
    "id",
    "state_label",
    "awarded_on",
    "document",
    "address",
    "valid_until",
    "awarded_to",
    "code",
    "profile",
    "successor",
    "predecessor",
];
/// Stands on both sides of a mark; no text has it (Unicode, 23.7, “Noncharacters”).
const EDGE: char = '\u{fdd0}';
/// Moulds that are kept, of a few kilobytes each.
pub(super) const MOST_MOULDS: usize = 4_096;
/// Templates that one page may be made of.
const MOST_TEMPLATES: usize = 32;
/// Tags between which nothing is done to a text but to show it or not; `set` may name anything but an
/// award's own text.
const PLAIN_TAGS: [&str; 13] = [
    "extends", "include", "block", "endblock", "if", "elif", "else", "endif", "for", "endfor",
    "break", "continue", "set",
];

/// Everything that two awards of a badge must have in common for their pages to have one mould.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Shape {
    state: &'static str,
    has_id: bool,
    /// One bit for each text that is there.
    texts: u16,
}

/// A page with places for the texts of an award.
#[derive(Debug)]
pub(super) struct Mould {
    /// What comes before each place, and the number of the text that belongs there.
    parts: Vec<(Box<str>, usize)>,
    rest: Box<str>,
}

/// The moulds of a badge's awards in one language; threads share them.
#[derive(Debug, Default)]
pub(super) struct Moulds(RwLock<BTreeMap<Shape, Known>>);

/// What is known of a shape.
#[derive(Debug, Clone)]
enum Known {
    /// One award had it: a mould for one page is wasted.
    Met,
    /// Its mould.
    Made(Arc<Mould>),
    /// A mould of it does not give the template's page.
    Uneven,
}

impl Moulds {
    /// The page of an award of this shape: from its mould, or from the template, which `fill` is.
    /// `room` counts the moulds that may still be made.
    pub(super) fn page<E>(
        &self,
        shape: Shape,
        view: &AwardView,
        room: &AtomicUsize,
        fill: impl Fn(&AwardView) -> Result<String, E>,
    ) -> Result<String, E> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&shape).cloned();
        let (page, known) = match known {
            Some(Known::Made(mould)) => return Ok(mould.cast(view)),
            Some(Known::Uneven) => return fill(view),
            Some(Known::Met) => {
                let one_less = |left: usize| left.checked_sub(1);
                if room.fetch_update(Relaxed, Relaxed, one_less).is_err() {
                    return fill(view);
                }
                let page = fill(view)?;
                let mould = Mould::of(&fill(&marked(view))?);
                let mould = mould.filter(|mould| mould.cast(view) == page);
                (page, mould.map_or(Known::Uneven, |mould| Known::Made(Arc::new(mould))))
            }
            None => (fill(view)?, Known::Met),
        };
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(shape, known);
        Ok(page)
    }
}

impl Shape {
    /// The shape of an award's page; `None` when it has something that has no mould.
    pub(super) fn of(view: &AwardView) -> Option<Self> {
        if view.more.is_some() || !view.endorsements.is_empty() {
            return None;
        }
        let mut texts = 0;
        for (at, text) in own_texts(view).into_iter().enumerate() {
            match text {
                // Neither there nor absent, for a template.
                Some("") => return None,
                Some(_) => texts |= 1 << at,
                None => {}
            }
        }
        Some(Self { state: view.state, has_id: view.has_id, texts })
    }
}

impl Mould {
    /// A mould from the page that a template makes of these marks; `None` when they do not all come
    /// back whole.
    pub(super) fn of(page: &str) -> Option<Self> {
        let mut parts = Vec::new();
        let mut between = page.split(EDGE);
        let mut before = between.next()?;
        while let Some(mark) = between.next() {
            let slot = NAMES.iter().position(|name| *name == mark)?;
            parts.push((before.into(), slot));
            before = between.next()?;
        }
        Some(Self { parts, rest: before.into() })
    }

    /// The page of an award of this shape.
    pub(super) fn cast(&self, view: &AwardView) -> String {
        let texts = own_texts(view);
        let long = |slot: usize| texts[slot].map_or(0, |text| text.len() + text.len() / 4);
        let length = self.parts.iter().map(|(before, slot)| before.len() + long(*slot));
        let mut page = String::with_capacity(length.sum::<usize>() + self.rest.len());
        for (before, slot) in &self.parts {
            page.push_str(before);
            push_escaped(texts[*slot].unwrap_or_default(), &mut page);
        }
        page.push_str(&self.rest);
        page
    }
}

/// The same award with a mark in place of each text that is its own.
pub(super) fn marked(view: &AwardView) -> AwardView {
    let mark = |name: &str| format!("{EDGE}{name}{EDGE}");
    let may = |text: &Option<String>, name: &str| text.as_ref().map(|_| mark(name));
    AwardView {
        id: mark("id"),
        state: view.state,
        state_label: mark("state_label"),
        awarded_on: mark("awarded_on"),
        valid_until: may(&view.valid_until, "valid_until"),
        awarded_to: may(&view.awarded_to, "awarded_to"),
        has_id: view.has_id,
        document: mark("document"),
        address: mark("address"),
        code: may(&view.code, "code"),
        profile: may(&view.profile, "profile"),
        successor: may(&view.successor, "successor"),
        predecessor: may(&view.predecessor, "predecessor"),
        more: view.more.clone(),
        endorsements: view.endorsements.clone(),
    }
}

/// The texts of an award that differ from one to the next, in the order of [`NAMES`].
fn own_texts(view: &AwardView) -> [Option<&str>; SLOTS] {
    let AwardView {
        id,
        state: _, // These two are of the shape.
        has_id: _,
        state_label,
        awarded_on,
        valid_until,
        awarded_to,
        document,
        address,
        code,
        profile,
        successor,
        predecessor,
        more: _, // An award that has these has no mould.
        endorsements: _,
    } = view;
    [
        Some(id),
        Some(state_label),
        Some(awarded_on),
        Some(document),
        Some(address),
        valid_until.as_deref(),
        awarded_to.as_deref(),
        code.as_deref(),
        profile.as_deref(),
        successor.as_deref(),
        predecessor.as_deref(),
    ]
}

/// Adds a text as the template engine shows it.
fn push_escaped(text: &str, page: &mut String) {
    if !text.bytes().any(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')) {
        return page.push_str(text);
    }
    let mut bytes = Vec::with_capacity(text.len() + 32);
    tera::escape_html(text, &mut bytes).expect("memory takes every text");
    page.push_str(std::str::from_utf8(&bytes).expect("a text with references is a text"));
}

/// Whether a page made of this template shows an award's own texts as they are and asks of them no
/// more than whether they are there; `templates` are all there are, by name.
pub(super) fn may_be_moulded(start: &str, templates: &BTreeMap<&str, &str>) -> bool {
    let (mut waiting, mut seen) = (vec![start.to_owned()], Vec::new());
    while let Some(name) = waiting.pop() {
        if seen.contains(&name) {
            continue;
        }
        // The engine escapes what a template of this ending shows, as [`Mould::cast`] does.
        let text = templates.get(name.as_str()).filter(|_| name.rsplit('.').next() == Some("html"));
        let Some(found) = text.and_then(|text| drawn_from(text)) else { return false };
        seen.push(name);
        if seen.len() > MOST_TEMPLATES {
            return false;
        }
        waiting.extend(found);
    }
    true
}

/// The templates that this one extends or includes; `None` when it does more with an award's texts
/// than is understood here.
fn drawn_from(template: &str) -> Option<Vec<String>> {
    let mut others = Vec::new();
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        let (open, after) = rest[at..].split_at_checked(2).unwrap_or((&rest[at..], ""));
        let close = match open {
            "{{" => "}}",
            "{%" => "%}",
            "{#" => "#}",
            _ => {
                rest = &rest[at + 1..];
                continue;
            }
        };
        let end = end_of(after, close)?;
        let inside = after[..end].trim_matches(|c: char| c == '-' || c.is_whitespace());
        // Braces and escapes are where the engine may see another end of the tag.
        if open != "{#" && inside.contains(['{', '}', '\\']) {
            return None;
        }
        let words = if open == "{#" { Vec::new() } else { words(inside)? };
        match open {
            "{{" if !is_plainly_shown(&words) => return None,
            "{%" => others.extend(tag(&words)?),
            _ => {}
        }
        rest = &after[end + close.len()..];
    }
    Some(others)
}

/// Where a tag ends; a text within it may hold anything.
fn end_of(text: &str, close: &str) -> Option<usize> {
    if close == "#}" {
        return text.find(close);
    }
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match quote {
            Some(open) if open == c => quote = None,
            None if text[at..].starts_with(close) => return Some(at),
            None if matches!(c, '"' | '\'' | '`') => quote = Some(c),
            _ => {}
        }
    }
    None
}

/// Cuts what stands in a tag into names, texts in quotation marks and signs.
fn words(mut text: &str) -> Option<Vec<&str>> {
    let mut words = Vec::new();
    while let Some(first) = text.trim_start().chars().next() {
        text = text.trim_start();
        let length = if matches!(first, '"' | '\'' | '`') {
            2 + text[1..].find(first)?
        } else if first.is_alphanumeric() || first == '_' {
            text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len())
        } else {
            first.len_utf8()
        };
        let (word, rest) = text.split_at(length);
        words.push(word);
        text = rest;
    }
    Some(words)
}

/// Whether what is shown is an award's own text as it is, or nothing of an award's own texts.
fn is_plainly_shown(words: &[&str]) -> bool {
    if words.iter().any(|word| word.starts_with("__")) {
        return false; // The engine's own names lead to everything.
    }
    if words.contains(&"super") {
        return words == ["super", "(", ")"];
    }
    match *words {
        ["award", ".", _] => true,
        _ => uses(words).all(|(_, name)| name.is_some_and(|name| !NAMES.contains(&name))),
    }
}

/// The template that a tag draws in, if any; `None` when the tag does more than is understood here.
fn tag(words: &[&str]) -> Option<Vec<String>> {
    let (kind, rest) = words.split_first()?;
    if !PLAIN_TAGS.contains(kind) || rest.iter().any(|word| word.starts_with("__")) {
        return None;
    }
    for (at, name) in uses(rest) {
        let name = name?;
        if !NAMES.contains(&name) {
            continue;
        }
        let before = at.checked_sub(1).map(|at| rest[at]);
        let after = rest.get(at + 3);
        let asked = matches!(before, None | Some("not" | "and" | "or" | "("))
            && matches!(after, None | Some(&("and" | "or" | ")")));
        if !asked || !matches!(*kind, "if" | "elif") || rest.contains(&"|") {
            return None;
        }
    }
    match (*kind, rest) {
        ("extends" | "include", [name]) => {
            let name = name.strip_prefix(['"', '\'', '`'])?.strip_suffix(['"', '\'', '`'])?;
            Some(vec![name.to_owned()])
        }
        ("extends" | "include", _) => None,
        _ => Some(Vec::new()),
    }
}

/// Where the award is spoken of, and what of it; `None` when it is the award as a whole.
fn uses<'w>(words: &'w [&'w str]) -> impl Iterator<Item = (usize, Option<&'w str>)> {
    let award = |at: &usize| words[*at] == "award" && (*at == 0 || words[*at - 1] != ".");
    (0..words.len()).filter(award).map(|at| {
        let field = words.get(at + 1).filter(|sign| **sign == ".").and(words.get(at + 2));
        (at, field.copied())
    })
}

#[cfg(test)]
#[path = "mould_tests.rs"]
mod tests;
