"""PII002: an employee's name is kept apart from the description. The name is not repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, Node, Scalar, children, regex, rule, walk
from jdlint.estonian.names import NAME, names
from jdlint.estonian.regions import own_part

# The label above or before the signature of the employee; before it that of the employer may stand.
_LABEL = regex(
    r"^[ \t]*(?P<employer>Tööandja|Employer)?:?[ \t]*(?:Töötaja|Employee)[ \t]*:[ \t]*(?P<same>\S[^\n]*)?$",
    re.MULTILINE | re.IGNORECASE,
)
_LINES = 8


@rule(
    id="PII002",
    name="employee-name",
    family="privacy",
    severity="warning",
    basis={
        "kind": "eu",
        "source": {
            "et": "IKÜM art 5 lg 1 p c; AvTS § 28 lg 1 p 6 käib üksnes ametnike kohta",
            "en": "GDPR Article 5(1)(c); § 28(1) 6 of the Public Information Act names officials only",
        },
        "verified": False,
    },
    since="0.1",
    mask=True,
    title={"et": "Töötaja nimi on juhendis", "en": "Employee's name in the description"},
    why={
        "et": "Ametijuhend kirjeldab teenistuskohta ja võib saada avalikuks; töötaja nimi hoitakse lepingu juures.",
        "en": "The description is of a post and may become public; an employee's name is kept with the contract.",
    },
    remedy={
        "et": "Eemalda nimi avaldatavast failist; tutvumise kohta piisab liigist ja kuupäevast.",
        "en": "Remove the name from what is published; of an acknowledgement, kind and date will do.",
    },
    messages={
        "default": {
            "et": "allkirjade juures real {line} on töötaja nimi; avalikus failis ei ole see vajalik",
            "en": "line {line}, among the signatures, holds an employee's name; a public file does not need it",
        },
        "lineless": {
            "et": "allkirjade juures on töötaja nimi; avalikus failis ei ole see vajalik",
            "en": "the signatures hold an employee's name; a public file does not need it",
        },
        "field": {
            "et": "väljas „{key}“ näib olevat isiku nimi (eesnimi ja perekonnanimi); eemalda see",
            "en": 'the field "{key}" seems to hold a person\'s name (given name and family name); remove it',
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    if description.status == "official" or description.text("access", "level") == "AK":
        return
    if description.document.kind != "yaml":
        yield from _signed(description, context)
        return
    for key, value in description.root.values.items():
        if (key != "acknowledgements" and not key.startswith("x-")) or not _may_name(value):
            continue
        for path, node in walk(value, (key,)):
            if not isinstance(node, Scalar) or not NAME.fullmatch(node.text.strip()):
                continue
            if names(node.text, context.words["first-names.et"].pattern):
                field = path[-1] if isinstance(path[-1], str) else key
                yield Hit(path, "field", {"key": field}, severity="info")


def _may_name(node: Node) -> bool:
    """Tell whether any text below `node` has two words."""
    if type(node) is Scalar:
        return " " in node.text or "\t" in node.text
    return any(map(_may_name, [child for _, child in children(node)]))


def _signed(description: Description, context: Context) -> Iterator[Hit]:
    document = description.document
    begin, stop = own_part(document.text, description.root, document.index, yaml=False)
    for label in _LABEL.finditer(document.text, begin, stop):
        at, wanted = label.start(), 2 if label["employer"] else 1
        for line in document.text[label.start() : stop].splitlines(keepends=True)[: _LINES + 1]:
            found = NAME.findall(line)
            sure = len(found) >= 2 if wanted == 2 else bool(names(line, context.words["first-names.et"].pattern))
            if sure:
                first, _, _ = document.locator.locate(at, at + 1)
                yield Hit((), "lineless") if first is None else Hit((), args={"line": first.line})
                return
            at += len(line)
