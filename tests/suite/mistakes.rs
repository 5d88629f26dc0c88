//! Broken files of every kind: each is a finding with a code, and the published site stays as it
//! was, to the byte.

use std::fs;

use crate::workshop::{Workshop, assert_same, tree};

/// One way of breaking a catalogue.
struct Mistake {
    what: &'static str,
    code: &'static str,
    /// Writes the mistake and returns the file that it is in.
    make: fn(&Workshop) -> &'static str,
}

const BADGE: &str = "content/badges/reparer/index.md";
const AWARDS: &str = "content/awards/2026-reparer.toml";
const PICTURE: &str = "content/badges/reparer/badge.svg";

const MISTAKES: &[Mistake] = &[
    Mistake {
        what: "a file cut short",
        code: "L011",
        make: |it| {
            it.write(AWARDS, &it.text(AWARDS)[..60]);
            AWARDS
        },
    },
    Mistake {
        what: "a header that does not close",
        code: "L024",
        make: |it| {
            it.write(BADGE, &it.text(BADGE)[..80]);
            BADGE
        },
    },
    Mistake {
        what: "an empty file",
        code: "L024",
        make: |it| {
            it.write(BADGE, "");
            BADGE
        },
    },
    Mistake {
        what: "a number where a text belongs",
        code: "L012",
        make: |it| {
            it.replace(BADGE, "name = \"Réparer\"", "name = 3");
            BADGE
        },
    },
    Mistake {
        what: "a date that does not exist",
        code: "L013",
        make: |it| {
            it.replace(AWARDS, "awarded = 2026-06-14", "awarded = \"2026-02-30\"");
            AWARDS
        },
    },
    Mistake {
        what: "a text where a table belongs",
        code: "L012",
        make: |it| {
            it.replace(
                AWARDS,
                "results = [{ result = \"reparations\", value = \"4\" }]",
                "results = \"4\"",
            );
            AWARDS
        },
    },
    Mistake {
        what: "an unknown key",
        code: "L003",
        make: |it| {
            it.replace(BADGE, "licence =", "license =");
            BADGE
        },
    },
    Mistake {
        what: "another encoding",
        code: "L019",
        make: |it| {
            it.write(BADGE, b"+++\nname = \"R\xe9parer\"\n+++\n");
            BADGE
        },
    },
    Mistake {
        what: "a byte that is no letter",
        code: "L011",
        make: |it| {
            it.replace(BADGE, "Remettre un", "Remettre\u{0} un");
            BADGE
        },
    },
    Mistake {
        what: "a list without end",
        code: "L025",
        make: |it| {
            let tags = "\"x\", ".repeat(100_000);
            it.replace(BADGE, "tags = [\"réparation\"]", &format!("tags = [{tags}]"));
            BADGE
        },
    },
    Mistake {
        what: "tables within tables",
        code: "L025",
        make: |it| {
            let deep = format!("tags = {}1{}", "[".repeat(5_000), "]".repeat(5_000));
            it.replace(BADGE, "tags = [\"réparation\"]", &deep);
            BADGE
        },
    },
    Mistake {
        what: "keys within keys",
        code: "L011",
        make: |it| {
            let deep = format!("{}x = 1", "a.".repeat(5_000));
            it.replace(BADGE, "tags = [\"réparation\"]", &deep);
            BADGE
        },
    },
    Mistake {
        what: "a picture that is none",
        code: "I101",
        make: |it| {
            it.write(PICTURE, "<svg");
            PICTURE
        },
    },
    Mistake {
        what: "a picture that acts",
        code: "I103",
        make: |it| {
            it.replace(PICTURE, "<circle", "<script>alert(1)</script><circle");
            PICTURE
        },
    },
    Mistake {
        what: "a picture that asks elsewhere",
        code: "I103",
        make: |it| {
            it.replace(
                PICTURE,
                "<circle",
                "<image href=\"https://elsewhere.example/x.png\"/><circle",
            );
            PICTURE
        },
    },
    Mistake {
        what: "a picture within pictures",
        code: "I101",
        make: |it| {
            let deep = format!("{}{}", "<g>".repeat(50_000), "</g>".repeat(50_000));
            it.replace(PICTURE, "<circle", &format!("{deep}<circle"));
            PICTURE
        },
    },
    Mistake {
        what: "a picture that multiplies",
        code: "I101",
        make: |it| {
            it.write(
                PICTURE,
                "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\
             <svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><text>&b;</text></svg>",
            );
            PICTURE
        },
    },
    Mistake {
        what: "a badge that nobody described",
        code: "L014",
        make: |it| {
            it.replace(AWARDS, "reparer@2", "souder");
            AWARDS
        },
    },
    Mistake {
        what: "one place in the lists for two",
        code: "L018",
        make: |it| {
            it.replace(AWARDS, "status = 20265", "status = 95016");
            AWARDS
        },
    },
    Mistake {
        what: "one id for two",
        code: "L017",
        make: |it| {
            it.replace(
                AWARDS,
                "7357a747-2068-4299-adb5-52ce23fe48c5",
                "24a00472-5c7f-404f-8cca-39ff31460183",
            );
            AWARDS
        },
    },
    Mistake {
        what: "a static file in the way of a page",
        code: "L040",
        make: |it| {
            it.write("static/badges/reparer/index.html", "x");
            "static/badges/reparer/index.html"
        },
    },
    Mistake {
        what: "two files that differ by case",
        code: "L022",
        make: |it| {
            it.write("static/documents/Note.txt", "x");
            "static/documents/Note.txt"
        },
    },
    Mistake {
        what: "a static file beside one of the site’s own, in capitals",
        code: "L041",
        make: |it| {
            it.write("static/Robots.TXT", "x");
            "static/Robots.TXT"
        },
    },
    Mistake {
        what: "an award that does not say which version",
        code: "L015",
        make: |it| {
            it.replace(AWARDS, "badge = \"reparer@2\"", "badge = \"reparer\"");
            AWARDS
        },
    },
    Mistake {
        what: "settings that are none",
        code: "L011",
        make: |it| {
            it.write("blason.toml", "base_url = [");
            "blason.toml"
        },
    },
];

#[test]
fn a_mistake_is_told_and_nothing_is_published() {
    let workshop = Workshop::small();
    let site = workshop.build();
    let catalogue = tree(&workshop.root().join("content"));
    let settings = workshop.text("blason.toml");
    let mut wrong = Vec::new();
    for Mistake { what, code, make } in MISTAKES {
        let file = make(&workshop);
        let answer = workshop.build_with(&["--format", "json"]);
        let found: serde_json::Value = serde_json::from_str(&answer.out).unwrap_or_default();
        let list = found["findings"].as_array().cloned().unwrap_or_default();
        let told = list.iter().any(|it| it["code"] == *code && it["severity"] == "error");
        // One mistake, one message: what leans on a broken text is not told as well.
        let alone = *code != "L018" && [BADGE, AWARDS, "blason.toml"].contains(&file);
        let elsewhere = alone && list.iter().any(|it| it["path"] != file);
        if answer.code != Some(1) || !told || elsewhere {
            let told: Vec<_> = list.iter().map(|it| (&it["code"], &it["path"])).collect();
            wrong.push(format!("{what} ({file}): {:?} {told:?} {}", answer.code, answer.err));
        }
        assert_same(&site, &workshop.site());

        // Back to the catalogue as it was.
        if !catalogue.contains_key(file.trim_start_matches("content/")) && file != "blason.toml" {
            workshop.remove(file);
        }
        for (path, bytes) in &catalogue {
            let path = format!("content/{path}");
            if fs::read(workshop.root().join(&path)).expect("a file") != *bytes {
                workshop.write(&path, bytes);
            }
        }
        if workshop.text("blason.toml") != settings {
            workshop.write("blason.toml", &settings);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_same(&site, &workshop.build());
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_catalogue_is_not_followed() {
    let workshop = Workshop::small();
    let site = workshop.build();
    let outside = tempfile::tempdir().expect("a folder");
    fs::write(outside.path().join("secret.md"), "a secret").expect("a file");
    for (place, target) in [
        ("content/pages/secret.md", outside.path().join("secret.md")),
        ("static/secret.txt", outside.path().join("secret.md")),
        ("static/folder", outside.path().to_owned()),
        ("content/badges/lien", outside.path().to_owned()),
    ] {
        let link = workshop.root().join(place);
        std::os::unix::fs::symlink(target, &link).expect("a link");
        let found = workshop.findings();
        assert_eq!(found["findings"][0]["code"], "L020", "{found}");
        assert_eq!(found["findings"][0]["path"], place);
        assert_same(&site, &workshop.build());
        fs::remove_file(link).expect("a link can be removed");
    }
    let folder = workshop.root().join("content");
    let aside = workshop.root().join("aside");
    fs::rename(&folder, &aside).expect("a folder can be moved");
    std::os::unix::fs::symlink(&aside, &folder).expect("a link");
    workshop.build_with(&[]).must_be(1);
    assert_same(&site, &workshop.site());
}

#[test]
fn a_giant_is_not_read() {
    let workshop = Workshop::small();
    let site = workshop.build();
    let giant = workshop.root().join("static/giant.bin");
    // Holes need no place on the disk.
    let file = fs::File::create(giant).expect("a file");
    file.set_len(blason::shell::disk::LARGEST_FILE + 1).expect("a file with a hole");
    let answer = workshop.build_with(&["--format", "json"]).must_be(1);
    assert!(answer.out.contains("static/giant.bin"), "{}", answer.out);
    assert_same(&site, &workshop.site());
}

#[test]
fn every_mistake_of_a_run_is_told_at_once() {
    let workshop = Workshop::small();
    workshop.replace(BADGE, "name = \"Réparer\"", "name = 3");
    workshop.replace(AWARDS, "revoked = 2026-09-01", "revoked = \"hier\"");
    workshop.replace("content/issuers/halle.md", "url =", "ulr =");
    let found = workshop.findings();
    let list = found["findings"].as_array().expect("findings");
    let mut paths: Vec<&str> = list.iter().filter_map(|it| it["path"].as_str()).collect();
    paths.dedup();
    assert_eq!(paths, [AWARDS, BADGE, "content/issuers/halle.md"]);
}

/// A theme can ask for something that is not there where no trial meets it: it shows only when this
/// catalogue's page is made.
#[test]
fn a_page_that_cannot_be_made_changes_nothing() {
    let workshop = Workshop::small();
    let site = workshop.build();
    let template = crate::workshop::text("themes/blason/templates/badge.html");
    let broken = template.replace(
        "<article",
        "{% if site.title.text == \"Autres badges\" %}{{ badge.nothing.at.all }}{% endif %}<article",
    );
    assert_ne!(template, broken);
    workshop.write("themes/blason/templates/badge.html", broken);
    workshop.replace("blason.toml", "Badges de l’atelier", "Autres badges");
    let answer = workshop.build_with(&[]).must_be(2);
    assert!(answer.err.contains("nothing"), "{}", answer.err);
    assert_same(&site, &workshop.site());
    workshop.remove("themes/blason/templates/badge.html");
    assert_ne!(site, workshop.build());
    assert!(!workshop.root().join(".public.blason-new").exists());
}
