//! L005: one host written in two letter cases.

use std::collections::BTreeMap;

use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity, Span, Url};
use crate::model::Catalogue;

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "L005",
    severity: Severity::Error,
    message: Bilingual {
        fr: "l’hôte « {host} » est écrit « {other} » ailleurs",
        en: "host “{host}” is written “{other}” elsewhere",
    },
    reason: Bilingual {
        fr: "Des vérificateurs comparent les adresses lettre à lettre : pour eux, ce sont deux hôtes.",
        en: "Some verifiers compare addresses letter by letter: to them, these are two hosts.",
    },
    way_out: Bilingual {
        fr: "Écrivez « {lower} » partout.", en: "Write “{lower}” everywhere."
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
discussion = "https://Badges.example.org/42"
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ L005
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
    good: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
discussion = "https://badges.example.org/42"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
};

fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    for (url, span) in addresses(catalogue) {
        let host = url.host();
        let lower = host.to_ascii_lowercase();
        let first = known.entry(lower.clone()).or_insert(host);
        if *first != host {
            let finding = RULE.at(span).with("host", host).with("other", *first);
            report.push(finding.with("lower", lower));
        }
    }
}

/// The addresses of the web that the catalogue writes outside its prose.
fn addresses(catalogue: &Catalogue) -> Vec<(&Url, Span)> {
    let settings = &catalogue.settings;
    let mut all = vec![(&settings.base_url, settings.base_url_span)];
    for issuer in &catalogue.issuers {
        let place = |key: &str| {
            issuer.places.iter().find(|(name, _)| *name == key).map_or(issuer.span, |it| it.1)
        };
        all.extend(issuer.url.iter().map(|url| (url, place("url"))));
        all.extend(issuer.also_known_as.iter().map(|url| (url, place("also_known_as"))));
        let parent = issuer.parent_org.as_deref();
        let urls = parent.into_iter().flat_map(|parent| parent.id.iter().chain(&parent.url));
        all.extend(urls.map(|url| (url, place("parent_org"))));
    }
    for version in &catalogue.versions {
        all.extend(version.request.iter().map(|url| (url, version.place("request"))));
        all.extend(version.discussion.iter().map(|url| (url, version.place("discussion"))));
        all.extend(version.related.iter().map(|it| (&it.url, version.place("related"))));
        all.extend(version.alignments.list().iter().map(|it| (&it.url, it.span)));
    }
    all.retain(|(url, _)| !url.host().is_empty());
    all
}
