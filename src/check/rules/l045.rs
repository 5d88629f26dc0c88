//! L045: a badge that is awarded says what a new badge says before anybody has written it.

use crate::check::prose::{Passage, of_version, open_versions};
use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};

pub(in crate::check) const CHECK: Check =
    Check { rules: &[&RULE], run, examples: &[EXAMPLE, EXAMPLE_ITEM] };

static RULE: Rule = Rule {
    code: "L045",
    severity: Severity::Error,
    message: Bilingual {
        fr: "« {words} » : ce texte attend encore d’être écrit",
        en: "“{words}”: this text is still to be written",
    },
    reason: Bilingual {
        fr: "Les documents signés porteraient ces mots, et qui reçoit le badge les garderait.",
        en: "Signed documents would hold these words, and whoever receives the badge would keep them.",
    },
    way_out: Bilingual {
        fr: "Écrivez le texte du badge à cet endroit, ou laissez-le en brouillon : `status = \"draft\"`.",
        en: "Write the text of the badge here, or leave it a draft: `status = \"draft\"`.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "À écrire : ce que le badge reconnaît, en une phrase."
               ^^^^^^^^ L045
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
    good: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état un objet du quotidien."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
};

const EXAMPLE_ITEM: Example = Example {
    bad: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état un objet du quotidien."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
La personne a :

- mené trois réparations avec qui apporte l’objet ;
- fait une chose que l’on peut voir ou raconter ;
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ L045
"#,
    good: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état un objet du quotidien."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
La personne a :

- mené trois réparations avec qui apporte l’objet ;
- à écrire aussi, dans le carnet de l’atelier, ce qui a été changé.
"#,
};

/// How a text opens that is to be written; a colon or a full stop follows.
const OPENINGS: [&str; 2] = ["À écrire", "To be written"];

/// What stands below, in the criteria of a new badge.
const STOCK: [&str; 2] =
    ["fait une chose que l’on peut voir ou raconter", "done something that can be seen or told"];

fn run(scene: &Scene<'_>, report: &mut Report) {
    for version in open_versions(scene) {
        for passage in of_version(version, scene.sources).passages {
            if let Some(end) = opening(passage.text) {
                note(&passage, 0..end, report);
            } else if let Some((at, words)) =
                STOCK.iter().find_map(|words| passage.text.find(words).map(|at| (at, words)))
            {
                note(&passage, at..at + words.len(), report);
            }
        }
    }
}

fn note(passage: &Passage<'_>, range: std::ops::Range<usize>, report: &mut Report) {
    let words = passage.text[range.clone()].to_owned();
    report.push(RULE.at(passage.at(range)).with("words", words));
}

/// Where the opening ends of a text that only says that it is to be written.
fn opening(text: &str) -> Option<usize> {
    OPENINGS.iter().find_map(|words| {
        let rest = text.strip_prefix(words)?;
        rest.trim_start().starts_with([':', '.', '…']).then_some(words.len())
    })
}
