"""PII001: no personal identification code, anywhere in the file. What was found is never shown."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, Path, Scalar, rule, walk
from jdlint.estonian.personal_codes import find_personal_codes, is_signer_code
from jdlint.estonian.regions import own_part, paths_at, unnamed


@rule(
    id="PII001",
    name="personal-code",
    family="privacy",
    severity="error",
    basis={
        "kind": "eu",
        "source": {
            "et": "IKÜM art 5 lg 1 p c ja art 87; vrd ATS § 26 lg 1 p 1, TLS § 5 lg 1 p 1",
            "en": "GDPR Articles 5(1)(c), 87; cf. ATS § 26(1) 1, TLS § 5(1) 1",
        },
        "verified": False,
    },
    when={"words": ["digits"]},
    since="0.1",
    mask=True,
    title={"et": "Dokumendis on isikukood", "en": "Document contains a personal identification code"},
    why={
        "et": (
            "Isikukoodi koht on ametisse nimetamise aktis või töölepingus; ametijuhend kirjeldab kohta, mitte inimest."
        ),
        "en": (
            "The code belongs in the act of appointment or the contract; the description is of a post, not of a person."
        ),
    },
    remedy={
        "et": "Kustuta isikukood; kui fail on juba avaldatud, eemalda see ka varasematest versioonidest.",
        "en": "Delete the code; where the file has been published, remove it from earlier versions too.",
    },
    messages={
        "default": {
            "et": "real {line} on isikukood; kustuta see",
            "en": "line {line} holds a personal identification code; delete it",
        },
        "lineless": {"et": "siin on isikukood; kustuta see", "en": "here is a personal identification code; delete it"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    document, root = description.document, description.root
    found = list(find_personal_codes(document.text))
    if not found:
        return
    begin, stop = own_part(document.text, root, document.index, yaml=document.kind == "yaml")
    own = [at for at in found if begin <= at < stop]
    for at, path in zip(own, paths_at(walk(root), own), strict=True):
        node = description.node(*path)
        if isinstance(node, Scalar) and is_signer_code(path, node.text):
            continue  # PII005
        first, _, _ = document.locator.locate(at, at + 1)
        shown = _silent(path)
        yield Hit(shown, "lineless") if first is None else Hit(shown, args={"line": first.line})


def _silent(path: Path) -> Path:
    """Return the path without what would show a code: names of list items, and keys that hold one."""
    for depth, part in enumerate(path):
        if any(True for _ in find_personal_codes(str(part))):
            return unnamed(path[:depth])
    return unnamed(path)
