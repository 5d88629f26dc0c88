//! D117: the reference text changed and a translation did not.

use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::reference_digest;
use crate::review::comparison::Comparison;
use crate::review::rules::Look;
use crate::review::translations::TranslationChange;

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE], run };

static RULE: Rule = Rule {
    code: "D117",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "« {badge} » : le texte change et sa traduction ({lang}) reste celle d’avant",
        en: "“{badge}”: the text changes and its translation ({lang}) stays as it was",
    },
    reason: Bilingual {
        fr: "Deux personnes liraient deux promesses différentes du même badge.",
        en: "Two people would read two different promises of one badge.",
    },
    way_out: Bilingual {
        fr: "Traduisez ce qui a changé ; si rien n’est à traduire, dites-le : `blason new translation {badge} {lang} --confirm` écrit `translates = \"{digest}\"`.",
        en: "Translate what changed; if nothing is to be translated, say so: `blason new translation {badge} {lang} --confirm` writes `translates = \"{digest}\"`.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    for text in comparison.badges.iter().flat_map(|pair| &pair.texts) {
        for it in &text.translated {
            if it.change == Some(TranslationChange::LeftBehind) {
                let version = &comparison.head.catalogue[text.after];
                let finding = RULE.at(it.place).with("badge", version.slug.as_str());
                let finding = finding.with("lang", it.lang.as_str());
                report.push(finding.with("digest", reference_digest(version)));
            }
        }
    }
}
