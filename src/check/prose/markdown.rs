//! What a reader sees of a text in Markdown: headings, links, pictures, tables, and the words
//! themselves, each with its place.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::words::Words;

/// What a reader sees.
#[derive(Debug, Default)]
pub(in crate::check) struct Seen {
    /// Headings, with the author's level.
    pub(in crate::check) headings: Vec<(u8, Range<usize>)>,
    /// Links.
    pub(in crate::check) links: Vec<Link>,
    /// Addresses that stand among the words, outside links.
    pub(in crate::check) bare: Vec<Range<usize>>,
    /// Pictures without a word.
    pub(in crate::check) silent_images: Vec<Range<usize>>,
    /// First lines of tables in which no column has a name.
    pub(in crate::check) nameless_tables: Vec<Range<usize>>,
    /// How many items its lists have, together.
    pub(in crate::check) items: usize,
    /// Headings, paragraphs, items and cells, in order.
    pub(in crate::check) blocks: Vec<Block>,
}

/// A link, as its reader meets it.
#[derive(Debug)]
pub(in crate::check) struct Link {
    /// Where it stands, from `[` to `)`.
    pub(in crate::check) range: Range<usize>,
    /// Its words.
    pub(in crate::check) text: String,
    /// Where it leads.
    pub(in crate::check) url: String,
}

/// A paragraph, a heading, an item of a list or a cell.
#[derive(Debug)]
pub(in crate::check) struct Block {
    /// Whether it stands in a list.
    pub(in crate::check) in_list: bool,
    /// Whether it is a paragraph of its own.
    pub(in crate::check) paragraph: bool,
    /// Stretches of words, as they are written.
    pub(in crate::check) pieces: Vec<Piece>,
}

/// A stretch of words between marks of Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) struct Piece {
    /// Where it stands.
    pub(in crate::check) range: Range<usize>,
    /// Whether it is part of a link.
    pub(in crate::check) in_link: bool,
}

/// Looks at a text as the site does: CommonMark with tables, footnotes and task lists.
pub(in crate::check) fn look(markdown: &str) -> Seen {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH;
    let mut eye = Eye { markdown, ..Eye::default() };
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        eye.see(event, range);
    }
    let mut seen = eye.seen;
    seen.blocks.retain(|block| !block.pieces.is_empty());
    for piece in seen.blocks.iter().flat_map(|block| &block.pieces).filter(|it| !it.in_link) {
        let addresses = addresses(&markdown[piece.range.clone()]);
        let start = piece.range.start;
        seen.bare.extend(addresses.map(|it| start + it.start..start + it.end));
    }
    seen
}

impl Seen {
    /// Every stretch of words.
    pub(in crate::check) fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.blocks.iter().flat_map(|block| &block.pieces)
    }

    /// The words of the text; `markdown` is what was looked at.
    pub(in crate::check) fn words(&self, markdown: &str) -> Words {
        words(self.pieces(), markdown)
    }
}

impl Block {
    /// The words of the block; `markdown` is what was looked at.
    pub(in crate::check) fn words(&self, markdown: &str) -> Words {
        words(self.pieces.iter(), markdown)
    }

    /// From the first letter to the last.
    pub(in crate::check) fn range(&self) -> Range<usize> {
        let start = self.pieces.first().map_or(0, |piece| piece.range.start);
        start..self.pieces.last().map_or(start, |piece| piece.range.end)
    }
}

/// Addresses of the web among other words.
pub(in crate::check) fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let found = ["https://", "http://", "www."].iter().filter_map(|it| text[from..].find(it));
        let start = from + found.min()?;
        let blank = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '«' | '»');
        let end = text[start..].find(blank).map_or(text.len(), |at| start + at);
        from = end;
        let address = text[start..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'']);
        Some(start..start + address.len())
    })
}

fn words<'a>(pieces: impl Iterator<Item = &'a Piece>, markdown: &str) -> Words {
    let mut words = Words::default();
    for piece in pieces {
        words.add(&markdown[piece.range.clone()], piece.range.start);
    }
    words
}

#[derive(Default)]
struct Eye<'a> {
    markdown: &'a str,
    seen: Seen,
    /// The blocks that are open, by their place in `seen.blocks`.
    open: Vec<usize>,
    lists: usize,
    links: Vec<usize>,
    /// For each open picture: where it stands, and its words.
    images: Vec<(Range<usize>, String)>,
    in_code: bool,
    /// The first line of the open table, until one of its columns has a name.
    head: Option<Range<usize>>,
}

impl Eye<'_> {
    fn see(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, range, false),
            Event::Code(text) => self.text(&text, range, true),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.block(true),
            Tag::Heading { level, .. } => {
                self.seen.headings.push((level as u8, range));
                self.block(false);
            }
            Tag::List(_) => self.lists += 1,
            Tag::Item => {
                self.seen.items += 1;
                self.block(false);
            }
            Tag::TableHead => {
                self.head = Some(range);
                self.block(false);
            }
            Tag::TableCell => self.block(false),
            Tag::CodeBlock(_) => self.in_code = true,
            Tag::Link { link_type, dest_url, .. } => {
                let mail = if link_type == LinkType::Email { "mailto:" } else { "" };
                let (text, url) = (String::new(), format!("{mail}{dest_url}"));
                self.links.push(self.seen.links.len());
                self.seen.links.push(Link { range, text, url });
            }
            Tag::Image { .. } => self.images.push((range, String::new())),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell => {
                self.open.pop();
            }
            TagEnd::List(_) => self.lists -= 1,
            TagEnd::TableHead => {
                self.open.pop();
                self.seen.nameless_tables.extend(self.head.take());
            }
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::Link => {
                self.links.pop();
            }
            TagEnd::Image => {
                if let Some((range, alt)) = self.images.pop() {
                    if alt.trim().is_empty() {
                        self.seen.silent_images.push(range);
                    } else if let Some(link) = self.links.last() {
                        self.seen.links[*link].text.push_str(&alt);
                    }
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>, code: bool) {
        self.head = None;
        if let Some((_, alt)) = self.images.last_mut() {
            return alt.push_str(text);
        }
        if let Some(link) = self.links.last() {
            self.seen.links[*link].text.push_str(text);
        }
        // What is written in another way than it is read (`&amp;`) has no place of its own.
        let plain = !code && !self.in_code && self.markdown.get(range.clone()) == Some(text);
        let Some(block) = self.open.last().filter(|_| plain) else { return };
        let pieces = &mut self.seen.blocks[*block].pieces;
        let in_link = !self.links.is_empty();
        match pieces.last_mut() {
            Some(last) if last.range.end == range.start && last.in_link == in_link => {
                last.range.end = range.end;
            }
            _ => pieces.push(Piece { range, in_link }),
        }
    }

    fn block(&mut self, paragraph: bool) {
        self.open.push(self.seen.blocks.len());
        let in_list = self.lists > 0;
        self.seen.blocks.push(Block { in_list, paragraph, pieces: Vec::new() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_where_they_are_written() {
        let text = "## Un *titre*\n\n- l’un & l’autre `code` [ici](https://x.example/)\n";
        let seen = look(text);
        assert_eq!(seen.items, 1);
        assert_eq!(seen.headings.len(), 1);
        assert_eq!((&*seen.links[0].text, &*seen.links[0].url), ("ici", "https://x.example/"));
        let words = seen.words(text);
        assert_eq!(
            words.iter().collect::<Vec<_>>(),
            ["un", "titre", "l", "un", "l", "autre", "ici"]
        );
        assert_eq!(&text[words.range(1, 2)], "titre");
    }

    #[test]
    fn what_has_no_words_is_seen() {
        let text = "| | |\n| --- | --- |\n| a | b |\n\n![](x.png) ![vue](y.png)\n";
        let seen = look(text);
        assert_eq!((seen.nameless_tables.len(), seen.silent_images.len()), (1, 1));
        assert!(look("| a | |\n| --- | --- |\n| a | b |\n").nameless_tables.is_empty());
    }

    #[test]
    fn bare_addresses() {
        let text = "Voir https://a.example/x?y=1. Ou [là](https://b.example/), ou `http://c`.";
        let seen = look(text);
        let bare: Vec<&str> = seen.bare.iter().map(|it| &text[it.clone()]).collect();
        assert_eq!(bare, ["https://a.example/x?y=1"]);
    }
}
