//! Which facets there are, how their values are called, and which badges they have.

use super::*;
use crate::content;
use crate::ground::{Report, Sources};
use crate::model::Links;
use crate::render::search::paging::WHOLE_HOME;
use crate::render::views::catalogue::place;

const SITE: &str = r#"=== blason.toml
base_url = "https://badges.example.org/"
title = "Badges"
language = "fr"
languages = ["fr", "en"]
issuer = "liens"
=== content/issuers/liens.md
+++
name = "Les Liens"
[address]
locality = "Brélande"
+++
=== content/issuers/fabrique.md
+++
name = "La Fabrique"
[address]
locality = "brelande"
+++
=== content/frameworks/gestes.toml
name = "Gestes"
[[family]]
slug = "savoir"
name = "Savoir"
[[family]]
slug = "faire"
name = "Faire"
"#;

/// The site with these badges: name of address, and front matter without what all have.
fn catalogue(badges: &[(&str, &str)]) -> Catalogue {
    let badge = |(slug, more): &(&str, &str)| {
        format!(
            "=== content/badges/{slug}/index.md\n+++\nname = \"{slug}\"\ndescription = \"Un badge.\"\n{more}\n+++\nUn critère.\n=== content/badges/{slug}/badge.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"
        )
    };
    let listing = format!("{SITE}{}", badges.iter().map(badge).collect::<String>());
    let mut report = Report::new();
    let drafts = content::read(&Sources::from_listing(&listing), &mut report);
    let catalogue = Catalogue::assemble(drafts, &mut report);
    catalogue.expect("a sound catalogue")
}

fn slugs(facets: &Facets, facet: Facet) -> Vec<&str> {
    facets.values(facet).iter().map(|value| value.slug.as_str()).collect()
}

#[test]
fn a_facet_with_one_value_is_not_shown() {
    let catalogue = catalogue(&[
        ("a", "tags = [\"eau\"]\nedition = \"2025\""),
        ("b", "tags = [\"eau\"]\nedition = \"2026\"\nissuer = \"fabrique\""),
    ]);
    let facets = Facets::of(&catalogue, false);
    // One town in two spellings, one tag, one state, one language, no family.
    assert_eq!(facets.shown().collect::<Vec<_>>(), [Facet::Issuer, Facet::Edition]);
    assert_eq!(slugs(&facets, Facet::Edition), ["2026", "2025"]);
    assert_eq!(slugs(&facets, Facet::Tag), ["eau"]);
    assert_eq!(slugs(&facets, Facet::Place), ["brelande"]);
    assert!(!facets.listings().contains(&Listing::Of(Facet::Tag, 0)));
    assert_eq!(facets.listings().len(), 4);
}

#[test]
fn spellings_that_fold_alike_are_one_value_in_the_most_usual_one() {
    let catalogue = catalogue(&[
        ("a", "tags = [\"Réparation\", \"vélo\"]"),
        ("b", "tags = [\"réparation\"]"),
        ("c", "tags = [\"réparation\", \"reparation\", \"日本\"]"),
    ]);
    let facets = Facets::of(&catalogue, false);
    let values = facets.values(Facet::Tag);
    let words: Vec<(&Key, usize)> = values.iter().map(|it| (&it.key, it.badges.len())).collect();
    let word = |text: &str| Key::Word(text.into());
    assert_eq!(words, [(&word("réparation"), 3), (&word("vélo"), 1), (&word("日本"), 1)]);
    // Letters that no address can hold are named by their digest.
    assert_eq!(slugs(&facets, Facet::Tag), ["reparation", "velo", "cf2abf0c5b"]);
}

#[test]
fn values_of_one_name_are_told_apart_by_numbers() {
    let badges = [
        ("a", "family = \"savoir\"\ntags = [\"日2026\", \"2026\"]"),
        ("b", "family = \"faire\"\ntags = [\"本2026\", \"2026-2\"]"),
        ("c", ""),
    ];
    let catalogue = catalogue(&badges);
    let facets = Facets::of(&catalogue, false);
    assert_eq!(slugs(&facets, Facet::Family), ["savoir", "faire", "other"]);
    let named: BTreeMap<&Key, &str> =
        facets.values(Facet::Tag).iter().map(|it| (&it.key, it.slug.as_str())).collect();
    let word = |text: &str| Key::Word(text.into());
    // What is written so comes first, and keeps its name from one build to the next.
    assert_eq!(
        named,
        BTreeMap::from([
            (&word("2026"), "2026"),
            (&word("2026-2"), "2026-2"),
            (&word("日2026"), "2026-3"),
            (&word("本2026"), "2026-4"),
        ])
    );
    let links: Links = catalogue.links();
    let paths: BTreeSet<String> = facets
        .listings()
        .into_iter()
        .map(|listing| {
            let (facet, value) = place(&facets, listing);
            links.listed(catalogue.language(), facet, value, 1).to_string()
        })
        .collect();
    assert_eq!(paths.len(), facets.listings().len());
    assert!(paths.contains("catalogue/tag/2026-3/index.html"), "{paths:?}");
}

#[test]
fn retired_badges_come_last_and_drafts_only_when_asked_for() {
    let badges =
        [("a", "status = \"retired\""), ("b", "status = \"draft\""), ("c", "status = \"active\"")];
    let catalogue = catalogue(&badges);
    let listed = |drafts| {
        let facets = Facets::of(&catalogue, drafts);
        let names = facets.badges.iter().map(|id| catalogue[*id].slug.to_string());
        let states =
            slugs(&facets, Facet::State).iter().map(ToString::to_string).collect::<Vec<_>>();
        (names.collect::<Vec<_>>().concat(), states.join(" "))
    };
    assert_eq!(listed(false), ("ca".into(), "active retired".into()));
    assert_eq!(listed(true), ("bca".into(), "active retired draft".into()));
}

#[test]
fn a_long_catalogue_has_a_list_of_everything() {
    let slugs: Vec<String> = (0..=WHOLE_HOME).map(|n| format!("b{n:03}")).collect();
    let badges: Vec<(&str, &str)> = slugs.iter().map(|slug| (slug.as_str(), "")).collect();
    let (short, long) = (catalogue(&badges[1..]), catalogue(&badges));
    assert_eq!(Facets::of(&short, false).listings(), []);
    let facets = Facets::of(&long, false);
    assert_eq!(facets.listings(), [Listing::All]);
    assert_eq!(facets.listed(Listing::All).len(), WHOLE_HOME + 1);
}
