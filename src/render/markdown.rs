//! Markdown to HTML, and to plain text.
//!
//! The writer knows a fixed set of tags and escapes every byte that comes from the author, so raw
//! HTML can only come out as text: no clean-up afterwards is needed.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};

use super::escape::escaped;

/// Longest text that is turned into HTML, in bytes; what follows is left out. No criteria or page
/// written by a person come near it.
pub const LONGEST: usize = 1 << 20;

/// Deepest nesting of lists, quotations and emphasis that reaches the page. Deeper ones lose their
/// tags and keep their words.
pub const DEEPEST: usize = 24;

/// Schemes a link may have; everything else keeps its words and loses its address.
const SCHEMES: [&str; 3] = ["https", "http", "mailto"];

/// Where a text will stand: what its headings, links and notes have to fit.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The level, 1 to 6, of the text's topmost headings.
    pub top_heading: u8,
    /// The way from the page to the root of the site: `"./"`, `"../"`, `"../../"`. A link that
    /// starts with one `/` means the root of the site, wherever the site stands.
    pub root: &'a str,
    /// Prefix of the addresses of footnotes, for pages that hold several texts.
    pub notes: &'a str,
}

/// The HTML of a text in Markdown: CommonMark with tables, footnotes and task lists.
pub fn to_html(markdown: &str, setting: Setting<'_>) -> String {
    let mut writer = Writer {
        out: String::with_capacity(markdown.len() + markdown.len() / 2),
        setting,
        depth: 0,
        skipped: Vec::new(),
        headings: Vec::new(),
        links: Vec::new(),
        table: Table::default(),
        notes: BTreeMap::new(),
        pictures: 0,
    };
    for event in Parser::new_ext(cut(markdown), options()) {
        writer.event(event);
    }
    writer.out
}

/// The words of a text in Markdown, without any markup: blocks are parted by a line break.
pub fn to_text(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    for event in Parser::new_ext(cut(markdown), options()) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak | Event::End(TagEnd::TableCell) => out.push(' '),
            Event::HardBreak
            | Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::CodeBlock
                | TagEnd::TableHead
                | TagEnd::TableRow,
            ) => new_line(&mut out),
            _ => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
}

pub(super) fn cut(markdown: &str) -> &str {
    let mut end = markdown.len().min(LONGEST);
    while !markdown.is_char_boundary(end) {
        end -= 1;
    }
    &markdown[..end]
}

fn new_line(out: &mut String) {
    out.truncate(out.trim_end_matches(' ').len());
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

struct Writer<'a> {
    out: String,
    setting: Setting<'a>,
    depth: usize,
    /// For each open tag, whether it was left out.
    skipped: Vec<bool>,
    /// The author's levels of the headings that enclose the current place.
    headings: Vec<u8>,
    /// For each open link, whether it has an address.
    links: Vec<bool>,
    table: Table,
    /// Footnotes by the author's name, numbered in the order in which they are met.
    notes: BTreeMap<String, usize>,
    /// How many images are open: inside one, everything is its alternative text.
    pictures: usize,
}

#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl Writer<'_> {
    fn event(&mut self, event: Event<'_>) {
        if self.pictures > 0 {
            return self.alternative(event);
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            // Raw HTML is shown as it was typed. Formulas are not asked of the parser.
            Event::Text(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => self.text(&text),
            Event::Code(text) => {
                self.out.push_str("<code>");
                self.text(&text);
                self.out.push_str("</code>");
            }
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::TaskListMarker(done) => self.out.push_str(if done { "☑ " } else { "☐ " }),
            Event::FootnoteReference(name) => {
                let (note, prefix) = (self.note(&name), self.setting.notes);
                let _ =
                    write!(self.out, "<sup><a href=\"#{prefix}note-{note}\">[{note}]</a></sup>");
            }
        }
    }

    /// Inside an image only words count; the picture's end closes the attribute.
    fn alternative(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Image { .. }) => self.pictures += 1,
            Event::End(TagEnd::Image) => {
                self.pictures -= 1;
                if self.pictures == 0 {
                    self.end(TagEnd::Image);
                }
            }
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.text(&text);
            }
            Event::SoftBreak | Event::HardBreak => self.out.push(' '),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        self.depth += 1;
        // Cells and items belong to their table or list and are never parted from it.
        let skip = match tag {
            Tag::TableHead | Tag::TableRow | Tag::TableCell | Tag::Item => {
                self.skipped.last() == Some(&true)
            }
            _ => self.depth > DEEPEST,
        };
        self.skipped.push(skip);
        if skip {
            match tag {
                Tag::Image { .. } => self.pictures += 1,
                Tag::Link { .. } => self.links.push(false),
                _ => {}
            }
            return;
        }
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.out.push_str("<p>"),
            Tag::Heading { level, .. } => {
                let level = self.heading(level as u8);
                let _ = write!(self.out, "<h{level}>");
            }
            Tag::BlockQuote(_) => self.out.push_str("<blockquote>\n"),
            Tag::CodeBlock(kind) => {
                self.out.push_str("<pre><code");
                if let CodeBlockKind::Fenced(info) = kind
                    && let Some(language) = info.split_whitespace().next()
                {
                    let _ = write!(self.out, " class=\"language-{}\"", escaped(language));
                }
                self.out.push('>');
            }
            Tag::List(Some(1)) => self.out.push_str("<ol>\n"),
            Tag::List(Some(first)) => {
                let _ = writeln!(self.out, "<ol start=\"{first}\">");
            }
            Tag::List(None) => self.out.push_str("<ul>\n"),
            Tag::Item => self.out.push_str("<li>"),
            Tag::FootnoteDefinition(name) => {
                let (note, prefix) = (self.note(&name), self.setting.notes);
                let _ = writeln!(
                    self.out,
                    "<div class=\"footnote\" id=\"{prefix}note-{note}\"><span>[{note}]</span>"
                );
            }
            Tag::Table(alignments) => {
                self.table = Table { alignments, ..Table::default() };
                self.out.push_str("<div class=\"table\"><table>\n");
            }
            Tag::TableHead => {
                self.table.in_head = true;
                self.table.column = 0;
                self.out.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.out.push_str("<tr>");
            }
            Tag::TableCell => {
                let align = match self.table.alignments.get(self.table.column) {
                    Some(Alignment::Center) => " class=\"centre\"",
                    Some(Alignment::Right) => " class=\"end\"",
                    _ => "",
                };
                self.table.column += 1;
                let open = if self.table.in_head { "<th scope=\"col\"" } else { "<td" };
                let _ = write!(self.out, "{open}{align}>");
            }
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<del>"),
            Tag::Link { dest_url, link_type, title, .. } => {
                let email = matches!(link_type, pulldown_cmark::LinkType::Email);
                let address =
                    if email { CowStr::from(format!("mailto:{dest_url}")) } else { dest_url };
                let open = self.open_link(&address, &title);
                self.links.push(open);
            }
            Tag::Image { dest_url, title, .. } => self.open_image(&dest_url, &title),
            // Not asked of the parser.
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        self.depth = self.depth.saturating_sub(1);
        if self.skipped.pop() == Some(true) {
            match tag {
                TagEnd::Link => drop(self.links.pop()),
                TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) => self.out.push('\n'),
                _ => {}
            }
            return;
        }
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.out.push_str("</p>\n"),
            TagEnd::Heading(_) => {
                let level = self.level();
                let _ = writeln!(self.out, "</h{level}>");
            }
            TagEnd::BlockQuote(_) => self.out.push_str("</blockquote>\n"),
            TagEnd::CodeBlock => self.out.push_str("</code></pre>\n"),
            TagEnd::List(true) => self.out.push_str("</ol>\n"),
            TagEnd::List(false) => self.out.push_str("</ul>\n"),
            TagEnd::Item => self.out.push_str("</li>\n"),
            TagEnd::FootnoteDefinition => self.out.push_str("</div>\n"),
            TagEnd::Table => self.out.push_str("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.table.in_head = false;
                self.out.push_str("</tr></thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => {
                self.out.push_str(if self.table.in_head { "</th>" } else { "</td>" });
            }
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Strikethrough => self.out.push_str("</del>"),
            TagEnd::Link => {
                if self.links.pop() == Some(true) {
                    self.out.push_str("</a>");
                }
            }
            TagEnd::Image => self.out.push_str(if self.links.pop() == Some(true) {
                "</a>"
            } else {
                "\" loading=\"lazy\">"
            }),
            TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        let _ = write!(self.out, "{}", escaped(text));
    }

    /// Opens a heading of the author's level: no level is jumped, whatever the author jumped.
    fn heading(&mut self, level: u8) -> u8 {
        while self.headings.last().is_some_and(|&above| above >= level) {
            self.headings.pop();
        }
        self.headings.push(level);
        self.level()
    }

    fn level(&self) -> u8 {
        let below = u8::try_from(self.headings.len().saturating_sub(1)).unwrap_or(u8::MAX);
        self.setting.top_heading.saturating_add(below).min(6)
    }

    /// The number of a footnote.
    fn note(&mut self, name: &str) -> usize {
        let next = self.notes.len() + 1;
        *self.notes.entry(name.to_owned()).or_insert(next)
    }

    /// Writes the start of a link, when its address may be shown and no link is open already.
    fn open_link(&mut self, address: &str, title: &str) -> bool {
        if self.links.contains(&true) {
            return false;
        }
        let Some(target) = Target::of(address) else { return false };
        self.out.push_str("<a href=\"");
        self.address(address, target);
        self.out.push('"');
        if target == Target::Elsewhere {
            self.out.push_str(" rel=\"external\"");
        }
        if !title.is_empty() {
            let _ = write!(self.out, " title=\"{}\"", escaped(title));
        }
        self.out.push('>');
        true
    }

    /// Writes the start of an image of this site. A picture of another host would be a request to
    /// it from every visitor: it becomes a link to the picture, in the words of its alternative.
    fn open_image(&mut self, address: &str, title: &str) {
        match Target::of(address) {
            Some(target @ (Target::Root | Target::Here)) => {
                self.pictures += 1;
                self.links.push(false);
                self.out.push_str("<img src=\"");
                self.address(address, target);
                self.out.push('"');
                if !title.is_empty() {
                    let _ = write!(self.out, " title=\"{}\"", escaped(title));
                }
                self.out.push_str(" alt=\"");
            }
            Some(Target::Elsewhere) if self.open_link(address, title) => self.links.push(true),
            _ => {
                self.skipped.pop();
                self.skipped.push(true);
            }
        }
    }

    fn address(&mut self, address: &str, target: Target) {
        if target == Target::Root {
            self.out.push_str(self.setting.root);
            self.text(&address[1..]);
        } else {
            self.text(address);
        }
    }
}

/// Where an address leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    /// From the root of this site.
    Root,
    /// From this page.
    Here,
    /// Another host, or a letter.
    Elsewhere,
}

impl Target {
    /// Where an address leads; `None` when it must not be followed: a script, data, another
    /// protocol, or letters that browsers would read around.
    fn of(address: &str) -> Option<Self> {
        let hidden = |c: char| c.is_control() || c.is_whitespace() || c == '\\';
        if address.contains(hidden) || address.starts_with("//") {
            return None;
        }
        if address.starts_with('/') {
            return Some(Self::Root);
        }
        match address.find([':', '/', '?', '#']) {
            Some(at) if address[at..].starts_with(':') => {
                let scheme = &address[..at];
                let known = SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known));
                known.then_some(Self::Elsewhere)
            }
            _ => Some(Self::Here),
        }
    }
}

#[cfg(test)]
#[path = "markdown_tests.rs"]
mod tests;
