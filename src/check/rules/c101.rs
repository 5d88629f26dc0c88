//! C101: a French site that does not say who answers for it.

use super::country;
use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};

pub(in crate::check) const CHECK: Check =
    Check { rules: &[&NONE, &PARTIAL], run, examples: &[EXAMPLE] };

static NONE: Rule = Rule {
    code: "C101",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "le site n’a pas de mentions légales (`[legal]`)",
        en: "the site has no legal notice (`[legal]`)",
    },
    reason: Bilingual {
        fr: "La loi française les demande à tout site, association comprise : qui l’édite, qui le dirige, qui l’héberge (LCEN, art. 6).",
        en: "French law asks for one on every site, an association’s included: who publishes it, who directs it, who hosts it (LCEN, art. 6).",
    },
    way_out: Bilingual {
        fr: "Écrivez `[legal]` avec `name`, `seat`, `contact`, `director` et `host`.",
        en: "Write `[legal]` with `name`, `seat`, `contact`, `director` and `host`.",
    },
};

static PARTIAL: Rule = Rule {
    code: "C101",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "les mentions légales ne disent pas : {missing}",
        en: "the legal notice does not say: {missing}",
    },
    reason: NONE.reason,
    way_out: Bilingual {
        fr: "Ajoutez à `[legal]` : {missing}.",
        en: "Add to `[legal]`: {missing}.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== blason.toml
base_url = "https://badges.example.org/"
^ C101
title = "Badges"
issuer = "liens"
country = "FR"
[accessibility]
state = "none"
"#,
    good: r#"
=== blason.toml
base_url = "https://badges.example.org/"
title = "Badges"
issuer = "liens"
country = "FR"
[accessibility]
state = "none"
[legal]
name = "Association Les Liens"
seat = "3 place de la Halle, 00100 Brélande-le-Pont"
contact = "contact@example.org"
director = "La présidence collégiale"
host = "Hébergement coopératif, 12 rue des Tilleuls, 00200 Corvigny"
"#,
};

fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    if country::of(catalogue) != Some("FR") {
        return;
    }
    let settings = &catalogue.settings;
    let Some(legal) = &settings.legal else {
        report.push(NONE.at(settings.span));
        return;
    };
    let asked = [
        ("seat", legal.seat.is_some()),
        ("contact", legal.contact.is_some()),
        ("director", legal.director.is_some()),
        ("host", legal.host.is_some()),
    ];
    let missing: Vec<String> =
        asked.iter().filter(|(_, said)| !said).map(|(key, _)| format!("`{key}`")).collect();
    if !missing.is_empty() {
        report.push(PARTIAL.at(settings.span).with("missing", missing.join(", ")));
    }
}
