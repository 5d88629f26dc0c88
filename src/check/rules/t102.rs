//! T102: a translation of a text that has changed since.

use crate::check::{Check, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::badge::Translation;
use crate::model::{issuer_digest, page_digest, reference_digest};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[] };

static RULE: Rule = Rule {
    code: "T102",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "le texte de référence a changé depuis cette traduction",
        en: "the reference text has changed since this translation",
    },
    reason: Bilingual {
        fr: "Deux personnes liraient deux textes différents, par exemple deux promesses du même badge.",
        en: "Two people would read two different texts, such as two promises of one badge.",
    },
    way_out: Bilingual {
        fr: "Relisez la traduction, puis écrivez `translates = \"{digest}\"`.",
        en: "Read the translation again, then write `translates = \"{digest}\"`.",
    },
};

fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    for version in &catalogue.versions {
        look(&version.translations, || reference_digest(version), report);
    }
    for issuer in &catalogue.issuers {
        look(&issuer.translations, || issuer_digest(issuer), report);
    }
    for page in &catalogue.pages {
        look(&page.translations, || page_digest(page), report);
    }
}

fn look(translations: &[Translation], digest: impl Fn() -> String, report: &mut Report) {
    let dated = translations.iter().filter_map(|it| Some((it, it.translates.as_ref()?)));
    let mut known = None;
    for (translation, of) in dated {
        let now = known.get_or_insert_with(&digest);
        if **of != **now {
            report.push(RULE.at(translation.span).with("digest", now.as_str()));
        }
    }
}
