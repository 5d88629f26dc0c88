//! D106: another body speaks for old awards.

use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::{Award, IssuerId};
use crate::review::awards::issuer_in_head;
use crate::review::comparison::Comparison;
use crate::review::rules::Look;
use crate::review::rules::{held, held_in_place};

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE, &IDENTIFIER], run };

static RULE: Rule = Rule {
    code: "D106",
    severity: Severity::Error,
    message: Bilingual {
        fr: "« {badge} » passerait de l’émetteur « {before} » à « {after} » ({held})",
        en: "“{badge}” would pass from issuer “{before}” to “{after}” ({held})",
    },
    reason: Bilingual {
        fr: "Un autre organisme parlerait au nom de celui qui a attribué ces badges.",
        en: "Another body would speak for the one that awarded these badges.",
    },
    way_out: Bilingual {
        fr: "Gardez l’émetteur de cette version, et donnez le nouvel émetteur à une nouvelle version.",
        en: "Keep the issuer of this version, and give the new issuer to a new version.",
    },
};

static IDENTIFIER: Rule = Rule {
    code: "D106",
    severity: Severity::Error,
    message: Bilingual {
        fr: "l’émetteur « {issuer} » change d’identifiant : {before} devient {after}",
        en: "issuer “{issuer}” changes its identifier: {before} becomes {after}",
    },
    reason: Bilingual {
        fr: "Les badges déjà attribués nomment l’ancien ; plus rien ne les relierait à cet émetteur.",
        en: "Badges that were awarded name the old one; nothing would tie them to this issuer.",
    },
    way_out: Bilingual {
        fr: "Gardez `identity`, et l’émetteur par défaut du site.",
        en: "Keep `identity`, and the site’s default issuer.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    for (pair, text) in held_in_place(comparison) {
        let Some(change) = text.changed("issuer") else { continue };
        let slug = pair.slug(comparison.base.catalogue, comparison.head.catalogue);
        let finding = RULE.at(change.place).with("badge", slug).with("before", &*change.before);
        report.push(finding.with("after", &*change.after).with("held", held(text.held)));
    }
    let Comparison { base, head, .. } = comparison;
    if base.links.base() != head.links.base() {
        return;
    }
    for (at, issuer) in base.catalogue.issuers.iter().enumerate() {
        let Some(id) = issuer_in_head(comparison, IssuerId::at(at)) else { continue };
        let now = &head.catalogue[id];
        let (before, after) = (base.links.issuer_id(issuer), head.links.issuer_id(now));
        let gave = |award: &Award| base.catalogue.issuer_of(award) == IssuerId::at(at);
        if before != after && base.catalogue.awards.iter().any(gave) {
            let place = now.places.iter().find(|(key, _)| *key == "identity");
            let finding = IDENTIFIER.at(head.place(place.map_or(now.span, |(_, span)| *span)));
            let finding = finding.with("issuer", issuer.slug.as_str());
            report.push(finding.with("before", before).with("after", after));
        }
    }
}
