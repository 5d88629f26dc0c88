//! The first five minutes: a catalogue begun by `blason init`, and what `blason new` adds to it.

use std::fs;
use std::process::Command;

use crate::workshop::{Answer, Workshop, ends, files_below};

/// An empty folder in which a catalogue begins.
fn begun(arguments: &[&str]) -> (Workshop, Answer) {
    let workshop = Workshop::empty();
    let answer = workshop.run(&[&["init"], arguments].concat()).must_be(0);
    (workshop, answer)
}

#[test]
fn what_begins_builds_and_has_nothing_to_report() {
    for arguments in [
        &["--lang", "fr"][..],
        &["--lang", "en", "--language", "en,fr"],
        &["--lang", "fr", "--language", "fr", "--language", "en", "--ci", "github"],
        &["--title", "Badges of “here” & \"there\"", "--base-url", "https://here.test/badges"],
    ] {
        let (workshop, answer) = begun(arguments);
        assert!(answer.err.contains("blason build"), "{}", answer.err);
        let found = workshop.findings();
        assert_eq!(found["findings"].as_array().map(Vec::len), Some(0), "{arguments:?}: {found:#}");
        let site = workshop.build();
        assert!(site.contains_key("index.html") && site.keys().any(|it| it.ends_with("did.json")));
        workshop
            .run(&["verify", workshop.root().join("public").to_str().expect("Unicode")])
            .must_be(0);
        let ignored = workshop.text(".gitignore");
        assert!(
            ["/ledger/", "/outbox/", "/public/", "*.pem"].iter().all(|it| ignored.contains(it))
        );
        assert!(workshop.text(".gitattributes").contains("*.seals merge=union"));
        // What the demonstration key signs can be sealed and published without a key, too.
        workshop.run(&["sign", "--as-of", crate::workshop::TODAY]).must_be(0);
        workshop.build_with(&["--locked", "--out", "locked"]).must_be(0);
    }
}

#[test]
fn the_folder_gives_the_catalogue_its_name() {
    let workshop = Workshop::empty();
    let folder = workshop.root().join("Mes badges d’été");
    let folder = folder.to_str().expect("Unicode");
    let answer = workshop.run(&["init", folder, "--lang", "fr"]).must_be(0);
    assert!(answer.err.contains("blason build") && answer.err.contains('\''), "{}", answer.err);
    let settings = fs::read_to_string(format!("{folder}/blason.toml")).expect("the settings");
    assert!(settings.contains("title = \"Mes badges d’été\""), "{settings}");
    assert!(settings.contains("\"https://mes-badges-d-ete.example/\""), "{settings}");
}

#[test]
fn what_is_new_is_not_awarded_before_it_is_written() {
    for lang in ["fr", "en"] {
        let workshop = Workshop::empty();
        workshop.run(&["init", "--lang", lang]).must_be(0);
        workshop.run(&["new", "badge", "coudre", "--lang", lang]).must_be(0);
        let badge = "content/badges/coudre/index.md";
        workshop.replace(badge, "status = \"draft\"", "status = \"active\"");
        let codes = || -> Vec<String> {
            let found = workshop.findings();
            let found = found["findings"].as_array().expect("findings");
            found.iter().map(|it| it["code"].as_str().expect("a code").to_owned()).collect()
        };
        let unwritten = codes().into_iter().filter(|it| it == "L045").count();
        assert_eq!(unwritten, 2, "{lang}: the description and the criteria");
        // Half of it is still not all of it.
        let text = workshop.text(badge);
        let (head, items) = text.rsplit_once(":\n\n").expect("criteria with a list");
        let (header, _) = head.rsplit_once("+++\n").expect("a header");
        let header: String =
            header
                .lines()
                .map(|line| {
                    if line.starts_with("description") { "description = \"Coudre.\"" } else { line }
                })
                .flat_map(|line| [line, "\n"])
                .collect();
        workshop.write(badge, format!("{header}+++\nVoici :\n\n{items}"));
        assert!(codes().contains(&"L045".to_owned()), "{lang}: {:?}", codes());
        workshop.write(badge, format!("{header}+++\nAvoir cousu une pièce entière, du patron à l’ourlet, avec une autre personne.\n"));
        assert!(!codes().contains(&"L045".to_owned()), "{lang}: {:?}", codes());
    }
}

#[test]
fn nothing_is_overwritten() {
    let (workshop, _) = begun(&[]);
    let again = workshop.run(&["init"]).must_be(2);
    assert!(again.err.contains("blason.toml") && again.err.contains("--ci"), "{}", again.err);

    let workshop = Workshop::empty();
    workshop.write("README.md", "ours");
    workshop.write(".gitignore", "/target\n");
    let answer = workshop.run(&["init"]).must_be(0);
    assert_eq!(
        (&*workshop.text("README.md"), &*workshop.text(".gitignore")),
        ("ours", "/target\n")
    );
    assert!(answer.err.contains("/ledger/"), "people are not left to git: {}", answer.err);

    let workshop = Workshop::empty();
    workshop.write("content/pages/a.md", "ours");
    workshop.run(&["init"]).must_be(2);
    workshop.run(&["init", "--base-url", "https://a.example/?q"]).must_be(2);
    assert_eq!(files_below(workshop.root()), ["content/pages/a.md"]);
}

#[test]
fn a_dry_run_writes_nothing() {
    let workshop = Workshop::empty();
    let answer = workshop.run(&["init", "--dry-run", "--ci", "forgejo"]).must_be(0);
    assert!(
        answer.out.contains("blason.toml") && answer.out.contains(".forgejo"),
        "{}",
        answer.out
    );
    assert!(files_below(workshop.root()).is_empty());
    let (workshop, _) = begun(&["--language", "en,fr"]);
    let before = files_below(workshop.root());
    for arguments in [
        &["new", "badge", "listening"][..],
        &["new", "version", "helping-hand"],
        &["new", "issuer", "fabrique"],
        &["new", "page", "charter"],
    ] {
        let answer = workshop.run(&[arguments, &["--dry-run"]].concat()).must_be(0);
        assert!(answer.out.contains("content/"), "{}", answer.out);
        assert_eq!(files_below(workshop.root()), before);
    }
}

#[test]
fn what_is_new_has_nothing_to_report() {
    let (workshop, _) = begun(&["--language", "en,fr"]);
    workshop.run(&["new", "badge", "listening", "--name", "Listening"]).must_be(0);
    workshop.run(&["new", "page", "charter"]).must_be(0);
    workshop.run(&["new", "issuer", "fabrique", "--name", "La Fabrique"]).must_be(0);
    assert_eq!(workshop.findings()["errors"], 0);
    let site = workshop.build();
    assert!(!site.contains_key("badges/listening/index.html"), "a draft is not published");
    let site_with_drafts = workshop.build_with(&["--drafts", "--out", "drafts"]).must_be(0);
    drop(site_with_drafts);
    assert!(workshop.root().join("drafts/badges/listening/index.html").exists());
    // A slip of the hand is told, and nothing is written.
    let near = workshop.run(&["new", "version", "helping-hnad"]).must_be(2);
    assert!(near.err.contains("helping-hand"), "{}", near.err);
    let near = workshop.run(&["new", "badge", "Écoute attentive"]).must_be(2);
    assert!(near.err.contains("ecoute-attentive"), "{}", near.err);
    let near = workshop.run(&["new", "badge", "x", "--issuer", "fabriqe"]).must_be(2);
    assert!(near.err.contains("fabrique"), "{}", near.err);
    workshop.run(&["new", "badge", "listening"]).must_be(2);
    workshop.run(&["new", "translation", "listening", "de"]).must_be(2);
    workshop.run(&["new", "translation", "listening", "en"]).must_be(2);
}

#[test]
fn a_translation_knows_when_its_text_has_changed() {
    let (workshop, _) = begun(&["--language", "en"]);
    workshop.replace("blason.toml", "languages = [\"en\"]", "languages = [\"en\", \"fr\"]");
    let translate = ["new", "translation", "badges/helping-hand", "fr"];
    workshop.run(&translate).must_be(0);
    let file = "content/badges/helping-hand/index.fr.md";
    assert!(
        workshop.text(file).contains("# Helping hand\nname = \"\"\n"),
        "{}",
        workshop.text(file)
    );
    assert_eq!(workshop.findings()["errors"], 0);
    workshop.run(&translate).must_be(0);
    workshop.replace("content/badges/helping-hand/index.md", "two hours", "three hours");
    let stale = |workshop: &Workshop| {
        let found = workshop.findings();
        let all = found["findings"].as_array().expect("findings").clone();
        all.iter().any(|it| it["code"] == "T102")
    };
    assert!(stale(&workshop));
    let before = workshop.text(file);
    let answer = workshop.run(&translate).must_be(1);
    assert!(answer.err.contains("--confirm"), "{}", answer.err);
    assert_eq!(workshop.text(file), before, "nobody said that it was read again");
    workshop.run(&[&translate[..], &["--confirm"]].concat()).must_be(0);
    assert!(!stale(&workshop));
}

#[test]
fn a_promise_is_kept_when_the_text_goes_on() {
    let workshop = Workshop::small();
    let listed = |workshop: &Workshop| -> Vec<(String, Vec<u8>)> {
        let site = workshop.build();
        let signed = |path: &String| path.starts_with("awards/") && ends(path, "json");
        site.into_iter().filter(|(path, _)| signed(path)).collect()
    };
    let before = listed(&workshop);
    assert!(!before.is_empty());
    let badges = workshop.root().join("content/badges");
    let slugs: Vec<String> = files_below(&badges)
        .iter()
        .filter_map(|path| {
            Some(path.split_once('/')?.0.to_owned()).filter(|_| path.ends_with("/index.md"))
        })
        .collect();
    assert!(!slugs.is_empty());
    for slug in &slugs {
        workshop.run(&["new", "version", slug, "--label", "97"]).must_be(0);
    }
    assert_eq!(workshop.findings()["errors"], 0);
    // Every credential that was published is the same, byte for byte.
    assert!(before == listed(&workshop), "a new version changed a credential");
}

#[test]
fn shells_complete_what_can_be_typed() {
    let workshop = Workshop::empty();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = workshop.run(&["completions", shell]).must_be(0).out;
        for word in ["translation", "--dry-run", "verify"] {
            assert!(script.contains(word.trim_start_matches("--")), "{shell}: {word}");
        }
    }
    let script = workshop.run(&["completions", "bash"]).out;
    workshop.write("blason.bash", script);
    let bash = Command::new("bash").arg("-n").arg(workshop.root().join("blason.bash")).status();
    assert!(bash.is_ok_and(|it| it.success()));
}
