//! D116: an alignment comes or goes.

use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::BadgeVersion;
use crate::review::comparison::Comparison;
use crate::review::fields;
use crate::review::rules::Look;

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE], run };

static RULE: Rule = Rule {
    code: "D116",
    severity: Severity::Advice,
    message: Bilingual {
        fr: "« {badge} » : référentiels {change} : {names}",
        en: "“{badge}”: alignments {change}: {names}",
    },
    reason: Bilingual {
        fr: "Une personne qui recrute lit le badge autrement quand il renvoie à un référentiel.",
        en: "A recruiter reads the badge in another way when it points to a framework.",
    },
    way_out: Bilingual {
        fr: "Vérifiez que chaque renvoi dit bien ce que le badge reconnaît.",
        en: "Check that each of them says what the badge recognises.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    for text in comparison.badges.iter().flat_map(|pair| &pair.texts) {
        let Some(change) = text.changed("alignment") else { continue };
        let [old, new] =
            [&comparison.base.catalogue[text.before], &comparison.head.catalogue[text.after]];
        let lang = comparison.base.catalogue.language();
        let words = |version: &BadgeVersion| -> Vec<String> {
            version.alignments.list().iter().map(|it| fields::alignment(it, lang)).collect()
        };
        let (old, new_words) = (words(old), words(new));
        let only = |these: &[String], those: &[String]| {
            let only = these.iter().filter(|it| !those.contains(it));
            only.map(String::as_str).collect::<Vec<_>>().join(" ; ")
        };
        for (change_word, names) in
            [(ADDED, only(&new_words, &old)), (REMOVED, only(&old, &new_words))]
        {
            if !names.is_empty() {
                let finding = RULE.at(change.place).with("badge", new.slug.as_str());
                report.push(finding.with("change", change_word).with("names", names));
            }
        }
    }
}

const ADDED: Bilingual = Bilingual { fr: "ajoutés", en: "added" };
const REMOVED: Bilingual = Bilingual { fr: "retirés", en: "removed" };
