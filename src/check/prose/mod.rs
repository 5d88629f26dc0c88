//! The words of a catalogue, for the rules about them: each text with its language and its place.
//!
//! In reading order: this file (which texts there are, and where they stand), [`words`] (a text as
//! words without accents or capitals), [`markdown`] (what a reader sees of Markdown, with places),
//! [`french`] (its typography), [`tongues`] (which language a text seems to be in), [`deeds`] (words of
//! what people do).

pub(super) mod deeds;
pub(super) mod french;
pub(super) mod markdown;
pub(super) mod tongues;
pub(super) mod words;

use std::ops::Range;

use super::Scene;
use crate::ground::{Lang, Sources, Span};
use crate::model::badge::Translation;
use crate::model::{BadgeVersion, Issuer, Page, Status, Text};

/// Longest text that is looked at, in bytes: no page written by a person comes near it.
const LONGEST: usize = 1 << 20;

/// One text in one language, and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Passage<'a> {
    /// Which key holds it; `criteria` and `body` are Markdown.
    pub(super) key: &'static str,
    /// The language that it is meant to be in.
    pub(super) lang: Lang,
    /// Whether it is the text that translations were made from.
    pub(super) reference: bool,
    /// The text.
    pub(super) text: &'a str,
    place: Span,
    sources: &'a Sources,
}

/// Something that is read as a whole: a badge, an issuer, a page.
#[derive(Debug)]
pub(super) struct Subject<'a> {
    /// Its texts, by key, the reference first.
    pub(super) passages: Vec<Passage<'a>>,
    /// Its translations.
    pub(super) translations: &'a [Translation],
}

/// The versions whose words are still open: published, and neither frozen nor retired. Those who
/// hold a frozen version hold its words as they are.
pub(super) fn open_versions<'a>(scene: &Scene<'a>) -> impl Iterator<Item = &'a BadgeVersion> {
    let open = |it: &&BadgeVersion| it.status == Status::Active && !it.frozen;
    scene.catalogue.versions.iter().filter(open)
}

/// Every badge whose words are open, every issuer and every page.
pub(super) fn subjects<'a>(scene: &Scene<'a>) -> impl Iterator<Item = Subject<'a>> {
    let Scene { catalogue, sources } = *scene;
    open_versions(scene)
        .map(|it| of_version(it, sources))
        .chain(catalogue.issuers.iter().map(|it| of_issuer(it, sources)))
        .chain(catalogue.pages.iter().map(|it| of_page(it, sources)))
}

/// The texts of a version.
pub(super) fn of_version<'a>(version: &'a BadgeVersion, sources: &'a Sources) -> Subject<'a> {
    let texts = [
        ("name", Some(&version.name)),
        ("description", Some(&version.description)),
        ("criteria", Some(&version.criteria)),
        ("image_alt", version.image_alt.as_ref()),
        ("awarded_by", version.awarded_by.as_ref()),
        ("evidence_expected", version.evidence_expected.as_ref()),
    ];
    let home = Home { places: &version.places, top: version.span, sources };
    home.subject(&texts, &version.translations)
}

/// The texts of an issuer.
pub(super) fn of_issuer<'a>(issuer: &'a Issuer, sources: &'a Sources) -> Subject<'a> {
    let texts = [
        ("name", Some(&issuer.name)),
        ("description", issuer.description.as_ref()),
        ("image_alt", issuer.image_alt.as_ref()),
        ("body", issuer.body.as_ref()),
    ];
    let home = Home { places: &issuer.places, top: issuer.span, sources };
    home.subject(&texts, &issuer.translations)
}

/// The texts of a page.
pub(super) fn of_page<'a>(page: &'a Page, sources: &'a Sources) -> Subject<'a> {
    let texts = [("name", Some(&page.title)), ("body", Some(&page.body))];
    let home = Home { places: &page.places, top: page.span, sources };
    home.subject(&texts, &page.translations)
}

impl<'a> Subject<'a> {
    /// The texts under a key, the reference first.
    pub(super) fn under(&self, key: &str) -> impl Iterator<Item = &Passage<'a>> {
        self.passages.iter().filter(move |it| it.key == key)
    }

    /// The texts in Markdown.
    pub(super) fn markdown(&self) -> impl Iterator<Item = &Passage<'a>> {
        self.passages.iter().filter(|it| it.is_markdown())
    }
}

impl Passage<'_> {
    /// Whether the text is Markdown.
    pub(super) fn is_markdown(&self) -> bool {
        matches!(self.key, "criteria" | "body")
    }

    /// The language without its region: `fr`.
    pub(super) fn tongue(&self) -> &str {
        tongue(&self.lang)
    }

    /// Where a stretch of the text stands; its whole field when it is not written there letter for
    /// letter (TOML escapes).
    pub(super) fn at(&self, range: Range<usize>) -> Span {
        self.exactly(range).unwrap_or(self.place)
    }

    /// Where the whole text stands.
    pub(super) fn whole(&self) -> Span {
        self.at(0..self.text.len())
    }

    /// Where a stretch of the text stands letter for letter.
    pub(super) fn exactly(&self, range: Range<usize>) -> Option<Span> {
        let Span { source, start, end } = self.place;
        let raw = self.sources[source].text()?.get(start as usize..end as usize)?;
        let start = start as usize;
        if let Some(at) = raw.find(self.text) {
            return Some(Span::new(source, start + at + range.start..start + at + range.end));
        }
        if !raw.contains("\r\n") {
            return None;
        }
        // Lines end in one way within the program, whatever the file does.
        let clean = raw.replace("\r\n", "\n");
        let at = clean.find(self.text)?;
        let mut back = Vec::new();
        for (nth, (found, _)) in raw.match_indices("\r\n").enumerate() {
            back.push(found - nth);
        }
        let place = |byte: usize| start + byte + back.partition_point(|line| *line < byte);
        Some(Span::new(source, place(at + range.start)..place(at + range.end)))
    }
}

/// A language without its region.
pub(super) fn tongue(lang: &Lang) -> &str {
    lang.as_str().split('-').next().unwrap_or_default()
}

/// The entry of a language in a table of words.
pub(super) fn of_tongue<T: Copy>(table: &[(&str, T)], tongue: &str) -> Option<T> {
    table.iter().find(|(known, _)| *known == tongue).map(|(_, words)| *words)
}

/// Where the texts of one thing stand.
#[derive(Clone, Copy)]
struct Home<'a> {
    places: &'a [(&'static str, Span)],
    top: Span,
    sources: &'a Sources,
}

impl<'a> Home<'a> {
    fn subject(
        self,
        texts: &[(&'static str, Option<&'a Text>)],
        translations: &'a [Translation],
    ) -> Subject<'a> {
        let mut passages = Vec::with_capacity(texts.len() * 2);
        for (key, text) in texts.iter().filter_map(|(key, text)| Some((*key, (*text)?))) {
            for (nth, (lang, text)) in text.entries().enumerate() {
                let place = self.place(key, lang, translations);
                let passage = Passage {
                    key,
                    lang,
                    reference: nth == 0,
                    text: cut(text),
                    place,
                    sources: self.sources,
                };
                if !text.is_empty() {
                    passages.push(passage);
                }
            }
        }
        Subject { passages, translations }
    }

    /// A translation's own file says more than the table of languages in the reference.
    fn place(self, key: &str, lang: Lang, translations: &[Translation]) -> Span {
        let find = |places: &[(&'static str, Span)]| {
            places.iter().find(|(name, _)| *name == key).map(|(_, span)| *span)
        };
        let translated = translations.iter().filter(|it| it.lang == lang);
        let mut translated = translated.filter_map(|it| find(&it.places));
        translated.next().or_else(|| find(self.places)).unwrap_or(self.top)
    }
}

fn cut(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST)]
}
