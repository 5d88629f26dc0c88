"""A built site folder, read as if it were the web: every address under the base is a file of the
folder, every known context is a file of the standards data, and nothing else exists."""

import json
import os
import pathlib
import re
import sys
from urllib.parse import unquote, urlsplit

CONTEXTS = {
    "https://www.w3.org/ns/credentials/v2": "contexts/w3c/credentials-v2.jsonld",
    "https://www.w3.org/ns/did/v1": "contexts/w3c/did-v1.jsonld",
    "https://www.w3.org/ns/cid/v1": "contexts/w3c/cid-v1.jsonld",
    "https://w3id.org/security/multikey/v1": "contexts/w3c/security-multikey-v1.jsonld",
    "https://w3id.org/security/data-integrity/v2": "contexts/w3c/security-data-integrity-v2.jsonld",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json": "contexts/ob/ob-v3p0-context-3.0.3.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json": "contexts/ob/ob-v3p0-extensions.json",
    "https://w3id.org/openbadges/v2": "contexts/ob/ob-v2-context.json",
}


class Published:
    def __init__(self, arguments):
        if len(arguments) < 2:
            sys.exit(f"usage: python {sys.argv[0]} PUBLIC_DIR STANDARDS_DIR")
        self.site = pathlib.Path(arguments[0]).resolve()
        self.standards = pathlib.Path(arguments[1]).resolve()
        self.files = sample(
            sorted(p.relative_to(self.site).as_posix() for p in self.site.rglob("*") if p.is_file())
        )
        self.known = set(self.files)
        self.base = self._base()

    def _base(self):
        """Every published document is named by its own address, so any badge tells the base."""
        for file in self.matching(r"badges/[^/]+/[^/]+/achievement\.json"):
            address = self.json(file).get("id", "")
            if address.endswith(file):
                return address[: -len(file)]
        sys.exit("no badges/<slug>/<version>/achievement.json named by its own address")

    def bytes(self, file):
        return (self.site / file).read_bytes()

    def json(self, file):
        return json.loads(self.bytes(file))

    def matching(self, pattern):
        whole = re.compile(pattern)
        return [file for file in self.files if whole.fullmatch(file)]

    def credentials(self):
        return [f for f in self.matching(r"awards/.*\.json") if not f.endswith(".ob2.json")]

    def status_lists(self):
        return self.matching(r"status/.*\.json")

    def endorsements(self):
        return [f for f in self.matching(r"endorsements/.*\.json") if not f.endswith(".ob2.json")]

    def file_at(self, address):
        """The file that a static host answers with at this address, or None."""
        address = address.split("#")[0]
        if address.startswith("did:web:"):
            host, *segments = [unquote(s) for s in address[len("did:web:") :].split(":")]
            address = f"https://{host}/{'/'.join(segments) or '.well-known'}/did.json"
        if not address.startswith(self.base):
            return None
        file = unquote(urlsplit(address[len(self.base) :]).path)
        for candidate in (file, f"{file}index.html" if not file or file.endswith("/") else f"{file}/index.html"):
            if candidate in self.known:
                return candidate
        return None

    def fetch(self, address):
        """The bytes at an address, contexts included."""
        plain = address.split("#")[0]
        if plain in CONTEXTS:
            return (self.standards / CONTEXTS[plain]).read_bytes()
        file = self.file_at(address)
        if file is None:
            raise LookupError(f"nothing is published at {address}")
        return self.bytes(file)

    def fetch_json(self, address):
        did = address.split("#")[0]
        return key_document(did) if did.startswith("did:key:") else json.loads(self.fetch(address))

    def embedded(self):
        """Every endorsement inside another document: in the credential, the badge or the issuer."""
        holders = self.credentials()
        holders += self.matching(r"badges/[^/]+/[^/]+/achievement\.json")
        holders += self.matching(r"issuers/[^/]+/profile\.json")
        for file in holders:
            for at, document in enumerate(inside(self.json(file)), 1):
                yield f"{file}#{at}", document

    def key(self, method_id, issuer):
        """The 32 bytes of an Ed25519 key, found the long way: the document of the controller
        names the method, gives it the same controller, and lists it for assertions."""
        controller = method_id.split("#")[0]
        document = self.fetch_json(controller)
        if not document.get("id") == controller == issuer:
            raise ValueError(f"{controller} is not the issuer {issuer}")
        if method_id not in document.get("assertionMethod", []):
            raise ValueError(f"{method_id} is not a key for assertions")
        for method in document.get("verificationMethod", []):
            if method.get("id") == method_id and method.get("controller") == controller:
                return multikey(method["publicKeyMultibase"])
        raise ValueError(f"{method_id} is not in its document")


def sample(files):
    """A site of many awards is read by sample: the first LIMIT of them. Ids are random, so any
    are good."""
    limit = int(os.environ.get("LIMIT", "0"))
    if not limit:
        return files
    award = {f: m[0] for f in files if (m := re.match(r"awards/../[0-9a-f-]+", f))}
    kept = set(sorted(set(award.values()))[:limit])
    return [f for f in files if f not in award or award[f] in kept]


def inside(value):
    if isinstance(value, list):
        return [found for item in value for found in inside(item)]
    if not isinstance(value, dict):
        return []
    found = []
    for name, member in value.items():
        if name == "endorsement":
            found += member if isinstance(member, list) else [member]
        else:
            found += inside(member)
    return found


def key_document(did):
    """A did:key is its own document (The did:key Method, 3.1.2)."""
    key = did[len("did:key:") :]
    method = f"{did}#{key}"
    return {
        "id": did,
        "verificationMethod": [{"id": method, "controller": did, "publicKeyMultibase": key}],
        "assertionMethod": [method],
    }


BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def base58(text):
    if not text.startswith("z"):
        raise ValueError("not base58btc")
    text = text[1:]
    number = 0
    for letter in text:
        number = number * 58 + BASE58.index(letter)
    zeros = len(text) - len(text.lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def multikey(text):
    raw = base58(text)
    if raw[:2] != b"\xed\x01" or len(raw) != 34:
        raise ValueError("not an Ed25519 Multikey")
    return raw[2:]


def tell(tool, what, file, ok, state, note=None):
    """One line per document looked at; `table.py` counts them."""
    line = {"tool": tool, "what": what, "file": file, "ok": bool(ok), "state": state}
    if note:
        line["note"] = str(note)[:300]
    print(json.dumps(line, ensure_ascii=False), flush=True)
