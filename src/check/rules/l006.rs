//! L006: plain http where credentials will point for ever.

use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity, Span, Url};
use crate::model::settings::is_reserved_host;

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "L006",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "« {url} » commence par `http://`, sans chiffrement",
        en: "“{url}” begins with `http://`, without encryption",
    },
    reason: Bilingual {
        fr: "N’importe qui, sur le chemin, pourrait changer ce que lit le vérificateur.",
        en: "Anybody on the way could change what the verifier reads.",
    },
    way_out: Bilingual {
        fr: "Écrivez `https://` ; la plupart des hébergeurs le fournissent sans frais.",
        en: "Write `https://`; most hosts provide it free of charge.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== blason.toml
base_url = "http://badges.example.org/"
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ L006
title = "Badges"
language = "fr"
languages = ["fr"]
issuer = "liens"
profile = "open-recognition"
"#,
    good: r#"
=== blason.toml
base_url = "https://badges.example.org/"
title = "Badges"
language = "fr"
languages = ["fr"]
issuer = "liens"
profile = "open-recognition"
"#,
};

fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    let mut look = |url: &Url, span: Span| {
        if url.scheme() == "http" && !is_reserved_host(url.host()) {
            report.push(RULE.at(span).with("url", url.as_str()));
        }
    };
    look(&catalogue.settings.base_url, catalogue.settings.base_url_span);
    for issuer in &catalogue.issuers {
        let place = issuer.places.iter().find(|(key, _)| *key == "url");
        if let Some(url) = &issuer.url {
            look(url, place.map_or(issuer.span, |it| it.1));
        }
    }
}
