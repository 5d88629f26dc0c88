//! P104: a public page asked for where the badge forbids one.

use crate::check::{Check, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::Publish;

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[] };

static RULE: Rule = Rule {
    code: "P104",
    severity: Severity::Error,
    message: Bilingual {
        fr: "une page publique est demandée pour « {badge} », que le badge interdit (`{key}`)",
        en: "a public page is asked for “{badge}”, which the badge forbids (`{key}`)",
    },
    reason: Bilingual {
        fr: "Le badge concerne des personnes mineures, ou dit d’elles quelque chose de délicat.",
        en: "The badge concerns people under age, or says something delicate of them.",
    },
    way_out: Bilingual {
        fr: "Écrivez `publish = \"credential\"` ou `publish = \"none\"`.",
        en: "Write `publish = \"credential\"` or `publish = \"none\"`.",
    },
};

fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    // Where pages are the site's default nobody asked for this one, and none is made.
    if catalogue.settings.publish == Publish::Page {
        return;
    }
    for award in catalogue.awards.iter().filter(|award| award.publish == Publish::Page) {
        let version = &catalogue[award.version];
        let key = match (version.minors, version.sensitive) {
            (true, _) => "minors",
            (_, true) => "sensitive",
            _ => continue,
        };
        let finding = RULE.at(award.span).with("badge", version.slug.as_str());
        report.push(finding.with("key", key));
    }
}
