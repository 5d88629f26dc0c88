"""`jsonschema` with format checks: every OB 3.0 document against the schemas of 1EdTech."""

import json
import sys

from jsonschema import Draft201909Validator

from published import Published, tell

site = Published(sys.argv[1:])


def schema(name):
    path = site.standards / "schemas/ob30" / f"ob_v3p0_{name}_schema.json"
    return json.loads(path.read_text(encoding="utf-8"))


def validator(document):
    return Draft201909Validator(document, format_checker=Draft201909Validator.FORMAT_CHECKER)


credential = schema("achievementcredential")
# The published badge definition is the Achievement of the credential schema, standing alone.
achievement = {"$defs": credential["$defs"], "$ref": "#/$defs/Achievement"}
checks = (
    ("credential", site.credentials(), validator(credential)),
    ("endorsement", site.endorsements(), validator(schema("endorsementcredential"))),
    ("profile", site.matching(r"issuers/[^/]+/profile\.json"), validator(schema("profile"))),
    ("achievement", site.matching(r"badges/[^/]+/[^/]+/achievement\.json"), validator(achievement)),
)
for what, files, rules in checks:
    for file in files:
        errors = list(rules.iter_errors(site.json(file)))
        note = "; ".join(f"/{'/'.join(map(str, e.path))} {e.message}" for e in errors)
        tell("jsonschema", what, file, not errors, "rejected" if errors else "valid", note)
