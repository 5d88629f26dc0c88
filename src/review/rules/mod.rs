//! One file per rule: what it says, when it fires.

macro_rules! rooms {
    ($($name:ident)*) => {
        $(pub(super) mod $name;)*
        /// Every rule of a review, in the order of the documentation.
        pub(super) static LOOKS: &[Look] = &[$($name::LOOK),*];
    };
}

rooms! {
    d101 d102 d103 d104 d105 d106 d107 d108 d109 d110 d111 d112 d113 d114 d115 d116 d117 d118 d119
    d120 d121 d122 d123 d124 d125 d126 d127 d128 d129 d130 d131 d132 d133
}

use super::comparison::{Comparison, Pair};
use super::texts::{Road, TextPair};
use crate::ground::report::Told;
use crate::ground::{Bilingual, Report, Rule, Span};
use crate::model::Holders;

/// One question asked of a comparison.
#[derive(Debug)]
pub(super) struct Look {
    /// What it may find.
    pub rules: &'static [&'static Rule],
    /// Asks it.
    pub run: fn(&Comparison<'_>, &mut Report),
}

/// Texts that people hold and that stand in another wording at the same address.
fn held_in_place<'c, 'a>(
    comparison: &'c Comparison<'a>,
) -> impl Iterator<Item = (&'c Pair<'a>, &'c TextPair<'a>)> {
    comparison.badges.iter().flat_map(|pair| {
        let texts = pair.texts.iter();
        let held = texts.filter(|text| text.road == Road::InPlace && text.held.count > 0);
        held.map(move |text| (pair, text))
    })
}

/// How many people hold something, and since when, in words.
pub(super) fn held(holders: Holders) -> Told {
    let count = holders.count.to_string();
    let arguments = |since: &str| Told::new(words(holders), &[("count", &count), ("since", since)]);
    match holders.since {
        Some(since) => arguments(&since.day()),
        None => arguments(""),
    }
}

fn words(holders: Holders) -> Bilingual {
    match (holders.count, holders.since) {
        (1, Some(_)) => Bilingual {
            fr: "une personne le détient, depuis le {since}",
            en: "one person holds it, since {since}",
        },
        (_, Some(_)) => Bilingual {
            fr: "{count} personnes le détiennent, depuis le {since}",
            en: "{count} people hold it, since {since}",
        },
        (1, None) => Bilingual { fr: "une personne le détient", en: "one person holds it" },
        (_, None) => {
            Bilingual { fr: "{count} personnes le détiennent", en: "{count} people hold it" }
        }
    }
}

/// The first place in each file, and how many there are in it.
fn by_file(spans: impl Iterator<Item = Span>) -> Vec<(Span, usize)> {
    let mut spans: Vec<Span> = spans.collect();
    spans.sort_unstable();
    let mut files: Vec<(Span, usize)> = Vec::new();
    for span in spans {
        match files.last_mut().filter(|(first, _)| first.source == span.source) {
            Some((_, count)) => *count += 1,
            None => files.push((span, 1)),
        }
    }
    files
}
