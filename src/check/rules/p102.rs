//! P102: people or secrets that git keeps, or would keep.

use crate::ground::{Bilingual, Report, Rule, Severity};

pub(in crate::check) static RULES: &[&Rule] = &[&TRACKED, &NOT_IGNORED];

static TRACKED: Rule = Rule {
    code: "P102",
    severity: Severity::Error,
    message: Bilingual {
        fr: "git garde ce fichier, qui contient des personnes ou un secret",
        en: "git keeps this file, which holds people or a secret",
    },
    reason: Bilingual {
        fr: "Tout ce que git a gardé une fois part chez tous ceux qui ont le dépôt, et y reste.",
        en: "What git has kept once goes to everybody who has the repository, and stays there.",
    },
    way_out: Bilingual {
        fr: "`git rm --cached {path}`, ajoutez-le à `.gitignore` ; s’il a déjà été envoyé ailleurs, l’historique doit être réécrit, et une clé remplacée.",
        en: "`git rm --cached {path}`, and add it to `.gitignore`; once it was sent elsewhere, the history must be rewritten, and a key replaced.",
    },
};

static NOT_IGNORED: Rule = Rule {
    code: "P102",
    severity: Severity::Error,
    message: Bilingual {
        fr: "git garderait ce fichier, qui contient des personnes ou un secret",
        en: "git would keep this file, which holds people or a secret",
    },
    reason: Bilingual {
        fr: "Le prochain `git add` l’emporterait, et git n’oublie rien.",
        en: "The next `git add` would take it along, and git forgets nothing.",
    },
    way_out: Bilingual {
        fr: "Ajoutez la ligne `/{path}` (ou son dossier) à `.gitignore`.",
        en: "Add the line `/{path}` (or its folder) to `.gitignore`.",
    },
};

/// A file that git keeps, or would keep.
pub(in crate::check) fn note(path: &str, tracked: bool, report: &mut Report) {
    let rule = if tracked { &TRACKED } else { &NOT_IGNORED };
    report.push(rule.about_path(path).with("path", path));
}
