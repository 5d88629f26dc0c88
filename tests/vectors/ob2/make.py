"""Makes world.json: what answers at which address, and what is shown, with PyJWT's signatures.

    pip install pyjwt cryptography && python make.py > world.json

The keys are new each time and thrown away; so every signature changes, and nothing else does.
"""
import copy, json, warnings
import jwt
from cryptography.hazmat.primitives import serialization as s
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

warnings.simplefilter("ignore")
CONTEXT = "https://w3id.org/openbadges/v2"
A = "https://badges.example/"
documents, gone, cases = {}, [], []


def put(document, address=None):
    documents[address or document["id"]] = document
    return document


def pem(key):
    form = (s.Encoding.PEM, s.PublicFormat.SubjectPublicKeyInfo)
    return key.public_key().public_bytes(*form).decode()


def case(name, kind, shown, validity, codes=(), **more):
    cases.append({"name": name, "kind": kind, "shown": shown, "validity": validity, "codes": list(codes), **more})


def token(payload, key, alg="RS256", **header):
    return jwt.PyJWS().encode(json.dumps(payload).encode(), key, algorithm=alg, headers=header or None)


# --- Hosted --------------------------------------------------------------------------------------

issuer = put({"@context": CONTEXT, "id": A + "issuer.json", "type": "Issuer", "name": "The Issuer",
              "url": A, "email": "badges@badges.example",
              "verification": {"type": "VerificationObject", "startsWith": A + "awards/"}})
badge = put({"@context": CONTEXT, "id": A + "badge.json", "type": "BadgeClass", "name": "Listening",
             "description": "Being there.", "image": A + "badge.png", "criteria": {"narrative": "Listen."},
             "issuer": issuer["id"], "tags": ["ears"],
             "alignment": [{"targetName": "Ears", "targetUrl": "https://frame.example/ears"}]})


def award(name, **more):
    document = {"@context": CONTEXT, "id": A + f"awards/{name}.json", "type": "Assertion",
                "recipient": {"type": "email", "hashed": True, "salt": "deadsea",
                              # sha256("beth@example.orgdeadsea")
                              "identity": "sha256$b6877bb4361da770ac2c9fa2f28136de8dc93d823bbc1de438d5987e3f4032ef"},
                "badge": badge["id"], "verification": {"type": "HostedBadge"},
                "issuedOn": "2026-01-02T03:04:05+01:00",
                "evidence": {"id": A + "story", "narrative": "A story."}, **more}
    return {key: value for key, value in document.items() if value is not None}


good = put(award("good", expires="2027-01-01T00:00:00Z"))
case("good", "document", good, "valid", recipient="beth@example.org")
case("good-by-address", "address", good["id"], "valid", recipient="Beth@Example.org")
case("for-somebody-else", "document", good, "invalid", ["ob2.recipient-other"], recipient="bath@example.org")

changed = copy.deepcopy(good)
changed["recipient"]["identity"] = "sha256$" + "0" * 64
case("recipient-changed", "document", changed, "invalid", ["ob2.differs"])
case("expiry-removed", "document", {k: v for k, v in good.items() if k != "expires"}, "invalid", ["ob2.differs"])
case("narrative-added", "document", {**good, "narrative": "With honours."}, "invalid", ["ob2.differs"])
case("badge-exchanged", "document", {**good, "badge": A + "other.json"}, "invalid", ["ob2.differs"])
case("badge-embedded", "document", {**good, "badge": badge}, "valid")
case("badge-embedded-renamed", "document", {**good, "badge": {**badge, "name": "Singing"}}, "invalid", ["ob2.copy-differs"])
case("issuer-embedded-renamed", "document", {**good, "badge": {**badge, "issuer": {**issuer, "name": "The Bank"}}},
     "invalid", ["ob2.copy-differs"])

case("expired", "document", put(award("expired", expires="2026-11-01T00:00:00Z")), "invalid", ["ob2.expired"])
case("future", "document", put(award("future", issuedOn="2027-01-01T00:00:00Z")), "invalid", ["ob2.future"])
case("reversed", "document", put(award("reversed", issuedOn="2026-05-01T00:00:00Z", expires="2026-04-01T00:00:00Z")),
     "invalid", ["ob2.reversed"])
case("date-without-zone", "document", put(award("zone", issuedOn="2026-05-01T00:00:00")), "invalid",
     ["ob2.wrong-kind", "ob2.no-date"])
case("date-without-time", "document", put(award("time", issuedOn="2026-05-01")), "invalid",
     ["ob2.wrong-kind", "ob2.no-date"])
case("no-recipient", "document", put(award("nobody", recipient=None)), "invalid", ["ob2.missing", "ob2.recipient-unknown"], recipient="beth@example.org")
case("hashed-is-missing", "document", put(award("unhashed", recipient={"type": "email", "identity": "beth@example.org"})),
     "invalid", ["ob2.missing"])
case("image-inside", "document", put(award("image", image="data:image/png;base64,AA==")), "invalid", ["ob2.wrong-kind"])
case("md5", "document", put(award("md5", recipient={"type": "email", "hashed": True, "salt": "deadsea",
     "identity": "md5$fcb69ba7911d8779b5a2949e4dcce26b"})), "valid", recipient="beth@example.org")

full = award("revoked")
put({"@context": CONTEXT, "id": full["id"], "type": "Assertion", "revoked": True, "revocationReason": "By mistake."})
case("revoked", "document", full, "invalid", ["ob2.revoked"])
case("revoked-itself", "document", documents[full["id"]], "invalid", ["ob2.revoked"])
gone.append(award("gone")["id"])
case("gone", "document", award("gone"), "invalid", ["ob2.gone"])
case("gone-by-address", "address", award("gone")["id"], "invalid", ["ob2.gone"])
case("nowhere", "document", award("nowhere"), "invalid", ["ob2.not-there", "ob2.standing-unknown"])
case("no-web", "document", {**good, "id": "urn:uuid:9f2c"}, "invalid", ["ob2.no-address", "ob2.standing-unknown"])
put(good, A + "awards/alias.json")
case("alias", "document", {**good, "id": A + "awards/alias.json"}, "invalid", ["ob2.other-id", "ob2.standing-unknown"])
documents[A + "awards/page.json"] = "<!DOCTYPE html><p>Hello"
case("a-page-answers", "document", award("page"), "invalid", ["ob2.not-a-document", "ob2.standing-unknown"])

outside = put({**award("x"), "id": A + "elsewhere/x.json"})
case("out-of-scope", "document", outside, "invalid", ["ob2.out-of-scope"])
evil = "https://evil.example/"
case("another-host", "document", put({**award("x"), "id": evil + "x.json"}), "invalid", ["ob2.out-of-scope"])
# An impostor serves a badge and a profile that bear the names of others.
feigned = put({**issuer, "verification": {"startsWith": evil}}, evil + "issuer.json")
put({**badge, "issuer": evil + "issuer.json"}, evil + "badge.json")
case("impostor", "document", put({**award("y"), "id": evil + "y.json", "badge": evil + "badge.json"}), "invalid",
     ["ob2.out-of-scope"])
put({**badge, "id": evil + "own.json", "issuer": evil + "issuer.json"})
case("impostor-with-a-badge-of-its-own", "document", put({**award("z"), "id": evil + "z.json", "badge": evil + "own.json"}),
     "invalid", ["ob2.out-of-scope"])
put({**issuer, "id": A + "lost.json", "verification": {"startsWith": evil}}, evil + "lost.json")
put({**badge, "id": evil + "lost-badge.json", "issuer": evil + "lost.json"})
case("profile-that-nothing-confirms", "document",
     put({**award("w"), "id": evil + "w.json", "badge": evil + "lost-badge.json"}), "open", ["ob2.unconfirmed"])
case("impostor-embeds-everything", "document",
     put({**award("v"), "id": evil + "v.json", "badge": {**badge, "issuer": feigned}}), "invalid",
     ["ob2.copy-differs", "ob2.out-of-scope"])
put({**issuer, "id": "urn:uuid:5c1d"}, A + "nameless.json")
put({**badge, "id": A + "nameless-badge.json", "issuer": A + "nameless.json"})
case("issuer-without-an-address", "document", put(award("nameless", badge=A + "nameless-badge.json")), "open",
     ["ob2.issuer-not-web"])
put({k: v for k, v in {**issuer, "id": A + "silent.json"}.items() if k != "email"})
put({**badge, "id": A + "silent-badge.json", "issuer": A + "silent.json"})
case("issuer-without-email", "document", put(award("silent", badge=A + "silent-badge.json")), "invalid", ["ob2.missing"])
case("badge-is-something-else", "document", put(award("odd", badge=issuer["id"])), "invalid",
     ["ob2.wrong-class", "ob2.missing", "ob2.missing", "ob2.missing", "ob2.missing"])

# --- Names ---------------------------------------------------------------------------------------

case("context-redefines", "document", put({**award("names"), "@context": [CONTEXT, {"issuedOn": "sec:expiration"}]}),
     "invalid", ["ob2.context-redefines"])
case("expiry-behind-an-address", "document",
     put({**award("hidden"), "https://w3id.org/security#expiration": "2020-01-01T00:00:00Z"}), "invalid",
     ["ob2.context-redefines"])
case("context-unknown", "document", put({**award("foreign"), "@context": [CONTEXT, "https://foreign.example/c"]}),
     "open", ["ob2.context-unknown"])
case("extension", "document", put({**award("extension"), "extensions:applyLink": {
     "@context": "https://w3id.org/openbadges/extensions/applyLinkExtension/context.json",
     "type": ["Extension", "extensions:ApplyLink"], "url": "https://badges.example/apply"}}), "valid")
case("extension-broken", "document", put({**award("broken"), "extensions:applyLink": {"url": "https://badges.example/"}}),
     "invalid", ["ob2.extension"])
case("languages", "document", put({**award("languages"), "@language": "fr",
     "related": [{"id": A + "awards/good.json", "@language": "en"}]}), "valid")

# --- Endorsements --------------------------------------------------------------------------------

F = "https://friend.example/"
friend = put({"@context": CONTEXT, "id": F + "profile.json", "type": "Profile", "name": "A Friend", "url": F,
              "email": "hello@friend.example"})


def endorsement(name, about, **more):
    return {"@context": CONTEXT, "id": F + name + ".json", "type": "Endorsement", "issuer": friend["id"],
            "claim": {"id": about, "endorsementComment": "Well done."}, "issuedOn": "2026-02-02T00:00Z",
            "verification": {"type": "HostedBadge"}, **more}


endorsed = A + "awards/endorsed.json"
good_word = put(endorsement("word", endorsed))
case("endorsement", "document", good_word, "valid")
case("endorsed", "document", put(award("endorsed", endorsement=[good_word["id"], put(endorsement("other", badge["id"]))["id"]])),
     "valid", endorsements=["valid", "valid"])
case("endorsed-inside", "document", {**award("endorsed"), "endorsement": [good_word, F + "other.json"]}, "invalid",
     ["ob2.differs"])
old_word = put(endorsement("old", A + "awards/praised.json", expires="2026-03-03T00:00:00Z"))
case("endorsement-over", "document", put(award("praised", endorsement=old_word["id"])), "invalid",
     ["ob2.endorsement-fails"], endorsements=["invalid"])
case("endorsement-lost", "document", put(award("lonely", endorsement=F + "nowhere.json")), "invalid", ["ob2.not-there"])
forged = endorsement("word", A + "awards/forged.json")
case("endorsement-forged", "document", put(award("forged", endorsement=forged)), "invalid",
     ["ob2.endorsement-fails"], endorsements=["invalid"])

# --- Signed --------------------------------------------------------------------------------------

S = "https://signers.example/"
keys = {"rsa": rsa.generate_private_key(65537, 2048), "weak": rsa.generate_private_key(65537, 1024),
        "p256": ec.generate_private_key(ec.SECP256R1()), "ed": ed25519.Ed25519PrivateKey.generate(),
        "unlisted": rsa.generate_private_key(65537, 2048), "stolen": rsa.generate_private_key(65537, 2048)}
signer = put({"@context": CONTEXT, "id": S + "issuer.json", "type": "Profile", "name": "The Signers", "url": S,
              "email": "badges@signers.example", "revocationList": S + "revoked.json",
              "publicKey": [S + "rsa.json", S + "weak.json", S + "p256.json", S + "stolen.json",
                            {"@context": CONTEXT, "id": S + "issuer.json#ed", "type": "CryptographicKey",
                             "owner": S + "issuer.json", "publicKeyPem": pem(keys["ed"])}]})
for name in ["rsa", "weak", "p256", "unlisted", "stolen"]:
    put({"@context": CONTEXT, "id": S + name + ".json", "type": "CryptographicKey",
         "owner": evil + "issuer.json" if name == "stolen" else signer["id"], "publicKeyPem": pem(keys[name])})
put({"@context": CONTEXT, "id": S + "revoked.json", "type": "RevocationList", "issuer": signer["id"],
     "revokedAssertions": ["urn:uuid:00000000-0000-4000-8000-00000000000a",
                           {"id": "urn:uuid:00000000-0000-4000-8000-00000000000b", "revocationReason": "By mistake."}]})
signed_badge = put({**badge, "id": S + "badge.json", "issuer": signer["id"]})


def signed(number, creator="rsa.json", **more):
    return {**award("s"), "id": f"urn:uuid:00000000-0000-4000-8000-00000000000{number}", "badge": signed_badge["id"],
            "verification": {"type": "SignedBadge", "creator": S + creator}, **more}


signed_good = token(signed(1), keys["rsa"])
case("signed", "token", signed_good, "valid", recipient="beth@example.org")
case("signed-es256", "token", token(signed(2, "p256.json"), keys["p256"], "ES256"), "valid")
case("signed-eddsa-key-inside", "token", token(signed(3, "issuer.json#ed"), keys["ed"], "EdDSA"), "valid")
case("signed-embeds-badge", "token", token(signed(4, badge={**signed_badge, "issuer": signer}), keys["rsa"]), "valid")
case("signed-embeds-older-badge", "token", token(signed(4, badge={**signed_badge, "name": "Hearing"}), keys["rsa"]),
     "open", ["ob2.signed-copy-differs"])
nameless = signed(5)
del nameless["verification"]["creator"]
case("signed-names-no-key", "token", token(nameless, keys["rsa"]), "valid")
case("signed-revoked", "token", token(signed("a"), keys["rsa"]), "invalid", ["ob2.revoked-silently"])
case("signed-revoked-why", "token", token(signed("b"), keys["rsa"]), "invalid", ["ob2.revoked"])
case("signed-expired", "token", token(signed(6, expires="2026-11-01T00:00:00Z"), keys["rsa"]), "invalid", ["ob2.expired"])
head, body, tail = signed_good.split(".")
other = token(signed(7), keys["rsa"]).split(".")[1]
case("signed-tampered", "token", ".".join([head, other, tail]), "invalid", ["ob2.signature"])
case("signed-by-another-key", "token", token(signed(1), keys["unlisted"]), "invalid", ["ob2.signature"])
case("signed-key-unlisted", "token", token(signed(1, "unlisted.json"), keys["unlisted"]), "invalid",
     ["ob2.not-checked", "ob2.key-unlisted"])
case("signed-key-of-another-owner", "token", token(signed(1, "stolen.json"), keys["stolen"]), "invalid",
     ["ob2.not-checked", "ob2.key-owner"])
case("signed-weak", "token", token(signed(1, "weak.json"), keys["weak"]), "invalid", ["ob2.not-checked", "ob2.key-unusable"])
case("signed-rs512", "token", token(signed(1), keys["rsa"], "RS512"), "open", ["ob2.algorithm"])
none = jwt.PyJWS().encode(json.dumps(signed(1)).encode(), None, algorithm="none")
case("signed-none", "token", none, "invalid", ["ob2.signature"])
hmac = jwt.PyJWS().encode(json.dumps(signed(1)).encode(), b"x" * 64, algorithm="HS256")
case("signed-with-a-shared-secret", "token", hmac, "invalid", ["ob2.signature"])
case("hosted-in-a-token", "token", token(good, keys["rsa"]), "invalid", ["ob2.hosted-token"])
case("signed-without-its-token", "document", signed(1), "invalid", ["ob2.without-token", "ob2.standing-unknown"])
documents[S + "token.txt"] = signed_good
case("signed-by-address", "address", S + "token.txt", "valid")

# --- Before 2.0 ----------------------------------------------------------------------------------

O = "https://old.example/"
put({"name": "The Old Issuer", "url": O}, O + "issuer.json")
put({"name": "Knitting", "description": "Two needles.", "image": O + "badge.png", "criteria": O + "criteria.html",
     "issuer": O + "issuer.json"}, O + "badge.json")


def old(name, **more):
    document = {"uid": name, "recipient": {"type": "email", "hashed": True, "salt": "deadsea",
                "identity": good["recipient"]["identity"]}, "badge": O + "badge.json",
                "verify": {"type": "hosted", "url": O + name + ".json"}, "issuedOn": 1420070400, **more}
    return put(document, document["verify"]["url"])


case("1.0", "document", old("one"), "valid", recipient="beth@example.org")
case("1.0-by-address", "address", O + "one.json", "valid", recipient="beth@example.org")
case("1.0-changed", "document", {**old("two"), "issuedOn": 1320070400}, "invalid", ["ob2.differs"])
case("1.0-expired", "document", old("three", expires="2016-01-01"), "invalid", ["ob2.expired"])
case("1.0-revoked", "document", old("four", revoked=True), "invalid", ["ob2.revoked-silently"])
case("1.1", "document", old("five", **{"@context": "https://w3id.org/openbadges/v1", "type": "Assertion",
     "id": O + "five.json", "issuedOn": "2015-06-01T10:00:00"}), "valid")
case("1.0-elsewhere", "document", put({**old("six"), "verify": {"type": "hosted", "url": evil + "six.json"}},
     evil + "six.json"), "open", ["ob2.old-other-host"])
documents[O + "key.pem"] = pem(keys["rsa"])
documents[evil + "key.pem"] = pem(keys["unlisted"])
put({"name": "The Old Signers", "url": O, "revocationList": O + "revoked.json"}, O + "signers.json")
put({**documents[O + "badge.json"], "issuer": O + "signers.json"}, O + "signed-badge.json")
put({"nine": "By mistake."}, O + "revoked.json")


def old_signed(uid, url=O + "key.pem"):
    return {"uid": uid, "recipient": good["recipient"], "badge": O + "signed-badge.json", "issuedOn": 1420070400,
            "verify": {"type": "signed", "url": url}}


case("1.0-signed", "token", token(old_signed("eight"), keys["rsa"]), "valid")
case("1.0-signed-revoked", "token", token(old_signed("nine"), keys["rsa"]), "invalid", ["ob2.revoked"])
case("1.0-signed-elsewhere", "token", token(old_signed("ten", evil + "key.pem"), keys["unlisted"]), "invalid",
     ["ob2.key-other-host"])
beta = {"recipient": good["recipient"]["identity"], "salt": "deadsea", "issued_on": "2012-05-01", "badge": {
        "version": "0.5.0", "name": "Beta", "description": "The first ones.", "image": "/beta.png", "criteria": "/beta",
        "issuer": {"origin": "https://old.example", "name": "The Old Issuer"}}}
put(beta, O + "beta.json")
case("beta", "document", beta, "open", ["ob2.no-own-address", "ob2.standing-unknown"], recipient="beth@example.org")
case("beta-by-address", "address", O + "beta.json", "valid", recipient="beth@example.org")
put(beta, evil + "beta.json")
case("beta-elsewhere", "address", evil + "beta.json", "open", ["ob2.old-other-host"])

# --- Definitions ---------------------------------------------------------------------------------

case("badge-class", "document", badge, "valid")
case("badge-class-changed", "document", {**badge, "criteria": A + "easier"}, "invalid", ["ob2.differs"])
case("profile", "document", issuer, "valid")
case("key", "document", documents[S + "rsa.json"], "valid")
case("list", "document", documents[S + "revoked.json"], "valid")
case("not-ours", "address", A + "other.txt", "invalid", ["ob2.not-ours"])
documents[A + "other.txt"] = json.dumps({"@context": ["https://www.w3.org/ns/credentials/v2", CONTEXT]})

print(json.dumps({"documents": documents, "gone": gone, "cases": cases}, indent=1, ensure_ascii=False))
