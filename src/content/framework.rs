//! `content/frameworks/<slug>.toml`: vocabularies, with families, postures and other terms.

use super::entry::Entry;
use super::fields::Fields;
use super::reading::Reading;
use super::{document, rules, words};
use crate::ground::{Slug, Span};
use crate::model::{Framework, Term, TermKind};

/// Terms of one kind in a framework.
const MOST_TERMS: usize = 50_000;

/// The framework in a file with its terms; `None` when something in it is wrong.
pub(super) fn read(reading: &Reading<'_>, slug: Slug) -> Option<(Framework, Vec<Term>)> {
    let document = document::parse(reading, 0..reading.text.len())?;
    let read = take_apart(Fields::top(&document, reading), slug);
    read.filter(|_| reading.errors() == 0)
}

fn take_apart(mut fields: Fields<'_>, slug: Slug) -> Option<(Framework, Vec<Term>)> {
    let name = fields.require("name", Entry::text);
    let description = fields.take("description", Entry::text);
    let creator = fields.take("creator", Entry::word);
    let licence = fields.take("licence", Entry::word);
    let mut terms = Vec::new();
    for (key, kind) in
        [("family", TermKind::Family), ("posture", TermKind::Posture), ("term", TermKind::Other)]
    {
        let tables = fields.tables_up_to(key, MOST_TERMS);
        terms.extend(tables.into_iter().filter_map(|table| term(table, kind)));
    }
    let mut names: Vec<(&Slug, Span)> = terms.iter().map(|term| (&term.slug, term.span)).collect();
    names.sort();
    for pair in names.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        fields.file.note(rules::SAID_TWICE.at(pair[1].1).with("word", pair[1].0.as_str()));
    }
    let span = fields.file.top();
    fields.finish();
    let framework =
        Framework { slug, name: name?, description, licence, creator, terms: Vec::new(), span };
    Some((framework, terms))
}

fn term(mut fields: Fields<'_>, kind: TermKind) -> Option<Term> {
    let mut span = fields.span();
    let slug = fields.require("slug", |entry| {
        span = entry.span();
        entry.slug()
    });
    let name = fields.require("name", Entry::text);
    let description = fields.take("description", Entry::text);
    let mut family = None;
    let mut ladder = false;
    let mut recognises = None;
    match kind {
        TermKind::Family => {
            ladder = fields.take("ladder", Entry::boolean).unwrap_or(false);
            recognises = fields.take("recognises", |entry| entry.choice(words::RECOGNISED));
        }
        TermKind::Posture => family = fields.take("family", Entry::slug),
        TermKind::Other => {}
    }
    fields.finish();
    Some(Term {
        framework: 0,
        slug: slug?,
        kind,
        name: name?,
        description,
        family,
        ladder,
        recognises,
        span,
    })
}
