"""What a static host will answer: a document is named by the address it is served at, every address
under the base that it mentions leads to a file, and its text holds no HTML entities."""

import json
import re
import sys

from published import Published, tell

site = Published(sys.argv[1:])
# Documents whose `id` is an identifier of its own and not an address.
OTHER_IDS = re.compile(r"(.*/)?did\.json|issuers/[^/]+/profile\.json")


def addresses(value):
    if isinstance(value, str):
        if value.startswith(site.base) and " " not in value:
            yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses(inner)


def scopes(document):
    """`startsWith` of an Open Badges 2.0 issuer is a prefix, not an address."""
    verification = document.get("verification")
    found = verification.get("startsWith", []) if isinstance(verification, dict) else []
    return set(found if isinstance(found, list) else [found])


DOCUMENTS = r"(awards|badges|endorsements|issuers|status)/.*\.json|(\.well-known/)?did\.json"
for file in site.matching(DOCUMENTS):
    problems = []
    text = site.bytes(file).decode("utf-8")
    document = json.loads(text)
    name = document.get("id")
    # What others signed keeps the name that they gave it.
    foreign = file.startswith("endorsements/") and not str(name).startswith(site.base)
    if not OTHER_IDS.fullmatch(file) and not foreign and name != site.base + file:
        problems.append(f"is named {name}")
    for address in sorted(set(addresses(document)) - scopes(document)):
        if site.file_at(address) is None:
            problems.append(f"leads nowhere: {address}")
    if re.search(r"&(amp|lt|gt|quot|#\d+);", text):
        problems.append("holds HTML entities")
    tell("addresses", "document", file, not problems, "rejected" if problems else "valid", "; ".join(problems))
