//! What templates may see: plain data with public fields, never the model itself.
//!
//! In reading order: the small views below, [`site`] (what every page shows), [`share`] (how a page
//! looks where its address is shared), [`card`] and [`badge`] with [`related`] and [`provenance`],
//! [`home`] and [`catalogue`] (filters and the lists they lead to), [`award`], [`issuer`],
//! [`framework`], [`notice`] (free pages and the site's duties), [`verifier`], and [`delivered`] (what a
//! holder is given).
//!
//! A `path` in a view is a path below the site's root: a template writes `{{ root }}` before it.
//! A field named `html` is safe to write as it is; every other text is escaped by the template.

pub mod award;
pub mod badge;
pub mod card;
pub mod catalogue;
pub mod delivered;
pub mod endorsement;
pub mod framework;
pub mod home;
pub mod issuer;
pub mod notice;
pub mod provenance;
pub mod related;
pub mod share;
pub mod site;
pub mod verifier;

use serde::Serialize;

use super::markdown::{self, Setting};
use super::strings::Strings;
use crate::ground::Lang;
use crate::model::badge::Badge;
use crate::model::{Catalogue, Links, SitePath, Status, Text, VersionId};

/// From where a page is written: the catalogue, the language, the way to the site's root.
#[derive(Debug, Clone, Copy)]
pub struct Standpoint<'a> {
    /// What is true.
    pub catalogue: &'a Catalogue,
    /// Where everything lives.
    pub links: &'a Links,
    /// The sentences of the page's language.
    pub strings: &'a Strings,
    /// The page's language.
    pub lang: Lang,
    /// The way from the page to the site's root: `./`, `../`, `../../`.
    pub root: &'a str,
    /// Whether drafts are shown.
    pub drafts: bool,
}

/// A text and, when it is not in the page's language, its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextView {
    /// The text.
    pub text: String,
    /// The language to mark it with.
    pub lang: Option<String>,
}

/// A text made from Markdown and, when it is not in the page's language, its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HtmlView {
    /// HTML that is safe to write as it is.
    pub html: String,
    /// The language to mark it with.
    pub lang: Option<String>,
}

/// A link within the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkView {
    /// Its words.
    pub text: String,
    /// The language of its words, when it is not the page's.
    pub lang: Option<String>,
    /// Where it leads, below the site's root.
    pub path: String,
}

/// A label and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FactView {
    /// The label.
    pub label: String,
    /// What it says.
    pub value: TextView,
    /// An address that the value leads to, of this site or another.
    pub href: Option<String>,
}

impl Standpoint<'_> {
    /// A text in the page's language, or else in its own.
    pub fn text(&self, text: &Text) -> TextView {
        let (text, lang) = text.best(self.lang);
        TextView { text: text.to_owned(), lang: self.mark(lang) }
    }

    /// A text in Markdown, its headings at `top_heading` and below.
    pub fn html(&self, text: &Text, top_heading: u8, notes: &str) -> HtmlView {
        let (text, lang) = text.best(self.lang);
        let html = markdown::to_html(text, Setting { top_heading, root: self.root, notes });
        HtmlView { html, lang: self.mark(lang) }
    }

    /// A link named by a text.
    pub fn link(&self, text: &Text, path: &SitePath) -> LinkView {
        let TextView { text, lang } = self.text(text);
        LinkView { text, lang, path: shown(path) }
    }

    /// The language of something that is not in the page's.
    pub fn mark(&self, lang: Lang) -> Option<String> {
        (lang != self.lang).then(|| lang.to_string())
    }

    /// The version of a badge that its page shows: the newest that is published.
    pub fn shown_version(&self, badge: &Badge) -> Option<VersionId> {
        shown_version(self.catalogue, badge, self.drafts)
    }

    /// A fact without a link.
    pub fn fact(&self, key: &str, value: impl Into<String>) -> FactView {
        FactView { label: self.strings.say(key).to_owned(), value: value.into().into(), href: None }
    }

    /// Where a site path leads from the page.
    pub fn href(&self, path: &SitePath) -> String {
        format!("{}{}", self.root, shown(path))
    }
}

impl From<String> for TextView {
    fn from(text: String) -> Self {
        Self { text, lang: None }
    }
}

/// A path as addresses show it: a folder's page is named by its folder.
pub fn shown(path: &SitePath) -> String {
    let path = path.as_str();
    path.strip_suffix("index.html").unwrap_or(path).to_owned()
}

/// The newest version of a badge that is published.
pub fn shown_version(catalogue: &Catalogue, badge: &Badge, drafts: bool) -> Option<VersionId> {
    let published = |id: &&VersionId| drafts || catalogue[**id].status != Status::Draft;
    badge.versions.iter().rev().find(published).copied()
}
