"""The workflows that `blason init --ci github` writes, run step by step on this machine:
python run_workflows.py BLASON WORK. Exit code 1 when a step does not do what it is for.

A stand-in for a runner: the files are read by a YAML parser, every `run:` is given to `bash -e` in a
clone made as `actions/checkout` makes it, in an environment that holds nothing else, and GITHUB_ENV,
GITHUB_PATH and GITHUB_STEP_SUMMARY do what they do there. `cargo install` and `gh` are stand-ins that
write down what they are asked. Actions (`uses:`) do not run: a cache finds nothing, artifacts are
copied, the deployment is left out. What GitHub itself does (expressions outside `env:`, rights,
`concurrency`, schedules, the comment as it is shown) is not looked at here."""

import json
import os
import pathlib
import shutil
import subprocess
import sys

import yaml

blason = pathlib.Path(sys.argv[1]).resolve()
work = pathlib.Path(sys.argv[2])
work.mkdir(parents=True)
repository = pathlib.Path(__file__).resolve().parents[2]
BADGE = "content/badges/ecoute-attentive/index.md"
WORKFLOWS = ".github/workflows"
# 2026-11-23, so that what is built does not hang on the day.
EPOCH = "1795392000"

wrong = 0


def expect(what, holds, more=""):
    global wrong
    print(f"  {'ok   ' if holds else 'WRONG'} {what}")
    if not holds:
        wrong += 1
        print(more)


def git(folder, *arguments):
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(work),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": "/dev/null",
    }
    answer = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if answer.returncode:
        raise SystemExit(f"git {arguments}: {answer.stderr}")
    return answer.stdout.strip()


CARGO = """#!/bin/sh
# Stands in for cargo: writes down what is asked, and installs the program that is tested.
echo "$@" >> "$STAND_INS/cargo.log"
mkdir -p "$HOME/.cargo/bin"
ln -s "$STAND_INS/blason" "$HOME/.cargo/bin/blason"
"""
GH = """#!/bin/bash
# Stands in for gh: answers from files, and writes down what it is told to write.
set -eu
if [ "$1 $2" = "run download" ]; then
  while [ "$1" != --dir ]; do shift; done
  mkdir -p "$2"
  cp -P "$STAND_INS/artifacts/report/"* "$2/"
  exit 0
fi
[ "$1" = api ]
case " $* " in
  *" --method POST "*) what=post ;;
  *" --method PATCH "*) what=patch ;;
  *"/pulls "*) cat "$STAND_INS/pulls.json"; exit 0 ;;
  *"/comments "*) cat "$STAND_INS/comments.json"; exit 0 ;;
  *) echo "not asked for before: $*" >&2; exit 1 ;;
esac
echo "$*" > "$STAND_INS/$what.log"
while [ "$1" != --input ]; do shift; done
cp "$2" "$STAND_INS/$what.json"
"""


class Runner:
    """A machine that runs one job: its folder, and what its steps have said to the next ones."""

    def __init__(self, name, server, event):
        self.root = work / name
        self.stand_ins = self.root / "stand-ins"
        self.folder = self.root / "work"
        self.temp = self.root / "temp"
        for folder in (self.stand_ins, self.folder, self.temp, self.root / "home"):
            folder.mkdir(parents=True)
        for tool, text in (("cargo", CARGO), ("gh", GH)):
            (self.stand_ins / tool).write_text(text)
            (self.stand_ins / tool).chmod(0o755)
        (self.stand_ins / "blason").symlink_to(blason)
        self.server, self.event = server, event
        self.variables = {}
        self.path = [str(self.stand_ins), os.environ["PATH"]]
        self.answers = {}

    def job(self, workflow, job):
        """Runs the steps of a job until one fails."""
        text = (self.server / workflow).read_text(encoding="utf-8")
        for step in yaml.safe_load(text)["jobs"][job]["steps"]:
            if "uses" in step:
                self.uses(step["uses"].split("@")[0], step.get("with", {}))
            elif not self.run(step):
                return

    def uses(self, action, settings):
        if action == "actions/checkout":
            git(self.folder, "init", "--quiet")
            depth = settings.get("fetch-depth", 1)
            depth = [f"--depth={depth}"] if depth else []
            revision = self.event["sha"]
            git(self.folder, "fetch", "--quiet", *depth, f"file://{self.server}", revision)
            git(self.folder, "checkout", "--quiet", "--detach", "FETCH_HEAD")
        elif action == "actions/upload-artifact":
            path = settings["path"].replace("${{ runner.temp }}", str(self.temp))
            path = self.folder / path
            to = self.stand_ins / "artifacts" / settings["name"]
            if path.is_dir():
                shutil.copytree(path, to)
            elif path.exists():
                to.mkdir(parents=True)
                shutil.copy(path, to)
            elif settings.get("if-no-files-found") == "error":
                raise SystemExit(f"there is no {path} to upload")
        elif action != "actions/cache":
            raise SystemExit(f"{action} has no stand-in here")

    def run(self, step):
        script = self.temp / "step.sh"
        script.write_text(step["run"])
        says = {name: self.temp / name for name in ("env", "path", "summary.md")}
        for file in says.values():
            file.touch()
        environment = {
            "PATH": ":".join(self.path),
            "HOME": str(self.root / "home"),
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_ENV": str(says["env"]),
            "GITHUB_PATH": str(says["path"]),
            "GITHUB_STEP_SUMMARY": str(says["summary.md"]),
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "SOURCE_DATE_EPOCH": EPOCH,
            "STAND_INS": str(self.stand_ins),
            **self.variables,
            **{name: self.value(value) for name, value in step.get("env", {}).items()},
        }
        answer = subprocess.run(
            ["bash", "-e", str(script)],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        self.answers[step["name"]] = answer
        said = (line.split("=", 1) for line in says["env"].read_text().splitlines())
        self.variables.update({name: value for name, value in said})
        self.path = [*says["path"].read_text().split(), str(self.stand_ins), os.environ["PATH"]]
        return answer.returncode == 0

    def value(self, text):
        """What `${{ … }}` stands for in the environment of a step."""
        if not text.startswith("${{"):
            return text
        found = {"github": self.event}
        for part in text.removeprefix("${{").removesuffix("}}").strip().split("."):
            found = found[part]
        return str(found)

    def said(self, step):
        answer = self.answers.get(step)
        return "the step did not run" if answer is None else answer.stdout + answer.stderr

    def ended(self, step):
        return self.answers[step].returncode if step in self.answers else None


def catalogue(name):
    """The example as a repository with the workflows, sealed, its first commit on `main`."""
    folder = work / name
    for part in ("blason.toml", "content", "static"):
        to = folder / part
        to.parent.mkdir(parents=True, exist_ok=True)
        here = repository / part
        shutil.copytree(here, to) if here.is_dir() else shutil.copy(here, to)
    for command in (["init", "--lang", "en", "--ci", "github"], ["sign", "--as-of", "2026-11-23"]):
        answer = subprocess.run(
            [blason, *command], cwd=folder, capture_output=True, text=True, check=False
        )
        if answer.returncode:
            raise SystemExit(f"{command}: {answer.stderr}")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "config", "uploadpack.allowAnySHA1InWant", "true")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", "One")
    return folder


def proposal(name, branch, old, new):
    """The merge of a proposal, as GitHub prepares it, and the event that tells of it."""
    folder = catalogue(name)
    git(folder, "checkout", "--quiet", "-b", branch)
    file = folder / BADGE
    text = file.read_text(encoding="utf-8")
    assert old in text, old
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    git(folder, "commit", "--quiet", "--all", "-m", "Two")
    head = git(folder, "rev-parse", "HEAD")
    git(folder, "checkout", "--quiet", "main")
    git(folder, "merge", "--quiet", "--no-ff", "-m", "Merge", branch)
    merged = git(folder, "rev-parse", "HEAD")
    run = {
        "id": 42,
        "event": "pull_request",
        "head_sha": head,
        "head_branch": branch,
        "head_repository": {"owner": {"login": "ana"}},
    }
    event = {
        "sha": merged,
        "token": "none",
        "repository": "ana/badges",
        "event": {"pull_request": {"number": 7}, "workflow_run": run},
    }
    return folder, event


def review(name, old, new, branch="proposal"):
    folder, event = proposal(f"{name}-repository", branch, old, new)
    runner = Runner(f"{name}-review", folder, event)
    runner.job(f"{WORKFLOWS}/blason-review.yml", "review")
    return runner


print("blason-review.yml: a proposal that changes tags")
runner = review("harmless", "tags = [\"écoute\", ", "tags = [")
version = (runner.folder / ".blason-version").read_text().strip()
expect(
    "the version of .blason-version is installed",
    (runner.stand_ins / "cargo.log").read_text().strip() == f"install --locked --version {version} blason",
)
for step in ("check", "diff", "build", "verdict"):
    expect(f"{step} ends with 0", runner.ended(step) == 0, runner.said(step))
artifacts = runner.stand_ins / "artifacts"
report = artifacts / "report/report.md"
expect("the report is an artifact", report.is_file() and "ecoute-attentive" in report.read_text())
expect("the preview is an artifact", (artifacts / "preview/index.html").is_file())
home = (artifacts / "preview/index.html").read_text(encoding="utf-8")
expect("it is built for a host that is nobody’s", "https://preview.invalid/" in home)

print("blason-review.yml: a proposal that changes criteria under those who hold the badge")
runner = review("criteria", "- Trois pairs proposent", "- Deux pairs proposent")
for step, code in (("check", 0), ("diff", 0), ("build", 0), ("verdict", 1)):
    expect(f"{step} ends with {code}", runner.ended(step) == code, runner.said(step))
expect("DIFF is 1", runner.variables.get("DIFF") == "1")
summary = (runner.temp / "summary.md").read_text()
expect("the summary says D103", "D103" in summary)
expect("the summary is the report", summary == (
    runner.stand_ins / "artifacts/report/report.md"
).read_text())

print("blason-review.yml: words of a proposal that a shell must not read")
hostile = "$(touch pwned) `touch pwned` @everyone ${{ github.token }} ; touch pwned #"
runner = review("hostile", "Une présence qui aide", hostile, branch="x;touch${IFS}pwned")
for step in ("check", "diff", "build"):
    expect(f"{step} ends with 0", runner.ended(step) == 0, runner.said(step))
expect("nothing of it was run", not list(runner.root.rglob("pwned")))
expect("its report is there", "D105" in (runner.stand_ins / "artifacts/report/report.md").read_text())

print("blason-comment.yml: the report as a comment")


def comment(name, report, comments, link=False, gone=False):
    folder, event = proposal(f"{name}-repository", "x;touch${IFS}pwned", "Trois pairs", "Deux pairs")
    runner = Runner(name, folder, event)
    artifact = runner.stand_ins / "artifacts/report"
    artifact.mkdir(parents=True)
    if link:
        (artifact / "report.md").symlink_to("/etc/hostname")
    else:
        (artifact / "report.md").write_text(report)
    head = event["event"]["workflow_run"]["head_sha"]
    pulls = [{"number": 7, "head": {"sha": "0" * 40 if gone else head}}]
    (runner.stand_ins / "pulls.json").write_text(json.dumps(pulls))
    (runner.stand_ins / "comments.json").write_text(json.dumps(comments))
    runner.job(f"{WORKFLOWS}/blason-comment.yml", "comment")
    return runner


MARK = "<!-- blason-review -->"
runner = comment("first", "# Review\n@ana, look", [])
expect("the step ends with 0", runner.ended("comment") == 0, runner.said("comment"))
asked = runner.stand_ins / "post.log"
expect("a comment is made on proposal 7", asked.exists() and "/issues/7/comments" in asked.read_text())
body = json.loads((runner.stand_ins / "post.json").read_text())["body"]
expect("it opens with the mark and calls nobody", body == f"{MARK}\n# Review\n@\u200bana, look", body)
ours = {"id": 99, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\nbefore"}
theirs = {"id": 98, "user": {"login": "mallory"}, "body": f"{MARK}\nmine"}
runner = comment("second", "again", [theirs, ours])
asked = runner.stand_ins / "patch.log"
expect("the comment before is replaced, nobody else’s", asked.exists() and asked.read_text().split()[4].endswith("/comments/99"), runner.said("comment"))
expect("and none is added", not (runner.stand_ins / "post.log").exists())
runner = comment("long", "é" * 70_000, [])
expect("a long report is cut", len(json.loads((runner.stand_ins / "post.json").read_text())["body"]) < 65_536)
runner = comment("link", "", [], link=True)
expect("a link is no report", runner.ended("comment") == 1 and not (runner.stand_ins / "post.log").exists())
runner = comment("gone", "late", [], gone=True)
expect("a proposal that has moved on gets none", runner.ended("comment") == 0 and not (runner.stand_ins / "post.log").exists())

print("blason-site.yml: a push to main")
folder = catalogue("site-repository")
event = {"sha": git(folder, "rev-parse", "HEAD"), "token": "none"}
runner = Runner("site", folder, event)
runner.job(f"{WORKFLOWS}/blason-site.yml", "build")
for step in ("check", "build", "verify", "pack"):
    expect(f"{step} ends with 0", runner.ended(step) == 0, runner.said(step))
archive = runner.stand_ins / "artifacts/github-pages/artifact.tar"
listed = subprocess.run(["tar", "-tf", archive], capture_output=True, text=True, check=False).stdout
expect("the archive holds pages and hidden files", "./index.html\n" in listed and "/.well-known/" in listed, listed[:500])

print("blason-site.yml: an award that nobody has sealed")
text = (folder / "content/awards/2026-06-14-reparation.toml").read_text(encoding="utf-8")
text = text.replace("24a00472", "34a00472").replace("status = 95016", "status = 95017")
(folder / "content/awards/unsealed.toml").write_text(text, encoding="utf-8")
git(folder, "add", "--all")
git(folder, "commit", "--quiet", "-m", "Three")
runner = Runner("unsealed", folder, {"sha": git(folder, "rev-parse", "HEAD"), "token": "none"})
runner.job(f"{WORKFLOWS}/blason-site.yml", "build")
ended = [runner.ended(step) for step in ("check", "build", "verify", "pack")]
expect("the job stops before it packs", 1 in ended and ended[-1] is None, str(ended))
expect("nothing is uploaded", not (runner.stand_ins / "artifacts/github-pages").exists())

print(
    "Not run here: actions/cache, actions/deploy-pages, the real `cargo install` and `gh`, expressions "
    "outside `env:`, rights, schedules; the workflows of GitLab and Forgejo."
)
sys.exit(1 if wrong else 0)
