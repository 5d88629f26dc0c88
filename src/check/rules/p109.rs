//! P109: an issuer that is reached through one person's own mailbox.

use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::Issuer;

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "P109",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "cette adresse semble la boîte d’une personne, pas celle de l’émetteur",
        en: "this address seems to be a person’s mailbox, not the issuer’s",
    },
    reason: Bilingual {
        fr: "Elle est publiée dans chaque badge, pour toujours ; la personne, elle, partira un jour.",
        en: "It is published in every badge, for ever; the person will leave one day.",
    },
    way_out: Bilingual {
        fr: "Prenez une adresse que l’équipe garde, comme badges@votre-domaine ; elle peut faire suivre à qui vous voulez.",
        en: "Take an address that the team keeps, such as badges@your-domain; it can forward to whom you like.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/issuers/liens.md
+++
name = "Les Liens"
email = "prenom.nom@wanadoo.fr"
        ^^^^^^^^^^^^^^^^^^^^^^^ P109
[[key]]
public = "z6MkkkwyYCcYpEf1hdU35rPzksWRAXTQ5zATbk4DrTXZNriz"
+++
"#,
    good: r#"
=== content/issuers/liens.md
+++
name = "Les Liens"
email = "badges@example.org"
[[key]]
public = "z6MkkkwyYCcYpEf1hdU35rPzksWRAXTQ5zATbk4DrTXZNriz"
+++
"#,
};

/// Hosts that give mailboxes to persons, rather than to organisations with a domain of their own.
const FOR_PERSONS: [&str; 22] = [
    "gmail.com",
    "googlemail.com",
    "hotmail.com",
    "hotmail.fr",
    "outlook.com",
    "outlook.fr",
    "live.com",
    "live.fr",
    "msn.com",
    "yahoo.com",
    "yahoo.fr",
    "icloud.com",
    "me.com",
    "free.fr",
    "orange.fr",
    "wanadoo.fr",
    "laposte.net",
    "sfr.fr",
    "bbox.fr",
    "gmx.fr",
    "gmx.com",
    "aol.com",
];

/// Words of a mailbox that belongs to a team, wherever it is.
const OF_A_TEAM: [&str; 22] = [
    "accueil",
    "admin",
    "administration",
    "asso",
    "association",
    "badge",
    "badges",
    "bureau",
    "collectif",
    "communication",
    "contact",
    "coordination",
    "direction",
    "equipe",
    "formation",
    "hello",
    "info",
    "infos",
    "office",
    "secretariat",
    "support",
    "team",
];

fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    for issuer in &catalogue.issuers {
        // Who issues in their own name has a mailbox of their own.
        let Some(email) = issuer.email.as_deref().filter(|_| issuer.person.is_none()) else {
            continue;
        };
        if is_personal(email, issuer) {
            report.push(RULE.at(issuer.place("email")));
        }
    }
}

/// Whether a mailbox is at a host for persons and does not speak of the issuer, or is named
/// `first.last` after nobody but a person.
fn is_personal(email: &str, issuer: &Issuer) -> bool {
    let Some((local, host)) = email.rsplit_once('@') else { return false };
    let (local, host) = (local.to_lowercase(), host.to_lowercase());
    let words: Vec<&str> = local.split(['.', '-', '_', '+']).filter(|it| !it.is_empty()).collect();
    let names = issuer.name.entries().map(|(_, name)| name.to_lowercase()).collect::<Vec<_>>();
    let known = |word: &str| {
        let of_the_issuer = word.len() > 2
            && (names.iter().any(|name| name.contains(word))
                || issuer.slug.as_str().contains(word)
                || host.contains(word));
        OF_A_TEAM.contains(&word) || of_the_issuer
    };
    if words.iter().any(|word| known(word)) {
        return false;
    }
    let letters = |word: &&str| word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
    let first_and_last = words.len() == 2 && words.iter().all(letters) && local.contains('.');
    FOR_PERSONS.contains(&host.as_str()) || first_and_last
}
