//! F104: an edition that another one has taken the place of.

use crate::check::frameworks::{self, aligned};
use crate::check::prose::words::folded;
use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::Alignment;

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "F104",
    severity: Severity::Advice,
    message: Bilingual {
        fr: "« {old} » a été remplacé : {new}",
        en: "“{old}” has been replaced: {new}",
    },
    reason: Bilingual {
        fr: "Qui compare deux badges compare alors deux éditions, et l’ancienne adresse finit par se taire.",
        en: "Whoever compares two badges then compares two editions, and the old address falls silent one day.",
    },
    way_out: Bilingual {
        fr: "Relisez la notion dans l’édition en vigueur, puis changez le nom ou l’adresse.",
        en: "Read the concept in the edition in force, then change the name or the address.",
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
framework = "DigComp 2.1"
            ^^^^^^^^^^^^^ F104
code = "4.2"
name = "Protéger les données"
url = "https://example.org/digcomp"
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
framework = "DigComp 2.2"
code = "4.2"
name = "Protéger les données"
url = "https://example.org/digcomp"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
};

/// Names that are out of date, folded: nobody writes a figure there for another reason.
const OLD_NAMES: [(&str, Bilingual); 7] = [
    ("digcomp 1 0", DIGCOMP),
    ("digcomp 2 0", DIGCOMP),
    ("digcomp 2 1", DIGCOMP),
    ("rome v3", ROME),
    ("rome 3", ROME),
    ("rome 3 0", ROME),
    ("b2i", Bilingual { fr: "le CRCN, que Pix évalue", en: "the CRCN, which Pix assesses" }),
];

/// Parts of addresses that are out of date.
const OLD_ADDRESSES: [(&str, Bilingual); 2] = [
    ("pole-emploi.fr", Bilingual { fr: "francetravail.fr", en: "francetravail.fr" }),
    (
        "32006H0962",
        Bilingual {
            fr: "la recommandation de 2018, CELEX 32018H0604(01)",
            en: "the recommendation of 2018, CELEX 32018H0604(01)",
        },
    ),
];

const DIGCOMP: Bilingual = Bilingual { fr: "DigComp 2.2, puis 3.0", en: "DigComp 2.2, then 3.0" };
const ROME: Bilingual = Bilingual { fr: "ROME 4.0", en: "ROME 4.0" };

fn run(scene: &Scene<'_>, report: &mut Report) {
    for alignment in aligned(scene.catalogue) {
        if let Some(name) = alignment.framework.as_deref() {
            let folded = folded(name);
            if let Some((_, new)) = OLD_NAMES.iter().find(|(old, _)| *old == folded) {
                let finding = RULE.at(alignment.place("framework")).with("old", name);
                report.push(finding.with("new", *new));
            }
        }
        if let Some((old, new)) = OLD_ADDRESSES.iter().find(|(old, _)| is_of(alignment, old)) {
            report.push(RULE.at(alignment.place("url")).with("old", *old).with("new", *new));
        }
    }
}

/// Whether an address is of this host, or names this document of EUR-Lex.
fn is_of(alignment: &Alignment, old: &str) -> bool {
    let host = alignment.url.host();
    let document = host == "eur-lex.europa.eu" && alignment.url.as_str().contains(old);
    document
        || host == old
        || host.strip_suffix(old).is_some_and(|rest| rest.ends_with('.'))
        || frameworks::after(&alignment.url, old).is_some()
}
