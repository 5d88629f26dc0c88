"""`openbadges`, the validator that 1EdTech ran for Open Badges 2.0: every hosted assertion by its
address, and the images baked with the 2.0 keyword. Its web is the site folder."""

import collections
import collections.abc
import io
import json
import logging
import mimetypes
import sys
import warnings

warnings.simplefilter("ignore")
# The validator was written before Python 3.10 moved these names.
for name in ("Callable", "Iterable", "Mapping", "MutableMapping", "MutableSequence", "Sequence"):
    setattr(collections, name, getattr(collections.abc, name))

import requests  # noqa: E402
from openbadges import verify  # noqa: E402
from openbadges_bakery import unbake  # noqa: E402

from published import Published, tell  # noqa: E402

logging.disable(logging.CRITICAL)
site = Published(sys.argv[1:])


def answer(_adapter, request, **_options):
    response = requests.Response()
    response.request, response.url = request, request.url
    try:
        response.raw = io.BytesIO(site.fetch(request.url))
        response.status_code = 200
        kind = mimetypes.guess_type(request.url)[0] or "text/html"
        response.headers["Content-Type"] = kind
    except LookupError as error:
        raise requests.ConnectionError(str(error)) from None
    return response


# The only door to the network, closed: requests are answered from the folder.
requests.adapters.HTTPAdapter.send = answer


def judge(what, file, presented, address):
    hosted = site.json(site.file_at(address))
    revoked = hosted.get("revoked")
    # 2.0 knows no suspension: it says `revoked`, with a reason (docs/decisions/0002-status.md).
    held = str(hosted.get("revocationReason", "")).startswith("Suspend")
    report = verify(presented, use_cache=False, cache_backend=None)["report"]
    errors = [m["result"] for m in report["messages"] if m["messageLevel"] == "ERROR"]
    note = "; ".join(errors)
    if revoked:
        # This validator never reads `revoked` in a hosted assertion: it refuses the reduced body
        # of a revoked one because members are missing, and would accept a complete body.
        missing = [e for e in errors if e.startswith("Required property")]
        refused = bool(missing) and not report["valid"]
        note = note if errors else "accepted although revoked: reduce the body to `revoked`"
        state = ("held back" if held else "revoked") if refused else "rejected"
        return tell("openbadges", what, file, refused, state, note)
    if report["valid"]:
        return tell("openbadges", what, file, True, "valid")
    if errors and all("expired" in e.lower() for e in errors):
        return tell("openbadges", what, file, True, "expired")
    tell("openbadges", what, file, False, "rejected", note)


def baked(image):
    """The assertion in an image, or None: the library raises on an SVG without one."""
    try:
        return unbake(image)
    except IndexError:
        return None


for file in site.matching(r"awards/.*\.ob2\.json"):
    try:
        judge("assertion", file, site.base + file, site.base + file)
    except Exception as error:
        tell("openbadges", "assertion", file, False, "rejected", f"{type(error).__name__}: {error}")

for file in site.matching(r"awards/.*\.(png|svg)"):
    try:
        image = io.BytesIO(site.bytes(file))
        image.name = file
        text = baked(image)
        if not text:
            tell("openbadges", "baked image", file, True, "without 2.0")
            continue
        # From an SVG the library gives what `verify` says, as bytes: the address.
        text = text.decode() if isinstance(text, bytes) else text
        address = text if text.startswith("http") else json.loads(text)["id"]
        judge("baked image", file, text, address)
    except Exception as error:
        tell("openbadges", "baked image", file, False, "rejected", f"{type(error).__name__}: {error}")
