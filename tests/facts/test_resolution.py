"""Which post a reference means, and what the other side says to a claim."""

from __future__ import annotations

import datetime as dt
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.facts.claims import substitution_claims
from jdlint.facts.collect import facts_of
from jdlint.facts.facts import Facts
from jdlint.facts.project import Project
from jdlint.facts.resolve import resolve_words
from jdlint.syntax.yaml_reader import read_yaml
from jdlint.views.description import Description
from tests.helpers import check, post, write

AS_OF = dt.date(2026, 11, 20)


def facts(source: str, name: str = "x.jd.yaml") -> Facts:
    (document,) = read_yaml(name, source.encode())
    assert document.root is not None
    return facts_of(Description(document, document.root))


def project(*sources: str) -> Project:
    return Project(tuple(facts(source, f"{number}.jd.yaml") for number, source in enumerate(sources)), AS_OF)


def speaker(reference: Any, **fields: Any) -> str:
    return post("speaker", "Kõneleja", substitution={"substituted_by": [reference]}, **fields)


OTHERS = (
    post("juhtivspetsialist-oa", "Juhtivspetsialist", position={"specialisation": "kriisitelefon", "unit": ["OA"]}),
    post("spetsialist-1", "Spetsialist", position={"specialisation": "ida", "unit": ["Osakond", "Ida talitus"]}),
    post("spetsialist-2", "Spetsialist", position={"specialisation": "lääs", "unit": ["Osakond", "Lääne talitus"]}),
    post("arhivaar", "Arhivaar"),
    post("arhivaar-2", "Arhivaar", position={"specialisation": "fotod"}),
    post("vana", "Raamatukoguhoidja", position={"valid_to": "2026-11-19"}),
    post("viimane-paev", "Sekretär", position={"valid_to": "2026-11-20"}),
    post("juhataja", "Osakonnajuhataja"),
    post("pikk", "Peaspetsialist õiguse alal"),
)


@pytest.mark.parametrize(
    ("reference", "outcome", "posts"),
    [
        pytest.param("juhtivspetsialist-oa", "post", ["juhtivspetsialist-oa"], id="id"),
        pytest.param({"position": "arhivaar-2"}, "post", ["arhivaar-2"], id="position"),
        pytest.param({"position": "Arhivaar"}, "unknown", [], id="position is an id and no title"),
        pytest.param({"position": "ARHIVAAR"}, "unknown", [], id="ids are exact"),
        pytest.param("Juhtivspetsialist", "post", ["juhtivspetsialist-oa"], id="title of one post"),
        pytest.param(
            "JUHTIVSPETSIALIST  (Kriisitelefon)", "post", ["juhtivspetsialist-oa"], id="title and specialisation"
        ),
        pytest.param({"title": "Spetsialist", "specialisation": "ida"}, "post", ["spetsialist-1"], id="mapping"),
        pytest.param({"title": "Spetsialist (lääs)"}, "post", ["spetsialist-2"], id="brackets in a mapping"),
        pytest.param({"title": "Spetsialist", "unit": "Lääne talitus"}, "post", ["spetsialist-2"], id="title and unit"),
        pytest.param(
            {"title": "Spetsialist", "unit": "Osakond"},
            "ambiguous",
            ["spetsialist-1", "spetsialist-2"],
            id="larger unit",
        ),
        pytest.param({"title": "Spetsialist", "unit": "Põhja talitus"}, "unknown", [], id="unit of nobody"),
        pytest.param("Spetsialist", "ambiguous", ["spetsialist-1", "spetsialist-2"], id="several holders"),
        pytest.param("Arhivaar", "post", ["arhivaar"], id="the plain title before those with specialisation"),
        pytest.param("Arhivaar (kaardid)", "unknown", [], id="another specialisation"),
        pytest.param("vana", "closed", ["vana"], id="closed yesterday"),
        pytest.param("Raamatukoguhoidja", "closed", ["vana"], id="closed, by title"),
        pytest.param("viimane-paev", "post", ["viimane-paev"], id="open on the last day"),
        pytest.param("osakonna juhataja", "relative", [], id="said from the own unit"),
        pytest.param("talituse juhataja", "relative", [], id="said from the own section"),
        pytest.param("head of the department", "relative", [], id="said in English"),
        pytest.param("osakonnajuhatajat", "post", ["juhataja"], id="another case form"),
        pytest.param("arhivaari", "post", ["arhivaar"], id="genitive"),
        pytest.param("Peaspetsialisti õiguse alal", "post", ["pikk"], id="the first word declined"),
        pytest.param("Spetsialistid", "group", ["spetsialist-1", "spetsialist-2"], id="plural"),
        pytest.param("Kosmonaut", "unknown", [], id="nobody"),
        pytest.param({"group": "talituse teenistujad"}, "group", [], id="group"),
        pytest.param("talituse teenistujad", "group", [], id="group in words"),
        pytest.param({"delegated_by": "peadirektor"}, "no-post", [], id="delegated"),
        pytest.param("peadirektori poolt määratud teenistuja", "no-post", [], id="delegated in words"),
        pytest.param({"chart": "asendusskeem"}, "no-post", [], id="chart"),
        pytest.param("asendusskeemi järgi", "no-post", [], id="chart in words"),
        pytest.param(
            "asenduskorra järgi",
            "no-post",
            [],
            id="another word for a chart",
        ),
        pytest.param({"scope": "kõik"}, "no-post", [], id="unreadable"),
        pytest.param(["arhivaar"], "no-post", [], id="list in a list"),
    ],
)
def test_resolution(reference: Any, outcome: str, posts: list[str]) -> None:
    everybody = project(speaker(reference), *OTHERS)
    ((_, result),) = everybody.meanings(0)
    assert result.outcome == outcome
    assert [everybody.facts[number].id for number in result.posts] == posts


def test_of_two_in_a_unit_the_one_without_specialisation_is_meant() -> None:
    both = (
        post("plain", "Giid", position={"unit": ["Näitused"]}),
        post("special", "Giid", position={"unit": ["Näitused"], "specialisation": "öötuurid"}),
    )
    ((_, result),) = project(speaker({"title": "Giid", "unit": "Näitused"}), *both).meanings(0)
    assert (result.outcome, result.posts) == ("post", (1,))


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("arhivaar-2", "post"),
        ("Juhtivspetsialist (kriisitelefon)", "post"),
        ("juhtivspetsialist", "post"),
        ("Spetsialist", "ambiguous"),
        ("Arhivaar (kaardid)", "unknown"),
        ("vana", "closed"),
        ("Kosmonaut", "unknown"),
    ],
)
def test_words_outside_of_substitution(words: str, outcome: str) -> None:
    assert resolve_words(project(*OTHERS), words).outcome == outcome


@pytest.mark.parametrize(
    ("versions", "outcome", "chosen"),
    [
        ([(None, "2026-06-30"), ("2026-07-01", None)], "post", 2),
        ([(None, "2026-12-31"), ("2027-01-01", None)], "post", 1),
        ([("2027-01-01", None)], "post", 1),
        ([(None, "2025-01-01"), ("2025-02-01", "2026-01-01")], "closed", None),
        ([(None, None), ("2026-01-01", None)], "post", 1),
    ],
    ids=["succeeded", "successor to come", "post to come", "all closed", "overlapping"],
)
def test_versions_of_one_post(versions: list[tuple[str | None, str | None]], outcome: str, chosen: int | None) -> None:
    texts = []
    for start, end in versions:
        dates = {"valid_from": start, "valid_to": end}
        texts.append(post("x", "Nõunik", position={name: day for name, day in dates.items() if day}))
    for reference in ("x", "Nõunik"):
        everybody = project(speaker(reference), *texts)
        ((_, result),) = everybody.meanings(0)
        assert result.outcome == outcome
        if chosen is not None:
            assert result.posts == (chosen,)


def test_what_was_resolved_once_is_not_resolved_again() -> None:
    everybody = project(speaker("arhivaar"), *OTHERS)
    assert everybody.meanings(0) is everybody.meanings(0)


def _answer(counter: Any, *, unit: list[str] | None = None, others: tuple[str, ...] = ()) -> str:
    one = post("a", "Esimene", position={"unit": unit or []}, substitution={"substituted_by": [{"position": "b"}]})
    fields = {} if counter is None else {"substitution": {"substitutes_for": counter}}
    two = post("b", "Teine", position={"unit": ["Osakond", "Talitus"]}, **fields)
    (claim,) = [claim for claim in substitution_claims(project(one, two, *others)) if claim.speaker == 0]
    return claim.answer


@pytest.mark.parametrize(
    ("counter", "answer"),
    [
        (["a"], "agrees"),
        (["Esimene"], "agrees"),
        ([{"position": "a"}], "agrees"),
        ("a", "agrees"),
        ([{"group": "asutuse juhid"}, "a"], "agrees"),
        ([], "silent"),
        (None, "silent"),
        (["b"], "silent"),
        (["Kosmonaut"], "silent"),
        ([{"group": "teise osakonna teenistujad"}], "open"),
        ([{"chart": "skeem"}], "open"),
        ([{"delegated_by": "direktor"}], "open"),
        (["esimese"], "agrees"),
        (["Esimest"], "agrees"),
        (["osakonna juhataja"], "unclear"),
        (["Kosmonaut", {"chart": "skeem"}], "open"),
    ],
)
def test_the_answer_of_the_other_side(counter: Any, answer: str) -> None:
    assert _answer(counter) == answer


@pytest.mark.parametrize(
    ("unit", "group", "answer"),
    [
        (["Osakond", "Talitus"], {"group": "talituse teenistujad"}, "agrees"),
        (["Osakond"], {"group": "talituse teenistujad"}, "open"),
        (["Osakond"], {"group": "teenistujad", "unit": "Osakond"}, "agrees"),
        (["osakond", "Muu"], {"group": "teenistujad", "unit": "OSAKOND"}, "agrees"),
        (["Muu"], {"group": "teenistujad", "unit": "Osakond"}, "open"),
        ([], {"group": "talituse teenistujad"}, "open"),
    ],
)
def test_a_group_answers_for_the_members_of_its_unit(unit: list[str], group: dict[str, str], answer: str) -> None:
    assert _answer([group], unit=unit) == answer


def test_one_of_several_of_a_title_may_be_meant() -> None:
    assert _answer(["Esimene"], others=(post("c", "Esimene"),)) == "unclear"


def test_claims_are_made_by_open_posts_about_one_other_post() -> None:
    closed = post("z", position={"valid_to": "2020-01-01"}, substitution={"substituted_by": ["arhivaar"]})
    several = post("y", "Teadur", substitution={"substituted_by": ["Spetsialist", "y", "vana"]})
    reporting = post("w", "Tuletornivaht", reporting={"supervisor": "arhivaar"})
    assert list(substitution_claims(project(closed, several, reporting, *OTHERS))) == []


@pytest.mark.parametrize("reference", ["osakonna juhataja", {"chart": "skeem"}, {"group": "teenistujad"}])
def test_what_cannot_be_resolved_is_never_called_wrong(tmp_path: Path, reference: Any) -> None:
    files = {f"{number}.jd.yaml": text for number, text in enumerate((speaker(reference), *OTHERS))}
    write(tmp_path, {**files, "jdlint.toml": ""})
    assert check("--select", "SUB001,SUB002,SUB003,SUB004", "0.jd.yaml", cwd=tmp_path).rules == []


def test_none_and_missing_are_worded_differently(tmp_path: Path) -> None:
    says = {"substituted_by": [{"position": "b"}]}
    messages = []
    counters: list[dict[str, Any]] = [{}, *({"substitution": {"substitutes_for": row}} for row in ([], ["c"]))]
    for counter in counters:
        files = {"a.jd.yaml": post("a", "A", substitution=says), "b.jd.yaml": post("b", "B", **counter)}
        write(tmp_path, {**files, "c.jd.yaml": post("c", "C"), "jdlint.toml": ""})
        (found,) = check("--select", "SUB001", "a.jd.yaml", cwd=tmp_path).findings
        messages.append(found["message"])
    assert "does not say whom" in messages[0]
    assert "substitutes nobody" in messages[1]
    assert len(set(messages)) == 3


def test_two_broken_directions_are_two_findings(tmp_path: Path) -> None:
    both = {"substitutes_for": [{"position": "b"}], "substituted_by": [{"position": "b"}]}
    write(tmp_path, {"a.jd.yaml": post("a", substitution=both), "b.jd.yaml": post("b"), "jdlint.toml": ""})
    found = check("--select", "SUB001", ".", cwd=tmp_path).findings
    assert [item["keyed_path"] for item in found] == [
        "substitution.substitutes_for[b]",
        "substitution.substituted_by[b]",
    ]
    assert {item["related"][0]["path"] for item in found} == {"b.jd.yaml"}


_REFERENCES = st.sampled_from(["p0", "p1", "p2", "Spetsialist", "Nõunik (ida)", "osakonna juhataja", "nobody"])
_POSTS = st.lists(
    st.fixed_dictionaries(
        {
            "title": st.sampled_from(["Spetsialist", "Nõunik", "Juhataja"]),
            "specialisation": st.sampled_from(["", "ida"]),
            "by": st.lists(_REFERENCES, max_size=2, unique=True),
            "for": st.lists(_REFERENCES, max_size=2, unique=True),
            "reviewed": st.sampled_from(["2024-01-01", "2026-01-01"]),
        }
    ),
    min_size=2,
    max_size=3,
)


@given(_POSTS)
def test_what_project_rules_say_does_not_depend_on_the_order_of_files(posts: list[dict[str, Any]]) -> None:
    from jdlint.config.settings import Settings
    from jdlint.engine.checks import project_runner
    from jdlint.engine.options import contexts
    from jdlint.rulebook.index import load_rulebook

    book = load_rulebook()
    context = contexts(book, Settings(), AS_OF)
    runners = {
        code: project_runner(rule, context[code]) for code, rule in book.rules.items() if rule.scope == "project"
    }
    found = [
        facts(
            post(
                f"p{number}",
                item["title"],
                position={"specialisation": item["specialisation"]},
                substitution={"substituted_by": item["by"], "substitutes_for": item["for"]},
                review={"last_reviewed": item["reviewed"]},
            ),
            f"{number}.jd.yaml",
        )
        for number, item in enumerate(posts)
    ]

    def said(order: tuple[Facts, ...]) -> set[tuple[Any, ...]]:
        return {
            (code, order[hit.place.document].id, hit.place.site, hit.message, tuple(sorted(hit.args.items(), key=str)))
            for code, run in runners.items()
            for hit in run(Project(order, AS_OF))
        }

    results = [said(order) for order in permutations(found)]
    assert all(result == results[0] for result in results)
