//! F101: a code that the framework it names does not have.

use crate::check::frameworks::{self, aligned};
use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::Status;

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "F101",
    severity: Severity::Error,
    message: Bilingual {
        fr: "« {code} » n’a pas la forme d’un code de {framework}",
        en: "“{code}” does not have the form of a code of {framework}",
    },
    reason: Bilingual {
        fr: "Le code est signé et publié avec le badge : des programmes le chercheraient en vain.",
        en: "The code is signed and published with the badge: programs would look for it in vain.",
    },
    way_out: Bilingual {
        fr: "Un code s’écrit ainsi : {form}. Si c’est un autre référentiel, changez `framework`.",
        en: "A code is written like this: {form}. If it is another framework, change `framework`.",
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
[[alignment]]
framework = "ROME 4.0"
code = "Z1601"
       ^^^^^^^ F101
name = "Accueil et renseignements"
url = "https://example.org/rome"
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
framework = "ROME 4.0"
code = "M1601"
name = "Accueil et renseignements"
url = "https://candidat.francetravail.fr/metierscope/fiche-metier/M1601"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
};

fn run(scene: &Scene<'_>, report: &mut Report) {
    for alignment in aligned(scene.catalogue) {
        let code = alignment.code.as_deref();
        if let (Some(framework), Some(code)) = (frameworks::named(alignment), code)
            && !(framework.is_code)(code)
        {
            let finding = RULE.at(alignment.place("code")).with("code", code);
            let finding = finding.with("framework", framework.name);
            report.push(finding.with("form", framework.form));
        }
    }
    let versions = scene.catalogue.versions.iter().filter(|it| it.status != Status::Draft);
    for version in versions.filter(|it| !it.frozen) {
        for identifier in &version.identifiers {
            let Some(framework) = frameworks::called(&identifier.kind) else { continue };
            // Elsewhere a kind is the author's own word.
            if matches!(framework.name, "RNCP" | "RS") && !(framework.is_code)(&identifier.value) {
                let finding = RULE.at(version.place("identifiers"));
                let finding = finding.with("code", &*identifier.value);
                let finding = finding.with("framework", framework.name);
                report.push(finding.with("form", framework.form));
            }
        }
    }
}
