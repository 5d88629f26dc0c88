//! Which of five languages a text seems to be in, by its small words.

use super::words::Words;

/// Small words that stand in one of the five languages and in none of the others.
const SMALL: [(&str, &[&str]); 5] = [
    (
        "fr",
        &[
            "est", "et", "dans", "pour", "avec", "qui", "sur", "par", "cette", "ces", "aux", "au",
            "il", "elle", "nous", "vous", "leur", "sont", "ont", "pas", "aussi", "comme", "une",
            "les", "ete", "etre", "avoir", "faire", "fait", "sans", "chaque", "personne", "qu",
            "l", "d", "c",
        ],
    ),
    (
        "en",
        &[
            "the", "and", "to", "that", "with", "for", "this", "are", "by", "from", "have", "has",
            "it", "be", "at", "they", "their", "which", "who", "what", "you", "your", "not", "one",
            "when", "how", "been", "can", "them", "people", "other", "others", "least",
        ],
    ),
    (
        "de",
        &[
            "der", "und", "ist", "nicht", "ein", "eine", "einen", "einem", "einer", "mit", "von",
            "zu", "sich", "auf", "fur", "im", "dem", "auch", "werden", "wird", "oder", "wie",
            "durch", "nach", "bei", "sind", "haben", "sie", "ihre", "ich", "wir", "das", "zum",
            "zur",
        ],
    ),
    (
        "es",
        &[
            "el", "los", "las", "del", "y", "con", "para", "por", "una", "su", "sus", "como",
            "pero", "esta", "este", "estos", "estas", "han", "lo", "cada", "quien", "donde",
            "sobre", "entre", "ser", "hacer", "tiene", "muy",
        ],
    ),
    (
        "nl",
        &[
            "het", "een", "van", "voor", "met", "zijn", "niet", "dat", "op", "aan", "wordt",
            "worden", "door", "naar", "bij", "ook", "maar", "zich", "deze", "hun", "ik", "heeft",
            "hebben", "om", "uit", "wij", "wie", "waar",
        ],
    ),
];

/// Fewer words say nothing about their language.
const FEWEST: usize = 12;

/// Fewer small words of another language may be a quotation.
const FEWEST_SMALL: usize = 4;

/// The language that a text seems to be in, when it is clearly another of the five than `meant`.
pub(in crate::check) fn other_than(meant: &str, words: &Words) -> Option<&'static str> {
    if words.len() < FEWEST || !SMALL.iter().any(|(tongue, _)| *tongue == meant) {
        return None;
    }
    let count = |small: &[&str]| words.iter().filter(|word| small.contains(word)).count();
    let own = SMALL.iter().find(|(tongue, _)| *tongue == meant).map_or(0, |it| count(it.1));
    let counted = SMALL.iter().map(|(tongue, small)| (count(small), *tongue));
    let (most, tongue) = counted.max()?;
    let clearly = most >= FEWEST_SMALL && most >= own * 3 && most * 8 >= words.len();
    (clearly && tongue != meant).then_some(tongue)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [(&str, &str); 5] = [
        (
            "fr",
            "Avoir mené trois réparations avec les personnes qui apportent l’objet, et expliqué la panne.",
        ),
        (
            "en",
            "Having led three repairs with the people who brought the object, and explained what was broken.",
        ),
        (
            "de",
            "Drei Reparaturen mit den Menschen gemacht haben, die den Gegenstand bringen, und den Fehler erklärt haben, auch wenn er nicht zu beheben ist.",
        ),
        (
            "es",
            "Haber hecho tres reparaciones con las personas que traen el objeto, y haber explicado la avería con palabras sencillas para todos.",
        ),
        (
            "nl",
            "Drie reparaties gedaan hebben met de mensen die het voorwerp brengen, en met eenvoudige woorden uitleggen wat er niet werkt.",
        ),
    ];

    #[test]
    fn a_text_is_in_its_own_language_and_in_no_other() {
        for (tongue, text) in TEXTS {
            let words = Words::of(text);
            for (meant, _) in TEXTS {
                let other = other_than(meant, &words);
                assert_eq!(other, (meant != tongue).then_some(tongue), "{meant}: {text}");
            }
        }
        assert_eq!(other_than("br", &Words::of(TEXTS[0].1)), None);
        assert_eq!(other_than("fr", &Words::of("The short one")), None);
    }

    #[test]
    fn no_small_word_is_in_two_languages() {
        for (tongue, small) in SMALL {
            for (other, words) in SMALL.iter().filter(|(other, _)| *other != tongue) {
                let shared: Vec<_> = small.iter().filter(|it| words.contains(it)).collect();
                assert!(
                    shared.iter().all(|it| **it == "bei" || **it == "wie"),
                    "{tongue} {other}: {shared:?}"
                );
            }
        }
    }
}
