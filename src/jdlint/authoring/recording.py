"""Recording a review or an approval in descriptions: values are set or added, every other byte stays."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping

from jdlint.core.errors import JdlintError
from jdlint.core.finding import AddKey, Operation, SetValue
from jdlint.core.i18n import _
from jdlint.core.text import visible
from jdlint.estonian.personal_codes import find_personal_codes
from jdlint.fixer.quoting import quoted
from jdlint.syntax.nodes import Document, Scalar, find
from jdlint.syntax.nodes import Mapping as MappingNode
from jdlint.views.values import date_of

# "M. Maasikas", "hr Tamm"; and offices that are written with a capital: "Tallinna Linnavalitsus".
_ADDRESSED = re.compile(
    r"\b[^\W\d_]\. ?[^\W\d_]{2}|\b(?:hr|pr|prl|härra|proua|preili|mr|mrs|ms)\.? [^\W\d_]", re.IGNORECASE
)
_OFFICE = re.compile(
    r"(?:valitsus|amet|ministeerium|kantselei|inspektsioon|kolleegium|kogu|juhatus|direktor|juhataja|juht|minister|sekretär"
    r"|kool|keskus|kohus|osakond|talitus|board|council|office|director|head|minister|ministry|agency)$",
    re.IGNORECASE,
)


def refuse_persons(option: str, text: str | None, given: re.Pattern[str]) -> None:
    """Raise JdlintError where the value of an option seems to name a person; it is not repeated.

    `given` is a pattern of given names. A description names roles alone (PII rules).
    """
    if text is None:
        return
    if next(find_personal_codes(text), None) is not None:
        raise JdlintError(_("{option}: holds a personal code; write the role or the act instead").format(option=option))
    if not text.strip() or not text.isprintable():
        raise JdlintError(_("{option}: says nothing, or holds a control character").format(option=option))
    if _names_somebody(text, given):
        text = _('{option}: seems to be the name of a person; write the role in small letters, as in "vahetu juht"')
        raise JdlintError(text.format(option=option))


def _names_somebody(text: str, given: re.Pattern[str]) -> bool:
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)
    if "@" in text or _ADDRESSED.search(text) or any(given.fullmatch(word.lower()) for word in words):
        return True
    pairs = itertools.pairwise(words)
    return any(one.istitle() and other.istitle() and not _OFFICE.search(other) for one, other in pairs) or (
        len(words) > 1 and all(map(str.isupper, words)) and not _OFFICE.search(words[-1])
    )


def check_dates(name: str, document: Document, section: str, values: Mapping[str, str]) -> None:
    """Raise JdlintError where a record would be older than the one that stands, or an old start would stay behind it.

    `name` is what messages call the file.
    """
    node = find(document.root, (section,))
    stands = {key: date_of(value) for key, value in node.values.items()} if isinstance(node, MappingNode) else {}
    for key in ("last_reviewed", "date"):
        old = stands.get(key)
        if old is not None and key in values and values[key] < old.isoformat():
            raise JdlintError(
                _("{path}: {field} is {date} already, which is later; correct it by hand (nothing was written)").format(
                    path=visible(name), field=f"{section}.{key}", date=old.isoformat()
                )
            )
    start = stands.get("effective_from")
    if start is not None and "effective_from" not in values and "date" in values and values["date"] > start.isoformat():
        raise JdlintError(
            _("{path}: took effect on {date} by an earlier act; say --effective-from too (nothing was written)").format(
                path=visible(name), date=start.isoformat()
            )
        )


def operations_for(document: Document, section: str, values: Mapping[str, str]) -> Iterable[Operation]:
    """Return what writes `values` into a section of a description, whether or not it has it already."""
    node = find(document.root, (section,))
    if node is None:
        inside = ", ".join(f"{key}: {quoted(value, None, flow=True)}" for key, value in values.items())
        return [AddKey((), section, f"{{{inside}}}")]
    found: list[Operation] = []
    for key, value in values.items():
        if isinstance(node, MappingNode) and isinstance(node.get(key), Scalar):
            found.append(SetValue((section, key), value))
        else:
            flow = isinstance(node, MappingNode) and node.flow
            found.append(AddKey((section,), key, quoted(value, None, flow=flow)))
    return found
