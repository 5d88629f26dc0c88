//! Criteria in HTML, said in Markdown: paragraphs, headings, lists, quotations, links, emphasis and
//! code. What a page does (scripts, styles, forms) is left out; what it says stays.

use html5gum::{Token, Tokenizer};

use crate::ground::{Bilingual, Url};

/// What a fidelity report says of criteria that were HTML.
pub(super) const MADE_MARKDOWN: Bilingual =
    Bilingual { fr: "du HTML, devenu du Markdown", en: "HTML, made Markdown" };

/// Deepest nesting of lists and quotations that is shown; what is deeper stands at this depth.
const DEEPEST: usize = 8;

/// Elements that begin a text of their own.
const BLOCKS: [&str; 20] = [
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "aside",
    "nav",
    "address",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "figure",
    "figcaption",
    "fieldset",
    "pre",
    "center",
];

/// Elements whose content is no text.
const SILENT: [&str; 10] = [
    "script", "style", "head", "title", "template", "iframe", "object", "noscript", "svg", "select",
];

/// Elements of the line.
const INLINE: [&str; 9] = ["strong", "b", "em", "i", "a", "code", "span", "u", "font"];

/// What a fidelity report says of a text that was HTML and is shown as it is.
pub(super) const MADE_PLAIN: Bilingual =
    Bilingual { fr: "du HTML, devenu du texte", en: "HTML, made text" };

/// Whether a text is meant as HTML: it holds a tag of one of the usual elements.
pub(super) fn is_html(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = text[at + 1..].trim_start_matches('/');
        let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).take(12).collect();
        let after = rest[name.len()..].chars().next();
        let name = name.to_ascii_lowercase();
        let known = [&BLOCKS[..], &INLINE, &["ul", "ol", "li", "br", "hr", "blockquote", "img"]]
            .iter()
            .any(|all| all.contains(&name.as_str()));
        let heading = matches!(name.as_bytes(), [b'h', b'1'..=b'6']);
        (known || heading) && matches!(after, Some('>' | ' ' | '/' | '\n' | '\t'))
    })
}

/// The words alone, in one line.
pub(super) fn to_text(html: &str) -> String {
    let mut line = String::new();
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::String(text) => line.push_str(&String::from_utf8_lossy(&text)),
            Token::StartTag(_) => line.push(' '),
            _ => {}
        }
    }
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text in Markdown. It ends without a line end; nothing of it is HTML.
pub(super) fn to_markdown(html: &str) -> String {
    let mut writer = Writer::default();
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let attribute = |key: &[u8]| {
                    let value = tag.attributes.get(key)?;
                    Some(String::from_utf8_lossy(value).into_owned())
                };
                let word = match &*name {
                    "a" => attribute(b"href"),
                    "img" => attribute(b"alt"),
                    _ => None,
                };
                writer.start(&name, word, tag.self_closing);
            }
            Token::EndTag(tag) => writer.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => writer.text(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    writer.finish()
}

#[derive(Default)]
struct Writer {
    out: String,
    line: String,
    /// What is open around the line: lists with the number of the next item, and quotations.
    around: Vec<Around>,
    /// What is open within the line.
    within: Vec<Open>,
    /// The mark of an item whose text has not come yet.
    mark: Option<String>,
    heading: usize,
    /// The silent element that is open, and how often.
    silent: Option<(String, usize)>,
    /// Whether the last block was an item of a list.
    after_item: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Around {
    Bullets,
    Numbers(u32),
    Quotation,
}

struct Open {
    name: String,
    at: usize,
    address: Option<String>,
}

impl Writer {
    fn start(&mut self, name: &str, word: Option<String>, closed: bool) {
        if let Some((silent, depth)) = &mut self.silent {
            *depth += usize::from(name == silent && !closed);
            return;
        }
        if SILENT.contains(&name) {
            self.silent = (!closed).then(|| (name.to_owned(), 1));
            return;
        }
        match name {
            "br" => {
                trim_end(&mut self.line);
                if !self.line.is_empty() {
                    self.line.push('\n');
                }
            }
            "hr" => {
                self.flush();
                self.block("---", false);
            }
            "img" => {
                if let Some(alt) = word {
                    self.text(&alt);
                }
            }
            "ul" | "ol" | "blockquote" => {
                self.flush();
                if self.around.len() < DEEPEST {
                    self.around.push(match name {
                        "ul" => Around::Bullets,
                        "ol" => Around::Numbers(1),
                        _ => Around::Quotation,
                    });
                }
            }
            "li" => {
                self.flush();
                self.mark =
                    Some(match self.around.iter_mut().rev().find(|it| **it != Around::Quotation) {
                        Some(Around::Numbers(number)) => {
                            *number += 1;
                            format!("{}. ", *number - 1)
                        }
                        _ => "- ".to_owned(),
                    });
            }
            "td" | "th" if !self.line.trim().is_empty() => self.line.push_str(" – "),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                // The page has a title of its own.
                self.heading = usize::from(name.as_bytes()[1] - b'0').max(2);
            }
            _ if BLOCKS.contains(&name) => self.flush(),
            _ if INLINE.contains(&name) && !closed && self.within.len() < 32 => {
                let address = word.map(|it| it.trim().replace(' ', "%20"));
                let address = address.filter(|it| is_safe(it));
                self.within.push(Open { name: name.to_owned(), at: self.line.len(), address });
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if let Some((silent, depth)) = &mut self.silent {
            *depth -= usize::from(name == silent);
            if *depth == 0 {
                self.silent = None;
            }
            return;
        }
        match name {
            "ul" | "ol" | "blockquote" => {
                self.flush();
                self.mark = None;
                self.around.pop();
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.heading = 0;
            }
            "li" => {
                self.flush();
                self.mark = None;
            }
            _ if BLOCKS.contains(&name) => self.flush(),
            _ => {
                if let Some(at) = self.within.iter().rposition(|it| it.name == name) {
                    let open = self.within.remove(at);
                    close(&mut self.line, &open);
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.silent.is_some() {
            return;
        }
        let coded = self.within.iter().any(|it| it.name == "code");
        let mut before = self.line.chars().next_back();
        let mut rest = text.chars().peekable();
        while let Some(c) = rest.next() {
            let blank = c.is_ascii_whitespace();
            if blank && before.is_none_or(|it| it == ' ' || it == '\n') {
                continue;
            }
            let c = if blank { ' ' } else { c };
            let edge = |it: Option<char>| it.is_none_or(|it| !it.is_alphanumeric());
            let marks = match c {
                '\\' | '`' | '*' | '[' | ']' | '<' => !coded,
                '_' => !coded && (edge(before) || edge(rest.peek().copied())),
                _ => false,
            };
            if marks {
                self.line.push('\\');
            }
            if coded && c == '`' {
                continue;
            }
            if !super::take::is_control(c) {
                self.line.push(c);
            }
            before = Some(c);
        }
    }

    /// Ends the text of a block.
    fn flush(&mut self) {
        for open in self.within.iter().rev() {
            close(&mut self.line, open);
        }
        for open in &mut self.within {
            open.at = 0;
        }
        let line = std::mem::take(&mut self.line);
        let text = line.trim();
        if text.is_empty() {
            return;
        }
        let lines: Vec<String> = text.lines().map(|line| guarded(line.trim())).collect();
        if self.heading > 0 {
            let text = format!("{} {}", "#".repeat(self.heading), text.replace('\n', " "));
            self.block(&text, false);
        } else {
            let item = self.mark.is_some();
            self.block(&lines.join("\\\n"), item);
        }
    }

    fn block(&mut self, text: &str, item: bool) {
        let (mut first, mut next) = (String::new(), String::new());
        let lists = self.around.iter().filter(|it| **it != Around::Quotation).count();
        let mut seen = 0;
        for around in &self.around {
            if *around == Around::Quotation {
                first.push_str("> ");
                next.push_str("> ");
                continue;
            }
            seen += 1;
            let indent = if matches!(around, Around::Numbers(_)) { "   " } else { "  " };
            if seen == lists && item {
                first.push_str(self.mark.as_deref().unwrap_or_default());
            } else {
                first.push_str(indent);
            }
            next.push_str(indent);
        }
        if lists == 0 && item {
            first.push_str(self.mark.as_deref().unwrap_or("- "));
            next.push_str("  ");
        }
        self.mark = None;
        if !self.out.is_empty() {
            self.out.push_str(if item && self.after_item { "\n" } else { "\n\n" });
        }
        for (at, line) in text.lines().enumerate() {
            if at > 0 {
                self.out.push('\n');
            }
            self.out.push_str(if at == 0 { &first } else { &next });
            self.out.push_str(line);
        }
        self.after_item = item;
    }

    fn finish(mut self) -> String {
        self.flush();
        self.out.trim().to_owned()
    }
}

/// Puts the marks of an element around what the line holds since it opened; blanks stay outside.
fn close(line: &mut String, open: &Open) {
    let content = line.split_off(open.at.min(line.len()));
    let text = content.trim();
    let lead = &content[..content.len() - content.trim_start().len()];
    let trail = if text.is_empty() { "" } else { &content[content.trim_end().len()..] };
    line.push_str(lead);
    if text.is_empty() {
        return;
    }
    match (&*open.name, &open.address) {
        ("strong" | "b", _) => line.push_str(&["**", text, "**"].concat()),
        ("em" | "i", _) => line.push_str(&["*", text, "*"].concat()),
        ("code", _) => line.push_str(&["`", text, "`"].concat()),
        ("a", Some(address)) => {
            let address = address.replace('(', "%28").replace(')', "%29");
            let address = address.replace(['<', '>', '\n', '\\'], "");
            line.push_str(&["[", &text.replace('\n', " "), "](", &address, ")"].concat());
        }
        _ => line.push_str(text),
    }
    line.push_str(trail);
}

/// Whether a link leads somewhere that a page may lead to.
fn is_safe(address: &str) -> bool {
    Url::parse_web(address).is_some() || address.to_ascii_lowercase().starts_with("mailto:")
}

/// A line that begins no heading, list, quotation or rule by accident.
fn guarded(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && matches!(line.as_bytes().get(digits), Some(b'.' | b')')) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    if line.starts_with(['#', '+', '-', '>', '=', '~', '|']) {
        return format!("\\{line}");
    }
    line.to_owned()
}

fn trim_end(line: &mut String) {
    line.truncate(line.trim_end().len());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_told_from_markdown() {
        for text in ["<p>Un</p>", "a<br>b", "a <BR/> b", "<ul>\n<li>x", "</strong>"] {
            assert!(is_html(text), "{text}");
        }
        for text in ["a < b", "<https://a.example/>", "- **a**", "<je suis>", "1 <p", "x<y>z"] {
            assert!(!is_html(text), "{text}");
        }
    }

    #[test]
    fn what_a_page_says_stays() {
        let cases = [
            ("<p>Un</p><p>Deux&nbsp;&amp; trois</p>", "Un\n\nDeux\u{a0}& trois"),
            ("<ul><li>a</li><li><b>b</b> c</li></ul>", "- a\n- **b** c"),
            ("<ol><li>a<ul><li>x</li></ul></li><li>b</li></ol>", "1. a\n   - x\n2. b"),
            ("a<br>b<br><br>c", "a\\\nb\\\nc"),
            ("<h1>Titre</h1>texte", "## Titre\n\ntexte"),
            ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n\n> b"),
            ("<a href='https://a.example/x y'>ici</a>", "[ici](https://a.example/x%20y)"),
            ("<a href='javascript:alert(1)'>ici</a>", "ici"),
            ("<b> gras </b>fin", "**gras** fin"),
            ("<b><p>un</p><p>deux</p></b>", "**un**\n\n**deux**"),
            ("<style>p{}</style><script>x</script>a", "a"),
            ("2 * 3 [x] a_b _c_ &lt;p>", "2 \\* 3 \\[x\\] a_b \\_c\\_ \\<p>"),
            ("1. pas une liste", "1\\. pas une liste"),
            ("<table><tr><td>a</td><td>b</td></tr></table>", "a – b"),
            ("sans balise", "sans balise"),
        ];
        for (html, markdown) in cases {
            assert_eq!(to_markdown(html), markdown, "{html}");
        }
    }

    #[test]
    fn nothing_of_a_page_is_code_and_nothing_breaks() {
        for html in [
            "<",
            "<p",
            "</",
            "<b><i><a>",
            "<li><li></ul></ol>",
            "&#x;",
            "<script>",
            "<!--",
            "<img onerror=alert(1) src=x alt='<script>'>",
        ] {
            assert!(!is_html(&to_markdown(html)), "{html}");
        }
        let deep = "<ul><li>".repeat(5_000) + "fin";
        assert!(to_markdown(&deep).contains("fin"));
    }

    proptest::proptest! {
        #[test]
        fn no_text_becomes_a_tag(html in "[a-z<>/ &;=\"'`*_\\[\\]()!#0-9.\\n-]{0,200}") {
            let markdown = to_markdown(&html);
            // Every `<` that is no code is guarded: nothing is left for a browser to read.
            let guarded = markdown.match_indices('<').all(|(at, _)| {
                markdown[..at].ends_with('\\') || markdown[..at].contains('`')
            });
            proptest::prop_assert!(guarded, "{markdown}");
        }
    }
}
