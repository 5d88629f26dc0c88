//! D103: criteria change under those who hold the badge.

use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::review::comparison::Comparison;
use crate::review::items;
use crate::review::rules::Look;
use crate::review::rules::{held, held_in_place};

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE], run };

static RULE: Rule = Rule {
    code: "D103",
    severity: Severity::Error,
    message: Bilingual {
        fr: "les critères de « {badge} » changent pour qui le détient déjà ({held})",
        en: "the criteria of “{badge}” change for those who hold it already ({held})",
    },
    reason: Bilingual {
        fr: "Le badge dirait d’elles ce qu’elles n’ont pas fait, ou tairait ce qu’elles ont fait.",
        en: "The badge would say of them what they have not done, or keep silent on what they have.",
    },
    way_out: Bilingual {
        fr: "Remettez le texte d’avant, lancez `blason new version {badge}`, qui le garde dans `v{version}.md`, puis écrivez le nouveau. Si rien ne change pour personne, dites pourquoi : `clarification = \"…\"`.",
        en: "Put the earlier text back, run `blason new version {badge}`, which keeps it in `v{version}.md`, then write the new one. If nothing changes for anybody, say why: `clarification = \"…\"`.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    for (pair, text) in held_in_place(comparison) {
        if text.criteria.is_empty() || text.clarification.is_some() {
            continue;
        }
        let version = &comparison.base.catalogue[text.before];
        let slug = pair.slug(comparison.base.catalogue, comparison.head.catalogue);
        let finding = RULE.at(items::first_place(comparison, text)).with("badge", slug);
        let finding = finding.with("version", version.version.as_str());
        report.push(finding.with("held", held(text.held)));
    }
}
