//! S103: an issuer whose last key ends soon.

use crate::ground::{Bilingual, Instant, Period, Report, Rule, Severity};
use crate::model::{Catalogue, Key};

pub(in crate::check) static RULES: &[&Rule] = &[&RULE];

static RULE: Rule = Rule {
    code: "S103",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "aucune clé ne prend la suite de celle-ci, qui finit le {until}",
        en: "no key follows this one, which ends on {until}",
    },
    reason: Bilingual {
        fr: "Passé ce jour, rien de neuf ne peut être signé : ni attribution, ni liste d’état.",
        en: "After that day nothing new can be signed: no award, no status list.",
    },
    way_out: Bilingual {
        fr: "`blason key new --issuer {issuer} --replaces {key}` crée celle qui suit ; ce que celle-ci a signé reste valable.",
        en: "`blason key new --issuer {issuer} --replaces {key}` makes the one that follows; what this one has signed stays valid.",
    },
};

/// The last key in force of each issuer, when it ends within ninety days.
pub(in crate::check) fn look(catalogue: &Catalogue, today: Instant, report: &mut Report) {
    let soon = Period::parse("P90D").and_then(|period| today.after(period));
    for issuer in &catalogue.issuers {
        let live = issuer.keys.iter().filter(|key| key.compromised.is_none());
        let of_now_or_later = live.filter(|key| key.until.is_none_or(|until| today < until));
        // A key without an end comes last.
        let last = of_now_or_later.max_by_key(|key| (key.until.is_none(), key.until));
        let Some(Key { public, until: Some(until), span, .. }) = last else { continue };
        if Some(*until) <= soon {
            let finding = RULE.at(*span).with("until", until.day());
            let finding = finding.with("issuer", issuer.slug.as_str());
            let end: String = public.chars().skip(public.len().saturating_sub(8)).collect();
            report.push(finding.with("key", end));
        }
    }
}
