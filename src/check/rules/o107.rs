//! O107: places of the status lists that were counted instead of drawn.

use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::Award;

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "O107",
    severity: Severity::Error,
    message: Bilingual {
        fr: "les places de la liste d’état se suivent dans ce fichier, de {first} à {last}",
        en: "the places of the status list follow each other in this file, from {first} to {last}",
    },
    reason: Bilingual {
        fr: "Qui connaît une place devine celles des autres, dans l’ordre où les badges furent remis : la liste ne cache plus personne.",
        en: "Whoever knows one place guesses the others’, in the order in which badges were given: the list hides nobody any more.",
    },
    way_out: Bilingual {
        fr: "Avant de publier, donnez-les avec `blason award`, qui tire au hasard. Ce qui est publié ne change plus de place : acceptez alors {code}, avec la raison.",
        en: "Before publishing, give them with `blason award`, which draws at random. What is published keeps its place: accept {code} then, with the reason.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/awards/2026-06-14.toml
badge = "ecoute"
awarded = 2026-06-14
[[award]]
^^^^^^^^^ O107
id = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c01"
recipient = { id = "did:example:a" }
status = 1
[[award]]
id = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c02"
recipient = { id = "did:example:b" }
status = 2
[[award]]
id = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c03"
recipient = { id = "did:example:c" }
status = 3
[[award]]
id = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c04"
recipient = { id = "did:example:d" }
status = 4
"#,
    good: r#"
=== content/awards/2026-06-14.toml
badge = "ecoute"
awarded = 2026-06-14
[[award]]
id = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c01"
recipient = { id = "did:example:a" }
status = 93021
[[award]]
id = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c02"
recipient = { id = "did:example:b" }
status = 2
[[award]]
id = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c03"
recipient = { id = "did:example:c" }
status = 3
[[award]]
id = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c04"
recipient = { id = "did:example:d" }
status = 48110
"#,
};

/// Awards that must follow each other before chance can be ruled out: among 131,072 places, three
/// neighbours in order are one draw in seventeen thousand million.
const ENOUGH: usize = 4;

fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    let mut awards: Vec<&Award> = catalogue.awards.iter().collect();
    awards.sort_unstable_by_key(|award| award.span);
    for file in awards.chunk_by(|a, b| a.span.source == b.span.source) {
        let follows = |a: &&Award, b: &&Award| a.status.map(|it| it + 1) == b.status;
        let runs = file.chunk_by(|a, b| a.status.is_some() && follows(a, b));
        if let Some(run) = runs.into_iter().find(|run| run.len() >= ENOUGH) {
            let place = |award: &Award| award.status.unwrap_or_default().to_string();
            let finding = RULE.at(run[0].span).with("first", place(run[0]));
            let finding = finding.with("last", place(run[run.len() - 1]));
            report.push(finding.with("code", RULE.code));
        }
    }
}
