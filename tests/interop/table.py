"""Reads the lines of every check and prints what was found: python table.py RESULTS_DIR.
Exit code 1 when a document was refused, when a spoilt one was accepted, or when two programs
disagree on the state of an award."""

import collections
import json
import pathlib
import re
import sys

# Which spoilt documents each program must refuse. A program is not asked for what it does not
# look at: a schema does not see a false signature.
MUST_REFUSE = {
    "altered": {"digitalbazaar", "pyld + cryptography", "openbadgeslib", "jose", "PyJWT"},
    "resigned": {"digitalbazaar", "pyld + cryptography", "openbadgeslib", "jose", "PyJWT"},
    "undefined": {"digitalbazaar", "pyld + cryptography", "openbadgeslib"},
    "borrowed": {"digitalbazaar", "pyld + cryptography", "openbadgeslib", "jose", "PyJWT"},
    "unlisted": {"digitalbazaar", "pyld + cryptography", "jose", "PyJWT"},
    "misshapen": {"ajv", "jsonschema"},
    "unhosted": {"openbadges"},
}
# What a spoilt copy leaves whole, and so what may pass in it.
UNTOUCHED = {
    ("misshapen", "profile"),
    ("misshapen", "achievement"),
    ("undefined", "VC-JWT"),
}


def read(folder):
    for path in sorted(pathlib.Path(folder).glob("*.jsonl")):
        check, _, kind = path.stem.partition(".")
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("{"):
                yield check, kind, json.loads(line)


def main(folder):
    genuine = collections.defaultdict(list)
    spoilt = collections.defaultdict(list)
    for _check, kind, line in read(folder):
        (spoilt if kind else genuine)[(line["tool"], line["what"], kind)].append(line)
    faults = []

    print(f"{'program':22} {'what':12} {'read':>5} {'accepted':>9}  states")
    for (tool, what, _), lines in sorted(genuine.items()):
        states = collections.Counter(line["state"] for line in lines)
        told = ", ".join(f"{n} {state}" for state, n in sorted(states.items()))
        print(f"{tool:22} {what:12} {len(lines):5} {sum(l['ok'] for l in lines):9}  {told}")
        faults += [f"{tool} refuses {l['file']}: {l.get('note', '')}" for l in lines if not l["ok"]]

    print(f"\n{'spoilt copies':22} {'what':12} {'kind':10} {'read':>5} {'refused':>8}")
    for (tool, what, kind), lines in sorted(spoilt.items()):
        if tool not in MUST_REFUSE[kind] or (kind, what) in UNTOUCHED:
            continue
        # A revoked assertion is already refused for what it is, and is not spoilt.
        out = ("revoked", "held back")
        lines = [l for l in lines if l["state"] not in out or tool != "openbadges"]
        refused = sum(not l["ok"] for l in lines)
        print(f"{tool:22} {what:12} {kind:10} {len(lines):5} {refused:8}")
        faults += [f"{tool} accepts {l['file']}, {kind}" for l in lines if l["ok"]]

    # One award, one state: the credential, its token and its Open Badges 2.0 twin.
    states = collections.defaultdict(dict)
    for (tool, _what, _), lines in genuine.items():
        if tool in ("ajv", "jsonschema", "addresses"):
            continue
        for line in lines:
            award = re.fullmatch(r"awards/../([0-9a-f-]+)\..*", line["file"])
            if award and line["ok"]:
                state = line["state"]
                # Tokens are checked without their status, and 2.0 knows no suspension.
                if tool in ("jose", "PyJWT") and state == "valid" or tool == "openbadges" and state != "expired" and state != "revoked":
                    continue
                states[award[1]].setdefault(state.split("+")[0], set()).add(tool)
    for award, told in sorted(states.items()):
        # This library looks at the dates first, and says no more of what has lapsed.
        if set(told) == {"expired", "revoked"} and told["expired"] == {"openbadgeslib"}:
            continue
        if len(told) > 1:
            faults.append(f"award {award}: " + "; ".join(f"{s} says {', '.join(sorted(t))}" for s, t in told.items()))

    print()
    if not genuine:
        faults.append("nothing was read")
    for fault in faults[:50]:
        print(f"FAULT  {fault}")
    print(f"{len(faults)} fault(s)." if faults else "No fault.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
