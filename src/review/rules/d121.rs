//! D121: an award that was made says something else.

use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::review::awards::Part;
use crate::review::comparison::Comparison;
use crate::review::retold::Issue;
use crate::review::rules::Look;
use crate::review::rules::by_file;

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE], run };

static RULE: Rule = Rule {
    code: "D121",
    severity: Severity::Error,
    message: Bilingual {
        fr: "{part} d’attributions déjà faites change ({count})",
        en: "{part} of awards already made changes ({count})",
    },
    reason: Bilingual {
        fr: "Ce qui a été remis à ces personnes ne correspondrait plus à ce que le site publie.",
        en: "What these people were handed would no longer match what the site publishes.",
    },
    way_out: Bilingual {
        fr: "Remettez ce qui était écrit. Une erreur se corrige par une nouvelle attribution : `blason reissue --to` si c’est l’adresse de la personne, sinon `blason revoke`, puis `blason award`.",
        en: "Put back what was written. A mistake is mended by a new award: `blason reissue --to` when it is the person’s address, or else `blason revoke`, then `blason award`.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    let head = &comparison.head;
    for (part, words) in [(Part::Day, DAY), (Part::Badge, BADGE), (Part::Recipient, RECIPIENT)] {
        let altered = comparison.awards.altered.iter().filter(|it| it.what == part);
        for (first, count) in by_file(altered.map(|it| head.catalogue[it.after].span)) {
            let finding = RULE.at(head.place(first)).with("part", words);
            report.push(finding.with("count", count.to_string()));
        }
    }
    let earlier = comparison.awards.retold.iter().filter(|it| it.issue == Issue::Earlier);
    for (first, count) in by_file(earlier.map(|it| head.catalogue[it.after].span)) {
        let finding = RULE.at(head.place(first)).with("part", ISSUED);
        report.push(finding.with("count", count.to_string()));
    }
}

const DAY: Bilingual = Bilingual { fr: "la date", en: "the date" };
const BADGE: Bilingual = Bilingual { fr: "le badge ou la version", en: "the badge or the version" };
const ISSUED: Bilingual =
    Bilingual { fr: "la date de réémission", en: "the day of the latest issue" };
const RECIPIENT: Bilingual =
    Bilingual { fr: "l’empreinte de la personne", en: "the recipient’s commitment" };
