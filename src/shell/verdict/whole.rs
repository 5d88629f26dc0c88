//! What was found of a whole site: for people a table and what is wrong, for programs JSON.

use std::fmt::Write as _;

use serde::Serialize;

use super::calm::calm;
use super::programs;
use crate::ground::Bilingual;
use crate::verify::site::kinds::{Kind, Standing};
use crate::verify::site::tally::{Problem, Tally};

/// Most problems that are shown to a person.
const SHOWN: usize = 40;

/// The sums of a site and what is wrong with it, the verdict first.
pub fn screen(name: &str, base: &str, tally: &Tally, french: bool) -> String {
    let (name, base) = (calm(name), calm(base));
    let documents: u64 = Kind::ALL.iter().map(|kind| tally.count(*kind)).sum();
    let wrong = number(tally.wrong, french);
    let files = number(documents, french);
    let mut text = match (tally.is_sound(), french) {
        (true, true) => format!(
            "\x1b[1;32m✓ Le site construit dans {name} pour {base} tient : {files} fichiers, rien de faux.\x1b[0m"
        ),
        (true, false) => format!(
            "\x1b[1;32m✓ The site built in {name} for {base} holds: {files} files, nothing wrong.\x1b[0m"
        ),
        (false, true) => format!(
            "\x1b[1;31m✗ Le site construit dans {name} pour {base} ne tient pas : {wrong} problèmes, {files} fichiers.\x1b[0m"
        ),
        (false, false) => format!(
            "\x1b[1;31m✗ The site built in {name} for {base} does not hold: {wrong} problems, {files} files.\x1b[0m"
        ),
    };
    text.push_str("\n\n");
    for kind in Kind::ALL {
        let count = tally.count(kind);
        if count == 0 {
            continue;
        }
        let mut parts = Vec::new();
        for standing in Standing::ALL {
            let count = tally.count_of(kind, standing);
            if count > 0 && standing != Standing::Plain {
                parts.push(format!(
                    "{} {}",
                    number(count, french),
                    standing_name(standing).say(french)
                ));
            }
        }
        let parts =
            if parts.is_empty() { String::new() } else { format!("  {}", parts.join(", ")) };
        let _ = writeln!(
            text,
            "  {:>9}  {:<26}{parts}",
            number(count, french),
            kind_name(kind).say(french)
        );
    }
    if !tally.problems.is_empty() {
        text.push('\n');
    }
    for (path, problem) in tally.problems.iter().take(SHOWN) {
        let colon = if french { " :" } else { ":" };
        let _ = writeln!(text, "  ✗ {}{colon} {}", calm(path), calm(&problem.say(french)));
    }
    let hidden = tally.wrong.saturating_sub(tally.problems.len().min(SHOWN) as u64);
    if hidden > 0 {
        let hidden = number(hidden, french);
        let _ = if french {
            writeln!(text, "  … et {hidden} autres ; `--format json` en dit davantage.")
        } else {
            writeln!(text, "  … and {hidden} more; `--format json` tells more of them.")
        };
    }
    text
}

#[derive(Debug, Serialize)]
struct Whole {
    name: String,
    base: String,
    sound: bool,
    files: u64,
    kinds: Vec<Sum>,
    problems_found: u64,
    problems: Vec<Wrong>,
}

#[derive(Debug, Serialize)]
struct Sum {
    kind: &'static str,
    standing: &'static str,
    count: u64,
}

#[derive(Debug, Serialize)]
struct Wrong {
    path: String,
    code: &'static str,
    words: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<serde_json::Value>,
}

/// The same for programs.
pub fn json(name: &str, base: &str, tally: &Tally, french: bool) -> serde_json::Value {
    let sum = |((kind, standing), count): (&(Kind, Standing), &u64)| Sum {
        kind: kind_code(*kind),
        standing: standing_code(*standing),
        count: *count,
    };
    let wrong = |(path, problem): &(String, Problem)| Wrong {
        path: path.clone(),
        code: problem.reason.code,
        words: problem.say(french),
        verdict: problem.verdict.as_ref().map(|verdict| programs::verdict(verdict, french)),
    };
    let whole = Whole {
        name: name.to_owned(),
        base: base.to_owned(),
        sound: tally.is_sound(),
        files: tally.files,
        kinds: tally.counts.iter().map(sum).collect(),
        problems_found: tally.wrong,
        problems: tally.problems.iter().map(wrong).collect(),
    };
    serde_json::to_value(whole).expect("our own types are JSON")
}

fn number(count: u64, french: bool) -> String {
    let digits = count.to_string();
    let separator = if french { '\u{202f}' } else { ',' };
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

fn kind_code(kind: Kind) -> &'static str {
    match kind {
        Kind::Credential => "credential",
        Kind::Token => "token",
        Kind::Assertion => "assertion",
        Kind::Baked => "baked-image",
        Kind::Endorsement => "endorsement",
        Kind::StatusList => "status-list",
        Kind::RevocationList => "revocation-list",
        Kind::Keys => "keys",
        Kind::Issuer => "issuer",
        Kind::Badge => "badge",
        Kind::Data => "data",
        Kind::Image => "image",
        Kind::Other => "other",
    }
}

fn kind_name(kind: Kind) -> Bilingual {
    match kind {
        Kind::Credential => Bilingual { fr: "attestations (OB 3.0)", en: "credentials (OB 3.0)" },
        Kind::Token => Bilingual { fr: "jetons (JWT)", en: "tokens (JWT)" },
        Kind::Assertion => Bilingual { fr: "assertions (OB 2.0)", en: "assertions (OB 2.0)" },
        Kind::Baked => Bilingual { fr: "images avec badge", en: "baked images" },
        Kind::Endorsement => Bilingual { fr: "recommandations", en: "endorsements" },
        Kind::StatusList => Bilingual { fr: "listes d’états", en: "status lists" },
        Kind::RevocationList => Bilingual { fr: "listes de révocation", en: "revocation lists" },
        Kind::Keys => Bilingual { fr: "documents de clés", en: "key documents" },
        Kind::Issuer => Bilingual { fr: "émetteurs", en: "issuers" },
        Kind::Badge => Bilingual { fr: "badges", en: "badges" },
        Kind::Data => Bilingual { fr: "autres données", en: "other data" },
        Kind::Image => Bilingual { fr: "images", en: "images" },
        Kind::Other => Bilingual { fr: "pages et autres", en: "pages and others" },
    }
}

fn standing_code(standing: Standing) -> &'static str {
    match standing {
        Standing::Plain => "plain",
        Standing::Valid => "valid",
        Standing::NotInForce => "not-in-force",
        Standing::Suspended => "suspended",
        Standing::Revoked => "revoked",
        Standing::Open => "open",
        Standing::Invalid => "invalid",
    }
}

fn standing_name(standing: Standing) -> Bilingual {
    match standing {
        Standing::Plain => Bilingual { fr: "", en: "" },
        Standing::Valid => Bilingual { fr: "valides", en: "valid" },
        Standing::NotInForce => Bilingual { fr: "hors période", en: "not in force" },
        Standing::Suspended => Bilingual { fr: "suspendus", en: "suspended" },
        Standing::Revoked => Bilingual { fr: "révoqués", en: "revoked" },
        Standing::Open => Bilingual { fr: "non établis", en: "not settled" },
        Standing::Invalid => Bilingual { fr: "non valides", en: "not valid" },
    }
}
