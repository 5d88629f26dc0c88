//! What the documentation says is true: its catalogues build, its links lead somewhere, its
//! commands exist.

use std::fs;

use crate::workshop::{Workshop, ends, files_below, repository, text};

/// Every page of documentation, by its path.
fn pages() -> Vec<String> {
    let tops = fs::read_dir(repository()).expect("the repository can be read");
    let tops = tops.map(|it| it.expect("an entry").file_name().into_string().expect("Unicode"));
    let below = files_below(&repository().join("docs")).into_iter().map(|it| format!("docs/{it}"));
    let mut pages: Vec<String> = tops.chain(below).filter(|path| ends(path, "md")).collect();
    pages.sort();
    pages
}

/// The fenced blocks of a page: the words after the fence, and the lines.
fn blocks(page: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(words) = line.strip_prefix("```") else { continue };
        let inside: Vec<&str> =
            lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
        found.push((words.to_owned(), format!("{}\n", inside.join("\n"))));
    }
    found
}

/// A block whose fence names a file (```` ```toml blason.toml ````) is that file: the files of one
/// page are a catalogue, and it builds without a finding.
#[test]
fn the_catalogues_of_the_documentation_build() {
    let mut built = 0;
    for page in pages() {
        let workshop = Workshop::empty();
        let mut files = 0;
        for (words, block) in blocks(&text(&page)) {
            if let Some((_, path)) = words.split_once(' ') {
                workshop.write(path, block);
                files += 1;
            }
        }
        if files == 0 {
            continue;
        }
        let found = workshop.findings();
        assert_eq!(found["errors"], 0, "{page}: {found:#}");
        workshop.build();
        built += 1;
    }
    assert!(built > 0, "no page of the documentation shows a catalogue");
}

#[test]
fn links_between_pages_lead_somewhere() {
    let mut dead = Vec::new();
    for page in pages() {
        let folder = repository().join(&page);
        let folder = folder.parent().expect("a page is in a folder");
        for link in text(&page).split("](").skip(1) {
            let link = link.split(')').next().unwrap_or_default();
            let file = link.split('#').next().unwrap_or_default();
            let outside = file.contains("://") || file.starts_with("mailto:") || file.is_empty();
            if !outside && !folder.join(file).exists() {
                dead.push(format!("{page}: {link}"));
            }
        }
    }
    assert!(dead.is_empty(), "{dead:#?}");
}

#[test]
fn commands_of_the_documentation_exist() {
    let workshop = Workshop::empty();
    let mut unknown = Vec::new();
    for page in pages() {
        for (words, block) in blocks(&text(&page)) {
            if words != "sh" {
                continue;
            }
            for line in block.lines().filter_map(|line| line.trim().strip_prefix("blason ")) {
                let line = line.split(['#', '|', '>', '&']).next().unwrap_or_default();
                let words: Vec<&str> = line.split_whitespace().collect();
                // Help is asked for, so that nothing is done.
                let help = workshop.run(&[words.as_slice(), &["--help"]].concat());
                if help.code != Some(0) {
                    unknown.push(format!("{page}: blason {line}: {}", help.err));
                }
            }
        }
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
}

/// Each option of the commands stands in the book.
#[test]
fn every_option_is_explained() {
    let workshop = Workshop::empty();
    let book = text("docs/commands.md");
    for command in ["build", "check", "sign", "audit"] {
        let help = workshop.run(&[command, "--help"]).must_be(0).out;
        for word in help.split_whitespace().filter(|word| word.starts_with("--")) {
            let option = word.trim_end_matches([',', '.', ')']);
            assert!(
                book.contains(&format!("`{option}")),
                "docs/commands.md does not tell {option}"
            );
        }
    }
}

/// Each key that a reader of our files takes stands in the book.
#[test]
fn every_key_is_explained() {
    let book = text("docs/files.md");
    let mut silent = Vec::new();
    let mut keys = 0;
    for file in crate::workshop::rust_files(&["src/content"]) {
        let code = text(&file);
        for call in [".take(\"", ".require(\"", ".table(\"", ".tables(\"", ".tables_up_to(\""] {
            for after in code.split(call).skip(1) {
                let key = after.split('"').next().unwrap_or_default();
                keys += 1;
                let forms =
                    [format!("`{key}"), format!("[{key}]"), format!("{key} ="), format!("{key},")];
                if !forms.iter().any(|form| book.contains(form)) {
                    silent.push(format!("{file}: {key}"));
                }
            }
        }
    }
    assert!(keys > 100, "hardly any key was found");
    assert!(silent.is_empty(), "docs/files.md does not tell {silent:#?}");
}
