//! Themes, views, Markdown to HTML, interface strings, feeds.
pub mod escape;
pub mod markdown;
pub mod rules;
pub mod strings;
