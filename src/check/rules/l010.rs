//! L010: an award of a draft, or one dated after the badge was retired.

use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::Status;

pub(in crate::check) const CHECK: Check =
    Check { rules: &[&OF_A_DRAFT, &AFTER_RETIREMENT], run, examples: &[EXAMPLE, EXAMPLE_RETIRED] };

static OF_A_DRAFT: Rule = Rule {
    code: "L010",
    severity: Severity::Error,
    message: Bilingual {
        fr: "le badge attribué ici, « {badge} », est encore un brouillon",
        en: "the badge awarded here, “{badge}”, is still a draft",
    },
    reason: Bilingual {
        fr: "Un brouillon n’est pas publié : la preuve ne mènerait nulle part.",
        en: "A draft is not published: the proof would lead nowhere.",
    },
    way_out: Bilingual {
        fr: "Publiez d’abord le badge avec `status = \"active\"`.",
        en: "Publish the badge first, with `status = \"active\"`.",
    },
};

static AFTER_RETIREMENT: Rule = Rule {
    code: "L010",
    severity: Severity::Error,
    message: Bilingual {
        fr: "« {badge} » n’est plus attribué depuis le {retired}, et cette attribution est du {awarded}",
        en: "“{badge}” is no longer awarded since {retired}, and this award is of {awarded}",
    },
    reason: Bilingual {
        fr: "Qui lit le badge verrait une promesse que l’émetteur ne fait plus.",
        en: "Whoever reads the badge would see a promise that the issuer no longer makes.",
    },
    way_out: Bilingual {
        fr: "Corrigez la date, attribuez un autre badge, ou changez `retired`.",
        en: "Correct the date, award another badge, or change `retired`.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
status = "draft"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
=== content/awards/a.toml
badge = "reparer"
awarded = 2026-06-01

[[award]]
^^^^^^^^^ L010
id = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d"
recipient = { hash = "sha256$49b5fe6fc9c8d1ae272e7a94739e11f97200128e8bacf9233bb15f2091c0e3be", salt = "IY6R9OxYqNf9mlNsYv7zsA" }
status = 70211
"#,
    good: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
status = "active"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
=== content/awards/a.toml
badge = "reparer"
awarded = 2026-06-01

[[award]]
id = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d"
recipient = { hash = "sha256$49b5fe6fc9c8d1ae272e7a94739e11f97200128e8bacf9233bb15f2091c0e3be", salt = "IY6R9OxYqNf9mlNsYv7zsA" }
status = 70211
"#,
};

const EXAMPLE_RETIRED: Example = Example {
    bad: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
status = "retired"
retired = 2026-05-31
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
=== content/awards/a.toml
badge = "reparer"
awarded = 2026-06-01

[[award]]
^^^^^^^^^ L010
id = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d"
recipient = { hash = "sha256$49b5fe6fc9c8d1ae272e7a94739e11f97200128e8bacf9233bb15f2091c0e3be", salt = "IY6R9OxYqNf9mlNsYv7zsA" }
status = 70211
"#,
    good: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
status = "retired"
retired = 2026-06-30
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
=== content/awards/a.toml
badge = "reparer"
awarded = 2026-06-01

[[award]]
id = "6f0f8f2c-1d2e-4a3b-8c4d-5e6f7a8b9c0d"
recipient = { hash = "sha256$49b5fe6fc9c8d1ae272e7a94739e11f97200128e8bacf9233bb15f2091c0e3be", salt = "IY6R9OxYqNf9mlNsYv7zsA" }
status = 70211
"#,
};

fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    for award in &catalogue.awards {
        let version = &catalogue[award.version];
        let slug = version.slug.as_str();
        if version.status == Status::Draft {
            report.push(OF_A_DRAFT.at(award.span).with("badge", slug));
        }
        if let Some(retired) = version.retired.filter(|retired| award.awarded > *retired) {
            let finding = AFTER_RETIREMENT.at(award.span).with("badge", slug);
            let finding = finding.with("retired", retired.day());
            report.push(finding.with("awarded", award.awarded.day()));
        }
    }
}
