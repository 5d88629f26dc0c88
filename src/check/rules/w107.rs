//! W107: words of a ranking where nothing is ranked.

use crate::check::prose::words::Words;
use crate::check::prose::{of_tongue, of_version, open_versions, tongue};
use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::{Catalogue, TermKind};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "W107",
    severity: Severity::Advice,
    message: Bilingual {
        fr: "« {word} » range les personnes, et cette famille n’est pas une échelle",
        en: "“{word}” ranks people, and this family is not a ladder",
    },
    reason: Bilingual {
        fr: "Une posture dit comment l’on se tient, pas combien l’on vaut : qui n’a pas l’or n’a pas échoué.",
        en: "A stance says how one stands, not how much one is worth: whoever has no gold has not failed.",
    },
    way_out: Bilingual {
        fr: "Dites la posture à la première personne (« je participe », « j’anime »), ou écrivez `ladder = true` dans la famille si ses postures sont des marches.",
        en: "Say the stance in the first person (“I take part”, “I run it”), or write `ladder = true` in the family if its stances are steps.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/frameworks/reperes.toml
name = "Repères"
[[family]]
slug = "communaute"
name = "Communauté"
[[posture]]
slug = "or"
       ^^^^ W107
family = "communaute"
name = "Or"
"#,
    good: r#"
=== content/frameworks/reperes.toml
name = "Repères"
[[family]]
slug = "communaute"
name = "Communauté"
[[posture]]
slug = "j-anime"
family = "communaute"
name = "J’anime"
"#,
};

/// Words that rank. Of a posture, they are its name; of a badge, its name ends with them behind a
/// mark (“Mending – gold”), since “The golden rule” ranks nobody.
const RANKS: [(&str, &[&str]); 5] = [
    (
        "fr",
        &[
            "or",
            "argent",
            "bronze",
            "niveau or",
            "niveau argent",
            "niveau bronze",
            "medaille d or",
            "medaille d argent",
            "medaille de bronze",
            "meilleur",
            "meilleure",
            "le meilleur",
            "la meilleure",
            "les meilleurs",
            "premier prix",
            "excellence",
        ],
    ),
    (
        "en",
        &[
            "gold",
            "silver",
            "bronze",
            "gold level",
            "silver level",
            "bronze level",
            "gold medal",
            "silver medal",
            "bronze medal",
            "best",
            "the best",
            "first prize",
            "top performer",
        ],
    ),
    (
        "de",
        &["gold", "silber", "bronze", "beste", "bester", "der beste", "die beste", "goldmedaille"],
    ),
    (
        "es",
        &[
            "oro",
            "plata",
            "bronce",
            "nivel oro",
            "nivel plata",
            "nivel bronce",
            "el mejor",
            "la mejor",
            "mejor",
        ],
    ),
    (
        "nl",
        &[
            "goud",
            "zilver",
            "brons",
            "niveau goud",
            "niveau zilver",
            "niveau brons",
            "beste",
            "de beste",
        ],
    ),
];

fn run(scene: &Scene<'_>, report: &mut Report) {
    let Scene { catalogue, sources } = *scene;
    for term in catalogue.terms.iter().filter(|it| it.kind == TermKind::Posture) {
        if term.family.as_ref().is_some_and(|family| is_ladder(family.as_str(), catalogue)) {
            continue;
        }
        let ranks = term.name.entries().find(|(lang, name)| is_rank(name, tongue(lang)));
        if let Some((_, name)) = ranks {
            report.push(RULE.at(term.span).with("word", name));
        }
    }
    for version in open_versions(scene) {
        if version.family.is_some_and(|family| catalogue[family].ladder) {
            continue;
        }
        for name in of_version(version, sources).under("name") {
            let Some((start, rank)) = last_part(name.text) else { continue };
            if is_rank(rank, name.tongue()) {
                let range = start..start + rank.len();
                report.push(RULE.at(name.at(range)).with("word", rank));
            }
        }
    }
}

fn is_ladder(family: &str, catalogue: &Catalogue) -> bool {
    let mut families = catalogue.terms.iter().filter(|it| it.kind == TermKind::Family);
    families.any(|it| it.slug.as_str() == family && it.ladder)
}

/// Whether a name is one of the words that rank, and nothing else.
fn is_rank(name: &str, tongue: &str) -> bool {
    let words = Words::of(name);
    let ranks = of_tongue(&RANKS, tongue).unwrap_or_default();
    words.begins(ranks).is_some_and(|found| found.end == words.len())
}

/// What stands behind the last mark of a name: `Mending – gold`, `Mending (gold)`.
fn last_part(name: &str) -> Option<(usize, &str)> {
    let (at, mark) = name
        .char_indices()
        .rev()
        .find(|(_, c)| matches!(c, '–' | '—' | ':' | '(' | '|' | ',' | '/' | '-'))?;
    let rest = name[at + mark.len_utf8()..].trim_end_matches([')', ' ', '.']);
    let part = rest.trim_start();
    let start = at + mark.len_utf8() + (rest.len() - part.len());
    (!part.is_empty()).then_some((start, part))
}
