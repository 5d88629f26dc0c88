//! P105: evidence that another host holds, or whose address says who somebody is there.

use std::collections::BTreeMap;

use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity, SourceId, Span, Url};
use crate::model::{Catalogue, Publish};

pub(in crate::check) const CHECK: Check =
    Check { rules: &[&ELSEWHERE, &PERSONAL], run, examples: &[EXAMPLE] };

static ELSEWHERE: Rule = Rule {
    code: "P105",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "des preuves de ce fichier sont chez un tiers, {host} ({count})",
        en: "evidence of this file is held by a third party, {host} ({count})",
    },
    reason: Bilingual {
        fr: "Cet hôte saura qui lit le badge et quand ; il peut changer la preuve, ou la perdre.",
        en: "That host will know who reads the badge and when; it can change the evidence, or lose it.",
    },
    way_out: Bilingual {
        fr: "Racontez la preuve dans `narrative`, ou posez le fichier dans `static/`, si la personne en est d’accord.",
        en: "Tell the evidence in `narrative`, or put the file into `static/`, if the person agrees.",
    },
};

static PERSONAL: Rule = Rule {
    code: "P105",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "l’adresse de cette preuve nomme le compte d’une personne sur {host}",
        en: "the address of this evidence names somebody’s account on {host}",
    },
    reason: Bilingual {
        fr: "Elle relie le badge à un nom, pour tous ceux qui le lisent, et pour toujours.",
        en: "It ties the badge to a name, for everybody who reads it, and for ever.",
    },
    way_out: ELSEWHERE.way_out,
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/awards/2026-06-14.toml
badge = "ecoute"
awarded = 2026-06-14
[[award]]
^^^^^^^^^ P105
id = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d"
recipient = { hash = "sha256$49b5fe6fc9c8d1ae272e7a94739e11f97200128e8bacf9233bb15f2091c0e3be", salt = "IY6R9OxYqNf9mlNsYv7zsA" }
status = 7
evidence = [{ name = "Photos", url = "https://photos.example.com/album/42" }]
"#,
    good: r#"
=== content/awards/2026-06-14.toml
badge = "ecoute"
awarded = 2026-06-14
[[award]]
id = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d"
recipient = { hash = "sha256$49b5fe6fc9c8d1ae272e7a94739e11f97200128e8bacf9233bb15f2091c0e3be", salt = "IY6R9OxYqNf9mlNsYv7zsA" }
status = 7
evidence = [{ name = "Photos", url = "https://badges.example.org/photos/42.png" }]
"#,
};

/// One finding for each file and host, at the first award: a school’s file may hold a hundred
/// thousand of them.
fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    let mut elsewhere: BTreeMap<(SourceId, &str), (Span, usize)> = BTreeMap::new();
    for award in &catalogue.awards {
        if catalogue.publish(award) == Publish::None {
            continue;
        }
        for url in award.more().evidence.iter().filter_map(|it| it.url.as_ref()) {
            if is_ours(url.host(), catalogue) || url.host().is_empty() {
                continue;
            }
            if names_an_account(url) {
                report.push(PERSONAL.at(award.span).with("host", url.host()));
                continue;
            }
            let entry = elsewhere.entry((award.span.source, url.host())).or_insert((award.span, 0));
            entry.0 = entry.0.min(award.span);
            entry.1 += 1;
        }
    }
    for ((_, host), (span, count)) in elsewhere {
        report.push(ELSEWHERE.at(span).with("host", host).with("count", count.to_string()));
    }
}

/// Whether a host is the site's or an issuer's, or a part of one of these.
fn is_ours(host: &str, catalogue: &Catalogue) -> bool {
    let host = host.to_ascii_lowercase();
    let issuers = catalogue.issuers.iter().filter_map(|issuer| issuer.url.as_ref());
    std::iter::once(&catalogue.settings.base_url).chain(issuers).any(|own| {
        let own = own.host().to_ascii_lowercase();
        let own = own.strip_prefix("www.").unwrap_or(&own);
        host == own || host.strip_suffix(own).is_some_and(|rest| rest.ends_with('.'))
    })
}

/// `/~name`, `/@name`, `/in/name`, `/users/name`: where people are at home on a host.
fn names_an_account(url: &Url) -> bool {
    const HOMES: [&str; 7] = ["in", "u", "user", "users", "profile", "people", "members"];
    let parts: Vec<&str> = url.path().split('/').filter(|part| !part.is_empty()).collect();
    let signed = parts.iter().any(|part| part.len() > 1 && part.starts_with(['~', '@']));
    let at_home = parts.windows(2).any(|two| HOMES.contains(&two[0].to_ascii_lowercase().as_str()));
    signed || at_home
}
