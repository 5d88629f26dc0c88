//! D132: what an award says of its holder changes, and it is not issued again.

use std::collections::BTreeMap;

use crate::ground::{Bilingual, Report, Rule, Severity, Span, Uuid};
use crate::review::comparison::Comparison;
use crate::review::retold::{Issue, Retold};
use crate::review::rules::Look;
use crate::review::rules::by_file;

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE], run };

static RULE: Rule = Rule {
    code: "D132",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "{part} d’attributions déjà faites : un autre texte, sans nouvelle émission ({count})",
        en: "{part} of awards already made: another text, not issued again ({count})",
    },
    reason: Bilingual {
        fr: "Deux documents signés de la même date diraient deux choses de la même personne : celui qu’elle a reçu et celui que le site publie.",
        en: "Two signed documents of one date would say two things of one person: the one they were given and the one the site publishes.",
    },
    way_out: Bilingual {
        fr: "Si c’est une correction, réémettez-les : `blason reissue {id}` écrit depuis quand ce texte vaut. Sinon, remettez ce qui était écrit.",
        en: "If this is a correction, issue them again: `blason reissue {id}` writes since when this text holds. Otherwise put back what was written.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    let head = &comparison.head;
    let mut ids: BTreeMap<Span, Uuid> = BTreeMap::new();
    let mut by_part: BTreeMap<Bilingual, Vec<Span>> = BTreeMap::new();
    let silent = |it: &&Retold| it.issue == Issue::Same && it.is_held;
    for retold in comparison.awards.retold.iter().filter(silent) {
        for detail in retold.signed() {
            // An end that comes earlier is worse, and is said (D113).
            if detail.key == "expires" && retold.cut_short {
                continue;
            }
            let award = &head.catalogue[retold.after];
            ids.insert(award.span, award.id);
            by_part.entry(detail.label).or_default().push(award.span);
        }
    }
    for (part, spans) in by_part {
        for (first, count) in by_file(spans.into_iter()) {
            let id = ids[&first].to_string();
            let finding = RULE.at(head.place(first)).with("part", part).with("id", id);
            report.push(finding.with("count", count.to_string()));
        }
    }
}
