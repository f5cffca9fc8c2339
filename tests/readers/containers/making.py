"""Signed containers and orders for tests: the bytes of a container out, the same each time.

Nothing is really signed: jdlint checks digests and never a signature, so throw-away digests are all that it takes.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

from tests.readers.office.packages import docx, p, pack

KIND = "application/vnd.etsi.asic-e+zip"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
SIGNED_AT = "2026-02-10T10:30:00Z"
#: What certificates of Estonian cards hold; put together here, so that no code stands in the repository.
SERIAL = f"PNOEE-{36_805_280_109}"
Files = Mapping[str, str | bytes]


def signature(
    files: Files,
    *,
    signed_at: str = SIGNED_AT,
    role: str = "direktor",
    method: str = SHA256,
    digest: str = "sha256",
    uris: Mapping[str, str] | None = None,
    inside: str = "",
) -> str:
    """Return a XAdES signature of `files`; `uris` names some of them otherwise, `inside` is put into each reference."""
    references = "".join(
        f'<ds:Reference URI="{(uris or {}).get(name, quote(name))}">{inside}<ds:DigestMethod Algorithm="{method}"/>'
        f"<ds:DigestValue>{_digest(content, digest)}</ds:DigestValue></ds:Reference>"
        for name, content in files.items()
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<asic:XAdESSignatures xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"
 xmlns:xades="http://uri.etsi.org/01903/v1.3.2#"><ds:Signature Id="S0"><ds:SignedInfo>{references}
<ds:Reference Type="http://uri.etsi.org/01903#SignedProperties" URI="#S0-P"><ds:DigestMethod Algorithm="{SHA256}"/>
<ds:DigestValue>AAAA</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue>AAAA</ds:SignatureValue>
<ds:KeyInfo><ds:X509Data><ds:X509SubjectName>SERIALNUMBER={SERIAL}</ds:X509SubjectName></ds:X509Data></ds:KeyInfo>
<ds:Object><xades:QualifyingProperties Target="#S0"><xades:SignedProperties Id="S0-P">
<xades:SignedSignatureProperties><xades:SigningTime>{signed_at}</xades:SigningTime>
<xades:SignatureProductionPlace><xades:City>Rannaküla</xades:City></xades:SignatureProductionPlace>
<xades:SignerRole><xades:ClaimedRoles><xades:ClaimedRole>{role}</xades:ClaimedRole></xades:ClaimedRoles>
</xades:SignerRole></xades:SignedSignatureProperties></xades:SignedProperties></xades:QualifyingProperties></ds:Object>
</ds:Signature></asic:XAdESSignatures>
"""


def _digest(content: str | bytes, name: str) -> str:
    data = content.encode() if isinstance(content, str) else content
    return base64.b64encode(hashlib.new(name, data).digest()).decode()


def manifest(names: Sequence[str]) -> str:
    entries = "".join(f'<m:file-entry m:full-path={quoteattr(name)} m:media-type="text/plain"/>' for name in names)
    return (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<m:file-entry m:full-path="/" m:media-type="{KIND}"/>{entries}</m:manifest>'
    )


def container(files: Files, *signatures: str, listed: Sequence[str] | None = None, mimetype: str = KIND) -> bytes:
    """Return a container of `files`; its manifest lists them, or what is `listed`."""
    members: dict[str, str | bytes] = {"mimetype": mimetype, **files}
    members["META-INF/manifest.xml"] = manifest([*files] if listed is None else listed)
    members |= {f"META-INF/signatures{number}.xml": text for number, text in enumerate(signatures)}
    return pack(members, stored=("mimetype",))


def signed(files: Files) -> bytes:
    """Return an intact container of `files`."""
    return container(files, signature(files))


def description(title: str, *, head: Sequence[str] = (), unit: str = "Kogude osakond") -> list[str]:
    """Return the lines of a description; `head` stands above its heading."""
    return [
        *head,
        "AMETIJUHEND",
        "1. Üldosa",
        f"Struktuuriüksus: {unit}",
        f"Teenistuskoht: {title}",
        "Vahetu juht: Osakonna juhataja",
        "Alluvad: -",
        "Teenistuskoha eesmärk: Muuseumi kogude hoidmine ja uurimine.",
        "2. Teenistusülesanded",
        "2.1. Hoiab kogusid ja peab nende kohta arvestust.",
        "3. Vastutus",
        "Vastutab kogude säilimise eest.",
    ]


def as_text(lines: Sequence[str]) -> str:
    return "\n\n".join(lines) + "\n"


def as_docx(lines: Sequence[str]) -> bytes:
    return docx("".join(map(p, lines)))
