"""Applying fixes: choose those that go together, splice, prove, then write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from jdlint.core.errors import JdlintError
from jdlint.core.finding import AddItem, AddKey, Fix, Operation, SetValue
from jdlint.core.i18n import _
from jdlint.core.paths import Path as NodePath
from jdlint.core.paths import dotted
from jdlint.core.records import NamedTuple
from jdlint.core.report import Report
from jdlint.fixer.operations import Parts
from jdlint.fixer.places import Splice
from jdlint.fixer.sources import Source, identity, read_source
from jdlint.storage.atomic import write_all
from jdlint.storage.files import read_bytes
from jdlint.syntax.limits import DEFAULT_LIMITS, Limits

#: How many fixes of files that together could not be proven are tried one by one; the others wait for the next run.
_ONE_BY_ONE = 100


class Change(NamedTuple):
    """One file before and after. A fix that changes several files is counted in `fixes` of the first."""

    path: str
    before: bytes
    after: bytes
    fixes: int


class _Wish(NamedTuple):
    """A fix as it is applied: what it asks for in each file, by the identity of the file; `rank` is its place."""

    rank: int
    parts: dict[str, Parts]


def plan_fixes(report: Report, *, unsafe: bool, limits: Limits = DEFAULT_LIMITS) -> list[Change]:
    """Return the changes that the fixes of `report` make, by path; a fix that overlaps another waits its turn.

    `limits` are those under which the files were judged. A fix is made in all of its files or in none. Raises
    JdlintError for a file that cannot be read, or is not the one that was judged.
    """
    fixes = [
        finding.fix
        for finding in report.active
        if finding.fix is not None and (unsafe or finding.fix.applicability == "safe")
    ]
    sources: dict[str, Source] = {}
    wishes = [_wish(rank, fix, sources, limits) for rank, fix in enumerate(fixes)]
    chosen = _proven(_apart(wishes, sources), sources, limits)
    return _changes(chosen, sources, limits)


def plan_values(places: Mapping[tuple[str, int, NodePath], str], limits: Limits) -> list[Change]:
    """Return the changes that write a value in every place: file, number of the document in it, path of the scalar."""
    wanted = ((path, number, SetValue(place, value)) for (path, number, place), value in places.items())
    return plan_operations(wanted, limits)


def plan_operations(wanted: Iterable[tuple[str, int, Operation]], limits: Limits) -> list[Change]:
    """Return the changes that make every operation: file, number of the document in it, what to do there.

    All or none: raises JdlintError where one of the places does not allow it.
    """
    sources: dict[str, Source] = {}
    parts: dict[str, Parts] = {}
    for path, number, operation in wanted:
        name = identity(path)
        if name not in sources:
            sources[name] = read_source(path, limits)
        part = ((number, (operation,)),)
        if sources[name].splices(part) is None:
            place = (*operation.path, operation.key) if isinstance(operation, AddKey) else operation.path
            raise JdlintError(
                _("{path}: {place} cannot be changed safely; change it by hand (nothing was written)").format(
                    path=path, place=dotted(place)
                )
            )
        parts[name] = parts.get(name, ()) + part
    wish = _Wish(0, parts)
    for name in parts:
        if _after(name, [wish], sources, limits) is None:
            raise JdlintError(
                _("{path}: the change would alter more than was asked for; nothing was written").format(
                    path=sources[name].path
                )
            )
    return _changes([wish], sources, limits)


def _wish(rank: int, fix: Fix, sources: dict[str, Source], limits: Limits) -> _Wish:
    parts: dict[str, Parts] = {}
    for patch in fix.patches:
        name = identity(patch.path)
        if name not in sources:
            sources[name] = read_source(patch.path, limits)
        if sources[name].digest != patch.text:
            raise _changed(patch.path)
        parts[name] = parts.get(name, ()) + patch.parts
    return _Wish(rank, parts)


def _apart(wishes: list[_Wish], sources: dict[str, Source]) -> list[_Wish]:
    """Return the wishes that do not write over what an earlier one writes."""
    chosen: list[_Wish] = []
    taken: dict[str, list[tuple[int, Operation, Splice]]] = {name: [] for name in sources}
    for wish in wishes:
        own = {name: _written(sources[name], parts) for name, parts in wish.parts.items()}
        if not any(_overlap(one, other) for name, found in own.items() for one in found for other in taken[name]):
            chosen.append(wish)
            for name, found in own.items():
                taken[name] += found
    return chosen


def _written(source: Source, parts: Parts) -> list[tuple[int, Operation, Splice]]:
    return [
        (number, operation, splice)
        for number, operations in parts
        for operation in operations
        for splice in source.splices(((number, (operation,)),)) or ()
    ]


def _overlap(one: tuple[int, Operation, Splice], other: tuple[int, Operation, Splice]) -> bool:
    """Tell whether two operations write over each other. The same one twice is one, and lists take any number."""
    if one[2].start >= other[2].end or other[2].start >= one[2].end:
        return False
    return one[:2] != other[:2] and not (isinstance(one[1], AddItem) and isinstance(other[1], AddItem))


def _proven(wishes: list[_Wish], sources: dict[str, Source], limits: Limits) -> list[_Wish]:
    """Return the wishes whose files are proven to say afterwards what they should.

    Where that fails for all together (two rules add the same key), they are tried one by one.
    """
    while failed := {name for name in sources if _after(name, wishes, sources, limits) is None}:
        doubtful = [wish for wish in wishes if failed & wish.parts.keys()]
        wishes = [wish for wish in wishes if not failed & wish.parts.keys()]
        for wish in doubtful[:_ONE_BY_ONE]:
            tried = sorted([*wishes, wish])
            if all(_after(name, tried, sources, limits) is not None for name in wish.parts):
                wishes = tried
    return wishes


def _after(name: str, wishes: list[_Wish], sources: dict[str, Source], limits: Limits) -> bytes | None:
    parts = tuple(part for wish in wishes for part in wish.parts.get(name, ()))
    return sources[name].fixed(parts, limits) if parts else sources[name].before


def _changes(wishes: list[_Wish], sources: dict[str, Source], limits: Limits) -> list[Change]:
    found = []
    for name, source in sources.items():
        after = _after(name, wishes, sources, limits)
        if after is not None and after != source.before:
            count = sum(next(iter(wish.parts)) == name for wish in wishes)
            found.append(Change(source.path, source.before, after, count))
    return sorted(found)


def write_fixes(changes: list[Change]) -> int:
    """Write the changes and return how many fixes they hold.

    Nothing is written where one of the files has changed meanwhile.
    """
    for change in changes:
        if not _is_still(change):
            raise _changed(change.path)
    write_all([(Path(change.path), change.after) for change in changes])
    return sum(change.fixes for change in changes)


def _is_still(change: Change) -> bool:
    try:
        return read_bytes(Path(change.path), len(change.before)) == change.before
    except OSError:
        return False


def _changed(path: str) -> JdlintError:
    return JdlintError(_("{path}: has changed meanwhile; nothing was written").format(path=path))
