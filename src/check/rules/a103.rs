//! A103: words that are drawn in the image and are not in its description.

use crate::check::prose::of_version;
use crate::check::prose::words::Words;
use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::Status;

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "A103",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "l’image porte les mots « {text} » (`image_text`), et sa description ne les dit pas",
        en: "the image has the words “{text}” in it (`image_text`), and its description does not say them",
    },
    reason: Bilingual {
        fr: "Ce qui est écrit dans l’image est lu par qui la voit, et perdu pour les autres.",
        en: "What is written in the image is read by those who see it, and lost to others.",
    },
    way_out: Bilingual {
        fr: "Reprenez ces mots dans `image_alt` : « Un tournevis, avec les mots “{text}” ».",
        en: "Take these words up in `image_alt`: “A screwdriver, with the words ‘{text}’”.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis rouge"
             ^^^^^^^^^^^^^^^^^^ A103
image_text = "Réparer, c’est gagner"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
    good: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis rouge, et autour de lui « Réparer, c’est gagner »"
image_text = "Réparer, c’est gagner"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
};

/// A description in another language may say the words in that language: only the reference is
/// held against them.
fn run(scene: &Scene<'_>, report: &mut Report) {
    let versions = scene.catalogue.versions.iter();
    for version in versions.filter(|it| it.status != Status::Draft && !it.frozen) {
        let Some(drawn) = version.image_text.as_deref() else { continue };
        let badge = of_version(version, scene.sources);
        let Some(alt) = badge.under("image_alt").next() else { continue };
        let said = Words::of(alt.text);
        if !Words::of(drawn).iter().all(|word| said.iter().any(|it| it == word)) {
            report.push(RULE.at(alt.whole()).with("text", drawn));
        }
    }
}
