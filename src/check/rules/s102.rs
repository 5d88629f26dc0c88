//! S102: nothing to sign with, or nothing that was in force on the day.

use std::collections::BTreeMap;

use crate::check::{Check, Example, Scene};
use crate::ground::report::Told;
use crate::ground::{Bilingual, Instant, Report, Rule, Severity, Span};
use crate::model::{Catalogue, IssuerId, Key};

pub(in crate::check) const CHECK: Check = Check {
    rules: &[&NO_KEY, &OUTSIDE_ITS_DATES, &DATES_REVERSED],
    run,
    examples: &[EXAMPLE, EXAMPLE_OUTSIDE],
};

static NO_KEY: Rule = Rule {
    code: "S102",
    severity: Severity::Error,
    message: Bilingual {
        fr: "l’émetteur « {issuer} » n’a pas de clé publique utilisable",
        en: "issuer “{issuer}” has no usable public key",
    },
    reason: Bilingual {
        fr: "Sans clé publique sur son profil, personne ne peut vérifier ses badges.",
        en: "Without a public key in its profile, nobody can verify its badges.",
    },
    way_out: Bilingual {
        fr: "Lancez `blason key new --issuer {issuer}` : il crée la clé et la déclare ici.",
        en: "Run `blason key new --issuer {issuer}`: it makes the key and lists it here.",
    },
};

static OUTSIDE_ITS_DATES: Rule = Rule {
    code: "S102",
    severity: Severity::Error,
    message: Bilingual {
        fr: "aucune clé de « {issuer} » ne peut signer à la date du {date} ({awards})",
        en: "no key of “{issuer}” may sign on {date} ({awards})",
    },
    reason: Bilingual {
        fr: "Une signature hors des dates de sa clé est refusée.",
        en: "A signature outside the dates of its key is refused.",
    },
    way_out: Bilingual {
        fr: "Corrigez la date, ou ajoutez avec `blason key new` la clé qui prend la suite.",
        en: "Correct the date, or add the key that follows with `blason key new`.",
    },
};

static DATES_REVERSED: Rule = Rule {
    code: "S102",
    severity: Severity::Error,
    message: Bilingual {
        fr: "cette clé finit ({until}) avant d’avoir commencé ({from})",
        en: "this key ends ({until}) before it began ({from})",
    },
    reason: Bilingual {
        fr: "Elle ne pourrait rien signer, et rien de ce qu’elle a signé ne serait cru.",
        en: "It could sign nothing, and nothing that it signed would be believed.",
    },
    way_out: Bilingual {
        fr: "Échangez ou corrigez `from` et `until`.",
        en: "Swap or correct `from` and `until`.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/issuers/liens.md
+++
^ S102
name = "Les Liens"
url = "https://example.org/"
email = "badges@example.org"
+++
"#,
    good: r#"
=== content/issuers/liens.md
+++
name = "Les Liens"
url = "https://example.org/"
email = "badges@example.org"
[[key]]
public = "z6MkkkwyYCcYpEf1hdU35rPzksWRAXTQ5zATbk4DrTXZNriz"
from = 2026-01-01
until = 2028-01-01
+++
"#,
};

const EXAMPLE_OUTSIDE: Example = Example {
    bad: r#"
=== content/issuers/liens.md
+++
name = "Les Liens"
url = "https://example.org/"
email = "badges@example.org"
[[key]]
public = "z6MkkkwyYCcYpEf1hdU35rPzksWRAXTQ5zATbk4DrTXZNriz"
from = 2026-01-01
until = 2028-01-01
+++
=== content/awards/a.toml
badge = "reparer"
awarded = 2028-02-01

[[award]]
^^^^^^^^^ S102
id = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d"
recipient = { hash = "sha256$49b5fe6fc9c8d1ae272e7a94739e11f97200128e8bacf9233bb15f2091c0e3be", salt = "IY6R9OxYqNf9mlNsYv7zsA" }
status = 70211
"#,
    good: r#"
=== content/issuers/liens.md
+++
name = "Les Liens"
url = "https://example.org/"
email = "badges@example.org"
[[key]]
public = "z6MkkkwyYCcYpEf1hdU35rPzksWRAXTQ5zATbk4DrTXZNriz"
from = 2026-01-01
until = 2028-01-01
+++
=== content/awards/a.toml
badge = "reparer"
awarded = 2027-12-31

[[award]]
id = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d"
recipient = { hash = "sha256$49b5fe6fc9c8d1ae272e7a94739e11f97200128e8bacf9233bb15f2091c0e3be", salt = "IY6R9OxYqNf9mlNsYv7zsA" }
status = 70211
"#,
};

fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    for key in catalogue.issuers.iter().flat_map(|issuer| &issuer.keys) {
        if let (Some(from), Some(until)) = (key.from, key.until)
            && until <= from
        {
            let finding = DATES_REVERSED.at(key.span).with("from", from.day());
            report.push(finding.with("until", until.day()));
        }
    }
    // There, the demonstration key signs for issuers that have none.
    let demonstration = catalogue.settings.is_demonstration_host();
    let usable =
        |issuer: IssuerId| catalogue[issuer].keys.iter().filter(|key| key.compromised.is_none());
    for (at, issuer) in catalogue.issuers.iter().enumerate() {
        let excused = demonstration && issuer.keys.is_empty();
        if usable(IssuerId::at(at)).next().is_none() && !excused {
            report.push(NO_KEY.at(issuer.span).with("issuer", issuer.slug.as_str()));
        }
    }
    for ((issuer, date), (span, count)) in dates(catalogue) {
        if usable(issuer).next().is_some() && !usable(issuer).any(|key| may_sign(key, date)) {
            let finding = OUTSIDE_ITS_DATES.at(span).with("date", date.day());
            let finding = finding.with("issuer", catalogue[issuer].slug.as_str());
            report.push(finding.with("awards", Told::counted(count, AWARD, AWARDS)));
        }
    }
}

/// Each day on which an issuer gave awards: the first of them, and how many.
fn dates(catalogue: &Catalogue) -> BTreeMap<(IssuerId, Instant), (Span, usize)> {
    let mut dates: BTreeMap<(IssuerId, Instant), (Span, usize)> = BTreeMap::new();
    for award in &catalogue.awards {
        let key = (catalogue.issuer_of(award), award.valid_from());
        let (first, count) = dates.entry(key).or_insert((award.span, 0));
        *first = (*first).min(award.span);
        *count += 1;
    }
    dates
}

/// Whether a key signs what is dated so: it is in force then, or it came later, for what is older
/// than every key is signed by the first.
fn may_sign(key: &Key, date: Instant) -> bool {
    key.in_force(date) || key.from.is_some_and(|from| from > date)
}

const AWARD: Bilingual = Bilingual { fr: "{count} attribution", en: "{count} award" };
const AWARDS: Bilingual = Bilingual { fr: "{count} attributions", en: "{count} awards" };
