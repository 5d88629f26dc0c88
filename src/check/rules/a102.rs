//! A102: words for an image that say its name, not what it shows.

use crate::check::prose::words::{Words, folded};
use crate::check::prose::{Passage, Subject, of_issuer, of_tongue, of_version};
use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity, SourceId, Sources};
use crate::model::Status;

pub(in crate::check) const CHECK: Check =
    Check { rules: &[&NAME, &FILE, &OPENING], run, examples: &[EXAMPLE, EXAMPLE_OPENING] };

static NAME: Rule = Rule {
    code: "A102",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "la description de l’image répète le nom : « {words} »",
        en: "the description of the image repeats the name: “{words}”",
    },
    reason: Bilingual {
        fr: "Qui écoute la page entend deux fois la même chose, et ne saura pas ce que montre l’image.",
        en: "Whoever listens to the page hears the same thing twice, and will not know what the image shows.",
    },
    way_out: Bilingual {
        fr: "Dites ce que l’on voit : « Un tournevis rouge derrière une tasse blanche ».",
        en: "Say what there is to see: “A red screwdriver behind a white cup”.",
    },
};

static FILE: Rule = Rule {
    message: Bilingual {
        fr: "la description de l’image est le nom d’un fichier : « {words} »",
        en: "the description of the image is the name of a file: “{words}”",
    },
    ..NAME
};

static OPENING: Rule = Rule {
    message: Bilingual {
        fr: "« {words} » n’apprend rien : qui écoute la page sait déjà que c’est une image",
        en: "“{words}” says nothing: whoever listens to the page knows already that this is an image",
    },
    reason: Bilingual {
        fr: "Le lecteur d’écran annonce l’image lui-même, puis lit ces mots.",
        en: "The screen reader announces the image itself, then reads these words.",
    },
    way_out: Bilingual {
        fr: "Commencez par ce que l’on voit.",
        en: "Begin with what there is to see.",
    },
    ..NAME
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "réparer"
             ^^^^^^^ A102
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
    good: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis rouge derrière une tasse blanche"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
};

const EXAMPLE_OPENING: Example = Example {
    bad: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Image d’un tournevis rouge"
             ^^^^^^^ A102
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Avoir mené trois réparations avec les personnes qui apportent l’objet.
"#,
    good: EXAMPLE.good,
};

/// What one need not say of an image.
const OPENINGS: [(&str, &[&str]); 5] = [
    (
        "fr",
        &[
            "image de",
            "image d",
            "image du",
            "image des",
            "image representant",
            "image montrant",
            "image qui",
            "image",
            "une image de",
            "une image d",
            "une image du",
            "photo de",
            "photo d",
            "icone de",
            "icone d",
            "visuel de",
            "visuel du",
        ],
    ),
    (
        "en",
        &[
            "image of",
            "an image of",
            "image showing",
            "image",
            "picture of",
            "a picture of",
            "photo of",
            "icon of",
        ],
    ),
    ("de", &["bild von", "bild des", "bild der", "bild", "ein bild von", "foto von"]),
    ("es", &["imagen de", "imagen del", "imagen", "una imagen de", "foto de"]),
    ("nl", &["afbeelding van", "een afbeelding van", "afbeelding", "foto van"]),
];

fn run(scene: &Scene<'_>, report: &mut Report) {
    let Scene { catalogue, sources } = *scene;
    let published = catalogue.versions.iter();
    for version in published.filter(|it| it.status != Status::Draft && !it.frozen) {
        let file = version.image.as_ref().map(|art| art.file);
        look(&of_version(version, sources), file, sources, report);
    }
    for issuer in &catalogue.issuers {
        let file = issuer.image.as_ref().map(|art| art.file);
        look(&of_issuer(issuer, sources), file, sources, report);
    }
}

fn look(subject: &Subject<'_>, file: Option<SourceId>, sources: &Sources, report: &mut Report) {
    for alt in subject.under("image_alt") {
        let words = Words::of(alt.text);
        let name = subject.under("name").find(|it| it.lang == alt.lang);
        let openings = of_tongue(&OPENINGS, alt.tongue()).unwrap_or_default();
        if words.len() == 0 {
            continue;
        }
        if name.is_some_and(|name| words.same_as(&Words::of(name.text))) {
            report.push(NAME.at(alt.whole()).with("words", alt.text));
        } else if is_file(alt, file.map(|file| &*sources[file].path)) {
            report.push(FILE.at(alt.whole()).with("words", alt.text));
        } else if let Some(found) = words.begins(openings)
            // « Image » may begin a name of its own; with nothing behind it, it is all there is.
            && (found.end > 1 || words.len() == 1)
        {
            let said = &alt.text[found.range.clone()];
            report.push(OPENING.at(alt.at(found.range)).with("words", said));
        }
    }
}

/// Whether the words are the name of the image's file, or of any picture.
fn is_file(alt: &Passage<'_>, path: Option<&str>) -> bool {
    let endings = [".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"];
    let lower = alt.text.to_lowercase();
    if endings.iter().any(|ending| lower.ends_with(ending)) && !lower.contains(' ') {
        return true;
    }
    let Some(path) = path else { return false };
    let file = path.rsplit('/').next().unwrap_or(path);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    folded(stem) == folded(alt.text)
}
