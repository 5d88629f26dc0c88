#!/usr/bin/env python3
"""Makes cases.json: badges, keys and lists signed by software that shares no code with Blason.

    pip install cryptography PyJWT PyLD base58
    python3 make.py STANDARDS_DIR > cases.json

STANDARDS_DIR holds the published contexts, as contexts/w3c/ and contexts/ob/. Ed25519 keys come from
fixed seeds; RSA and P-256 keys are new in every run and their secret halves are not kept.
"""

import copy
import gzip
import hashlib
import json
import sys
from base64 import urlsafe_b64encode
from pathlib import Path

import base58
import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyld import jsonld

STANDARDS = Path(sys.argv[1])
VC2 = "https://www.w3.org/ns/credentials/v2"
VC1 = "https://www.w3.org/2018/credentials/v1"
OB = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
SUITE_2020 = "https://w3id.org/security/suites/ed25519-2020/v1"
LIST_2021 = "https://w3id.org/vc/status-list/2021/v1"
EXTENSIONS = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
FILES = {
    VC2: "w3c/credentials-v2.jsonld",
    VC1: "w3c/credentials-v1.jsonld",
    OB: "ob/ob-v3p0-context-3.0.3.json",
    EXTENSIONS: "ob/ob-v3p0-extensions.json",
    SUITE_2020: "legacy/security-suites-ed25519-2020-v1.jsonld",
    LIST_2021: "legacy/vc-status-list-2021-v1.jsonld",
}
MADE_UP = {"https://elsewhere.example/context.json": {"@context": {"honours": "https://elsewhere.example/#honours"}}}


def load(url, _options):
    if url in MADE_UP:
        document = MADE_UP[url]
    else:
        document = json.loads((STANDARDS / "contexts" / FILES[url]).read_text())
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": document}


def canonical(document):
    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": load}
    return jsonld.normalize(document, options)


def sha(text):
    return hashlib.sha256(text.encode()).digest()


class Key:
    def __init__(self, name):
        self.secret = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(name.encode()).digest())
        raw = self.secret.public_key().public_bytes(
            serialization.Encoding.Raw, serialization.PublicFormat.Raw
        )
        self.multikey = "z" + base58.b58encode(b"\xed\x01" + raw).decode()
        self.jwk = {"kty": "OKP", "crv": "Ed25519", "x": urlsafe_b64encode(raw).rstrip(b"=").decode()}


def b64(data):
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def sign(document, key, method, suite="eddsa-rdfc-2022", **more):
    """The document with one more proof of this key."""
    bare = {name: value for name, value in document.items() if name != "proof"}
    if suite == "Ed25519Signature2020":
        proof = {"type": suite}
    else:
        proof = {"type": "DataIntegrityProof", "cryptosuite": suite}
    proof |= {
        "created": "2026-01-15T09:30:00Z",
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
    } | more
    if suite == "eddsa-jcs-2022":
        proof = {"@context": bare["@context"]} | proof
        jcs = lambda value: json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        data = sha(jcs(proof)) + sha(jcs(bare))
    else:
        data = sha(canonical(proof | {"@context": bare["@context"]})) + sha(canonical(bare))
    proof["proofValue"] = "z" + base58.b58encode(key.secret.sign(data)).decode()
    signed = copy.deepcopy(document)
    signed["proof"] = signed.get("proof", []) + [proof]
    return signed


WEB = {}
CASES = []


def case(name, presented, expect, codes=(), **more):
    """codes: the reasons that did not pass, in order."""
    if not isinstance(presented, str):
        presented = json.dumps(presented, ensure_ascii=False)
    CASES.append({"name": name, "expect": expect, "codes": list(codes)} | more | {"presented": presented})


def key_document(issuer, methods, assertion=None):
    return {
        "id": issuer,
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods] if assertion is None else assertion,
    }


def method(issuer, key, **more):
    return {
        "id": f"{issuer}#{key.multikey}",
        "type": "Multikey",
        "controller": issuer,
        "publicKeyMultibase": key.multikey,
    } | more


def badge(issuer, **more):
    return {
        "@context": [VC2, OB],
        "id": "urn:uuid:6a9c92a9-2530-4e2b-9776-530467e9bbe0",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Soudure à l’arc",
        "issuer": {"id": issuer, "type": ["Profile"], "name": "Les Forges de l’Erdre"},
        "validFrom": "2026-01-15T09:30:00Z",
        "credentialSubject": {
            "id": "did:example:ada",
            "type": ["AchievementSubject"],
            "achievement": {
                "id": "https://forges.example/badges/soudure.json",
                "type": ["Achievement"],
                "name": "Soudure à l’arc",
                "description": "Deux cordons d’angle sans défaut visible.",
                "criteria": {"narrative": "Réaliser deux cordons devant une formatrice."},
                "creator": {"id": issuer, "type": ["Profile"], "name": "Les Forges de l’Erdre"},
            },
        },
    } | more


KEY, OTHER = Key("verify vectors: issuer"), Key("verify vectors: somebody else")
WEB_ISSUER, HTTPS_ISSUER = "did:web:forges.example:asso", "https://forges.example/asso/issuer.json"
WEB_ADDRESS = "https://forges.example/asso/did.json"
WEB[WEB_ADDRESS] = key_document(WEB_ISSUER, [method(WEB_ISSUER, KEY)])
WEB[HTTPS_ISSUER] = key_document(HTTPS_ISSUER, [method(HTTPS_ISSUER, KEY)])
M = f"{WEB_ISSUER}#{KEY.multikey}"

# Proofs.
good = sign(badge(WEB_ISSUER), KEY, M)
case("did:web", good, "valid")
case("https issuer", sign(badge(HTTPS_ISSUER), KEY, f"{HTTPS_ISSUER}#{KEY.multikey}"), "valid")
DID_KEY = f"did:key:{KEY.multikey}"
case("did:key", sign(badge(DID_KEY), KEY, f"{DID_KEY}#{KEY.multikey}"), "valid")
case("did:key of another", sign(badge(f"did:key:{OTHER.multikey}"), KEY, f"{DID_KEY}#{KEY.multikey}"), "invalid", ["key.not_the_issuers"])
case("eddsa-jcs-2022", sign(badge(WEB_ISSUER), KEY, M, suite="eddsa-jcs-2022"), "valid")
old = badge(WEB_ISSUER)
old["@context"] = [VC1, OB, SUITE_2020]
old["issuanceDate"] = old.pop("validFrom")
case("Ed25519Signature2020, first data model", sign(old, KEY, M, suite="Ed25519Signature2020"), "valid")
case("expired, first data model", sign(old | {"expirationDate": "2026-06-01T00:00:00Z"}, KEY, M, suite="Ed25519Signature2020"), "invalid", ["force.expired"])
strange = badge(WEB_ISSUER) | {"proof": [{"type": "FutureProof", "jws": "x"}]}
case("a proof of an unknown kind", strange, "open", ["proof.unknown"])
case("an unknown proof beside a good one", sign(strange, KEY, M), "valid")
case("two proofs, the first broken", sign(sign(badge(WEB_ISSUER), OTHER, M), KEY, M), "valid")
changed = copy.deepcopy(good)
changed["credentialSubject"]["achievement"]["name"] = "Soudure au laser"
case("a word changed", changed, "invalid", ["proof.broken"])
for part, value, code in [
    ("created", "2026-01-15T09:30:01Z", "proof.broken"),
    ("created", "2026-01-15", "proof.malformed"),
    ("proofPurpose", "authentication", "proof.other_purpose"),
    ("proofValue", "z1", "proof.malformed"),
    ("cryptosuite", "ecdsa-sd-2023", "proof.unknown"),
]:
    changed = copy.deepcopy(good)
    changed["proof"][0][part] = value
    case(f"{part} changed to {value}", changed, "open" if code == "proof.unknown" else "invalid", [code])
case("the proof has ended", sign(badge(WEB_ISSUER), KEY, M, expires="2026-02-01T00:00:00Z"), "invalid", ["force.proof_ended"])
case("for another purpose", sign(badge(WEB_ISSUER), KEY, M, proofPurpose="authentication"), "invalid", ["proof.other_purpose"])
case("not signed", badge(WEB_ISSUER), "invalid", ["proof.none"])
case("more than 16 proofs", good | {"proof": good["proof"] * 17}, "invalid", ["proof.too_many"])

# Dates.
case("not yet valid", sign(badge(WEB_ISSUER, validFrom="2027-01-01T00:00:00Z"), KEY, M), "invalid", ["force.not_yet"])
case("expired", sign(badge(WEB_ISSUER, validUntil="2026-11-01T00:00:00Z"), KEY, M), "invalid", ["force.expired"])
case("in force for another month", sign(badge(WEB_ISSUER, validUntil="2026-12-24T00:00:00+01:00"), KEY, M), "valid")
case("without a zone", sign(badge(WEB_ISSUER, validFrom="2026-01-15T09:30:00"), KEY, M), "invalid", ["well_formed.moment"])
case("ends before it begins", sign(badge(WEB_ISSUER, validUntil="2026-01-01T00:00:00Z"), KEY, M), "invalid", ["well_formed.dates_reversed", "force.expired"])

# Keys.
case("the key of somebody else", sign(badge(WEB_ISSUER), OTHER, f"{WEB_ISSUER}#{OTHER.multikey}"), "invalid", ["key.not_listed"])
case("a stranger's own document", sign(badge(WEB_ISSUER), OTHER, f"did:web:evil.example#{OTHER.multikey}"), "invalid", ["key.not_the_issuers"])
case("no document", sign(badge("did:web:nowhere.example"), KEY, f"did:web:nowhere.example#{KEY.multikey}"), "open", ["key.not_there"])


def issuer_of(name, document):
    issuer = f"https://{name}.example/issuer.json"
    WEB[issuer] = document(issuer)
    return issuer, f"{issuer}#{KEY.multikey}"


for name, document, codes in [
    ("unlisted", lambda i: key_document(i, [method(i, KEY)], []), ["key.not_listed"]),
    ("other-controller", lambda i: key_document(i, [method(i, KEY, controller=WEB_ISSUER)]), ["key.other_controller"]),
    ("other-id", lambda i: key_document(i + "x", [method(i, KEY)]), ["key.document_of_another"]),
    ("revoked", lambda i: key_document(i, [method(i, KEY, revoked="2026-10-01T00:00:00Z")]), ["key.revoked"]),
    ("to-be-revoked", lambda i: key_document(i, [method(i, KEY, revoked="2027-10-01T00:00:00Z")]), []),
    ("ended", lambda i: key_document(i, [method(i, KEY, expires="2026-10-01T00:00:00Z")]), ["key.expired"]),
    ("no-date", lambda i: key_document(i, [method(i, KEY, revoked="yesterday")]), ["key.date"]),
    ("twice", lambda i: key_document(i, [method(i, KEY), method(i, KEY)]), ["key.listed_twice"]),
    ("another-key", lambda i: key_document(i, [method(i, KEY, publicKeyMultibase=OTHER.multikey)]), ["proof.broken"]),
    ("no-key", lambda i: key_document(i, [{"id": f"{i}#{KEY.multikey}", "controller": i}]), ["proof.no_key", "key.unusable"]),
    ("embedded", lambda i: {"id": i, "assertionMethod": [method(i, KEY)]}, []),
    ("relative", lambda i: {"id": i, "assertionMethod": [method(i, KEY) | {"id": f"#{KEY.multikey}"}]}, []),
    ("not-json", lambda i: "<html>", ["key.document_not_json"]),
]:
    issuer, vm = issuer_of(name, document)
    case(f"issuer: {name}", sign(badge(issuer), KEY, vm), "valid" if not codes else "invalid", codes)

# A key published by itself, in the shape that the 1EdTech validator reads.
BARE = "https://forges.example/asso/keys/1.json"
WEB[BARE] = {"id": BARE, "type": "Multikey", "controller": HTTPS_ISSUER, "publicKeyMultibase": KEY.multikey}
case("a key by itself, not listed", sign(badge(HTTPS_ISSUER), KEY, BARE), "invalid", ["key.not_listed"])
LISTING = "https://listing.example/issuer.json"
WEB[LISTING] = {"id": LISTING, "assertionMethod": ["https://listing.example/key.json"]}
WEB["https://listing.example/key.json"] = {"id": "https://listing.example/key.json", "controller": LISTING, "publicKeyMultibase": KEY.multikey}
case("a key by itself, listed", sign(badge(LISTING), KEY, "https://listing.example/key.json"), "valid")

# Status.
def status_list(address, issuer, purpose, ones, key=KEY, vm=M, **more):
    bits = bytearray(16384)
    for one in ones:
        bits[one // 8] |= 0x80 >> (one % 8)
    packed = gzip.compress(bytes(bits), mtime=0)
    document = {
        "@context": [VC2],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer,
        "validFrom": "2026-11-01T00:00:00Z",
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": purpose,
            "encodedList": "u" + b64(packed),
        },
    } | more
    return sign(document, key, vm)


def entry(address, place, purpose="revocation", **more):
    return {"credentialStatus": {
        "id": f"{address}#{place}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": purpose,
        "statusListIndex": str(place),
        "statusListCredential": address,
    } | more}


def with_status(status, issuer=WEB_ISSUER):
    return sign(badge(issuer, **status), KEY, M)


L = "https://forges.example/status/asso/revocation-1.json"
S = "https://forges.example/status/asso/suspension-1.json"
WEB[L] = status_list(L, WEB_ISSUER, "revocation", [7, 48213])
WEB[S] = status_list(S, WEB_ISSUER, "suspension", [9])
case("in good standing", with_status(entry(L, 8)), "valid")
case("revoked", with_status(entry(L, 48213)), "invalid", ["status.revoked"])
case("suspended, in the list beside", with_status(entry(L, 9)), "invalid", ["status.suspended"])
case("suspended", with_status(entry(S, 9, "suspension")), "invalid", ["status.suspended"])
case("out of range", with_status(entry(L, 131072)), "invalid", ["status.out_of_range"])
case("a place that is none", with_status(entry(L, "x")), "invalid", ["status.malformed"])
case("for another purpose: told", with_status(entry(L, 8, "suspension")), "open", ["status.list_other_purpose"])
case("a purpose that decides nothing", with_status(entry(L, 7, "message")), "valid")
case("no list there", with_status(entry("https://forges.example/status/none.json", 8)), "open", ["status.not_there"])
case("two statuses, one bad", with_status({"credentialStatus": [entry(L, 8)["credentialStatus"], entry(S, 9, "suspension")["credentialStatus"]]}), "invalid", ["status.suspended"])
case("a status of an unknown kind", with_status({"credentialStatus": {"id": "https://forges.example/x", "type": "CredentialStatus"}}), "invalid", ["well_formed.undefined", "proof.no_canonical", "status.unknown"])
for name, document, codes in [
    ("stale", lambda a: status_list(a, WEB_ISSUER, "revocation", [], validUntil="2026-11-20T00:00:00Z"), ["status.list_stale"]),
    ("of-another", lambda a: status_list(a, HTTPS_ISSUER, "revocation", [], vm=f"{HTTPS_ISSUER}#{KEY.multikey}"), ["status.list_of_another"]),
    ("forged", lambda a: status_list(a, WEB_ISSUER, "revocation", [], key=OTHER), ["status.list_forged"]),
    ("misplaced", lambda a: status_list(a + "x", WEB_ISSUER, "revocation", []), ["status.list_misplaced"]),
    ("unsigned", lambda a: {k: v for k, v in status_list(a, WEB_ISSUER, "revocation", []).items() if k != "proof"}, ["status.list_forged"]),
    ("short", lambda a: sign({**{k: v for k, v in status_list(a, WEB_ISSUER, "revocation", []).items() if k != "proof"}, "credentialSubject": {"id": f"{a}#list", "type": "BitstringStatusList", "statusPurpose": "revocation", "encodedList": "u" + b64(gzip.compress(bytes(16), mtime=0))}}, KEY, M), ["status.list_malformed"]),
    ("html", lambda a: "<html>", ["status.list_unreadable"]),
]:
    address = f"https://forges.example/status/{name}.json"
    WEB[address] = document(address)
    case(f"status list: {name}", with_status(entry(address, 8)), "invalid" if name in ("forged", "unsigned") else "open", codes)
case("a list of another issuer whom the caller trusts", with_status(entry("https://forges.example/status/of-another.json", 8)), "valid", trusted=[HTTPS_ISSUER])
case("a status list itself", WEB[L], "valid")
REVOCATIONS = "https://forges.example/revocations.json"
WEB[REVOCATIONS] = {"id": REVOCATIONS, "revokedCredential": [{"id": "urn:uuid:other"}, {"id": "urn:uuid:taken-back"}, {"id": "urn:uuid:given-back", "revoked": False}]}
listed = lambda own: sign(badge(WEB_ISSUER, **{"@context": [VC2, OB, EXTENSIONS], "id": own, "credentialStatus": {"id": REVOCATIONS, "type": "1EdTechRevocationList"}}), KEY, M)
case("1EdTech list: good", listed("urn:uuid:fine"), "valid")
case("1EdTech list: revoked", listed("urn:uuid:taken-back"), "invalid", ["status.revoked"])
case("1EdTech list: given back", listed("urn:uuid:given-back"), "valid")
OLD_LIST = "https://forges.example/status/2021.json"
bits = bytearray(16384)
bits[0] = 0x40
WEB[OLD_LIST] = sign({
    "@context": [VC1, LIST_2021, SUITE_2020],
    "id": OLD_LIST,
    "type": ["VerifiableCredential", "StatusList2021Credential"],
    "issuer": WEB_ISSUER,
    "issuanceDate": "2026-11-01T00:00:00Z",
    "credentialSubject": {"id": f"{OLD_LIST}#list", "type": "StatusList2021", "statusPurpose": "revocation", "encodedList": b64(gzip.compress(bytes(bits), mtime=0))},
}, KEY, M, suite="Ed25519Signature2020")
for place, expect, codes in [(0, "valid", []), (1, "invalid", ["status.revoked"])]:
    document = copy.deepcopy(old)
    document["@context"] = [VC1, OB, SUITE_2020, LIST_2021]
    document["credentialStatus"] = {"id": f"{OLD_LIST}#{place}", "type": "StatusList2021Entry", "statusPurpose": "revocation", "statusListIndex": str(place), "statusListCredential": OLD_LIST}
    case(f"list of 2021, place {place}", sign(document, KEY, M, suite="Ed25519Signature2020"), expect, codes)

# Recipients.
hashed = badge(WEB_ISSUER)
del hashed["credentialSubject"]["id"]
hashed["credentialSubject"]["identifier"] = [{
    "type": "IdentityObject",
    "hashed": True,
    "identityHash": "sha256$" + hashlib.sha256(b"ada@example.org" + b"k3J9x0aPq2").hexdigest(),
    "identityType": "emailAddress",
    "salt": "k3J9x0aPq2",
}]
hashed = sign(hashed, KEY, M)
case("given to Ada", hashed, "valid", recipient="ada@example.org")
case("given to Ada, written otherwise", hashed, "valid", recipient=" Ada@Example.org ")
case("not given to Eve", hashed, "invalid", ["recipient.differs"], recipient="eve@example.org")
case("given to an identifier", good, "valid", recipient="did:example:ada")

# Endorsements.
def endorsement(subject, key=OTHER, issuer=f"did:key:{OTHER.multikey}", **more):
    return {
        "@context": [VC2, OB],
        "id": "urn:uuid:0e3b0a2e-6a0e-4f43-9a0c-1a2b3c4d5e6f",
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": "Recommandation",
        "issuer": {"id": issuer, "type": ["Profile"], "name": "Une voisine"},
        "validFrom": "2026-01-16T09:30:00Z",
        "credentialSubject": {"id": subject, "type": ["EndorsementSubject"], "endorsementComment": "Oui."},
    } | more


OM = f"did:key:{OTHER.multikey}#{OTHER.multikey}"
ACHIEVEMENT = "https://forges.example/badges/soudure.json"


def endorsed(inner, at="achievement"):
    document = badge(WEB_ISSUER)
    holder = document["credentialSubject"]["achievement"] if at == "achievement" else document
    holder["endorsement"] = [inner]
    return sign(document, KEY, M)


case("an endorsement alone", sign(endorsement(ACHIEVEMENT), OTHER, OM), "valid")
case("endorsed", endorsed(sign(endorsement(ACHIEVEMENT), OTHER, OM)), "valid")
case("endorsed without a signature", endorsed(endorsement(ACHIEVEMENT)), "invalid", ["endorsements.fail"])
case("endorsed by nobody known", endorsed(sign(endorsement(ACHIEVEMENT, issuer="https://nowhere.example/"), OTHER, f"https://nowhere.example/#{OTHER.multikey}")), "open", ["endorsements.open"])
case("an endorsement that ended", endorsed(sign(endorsement(ACHIEVEMENT, validUntil="2026-02-01T00:00:00Z"), OTHER, OM)), "invalid", ["endorsements.fail"])
case("the endorsement of something else", endorsed(sign(endorsement("https://other.example/badge"), OTHER, OM)), "invalid", ["endorsements.of_another"])

# The document says exactly what was signed.
def exactly(name, change, codes, context=None):
    document = badge(WEB_ISSUER)
    if context:
        document["@context"] = context
    change(document)
    signed = sign(document, KEY, M)
    case(f"exactly: {name}", signed, "invalid", codes)


def twin_names(document):
    document["issuer"]["name"] = "Ministère"


exactly("a name written in full", lambda d: d["issuer"].update({"https://schema.org/name": "Ministère"}), ["well_formed.full_name"])
exactly("a type written in full", lambda d: d["type"].append("https://purl.imsglobal.org/spec/vc/ob/vocab.html#EndorsementCredential"), ["well_formed.full_name"])
exactly("an identifier as a keyword", lambda d: d["credentialSubject"].update({"@id": d["credentialSubject"].pop("id")}), ["well_formed.nobody"])
exactly("a keyword inside", lambda d: d["credentialSubject"]["achievement"].update({"@type": d["credentialSubject"]["achievement"].pop("type")}), ["well_formed.class"])
exactly("another name elsewhere", twin_names, ["well_formed.two_values"])
exactly("a vocabulary of its own", lambda d: d.update({"mention": "Bien"}), ["well_formed.own_context"], [VC2, OB, {"mention": "https://schema.org/name"}])
exactly("a vocabulary inside", lambda d: d["credentialSubject"].update({"@context": {"mention": "https://schema.org/name"}, "mention": "Bien"}), ["well_formed.inner_context"])
exactly("null", lambda d: d.update({"description": None}), ["well_formed.no_text"])
exactly("null elsewhere", lambda d: d.update({"evidence": [{"type": ["Evidence"], "name": "x", "relatedResource": None}]}), ["well_formed.null"])
exactly("a nameless identifier", lambda d: d["credentialSubject"].update({"id": "_:ada"}), ["well_formed.address"])
exactly("a term that nobody defines", lambda d: d.update({"honours": "first"}), ["well_formed.undefined", "proof.no_canonical"])
exactly("an address that is none", lambda d: d["credentialSubject"]["achievement"].update({"related": [{"id": "badge/1", "type": ["Related"]}]}), ["well_formed.address", "proof.no_canonical"])
exactly("contexts in the wrong order", lambda d: None, ["well_formed.first_context"], [OB, VC2])
exactly("no second context", lambda d: None, ["well_formed.second_context", "proof.no_canonical"], [VC2])
exactly("a context from elsewhere", lambda d: d.update({"honours": "first"}), ["well_formed.unknown_context", "proof.no_canonical"], [VC2, OB, "https://elsewhere.example/context.json"])
document = badge(WEB_ISSUER, honours="first")
document["@context"] = [VC2, OB, "https://elsewhere.example/context.json"]
case("a context that the caller gives", sign(document, KEY, M), "valid", contexts=MADE_UP)
case("a name twice", json.dumps(good)[:-1] + ',"name":"Autre"}', "invalid", ["readable.twice"])

# Shape.
def shaped(name, change, codes):
    document = badge(WEB_ISSUER)
    change(document)
    case(f"shape: {name}", sign(document, KEY, M), "invalid", codes)


subject = lambda d: d["credentialSubject"]
shaped("nobody", lambda d: subject(d).pop("id"), ["well_formed.nobody"])
shaped("no criteria", lambda d: subject(d)["achievement"].update({"criteria": {}}), ["well_formed.criteria"])
shaped("no description", lambda d: subject(d)["achievement"].pop("description"), ["well_formed.missing"])
shaped("two subjects", lambda d: d.update({"credentialSubject": [subject(d), subject(d)]}), ["well_formed.no_object"])
shaped("an image that is an address", lambda d: d.update({"image": "https://forges.example/i.png"}), ["well_formed.no_object"])
shaped("a kind of achievement of its own", lambda d: subject(d)["achievement"].update({"achievementType": "Soudure"}), ["well_formed.word"])
case("shape: an extended kind of achievement", sign((lambda d: (subject(d)["achievement"].update({"achievementType": "ext:Soudure"}), d)[1])(badge(WEB_ISSUER)), KEY, M), "valid")
shaped("a language that is none", lambda d: subject(d)["achievement"].update({"inLanguage": "fr-fr"}), ["well_formed.language"])
shaped("more in an identity than it may hold", lambda d: subject(d).update({"identifier": [{"type": "IdentityObject", "hashed": False, "identityHash": "Ada", "identityType": "name", "name": "Ada"}]}), ["well_formed.unexpected"])

# Tokens.
RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)
EC = ec.generate_private_key(ec.SECP256R1())
RSA_JWK = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(RSA.public_key()))
EC_JWK = json.loads(jwt.algorithms.ECAlgorithm.to_jwk(EC.public_key()))
RSA_JWK.pop("key_ops", None)


def claims(document, **more):
    return document | {
        "iss": document["issuer"]["id"],
        "jti": document["id"],
        "sub": document["credentialSubject"]["id"],
        "nbf": 1768469400,
    } | more


def token(payload, key, alg, **header):
    header = {"typ": "JWT"} | header
    return jwt.encode(payload, key, alg, headers=header)


WEB["https://forges.example/asso/keys/rsa.json"] = RSA_JWK
WEB["https://forges.example/asso/keys/ec.json"] = EC_JWK
WEB["https://other.example/keys/ec.json"] = EC_JWK
RSA_KID, EC_KID = "https://forges.example/asso/keys/rsa.json", "https://forges.example/asso/keys/ec.json"
https_badge = badge(HTTPS_ISSUER)
case("RS256, key beside the issuer", token(claims(https_badge), RSA, "RS256", kid=RSA_KID), "valid")
case("ES256, key beside the issuer", token(claims(https_badge), EC, "ES256", kid=EC_KID), "valid")
case("EdDSA, key of a did:web", token(claims(badge(WEB_ISSUER)), KEY.secret, "EdDSA", kid=M), "valid")
case("EdDSA, key of a did:key", token(claims(badge(DID_KEY)), KEY.secret, "EdDSA", kid=f"{DID_KEY}#{KEY.multikey}"), "valid")
case("ES256, key elsewhere", token(claims(https_badge), EC, "ES256", kid="https://other.example/keys/ec.json"), "open", ["key.elsewhere"])
case("ES256, key in the header", token(claims(https_badge), EC, "ES256", jwk=EC_JWK), "open", ["key.embedded"])
JWKS = "https://sets.example/issuer.json"
WEB["https://sets.example/.well-known/jwks.json"] = {"keys": [EC_JWK | {"kid": "one"}, RSA_JWK | {"kid": "two", "iss": "https://sets.example/other.json"}]}
case("ES256, key in the set of the host", token(claims(badge(JWKS)), EC, "ES256", jwk=EC_JWK), "valid")
case("RS256, key of another issuer of the host", token(claims(badge(JWKS)), RSA, "RS256", jwk=RSA_JWK), "open", ["key.not_there"])
case("ES256, key named in a set", token(claims(badge("https://sets.example/.well-known/issuer.json")), EC, "ES256", kid="https://sets.example/.well-known/jwks.json#one"), "valid")
LISTED = "https://listed.example/issuer.json"
WEB[LISTED] = key_document(LISTED, [{"id": f"{LISTED}#ec", "type": "JsonWebKey", "controller": LISTED, "publicKeyJwk": EC_JWK}])
case("ES256, key in the header and listed", token(claims(badge(LISTED)), EC, "ES256", jwk=EC_JWK), "valid")
case("ES256, key of the issuer's document", token(claims(badge(LISTED)), EC, "ES256", kid=f"{LISTED}#ec"), "valid")
case("ES256, key named without address", token(claims(badge(LISTED)), EC, "ES256", kid="ec"), "valid")
case("no key named", token(claims(https_badge), EC, "ES256"), "open", ["proof.no_key", "key.not_named"])
case("RS256 with a key for ES256", token(claims(https_badge), RSA, "RS256", kid=EC_KID), "invalid", ["proof.other_kind_of_key"])
case("another key of the same kind", token(claims(https_badge), ec.generate_private_key(ec.SECP256R1()), "ES256", kid=EC_KID), "invalid", ["proof.broken"])
none = b64(b'{"alg":"none"}') + "." + b64(json.dumps(claims(https_badge)).encode()) + "."
case("no signature", none + "AA", "invalid", ["proof.none"])
case("HS256 with the public key", token(claims(https_badge), "x" * 32, "HS256", kid=EC_KID), "open", ["proof.unknown"])
for name, value in [("iss", WEB_ISSUER), ("jti", "urn:uuid:other"), ("sub", "did:example:eve"), ("nbf", 1768469401), ("exp", 1800000000)]:
    case(f"the claim {name} differs", token(claims(https_badge, **{name: value}), EC, "ES256", kid=EC_KID), "invalid", ["well_formed.token_claim"])
case("a claim is absent", token({k: v for k, v in claims(https_badge).items() if k != "sub"}, EC, "ES256", kid=EC_KID), "valid")
ending = badge(HTTPS_ISSUER, validUntil="2026-11-01T00:00:00Z")
case("expired token", token(claims(ending, exp=1793491200), EC, "ES256", kid=EC_KID), "invalid", ["force.expired"])
case("a header that OB does not allow", token(claims(https_badge), EC, "ES256", kid=EC_KID, x5u="https://evil.example/"), "invalid", ["well_formed.token_header"])
case("a token of the W3C", token(https_badge, EC, "ES256", kid=EC_KID, typ="vc+jwt", cty="vc"), "valid")
case("a token of the W3C that ended", token(https_badge | {"exp": 1793491200}, EC, "ES256", kid=EC_KID, typ="vc+jwt"), "invalid", ["force.proof_ended"])
case("a token for something else", token(claims(https_badge), EC, "ES256", kid=EC_KID, typ="at+jwt"), "invalid", ["well_formed.token_type"])
first = badge(HTTPS_ISSUER)
first["@context"] = [VC1, OB]
first["issuanceDate"] = first.pop("validFrom")
outer = claims(first)
nested = {k: outer[k] for k in ("iss", "jti", "sub", "nbf")} | {"vc": first}
case("the older form, nested", token(nested, EC, "ES256", kid=EC_KID), "valid")
lean = copy.deepcopy(first)
for name in ("id", "issuanceDate"):
    del lean[name]
case("the older form, completed by its claims", token(nested | {"vc": lean}, EC, "ES256", kid=EC_KID), "valid")
inner = token(claims(endorsement(ACHIEVEMENT), nbf=1768555800), OTHER.secret, "EdDSA", kid=OM)
document = badge(WEB_ISSUER)
document["credentialSubject"]["achievement"]["endorsementJwt"] = [inner]
case("endorsed by a token", sign(document, KEY, M), "valid")
parts = inner.split(".")
document["credentialSubject"]["achievement"]["endorsementJwt"] = [f"{parts[0]}.{parts[1]}.{parts[2][::-1]}"]
case("endorsed by a broken token", sign(document, KEY, M), "invalid", ["endorsements.fail"])

# What is presented.
case("with a byte order mark and white space", "\ufeff \n" + json.dumps(good) + "\n", "valid")
case("an address", "https://forges.example/award.json\n", "valid")
WEB["https://forges.example/award.json"] = good
case("an address of an address", "https://forges.example/loop", "invalid", ["readable.address_again"])
WEB["https://forges.example/loop"] = "https://forges.example/loop"
case("nothing", " \n", "invalid", ["readable.empty"])
case("something else", "Bonjour", "invalid", ["readable.unknown"])
case("a list", "[]", "invalid", ["readable.no_object"])
case("an object of another kind", "{}", "invalid", ["readable.no_badge"])

print(json.dumps({
    "note": "Made by make.py with cryptography, PyJWT and PyLD. `codes`: the reasons that did not pass.",
    "now": "2026-11-23T12:00:00Z",
    "web": WEB,
    "cases": CASES,
}, ensure_ascii=False, indent=1))
