//! W102: criteria that repeat the description.

use crate::check::prose::words::Words;
use crate::check::prose::{markdown, of_version, open_versions};
use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "W102",
    severity: Severity::Advice,
    message: Bilingual {
        fr: "les critères répètent la description",
        en: "the criteria repeat the description",
    },
    reason: Bilingual {
        fr: "La description dit ce qui est reconnu, les critères ce qu’il a fallu faire : l’un des deux manque.",
        en: "The description says what is recognised, the criteria what had to be done: one of them is missing.",
    },
    way_out: Bilingual {
        fr: "Gardez la description, et dites sous l’en-tête ce que la personne a fait.",
        en: "Keep the description, and say below the header what the person did.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état un objet du quotidien avec la personne qui l’apporte."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Remettre en état un objet du quotidien, avec la personne qui l’apporte.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ W102
"#,
    good: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état un objet du quotidien avec la personne qui l’apporte."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Avoir mené trois réparations, et expliqué la panne avec des mots simples.
"#,
};

fn run(scene: &Scene<'_>, report: &mut Report) {
    for version in open_versions(scene) {
        let badge = of_version(version, scene.sources);
        for criteria in badge.under("criteria") {
            let mut described = badge.under("description").filter(|it| it.lang == criteria.lang);
            let Some(description) = described.next() else { continue };
            let words = markdown::look(criteria.text).words(criteria.text);
            if words.len() > 0 && words.same_as(&Words::of(description.text)) {
                report.push(RULE.at(criteria.whole()));
            }
        }
    }
}
