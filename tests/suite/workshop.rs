//! What tests stand on: a catalogue in a folder of its own, built by the program; the site that
//! came out; the repository. No test knows more of the program than this file does.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, SystemTime};

use blason::formats::Documents;
use blason::ground::{Instant, Report, Sources};
use blason::model::Catalogue;
use blason::proof::demonstration_key;
use blason::render::{Occasion, Pages, Theme};
use blason::site::build::Parts;
use blason::site::{Credentials, Gallery, Keyring, Outputs, Site};
use serde_json::Value;

/// The day that every site of these tests is built for.
pub(crate) const TODAY: &str = "2026-11-23";

/// Every published file by its path.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// A catalogue in a folder of its own, which goes when the test ends.
pub(crate) struct Workshop {
    folder: tempfile::TempDir,
}

/// What the program answered.
pub(crate) struct Answer {
    /// The exit code; none when it was killed.
    pub code: Option<i32>,
    /// What it printed.
    pub out: String,
    /// What it said.
    pub err: String,
}

impl Workshop {
    /// The small catalogue that has one of everything.
    pub(crate) fn small() -> Self {
        Self::from_listing(include_str!("small.txt"))
    }

    /// The example of the repository.
    pub(crate) fn example() -> Self {
        let workshop = Self::empty();
        for top in ["blason.toml", "content", "static"] {
            let from = repository().join(top);
            for path in if from.is_file() { vec![String::new()] } else { files_below(&from) } {
                let (from, name) = if path.is_empty() {
                    (from.clone(), top.to_owned())
                } else {
                    (from.join(&path), format!("{top}/{path}"))
                };
                workshop.write(&name, fs::read(from).expect("the example can be read"));
            }
        }
        workshop
    }

    /// A catalogue from a listing, in which each file opens with a line `=== path`.
    pub(crate) fn from_listing(listing: &str) -> Self {
        let workshop = Self::empty();
        for (_, file) in Sources::from_listing(listing).files() {
            workshop.write(&file.path, &*file.bytes);
        }
        workshop
    }

    /// A folder without anything.
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder for the test") }
    }

    /// The catalogue's folder.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file of the catalogue. It looks an hour old, so that no build need wait until its
    /// time of change can be trusted; each write is a little younger than the one before.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let file = self.root().join(path);
        fs::create_dir_all(file.parent().expect("a file is in a folder")).expect("a folder");
        let before = fs::metadata(&file).and_then(|it| it.modified());
        fs::write(&file, bytes).expect("a file of the test can be written");
        let hour = SystemTime::now() - Duration::from_hours(1);
        let time = before.map_or(hour, |before| before + Duration::from_millis(10));
        fs::File::options()
            .append(true)
            .open(&file)
            .and_then(|file| file.set_modified(time))
            .expect("a file's time can be set");
    }

    /// A file of the catalogue as text.
    pub(crate) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).expect("a text of the catalogue")
    }

    /// Replaces some words of a file, which must be there.
    pub(crate) fn replace(&self, path: &str, old: &str, new: &str) {
        let text = self.text(path);
        assert!(text.contains(old), "{path} does not say “{old}”");
        self.write(path, text.replace(old, new));
    }

    /// Removes a file.
    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.root().join(path)).expect("a file of the test can be removed");
    }

    /// A command of the program in this folder, without anything of the surroundings: no key, no
    /// date, English, nobody at the keyboard.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_blason"));
        command.arg("--root").arg(self.root()).args(arguments).stdin(Stdio::null());
        let secrets = ["BLASON_KEY", "BLASON_KEY_FILE", "BLASON_KEY_PASSPHRASE_FILE"];
        for name in secrets.into_iter().chain(["SOURCE_DATE_EPOCH", "LC_ALL", "LC_MESSAGES"]) {
            command.env_remove(name);
        }
        let home = self.root().join("nobody");
        command.env("LANG", "C").env("HOME", &home).env("XDG_CONFIG_HOME", &home);
        command
    }

    /// Runs a command of the program.
    pub(crate) fn run(&self, arguments: &[&str]) -> Answer {
        self.command(arguments).output().expect("the program starts").into()
    }

    /// Builds for [`TODAY`] with more arguments.
    pub(crate) fn build_with(&self, arguments: &[&str]) -> Answer {
        self.run(&[&["build", "--as-of", TODAY], arguments].concat())
    }

    /// Builds for [`TODAY`], which must go well, and returns the site.
    pub(crate) fn build(&self) -> Tree {
        self.build_with(&[]).must_be(0);
        self.site()
    }

    /// What is published now.
    pub(crate) fn site(&self) -> Tree {
        tree(&self.root().join("public"))
    }

    /// The findings of `check`, as JSON.
    pub(crate) fn findings(&self) -> Value {
        let answer = self.run(&["check", "--format", "json"]);
        serde_json::from_str(&answer.out).unwrap_or_else(|_| panic!("no JSON: {}", answer.err))
    }

    /// What the disk says of this catalogue.
    pub(crate) fn sources(&self) -> Sources {
        blason::shell::disk::read(self.root()).expect("the catalogue can be read")
    }
}

impl Answer {
    /// Panics with everything that was said when the exit code is another one.
    #[track_caller]
    pub(crate) fn must_be(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "out: {}\nerr: {}", self.out, self.err);
        self
    }
}

impl From<Output> for Answer {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the program speaks UTF-8");
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

/// Makes a site in memory, through the library, file by file in the order that `order` gives the
/// numbers of the files.
pub(crate) fn made(sources: &Sources, order: impl Fn(&mut Vec<usize>)) -> Tree {
    with_site(sources, |site| {
        let mut tree = Tree::new();
        let mut numbers: Vec<usize> = (0..site.singles() + site.awards()).collect();
        order(&mut numbers);
        let links = site.parts().catalogue.links();
        for number in numbers {
            if number < site.singles() {
                let bytes = site.single_bytes(number).expect("a file");
                tree.insert(site.single_path(number).to_owned(), bytes);
            } else {
                let at = number - site.singles();
                let (id, _) = site.award(at);
                for (file, bytes) in site.award_bytes(at).expect("the files of an award") {
                    tree.insert(links.award(id, file).to_string(), bytes);
                }
            }
        }
        tree
    })
}

/// Looks at a site through the library, without making any of its files.
pub(crate) fn with_site<T>(sources: &Sources, look: impl FnOnce(&Site<'_>) -> T) -> T {
    let mut report = Report::new();
    let drafts = blason::content::read(sources, &mut report);
    let catalogue = Catalogue::assemble(drafts, &mut report).expect("a sound catalogue");
    let theme = Theme::load(sources, &catalogue.settings.theme, &mut report);
    let gallery = Gallery::hang(&catalogue, sources, &mut report);
    let plan = blason::site::plan(&catalogue, sources, &theme, false, &mut report);
    report.gate().expect("no error stands in the report");
    let as_of = Instant::parse(TODAY).expect("a day");
    let ring = Keyring::default().with_demonstration_key();
    let key = demonstration_key().public().to_multikey();
    let documents = Documents::new(&catalogue, Some(key));
    let credentials = Credentials::new(&catalogue, &documents, &ring, as_of);
    let occasion = Occasion { as_of, demonstration: true, drafts: false };
    let pages = Pages::new(&catalogue, &theme, occasion);
    look(&Site::new(Parts {
        catalogue: &catalogue,
        sources,
        plan: &plan,
        gallery: &gallery,
        documents: &documents,
        credentials: &credentials,
        theme: &theme,
        pages: &pages,
        as_of,
        program: "a test",
    }))
}

/// Fails with the names of the files that differ, and the first line that does.
#[track_caller]
pub(crate) fn assert_same(one: &Tree, other: &Tree) {
    let names: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let differ: Vec<&String> =
        names.into_iter().filter(|name| one.get(*name) != other.get(*name)).collect();
    let Some(first) = differ.first() else { return };
    let text =
        |tree: &Tree| tree.get(*first).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let (one, other) = (text(one).unwrap_or_default(), text(other).unwrap_or_default());
    let lines = one.lines().zip(other.lines()).find(|(a, b)| a != b);
    panic!("{} files differ: {differ:?}\n{first}: {lines:?}", differ.len());
}

/// Every file below a folder, by its path.
pub(crate) fn tree(folder: &Path) -> Tree {
    let read = |path: String| {
        let bytes = fs::read(folder.join(&path)).expect("a file of the site can be read");
        (path, bytes)
    };
    files_below(folder).into_iter().map(read).collect()
}

/// The paths of all files below a folder, sorted; none when there is no such folder.
pub(crate) fn files_below(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = open.pop() {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        for entry in entries {
            let entry = entry.expect("a folder can be read");
            let name = entry.file_name().into_string().expect("names are Unicode");
            let path = format!("{prefix}{name}");
            if entry.path().is_dir() {
                open.push((entry.path(), format!("{path}/")));
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Whether a path has this ending; addresses are in lower case.
pub(crate) fn ends(path: &str, ending: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, found)| found == ending)
}

/// The repository of the program.
pub(crate) fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the repository as text.
pub(crate) fn text(path: &str) -> String {
    fs::read_to_string(repository().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every Rust file below some folders of the repository, by its path.
pub(crate) fn rust_files(folders: &[&str]) -> Vec<String> {
    let below = |folder: &&str| {
        let folder = (*folder).to_owned();
        let files = files_below(&repository().join(&folder));
        files.into_iter().map(move |file| format!("{folder}/{file}"))
    };
    let files = folders.iter().flat_map(below);
    files.filter(|path| Path::new(path).extension().is_some_and(|it| it == "rs")).collect()
}
