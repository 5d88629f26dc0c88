//! D118: a language comes or goes.

use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::review::comparison::Comparison;
use crate::review::rules::Look;
use crate::review::translations::TranslationChange;

pub(in crate::review) const LOOK: Look = Look { rules: &[&REMOVED, &ADDED], run };

static REMOVED: Rule = Rule {
    code: "D118",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "« {badge} » ne se lira plus dans cette langue : {lang}",
        en: "“{badge}” can no longer be read in this language: {lang}",
    },
    reason: Bilingual {
        fr: "Des personnes perdent le texte dans lequel elles ont reçu leur badge.",
        en: "People lose the text in which they received their badge.",
    },
    way_out: Bilingual {
        fr: "Gardez la traduction, ou retirez la langue de tout le site, en le disant.",
        en: "Keep the translation, or take the language off the whole site, and say so.",
    },
};

static ADDED: Rule = Rule {
    code: "D118",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "« {badge} » se lit aussi dans cette langue : {lang}",
        en: "“{badge}” can also be read in this language: {lang}",
    },
    reason: Bilingual {
        fr: "Une traduction est une nouvelle promesse, faite à d’autres lectrices et lecteurs.",
        en: "A translation is a new promise, made to other readers.",
    },
    way_out: Bilingual {
        fr: "Faites-la relire par quelqu’un qui lit les deux langues.",
        en: "Have it read by somebody who reads both languages.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    for text in comparison.badges.iter().flat_map(|pair| &pair.texts) {
        for it in &text.translated {
            let rule = match it.change {
                Some(TranslationChange::Added) => &ADDED,
                Some(TranslationChange::Removed) => &REMOVED,
                _ => continue,
            };
            let slug = comparison.head.catalogue[text.after].slug.as_str();
            let mut finding = rule.at(it.place).with("badge", slug).with("lang", it.lang.as_str());
            // What comes takes nothing from anybody.
            if it.change == Some(TranslationChange::Added) {
                finding.severity = Severity::Advice;
            }
            report.push(finding);
        }
    }
}
