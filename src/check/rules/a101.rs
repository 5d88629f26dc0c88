//! A101: an image without words, in a language in which its badge is published.

use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Lang, Report, Rule, Severity, Span};
use crate::model::{Status, Text};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "A101",
    severity: Severity::Error,
    message: Bilingual {
        fr: "l’image n’est pas décrite (`image_alt`) en : {languages}",
        en: "the image is not described (`image_alt`) in: {languages}",
    },
    reason: Bilingual {
        fr: "Qui ne voit pas l’image doit savoir ce qu’elle montre.",
        en: "Whoever does not see the image must know what it shows.",
    },
    way_out: Bilingual {
        fr: "Écrivez en une phrase ce que montre l’image : `image_alt = \"…\"`.",
        en: "Write in one sentence what the image shows: `image_alt = \"…\"`.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image = "reparer.svg"
        ^^^^^^^^^^^^^ A101
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
image = "reparer.svg"
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
};

/// A page in a language into which the badge is not translated shows the reference text, image
/// words included, and T101 says so. Once it is translated, the image must be as well.
fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    let mut look = |name: &Text, alt: Option<&Text>, span: Span| {
        let published = catalogue
            .settings
            .languages
            .iter()
            .filter(|lang| **lang == catalogue.language() || name.get(**lang).is_some());
        let missing: Vec<&str> = published
            .filter(|lang| alt.is_none_or(|alt| alt.get(**lang).is_none()))
            .map(Lang::as_str)
            .collect();
        if !missing.is_empty() {
            report.push(RULE.at(span).with("languages", missing.join(", ")));
        }
    };
    for version in catalogue.versions.iter().filter(|it| it.status != Status::Draft) {
        let place = if version.image_alt.is_some() { "image_alt" } else { "image" };
        look(&version.name, version.image_alt.as_ref(), version.place(place));
    }
    for issuer in catalogue.issuers.iter().filter(|issuer| issuer.image.is_some()) {
        let place = issuer.places.iter().find(|(key, _)| *key == "image");
        let place = place.map_or(issuer.span, |it| it.1);
        look(&issuer.name, issuer.image_alt.as_ref(), place);
    }
}
