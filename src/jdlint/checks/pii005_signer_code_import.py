"""PII005: what is kept of a signature leaves out the signer's code."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, Scalar, rule, walk
from jdlint.estonian.personal_codes import is_signer_code


@rule(
    id="PII005",
    name="signer-code-import",
    family="privacy",
    severity="error",
    basis={
        "kind": "eu",
        "source": {"et": "IKÜM (määrus (EL) 2016/679) art 5 lg 1 p c", "en": "GDPR Article 5(1)(c)"},
        "verified": False,
    },
    when={"fields": ["source", "x-"]},
    since="0.1",
    mask=True,
    title={"et": "Allkirjastaja isikukood on metaandmetes", "en": "Signer's code is left in the metadata"},
    why={
        "et": "Digiallkirja sertifikaadi seerianumber sisaldab allkirjastaja isikukoodi, mida juhend ei vaja.",
        "en": (
            "The serial number of a signing certificate holds the signer's code, which the description does not need."
        ),
    },
    remedy={
        "et": "Säilita allkirjastamise aeg ja roll, kuid jäta serialNumber välja.",
        "en": "Keep the time and role of signing, but leave serialNumber out.",
    },
    messages={
        "default": {
            "et": "allkirja metaandmetes on allkirjastaja isikukood; kustuta see",
            "en": "the signature metadata hold the signer's personal code; delete it",
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for key, value in description.root.values.items():
        if key != "source" and not key.startswith("x-"):
            continue
        for path, node in walk(value, (key,)):
            if isinstance(node, Scalar) and is_signer_code(path, node.text):
                yield Hit(path)
