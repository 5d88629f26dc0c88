//! D127: a licence allows less than before.

use crate::ground::Argument;
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::review::comparison::Comparison;
use crate::review::rules::Look;
use crate::review::texts::Road;

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE], run };

static RULE: Rule = Rule {
    code: "D127",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "la licence de « {badge} » devient plus restrictive : {before}, puis {after}",
        en: "the licence of “{badge}” becomes more restrictive: {before}, then {after}",
    },
    reason: Bilingual {
        fr: "D’autres l’ont déjà repris sous l’ancienne licence, qui reste acquise.",
        en: "Others have taken it over under the old licence, which stays theirs.",
    },
    way_out: Bilingual {
        fr: "Gardez la licence de cette version, et donnez l’autre à une nouvelle version.",
        en: "Keep the licence of this version, and give the other one to a new version.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    for text in comparison.badges.iter().flat_map(|pair| &pair.texts) {
        let Some(change) = text.changed("licence").filter(|_| text.road != Road::Next) else {
            continue;
        };
        let (Some(old), Some(new)) = (closeness(&change.before), closeness(&change.after)) else {
            continue;
        };
        if new > old {
            let version = &comparison.head.catalogue[text.after];
            let said = |words: &str| match words {
                "" => Argument::from(NONE),
                words => words.into(),
            };
            let finding = RULE.at(change.place).with("badge", version.slug.as_str());
            let finding = finding.with("before", said(&change.before));
            report.push(finding.with("after", said(&change.after)));
        }
    }
}

/// How much a licence keeps back, by its SPDX identifier; none for one that is not known here.
fn closeness(licence: &str) -> Option<u8> {
    let name = licence.to_ascii_uppercase();
    // Versions of one licence are alike in this.
    let family = name.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-'));
    Some(match family {
        "" => 9,
        "CC0" | "PDDL" | "UNLICENSE" | "0BSD" | "WTFPL" => 0,
        "CC-BY" | "MIT" | "APACHE" | "ODC-BY" | "ETALAB" => 1,
        "CC-BY-SA" | "ODBL" | "LAL" => 2,
        "CC-BY-NC" => 3,
        "CC-BY-NC-SA" => 4,
        "CC-BY-ND" => 5,
        "CC-BY-NC-ND" => 6,
        _ => return None,
    })
}

const NONE: Bilingual = Bilingual { fr: "aucune", en: "none" };
