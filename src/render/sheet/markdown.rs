//! Blocks as Markdown, fit for a comment on a proposal: nothing that an author wrote can mention
//! anybody, link anywhere, show a picture, open a heading or hide the rest.

use super::{About, Block, Excerpt, Line, Shown, Style, one_line};

/// Longest comment, in bytes: code hosts take 65,536 characters, and some count otherwise than others.
pub const LONGEST: usize = 64_000;
/// Longest stretch of an author's words that is shown, in characters.
const LONGEST_WORDS: usize = 2_000;
/// Put between a mark and a word, so that hosts do not make a mention or a link of them. It is not seen.
const JOINER: char = '\u{2060}';

/// The blocks as Markdown, cut between two blocks when they are longer than [`LONGEST`].
pub fn markdown(blocks: &[Block], about: About<'_>) -> String {
    let cut = if about.french {
        "_Ce compte rendu est trop long pour un commentaire : la suite se lit avec `blason diff --format html`._\n"
    } else {
        "_This account is too long for a comment: read the rest with `blason diff --format html`._\n"
    };
    let mut out = String::new();
    for block in blocks {
        for chunk in chunks(block) {
            if out.len() + chunk.len() + cut.len() + 1 > LONGEST {
                out.push('\n');
                out.push_str(cut);
                return out;
            }
            out.push_str(&chunk);
        }
    }
    out
}

/// A block in parts that can stand alone: each is whole Markdown.
fn chunks(block: &Block) -> Vec<String> {
    match block {
        Block::Heading(level, line) => {
            let marks = "#".repeat(usize::from(*level).clamp(1, 6));
            vec![format!("\n{marks} {}\n\n", said(line))]
        }
        Block::Verdict(_, line) => vec![format!("> {}\n\n", said(line))],
        Block::Paragraph(line) => vec![format!("{}\n\n", said(line))],
        Block::List(lines) => {
            let mut all: Vec<String> = lines.iter().map(|it| format!("- {}\n", said(it))).collect();
            all.extend(all.last().is_some().then(|| "\n".to_owned()));
            all
        }
        Block::Pictures(all) => {
            let line = |shown: &Shown| {
                let words = escaped(&shown.words);
                format!("- {}: {words}\n", said(&shown.caption))
            };
            let mut all: Vec<String> = all.iter().map(line).collect();
            all.push("\n".to_owned());
            all
        }
        Block::Excerpt(Excerpt { path, line, column, text, length: _ }) => {
            let place = if *line == 0 {
                one_line(path)
            } else {
                format!("{}:{line}:{column}", one_line(path))
            };
            let words = if text.trim().is_empty() {
                String::new()
            } else {
                format!(" {}", code(text.trim()))
            };
            vec![format!("{}{words}\n\n", code(&place))]
        }
    }
}

fn said(line: &Line) -> String {
    let mut out = String::new();
    for piece in &line.0 {
        let text = &piece.text;
        let (inner, marks) = match piece.style {
            Style::Plain => (escaped(text), ""),
            Style::Code => (code(text), ""),
            Style::Strong | Style::New => (escaped(text), "**"),
            Style::Gone => (escaped(text), "~~"),
        };
        // Marks hold only where no space stands within them, and not in the middle of a word.
        let core = inner.trim();
        if marks.is_empty() || core.is_empty() {
            out.push_str(&inner);
            continue;
        }
        let start = inner.len() - inner.trim_start().len();
        out.push_str(&inner[..start]);
        if out.ends_with(|c: char| !c.is_whitespace()) {
            out.push(' ');
        }
        out.extend([marks, core, marks]);
        let tail = &inner[start + core.len()..];
        out.push_str(if tail.is_empty() && marks != "**" { " " } else { tail });
    }
    out.trim_end().to_owned()
}

/// Words of an author, as words: every mark of Markdown and HTML is escaped, and what hosts make of
/// plain text (mentions, numbers of issues, addresses) is broken by a joiner that is not seen.
pub(super) fn escaped(text: &str) -> String {
    let line = one_line(text);
    let shown: String = line.chars().take(LONGEST_WORDS).collect();
    let mut out = String::with_capacity(shown.len() + 16);
    let mut letters = shown.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '$' | '^' | '@'
            | '!' => {
                out.push('\\');
                out.push(letter);
            }
            // At the beginning of a line only: marks of items, of headings, of orders to a host.
            '-' | '+' | '=' | '/' | ':' if out.trim().is_empty() => {
                out.push('\\');
                out.push(letter);
            }
            '.' | ')' if !out.is_empty() && out.bytes().all(|it| it.is_ascii_digit()) => {
                out.push('\\');
                out.push(letter);
            }
            other => out.push(other),
        }
        let next = letters.peek().copied().unwrap_or(' ');
        let mark = matches!(letter, '@' | '#' | '!' | '~' | '%' | '$' | '&' | '^');
        let joined = match letter {
            ':' => next == '/',
            '.' => out.to_ascii_lowercase().ends_with("www."),
            // `GH-12` is the number of an issue.
            '-' => next.is_ascii_digit() && before.is_ascii_alphabetic(),
            _ => mark && !next.is_whitespace(),
        };
        if joined {
            out.push(JOINER);
        }
        before = letter;
    }
    if shown.len() < line.len() {
        out.push('…');
    }
    out
}

/// Words as code: hosts leave it alone.
fn code(text: &str) -> String {
    let line: String = one_line(text).chars().take(LONGEST_WORDS).collect();
    let longest = line.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let room = if line.starts_with('`') || line.ends_with('`') { " " } else { "" };
    // A span of code without a word would be no code.
    let line = if line.trim().is_empty() { "…".to_owned() } else { line };
    format!("{fence}{room}{line}{room}{fence}")
}
