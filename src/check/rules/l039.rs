//! L039: an award gives a result that its badge does not describe.

use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity, nearest};

pub(in crate::check) const CHECK: Check =
    Check { rules: &[&RULE, &RULE_NEAR], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "L039",
    severity: Severity::Error,
    message: Bilingual {
        fr: "le badge « {badge} » ne décrit pas « {word} »",
        en: "badge “{badge}” does not describe “{word}”",
    },
    reason: Bilingual {
        fr: "Le résultat publié pointe vers sa description : sans elle, personne ne sait le lire.",
        en: "The published result points to its description: without it, nobody can read it.",
    },
    way_out: Bilingual {
        fr: "Noms décrits par le badge : {known}.",
        en: "Names that the badge describes: {known}.",
    },
};

static RULE_NEAR: Rule = Rule {
    way_out: Bilingual {
        fr: "Vouliez-vous dire « {nearest} » ?", en: "Did you mean “{nearest}”?"
    },
    ..RULE
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

[[result]]
id = "cadre"
name = "Cadre"
type = "RubricCriterionLevel"
[[result.level]]
id = "aisance"
name = "Avec aisance"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
=== content/awards/a.toml
badge = "reparer"
awarded = 2026-06-01

[[award]]
^^^^^^^^^ L039
id = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d"
recipient = { hash = "sha256$49b5fe6fc9c8d1ae272e7a94739e11f97200128e8bacf9233bb15f2091c0e3be", salt = "IY6R9OxYqNf9mlNsYv7zsA" }
status = 70211
results = [{ result = "cadre", level = "aisence" }]
"#,
    good: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"

[[result]]
id = "cadre"
name = "Cadre"
type = "RubricCriterionLevel"
[[result.level]]
id = "aisance"
name = "Avec aisance"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
=== content/awards/a.toml
badge = "reparer"
awarded = 2026-06-01

[[award]]
id = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d"
recipient = { hash = "sha256$49b5fe6fc9c8d1ae272e7a94739e11f97200128e8bacf9233bb15f2091c0e3be", salt = "IY6R9OxYqNf9mlNsYv7zsA" }
status = 70211
results = [{ result = "cadre", level = "aisance" }]
"#,
};

const NONE: Bilingual = Bilingual { fr: "aucun", en: "none" };

fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    for award in catalogue.awards.iter().filter(|award| award.more.is_some()) {
        let version = &catalogue[award.version];
        let mut unknown = |word: &str, known: &[&str]| {
            let finding = match nearest(word, known.iter().copied()) {
                Some(near) => RULE_NEAR.at(award.span).with("nearest", near),
                None if known.is_empty() => RULE.at(award.span).with("known", NONE),
                None => RULE.at(award.span).with("known", known.join(", ")),
            };
            report.push(finding.with("badge", version.slug.as_str()).with("word", word));
        };
        for given in &award.more().results {
            let described = given
                .result
                .as_ref()
                .map(|id| (id, version.results.iter().find(|result| result.id == *id)));
            if let Some((id, None)) = described {
                let known: Vec<&str> = version.results.iter().map(|it| it.id.as_str()).collect();
                unknown(id.as_str(), &known);
                continue;
            }
            let results = match described {
                Some((_, Some(result))) => std::slice::from_ref(result),
                _ => &version.results,
            };
            let levels: Vec<&str> =
                results.iter().flat_map(|it| &it.levels).map(|it| it.id.as_str()).collect();
            if let Some(level) = given.level.as_ref().filter(|it| !levels.contains(&it.as_str())) {
                unknown(level.as_str(), &levels);
            }
        }
    }
}
