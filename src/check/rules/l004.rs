//! L004: a moved address that answers with a place outside the site.

use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity, Url};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "L004",
    severity: Severity::Error,
    message: Bilingual {
        fr: "« {to} » est en dehors de `base_url` ({base})",
        en: "“{to}” is outside `base_url` ({base})",
    },
    reason: Bilingual {
        fr: "Une ancienne adresse de badge doit mener au badge, que seul ce site publie.",
        en: "An old address of a badge must lead to the badge, which only this site publishes.",
    },
    way_out: Bilingual {
        fr: "Écrivez un chemin du site, comme `to = \"badges/mon-badge\"`.",
        en: "Write a path of the site, such as `to = \"badges/my-badge\"`.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== blason.toml
base_url = "https://badges.example.org/"
title = "Badges"
language = "fr"
languages = ["fr"]
issuer = "liens"
profile = "open-recognition"

[[moved]]
from = "/ancien"
to = "https://autre.example/badges/ecoute"
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ L004
"#,
    good: r#"
=== blason.toml
base_url = "https://badges.example.org/"
title = "Badges"
language = "fr"
languages = ["fr"]
issuer = "liens"
profile = "open-recognition"

[[moved]]
from = "/ancien"
to = "badges/ecoute"
"#,
};

fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    let settings = &catalogue.settings;
    let base = settings.base_url.as_str();
    let origin = base.len() - settings.base_url.path().len();
    for moved in &settings.moved {
        let to = &*moved.to;
        let climbs = to.split('/').any(|part| part == "..");
        let inside = if Url::parse(to).is_some() {
            to.starts_with(base)
        } else if to.starts_with('/') {
            // From the host's root, as browsers read it; `//` names another host.
            !to.starts_with("//") && to.starts_with(&base[origin..])
        } else {
            true
        };
        if climbs || !inside {
            report.push(RULE.at(moved.span).with("to", to).with("base", base));
        }
    }
}
