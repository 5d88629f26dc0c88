//! C102: a French site that does not say how accessible it is.

use super::country;
use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "C102",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "le site ne dit rien de son accessibilité (`[accessibility]`) : sa page dira « non conforme »",
        en: "the site says nothing of its accessibility (`[accessibility]`): its page will say “not conforming”",
    },
    reason: Bilingual {
        fr: "Qui navigue autrement doit savoir à quoi s’attendre ; sans audit, la loi française fait dire « non conforme ».",
        en: "Whoever browses in another way must know what to expect; without an audit, French law makes a site say “not conforming”.",
    },
    way_out: Bilingual {
        fr: "Écrivez `[accessibility]` et `state = \"none\"`, ou le résultat de l’audit : `\"partial\"` ou `\"full\"`, `audited`, `by`.",
        en: "Write `[accessibility]` and `state = \"none\"`, or what the audit found: `\"partial\"` or `\"full\"`, `audited`, `by`.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== blason.toml
base_url = "https://badges.example.org/"
^ C102
title = "Badges"
issuer = "liens"
country = "FR"
[legal]
name = "Association Les Liens"
seat = "3 place de la Halle, 00100 Brélande-le-Pont"
contact = "contact@example.org"
director = "La présidence collégiale"
host = "Hébergement coopératif, 12 rue des Tilleuls, 00200 Corvigny"
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
    let settings = &catalogue.settings;
    if settings.accessibility.is_none() && country::of(catalogue) == Some("FR") {
        report.push(RULE.at(settings.span));
    }
}
