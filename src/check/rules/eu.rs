//! C120 to C124: what the Council recommendation of 16 June 2022 on micro-credentials asks a badge
//! to say (2022/C 243/02, annex I), in the profile `eu-microcredential` alone.
//!
//! Of its mandatory elements, the learner, the title, the awarding body, the date and the learning
//! outcomes (the criteria) are in every badge of ours; the form of participation has no field in
//! Open Badges, and is written in the criteria. The others are asked for here.

use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::{Alignment, Alignments, BadgeVersion, ReviewProfile, Status};

pub(in crate::check) const CHECK: Check = Check {
    rules: &[&COUNTRY, &WORKLOAD, &LEVEL, &ASSESSMENT, &QUALITY],
    run,
    examples: &[EXAMPLE],
};

const WHY: Bilingual = Bilingual {
    fr: "La recommandation du Conseil du 16 juin 2022 en fait un élément obligatoire d’une microcertification européenne.",
    en: "The Council recommendation of 16 June 2022 makes it a mandatory element of a European micro-credential.",
};

static COUNTRY: Rule = Rule {
    code: "C120",
    severity: Severity::Error,
    message: Bilingual {
        fr: "l’émetteur ne dit pas de quel pays il est",
        en: "the issuer does not say of which country it is",
    },
    reason: WHY,
    way_out: Bilingual {
        fr: "Ajoutez `[address]` et `country_code = \"FR\"`.",
        en: "Add `[address]` and `country_code = \"FR\"`.",
    },
};

static WORKLOAD: Rule = Rule {
    code: "C121",
    severity: Severity::Error,
    message: Bilingual {
        fr: "ce badge ne dit pas quelle charge de travail il demande",
        en: "this badge does not say how much work it takes",
    },
    reason: WHY,
    way_out: Bilingual {
        fr: "Ajoutez `credits = …`, en crédits ECTS : un crédit, c’est 25 à 30 heures.",
        en: "Add `credits = …`, in ECTS credits: one is 25 to 30 hours.",
    },
};

static LEVEL: Rule = Rule {
    code: "C122",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "ce badge ne dit pas à quel niveau du cadre européen (CEC) il se situe",
        en: "this badge does not say at which level of the European framework (EQF) it stands",
    },
    reason: Bilingual {
        fr: "La recommandation du Conseil du 16 juin 2022 le demande là où un niveau s’applique.",
        en: "The Council recommendation of 16 June 2022 asks for it where a level applies.",
    },
    way_out: Bilingual {
        fr: "Ajoutez un `[[alignment]]` avec `url = \"http://data.europa.eu/snb/eqf/4\"` ; si aucun niveau ne s’applique, `alignment = \"none\"`.",
        en: "Add an `[[alignment]]` with `url = \"http://data.europa.eu/snb/eqf/4\"`; where no level applies, `alignment = \"none\"`.",
    },
};

static ASSESSMENT: Rule = Rule {
    code: "C123",
    severity: Severity::Error,
    message: Bilingual {
        fr: "ce badge ne dit pas comment on est évalué",
        en: "this badge does not say how one is assessed",
    },
    reason: WHY,
    way_out: Bilingual {
        fr: "Ajoutez `evidence_expected = \"…\"`, ou décrivez les résultats avec `[[result]]`.",
        en: "Add `evidence_expected = \"…\"`, or describe results with `[[result]]`.",
    },
};

static QUALITY: Rule = Rule {
    code: "C124",
    severity: Severity::Error,
    message: Bilingual {
        fr: "ce badge ne dit pas qui en garantit la qualité",
        en: "this badge does not say who vouches for its quality",
    },
    reason: WHY,
    way_out: Bilingual {
        fr: "Ajoutez `approved_by = \"…\"` : l’organisme ou la commission qui l’a validé.",
        en: "Add `approved_by = \"…\"`: the body or committee that approved it.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== blason.toml
base_url = "https://badges.example.org/"
title = "Badges"
issuer = "liens"
profile = "eu-microcredential"
=== content/issuers/liens.md
+++
^ C120
name = "Les Liens"
email = "badges@example.org"
[[key]]
public = "z6MkkkwyYCcYpEf1hdU35rPzksWRAXTQ5zATbk4DrTXZNriz"
+++
=== content/badges/reparer.md
+++
^ C121
^ C122
^ C123
^ C124
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
=== content/badges/ecoute/index.md
+++
name = "Écoute"
description = "Une présence qui aide."
image_alt = "Une oreille"
licence = "CC-BY-SA-4.0"
status = "draft"
+++
Trois pairs racontent une situation.
"#,
    good: r#"
=== blason.toml
base_url = "https://badges.example.org/"
title = "Badges"
issuer = "liens"
profile = "eu-microcredential"
=== content/issuers/liens.md
+++
name = "Les Liens"
email = "badges@example.org"
[address]
country_code = "BE"
[[key]]
public = "z6MkkkwyYCcYpEf1hdU35rPzksWRAXTQ5zATbk4DrTXZNriz"
+++
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
credits = 1
evidence_expected = "Trois fiches de réparation, relues à deux."
approved_by = "La commission des badges"
[[alignment]]
name = "EQF 4"
url = "http://data.europa.eu/snb/eqf/4"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
=== content/badges/ecoute/index.md
+++
name = "Écoute"
description = "Une présence qui aide."
image_alt = "Une oreille"
licence = "CC-BY-SA-4.0"
status = "draft"
+++
Trois pairs racontent une situation.
"#,
};

fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    if catalogue.settings.profile != ReviewProfile::EuMicrocredential {
        return;
    }
    let badges = catalogue.badges.iter().map(|badge| &catalogue[badge.current]);
    for version in badges.filter(|version| version.status == Status::Active) {
        let BadgeVersion { span, credits, evidence_expected, results, approved_by, .. } = version;
        for (rule, said) in [
            (&WORKLOAD, credits.is_some()),
            (&LEVEL, says_level(version)),
            (&ASSESSMENT, evidence_expected.is_some() || !results.is_empty()),
            (&QUALITY, approved_by.is_some()),
        ] {
            if !said {
                report.push(rule.at(*span));
            }
        }
    }
    for issuer in &catalogue.issuers {
        let address = issuer.address.as_ref();
        if address.is_none_or(|it| it.country_code.is_none() && it.country.is_none()) {
            report.push(COUNTRY.at(issuer.span));
        }
    }
}

fn says_level(version: &BadgeVersion) -> bool {
    let is_level = |it: &Alignment| {
        let framework = it.framework.as_deref().unwrap_or_default();
        it.url.as_str().contains("data.europa.eu/snb/eqf/")
            || ["EQF", "CEC", "QF-EHEA"].contains(&framework)
    };
    matches!(version.alignments, Alignments::None) || version.alignments.list().iter().any(is_level)
}
