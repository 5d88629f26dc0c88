//! T103: lists that do not have as many items in a translation.

use crate::check::prose::{markdown, subjects};
use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "T103",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "points de liste : {count} en « {lang} », {expected} dans le texte de référence",
        en: "list items: {count} in “{lang}”, {expected} in the reference text",
    },
    reason: Bilingual {
        fr: "Un point a été oublié ou ajouté : deux personnes liraient deux promesses différentes.",
        en: "An item was forgotten or added: two people would read two different promises.",
    },
    way_out: Bilingual {
        fr: "Comparez les deux listes, et donnez-leur les mêmes points.",
        en: "Compare the two lists, and give them the same items.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== blason.toml
base_url = "https://badges.example.org/"
title = "Badges"
languages = ["fr", "en"]
issuer = "liens"
=== content/badges/ecoute/index.en.md
+++
name = "Listening"
description = "A presence that helps."
image_alt = "An ear"
awarded_by = "Three peers"
+++
Three peers tell of a situation in which this listening changed something.
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Il faut, au cours de l’année :

- avoir mené trois réparations ;
- avoir expliqué la panne.
=== content/badges/reparer.en.md
+++
name = "Mending"
description = "Fixing things."
image_alt = "A screwdriver"
awarded_by = "The workshop"
+++
In the course of a year, people have:
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ T103

- led three repairs.
"#,
    good: r#"
=== blason.toml
base_url = "https://badges.example.org/"
title = "Badges"
languages = ["fr", "en"]
issuer = "liens"
=== content/badges/ecoute/index.en.md
+++
name = "Listening"
description = "A presence that helps."
image_alt = "An ear"
awarded_by = "Three peers"
+++
Three peers tell of a situation in which this listening changed something.
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Il faut, au cours de l’année :

- avoir mené trois réparations ;
- avoir expliqué la panne.
=== content/badges/reparer.en.md
+++
name = "Mending"
description = "Fixing things."
image_alt = "A screwdriver"
awarded_by = "The workshop"
+++
In the course of a year, people have:

- led three repairs;
- explained the fault.
"#,
};

fn run(scene: &Scene<'_>, report: &mut Report) {
    for subject in subjects(scene) {
        let mut expected = None;
        for text in subject.markdown() {
            let items = markdown::look(text.text).items;
            if text.reference {
                expected = Some(items);
            } else if let Some(expected) = expected.filter(|expected| *expected != items) {
                let finding = RULE.at(text.whole()).with("count", items.to_string());
                let finding = finding.with("expected", expected.to_string());
                report.push(finding.with("lang", text.lang.as_str()));
            }
        }
    }
}
