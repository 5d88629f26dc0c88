//! P110: a secret key in a file of the catalogue, or in what git has kept.

use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity, Span};

pub(in crate::check) const CHECK: Check = Check { rules: &[&IN_A_FILE], run, examples: &[EXAMPLE] };

/// What the shell finds in the history.
pub(in crate::check) static RULES: &[&Rule] = &[&IN_THE_HISTORY];

static IN_A_FILE: Rule = Rule {
    code: "P110",
    severity: Severity::Error,
    message: Bilingual {
        fr: "un secret est écrit dans ce fichier",
        en: "a secret is written in this file",
    },
    reason: Bilingual {
        fr: "Qui lit ce fichier peut signer à votre place, ou ouvrir votre registre ; ceux de `static/` sont même publiés.",
        en: "Whoever reads this file can sign in your place, or open your ledger; those in `static/` are even published.",
    },
    way_out: Bilingual {
        fr: "Sortez-le du dossier. S’il a déjà quitté cet ordinateur, `blason key compromise` puis `blason key new` ; un registre se chiffre à nouveau.",
        en: "Take it out of the folder. If it has left this computer, `blason key compromise`, then `blason key new`; a ledger is encrypted anew.",
    },
};

static IN_THE_HISTORY: Rule = Rule {
    code: "P110",
    severity: Severity::Error,
    message: Bilingual {
        fr: "git garde dans son histoire une clé secrète qui était ici",
        en: "git keeps in its history a secret key that was here",
    },
    reason: Bilingual {
        fr: "Effacer un fichier ne l’efface pas de l’histoire : chaque copie du dépôt contient la clé.",
        en: "Deleting a file does not delete it from the history: every copy of the repository holds the key.",
    },
    way_out: Bilingual {
        fr: "`blason key compromise`, puis `blason key new --replaces` ; et si le dépôt n’est qu’à vous, réécrivez l’histoire (`git filter-repo --path {path} --invert-paths`).",
        en: "`blason key compromise`, then `blason key new --replaces`; and if the repository is yours alone, rewrite the history (`git filter-repo --path {path} --invert-paths`).",
    },
};

const EXAMPLE: Example = Example {
    bad: r"
=== static/cle.txt
-----BEGIN PRIVATE KEY-----
^^^^^^^^^^^^^^^^^^^^^^^^^^^ P110
MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f
-----END PRIVATE KEY-----
",
    good: r"
=== static/cle.txt
-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=
-----END PUBLIC KEY-----
",
};

const PEM: &str = "PRIVATE KEY-----";
const AGE: &str = "AGE-SECRET-KEY-1";
/// Letters of a line of base64 that is a key, and not a sentence about one.
const SHORTEST_LINE: usize = 40;

fn run(Scene { sources, .. }: &Scene<'_>, report: &mut Report) {
    for (id, file) in sources.files() {
        // Awards are TOML: a key in them is a syntax error.
        if file.path.starts_with("content/awards/") {
            continue;
        }
        let Some(text) = file.text() else { continue };
        if let Some((start, end)) = secret(text) {
            report.push(IN_A_FILE.at(Span::new(id, start..end)));
        }
    }
}

/// The line on which the first secret begins.
fn secret(text: &str) -> Option<(usize, usize)> {
    let pem = text.match_indices(PEM).find(|(at, _)| {
        let after = text[at + PEM.len()..].lines().map(str::trim).filter(|line| !line.is_empty());
        let mut body = after.take(4);
        let line = |at: usize| text[..at].rfind('\n').map_or(0, |it| it + 1);
        text[line(*at)..*at].contains("-----BEGIN ") && body.any(is_base64)
    });
    let age = || {
        text.match_indices(AGE).find(|(at, _)| {
            let rest = text[at + AGE.len()..].bytes();
            rest.take_while(u8::is_ascii_alphanumeric).count() >= SHORTEST_LINE
        })
    };
    let (at, _) = pem.or_else(age)?;
    let start = text[..at].rfind('\n').map_or(0, |it| it + 1);
    let end = text[at..].find('\n').map_or(text.len(), |it| at + it);
    Some((start, end))
}

fn is_base64(line: &str) -> bool {
    let letters = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=');
    line.len() >= SHORTEST_LINE && line.bytes().all(letters)
}

/// A key file that git has kept and that is gone from the folder.
pub(in crate::check) fn note(path: &str, report: &mut Report) {
    report.push(IN_THE_HISTORY.about_path(path).with("path", path));
}
