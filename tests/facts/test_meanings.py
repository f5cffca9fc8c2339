"""One small organisation, and every way in which a post may be named in it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from jdlint.core.finding import Site
from jdlint.facts.organisation import Alias, FormerName, Organisation, Titles, UnitEntry, WordForms
from jdlint.facts.project import Project
from jdlint.facts.unread import Unread
from tests.facts.test_resolution import facts
from tests.helpers import check, post, write

DEPARTMENT = "Kriisiabi osakond"
SECTION = [DEPARTMENT, "Nõustamise talitus"]
OTHER = ["Hoolduse osakond", "Sildade talitus"]
NOWHERE = Site("", None, None, "")


def _post(identifier: str, title: str, unit: list[str], **position: Any) -> str:
    return post(identifier, title, position={"unit": unit, **position})


POSTS = (
    _post("osakonna-juht", "Osakonna juhataja", [DEPARTMENT], head_of_unit=True),
    _post("talituse-juht", "Juhtivspetsialist", SECTION, specialisation="kriisitelefon", head_of_unit=True),
    _post("hoolduse-juht", "Osakonna juhataja", OTHER[:1], head_of_unit=True),
    _post("sildade-juht", "Talituse juhataja", OTHER),
    _post("n-1", "Nõustaja", SECTION),
    _post("n-2", "Nõustaja", SECTION),
    _post("n-3", "Nõustaja", SECTION),
    _post("koordinaator", "Koordinaator", SECTION, specialisation="vabatahtlikud"),
    _post("sillameister", "Sillameister", OTHER),
    _post("jurist-1", "Jurist", OTHER),
    _post("jurist-2", "Jurist", [DEPARTMENT]),
    _post("vana", "Arhivaar", SECTION, valid_to="2026-01-31"),
    _post("projekt", "Projektijuht", ["Projektide büroo", "Tugitiim"]),
    _post("tiimijuht", "Tiimijuht", ["Projektide büroo", "Tugitiim"]),
    _post("nimeline", "Analüütik (edaspidi Aano)", OTHER),
    _post("kubjas", "Kubjas", OTHER),
    _post("jutumees", "Teabe ja avalikkuse spetsialist", [DEPARTMENT]),
    _post("asetaitja", "Direktori asetäitja haldusalal", []),
)

TITLES = Titles(
    "titles.yaml",
    (WordForms("kubjas", ("kupja", "kubjast", "kupjale")),),
    (Alias("OJ", "osakonna-juht", NOWHERE), Alias("sillamees", "Sillameister", NOWHERE)),
)
UNITS = Organisation(
    "organisation.yaml",
    units=(
        UnitEntry("Nõustamise talitus", DEPARTMENT, None, None, ("NT",), (), None, NOWHERE),
        UnitEntry(
            "Sildade talitus", OTHER[0], None, None, (), (FormerName("Teetalitus", None, NOWHERE),), None, NOWHERE
        ),
    ),
)


def meant(
    reference: Any, *, direction: str = "substituted_by", says: str = "koordinaator"
) -> list[tuple[str, list[str], str]]:
    """Return what a reference means, said by one of the posts: outcome, ids, how it was found; one for each part."""
    said: dict[str, Any] = {"substitution": {direction: [reference]}}
    if direction == "supervisor":
        said = {"reporting": {"supervisor": reference}}
    elif reference == "vahetu juht":
        said["reporting"] = {"supervisor": "talituse juhataja"}
    texts = []
    for text in POSTS:
        own = facts(text)
        if own.id == says:
            position = {
                "unit": list(own.unit),
                **({"specialisation": own.specialisation} if own.specialisation else {}),
            }
            text = post(says, own.title or "", position=position, **said)  # noqa: PLW2901 - the speaker says it
        texts.append(facts(text, f"{own.id}.jd.yaml"))
    unread = (Unread("katki.jd.yaml", ("katkine", "Katkine spetsialist")),)
    everybody = Project(tuple(texts), dt.date(2026, 11, 20), UNITS, TITLES, unread)
    speaker = next(number for number, own in enumerate(everybody.facts) if own.id == says)
    row = "supervisor" if direction == "supervisor" else direction
    return [
        (found.outcome, [everybody.facts[number].id or "" for number in found.posts], found.how)
        for item, found in everybody.meanings(speaker)
        if item.direction == row
    ]


@pytest.mark.parametrize(
    ("reference", "outcome", "ids", "how"),
    [
        pytest.param("sillameister", "post", ["sillameister"], "id", id="id"),
        pytest.param({"position": "n-2"}, "post", ["n-2"], "id", id="id of one of three of a title"),
        pytest.param("Sillameister", "post", ["sillameister"], "title", id="title"),
        pytest.param("Juhtivspetsialist (kriisitelefon)", "post", ["talituse-juht"], "title", id="specialisation"),
        pytest.param("Juhtivspetsialist", "post", ["talituse-juht"], "title", id="title without its specialisation"),
        pytest.param("Juhtivspetsialist (laste abi)", "unknown", [], "", id="another specialisation"),
        pytest.param("Nõustaja", "ambiguous", ["n-1", "n-2", "n-3"], "title", id="three of one title"),
        pytest.param("Jurist", "ambiguous", ["jurist-1", "jurist-2"], "title", id="one in each of two units"),
        pytest.param({"title": "Jurist", "unit": DEPARTMENT}, "post", ["jurist-2"], "title", id="title and unit"),
        pytest.param("Jurist (Sildade talitus)", "post", ["jurist-1"], "title", id="unit in brackets"),
        pytest.param("osakonna juhataja", "post", ["osakonna-juht"], "own-unit", id="head of the own department"),
        pytest.param("Osakonna juhatajat", "post", ["osakonna-juht"], "inflected", id="the same declined"),
        pytest.param("osakonnajuhataja", "post", ["osakonna-juht"], "own-unit", id="in one word"),
        pytest.param("oma osakonna juhataja", "post", ["osakonna-juht"], "own-unit", id="the own one"),
        pytest.param("talituse juhataja", "post", ["talituse-juht"], "own-unit", id="head of the own section, by flag"),
        pytest.param("üksuse juht", "post", ["talituse-juht"], "own-unit", id="head of the nearest unit"),
        pytest.param("osakonna jurist", "post", ["jurist-2"], "own-unit", id="somebody of the own department"),
        pytest.param("büroo juhataja", "relative", [], "own-unit", id="head of a kind of unit the speaker is not in"),
        pytest.param("Sildade talituse juhataja", "post", ["sildade-juht"], "unit", id="head of a named unit"),
        pytest.param("sildade talituse juristi", "post", ["jurist-1"], "inflected", id="in a named unit, declined"),
        pytest.param("Teetalituse jurist", "post", ["jurist-1"], "unit", id="unit by its former name"),
        pytest.param("tugitiimi tiimijuht", "post", ["tiimijuht"], "unit", id="no project manager heads the team"),
        pytest.param("sillameistrit", "post", ["sillameister"], "inflected", id="partitive"),
        pytest.param("Juhtivspetsialisti (kriisitelefon)", "post", ["talituse-juht"], "inflected", id="brackets"),
        pytest.param("direktori asetäitjale haldusalal", "post", ["asetaitja"], "inflected", id="first word declined"),
        pytest.param("kupjale", "post", ["kubjas"], "inflected", id="irregular word of the titles file"),
        pytest.param("Nõustajaid", "group", ["n-1", "n-2", "n-3"], "plural", id="plural of a title"),
        pytest.param("OJ", "post", ["osakonna-juht"], "alias", id="alias of an id"),
        pytest.param("sillamees", "post", ["sillameister"], "alias", id="alias of a title"),
        pytest.param("sillamehele", "post", ["sillameister"], "inflected", id="alias declined"),
        pytest.param("Aano", "post", ["nimeline"], "alias", id="short name in the title"),
        pytest.param("Analüütik", "post", ["nimeline"], "title", id="title that gives itself a short name"),
        pytest.param("vahetu juht", "post", ["talituse-juht"], "supervisor", id="the supervisor, whoever it is"),
        pytest.param({"group": "talituse teenistujad"}, "group", [], "own-unit", id="members of the own section"),
        pytest.param("osakonna teenistujad", "group", [], "own-unit", id="members of the own department"),
        pytest.param("Sildade talituse teenistujad", "group", [], "unit", id="members of a named unit"),
        pytest.param({"group": "teenistujad", "unit": "NT"}, "group", [], "unit", id="unit by its short name"),
        pytest.param({"group": "nõustajad"}, "group", ["n-1", "n-2", "n-3"], "plural", id="holders of a title"),
        pytest.param({"group": "valvekord"}, "group", [], "words", id="a group nobody knows"),
        pytest.param({"delegated_by": "peadirektor"}, "no-post", [], "", id="delegated"),
        pytest.param("vastavalt asendusskeemile", "no-post", [], "", id="chart in words"),
        pytest.param("Arhivaar", "closed", ["vana"], "title", id="closed"),
        pytest.param("arhivaari", "closed", ["vana"], "inflected", id="closed, declined"),
        pytest.param("katkine", "unread", [], "", id="id in a file that cannot be read"),
        pytest.param("Katkine spetsialist", "unread", [], "", id="title in a file that cannot be read"),
        pytest.param("Silameister", "unknown", [], "", id="a misspelt title is not guessed"),
        pytest.param("sillameistrite koda", "unknown", [], "", id="another word of the same stem"),
    ],
)  # fmt: skip
def test_what_a_name_means(reference: Any, outcome: str, ids: list[str], how: str) -> None:
    assert meant(reference) == [(outcome, ids, how)]


@pytest.mark.parametrize(
    ("reference", "ids"),
    [
        pytest.param("Sillameister, Juhtivspetsialist (kriisitelefon)", ["sillameister", "talituse-juht"], id="commas"),
        pytest.param(
            "sillameistrit või juhtivspetsialisti", ["sillameister", "talituse-juht"], id="partitive with või"
        ),
        pytest.param("sillameistri ja osakonna juhataja", ["sillameister", "osakonna-juht"], id="genitive with ja"),
        pytest.param("n-1, n-2 ja n-3", ["n-1", "n-2", "n-3"], id="ids"),
        pytest.param("Teabe ja avalikkuse spetsialist", ["jutumees"], id="one title that holds a ja"),
        pytest.param("teabe ja avalikkuse spetsialisti või sillameistrit", [], id="a title with ja in a list"),
    ],
)
def test_several_names_in_one_text(reference: str, ids: list[str]) -> None:
    found = meant(reference)
    if ids:
        assert [named for outcome, named, _ in found if outcome == "post"] == [[name] for name in ids]
    else:  # it cannot be told where the title ends: what is known is named, the rest is not guessed
        assert ["sillameister"] in [named for _, named, _ in found]


def test_the_own_title_means_a_colleague_never_oneself() -> None:
    assert meant("Jurist", says="jurist-1") == [("post", ["jurist-2"], "other-holder")]
    assert meant("Nõustaja", says="n-1") == [("ambiguous", ["n-2", "n-3"], "title")]
    assert meant("Sillameister", says="sillameister") == [("post", ["sillameister"], "title")]


def test_a_head_speaks_of_the_unit_above_or_of_itself_where_there_is_none() -> None:
    assert meant("üksuse juht", direction="supervisor", says="talituse-juht")[0][1] == ["osakonna-juht"]
    assert meant("osakonna juhataja", direction="supervisor", says="hoolduse-juht")[0][1] == ["hoolduse-juht"]


def test_heads_of_other_departments_are_never_meant() -> None:
    assert meant("osakonna juhataja", says="jurist-1")[0][1] == ["hoolduse-juht"]
    assert meant("osakonna juhataja", says="projekt")[0][0] == "ambiguous"  # it is in no department


def test_a_broken_file_is_said_to_be_unread_not_missing(tmp_path: Path) -> None:
    speaker = post("a", substitution={"substituted_by": ["b", "c"]}, reporting={"supervisor": "Vahetusevanem"})
    broken = "id: b\nposition:\n  title: Vahetusevanem\nduties: [\n"
    write(tmp_path, {"a.jd.yaml": speaker, "b.jd.yaml": broken, "jdlint.toml": ""})
    found = check(".", "--select", "SUB002,ORG001", "--lang", "en", cwd=tmp_path).findings
    said = [(item["rule"], item["severity"], "could not be read" in item["message"]) for item in found]
    assert sorted(item for item in said if item[0] != "JDL002") == [
        ("ORG001", "info", True),
        ("SUB002", "error", False),
        ("SUB002", "info", True),
    ]
