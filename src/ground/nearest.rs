//! The known word that was probably meant.

/// Longest word compared, in characters: a longer one has no near neighbour worth naming.
const LONGEST: usize = 64;

/// The candidate nearest to `word`, when it is near enough to be a slip of the hand: at most a
/// third of its letters differ, swapped neighbours counting once.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    if folded.is_empty() || folded.len() > LONGEST {
        return None;
    }
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let other: Vec<char> = candidate.chars().flat_map(char::to_lowercase).collect();
            let apart = distance(&folded, &other);
            let allowed = folded.len().max(other.len()).div_ceil(3);
            (apart <= allowed).then_some((apart, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// Edit distance with transposition of neighbours (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let width = b.len() + 1;
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..width).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1; width];
        for (j, y) in b.iter().enumerate() {
            let changed = last[j] + usize::from(x != y);
            row[j + 1] = changed.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                row[j + 1] = row[j + 1].min(before[j - 1] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_recognised_and_strangers_are_not() {
        let keys = ["name", "description", "licence", "image_alt"];
        assert_eq!(nearest("nmae", keys), Some("name"));
        assert_eq!(nearest("license", keys), Some("licence"));
        assert_eq!(nearest("imagealt", keys), Some("image_alt"));
        assert_eq!(nearest("zzz", keys), None);
        assert_eq!(nearest("", keys), None);
    }
}
