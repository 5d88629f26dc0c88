//! A free page of the site.

use super::badge::Translation;
use super::text::Text;
use crate::ground::{Slug, Span};

/// A free page of the site.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its title.
    pub title: Text,
    /// Its text, in Markdown.
    pub body: Text,
    /// Its place in the menu, small first.
    pub order: i64,
    /// Whether the menu names it.
    pub menu: bool,
    /// Its translations, by language.
    pub translations: Vec<Translation>,
    /// Where its fields stand: `("name", …)`.
    pub places: Vec<(&'static str, Span)>,
    /// The top of its file.
    pub span: Span,
}
