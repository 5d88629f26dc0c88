//! D119: a text changes that somebody has endorsed.

use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::review::comparison::Comparison;
use crate::review::endorsements::Change;
use crate::review::rules::Look;

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE, &LEFT_BEHIND], run };

static RULE: Rule = Rule {
    code: "D119",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "{who} a endossé « {about} » tel qu’il était ; son endossement ne couvre plus ce texte",
        en: "{who} endorsed “{about}” as it was; that endorsement no longer covers the text",
    },
    reason: Bilingual {
        fr: "Laissé ainsi, le site ferait dire à {who} ce que {who} n’a pas lu.",
        en: "Left as it is, the site would make {who} say what {who} did not read.",
    },
    way_out: Bilingual {
        fr: "Redemandez à {who} (le texte a maintenant l’empreinte {digest}), ou dites l’endossement `withdrawn`. Sans réponse, la page le montre parmi ceux d’un texte d’avant.",
        en: "Ask {who} again (the text now has the digest {digest}), or call the endorsement `withdrawn`. Without an answer, the page shows it among those of an earlier text.",
    },
};

static LEFT_BEHIND: Rule = Rule {
    code: "D119",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "{who} a endossé « {about} », et pas la version {next} qui prend sa place",
        en: "{who} endorsed “{about}”, and not version {next}, which takes its place",
    },
    reason: RULE.reason,
    way_out: Bilingual {
        fr: "Redemandez à {who} pour la version {next} (empreinte {digest}). L’endossement de la version d’avant reste à sa place.",
        en: "Ask {who} again for version {next} (digest {digest}). The endorsement of the version before stays in its place.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    for it in &comparison.endorsements {
        let (rule, next, digest) = match &it.change {
            Change::Lost(digest) => (&RULE, "", digest),
            Change::LeftBehind { next, digest } => (&LEFT_BEHIND, &**next, digest),
            _ => continue,
        };
        let finding = rule.at(it.place).with("who", &*it.who).with("about", &*it.about);
        let finding = finding.with("digest", &**digest);
        report.push(if next.is_empty() { finding } else { finding.with("next", next) });
    }
}
