//! P104: a public page asked for where the badge forbids one.

use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::Publish;

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "P104",
    severity: Severity::Error,
    message: Bilingual {
        fr: "une page publique est demandée pour « {badge} », que le badge interdit (`{key}`)",
        en: "a public page is asked for “{badge}”, which the badge forbids (`{key}`)",
    },
    reason: Bilingual {
        fr: "Le badge concerne des personnes mineures, ou dit d’elles quelque chose de délicat.",
        en: "The badge concerns people under age, or says something delicate of them.",
    },
    way_out: Bilingual {
        fr: "Écrivez `publish = \"credential\"` ou `publish = \"none\"`.",
        en: "Write `publish = \"credential\"` or `publish = \"none\"`.",
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
minors = true
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
=== content/awards/a.toml
badge = "reparer"
awarded = 2026-06-01
publish = "page"

[[award]]
^^^^^^^^^ P104
id = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d"
recipient = { hash = "sha256$49b5fe6fc9c8d1ae272e7a94739e11f97200128e8bacf9233bb15f2091c0e3be", salt = "IY6R9OxYqNf9mlNsYv7zsA" }
status = 70211
"#,
    good: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
minors = true
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
=== content/awards/a.toml
badge = "reparer"
awarded = 2026-06-01
publish = "credential"

[[award]]
id = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d"
recipient = { hash = "sha256$49b5fe6fc9c8d1ae272e7a94739e11f97200128e8bacf9233bb15f2091c0e3be", salt = "IY6R9OxYqNf9mlNsYv7zsA" }
status = 70211
"#,
};

fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    // Where pages are the site's default nobody asked for this one, and none is made.
    if catalogue.settings.publish == Publish::Page {
        return;
    }
    for award in catalogue.awards.iter().filter(|award| award.publish == Publish::Page) {
        let version = &catalogue[award.version];
        let key = match (version.minors, version.sensitive) {
            (true, _) => "minors",
            (_, true) => "sensitive",
            _ => continue,
        };
        let finding = RULE.at(award.span).with("badge", version.slug.as_str());
        report.push(finding.with("key", key));
    }
}
