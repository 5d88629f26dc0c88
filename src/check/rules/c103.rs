//! C103: a badge whose reuse nobody may judge.

use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::Status;

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "C103",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "ce badge ne dit pas sous quelle licence il est publié",
        en: "this badge does not say under which licence it is published",
    },
    reason: Bilingual {
        fr: "Sans licence, un autre collectif n’a pas le droit de reprendre le texte.",
        en: "Without a licence, no other collective may take up the text.",
    },
    way_out: Bilingual {
        fr: "Ajoutez par exemple `licence = \"CC-BY-SA-4.0\"`.",
        en: "Add for example `licence = \"CC-BY-SA-4.0\"`.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/badges/reparer.md
+++
^ C103
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
awarded_by = "L’atelier"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
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

fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    let published = catalogue.versions.iter().filter(|it| it.status != Status::Draft);
    for version in published.filter(|it| it.licence.is_none()) {
        report.push(RULE.at(version.span));
    }
}
