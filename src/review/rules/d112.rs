//! D112: validity is shortened or added.

use crate::ground::Argument;
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::review::comparison::Comparison;
use crate::review::rules::Look;
use crate::review::rules::{d113, held, held_in_place};

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE], run };

static RULE: Rule = Rule {
    code: "D112",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "la validité de « {badge} » passe de {before} à {after} ({held})",
        en: "the validity of “{badge}” goes from {before} to {after} ({held})",
    },
    reason: Bilingual {
        fr: "Les attributions faites ailleurs suivent la durée qui était écrite quand elles ont été faites.",
        en: "Awards made elsewhere follow the period that was written when they were made.",
    },
    way_out: Bilingual {
        fr: "Donnez la nouvelle durée à une nouvelle version : les anciennes attributions gardent la leur.",
        en: "Give the new period to a new version: earlier awards keep theirs.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    for (pair, text) in held_in_place(comparison) {
        let Some(change) = text.changed("valid_for") else { continue };
        let [old, new] = [
            comparison.base.catalogue[text.before].valid_for,
            comparison.head.catalogue[text.after].valid_for,
        ];
        let shortened = match (old, new) {
            (None, Some(_)) => true,
            (Some(old), Some(new)) => new.is_shorter_than(old),
            _ => false,
        };
        // Where awards of the catalogue lose by it, that is said, and it is worse.
        if !shortened || d113::is_retroactive(comparison, text.before) {
            continue;
        }
        let said = |words: &str| match words {
            "" => Argument::from(UNLIMITED),
            words => words.into(),
        };
        let slug = pair.slug(comparison.base.catalogue, comparison.head.catalogue);
        let finding = RULE.at(change.place).with("badge", slug);
        let finding = finding.with("before", said(&change.before));
        report.push(finding.with("after", said(&change.after)).with("held", held(text.held)));
    }
}

const UNLIMITED: Bilingual = Bilingual { fr: "« sans limite »", en: "“without limit”" };
