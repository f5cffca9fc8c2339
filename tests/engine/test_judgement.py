"""Judging again after a change: the same as judging everything, at the cost of the neighbourhood."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.agency import agency, file_name, text_of
from jdlint.config.settings import Settings
from jdlint.engine.judgement import Judgement, judge_again, judge_project
from jdlint.engine.options import contexts
from jdlint.facts.collect import facts_of
from jdlint.facts.facts import Facts
from jdlint.facts.project import Project
from jdlint.rulebook.index import load_rulebook
from jdlint.syntax.yaml_reader import read_yaml
from jdlint.views.description import Description
from tests.helpers import post

AS_OF = dt.date(2026, 11, 20)
BOOK = load_rulebook()
CONTEXTS = contexts(BOOK, Settings(), AS_OF)
RULES = [rule for rule in BOOK.rules.values() if rule.scope == "project" and "organisation" not in rule.needs]


def _facts(source: str, name: str) -> Facts:
    (document,) = read_yaml(name, source.encode())
    assert document.root is not None
    return facts_of(Description(document, document.root), wanted=frozenset({"signatures", "vocabulary"}))


def _project(files: dict[str, Facts]) -> Project:
    return Project(tuple(files[name] for name in sorted(files)), AS_OF)


def _said(judgement: Judgement) -> set[tuple[Any, ...]]:
    facts = judgement.project.facts
    return {
        (
            code,
            facts[hit.place.document].path,
            hit.place.site,
            hit.message,
            tuple(sorted(hit.args.items(), key=str)),
            tuple((facts[item.place.document].path, item.place.site) for item in hit.related),
            None if hit.fix is None else tuple((facts[number].path, repr(what)) for number, what in hit.fix.parts),
        )
        for code, hits in judgement.hits.items()
        for hit in hits
    }


_UNITS: tuple[list[str], ...] = ([], ["Rannaosakond"], ["Rannaosakond", "Jäätalitus"], ["Rannaosakond", "Seiretalitus"])
_TITLES = ("Nõustaja", "Juhataja", "Kokk", "Osakonna juhataja", "Jäätalituse juhataja", "Õde", "Noorem nõustaja")
_NAMES = (
    "p0", "p1", "p2", "p9", "Nõustaja", "nõustajat", "Nõustaja (ida)", "Nõustajad", "Juhataja", "osakonna juhataja",
    "talituse juhatajat", "Jäätalituse juhataja", "jäätalituse nõustaja", "koka", "Õe", "Kokk või õde", "vahetu juht",
    "noorema nõustaja", "Nõustja", "osakonnajuhataja",
)  # fmt: skip
_REFERENCES = st.one_of(
    st.sampled_from(_NAMES),
    st.sampled_from(({"group": "talituse teenistujad"}, {"group": "nõustajad"}, {"chart": "skeem"})),
    st.sampled_from(({"title": "Nõustaja", "unit": "Jäätalitus"}, {"position": "p1", "scope": "puhkuse ajal"})),
)
_POSTS = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["p0", "p1", "p2", "p3"]),
        "title": st.sampled_from(_TITLES),
        "specialisation": st.sampled_from(["", "", "ida"]),
        "unit": st.sampled_from(_UNITS),
        "valid_to": st.sampled_from(["", "", "", "2026-01-01"]),
        "status": st.sampled_from(["employee", "official"]),
        "by": st.lists(_REFERENCES, max_size=2),
        "for": st.lists(_REFERENCES, max_size=2),
        "supervisor": st.sampled_from(["", *_NAMES]),
        "below": st.lists(_REFERENCES, max_size=1),
        "level": st.sampled_from(["B2", "C1"]),
    }
)


def _file(item: dict[str, Any]) -> str:
    position = {key: item[key] for key in ("specialisation", "unit", "valid_to") if item[key]}
    return post(
        item["id"],
        item["title"],
        status=item["status"],
        position=position,
        substitution={"substituted_by": item["by"], "substitutes_for": item["for"]},
        reporting={"supervisor": item["supervisor"] or [], "subordinates": item["below"]},
        requirements={"languages": [{"language": "et", "level": item["level"]}], "traits": ["hoolivus"]},
    )


@given(st.lists(_POSTS, min_size=1, max_size=5), st.integers(0, 4), st.one_of(st.none(), _POSTS))
def test_judging_again_says_what_judging_everything_says(
    posts: list[dict[str, Any]], at: int, new: dict[str, Any] | None
) -> None:
    files = {f"{number}.jd.yaml": _facts(_file(item), f"{number}.jd.yaml") for number, item in enumerate(posts)}
    before = judge_project(_project(files), RULES, CONTEXTS)
    name = f"{at % (len(posts) + 1)}.jd.yaml"
    if new is None:
        files.pop(name, None)
    else:
        files[name] = _facts(_file(new), name)
    again = judge_again(before, _project(files), RULES, CONTEXTS)
    assert _said(again) == _said(judge_project(_project(files), RULES, CONTEXTS))


@pytest.fixture(scope="module")
def offices() -> dict[str, Facts]:
    made = agency(900, 15)
    return {file_name(item): _facts(text_of(item), file_name(item)) for item in made.posts}


@pytest.mark.parametrize(
    ("name", "change", "most"),
    [
        pytest.param("t40-2.jd.yaml", {"references": ()}, 25, id="its references"),
        pytest.param("t40-2.jd.yaml", {"status": "official"}, 25, id="its status"),
        pytest.param("t40-2.jd.yaml", {"title": "Nõunik"}, 40, id="its title"),
        pytest.param("t40-juhataja.jd.yaml", {"id": "uus"}, 60, id="the id of a head"),
    ],
)
def test_one_changed_description_asks_of_its_neighbourhood_alone(
    offices: dict[str, Facts], name: str, change: dict[str, Any], most: int
) -> None:
    before = judge_project(_project(offices), RULES, CONTEXTS)
    assert before.asked == len(before.project.open)
    files = {**offices, name: offices[name]._replace(**change)}
    again = judge_again(before, _project(files), RULES, CONTEXTS)
    assert 0 < again.asked <= most
    assert _said(again) == _said(judge_project(_project(files), RULES, CONTEXTS))
    assert _said(again) != _said(before)


def test_nothing_changed_asks_of_nobody(offices: dict[str, Facts]) -> None:
    before = judge_project(_project(offices), RULES, CONTEXTS)
    again = judge_again(before, _project(offices), RULES, CONTEXTS)
    assert again.asked == 0
    assert _said(again) == _said(before)
