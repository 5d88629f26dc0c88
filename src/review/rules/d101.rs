//! D101: the address of something that people hold changes, and nothing answers at the old one.

use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::Moved;
use crate::review::comparison::Comparison;
use crate::review::rules::Look;
use crate::review::rules::held;

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE, &FORGOTTEN], run };

static RULE: Rule = Rule {
    code: "D101",
    severity: Severity::Error,
    message: Bilingual {
        fr: "« {badge} », version {version}, n’aura plus d’adresse : rien ne répond à {address} ({held})",
        en: "“{badge}”, version {version}, loses its address: nothing answers at {address} ({held})",
    },
    reason: Bilingual {
        fr: "Chaque badge reçu contient cette adresse : liens, vérification et état en dépendent.",
        en: "Every badge that was received contains this address: links, verification and status hang on it.",
    },
    way_out: Bilingual {
        fr: "Gardez le fichier et son nom, ou ajoutez à blason.toml `[[moved]]` avec `from = \"{from}\"` et `to = \"…\"`.",
        en: "Keep the file and its name, or add to blason.toml `[[moved]]` with `from = \"{from}\"` and `to = \"…\"`.",
    },
};

static FORGOTTEN: Rule = Rule {
    code: "D101",
    severity: Severity::Error,
    message: Bilingual {
        fr: "l’ancienne adresse {from} ne répondra plus : son entrée `[[moved]]` est retirée",
        en: "the old address {from} will no longer answer: its `[[moved]]` entry is removed",
    },
    reason: Bilingual {
        fr: "Des badges reçus et des liens y mènent encore.",
        en: "Badges that were received, and links, still lead there.",
    },
    way_out: Bilingual {
        fr: "Remettez cette entrée : une redirection promise se garde pour toujours.",
        en: "Put the entry back: a promised redirection is kept for ever.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    let Comparison { base, head, .. } = comparison;
    for pair in &comparison.badges {
        let (Some(before), Some(after)) = (pair.before, pair.after) else { continue };
        let moved = base.catalogue[before].slug != head.catalogue[after].slug;
        for id in &base.catalogue[before].versions {
            let version = &base.catalogue[*id];
            let holders = base.holders[id.index()];
            if holders.count == 0 || !moved && !pair.gone.contains(id) {
                continue;
            }
            let path = base.links.achievement(version);
            if comparison.answers(path.as_str()).is_some() {
                continue;
            }
            let folder = path.as_str().trim_end_matches("achievement.json");
            let from = format!("{}{folder}", base.catalogue.settings.base_url.path());
            let current = &head.catalogue[head.catalogue[after].current];
            let place = if moved { current.place("name") } else { current.place("version") };
            let finding = RULE.at(head.place(place)).with("badge", version.slug.as_str());
            let finding = finding.with("version", version.version.as_str());
            let finding = finding.with("address", base.links.url(&path)).with("from", from);
            report.push(finding.with("held", held(holders)));
        }
    }
    let kept = &head.catalogue.settings.moved;
    for old in &base.catalogue.settings.moved {
        let covered = |it: &Moved| {
            it.from == old.from || it.from.ends_with('/') && old.from.starts_with(&*it.from)
        };
        if !kept.iter().any(covered) {
            report.push(FORGOTTEN.at(base.place(old.span)).with("from", &*old.from));
        }
    }
}
