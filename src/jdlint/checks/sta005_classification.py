"""STA005: a state post has a service group and a level."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, MappingNode, Term, fold, is_blank, rule

_PLACE = ("position", "classification")
_STATUSES = frozenset({"ametnik", "töötaja", "teenistuja", "ametikoht", "töökoht", "official", "employee"})


@rule(
    id="STA005",
    name="classification",
    family="status",
    severity="info",
    basis={
        "kind": "house",
        "source": {
            "et": "ametijuhendi mall; vrd VV 08.11.2012 määrus nr 92 § 3 lg 1",
            "en": "description template; cf. Government regulation no 92 of 8 November 2012 § 3(1)",
        },
        "url": "https://www.riigiteataja.ee/akt/124032026008",
    },
    reads=["position.classification"],
    since="0.1",
    title={"et": "Teenistusgrupp ja tase on märkimata", "en": "Service group and level are not stated"},
    why={
        "et": "Riigiasutuse teenistuskoht liigitatakse teenistusgruppi ja tasemele; juhend peaks seda näitama.",
        "en": "Posts of state authorities are classified into a group and a level; the description should show them.",
    },
    remedy={
        "et": "Märgi position.classification all group ja level klassifikaatori järgi.",
        "en": "State group and level under position.classification as in the classification of posts.",
    },
    messages={
        "default": {"et": "teenistusgrupp ja tase on märkimata", "en": "service group and level are not stated"},
        "part": {"et": "liigituses puudub {field}", "en": "the classification lacks: {field}"},
        "status": {
            "et": "„{value}“ on staatus, mitte teenistusgrupp",
            "en": '"{value}" is a status, not a service group',
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    if context.body != "state" or not isinstance(description.node("position"), MappingNode):
        return
    node = description.node(*_PLACE)
    if node is None:
        yield Hit(_PLACE)
    if not isinstance(node, MappingNode) or is_blank(node):
        return  # STR002, STR011
    for name in ("group", "level"):
        if node.get(name) is None:
            yield Hit((*_PLACE, name), "part", {"field": Term(".".join((*_PLACE, name)))})
    group = description.text(*_PLACE, "group")
    if group is not None and fold(group) in _STATUSES:
        yield Hit((*_PLACE, "group"), "status", {"value": group})
