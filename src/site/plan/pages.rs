//! Claims the pages that people see, in every language, and the feeds.

use super::Planner;
use crate::model::{BadgeId, IssuerId};
use crate::render::views::shown_version;
use crate::site::recipe::{PageKind, Recipe};

pub(super) fn claim(planner: &mut Planner<'_>) {
    let (catalogue, links) = (planner.catalogue, planner.links.clone());
    for &lang in &catalogue.settings.languages {
        let page = |kind| Recipe::Page(kind, lang);
        planner.claim(links.home(lang), page(PageKind::Home), None);
        for (at, badge) in catalogue.badges.iter().enumerate() {
            if let Some(id) = shown_version(catalogue, badge, planner.drafts) {
                let kind = PageKind::Badge(BadgeId::at(at));
                let path = links.badge_page(lang, &badge.slug);
                planner.claim(path, page(kind), Some(catalogue[id].span));
            }
        }
        for id in catalogue.published_versions(planner.drafts) {
            let version = &catalogue[id];
            let path = links.version_page(lang, version);
            planner.claim(path, page(PageKind::Version(id)), Some(version.span));
        }
        for (at, issuer) in catalogue.issuers.iter().enumerate() {
            let path = links.issuer_page(lang, &issuer.slug);
            planner.claim(path, page(PageKind::Issuer(IssuerId::at(at))), Some(issuer.span));
        }
        for (at, framework) in catalogue.frameworks.iter().enumerate() {
            let path = links.framework_page(lang, &framework.slug);
            planner.claim(path, page(PageKind::Framework(at)), Some(framework.span));
        }
        for (at, free) in catalogue.pages.iter().enumerate() {
            let path = links.free_page(lang, free.slug.as_str());
            planner.claim(path, page(PageKind::Free(at)), Some(free.span));
        }
        let duties = [
            ("legal", PageKind::Legal),
            ("privacy", PageKind::Privacy),
            ("accessibility", PageKind::Accessibility),
        ];
        for (name, kind) in duties {
            planner.claim(links.free_page(lang, name), page(kind), None);
        }
        planner.claim(links.verifier(lang), page(PageKind::Verifier), None);
        planner.claim(links.feed(lang), Recipe::Feed(lang), None);
    }
    planner.claim(links.root("404.html"), Recipe::NotFound, None);
}
