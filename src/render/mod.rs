//! Themes, views, Markdown to HTML, interface strings, feeds.
pub mod escape;
pub mod markdown;
