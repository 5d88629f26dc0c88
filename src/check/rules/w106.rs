//! W106: a first line, or a name, that cards and pictures cut.

use crate::check::prose::{of_version, open_versions};
use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};

pub(in crate::check) const CHECK: Check =
    Check { rules: &[&LINE, &NAME], run, examples: &[EXAMPLE] };

static LINE: Rule = Rule {
    code: "W106",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "la première ligne de la description compte {count} signes ; les cartes en montrent {limit}",
        en: "the first line of the description has {count} characters; cards show {limit}",
    },
    reason: Bilingual {
        fr: "Ce qui dépasse est coupé là où l’on partage le badge, souvent au milieu d’une phrase.",
        en: "What is longer is cut where the badge is shared, often in the middle of a sentence.",
    },
    way_out: Bilingual {
        fr: "Gardez l’essentiel en une phrase, et laissez le reste aux critères ou à une deuxième ligne.",
        en: "Keep the essential in one sentence, and leave the rest to the criteria or to a second line.",
    },
};

static NAME: Rule = Rule {
    message: Bilingual {
        fr: "le nom compte {count} signes ; les cartes et les images en montrent {limit}",
        en: "the name has {count} characters; cards and pictures show {limit}",
    },
    way_out: Bilingual {
        fr: "Choisissez un nom plus court ; la description dira le reste.",
        en: "Choose a shorter name; the description will say the rest.",
    },
    ..LINE
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/badges/reparer.md
+++
name = "Réparer les objets du quotidien avec les personnes qui nous les apportent"
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ W106
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
    good: r#"
=== content/badges/reparer.md
+++
name = "Réparer ensemble"
description = "Remettre en état les objets du quotidien avec les personnes qui nous les apportent."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
};

/// Characters of a first line that are shown.
const LONGEST_LINE: usize = 160;

/// Characters of a name that are shown.
const LONGEST_NAME: usize = 60;

fn run(scene: &Scene<'_>, report: &mut Report) {
    for version in open_versions(scene) {
        let badge = of_version(version, scene.sources);
        for (key, rule, limit) in
            [("name", &NAME, LONGEST_NAME), ("description", &LINE, LONGEST_LINE)]
        {
            for text in badge.under(key) {
                let line = text.text.lines().next().unwrap_or_default();
                let count = line.chars().count();
                if count > limit {
                    let finding = rule.at(text.at(0..line.len()));
                    let finding = finding.with("count", count.to_string());
                    report.push(finding.with("limit", limit.to_string()));
                }
            }
        }
    }
}
