//! What the site holds for its hosts, and what answers at old addresses.

use std::fmt::Write as _;

use crate::workshop::{Tree, Workshop, ends};

/// The small catalogue at these hosts, with these old addresses.
fn workshop(hosts: &str, moved: &[(&str, &str)]) -> Workshop {
    let workshop = Workshop::small();
    let mut settings = format!("{}\n[deploy]\nhosts = [{hosts}]\n", workshop.text("blason.toml"));
    for (from, to) in moved {
        write!(settings, "[[moved]]\nfrom = \"{from}\"\nto = \"{to}\"\n").expect("a string");
    }
    workshop.write("blason.toml", settings);
    workshop
}

/// The codes of the findings that say this.
fn codes(workshop: &Workshop, said: &str) -> Vec<String> {
    let found = workshop.findings();
    let list = found["findings"].as_array().cloned().unwrap_or_default();
    let about =
        |it: &&serde_json::Value| it["message"].as_str().is_some_and(|it| it.contains(said));
    list.iter().filter(about).filter_map(|it| it["code"].as_str().map(str::to_owned)).collect()
}

fn page<'a>(site: &'a Tree, path: &str) -> &'a str {
    std::str::from_utf8(&site[path]).expect("a page is text")
}

#[test]
fn an_old_page_leads_to_the_new_one_without_a_server() {
    let site = workshop(
        "",
        &[
            ("/ancien", "badges/accueillir/#criteres"),
            ("/en/before/", "en/badges/accueillir"),
            ("/old/page.html", "/a-propos/"),
        ],
    )
    .build();
    let old = page(&site, "ancien/index.html");
    assert!(old.contains("<html lang=\"fr\">"), "{old}");
    let refresh = "<meta http-equiv=\"refresh\" content=\"0; url=../badges/accueillir/#criteres\">";
    assert!(old.contains(refresh), "{old}");
    assert!(old.contains("<a class=\"button\" href=\"../badges/accueillir/#criteres\">"), "{old}");
    assert!(old.contains("<meta name=\"robots\" content=\"noindex\">"), "{old}");
    let canonical = "href=\"https://badges.atelier.example/badges/accueillir/\"";
    assert!(old.contains(&format!("<link rel=\"canonical\" {canonical}>")), "{old}");
    assert!(page(&site, "en/before/index.html").contains("<html lang=\"en\">"));
    assert!(page(&site, "old/page.html").contains("url=../a-propos/"));
    assert!(!page(&site, "sitemap.xml").contains("ancien"));
}

#[test]
fn everything_below_an_old_badge_answers_and_documents_name_their_own_address() {
    let site = workshop("", &[("/badges/ancien/", "badges/accueillir"), ("/x", "/")]).build();
    let below: Vec<&str> = site.keys().filter_map(|it| it.strip_prefix("badges/ancien/")).collect();
    let now: Vec<&str> =
        site.keys().filter_map(|it| it.strip_prefix("badges/accueillir/")).collect();
    assert!(now.iter().any(|it| it.ends_with("badgeclass.json")), "{now:?}");
    assert_eq!(below, now);
    for file in now {
        let [old, new] = ["ancien", "accueillir"].map(|it| format!("badges/{it}/{file}"));
        assert_eq!(ends(file, "html"), site[&old] != site[&new], "{file}");
    }
    // What leads home does not lead every page of the site.
    assert!(
        site.contains_key("x/index.html") && !site.contains_key("x/badges/accueillir/index.html")
    );
}

#[test]
fn an_old_document_follows_its_award_through_later_builds() {
    let workshop = workshop("", &[("/old/list.json", "status/atelier/revocation-1.json")]);
    let site = workshop.build();
    assert_eq!(site["old/list.json"], site["status/atelier/revocation-1.json"]);
    let revoked = "status = 95016\nrevoked = 2026-10-01\nreason = \"Essai\"";
    let file = crate::workshop::files_below(&workshop.root().join("content/awards"));
    let mut file = file.iter().map(|it| format!("content/awards/{it}"));
    let file = file.rfind(|it| workshop.text(it).contains("status = 95016"));
    workshop.replace(&file.expect("the award"), "status = 95016", revoked);
    let later = workshop.build();
    assert_ne!(later["old/list.json"], site["old/list.json"]);
    assert_eq!(later["old/list.json"], later["status/atelier/revocation-1.json"]);
}

#[test]
fn l040_an_old_address_takes_no_other_things_place() {
    let taken = workshop("", &[("/badges/reparer/", "badges/accueillir")]);
    assert!(codes(&taken, "badges/reparer/").iter().all(|it| it == "L040"));
    assert!(!codes(&taken, "badges/reparer/index.html").is_empty());
}

#[test]
fn c107_a_document_leads_to_a_document() {
    for (from, to) in [
        ("/old/badge.json", "badges/accueillir"),
        ("/old/badge.json", "feed.atom"),
        ("/old/../badge", "badges/accueillir"),
        ("/", "badges/accueillir"),
    ] {
        let workshop = workshop("", &[(from, to)]);
        assert_eq!(codes(&workshop, from), ["C107"], "{from} {to}");
        assert!(!workshop.build().keys().any(|it| it.starts_with("old")));
    }
}

#[test]
fn each_host_finds_its_files_and_others_find_none() {
    let files = ["_headers", "_redirects", ".htaccess", "nginx.conf"];
    let there = |hosts: &str| {
        let site = workshop(hosts, &[("/ancien", "badges/accueillir")]).build();
        assert_eq!(site[".nojekyll"], b"");
        files.map(|it| site.contains_key(it))
    };
    assert_eq!(there("\"github-pages\""), [false; 4]);
    assert_eq!(there("\"apache\", \"nginx\""), [false, false, true, true]);
    assert_eq!(there("\"cloudflare-pages\""), [true, true, false, false]);
    let own = workshop("\"netlify\"", &[]);
    own.write("static/_headers", "/*\n  X: y\n");
    assert_eq!(codes(&own, "_headers"), ["L040"]);
}

#[test]
fn c108_a_host_that_takes_fewer_files() {
    let workshop = workshop("\"cloudflare-pages\", \"gitlab-pages\"", &[]);
    let awards = |count: u64| {
        let mut text =
            String::from("badge = \"reparer@2\"\nawarded = 2026-06-14\npublish = \"page\"\n");
        for nth in 1..=count {
            // Places that follow no order, none twice: 40503 and 131072 have no factor in common.
            let place = nth * 40_503 % 131_072;
            write!(
                text,
                "[[award]]\nid = \"6f0f8f2c-1d2e-4a3b-8c4d-{nth:012x}\"\n\
                 recipient = {{ id = \"did:example:{nth}\" }}\nstatus = {place}\n"
            )
            .expect("a string");
        }
        workshop.write("content/awards/foule.toml", text);
    };
    awards(2_000);
    assert_eq!(codes(&workshop, ""), [""; 0]);
    awards(4_000);
    assert_eq!(codes(&workshop, "Cloudflare"), ["C108"]);
    assert_eq!(codes(&workshop, "GitLab"), [""; 0]);
}
