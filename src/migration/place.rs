//! Where things of elsewhere go: names in addresses that nothing else has, and which text of a badge
//! becomes the reference.

use std::collections::BTreeSet;

use crate::ground::{Lang, Slug};
use crate::import::elsewhere::harvest::{FoundBadge, Words};
use crate::render::search::fold;

/// What was settled about a badge before it is written.
pub(super) struct Settled<'a> {
    /// The text that becomes the reference.
    pub(super) words: &'a Words,
    /// Its issuer in the catalogue, when that is not the default one.
    pub(super) issuer: Option<&'a str>,
    /// The digest of its picture; empty when there is none.
    pub(super) picture: &'a str,
    /// What stands where a text is still to be written.
    pub(super) to_write: &'a str,
}

/// Names in addresses that are taken.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    pub(super) fn take(&mut self, slug: &str) {
        self.0.insert(slug.to_owned());
    }

    /// A name made from a title: its own, or the next that is free.
    pub(super) fn free(&mut self, title: &str, fallback: &str) -> String {
        let first =
            fold::slug(title).map_or_else(|| fallback.to_owned(), |it| it.as_str().to_owned());
        let numbered = (2..).map(|number| {
            let end = format!("-{number}");
            let room = Slug::LONGEST - end.len();
            let stem = first.get(..room.min(first.len())).unwrap_or(&first);
            format!("{}{end}", stem.trim_end_matches('-'))
        });
        let mut names = std::iter::once(first.clone()).chain(numbered);
        let name = names.find(|name| !self.0.contains(name)).expect("numbers do not end");
        self.take(&name);
        name
    }
}

/// The text that becomes the reference: that of the site's language, or else the first.
pub(super) fn reference(badge: &FoundBadge, lang: Lang) -> &Words {
    let of_the_site = badge.words.iter().find(|it| it.lang == Some(lang));
    of_the_site.or(badge.words.first()).expect("a badge that was found has a text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_never_given_twice() {
        let mut names = Names::default();
        names.take("ecoute");
        let long = "très long ".repeat(30);
        let made: Vec<String> = ["Écoute", "écoute !", "日本", "日本", &long, &long]
            .map(|it| names.free(it, "badge"))
            .into();
        assert_eq!(&made[..4], ["ecoute-2", "ecoute-3", "badge", "badge-2"]);
        let unique: BTreeSet<&String> = made.iter().collect();
        assert_eq!(unique.len(), made.len());
        assert!(made.iter().all(|it| Slug::parse(it).is_some()), "{made:?}");
    }
}
