//! Texts compared as a reader would: markup, white space, quotation marks, dashes, French spacing
//! and the mark that ends an item do not count; a letter, a figure, a comma within does.

use std::ops::Range;

/// One word or mark of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What is compared.
    pub key: String,
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
}

/// The words and marks of a text, as they are compared.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut in_word = false;
    for (at, letter) in text.char_indices() {
        let range = at..at + letter.len_utf8();
        if is_unseen(letter) {
            continue;
        }
        if letter.is_whitespace() {
            in_word = false;
            continue;
        }
        let accent = ('\u{300}'..='\u{36f}').contains(&letter);
        if letter.is_alphanumeric() || accent {
            if let Some(last) = tokens.last_mut().filter(|_| in_word) {
                let before = last.key.chars().next_back();
                match before.and_then(|before| composed(before, letter)) {
                    Some(one) => {
                        last.key.pop();
                        last.key.push(one);
                    }
                    None => last.key.push(letter),
                }
                last.range.end = range.end;
            } else {
                tokens.push(Token { key: letter.into(), range });
            }
            in_word = true;
            continue;
        }
        in_word = false;
        match letter {
            '…' => {
                for _ in 0..3 {
                    tokens.push(Token { key: ".".into(), range: range.clone() });
                }
            }
            _ => tokens.push(Token { key: mark(letter).into(), range }),
        }
    }
    tokens
}

/// What two texts have in common when a reader sees no difference.
pub fn folded(text: &str) -> String {
    let mut tokens = tokens(text);
    while tokens.last().is_some_and(|last| matches!(&*last.key, "." | ";" | "," | ":")) {
        tokens.pop();
    }
    let mut out = String::with_capacity(text.len());
    for token in tokens {
        out.push_str(&token.key);
        out.push(' ');
    }
    out
}

/// Whether a reader sees no difference.
pub fn same(one: &str, other: &str) -> bool {
    one == other || folded(one) == folded(other)
}

/// A mark as all its forms are compared.
fn mark(letter: char) -> char {
    match letter {
        '’' | '‘' | 'ʼ' | '`' | '´' | '\'' => '\'',
        '«' | '»' | '“' | '”' | '„' | '‟' | '"' => '"',
        '–' | '—' | '‐' | '‑' | '‒' | '−' | '-' => '-',
        other => other,
    }
}

/// What takes no room on the page: soft hyphens, joiners, marks of direction and of byte order.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// A letter and the accent that follows it as one letter, for those of French and its neighbours:
/// some systems write them as two.
fn composed(letter: char, accent: char) -> Option<char> {
    const PAIRS: [(char, &str, &str); 6] = [
        ('\u{301}', "aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ"),
        ('\u{300}', "aeiouAEIOU", "àèìòùÀÈÌÒÙ"),
        ('\u{302}', "aeiouAEIOU", "âêîôûÂÊÎÔÛ"),
        ('\u{308}', "aeiouyAEIOUY", "äëïöüÿÄËÏÖÜŸ"),
        ('\u{303}', "anoANO", "ãñõÃÑÕ"),
        ('\u{327}', "cC", "çÇ"),
    ];
    let (_, plain, whole) = PAIRS.into_iter().find(|(known, ..)| *known == accent)?;
    whole.chars().nth(plain.chars().position(|it| it == letter)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_sees_no_difference() {
        for (one, other) in [
            ("l'objet", "l’objet"),
            ("« bien »", "\"bien\""),
            ("« bien »", "«\u{a0}bien\u{202f}»"),
            ("trois réparations ;", "trois  re\u{301}parations."),
            ("etc…", "etc..."),
            ("aide\u{ad}mémoire", "aidemémoire"),
            ("A – B", "A - B"),
            ("Quoi ?", "Quoi?"),
        ] {
            assert!(same(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn a_reader_sees_a_difference() {
        for (one, other) in [
            ("trois", "deux"),
            ("3", "3,5"),
            ("a, b", "a b"),
            ("on peut", "On peut"),
            ("sur", "sûr"),
            ("porte plume", "porteplume"),
            ("pas de", "pas, de"),
        ] {
            assert!(!same(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn tokens_know_where_they_stand() {
        let text = "l’été…";
        let told: Vec<(&str, String)> =
            tokens(text).iter().map(|it| (&text[it.range.clone()], it.key.clone())).collect();
        assert_eq!(told[0], ("l", "l".to_owned()));
        assert_eq!(told[1], ("’", "'".to_owned()));
        assert_eq!(told[2], ("été", "été".to_owned()));
        assert_eq!(told.len(), 6);
    }
}
