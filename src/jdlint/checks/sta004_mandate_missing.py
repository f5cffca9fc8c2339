"""STA004: an official's post says which public authority it exercises."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, Sequence, rule, text_of

_FIELD = "public_authority_basis"


@rule(
    id="STA004",
    name="mandate-missing",
    family="status",
    severity="warning",
    basis={
        "kind": "house",
        "source": {
            "et": "ametijuhendi vorming 1; vrd ATS § 7 lg 3 ja § 26 lg 1 p 4",
            "en": "description format 1; cf. ATS §§ 7(3), 26(1) 4",
        },
        "url": "https://www.riigiteataja.ee/akt/110022026002",
    },
    when={"status": ["official"]},
    since="0.1",
    title={"et": "Avaliku võimu teostamise alus on märkimata", "en": "Public-authority basis is not stated"},
    why={
        "et": "Ametikohal teostatakse avalikku võimu ja ametisse nimetamise akt peab viitama ATS § 7 lg 3 punktile.",
        "en": "An official exercises public authority, and the appointment act must refer to an item of ATS § 7(3).",
    },
    remedy={
        "et": 'Märgi public_authority_basis, näiteks ["2"] järelevalve puhul; kui alust ei ole, on koht töötaja oma.',
        "en": 'State public_authority_basis, such as ["2"] for supervision; without one the post is an employee\'s.',
    },
    messages={
        "default": {
            "et": "avaliku võimu teostamise alus (ATS § 7 lg 3 punkt) on märkimata",
            "en": "the public-authority basis (item of ATS § 7(3)) is not stated",
        },
        "none": {
            "et": "juhendi järgi ametikohal avalikku võimu ei teostata",
            "en": "the description says that the official exercises no public authority",
        },
        "unknown": {
            "et": "ATS § 7 lõikes 3 ei ole punkti „{value}“ (on {items})",
            "en": 'ATS § 7(3) has no item "{value}" (it has {items})',
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    law = context.law.get("ats-7-3")
    if description.status != "official" or law is None or context.body == "other":
        return
    node = description.node(_FIELD)
    if node is None:
        yield Hit((_FIELD,))
    elif isinstance(node, Sequence):
        if not node.items:
            yield Hit((_FIELD,), "none")
        known = law.values["items"]
        for index, item in enumerate(node.items):
            value = text_of(item)
            if value is not None and value not in known:
                yield Hit((_FIELD, index), "unknown", {"value": value, "items": ", ".join(known)})
