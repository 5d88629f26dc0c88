//! D107: the address of the whole site changes.

use crate::ground::Url;
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::review::comparison::Comparison;
use crate::review::rules::Look;

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE, &FORGOTTEN], run };

static RULE: Rule = Rule {
    code: "D107",
    severity: Severity::Error,
    message: Bilingual {
        fr: "le site passerait de {before} à {after}, et des attributions nomment l’ancienne adresse ({count})",
        en: "the site would move from {before} to {after}, and awards name the old address ({count})",
    },
    reason: Bilingual {
        fr: "Chaque badge reçu contient l’adresse du site : sans elle il ne se vérifie plus.",
        en: "Every badge that was received contains the address of the site: without it, it can no longer be verified.",
    },
    way_out: Bilingual {
        fr: "Gardez l’adresse. S’il faut en changer, faites répondre l’ancienne, puis écrivez `formerly = [\"{before}\"]`.",
        en: "Keep the address. If it must change, keep the old one answering, then write `formerly = [\"{before}\"]`.",
    },
};

static FORGOTTEN: Rule = Rule {
    code: "D107",
    severity: Severity::Error,
    message: Bilingual {
        fr: "l’ancienne adresse {before} n’est plus nommée dans `formerly`",
        en: "the earlier address {before} is no longer named in `formerly`",
    },
    reason: Bilingual {
        fr: "Des badges reçus la contiennent encore.",
        en: "Badges that were received still contain it.",
    },
    way_out: Bilingual { fr: "Remettez-la dans la liste.", en: "Put it back into the list." },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    let Comparison { base, head, .. } = comparison;
    let (one, other) = (&base.catalogue.settings, &head.catalogue.settings);
    let place = head.place(other.base_url_span);
    let answers = |url: &Url| *url == other.base_url || other.formerly.contains(url);
    let count: usize = base.holders.iter().map(|holders| holders.count).sum();
    if !answers(&one.base_url) && count > 0 {
        let finding = RULE.at(place).with("before", one.base_url.as_str());
        let finding = finding.with("after", other.base_url.as_str());
        report.push(finding.with("count", count.to_string()));
    }
    for url in one.formerly.iter().filter(|url| !answers(url)) {
        report.push(FORGOTTEN.at(place).with("before", url.as_str()));
    }
}
