//! Themes, views, Markdown to HTML, interface strings, feeds: what people see.
//!
//! In reading order: [`pages`] (every page as a string: where to start), [`theme`] (templates,
//! style and sentences, built in or the catalogue's own), [`views`] (what a template may see),
//! [`search`] (facets, lists in pages, the index of words), [`strings`] (sentences, plurals, dates), [`markdown`], [`feeds`], [`assets`] (style sheet and scripts), and the small [`escape`],
//! [`version`], [`built_in`] and [`rules`].

pub mod assets;
pub mod built_in;
pub mod escape;
pub mod feeds;
pub mod markdown;
pub mod pages;
pub mod rules;
pub mod search;
pub mod strings;
pub mod theme;
pub mod version;
pub mod views;

pub use pages::{Occasion, Pages};
pub use rules::RULES;
pub use theme::{RenderError, Theme};
