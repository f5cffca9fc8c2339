"""What project rules know of the organisation: its units, staff list and orders, and what titles mean.

Plain tuples of texts like the Facts, read from `organisation.yaml` and `titles.yaml` by the engine. Names are texts as
written; the look-ups take folded ones (`jdlint.core.text.fold`). Dates are ISO texts; those that do not exist are None.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from jdlint.core.finding import Site
from jdlint.core.records import NamedTuple
from jdlint.core.text import fold
from jdlint.facts.facts import ApprovalFact, DateFact

Status = Literal["official", "employee"]

#: The document of a `Place` in the organisation file, which has no number among the Facts.
ORGANISATION_FILE = -1

_ENDLESS = "9999-12-31"


class FormerName(NamedTuple):
    """A name that a unit had; `until` is the last day on which it was in force."""

    name: str
    until: str | None
    site: Site


class UnitEntry(NamedTuple):
    """A structural unit; `parent` is the name of the unit above, `head` the id of the post that leads it."""

    name: str
    parent: str | None
    valid_from: str | None
    valid_to: str | None
    short: tuple[str, ...]
    former: tuple[FormerName, ...]
    head: str | None
    site: Site

    def valid_on(self, day: str) -> bool:
        """Tell whether the unit exists on a day, an ISO text."""
        return (self.valid_from or "") <= day <= (self.valid_to or _ENDLESS)


class StaffEntry(NamedTuple):
    """A line of the staff list: so many `posts` of a kind; `post` is an id, `unit` runs from the largest down."""

    post: str | None
    title: str | None
    specialisation: str | None
    unit: tuple[str, ...]
    status: Status | None
    fixed_term: str | None
    workload: str | None
    posts: int
    site: Site


class AnnexEntry(NamedTuple):
    """An annex of an order: the description of a post, by id or by title."""

    number: str | None
    post: str | None
    title: str | None
    site: Site


def same_annex(one: str | None, other: str | None) -> bool:
    """Tell whether two texts number the same annex: ``lisa 3``, ``Lisa 3.`` and ``3`` do."""
    bare = [fold(text or "").removeprefix("lisa").strip(" .") for text in (one, other)]
    return bare[0] == bare[1]


class Revoked(NamedTuple):
    """What an order revokes: another order, or one `annex` of it."""

    number: str | None
    date: str | None
    annex: str | None
    site: Site


class OrderEntry(NamedTuple):
    """An order by which descriptions were approved; `act` is its kind, such as ``käskkiri``."""

    act: str | None
    number: str | None
    date: str | None
    effective_from: str | None
    annexes: tuple[AnnexEntry, ...]
    revokes: tuple[Revoked, ...]
    site: Site


class ApproverEntry(NamedTuple):
    """A role that may approve descriptions in `units` and below (empty: all), of posts of `status` (None: both)."""

    role: str
    units: tuple[str, ...]
    status: Status | None
    site: Site


class OwnerEntry(NamedTuple):
    """Who looks after the descriptions of a unit (None: of all others): a role, never a person."""

    unit: str | None
    role: str
    site: Site


class UnitMatch(NamedTuple):
    """A unit found by a name; `by` tells which of its names it was, `former` is that name where it is a former one."""

    unit: UnitEntry
    by: Literal["name", "short", "former"]
    former: FormerName | None = None


class Organisation:
    """What the organisation file says; `path` is what reports call the file."""

    def __init__(
        self,
        path: str,
        name: str | None = None,
        units: tuple[UnitEntry, ...] = (),
        staff: tuple[StaffEntry, ...] = (),
        orders: tuple[OrderEntry, ...] = (),
        approvers: tuple[ApproverEntry, ...] = (),
        owners: tuple[OwnerEntry, ...] = (),
    ) -> None:
        self.path = path
        self.name = name
        self.units = units
        self.staff = staff
        self.orders = orders
        self.approvers = approvers
        self.owners = owners

    def units_named(self, folded: str) -> tuple[UnitMatch, ...]:
        """Return the units that have or had a name: by name first, then by short name, then by former name."""
        return self._units.get(folded, ())

    def unit_named(self, folded: str, day: str | None = None) -> UnitMatch | None:
        """Return the first unit of a name, one that exists on `day` before one that does not."""
        found = self.units_named(folded)
        if day is not None:
            return next((match for match in found if match.unit.valid_on(day)), found[0] if found else None)
        return found[0] if found else None

    def ancestors(self, unit: UnitEntry) -> tuple[UnitEntry, ...]:
        """Return the units above, the nearest first, up to one that is not listed or whose name several units have."""
        above: list[UnitEntry] = []
        while unit.parent is not None:
            found = [match.unit for match in self.units_named(fold(unit.parent)) if match.by == "name"]
            if len(found) != 1 or found[0] in above:
                break
            unit = found[0]
            above.append(unit)
        return tuple(above)

    def is_revoked(self, order: OrderEntry, annex: AnnexEntry) -> bool:
        """Tell whether an order revokes an order, or this annex of it."""
        return any(
            fold(item.number or "") == fold(order.number or "")
            and (item.date is None or order.date is None or item.date == order.date)
            and (item.annex is None or same_annex(item.annex, annex.number))
            for other in self.orders
            for item in other.revokes
        )

    def order_of(self, approval: ApprovalFact | None, date: DateFact | None) -> OrderEntry | None:
        """Return the order that a description names: its number, and its act and date where both sides give them."""
        if approval is None or approval.number is None:
            return None
        for order in self.orders_by_number.get(fold(approval.number), ()):
            same = not order.act or not approval.act or fold(order.act) == fold(approval.act)
            if same and (date is None or order.date is None or order.date == date.value):
                return order
        return None

    @cached_property
    def staff_by_post(self) -> Mapping[str, StaffEntry]:
        """The lines of the staff list that name a post, by its id; the first where several do."""
        return {entry.post: entry for entry in reversed(self.staff) if entry.post is not None}

    @cached_property
    def orders_by_number(self) -> Mapping[str, tuple[OrderEntry, ...]]:
        """The orders of each folded number; orders of different years may share one."""
        found: dict[str, list[OrderEntry]] = defaultdict(list)
        for order in self.orders:
            if order.number is not None:
                found[fold(order.number)].append(order)
        return {number: tuple(orders) for number, orders in found.items()}

    @cached_property
    def _units(self) -> dict[str, tuple[UnitMatch, ...]]:
        found: dict[str, list[UnitMatch]] = defaultdict(list)
        for unit in self.units:
            found[fold(unit.name)].append(UnitMatch(unit, "name"))
        for unit in self.units:
            for short in unit.short:
                found[fold(short)].append(UnitMatch(unit, "short"))
        for unit in self.units:
            for former in unit.former:
                found[fold(former.name)].append(UnitMatch(unit, "former", former))
        return {name: tuple(matches) for name, matches in found.items()}


class WordForms(NamedTuple):
    """A word of titles that is declined irregularly, and its other case forms."""

    word: str
    forms: tuple[str, ...]


class Alias(NamedTuple):
    """A name that people use, and the title or the id of the post that they mean."""

    name: str
    means: str
    site: Site


class Titles:
    """What the titles file says; `path` is what reports call the file."""

    def __init__(self, path: str, words: tuple[WordForms, ...] = (), aliases: tuple[Alias, ...] = ()) -> None:
        self.path = path
        self.words = words
        self.aliases = aliases

    @cached_property
    def alias_named(self) -> Mapping[str, Alias]:
        """The aliases by folded name; the first where several are the same."""
        return {fold(alias.name): alias for alias in reversed(self.aliases)}
