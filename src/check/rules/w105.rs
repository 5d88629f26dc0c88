//! W105: a badge that says neither who awards it nor what to show.

use crate::check::prose::{markdown, of_tongue, of_version, open_versions};
use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "W105",
    severity: Severity::Advice,
    message: Bilingual {
        fr: "ce badge ne dit ni qui l’attribue, ni ce qu’il faut montrer",
        en: "this badge says neither who awards it nor what to show",
    },
    reason: Bilingual {
        fr: "Ce sont les deux premières questions de qui voudrait le demander, et de qui le lit.",
        en: "These are the first two questions of whoever would ask for it, and of whoever reads it.",
    },
    way_out: Bilingual {
        fr: "Ajoutez par exemple `awarded_by = \"Deux bénévoles de l’atelier\"` ou `evidence_expected = \"Un récit\"`.",
        en: "Add for example `awarded_by = \"Two volunteers of the workshop\"` or `evidence_expected = \"A story\"`.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/badges/reparer.md
+++
^ W105
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
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
awarded_by = "Deux bénévoles de l’atelier"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
};

/// Words with which criteria say it themselves.
const SAYS_SO: [(&str, &[&str]); 5] = [
    (
        "fr",
        &[
            "attribue par",
            "attribuee par",
            "attribuent",
            "delivre par",
            "decerne par",
            "remis par",
            "accorde par",
            "attribution",
            "jury",
            "commission",
            "pairs",
            "preuve",
            "preuves",
            "recit",
            "recits",
            "trace",
            "traces",
            "temoignage",
            "temoignages",
            "sur parole",
            "attestation",
            "portfolio",
            "evaluateur",
            "evaluatrice",
            "formateur",
            "formatrice",
            "tuteur",
            "tutrice",
            "quiz",
            "questionnaire",
        ],
    ),
    (
        "en",
        &[
            "awarded by",
            "given by",
            "issued by",
            "granted by",
            "jury",
            "committee",
            "peers",
            "peer",
            "evidence",
            "proof",
            "story",
            "stories",
            "testimony",
            "portfolio",
            "assessor",
            "assessed by",
            "trainer",
            "tutor",
            "quiz",
            "test",
        ],
    ),
    (
        "de",
        &["verliehen von", "vergeben von", "jury", "nachweis", "nachweise", "portfolio", "prufung"],
    ),
    ("es", &["otorgada por", "concedida por", "jurado", "evidencia", "evidencias", "portafolio"]),
    ("nl", &["toegekend door", "uitgereikt door", "jury", "bewijs", "portfolio"]),
];

fn run(scene: &Scene<'_>, report: &mut Report) {
    let silent = |it: &&crate::model::BadgeVersion| {
        it.awarded_by.is_none() && it.evidence_expected.is_none()
    };
    for version in open_versions(scene).filter(silent) {
        let badge = of_version(version, scene.sources);
        let says_so = badge.under("criteria").any(|criteria| {
            let words = markdown::look(criteria.text).words(criteria.text);
            let known = of_tongue(&SAYS_SO, criteria.tongue());
            // In a language that is not known here, nothing is claimed.
            known.is_none_or(|known| words.find(known).is_some())
        });
        if !says_so {
            report.push(RULE.at(version.span));
        }
    }
}
