"""The workflows of `blason init --ci` under parsers that share no code with Blason:
python check_workflows.py BLASON WORK BIN. Those of GitHub: `actionlint` and the schema of SchemaStore;
those of Forgejo, which reads the same language: the same two, once its labels and the addresses of
actions are spelt as GitHub would; GitLab: the schema of GitLab; all:
`yamllint`. Exit code 1 when one is refused, or when one that was spoilt on purpose passes."""

import pathlib
import subprocess
import sys

blason, work, bins = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
here = pathlib.Path(__file__).parent

# Long lines are the shell’s, and `on:` is no truth value to GitHub.
YAMLLINT = (
    "{extends: default, rules: {line-length: disable, document-start: disable,"
    " truthy: {check-keys: false}, comments: {min-spaces-from-content: 1},"
    " braces: {max-spaces-inside: 1}}}"
)


def yamllint(files):
    return [str(bins / "yamllint"), "--strict", "-d", YAMLLINT, *files]


def schema(name, *more):
    base = [str(bins / "check-jsonschema"), "--builtin-schema", f"vendor.{name}", *more]
    return lambda files: [*base, *files]


def actionlint(files):
    return ["node", str(here / "actionlint.mjs"), *files]


def as_github(text):
    """A workflow of Forgejo as GitHub would spell it: labels are the runner’s, and actions have whole
    addresses."""
    return text.replace("runs-on: docker", "runs-on: ubuntu-latest").replace(
        "uses: https://github.com/", "uses: "
    )


READERS = {
    "github": [yamllint, schema("github-workflows"), actionlint],
    "forgejo": [yamllint, schema("github-workflows"), actionlint],
    "gitlab": [yamllint, schema("gitlab-ci", "--data-transform", "gitlab-ci")],
}
NAMES = {
    "github": ["yamllint", "schema", "actionlint"],
    "forgejo": ["yamllint", "schema", "actionlint"],
    "gitlab": ["yamllint", "schema"],
}
# What is spoilt of a file, and who must refuse it.
SPOILS = {
    "github": [
        ("runs-on: ubuntu-latest", "run-on: ubuntu-latest", {"schema", "actionlint"}),
        ("github.event.pull_request.number", "github.evnt.pull_request.number", {"actionlint"}),
        ("permissions:", "permission:", {"schema", "actionlint"}),
        ("jobs:\n", "jobs:\njobs:\n", {"yamllint"}),
        ("steps:\n", "steps: run\n", {"yamllint", "schema", "actionlint"}),
    ],
    "forgejo": [
        ("permissions:", "permission:", {"schema", "actionlint"}),
        ("jobs:\n", "jobs:\njobs:\n", {"yamllint"}),
    ],
    "gitlab": [
        ("artifacts:", "artefacts:", {"schema"}),
        ("when: always", "when: ever", {"schema"}),
        ("review:\n", "review:\nreview:\n", {"yamllint"}),
    ],
}


def complaints(host, files):
    """Who refuses these files, and what they say."""
    found = {}
    if host == "forgejo":
        for file in files:
            file.write_text(as_github(file.read_text(encoding="utf-8")), encoding="utf-8")
    for name, reader in zip(NAMES[host], READERS[host]):
        # One at a time: what is built for browsers keeps something of the file before.
        for file in files:
            answer = subprocess.run(reader([str(file)]), capture_output=True, text=True, check=False)
            if answer.returncode:
                found[name] = found.get(name, "") + (answer.stdout + answer.stderr).strip() + "\n"
    return found


wrong = 0
for host in READERS:
    for lang in ("fr", "en"):
        folder = work / f"{host}-{lang}"
        folder.mkdir(parents=True)
        subprocess.run(
            [blason, "init", "--lang", lang, "--ci", host], cwd=folder, check=True, capture_output=True
        )
        files = sorted(folder.rglob("*.yml"))
        refused = complaints(host, files)
        wrong += len(refused)
        for name in NAMES[host]:
            print(f"  {'WRONG' if name in refused else 'ok   '} {host} ({lang}), {name}: {len(files)} files")
            if name in refused:
                print(refused[name])
    spoilt = work / f"{host}-spoilt.yml"
    for old, new, must in SPOILS[host]:
        source = next(it for it in files if old in it.read_text(encoding="utf-8"))
        text = source.read_text(encoding="utf-8").replace(old, new, 1)
        spoilt.write_text(text, encoding="utf-8")
        for name in must - complaints(host, [spoilt]).keys():
            wrong += 1
            print(f"  WRONG {host}: {name} accepts {new.strip()!r}")
sys.exit(1 if wrong else 0)
