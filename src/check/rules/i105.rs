//! I105: a picture beside a badge or an issuer that nothing shows.

use std::collections::BTreeSet;

use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity, SourceId};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "I105",
    severity: Severity::Advice,
    message: Bilingual {
        fr: "aucun badge ni émetteur ne montre cette image",
        en: "no badge and no issuer shows this picture",
    },
    reason: Bilingual {
        fr: "C’est peut-être la nouvelle, que personne ne verra, ou l’ancienne, que l’on modifiera pour rien.",
        en: "It may be the new one, which nobody will see, or the old one, which somebody will change in vain.",
    },
    way_out: Bilingual {
        fr: "Nommez-la avec `image = \"{name}\"`, ou supprimez-la.",
        en: "Name it with `image = \"{name}\"`, or remove it.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/badges/ecoute/essai.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
^ I105
"#,
    good: r#"
=== content/badges/ecoute/badge.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
"#,
};

fn run(Scene { catalogue, sources }: &Scene<'_>, report: &mut Report) {
    let versions = catalogue.versions.iter().map(|it| (it.span, &it.translations));
    let issuers = catalogue.issuers.iter().map(|it| (it.span, &it.translations));
    let mut texts: BTreeSet<SourceId> = BTreeSet::new();
    for (span, translations) in versions.chain(issuers) {
        texts.insert(span.source);
        texts.extend(translations.iter().map(|it| it.span.source));
    }
    let versions = catalogue.versions.iter().filter_map(|it| it.image.as_ref());
    let issuers = catalogue.issuers.iter().filter_map(|it| it.image.as_ref());
    let mut shown: BTreeSet<SourceId> = versions.chain(issuers).map(|art| art.file).collect();
    shown.extend(catalogue.illustrations(true).iter().map(|it| it.art.file));
    let mut unseen = Vec::new();
    for (id, file) in
        ["content/badges/", "content/issuers/"].iter().flat_map(|it| sources.under(it))
    {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        match name.rsplit('.').next().unwrap_or_default() {
            // A text that could not be understood may have shown any of them.
            "md" if !texts.contains(&id) => return,
            "svg" | "png" if !shown.contains(&id) => {
                unseen.push(RULE.about(id).with("name", name));
            }
            _ => {}
        }
    }
    for finding in unseen {
        report.push(finding);
    }
}
