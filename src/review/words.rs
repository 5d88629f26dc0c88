//! Two wordings of one sentence, word by word: which words stayed, went and came.

use crate::ground::typography::tokens;

/// Most words on both sides, multiplied, that are compared one by one; past them the whole text is
/// shown as replaced.
const MOST_PAIRS: usize = 1_000_000;

/// A stretch of a text and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What became of it.
    pub fate: Fate,
    /// The words, as they were written.
    pub text: String,
}

/// What became of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// They stand in both texts; the spelling is that of the new one.
    Kept,
    /// They stand in the old text only.
    Gone,
    /// They stand in the new text only.
    New,
}

/// The words of both texts in one row. Those that are not kept follow each other: first what went,
/// then what came.
pub fn compared(before: &str, after: &str) -> Vec<Piece> {
    let (old, new) = (tokens(before), tokens(after));
    if old.len().saturating_mul(new.len()) > MOST_PAIRS {
        return vec![piece(Fate::Gone, before), piece(Fate::New, after)];
    }
    // Lengths of the longest common row of words from here on.
    let width = new.len() + 1;
    let mut lengths = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            lengths[i * width + j] = if old[i].key == new[j].key {
                lengths[(i + 1) * width + j + 1] + 1
            } else {
                lengths[(i + 1) * width + j].max(lengths[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pieces: Vec<Piece> = Vec::new();
    while i < old.len() || j < new.len() {
        let from = (i, j);
        while i < old.len() && j < new.len() && old[i].key == new[j].key {
            (i, j) = (i + 1, j + 1);
        }
        push(&mut pieces, Fate::Kept, after, from.1, j, &new);
        let from = (i, j);
        while (i < old.len() || j < new.len())
            && !(i < old.len() && j < new.len() && old[i].key == new[j].key)
        {
            let skip_old = i < old.len()
                && (j >= new.len() || lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]);
            if skip_old { i += 1 } else { j += 1 }
        }
        push(&mut pieces, Fate::Gone, before, from.0, i, &old);
        push(&mut pieces, Fate::New, after, from.1, j, &new);
        part_by_spaces(&mut pieces);
    }
    pieces
}

/// Where words took the place of others, the space before them was there all along.
fn part_by_spaces(pieces: &mut [Piece]) {
    let [.., kept, gone, new] = pieces else { return };
    if [kept.fate, gone.fate, new.fate] == [Fate::Kept, Fate::Gone, Fate::New] {
        let words = new.text.trim_start();
        let spaces = new.text[..new.text.len() - words.len()].to_owned();
        kept.text.push_str(&spaces);
        new.text = words.to_owned();
        gone.text = gone.text.trim_start().to_owned();
    }
}

/// How much two texts have in common, 0 to 1: twice the words of both, by the words of each.
pub fn likeness(one: &str, other: &str) -> f64 {
    likeness_of(&sorted(one), &sorted(other))
}

/// The words of a text, small and sorted.
pub fn sorted(text: &str) -> Vec<String> {
    let words = tokens(text).into_iter().map(|token| token.key);
    let words = words.filter(|word| word.chars().all(char::is_alphanumeric));
    let mut words: Vec<String> = words.map(|word| word.to_lowercase()).collect();
    words.sort_unstable();
    words
}

/// The same of two sorted rows of words.
pub fn likeness_of(one: &[String], other: &[String]) -> f64 {
    let (mut i, mut j, mut both) = (0, 0, 0_u32);
    while i < one.len() && j < other.len() {
        match one[i].cmp(&other[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, both) = (i + 1, j + 1, both + 1),
        }
    }
    let all = u32::try_from(one.len() + other.len()).unwrap_or(u32::MAX);
    if all == 0 { 1.0 } else { f64::from(2 * both) / f64::from(all) }
}

/// The words from one token to another, with the white space before them.
fn push(
    pieces: &mut Vec<Piece>,
    fate: Fate,
    text: &str,
    from: usize,
    to: usize,
    tokens: &[crate::ground::typography::Token],
) {
    if from == to {
        return;
    }
    let start = if from == 0 { 0 } else { tokens[from - 1].range.end };
    let end = if to == tokens.len() { text.len() } else { tokens[to - 1].range.end };
    pieces.push(piece(fate, &text[start.min(end)..end]));
}

fn piece(fate: Fate, text: &str) -> Piece {
    Piece { fate, text: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(before: &str, after: &str) -> String {
        let pieces = compared(before, after);
        pieces.iter().fold(String::new(), |out, it| match it.fate {
            Fate::Kept => out + &it.text,
            Fate::Gone => format!("{out}[-{}]", it.text),
            Fate::New => format!("{out}[+{}]", it.text),
        })
    }

    #[test]
    fn words_that_stay_go_and_come() {
        assert_eq!(told("une fiche signée", "une fiche"), "une fiche[- signée]");
        assert_eq!(told("deux fiches", "trois fiches"), "[-deux][+trois] fiches");
        assert_eq!(told("les deux fiches", "les trois fiches"), "les [-deux][+trois] fiches");
        assert_eq!(told("", "a b"), "[+a b]");
        assert_eq!(told("l'objet", "l’objet"), "l’objet");
    }

    #[test]
    fn the_new_text_can_be_read_in_the_pieces() {
        for (before, after) in [("a b c d", "b x d e"), ("x", ""), ("un… deux", "un... trois")] {
            let new = compared(before, after).into_iter().filter(|it| it.fate != Fate::Gone);
            assert_eq!(new.map(|it| it.text).collect::<String>(), after);
        }
    }

    #[test]
    fn alike_or_not() {
        assert!(likeness("Écoute attentive", "écoute, attentive") > 0.99);
        assert!(likeness("a b", "c d") < 0.01);
    }
}
