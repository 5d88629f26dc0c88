//! P107: people whom the ledger keeps past the day that was said.

use crate::ground::report::Told;
use crate::ground::{Bilingual, Report, Rule, Severity};

pub(in crate::check) static RULES: &[&Rule] = &[&RULE];

static RULE: Rule = Rule {
    code: "P107",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "le registre garde {people} de ce fichier au-delà du jour prévu (d’abord l’attribution {first})",
        en: "the ledger keeps {people} of this file past the day that was said (first, award {first})",
    },
    reason: Bilingual {
        fr: "Des données gardées plus longtemps que promis n’ont plus de raison d’être là.",
        en: "What is kept longer than promised has no reason to be there any more.",
    },
    way_out: Bilingual {
        fr: "Effacez ces lignes du registre ; les badges restent valables. Ou changez `keep_until`, si les personnes en sont d’accord.",
        en: "Delete these rows from the ledger; the badges stay valid. Or change `keep_until`, if the people agree.",
    },
};

/// The rows of an awards file that are kept too long.
pub(in crate::check) fn note(awards: &str, count: usize, first: &str, report: &mut Report) {
    let finding = RULE.about_path(awards).with("people", Told::counted(count, ONE, MANY));
    report.push(finding.with("first", first));
}

const ONE: Bilingual = Bilingual { fr: "{count} personne", en: "{count} person" };
const MANY: Bilingual = Bilingual { fr: "{count} personnes", en: "{count} people" };
