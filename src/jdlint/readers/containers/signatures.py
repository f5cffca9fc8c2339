"""What XAdES signatures claim: the files they cover with their digests, the time and the role of signing.

Certificates are never looked at: who signed is nobody's business here, and no signature is checked. Forms: ETSI EN 319
132-1 (XAdES) in the containers of EN 319 162-1 (ASiC), which BDOC 2 is a subtype of.
"""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import unquote

from jdlint.core.records import NamedTuple
from jdlint.estonian.dates import days_of_moment
from jdlint.estonian.names import NAME
from jdlint.estonian.personal_codes import is_signer_code, masked
from jdlint.readers.office.limits import Budget
from jdlint.readers.office.xml import Element, Vocabulary, parse

#: The hash functions of hashlib by the names that signatures have for them (RFC 9231 and its predecessors).
ALGORITHMS = {
    "http://www.w3.org/2001/04/xmlenc#sha256": "sha256",
    "http://www.w3.org/2001/04/xmldsig-more#sha384": "sha384",
    "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
    "http://www.w3.org/2001/04/xmldsig-more#sha224": "sha224",
    "http://www.w3.org/2007/05/xmldsig-more#sha3-256": "sha3_256",
    "http://www.w3.org/2007/05/xmldsig-more#sha3-384": "sha3_384",
    "http://www.w3.org/2007/05/xmldsig-more#sha3-512": "sha3_512",
    "http://www.w3.org/2000/09/xmldsig#sha1": "sha1",
}
#: Two different files of the same digest can be made.
WEAK = frozenset({"sha1"})

_DROPPED = (
    *("KeyInfo", "SignatureValue"),
    *("SigningCertificate", "SigningCertificateV2", "SignatureProductionPlace", "SignatureProductionPlaceV2"),
    *("UnsignedProperties", "SignaturePolicyIdentifier", "AllDataObjectsTimeStamp", "IndividualDataObjectsTimeStamp"),
)
_KEPT = (
    *("ds:Signature", "ds:SignedInfo", "ds:Reference", "ds:Transform", "ds:DigestMethod", "ds:DigestValue"),
    *("xades:SigningTime", "xades:ClaimedRole"),
)
_VOCABULARY = Vocabulary(
    {
        "http://www.w3.org/2000/09/xmldsig#": "ds",
        "http://uri.etsi.org/01903/v1.3.2#": "xades",
        "http://uri.etsi.org/01903/v1.2.2#": "xades",
        "http://uri.etsi.org/01903/v1.1.1#": "xades",
    },
    frozenset(_KEPT),
    frozenset(f"{prefix}:{name}" for prefix in ("ds", "xades") for name in _DROPPED),
    frozenset({"ds:DigestValue", "xades:SigningTime", "xades:ClaimedRole"}),
    frozenset(),
)
_LONGEST_ROLE = 120
_LISTED = Vocabulary(
    {"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest"},
    frozenset({"manifest:file-entry"}),
    frozenset(),
    frozenset(),
    frozenset(),
)


class Reference(NamedTuple):
    """A file that a signature covers; `method` is what the signature calls the hash function, `algorithm` hashlib.

    `algorithm` is None where the digest cannot be checked: hashlib knows no such function, or the digest is that of a
    `transformed` file, which is not in the container. `digest` is None where what
    stands there is no digest.
    """

    file: str
    method: str
    algorithm: str | None
    digest: bytes | None
    transformed: bool


class Signature(NamedTuple):
    """What a signature claims; `member` is the file in the container that it stands in."""

    member: str
    signed_at: str | None
    role: str | None
    references: tuple[Reference, ...]


def same_name(text: str) -> str:
    """Return the name of a file as it is compared: letters with accents have two spellings."""
    return unicodedata.normalize("NFC", text)


def read_signatures(member: str, chunks: Iterable[bytes], budget: Budget) -> list[Signature]:
    """Return the signatures in a file of a container. Raises Refused where it cannot be read safely."""
    root = parse(chunks, _VOCABULARY, budget)
    return [_signature(member, element) for element in root.all("ds:Signature")]


def read_manifest(chunks: Iterable[bytes], budget: Budget) -> list[str]:
    """Return the files that a manifest lists. Raises Refused where it cannot be read safely."""
    entries = parse(chunks, _LISTED, budget).all("manifest:file-entry")
    return [same_name(entry.get("full-path")) for entry in entries if entry.get("full-path") != "/"]


def _signature(member: str, element: Element) -> Signature:
    signed = element.first("ds:SignedInfo")
    found = [] if signed is None else signed.all("ds:Reference")
    # "#…" is a part of the signature itself; only what it says of files is of interest
    references = tuple(_reference(item) for item in found if item.get("URI") and not item.get("URI").startswith("#"))
    moments = [text for item in element.all("xades:SigningTime") if days_of_moment(text := _text(item))]
    roles = [text for item in element.all("xades:ClaimedRole") if _is_role(text := _text(item))]
    return Signature(member, moments[0] if moments else None, ", ".join(roles) or None, references)


def _reference(element: Element) -> Reference:
    method, value = element.first("ds:DigestMethod"), element.first("ds:DigestValue")
    name = "" if method is None else method.get("Algorithm")
    try:
        digest = None if value is None else base64.b64decode(_text(value).replace(" ", ""), validate=True)
    except (binascii.Error, ValueError):
        digest = None
    transformed = element.first("ds:Transform") is not None
    algorithm = None if transformed else ALGORITHMS.get(name)
    file = same_name(unquote(element.get("URI")).removeprefix("./"))
    return Reference(file, re.split(r"[#/]", name)[-1], algorithm, digest, transformed)


def _is_role(text: str) -> bool:
    """Tell whether a claimed role may be kept: an office, and nothing that could be the name or code of a person."""
    personal = NAME.search(text) or is_signer_code(("source",), text) or masked(text) != text
    return 0 < len(text) <= _LONGEST_ROLE and not personal


def _text(element: Element) -> str:
    return " ".join("".join(child for child in element.children if isinstance(child, str)).split())
