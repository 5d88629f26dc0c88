//! Every command that changes the author's files, struck at each of its effects on the disk: killed,
//! for real, in a process of its own; and with a disk that is full. The files are then as they were
//! before or as they will be after, nothing is left beside them, and the command run again ends as it
//! would have.
#![expect(
    clippy::disallowed_methods,
    clippy::exit,
    clippy::print_stderr,
    reason = "tests look at the disk, and end processes"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use clap::Parser;
use tempfile::TempDir;

use super::arguments::Arguments;
use crate::proof::SigningKey;
use crate::shell::effect::strike::{self, Blow};

/// Names the arguments of the command, between lines, to the process that is to be struck.
const ASKED: &str = "STRUCK_ARGUMENTS";
/// Names how it is struck, and after how many effects.
const HOW: &str = "STRUCK_HOW";
/// Says that this process strikes one command and does nothing else.
const DRIVES: &str = "STRUCK_DRIVER";
/// What that process says when it is done: one that ran no test says nothing.
const STRUCK: &str = "struck everywhere";
/// Most effects of one command; more is a loop.
const MOST: u32 = 200;

const TABLE: &str = "email;nom\nana@example.org;Ana Belmont\nbruno@example.org;Bruno Dautriche\n";
const MORE: &str = "email;nom\nana@example.org;Ana Belmont\nchloe@example.org;Chloé Équilbec\n";
const FILE: &str = "content/awards/2026-06-14-reparer.toml";

/// A small catalogue; its key is named beside it.
const FILES: [(&str, &str); 4] = [
    (
        "blason.toml",
        "base_url = \"https://badges.example.org/\"\ntitle = \"Badges\"\nlanguage = \"fr\"\nlanguages = [\"fr\"]\nissuer = \"liens\"\n[build]\nformats = [\"ob3\"]\n",
    ),
    (
        "content/badges/reparer.md",
        "+++\nname = \"Réparer\"\ndescription = \"Remettre en état.\"\nimage_alt = \"Un tournevis\"\nlicence = \"CC0-1.0\"\n+++\nTrois réparations.\n",
    ),
    (
        "content/badges/reparer.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><circle cx=\"4\" cy=\"4\" r=\"4\"/></svg>\n",
    ),
    ("people.csv", TABLE),
];

/// Every file by its path.
type Tree = BTreeMap<String, String>;

/// A catalogue in a folder of its own, `root/`, and its keys in another, `keys/`.
struct House {
    folder: TempDir,
}

/// What is asked of the program: its words. `{root}`, `{keys}`, `{key}`, the catalogue's own, and `{N}`,
/// the id of the award number N, are filled in.
struct Case {
    /// The name of its test.
    name: &'static str,
    before: &'static [&'static str],
    struck: &'static str,
    /// Whether it may be refused when it was done already: a second key is no mistake of the first.
    once: bool,
}

impl House {
    fn new() -> Self {
        let house = Self { folder: tempfile::tempdir().unwrap() };
        for (path, text) in FILES {
            house.write(&format!("root/{path}"), text);
        }
        let key = SigningKey::from_seed(&[7; 32]);
        let public = key.public().to_multikey();
        let issuer = format!(
            "+++\nname = \"Les Liens\"\nurl = \"https://example.org/\"\n[[key]]\npublic = \"{public}\"\nfrom = 2026-01-01\n+++\n"
        );
        house.write("root/content/issuers/liens.md", &issuer);
        house.write("keys/one.pem", &key.to_key_file());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            for (path, mode) in [("keys", 0o700), ("keys/one.pem", 0o600)] {
                let path = house.folder.path().join(path);
                fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
            }
        }
        house
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The same house again.
    fn copy(&self) -> Self {
        let copy = Self { folder: tempfile::tempdir().unwrap() };
        for path in everything_below(self.folder.path()) {
            let (from, to) = (self.folder.path().join(&path), copy.folder.path().join(&path));
            if from.is_dir() {
                fs::create_dir_all(&to).unwrap();
                fs::set_permissions(&to, fs::metadata(&from).unwrap().permissions()).unwrap();
            } else {
                fs::copy(from, to).unwrap();
            }
        }
        copy
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("root")
    }

    /// Every file of both folders, but the two of the memory that mean nothing by themselves.
    fn tree(&self) -> Tree {
        let root = self.folder.path();
        let files = everything_below(root).into_iter().filter(|path| root.join(path).is_file());
        files
            .map(|path| {
                let text = fs::read_to_string(root.join(&path)).unwrap();
                (path.to_str().unwrap().to_owned(), text)
            })
            .filter(|(path, _)| {
                !["root/.blason/.gitignore", "root/.blason/change.lock"].contains(&&**path)
            })
            .collect()
    }

    /// The words of a command, filled in.
    fn words(&self, command: &str) -> Vec<String> {
        let ids: Vec<String> = ids(&fs::read_to_string(self.root().join(FILE)).unwrap_or_default());
        let fill = |word: &str| {
            let mut word = word.replace("{root}", self.root().to_str().unwrap());
            word = word.replace("{keys}", self.folder.path().join("keys").to_str().unwrap());
            word = word.replace("{key}", &SigningKey::from_seed(&[7; 32]).public().to_multikey());
            for (at, id) in ids.iter().enumerate() {
                word = word.replace(&format!("{{{at}}}"), id);
            }
            word
        };
        let own = ["blason", "--root", "{root}", "--lang", "en"].into_iter();
        own.chain(command.split(' ')).map(fill).collect()
    }

    /// Runs these words in a process of its own.
    fn run(&self, words: &[String], blow: Option<(Blow, u32)>) -> Output {
        let mut command = itself("the_struck");
        command.env(ASKED, words.join("\n"));
        if let Some((blow, after)) = blow {
            command.env(HOW, format!("{blow:?} {after}"));
        }
        for name in ["BLASON_KEY", "BLASON_KEY_FILE", "BLASON_KEY_PASSPHRASE_FILE"] {
            command.env_remove(name);
        }
        let home = self.folder.path().join("nobody");
        command
            .env("HOME", &home)
            .env("XDG_CONFIG_HOME", &home)
            .env("SOURCE_DATE_EPOCH", "1795392000");
        command.output().unwrap()
    }

    #[track_caller]
    fn must(&self, command: &str) {
        let output = self.run(&self.words(command), None);
        assert_eq!(output.status.code(), Some(0), "{command}: {}", said(&output));
    }
}

/// The paths of all folders and files below a folder, each folder before what is in it.
fn everything_below(root: &Path) -> Vec<PathBuf> {
    let mut found = vec![PathBuf::new()];
    let mut at = 0;
    while let Some(path) = found.get(at).cloned() {
        at += 1;
        if root.join(&path).is_dir() {
            let entries = fs::read_dir(root.join(&path)).unwrap();
            found.extend(entries.map(|entry| path.join(entry.unwrap().file_name())));
        }
    }
    found
}

/// The process that is struck: nothing, unless it was started for that.
#[test]
fn the_struck() {
    let Ok(asked) = std::env::var(ASKED) else { return };
    let arguments = Arguments::parse_from(asked.lines());
    if let Ok(how) = std::env::var(HOW) {
        let (blow, after) = how.split_once(' ').unwrap();
        let blows = [Blow::Kill, Blow::KillWithin, Blow::Full];
        let blow = blows.into_iter().find(|it| format!("{it:?}") == blow).unwrap();
        strike::after(after.parse().unwrap(), blow);
    }
    std::process::exit(super::run(&arguments).into())
}

/// Strikes a command at each of its effects: in a process of its own, since a process that starts
/// others lends them, for a moment, the locks of every test beside it.
fn strike_everywhere(case: &Case) {
    if std::env::var_os(DRIVES).is_some() {
        drive(case);
        eprintln!("{STRUCK}");
        return;
    }
    let output = {
        let _alone = strike::alone();
        itself(case.name).env(DRIVES, "1").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()
    };
    let output = output.unwrap().wait_with_output().unwrap();
    let said = said(&output);
    assert!(output.status.success() && said.contains(STRUCK), "{said}");
}

/// This program of tests, to run one of them.
fn itself(test: &str) -> Command {
    let name = format!("{}::{test}", module_path!().split_once("::").unwrap().1);
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", &name, "--nocapture", "--quiet"]).stdin(Stdio::null());
    command
}

fn drive(case: &Case) {
    let house = House::new();
    house.write("root/more.csv", MORE);
    case.before.iter().for_each(|command| house.must(command));
    let before = house.tree();
    let done = house.copy();
    let words_of = |house: &House| house.words(case.struck);
    let output = done.run(&words_of(&done), None);
    assert_eq!(output.status.code(), Some(0), "{}: {}", case.struck, said(&output));
    let after = done.tree();
    assert_ne!(before, after, "{} does something", case.struck);

    for blow in [Blow::Kill, Blow::KillWithin] {
        let mut seen: BTreeSet<Tree> = BTreeSet::new();
        let (mut befores, mut afters) = (0, 0);
        for effects in 0..MOST {
            let house = house.copy();
            let words = words_of(&house);
            let output = house.run(&words, Some((blow, effects)));
            let hit = output.status.code().is_none();
            assert!(hit || output.status.code() == Some(0), "{}", said(&output));
            let next = house.run(&house.words("check"), None);
            let fine = next.status.code() == Some(0);
            assert!(fine, "{}, {blow:?} after {effects}: {}", case.struck, said(&next));
            let tree = house.tree();
            if tree == before {
                befores += 1;
                assert_eq!(afters, 0, "once it was decided, it is carried out");
            } else {
                afters += 1;
                assert_eq!(
                    shape(&tree),
                    shape(&after),
                    "{}, {blow:?} after {effects}",
                    case.struck
                );
            }
            if seen.insert(tree.clone()) {
                let again = house.run(&words, None);
                let fine = again.status.code() == Some(0) || case.once && tree != before;
                assert!(fine, "{}, {blow:?} after {effects}: {}", case.struck, said(&again));
                assert_eq!(shape(&house.tree()), shape(&after), "{} again", case.struck);
                ledger_fits(&house);
            }
            if !hit {
                break;
            }
        }
        let within = blow == Blow::KillWithin;
        assert!(befores > 1 && afters > if within { 0 } else { 2 }, "{befores}, {afters}");
    }

    for effects in 0..MOST {
        let house = house.copy();
        let output = house.run(&words_of(&house), Some((Blow::Full, effects)));
        if output.status.code() == Some(0) {
            assert!(effects > 3 && shape(&house.tree()) == shape(&after));
            break;
        }
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        let words = said(&output);
        assert!(
            words.contains("no storage space") && words.contains("Nothing was changed"),
            "{words}"
        );
        assert_eq!(house.tree(), before, "{}: the disk is full after {effects}", case.struck);
    }
}

/// A tree without what is drawn at random: the same for every run of a command.
fn shape(tree: &Tree) -> Tree {
    let drawn = ["id = ", "recipient = ", "status = ", "supersedes = ", "public = "];
    let line = |path: &str, line: &str| {
        if path.starts_with("root/ledger/") {
            return line.split_once(',').map_or_else(String::new, |(_, rest)| rest.to_owned());
        }
        let drawn = drawn.iter().find(|it| line.starts_with(**it));
        drawn.map_or(line, |drawn| drawn).to_owned()
    };
    let text = |path: &str, text: &str| -> String {
        if path.starts_with("keys/new") {
            return "a key".to_owned();
        }
        text.lines().map(|it| line(path, it) + "\n").collect()
    };
    tree.iter().map(|(path, it)| (path.clone(), text(path, it))).collect()
}

/// Whoever the ledger knows holds an award of the file, and the other way round.
fn ledger_fits(house: &House) {
    let read = |path: &str| fs::read_to_string(house.root().join(path)).unwrap_or_default();
    let ledger = read("ledger/2026-06-14-reparer.csv");
    let known: BTreeSet<&str> =
        ledger.lines().skip(1).filter_map(|it| it.split(',').next()).collect();
    let file = read(FILE);
    let awards = file.split("[[erased]]").next().unwrap();
    let held = ids(awards);
    assert_eq!(known, held.iter().map(String::as_str).collect());
}

/// The ids of awards, in their order.
fn ids(text: &str) -> Vec<String> {
    let ids = text.lines().filter_map(|line| line.strip_prefix("id = "));
    ids.map(|id| id.trim_matches('"').to_owned()).collect()
}

fn said(output: &Output) -> String {
    [&output.stderr, &output.stdout].map(|it| String::from_utf8_lossy(it)).concat()
}

const GIVE: &str = "award reparer --csv {root}/people.csv --date 2026-06-14";
const SIGN: &str = "sign --key {keys}/one.pem --as-of 2026-11-23";

#[test]
fn award() {
    strike_everywhere(&Case { name: "award", before: &[], struck: GIVE, once: false });
}

#[test]
fn award_to_more_people() {
    let struck = "award reparer --csv {root}/more.csv --date 2026-06-14";
    strike_everywhere(&Case { name: "award_to_more_people", before: &[GIVE], struck, once: false });
}

#[test]
fn sign() {
    strike_everywhere(&Case { name: "sign", before: &[GIVE], struck: SIGN, once: false });
}

#[test]
fn sign_what_is_gone() {
    let before = &[GIVE, SIGN, "erase {0} {1} --on 2026-11-01"];
    strike_everywhere(&Case { name: "sign_what_is_gone", before, struck: SIGN, once: false });
}

#[test]
fn revoke() {
    let struck = "revoke {0} --reason Erreur --on 2026-11-01";
    strike_everywhere(&Case { name: "revoke", before: &[GIVE], struck, once: false });
}

#[test]
fn suspend() {
    let struck = "suspend {0} {1} --reason Attente --on 2026-11-01";
    strike_everywhere(&Case { name: "suspend", before: &[GIVE], struck, once: false });
}

#[test]
fn reinstate() {
    let before = &[GIVE, "suspend {0} --on 2026-11-01"];
    strike_everywhere(&Case {
        name: "reinstate",
        before,
        struck: "reinstate {0} --on 2026-11-02",
        once: false,
    });
}

#[test]
fn erase() {
    let struck = "erase --person ana@example.org --on 2026-11-01";
    strike_everywhere(&Case { name: "erase", before: &[GIVE], struck, once: true });
}

#[test]
fn reissue() {
    let struck = "reissue {0} --until 2030-01-01 --on 2026-11-01";
    strike_everywhere(&Case { name: "reissue", before: &[GIVE], struck, once: false });
}

#[test]
fn reissue_to_a_new_address() {
    let struck = "reissue {0} --to ana@example.net --on 2026-11-01";
    strike_everywhere(&Case {
        name: "reissue_to_a_new_address",
        before: &[GIVE],
        struck,
        once: false,
    });
}

#[test]
fn new_key() {
    let struck = "key new --issuer liens --out {keys}/new.pem --from 2026-11-01 --no-passphrase";
    strike_everywhere(&Case { name: "new_key", before: &[], struck, once: true });
}

#[test]
fn retire_key() {
    let struck = "key retire {key} --on 2026-11-01";
    strike_everywhere(&Case { name: "retire_key", before: &[], struck, once: false });
}
