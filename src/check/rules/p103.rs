//! P103: one salt for several people.

use crate::check::{Check, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity, Span};
use crate::model::{Award, IdentityValue, Recipient};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[] };

static RULE: Rule = Rule {
    code: "P103",
    severity: Severity::Error,
    message: Bilingual {
        fr: "le sel de cette attribution sert {count} fois dans le catalogue",
        en: "the salt of this award serves {count} times in the catalogue",
    },
    reason: Bilingual {
        fr: "Un sel partagé permet d’essayer une liste d’adresses sur tout le monde à la fois.",
        en: "A shared salt lets somebody try a list of addresses on everybody at once.",
    },
    way_out: Bilingual {
        fr: "Refaites ces attributions avec `blason award` : il tire un sel au hasard pour chacune.",
        en: "Make these awards again with `blason award`: it draws a random salt for each.",
    },
};

/// One finding per salt, at its second use: a file made by another program may share one salt
/// between a hundred thousand people.
fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    let mut salts: Vec<(&str, Span)> = catalogue
        .awards
        .iter()
        .flat_map(|award| salts(award).map(move |salt| (salt, award.span)))
        .collect();
    salts.sort_unstable();
    // Within one award a salt serves one person.
    salts.dedup();
    for same in salts.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
        report.push(RULE.at(same[1].1).with("count", same.len().to_string()));
    }
}

/// The salt of an award's recipient, and those of its further identifiers.
fn salts(award: &Award) -> impl Iterator<Item = &str> {
    let own = match &award.recipient {
        Recipient::Hash { salt, .. } => Some(&**salt),
        Recipient::Id { .. } => None,
    };
    let further = award.more().rare().identifiers.iter().filter_map(|it| match &it.value {
        IdentityValue::Hash { salt, .. } => Some(&**salt),
        IdentityValue::Plain(_) => None,
    });
    own.into_iter().chain(further)
}
