//! T104: French that is typed as on a typewriter.

use crate::check::prose::french::{Fault, faults};
use crate::check::prose::{Passage, markdown, subjects, tongues};
use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Diagnostic, Report, Rule, Severity};

pub(in crate::check) const CHECK: Check =
    Check { rules: &[&BEFORE, &AFTER, &APOSTROPHE], run, examples: &[EXAMPLE] };

static BEFORE: Rule = Rule {
    code: "T104",
    severity: Severity::Advice,
    message: Bilingual {
        fr: "une espace insécable va devant « {mark} » (endroits à reprendre dans ce texte : {count})",
        en: "in French, a no-break space goes before “{mark}” (places in this text: {count})",
    },
    reason: Bilingual {
        fr: "Sans elle, le signe se colle au mot ou passe seul à la ligne.",
        en: "Without it, the mark sticks to the word, or falls alone on the next line.",
    },
    way_out: Bilingual {
        fr: "Remplacez l’espace par une espace insécable (U+00A0) ; `blason check --fix` le fait là où rien d’autre n’en dépend.",
        en: "Replace the space by a no-break space (U+00A0); `blason check --fix` does so where nothing else depends on it.",
    },
};

static AFTER: Rule = Rule {
    message: Bilingual {
        fr: "une espace insécable va derrière « {mark} » (endroits à reprendre dans ce texte : {count})",
        en: "in French, a no-break space goes behind “{mark}” (places in this text: {count})",
    },
    ..BEFORE
};

static APOSTROPHE: Rule = Rule {
    message: Bilingual {
        fr: "l’apostrophe est droite ({mark}) : on écrit ’ (endroits à reprendre dans ce texte : {count})",
        en: "the apostrophe is straight ({mark}): French has ’ (places in this text: {count})",
    },
    reason: Bilingual {
        fr: "L’apostrophe droite est celle des machines à écrire ; un texte publié mérite la sienne.",
        en: "The straight apostrophe is a typewriter’s; a published text deserves its own.",
    },
    way_out: Bilingual {
        fr: "Écrivez ’ (U+2019) ; `blason check --fix` le fait là où rien d’autre n’en dépend.",
        en: "Write ’ (U+2019); `blason check --fix` does so where nothing else depends on it.",
    },
    ..BEFORE
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/pages/aide.md
+++
name = "L'aide"
         ^ T104
+++
Trois questions: qui, quand, où ?
               ^ T104
"#,
    good: r#"
=== content/pages/aide.md
+++
name = "L’aide"
+++
Trois questions : qui, quand, où ?
"#,
};

/// One finding for a text, at its first fault; its mend is of the whole text.
fn run(scene: &Scene<'_>, report: &mut Report) {
    for subject in subjects(scene) {
        // A digest binds translations to the letters of the reference.
        let bound = subject.translations.iter().any(|it| it.translates.is_some());
        for text in subject.passages.iter().filter(|it| it.tongue() == "fr") {
            let faults = look(text);
            let Some(first) = faults.first() else { continue };
            let rule = match first.mark {
                '\'' => &APOSTROPHE,
                '«' => &AFTER,
                _ => &BEFORE,
            };
            let finding = rule.at(text.at(first.range.clone()));
            let finding = finding.with("mark", first.mark.to_string());
            let finding = finding.with("count", faults.len().to_string());
            let free = !(bound && text.reference);
            report.push(if free { mended(finding, text, &faults) } else { finding });
        }
    }
}

fn look(text: &Passage<'_>) -> Vec<Fault> {
    let mut found = if text.is_markdown() {
        let seen = markdown::look(text.text);
        // Which language it is in is another question, and T106 asks it.
        if tongues::other_than("fr", &seen.words(text.text)).is_some() {
            return Vec::new();
        }
        let pieces = seen.pieces().map(|it| it.range.clone());
        faults(text.text, pieces)
    } else {
        faults(text.text, std::iter::once(0..text.text.len()))
    };
    // In Canada and Switzerland, spaces go elsewhere.
    if text.lang.as_str() != "fr" && text.lang.as_str() != "fr-FR" && text.lang.as_str() != "fr-BE"
    {
        found.retain(|it| it.mark == '\'');
    }
    found
}

/// The finding, with its mend where the text stands in the file letter for letter.
fn mended(finding: Diagnostic, text: &Passage<'_>, faults: &[Fault]) -> Diagnostic {
    let (Some(first), Some(last)) = (faults.first(), faults.last()) else { return finding };
    let (start, end) = (first.range.start, last.range.end);
    let Some(place) = text.exactly(start..end) else { return finding };
    if (place.end - place.start) as usize != end - start {
        return finding;
    }
    let (mut right, mut at) = (String::with_capacity(end - start + faults.len()), start);
    for fault in faults {
        right.push_str(&text.text[at..fault.range.start]);
        right.push_str(&fault.right);
        at = fault.range.end;
    }
    finding.mended_by(place, right)
}
