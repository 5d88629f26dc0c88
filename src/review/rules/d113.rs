//! D113: a change of validity reaches awards that were made.

use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::VersionId;
use crate::review::awards::{Altered, Part};
use crate::review::comparison::Comparison;
use crate::review::rules::Look;
use crate::review::rules::by_file;
use crate::review::texts::Road;

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE, &OWN], run };

static RULE: Rule = Rule {
    code: "D113",
    severity: Severity::Error,
    message: Bilingual {
        fr: "la validité de « {badge} » change aussi pour des attributions déjà faites ({count})",
        en: "the validity of “{badge}” changes for awards already made as well ({count})",
    },
    reason: Bilingual {
        fr: "Une personne lirait sur son badge une autre date que celle qui lui a été promise.",
        en: "A person would read another date on their badge than the one they were promised.",
    },
    way_out: Bilingual {
        fr: "Donnez la nouvelle durée à une nouvelle version, ou écrivez `expires` dans ces attributions.",
        en: "Give the new period to a new version, or write `expires` in these awards.",
    },
};

static OWN: Rule = Rule {
    code: "D113",
    severity: Severity::Error,
    message: Bilingual {
        fr: "des attributions déjà faites prendraient fin plus tôt que promis ({count})",
        en: "awards already made would end earlier than was promised ({count})",
    },
    reason: Bilingual {
        fr: "Ces personnes détiennent un document qui dit une date plus lointaine, ou aucune : deux dates circuleraient.",
        en: "These people hold a document that says a later day, or none: two days would be in circulation.",
    },
    way_out: Bilingual {
        fr: "Remettez `expires` comme il était. Pour retirer un badge, `blason revoke` ; pour le retenir un temps, `blason suspend`.",
        en: "Put `expires` back as it was. To take a badge back, `blason revoke`; to hold it back for a time, `blason suspend`.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    for text in comparison.badges.iter().flat_map(|pair| &pair.texts) {
        let Some(change) = text.changed("valid_for").filter(|_| text.road != Road::Next) else {
            continue;
        };
        let count = touched(comparison, text.before).count();
        if count > 0 {
            let version = &comparison.head.catalogue[text.after];
            let finding = RULE.at(change.place).with("badge", version.slug.as_str());
            report.push(finding.with("count", count.to_string()));
        }
    }
    let head = &comparison.head;
    let shorter = comparison.awards.retold.iter().filter(|it| it.cut_short && it.is_held);
    for (first, count) in by_file(shorter.map(|it| head.catalogue[it.after].span)) {
        report.push(OWN.at(head.place(first)).with("count", count.to_string()));
    }
}

/// Whether awards of a version hold until another day by the change.
pub(super) fn is_retroactive(comparison: &Comparison<'_>, version: VersionId) -> bool {
    touched(comparison, version).next().is_some()
}

fn touched<'c>(
    comparison: &'c Comparison<'_>,
    version: VersionId,
) -> impl Iterator<Item = &'c Altered> {
    let catalogue = comparison.base.catalogue;
    let altered = comparison.awards.altered.iter();
    altered.filter(move |it| it.what == Part::Expiry && catalogue[it.before].version == version)
}
