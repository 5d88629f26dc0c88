//! What holds for every site: the same files give the same bytes, whoever builds, wherever, in
//! whatever order; and what was baked into a picture comes out of it whole.

use blason::codec::{png, svg};
use blason::ground::{Source, Sources};

use crate::workshop::{Tree, Workshop, assert_same, made, tree};

/// Keyword of the credential in a baked PNG (OB 3.0, "Open Badges Document Formats").
const KEYWORD: &str = "openbadgecredential";

#[test]
fn building_twice_gives_the_same_bytes() {
    let (here, there) = (Workshop::small(), Workshop::small());
    let first = here.build();
    assert!(first.len() > 60, "the small catalogue has one of everything: {:?}", first.keys());
    assert_same(&first, &there.build());
}

#[test]
fn the_order_of_the_work_leaves_no_trace() {
    let sources = Workshop::small().sources();
    let forwards = made(&sources, |_| ());
    let mut files: Vec<Source> = sources.files().map(|(_, file)| file.clone()).collect();
    files.reverse();
    files.rotate_left(3);
    let shuffled = Sources::new(files, sources.troubles().to_vec());
    let backwards = made(&shuffled, |numbers| numbers.reverse());
    assert_same(&forwards, &backwards);
    let (one, other) = std::thread::scope(|scope| {
        let one = scope.spawn(|| made(&sources, |numbers| numbers.rotate_left(17)));
        let other = scope.spawn(|| made(&shuffled, |_| ()));
        (one.join().expect("one thread"), other.join().expect("the other"))
    });
    assert_same(&forwards, &one);
    assert_same(&one, &other);
}

#[test]
fn the_disk_holds_what_memory_made() {
    let workshop = Workshop::small();
    assert_same(&made(&workshop.sources(), |_| ()), &workshop.build());
}

#[test]
fn another_folder_changes_nothing() {
    let workshop = Workshop::small();
    let usual = workshop.build();
    let elsewhere = tempfile::tempdir().expect("a folder");
    let out = elsewhere.path().join("deep/er");
    workshop.build_with(&["--out", out.to_str().expect("Unicode")]).must_be(0);
    assert_same(&usual, &tree(&out));
}

#[test]
fn what_was_baked_comes_out_and_leaves_the_picture_as_it_was() {
    let site = Workshop::small().build();
    let mut baked = 0;
    for (path, bytes) in site.iter().filter(|(path, _)| path.starts_with("awards/")) {
        let (stem, ending) = path.rsplit_once('.').expect("an ending");
        let credential = || site[&format!("{stem}.json")].as_slice().trim_ascii_end();
        let picture = |ending| picture(&site, &credential_of(&site, stem), ending);
        match ending {
            "png" => {
                let text = png::text(bytes, KEYWORD).expect("a PNG").expect("a credential");
                assert_eq!(text.as_bytes(), credential(), "{path}");
                let mut bare = bytes.clone();
                for entry in png::texts(bytes).expect("a PNG") {
                    bare = png::without_text(&bare, &entry.keyword).expect("a PNG");
                }
                assert_eq!(&bare, picture("png"), "{path}");
            }
            "svg" => {
                let entries = svg::extract(bytes).expect("an SVG");
                let texts: Vec<&str> = entries.iter().filter_map(|it| it.json.as_deref()).collect();
                assert!(texts.iter().any(|text| text.as_bytes() == credential()), "{path}");
                let bare = svg::remove(bytes).expect("an SVG");
                assert_eq!(bare.as_bytes(), picture("svg").as_slice(), "{path}");
            }
            _ => continue,
        }
        baked += 1;
    }
    assert_eq!(baked, 10, "five awards are published, each as PNG and as SVG");
}

#[test]
fn the_example_builds_without_any_finding() {
    let workshop = Workshop::example();
    let findings = workshop.findings();
    assert_eq!(findings["findings"], serde_json::json!([]));
    let answer = workshop.build_with(&[]).must_be(0);
    assert!(answer.out.is_empty(), "{}", answer.out);
}

fn credential_of(site: &Tree, stem: &str) -> serde_json::Value {
    serde_json::from_slice(&site[&format!("{stem}.json")]).expect("a credential is JSON")
}

/// The published picture of a credential's badge.
fn picture<'a>(site: &'a Tree, credential: &serde_json::Value, ending: &str) -> &'a Vec<u8> {
    let id = credential["credentialSubject"]["achievement"]["id"].as_str().expect("an address");
    let path = id.strip_prefix("https://badges.atelier.example/").expect("an address of the site");
    &site[&path.replace("achievement.json", &format!("image.{ending}"))]
}
