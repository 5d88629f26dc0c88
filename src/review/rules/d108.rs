//! D108: the frozen text of an old version is edited.

use crate::ground::report::Told;
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::review::comparison::Comparison;
use crate::review::fields::{self, Class};
use crate::review::items;
use crate::review::rules::Look;
use crate::review::texts::Road;

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE], run };

static RULE: Rule = Rule {
    code: "D108",
    severity: Severity::Error,
    message: Bilingual {
        fr: "la version {version} de « {badge} » est figée, et {field} y change",
        en: "version {version} of “{badge}” is frozen, and {field} changes in it",
    },
    reason: Bilingual {
        fr: "Une version gardée est une promesse à celles et ceux qui l’ont reçue.",
        en: "A version that is kept is a promise to those who received it.",
    },
    way_out: Bilingual {
        fr: "Remettez le texte d’avant ; ce qui doit changer va dans une nouvelle version.",
        en: "Put the earlier text back; what must change goes into a new version.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    for text in comparison.badges.iter().flat_map(|pair| &pair.texts) {
        let [old, new] =
            [&comparison.base.catalogue[text.before], &comparison.head.catalogue[text.after]];
        // A text that becomes an old version in this very change is a promise if somebody holds it.
        if text.road != Road::Frozen || !old.frozen && text.held.count == 0 {
            continue;
        }
        let Some(change) = text.changes.iter().find(|it| it.class == Class::Meaning) else {
            continue;
        };
        let place = match change.key {
            "criteria" => items::first_place(comparison, text),
            _ => change.place,
        };
        let finding = RULE.at(place).with("badge", new.slug.as_str());
        let finding = finding.with("version", new.version.as_str());
        report.push(finding.with("field", in_words(change.key)));
    }
}

/// The field, set apart from the sentence around it.
fn in_words(key: &str) -> Told {
    let label = fields::label(key);
    let quoted = Bilingual { fr: "« {label} »", en: "“{label}”" };
    Told {
        fr: Told::new(quoted, &[("label", label.fr)]).fr,
        en: Told::new(quoted, &[("label", label.en)]).en,
    }
}
