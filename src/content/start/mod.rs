//! A first catalogue, written: what `blason init` puts into a folder, and the new files of `blason
//! new`. Pure: words in, files out.
//!
//! In reading order: [`emblem`] (a picture for a badge that has none yet), [`single`] (one new badge,
//! issuer or page), and here the whole catalogue. The texts stand in `fr/` and `en/`, as they will be
//! read; `{word}` is filled in.

pub mod emblem;
pub mod single;

use super::edit::Written;
use super::edit::text::quoted;
use super::edit::translation::{self, Found, Translated};
use crate::ground::{Instant, Lang, Report, Sources, Url};

/// A language in which a first catalogue can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    /// French.
    French,
    /// English.
    English,
}

/// What is asked of a first catalogue.
#[derive(Debug, Clone)]
pub struct Start<'a> {
    /// The title of the site.
    pub title: &'a str,
    /// Where it will be: an address of the web that ends in `/`.
    pub base_url: &'a str,
    /// The languages of the site, the reference first; never empty, none twice.
    pub languages: &'a [Tongue],
    /// The language of the comments and of what is written for the people of the catalogue.
    pub reader: Tongue,
    /// A word of `hosts`: where the site will be published.
    pub host: Option<&'static str>,
    /// The day on which the catalogue begins.
    pub today: Instant,
}

/// Texts of a first catalogue in one language.
struct Texts {
    settings: &'static str,
    readme: &'static str,
    ignored: &'static str,
    issuer: &'static str,
    issuer_slug: &'static str,
    badge: &'static str,
    badge_slug: &'static str,
    page: &'static str,
    page_slug: &'static str,
}

/// The files of a first catalogue, in path order.
pub fn files(start: &Start<'_>) -> Vec<Written> {
    let (reference, others) = start.languages.split_first().expect("a site has a language");
    let (texts, reader) = (reference.texts(), start.reader.texts());
    let issuer = format!("content/issuers/{}", texts.issuer_slug);
    let badge = format!("content/badges/{}/index", texts.badge_slug);
    let page = format!("content/pages/{}", texts.page_slug);
    let drawn = emblem::of(texts.badge_slug);
    let languages: Vec<String> = start.languages.iter().map(|it| quoted(it.tag())).collect();
    let host = start
        .host
        .map_or_else(String::new, |host| format!("\n[deploy]\nhosts = [{}]\n", quoted(host)));
    let words = |text: &str, tongue: Tongue| {
        let title = quoted(start.title);
        let alt = quoted(&drawn.alt(tongue));
        fill(
            text,
            &[
                ("title_in_words", start.title),
                ("title", &title),
                ("base_url", &quoted(start.base_url)),
                ("language", &quoted(reference.tag())),
                ("languages", &format!("[{}]", languages.join(", "))),
                ("issuer", texts.issuer_slug),
                ("badge", texts.badge_slug),
                ("page", texts.page_slug),
                ("deploy", &host),
                ("today", &start.today.day()),
                ("image_alt", &alt),
                ("email", &email(start.base_url)),
            ],
        )
    };
    let mut files = vec![
        written("blason.toml", words(reader.settings, start.reader)),
        written("README.md", words(reader.readme, start.reader)),
        written(".gitignore", reader.ignored.to_owned()),
        written(".gitattributes", ATTRIBUTES.to_owned()),
        written(&format!("{issuer}.md"), words(texts.issuer, *reference)),
        written(&format!("{badge}.md"), words(texts.badge, *reference)),
        written(&format!("content/badges/{}/badge.svg", texts.badge_slug), drawn.svg()),
        written(&format!("{page}.md"), words(texts.page, *reference)),
    ];
    for other in others {
        let texts = other.texts();
        for (path, text) in [(&issuer, texts.issuer), (&badge, texts.badge), (&page, texts.page)] {
            let path = format!("{path}.{}.md", other.tag());
            files.push(written(&path, only_texts(&words(text, *other))));
        }
    }
    let mut files = say_what_is_translated(files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// The line with the issuer’s address for messages. At a host that nobody owns it is an example; at a
/// real one, we make none up.
fn email(base_url: &str) -> String {
    let host = Url::parse(base_url).map(|url| url.host().to_owned()).unwrap_or_default();
    let example = [".example", ".test", ".invalid"].iter().any(|end| host.ends_with(end));
    if example {
        format!("email = \"badges@{host}\"")
    } else {
        "# email = \"badges@…\"".to_owned()
    }
}

/// A text with its `{word}`s filled in, in one go: what is filled in is not looked at again. Braces
/// around anything else stay.
fn fill(text: &str, words: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let word = after.split_once('}').and_then(|(name, after)| {
            let found = words.iter().find(|(known, _)| *known == name);
            found.map(|(_, word)| (*word, after))
        });
        // Braces around anything else are braces.
        let (word, after) = word.unwrap_or(("{", after));
        filled.push_str(word);
        rest = after;
    }
    filled + rest
}

fn written(path: &str, text: String) -> Written {
    Written { path: path.to_owned(), bytes: text.into_bytes() }
}

/// A text as its translation: of the header, only what can be translated.
fn only_texts(text: &str) -> String {
    let mut header = true;
    let mut marks = 0;
    let kept = text.split_inclusive('\n').filter(|line| {
        if line.trim_end() == "+++" {
            marks += 1;
            header = marks < 2;
            return true;
        }
        let key = line.split('=').next().unwrap_or_default().trim();
        !header || TRANSLATED.contains(&key)
    });
    kept.collect()
}

/// The files, with in each translation the digest of its text.
fn say_what_is_translated(files: Vec<Written>) -> Vec<Written> {
    let none = Sources::new(Vec::new(), Vec::new());
    let sources =
        files.iter().fold(none, |sources, file| sources.with_file(&file.path, &*file.bytes));
    let drafts = super::read(&sources, &mut Report::new());
    let said = files.into_iter().map(|file| {
        let name = file.path.strip_suffix(".md").and_then(|name| name.rsplit_once('.'));
        let Some((name, tag)) = name else { return file };
        let lang = Lang::parse(tag).expect("our own languages are languages");
        let Found::One(original) = translation::find(&drafts, name.trim_end_matches("/index"))
        else {
            unreachable!("a text of ours stands beside its translation")
        };
        match translation::translate(&sources, &original, lang, true, "") {
            Ok(Translated::Confirmed(written)) => written,
            _ => unreachable!("a translation of ours can be confirmed"),
        }
    });
    said.collect()
}

impl Tongue {
    /// The language's tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    fn texts(self) -> &'static Texts {
        match self {
            Self::French => &FRENCH,
            Self::English => &ENGLISH,
        }
    }
}

/// Keys of a header that a translation says anew.
const TRANSLATED: [&str; 5] =
    ["name", "description", "image_alt", "awarded_by", "evidence_expected"];

/// Signatures merge line by line, and every machine reads the same bytes.
const ATTRIBUTES: &str = "* text=auto eol=lf\n*.png binary\n\
    # One line for each signature; `blason sign` puts them in order.\n*.seals merge=union\n";

macro_rules! texts {
    ($folder:literal, $issuer:literal, $badge:literal, $page:literal) => {
        Texts {
            settings: include_str!(concat!($folder, "/blason.toml")),
            readme: include_str!(concat!($folder, "/README.md")),
            ignored: include_str!(concat!($folder, "/gitignore")),
            issuer: include_str!(concat!($folder, "/issuer.md")),
            issuer_slug: $issuer,
            badge: include_str!(concat!($folder, "/badge.md")),
            badge_slug: $badge,
            page: include_str!(concat!($folder, "/page.md")),
            page_slug: $page,
        }
    };
}

static FRENCH: Texts = texts!("fr", "notre-association", "coup-de-main", "a-propos");
static ENGLISH: Texts = texts!("en", "our-association", "helping-hand", "about");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Severity;
    use crate::model::Catalogue;

    fn start(languages: &[Tongue], reader: Tongue) -> Vec<Written> {
        files(&Start {
            title: "Les « badges » d’\"ici\" {badge}",
            base_url: "https://ici.example/",
            languages,
            reader,
            host: Some("github-pages"),
            today: Instant::parse("2026-11-23").unwrap(),
        })
    }

    #[test]
    fn a_first_catalogue_is_sound_in_every_language() {
        use Tongue::{English, French};
        for languages in [&[French][..], &[English], &[French, English], &[English, French]] {
            for reader in [French, English] {
                let files = start(languages, reader);
                let none = Sources::new(Vec::new(), Vec::new());
                let sources = files.iter().fold(none, |sources, file| {
                    assert!(sources.find(&file.path).is_none(), "{} comes twice", file.path);
                    sources.with_file(&file.path, &*file.bytes)
                });
                let mut report = Report::new();
                let drafts = super::super::read(&sources, &mut report);
                let catalogue = Catalogue::assemble(drafts, &mut report).expect("a catalogue");
                let said: Vec<_> = report.findings().iter().map(|it| it.rule.code).collect();
                assert!(said.is_empty() && report.count(Severity::Error) == 0, "{said:?}");
                assert_eq!(
                    catalogue.settings.title.entries().next().unwrap().1,
                    "Les « badges » d’\"ici\" {badge}"
                );
                assert_eq!(catalogue.settings.languages.len(), languages.len());
                for version in &catalogue.versions {
                    assert_eq!(version.translations.len(), languages.len() - 1);
                }
            }
        }
    }

    #[test]
    fn nothing_is_left_to_fill_in() {
        for file in start(&[Tongue::French, Tongue::English], Tongue::French) {
            let text = String::from_utf8(file.bytes).unwrap();
            let text = text.replace("{badge}", "");
            for word in [
                "{title",
                "{base_url",
                "{language",
                "{issuer",
                "{page",
                "{deploy",
                "{today",
                "{image_alt",
                "{email",
            ] {
                assert!(!text.contains(word), "{}: {word}", file.path);
            }
        }
    }
}
