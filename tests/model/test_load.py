"""Typed descriptions from node trees."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from jdlint.core.errors import JdlintError
from jdlint.model.load import build
from jdlint.syntax.nodes import Mapping, Scalar
from tests.model.plain import mapping

START: dict[str, Any] = {"jdlint": 1, "id": "a", "position": {"title": "A"}}


def test_text_stays_as_written() -> None:
    root = mapping({**START, "duties": [{"number": 0}], "approval": {"annex": 11}})
    duties = root.values["duties"].items[0]  # type: ignore[union-attr]
    assert isinstance(duties, Mapping)
    duties.values["number"] = Scalar("2.10", 0, 4, "float")
    description = build(root)
    assert description.duties is not None
    assert description.duties[0].number == "2.10"
    assert description.approval is not None
    assert description.approval.annex == "11"


def test_dates_and_numbers() -> None:
    description = build(
        mapping(
            {
                **START,
                "position": {"title": "A", "fixed_term": {"until": "2027-12-31"}},
                "review": {"interval_months": 12, "last_reviewed": "2026-01-07"},
                "requirements": {"experience": {"years": 2.5}},
                "source": {"signed_at": "2026-01-07T10:00:00+02:00"},
                "working_time": {"night": True, "on_call": False},
            }
        )
    )
    assert description.review is not None
    assert description.review.last_reviewed == dt.date(2026, 1, 7)
    assert description.review.interval_months == 12
    assert description.position.fixed_term is not None
    assert description.position.fixed_term.until == dt.date(2027, 12, 31)
    assert description.working_time is not None
    assert (description.working_time.night, description.working_time.on_call) == (True, False)
    assert description.source is not None
    assert isinstance(description.source.signed_at, dt.datetime)


def test_missing_and_said_to_be_none_differ() -> None:
    description = build(mapping({**START, "rights": [], "reporting": {"supervisor": []}}))
    assert description.rights == []
    assert description.equipment is None
    assert description.reporting is not None
    assert description.reporting.supervisor == []


def test_event_in_words_and_one_text_for_a_list() -> None:
    description = build(
        mapping(
            {
                **START,
                "position": {"title": "A", "unit": "Osakond", "fixed_term": {"until": "projekti lõpuni"}},
                "duties": [{"expected_results": "Tehtud."}],
            }
        )
    )
    assert description.position.unit == ["Osakond"]
    assert description.position.fixed_term is not None
    assert description.position.fixed_term.until == "projekti lõpuni"
    assert description.duties is not None
    assert description.duties[0].expected_results == ["Tehtud."]


def test_extension_keys_are_kept_and_duplicates_ignored() -> None:
    root = mapping({**START, "x-own": {"a": 1}, "purpose": "esimene"})
    root.keys["purpose~2"] = Scalar("purpose", 0, 0)
    root.values["purpose~2"] = Scalar("teine", 0, 0)
    description = build(root)
    assert description.model_extra == {"x-own": {"a": "1"}}
    assert description.purpose == "esimene"


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"position": {}}, "field position.title is missing"),
        ({"position": {"title": None}}, "field position.title must be text"),
        (
            {"review": {"last_reviewed": "07.01.2026"}},
            "field review.last_reviewed is not a date of the form 2026-01-31",
        ),
        ({"review": {"last_reviewed": "20260107"}}, "field review.last_reviewed is not a date of the form 2026-01-31"),
        (
            {"review": {"last_reviewed": "2026-02-30"}},
            "field review.last_reviewed is not a date of the form 2026-01-31",
        ),
        ({"source": {"signed_at": "eile"}}, "field source.signed_at is not a date of the form 2026-01-31"),
        ({"dutys": []}, "field dutys is no field of the format"),
        ({"duties": [{"resullt": 1}]}, "field duties[0].resullt is no field of the format"),
        ({"working_time": {"night": "yes"}}, "field working_time.night must be true or false"),
        (
            {"substitution": {"substituted_by": [{"position": []}]}},
            "field substitution.substituted_by[0].position must be text",
        ),
        (
            {"reporting": {"supervisor": ["a"]}},
            "field reporting.supervisor must be text",
        ),
        (
            {"requirements": {"languages": [{"language": "et", "level": "C3"}]}},
            "field requirements.languages[0].level is not valid: input should be 'A1', 'A2', 'B1', 'B2', 'C1' or 'C2'",
        ),
    ],
)
def test_one_sentence_names_the_field(more: dict[str, Any], sentence: str) -> None:
    with pytest.raises(JdlintError) as raised:
        build(mapping({**START, **more}))
    assert str(raised.value) == sentence
