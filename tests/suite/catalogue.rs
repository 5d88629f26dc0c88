//! The lists of the catalogue and the data of its search: whole, light, and silent about awards.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;

use blason::ground::Sources;
use blason::site::Outputs;
use flate2::{Compression, write::GzEncoder};
use serde_json::Value;

use crate::links::{attributes, beside, pages};
use crate::workshop::{Tree, Workshop, ends, made, with_site};

#[path = "../../examples/large_catalogue/catalogue.rs"]
#[expect(dead_code, reason = "the example writes other catalogues too")]
mod large;

/// What a page may weigh with its style sheet and script, in bytes.
const HEAVIEST_PAGE: usize = 100_000;

/// What the first search may load, compressed: every row, and a shard of words.
const HEAVIEST_SEARCH: usize = 30_000;

/// 500 badges in five languages, of which the ways to find them are made.
fn large_site() -> (Tree, BTreeSet<String>) {
    let mut listing = String::new();
    large::languages::each_file(500, |path, text| {
        listing.extend(["=== ", path, "\n", text]);
    });
    with_site(&Sources::from_listing(&listing), |site| {
        let mut tree = Tree::new();
        let mut planned = BTreeSet::new();
        for at in 0..site.singles() {
            let path = site.single_path(at);
            planned.insert(path.to_owned());
            let list = path.starts_with("catalogue/") || path.starts_with("nl/catalogue/state/");
            let home = ["index.html", "nl/index.html", "sitemap.xml"].contains(&path)
                || path.contains("frameworks/") && path.ends_with("index.html");
            if list || home || path.starts_with("search/") || path.starts_with("assets/") {
                tree.insert(path.to_owned(), site.single_bytes(at).expect("a file"));
            }
        }
        (tree, planned)
    })
}

#[test]
fn five_hundred_badges_in_five_languages_stay_light_and_reachable() {
    let (site, planned) = large_site();
    let mut listed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (page, html) in pages(&site) {
        let named = |path: &str| path.strip_prefix("assets/").is_some_and(|it| html.contains(it));
        let assets = site.iter().filter(|(path, _)| named(path));
        let weight = html.len() + assets.map(|(_, it)| it.len()).sum::<usize>();
        assert!(weight < HEAVIEST_PAGE, "{page}: {weight}");
        for (_, name, link) in attributes(&html) {
            if !matches!(name.as_str(), "href" | "src")
                || link.contains(':')
                || link.starts_with('#')
            {
                continue;
            }
            let path = beside(&page, &link).unwrap_or_else(|| panic!("{page}: {link}"));
            let file = if path.is_empty() || path.ends_with('/') {
                path.clone() + "index.html"
            } else {
                path.clone()
            };
            assert!(planned.contains(&file), "{page}: {link} leads to {file}");
            let facet = page.split('/').take(3).collect::<Vec<_>>().join("/");
            if name == "href" && path.contains("badges/") {
                listed.entry(facet).or_default().insert(path);
            }
        }
    }
    // Every badge is on some page of the list of all, and in exactly one state.
    assert_eq!(listed["catalogue/index.html"].len(), 48);
    let states = ["catalogue/state/active", "catalogue/state/retired"];
    assert_eq!(states.map(|state| listed[state].len()), [475, 25]);
    assert!(listed["index.html"].len() < 48, "the home page shows the first few of each family");

    for lang in large::languages::LANGUAGES {
        let folder = format!("search/{lang}/");
        let below = site.iter().filter(|(path, _)| path.starts_with(&folder));
        let (rows, shards): (Vec<_>, Vec<_>) =
            below.partition(|(path, _)| path.ends_with("cards.json"));
        let heaviest = shards.iter().map(|(_, bytes)| compressed(bytes)).max();
        let first = compressed(rows[0].1) + heaviest.expect("words");
        assert!(first < HEAVIEST_SEARCH, "{lang}: {first}");
        let rows: Value = serde_json::from_slice(rows[0].1).expect("JSON");
        assert_eq!(rows["cards"].as_array().map(Vec::len), Some(500), "{lang}");
    }
    let map = String::from_utf8_lossy(&site["sitemap.xml"]);
    assert!(map.contains("/badges/") && !map.contains("/catalogue/"));
}

fn compressed(bytes: &[u8]) -> usize {
    let mut out = GzEncoder::new(Vec::new(), Compression::best());
    out.write_all(bytes).and_then(|()| out.finish()).expect("memory takes every byte").len()
}

#[test]
fn what_is_searched_says_nothing_of_awards() {
    let workshop = Workshop::small();
    let site = made(&workshop.sources(), |_| {});
    let search: String = site
        .iter()
        .filter(|(path, _)| path.starts_with("search/") || path.contains("catalogue/"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    assert!(search.contains("\"words\":{"), "there is an index");
    let mut secrets = BTreeSet::new();
    for (_, file) in workshop.sources().under("content/awards/") {
        for word in file.text().expect("text").split(['"', '$', ' ', '\n']) {
            // Ids, salts and hashes: letters and figures that no sentence has.
            if word.len() > 15 && word.contains(|c: char| c.is_ascii_digit()) && !word.contains('/')
            {
                secrets.insert(word.to_owned());
            }
        }
    }
    assert!(secrets.len() > 10, "{secrets:?}");
    for secret in secrets {
        assert!(!search.contains(&secret), "{secret}");
    }
}

#[test]
fn the_index_finds_what_the_badges_say() {
    let site = made(&Workshop::example().sources(), |_| {});
    let words = |lang: &str| -> BTreeSet<String> {
        let shards = site.iter().filter(|(path, _)| path.starts_with(&format!("search/{lang}/")));
        let shards = shards.map(|(_, bytes)| serde_json::from_slice::<Value>(bytes).expect("JSON"));
        shards
            .filter_map(|it| it["words"].as_object().cloned())
            .flat_map(|it| it.into_iter().map(|(word, _)| word))
            .collect()
    };
    let (fr, en) = (words("fr"), words("en"));
    // A name, inclusive writing in a description, a criterion, a tag.
    for word in ["ecout", "venu", "entraid", "benevol", "numeriqu"] {
        assert!(fr.contains(word), "{word} in {fr:?}");
    }
    assert!(en.contains("listening") && !fr.contains("listening"));
}

#[test]
fn one_award_more_makes_no_list_and_no_search_anew() {
    let workshop = Workshop::small();
    let found = |path: &str| path.starts_with("search/") || path.contains("catalogue/");
    let fingerprints = |workshop: &Workshop| {
        with_site(&workshop.sources(), |site| {
            let of = |at| (site.single_path(at).to_owned(), site.single_fingerprint(at));
            (0..site.singles()).map(of).collect::<BTreeMap<_, _>>()
        })
    };
    let before = fingerprints(&workshop);
    let files: Vec<String> =
        workshop.sources().under("content/awards/").map(|(_, it)| it.path.to_string()).collect();
    for file in files.iter().filter(|path| ends(path, "toml")) {
        workshop.remove(file);
    }
    let after = fingerprints(&workshop);
    let lists: Vec<&String> = before.keys().filter(|path| found(path)).collect();
    assert!(lists.len() > 3, "{lists:?}");
    for path in lists {
        assert!(before[path] == after[path], "{path}");
    }
    assert!(
        before["index.html"] != after["index.html"],
        "pages that may tell holders are made anew"
    );
}
