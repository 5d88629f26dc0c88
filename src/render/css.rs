//! Style sheets, as far as a theme needs them understood: what opens is closed, where an asset is
//! asked for, and which custom properties stand where. No more of CSS than that.

use std::ops::Range;

/// What opens and does not close, or closes and was not open: the characters, and their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unpaired {
    /// The characters as they stand: `{`, `"`, `/*`.
    pub what: &'static str,
    /// Where, in bytes.
    pub at: usize,
}

/// A custom property of `:root`, and in which circumstances it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property<'a> {
    /// Its name, with the two hyphens.
    pub name: &'a str,
    /// Its value, blanks trimmed.
    pub value: &'a str,
    /// Whether it holds in dark mode only.
    pub dark: bool,
    /// Where its value stands, in bytes.
    pub at: usize,
}

/// Deepest nesting that is followed.
const DEEPEST: usize = 64;

/// The first thing in a style sheet that has no pair.
pub fn unpaired(css: &str) -> Option<Unpaired> {
    let mut open: Vec<(&'static str, usize)> = Vec::new();
    for (token, at) in Tokens::of(css) {
        match token {
            Token::Open(what) => open.push((what, at)),
            Token::Close(what) => {
                let pair = match what {
                    "}" => "{",
                    ")" => "(",
                    _ => "[",
                };
                match open.pop() {
                    Some((opened, _)) if opened == pair => {}
                    Some((what, at)) => return Some(Unpaired { what, at }),
                    None => return Some(Unpaired { what, at }),
                }
            }
            Token::Endless(what) => return Some(Unpaired { what, at }),
            Token::Semicolon => {}
        }
    }
    open.pop().map(|(what, at)| Unpaired { what, at })
}

/// The names after `asset:` in a style sheet, and where each whole word stands, `asset:` included.
pub fn assets(css: &str) -> Vec<(&str, Range<usize>)> {
    const WORD: &str = "asset:";
    let name = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_');
    css.match_indices(WORD)
        .filter(|(at, _)| css[..*at].ends_with(['(', '"', '\'']))
        .map(|(at, _)| {
            let start = at + WORD.len();
            let length = css[start..].bytes().take_while(|b| name(*b)).count();
            (&css[start..start + length], at..start + length)
        })
        .collect()
}

/// The custom properties of `:root` in a style sheet whose braces pair, in order. What holds on paper
/// or in other circumstances than light and dark is left out.
pub fn properties(css: &str) -> Vec<Property<'_>> {
    let mut found = Vec::new();
    // Of each open block: whether what stands in it counts, and whether in dark mode only.
    let mut blocks: Vec<(bool, bool)> = Vec::new();
    let mut from = 0;
    let mut parentheses = 0_usize;
    for (token, at) in Tokens::of(css) {
        match token {
            Token::Open("{") => {
                let head = css[from..at].trim();
                let (counts, dark) = blocks.last().copied().unwrap_or((true, false));
                blocks.push(match head.rsplit("*/").next().unwrap_or_default().trim() {
                    ":root" => (counts, dark),
                    head if head.starts_with("@supports") || head.starts_with("@layer") => {
                        (counts, dark)
                    }
                    head if head.starts_with("@media") => {
                        let rest = head["@media".len()..].replace(' ', "");
                        (counts && rest == "(prefers-color-scheme:dark)", true)
                    }
                    _ => (false, dark),
                });
                if blocks.len() > DEEPEST {
                    return found;
                }
                from = at + 1;
            }
            Token::Open(_) => parentheses += 1,
            Token::Close("}") => {
                declaration(css, from..at, &blocks, &mut found);
                blocks.pop();
                from = at + 1;
            }
            Token::Close(_) => parentheses = parentheses.saturating_sub(1),
            Token::Semicolon if parentheses == 0 => {
                declaration(css, from..at, &blocks, &mut found);
                from = at + 1;
            }
            Token::Semicolon | Token::Endless(_) => {}
        }
    }
    found
}

fn declaration<'a>(
    css: &'a str,
    range: Range<usize>,
    blocks: &[(bool, bool)],
    found: &mut Vec<Property<'a>>,
) {
    let Some((true, dark)) = blocks.last().copied() else { return };
    let text = &css[range.clone()];
    let after_comment = text.rfind("*/").map_or(0, |at| at + 2);
    let Some(colon) = text[after_comment..].find(':').map(|at| at + after_comment) else { return };
    let name = text[after_comment..colon].trim();
    if !name.starts_with("--") {
        return;
    }
    let value = &text[colon + 1..];
    let at = range.start + colon + 1 + (value.len() - value.trim_start().len());
    found.push(Property { name, value: value.trim(), dark, at });
}

/// What matters of a style sheet, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    Open(&'static str),
    Close(&'static str),
    Semicolon,
    /// A comment or a string that does not end.
    Endless(&'static str),
}

struct Tokens<'a> {
    css: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    fn of(css: &'a str) -> Self {
        Self { css: css.as_bytes(), at: 0 }
    }

    /// Steps behind a string; `false` when its line or the sheet ends first.
    fn string(&mut self, quote: u8) -> bool {
        while let Some(b) = self.css.get(self.at) {
            self.at += 1;
            match b {
                b'\\' => self.at += 1,
                b'\n' => return false,
                b if *b == quote => return true,
                _ => {}
            }
        }
        false
    }
}

impl Iterator for Tokens<'_> {
    type Item = (Token, usize);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let at = self.at;
            let b = *self.css.get(at)?;
            self.at += 1;
            let token = match b {
                b'{' => Token::Open("{"),
                b'(' => Token::Open("("),
                b'[' => Token::Open("["),
                b'}' => Token::Close("}"),
                b')' => Token::Close(")"),
                b']' => Token::Close("]"),
                b';' => Token::Semicolon,
                b'\\' => {
                    self.at += 1;
                    continue;
                }
                b'/' if self.css.get(self.at) == Some(&b'*') => {
                    let rest = &self.css[self.at + 1..];
                    let Some(end) = rest.windows(2).position(|pair| pair == b"*/") else {
                        self.at = self.css.len();
                        return Some((Token::Endless("/*"), at));
                    };
                    self.at += 1 + end + 2;
                    continue;
                }
                b'"' | b'\'' => {
                    if self.string(b) {
                        continue;
                    }
                    Token::Endless(if b == b'"' { "\"" } else { "'" })
                }
                _ => continue,
            };
            return Some((token, at));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_pair_is_found() {
        for (css, what) in [
            ("a { b: c }", None),
            ("a { b: \"}\" } /* { */", None),
            ("a { b: c", Some("{")),
            ("a { b: c } }", Some("}")),
            ("a { b: url(c }", Some("(")),
            ("a { b: \"c }\n", Some("\"")),
            ("/* a", Some("/*")),
            ("a::before { content: '\\'' }", None),
            ("\\", None),
        ] {
            assert_eq!(unpaired(css).map(|it| it.what), what, "{css}");
        }
    }

    #[test]
    fn properties_are_those_of_the_root() {
        let css = ":root { --a: #fff; /* ; */ --b: var(--a, x;) }\n\
                   @supports (color: red) { :root { --c: 1 } }\n\
                   @media (prefers-color-scheme: dark) { :root { --a: #000; } }\n\
                   @media print { :root { --a: red; } }\np { --d: 2; }";
        let found: Vec<(&str, &str, bool)> =
            properties(css).iter().map(|it| (it.name, it.value, it.dark)).collect();
        assert_eq!(
            found,
            [
                ("--a", "#fff", false),
                ("--b", "var(--a, x;)", false),
                ("--c", "1", false),
                ("--a", "#000", true)
            ]
        );
        let first = &properties(css)[0];
        assert_eq!(&css[first.at..first.at + 4], "#fff");
    }

    #[test]
    fn assets_are_named_in_addresses_only() {
        let css = "a { b: url(asset:logo.svg) } /* asset:x */ c { d: url(\"asset:f.woff2\") }";
        let names: Vec<&str> = assets(css).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["logo.svg", "f.woff2"]);
        let (_, range) = &assets(css)[0];
        assert_eq!(&css[range.clone()], "asset:logo.svg");
    }

    #[test]
    fn no_style_sheet_makes_it_panic() {
        let css = ":root { --a: \"é\\\" ; } @media (x) { /* é */ :root{--b:url(asset:é)} }";
        for start in 0..css.len() {
            for end in start..css.len() {
                if let Some(part) = css.get(start..end) {
                    drop((unpaired(part), properties(part), assets(part)));
                }
            }
        }
    }
}
