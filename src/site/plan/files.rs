//! Claims the files around the pages: the theme's, the robots', the host's and the author's own.

use super::Planner;
use crate::ground::Span;
use crate::model::SitePath;
use crate::render::feeds;
use crate::render::views::Standpoint;
use crate::site::hosts;
use crate::site::recipe::Recipe;

/// The folder whose files are copied as they are.
const STATIC: &str = "static/";

pub(super) fn claim_site_files(planner: &mut Planner<'_>) {
    let links = planner.links.clone();
    for (at, asset) in planner.theme.assets().iter().enumerate() {
        planner.claim(links.root(&asset.path), Recipe::Asset(at), None);
    }
    for (at, path) in sitemaps(planner).into_iter().enumerate() {
        planner.claim(path, Recipe::Sitemap(at), None);
    }
    if planner.theme.emblem().icon.is_none() {
        planner.claim(links.root(crate::render::emblem::DRAWN), Recipe::Icon, None);
    }
    planner.claim(links.root("robots.txt"), Recipe::Robots, None);
    // GitHub Pages leaves out `.well-known` without it; no other host minds.
    planner.claim(links.root(".nojekyll"), Recipe::NoJekyll, None);
    for file in hosts::files(&planner.catalogue.settings.hosts) {
        planner.claim(links.root(file.name()), Recipe::Host(file), None);
    }
}

/// The parts of the site map: how many there are hangs on how many pages there are.
fn sitemaps(planner: &Planner<'_>) -> Vec<SitePath> {
    let Planner { catalogue, theme, links, drafts, .. } = planner;
    let lang = catalogue.language();
    let strings = theme.strings(lang);
    let from = Standpoint { catalogue, links, strings: &strings, lang, root: "", drafts: *drafts };
    feeds::sitemap(&from).into_iter().map(|(path, _)| path).collect()
}

pub(super) fn claim_static(planner: &mut Planner<'_>) {
    let links = planner.links.clone();
    for (id, source) in planner.sources.under(STATIC) {
        let path = links.root(&source.path[STATIC.len()..]);
        planner.claim(path, Recipe::Static(id), Some(Span::top(id)));
    }
}
