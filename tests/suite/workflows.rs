//! What `blason init --ci` writes for code hosts: the shape of the workflows, and their shell, run for
//! real in a repository with a proposal.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::workshop::{Answer, Workshop, ends, files_below};

const HOSTS: [&str; 3] = ["github", "gitlab", "forgejo"];

/// A shell block of a workflow: the name of its step, its text.
struct Block {
    step: String,
    script: String,
}

/// A catalogue with the workflows of a host, comments in this language.
fn with_host(host: &str, lang: &str) -> Workshop {
    let workshop = Workshop::empty();
    workshop.run(&["init", "--lang", lang, "--ci", host]).must_be(0);
    workshop
}

fn workflows(workshop: &Workshop) -> Vec<String> {
    let mut paths = files_below(workshop.root());
    paths.retain(|path| ends(path, "yml"));
    assert!(!paths.is_empty());
    paths
}

/// The shell blocks of a workflow: what stands under `run: |` and `- |`, or beside `run:`.
fn blocks(text: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut step = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let bare = line.trim_start().trim_start_matches("- ");
        if let Some(name) = bare.strip_prefix("name: ") {
            name.clone_into(&mut step);
        }
        let one = bare.strip_prefix("run: ").filter(|it| *it != "|");
        if let Some(script) = one {
            found.push(Block { step: step.clone(), script: script.to_owned() });
        }
        if bare != "run: |" && line.trim() != "- |" {
            continue;
        }
        let depth = line.len() - line.trim_start().len();
        let mut script = String::new();
        while let Some(next) = lines.peek() {
            if !next.trim().is_empty() && next.len() - next.trim_start().len() <= depth {
                break;
            }
            script.push_str(lines.next().unwrap_or_default().trim_start_matches(' '));
            script.push('\n');
        }
        found.push(Block { step: step.clone(), script });
    }
    found
}

#[test]
fn no_word_of_a_proposal_reaches_a_shell_and_rights_are_small() {
    for host in HOSTS {
        for lang in ["fr", "en"] {
            let workshop = with_host(host, lang);
            for path in workflows(&workshop) {
                let text = workshop.text(&path);
                let scripts = blocks(&text);
                assert!(!scripts.is_empty(), "{path} runs nothing");
                for Block { step, script } in scripts {
                    assert!(!script.contains("${{"), "{path}, {step}: {script}");
                    let bash = Command::new("bash").args(["-n", "-c", &script]).status();
                    assert!(bash.is_ok_and(|it| it.success()), "{path}, {step}: {script}");
                }
                assert!(!text.contains('\t') && !text.contains("#fr") && !text.contains("#en"));
                for word in ["{lang}", "{review}", "{comment}", "{site}"] {
                    assert!(!text.contains(word), "{path}: {word}");
                }
                if host != "gitlab" {
                    assert!(text.contains("\npermissions:"), "{path} takes every right");
                }
                assert!(!text.contains("secrets."), "{path} asks for a secret");
                for uses in text.lines().filter(|line| line.contains("uses: ")) {
                    let pin = uses.split('@').nth(1).unwrap_or_default();
                    let pin = pin.split(' ').next().unwrap_or_default();
                    let whole = pin.len() == 40 && pin.bytes().all(|b| b.is_ascii_hexdigit());
                    assert!(whole, "{path} trusts a name that can move: {uses}");
                }
            }
        }
    }
}

#[test]
fn only_what_is_missing_is_added() {
    let workshop = Workshop::small();
    workshop.run(&["init", "--ci", "github"]).must_be(0);
    let review = ".github/workflows/blason-review.yml";
    let made = workshop.text(review);
    workshop.write(review, "mine");
    workshop.remove(".github/workflows/blason-site.yml");
    let answer = workshop.run(&["init", "--ci", "github"]).must_be(0);
    assert!(answer.out.contains("blason-site.yml") && answer.err.contains("blason-review.yml"));
    assert_eq!(workshop.text(review), "mine");
    assert!(made.contains("pull_request"));
    assert!(workshop.text(".blason-version").trim() == env!("CARGO_PKG_VERSION"));
    workshop.run(&["init", "--ci", "none"]).must_be(2);
}

/// A machine of a code host: its folder, and what its steps have said to the next ones.
struct Machine<'a> {
    workshop: &'a Workshop,
    blocks: Vec<Block>,
    variables: BTreeMap<String, String>,
}

impl<'a> Machine<'a> {
    fn new(workshop: &'a Workshop, workflow: &str) -> Self {
        let blocks = blocks(&workshop.text(workflow));
        let bin = Path::new(env!("CARGO_BIN_EXE_blason")).parent().expect("a folder");
        let path = std::env::var("PATH").unwrap_or_default();
        let temp = workshop.root().join(".git/temp");
        fs::create_dir_all(&temp).expect("a folder");
        let file = |name: &str| temp.join(name).to_str().expect("Unicode").to_owned();
        let variables = BTreeMap::from([
            ("PATH".to_owned(), format!("{}:{path}", bin.display())),
            ("RUNNER_TEMP".to_owned(), file("")),
            ("GITHUB_ENV".to_owned(), file("env")),
            ("GITHUB_STEP_SUMMARY".to_owned(), file("summary.md")),
        ]);
        Self { workshop, blocks, variables }
    }

    /// Runs a step as the host would: `bash -e`, in the catalogue's folder.
    fn step(&mut self, name: &str) -> Answer {
        let block = self.blocks.iter().find(|block| block.step == name);
        let script = &block.unwrap_or_else(|| panic!("no step {name}")).script;
        let mut command = Command::new("bash");
        command.args(["-e", "-c", script]).current_dir(self.workshop.root());
        for name in ["BLASON_KEY", "BLASON_KEY_FILE", "GIT_DIR", "GIT_WORK_TREE"] {
            command.env_remove(name);
        }
        command.env("HOME", self.workshop.root().join(".git")).envs(&self.variables);
        command.env("SOURCE_DATE_EPOCH", "1795392000");
        let answer: Answer = command.output().expect("bash runs").into();
        let said = fs::read_to_string(&self.variables["GITHUB_ENV"]).unwrap_or_default();
        let said = said.lines().filter_map(|line| line.split_once('='));
        self.variables.extend(said.map(|(name, value)| (name.to_owned(), value.to_owned())));
        answer
    }
}

fn git(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    command.args([
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.org",
        "-c",
        "init.defaultBranch=main",
    ]);
    command.args(["-c", "core.hooksPath=/dev/null", "-c", "commit.gpgSign=false"]);
    let output = command.current_dir(folder).args(arguments).output().expect("git runs");
    assert!(
        output.status.success(),
        "git {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("Unicode").trim().to_owned()
}

/// Commits everything on `main`, then on the branch `proposal` what `change` does.
fn propose(workshop: &Workshop, change: impl FnOnce(&Workshop)) {
    let root = workshop.root();
    git(root, &["init", "--quiet"]);
    git(root, &["add", "--all"]);
    git(root, &["commit", "--quiet", "-m", "One"]);
    git(root, &["checkout", "--quiet", "-b", "proposal"]);
    change(workshop);
    git(root, &["add", "--all"]);
    git(root, &["commit", "--quiet", "-m", "Two"]);
}

#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn can_compare(workshop: &Workshop) -> bool {
    let can = workshop.run(&["diff", "--help"]).code == Some(0);
    if !can {
        eprintln!("skipped: this program has no `diff`");
    }
    can
}

/// The catalogue in which a proposal is reviewed as GitHub does it: merged, its first parent the base.
fn reviewed(change: impl FnOnce(&Workshop)) -> Workshop {
    let workshop = with_host("github", "en");
    propose(&workshop, change);
    let root = workshop.root();
    git(root, &["checkout", "--quiet", "main"]);
    git(root, &["merge", "--quiet", "--no-ff", "-m", "Merge", "proposal"]);
    workshop
}

const BADGE: &str = "content/badges/helping-hand/index.md";

#[test]
fn a_proposal_is_reviewed_on_github() {
    let workshop = reviewed(|it| it.replace(BADGE, "two hours", "three hours"));
    if !can_compare(&workshop) {
        return;
    }
    let mut machine = Machine::new(&workshop, ".github/workflows/blason-review.yml");
    for step in ["check", "diff", "build"] {
        machine.step(step).must_be(0);
    }
    machine.step("verdict").must_be(0);
    let report = workshop.text("report/report.md");
    assert!(report.contains("Helping hand"), "{report}");
    assert!(
        fs::read_to_string(&machine.variables["GITHUB_STEP_SUMMARY"]).is_ok_and(|it| it == report)
    );
    assert!(workshop.root().join("preview/index.html").exists());
}

#[test]
fn a_broken_proposal_is_refused_and_still_has_its_report() {
    let workshop = reviewed(|it| it.replace(BADGE, "name = ", "nmae = "));
    if !can_compare(&workshop) {
        return;
    }
    let mut machine = Machine::new(&workshop, ".github/workflows/blason-review.yml");
    for step in ["check", "diff", "build"] {
        // A step that finds something goes on; the last one gives the verdict.
        machine.step(step).must_be(0);
    }
    machine.step("verdict").must_be(1);
    assert!(workshop.root().join("report/report.md").exists());
    assert!(!workshop.root().join("preview").exists());
}

#[test]
fn a_sealed_site_is_packed_on_github() {
    let workshop = with_host("github", "en");
    if !can_compare(&workshop) {
        return;
    }
    workshop.run(&["sign", "--as-of", "2026-11-23"]).must_be(0);
    git(workshop.root(), &["init", "--quiet"]);
    let mut machine = Machine::new(&workshop, ".github/workflows/blason-site.yml");
    for step in ["check", "build", "verify", "pack"] {
        machine.step(step).must_be(0);
    }
    let archive = workshop.root().join(".git/temp/artifact.tar");
    let listed = Command::new("tar").arg("-tf").arg(archive).output().expect("tar runs");
    let listed = String::from_utf8(listed.stdout).expect("Unicode");
    assert!(listed.contains("./index.html") && listed.contains("/did.json"), "{listed}");
}

/// Forgejo’s own steps fetch and push with git: here, from and to a repository in a folder.
#[test]
fn a_site_is_published_on_forgejo() {
    let home = with_host("forgejo", "en");
    home.run(&["sign", "--as-of", "2026-11-23"]).must_be(0);
    propose(&home, |it| it.replace(BADGE, "two hours", "three hours"));
    let server = tempfile::tempdir().expect("a folder");
    let bare = server.path().join("a/b.git");
    fs::create_dir_all(&bare).expect("a folder");
    git(&bare, &["init", "--quiet", "--bare"]);
    let to = bare.to_str().expect("Unicode");
    git(home.root(), &["push", "--quiet", to, "main", "proposal:refs/pull/7/head"]);

    let at = |workflow: &str| {
        let machine = Workshop::empty();
        git(machine.root(), &["init", "--quiet"]);
        machine.write(workflow, home.text(workflow));
        machine
    };
    let set = |machine: &mut Machine<'_>| {
        for (name, value) in [
            ("SERVER", server.path().to_str().expect("Unicode")),
            ("REPOSITORY", "a/b"),
            ("REVISION", "refs/remotes/origin/main"),
            ("TOKEN", "none"),
            ("NUMBER", "7"),
            ("BASE", "main"),
        ] {
            machine.variables.insert(name.to_owned(), value.to_owned());
        }
    };

    let file = ".forgejo/workflows/blason-site.yml";
    let machine = at(file);
    let mut runner = Machine::new(&machine, file);
    machine.remove(file);
    set(&mut runner);
    for step in ["fetch", "check", "build", "verify", "publish"] {
        runner.step(step).must_be(0);
    }
    let published = git(&bare, &["ls-tree", "-r", "--name-only", "pages"]);
    assert!(published.lines().any(|path| path == "index.html"), "{published}");
    assert!(!published.contains(".git/"), "{published}");

    let file = ".forgejo/workflows/blason-comment.yml";
    let machine = at(file);
    let mut runner = Machine::new(&machine, file);
    machine.remove(file);
    set(&mut runner);
    runner.step("fetch").must_be(0);
    assert!(machine.text(BADGE).contains("two hours"), "nothing of the proposal is on the disk");
    if can_compare(&machine) {
        runner.step("diff").must_be(0);
        assert!(
            machine.text("report.md").contains("Helping hand"),
            "{}",
            machine.text("report.md")
        );
    }
}
