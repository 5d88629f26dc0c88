//! T102: a translation of a text that has changed since.

use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::badge::Translation;
use crate::model::{issuer_digest, page_digest, reference_digest};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "T102",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "le texte de référence a changé depuis cette traduction",
        en: "the reference text has changed since this translation",
    },
    reason: Bilingual {
        fr: "Deux personnes liraient deux textes différents, par exemple deux promesses du même badge.",
        en: "Two people would read two different texts, such as two promises of one badge.",
    },
    way_out: Bilingual {
        fr: "Relisez la traduction, puis confirmez-la : `blason new translation {text} {lang} --confirm` écrit `translates = \"{digest}\"`.",
        en: "Read the translation again, then confirm it: `blason new translation {text} {lang} --confirm` writes `translates = \"{digest}\"`.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== blason.toml
base_url = "https://badges.example.org/"
title = "Badges"
language = "fr"
languages = ["fr", "en"]
issuer = "liens"
profile = "open-recognition"
=== content/badges/ecoute/index.en.md
+++
name = "Listening"
description = "A presence that helps."
image_alt = "An ear"
+++
Three peers tell of a situation in which this listening changed something.
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
=== content/badges/reparer.en.md
+++
^ T102
translates = "0000000000000000000000000000000000000000000000000000000000000000"
name = "Mending"
description = "To mend what is broken."
image_alt = "A screwdriver"
+++
Led three repairs together with those who bring the object.
"#,
    good: r#"
=== blason.toml
base_url = "https://badges.example.org/"
title = "Badges"
language = "fr"
languages = ["fr", "en"]
issuer = "liens"
profile = "open-recognition"
=== content/badges/ecoute/index.en.md
+++
name = "Listening"
description = "A presence that helps."
image_alt = "An ear"
+++
Three peers tell of a situation in which this listening changed something.
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
=== content/badges/reparer.en.md
+++
translates = "94d3f79e849aaaf111bf4dbfdb9cc986a8b1a3fca37d4c3c3983cb681f762ef0"
name = "Mending"
description = "To mend what is broken."
image_alt = "A screwdriver"
+++
Led three repairs together with those who bring the object.
"#,
};

fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    for badge in &catalogue.badges {
        for id in &badge.versions {
            let version = &catalogue[*id];
            let (slug, label) = (version.slug.as_str(), version.version.as_str());
            let current = *id == badge.current;
            let name =
                || if current { format!("badges/{slug}") } else { format!("{slug}@{label}") };
            look(&version.translations, name, || reference_digest(version), report);
        }
    }
    for issuer in &catalogue.issuers {
        let name = || format!("issuers/{}", issuer.slug.as_str());
        look(&issuer.translations, name, || issuer_digest(issuer), report);
    }
    for page in &catalogue.pages {
        let name = || format!("pages/{}", page.slug.as_str());
        look(&page.translations, name, || page_digest(page), report);
    }
}

/// Looks at the translations of one text, which has a name to be typed.
fn look(
    translations: &[Translation],
    name: impl Fn() -> String,
    digest: impl Fn() -> String,
    report: &mut Report,
) {
    let dated = translations.iter().filter_map(|it| Some((it, it.translates.as_ref()?)));
    let mut known = None;
    for (translation, of) in dated {
        let now = known.get_or_insert_with(&digest);
        if **of != **now {
            let finding = RULE.at(translation.span).with("digest", now.as_str());
            report.push(finding.with("text", name()).with("lang", translation.lang.as_str()));
        }
    }
}
