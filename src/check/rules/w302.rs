//! W302: recognition by the state without a reference.

use crate::check::prose::words::Words;
use crate::check::prose::{Passage, markdown, of_tongue, of_version, open_versions};
use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "W302",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "« {words} », dit sans référence",
        en: "“{words}”, said without a reference",
    },
    reason: Bilingual {
        fr: "Une reconnaissance officielle se vérifie : sans numéro ni lien, elle ne peut être que crue.",
        en: "Official recognition can be checked: without a number or a link, it can only be believed.",
    },
    way_out: Bilingual {
        fr: "Ajoutez le numéro, le texte ou l’adresse (arrêté, agrément, répertoire), ou retirez ces mots.",
        en: "Add the number, the text or the address (decree, approval, register), or leave these words out.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Un badge reconnu par l’État."
                        ^^^^^^^^^^^^^^^^^^ W302
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
    good: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Un badge reconnu par l’État (arrêté du 3 mars 2026)."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
};

/// What recognition by the state is claimed with. `agréé` alone is also a craft's word
/// (« assistante maternelle agréée »).
const CLAIMS: [(&str, &[&str]); 5] = [
    (
        "fr",
        &[
            "reconnu par l etat",
            "reconnue par l etat",
            "reconnus par l etat",
            "reconnues par l etat",
            "agree par l etat",
            "agree par le ministere",
            "agreee par l etat",
            "agreee par le ministere",
            "agree par la prefecture",
            "agreee par la prefecture",
            "badge agree",
            "formation agreee",
            "organisme agree",
            "centre agree",
            "association agreee",
            "structure agreee",
            "homologue par l etat",
            "habilite par l etat",
            "habilitee par l etat",
        ],
    ),
    (
        "en",
        &[
            "recognised by the state",
            "recognized by the state",
            "recognised by the government",
            "recognized by the government",
            "state recognised",
            "state recognized",
            "state approved",
            "approved by the state",
            "government approved",
        ],
    ),
    (
        "de",
        &[
            "staatlich anerkannt",
            "staatlich anerkannte",
            "staatlich anerkanntes",
            "vom staat anerkannt",
        ],
    ),
    (
        "es",
        &[
            "reconocido por el estado",
            "reconocida por el estado",
            "homologado por el estado",
            "homologada por el estado",
        ],
    ),
    ("nl", &["erkend door de overheid", "door de overheid erkend", "erkend door de staat"]),
];

/// Words of a reference.
const REFERENCES: [&str; 16] = [
    "nr", "numero", "number", "nummer", "arrete", "decret", "decree", "loi", "jorf", "article",
    "agrement", "erlass", "gesetz", "decreto", "ley", "besluit",
];

fn run(scene: &Scene<'_>, report: &mut Report) {
    for version in open_versions(scene).filter(|it| it.identifiers.is_empty()) {
        for text in of_version(version, scene.sources).passages {
            if matches!(text.key, "name" | "description" | "criteria") {
                look(&text, report);
            }
        }
    }
}

fn look(text: &Passage<'_>, report: &mut Report) {
    let seen = text.is_markdown().then(|| markdown::look(text.text));
    let words = seen.as_ref().map_or_else(|| Words::of(text.text), |it| it.words(text.text));
    let linked = seen.is_some_and(|it| !it.links.is_empty() || !it.bare.is_empty())
        || markdown::addresses(text.text).next().is_some();
    let claims = of_tongue(&CLAIMS, text.tongue()).unwrap_or_default();
    let found = words.find_all(claims).find(|found| !words.denied(found.first));
    if let Some(found) = found
        && !linked
        && !text.text.contains("n°")
        && words.find(&REFERENCES).is_none()
    {
        let said = &text.text[found.range.clone()];
        report.push(RULE.at(text.at(found.range)).with("words", said));
    }
}
