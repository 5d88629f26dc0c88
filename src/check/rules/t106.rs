//! T106: a text that seems to be in another language than it says.

use crate::check::prose::words::Words;
use crate::check::prose::{markdown, subjects, tongues};
use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "T106",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "ce texte est donné pour du « {lang} », et semble être en {seems}",
        en: "this text is said to be in “{lang}”, and seems to be in {seems}",
    },
    reason: Bilingual {
        fr: "Un lecteur d’écran le lirait avec l’accent d’une autre langue, et la recherche ne le trouverait pas.",
        en: "A screen reader would read it in the voice of another language, and searches would not find it.",
    },
    way_out: Bilingual {
        fr: "Mettez-le dans le fichier de sa langue, comme `index.en.md`, ou corrigez `language` dans `blason.toml`.",
        en: "Put it into the file of its language, such as `index.en.md`, or correct `language` in `blason.toml`.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/pages/aide.md
+++
name = "Aide"
+++
You have nothing to prove before you ask: there are three ways to ask for a badge here.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ T106
"#,
    good: r#"
=== content/pages/aide.md
+++
name = "Aide"
+++
Vous n’avez rien à prouver pour poser la question : un badge se demande ici de trois manières.
"#,
};

const NAMES: [(&str, Bilingual); 5] = [
    ("fr", Bilingual { fr: "français", en: "French" }),
    ("en", Bilingual { fr: "anglais", en: "English" }),
    ("de", Bilingual { fr: "allemand", en: "German" }),
    ("es", Bilingual { fr: "espagnol", en: "Spanish" }),
    ("nl", Bilingual { fr: "néerlandais", en: "Dutch" }),
];

fn run(scene: &Scene<'_>, report: &mut Report) {
    for subject in subjects(scene) {
        for text in &subject.passages {
            let words = if text.is_markdown() {
                markdown::look(text.text).words(text.text)
            } else {
                Words::of(text.text)
            };
            let Some(seems) = tongues::other_than(text.tongue(), &words) else { continue };
            let name = NAMES.iter().find(|(tongue, _)| *tongue == seems);
            if let Some((_, name)) = name {
                let finding = RULE.at(text.whole()).with("lang", text.lang.as_str());
                report.push(finding.with("seems", *name));
            }
        }
    }
}
