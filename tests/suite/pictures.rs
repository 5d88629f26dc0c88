//! Pictures that awards and organisations name: published under the path of their file while
//! something published names them, cleaned, and followed by later builds.

use serde_json::Value;

use crate::workshop::{Tree, Workshop, assert_same};

const AWARDS: &str = "content/awards/2026-reparer.toml";
const CREDENTIAL: &str = "awards/24/24a00472-5c7f-404f-8cca-39ff31460183.json";
const BASE: &str = "https://badges.atelier.example/";

/// The small catalogue, with a picture for the awards of one file and one for their assessor.
fn illustrated() -> Workshop {
    let workshop = Workshop::small();
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\
                   <!-- de l’atelier --><path d=\"M0 0h9v9z\" id=\"dessin\"/></svg>";
    workshop.write("content/awards/images/fete.svg", drawing);
    workshop.write("content/issuers/voisins.svg", drawing);
    let lines = "language = \"fr\"\nimage = \"images/fete.svg\"\nimage_alt = \"Une fête\"\n\
                 source = { name = \"Les voisins\", url = \"https://voisins.example/\", \
                 image = \"../issuers/voisins.svg\" }\n";
    workshop.replace(AWARDS, "language = \"fr\"\n", lines);
    workshop
}

fn credential(site: &Tree) -> Value {
    serde_json::from_slice(&site[CREDENTIAL]).expect("a credential is JSON")
}

#[test]
fn a_picture_answers_where_a_credential_says() {
    let site = illustrated().build();
    let credential = credential(&site);
    let source = &credential["credentialSubject"]["source"]["image"];
    for (image, path) in [
        (&credential["image"], "images/awards/images/fete.svg"),
        (source, "images/issuers/voisins.svg"),
    ] {
        assert_eq!(image["id"], format!("{BASE}{path}"));
        let drawn = String::from_utf8_lossy(&site[path]);
        assert!(drawn.contains("dessin") && !drawn.contains("atelier"), "{drawn}");
    }
    assert_eq!(credential["image"]["caption"], "Une fête");
}

#[test]
fn a_later_build_follows_a_picture() {
    let workshop = illustrated();
    let first = workshop.build();
    let edits = [
        ("images/fete.svg", "images/bal.svg"),
        ("image_alt = \"Une fête\"", "image_alt = \"Un bal\""),
        ("publish = \"page\"", "publish = \"none\""),
    ];
    workshop.write("content/awards/images/bal.svg", &first["images/awards/images/fete.svg"]);
    for (old, new) in edits {
        workshop.replace(AWARDS, old, new);
        let later = workshop.build();
        workshop.build_with(&["--full"]).must_be(0);
        assert_same(&later, &workshop.site());
        assert!(!later.contains_key("images/awards/images/fete.svg"), "{old}");
    }
    let last = workshop.site();
    assert!(!last.keys().any(|path| path.starts_with("images/")), "{:?}", last.keys());
}

#[test]
fn a_line_more_above_a_picture_s_name_changes_nothing() {
    let workshop = illustrated();
    let before = workshop.build();
    workshop.replace(AWARDS, "badge = ", "# une remarque\nbadge = ");
    let answer = workshop.build_with(&[]).must_be(0);
    assert!(answer.err.contains(" 0 written"), "{}", answer.err);
    assert_same(&before, &workshop.site());
}
