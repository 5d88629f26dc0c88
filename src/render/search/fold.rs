//! A text as the words by which it is found: small letters without accents, without elisions, the
//! forms that inclusive writing folds into one, and without the ending of most plurals.
//!
//! The script of the page folds what a visitor types in the same way
//! (`themes/blason/scripts/catalogue/01-fold.js`); `tests/vectors/search/fold.json` holds both.

use super::letters::bare;
use crate::ground::Slug;

/// Longest word, in characters; what follows is left out.
const LONGEST_WORD: usize = 40;

/// What stands before an apostrophe and is no word to look for.
const ELISIONS: [&str; 13] =
    ["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

/// Endings that inclusive writing puts after a dot: a full stop before anything else ends a word.
const ENDINGS: [&str; 28] = [
    "e", "s", "es", "ne", "nes", "le", "les", "te", "tes", "fe", "fes", "x", "rice", "rices",
    "trice", "trices", "euse", "euses", "se", "ses", "ve", "ves", "ere", "eres", "esse", "esses",
    "a", "as",
];

/// How many letters of the word such an ending takes the place of: `acteur·rice` is `actrice`.
const REPLACING: [(&str, usize); 6] =
    [("rice", 3), ("trice", 4), ("euse", 3), ("se", 1), ("ve", 1), ("ere", 2)];

/// The words under which a text is filed, in its order and as often as they come: every form.
pub fn filed(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    for_each_compound(&plain(text), |parts| {
        for part in parts {
            out.extend(forms(part));
        }
        if parts.len() > 1 {
            out.push(joined(parts));
        }
    });
    let out = out.into_iter().map(stem);
    out.filter(|word| !is_letter(word)).collect()
}

/// The words that a visitor asks for, each of which must be found.
pub fn asked(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    for_each_compound(&plain(text), |parts| {
        // `e-mail`: the letter alone would find nothing.
        if parts.len() > 1 && parts.iter().any(|part| is_letter(part)) {
            out.push(joined(parts));
        } else {
            out.extend(parts.iter().map(|part| asked_form(part)));
        }
    });
    let words: Vec<String> = out.into_iter().map(stem).collect();
    let all_letters = words.iter().all(|word| is_letter(word));
    words.into_iter().filter(|word| all_letters || !is_letter(word)).collect()
}

/// What spellings of one thing have in common: folded words with hyphens between.
pub fn spelling(text: &str) -> String {
    hyphened(&plain(text), char::is_alphanumeric)
}

/// A text as one word for addresses: its folded words with hyphens between. Empty when no letter
/// of it can stand in an address.
pub fn address(text: &str) -> String {
    hyphened(&plain(text), |c| c.is_ascii_alphanumeric())
}

/// A name fit for an address, made from a title or the name of a folder; `None` when nothing is left
/// of it.
pub fn slug(words: &str) -> Option<Slug> {
    let folded = spelling(words);
    let plain: Vec<&str> = folded
        .split(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let mut slug = plain.join("-");
    slug.truncate(Slug::LONGEST);
    Slug::parse(slug.trim_end_matches('-'))
}

fn hyphened(plain: &str, letter: impl Fn(char) -> bool) -> String {
    let words = plain.split(|c: char| !letter(c));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

/// Small letters without marks; one apostrophe, one hyphen, one middle dot.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.to_lowercase().chars() {
        match c {
            // Marks that stand alone, and what is not seen: soft hyphen, joiners.
            '\u{300}'..='\u{36f}'
            | '\u{ad}'
            | '\u{200b}'..='\u{200d}'
            | '\u{2060}'
            | '\u{feff}' => {}
            '’' | '‘' | '‛' | 'ʼ' | '′' | '`' | '´' | '＇' => out.push('\''),
            '•' | '‧' | '∙' | '⋅' | '・' | '\u{387}' => out.push('·'),
            '\u{2010}' | '\u{2011}' => out.push('-'),
            _ => match bare(c) {
                Some(bare) => out.push_str(bare),
                None => out.push(c),
            },
        }
    }
    out
}

/// Calls with the parts between hyphens of each run of letters, figures and the signs that hold a
/// word together: apostrophe, middle dot, hyphen; and the full stop before an ending.
fn for_each_compound(plain: &str, mut see: impl FnMut(&[String])) {
    let mut rest = plain;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        let mut word = String::new();
        let mut end = rest.len();
        for (at, c) in rest[start..].char_indices() {
            if c.is_alphanumeric() {
                word.push(c);
                continue;
            }
            let after = &rest[start + at + c.len_utf8()..];
            let next = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            let holds = !next.is_empty()
                && match c {
                    '\'' | '·' | '-' => true,
                    '.' => ENDINGS.contains(&next),
                    _ => false,
                };
            if !holds {
                end = start + at + c.len_utf8();
                break;
            }
            word.push(if c == '.' { '·' } else { c });
        }
        rest = &rest[end..];
        let parts: Vec<String> = word.split('-').map(without_elision).collect();
        see(&parts);
    }
}

/// `l'eau` is `eau`, `children's` is `children`, `entr'aide` is `entraide`.
fn without_elision(part: &str) -> String {
    let mut word = part.to_owned();
    while let Some((head, tail)) = word.split_once('\'') {
        word = match (head, tail) {
            (head, tail) if ELISIONS.contains(&head) => tail.to_owned(),
            (head, "s") => head.to_owned(),
            (head, tail) => format!("{head}{tail}"),
        };
    }
    word
}

/// Every form of a word: `venu·e·s` is `venu` and `venues`, `acteur·rice` also `actrice`.
fn forms(part: &str) -> Vec<String> {
    let Some((head, rest)) = part.split_once('·') else { return vec![part.to_owned()] };
    let mut forms = vec![head.to_owned(), part.replace('·', "")];
    for ending in rest.split('·') {
        let one =
            if ending.len() > 2 { ending.strip_suffix('s').unwrap_or(ending) } else { ending };
        if let Some((_, letters)) = REPLACING.iter().find(|(known, _)| *known == one) {
            let kept = head.chars().count().saturating_sub(*letters);
            forms.push(head.chars().take(kept).chain(one.chars()).collect());
        } else if ending.chars().count() > 4 && !ENDINGS.contains(&ending) {
            // Both words in full: `celui·celle`.
            forms.push(ending.to_owned());
        }
    }
    forms
}

/// The form that finds all of them: what stands before the endings.
fn asked_form(part: &str) -> String {
    match part.split_once('·') {
        Some((head, rest))
            if !is_letter(head) && rest.split('·').all(|it| ENDINGS.contains(&it)) =>
        {
            head.to_owned()
        }
        _ => part.replace('·', ""),
    }
}

fn joined(parts: &[String]) -> String {
    parts.concat().replace('·', "")
}

/// Without the `s` or `x` of a plural, then without a last `e`: one word for `venu`, `venue`,
/// `venus` and `venues`. What is taken off a beginning of a word leaves a beginning of it.
fn stem(mut word: String) -> String {
    if let Some((at, _)) = word.char_indices().nth(LONGEST_WORD) {
        word.truncate(at);
    }
    let long = |word: &str, letters: usize| word.chars().nth(letters - 1).is_some();
    if long(&word, 4) && word.ends_with(['s', 'x']) && !word.ends_with("ss") {
        word.pop();
    }
    if long(&word, 5) && word.ends_with('e') {
        word.pop();
    }
    word
}

/// One letter from a to z: found in every text, so filed in none.
fn is_letter(word: &str) -> bool {
    word.len() == 1 && word.bytes().all(|b| b.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn vectors() -> Value {
        let text = include_str!("../../../tests/vectors/search/fold.json");
        serde_json::from_str(text).unwrap()
    }

    fn words(value: &Value) -> Vec<&str> {
        value.as_array().into_iter().flatten().map(|it| it.as_str().unwrap()).collect()
    }

    #[test]
    fn texts_fold_as_the_table_says() {
        let vectors = vectors();
        let cases = vectors["texts"].as_array().unwrap();
        assert!(cases.len() > 30, "{}", cases.len());
        let mut wrong = Vec::new();
        for case in cases {
            let text = case["text"].as_str().unwrap();
            for (road, found) in [("filed", filed(text)), ("asked", asked(text))] {
                if found != words(&case[road]) {
                    wrong.push(format!("{road} “{text}”: {found:?}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn letters_lose_their_marks() {
        let vectors = vectors();
        let lists = vectors["letters"].as_object().unwrap();
        let mut seen = 0;
        for (bare, marked) in lists {
            for c in marked.as_str().unwrap().chars() {
                assert_eq!(plain(&c.to_string()), *bare, "{c}");
                seen += 1;
            }
        }
        assert!(seen > 390, "{seen}");
    }

    #[test]
    fn whatever_is_filed_is_found_when_it_is_typed() {
        let text = "Réparer ensemble, l’atelier des venu·e·s : 2020, e-mail, cœur, aujourd’hui";
        let filed = filed(text);
        for word in asked(text) {
            assert!(filed.iter().any(|it| it.starts_with(&word)), "{word}");
        }
    }

    #[test]
    fn a_text_becomes_an_address() {
        assert_eq!(address("Données personnelles"), "donnees-personnelles");
        assert_eq!(address(" Cœur d’îlot, n° 3 "), "coeur-d-ilot-n-3");
        assert_eq!(address("日本"), "");
        assert_eq!(spelling("Été 日本"), "ete-日本");
    }
}
