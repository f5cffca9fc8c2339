"""APR001: who approved the description, by which act and when."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, MappingNode, Term, is_blank, rule

_FIELDS = ("approver", "act", "number", "date")
_HOUSE = {
    "kind": "house",
    "source": {"et": "asutuse asjaajamiskord", "en": "records management rules of the house"},
}


@rule(
    id="APR001",
    name="approval-missing",
    family="approval",
    severity="error",
    basis={
        "kind": "legal",
        "source": {"et": "ATS § 52 lg 2; AvTS § 28 lg 2", "en": "ATS § 52(2); Public Information Act § 28(2)"},
        "url": "https://www.riigiteataja.ee/akt/110022026002",
        "verified": True,
    },
    when={"lacking": ["approval.approver", "approval.act", "approval.number", "approval.date"]},
    since="0.1",
    title={"et": "Kinnitamise andmed puuduvad", "en": "Approval data are missing"},
    why={
        "et": "Kinnitamata juhendi järgi ei saa tööd nõuda; ametniku juhendi kehtestab selleks õigustatud isik.",
        "en": "Nobody can be held to a description that nobody approved; for officials the law says who does.",
    },
    remedy={
        "et": "Märgi approval all kinnitaja ametinimetus, akti liik, number ja kuupäev.",
        "en": "State the approver's office and the kind, number and date of the act under approval.",
    },
    messages={
        "default": {"et": "kinnitamise andmed puuduvad: {field}", "en": "approval data are missing: {field}"},
        "none": {"et": "kinnitamise andmed puuduvad", "en": "approval data are missing"},
        "house": {
            "et": "kinnitamise andmed puuduvad: {field}",
            "en": "approval data are missing: {field}",
            "basis": _HOUSE,
        },
        "house-none": {"et": "kinnitamise andmed puuduvad", "en": "approval data are missing", "basis": _HOUSE},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    if (description.text("position", "exempt_from_description") or "").lower() == "true":
        return
    node = description.node("approval")
    legal = description.status == "official" and context.body != "other" and "ats-52" in context.law
    if node is None:
        yield Hit(("approval",), "none" if legal else "house-none", severity=None if legal else "warning")
    elif isinstance(node, MappingNode) and not is_blank(node):  # what is blank is STR002
        for name in _FIELDS:
            if node.get(name) is None:
                args = {"field": Term(f"approval.{name}")}
                yield Hit(
                    ("approval", name), "default" if legal else "house", args, severity=None if legal else "warning"
                )
