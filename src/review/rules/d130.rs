//! D130: the text of a badge and an award of it in one change.

use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::review::comparison::Comparison;
use crate::review::rules::Look;
use std::collections::BTreeMap;

use crate::ground::Span;
use crate::model::VersionId;
use crate::review::fields::Class;
use crate::review::texts::TextPair;

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE], run };

static RULE: Rule = Rule {
    code: "D130",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "le texte de « {badge} » et des attributions de ce texte ({count}) arrivent dans le même changement",
        en: "the text of “{badge}” and awards of that text ({count}) come in one change",
    },
    reason: Bilingual {
        fr: "Un texte se relit avant que quelqu’un le reçoive : après, c’est une promesse.",
        en: "A text is reviewed before anybody receives it: afterwards it is a promise.",
    },
    way_out: Bilingual {
        fr: "Proposez d’abord le texte, puis les attributions.",
        en: "Propose the text first, then the awards.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    let head = &comparison.head;
    let mut given: BTreeMap<VersionId, (Span, usize)> = BTreeMap::new();
    for id in &comparison.awards.added {
        let award = &head.catalogue[*id];
        let (first, count) = given.entry(award.version).or_insert((award.span, 0));
        *first = (*first).min(award.span);
        *count += 1;
    }
    for (version, (first, count)) in given {
        let badge = head.catalogue[version].badge;
        let Some(pair) = comparison.badges.iter().find(|pair| pair.after == Some(badge)) else {
            continue;
        };
        let meant = |text: &TextPair<'_>| {
            text.after == version && text.classes().any(|class| class == Class::Meaning)
        };
        // A first version, a next one, or another wording.
        let is_new = pair.before.is_none() && !pair.unread;
        if is_new || pair.texts.iter().any(meant) {
            let slug = head.catalogue[version].slug.as_str();
            let finding = RULE.at(head.place(first)).with("badge", slug);
            report.push(finding.with("count", count.to_string()));
        }
    }
}
