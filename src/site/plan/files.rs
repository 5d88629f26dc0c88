//! Claims the files around the pages: the theme's, the robots', the host's and the author's own.

use super::Planner;
use crate::ground::Span;
use crate::site::recipe::Recipe;

/// The folder whose files are copied as they are.
const STATIC: &str = "static/";

pub(super) fn claim_site_files(planner: &mut Planner<'_>) {
    let links = planner.links.clone();
    for (at, (path, _)) in planner.theme.assets().iter().enumerate() {
        planner.claim(links.root(path), Recipe::Asset(at), None);
    }
    let maps = crate::render::sitemap_names(planner.catalogue, planner.drafts);
    for (at, name) in maps.iter().enumerate() {
        planner.claim(links.root(name), Recipe::Sitemap(at), None);
    }
    planner.claim(links.root("robots.txt"), Recipe::Robots, None);
    // GitHub Pages leaves out `.well-known` without it; no other host minds.
    planner.claim(links.root(".nojekyll"), Recipe::NoJekyll, None);
}

pub(super) fn claim_static(planner: &mut Planner<'_>) {
    let links = planner.links.clone();
    for (id, source) in planner.sources.under(STATIC) {
        let path = links.root(&source.path[STATIC.len()..]);
        planner.claim(path, Recipe::Static(id), Some(Span::top(id)));
    }
}
