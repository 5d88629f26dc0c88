//! The home of the year: a catalogue under git, its keys and its ledger outside, and clones of it on a
//! machine that has neither.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use blason::ground::Instant;

use crate::workshop::{Answer, Tree, ends, tree};

/// Where the site is published.
pub(super) const BASE: &str = "https://badges.example.org/";
/// Whoever commits.
const COMMITTER: &str = "Atelier";

const SETTINGS: &str = r#"base_url = "https://badges.example.org/"
title = "Badges de l’Atelier"
language = "fr"
languages = ["fr"]
issuer = "atelier"
[build]
formats = ["ob3", "ob2"]
[ledger]
path = "../registre"
"#;
const ISSUER: &str = r#"+++
name = "L’Atelier"
url = "https://example.org/"
email = "badges@example.org"
+++
"#;
const PICTURE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90"><circle cx="45" cy="45" r="40" fill="#264"/></svg>
"##;

/// The home of whoever keeps the catalogue.
pub(super) struct House {
    folder: tempfile::TempDir,
    /// The day that it is.
    day: String,
}

/// A clone of the catalogue, built from seals alone.
pub(super) struct Clone {
    folder: tempfile::TempDir,
    /// The day that it is.
    day: String,
}

impl House {
    /// A catalogue of three badges; none when there is no git.
    pub(super) fn new() -> Option<Self> {
        Command::new("git").arg("--version").output().ok()?;
        let house = Self { folder: tempfile::tempdir().expect("a folder"), day: String::new() };
        house.write("blason.toml", SETTINGS);
        house.write(".gitignore", "public/\n.blason/\n");
        house.write("content/issuers/atelier.md", ISSUER);
        for (slug, name, more) in [
            ("reparer", "Réparer", "valid_for = \"P6M\"\n"),
            ("ecouter", "Écouter", ""),
            ("accueillir", "Accueillir", ""),
        ] {
            let text = format!(
                "+++\nname = \"{name}\"\ndescription = \"Savoir {name}.\"\nimage_alt = \"Un rond\"\n\
                 licence = \"CC-BY-SA-4.0\"\n{more}+++\nTrois fois, avec quelqu’un.\n"
            );
            house.write(&format!("content/badges/{slug}.md"), &text);
            house.write(&format!("content/badges/{slug}.svg"), PICTURE);
        }
        house.git(&["init", "--quiet", "--initial-branch", "main"]);
        Some(house)
    }

    /// The next day on which something happens.
    pub(super) fn on(&mut self, day: &str) {
        day.clone_into(&mut self.day);
    }

    /// The day that it is.
    pub(super) fn day(&self) -> &str {
        &self.day
    }

    /// The folder of the catalogue.
    pub(super) fn root(&self) -> PathBuf {
        self.folder.path().join("catalogue")
    }

    /// Writes a file of the catalogue.
    pub(super) fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// Writes a file outside the repository, and says where.
    pub(super) fn outside(&self, name: &str, text: &str) -> String {
        let path = self.folder.path().join(name);
        fs::write(&path, text).expect("a file");
        path.to_str().expect("Unicode").to_owned()
    }

    /// Runs a command in the catalogue, with the keys of the home.
    #[track_caller]
    pub(super) fn run(&self, arguments: &[&str]) -> Answer {
        let home = self.folder.path().join("home");
        program(&self.root(), &home, &self.day, arguments)
    }

    /// Everything that the ledger says.
    pub(super) fn ledger(&self) -> String {
        let files = tree(&self.folder.path().join("registre"));
        let text = |(path, bytes): (String, Vec<u8>)| {
            if ends(&path, "csv") {
                String::from_utf8(bytes).expect("UTF-8")
            } else {
                String::new()
            }
        };
        files.into_iter().map(text).collect()
    }

    /// Seals, commits, clones, and builds the clone from the seals alone.
    #[track_caller]
    pub(super) fn publish(&self, what: &str) -> Clone {
        self.run(&["sign"]).must_be(0);
        let clone = self.clone_as_it_is(what);
        clone.build().must_be(0);
        clone
    }

    /// Commits and clones.
    pub(super) fn clone_as_it_is(&self, what: &str) -> Clone {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "-m", what]);
        let folder = tempfile::tempdir().expect("a folder");
        let to = folder.path().join("catalogue");
        self.git(&["clone", "--quiet", ".", to.to_str().expect("Unicode")]);
        Clone { folder, day: self.day.clone() }
    }

    /// Keeps the catalogue and its site in a folder, for others to read.
    pub(super) fn keep(&self, folder: &Path, site: &Tree) {
        let catalogue = tree(&self.root().join("content")).into_iter();
        let catalogue = catalogue.map(|(path, bytes)| (format!("catalogue/content/{path}"), bytes));
        let site = site.iter().map(|(path, bytes)| (format!("site/{path}"), bytes.clone()));
        for (path, bytes) in catalogue.chain(site) {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
            fs::write(path, bytes).expect("a file");
        }
    }

    fn git(&self, arguments: &[&str]) {
        git(&self.root(), arguments);
    }
}

impl Clone {
    /// The folder of the clone.
    pub(super) fn root(&self) -> PathBuf {
        self.folder.path().join("catalogue")
    }

    /// Runs a command in the clone: no key, no ledger, an empty home.
    pub(super) fn run(&self, arguments: &[&str]) -> Answer {
        program(&self.root(), &self.folder.path().join("home"), &self.day, arguments)
    }

    /// Builds from the seals alone.
    pub(super) fn build(&self) -> Answer {
        self.run(&["build", "--locked"])
    }

    /// What was built.
    pub(super) fn site(&self) -> Tree {
        tree(&self.root().join("public"))
    }

    /// Every object that git keeps, unpacked, by its name.
    pub(super) fn objects(&self) -> Vec<(String, Vec<u8>)> {
        let all = git(&self.root(), &["cat-file", "--batch-all-objects", "--batch"]);
        let mut objects = Vec::new();
        let mut rest = &*all;
        while let Some(end) = rest.iter().position(|it| *it == b'\n') {
            let head = String::from_utf8_lossy(&rest[..end]).into_owned();
            let size: usize =
                head.rsplit(' ').next().and_then(|it| it.parse().ok()).expect("a size");
            objects.push((head, rest[end + 1..][..size].to_vec()));
            rest = &rest[end + 1 + size + 1..];
        }
        objects
    }

    /// What git tells of its history.
    pub(super) fn history(&self) -> Vec<u8> {
        git(&self.root(), &["log", "--patch", "--all", "--no-color", "--no-ext-diff"])
    }
}

/// The program, with nothing of the surroundings but a home and a day.
fn program(root: &Path, home: &Path, day: &str, arguments: &[&str]) -> Answer {
    let seconds = Instant::parse(day).expect("a day").seconds().to_string();
    let mut command = Command::new(env!("CARGO_BIN_EXE_blason"));
    command.env_clear().env("HOME", home).env("LANG", "C").env("SOURCE_DATE_EPOCH", seconds);
    if let Some(path) = std::env::var_os("PATH") {
        command.env("PATH", path);
    }
    command.current_dir(root).args(arguments).stdin(Stdio::null());
    command.output().expect("the program starts").into()
}

#[track_caller]
fn git<S: AsRef<OsStr>>(folder: &Path, arguments: &[S]) -> Vec<u8> {
    let mut command = Command::new("git");
    command.current_dir(folder).env("HOME", folder).env("GIT_CONFIG_NOSYSTEM", "1");
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), COMMITTER);
        command.env(format!("GIT_{who}_EMAIL"), "atelier@example.org");
    }
    let output = command.args(arguments).stdin(Stdio::null()).output().expect("git starts");
    assert!(output.status.success(), "git: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}
