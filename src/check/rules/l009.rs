//! L009: a published badge that asks for one that is still a draft.

use crate::check::{Check, Scene};
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::Status;

pub(in crate::check) const CHECK: Check = Check { rules: &[&RULE], run, examples: &[] };

static RULE: Rule = Rule {
    code: "L009",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "ce badge demande « {badge} », qui est encore un brouillon",
        en: "this badge asks for “{badge}”, which is still a draft",
    },
    reason: Bilingual {
        fr: "Un brouillon n’est pas publié : la page mènerait à un badge que personne ne peut recevoir.",
        en: "A draft is not published: the page would lead to a badge that nobody can receive.",
    },
    way_out: Bilingual {
        fr: "Publiez « {badge} » avec `status = \"active\"`, ou retirez-le de `requires`.",
        en: "Publish “{badge}” with `status = \"active\"`, or take it out of `requires`.",
    },
};

fn run(Scene { catalogue, .. }: &Scene<'_>, report: &mut Report) {
    for version in catalogue.versions.iter().filter(|it| it.status != Status::Draft) {
        let Some(requires) = &version.requires else { continue };
        for id in requires.all.iter().chain(&requires.of) {
            let badge = &catalogue[*id];
            if catalogue[badge.current].status == Status::Draft {
                report.push(RULE.at(requires.span).with("badge", badge.slug.as_str()));
            }
        }
    }
}
