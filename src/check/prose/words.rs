//! A text as words: without accents, capitals, apostrophes and hyphens, each with its place.

use std::ops::Range;

/// The words of a text. `l’État` is `l` and `etat`.
#[derive(Debug, Default)]
pub(in crate::check) struct Words {
    folded: String,
    /// Each word: its place in the text, and in `folded`.
    places: Vec<(Range<usize>, Range<usize>)>,
}

/// Words of one's own, one after another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) struct Found {
    /// Where they stand in the text.
    pub(in crate::check) range: Range<usize>,
    /// The first of them, by its number.
    pub(in crate::check) first: usize,
    /// One past the last of them.
    pub(in crate::check) end: usize,
}

/// Words that deny what follows, in every language known here.
const DENIALS: [&str; 29] = [
    "pas", "sans", "ni", "aucun", "aucune", "non", "jamais", "hors", "ne", "not", "no", "without",
    "never", "neither", "nor", "kein", "keine", "keiner", "nicht", "ohne", "sin", "ningun",
    "ninguna", "nunca", "geen", "niet", "zonder", "nooit", "noch",
];

/// How many words a denial reaches over.
const REACH: usize = 6;

impl Words {
    /// The words of a text.
    pub(in crate::check) fn of(text: &str) -> Self {
        let mut words = Self { folded: String::with_capacity(text.len()), places: Vec::new() };
        words.add(text, 0);
        words
    }

    /// Adds the words of a stretch that begins at this byte of the text.
    pub(in crate::check) fn add(&mut self, text: &str, start: usize) {
        let mut open: Option<(usize, usize)> = None;
        for (at, letter) in text.char_indices() {
            if letter.is_alphanumeric() || is_mark(letter) {
                let (_, folded) = *open.get_or_insert((start + at, self.folded.len()));
                debug_assert!(folded <= self.folded.len());
                fold(letter, &mut self.folded);
            } else if let Some((from, folded)) = open.take() {
                self.places.push((from..start + at, folded..self.folded.len()));
            }
        }
        if let Some((from, folded)) = open {
            self.places.push((from..start + text.len(), folded..self.folded.len()));
        }
    }

    /// How many words there are.
    pub(in crate::check) fn len(&self) -> usize {
        self.places.len()
    }

    /// A word, folded.
    pub(in crate::check) fn word(&self, nth: usize) -> &str {
        self.places.get(nth).map_or("", |(_, folded)| &self.folded[folded.clone()])
    }

    /// Every word, folded.
    pub(in crate::check) fn iter(&self) -> impl Iterator<Item = &str> {
        self.places.iter().map(|(_, folded)| &self.folded[folded.clone()])
    }

    /// Where some words stand in the text: from the first to the last.
    pub(in crate::check) fn range(&self, first: usize, end: usize) -> Range<usize> {
        self.places[first].0.start..self.places[end - 1].0.end
    }

    /// Whether these are the same words in the same order.
    pub(in crate::check) fn same_as(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }

    /// The first of these words, or groups of words, that stands in the text. They are written
    /// folded, with one blank between words.
    pub(in crate::check) fn find(&self, phrases: &[&str]) -> Option<Found> {
        self.find_all(phrases).next()
    }

    /// Every place at which one of these groups of words stands; the longest of each place.
    pub(in crate::check) fn find_all<'w>(
        &'w self,
        phrases: &'w [&str],
    ) -> impl Iterator<Item = Found> + 'w {
        (0..self.len()).filter_map(move |first| {
            let here = phrases.iter().filter_map(|phrase| self.stands(phrase, first)).max()?;
            Some(Found { range: self.range(first, here), first, end: here })
        })
    }

    /// Whether one of these groups of words stands at the very beginning.
    pub(in crate::check) fn begins(&self, phrases: &[&str]) -> Option<Found> {
        let end = phrases.iter().filter_map(|phrase| self.stands(phrase, 0)).max()?;
        Some(Found { range: self.range(0, end), first: 0, end })
    }

    /// Whether one of the few words before this one denies it: “is not a diploma”.
    pub(in crate::check) fn denied(&self, nth: usize) -> bool {
        (nth.saturating_sub(REACH)..nth).any(|before| DENIALS.contains(&self.word(before)))
    }

    /// One past the last word of a group that stands here.
    fn stands(&self, phrase: &str, first: usize) -> Option<usize> {
        let mut at = first;
        for word in phrase.split(' ') {
            if at >= self.len() || self.word(at) != word {
                return None;
            }
            at += 1;
        }
        Some(at)
    }
}

/// A text without accents and capitals, one blank between its words.
pub(in crate::check) fn folded(text: &str) -> String {
    Words::of(text).iter().collect::<Vec<_>>().join(" ")
}

/// Accents that stand as letters of their own behind the letter.
fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// Adds a letter without its accent, in lower case.
fn fold(letter: char, out: &mut String) {
    if letter.is_ascii() {
        return out.push(letter.to_ascii_lowercase());
    }
    for letter in letter.to_lowercase().filter(|it| !is_mark(*it)) {
        match letter {
            'à'..='å' | 'ā' | 'ă' | 'ą' => out.push('a'),
            'æ' => out.push_str("ae"),
            'ç' | 'ć' | 'č' => out.push('c'),
            'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => out.push('e'),
            'ì'..='ï' | 'ī' | 'į' => out.push('i'),
            'ñ' | 'ń' | 'ň' => out.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => out.push('o'),
            'œ' => out.push_str("oe"),
            'š' | 'ś' => out.push('s'),
            'ß' => out.push_str("ss"),
            'ù'..='ü' | 'ū' | 'ů' | 'ű' => out.push('u'),
            'ý' | 'ÿ' => out.push('y'),
            'ž' | 'ź' | 'ż' => out.push('z'),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_neither_accents_nor_capitals() {
        assert_eq!(
            folded("L’État, c’est-à-dire ŒUVRE — Straße"),
            "l etat c est a dire oeuvre strasse"
        );
        assert_eq!(folded("E\u{301}cole"), "ecole");
        assert_eq!(folded("…"), "");
    }

    #[test]
    fn words_know_their_place() {
        let text = "Reconnu par l’État.";
        let found = Words::of(text).find(&["reconnu", "reconnu par l etat"]).unwrap();
        assert_eq!(&text[found.range], "Reconnu par l’État");
        assert_eq!((found.first, found.end), (0, 4));
        // A word is no part of a word.
        assert!(Words::of("méconnu").find(&["connu"]).is_none());
    }
}
