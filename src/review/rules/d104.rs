//! D104: the name changes under those who hold the badge.

use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::review::comparison::Comparison;
use crate::review::rules::Look;
use crate::review::rules::{held, held_in_place};

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE], run };

static RULE: Rule = Rule {
    code: "D104",
    severity: Severity::Error,
    message: Bilingual {
        fr: "« {before} » s’appellerait « {after} » pour qui le détient déjà ({held})",
        en: "“{before}” would be called “{after}” for those who hold it already ({held})",
    },
    reason: Bilingual {
        fr: "Leurs CV et leurs profils citent l’ancien nom.",
        en: "Their CVs and profiles cite the old name.",
    },
    way_out: Bilingual {
        fr: "Remettez le nom d’avant, lancez `blason new version {badge}`, puis donnez le nouveau nom à la version qui commence ; ou dites pourquoi rien ne change : `clarification = \"…\"`.",
        en: "Put the earlier name back, run `blason new version {badge}`, then give the new name to the version that begins; or say why nothing changes: `clarification = \"…\"`.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    for (pair, text) in held_in_place(comparison) {
        if text.clarification.is_some() {
            continue;
        }
        let slug = pair.slug(comparison.base.catalogue, comparison.head.catalogue);
        let Some(change) = text.changed("name") else { continue };
        let finding = RULE.at(change.place).with("badge", slug).with("before", &*change.before);
        report.push(finding.with("after", &*change.after).with("held", held(text.held)));
    }
}
