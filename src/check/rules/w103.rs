//! W103: criteria of knowledge, know-how or skill that name nothing anybody could see.

use crate::check::prose::deeds::{SEEN, UNSEEN};
use crate::check::prose::words::Words;
use crate::check::prose::{Passage, markdown, of_tongue, of_version, open_versions};
use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::{BadgeVersion, Catalogue, Recognised};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "W103",
    severity: Severity::Advice,
    message: Bilingual {
        fr: "« {word} » ne se voit pas, et ces critères ne disent rien qui se voie",
        en: "“{word}” cannot be seen, and these criteria say nothing that can",
    },
    reason: Bilingual {
        fr: "Deux personnes qui attribuent le badge n’auraient pas le même avis, et qui le reçoit ne saurait pas quoi montrer.",
        en: "Two people who award the badge would not agree, and whoever receives it would not know what to show.",
    },
    way_out: Bilingual {
        fr: "Dites ce que la personne fait quand elle sait : expliquer, montrer, réparer, raconter.",
        en: "Say what people do when they know: explain, show, mend, tell.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/frameworks/reperes.toml
name = "Repères"
[[family]]
slug = "savoir"
name = "Savoir"
recognises = "knowledge"
=== content/badges/ecoute/index.md
+++
name = "Écoute"
description = "Une présence qui aide."
image_alt = "Une oreille"
licence = "CC-BY-SA-4.0"
awarded_by = "Trois pairs"
family = "savoir"
+++
Trois pairs racontent une situation où cette écoute a changé quelque chose.
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
family = "savoir"
+++
La personne doit, à la fin de l’atelier :

- connaître les pannes courantes ;
  ^^^^^^^^^ W103
- être sensibilisée au réemploi des objets.
"#,
    good: r#"
=== content/frameworks/reperes.toml
name = "Repères"
[[family]]
slug = "savoir"
name = "Savoir"
recognises = "knowledge"
=== content/badges/ecoute/index.md
+++
name = "Écoute"
description = "Une présence qui aide."
image_alt = "Une oreille"
licence = "CC-BY-SA-4.0"
awarded_by = "Trois pairs"
family = "savoir"
+++
Trois pairs racontent une situation où cette écoute a changé quelque chose.
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
family = "savoir"
+++
La personne doit, à la fin de l’atelier :

- connaître les pannes courantes ;
- expliquer l’une d’elles à quelqu’un qui débute.
"#,
};

/// Words within which a statement says what is done.
const BEGINNING: usize = 7;

fn run(scene: &Scene<'_>, report: &mut Report) {
    for version in open_versions(scene).filter(|it| asks_for_deeds(it, scene.catalogue)) {
        for criteria in of_version(version, scene.sources).under("criteria") {
            if let Some(range) = nothing_to_see(criteria) {
                let word = &criteria.text[range.clone()];
                report.push(RULE.at(criteria.at(range)).with("word", word));
            }
        }
    }
}

/// Whether the author says that the family recognises something that shows in what people do.
fn asks_for_deeds(version: &BadgeVersion, catalogue: &Catalogue) -> bool {
    let recognised = version.family.and_then(|family| catalogue[family].recognises);
    matches!(recognised, Some(Recognised::Knowledge | Recognised::KnowHow | Recognised::Skill))
}

/// The first word of what goes on in a head, when every statement opens with one and nothing in the
/// text can be seen. The statements are the items of the lists, or else the sentences.
fn nothing_to_see(criteria: &Passage<'_>) -> Option<std::ops::Range<usize>> {
    let unseen = of_tongue(&UNSEEN, criteria.tongue())?;
    let seen = of_tongue(&SEEN, criteria.tongue())?;
    let looked = markdown::look(criteria.text);
    let whole = looked.words(criteria.text);
    let is_seen = |word: &str| {
        seen.iter().any(|stem| word == *stem || (stem.len() > 3 && word.starts_with(stem)))
    };
    if whole.find(unseen).is_none() || whole.iter().any(is_seen) {
        return None;
    }
    let items = looked.blocks.iter().filter(|block| block.in_list);
    let mut statements: Vec<Words> = items.map(|block| block.words(criteria.text)).collect();
    if statements.is_empty() {
        let pieces = looked.pieces().flat_map(|piece| {
            let text = &criteria.text[piece.range.clone()];
            let mut start = piece.range.start;
            text.split_inclusive(['.', ';', '!', '?']).map(move |sentence| {
                start += sentence.len();
                (sentence, start - sentence.len())
            })
        });
        for (sentence, start) in pieces {
            let mut words = Words::default();
            words.add(sentence, start);
            statements.push(words);
        }
    }
    statements.retain(|it| it.len() > 1);
    let does = |it: &Words| {
        it.iter().any(|word| !unseen.contains(&word) && is_deed(word, criteria.tongue()))
    };
    let found = statements
        .iter()
        .map(|it| it.find(unseen).filter(|found| found.first < BEGINNING && !does(it)));
    let found: Option<Vec<_>> = found.collect();
    found?.into_iter().next().map(|it| it.range)
}

/// Whether a word has the ending of a verb as dictionaries give it, where endings tell: so may a noun
/// ("atelier"), and then the rule is silent.
fn is_deed(word: &str, tongue: &str) -> bool {
    let endings: &[&str] = match tongue {
        "fr" => &["er", "ir", "oir", "dre", "tre", "ire"],
        "es" => &["ar", "er", "ir"],
        _ => return false,
    };
    word.len() > 4 && endings.iter().any(|ending| word.ends_with(ending))
}
