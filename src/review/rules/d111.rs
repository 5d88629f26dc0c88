//! D111: the picture was replaced and the words for it were not.

use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::review::comparison::Comparison;
use crate::review::rules::Look;

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE], run };

static RULE: Rule = Rule {
    code: "D111",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "l’image de « {badge} » change, et les mots qui la décrivent restent les mêmes",
        en: "the image of “{badge}” changes, and the words that describe it stay the same",
    },
    reason: Bilingual {
        fr: "Qui ne voit pas l’image apprendrait ce que montrait l’ancienne.",
        en: "Who does not see the image would learn what the old one showed.",
    },
    way_out: Bilingual {
        fr: "Relisez `image_alt`, dans chaque langue.",
        en: "Read `image_alt` again, in every language.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    for text in comparison.badges.iter().flat_map(|pair| &pair.texts) {
        let Some(change) = &text.picture else { continue };
        if change.same_words && change.before.is_some() && change.after.is_some() {
            let version = &comparison.head.catalogue[text.after];
            let place = comparison.head.place(version.place("image_alt"));
            report.push(RULE.at(place).with("badge", version.slug.as_str()));
        }
    }
}
