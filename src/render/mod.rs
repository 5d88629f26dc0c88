//! Themes, views, Markdown to HTML, interface strings, feeds.
