//! F103: the address of a page where the concept has an address of its own.

use crate::check::frameworks::{self, aligned};
use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity, Url};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "F103",
    severity: Severity::Advice,
    message: Bilingual {
        fr: "c’est l’adresse d’une page ; la notion elle-même a la sienne",
        en: "this is the address of a page; the concept itself has its own",
    },
    reason: Bilingual {
        fr: "La page change de forme et de langue ; l’adresse de la notion est faite pour durer, et les programmes la reconnaissent.",
        en: "The page changes its form and language; the address of the concept is made to last, and programs recognise it.",
    },
    way_out: Bilingual {
        fr: "Écrivez `url = \"{concept}\"`.", en: "Write `url = \"{concept}\"`."
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
[[alignment]]
framework = "ESCO"
name = "Une aptitude"
url = "https://esco.ec.europa.eu/fr/classification/skills?uri=http://data.europa.eu/esco/skill/b2e9d0a1-4c3f-4e65-9d3b-7b8c2f1a6e54"
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ F103
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
    good: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
[[alignment]]
framework = "ESCO"
name = "Une aptitude"
url = "http://data.europa.eu/esco/skill/b2e9d0a1-4c3f-4e65-9d3b-7b8c2f1a6e54"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
};

fn run(scene: &Scene<'_>, report: &mut Report) {
    for alignment in aligned(scene.catalogue) {
        if let Some(concept) = concept(&alignment.url) {
            report.push(RULE.at(alignment.place("url")).with("concept", concept));
        }
    }
}

/// The address of the concept that a page of ESCO shows, or that was written with `https`.
fn concept(url: &Url) -> Option<String> {
    let esco = frameworks::called("ESCO")?;
    let found = if frameworks::after(url, "esco.ec.europa.eu/").is_some() {
        let query = url.as_str().split_once('?')?.1;
        let asked = query.split(['&', '#']).find_map(|it| it.strip_prefix("uri="))?;
        let asked = asked.replace("%3A", ":").replace("%3a", ":");
        Url::parse(&asked.replace("%2F", "/").replace("%2f", "/"))?
    } else if url.scheme() == "https" {
        url.clone()
    } else {
        return None;
    };
    let start = esco.addresses.iter().find(|start| frameworks::after(&found, start).is_some())?;
    Some(format!("http://{start}{}", frameworks::code_in(&found, esco)?))
}
