"""The organisation file, from bytes to what project rules see."""

from __future__ import annotations

from itertools import groupby

from jdlint.core.paths import Path
from jdlint.core.text import fold
from jdlint.engine.companion import Companion
from jdlint.engine.raws import Judged
from jdlint.facts.organisation import (
    AnnexEntry,
    ApproverEntry,
    FormerName,
    OrderEntry,
    Organisation,
    OwnerEntry,
    Revoked,
    StaffEntry,
    Status,
    UnitEntry,
)
from jdlint.syntax.limits import Limits
from jdlint.syntax.nodes import find
from jdlint.views.values import int_of

_ENDLESS = "9999-12-31"


def read_organisation(path: str, data: bytes, limits: Limits) -> tuple[Organisation | None, Judged]:
    """Return what the bytes of a file say, None where nothing could be read, and what is wrong with it."""
    file = Companion("organisation", path, data, limits)
    if file.root is None:
        return None, file.judged()
    units = _units(file)
    _check_units(file, units)
    orders = _orders(file)
    organisation = Organisation(
        path=path,
        name=file.text(("name",)),
        units=tuple(units.values()),
        staff=_staff(file),
        orders=orders,
        approvers=tuple(
            ApproverEntry(role, file.texts((*at, "units")), _status(file, at), file.site(at))
            for at, _entry in file.entries("approvers")
            if (role := file.required((*at, "role"))) is not None
        ),
        owners=tuple(
            OwnerEntry(file.text((*at, "unit")), role, file.site(at))
            for at, _entry in file.entries("owners")
            if (role := file.required((*at, "role"))) is not None
        ),
    )
    return organisation, file.judged()


def _status(file: Companion, at: Path) -> Status | None:
    text = file.text((*at, "status"))
    return "official" if text == "official" else "employee" if text == "employee" else None


def _units(file: Companion) -> dict[Path, UnitEntry]:
    found = {}
    for at, _entry in file.entries("units"):
        name = file.required((*at, "name"))
        former = tuple(
            FormerName(old, file.date((*below, "until")), file.site(below))
            for below, _old in file.entries(*at, "former")
            if (old := file.required((*below, "name"))) is not None
        )
        start, end = file.date((*at, "valid_from")), file.date((*at, "valid_to"))
        if start is not None and end is not None and end < start:
            file.complain((*at, "valid_to"), "period", {"from": start, "to": end})
        if name is None:
            continue
        parent, head = file.text((*at, "parent")), file.text((*at, "head"))
        found[at] = UnitEntry(name, parent, start, end, file.texts((*at, "short")), former, head, file.site(at))
    return found


def _check_units(file: Companion, units: dict[Path, UnitEntry]) -> None:
    places: dict[str, Path] = {}
    for at, unit in units.items():
        places.setdefault(fold(unit.name), at)
    above: dict[str, str] = {}
    for at, unit in units.items():
        if unit.parent is None:
            continue
        name, parent = fold(unit.name), fold(unit.parent)
        if parent not in places:
            file.complain((*at, "parent"), "parent", {"unit": unit.name, "parent": unit.parent})
        elif places[name] == at:
            above[name] = parent
    _check_cycles(file, units, places, above)
    _check_names(file, units)


def _check_cycles(
    file: Companion, units: dict[Path, UnitEntry], places: dict[str, Path], above: dict[str, str]
) -> None:
    """Report each ring of units once, at the first of them that was met."""
    seen: set[str] = set()
    for start in above:
        chain: list[str] = []
        name = start
        while name in above and name not in seen:
            seen.add(name)
            chain.append(name)
            name = above[name]
        if name in chain:
            ring = [*chain[chain.index(name) :], name]
            shown = " → ".join(units[places[one]].name for one in ring)
            file.complain((*places[name], "parent"), "cycle", {"units": shown})


def _check_names(file: Companion, units: dict[Path, UnitEntry]) -> None:
    """Report units of one name, below one unit, that exist at the same time."""

    def key(item: tuple[Path, UnitEntry]) -> tuple[str, str]:
        return fold(item[1].name), fold(item[1].parent or "")

    for _name, group in groupby(sorted(units.items(), key=key), key):
        before: tuple[Path, UnitEntry] | None = None
        for at, unit in sorted(group, key=lambda item: item[1].valid_from or ""):
            if before is not None and (unit.valid_from or "") <= (before[1].valid_to or _ENDLESS):
                first, second = sorted((before[0], at), key=lambda path: int(path[1]))
                file.complain((*second, "name"), "unit-twice", {"unit": unit.name}, (*first, "name"))
            if before is None or (unit.valid_to or _ENDLESS) > (before[1].valid_to or _ENDLESS):
                before = at, unit


def _staff(file: Companion) -> tuple[StaffEntry, ...]:
    found = []
    for at, _entry in file.entries("staff"):
        post, title = file.text((*at, "post")), file.text((*at, "title"))
        if post is None and title is None:
            file.complain(at, "staff")
            continue
        found.append(
            StaffEntry(
                post,
                title,
                file.text((*at, "specialisation")),
                file.texts((*at, "unit")),
                _status(file, at),
                file.text((*at, "fixed_term")),
                file.text((*at, "workload")),
                max(1, int_of(find(file.root, (*at, "count"))) or 1),
                file.site(at),
            )
        )
    return tuple(found)


def _orders(file: Companion) -> tuple[OrderEntry, ...]:
    found: dict[tuple[str, str | None], Path] = {}
    orders = []
    for at, _entry in file.entries("orders"):
        number = file.required((*at, "number"))
        order = OrderEntry(
            file.text((*at, "act")),
            number,
            file.date((*at, "date")),
            file.date((*at, "effective_from")),
            tuple(_annex(file, below) for below, _entry in file.entries(*at, "annexes")),
            tuple(_revoked(file, below) for below, _entry in file.entries(*at, "revokes")),
            file.site(at),
        )
        orders.append(order)
        if number is None:
            continue
        first = found.setdefault((fold(number), order.date), at)
        if first != at:
            file.complain((*at, "number"), "order-twice", {"number": number}, (*first, "number"))
    return tuple(orders)


def _annex(file: Companion, at: Path) -> AnnexEntry:
    return AnnexEntry(file.text((*at, "number")), file.text((*at, "post")), file.text((*at, "title")), file.site(at))


def _revoked(file: Companion, at: Path) -> Revoked:
    return Revoked(file.text((*at, "number")), file.date((*at, "date")), file.text((*at, "annex")), file.site(at))
