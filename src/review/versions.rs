//! Version labels read as numbers: what a new one declares, and which would be next.

use super::Bump;
use crate::model::VersionLabel;

/// What going from one label to another declares: the first number for another meaning, the second
/// for a clarification, the third for the looks. Labels that are no numbers declare another meaning.
pub fn declared(before: &VersionLabel, after: &VersionLabel) -> Bump {
    if before == after {
        return Bump::None;
    }
    let (Some(before), Some(after)) = (numbers(before), numbers(after)) else { return Bump::Major };
    let number = |numbers: &[u64], at: usize| numbers.get(at).copied().unwrap_or(0);
    let first = (0..3).find(|at| number(&before, *at) != number(&after, *at));
    match first {
        Some(0) => Bump::Major,
        Some(1) => Bump::Minor,
        _ => Bump::Patch,
    }
}

/// The label that declares another meaning.
pub fn next(label: &VersionLabel) -> String {
    let first = numbers(label).and_then(|numbers| numbers.first()?.checked_add(1));
    first.map_or_else(|| format!("{label}-2"), |number| number.to_string())
}

fn numbers(label: &VersionLabel) -> Option<Vec<u64>> {
    label.as_str().split('.').map(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_declare() {
        let label = |text| VersionLabel::parse(text).unwrap();
        for (before, after, bump) in [
            ("1", "2", Bump::Major),
            ("1", "1.1", Bump::Minor),
            ("1.1", "1.1.1", Bump::Patch),
            ("1", "1.0", Bump::Patch),
            ("2024", "2025", Bump::Major),
            ("automne", "hiver", Bump::Major),
            ("1", "1", Bump::None),
        ] {
            assert_eq!(declared(&label(before), &label(after)), bump, "{before} {after}");
        }
        assert_eq!(next(&label("1.4")), "2");
        assert_eq!(next(&label("a")), "a-2");
    }
}
