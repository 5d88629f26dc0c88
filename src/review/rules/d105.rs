//! D105: description, expected evidence or who awards changes under those who hold the badge.

use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::review::comparison::Comparison;
use crate::review::rules::Look;
use crate::review::rules::{held, held_in_place};

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE], run };

static RULE: Rule = Rule {
    code: "D105",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "« {badge} » : {field} change pour qui le détient déjà ({held})",
        en: "“{badge}”: {field} changes for those who hold it already ({held})",
    },
    reason: Bilingual {
        fr: "Le sens du badge glisse sans que personne ne l’ait voulu.",
        en: "The meaning of the badge drifts without anybody having meant it.",
    },
    way_out: Bilingual {
        fr: "Faites-en une nouvelle version, ou dites pourquoi rien ne change : `clarification = \"…\"`.",
        en: "Make it a new version, or say why nothing changes: `clarification = \"…\"`.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    for (pair, text) in held_in_place(comparison) {
        if text.clarification.is_some() {
            continue;
        }
        let slug = pair.slug(comparison.base.catalogue, comparison.head.catalogue);
        for key in ["description", "evidence_expected", "awarded_by"] {
            let Some(change) = text.changed(key) else { continue };
            let finding = RULE.at(change.place).with("badge", slug).with("field", named(key));
            report.push(finding.with("held", held(text.held)));
        }
    }
}

/// The field with its article.
fn named(key: &str) -> Bilingual {
    match key {
        "description" => Bilingual { fr: "la description", en: "the description" },
        "awarded_by" => Bilingual { fr: "qui l’attribue", en: "who awards it" },
        _ => Bilingual { fr: "la liste des preuves attendues", en: "the expected evidence" },
    }
}
