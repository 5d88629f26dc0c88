//! D131: awards are issued again.

use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::review::comparison::Comparison;
use crate::review::retold::Issue;
use crate::review::rules::Look;
use crate::review::rules::by_file;

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE], run };

static RULE: Rule = Rule {
    code: "D131",
    severity: Severity::Advice,
    message: Bilingual {
        fr: "des attributions sont réémises ({count}) : leurs titulaires ont encore le document d’avant",
        en: "awards are issued again ({count}): their holders still have the document from before",
    },
    reason: Bilingual {
        fr: "Un fichier déjà remis ne change pas : il dit toujours l’ancienne date et l’ancien texte.",
        en: "A file that was handed out does not change: it still says the earlier day and the earlier text.",
    },
    way_out: Bilingual {
        fr: "Après la publication, remettez-leur le nouveau : `blason deliver {path}`.",
        en: "Once it is published, give them the new one: `blason deliver {path}`.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    let head = &comparison.head;
    let again = comparison.awards.retold.iter();
    let again = again.filter(|it| it.issue == Issue::Again && it.is_held);
    for (first, count) in by_file(again.map(|it| head.catalogue[it.after].span)) {
        let finding = RULE.at(head.place(first)).with("count", count.to_string());
        report.push(finding.with("path", head.path(first)));
    }
}
