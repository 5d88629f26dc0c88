//! How languages count: which of a sentence's forms a whole number asks for.
//!
//! The rules are those of Unicode CLDR for whole numbers (cardinals), for the languages of Europe and
//! some others; a language that is not here counts as English does, unless its file of sentences
//! names one that counts alike: `plural = "pl"` under `[language]`.

/// The forms that a sentence may have, in CLDR's words and order.
pub const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// How a language counts.
#[derive(Debug, Clone, Copy)]
pub struct PluralRule {
    /// The forms that its sentences need, `other` the last.
    pub forms: &'static [&'static str],
    choose: fn(u64) -> &'static str,
}

impl PluralRule {
    /// The rule of a language without its country; `None` when it is not known here.
    pub fn of(language: &str) -> Option<Self> {
        let found = RULES.iter().find(|(languages, ..)| languages.contains(&language));
        found.map(|(_, forms, choose)| Self { forms, choose: *choose })
    }

    /// The rule of a language that is not known here: one for 1, other for the rest.
    pub fn plain() -> Self {
        Self { forms: ONE, choose: one }
    }

    /// The form that this number asks for.
    pub fn form(self, n: u64) -> &'static str {
        (self.choose)(n)
    }
}

type Row = (&'static [&'static str], &'static [&'static str], fn(u64) -> &'static str);

const NONE: &[&str] = &["other"];
const ONE: &[&str] = &["one", "other"];

/// Languages, the forms that they need, and how they choose. The Latin languages have a form for
/// whole millions besides (`many`): it is used where a file gives it, and nobody is asked for it.
const RULES: &[Row] = &[
    (&["ja", "zh", "ko", "vi", "th", "id", "ms", "lo", "my"], NONE, |_| "other"),
    (
        &[
            "en", "de", "nl", "sv", "nb", "nn", "no", "da", "fi", "et", "hu", "el", "tr", "eu",
            "gl", "fy", "lb", "rm", "gsw", "bg", "sq", "ka", "ast", "fo", "fur", "yi", "eo", "af",
            "sw", "ur",
        ],
        ONE,
        one,
    ),
    (&["fr", "oc"], ONE, |n| if n <= 1 { "one" } else { millions(n) }),
    (&["pt", "hy", "kab", "ff", "ln", "mg", "wa"], ONE, |n| if n <= 1 { "one" } else { "other" }),
    (&["es", "it", "ca", "lld", "scn", "vec"], ONE, |n| if n == 1 { "one" } else { millions(n) }),
    (&["is", "mk"], ONE, |n| if n % 10 == 1 && n % 100 != 11 { "one" } else { "other" }),
    (&["cs", "sk"], &["one", "few", "other"], |n| match n {
        1 => "one",
        2..=4 => "few",
        _ => "other",
    }),
    (&["pl"], &["one", "few", "many", "other"], |n| match (n, n % 10, n % 100) {
        (1, ..) => "one",
        (_, 2..=4, tens) if !matches!(tens, 12..=14) => "few",
        _ => "many",
    }),
    (&["ru", "uk", "be"], &["one", "few", "many", "other"], |n| match (n % 10, n % 100) {
        (1, tens) if tens != 11 => "one",
        (2..=4, tens) if !matches!(tens, 12..=14) => "few",
        _ => "many",
    }),
    (&["hr", "sr", "bs", "sh"], &["one", "few", "other"], |n| match (n % 10, n % 100) {
        (1, tens) if tens != 11 => "one",
        (2..=4, tens) if !matches!(tens, 12..=14) => "few",
        _ => "other",
    }),
    (&["sl"], &["one", "two", "few", "other"], |n| match n % 100 {
        1 => "one",
        2 => "two",
        3 | 4 => "few",
        _ => "other",
    }),
    (&["lt"], &["one", "few", "other"], |n| match (n % 10, n % 100) {
        (_, 11..=19) | (0, _) => "other",
        (1, _) => "one",
        _ => "few",
    }),
    (&["lv"], &["zero", "one", "other"], |n| match (n % 10, n % 100) {
        (0, _) | (_, 11..=19) => "zero",
        (1, _) => "one",
        _ => "other",
    }),
    (&["ro", "mo"], &["one", "few", "other"], |n| match (n, n % 100) {
        (1, _) => "one",
        (0, _) | (_, 1..=19) => "few",
        _ => "other",
    }),
    (&["br"], &["one", "two", "few", "many", "other"], |n| match (n % 10, n % 100) {
        (1, tens) if !matches!(tens, 11 | 71 | 91) => "one",
        (2, tens) if !matches!(tens, 12 | 72 | 92) => "two",
        (3 | 4 | 9, tens) if !matches!(tens, 10..=19 | 70..=79 | 90..=99) => "few",
        _ if n != 0 && n.is_multiple_of(1_000_000) => "many",
        _ => "other",
    }),
    (&["cy"], &["zero", "one", "two", "few", "many", "other"], |n| match n {
        0 => "zero",
        1 => "one",
        2 => "two",
        3 => "few",
        6 => "many",
        _ => "other",
    }),
    (&["ga"], &["one", "two", "few", "many", "other"], |n| match n {
        1 => "one",
        2 => "two",
        3..=6 => "few",
        7..=10 => "many",
        _ => "other",
    }),
    (&["gd"], &["one", "two", "few", "other"], |n| match n {
        1 | 11 => "one",
        2 | 12 => "two",
        3..=10 | 13..=19 => "few",
        _ => "other",
    }),
    (&["gv"], &["one", "two", "few", "other"], |n| match (n % 10, n % 100) {
        (1, _) => "one",
        (2, _) => "two",
        (_, tens) if tens % 20 == 0 => "few",
        _ => "other",
    }),
    (&["he", "se", "smn", "iu"], &["one", "two", "other"], |n| match n {
        1 => "one",
        2 => "two",
        _ => "other",
    }),
    (&["mt"], &["one", "two", "few", "many", "other"], |n| match (n, n % 100) {
        (1, _) => "one",
        (2, _) => "two",
        (0, _) | (_, 3..=10) => "few",
        (_, 11..=19) => "many",
        _ => "other",
    }),
    (&["ar"], &["zero", "one", "two", "few", "many", "other"], |n| match (n, n % 100) {
        (0, _) => "zero",
        (1, _) => "one",
        (2, _) => "two",
        (_, 3..=10) => "few",
        (_, 11..=99) => "many",
        _ => "other",
    }),
];

fn one(n: u64) -> &'static str {
    if n == 1 { "one" } else { "other" }
}

fn millions(n: u64) -> &'static str {
    if n != 0 && n.is_multiple_of(1_000_000) { "many" } else { "other" }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Samples of CLDR 45, "Language Plural Rules".
    #[test]
    fn numbers_ask_for_the_forms_of_cldr() {
        for (language, samples) in [
            ("fr", &[(0, "one"), (1, "one"), (2, "other"), (1_000_000, "many")][..]),
            ("en", &[(0, "other"), (1, "one"), (2, "other"), (1_000_000, "other")]),
            ("es", &[(0, "other"), (1, "one"), (2_000_000, "many")]),
            ("pl", &[(1, "one"), (3, "few"), (5, "many"), (12, "many"), (22, "few"), (21, "many")]),
            ("ru", &[(1, "one"), (21, "one"), (11, "many"), (24, "few"), (0, "many")]),
            ("cs", &[(0, "other"), (1, "one"), (4, "few"), (5, "other"), (22, "other")]),
            ("sl", &[(1, "one"), (101, "one"), (2, "two"), (104, "few"), (5, "other")]),
            ("br", &[(1, "one"), (21, "one"), (11, "other"), (71, "other"), (2, "two")]),
            ("br", &[(72, "other"), (9, "few"), (19, "other"), (0, "other"), (1_000_000, "many")]),
            ("cy", &[(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (6, "many"), (4, "other")]),
            ("ga", &[(1, "one"), (2, "two"), (6, "few"), (7, "many"), (11, "other")]),
            ("gd", &[(11, "one"), (12, "two"), (19, "few"), (20, "other")]),
            ("lt", &[(1, "one"), (11, "other"), (21, "one"), (9, "few"), (10, "other")]),
            ("lv", &[(0, "zero"), (1, "one"), (11, "zero"), (21, "one"), (2, "other")]),
            ("ro", &[(0, "few"), (1, "one"), (19, "few"), (20, "other"), (101, "few")]),
            ("ar", &[(0, "zero"), (3, "few"), (11, "many"), (100, "other"), (103, "few")]),
            ("ja", &[(0, "other"), (1, "other")]),
        ] {
            let rule = PluralRule::of(language).unwrap();
            for (n, form) in samples {
                assert_eq!(rule.form(*n), *form, "{language}: {n}");
            }
        }
    }

    #[test]
    fn every_rule_keeps_to_its_forms() {
        for (languages, forms, choose) in RULES {
            assert_eq!(forms.last(), Some(&"other"), "{languages:?}");
            let known = forms.iter().map(|form| FORMS.iter().position(|it| it == form).unwrap());
            assert!(known.is_sorted(), "{languages:?}");
            let asked: std::collections::BTreeSet<&str> = (0..2_000).map(choose).collect();
            assert!(asked.iter().all(|form| forms.contains(form)), "{languages:?}: {asked:?}");
        }
        let mut all: Vec<&&str> = RULES.iter().flat_map(|(languages, ..)| *languages).collect();
        all.sort();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count, "a language stands in two rows");
    }
}
