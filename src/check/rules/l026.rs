//! L026: a free page at an address that the site itself uses.

use crate::check::{Check, Example, Scene};
use crate::ground::{Bilingual, Lang, Report, Rule, Severity};
use crate::model::settings::is_taken_by_the_site;

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[EXAMPLE] };

static RULE: Rule = Rule {
    code: "L026",
    severity: Severity::Error,
    message: Bilingual {
        fr: "le site se sert déjà de l’adresse « {slug}/ »",
        en: "the site itself uses the address “{slug}/”",
    },
    reason: Bilingual {
        fr: "La page effacerait une partie du site, ou serait effacée par elle.",
        en: "The page would replace a part of the site, or be replaced by it.",
    },
    way_out: Bilingual { fr: "Renommez le fichier de la page.", en: "Rename the page’s file." },
};

const EXAMPLE: Example = Example {
    bad: r#"
=== content/pages/badges.md
+++
^ L026
name = "Nos badges"
+++
D’où viennent nos badges.
"#,
    good: r#"
=== content/pages/nos-badges.md
+++
name = "Nos badges"
+++
D’où viennent nos badges.
"#,
};

fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    for page in &catalogue.pages {
        let slug = page.slug.as_str();
        let language =
            Lang::parse(slug).is_some_and(|lang| catalogue.settings.languages.contains(&lang));
        if language || is_taken_by_the_site(&page.slug) {
            report.push(RULE.at(page.span).with("slug", slug));
        }
    }
}
