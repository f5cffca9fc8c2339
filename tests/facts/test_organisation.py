"""The look-ups that project rules use on the organisation and the titles."""

from __future__ import annotations

import pickle

from jdlint.core.finding import Site
from jdlint.core.text import fold
from jdlint.facts.organisation import Alias, FormerName, OrderEntry, Organisation, StaffEntry, Titles, UnitEntry

SITE = Site("", None, None, "")


def unit(name: str, parent: str | None = None, **fields: object) -> UnitEntry:
    entry = UnitEntry(name, parent, None, None, (), (), None, SITE)
    return entry._replace(**fields)  # type: ignore[arg-type]  # one helper for every field


OLD = unit("Kogude osakond", valid_to="2024-12-31")
NEW = unit(
    "Kogude osakond", valid_from="2025-01-01", short=("KOO",), former=(FormerName("Fondid", "2024-12-31", SITE),)
)
TEAM = unit("Fotod", "kogude  OSAKOND")


def test_a_unit_is_found_by_each_of_its_names_and_the_answer_tells_by_which() -> None:
    organisation = Organisation("organisation.yaml", units=(NEW,))
    found = {name: organisation.unit_named(fold(name)) for name in ("Kogude Osakond", "koo", "fondid", "arhiiv")}
    assert {name: match and (match.by, match.former and match.former.until) for name, match in found.items()} == {
        "Kogude Osakond": ("name", None),
        "koo": ("short", None),
        "fondid": ("former", "2024-12-31"),
        "arhiiv": None,
    }


def test_of_two_units_of_one_name_the_one_of_the_day_is_meant() -> None:
    organisation = Organisation("organisation.yaml", units=(OLD, NEW))
    found = {day: organisation.unit_named("kogude osakond", day) for day in ("2024-12-31", "2025-01-01")}
    assert [match and match.unit for match in found.values()] == [OLD, NEW]
    later = unit("Kogude osakond", valid_from="2030-01-01")
    gap = Organisation("organisation.yaml", units=(OLD, later)).unit_named("kogude osakond", "2027-01-01")
    assert gap is not None
    assert gap.unit is OLD


def test_a_present_name_comes_before_a_former_one() -> None:
    other = unit("Fondid")
    match = Organisation("organisation.yaml", units=(NEW, other)).unit_named("fondid")
    assert match is not None
    assert (match.unit, match.by) == (other, "name")


def test_the_units_above_end_where_nobody_can_tell_which_is_meant() -> None:
    top, middle = unit("Muuseum"), unit("Kogude osakond", "Muuseum")
    assert Organisation("o", units=(top, middle, TEAM)).ancestors(TEAM) == (middle, top)
    assert Organisation("o", units=(TEAM,)).ancestors(TEAM) == ()
    assert Organisation("o", units=(OLD, NEW, TEAM)).ancestors(TEAM) == ()
    one, two = unit("Üks", "Kaks"), unit("Kaks", "Üks")
    assert Organisation("o", units=(one, two)).ancestors(one) == (two, one)


def test_staff_by_post_orders_by_number_and_aliases_by_name() -> None:
    line = StaffEntry("a", "Arhivaar", None, (), "official", None, None, 1, SITE)
    order = OrderEntry("käskkiri", "1-2/3", "2026-01-01", None, (), (), SITE)
    staff = (line, line._replace(title="Teine"), line._replace(post=None))
    organisation = Organisation("o", staff=staff, orders=(order, order._replace(date="2025-01-01")))
    assert organisation.staff_by_post == {"a": line}
    assert [one.date for one in organisation.orders_by_number["1-2/3"]] == ["2026-01-01", "2025-01-01"]
    alias = Alias("TJ", "Talituse juhataja", SITE)
    assert Titles("t", aliases=(alias, alias._replace(means="muu"))).alias_named == {"tj": alias}


def test_both_can_be_sent_to_a_worker() -> None:
    organisation = Organisation("o", units=(OLD, NEW, TEAM))
    organisation.unit_named("fotod")
    assert vars(pickle.loads(pickle.dumps(organisation))) == vars(organisation)
