//! L009: a published badge that asks for one that is still a draft.

use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::Status;

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "L009",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "ce badge demande « {badge} », qui est encore un brouillon",
        en: "this badge asks for “{badge}”, which is still a draft",
    },
    reason: Bilingual {
        fr: "Un brouillon n’est pas publié : la page mènerait à un badge que personne ne peut recevoir.",
        en: "A draft is not published: the page would lead to a badge that nobody can receive.",
    },
    way_out: Bilingual {
        fr: "Publiez « {badge} » avec `status = \"active\"`, ou retirez-le de `requires`.",
        en: "Publish “{badge}” with `status = \"active\"`, or take it out of `requires`.",
    },
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

[requires]
^^^^^^^^^^ L009
all = ["ecoute"]
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
=== content/badges/ecoute/index.md
+++
name = "Écoute"
description = "Une présence qui aide."
image_alt = "Une oreille"
licence = "CC-BY-SA-4.0"
awarded_by = "Trois pairs"
status = "draft"
+++
Trois pairs racontent une situation où cette écoute a changé quelque chose.
"#,
    good: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"

[requires]
all = ["ecoute"]
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
=== content/badges/ecoute/index.md
+++
name = "Écoute"
description = "Une présence qui aide."
image_alt = "Une oreille"
licence = "CC-BY-SA-4.0"
awarded_by = "Trois pairs"
status = "active"
+++
Trois pairs racontent une situation où cette écoute a changé quelque chose.
"#,
};

fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    for version in catalogue.versions.iter().filter(|it| it.status != Status::Draft) {
        let Some(requires) = &version.requires else { continue };
        for id in requires.all.iter().chain(&requires.of) {
            let badge = &catalogue[*id];
            if catalogue[badge.current].status == Status::Draft {
                report.push(RULE.at(requires.span).with("badge", badge.slug.as_str()));
            }
        }
    }
}
