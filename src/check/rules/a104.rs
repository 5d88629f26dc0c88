//! A104: a heading that jumps a level.

use crate::check::prose::{markdown, subjects};
use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "A104",
    severity: Severity::Error,
    message: Bilingual {
        fr: "ce titre est de niveau {level}, sous un titre de niveau {above}",
        en: "this heading is of level {level}, below a heading of level {above}",
    },
    reason: Bilingual {
        fr: "Qui navigue de titre en titre cherche la partie qui manque ; ce texte est publié tel quel dans les badges.",
        en: "Whoever goes from heading to heading looks for the part that is missing; this text is published as it is in the badges.",
    },
    way_out: Bilingual {
        fr: "Retirez un `#`, ou ajoutez le titre qui manque entre les deux.",
        en: "Remove a `#`, or add the heading that is missing between the two.",
    },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/pages/aide.md
+++
name = "Aide"
+++
## Demander un badge

#### Par courriel
^^^^^^^^^^^^^^^^^ A104

Écrivez-nous.
"#,
    good: r#"
=== content/pages/aide.md
+++
name = "Aide"
+++
## Demander un badge

### Par courriel

Écrivez-nous.
"#,
};

fn run(scene: &Scene<'_>, report: &mut Report) {
    for subject in subjects(scene) {
        for text in subject.markdown() {
            let headings = markdown::look(text.text).headings;
            for pair in headings.windows(2) {
                let ((above, _), (level, range)) = (&pair[0], &pair[1]);
                if *level > above + 1 {
                    let line = text.text[range.clone()].trim_end();
                    let place = text.at(range.start..range.start + line.len());
                    let finding = RULE.at(place).with("level", level.to_string());
                    report.push(finding.with("above", above.to_string()));
                }
            }
        }
    }
}
