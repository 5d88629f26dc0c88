//! A108: a paragraph in capitals.

use crate::check::prose::{markdown, subjects};
use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "A108",
    severity: Severity::Advice,
    message: Bilingual {
        fr: "ce passage est tout en capitales",
        en: "this passage is all in capitals",
    },
    reason: Bilingual {
        fr: "Les capitales se lisent lentement, surtout pour qui est dyslexique, et certains lecteurs d’écran les épellent.",
        en: "Capitals are slow to read, above all for people with dyslexia, and some screen readers spell them.",
    },
    way_out: Bilingual {
        fr: "Écrivez-le en minuscules ; `**…**` le met en valeur.",
        en: "Write it in lower case; `**…**` makes it stand out.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/pages/aide.md
+++
name = "Aide"
+++
MERCI DE RAPPORTER LES OUTILS AVANT LE SOIR.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ A108
"#,
    good: r#"
=== content/pages/aide.md
+++
name = "Aide"
+++
**Merci de rapporter les outils avant le soir.**
"#,
};

/// Fewer words may be an acronym and its number.
const FEWEST_WORDS: usize = 4;

/// Fewer letters may be acronyms in a row.
const FEWEST_LETTERS: usize = 20;

fn run(scene: &Scene<'_>, report: &mut Report) {
    for subject in subjects(scene) {
        for text in subject.markdown() {
            let seen = markdown::look(text.text);
            for block in seen.blocks.iter().filter(|it| it.paragraph || it.in_list) {
                let letters = || {
                    let pieces = block.pieces.iter().map(|piece| &text.text[piece.range.clone()]);
                    pieces.flat_map(str::chars).filter(|c| c.is_alphabetic())
                };
                let long = letters().count() >= FEWEST_LETTERS
                    && block.words(text.text).len() >= FEWEST_WORDS;
                if long && letters().all(char::is_uppercase) {
                    report.push(RULE.at(text.at(block.range())));
                }
            }
        }
    }
}
