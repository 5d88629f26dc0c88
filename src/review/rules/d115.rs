//! D115: a badge is retired while another one still asks for it.

use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::model::{BadgeId, Status};
use crate::review::comparison::Comparison;
use crate::review::rules::Look;

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE], run };

static RULE: Rule = Rule {
    code: "D115",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "« {badge} » demande encore « {retired} », qui n’est plus attribué : personne ne pourra plus le recevoir",
        en: "“{badge}” still asks for “{retired}”, which is no longer awarded: nobody can receive it any more",
    },
    reason: Bilingual {
        fr: "C’est une impasse pour qui est en chemin.",
        en: "It is a dead end for those who are on the way.",
    },
    way_out: Bilingual {
        fr: "Changez ce qui est demandé dans une nouvelle version, ou retirez aussi ce badge.",
        en: "Change what is asked for in a new version, or retire this badge too.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    let head = comparison.head.catalogue;
    let is_retired = |id: BadgeId| head[head[id].current].status == Status::Retired;
    let retired_now = |id: BadgeId| {
        let pair = comparison.badges.iter().find(|pair| pair.after == Some(id));
        let before = pair.and_then(|pair| pair.before);
        let base = comparison.base.catalogue;
        is_retired(id) && before.is_none_or(|id| base[base[id].current].status != Status::Retired)
    };
    for badge in &head.badges {
        let version = &head[badge.current];
        let Some(requires) = &version.requires else { continue };
        if version.status == Status::Retired {
            continue;
        }
        let left = requires.of.iter().filter(|id| !is_retired(**id)).count();
        let of = if left < requires.any as usize { &*requires.of } else { &[] };
        let all = requires.all.iter().chain(of);
        for id in all.copied().filter(|id| retired_now(*id)) {
            let finding = RULE.at(comparison.head.place(requires.span));
            let finding = finding.with("badge", version.slug.as_str());
            report.push(finding.with("retired", head[id].slug.as_str()));
        }
    }
}
