//! Nothing that an author writes is taken for markup, in any of the three forms.

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::*;

const HOSTILE: [&str; 14] = [
    "@team please",
    "[click](https://evil.example/)",
    "![x](https://evil.example/x.png)",
    "<!-- hidden",
    "# Heading",
    "</details><script>alert(1)</script>",
    "https://evil.example/ www.evil.example",
    "a\n\n# b\n- c",
    "`code` ~~x~~ **y** _z_",
    "closes #12, GH-12, owner/repo#3, !4",
    "/close\n/label ~bug",
    "1. one",
    "| a | b |",
    "\u{202e}turned",
];

fn about() -> About<'static> {
    About { title: "T", french: false }
}

fn blocks(text: &str) -> Vec<Block> {
    let line = || Line::plain(text).with(Style::Strong, text).with(Style::Gone, text);
    let line = || line().with(Style::Code, text).with(Style::New, text);
    vec![
        Block::Heading(2, line()),
        Block::Paragraph(line()),
        Block::List(vec![line()]),
        Block::Pictures(vec![Shown { caption: line(), words: text.to_owned(), data: None }]),
        Block::Excerpt(Excerpt {
            path: text.to_owned(),
            line: 1,
            column: 1,
            text: text.to_owned(),
            length: 3,
        }),
    ]
}

#[test]
fn markdown_of_an_author_stays_words() {
    for text in HOSTILE {
        let written = markdown(&blocks(text), about());
        let (mut headings, mut items) = (0, 0);
        for event in Parser::new_ext(&written, Options::all()) {
            match event {
                Event::Start(Tag::Heading { .. }) => headings += 1,
                Event::Start(Tag::Item) => items += 1,
                Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::Table(_))
                | Event::Html(_)
                | Event::InlineHtml(_) => panic!("{text:?} became {event:?} in\n{written}"),
                _ => {}
            }
        }
        assert_eq!((headings, items), (1, 2), "{text:?} in\n{written}");
        let outside_code: String =
            written.split('`').step_by(2).collect::<String>().replace('\\', "");
        for bait in ["@team", "#12", "GH-12", "#3", "://evil", "www.evil", "~bug", "!4"] {
            assert!(!outside_code.contains(bait), "{bait} in\n{written}");
        }
        assert!(!written.lines().any(|line| line.starts_with('/')), "{written}");
        assert!(!written.contains('\u{202e}'));
    }
}

#[test]
fn html_of_an_author_stays_words() {
    let empty = html(&blocks("x"), about());
    for text in HOSTILE {
        let written = html(&blocks(text), about());
        assert_eq!(written.matches('<').count(), empty.matches('<').count(), "{written}");
    }
}

#[test]
fn a_long_account_is_cut_between_blocks() {
    let many: Vec<Block> =
        (0..4_000).map(|n| Block::Paragraph(Line::strong(format!("point {n} é")))).collect();
    let written = markdown(&many, about());
    assert!(written.len() <= LONGEST && written.len() > LONGEST - 400);
    assert!(
        written.trim_end().ends_with("--format html`._"),
        "{}",
        &written[written.len() - 200..]
    );
    assert_eq!(written.matches("**").count() % 2, 0);
    let giant = "é".repeat(200_000);
    let written = markdown(&[Block::Paragraph(Line::plain(giant))], about());
    assert!(written.len() < LONGEST && written.contains('…'));
}

#[test]
fn plain_text_marks_what_came_and_went() {
    let line = Line::plain("a ").with(Style::Gone, "b").with(Style::New, "c");
    assert_eq!(
        text(&[Block::Heading(1, Line::plain("T")), Block::List(vec![line])]),
        format!("T\n{}\n  · a [−b−][+c+]\n", "═".repeat(40))
    );
}
