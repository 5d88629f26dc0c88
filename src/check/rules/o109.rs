//! O109: one organisation as two issuers.

use std::collections::BTreeMap;

use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::Issuer;

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "O109",
    severity: Severity::Error,
    message: Bilingual {
        fr: "« {slug} » et « {other} » sont le même organisme : {same}",
        en: "“{slug}” and “{other}” are the same organisation: {same}",
    },
    reason: Bilingual {
        fr: "Un vérificateur y voit deux émetteurs : à qui se fie à l’un, les badges de l’autre paraissent inconnus.",
        en: "A verifier sees two issuers: to whoever trusts one, the badges of the other seem unknown.",
    },
    way_out: Bilingual {
        fr: "Gardez un seul fichier. Si l’ancien a déjà attribué des badges, gardez-le et corrigez ce qui les confond.",
        en: "Keep one file. If the old one has given badges already, keep it and correct what mixes them up.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/issuers/liens-bis.md
+++
^ O109
name = "Association Les Liens"
url = "https://example.org"
email = "badges@example.org"
[[key]]
public = "z6MkkkwyYCcYpEf1hdU35rPzksWRAXTQ5zATbk4DrTXZNriz"
+++
"#,
    good: r#"
=== content/issuers/liens-bis.md
+++
name = "Les Liens du Bocage"
url = "https://bocage.example.org/"
email = "badges@example.org"
[[key]]
public = "z6MkkkwyYCcYpEf1hdU35rPzksWRAXTQ5zATbk4DrTXZNriz"
+++
"#,
};

fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    let mut known: BTreeMap<String, &Issuer> = BTreeMap::new();
    for issuer in &catalogue.issuers {
        let twin = marks(issuer).into_iter().find_map(|mark| {
            let first = *known.entry(mark.clone()).or_insert(issuer);
            (first.slug != issuer.slug).then_some((mark, first))
        });
        if let Some((same, first)) = twin {
            let finding = RULE.at(issuer.span).with("slug", issuer.slug.as_str());
            report.push(finding.with("other", first.slug.as_str()).with("same", same));
        }
    }
}

/// What no two organisations share: a number given by somebody else, the address of their site.
fn marks(issuer: &Issuer) -> Vec<String> {
    let numbers = issuer.identifiers.iter().map(|it| {
        let figures: String = it.value.chars().filter(|c| !c.is_whitespace()).collect();
        format!("{} {figures}", it.kind)
    });
    let site = issuer.url.as_ref().map(|url| url.as_str().trim_end_matches('/').to_lowercase());
    site.into_iter().chain(numbers).collect()
}
