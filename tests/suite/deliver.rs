//! `blason deliver`: what is in the outbox, whom it is for, what never leaves it. Letters are read by a
//! program that shares no code with ours. Everybody is invented.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use mailparse::{MailHeaderMap, ParsedMail, parse_mail};
use serde_json::Value;

use crate::certificates::read_code;
use crate::workshop::{Answer, TODAY, Tree, Workshop, assert_same, ends, tree};

/// On the site, with a page.
const PAGE: &str = "24a00472-5c7f-404f-8cca-39ff31460183";
/// Not on the site.
const HIDDEN: &str = "c290140e-0a7d-4041-a6dc-48a8f0287009";
const REVOKED: &str = "7357a747-2068-4299-adb5-52ce23fe48c5";
const SUSPENDED: &str = "b78c0eb2-78cc-4a4b-b0fc-29f909e77250";
/// The holder has an identifier; the documents are on the site, without a page.
const KEY: &str = "e0e804f2-7adb-4b7e-9d93-3ee69f76cc12";
/// Of the other issuer; the documents are on the site, without a page.
const HALL: &str = "f370b7b6-f1a4-46fd-89bd-646c7aaf3ba4";

/// The small catalogue, and a ledger: award, address, name and language.
fn workshop(people: &[(&str, &str, &str, &str)]) -> Workshop {
    let workshop = Workshop::small();
    let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut ledger = "id,address,name,awarded,language,keep_until\n".to_owned();
    for (id, address, name, language) in people {
        let cells = [id, address, &*cell(name), "", language, "\n"];
        ledger.push_str(&cells.join(","));
    }
    workshop.write("ledger/people.csv", ledger);
    workshop
}

/// One holder of two awards, and three others.
fn peopled() -> Workshop {
    workshop(&[
        (PAGE, "zenobie@personne.example", "Zénobie Tardieu", "fr"),
        (HIDDEN, "Zenobie@personne.example", "Zénobie Tardieu", "fr"),
        (REVOKED, "r@personne.example", "Rita", "fr"),
        (SUSPENDED, "s@personne.example", "Simon", "fr"),
        (KEY, "", "Ada Ondulée", "en"),
        (HALL, "halim@personne.example", "", "en"),
    ])
}

fn deliver(workshop: &Workshop, more: &[&str]) -> Answer {
    let day = if more.contains(&"--as-of") { &[][..] } else { &["--as-of", TODAY] };
    workshop.run(&[&["deliver"], day, more].concat())
}

/// The outbox without what it keeps for itself.
fn outbox(workshop: &Workshop) -> Tree {
    let all = tree(&workshop.root().join("outbox"));
    all.into_iter().filter(|(path, _)| !path.starts_with('.')).collect()
}

fn names(outbox: &Tree) -> Vec<&str> {
    outbox.keys().map(String::as_str).collect()
}

fn text(outbox: &Tree, path: &str) -> String {
    let bytes = outbox.get(path).unwrap_or_else(|| panic!("{path}: {:?}", names(outbox)));
    String::from_utf8(bytes.clone()).expect("UTF-8")
}

fn answer(workshop: &Workshop, more: &[&str]) -> Value {
    let told = deliver(workshop, &[more, &["--format", "json"]].concat()).must_be(0);
    serde_json::from_str(&told.out).expect("JSON")
}

/// The attachments of a letter by name, and its text.
fn opened(letter: &[u8]) -> (String, Tree) {
    let mail = parse_mail(letter).expect("a letter");
    let body = |part: &ParsedMail<'_>| part.get_body().expect("text").replace("\r\n", "\n");
    let file = |part: &ParsedMail<'_>| {
        let name = part.get_content_disposition().params["filename"].clone();
        (name, part.get_body_raw().expect("base64"))
    };
    (body(&mail.subparts[0]), mail.subparts[1..].iter().map(file).collect())
}

#[test]
fn every_holder_is_given_what_the_site_publishes() {
    let workshop = peopled();
    let site = workshop.build();
    let told = deliver(&workshop, &[]).must_be(0);
    assert!(
        told.out.contains("left out: revoked") && told.out.contains("7357a747"),
        "{}",
        told.out
    );
    assert!(told.out.contains("left out: suspended"), "{}", told.out);
    let outbox = outbox(&workshop);
    assert_eq!(
        names(&outbox),
        [
            "ada-ondulee/reparer-2024-03-02.html",
            "ada-ondulee/reparer-2024-03-02.json",
            "ada-ondulee/reparer-2024-03-02.jwt",
            "ada-ondulee/reparer-2024-03-02.png",
            "ada-ondulee/reparer-2024-03-02.svg",
            "halim-personne-example/accueillir-2026-02-03.html",
            "halim-personne-example/accueillir-2026-02-03.json",
            "halim-personne-example/accueillir-2026-02-03.png",
            "halim-personne-example/accueillir-2026-02-03.svg",
            "halim-personne-example/message.eml",
            "summary.csv",
            "zenobie-tardieu/message.eml",
            "zenobie-tardieu/reparer-2026-06-14-24a00472.html",
            "zenobie-tardieu/reparer-2026-06-14-24a00472.json",
            "zenobie-tardieu/reparer-2026-06-14-24a00472.png",
            "zenobie-tardieu/reparer-2026-06-14-24a00472.svg",
            "zenobie-tardieu/reparer-2026-06-14-c290140e.html",
            "zenobie-tardieu/reparer-2026-06-14-c290140e.json",
            "zenobie-tardieu/reparer-2026-06-14-c290140e.png",
            "zenobie-tardieu/reparer-2026-06-14-c290140e.svg",
        ]
    );
    for (stem, id) in [
        ("ada-ondulee/reparer-2024-03-02", KEY),
        ("halim-personne-example/accueillir-2026-02-03", HALL),
        ("zenobie-tardieu/reparer-2026-06-14-24a00472", PAGE),
    ] {
        for ending in ["json", "jwt", "png", "svg"] {
            let published = site.get(&format!("awards/{}/{id}.{ending}", &id[..2]));
            assert_eq!(outbox.get(&format!("{stem}.{ending}")), published, "{stem}.{ending}");
        }
    }
    // What is not published is signed all the same, and every form of it can be verified.
    let stem = "zenobie-tardieu/reparer-2026-06-14-c290140e";
    let hidden: Value = serde_json::from_slice(&outbox[&format!("{stem}.json")]).expect("JSON");
    assert_eq!(hidden["id"], format!("urn:uuid:{HIDDEN}"));
    let public = workshop.root().join("public");
    for path in outbox.keys().filter(|it| ["json", "jwt", "png", "svg"].iter().any(|e| ends(it, e)))
    {
        let file = workshop.root().join("outbox").join(path);
        let [file, public] = [&file, &public].map(|path| path.to_str().expect("Unicode"));
        workshop.run(&["verify", file, "--site", public]).must_be(0);
    }
}

#[test]
fn a_letter_brings_the_documents_of_all_badges_of_a_person() {
    let workshop = peopled();
    deliver(&workshop, &[]).must_be(0);
    let outbox = outbox(&workshop);
    let letter = &outbox["zenobie-tardieu/message.eml"];
    let mail = parse_mail(letter).expect("a letter");
    assert_eq!(mail.headers.get_first_value("Subject").as_deref(), Some("Vos 2 badges"));
    let to = mail.headers.get_first_value("To").expect("somebody");
    assert!(to.contains("Zénobie Tardieu") && to.contains("enobie@personne.example"), "{to}");
    for absent in ["From", "Date", "Message-ID", "Bcc"] {
        assert_eq!(mail.headers.get_first_value(absent), None);
    }
    let (text, files) = opened(letter);
    assert!(
        text.starts_with("Bonjour Zénobie Tardieu,\n\n2 badges vous ont été attribués."),
        "{text}"
    );
    assert!(
        text.contains("Par L’Atelier, le 14 juin 2026. Valable jusqu’au 14 juin 2029."),
        "{text}"
    );
    assert_eq!(text.matches("/awards/24/").count(), 1, "only one of them has a page");
    assert!(text.contains("https://badges.atelier.example/verify/"), "{text}");
    assert!(text.contains("L’Atelier\n") && !text.contains("&#") && !text.contains('{'), "{text}");
    let names: Vec<&String> = files.keys().collect();
    assert_eq!(names.len(), 4, "{names:?}");
    for (name, bytes) in &files {
        assert_eq!(outbox.get(&format!("zenobie-tardieu/{name}")), Some(bytes), "{name}");
    }
    let (text, _) = opened(&outbox["halim-personne-example/message.eml"]);
    assert!(text.starts_with("Hello,\n\nYou have been given a badge."), "{text}");
    assert!(text.contains("By The Hall,") && text.contains("/en/verify/#awards/f3/"), "{text}");
}

#[test]
fn a_page_to_print_asks_nothing_of_any_host() {
    let workshop = peopled();
    deliver(&workshop, &[]).must_be(0);
    let outbox = outbox(&workshop);
    let mut codes = 0;
    for (path, page) in outbox.iter().filter(|(path, _)| ends(path, "html")) {
        let page = String::from_utf8(page.clone()).expect("UTF-8");
        for asks in
            ["<link", "<script", "<iframe", "src=\"http", "src=\"/", "src=\".", "@import", "srcset"]
        {
            assert!(!page.contains(asks), "{path}: {asks}");
        }
        for at in page.match_indices("url(").map(|(at, _)| at + 4) {
            assert!(page[at..].trim_start_matches(['"', '\'']).starts_with("data:"), "{path}");
        }
        for code in page.split("data:image/png;base64,").skip(1) {
            let code = STANDARD.decode(code.split('"').next().unwrap_or_default()).expect("base64");
            let address = read_code(&code);
            assert!(page.contains(&format!("<a href=\"{address}\">")), "{path}: {address}");
            codes += 1;
        }
    }
    assert_eq!(codes, 3, "a code leads to what is published, and to nothing else");
    let page = text(&outbox, "zenobie-tardieu/reparer-2026-06-14-c290140e.html");
    assert!(page.contains("<html lang=\"fr\">") && page.contains("Zénobie Tardieu"));
    let page = text(&outbox, "halim-personne-example/accueillir-2026-02-03.html");
    assert!(page.contains("<html lang=\"en\">") && page.contains("Welcoming"));
    assert!(!page.contains("class=\"whom\""), "nobody knows the name");
}

#[test]
fn nothing_of_a_delivery_is_published() {
    let workshop = peopled();
    let before = workshop.build();
    deliver(&workshop, &[]).must_be(0);
    workshop.run(&["check"]).must_be(0);
    let after = workshop.build_with(&["--full"]).must_be(0);
    assert!(after.err.contains(" 0 written"), "{}", after.err);
    assert_same(&before, &workshop.site());
    for (path, bytes) in &before {
        let text = format!("{path} {}", String::from_utf8_lossy(bytes));
        for word in ["Zénobie", "zenobie", "Tardieu", "personne.example", "Ondulée", HIDDEN] {
            assert!(!text.contains(word), "{path} says {word}");
        }
    }
}

#[test]
fn the_same_delivery_twice_writes_nothing() {
    let workshop = peopled();
    let dry = answer(&workshop, &["--dry-run"]);
    assert!(!workshop.root().join("outbox").exists());
    let first = answer(&workshop, &[]);
    assert_eq!(dry["written"], first["written"]);
    assert_eq!(dry["holders"], first["holders"]);
    assert!(!first.to_string().contains('@'), "no address is told: {first}");
    let before = outbox(&workshop);
    let again = answer(&workshop, &[]);
    assert_eq!((&again["written"], &again["removed"]), (&0.into(), &0.into()));
    assert_eq!(again["unchanged"], first["written"]);
    assert_same(&before, &outbox(&workshop));
    assert_eq!(workshop.text("outbox/.gitignore").lines().last(), Some("*"));
}

#[test]
fn an_outbox_holds_one_delivery() {
    let workshop = peopled();
    deliver(&workshop, &[]).must_be(0);
    let all = outbox(&workshop);
    let since = answer(&workshop, &["--since", "2026-06-01"]);
    assert_eq!(since["holders"].as_array().map(Vec::len), Some(1), "{since}");
    assert_eq!(since["removed"], 10);
    assert_eq!(workshop.text("outbox/summary.csv").lines().count(), 3);
    let person = answer(&workshop, &["--person", "ada  ONDULÉE"]);
    assert_eq!(person["holders"][0]["folder"], "ada-ondulee");
    let file = answer(&workshop, &["content/awards/2026-accueillir.toml", &KEY[..8]]);
    assert_eq!(file["holders"].as_array().map(Vec::len), Some(2), "{file}");
    let elsewhere = workshop.root().join("elsewhere");
    let to = elsewhere.to_str().expect("Unicode");
    deliver(&workshop, &["--to", to]).must_be(0);
    let there: Tree = tree(&elsewhere).into_iter().filter(|it| !it.0.starts_with('.')).collect();
    assert_same(&all, &there);
    deliver(&workshop, &[]).must_be(0);
    assert_same(&all, &outbox(&workshop));
}

#[test]
fn what_is_for_nobody_takes_the_place_of_nothing() {
    let workshop = peopled();
    // No outbox is made for it.
    let early = ["--as-of", "2020-01-01"];
    let told = deliver(&workshop, &early).must_be(0);
    assert!(told.err.contains("There is nothing to deliver."), "{}", told.err);
    assert!(!workshop.root().join("outbox").exists());
    deliver(&workshop, &[]).must_be(0);
    let before = tree(&workshop.root().join("outbox"));
    // Nothing stands yet, nothing is as young, and nothing can be signed.
    for (more, code) in [
        (&early[..], 0),
        (&["--since", "2026-11-01"], 0),
        (&["--since", "2026-11-01", "--dry-run"], 0),
        (&["--locked"], 1),
    ] {
        let told = deliver(&workshop, more).must_be(code);
        assert!(told.err.contains("stays as it is"), "{more:?}: {}", told.err);
        assert!(!told.out.contains("removed"), "{more:?}: {}", told.out);
        assert_same(&before, &tree(&workshop.root().join("outbox")));
    }
    let json = answer(&workshop, &["--since", "2026-11-01"]);
    assert_eq!((&json["removed"], &json["holders"]), (&0.into(), &serde_json::json!([])));
    assert_eq!(json["unchanged"], serde_json::json!(outbox(&workshop).len()), "{json}");
}

#[test]
fn what_no_longer_stands_is_not_delivered() {
    let workshop = peopled();
    deliver(&workshop, &[]).must_be(0);
    workshop.run(&["revoke", PAGE, "--reason", "Une erreur", "--on", TODAY]).must_be(0);
    let told = deliver(&workshop, &[]).must_be(0);
    assert!(told.out.contains("left out: revoked    2"), "{}", told.out);
    let left = outbox(&workshop);
    assert!(!names(&left).iter().any(|path| path.contains("24a00472")), "{:?}", names(&left));
    // Alone now, it needs no more in its name; and the letter brings it alone.
    let (text, files) = opened(&left["zenobie-tardieu/message.eml"]);
    assert!(text.contains("Un badge vous a été attribué") && files.len() == 2, "{text}");
    // What is over is left out, unless it is asked for.
    let later = ["--as-of", "2029-07-01"];
    let over = answer(&workshop, &later);
    assert_eq!(over["left_out"]["expired"], serde_json::json!([HIDDEN]));
    deliver(&workshop, &[&later[..], &["--expired"]].concat()).must_be(0);
    let page = workshop.text("outbox/zenobie-tardieu/reparer-2026-06-14.html");
    assert!(page.contains("class=\"award expired"), "it says so");
    // And what is dated in the future.
    let early = answer(&workshop, &["--as-of", "2026-01-01"]);
    assert_eq!(early["left_out"]["not_yet"].as_array().map(Vec::len), Some(2), "{early}");
}

#[test]
fn who_is_erased_is_cleared_from_the_outbox() {
    let workshop = peopled();
    deliver(&workshop, &[]).must_be(0);
    workshop.write("outbox/zenobie-tardieu/photo.jpg", "put there by hand");
    workshop.run(&["erase", PAGE, "--on", TODAY, "--dry-run"]).must_be(0);
    assert!(workshop.root().join("outbox/zenobie-tardieu/message.eml").exists());
    workshop.run(&["erase", "--person", "zenobie@personne.example", "--on", TODAY]).must_be(0);
    assert!(!workshop.root().join("outbox/zenobie-tardieu").exists());
    for (path, bytes) in tree(workshop.root()) {
        let text = format!("{path} {}", String::from_utf8_lossy(&bytes)).to_lowercase();
        assert!(!text.contains("zenobie") && !text.contains("tardieu"), "{path}");
    }
    assert_eq!(workshop.text("outbox/summary.csv").lines().count(), 3, "the others stay");
    let again = answer(&workshop, &[]);
    assert_eq!((&again["written"], &again["removed"]), (&0.into(), &0.into()), "{again}");
}

#[test]
fn no_name_is_a_danger() {
    let long = "Chloé ".repeat(83);
    let workshop = workshop(&[
        (PAGE, "a@personne.example", "../../../etc/\"x\"\r\nBcc: all@personne.example", "fr"),
        (HIDDEN, "b@personne.example", "CON", "fr"),
        (KEY, "c@personne.example", "=HYPERLINK(\"https://x.example\") 🎉\u{202e}", "fr"),
        (HALL, "d@personne.example", &long, "fr"),
    ]);
    let told = answer(&workshop, &[]);
    let folders: BTreeSet<&str> = told["holders"]
        .as_array()
        .expect("four")
        .iter()
        .filter_map(|it| it["folder"].as_str())
        .collect();
    assert_eq!(folders.len(), 4, "{folders:?}");
    assert!(folders.contains("con-b-personne-example"), "{folders:?}");
    let outbox = outbox(&workshop);
    for (path, letter) in outbox.iter().filter(|(path, _)| ends(path, "eml")) {
        let mail = parse_mail(letter).expect("a letter");
        assert_eq!(mail.headers.len(), 5, "{path}");
        let one = mailparse::addrparse_header(mail.headers.get_first_header("To").expect("To"));
        assert_eq!(one.expect("an address").count_addrs(), 1, "{path}");
    }
    let table = text(&outbox, "summary.csv");
    assert!(table.starts_with('\u{feff}') && table.lines().count() == 5, "{table}");
    assert!(table.contains("\"'=HYPERLINK(\"\"https://x.example\"\") 🎉\""), "{table}");
    for (path, page) in outbox.iter().filter(|(path, _)| ends(path, "html")) {
        let page = String::from_utf8_lossy(page);
        assert!(!page.contains("\"x\"") && !page.contains('\u{202e}'), "{path}");
    }
}

#[test]
fn two_people_of_one_name_have_two_folders() {
    let workshop = workshop(&[
        (PAGE, "a@personne.example", "Dominique Roy", "fr"),
        (KEY, "b@personne.example", "DOMINIQUE ROY", "fr"),
        (HALL, "c@personne.example", "Dominique", "fr"),
    ]);
    let told = answer(&workshop, &[]);
    let folder = |at: usize| told["holders"][at]["folder"].as_str().unwrap_or_default().to_owned();
    assert_eq!(
        [folder(0), folder(1), folder(2)],
        ["dominique", "dominique-roy-a-personne-example", "dominique-roy-b-personne-example"]
    );
}

#[test]
fn holders_that_the_ledger_does_not_know_are_counted() {
    let workshop = workshop(&[(HALL, "d@personne.example", "Dan", "fr")]);
    let told = answer(&workshop, &[]);
    assert_eq!(told["left_out"]["holder_unknown"].as_array().map(Vec::len), Some(3), "{told}");
    let told = answer(&workshop, &["--anonymous"]);
    assert_eq!(told["holders"].as_array().map(Vec::len), Some(4), "{told}");
    let outbox = outbox(&workshop);
    assert!(
        outbox.contains_key(&format!("{HIDDEN}/reparer-2026-06-14.json")),
        "{:?}",
        names(&outbox)
    );
    assert_eq!(names(&outbox).iter().filter(|path| ends(path, "eml")).count(), 1);
    // Without any ledger, nothing is made for nobody.
    fs::remove_dir_all(workshop.root().join("ledger")).expect("a ledger");
    fs::remove_dir_all(workshop.root().join("outbox")).expect("an outbox");
    let told = deliver(&workshop, &[]).must_be(0);
    assert!(told.err.contains("There is no ledger"), "{}", told.err);
    assert!(!workshop.root().join("outbox").exists());
}

#[test]
fn what_nothing_can_sign_is_said() {
    let workshop = peopled();
    let told = deliver(&workshop, &["--locked", "--format", "json"]).must_be(1);
    let json: Value = serde_json::from_str(&told.out).expect("JSON");
    assert_eq!(json["left_out"]["unsigned"].as_array().map(Vec::len), Some(4), "{json}");
    assert!(told.err.contains("No seal"), "{}", told.err);
    // Seals are of what is published; the rest wants a key.
    workshop.run(&["sign", "--as-of", TODAY]).must_be(0);
    let told = deliver(&workshop, &["--locked", "--format", "json"]).must_be(1);
    let json: Value = serde_json::from_str(&told.out).expect("JSON");
    assert_eq!(json["left_out"]["unsigned"], serde_json::json!([HIDDEN]));
    let (site, outbox) = (workshop.build(), outbox(&workshop));
    let path = format!("awards/24/{PAGE}.json");
    assert_eq!(outbox["zenobie-tardieu/reparer-2026-06-14-24a00472.json"], site[&path]);
}

#[test]
fn five_languages_and_a_theme_of_ones_own() {
    let people = [(PAGE, "fr"), (HIDDEN, "en"), (KEY, "de"), (HALL, "es")];
    let addresses =
        ["a@personne.example", "b@personne.example", "c@personne.example", "d@personne.example"];
    let people: Vec<_> =
        people.iter().zip(addresses).map(|((id, lang), to)| (*id, to, "Sam", *lang)).collect();
    let workshop = workshop(&people);
    let all = "languages = [\"fr\", \"en\", \"de\", \"es\", \"nl\"]";
    workshop.replace("blason.toml", "languages = [\"fr\", \"en\"]", all);
    workshop.replace("content/awards/2026-reparer.toml", "language = \"fr\"\n", "");
    let greetings = ["Bonjour Sam,", "Hello Sam,", "Guten Tag Sam,", "Buenos días, Sam:"];
    deliver(&workshop, &[]).must_be(0);
    let there = outbox(&workshop);
    for (((_, _, _, lang), greeting), letter) in people.iter().zip(greetings).zip("abcd".chars()) {
        let folder = format!("sam-{letter}-personne-example");
        let (text, _) = opened(&there[&format!("{folder}/message.eml")]);
        assert!(text.starts_with(greeting), "{text}");
        let page = there.iter().find(|(path, _)| path.starts_with(&folder) && ends(path, "html"));
        let page = String::from_utf8_lossy(page.expect("a page").1).into_owned();
        assert!(page.contains(&format!("<html lang=\"{lang}\">")), "{folder}");
    }
    workshop.replace("ledger/people.csv", ",es,", ",nl,");
    workshop.write("themes/blason/strings/de.toml", "[letter]\nclosing = \"Servus\"\n");
    workshop.write(
        "themes/blason/templates/letter.txt",
        "{{ letter.greeting }} {{ t.letter.closing }} <&> {{ letter.from[0] }}\n",
    );
    workshop.write("themes/blason/templates/certificate.html", "<p>{{ certificate.to }}\n");
    deliver(&workshop, &[]).must_be(0);
    let there = outbox(&workshop);
    let (german, _) = opened(&there["sam-c-personne-example/message.eml"]);
    assert_eq!(german, "Guten Tag Sam, Servus <&> L’Atelier\n");
    let (dutch, _) = opened(&there["sam-d-personne-example/message.eml"]);
    assert!(dutch.starts_with("Goedendag Sam, Met vriendelijke groet, <&>"), "{dutch}");
    assert_eq!(text(&there, "sam-d-personne-example/accueillir-2026-02-03.html"), "<p>Sam\n");
}

#[test]
fn a_delivery_goes_to_no_public_place() {
    let workshop = peopled();
    workshop.build();
    let site = workshop.root().join("other-site");
    workshop.build_with(&["--out", site.to_str().expect("Unicode")]).must_be(0);
    for to in [".", "public", "public/private", "content/people", "ledger", "static/x", ".git/x"] {
        let answer = deliver(&workshop, &["--to", to]).must_be(2);
        assert!(!answer.err.is_empty(), "{to}");
    }
    // Another build’s folder, and anything that is not empty.
    deliver(&workshop, &["--to", "other-site"]).must_be(2);
    workshop.write("home/thesis.odt", "");
    deliver(&workshop, &["--to", "home"]).must_be(2);
    assert_eq!(tree(&workshop.root().join("home")).len(), 1);
    // And no site is built into an outbox.
    workshop.build_with(&["--out", "outbox"]).must_be(2);
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.arg("-C").arg(workshop.root()).args(arguments);
        command.output().is_ok_and(|out| out.status.success())
    };
    if !git(&["init", "-q"]) {
        return;
    }
    workshop.write("post/.gitkeep", "");
    assert!(git(&["add", "-f", "post/.gitkeep"]));
    deliver(&workshop, &["--to", "post"]).must_be(2);
    deliver(&workshop, &[]).must_be(0);
    assert!(git(&["add", "."]), "git takes what it may");
    let listed = Command::new("git").arg("-C").arg(workshop.root()).args(["ls-files"]).output();
    let listed = String::from_utf8(listed.expect("git").stdout).expect("UTF-8");
    assert!(!listed.contains("outbox"), "{listed}");
}
