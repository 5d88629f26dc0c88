//! C105: a badge outside the families of its catalogue.

use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::{Status, TermKind};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "C105",
    severity: Severity::Advice,
    message: Bilingual {
        fr: "ce badge n’est d’aucune famille, et d’autres en ont une",
        en: "this badge is of no family, and others have one",
    },
    reason: Bilingual {
        fr: "Qui parcourt le catalogue par familles ne le rencontrera pas.",
        en: "Whoever goes through the catalogue by families will not meet it.",
    },
    way_out: Bilingual {
        fr: "Ajoutez `family = \"…\"` ; familles du catalogue : {families}.",
        en: "Add `family = \"…\"`; families of the catalogue: {families}.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/frameworks/reperes.toml
name = "Repères"
[[family]]
slug = "savoir-faire"
name = "Savoir-faire"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
family = "savoir-faire"
+++
Trois réparations.
=== content/badges/ecoute/index.md
+++
^ C105
name = "Écoute"
description = "Une présence qui aide."
image_alt = "Une oreille"
licence = "CC-BY-SA-4.0"
+++
Trois pairs racontent une situation.
"#,
    good: r#"
=== content/frameworks/reperes.toml
name = "Repères"
[[family]]
slug = "savoir-faire"
name = "Savoir-faire"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
family = "savoir-faire"
+++
Trois réparations.
=== content/badges/ecoute/index.md
+++
name = "Écoute"
description = "Une présence qui aide."
image_alt = "Une oreille"
licence = "CC-BY-SA-4.0"
family = "savoir-faire"
+++
Trois pairs racontent une situation.
"#,
};

fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    let current = || {
        let badges = catalogue.badges.iter().map(|badge| &catalogue[badge.current]);
        badges.filter(|version| version.status == Status::Active)
    };
    if !current().any(|version| version.family.is_some()) {
        return;
    }
    let families = catalogue.terms.iter().filter(|term| term.kind == TermKind::Family);
    let families: Vec<&str> = families.map(|term| term.slug.as_str()).collect();
    for version in current().filter(|version| version.family.is_none()) {
        report.push(RULE.at(version.span).with("families", families.join(", ")));
    }
}
