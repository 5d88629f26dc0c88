//! The four changes of `docs/changes`: the documentation shows what the program really says of them.
//! `BLASON_ACCEPT=1 cargo test` writes it anew.

use std::fs;

use crate::workshop::{Answer, Workshop, files_below, repository};

/// Each change, and the exit code that it asks for.
const CHANGES: [(&str, i32); 4] = [
    ("1-slip", 0),
    ("2-criteria-in-place", 1),
    ("3-criteria-next-version", 0),
    ("4-other-host", 1),
];

/// What the program says of a change of the example.
fn account(change: &str, language: &str) -> Answer {
    let (before, after) = (Workshop::example(), Workshop::example());
    let folder = repository().join("docs/changes").join(change);
    for path in files_below(&folder) {
        after.write(&path, fs::read(folder.join(&path)).expect("a file of the change"));
    }
    // The same words on every machine: places are shown by short names.
    let base = before.root().to_str().expect("Unicode");
    let mut answer = after.run(&["--lang", language, "diff", base]);
    answer.out = answer.out.replace(base, if language == "fr" { "avant" } else { "before" });
    answer
}

#[test]
fn the_documentation_shows_what_is_said() {
    let mut wrong = Vec::new();
    for (page, language) in [("docs/review.md", "en"), ("docs/fr/relecture.md", "fr")] {
        let file = repository().join(page);
        let mut text = fs::read_to_string(&file).expect("a page");
        let before = text.clone();
        for (change, code) in CHANGES {
            let answer = account(change, language).must_be(code);
            let mark = format!("<!-- {change} {language} -->\n```text\n");
            let start =
                text.find(&mark).unwrap_or_else(|| panic!("{page} lacks {mark}")) + mark.len();
            let end = start + text[start..].find("```\n").expect("the end of a block");
            text.replace_range(start..end, &format!("{}\n", answer.out.trim_end()));
        }
        if text != before {
            if std::env::var_os("BLASON_ACCEPT").is_some() {
                fs::write(&file, &text).expect("a page can be written");
            } else {
                wrong.push(page);
            }
        }
    }
    assert!(wrong.is_empty(), "`BLASON_ACCEPT=1 cargo test` writes these anew: {wrong:?}");
}

#[test]
fn each_change_is_fit_to_be_published() {
    for (change, _) in CHANGES {
        let after = Workshop::example();
        let folder = repository().join("docs/changes").join(change);
        for path in files_below(&folder) {
            after.write(&path, fs::read(folder.join(&path)).expect("a file of the change"));
        }
        after.run(&["check"]).must_be(0);
    }
}
