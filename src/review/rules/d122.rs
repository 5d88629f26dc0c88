//! D122: what was taken back for ever stands again.

use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::review::comparison::Comparison;
use crate::review::rules::Look;
use crate::review::rules::by_file;

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE, &ERASED], run };

static RULE: Rule = Rule {
    code: "D122",
    severity: Severity::Error,
    message: Bilingual {
        fr: "des attributions révoquées redeviendraient valables ({count})",
        en: "revoked awards would be valid again ({count})",
    },
    reason: Bilingual {
        fr: "Une révocation est définitive : qui l’a lue s’y fie.",
        en: "A revocation is for ever: who read it relies on it.",
    },
    way_out: Bilingual {
        fr: "Remettez `revoked`. S’il s’agissait d’une erreur, attribuez de nouveau le badge avec `blason award`.",
        en: "Put `revoked` back. If it was a mistake, give the badge again with `blason award`.",
    },
};

static ERASED: Rule = Rule {
    code: "D122",
    severity: Severity::Error,
    message: Bilingual {
        fr: "des attributions effacées reparaîtraient ({count})",
        en: "erased awards would appear again ({count})",
    },
    reason: Bilingual {
        fr: "Une personne a demandé à être oubliée.",
        en: "A person asked to be forgotten.",
    },
    way_out: Bilingual {
        fr: "Gardez la table `[[erased]]` et retirez l’attribution.",
        en: "Keep the `[[erased]]` table and take the award out.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    let head = &comparison.head;
    let awards = &comparison.awards;
    for (rule, ids) in [(&RULE, &awards.unrevoked), (&ERASED, &awards.unerased)] {
        for (first, count) in by_file(ids.iter().map(|id| head.catalogue[*id].span)) {
            report.push(rule.at(head.place(first)).with("count", count.to_string()));
        }
    }
}
