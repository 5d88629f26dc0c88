//! O121: an issuer that readers of Open Badges 2.0 will refuse, for it has no address for messages.

use std::collections::BTreeSet;

use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::{IssuerId, Status};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "O121",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "l’émetteur « {issuer} » n’a pas d’adresse électronique (`email`), et ses badges sont publiés en Open Badges 2.0",
        en: "issuer “{issuer}” has no e-mail address (`email`), and its badges are published as Open Badges 2.0",
    },
    reason: Bilingual {
        fr: "Open Badges 2.0 demande l’adresse de l’émetteur : sans elle, les vérificateurs jugent ces badges incomplets.",
        en: "Open Badges 2.0 asks for the issuer’s address: without it, verifiers call these badges incomplete.",
    },
    way_out: Bilingual {
        fr: "Ajoutez une adresse de contact qui n’est à personne (`email = \"badges@…\"`), ou retirez `ob2` de `formats` dans `blason.toml`.",
        en: "Add an address that is nobody’s own (`email = \"badges@…\"`), or take `ob2` out of `formats` in `blason.toml`.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/issuers/liens.md
+++
^ O121
name = "Les Liens"
url = "https://example.org/"
[[key]]
public = "z6MkkkwyYCcYpEf1hdU35rPzksWRAXTQ5zATbk4DrTXZNriz"
from = 2026-01-01
until = 2028-01-01
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

/// Issuers in whose name a badge is published. Nobody meets the others.
fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    if !catalogue.settings.formats.ob2 {
        return;
    }
    let published = catalogue.versions.iter().filter(|it| it.status != Status::Draft);
    let met: BTreeSet<IssuerId> = published.map(|version| version.issuer).collect();
    for issuer in met.into_iter().map(|id| &catalogue[id]).filter(|it| it.email.is_none()) {
        report.push(RULE.at(issuer.span).with("issuer", issuer.slug.as_str()));
    }
}
