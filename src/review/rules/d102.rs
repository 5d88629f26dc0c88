//! D102: a badge that people hold disappears.

use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::review::comparison::Comparison;
use crate::review::rules::Look;
use crate::review::rules::held;

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE], run };

static RULE: Rule = Rule {
    code: "D102",
    severity: Severity::Error,
    message: Bilingual {
        fr: "le badge « {badge} » disparaît ({held})",
        en: "badge “{badge}” disappears ({held})",
    },
    reason: Bilingual {
        fr: "Leurs badges mèneraient nulle part, et plus rien ne dirait ce qu’ils reconnaissent.",
        en: "Their badges would lead nowhere, and nothing would say any more what they recognise.",
    },
    way_out: Bilingual {
        fr: "Remettez le fichier, avec `status = \"retired\"` : le badge n’est plus attribué, et il reste lisible.",
        en: "Put the file back, with `status = \"retired\"`: the badge is no longer awarded, and stays readable.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    for pair in &comparison.badges {
        let (Some(before), None) = (pair.before, pair.after) else { continue };
        if pair.unread || pair.held.count == 0 {
            continue;
        }
        let base = &comparison.base;
        let current = &base.catalogue[base.catalogue[before].current];
        let finding = RULE.at(base.place(current.place("name")));
        report.push(finding.with("badge", current.slug.as_str()).with("held", held(pair.held)));
    }
}
