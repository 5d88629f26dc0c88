//! D126: a term that badges use goes.

use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::{Catalogue, Term, TermId};
use crate::review::comparison::Comparison;
use crate::review::rules::Look;

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE], run };

static RULE: Rule = Rule {
    code: "D126",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "le terme « {term} » du vocabulaire « {framework} » disparaît, et « {badge} » l’emploie",
        en: "term “{term}” of vocabulary “{framework}” disappears, and “{badge}” uses it",
    },
    reason: Bilingual {
        fr: "Les badges remis renvoient à sa définition ; elle ne se lirait plus.",
        en: "Badges that were handed out point to its definition; it could no longer be read.",
    },
    way_out: Bilingual {
        fr: "Gardez le terme, même si plus aucun nouveau badge ne l’emploie.",
        en: "Keep the term, even if no new badge uses it.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    let (base, head) = (&comparison.base, &comparison.head);
    let named = |catalogue: &Catalogue, term: &Term| {
        (catalogue.frameworks[term.framework].slug.clone(), term.slug.clone())
    };
    for (at, term) in base.catalogue.terms.iter().enumerate() {
        let name = named(base.catalogue, term);
        let kept = head.catalogue.terms.iter().any(|it| named(head.catalogue, it) == name);
        if kept || head.is_broken(base.path(term.span)) {
            continue;
        }
        let id = Some(TermId::at(at));
        let mut versions = base.catalogue.versions.iter().enumerate();
        let user = versions
            .find(|(at, it)| (it.family == id || it.posture == id) && base.holders[*at].count > 0);
        if let Some((_, version)) = user {
            let finding = RULE.at(base.place(term.span)).with("term", term.slug.as_str());
            let finding = finding.with("framework", name.0.as_str());
            report.push(finding.with("badge", version.slug.as_str()));
        }
    }
}
