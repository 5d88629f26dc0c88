//! P103: one salt for several people.

use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity, Span};
use crate::model::{Award, IdentityValue, Recipient};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

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

const EXAMPLE: Example = Example {
    bad: r#"
=== content/awards/a.toml
badge = "reparer"
awarded = 2026-06-01

[[award]]
id = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d"
recipient = { hash = "sha256$49b5fe6fc9c8d1ae272e7a94739e11f97200128e8bacf9233bb15f2091c0e3be", salt = "IY6R9OxYqNf9mlNsYv7zsA" }
status = 70211

[[award]]
^^^^^^^^^ P103
id = "0b2d7f0e-5f0a-4f43-9a5e-6a1e0e8f7c11"
recipient = { hash = "sha256$01f749b9e8529be575e0db8ef5c8e2954fde5ebdd53aa8baef1105828410160f", salt = "IY6R9OxYqNf9mlNsYv7zsA" }
status = 1093
"#,
    good: r#"
=== content/awards/a.toml
badge = "reparer"
awarded = 2026-06-01

[[award]]
id = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d"
recipient = { hash = "sha256$49b5fe6fc9c8d1ae272e7a94739e11f97200128e8bacf9233bb15f2091c0e3be", salt = "IY6R9OxYqNf9mlNsYv7zsA" }
status = 70211

[[award]]
id = "0b2d7f0e-5f0a-4f43-9a5e-6a1e0e8f7c11"
recipient = { hash = "sha256$01f749b9e8529be575e0db8ef5c8e2954fde5ebdd53aa8baef1105828410160f", salt = "wI2UQxXMVEozQn6s0hA9OA" }
status = 1093
"#,
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
