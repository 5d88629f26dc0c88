"""The SARIF of `blason check` and `blason diff` against the schema of OASIS (SARIF 2.1.0), in both
languages: python check_sarif.py BLASON WORK SCHEMA. Exit code 1 when a report is refused, when a report
says nothing, or when one that was spoilt on purpose passes."""

import copy
import json
import pathlib
import shutil
import subprocess
import sys

from jsonschema import Draft7Validator

blason, work, schema = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
repository = pathlib.Path(__file__).resolve().parents[2]
validator = Draft7Validator(
    json.loads(schema.read_text(encoding="utf-8")),
    format_checker=Draft7Validator.FORMAT_CHECKER,
)

BADGE = "content/badges/ecoute-attentive/index.md"
AWARD = "content/awards/2026-06-14-reparation.toml"
# What is changed of the example: words of a badge, an accent in a key, an award, a file without place.
CHANGES = [
    (BADGE, "- Trois pairs proposent", "- Deux pairs proposent"),
    (BADGE, "awarded_by", "awarded_bÿ"),
    (AWARD, "Quatre réparations en", "Cinq réparations en"),
    (AWARD, 'publish = "page"', 'publish = "credential"'),
]
# How a report is spoilt, each so that the schema must refuse it.
SPOILS = {
    "no version": lambda it: it.pop("version"),
    "a level of its own": lambda it: it["runs"][0]["results"][0].update(level="fatal"),
    "a line before the first": lambda it: first_region(it).update(startLine=0),
    "no message": lambda it: it["runs"][0]["results"][0].pop("message"),
    "a property of its own": lambda it: it["runs"][0]["results"][0].update(colour="red"),
    "a rule without an id": lambda it: it["runs"][0]["tool"]["driver"]["rules"][0].pop("id"),
}


def first_region(report):
    for result in report["runs"][0]["results"]:
        for location in result.get("locations", []):
            region = location["physicalLocation"].get("region")
            if region:
                return region
    raise SystemExit("no result has a region")


def copied(name):
    folder = work / name
    for part in ("blason.toml", "content", "static"):
        to = folder / part
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(repository / part, to) if (repository / part).is_dir() else shutil.copy(
            repository / part, to
        )
    return folder


def run(*arguments, cwd):
    answer = subprocess.run([blason, *arguments], cwd=cwd, capture_output=True, check=False)
    if answer.returncode not in (0, 1):
        raise SystemExit(f"{arguments}: {answer.stderr.decode()}")
    return json.loads(answer.stdout)


def refused(report):
    return [f"{list(it.absolute_path)}: {it.message[:160]}" for it in validator.iter_errors(report)]


before, after = copied("before"), copied("after")
for path, old, new in CHANGES:
    file = after / path
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{path} does not say {old}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")

wrong = 0
for lang in ("fr", "en"):
    for name, arguments in {
        "check, nothing to say": ("check",),
        "check": ("check",),
        "diff": ("diff", str(before), str(after)),
    }.items():
        cwd = before if "nothing" in name else after
        report = run("--lang", lang, *arguments, "--format", "sarif", cwd=cwd)
        results = sum(len(it["results"]) for it in report["runs"])
        errors = refused(report)
        if errors or bool(results) == ("nothing" in name):
            wrong += 1
        print(f"  {'WRONG' if errors else 'ok   '} SARIF of {name} ({lang}): {results} results")
        for error in errors[:5]:
            print(f"        {error}")
        if not results:
            continue
        for what, spoil in SPOILS.items():
            spoilt = copy.deepcopy(report)
            spoil(spoilt)
            if not refused(spoilt):
                wrong += 1
                print(f"  WRONG {name} ({lang}), spoilt: {what}: it passes")
sys.exit(1 if wrong else 0)
