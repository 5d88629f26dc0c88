//! D128: tags, order or theme change, and nothing else.

use crate::ground::report::Told;
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::review::comparison::Comparison;
use crate::review::fields;
use crate::review::rules::Look;
use crate::review::texts::{FieldChange, Road};

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE, &THEME], run };

static RULE: Rule = Rule {
    code: "D128",
    severity: Severity::Advice,
    message: Bilingual {
        fr: "« {badge} » : aucun changement de sens ({fields})",
        en: "“{badge}”: no change of meaning ({fields})",
    },
    reason: Bilingual {
        fr: "Rien de ce que le badge dit d’une personne n’est touché.",
        en: "Nothing that the badge says of a person is touched.",
    },
    way_out: Bilingual { fr: "Rien à faire.", en: "Nothing to do." },
};

static THEME: Rule = Rule {
    code: "D128",
    severity: Severity::Advice,
    message: Bilingual {
        fr: "le thème passe de « {before} » à « {after} » : aucun changement de sens",
        en: "the theme goes from “{before}” to “{after}”: no change of meaning",
    },
    reason: Bilingual {
        fr: "Rien de ce que les badges disent n’est touché.",
        en: "Nothing that the badges say is touched.",
    },
    way_out: Bilingual { fr: "Regardez quelques pages.", en: "Look at a few pages." },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    for pair in &comparison.badges {
        for text in pair.texts.iter().filter(|text| text.road != Road::Next) {
            let quiet =
                |change: &FieldChange| matches!(change.key, "tags" | "discussion" | "request");
            let translated = text.translated.iter().any(|it| it.change.is_some());
            if text.changes.is_empty()
                || !text.changes.iter().all(quiet)
                || text.picture.is_some()
                || translated
            {
                continue;
            }
            let list = |french: bool| {
                let names = text.changes.iter().map(|it| fields::label(it.key).say(french));
                names.collect::<Vec<_>>().join(", ")
            };
            let slug = comparison.head.catalogue[text.after].slug.as_str();
            let finding = RULE.at(text.changes[0].place).with("badge", slug);
            report.push(finding.with("fields", Told { fr: list(true), en: list(false) }));
        }
    }
    for change in comparison.site.iter().filter(|change| change.what == "theme") {
        let settings = comparison.head.place(comparison.head.catalogue.settings.span);
        let finding = THEME.at(settings).with("before", &*change.before);
        report.push(finding.with("after", &*change.after));
    }
}
