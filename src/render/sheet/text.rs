//! Blocks as plain text, for a terminal or a mail.

use std::fmt::Write as _;

use super::{Block, Excerpt, Line, Style, one_line};

/// How long the rule below a heading is.
const RULE: usize = 40;

/// The blocks as plain text.
pub fn text(blocks: &[Block]) -> String {
    let mut out = String::new();
    for (at, block) in blocks.iter().enumerate() {
        let heading = matches!(block, Block::Heading(..));
        if at > 0 && (heading || !matches!(block, Block::List(_))) {
            out.push('\n');
        }
        write_block(block, &mut out);
    }
    out
}

fn write_block(block: &Block, out: &mut String) {
    match block {
        Block::Heading(level, line) => {
            let words = said(line);
            let mark = if *level <= 2 { '═' } else { '─' };
            let rule: String = std::iter::repeat_n(mark, RULE).collect();
            push(out, &format!("{words}\n{rule}\n"));
        }
        Block::Verdict(_, line) | Block::Paragraph(line) => push(out, &format!("{}\n", said(line))),
        Block::List(lines) => {
            for line in lines {
                push(out, &format!("  · {}\n", said(line)));
            }
        }
        Block::Pictures(all) => {
            for shown in all {
                push(out, &format!("  · {} — {}\n", said(&shown.caption), one_line(&shown.words)));
            }
        }
        Block::Excerpt(Excerpt { path, line, column, text, length }) => {
            if *line == 0 {
                push(out, &format!("    {}\n", one_line(path)));
                return;
            }
            push(out, &format!("    {}:{line}:{column}\n", one_line(path)));
            if !text.is_empty() {
                let under = " ".repeat(column.saturating_sub(1)) + &"^".repeat((*length).max(1));
                push(out, &format!("    {}\n    {under}\n", one_line(text)));
            }
        }
    }
}

/// A line as it is read where there is neither colour nor type.
pub(super) fn said(line: &Line) -> String {
    line.0.iter().fold(String::new(), |mut out, piece| {
        let text = one_line(&piece.text);
        let done = match piece.style {
            Style::Plain | Style::Strong | Style::Code => write!(out, "{text}"),
            Style::Gone => write!(out, "[−{text}−]"),
            Style::New => write!(out, "[+{text}+]"),
        };
        done.expect("a String takes every text");
        out
    })
}

fn push(out: &mut String, text: &str) {
    out.push_str(text);
}
