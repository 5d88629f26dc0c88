//! W301: words of certification without the code of a register.

use crate::check::frameworks;
use crate::check::prose::words::Words;
use crate::check::prose::{markdown, of_tongue, of_version, open_versions};
use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::{BadgeVersion, Catalogue, Text};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "W301",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "« {word} » annonce une certification, et le badge n’en donne pas le code (RNCP ou RS)",
        en: "“{word}” announces a certification, and the badge gives no code of it (RNCP or RS)",
    },
    reason: Bilingual {
        fr: "En France, ces mots désignent ce qui est inscrit à un répertoire national : qui lit le badge y croirait.",
        en: "In France these words stand for what is entered in a national register: whoever reads the badge would believe it.",
    },
    way_out: Bilingual {
        fr: "Dites « reconnaît », « atteste » ou « badge » ; ou donnez le code dans `identifiers`, sous le type `RNCP` ou `RS`.",
        en: "Say “recognises”, “attests” or “badge”; or give the code in `identifiers`, with the type `RNCP` or `RS`.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Certification de réparateur de petit électroménager."
               ^^^^^^^^^^^^^ W301
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
    good: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Réparer le petit électroménager. Ce n’est pas une certification."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
};

/// What a name or a description claims with.
const WORDS: [(&str, &[&str]); 5] = [
    (
        "fr",
        &[
            "certification",
            "certifications",
            "certifiant",
            "certifiante",
            "certifie",
            "certifiee",
            "certifies",
            "certifiees",
            "diplome",
            "diplomes",
            "diplomee",
            "diplomees",
            "diplomant",
            "diplomante",
            "titre professionnel",
            "habilitation",
        ],
    ),
    ("en", &["certification", "certified", "diploma", "professional title"]),
    ("de", &["zertifizierung", "zertifiziert", "diplom", "berufsabschluss"]),
    ("es", &["certificacion", "diploma", "titulo profesional", "titulacion"]),
    ("nl", &["certificering", "gecertificeerd", "diploma"]),
];

/// What criteria claim with: there, a diploma may well be something that is asked for.
const CLAIMS: [(&str, &[&str]); 5] = [
    (
        "fr",
        &[
            "badge certifie",
            "badge certifiant",
            "badge certifiante",
            "est une certification",
            "est un diplome",
            "est un titre professionnel",
            "vaut diplome",
            "vaut certification",
            "vaut habilitation",
            "delivre un diplome",
            "delivre une certification",
            "delivre une habilitation",
            "donne droit au titre",
        ],
    ),
    ("en", &["badge certifies", "is a certification", "is a diploma", "is a professional title"]),
    ("de", &["badge zertifiziert", "ist eine zertifizierung", "ist ein diplom"]),
    ("es", &["insignia certifica", "es una certificacion", "es un diploma"]),
    ("nl", &["badge certificeert", "is een certificering", "is een diploma"]),
];

fn run(scene: &Scene<'_>, report: &mut Report) {
    if !is_french(scene.catalogue) {
        return;
    }
    for version in open_versions(scene).filter(|it| !has_code(it)) {
        for text in of_version(version, scene.sources).passages {
            let (table, words) = match text.key {
                "name" | "description" => (&WORDS, Words::of(text.text)),
                "criteria" => (&CLAIMS, markdown::look(text.text).words(text.text)),
                _ => continue,
            };
            let known = of_tongue(table, text.tongue()).unwrap_or_default();
            let found = words.find_all(known).find(|found| !words.denied(found.first));
            if let Some(found) = found {
                let word = &text.text[found.range.clone()];
                report.push(RULE.at(text.at(found.range)).with("word", word));
            }
        }
    }
}

/// Whether the registers of France are those that a reader thinks of.
fn is_french(catalogue: &Catalogue) -> bool {
    match catalogue.settings.country.as_deref() {
        Some(country) => country == "FR",
        None => catalogue.language().as_str() == "fr",
    }
}

/// Whether the badge names its entry in a register, wherever it does.
fn has_code(version: &BadgeVersion) -> bool {
    let registers = ["RNCP", "RS"];
    let identifiers = version.identifiers.iter().map(|it| &*it.kind);
    let aligned = version.alignments.list().iter();
    let mut aligned =
        aligned.filter_map(|it| frameworks::named(it).or_else(|| frameworks::at(&it.url)));
    let texts = [&version.name, &version.description, &version.criteria];
    let mut texts = texts.into_iter().flat_map(Text::entries);
    identifiers.into_iter().any(|kind| registers.iter().any(|it| kind.eq_ignore_ascii_case(it)))
        || aligned.any(|it| registers.contains(&it.name))
        || texts.any(|(_, text)| Words::of(text).iter().any(is_code))
}

/// `rncp37274`, `rs5080`.
fn is_code(word: &str) -> bool {
    let figures = word.strip_prefix("rncp").or_else(|| word.strip_prefix("rs"));
    figures.is_some_and(|it| !it.is_empty() && it.bytes().all(|b| b.is_ascii_digit()))
}
