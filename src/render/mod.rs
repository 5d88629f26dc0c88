//! Themes, views, Markdown to HTML, interface strings, feeds: what people see.
//!
//! In reading order: [`pages`] (every page as a string: where to start), [`theme`] (templates,
//! style and sentences, built in or the catalogue's own; its files are looked at in [`theme_files`]),
//! [`views`] (what a template may see), [`search`] (facets, lists in pages, the index of words),
//! [`strings`] (sentences, dates), [`plurals`] (how languages count), [`markdown`] and [`outline`], [`meaning`] (what a document says, in one text) and
//! [`coverage`] (whether endorsements still cover it), [`feeds`],
//! [`assets`] (style sheet, scripts, images), [`emblem`] (logo and icon), [`tokens`] (colours and
//! their contrast), [`inventory`] (which themes there are), [`sheet`] (documents that stand alone), [`findings`] (what is wrong, for people and for hosts),
//! [`trial`] (templates tried before a
//! build), `preview` (what `serve` adds, with the feature of that name), and the small [`css`], [`escape`], [`version`], [`built_in`] and [`rules`].

pub mod assets;
pub mod built_in;
pub mod coverage;
pub mod css;
pub mod emblem;
pub mod escape;
pub mod feeds;
pub mod findings;
pub mod inventory;
pub mod markdown;
pub mod meaning;
pub mod outline;
pub mod pages;
pub mod plurals;
#[cfg(feature = "serve")]
pub mod preview;
pub mod rules;
pub mod search;
pub mod sheet;
pub mod strings;
pub mod theme;
mod theme_files;
pub mod tokens;
pub mod trial;
pub mod version;
pub mod views;

pub use pages::{Occasion, Pages, Within};
pub use rules::RULES;
pub use theme::{RenderError, Theme};
