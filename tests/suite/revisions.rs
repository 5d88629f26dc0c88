//! `blason diff` in real repositories: what is read of a revision, what never runs, what is said when
//! something is missing.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::workshop::{Answer, Workshop};

const BADGE: &str = "content/badges/accueillir/index.md";

/// The small catalogue in a repository of its own; none, and a line that says so, without git.
#[expect(clippy::print_stderr, reason = "a test that cannot run says so")]
fn repository() -> Option<Workshop> {
    let workshop = Workshop::small();
    if !git_in(workshop.root(), &["init", "--quiet", "--initial-branch=main"]) {
        eprintln!("skipped: git is not at hand");
        return None;
    }
    workshop.write(".gitignore", "ledger/\nnobody/\npublic/\n");
    commit(&workshop);
    Some(workshop)
}

fn git(workshop: &Workshop, arguments: &[&str]) {
    assert!(git_in(workshop.root(), arguments), "git {arguments:?}");
}

fn git_in(root: &Path, arguments: &[&str]) -> bool {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).args(arguments);
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "Somebody");
        command.env(format!("GIT_{who}_EMAIL"), "somebody@example.org");
        command.env(format!("GIT_{who}_DATE"), "1600000000 +0000");
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

fn commit(workshop: &Workshop) {
    git(workshop, &["add", "--all"]);
    git(
        workshop,
        &["-c", "core.hooksPath=/dev/null", "commit", "--quiet", "--message=x", "--allow-empty"],
    );
}

/// Another text of a badge that people hold.
fn narrow(workshop: &Workshop) {
    let text = workshop.text(BADGE);
    let (head, _) = text.rsplit_once("+++\n").expect("a header");
    workshop.write(BADGE, format!("{head}+++\nTout à fait autre chose, en bref.\n"));
}

fn codes(answer: &Answer) -> Vec<String> {
    let document: Value =
        serde_json::from_str(&answer.out).unwrap_or_else(|_| panic!("{}", answer.err));
    let findings = document["findings"]["findings"].as_array().expect("findings");
    findings.iter().map(|it| it["code"].as_str().expect("a code").to_owned()).collect()
}

fn diff(workshop: &Workshop, arguments: &[&str]) -> Answer {
    workshop.run(&[&["diff", "--format", "json"], arguments].concat())
}

#[test]
fn a_revision_is_compared_with_the_files_at_hand() {
    let Some(workshop) = repository() else { return };
    assert!(codes(&diff(&workshop, &["HEAD"]).must_be(0)).is_empty());
    narrow(&workshop);
    assert!(codes(&diff(&workshop, &["HEAD"]).must_be(1)).contains(&"D103".to_owned()));
    assert!(codes(&diff(&workshop, &[]).must_be(1)).contains(&"D103".to_owned()));
    git(&workshop, &["checkout", "--quiet", "-b", "proposal"]);
    commit(&workshop);
    for names in [&["main"][..], &["main", "proposal"], &["main...", "HEAD"], &["HEAD~1"], &[]] {
        assert!(
            codes(&diff(&workshop, names).must_be(1)).contains(&"D103".to_owned()),
            "{names:?}"
        );
    }
    // The main branch goes on: what it changed is none of the proposal's doing.
    git(&workshop, &["checkout", "--quiet", "main"]);
    workshop.replace("blason.toml", "title", "# x\ntitle");
    commit(&workshop);
    git(&workshop, &["checkout", "--quiet", "proposal"]);
    assert!(codes(&diff(&workshop, &["main..."]).must_be(1)).contains(&"D103".to_owned()));
    assert!(codes(&diff(&workshop, &["proposal", "proposal"]).must_be(0)).is_empty());
}

#[test]
fn folders_are_compared_too() {
    let (one, other) = (Workshop::small(), Workshop::small());
    narrow(&other);
    let before = one.root().to_str().expect("Unicode");
    assert!(codes(&diff(&other, &[before]).must_be(1)).contains(&"D103".to_owned()));
    let after = other.root().to_str().expect("Unicode");
    assert!(codes(&diff(&one, &[before, after]).must_be(1)).contains(&"D103".to_owned()));
}

#[test]
fn a_catalogue_may_lie_below_the_top_of_its_repository() {
    let Some(workshop) = repository() else { return };
    let inner = workshop.root().join("site");
    fs::create_dir(&inner).expect("a folder");
    for name in ["blason.toml", "content"] {
        fs::rename(workshop.root().join(name), inner.join(name)).expect("a move");
    }
    commit(&workshop);
    let text = fs::read_to_string(inner.join(BADGE)).expect("a badge");
    let (head, _) = text.rsplit_once("+++\n").expect("a header");
    fs::write(inner.join(BADGE), format!("{head}+++\nAutre chose.\n")).expect("a badge");
    let mut command = workshop.command(&["diff", "HEAD", "--format", "github"]);
    let answer: Answer = command.arg("--root").arg(&inner).output().expect("it starts").into();
    // The last `--root` is not taken twice: the command line says so, or the inner one counts.
    if answer.code == Some(2) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_blason"));
        command.args(["diff", "HEAD", "--format", "github", "--lang", "en", "--root"]).arg(&inner);
        let answer: Answer = command.output().expect("it starts").into();
        let answer = answer.must_be(1);
        assert!(answer.out.contains("file=site/content/badges/"), "{}", answer.out);
    } else {
        assert!(answer.out.contains("file=site/content/badges/"), "{}{}", answer.out, answer.err);
    }
}

#[test]
fn a_name_that_is_none_is_refused() {
    let Some(workshop) = repository() else { return };
    for name in [
        "--help=x",
        "--output=x",
        "-c",
        "nowhere",
        "HEAD:blason.toml",
        "HEAD..HEAD",
        "a b",
        "HEAD\nHEAD",
        "@{u}",
        "^HEAD",
        "",
    ] {
        let mut command = workshop.command(&["diff", "--format", "json", "--"]);
        let answer: Answer = command.arg(name).output().expect("it starts").into();
        let answer = answer.must_be(2);
        assert!(!answer.err.is_empty() && answer.out.is_empty(), "{name:?}: {}", answer.out);
        assert!(!workshop.root().join("x").exists(), "{name}");
    }
    let nobody = Workshop::small();
    assert!(nobody.run(&["diff", "HEAD"]).must_be(2).err.contains("no git repository"));
}

#[test]
fn a_shallow_clone_says_what_to_run() {
    let Some(workshop) = repository() else { return };
    let first = "HEAD~1";
    commit(&workshop);
    let clone = tempfile::tempdir().expect("a folder");
    let target = clone.path().join("clone");
    let source = format!("file://{}", workshop.root().display());
    git(&workshop, &["clone", "--quiet", "--depth=1", &source, target.to_str().expect("Unicode")]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_blason"));
    command.args(["--lang", "en", "diff", first, "--root"]).arg(&target);
    let answer: Answer = command.output().expect("it starts").into();
    let answer = answer.must_be(2);
    assert!(
        answer.err.contains("--unshallow") && answer.err.contains("--deepen"),
        "{}",
        answer.err
    );
}

#[cfg(unix)]
#[test]
fn nothing_of_a_hostile_repository_runs() {
    use std::os::unix::fs::PermissionsExt;
    let Some(workshop) = repository() else { return };
    let root = workshop.root();
    let trap = root.join("trap.sh");
    fs::write(&trap, format!("#!/bin/sh\ntouch {}/sprung\ncat\n", root.display())).expect("a trap");
    fs::set_permissions(&trap, fs::Permissions::from_mode(0o755)).expect("a mode");
    for hook in [
        "post-checkout",
        "pre-commit",
        "post-index-change",
        "reference-transaction",
        "fsmonitor-watchman",
    ] {
        let file = root.join(".git/hooks").join(hook);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::copy(&trap, &file).expect("a hook");
    }
    workshop.write(".gitattributes", "* filter=trap diff=trap merge=trap ident\n");
    git(&workshop, &["-c", "core.hooksPath=/dev/null", "add", ".gitattributes"]);
    git(&workshop, &["-c", "core.hooksPath=/dev/null", "commit", "--quiet", "--message=x"]);
    let trap = trap.to_str().expect("Unicode");
    for (key, value) in [
        ("core.fsmonitor", trap),
        ("core.pager", trap),
        ("core.editor", trap),
        ("core.askPass", trap),
        ("core.sshCommand", trap),
        ("core.gitProxy", trap),
        ("core.alternateRefsCommand", trap),
        ("credential.helper", trap),
        ("diff.external", trap),
        ("diff.trap.command", trap),
        ("diff.trap.textconv", trap),
        ("filter.trap.clean", trap),
        ("filter.trap.smudge", trap),
        ("filter.trap.process", trap),
        ("filter.trap.required", "true"),
        ("merge.trap.driver", trap),
        ("gpg.program", trap),
        ("alias.cat-file", "!touch sprung"),
        ("alias.ls-tree", "!touch sprung"),
        ("alias.rev-parse", "!touch sprung"),
        ("alias.merge-base", "!touch sprung"),
        ("uploadpack.packObjectsHook", trap),
        ("extensions.partialClone", "origin"),
        ("remote.origin.url", "ext::sh -c 'touch sprung'"),
        ("remote.origin.promisor", "true"),
        ("protocol.ext.allow", "always"),
    ] {
        git(&workshop, &["config", key, value]);
    }
    fs::remove_file(root.join("sprung")).ok();
    narrow(&workshop);
    for names in [&["HEAD"][..], &["HEAD~1", "HEAD"], &[], &["main..."]] {
        diff(&workshop, names);
        assert!(!root.join("sprung").exists(), "something ran for {names:?}");
    }
    // And the answer is the right one all the same.
    assert!(codes(&diff(&workshop, &["HEAD"]).must_be(1)).contains(&"D103".to_owned()));
}

#[cfg(unix)]
#[test]
fn links_submodules_and_strange_names_are_not_followed() {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    let Some(workshop) = repository() else { return };
    let root = workshop.root();
    let outside = tempfile::tempdir().expect("a folder");
    fs::write(outside.path().join("secret.md"), "a secret of this machine").expect("a file");
    symlink(outside.path().join("secret.md"), root.join("content/pages/secret.md"))
        .expect("a link");
    symlink(outside.path(), root.join("content/badges/outside")).expect("a link");
    let strange = std::ffi::OsStr::from_bytes(b"content/pages/\xff.md");
    fs::write(root.join(strange), "x").expect("a file");
    fs::write(root.join("content/pages/utf16.md"), b"\xff\xfex\0").expect("a file");
    let inner = root.join("content/badges/submodule");
    fs::create_dir_all(&inner).expect("a folder");
    assert!(git_in(&inner, &["init", "--quiet"]));
    fs::write(inner.join("index.md"), "x").expect("a file");
    assert!(
        git_in(&inner, &["add", "--all"]) && git_in(&inner, &["commit", "--quiet", "--message=x"])
    );
    commit(&workshop);
    let answer = workshop.run(&["diff", "HEAD", "HEAD~1"]);
    assert!(!answer.out.contains("a secret of this machine"));
    for path in ["content/pages/secret.md", "content/badges/outside", "content/badges/submodule"] {
        assert!(answer.out.contains(path), "{path} is not named in\n{}{}", answer.out, answer.err);
    }
    // As the other side, what is left out is a finding.
    let found = diff(&workshop, &["HEAD~1", "HEAD"]).must_be(1);
    assert!(!codes(&found).iter().any(|code| code.starts_with('D')), "{}", found.out);
}

#[test]
fn a_giant_is_left_out_and_said() {
    let Some(workshop) = repository() else { return };
    let file = fs::File::create(workshop.root().join("content/giant.bin")).expect("a file");
    file.set_len((64 << 20) + 1).expect("room");
    drop(file);
    commit(&workshop);
    fs::remove_file(workshop.root().join("content/giant.bin")).expect("it was there");
    let answer = workshop.run(&["diff", "HEAD"]).must_be(0);
    assert!(answer.out.contains("content/giant.bin"), "{}", answer.out);
}

#[test]
fn what_is_replaced_in_the_store_counts_as_committed() {
    let Some(workshop) = repository() else { return };
    narrow(&workshop);
    commit(&workshop);
    // A replacement would make the base look like the head.
    git(&workshop, &["replace", "HEAD~1", "HEAD"]);
    assert!(codes(&diff(&workshop, &["HEAD~1"]).must_be(1)).contains(&"D103".to_owned()));
}

#[test]
fn a_pointer_stands_for_its_picture() {
    let Some(workshop) = repository() else { return };
    let art = "content/badges/accueillir/badge.svg";
    let bytes = fs::read(workshop.root().join(art)).expect("a picture");
    let digest = blason::codec::hex::encode(&blason::codec::sha256::sha256(&bytes));
    let pointer = format!(
        "version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize {}\n<svg",
        bytes.len()
    );
    workshop.write(art, pointer);
    commit(&workshop);
    workshop.write(art, &bytes);
    let answer = diff(&workshop, &["HEAD"]);
    assert!(!codes(&answer).contains(&"D110".to_owned()), "{}", answer.out);
}

#[test]
fn every_form_says_the_same_and_the_exit_code_is_what_was_asked() {
    let Some(workshop) = repository() else { return };
    narrow(&workshop);
    for format in ["human", "json", "markdown", "html", "sarif", "github"] {
        let once = workshop.run(&["diff", "HEAD", "--format", format]).must_be(1);
        let again = workshop.run(&["diff", "HEAD", "--format", format]).must_be(1);
        assert_eq!(once.out, again.out, "{format}");
        assert!(once.out.contains("D103"), "{format}: {}", once.out);
        let check = workshop.run(&["check", "--format", format]).must_be(0);
        assert!(check.err.is_empty() || format == "human", "{format}: {}", check.err);
    }
    let sarif: Value =
        serde_json::from_str(&workshop.run(&["diff", "HEAD", "--format", "sarif"]).out)
            .expect("JSON");
    assert_eq!(sarif["version"], "2.1.0");
    let result = &sarif["runs"][0]["results"][0];
    assert!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].is_string());
    let html = workshop.run(&["diff", "HEAD", "--format", "html"]).out;
    assert!(!html.contains("<script") && !html.contains("src=\"http"), "{html}");
    let unmoved = Workshop::small();
    let root = unmoved.root().to_str().expect("Unicode");
    assert!(unmoved.run(&["diff", root]).must_be(0).out.contains("Nothing changes"));
    workshop.run(&["diff", "HEAD", "HEAD", "--fail-on", "advice"]).must_be(0);
    git(&workshop, &["checkout", "--quiet", "--", "content"]);
    workshop.replace(BADGE, "\ndescription =", "\ntags = [\"nouveau\"]\ndescription =");
    workshop.run(&["diff", "HEAD"]).must_be(0);
}
