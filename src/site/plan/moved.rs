//! Old addresses: each must lead to something that the site publishes.

use super::awards;
use super::{Claim, PlannedAward};
use crate::ground::{Report, Url, nearest};
use crate::model::Catalogue;
use crate::site::rules;

/// Reports every `[[moved]]` whose new place is not planned. What lies outside the site is another
/// rule's (L004).
pub(super) fn look(
    catalogue: &Catalogue,
    singles: &[Claim],
    planned: &[PlannedAward],
    report: &mut Report,
) {
    let settings = &catalogue.settings;
    let base = settings.base_url.as_str();
    for moved in &settings.moved {
        let to = moved.to.split(['#', '?']).next().unwrap_or_default();
        let path = if Url::parse(to).is_some() {
            let Some(inside) = to.strip_prefix(base) else { continue };
            inside
        } else if to.starts_with('/') {
            let Some(inside) = to.strip_prefix(settings.base_url.path()) else { continue };
            inside
        } else {
            to
        };
        let folder = path.trim_end_matches('/');
        let page = if folder.is_empty() {
            "index.html".to_owned()
        } else {
            format!("{folder}/index.html")
        };
        let there = |path: &str| {
            let single = singles.binary_search_by(|claim| claim.path.as_str().cmp(path)).is_ok();
            single || awards::is_taken(planned, path)
        };
        if path.split('/').any(|part| part == "..") || there(path) || there(&page) {
            continue;
        }
        let finding = rules::MOVED_NOWHERE.at(moved.span).with("to", &*moved.to);
        let pages =
            singles.iter().filter_map(|claim| claim.path.as_str().strip_suffix("/index.html"));
        report.push(match nearest(folder, pages) {
            Some(near) => finding.with("near", near),
            None => finding.with("near", "badges/…"),
        });
    }
}
