//! T101: a badge that is not there in one of the site's languages.

use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::Status;

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "T101",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "en « {lang} », il manque à ce badge : {missing}",
        en: "in “{lang}”, this badge lacks: {missing}",
    },
    reason: Bilingual {
        fr: "La page dans cette langue montrera le texte de référence.",
        en: "The page in this language will show the reference text.",
    },
    way_out: Bilingual {
        fr: "Traduisez ce qui manque ; `blason new translation {badge} {lang}` commence le fichier, s’il n’y est pas.",
        en: "Translate what is missing; `blason new translation {badge} {lang}` begins the file, when it is not there.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== blason.toml
base_url = "https://badges.example.org/"
title = "Badges"
language = "fr"
languages = ["fr", "en"]
issuer = "liens"
profile = "open-recognition"
=== content/badges/ecoute/index.en.md
+++
name = "Listening"
description = "A presence that helps."
image_alt = "An ear"
+++
Three peers tell of a situation in which this listening changed something.
=== content/badges/reparer.md
+++
^ T101
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
    good: r#"
=== blason.toml
base_url = "https://badges.example.org/"
title = "Badges"
language = "fr"
languages = ["fr", "en"]
issuer = "liens"
profile = "open-recognition"
=== content/badges/ecoute/index.en.md
+++
name = "Listening"
description = "A presence that helps."
image_alt = "An ear"
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
Avoir mené trois réparations avec les personnes qui apportent l’objet.
=== content/badges/reparer.en.md
+++
name = "Mending"
description = "To mend what is broken."
image_alt = "A screwdriver"
+++
Led three repairs together with those who bring the object.
"#,
};

fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    let versions = catalogue
        .badges
        .iter()
        .flat_map(|badge| badge.versions.iter().map(|id| (&catalogue[*id], *id == badge.current)));
    for (version, current) in versions.filter(|(it, _)| it.status != Status::Draft) {
        let texts = [
            ("name", &version.name),
            ("description", &version.description),
            ("criteria", &version.criteria),
        ];
        for lang in &catalogue.settings.languages {
            let missing: Vec<&str> = texts
                .iter()
                .filter(|(_, text)| text.get(*lang).is_none())
                .map(|(key, _)| *key)
                .collect();
            if !missing.is_empty() {
                let finding = RULE.at(version.span).with("lang", lang.as_str());
                let finding = if current {
                    finding.with("badge", version.slug.as_str())
                } else {
                    let (slug, label) = (version.slug.as_str(), version.version.as_str());
                    finding.with("badge", format!("{slug}@{label}"))
                };
                report.push(finding.with("missing", missing.join(", ")));
            }
        }
    }
}
