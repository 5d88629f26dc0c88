//! T101: a badge that is not there in one of the site's languages.

use crate::check::{Check, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::Status;

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[] };

static RULE: Rule = Rule {
    code: "T101",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "en « {lang} », il manque à ce badge : {missing}",
        en: "in “{lang}”, this badge lacks: {missing}",
    },
    reason: Bilingual {
        fr: "La page dans cette langue montrera le texte de référence.",
        en: "The page in this language will show the reference text.",
    },
    way_out: Bilingual {
        fr: "Traduisez ce qui manque ; `blason new translation {badge} {lang}` commence le fichier, s’il n’y est pas.",
        en: "Translate what is missing; `blason new translation {badge} {lang}` begins the file, when it is not there.",
    },
};

fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    let versions = catalogue
        .badges
        .iter()
        .flat_map(|badge| badge.versions.iter().map(|id| (&catalogue[*id], *id == badge.current)));
    for (version, current) in versions.filter(|(it, _)| it.status != Status::Draft) {
        let texts = [
            ("name", &version.name),
            ("description", &version.description),
            ("criteria", &version.criteria),
        ];
        for lang in &catalogue.settings.languages {
            let missing: Vec<&str> = texts
                .iter()
                .filter(|(_, text)| text.get(*lang).is_none())
                .map(|(key, _)| *key)
                .collect();
            if !missing.is_empty() {
                let finding = RULE.at(version.span).with("lang", lang.as_str());
                let finding = if current {
                    finding.with("badge", version.slug.as_str())
                } else {
                    let (slug, label) = (version.slug.as_str(), version.version.as_str());
                    finding.with("badge", format!("{slug}@{label}"))
                };
                report.push(finding.with("missing", missing.join(", ")));
            }
        }
    }
}
