//! Blocks as one file of HTML: no script, nothing of another host, pictures within it.

use std::fmt::Write as _;

use super::{About, Block, Excerpt, Line, Shown, Style, one_line};
use crate::ground::Severity;
use crate::render::escape::escaped;

/// The style of the file: the colours of the built-in theme, in light and in dark.
const STYLE: &str = include_str!("sheet.css");

/// The blocks as one file.
pub fn html(blocks: &[Block], about: About<'_>) -> String {
    let lang = if about.french { "fr" } else { "en" };
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"robots\" content=\"noindex\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n<main>\n",
        escaped(about.title)
    );
    for block in blocks {
        write_block(block, &mut out);
    }
    out.push_str("</main>\n</html>\n");
    out
}

fn write_block(block: &Block, out: &mut String) {
    let done = match block {
        Block::Heading(level, line) => {
            let level = (*level).clamp(1, 6);
            writeln!(out, "<h{level}>{}</h{level}>", said(line))
        }
        Block::Verdict(severity, line) => {
            let class = match severity {
                None => "fine",
                Some(Severity::Advice) => "advice",
                Some(Severity::Warning) => "warning",
                Some(Severity::Error) => "error",
            };
            writeln!(out, "<p class=\"verdict {class}\">{}</p>", said(line))
        }
        Block::Paragraph(line) => writeln!(out, "<p>{}</p>", said(line)),
        Block::List(lines) => {
            out.push_str("<ul>\n");
            for line in lines {
                writeln!(out, "<li>{}</li>", said(line)).expect(TEXT);
            }
            writeln!(out, "</ul>")
        }
        Block::Pictures(all) => {
            out.push_str("<div class=\"pictures\">\n");
            for shown in all {
                picture(shown, out);
            }
            writeln!(out, "</div>")
        }
        Block::Excerpt(Excerpt { path, line, column, text, length }) => {
            let place = if *line == 0 { path.clone() } else { format!("{path}:{line}:{column}") };
            writeln!(out, "<p class=\"place\">{}</p>", escaped(&one_line(&place))).expect(TEXT);
            if text.trim().is_empty() {
                return;
            }
            let letters: Vec<char> = one_line(text).chars().collect();
            let start = column.saturating_sub(1).min(letters.len());
            let end = (start + length).min(letters.len());
            let part = |range: std::ops::Range<usize>| letters[range].iter().collect::<String>();
            let [before, marked, after] =
                [part(0..start), part(start..end), part(end..letters.len())];
            writeln!(
                out,
                "<pre>{}<mark>{}</mark>{}</pre>",
                escaped(&before),
                escaped(&marked),
                escaped(&after)
            )
        }
    };
    done.expect(TEXT);
}

fn picture(shown: &Shown, out: &mut String) {
    let caption = said(&shown.caption);
    let words = one_line(&shown.words);
    out.push_str("<figure>\n");
    if let Some(data) = &shown.data {
        writeln!(out, "<img src=\"{}\" alt=\"{}\">", escaped(data), escaped(&words)).expect(TEXT);
    }
    writeln!(out, "<figcaption><b>{caption}</b> {}</figcaption>\n</figure>", escaped(&words))
        .expect(TEXT);
}

fn said(line: &Line) -> String {
    let mut before = Style::Plain;
    line.0.iter().fold(String::new(), |mut out, piece| {
        if before == Style::Gone && piece.style == Style::New {
            out.push(' ');
        }
        before = piece.style;
        let tag = match piece.style {
            Style::Plain => "",
            Style::Strong => "strong",
            Style::Code => "code",
            Style::Gone => "del",
            Style::New => "ins",
        };
        let text = one_line(&piece.text);
        let text = if piece.style == Style::Code { text } else { held_together(text) };
        let done = match tag {
            "" => write!(out, "{}", escaped(&text)),
            tag => write!(out, "<{tag}>{}</{tag}>", escaped(&text)),
        };
        done.expect(TEXT);
        out
    })
}

/// French marks do not stand alone at the end or the beginning of a line.
fn held_together(mut text: String) -> String {
    for mark in ["»", ":", ";", "?", "!"] {
        text = text.replace(&format!(" {mark}"), &format!("\u{a0}{mark}"));
    }
    text.replace("« ", "«\u{a0}")
}

const TEXT: &str = "a String takes every text";
