"""PyLD and `cryptography`: the `eddsa-rdfc-2022` algorithm written out step by step, on every
credential, endorsement and status list, then the status bits and the dates."""

import base64
import datetime
import gzip
import hashlib
import sys

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pyld import jsonld

from published import Published, base58, tell

site = Published(sys.argv[1:])
STATES = {"revocation": "revoked", "suspension": "suspended"}


def load(address, _options=None):
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": site.fetch_json(address),
    }


def canonical_hash(document):
    expanded = jsonld.expand(document, {"documentLoader": load})
    refuse_lost(document, expanded)
    quads = jsonld.normalize(
        document,
        {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": load},
    )
    return hashlib.sha256(quads.encode()).digest()


def refuse_lost(document, expanded):
    """PyLD has no safe mode: it drops a member that no context defines, and so signs nothing of
    it. Here the same number of members must survive a round trip."""
    again = jsonld.compact(
        expanded, {"@context": document["@context"]}, {"documentLoader": load}
    )
    lost = members(document) - members(again)
    if lost:
        raise ValueError(f"not signed, no context defines it: {sorted(lost)}")


def members(value):
    if isinstance(value, dict):
        found = {name for name in value if not name.startswith("@")}
        return found.union(*(members(v) for name, v in value.items() if name != "@context"), set())
    if isinstance(value, list):
        return set().union(*(members(v) for v in value), set())
    return set()


def verify(document):
    unsecured = {name: value for name, value in document.items() if name != "proof"}
    proofs = document["proof"]
    proof = dict(proofs[0] if isinstance(proofs, list) else proofs)
    signature = base58(proof.pop("proofValue"))
    expected = ("DataIntegrityProof", "eddsa-rdfc-2022", "assertionMethod")
    if (proof["type"], proof["cryptosuite"], proof["proofPurpose"]) != expected:
        raise ValueError("another kind of proof")
    proof["@context"] = document["@context"]
    issuer = document["issuer"]
    issuer = issuer["id"] if isinstance(issuer, dict) else issuer
    key = Ed25519PublicKey.from_public_bytes(site.key(proof["verificationMethod"], issuer))
    key.verify(signature, canonical_hash(proof) + canonical_hash(unsecured))


def state(document):
    entries = document.get("credentialStatus", [])
    set_bits = []
    for entry in entries if isinstance(entries, list) else [entries]:
        listed = site.fetch_json(entry["statusListCredential"])
        verify(listed)
        subject = listed["credentialSubject"]
        if subject["statusPurpose"] != entry["statusPurpose"] or subject["encodedList"][0] != "u":
            raise ValueError("the list is for another purpose")
        text = subject["encodedList"][1:]
        bits = gzip.decompress(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        if len(bits) < 16 * 1024:
            raise ValueError("the list is shorter than 131,072 places")
        index = int(entry["statusListIndex"])
        if bits[index // 8] & 0x80 >> index % 8:
            set_bits.append(STATES[entry["statusPurpose"]])
    if set_bits:
        return "+".join(sorted(set_bits))
    until = document.get("validUntil")
    lapsed = until and datetime.datetime.fromisoformat(until) < datetime.datetime.now(datetime.UTC)
    return "expired" if lapsed else "valid"


for file, document in site.embedded():
    try:
        verify(document)
        tell("pyld + cryptography", "embedded endorsement", file, True, state(document))
    except Exception as error:
        note = f"{type(error).__name__}: {error}"
        tell("pyld + cryptography", "embedded endorsement", file, False, "rejected", note)

for what, files in (
    ("credential", site.credentials()),
    ("status list", site.status_lists()),
    ("endorsement", site.endorsements()),
):
    for file in files:
        try:
            document = site.json(file)
            verify(document)
            tell("pyld + cryptography", what, file, True, state(document))
        except Exception as error:
            tell("pyld + cryptography", what, file, False, "rejected", f"{type(error).__name__}: {error}")
