//! C104: a badge that nobody has touched or received for two years.

use std::collections::BTreeMap;

use crate::ground::{Bilingual, History, Instant, Period, Report, Rule, Severity};
use crate::model::{Catalogue, Status, VersionId};

pub(in crate::check) static RULES: &[&Rule] = &[&RULE];

static RULE: Rule = Rule {
    code: "C104",
    severity: Severity::Advice,
    message: Bilingual {
        fr: "ce badge n’a été ni modifié ni attribué depuis deux ans (texte du {changed})",
        en: "this badge was neither changed nor awarded for two years (its text is of {changed})",
    },
    reason: Bilingual {
        fr: "Qui le demande recevra peut-être la réponse que plus personne ne l’attribue.",
        en: "Whoever asks for it may hear that nobody gives it any more.",
    },
    way_out: Bilingual {
        fr: "Relisez-le ; s’il n’est plus attribué, écrivez `status = \"retired\"` : sa page et ses attributions restent.",
        en: "Read it again; if it is no longer given, write `status = \"retired\"`: its page and its awards stay.",
    },
};

/// Badges whose text git has known unchanged for two years. Nothing is said of a file about which
/// git knows nothing certain.
pub(in crate::check) fn look(
    catalogue: &Catalogue,
    history: &History,
    today: Instant,
    report: &mut Report,
) {
    let two_years = Period::parse("P2Y").expect("two years are a period");
    let is_old = |day: Instant| day.after(two_years).is_some_and(|end| end < today);
    let mut last: BTreeMap<VersionId, Instant> = BTreeMap::new();
    for award in &catalogue.awards {
        let day = last.entry(award.version).or_insert(award.awarded);
        *day = award.awarded.max(*day);
    }
    for badge in &catalogue.badges {
        let version = &catalogue[badge.current];
        let awarded = badge.versions.iter().filter_map(|id| last.get(id)).max();
        let changed = history.of(version.span.source).map(|it| it.last);
        let Some(changed) = changed.filter(|changed| is_old(*changed)) else { continue };
        if version.status == Status::Active && awarded.is_none_or(|day| is_old(*day)) {
            report.push(RULE.at(version.span).with("changed", changed.day()));
        }
    }
}
