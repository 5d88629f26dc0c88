//! One new file with everything in place: a badge, an issuer, a page, an endorsement. What is to be replaced says so;
//! a new badge is a draft, and so is not published before its author says.

use super::{Tongue, emblem, fill};
use crate::content::edit::Written;
use crate::content::edit::text::quoted;
use crate::ground::Instant;

/// What is asked of a new badge.
#[derive(Debug, Clone)]
pub struct NewBadge<'a> {
    /// Its name in addresses.
    pub slug: &'a str,
    /// Its name.
    pub name: &'a str,
    /// A family of the catalogue's frameworks.
    pub family: Option<&'a str>,
    /// Its issuer, when that is not the site's.
    pub issuer: Option<&'a str>,
    /// The day on which it begins.
    pub today: Instant,
}

/// A badge in a folder of its own, with a picture.
pub fn badge(tongue: Tongue, asked: &NewBadge<'_>) -> Vec<Written> {
    let NewBadge { slug, name, family, issuer, today } = asked;
    let line = |key: &str, word: Option<&str>| {
        word.map_or_else(String::new, |word| format!("{key} = {}\n", quoted(word)))
    };
    let drawn = emblem::of(slug);
    let text = fill(
        tongue.of(include_str!("fr/new-badge.md"), include_str!("en/new-badge.md")),
        &[
            ("name", &quoted(name)),
            ("today", &today.day()),
            ("family", &line("family", *family)),
            ("issuer", &line("issuer", *issuer)),
            ("image_alt", &quoted(&drawn.alt(tongue))),
        ],
    );
    let folder = format!("content/badges/{slug}");
    vec![
        Written { path: format!("{folder}/index.md"), bytes: text.into_bytes() },
        Written { path: format!("{folder}/badge.svg"), bytes: drawn.svg().into_bytes() },
    ]
}

/// An issuer.
pub fn issuer(tongue: Tongue, slug: &str, name: &str) -> Written {
    let text = tongue.of(include_str!("fr/new-issuer.md"), include_str!("en/new-issuer.md"));
    let text = fill(text, &[("name", &quoted(name)), ("slug", slug)]);
    Written { path: format!("content/issuers/{slug}.md"), bytes: text.into_bytes() }
}

/// A free page, the last of the menu.
pub fn page(tongue: Tongue, slug: &str, name: &str) -> Written {
    let text = tongue.of(include_str!("fr/new-page.md"), include_str!("en/new-page.md"));
    let text = fill(text, &[("name", &quoted(name))]);
    Written { path: format!("content/pages/{slug}.md"), bytes: text.into_bytes() }
}

/// What is asked of a new endorsement.
#[derive(Debug, Clone)]
pub struct NewEndorsement<'a> {
    /// Its name in addresses.
    pub slug: &'a str,
    /// What is endorsed: a key, and the word after it.
    pub about: (&'a str, &'a str),
    /// Which issuer endorses, when that is not the site's.
    pub by: Option<&'a str>,
    /// The day on which it is given.
    pub today: Instant,
    /// The digest of the text that is endorsed.
    pub covers: &'a str,
    /// Its place in the status lists.
    pub status: u32,
}

/// An endorsement of ours.
pub fn endorsement(tongue: Tongue, asked: &NewEndorsement<'_>) -> Written {
    let NewEndorsement { slug, about: (key, word), by, today, covers, status } = asked;
    let by = by.map_or_else(String::new, |word| format!("by = {}\n", quoted(word)));
    let text =
        tongue.of(include_str!("fr/new-endorsement.md"), include_str!("en/new-endorsement.md"));
    let text = fill(
        text,
        &[
            ("about", &format!("{key} = {}", quoted(word))),
            ("by", &by),
            ("today", &today.day()),
            ("covers", &quoted(covers)),
            ("status", &status.to_string()),
        ],
    );
    Written { path: format!("content/endorsements/{slug}.md"), bytes: text.into_bytes() }
}

impl Tongue {
    fn of<T>(self, french: T, english: T) -> T {
        match self {
            Self::French => french,
            Self::English => english,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::{Report, Sources};

    #[test]
    fn new_files_are_understood() {
        let today = Instant::parse("2026-11-23").unwrap();
        for tongue in [Tongue::French, Tongue::English] {
            let name = "Le \"bon\" geste {today}";
            let asked =
                NewBadge { slug: "bon-geste", name, family: None, issuer: Some("nous"), today };
            let settings = "base_url = \"https://a.example/\"\ntitle = \"A\"\nissuer = \"nous\"\n";
            let none = Sources::new(Vec::new(), Vec::new());
            let mut sources = none.with_file("blason.toml", settings.as_bytes());
            let mut files = badge(tongue, &asked);
            let about = ("badge", "bon-geste");
            let covers = "0".repeat(64);
            let endorsed = NewEndorsement {
                slug: "avis",
                about,
                by: Some("nous"),
                today,
                covers: &covers,
                status: 7,
            };
            files.push(endorsement(tongue, &endorsed));
            files.extend([issuer(tongue, "nous", "Nous"), page(tongue, "ici", "Ici")]);
            for file in files {
                sources = sources.with_file(&file.path, file.bytes);
            }
            let mut report = Report::new();
            let drafts = crate::content::read(&sources, &mut report);
            let said: Vec<_> = report.findings().iter().map(|it| it.rule.code).collect();
            assert!(said.is_empty(), "{said:?}");
            assert_eq!((drafts.issuers.len(), drafts.pages.len()), (1, 1));
            assert_eq!(drafts.endorsements.len(), 1);
            let [version] = &drafts.versions[..] else { panic!("one version") };
            assert_eq!(version.name.entries().next().unwrap().1, name);
            assert_eq!(version.status, crate::model::Status::Draft);
        }
    }
}
