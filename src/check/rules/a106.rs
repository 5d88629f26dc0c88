//! A106: a table whose columns have no name, an image without words.

use crate::check::prose::{markdown, subjects};
use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};

pub(in crate::check) const CHECK: Check =
    Check { rules: &[&TABLE, &IMAGE], run, examples: &[EXAMPLE] };

static TABLE: Rule = Rule {
    code: "A106",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "les colonnes de ce tableau n’ont pas de nom",
        en: "the columns of this table have no names",
    },
    reason: Bilingual {
        fr: "Un lecteur d’écran rappelle le nom de la colonne devant chaque case.",
        en: "A screen reader says the name of the column before each cell.",
    },
    way_out: Bilingual {
        fr: "Nommez les colonnes dans la première ligne du tableau, ou faites-en une liste.",
        en: "Name the columns in the first line of the table, or make a list of it.",
    },
};

static IMAGE: Rule = Rule {
    message: Bilingual { fr: "cette image n’a pas de mots", en: "this image has no words" },
    reason: Bilingual {
        fr: "Qui ne voit pas l’image doit savoir ce qu’elle montre.",
        en: "Whoever does not see the image must know what it shows.",
    },
    way_out: Bilingual {
        fr: "Dites entre les crochets ce que l’on voit : `![Un tournevis](https://…)`.",
        en: "Say between the brackets what there is to see: `![A screwdriver](https://…)`.",
    },
    ..TABLE
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/pages/aide.md
+++
name = "Aide"
+++
| | |
^^^^^ A106
| --- | --- |
| mardi | 18 h |

![](/plan.png)
^^^^^^^^^^^^^^ A106
"#,
    good: r#"
=== content/pages/aide.md
+++
name = "Aide"
+++
| jour | heure |
| --- | --- |
| mardi | 18 h |

![Le plan de l’atelier, au fond de la cour](/plan.png)
"#,
};

fn run(scene: &Scene<'_>, report: &mut Report) {
    for subject in subjects(scene) {
        for text in subject.markdown() {
            let seen = markdown::look(text.text);
            for range in seen.nameless_tables {
                let line = text.text[range.clone()].trim_end();
                report.push(TABLE.at(text.at(range.start..range.start + line.len())));
            }
            for range in seen.silent_images {
                report.push(IMAGE.at(text.at(range)));
            }
        }
    }
}
