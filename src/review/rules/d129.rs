//! D129: a new badge that is nearly one that is there.

use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::BadgeId;
use crate::review::comparison::Comparison;
use crate::review::rules::Look;
use crate::review::words::{likeness_of, sorted};

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE], run };

static RULE: Rule = Rule {
    code: "D129",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "le nouveau badge « {badge} » ressemble beaucoup à « {other} »",
        en: "the new badge “{badge}” is very like “{other}”",
    },
    reason: Bilingual {
        fr: "Trop de badges qui se ressemblent : c’est la première plainte d’un territoire, et personne ne sait plus lequel demander.",
        en: "Too many badges that are alike: that is the first complaint of a territory, and nobody knows which one to ask for.",
    },
    way_out: Bilingual {
        fr: "Employez le badge qui existe, ou dites dans la description ce qui les distingue.",
        en: "Use the badge that is there, or say in the description what sets them apart.",
    },
};

/// From this likeness of their names on, two badges are very alike.
const NAMES: f64 = 0.8;
/// The same for their criteria, of at least so many words.
const CRITERIA: (f64, usize) = (0.7, 8);

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    let head = &comparison.head;
    let new: Vec<BadgeId> = comparison
        .badges
        .iter()
        .filter(|pair| pair.before.is_none() && !pair.unread)
        .filter_map(|pair| pair.after)
        .collect();
    if new.is_empty() {
        return;
    }
    let lang = head.catalogue.language();
    let current = |id: BadgeId| &head.catalogue[head.catalogue[id].current];
    let words: Vec<[Vec<String>; 2]> = (0..head.catalogue.badges.len())
        .map(|at| {
            let version = current(BadgeId::at(at));
            [sorted(version.name.in_lang(lang)), sorted(version.criteria.in_lang(lang))]
        })
        .collect();
    for badge in &new {
        let version = current(*badge);
        let [name, criteria] = &words[badge.index()];
        let twin = (0..words.len()).map(BadgeId::at).find(|other| {
            // Of two new ones, the second is like the first.
            if other == badge || new.contains(other) && other > badge {
                return false;
            }
            // Yearly editions of one badge are alike on purpose.
            let editions = [version, current(*other)].map(|it| it.edition.as_deref());
            if editions[0].is_some() && editions[0] != editions[1] {
                return false;
            }
            let those = &words[other.index()];
            let enough = criteria.len().min(those[1].len()) >= CRITERIA.1;
            likeness_of(name, &those[0]) >= NAMES
                || enough && likeness_of(criteria, &those[1]) >= CRITERIA.0
        });
        if let Some(other) = twin {
            let finding = RULE.at(head.place(version.place("name")));
            let finding = finding.with("badge", version.slug.as_str());
            report.push(finding.with("other", current(other).slug.as_str()));
        }
    }
}
