"""`openbadgeslib`: its own verifiers, its own contexts, its own DID resolution, on the credentials
as files, as VC-JWT and as they come out of the baked images."""

import sys

from openbadgeslib.ob3 import OB3LdpVerifier, OB3VerificationError, OB3Verifier
from openbadgeslib.verify import verify_badge

from published import Published, tell

site = Published(sys.argv[1:])
OUTCOMES = {
    "Credential has expired": "expired",
    "Credential status 'revocation' is set": "revoked",
    "Credential status 'suspension' is set": "suspended",
}
# The library reads the proof of a status list only when the list is a VC-JWT; ours carry an
# embedded proof, as the badges do, and the other checks here verify it.
STATUS = {"check_status": True, "verify_status_list": False, "download": site.fetch}


def told(what, file, check):
    """A credential that is genuine but expired or revoked is refused by the library too; the
    reason tells the two apart."""
    try:
        check()
        tell("openbadgeslib", what, file, True, "valid")
    except Exception as error:
        reason = f"{error}"
        for words, state in OUTCOMES.items():
            if isinstance(error, OB3VerificationError) and words in reason:
                return tell("openbadgeslib", what, file, True, state)
        tell("openbadgeslib", what, file, False, "rejected", f"{type(error).__name__}: {reason}")


def embedded(file):
    OB3LdpVerifier().verify(site.bytes(file), **STATUS)


def token(file):
    text = site.bytes(file).decode().strip()
    issuer = site.json(file.replace(".jwt", ".json"))["issuer"]["id"]
    verifier = OB3Verifier.for_issuer_did(issuer, download=site.fetch)
    verifier.verify(text, **STATUS)


def image(file):
    result = verify_badge(site.bytes(file), "3", resolve_did=True, **STATUS)
    if not result.valid:
        raise OB3VerificationError(result.reason)


for file in site.credentials():
    told("credential", file, lambda: embedded(file))
for file in site.matching(r"awards/.*\.jwt"):
    told("VC-JWT", file, lambda: token(file))
for file in site.matching(r"awards/.*\.(png|svg)"):
    told("baked image", file, lambda: image(file))
