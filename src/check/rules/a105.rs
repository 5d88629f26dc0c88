//! A105: a link whose words do not say where it leads.

use crate::check::prose::words::folded;
use crate::check::prose::{markdown, of_tongue, subjects};
use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};

pub(in crate::check) const CHECK: Check =
    Check { rules: &[&HERE, &BARE], run, examples: &[EXAMPLE] };

static HERE: Rule = Rule {
    code: "A105",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "le lien « {words} » ne dit pas où il mène",
        en: "the link “{words}” does not say where it leads",
    },
    reason: Bilingual {
        fr: "Un lecteur d’écran sait lire la liste des liens, sans les phrases autour.",
        en: "A screen reader can read the list of links, without the sentences around them.",
    },
    way_out: Bilingual {
        fr: "Faites un lien des mots qui nomment la page : `lire [la charte](https://…)`.",
        en: "Make a link of the words that name the page: `read [the charter](https://…)`.",
    },
};

static BARE: Rule = Rule {
    message: Bilingual {
        fr: "l’adresse est écrite en toutes lettres",
        en: "the address is written out",
    },
    reason: Bilingual {
        fr: "Un lecteur d’écran l’épelle, et rien ne dit ce qu’il y a au bout.",
        en: "A screen reader spells it, and nothing says what is at its end.",
    },
    way_out: Bilingual {
        fr: "Faites un lien de mots : `[la charte](https://…)`.",
        en: "Make a link of words: `[the charter](https://…)`.",
    },
    ..HERE
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/pages/aide.md
+++
name = "Aide"
+++
Pour lire la charte, [cliquez ici](https://example.org/charte).
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ A105
Le forum : https://example.org/forum.
           ^^^^^^^^^^^^^^^^^^^^^^^^^ A105
"#,
    good: r#"
=== content/pages/aide.md
+++
name = "Aide"
+++
Lire [la charte](https://example.org/charte), ou demander [au forum](https://example.org/forum).
"#,
};

/// Words that name no page.
const NOWHERE: [(&str, &[&str]); 5] = [
    (
        "fr",
        &[
            "ici",
            "cliquez ici",
            "cliquer ici",
            "clique ici",
            "par ici",
            "ce lien",
            "lien",
            "cliquez sur ce lien",
            "suivez ce lien",
            "la",
            "lire la suite",
            "en savoir plus",
        ],
    ),
    ("en", &["here", "click here", "this link", "link", "read more", "more", "learn more"]),
    (
        "de",
        &["hier", "hier klicken", "klicken sie hier", "klick hier", "link", "dieser link", "mehr"],
    ),
    (
        "es",
        &[
            "aqui",
            "haga clic aqui",
            "haz clic aqui",
            "clic aqui",
            "este enlace",
            "enlace",
            "leer mas",
        ],
    ),
    ("nl", &["hier", "klik hier", "deze link", "link", "lees meer", "meer"]),
];

fn run(scene: &Scene<'_>, report: &mut Report) {
    for subject in subjects(scene) {
        for text in subject.markdown() {
            let seen = markdown::look(text.text);
            let nowhere = of_tongue(&NOWHERE, text.tongue()).unwrap_or_default();
            for link in &seen.links {
                let words = link.text.trim();
                if words.starts_with("http://") || words.starts_with("https://") {
                    report.push(BARE.at(text.at(link.range.clone())));
                } else if nowhere.contains(&&*folded(words)) {
                    report.push(HERE.at(text.at(link.range.clone())).with("words", words));
                }
            }
            for range in seen.bare {
                report.push(BARE.at(text.at(range)));
            }
        }
    }
}
