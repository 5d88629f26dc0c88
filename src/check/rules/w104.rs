//! W104: criteria that stand elsewhere: only a link, or a link to a form, an event or a PDF.

use crate::check::prose::words::{Words, folded};
use crate::check::prose::{Passage, markdown, of_version, open_versions};
use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "W104",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "les critères sont ailleurs : ici, il n’y a guère qu’un lien",
        en: "the criteria are elsewhere: there is little here but a link",
    },
    reason: Bilingual {
        fr: "Le badge est signé avec son texte, pas avec la page liée, qui peut changer ou disparaître.",
        en: "The badge is signed with its text, not with the page it links to, which can change or vanish.",
    },
    way_out: Bilingual {
        fr: "Recopiez ici ce qu’il faut avoir fait ; pour un formulaire de demande, il y a `request`.",
        en: "Write here what one must have done; for a form to ask with, there is `request`.",
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
+++
Voir [la page des critères](https://example.org/criteres).
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ W104
"#,
    good: r#"
=== content/badges/reparer.md
+++
name = "Réparer"
description = "Remettre en état."
image_alt = "Un tournevis"
licence = "CC-BY-SA-4.0"
awarded_by = "L’atelier"
+++
Avoir mené trois réparations selon [la charte de l’atelier](https://example.org/charte).
"#,
};

/// With as many words beside the link, something is said here.
const ENOUGH: usize = 4;

/// With as many, even when they only say where the criteria are, or lead to a form.
const ENOUGH_TO_POINT: usize = 10;

/// Words that say where the criteria are.
const POINTERS: [&str; 15] = [
    "voir",
    "critere",
    "criteres",
    "consulter",
    "consultez",
    "cf",
    "see",
    "criteria",
    "siehe",
    "kriterien",
    "ver",
    "consulta",
    "criterios",
    "zie",
    "lire",
];

/// Sites of forms and of events.
const FORMS_AND_EVENTS: [&str; 15] = [
    "forms.gle",
    "docs.google.com/forms",
    "framaforms.org",
    "typeform.com",
    "tally.so",
    "forms.office.com",
    "forms.cloud.microsoft",
    "surveymonkey.com",
    "jotform.com",
    "facebook.com/events",
    "eventbrite.",
    "meetup.com",
    "helloasso.com",
    "weezevent.com",
    "billetweb.fr",
];

fn run(scene: &Scene<'_>, report: &mut Report) {
    for version in open_versions(scene) {
        for criteria in of_version(version, scene.sources).under("criteria") {
            if let Some(range) = elsewhere(criteria) {
                report.push(RULE.at(criteria.at(range)));
            }
        }
    }
}

/// The first link that stands in the place of criteria.
fn elsewhere(criteria: &Passage<'_>) -> Option<std::ops::Range<usize>> {
    let seen = markdown::look(criteria.text);
    let links = seen.links.iter().map(|link| (link.range.clone(), link.url.as_str()));
    let bare = seen.bare.iter().map(|range| (range.clone(), &criteria.text[range.clone()]));
    let mut links: Vec<_> =
        links.chain(bare).filter(|(_, url)| !url.starts_with("mailto:")).collect();
    links.sort_by_key(|(range, _)| range.start);
    let inside = |at: usize| seen.bare.iter().any(|range| range.contains(&at));
    let outside = seen.pieces().filter(|piece| !piece.in_link);
    let beside: usize = outside
        .map(|piece| {
            let text = &criteria.text[piece.range.clone()];
            let words = text.split_whitespace().filter(|word| {
                let at = piece.range.start + (word.as_ptr() as usize - text.as_ptr() as usize);
                !inside(at) && !folded(word).is_empty()
            });
            words.count()
        })
        .sum();
    let first = links.first()?.0.clone();
    let points = || {
        let outside = seen.pieces().filter(|piece| !piece.in_link);
        outside
            .map(|it| Words::of(&criteria.text[it.range.clone()]))
            .any(|it| it.find(&POINTERS).is_some())
    };
    if beside < ENOUGH || (beside < ENOUGH_TO_POINT && points()) {
        return Some(first);
    }
    let mut forms = links.into_iter().filter(|(_, url)| is_no_text(url)).map(|(range, _)| range);
    forms.next().filter(|_| beside < ENOUGH_TO_POINT)
}

/// Whether an address leads to a form, an event or a PDF.
fn is_no_text(url: &str) -> bool {
    let url = url.to_ascii_lowercase();
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit('.').next().unwrap_or_default();
    ending == "pdf" || FORMS_AND_EVENTS.iter().any(|site| url.contains(site))
}
