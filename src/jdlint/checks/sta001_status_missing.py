"""STA001: official or employee; nearly everything else hangs on it."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, FixRequest, Hit, Scalar, SetValue, fold, is_blank, rule

_MEANT = {
    "official": "official",
    "employee": "employee",
    "ametnik": "official",
    "ametikoht": "official",
    "töötaja": "employee",
    "töökoht": "employee",
}


@rule(
    id="STA001",
    name="status-missing",
    family="status",
    severity="error",
    basis={
        "kind": "house",
        "source": {"et": "ametijuhendi vorming 1; vrd ATS §-d 7 ja 11", "en": "description format 1; cf. ATS §§ 7, 11"},
    },
    reads=["status"],
    since="0.1",
    title={"et": "Staatus on märkimata", "en": "Status is missing"},
    why={
        "et": "Staatusest sõltub, kas kohale kehtib avaliku teenistuse seadus või töölepingu seadus.",
        "en": "Whether the holder is an official or an employee decides which act applies to the post.",
    },
    remedy={
        "et": "Märgi status: official (ametnik) või status: employee (töötaja).",
        "en": "Write status: official (ametnik) or status: employee (töötaja).",
    },
    fix="safe",
    messages={
        "default": {
            "et": "märkimata on, kas teenistuskoha täitja on ametnik või töötaja",
            "en": "the description does not say whether the holder is an official or an employee",
        },
        "word": {"et": "kirjuta staatus „{value}“ kujul {status}", "en": 'write status "{value}" as {status}'},
        "unknown": {
            "et": "staatus „{value}“ ei ole official (ametnik) ega employee (töötaja)",
            "en": 'status "{value}" is neither official (ametnik) nor employee (töötaja)',
        },
        "fix": {"et": "kirjuta {status}", "en": "write {status}"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    if description.status in ("official", "employee"):
        return
    node = description.node("status")
    if node is None:
        yield Hit(("status",))
    elif isinstance(node, Scalar) and not is_blank(node):  # blank is STR002
        value = node.text.strip()
        meant = _MEANT.get(fold(value).rstrip("."))
        if meant is None:
            yield Hit(("status",), "unknown", {"value": value})
        else:
            fix = FixRequest("safe", "fix", (SetValue(("status",), meant),), {"status": meant})
            yield Hit(("status",), "word", {"value": value, "status": meant}, fix=fix)
