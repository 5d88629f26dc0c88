//! L008: badges that ask for each other in a circle.

use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::{BadgeId, Catalogue};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "L008",
    severity: Severity::Error,
    message: Bilingual {
        fr: "ces badges se demandent l’un l’autre : {circle}",
        en: "these badges ask for each other: {circle}",
    },
    reason: Bilingual {
        fr: "Personne ne peut recevoir le premier sans avoir déjà le dernier.",
        en: "Nobody can receive the first without having the last already.",
    },
    way_out: Bilingual {
        fr: "Retirez l’un d’eux de `requires`.",
        en: "Take one of them out of `requires`.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/badges/ecoute/index.md
+++
name = "Écoute"
description = "Une présence qui aide."
image_alt = "Une oreille"
licence = "CC-BY-SA-4.0"
awarded_by = "Trois pairs"

[requires]
all = ["reparer"]
+++
Trois pairs racontent une situation où cette écoute a changé quelque chose.
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"

[requires]
^^^^^^^^^^ L008
all = ["ecoute"]
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
    good: r#"
=== content/badges/ecoute/index.md
+++
name = "Écoute"
description = "Une présence qui aide."
image_alt = "Une oreille"
licence = "CC-BY-SA-4.0"
awarded_by = "Trois pairs"
+++
Trois pairs racontent une situation où cette écoute a changé quelque chose.
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"

[requires]
all = ["ecoute"]
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
};

/// What a walk along requirements knows of a badge.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Walked {
    NotYet,
    OnTheWay,
    Done,
}

/// Walks along requirements without recursion: a chain can be as long as the catalogue.
fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    let mut walked = vec![Walked::NotYet; catalogue.badges.len()];
    for start in (0..catalogue.badges.len()).map(BadgeId::at) {
        if walked[start.index()] != Walked::NotYet {
            continue;
        }
        let mut way = vec![(start, required(catalogue, start))];
        walked[start.index()] = Walked::OnTheWay;
        while let Some((at, rest)) = way.last_mut() {
            let at = *at;
            let Some(next) = rest.pop() else {
                walked[at.index()] = Walked::Done;
                way.pop();
                continue;
            };
            match walked[next.index()] {
                Walked::Done => {}
                Walked::NotYet => {
                    walked[next.index()] = Walked::OnTheWay;
                    way.push((next, required(catalogue, next)));
                }
                Walked::OnTheWay => {
                    let first = way.iter().position(|(id, _)| *id == next).unwrap_or(0);
                    let names = way[first..].iter().map(|(id, _)| *id).chain([next]);
                    let circle: Vec<&str> = names.map(|id| catalogue[id].slug.as_str()).collect();
                    let version = &catalogue[catalogue[at].current];
                    let span = version.requires.as_ref().map_or(version.span, |it| it.span);
                    report.push(RULE.at(span).with("circle", circle.join(" → ")));
                }
            }
        }
    }
}

/// The badges that a badge asks for, the last first.
fn required(catalogue: &Catalogue, id: BadgeId) -> Vec<BadgeId> {
    let requires = catalogue[catalogue[id].current].requires.as_ref();
    let mut ids: Vec<BadgeId> = requires
        .into_iter()
        .flat_map(|requires| requires.all.iter().chain(&requires.of))
        .copied()
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids.reverse();
    ids
}
