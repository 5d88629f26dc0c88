//! Badges of elsewhere, brought in: each folder of `tests/imports` holds files in the shape of a
//! platform's, with the mistakes of real ones, and in `expected.txt` what becomes of them.
//! `BLASON_ACCEPT=1 cargo test` writes those anew.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use blason::content;
use blason::ground::{Report, Severity, Source, Sources};
use blason::import::elsewhere::{self, Foreign};
use blason::migration::{self, Proposal, Wishes};
use blason::model::Catalogue;

use crate::workshop::repository;

const SETTINGS: &str = "base_url = \"https://badges.example/\"\ntitle = \"Essai\"\nlanguage = \"fr\"\n\
    languages = [\"fr\", \"en\"]\nissuer = \"liens\"\n";
const ISSUER: &str =
    "+++\nname = \"Les Liens de Brélande\"\nurl = \"https://liens.example/\"\n+++\n";

/// A catalogue with one issuer and no badge.
fn empty() -> Sources {
    Sources::default()
        .with_file("blason.toml", SETTINGS.as_bytes())
        .with_file("content/issuers/liens.md", ISSUER.as_bytes())
}

/// Every file below a folder, in path order, named from it.
fn files(folder: &Path) -> Vec<Foreign> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).expect("below").to_string_lossy().into_owned();
            if name != "expected.txt" {
                let bytes = Some(std::fs::read(&path).expect("a file"));
                found.push(Foreign { name, bytes });
            }
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

fn propose(sources: &Sources, files: Vec<Foreign>) -> Proposal {
    let drafts = content::read(sources, &mut Report::new());
    migration::propose(elsewhere::read(files), sources, &drafts, Wishes::default())
}

fn applied(sources: &Sources, proposal: &Proposal) -> Sources {
    let new = proposal.files.iter().map(|file| Source {
        path: file.path.as_str().into(),
        bytes: file.bytes.as_slice().into(),
    });
    let old = sources.files().map(|(_, file)| file.clone());
    let kept = old.filter(|old| proposal.files.iter().all(|new| *new.path != *old.path));
    Sources::new(kept.chain(new).collect(), Vec::new())
}

/// What is found in a catalogue, codes only.
fn findings(sources: &Sources) -> Vec<String> {
    let mut report = Report::new();
    let drafts = content::read(sources, &mut report);
    drop(Catalogue::assemble(drafts, &mut report));
    let serious = |it: &&&blason::ground::Diagnostic| it.severity == Severity::Error;
    report
        .sorted()
        .iter()
        .filter(serious)
        .map(|it| format!("{} {:?}", it.rule.code, it.place))
        .collect()
}

/// A proposal as a person reads it: findings, files, account.
fn told(proposal: &Proposal) -> String {
    let mut out = String::new();
    for finding in proposal.report.sorted() {
        let said = finding.say(finding.rule.message, false);
        let place = match &finding.place {
            Some(blason::ground::report::Place::Path(path)) => path.to_string(),
            _ => String::new(),
        };
        writeln!(out, "{} {place}: {said}", finding.rule.code).expect("a string");
    }
    writeln!(out, "awards: {}\n\n{}", proposal.account.awards, proposal.account.text(false))
        .expect("a string");
    for file in &proposal.files {
        match std::str::from_utf8(&file.bytes) {
            Ok(text) => writeln!(out, "=== {}\n{text}", file.path).expect("a string"),
            Err(_) => {
                writeln!(out, "=== {} ({} bytes)\n", file.path, file.bytes.len())
                    .expect("a string");
            }
        }
    }
    out
}

fn samples() -> Vec<PathBuf> {
    let folder = repository().join("tests/imports");
    let mut all: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("tests/imports")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect();
    all.sort();
    all
}

#[test]
fn each_platform_becomes_what_is_expected() {
    let mut wrong = Vec::new();
    for folder in samples() {
        let found = told(&propose(&empty(), files(&folder)));
        let page = folder.join("expected.txt");
        if std::env::var_os("BLASON_ACCEPT").is_some() {
            std::fs::write(&page, &found).expect("expected.txt");
        }
        if std::fs::read_to_string(&page).unwrap_or_default() != found {
            wrong.push(folder.file_name().expect("a name").to_owned());
        }
    }
    assert!(wrong.is_empty(), "`BLASON_ACCEPT=1 cargo test` writes these anew: {wrong:?}");
    assert!(samples().len() >= 7);
}

#[test]
fn what_is_written_is_understood() {
    for folder in samples() {
        let after = applied(&empty(), &propose(&empty(), files(&folder)));
        // A badge whose picture is elsewhere is the one mistake that a source may cause.
        let rest: Vec<String> =
            findings(&after).into_iter().filter(|it| !it.starts_with("L001")).collect();
        assert!(rest.is_empty(), "{}: {rest:#?}", folder.display());
    }
}

#[test]
fn a_second_import_changes_nothing() {
    for folder in samples() {
        let once = applied(&empty(), &propose(&empty(), files(&folder)));
        let again = propose(&once, files(&folder));
        let paths: Vec<&String> = again.files.iter().map(|it| &it.path).collect();
        assert!(paths.is_empty(), "{}: {paths:?}", folder.display());
    }
}

#[test]
fn a_changed_source_changes_what_it_says_and_nothing_else() {
    let folder = repository().join("tests/imports/hosted");
    let first = applied(&empty(), &propose(&empty(), files(&folder)));
    let path = "content/badges/ecoute/index.md";
    let text = first[first.find(path).expect("the badge")].text().expect("text").to_owned();
    let mine = text.replacen("+++\n", "+++\n# à nous\nfamily = \"savoir-etre\"\n", 1);
    let edited = first.with_file(path, mine.as_bytes());
    assert!(propose(&edited, files(&folder)).files.is_empty(), "an edit of ours stays");

    let mut changed = files(&folder);
    for file in &mut changed {
        if file.name == "ecoute.json" {
            let text = String::from_utf8(file.bytes.take().expect("bytes")).expect("text");
            file.bytes = Some(text.replace("sans couper", "sans jamais couper").into_bytes());
        }
    }
    let after = propose(&edited, changed);
    let [file] = &after.files[..] else { panic!("{:?}", after.files) };
    let now = String::from_utf8(file.bytes.clone()).expect("text");
    assert!(now.contains("# à nous\nfamily = \"savoir-etre\"\n"), "{now}");
    let of = |text: &str, old: &str, new: &str| text.replace(old, new);
    let expected = of(&mine, "sans couper", "sans jamais couper");
    let without_origin = |text: &str| {
        text.lines()
            .filter(|line| !line.starts_with("origin"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(without_origin(&now), without_origin(&expected));
}

#[test]
fn nobody_is_named_in_what_is_written() {
    for folder in samples() {
        let proposal = propose(&empty(), files(&folder));
        let mut all = proposal.account.text(true);
        all += &proposal.account.json(true, serde_json::Value::Null);
        for file in &proposal.files {
            all += &String::from_utf8_lossy(&file.bytes);
        }
        for finding in proposal.report.findings() {
            all += &finding.say(finding.rule.message, true);
        }
        assert!(!all.to_lowercase().contains("camille@"), "{}", folder.display());
    }
}

#[test]
fn hostile_files_are_bounded() {
    let one = |name: &str, bytes: Vec<u8>| Foreign { name: name.to_owned(), bytes: Some(bytes) };
    let badge = |image: &str| {
        format!(
            "{{\"type\":\"BadgeClass\",\"name\":\"../../etc/passwd\",\"description\":\"d\",\
            \"criteria\":{{\"narrative\":\"<script>x</script><p>c</p>\"}},\"image\":\"{image}\"}}"
        )
    };
    let long = format!("data:image/png;base64,{}", "A".repeat(12 << 20));
    let svg =
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script>x</script></svg>";
    let active = format!("data:image/svg+xml,{}", svg.replace('<', "%3C").replace('>', "%3E"));
    let cycle = "{\"type\":\"BadgeClass\",\"id\":\"https://a.example/b\",\"name\":\"B\",\
        \"issuer\":\"https://a.example/b\",\"criteria\":\"https://a.example/b\"}";
    let deep = "{\"badge\":".repeat(5_000);
    let inputs = vec![
        one("../../a.json", badge(&long).into_bytes()),
        one("b.json", badge(&active).into_bytes()),
        one("c.json", badge("file:///etc/passwd").into_bytes()),
        one("d.json", cycle.into()),
        one("e.json", deep.into_bytes()),
        one("f.json", vec![0xff; 100]),
        one("g.png", b"\x89PNG\r\n\x1a\nbroken".to_vec()),
        one(
            "h.svg",
            b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg>&a;</svg>".to_vec(),
        ),
        Foreign { name: "i.json".to_owned(), bytes: None },
    ];
    let proposal = propose(&empty(), inputs);
    for file in &proposal.files {
        assert!(
            file.path.starts_with("content/badges/") && !file.path.contains(".."),
            "{}",
            file.path
        );
        let text = String::from_utf8_lossy(&file.bytes);
        assert!(!text.contains("root:") && !text.contains("alert"), "{text}");
        assert!(text.starts_with("<svg") || !text.contains("<script"), "{text}");
    }
    let badges = proposal.account.things.len();
    assert_eq!((badges, proposal.account.unread.len()), (4, 5), "{}", told(&proposal));

    // Many badges in one file: as many as are read, and a word about the rest.
    let many: Vec<String> =
        (0..25_000).map(|at| format!("{{\"name\":\"n{at}\",\"criteria\":\"c\"}}")).collect();
    let proposal =
        propose(&empty(), vec![one("many.json", format!("[{}]", many.join(",")).into_bytes())]);
    let found = proposal.account.things.len();
    assert!((19_000..=20_000).contains(&found), "{found}");
    assert_eq!(proposal.account.unread.len(), 1);
}

#[test]
fn samples_of_the_standards_are_read_without_a_panic() {
    let beside = repository().join("../shared/standards/data");
    let folder = std::env::var_os("BLASON_STANDARDS").map_or(beside, PathBuf::from);
    if !folder.is_dir() {
        let said = b"skipped: no samples of the standards\n";
        std::io::stderr().write_all(said).expect("standard error is open");
        return;
    }
    let found = files(&folder.join("samples"));
    let total = found.len();
    let proposal = propose(&empty(), found);
    assert!(total > 80 && proposal.account.things.len() > 20, "{total}");
    let after = applied(&empty(), &proposal);
    let rest: Vec<String> =
        findings(&after).into_iter().filter(|it| !it.starts_with("L001")).collect();
    assert!(rest.is_empty(), "{rest:#?}");
}

#[test]
fn each_defect_is_said_where_it_stands() {
    let cases = [
        ("O106", r#"{"recipient":{"identity":"a@b.example"},"badge":"x"}"#),
        (
            "O113",
            r#"{"name":"N","criteria":"c","alignments":[{"targetName":"n","targetUrl":"https://a.example"}]}"#,
        ),
        ("O118", "{\"name\":\"N\\u0007\",\"criteria\":\"c\"}"),
        ("O130", r#"{"name":"N","criteria":"c",}"#),
        ("O131", r#"{"name":"N" "criteria":"c"}"#),
        ("O132", r#"{"type":"BadgeClass","criteria":"c"}"#),
        ("O133", r#"{"name":"N","criteria":"c"}"#),
        ("O134", r#"{"name":"N","criteria":"https://a.example/c"}"#),
        ("O135", r#"{"name":"N","criteria":"c","image":"data:image/gif;base64,R0lGODlh"}"#),
        ("O136", r#"{"name":"N","criteria":"c","image":"https://a.example/i.png"}"#),
        ("O137", r#"{"name":"N","criteria":"c","alignment":[{"targetName":"n"}]}"#),
        ("O138", r#"{"name":"N","criteria":"c","@language":"breton"}"#),
    ];
    let clean = r#"{"name":"N","description":"d","criteria":"c","@language":"fr","image":"i.svg"}"#;
    let codes = |text: &str| {
        let files = vec![
            Foreign { name: "a.json".to_owned(), bytes: Some(text.as_bytes().to_vec()) },
            Foreign { name: "i.svg".to_owned(), bytes: Some(SVG.as_bytes().to_vec()) },
        ];
        let proposal = propose(&empty(), files);
        let said = proposal.report.sorted();
        let place = |it: &blason::ground::Diagnostic| match &it.place {
            Some(blason::ground::report::Place::Path(path)) => path.starts_with("a.json"),
            _ => false,
        };
        assert!(said.iter().all(|it| place(it)), "{text}");
        said.iter().map(|it| it.rule.code).collect::<Vec<_>>()
    };
    for (code, text) in cases {
        assert!(codes(text).contains(&code), "{code}: {:?}", codes(text));
    }
    assert!(codes(clean).is_empty(), "{:?}", codes(clean));
}

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\" viewBox=\"0 0 9 9\">\
    <circle cx=\"4\" cy=\"4\" r=\"4\"/></svg>";
