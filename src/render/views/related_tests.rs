//! Which badges are near to another one, in which order.

use super::*;
use crate::ground::Lang;
use crate::model::Catalogue;
use crate::render::strings::Strings;
use crate::{ground, model};

#[path = "../sample.rs"]
mod sample;

/// The names in addresses of the badges near to the first one, each with how many reasons.
fn near(catalogue: &Catalogue) -> Vec<(String, usize, usize)> {
    let links = catalogue.links();
    let lang = Lang::parse("en").unwrap();
    let strings = Strings::built_in(lang);
    let from =
        Standpoint { catalogue, links: &links, strings: &strings, lang, root: "", drafts: false };
    let id = catalogue.badges[0].current;
    let list = related(&from, id).into_iter();
    list.map(|it| (it.card.path, it.why.len(), it.shared_tags.len())).collect()
}

#[test]
fn what_is_nearest_comes_first_and_a_badge_is_never_near_to_itself() {
    let mut catalogue = sample::catalogue(0);
    for version in &mut catalogue.versions {
        (version.family, version.posture, version.requires) = (None, None, None);
        version.tags.clear();
    }
    assert!(near(&catalogue).is_empty(), "nothing in common");
    let family = Some(model::TermId::at(0));
    for version in &mut catalogue.versions {
        version.status = Status::Active;
        version.family = family;
    }
    let last = catalogue.badges.len() - 1;
    let (first, last) = (catalogue.badges[0].current, catalogue.badges[last].current);
    for id in [first, last] {
        catalogue.versions[id.index()].tags = vec!["repair".into(), "help".into()];
    }
    let found = near(&catalogue);
    let paths = [first, last].map(|id| format!("en/badges/{}/", catalogue[id].slug));
    assert_eq!(found[0], (paths[1].clone(), 1, 2));
    assert_eq!(found.len(), catalogue.badges.len() - 1);
    assert!(found.iter().all(|(it, ..)| *it != paths[0]));
    assert!(found[1..].is_sorted(), "equals stand in the order of their names");
    assert_eq!(found, near(&catalogue));
    catalogue.versions[last.index()].status = Status::Retired;
    assert!(near(&catalogue).iter().all(|(it, ..)| *it != paths[1]));
}
