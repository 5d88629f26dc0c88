//! F105: an alignment that was last looked at more than a year ago. It needs the day: only `blason
//! check` asks.

use crate::check::frameworks::aligned;
use crate::ground::{Bilingual, Instant, Report, Rule, Severity};
use crate::model::Catalogue;

pub(in crate::check) static RULES: &[&Rule] = &[&RULE];

static RULE: Rule = Rule {
    code: "F105",
    severity: Severity::Advice,
    message: Bilingual {
        fr: "cette correspondance a été vérifiée pour la dernière fois le {date}",
        en: "this alignment was last looked at on {date}",
    },
    reason: Bilingual {
        fr: "Un enregistrement expire, un référentiel change d’édition : une correspondance vieillit.",
        en: "An entry of a register ends, a framework gets a new edition: an alignment grows old.",
    },
    way_out: Bilingual {
        fr: "Suivez le lien, vérifiez que la notion est toujours la même, et écrivez `checked_on` d’aujourd’hui.",
        en: "Follow the link, see that the concept is still the same, and write today’s `checked_on`.",
    },
};

/// Says of which alignments nobody has looked for a year. Without `checked_on`, nothing was promised.
pub(in crate::check) fn note(catalogue: &Catalogue, today: Instant, report: &mut Report) {
    let year = crate::ground::Period::parse("P1Y").expect("a year is a period");
    for alignment in aligned(catalogue) {
        let Some(checked) = alignment.checked_on else { continue };
        if checked.after(year).is_some_and(|until| until < today) {
            report.push(RULE.at(alignment.place("checked_on")).with("date", checked.day()));
        }
    }
}
