//! F102: an alignment whose code and address are of two places.

use crate::check::frameworks::{self, aligned};
use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};

pub(in crate::check) const CHECK: Check =
    Check { rules: &[&CODE, &FRAMEWORK], run, examples: &[EXAMPLE] };

static CODE: Rule = Rule {
    code: "F102",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "le code est {code}, et l’adresse mène à {other}",
        en: "the code is {code}, and the address leads to {other}",
    },
    reason: Bilingual {
        fr: "Qui suit le lien ne trouve pas ce que le badge annonce.",
        en: "Whoever follows the link does not find what the badge announces.",
    },
    way_out: Bilingual {
        fr: "Gardez celui des deux qui est juste, et corrigez l’autre.",
        en: "Keep the right one of the two, and correct the other.",
    },
};

static FRAMEWORK: Rule = Rule {
    message: Bilingual {
        fr: "le référentiel est {code}, et l’adresse est de {other}",
        en: "the framework is {code}, and the address is of {other}",
    },
    ..CODE
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
[[alignment]]
framework = "RNCP"
code = "RNCP37274"
name = "Un titre"
url = "https://www.francecompetences.fr/recherche/rncp/37275/"
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ F102
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
[[alignment]]
framework = "RNCP"
code = "RNCP37274"
name = "Un titre"
url = "https://www.francecompetences.fr/recherche/rncp/37274/"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
};

fn run(scene: &Scene<'_>, report: &mut Report) {
    for alignment in aligned(scene.catalogue) {
        let Some(here) = frameworks::named(alignment) else { continue };
        let Some(there) = frameworks::at(&alignment.url) else { continue };
        let place = alignment.place("url");
        // CléA is an entry of a register, and some frameworks are published by others: only the two
        // registers exclude each other.
        let registers = ["RNCP", "RS"];
        if here.name != there.name {
            if registers.contains(&here.name) && registers.contains(&there.name) {
                report.push(FRAMEWORK.at(place).with("code", here.name).with("other", there.name));
            }
            continue;
        }
        let code = alignment.code.as_deref().filter(|code| (here.is_code)(code));
        if let (Some(code), Some(other)) = (code, frameworks::code_in(&alignment.url, here))
            && !frameworks::same_code(code, other)
        {
            report.push(CODE.at(place).with("code", code).with("other", other));
        }
    }
}
