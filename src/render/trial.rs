//! A theme's templates, tried before anything is built: each is filled once with the pages of a small
//! catalogue that has one of everything, so that a misspelt name is a finding with a place.

use std::collections::{BTreeMap, BTreeSet};

use super::pages::{Occasion, Pages, Within};
use super::rules;
use super::search::Facets;
use super::theme::{Misfit, RenderError, Theme};
use super::views::delivered::Enclosed;
use crate::content;
use crate::ground::{Instant, Lang, Report, SourceId, Sources, Span};
use crate::model::{AwardId, BadgeId, Catalogue, IssuerId, VersionId};

/// The catalogue: rich and bare things beside one another, so that both sides of an `if` are taken.
const SPECIMEN: &str = include_str!("specimen.txt");
/// The day on which it is shown.
const DAY: &str = "2026-11-23";

/// Fills every template with the pages of the specimen. `own` names the catalogue's templates.
pub fn try_templates(theme: &Theme, own: &BTreeMap<&str, SourceId>, report: &mut Report) {
    let mut told: BTreeSet<(String, usize)> = BTreeSet::new();
    let catalogue = catalogue();
    look_for_noindex(theme, &catalogue, own, report);
    for error in failures(theme, &catalogue) {
        let Misfit { template, range, line, column, why } = match error.place {
            Some(misfit) => *misfit,
            None => {
                Misfit { template: error.template, range: 0..0, line: 1, column: 1, why: error.why }
            }
        };
        // A built-in template fails only for what one of the catalogue's own has done to it.
        let source = own.get(template.as_str()).or_else(|| own.values().next());
        let Some(source) = source else { continue };
        let range = if own.contains_key(template.as_str()) { range } else { 0..0 };
        if told.insert((template, range.start)) {
            report.push(
                rules::TEMPLATE_VARIABLE
                    .at(Span::new(*source, range))
                    .with("line", line.to_string())
                    .with("column", column.to_string())
                    .with("why", why),
            );
        }
    }
}

/// Pages of awards must keep search engines away; the head of a page is `base.html`’s.
fn look_for_noindex(
    theme: &Theme,
    catalogue: &Catalogue,
    own: &BTreeMap<&str, SourceId>,
    report: &mut Report,
) {
    let source = ["base.html", "award.html"].iter().find_map(|name| own.get(name));
    let Some(source) = source.or_else(|| own.values().next()) else { return };
    let pages = Pages::new(catalogue, theme, occasion());
    let mut awards = (0..catalogue.awards.len()).map(|at| pages.award(AwardId::at(at)));
    let keeps_away = |html: &str| {
        let metas = html.split("<meta").skip(1).filter_map(|rest| rest.split('>').next());
        metas.into_iter().any(|meta| meta.contains("robots") && meta.contains("noindex"))
    };
    if awards.any(|made| made.is_ok_and(|html| !keeps_away(&html))) {
        report.push(rules::INDEXABLE_AWARD.about(*source));
    }
}

fn occasion() -> Occasion {
    let as_of = Instant::parse(DAY).expect("the day of the trial is a day");
    Occasion { as_of, demonstration: true, drafts: true }
}

/// The catalogue on which templates are tried.
pub fn catalogue() -> Catalogue {
    let sources = Sources::from_listing(SPECIMEN);
    let mut report = Report::new();
    let drafts = content::read(&sources, &mut report);
    Catalogue::assemble(drafts, &mut report).expect("the specimen is a sound catalogue")
}

/// Every way in which a page of the catalogue cannot be made.
fn failures(theme: &Theme, catalogue: &Catalogue) -> Vec<RenderError> {
    let pages = Pages::new(catalogue, theme, occasion());
    let facets = Facets::of(catalogue, true);
    let mut made: Vec<Result<String, RenderError>> = vec![pages.not_found()];
    let links = catalogue.links();
    let (old, new) = (links.root("old/index.html"), links.root("404.html"));
    for lang in &catalogue.settings.languages {
        made.push(pages.moved(&old, &new, "#part", *lang));
        made.push(pages.home(*lang));
        made.extend((0..catalogue.badges.len()).map(|at| pages.badge(BadgeId::at(at), *lang)));
        made.extend(
            (0..catalogue.versions.len()).map(|at| pages.version(VersionId::at(at), *lang)),
        );
        made.extend((0..catalogue.issuers.len()).map(|at| pages.issuer(IssuerId::at(at), *lang)));
        made.extend((0..catalogue.frameworks.len()).map(|at| pages.framework(at, *lang)));
        made.extend((0..catalogue.pages.len()).map(|at| pages.free(at, *lang)));
        made.extend([pages.legal(*lang), pages.privacy(*lang), pages.accessibility(*lang)]);
        made.push(pages.verifier(*lang));
        let listed = facets.listings().into_iter().map(|it| pages.list(it, 1, *lang));
        made.extend(listed);
        made.extend(facets.shown().map(|facet| pages.facet(facet, *lang)));
    }
    for id in (0..catalogue.awards.len()).map(AwardId::at) {
        made.push(pages.award(id));
        made.extend(delivered(&pages, catalogue.settings.languages[0], id));
    }
    made.into_iter().filter_map(Result::err).collect()
}

/// What a holder is given, with everything that can be in it, and with nothing.
fn delivered(pages: &Pages<'_>, lang: Lang, id: AwardId) -> [Result<String, RenderError>; 4] {
    let picture = || Some("data:,".to_owned());
    let full = Within {
        style: String::new(),
        picture: picture(),
        issuer_picture: picture(),
        link: picture(),
        code: picture().map(|code| (code, 1)),
        name: Some("Camille".to_owned()),
    };
    let enclosed = |link| [Enclosed { award: id, link, files: vec!["badge.png".to_owned()] }];
    let letter = |name, link| pages.letter(lang, name, &enclosed(link)).map(|(_, text)| text);
    [
        pages.certificate(id, lang, full),
        pages.certificate(id, lang, Within::default()),
        letter(Some("Camille"), picture()),
        letter(None, None),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::report::Place;

    #[test]
    fn the_specimen_has_no_finding() {
        let sources = Sources::from_listing(SPECIMEN);
        let mut report = Report::new();
        let drafts = content::read(&sources, &mut report);
        let catalogue = Catalogue::assemble(drafts, &mut report).expect("a sound catalogue");
        let said = |it: &crate::ground::Diagnostic| it.say(it.rule.message, false);
        assert!(
            report.findings().is_empty(),
            "{:?}",
            report.findings().iter().map(said).collect::<Vec<_>>()
        );
        assert_eq!(failures(&Theme::built_in(), &catalogue), []);
    }

    #[test]
    fn a_misspelt_name_is_told_with_its_place() {
        for (file, text, wrong) in [
            ("page.html", "<p>\n{{ free.nmae.text }}", "free.nmae.text"),
            ("card.html", "{{ badge.name.txt }}", "badge.name.txt"),
            ("award.html", "<p>é</p> {{ x }}", "x"),
            ("letter.txt", "{{ letter.greting }}", "letter.greting"),
            ("certificate.html", "{{ certificate.who }}", "certificate.who"),
            (
                "base.html",
                "{{ site.asets }}{% block head %}{% endblock %}{% block main %}{% endblock %}",
                "site.asets",
            ),
        ] {
            let listing = format!("=== themes/x/templates/{file}\n{text}\n");
            let mut report = Report::new();
            let theme = Theme::load(&Sources::from_listing(&listing), "x", &mut report);
            let found: Vec<_> =
                report.findings().iter().filter(|it| it.rule.code != "P106").collect();
            let [found] = found[..] else { panic!("{file}: {:?}", report.findings()) };
            assert_eq!(found.rule.code, "L083");
            let Some(Place::Span(span)) = &found.place else { panic!("{file}: no place") };
            let (start, end) = (span.start as usize, span.end as usize);
            let expression = text.find(wrong).unwrap();
            assert!(
                expression <= start && end <= expression + wrong.len(),
                "{file}: {start}-{end}"
            );
            assert!(start < end, "{file}");
            drop(theme);
        }
    }

    #[test]
    fn pages_of_awards_keep_search_engines_away() {
        let found = |head: &str| {
            let blocks = "{% block head %}{% endblock %}{% block main %}{% endblock %}";
            let listing =
                format!("=== themes/x/templates/base.html\n<head>{head}</head>{blocks}\n");
            let mut report = Report::new();
            let _theme = Theme::load(&Sources::from_listing(&listing), "x", &mut report);
            report.findings().iter().map(|it| it.rule.code).collect::<Vec<_>>()
        };
        let kept = "{% if page.noindex %}<meta name=\"robots\" content=\"noindex\">{% endif %}";
        assert_eq!(found(kept), [""; 0]);
        assert_eq!(found("<meta name=\"robots\" content=\"all\">"), ["P106"]);
        assert_eq!(found(""), ["P106"]);
    }
}
