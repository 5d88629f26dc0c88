//! What an award's view says of each state, and what it keeps to itself.

use super::*;
use crate::ground::Lang;
use crate::model::{AwardId, Links};
use crate::render::strings::Strings;
use crate::{ground, model};

#[expect(clippy::duplicate_mod, reason = "whole pages are tested with the same catalogue")]
#[path = "../../sample.rs"]
mod sample;

/// The views of every award of the sample.
fn views(codes: Option<&Series>) -> Vec<AwardView> {
    let catalogue = sample::catalogue(0);
    let lang = Lang::parse("fr").unwrap();
    let (links, strings) = (catalogue.links(), Strings::built_in(lang));
    let from = Standpoint {
        catalogue: &catalogue,
        links: &links,
        strings: &strings,
        lang,
        root: "../../",
        drafts: false,
    };
    let all = catalogue.award_ids().map(|it| award(&from, it, sample::as_of(), codes));
    all.collect()
}

#[test]
fn each_state_has_its_word_and_its_day() {
    let views = views(None);
    let said: Vec<_> = views.iter().map(|it| (it.state, it.state_label.as_str())).collect();
    let expected = [
        ("valid", "Valide"),
        ("expired", "Expiré depuis le 20 juin 2021"),
        ("suspended", "Suspendu depuis le 1er octobre 2026"),
        ("revoked", "Révoqué le 1er septembre 2026"),
        ("valid", "Valide"),
    ];
    assert_eq!(said, expected);
    let until: Vec<_> = views.iter().map(|it| it.valid_until.as_deref()).collect();
    assert_eq!(until, [Some("14 juin 2029"), Some("20 juin 2021"), None, None, None]);
}

#[test]
fn a_name_is_a_wish_and_a_profile_is_for_what_is_in_force() {
    let views = views(None);
    let named: Vec<_> = views.iter().map(|it| it.awarded_to.as_deref()).collect();
    assert_eq!(named, [Some("Maëlle <T.>"), None, None, None, Some("Les Amis du four")]);
    let offered: Vec<_> = views.iter().map(|it| it.profile.is_some()).collect();
    assert_eq!(offered, [true, false, false, false, true]);
    let profile = views[0].profile.as_deref().unwrap();
    let months = "&issueYear=2026&issueMonth=6&expirationYear=2029&expirationMonth=6&certUrl=";
    assert!(profile.starts_with(months), "{profile}");
    assert!(profile.ends_with(&format!("&certId={}", views[0].id)), "{profile}");
    assert!(!profile.contains("Ma"), "{profile}");
}

#[test]
fn a_code_is_drawn_where_the_address_has_room() {
    let catalogue = sample::catalogue(0);
    let links = catalogue.links();
    let codes = codes(&links).expect("a short address");
    assert!(views(Some(&codes)).iter().all(|it| it.code.is_some()));
    assert!(views(None).iter().all(|it| it.code.is_none()));
    let path = links.award(catalogue[AwardId(0)].id, AwardFile::Html);
    assert_eq!(views(None)[0].address, links.url(&path));
    let long = format!("https://b.example/{}/", "a".repeat(2_300));
    let links = Links::of(&long, catalogue.issuers[0].slug.clone(), catalogue.language());
    assert!(super::codes(&links).is_none());
}
