//! W108: a year in the name of a badge that does not say which edition it is.

use crate::check::prose::words::Words;
use crate::check::prose::{of_version, open_versions};
use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "W108",
    severity: Severity::Advice,
    message: Bilingual {
        fr: "le nom porte l’année {year}, et `edition` ne la dit pas",
        en: "the name has the year {year}, and `edition` does not say it",
    },
    reason: Bilingual {
        fr: "Sans édition, les badges des autres années passent pour des badges sans rapport avec celui-ci.",
        en: "Without an edition, the badges of other years seem to have nothing to do with this one.",
    },
    way_out: Bilingual { fr: "Ajoutez `edition = \"{year}\"`.", en: "Add `edition = \"{year}\"`." },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/badges/reparer.md
+++
name = "Fête du réemploi 2026"
                         ^^^^ W108
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
    good: r#"
=== content/badges/reparer.md
+++
name = "Fête du réemploi 2026"
edition = "2026"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
};

/// Words before a year that is an aim, and no edition.
const AIMS: [&str; 9] =
    ["agenda", "horizon", "objectif", "objectifs", "vision", "plan", "odd", "goals", "ziele"];

fn run(scene: &Scene<'_>, report: &mut Report) {
    for version in open_versions(scene).filter(|it| it.edition.is_none()) {
        // One finding for one badge: the reference name is enough.
        let badge = of_version(version, scene.sources);
        let Some(name) = badge.under("name").next() else { continue };
        let words = Words::of(name.text);
        let is_edition = |nth: &usize| {
            let before = nth.checked_sub(1).map_or("", |before| words.word(before));
            is_year(words.word(*nth)) && !AIMS.contains(&before)
        };
        if let Some(nth) = (0..words.len()).find(is_edition) {
            let finding = RULE.at(name.at(words.range(nth, nth + 1)));
            report.push(finding.with("year", words.word(nth)));
        }
    }
}

/// A year in which badges were given, or may be.
fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|year: u16| (2005..=2099).contains(&year))
}
