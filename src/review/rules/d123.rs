//! D123: a key goes while what it signed is alive.

use crate::ground::Instant;
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::{IssuerId, Key, Standing};
use crate::review::awards::issuer_in_head;
use crate::review::comparison::Comparison;
use crate::review::rules::Look;

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE], run };

static RULE: Rule = Rule {
    code: "D123",
    severity: Severity::Error,
    message: Bilingual {
        fr: "la clé publique {key} de « {issuer} » est retirée, et des attributions vivantes en dépendent ({count})",
        en: "public key {key} of “{issuer}” is removed, and live awards hang on it ({count})",
    },
    reason: Bilingual {
        fr: "Sans la clé, plus personne ne peut vérifier ce qu’elle a signé.",
        en: "Without the key, nobody can verify what it signed.",
    },
    way_out: Bilingual {
        fr: "Remettez-la, avec une fin : `blason key retire {key}`. Elle ne signe plus, et vérifie encore.",
        en: "Put it back, with an end: `blason key retire {key}`. It signs no more, and still verifies.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    let (base, head) = (&comparison.base, &comparison.head);
    for (at, issuer) in base.catalogue.issuers.iter().enumerate() {
        let id = IssuerId::at(at);
        if head.is_broken(base.path(issuer.span)) {
            continue;
        }
        let now = issuer_in_head(comparison, id).map(|id| &head.catalogue[id]);
        let listed =
            |key: &Key| now.is_some_and(|it| it.keys.iter().any(|it| it.public == key.public));
        let mut dated = issuer.keys.iter().collect::<Vec<_>>();
        dated.sort_by_key(|key| key.from);
        for key in issuer.keys.iter().filter(|key| !listed(key) && key.compromised.is_none()) {
            let catalogue = base.catalogue;
            let live = catalogue.awards.iter().filter(|award| {
                let stands = !matches!(award.standing, Standing::Revoked(_));
                let signed = || signer(&dated, award.valid_from());
                stands && catalogue.issuer_of(award) == id && signed().is_some_and(|it| it == key)
            });
            let count = live.count();
            if count > 0 {
                let finding = RULE.at(base.place(key.span)).with("key", &*key.public);
                let finding = finding.with("issuer", issuer.slug.as_str());
                report.push(finding.with("count", count.to_string()));
            }
        }
    }
}

/// The key that signs what is dated so: the latest in force, or the first one after. As builds choose.
fn signer<'k>(dated: &[&'k Key], at: Instant) -> Option<&'k Key> {
    let usable = || dated.iter().copied().filter(|key| key.compromised.is_none());
    let in_force = usable().rev().find(|key| key.in_force(at));
    in_force.or_else(|| usable().find(|key| key.from.is_some_and(|from| from > at)))
}
