//! D120: an award is deleted, and nothing says what became of it.

use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::review::comparison::Comparison;
use crate::review::rules::Look;
use crate::review::rules::by_file;

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE, &TOMBSTONE], run };

static RULE: Rule = Rule {
    code: "D120",
    severity: Severity::Error,
    message: Bilingual {
        fr: "des attributions disparaissent de {path} sans avoir été révoquées ni effacées ({count})",
        en: "awards disappear from {path} without having been revoked or erased ({count})",
    },
    reason: Bilingual {
        fr: "Leurs documents cesseraient de répondre, et leur place dans la liste d’état pourrait être donnée à quelqu’un d’autre.",
        en: "Their documents would stop answering, and their place in the status list could be given to somebody else.",
    },
    way_out: Bilingual {
        fr: "Remettez-les, puis `blason erase` pour oublier une personne ou `blason revoke` pour retirer un badge.",
        en: "Put them back, then `blason erase` to forget a person or `blason revoke` to take a badge back.",
    },
};

static TOMBSTONE: Rule = Rule {
    code: "D120",
    severity: Severity::Error,
    message: Bilingual {
        fr: "des effacements ne sont plus notés dans {path} ({count})",
        en: "erasures are no longer recorded in {path} ({count})",
    },
    reason: Bilingual {
        fr: "Sans cette trace, la liste d’état dirait de nouveau valable ce qui a été effacé.",
        en: "Without that record the status list would call valid again what was erased.",
    },
    way_out: Bilingual {
        fr: "Remettez les tables `[[erased]]`.",
        en: "Put the `[[erased]]` tables back.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    let base = &comparison.base;
    let deleted = comparison.awards.deleted.iter().map(|id| base.catalogue[*id].span);
    let unburied = comparison.awards.unburied.iter().map(|at| base.catalogue.erased[*at].span);
    for (rule, spans) in [(&RULE, by_file(deleted)), (&TOMBSTONE, by_file(unburied))] {
        for (first, count) in spans {
            let finding = rule.at(base.place(first)).with("count", count.to_string());
            report.push(finding.with("path", base.path(first)));
        }
    }
}
