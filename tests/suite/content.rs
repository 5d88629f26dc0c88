//! Our own files as a whole: what the rules say, which file is what, lines that cannot be read.

use blason::ground::report::placeholders;
use blason::ground::{Bilingual, Rule, Source, Sources};

use crate::support::{SOUND, check_mistakes, check_sound, run_sources, said};

#[test]
fn the_sound_catalogue_has_no_finding() {
    let catalogue = check_sound("");
    assert_eq!(catalogue.badges.len(), 2);
    assert_eq!(catalogue.versions[0].image.as_ref().map(|art| art.file.0), Some(1));
}

#[test]
fn both_languages_of_a_rule_ask_for_the_same() {
    let content = blason::content::rules::RULES.iter().copied();
    let model = blason::model::rules::RULES.iter().copied();
    for rule in content.chain(model).chain(blason::check::rules()) {
        let Rule { code, severity: _, message, reason, way_out } = rule;
        for Bilingual { fr, en } in [message, reason, way_out] {
            assert_eq!(placeholders(fr), placeholders(en), "{code}: {fr} / {en}");
            assert!(!fr.is_empty() && !en.is_empty(), "{code}");
        }
        for sentence in [reason, way_out] {
            assert!(sentence.fr.ends_with(['.', '?']), "{code}: {}", sentence.fr);
            assert!(sentence.en.ends_with(['.', '?']), "{code}: {}", sentence.en);
        }
    }
}

#[test]
fn nothing_is_passed_over_in_silence() {
    check_mistakes(
        r#"
=== content/endorsements/a.toml
state = "accepted"
^ S122
=== content/endorsements/b.json
{}
^ S121
=== content/endorsements/deep/c.md
Bonjour
^ L034
=== content/paths/a.md
+++
^ L033
+++
=== content/notes.md
Bonjour
^ L034
=== content/badges/ecoute/brouillon.md
Bonjour
^ L034
=== content/badges/ecoute/photo.jpg
x
=== content/pages/Aide.md
+++
^ L029
name = "Aide"
+++
Texte
=== content/pages/sans.md
Bonjour
^^^^^^^ L024
=== content/pages/ouvert.md
+++
^^^ L024
name = "Aide"
"#,
    );
}

#[test]
fn lines_that_cannot_be_read() {
    check_mistakes(
        r#"
=== content/frameworks/a.toml
name = "A
        ^ L011
[[term]]
slug = b
       ^ L011
name = "B"
nom = "C"
=== content/frameworks/b.toml
nom = "B"
^^^ L003
licence = 3
          ^ L012
name = "B"
name = "C"
^^^^ L011
"#,
    );
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_fine() {
    let page = "\u{feff}+++\r\nname = \"Aide\"\r\n+++\r\nUn\r\n\r\nDeux\r\n";
    let mut files: Vec<Source> =
        Sources::from_listing(SOUND).files().map(|(_, file)| file.clone()).collect();
    files.push(Source { path: "content/pages/aide.md".into(), bytes: page.as_bytes().into() });
    let settings = files.iter_mut().find(|file| &*file.path == "blason.toml").unwrap();
    let text = String::from_utf8(settings.bytes.to_vec()).unwrap();
    settings.bytes = format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes().into();
    let run = run_sources(Sources::new(files, Vec::new()));
    assert!(run.report.findings().is_empty(), "{}", said(&run));
    let catalogue = run.catalogue.unwrap();
    assert_eq!(catalogue.pages[0].body.in_lang(catalogue.language()), "Un\n\nDeux");
}

#[test]
fn spans_are_right_after_a_byte_order_mark() {
    let page = "\u{feff}+++\nnom = \"Aide\"\nname = \"Aide\"\n+++\nUn\n";
    let mut files: Vec<Source> =
        Sources::from_listing(SOUND).files().map(|(_, file)| file.clone()).collect();
    files.push(Source { path: "content/pages/aide.md".into(), bytes: page.as_bytes().into() });
    let run = run_sources(Sources::new(files, Vec::new()));
    let place = crate::support::place(&run.sources, &run.report.findings()[0]);
    assert_eq!(place, "content/pages/aide.md:2:1 L003 ^^^");
}

#[test]
fn a_control_character_is_refused() {
    check_mistakes(
        r#"
=== content/pages/aide.md
+++
name = "Ai\u0000de"
       ^^^^^^^^^^^^ L013
+++
Texte
"#,
    );
}

#[test]
fn terms_of_a_framework() {
    check_mistakes(
        r#"
=== content/frameworks/a.toml
name = "A"
[[family]]
slug = "un"
name = "Un"
[[posture]]
slug = "un"
       ^^^^ L038
name = "Un"
ladder = true
^^^^^^ L003
[[term]]
^^^^^^^^ L001
slug = "deux"
"#,
    );
}
