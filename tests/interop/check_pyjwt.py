"""PyJWT: the signature and the dates of every VC-JWT, with the key that its `kid` names."""

import datetime
import sys

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from published import Published, tell

site = Published(sys.argv[1:])


def check(file):
    token = site.bytes(file).decode().strip()
    header = jwt.get_unverified_header(token)
    claims = jwt.decode(token, options={"verify_signature": False})
    issuer = claims["issuer"]["id"] if isinstance(claims["issuer"], dict) else claims["issuer"]
    key = Ed25519PublicKey.from_public_bytes(site.key(header["kid"], issuer))
    claims = jwt.decode(
        token, key, algorithms=["EdDSA"], options={"require": ["iss", "jti", "nbf", "sub"], "verify_exp": False}
    )
    since = datetime.datetime.fromisoformat(claims["validFrom"]).timestamp()
    repeated = {"iss": issuer, "jti": claims["id"], "sub": claims["credentialSubject"]["id"], "nbf": since}
    for name, value in repeated.items():
        if claims[name] != value:
            raise ValueError(f"{name} is {claims[name]}, the credential says {value}")
    return "expired" if claims.get("exp", float("inf")) < datetime.datetime.now().timestamp() else "valid"


for file in site.matching(r"awards/.*\.jwt"):
    try:
        tell("PyJWT", "VC-JWT", file, True, check(file))
    except Exception as error:
        tell("PyJWT", "VC-JWT", file, False, "rejected", f"{type(error).__name__}: {error}")
