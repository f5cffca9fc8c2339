"""Putting a staff list into an organisation file: the section `staff` changes, every other byte stays.

Inside the section an entry that says the same keeps its text, comments above it included.
"""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from jdlint.authoring.staff_table import Line, Table
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.core.text import fold
from jdlint.engine.organisation import read_organisation
from jdlint.facts.organisation import Organisation, StaffEntry
from jdlint.syntax.decode import decode
from jdlint.syntax.limits import DEFAULT_LIMITS
from jdlint.syntax.nodes import Mapping, Node, Scalar, Sequence
from jdlint.syntax.scalars import plain_kind
from jdlint.syntax.yaml_reader import read_yaml
from jdlint.views.values import int_of, text_of, texts_of

EMPTY = b"jdlint-organisation: 1\n"
_BOM = b"\xef\xbb\xbf"
_PLAIN = re.compile(r"[^\W_](?:[\w .()/+%&–-]*[\w.)%])?")


class Filled(NamedTuple):
    """The new bytes, and how many entries were added, changed and removed."""

    data: bytes
    added: int
    changed: int
    removed: int


class _Entry(NamedTuple):
    """An entry of the file: what it says, and its text with the comments above it."""

    line: Line
    text: str


def fill_staff(path: str, data: bytes, table: Table) -> Filled:
    """Return the file with the staff list of `table`.

    What the table has no column for is kept from the entry of the same post. Raises JdlintError, and nothing is lost,
    where the file is broken or its staff list is written in a way that cannot be replaced.
    """
    before = _checked(path, data)
    text, _problems = decode(data, DEFAULT_LIMITS)
    root = read_yaml(path, data)[0].root
    assert text is not None
    assert root is not None
    newline = "\r\n" if "\r\n" in text else "\n"
    section = _Section(path, text, root, newline)
    found = _merge(section.entries, table)
    after = section.replaced([entry for _old, entry in found])
    result = (_BOM if data.startswith(_BOM) else b"") + after.encode("utf-8")
    _compare(path, before, result, [entry.line for _old, entry in found])
    kept = [old for old, _entry in found if old is not None]
    return Filled(
        result,
        sum(old is None for old, _entry in found),
        sum(old is not None and section.entries[old].line != entry.line for old, entry in found),
        len(section.entries) - len(kept),
    )


def _checked(path: str, data: bytes) -> Organisation:
    """Return what a file says. Raises JdlintError where YAML or limits do not let it be read as a whole."""
    organisation, judged = read_organisation(path, data, DEFAULT_LIMITS)
    wrong = next((raw for raw in judged.raws if raw.rule.startswith("JDL00") or raw.message == "documents"), None)
    if organisation is None or wrong is not None:
        raw = wrong or judged.raws[0]
        line = raw.site.start.line if raw.site.start else 1
        raise JdlintError(
            _("{path}:{line}: {rule}: correct this first; jdlint check says more").format(
                path=path, line=line, rule=raw.rule
            )
        )
    return organisation


def _compare(path: str, before: Organisation, result: bytes, lines: list[Line]) -> None:
    """Refuse a result that does not say what was wanted: the file is written in an unusual way."""
    try:
        after = _checked(path, result)
    except JdlintError:
        raise _unusual(path) from None
    same = [unit.name for unit in before.units] == [unit.name for unit in after.units]
    if not same or len(before.orders) != len(after.orders) or [_line_of(entry) for entry in after.staff] != lines:
        raise _unusual(path)


def _unusual(path: str) -> JdlintError:
    return JdlintError(
        _("{path}: its staff list cannot be replaced as it is written; remove the section and run again").format(
            path=path
        )
    )


def _line_of(entry: StaffEntry) -> Line:
    return Line(*entry[:-1])


def _merge(old: list[_Entry], table: Table) -> list[tuple[int | None, _Entry]]:
    """Return the entries in the order of the table, each with the number of the old one it continues."""
    by_post: dict[str, list[int]] = {}
    by_title: dict[tuple[str, ...], list[int]] = {}
    special = any(line.specialisation for line in table.lines)

    def title(line: Line) -> tuple[str, ...]:
        """Return what tells posts without an id apart, as far as the table says it."""
        unit = map(fold, line.unit) if "unit" in table.fields else ()
        return fold(line.title or ""), fold(line.specialisation or "") if special else "", *unit

    for number, entry in reversed(list(enumerate(old))):
        if entry.line.post is not None:
            by_post.setdefault(entry.line.post, []).append(number)
        by_title.setdefault(title(entry.line), []).append(number)
    used: set[int] = set()
    found: list[tuple[int | None, _Entry]] = []
    for line in table.lines:
        candidates = by_title.get(title(line), [])
        if line.post is not None:
            unnamed = [number for number in candidates if old[number].line.post is None]
            candidates = by_post.get(line.post) or unnamed
        while candidates and candidates[-1] in used:
            candidates.pop()
        if not candidates:
            found.append((None, _Entry(line, "")))
            continue
        number = candidates.pop()
        used.add(number)
        known = old[number].line
        keep = {name: getattr(known, name) for name in Line._fields if name not in table.fields}
        if line.post is None:
            keep["post"] = known.post
        if "specialisation" in keep and line.specialisation is not None:
            del keep["specialisation"]  # it stood in brackets behind the title
        found.append((number, _Entry(line._replace(**keep), old[number].text)))
    return [
        (number, entry if number is not None and old[number].line == entry.line else _Entry(entry.line, _head(entry)))
        for number, entry in found
    ]


def _head(entry: _Entry) -> str:
    """Return the comments above the old text of a changed entry; its text is written anew."""
    lines = entry.text.splitlines(keepends=True)
    return "".join(lines[: next((at for at, line in enumerate(lines) if line.lstrip().startswith("-")), 0)])


class _Section:
    """The section `staff` of a file: the text before and after it, and its entries with theirs."""

    def __init__(self, path: str, text: str, root: Mapping, newline: str) -> None:
        self.newline = newline
        self.indent = 2
        self.entries: list[_Entry] = []
        self.open = ""  # what must stand before the first entry: the key, where there is none
        node = root.get("staff")
        items = node.items if isinstance(node, Sequence) else []
        if node is None:
            gap = "" if not text or text.endswith("\n") else newline
            self.before, self.after, self.open = text, "", f"{gap}{newline}staff:{newline}"
        elif isinstance(node, Sequence) and not node.flow and items:
            start = _line_end(text, root.keys["staff"].end)
            at = start
            for item in items:
                end = _line_end(text, _last(item))
                self.entries.append(_Entry(_line_at(item), text[at:end]))
                at = end
            first = text.rfind("-", start, _first(items[0]))
            self.indent = first - (text.rfind("\n", 0, first) + 1)
            self.before, self.after = text[:start], text[at:]
        elif isinstance(node, Mapping):
            raise _unusual(path)
        else:  # empty, or between brackets: the value goes, what stands behind it on its line stays
            self.entries = [_Entry(_line_at(item), "") for item in items]
            start, end = (node.start, node.end) if not isinstance(node, Scalar) or node.text else (node.end, node.end)
            rest = _line_end(text, end)
            self.before, self.after = text[:start].rstrip(" ") + text[end:rest], text[rest:]
        if self.before and not self.before.endswith("\n") and not self.open:
            self.before += newline

    def replaced(self, entries: list[_Entry]) -> str:
        """Return the whole text with other entries; one whose text does not hold its entry is written anew."""
        parts: list[str] = []
        for entry in entries:
            whole = any(line.lstrip().startswith("-") for line in entry.text.splitlines())
            if parts and not parts[-1].endswith("\n"):
                parts[-1] += self.newline
            parts.append(entry.text if whole else entry.text + self._written(entry.line))
        return self.before + self.open + "".join(parts) + self.after

    def _written(self, line: Line) -> str:
        unit = f"[{', '.join(map(_scalar, line.unit))}]" if line.unit else None
        rows = [
            f"{name}: {value if name in ('unit', 'count') else _scalar(value)}"
            for name, value in (
                ("post", line.post),
                ("title", line.title),
                ("specialisation", line.specialisation),
                ("unit", unit),
                ("status", line.status),
                ("fixed_term", line.fixed_term),
                ("workload", line.workload),
                ("count", None if line.posts == 1 else str(line.posts)),
            )
            if value is not None
        ]
        margin = " " * self.indent
        return "".join(f"{margin}{'  ' if number else '- '}{row}{self.newline}" for number, row in enumerate(rows))


def _scalar(text: str) -> str:
    """Return a text as YAML on one line, in quotes where it could read as anything else."""
    if _PLAIN.fullmatch(text) and plain_kind(text) == "str":
        return text
    return json.dumps(text, ensure_ascii=False)  # a JSON string is a YAML string


def _line_at(item: Node) -> Line:
    """Return what an entry of the file says."""
    if not isinstance(item, Mapping):
        return Line()
    status = text_of(item.get("status"))
    return Line(
        text_of(item.get("post")),
        text_of(item.get("title")),
        text_of(item.get("specialisation")),
        texts_of(item.get("unit")),
        status if status in ("official", "employee") else None,
        text_of(item.get("fixed_term")),
        text_of(item.get("workload")),
        int_of(item.get("count")) or 1,
    )


def _line_end(text: str, at: int) -> int:
    """Return where the line that holds `at` ends, its line feed included."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _first(node: Node) -> int:
    return (
        min((key.start for key in node.keys.values()), default=node.start) if isinstance(node, Mapping) else node.start
    )


def _last(node: Node) -> int:
    """Return where the last sign of a node stands; a block of YAML itself ends only where the next thing begins."""
    if isinstance(node, Scalar) or node.flow:
        return max(node.start, node.end - 1)
    if isinstance(node, Mapping):
        ends = [key.end for key in node.keys.values()] + [_last(value) for value in node.values.values()]
    else:
        ends = [_last(item) for item in node.items]
    return max(ends, default=node.start)
