//! Free pages, and the pages that the law asks for: legal notice, privacy, accessibility.

use serde::Serialize;

use super::site::{PageView, accessibility_key};
use super::{FactView, HtmlView, Standpoint, TextView, card, shown};
use crate::model::settings::AccessibilityState;
use crate::model::{Page, SitePath, Text};
use crate::render::markdown;

/// A free page.
#[derive(Debug, Clone, Serialize)]
pub struct FreePage {
    /// Its title.
    pub name: TextView,
    /// Its text.
    pub body: HtmlView,
}

/// A page that the law asks for: paragraphs and facts under headings.
#[derive(Debug, Clone, Serialize)]
pub struct DutyPage {
    /// Its title.
    pub title: String,
    /// What it says, part by part.
    pub parts: Vec<PartView>,
}

/// One part of a page that the law asks for.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PartView {
    /// Its heading.
    pub title: Option<String>,
    /// How far the site is accessible: `none`, `partial` or `full`; of the statement only.
    pub standing: Option<&'static str>,
    /// The standing in words.
    pub said: String,
    /// Its sentences.
    pub sentences: Vec<SentenceView>,
    /// Its facts.
    pub facts: Vec<FactView>,
}

/// A sentence with a way to reach somebody in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SentenceView {
    /// The words before it; the whole sentence where there is none.
    pub before: String,
    /// The address, or whatever else was given.
    pub words: Option<String>,
    /// Where a link on these words leads, when they are an address.
    pub href: Option<String>,
    /// The words after it.
    pub after: String,
}

/// What the page for addresses that lead nowhere says in another language of the site.
#[derive(Debug, Clone, Serialize)]
pub struct LostView {
    /// The language's tag.
    pub lang: String,
    /// That the page was not found.
    pub title: String,
    /// The words of the way on.
    pub text: String,
    /// Where it leads: the home page in that language.
    pub path: String,
}

/// The page for addresses that lead nowhere, in the standpoint's language.
pub fn lost(from: &Standpoint<'_>) -> LostView {
    LostView {
        lang: from.lang.to_string(),
        title: from.strings.say("nav.not_found_title").to_owned(),
        text: from.strings.say("nav.back_to_catalogue").to_owned(),
        path: shown(&from.links.home(from.lang)),
    }
}

/// The head of a page at an old address, whose thing stands at another one now.
pub fn moved(from: &Standpoint<'_>, old: &SitePath, url: String) -> PageView {
    PageView {
        path: old.to_string(),
        title: from.strings.say("nav.moved_title").to_owned(),
        description: None,
        canonical: Some(url),
        noindex: true,
        languages: Vec::new(),
        documents: Vec::new(),
        alternates: Vec::new(),
        notice: None,
        share: None,
    }
}

/// A free page.
pub fn free(from: &Standpoint<'_>, page: &Page) -> FreePage {
    FreePage { name: from.text(&page.title), body: from.html(&page.body, 2, "") }
}

/// Longest opening, in bytes: what search engines show of a page.
const LONGEST_OPENING: usize = 160;

/// The first words of a text, whole: what a page says of itself where it is listed.
pub fn opening(markdown: &str) -> String {
    let text = markdown::to_text(markdown);
    let mut opening = String::new();
    for word in text.split_whitespace() {
        if opening.len() + word.len() >= LONGEST_OPENING {
            opening.push_str(" …");
            break;
        }
        if !opening.is_empty() {
            opening.push(' ');
        }
        opening.push_str(word);
    }
    opening
}

/// The legal notice (in France: LCEN, article 6): publisher, director, host.
pub fn legal(from: &Standpoint<'_>) -> DutyPage {
    let say = |key: &str| from.strings.say(key).to_owned();
    let legal = from.catalogue.settings.legal.as_ref();
    let fact = |key: &str, text: Option<&Text>| {
        let value = text.map_or_else(|| say("legal.not_given").into(), |text| from.text(text));
        FactView { label: say(key), href: letter_to(&value.text), value }
    };
    let mut facts = vec![fact("legal.publisher", legal.map(|it| &it.name))];
    for (key, text) in [
        ("legal.seat", legal.and_then(|it| it.seat.as_ref())),
        ("legal.registration", legal.and_then(|it| it.registration.as_ref())),
        ("legal.contact", legal.and_then(|it| it.contact.as_ref())),
        ("legal.publication_director", legal.and_then(|it| it.director.as_ref())),
        ("legal.host", legal.and_then(|it| it.host.as_ref())),
    ] {
        let optional = key == "legal.registration";
        if text.is_some() || !optional {
            facts.push(fact(key, text));
        }
    }
    DutyPage {
        title: say("legal.legal_notice"),
        parts: vec![PartView { facts, ..PartView::default() }],
    }
}

/// What becomes of people's data.
pub fn privacy(from: &Standpoint<'_>) -> DutyPage {
    let strings = from.strings;
    let say = |key: &str| strings.say(key).to_owned();
    let part = |title: &str, sentences: Vec<SentenceView>| PartView {
        title: Some(say(title)),
        sentences,
        ..PartView::default()
    };
    DutyPage {
        title: say("legal.privacy"),
        parts: vec![
            PartView {
                sentences: vec![
                    say("legal.privacy_cookies").into(),
                    strings.fill("legal.privacy_responsible", &[("name", &publisher(from))]).into(),
                ],
                ..PartView::default()
            },
            part(
                "legal.privacy_awards_title",
                vec![say("legal.privacy_awards").into(), say("legal.privacy_hidden").into()],
            ),
            part(
                "legal.exercise_rights",
                vec![
                    with_contact(from, "legal.privacy_rights"),
                    say("legal.privacy_complaint").into(),
                ],
            ),
        ],
    }
}

/// The accessibility statement: not compliant until an audit says otherwise.
pub fn accessibility(from: &Standpoint<'_>) -> DutyPage {
    let strings = from.strings;
    let say = |key: &str| strings.say(key).to_owned();
    let audit = from.catalogue.settings.accessibility.as_ref();
    let state = audit.map_or(AccessibilityState::None, |it| it.state);
    let mut standing = PartView {
        title: Some(say("legal.accessibility_state")),
        standing: Some(match state {
            AccessibilityState::None => "none",
            AccessibilityState::Partial => "partial",
            AccessibilityState::Full => "full",
        }),
        said: say(accessibility_key(state)),
        ..PartView::default()
    };
    match audit.and_then(|it| it.audited.map(|on| (it, on))) {
        None => standing.sentences.push(say("legal.accessibility_not_audited").into()),
        Some((audit, on)) => {
            standing.facts.push(from.fact("legal.audited_on", strings.date(on)));
            if let Some(by) = audit.by.as_deref() {
                standing.facts.push(from.fact("legal.audited_by", by));
            }
            if let Some(url) = &audit.url {
                let mut fact = from.fact("legal.audit_report", url.as_str());
                fact.href = card::visitable(url.as_str());
                standing.facts.push(fact);
            }
        }
    }
    DutyPage {
        title: say("legal.accessibility"),
        parts: vec![
            PartView {
                sentences: vec![
                    strings.fill("legal.accessibility_intro", &[("name", &publisher(from))]).into(),
                ],
                ..PartView::default()
            },
            standing,
            PartView {
                title: Some(say("legal.report_problem")),
                sentences: vec![with_contact(from, "legal.accessibility_contact")],
                ..PartView::default()
            },
            PartView {
                title: Some(say("legal.remedies")),
                sentences: vec![say("legal.remedies_text").into()],
                ..PartView::default()
            },
        ],
    }
}

/// Who answers for the site: the legal notice's name, or else the default issuer's.
fn publisher(from: &Standpoint<'_>) -> String {
    let settings = &from.catalogue.settings;
    let name = settings.legal.as_ref().map(|it| &it.name);
    from.text(name.unwrap_or(&from.catalogue[settings.issuer].name)).text
}

/// How to reach who answers for the site.
fn contact(from: &Standpoint<'_>) -> String {
    let settings = &from.catalogue.settings;
    let contact = settings.legal.as_ref().and_then(|it| it.contact.as_ref());
    let email = from.catalogue[settings.issuer].email.as_deref();
    contact
        .map(|text| from.text(text).text)
        .or_else(|| email.map(str::to_owned))
        .unwrap_or_else(|| publisher(from))
}

/// The sentence behind a key, its `{contact}` a link when it is an address for letters.
fn with_contact(from: &Standpoint<'_>, key: &str) -> SentenceView {
    let contact = contact(from);
    let sentence = from.strings.say(key);
    let (before, after) = sentence.split_once("{contact}").unwrap_or((sentence, ""));
    SentenceView {
        before: before.to_owned(),
        href: letter_to(&contact),
        words: Some(contact),
        after: after.to_owned(),
    }
}

/// `mailto:` an electronic address; nothing for words, telephone numbers and places.
fn letter_to(contact: &str) -> Option<String> {
    let (name, host) = contact.split_once('@')?;
    let plain = |text: &str| {
        let fits = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'+');
        !text.is_empty() && text.bytes().all(fits)
    };
    (plain(name) && plain(host) && host.contains('.')).then(|| format!("mailto:{contact}"))
}

impl From<String> for SentenceView {
    fn from(before: String) -> Self {
        Self { before, words: None, href: None, after: String::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::letter_to;

    #[test]
    fn only_addresses_are_linked() {
        assert_eq!(letter_to("a.b+c@x.example").as_deref(), Some("mailto:a.b+c@x.example"));
        for text in ["", "a@b", "02 99 00 00 00", "a@x.example, b", "javascript:a@x.y", "@x.y"] {
            assert_eq!(letter_to(text), None, "{text}");
        }
    }
}
