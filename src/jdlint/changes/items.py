"""Changes of single values and of lists of texts."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.changes.change import Action, Change
from jdlint.changes.pairing import pair
from jdlint.changes.texts import difference, same_text, same_words
from jdlint.core.paths import Path
from jdlint.syntax.nodes import Sequence
from jdlint.views.description import Description
from jdlint.views.prose import Text
from jdlint.views.values import text_of


def field_of(path: Path) -> str:
    """Return the field of the format that a path leads to: dotted, without indices."""
    return ".".join(part for part in path if isinstance(part, str))


def value_change(before: Description, after: Description, path: Path, field: str | None = None) -> Iterator[Change]:
    """Yield the change of a value that is no prose (a date, a flag, a name)."""
    old, new = before.text(*path), after.text(*path)
    if old == new or (old is not None and new is not None and same_text(old, new)):
        return
    action: Action = appearance(old, new) or ("respelled" if same_words(old or "", new or "") else "changed")
    yield Change(field or field_of(path), action, "", old, new, *_paths(path, old, new))


def prose_change(
    before: Description, after: Description, path: Path, field: str | None = None, label: str = ""
) -> Iterator[Change]:
    """Yield the change of a text at the same path in both versions."""
    old, new = before.text(*path), after.text(*path)
    yield from texts_change(field or field_of(path), label, old, new, *_paths(path, old, new))


def texts_change(
    field: str, label: str, old: str | None, new: str | None, old_path: Path | None, new_path: Path | None
) -> Iterator[Change]:
    """Yield the change from one text to another, None where there is none."""
    if old is None or new is None:
        appeared = appearance(old, new)
        if appeared is not None:
            yield Change(field, appeared, label, old, new, old_path, new_path)
        return
    if same_text(old, new):
        return
    found = difference(old, new)
    action: Action = "respelled" if found.cosmetic else "reworded"
    yield Change(field, action, label, old, new, old_path, new_path, found.share, found.telling)


def list_changes(before: Description, after: Description, path: Path) -> Iterator[Change]:
    """Yield the changes of a list of texts: their order says nothing."""
    yield from item_changes(field_of(path), "", texts_at(before, path), texts_at(after, path))


def item_changes(field: str, label: str, old: list[Text], new: list[Text], *, alike: bool = True) -> Iterator[Change]:
    """Yield the changes from some texts to others; unless `alike`, another text is another item."""
    pairs = pair([item.text for item in old], [item.text for item in new], alike=alike)
    for i, k in pairs.both:
        yield from texts_change(field, label, old[i].text, new[k].text, old[i].path, new[k].path)
    for i in pairs.gone:
        yield Change(field, "removed", label, old[i].text, None, old[i].path, None)
    for k in pairs.new:
        yield Change(field, "added", label, None, new[k].text, None, new[k].path)


def texts_at(description: Description, path: Path) -> list[Text]:
    """Return the texts of a list with their places; a single text counts as a list of one."""
    node = description.node(*path)
    if isinstance(node, Sequence):
        return [Text((*path, i), text) for i, item in enumerate(node.items) if (text := text_of(item)) is not None]
    text = text_of(node)
    return [] if text is None else [Text(path, text)]


def appearance(old: str | None, new: str | None) -> Action | None:
    """Return what happened to a value that one of two versions lacks; None where both have it or neither."""
    if old is None:
        return None if new is None else "added"
    return "removed" if new is None else None


def _paths(path: Path, old: str | None, new: str | None) -> tuple[Path | None, Path | None]:
    return None if old is None else path, None if new is None else path
