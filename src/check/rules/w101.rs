//! W101: criteria that say nothing: a few words, or a phrase that would do for any badge.

use crate::check::prose::{markdown, of_tongue, of_version, open_versions};
use crate::check::{Check, Example, Scene};
use crate::ground::report::Told;
use crate::ground::{Bilingual, Report, Rule, Severity};

pub(in crate::check) const CHECK: Check =
    Check { rules: &[&SHORT, &STOCK], run, examples: &[EXAMPLE, EXAMPLE_STOCK] };

static SHORT: Rule = Rule {
    code: "W101",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "les critères tiennent en {words}",
        en: "the criteria are {words} long",
    },
    reason: Bilingual {
        fr: "Qui lit le badge ne saura pas ce qu’il a fallu faire pour le recevoir.",
        en: "Whoever reads the badge will not know what had to be done to receive it.",
    },
    way_out: Bilingual {
        fr: "Dites ce que la personne a fait, avec qui et dans quelle situation : deux ou trois lignes suffisent.",
        en: "Say what the person did, with whom and in which situation: two or three lines are enough.",
    },
};

static STOCK: Rule = Rule {
    message: Bilingual {
        fr: "« {words} » se dirait de n’importe quel badge",
        en: "“{words}” could be said of any badge",
    },
    ..SHORT
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Trois réparations.
^^^^^^^^^^^^^^^^^^ W101
"#,
    good: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
};

const EXAMPLE_STOCK: Example = Example {
    bad: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Ce badge est attribué manuellement, selon des critères définis par l’association.
             ^^^^^^^^^^^^^^^^^^^^^ W101
"#,
    good: EXAMPLE.good,
};

const WORD: Bilingual = Bilingual { fr: "{count} mot", en: "{count} word" };
const WORDS: Bilingual = Bilingual { fr: "{count} mots", en: "{count} words" };

/// Fewer words than this say nothing.
const FEWEST: usize = 8;

/// With as many words, a stock phrase is only the beginning.
const ENOUGH: usize = 25;

/// Phrases that stand in the place of criteria.
const PHRASES: [(&str, &[&str]); 5] = [
    (
        "fr",
        &[
            "attribue manuellement",
            "attribution manuelle",
            "criteres definis par",
            "criteres a definir",
            "criteres a venir",
            "criteres a completer",
            "texte a venir",
            "lorem ipsum",
        ],
    ),
    (
        "en",
        &[
            "you did something amazing",
            "awarded manually",
            "manually awarded",
            "criteria defined by",
            "criteria to be defined",
            "criteria to come",
            "to be announced",
            "lorem ipsum",
        ],
    ),
    ("de", &["manuell vergeben", "kriterien folgen", "kriterien werden noch", "lorem ipsum"]),
    (
        "es",
        &[
            "otorgada manualmente",
            "criterios por definir",
            "criterios definidos por",
            "lorem ipsum",
        ],
    ),
    ("nl", &["handmatig toegekend", "criteria volgen", "criteria bepaald door", "lorem ipsum"]),
];

fn run(scene: &Scene<'_>, report: &mut Report) {
    for version in open_versions(scene) {
        for criteria in of_version(version, scene.sources).under("criteria") {
            let seen = markdown::look(criteria.text);
            let words = seen.words(criteria.text);
            let phrases = of_tongue(&PHRASES, criteria.tongue()).unwrap_or_default();
            if let Some(found) = words.find(phrases).filter(|_| words.len() < ENOUGH) {
                let said = &criteria.text[found.range.clone()];
                report.push(STOCK.at(criteria.at(found.range)).with("words", said));
            } else if words.len() < FEWEST
                && has_blanks(criteria.text)
                // A link alone is another mistake, and has its own words.
                && seen.links.is_empty()
                && seen.bare.is_empty()
            {
                let count = Told::counted(words.len(), WORD, WORDS);
                report.push(SHORT.at(criteria.whole()).with("words", count));
            }
        }
    }
}

/// Whether the text is in a script that parts its words by blanks.
fn has_blanks(text: &str) -> bool {
    !text.chars().any(
        |c| matches!(c, '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{9fff}'),
    )
}
