"""Two versions of a description → what changed, section by section in the order of the format."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.changes.change import Action, Change
from jdlint.changes.duties import duty_changes
from jdlint.changes.items import (
    appearance,
    field_of,
    item_changes,
    list_changes,
    prose_change,
    texts_change,
    value_change,
)
from jdlint.changes.requirements import requirement_changes
from jdlint.core.paths import Path
from jdlint.core.text import fold
from jdlint.syntax.nodes import Mapping, Node, Scalar, Sequence, walk
from jdlint.views.description import Description
from jdlint.views.prose import Text
from jdlint.views.references import DIRECTIONS, Direction, Reference
from jdlint.views.sites import flat_text
from jdlint.views.values import flag_of, text_of

_HEAD: tuple[Path, ...] = (
    ("id",),
    ("status",),
    ("position", "title"),
    ("position", "specialisation"),
)
_POSITION: tuple[Path, ...] = (
    ("position", "classification", "group"),
    ("position", "classification", "level"),
    ("position", "occupation_code"),
    ("position", "valid_from"),
    ("position", "valid_to"),
    ("position", "head_of_unit"),
    ("position", "workplace"),
    ("position", "exempt_from_description"),
)
_LISTS = ("rights", "responsibilities", "equipment")
#: Data about the document, compared value by value whatever stands in them.
_RECORDS = ("review", "approval", "access", "publication")
_NOTE = ("summarised", "on_call", "night")


def changes_between(before: Description, after: Description) -> tuple[Change, ...]:
    """Return the changes from one version to the other.

    Comments, quoting, folding, white space and the order of keys and of lists say nothing. Extension keys (`x-…`), the
    version of the format and what is known of the source are no part of the description.
    """
    return tuple(_changes(before, after))


def _changes(before: Description, after: Description) -> Iterator[Change]:
    for path in _HEAD:
        yield from value_change(before, after, path)
    yield from list_changes(before, after, ("public_authority_basis",))
    yield from _unit(before, after)
    for path in _POSITION:
        yield from value_change(before, after, path)
    yield from _fixed_term(before, after)
    for direction in DIRECTIONS:
        yield from _references(before, after, direction)
    yield from prose_change(before, after, ("purpose",))
    yield from duty_changes(before, after)
    yield from requirement_changes(before, after)
    yield from _working_time(before, after)
    for name in _LISTS:
        yield from list_changes(before, after, (name,))
    yield from prose_change(before, after, ("special_conditions",))
    yield from value_change(before, after, ("state_secret_level",))
    yield from item_changes("acknowledgements", "", _acknowledged(before), _acknowledged(after), alike=False)
    for name in _RECORDS:
        yield from _record(before, after, name)


def _unit(before: Description, after: Description) -> Iterator[Change]:
    """Yield the change of the unit, as one line from the largest to the smallest."""
    path: Path = ("position", "unit")
    old, new = (" › ".join(description.unit) or None for description in (before, after))
    if fold(old or "") != fold(new or ""):
        action: Action = appearance(old, new) or "changed"
        yield Change("position.unit", action, "", old, new, path if old else None, path if new else None)


def _fixed_term(before: Description, after: Description) -> Iterator[Change]:
    path: Path = ("position", "fixed_term")
    old, new = (description.text(*path, "until") or description.text(*path) for description in (before, after))
    yield from texts_change("position.fixed_term", "", old, new, path if old else None, path if new else None)


def _references(before: Description, after: Description, direction: Direction) -> Iterator[Change]:
    """Yield the rows that were added or removed; to say that there is nobody differs from saying nothing."""
    field = field_of(DIRECTIONS[direction])
    old = {_key(before, reference): reference for reference in before.references(direction)}
    new = {_key(after, reference): reference for reference in after.references(direction)}
    for key, reference in old.items():
        if key not in new:
            yield Change(field, "removed", reference.words, _row(reference), None, reference.path, None)
    for key, reference in new.items():
        if key not in old:
            yield Change(field, "added", reference.words, None, _row(reference), None, reference.path)
    if not old and not new and before.states(direction) != after.states(direction):
        path = DIRECTIONS[direction]
        said = after.states(direction)
        yield Change(field, "changed", "", None, None, None if said else path, path if said else None)


def _key(description: Description, reference: Reference) -> tuple[str, ...]:
    """Return what a row says; the way in which the post is named is settled by `same_posts`."""
    words = reference.identifier or reference.words
    period = description.text(*reference.path, "period")
    return (reference.kind, *map(fold, (words, reference.unit or "", reference.scope or "", period or "")))


def _row(reference: Reference) -> str:
    words = reference.written or reference.words
    return f"{words} ({reference.scope})" if reference.scope and reference.written is None else words


def _working_time(before: Description, after: Description) -> Iterator[Change]:
    """Yield the changes of the working-time note. Left out and said not to apply is the same but for the form."""
    if not all(isinstance(item.node("working_time"), Mapping | None) for item in (before, after)):
        yield from value_change(before, after, ("working_time",))  # what is no note is STR011
    for name in _NOTE:
        path: Path = ("working_time", name)
        if any(_is_no_flag(item.node(*path)) for item in (before, after)):
            yield from value_change(before, after, path)
            continue
        was, now = flag_of(before.node(*path)), flag_of(after.node(*path))
        if bool(was) != bool(now):
            action: Action = "added" if now else "removed"
            old, new = (None if flag is None else str(flag).lower() for flag in (was, now))
            yield Change(
                field_of(path), action, "", old, new, None if was is None else path, None if now is None else path
            )
        elif was != now:
            yield Change(field_of(path), "respelled", "", None, None, None, None if now is None else path)


def _is_no_flag(node: Node | None) -> bool:
    return node is not None and flag_of(node) is None and text_of(node) is not None


def _acknowledged(description: Description) -> list[Text]:
    """Return each acknowledgement as one text: its kind and its date."""
    node = description.node("acknowledgements")
    items = node.items if isinstance(node, Sequence) else ()
    return [Text(("acknowledgements", i), _flat(item)) for i, item in enumerate(items)]


def _flat(node: Node) -> str:
    """Return kind, date and whatever else an acknowledgement holds, in this order however it is written."""
    values = dict(node.values) if isinstance(node, Mapping) else {"": node}
    ordered = [values.pop(key) for key in ("kind", "date") if key in values]
    ordered += [values[key] for key in sorted(values)]
    return " ".join(" ".join(map(flat_text, ordered)).split())


def _record(before: Description, after: Description, name: str) -> Iterator[Change]:
    """Yield the changes of data about the document; items of a list are told by all they say."""
    old, new = _values(before.node(name), (name,)), _values(after.node(name), (name,))
    for key, (path, text) in new.items():
        if key not in old:
            yield Change(field_of(path), "added", "", None, text, None, path)
        elif fold(old[key][1]) != fold(text):
            yield Change(field_of(path), "changed", "", old[key][1], text, old[key][0], path)
    for key, (path, text) in old.items():
        if key not in new:
            yield Change(field_of(path), "removed", "", text, None, path, None)


def _values(node: Node | None, path: Path) -> dict[tuple[object, ...], tuple[Path, str]]:
    """Return the scalars below a node by their path; in lists what they say stands for the index."""
    found: dict[tuple[object, ...], tuple[Path, str]] = {}
    if node is None:
        return found
    for where, item in walk(node, path):
        if not isinstance(item, Scalar) or item.kind == "null" or not item.text.strip():
            continue
        text = item.text.strip()
        key: tuple[object, ...] = where
        if any(isinstance(part, int) for part in where):
            field, number = field_of(where), 0
            while (key := (field, fold(text), number)) in found:
                number += 1
        found[key] = (where, text)
    return found
