//! D124: a key comes, and nothing ties it to the one before.

use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::{IssuerId, Key};
use crate::review::awards::issuer_in_head;
use crate::review::comparison::Comparison;
use crate::review::rules::Look;

pub(in crate::review) const LOOK: Look = Look { rules: &[&UNDATED, &UNANNOUNCED], run };

static UNDATED: Rule = Rule {
    code: "D124",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "la nouvelle clé de « {issuer} » ne dit pas depuis quand elle signe",
        en: "the new key of “{issuer}” does not say since when it signs",
    },
    reason: Bilingual {
        fr: "Elle vaudrait aussi pour tout ce qui est antérieur à elle.",
        en: "It would count for everything that is older than itself, too.",
    },
    way_out: Bilingual {
        fr: "Ajoutez `from = …` : `blason key new` l’écrit.",
        en: "Add `from = …`: `blason key new` writes it.",
    },
};

static UNANNOUNCED: Rule = Rule {
    code: "D124",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "une nouvelle clé signe pour « {issuer} », et l’ancienne ne dit pas jusqu’à quand elle signe",
        en: "a new key signs for “{issuer}”, and the old one does not say until when it signs",
    },
    reason: Bilingual {
        fr: "Une rotation sans trace ressemble à une clé ajoutée par quelqu’un d’autre.",
        en: "A rotation without a trace looks like a key added by somebody else.",
    },
    way_out: Bilingual {
        fr: "Écrivez `until` à l’ancienne clé : `blason key new --replaces` fait les deux à la fois.",
        en: "Write `until` at the old key: `blason key new --replaces` does both at once.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    let (base, head) = (&comparison.base, &comparison.head);
    for (at, issuer) in base.catalogue.issuers.iter().enumerate() {
        let Some(id) = issuer_in_head(comparison, IssuerId::at(at)) else { continue };
        let now = &head.catalogue[id];
        let old = |key: &Key| issuer.keys.iter().any(|it| it.public == key.public);
        if issuer.keys.is_empty() {
            continue;
        }
        for key in now.keys.iter().filter(|key| !old(key)) {
            let place = head.place(key.span);
            let slug = issuer.slug.as_str();
            if key.from.is_none() {
                report.push(UNDATED.at(place).with("issuer", slug));
            }
            let ended = |it: &Key| it.until.is_some() || it.compromised.is_some();
            if now.keys.iter().any(|it| old(it) && !ended(it)) {
                report.push(UNANNOUNCED.at(place).with("issuer", slug));
            }
        }
    }
}
