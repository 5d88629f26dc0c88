//! D125: a status list shrinks, or a place in it is used again.

use crate::ground::{Bilingual, Report, Rule, Severity};
use crate::ground::{Span, Uuid};
use crate::model::{Catalogue, IssuerId};
use crate::review::awards::{Part, issuer_in_head};
use crate::review::comparison::Comparison;
use crate::review::rules::Look;
use crate::review::rules::by_file;

pub(in crate::review) const LOOK: Look = Look { rules: &[&REUSED, &CHANGED, &SHRINKS], run };

static REUSED: Rule = Rule {
    code: "D125",
    severity: Severity::Error,
    message: Bilingual {
        fr: "la place {place} de la liste d’état de « {issuer} » passe d’une attribution à une autre",
        en: "place {place} of the status list of “{issuer}” passes from one award to another",
    },
    reason: Bilingual {
        fr: "Révoquer l’une révoquerait l’autre : la mauvaise personne perdrait son badge.",
        en: "To revoke one would revoke the other: the wrong person would lose their badge.",
    },
    way_out: Bilingual {
        fr: "Rendez la place à la première et donnez-en une autre : `blason award --repair`.",
        en: "Give the place back to the first one and take another: `blason award --repair`.",
    },
};

static CHANGED: Rule = Rule {
    code: "D125",
    severity: Severity::Error,
    message: Bilingual {
        fr: "des attributions changent de place dans la liste d’état ({count})",
        en: "awards change their place in the status list ({count})",
    },
    reason: Bilingual {
        fr: "Les badges déjà remis nomment l’ancienne place ; leur état serait lu à côté.",
        en: "Badges that were handed out name the old place; their status would be read beside it.",
    },
    way_out: Bilingual {
        fr: "Remettez `status` comme il était.",
        en: "Put `status` back as it was.",
    },
};

static SHRINKS: Rule = Rule {
    code: "D125",
    severity: Severity::Error,
    message: Bilingual {
        fr: "« {issuer} » publierait moins de listes d’état qu’avant ({before}, puis {after})",
        en: "“{issuer}” would publish fewer status lists than before ({before}, then {after})",
    },
    reason: Bilingual {
        fr: "Des badges remis nomment une liste qui ne répondrait plus.",
        en: "Badges that were handed out name a list that would no longer answer.",
    },
    way_out: Bilingual {
        fr: "Remettez les attributions ou les tables `[[erased]]` qui manquent.",
        en: "Put back the awards or the `[[erased]]` tables that are missing.",
    },
};

fn run(comparison: &Comparison<'_>, report: &mut Report) {
    let (base, head) = (&comparison.base, &comparison.head);
    let altered = comparison.awards.altered.iter().filter(|it| it.what == Part::Place);
    for (first, count) in by_file(altered.map(|it| head.catalogue[it.after].span)) {
        report.push(CHANGED.at(head.place(first)).with("count", count.to_string()));
    }
    let old = places(base.catalogue);
    for (issuer, place, id, span) in places(head.catalogue) {
        let from = old.partition_point(|it| (it.0, it.1) < (issuer, place));
        let before = old.get(from).filter(|it| (it.0, it.1) == (issuer, place));
        // Two at once are two awards of one catalogue: `check` says so.
        if before.is_some_and(|it| it.2 != id) {
            let finding = REUSED.at(head.place(span)).with("place", place.to_string());
            report.push(finding.with("issuer", issuer));
        }
    }
    let lists = base.catalogue.status_lists();
    let now = head.catalogue.status_lists();
    for (at, issuer) in base.catalogue.issuers.iter().enumerate() {
        let Some(id) = issuer_in_head(comparison, IssuerId::at(at)) else { continue };
        let (before, after) = (lists[at], now[id.index()]);
        if after < before {
            let finding = SHRINKS.at(head.place(head.catalogue[id].span));
            let finding = finding.with("issuer", issuer.slug.as_str());
            report
                .push(finding.with("before", before.to_string()).with("after", after.to_string()));
        }
    }
}

/// Every place in use: whose list, which place, which award, sorted.
fn places(catalogue: &Catalogue) -> Vec<(&str, u32, Uuid, Span)> {
    let slug = |issuer: IssuerId| catalogue[issuer].slug.as_str();
    let awards = catalogue.awards.iter();
    let awards =
        awards.filter_map(|it| Some((slug(catalogue.issuer_of(it)), it.status?, it.id, it.span)));
    let erased = catalogue.erased.iter();
    let erased = erased.filter_map(|it| Some((slug(it.issuer), it.status?, it.id, it.span)));
    let mut places: Vec<_> = awards.chain(erased).collect();
    places.sort_unstable();
    places
}
