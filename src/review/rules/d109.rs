//! D109: the declared version says less than what changes.

use crate::ground::report::Told;
use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::review::comparison::Comparison;
use crate::review::rules::Look;
use crate::review::rules::held;
use crate::review::texts::{FieldChange, Road};
use crate::review::{Bump, fields, versions};

pub(in crate::review) const LOOK: Look = Look { rules: &[&RULE], run };

static RULE: Rule = Rule {
    code: "D109",
    severity: Severity::Warning,
    message: Bilingual {
        fr: "« {badge} » : {fields} changent le sens du badge, et la version passe de {before} à {after} ({held})",
        en: "“{badge}”: {fields} change what the badge means, and its version goes from {before} to {after} ({held})",
    },
    reason: Bilingual {
        fr: "Le numéro de version est ce à quoi un lecteur voit que le badge n’est plus le même.",
        en: "The version number is how a reader sees that the badge is no longer the same.",
    },
    way_out: Bilingual {
        fr: "Passez à {next} et gardez le texte d’avant dans `v{before}.md`.",
        en: "Go to {next} and keep the earlier text in `v{before}.md`.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    for pair in comparison.badges.iter().filter(|pair| pair.held.count > 0) {
        for text in &pair.texts {
            let [old, new] =
                [&comparison.base.catalogue[text.before], &comparison.head.catalogue[text.after]];
            let declared = versions::declared(&old.version, &new.version);
            let meant = text.changes.iter().filter(|it| it.bump == Bump::Major);
            // What has a rule of its own is said there.
            let told = |key| text.road == Road::InPlace && HAVE_THEIR_OWN.contains(&key);
            let meant: Vec<&FieldChange> = meant.filter(|it| !told(it.key)).collect();
            if text.road == Road::Frozen || meant.is_empty() || declared == Bump::Major {
                continue;
            }
            if text.road == Road::InPlace && text.held.count == 0 {
                continue;
            }
            let list = |french: bool| {
                let names = meant.iter().map(|it| fields::label(it.key).say(french));
                names.collect::<Vec<_>>().join(", ")
            };
            let place = match text.road {
                Road::InPlace => meant[0].place,
                _ => comparison.head.place(new.place("version")),
            };
            let finding = RULE.at(place).with("badge", new.slug.as_str());
            let finding = finding.with("fields", Told { fr: list(true), en: list(false) });
            let finding = finding.with("before", old.version.as_str());
            let finding = finding.with("after", new.version.as_str());
            let finding = finding.with("next", versions::next(&old.version));
            report.push(finding.with("held", held(pair.held)));
        }
    }
}

/// Fields whose change in place is said by another rule.
const HAVE_THEIR_OWN: [&str; 8] = [
    "name",
    "description",
    "criteria",
    "evidence_expected",
    "awarded_by",
    "issuer",
    "valid_for",
    "requires",
];
