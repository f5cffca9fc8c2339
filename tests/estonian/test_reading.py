"""What the Estonian helpers read out of words: dates, intervals, levels of education, working days."""

from __future__ import annotations

import datetime as dt

import pytest

from jdlint.estonian.dates import days_of_moment, looks_like_date, make_date, read_date
from jdlint.estonian.education import named_level, required_level
from jdlint.estonian.intervals import interval_of
from jdlint.estonian.workdays import easter, is_workday, workdays_after
from jdlint.syntax.nodes import Mapping, Scalar


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("07.01.2026", (2026, 1, 7)),
        ("7. 1. 2026", (2026, 1, 7)),
        ("7. jaanuar 2026", (2026, 1, 7)),
        ("15. mail 2026", (2026, 5, 15)),
        ("1. septembril 2026", (2026, 9, 1)),
        ("30. oktoobri 2026. a", (2026, 10, 30)),
        ("4. detsembri 2026", (2026, 12, 4)),
        ("2026-1-7", (2026, 1, 7)),
        ("2026.01.07", (2026, 1, 7)),
        ("31.02.2026", (2026, 2, 31)),
        ("03/04/2026", None),
        ("detsember 2026", None),
        ("7. kuu 2026", None),
        ("2026", None),
        ("7.1.26", None),
        ("9" * 100, None),
    ],
)
def test_dates(text: str, parts: tuple[int, int, int] | None) -> None:
    assert read_date(text) == parts


def test_days_that_do_not_exist() -> None:
    assert make_date((2026, 2, 28)) == dt.date(2026, 2, 28)
    assert make_date((2026, 2, 29)) is None
    assert make_date((0, 1, 1)) is None


@pytest.mark.parametrize(("text", "does"), [("31.12.2027", True), ("2027", True), ("2.1", False), ("lõpuni", False)])
def test_what_looks_like_a_date(text: str, does: bool) -> None:
    assert looks_like_date(text) is does


def test_moments_in_estonian_time() -> None:
    first, second = dt.date(2026, 2, 16), dt.date(2026, 2, 17)
    assert days_of_moment("2026-02-16") == (first,)
    assert days_of_moment("2026-02-16T22:30:00Z") == (first, second)
    assert days_of_moment("2026-02-16T21:30:00Z") == (first, second)  # the next day in summer time alone
    assert days_of_moment("2026-02-16T12:00:00+02:00") == (first,)
    assert days_of_moment("eile") == ()
    assert days_of_moment("9999-12-31T23:59:59Z") == (dt.date.max,)


@pytest.mark.parametrize(
    ("clause", "months", "at_least"),
    [
        ("vaadatakse üle kord aastas", 12, False),
        ("vähemalt üks kord aastas", 12, True),
        ("kaks korda aastas", 6, False),
        ("kord kvartalis", 3, False),
        ("iga kahe aasta järel", 24, False),
        ("kord kolme aasta jooksul", 36, False),
        ("iga 6 kuu tagant", 6, False),
        ("Igal aastal", 12, False),
        ("reviewed once a year", 12, False),
        ("at least every two years", 24, True),
        ("twice a year", 6, False),
        ("every six months", 6, False),
    ],
)
def test_intervals(clause: str, months: int, at_least: bool) -> None:
    found = interval_of(clause)
    assert found is not None
    assert (found.months, found.at_least) == (months, at_least)


@pytest.mark.parametrize(
    "clause", ["vajaduse korral", "kord aastas või kord kvartalis", "viis korda aastas", "aasta lõpus"]
)
def test_clauses_that_leave_the_interval_open(clause: str) -> None:
    assert interval_of(clause) is None


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Kõrgharidus", 6),
        ("Kdrgharidus, soovitavalt sotsiaaltoo", 6),
        ("Kesk- või kõrgharidus", 4),
        ("Keskharidus, soovitavalt kõrgharidus", 4),
        ("Kutsekeskharidus", 4),
        ("Keskeriharidus", 4),
        ("Kutseeriharidus", 5),
        ("Põhiharidus", 2),
        ("Magistrikraad või sellele vastav kvalifikatsioon", 7),
        ("Doktorikraad", 8),
        ("Higher education", 6),
        ("Lower secondary education", 2),
        ("Upper secondary education", 4),
        ("Kutseharidus mehaanika alal", None),
        ("Kutse- või keskharidus", None),
        ("Kõrgharidus ja raamatupidaja kutse", 6),
        ("Erialane haridus", None),
    ],
)
def test_levels_of_education(text: str, level: int | None) -> None:
    assert named_level(text) == level


@pytest.mark.parametrize(("code", "level"), [("4", 4), ("12", 6), ("9", 6), ("", 6)])
def test_a_code_wins_over_words_if_there_is_such_a_level(code: str, level: int) -> None:
    values = {"text": Scalar("Kõrgharidus", 0, 0), "eqf": Scalar(code, 0, 0, "int")}
    assert required_level(Mapping({}, dict(values), 0, 0)) == level


def test_easter() -> None:
    assert [easter(year) for year in (1818, 2024, 2025, 2026, 2038)] == [
        dt.date(1818, 3, 22),
        dt.date(2024, 3, 31),
        dt.date(2025, 4, 20),
        dt.date(2026, 4, 5),
        dt.date(2038, 4, 25),
    ]


def test_working_days() -> None:
    friday = dt.date(2026, 2, 20)
    assert is_workday(friday, ())
    assert not is_workday(friday, ("02-20",))
    assert not is_workday(dt.date(2026, 4, 3), ())  # Good Friday
    assert workdays_after(friday, friday, ()) == 0
    assert workdays_after(friday, dt.date(2026, 2, 22), ()) == 0
    assert workdays_after(friday, dt.date(2026, 2, 25), ("02-24",)) == 2
    assert workdays_after(friday, dt.date(2020, 1, 1), ()) == 0
    assert workdays_after(dt.date(1, 1, 1), dt.date.max, (), most=5) == 5
