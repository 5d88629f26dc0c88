//! The blocks of a text in Markdown, one by one, without markup: what a review compares.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::markdown::{cut, options};

/// One block of a text: a paragraph, an item of a list, a row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its words, without any markup.
    pub text: String,
    /// Where its links and pictures lead, in order.
    pub links: Vec<String>,
    /// Where its words stand in the Markdown, in bytes.
    pub range: Range<usize>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// An item of a list.
    Item {
        /// Which list of the text. Lists that nothing but a mark parts are one; those within an item
        /// come after all others.
        list: usize,
        /// Whether the items of the list are numbered: their order means something.
        ordered: bool,
    },
    /// A heading.
    Heading,
    /// A row of a table.
    Row,
    /// A paragraph, or anything else.
    Paragraph,
}

/// The first number of a list within an item.
const NESTED: usize = 1 << 30;

/// The blocks of a text, in its order. An item that holds a list comes before the items of it.
pub fn outline(markdown: &str) -> Vec<Block> {
    let mut lists: Vec<(usize, bool)> = Vec::new();
    let mut nested = NESTED;
    let mut between = 0;
    let mut open: Vec<Block> = Vec::new();
    let mut done: Vec<Block> = Vec::new();
    for (event, range) in Parser::new_ext(cut(markdown), options()).into_offset_iter() {
        match event {
            Event::Start(Tag::List(first)) => {
                let list = if lists.is_empty() { between } else { nested };
                nested += usize::from(!lists.is_empty());
                lists.push((list, first.is_some()));
            }
            Event::End(TagEnd::List(_)) => drop(lists.pop()),
            Event::Start(Tag::Item) => {
                let (list, ordered) = lists.last().copied().unwrap_or_default();
                open.push(block(BlockKind::Item { list, ordered }, &range));
            }
            Event::Start(Tag::Heading { .. }) => open.push(block(BlockKind::Heading, &range)),
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                open.push(block(BlockKind::Row, &range));
            }
            Event::Start(Tag::Paragraph | Tag::CodeBlock(_) | Tag::HtmlBlock) => {
                match open.last_mut() {
                    // A paragraph of an item goes on with the item's words.
                    Some(around) => space(&mut around.text),
                    None => open.push(block(BlockKind::Paragraph, &range)),
                }
            }
            Event::End(
                TagEnd::Item | TagEnd::Heading(_) | TagEnd::TableHead | TagEnd::TableRow,
            ) => {
                done.extend(open.pop());
            }
            Event::End(TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::HtmlBlock)
                if open.last().is_some_and(|it| it.kind == BlockKind::Paragraph) =>
            {
                done.extend(open.pop());
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                if let Some(block) = open.last_mut() {
                    block.links.push(dest_url.into_string());
                }
            }
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                if let Some(block) = open.last_mut() {
                    between += usize::from(lists.is_empty() && block.text.is_empty());
                    if block.text.is_empty() {
                        block.range = range.clone();
                    }
                    block.text.push_str(&text);
                    block.range.end = range.end.max(block.range.end);
                }
            }
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell) => {
                if let Some(block) = open.last_mut() {
                    space(&mut block.text);
                }
            }
            _ => {}
        }
    }
    done.retain(|block| !block.text.trim().is_empty() || !block.links.is_empty());
    done.sort_by_key(|block| (block.range.start, block.range.end));
    for block in &mut done {
        block.text.truncate(block.text.trim_end().len());
    }
    done
}

fn block(kind: BlockKind, range: &Range<usize>) -> Block {
    Block { kind, text: String::new(), links: Vec::new(), range: range.start..range.start }
}

fn space(text: &mut String) {
    if !text.is_empty() && !text.ends_with(' ') {
        text.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_into_its_blocks() {
        let text = "Un *mot*\nsuit.\n\n- a [b](https://x.example/)\n- c\n  1. d\n\n     e\n  2. f\n\n## T\n\n| x | y |\n|---|---|\n| 1 | 2 |\n";
        let blocks = outline(text);
        let told: Vec<(&str, &str)> =
            blocks.iter().map(|it| (&*it.text, &text[it.range.clone()])).collect();
        assert_eq!(
            told,
            [
                ("Un mot suit.", "Un *mot*\nsuit."),
                ("a b", "a [b"),
                ("c", "c"),
                ("d e", "d\n\n     e"),
                ("f", "f"),
                ("T", "T"),
                ("x y", "x | y"),
                ("1 2", "1 | 2"),
            ]
        );
        assert_eq!(blocks[1].links, ["https://x.example/"]);
        assert_eq!(blocks[1].kind, BlockKind::Item { list: 1, ordered: false });
        assert_eq!(blocks[3].kind, BlockKind::Item { list: NESTED, ordered: true });
    }

    #[test]
    fn nesting_and_length_have_their_ends() {
        let deep = "> ".repeat(2_000) + "x";
        assert!(outline(&deep).len() <= 1);
        let lists = "- ".repeat(2_000) + "x";
        assert!(outline(&lists).len() <= 2);
    }
}
