//! French typography: spaces that do not break, and the apostrophe.

use std::ops::Range;

use super::markdown::addresses;

/// Something that is written otherwise in French.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::check) struct Fault {
    /// Where it stands.
    pub(in crate::check) range: Range<usize>,
    /// What stands there in French.
    pub(in crate::check) right: String,
    /// Which mark it is about: `;`, `:`, `!`, `?`, `«`, `»` or `'`.
    pub(in crate::check) mark: char,
}

/// The space that does not break. U+202F is as good before `;`, `!` and `?`.
const NO_BREAK: char = '\u{a0}';

/// What is written otherwise in these stretches of a text.
pub(in crate::check) fn faults<'a>(
    text: &'a str,
    stretches: impl Iterator<Item = Range<usize>> + 'a,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    for stretch in stretches {
        let start = stretch.start;
        let quoted: Vec<_> =
            addresses(&text[stretch.clone()]).map(|it| start + it.start..start + it.end).collect();
        for (at, mark) in text[stretch].char_indices() {
            let at = start + at;
            if !quoted.iter().any(|range| range.start <= at && at <= range.end) {
                faults.extend(fault(text, at, mark));
            }
        }
    }
    faults
}

fn fault(text: &str, at: usize, mark: char) -> Option<Fault> {
    let end = at + mark.len_utf8();
    let before = text[..at].chars().next_back()?;
    let after = text[end..].chars().next();
    let found = |range: Range<usize>, right: String| Some(Fault { range, right, mark });
    match mark {
        '\'' => {
            let inside = after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '*' | '_' | '«'));
            (before.is_alphabetic() && inside).then(|| Fault {
                range: at..end,
                right: "’".to_owned(),
                mark,
            })
        }
        '«' => match after? {
            ' ' if !text[end + 1..].starts_with([' ', '\n']) => {
                found(at..end + 1, format!("«{NO_BREAK}"))
            }
            c if c.is_whitespace() => None,
            _ => found(at..end, format!("«{NO_BREAK}")),
        },
        ';' | ':' | '!' | '?' | '»' => {
            if !ends_a_word(mark, after) || (mark == ';' && is_entity(&text[..at])) {
                return None;
            }
            if before == ' ' {
                let word = text[..at - 1].chars().next_back();
                let mark_of_markdown = |c: char| matches!(c, '-' | '|' | '>' | '#');
                let alone = word.is_none_or(|c| c.is_whitespace() || mark_of_markdown(c));
                return if alone { None } else { found(at - 1..end, format!("{NO_BREAK}{mark}")) };
            }
            let touches = before.is_alphanumeric()
                || matches!(
                    before,
                    ')' | ']' | '»' | '*' | '_' | '"' | '’' | '%' | '€' | '`' | '”'
                );
            let touches = touches || (mark == '»' && matches!(before, '.' | '!' | '?' | '…'));
            // Between « and », the words may be those of another language.
            let touches = touches && (mark == '»' || !is_quoted(&text[..at]));
            touches.then(|| Fault { range: at..end, right: format!("{NO_BREAK}{mark}"), mark })
        }
        _ => None,
    }
}

/// Whether a mark is punctuation here, and no part of `14:30`, `a?b` or `:-)`.
fn ends_a_word(mark: char, after: Option<char>) -> bool {
    let Some(after) = after else { return true };
    match mark {
        '»' => true,
        ':' | ';' => after.is_whitespace() || matches!(after, '*' | '_'),
        _ => {
            after.is_whitespace() || matches!(after, '*' | '_' | ')' | ']' | '»' | '!' | '?' | '…')
        }
    }
}

/// Whether the last « before this place is still open.
fn is_quoted(before: &str) -> bool {
    before.rfind(['«', '»']).is_some_and(|at| before[at..].starts_with('«'))
}

/// Whether `&nbsp` or the like stands at the end.
fn is_entity(before: &str) -> bool {
    let name = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.ends_with('&') && name.len() < before.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn right(text: &str) -> String {
        let mut out = String::new();
        let mut at = 0;
        #[expect(clippy::single_range_in_vec_init, reason = "the text is one stretch")]
        for fault in faults(text, [0..text.len()].into_iter()) {
            out.push_str(&text[at..fault.range.start]);
            out.push_str(&fault.right);
            at = fault.range.end;
        }
        out + &text[at..]
    }

    #[test]
    fn spaces_that_do_not_break() {
        assert_eq!(right("Trois choses : a ; b!"), "Trois choses\u{a0}: a\u{a0}; b\u{a0}!");
        assert_eq!(
            right("Dire «oui» ou « non »?"),
            "Dire «\u{a0}oui\u{a0}» ou «\u{a0}non\u{a0}»\u{a0}?"
        );
        assert_eq!(
            right("**Gras**: l'eau, c'est *l'essentiel*"),
            "**Gras**\u{a0}: l’eau, c’est *l’essentiel*"
        );
        assert_eq!(right("Vraiment ?!"), "Vraiment\u{a0}?!");
    }

    #[test]
    fn what_is_right_stays() {
        for text in [
            "dit « Where do you come from? »",
            "À 14:30, voir https://x.example/?a=b; puis rien",
            "Fin\u{202f}! Oui\u{a0}: non (?) :-) 1:2",
            "l’eau & la&nbsp;terre",
            "- : vide",
        ] {
            assert_eq!(right(text), text);
        }
    }
}
