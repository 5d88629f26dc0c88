//! The house keeps its own rules: floors, doors, sizes, introductions, and the sentences of every
//! rule. The tables are those that people read: `ARCHITECTURE.md` and the comments of `Cargo.toml`.

use std::collections::{BTreeMap, BTreeSet};

use crate::workshop::{repository, rust_files, text};

/// Most lines of code in a file, its tests, comments and blank lines not counted.
const LONGEST_FILE: usize = 500;

/// Names that say nothing about what they name.
const EMPTY_WORDS: [&str; 6] = ["process", "handle", "manage", "utils", "helpers", "common"];

// --- Floors --------------------------------------------------------------------------------------

#[test]
fn a_room_leans_on_lower_floors_only() {
    let floors = floors();
    let exceptions = exceptions();
    let mut used = BTreeSet::new();
    let mut wrong = Vec::new();
    for (path, code) in sources() {
        let Some(room) = room_of(&path) else { continue };
        let floor = floors.get(room).unwrap_or_else(|| panic!("ARCHITECTURE.md lacks {room}"));
        for other in rooms_named_in(&path, &code) {
            let Some(below) = floors.get(other.as_str()) else { continue };
            let pair = (room.to_owned(), other.clone());
            if other == room || below < floor {
                continue;
            }
            if exceptions.contains(&pair) {
                used.insert(pair);
            } else {
                wrong.push(format!("{path} leans on `{other}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(used, exceptions, "an exception that nobody needs is a lie");
}

#[test]
fn the_rooms_stand_in_the_library_floor_by_floor() {
    let floors = floors();
    let library = text("src/lib.rs");
    let rooms: Vec<&str> = library
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    let known: BTreeSet<&str> = floors.keys().map(String::as_str).collect();
    assert_eq!(rooms.iter().copied().collect::<BTreeSet<_>>(), known);
    let order: Vec<u8> = rooms.iter().map(|room| floors[*room]).collect();
    assert!(order.is_sorted(), "{rooms:?} stand on floors {order:?}");
}

#[test]
fn the_test_of_floors_sees_every_way_into_a_room() {
    let ways = "use crate::shell::disk;\nuse crate::{cli, ground::{Slug, site}};\n\
                fn f() { super::super::render::x() } // crate::formats\n";
    let seen = rooms_named_in("src/model/links.rs", &without_comments(ways));
    let seen: Vec<&str> = seen.iter().map(String::as_str).collect();
    assert_eq!(seen, ["cli", "ground", "render", "shell"]);
}

/// The floor of each room, from the table of `ARCHITECTURE.md`.
fn floors() -> BTreeMap<String, u8> {
    let rows = table("| floor | room |");
    rows.into_iter()
        .map(|row| (row[1].trim_matches('`').to_owned(), row[0].parse().expect("a floor")))
        .collect()
}

/// Who may lean on whom all the same, from the second table of `ARCHITECTURE.md`.
fn exceptions() -> BTreeSet<(String, String)> {
    let name = |cell: &str| cell.trim_matches('`').to_owned();
    table("| room | leans on |").iter().map(|row| (name(&row[0]), name(&row[1]))).collect()
}

/// The rows of the table of `ARCHITECTURE.md` whose first line begins so; none when there is none.
fn table(heading: &str) -> Vec<Vec<String>> {
    let page = text("ARCHITECTURE.md");
    let rows = page.lines().skip_while(|line| !line.starts_with(heading)).skip(2);
    let rows = rows.take_while(|line| line.starts_with('|'));
    let cells =
        |row: &str| row.trim_matches('|').split('|').map(|it| it.trim().to_owned()).collect();
    rows.map(cells).collect()
}

/// The room of a file: `src/<room>/…`; none for `lib.rs` and `main.rs`.
fn room_of(path: &str) -> Option<&str> {
    path.strip_prefix("src/")?.split_once('/').map(|(room, _)| room)
}

/// The rooms that code names, as `crate::room`, in a group, or by climbing out of its own.
fn rooms_named_in(path: &str, code: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    for after in pieces_after(code, "crate::") {
        match after.strip_prefix('{') {
            None => rooms.extend([first_word(after)]),
            Some(group) => rooms.extend(words_of_group(group)),
        }
    }
    let depth = depth(path);
    for after in pieces_after(code, "super::") {
        let mut rest = after;
        let mut climbed = 1;
        while let Some(more) = rest.strip_prefix("super::") {
            rest = more;
            climbed += 1;
        }
        if climbed >= depth {
            match rest.strip_prefix('{') {
                None => rooms.extend([first_word(rest)]),
                Some(group) => rooms.extend(words_of_group(group)),
            }
        }
    }
    rooms.remove("");
    rooms
}

/// How many modules deep a file is below the crate.
fn depth(path: &str) -> usize {
    let inside = path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    inside.split('/').count()
}

/// What follows each place where `mark` begins a path.
fn pieces_after<'a>(code: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    code.match_indices(mark).filter_map(move |(at, _)| {
        let before = code[..at].chars().next_back();
        let begins = before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '_' | ':'));
        begins.then_some(&code[at + mark.len()..])
    })
}

/// The first words of a group `{a, b::{c, d}}`, its opening brace already taken.
fn words_of_group(group: &str) -> Vec<String> {
    let mut words = vec![first_word(group.trim_start())];
    let mut level = 0_i32;
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => level += 1,
            '}' if level == 0 => break,
            '}' => level -= 1,
            ',' if level == 0 => words.push(first_word(group[at + 1..].trim_start())),
            _ => {}
        }
    }
    words
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

// --- Doors ---------------------------------------------------------------------------------------

#[test]
fn a_package_comes_in_by_its_own_door() {
    let doors = doors();
    let mut wrong = Vec::new();
    let mut used: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (path, code) in sources() {
        let Some(room) = room_of(&path) else { continue };
        for (package, rooms) in doors.iter().filter(|(package, _)| imports(&code, package)) {
            used.entry(package).or_default().insert(room.to_owned());
            let welcome = rooms.contains("guest") && room != "cli" || rooms.contains(room);
            if !welcome {
                wrong.push(format!("{path} imports `{package}`, whose doors are {rooms:?}"));
            }
        }
    }
    for (package, rooms) in &doors {
        let found = used.remove(package.as_str()).unwrap_or_default();
        let idle = rooms.iter().filter(|room| *room != "guest" && !found.contains(*room));
        wrong.extend(idle.map(|room| format!("`{room}` does not import `{package}`")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// By package, as Rust spells it: the rooms before the dash of the comment above it.
fn doors() -> BTreeMap<String, BTreeSet<String>> {
    let manifest = text("Cargo.toml");
    let lines = manifest.lines().skip_while(|line| *line != "[dependencies]").skip(1);
    let mut doors = BTreeMap::new();
    let mut rooms = None;
    for line in lines.take_while(|line| !line.starts_with('[')) {
        if let Some(comment) = line.strip_prefix("# ") {
            let named = comment.split_once(" — ").map(|(rooms, _)| rooms);
            let named =
                named.filter(|rooms| rooms.chars().all(|c| c.is_lowercase() || ", ".contains(c)));
            rooms = rooms.or(named);
        } else if let Some((package, _)) = line.split_once(" = ") {
            let rooms = rooms.take().unwrap_or_else(|| panic!("who imports {package}, and why?"));
            let rooms = rooms.split(", ").map(str::to_owned).collect();
            doors.insert(package.replace('-', "_"), rooms);
        }
    }
    assert!(doors.len() > 10, "the doors of Cargo.toml were not understood");
    doors
}

/// Whether code names a package, and not a module of ours that has its name.
fn imports(code: &str, package: &str) -> bool {
    if code.contains(&format!(" ::{package}::")) {
        return true;
    }
    let path = format!("{package}::");
    let ours = |line: &str| {
        let line = line.trim_start();
        let word = |rest: &str| {
            rest.split(|c: char| !c.is_alphanumeric() && c != '_').any(|it| it == package)
        };
        line.starts_with("mod ") && word(line)
            || line.contains("use crate::") && word(line)
            || line.contains("use super::") && word(line)
            || line.contains("use self::") && word(line)
    };
    pieces_after(code, &path).next().is_some() && !code.lines().any(ours)
        || code.contains(&format!("use {package};"))
}

// --- Files ---------------------------------------------------------------------------------------

#[test]
fn every_file_introduces_itself() {
    let silent: Vec<String> = rust_files(&["src", "tests", "benches", "examples"])
        .into_iter()
        .filter(|path| !text(path).starts_with("//! "))
        .collect();
    assert!(silent.is_empty(), "these files do not open with `//!`: {silent:#?}");
}

#[test]
fn no_file_holds_too_much() {
    let long: Vec<String> = rust_files(&["src"])
        .into_iter()
        // Tables of sentences may be as long as they like; what only tests use is not counted.
        .filter(|path| !["rules.rs", "tests.rs", "sample.rs"].iter().any(|end| path.ends_with(end)))
        .filter_map(|path| {
            let lines = lines_of_code(&text(&path));
            (lines > LONGEST_FILE).then(|| format!("{path}: {lines} lines of code"))
        })
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn names_say_what_they_name() {
    let empty: Vec<String> = rust_files(&["src", "tests"])
        .into_iter()
        .filter(|path| path.split(['/', '.', '_']).any(|word| EMPTY_WORDS.contains(&word)))
        .collect();
    assert!(empty.is_empty(), "{empty:#?}");
}

fn lines_of_code(file: &str) -> usize {
    let body = file.split("\n#[cfg(test)]\nmod ").next().unwrap_or(file);
    let counts = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with("//");
    body.lines().filter(counts).count()
}

/// Every file of the library, without its comments.
fn sources() -> Vec<(String, String)> {
    let files = rust_files(&["src"]);
    files.into_iter().map(|path| (path.clone(), without_comments(&text(&path)))).collect()
}

/// Code without line comments. What follows `//` in a text is lost too: no door is named there.
fn without_comments(code: &str) -> String {
    let lines = code.lines().map(|line| line.split("//").next().unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_repository_names_no_place_outside_itself() {
    // Built from parts, so that this file does not name what it looks for.
    let roots = ["home", "root", "tmp", "Users"].map(|folder| format!("/{folder}/"));
    let mut wrong = Vec::new();
    for folder in ["src", "tests/suite", "docs", "benches"] {
        for path in crate::workshop::files_below(&repository().join(folder)) {
            let Ok(text) = std::fs::read_to_string(repository().join(folder).join(&path)) else {
                continue;
            };
            if roots.iter().any(|root| text.contains(root.as_str())) {
                wrong.push(format!("{folder}/{path}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
