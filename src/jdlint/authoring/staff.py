"""Putting a staff list into an organisation file: the section `staff` changes, every other byte stays.

Inside the section an entry that says the same keeps its text, comments above it included.
"""

from __future__ import annotations

from jdlint.authoring.section import Section, is_whole, scalar
from jdlint.authoring.staff_table import Line, Table
from jdlint.core.records import NamedTuple
from jdlint.core.text import fold
from jdlint.facts.organisation import StaffEntry
from jdlint.syntax.nodes import Mapping, Node
from jdlint.views.values import int_of, text_of, texts_of


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
    section = Section(path, data, "staff")
    old = [_Entry(_line_at(entry.node), entry.text) for entry in section.entries]
    found = _merge(old, table)
    result = section.replaced(_text_of(section, entry) for _old, entry in found)
    if [_line_of(entry) for entry in section.proven(result).staff] != [entry.line for _old, entry in found]:
        raise section.unusual()
    kept = [number for number, _entry in found if number is not None]
    return Filled(
        result,
        sum(number is None for number, _entry in found),
        sum(number is not None and old[number].line != entry.line for number, entry in found),
        len(section.entries) - len(kept),
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


def _text_of(section: Section, entry: _Entry) -> str:
    """Return the text of an entry; one whose text does not hold it is written anew."""
    if is_whole(entry.text):
        return entry.text
    line = entry.line
    unit = f"[{', '.join(map(scalar, line.unit))}]" if line.unit else None
    rows = [
        f"{name}: {value if name in ('unit', 'count') else scalar(value)}"
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
    return entry.text + section.written(rows)


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
