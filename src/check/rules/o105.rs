//! O105: a file whose published name holds an e-mail address.

use crate::check::{Check, Example, Scene};
use crate::ground::address::{first_address, masked};
use crate::ground::{Bilingual, Report, Rule, Severity};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "O105",
    severity: Severity::Error,
    message: Bilingual {
        fr: "le nom de ce fichier contient une adresse : {masked}",
        en: "the name of this file holds an address: {masked}",
    },
    reason: Bilingual {
        fr: "Le nom fait partie de l’adresse publiée, que les robots collectent et que personne n’efface.",
        en: "The name is part of the published address, which robots collect and nobody erases.",
    },
    way_out: Bilingual {
        fr: "Renommez-le d’après ce qu’il contient ; un fichier attribué à une personne a sa place hors du dépôt (`outbox/`).",
        en: "Rename it after what it holds; a file made for a person belongs outside the repository (`outbox/`).",
    },
};

const EXAMPLE: Example = Example {
    bad: r"
=== static/badges-remis/camille@example.org.txt
Bravo
^ O105
",
    good: r"
=== static/badges-remis/modele.txt
Bravo
",
};

fn run(Scene { sources, .. }: &Scene<'_>, report: &mut Report) {
    for (id, file) in sources.files() {
        for part in file.path.split('/') {
            // `ana@example.org.txt`: the ending would pass for a part of the host.
            if let Some(range) = first_address(part) {
                report.push(RULE.about(id).with("masked", masked(&part[range])));
                break;
            }
        }
    }
}
