//! Nothing personal is published but what was declared, and what concerns one person is kept out of
//! every list.

use std::collections::BTreeSet;

use blason::codec::base64url;

use crate::links::pages;
use crate::workshop::{Tree, Workshop, ends};

#[test]
fn no_address_is_published_that_was_not_declared() {
    let workshop = Workshop::small();
    let site = workshop.build();
    let declared = ["atelier@example.org", "badges@halle.example", "demandes@example.org"];
    assert_eq!(addresses(&site), BTreeSet::from(declared.map(str::to_owned)));
    for (path, bytes) in &site {
        let text = String::from_utf8_lossy(bytes);
        for word in ["Zénobie", "Tardieu", "personne.example", "nobie"] {
            assert!(!text.contains(word), "{path} says {word}");
        }
    }
}

#[test]
fn an_address_written_in_an_award_stops_the_build() {
    let workshop = Workshop::small();
    let hash = "{ hash = \"sha256$d573177ac92d95d5aa02ce65cb45e6713fc66a94da7f35baf053ff156e2da55f\", \
                salt = \"gJFDHickkkLQyqq_7AsAYA\" }";
    let file = "content/awards/2026-reparer.toml";
    workshop.replace(file, hash, "\"mailto:zenobie@personne.example\"");
    let answer = workshop.build_with(&["--format", "json"]).must_be(1);
    assert!(answer.out.contains("P101"), "{}", answer.out);
    assert!(!workshop.root().join("public").exists());
}

#[test]
fn the_example_publishes_declared_addresses_only() {
    let site = Workshop::example().build();
    let declared = ["badges@example.org", "fabrique@example.org"];
    assert_eq!(addresses(&site), BTreeSet::from(declared.map(str::to_owned)));
}

#[test]
fn an_award_stands_in_no_list() {
    let site = Workshop::small().build();
    let mut award_pages = 0;
    for (path, html) in pages(&site).filter(|(path, _)| path.starts_with("awards/")) {
        assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"), "{path}");
        award_pages += 1;
    }
    assert_eq!(award_pages, 3);
    let lists = |path: &&String| {
        ["sitemap", "feed", "catalogue.json", "index.html", "robots", ".css"]
            .iter()
            .any(|it| path.contains(it))
    };
    for path in site.keys().filter(lists) {
        let text = String::from_utf8_lossy(&site[path]);
        assert!(!text.contains("awards/"), "{path} tells where an award is");
    }
}

#[test]
fn a_badge_that_concerns_minors_gives_no_page_to_its_awards() {
    let workshop = Workshop::small();
    let file = "content/awards/2026-accueillir.toml";
    workshop.replace(file, "publish = \"credential\"", "publish = \"page\"");
    let answer = workshop.build_with(&["--format", "json"]).must_be(1);
    assert!(answer.out.contains("P104"), "{}", answer.out);
}

#[test]
fn an_award_that_is_not_published_leaves_a_bit_and_nothing_else() {
    let site = Workshop::small().build();
    let hidden = "c290140e-0a7d-4041-a6dc-48a8f0287009";
    let hash = "0979aba29e19ea7b97e9b44d6434681239821c54b5a889cf44ecafac81adc2e6";
    for (path, bytes) in &site {
        let text = String::from_utf8_lossy(bytes);
        assert!(!path.contains(hidden) && !text.contains(hidden) && !text.contains(hash), "{path}");
    }
}

#[test]
fn the_erased_keep_nothing_but_their_address() {
    let site = Workshop::small().build();
    let erased = "2c19cfe5-b95d-4302-b55f-5c4e5119a57a";
    let left: Vec<&String> = site.keys().filter(|path| path.contains(erased)).collect();
    assert_eq!(left, [&format!("awards/2c/{erased}.ob2.json")]);
    let document: serde_json::Value = serde_json::from_slice(&site[left[0]]).expect("JSON");
    assert_eq!(document["revoked"], true);
    assert!(document.get("recipient").is_none() && document.get("badge").is_none(), "{document}");
}

#[test]
fn the_memory_of_the_builds_is_not_published() {
    let workshop = Workshop::small();
    let site = workshop.build();
    let known = |path: &&String| path.contains("manifest") || path.contains("blason");
    assert_eq!(site.keys().find(known), None);
    assert_eq!(workshop.text(".blason/.gitignore"), "*\n");
}

/// Every address of an e-mail in every published byte, tokens opened.
fn addresses(site: &Tree) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (path, bytes) in site {
        found.extend(addresses_in(&String::from_utf8_lossy(bytes)));
        if ends(path, "jwt") {
            let token = String::from_utf8_lossy(bytes);
            for part in token.trim().split('.') {
                let part = base64url::decode(part).expect("a token is base64url");
                found.extend(addresses_in(&String::from_utf8_lossy(&part)));
            }
        }
    }
    found
}

fn addresses_in(text: &str) -> Vec<String> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    text.match_indices('@')
        .filter_map(|(at, _)| {
            let before = text[..at].trim_end_matches(part);
            let local = &text[before.len()..at];
            let after = &text[at + 1..];
            let host = after.split(|c| !part(c)).next().unwrap_or_default().trim_end_matches('.');
            let ending = host.rsplit('.').next().unwrap_or_default();
            let real = !local.is_empty()
                && host.contains('.')
                && ending.len() > 1
                && ending.chars().all(char::is_alphabetic);
            real.then(|| format!("{local}@{host}"))
        })
        .collect()
}

#[test]
fn the_search_for_addresses_finds_them() {
    let text = "mailto:a.b@c.example, <x@y.org>. @media badge@2 {\"@id\":\"@type\"}";
    assert_eq!(addresses_in(text), ["a.b@c.example", "x@y.org"]);
}
