//! D114: a badge that gathers others asks for more.

use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::BadgeId;
use crate::review::comparison::Comparison;
use crate::review::rules::Look;
use crate::review::rules::{held, held_in_place};

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE], run };

static RULE: Rule = Rule {
    code: "D114",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "« {badge} » demande d’autres badges qu’avant ({held})",
        en: "“{badge}” asks for other badges than before ({held})",
    },
    reason: Bilingual {
        fr: "Qui est en chemin verrait le but s’éloigner, et qui l’a reçu n’aurait pas ce que le texte annonce.",
        en: "Who is on the way would see the goal move off, and who received it would lack what the text says.",
    },
    way_out: Bilingual {
        fr: "Donnez la nouvelle exigence à une nouvelle version.",
        en: "Give the new requirement to a new version.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    for (pair, text) in held_in_place(comparison) {
        let Some(change) = text.changed("requires") else { continue };
        let old = comparison.base.catalogue[text.before].requires.as_ref();
        let new = comparison.head.catalogue[text.after].requires.as_ref();
        let Some(new) = new else { continue };
        let kept = |id: &BadgeId| {
            let before = comparison.badges.iter().find(|pair| pair.after == Some(*id));
            before.and_then(|pair| pair.before)
        };
        // Whoever has what was asked for must have what is asked for now.
        let easier = old.is_some_and(|old| {
            let every = |id: &BadgeId| kept(id).is_some_and(|id| old.all.contains(&id));
            let choice = old.of.iter().all(|id| new.of.iter().any(|it| kept(it) == Some(*id)));
            new.all.iter().all(every)
                && (new.any == 0 || new.of.is_empty() || choice && new.any <= old.any)
        });
        if !easier {
            let slug = pair.slug(comparison.base.catalogue, comparison.head.catalogue);
            let finding = RULE.at(change.place).with("badge", slug);
            report.push(finding.with("held", held(text.held)));
        }
    }
}
