//! T102: a translation of a text that has changed since.

use crate::check::Check;
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::{Catalogue, reference_digest};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run };

static RULE: Rule = Rule {
    code: "T102",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "le texte de référence a changé depuis cette traduction",
        en: "the reference text has changed since this translation",
    },
    reason: Bilingual {
        fr: "Deux personnes liraient deux promesses différentes du même badge.",
        en: "Two people would read two different promises of one badge.",
    },
    way_out: Bilingual {
        fr: "Relisez la traduction, puis écrivez `translates = \"{digest}\"`.",
        en: "Read the translation again, then write `translates = \"{digest}\"`.",
    },
};

fn run(catalogue: &Catalogue, report: &mut Report) {
    for version in &catalogue.versions {
        let dated =
            version.translations.iter().filter_map(|it| Some((it, it.translates.as_ref()?)));
        let mut digest = None;
        for (translation, of) in dated {
            let now = digest.get_or_insert_with(|| reference_digest(version));
            if **of != **now {
                report.push(RULE.at(translation.span).with("digest", now.as_str()));
            }
        }
    }
}
