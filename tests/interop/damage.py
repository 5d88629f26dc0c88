"""Copies the documents of a site and spoils every one of them in one way, so that the checks can
be seen to refuse: python damage.py PUBLIC_DIR OUT_DIR KIND."""

import base64
import json
import pathlib
import shutil
import sys


def other(letter):
    return "B" if letter != "B" else "C"


def altered(document):
    """A word of what was signed is another one."""
    subject = document["credentialSubject"]
    if "achievement" in subject:
        subject["achievement"]["name"] += "!"
    elif "encodedList" in subject:
        subject["statusPurpose"] = "message"
    else:
        subject["endorsementComment"] = subject.get("endorsementComment", "") + "!"


def resigned(document):
    """One letter of the signature is another one."""
    for proof in document["proof"] if isinstance(document["proof"], list) else [document["proof"]]:
        value = proof["proofValue"]
        proof["proofValue"] = value[:9] + other(value[9]) + value[10:]


def undefined(document):
    """A member that no context defines, and so that nobody signed."""
    document["honours"] = "summa cum laude"


def borrowed(document):
    """The name of another issuer over the same signature."""
    document["issuer"] = {"id": "did:web:stranger.example", "type": ["Profile"], "name": "A stranger"}


def misshapen(document):
    """Well signed or not, the shape is wrong: a date without its zone and no criteria."""
    document["validFrom"] = "2026-01-15"
    document["credentialSubject"].get("achievement", {}).pop("criteria", None)


def unlisted(document):
    """The key is in the DID document, but not for making assertions."""
    document["assertionMethod"] = []


def unhosted(document):
    """An Open Badges 2.0 assertion whose badge belongs to nobody, verified by nothing."""
    if not document.get("revoked"):
        document.pop("verification", None)
        document["issuedOn"] = "2026-01-15"


KINDS = {
    "altered": ("credentials", altered),
    "resigned": ("credentials", resigned),
    "undefined": ("credentials", undefined),
    "borrowed": ("credentials", borrowed),
    "misshapen": ("credentials", misshapen),
    "unlisted": ("did", unlisted),
    "unhosted": ("ob2", unhosted),
}


def damaged_token(text, kind):
    """The JWT twin of the same damage; None where the kind has no meaning for a token."""
    header, payload, signature = text.strip().split(".")
    if kind == "resigned":
        return ".".join((header, payload, signature[:9] + other(signature[9]) + signature[10:]))
    if kind in ("altered", "borrowed"):
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        KINDS[kind][1](claims)
        again = json.dumps(claims, ensure_ascii=False).encode()
        return ".".join((header, base64.urlsafe_b64encode(again).rstrip(b"=").decode(), signature))
    return None


def group(file):
    name = file.as_posix()
    if name.endswith("did.json"):
        return "did"
    if name.endswith(".ob2.json"):
        return "ob2"
    if name.startswith(("awards/", "status/", "endorsements/")):
        return "credentials"
    return "other"


def own_key(document):
    """Whether a document is signed by a key that is its own name, which no other document lists."""
    proof = document.get("proof", {})
    proofs = proof if isinstance(proof, list) else [proof]
    return any(it.get("verificationMethod", "").startswith("did:key:") for it in proofs)


def damaged_parts(document, kind, spoil):
    """Spoils the endorsements that a badge or an issuer embeds."""
    parts = [it for it in document.get("endorsement", []) if isinstance(it, dict) and "proof" in it]
    if kind == "unlisted":
        document["endorsement"] = [it for it in parts if not own_key(it)]
    elif KINDS[kind][0] == "credentials":
        for part in parts:
            spoil(part)


def main(site, out, kind):
    site, out = pathlib.Path(site), pathlib.Path(out)
    wanted, spoil = KINDS[kind]
    shutil.rmtree(out, ignore_errors=True)
    for path in sorted(p for p in site.rglob("*") if p.is_file()):
        file = path.relative_to(site)
        target = out / file
        target.parent.mkdir(parents=True, exist_ok=True)
        token = file.suffix == ".jwt" and damaged_token(path.read_text(encoding="utf-8"), kind)
        if token:
            target.write_text(token, encoding="utf-8")
        elif file.suffix == ".json" and group(file) == wanted:
            document = json.loads(path.read_text(encoding="utf-8"))
            spoil(document)
            target.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        elif file.name in ("achievement.json", "profile.json"):
            document = json.loads(path.read_text(encoding="utf-8"))
            damaged_parts(document, kind, spoil)
            target.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        elif kind == "unlisted" and file.parts[0] == "endorsements" and file.suffix == ".json":
            if not own_key(json.loads(path.read_text(encoding="utf-8"))):
                shutil.copyfile(path, target)
        elif file.suffix in (".png", ".svg") and file.parts[0] == "awards":
            continue  # what is baked in them is whole, and would rightly pass
        else:
            shutil.copyfile(path, target)


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[3] not in KINDS:
        sys.exit(f"usage: python damage.py PUBLIC_DIR OUT_DIR {'|'.join(KINDS)}")
    main(*sys.argv[1:])
