"""`jdlint graph`: what is linked, what is broken, which part is shown, and what a reference means."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.helpers import AS_OF, EXAMPLES, ROOT, Result, jdlint, pair, post, write

SCHEMA = json.loads((ROOT / "schemas" / "graph.v1.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def graph(*argv: str | Path, cwd: Path, env: dict[str, str] | None = None) -> Result:
    return jdlint("graph", "--as-of", AS_OF, *argv, cwd=cwd, env=env)


def data(*argv: str | Path, cwd: Path) -> dict[str, Any]:
    result = graph("--format", "json", *argv, cwd=cwd)
    assert (result.code, result.err) == (0, "")
    found: dict[str, Any] = json.loads(result.out)
    VALIDATOR.validate(found)
    return found


def links(found: dict[str, Any]) -> list[str]:
    return [f"{link['kind'][:3]} {link['source']} {link['target']} {link['state']}" for link in found["links"]]


def by(identifier: str) -> list[dict[str, str]]:
    return [{"position": identifier}]


UNIT = {
    "head.jd.yaml": post(
        "head",
        "Osakonnajuhataja",
        position={"unit": ["Amet", "Rannaosakond"], "head_of_unit": True},
        reporting={"subordinates": by("a")},
        substitution={"substituted_by": [{"position": "a"}, {"group": "osakonna teenistujad"}], "substitutes_for": []},
    ),
    "a.jd.yaml": post(
        "a",
        "Nõustaja",
        position={"specialisation": "rand", "unit": ["Amet", "Rannaosakond"]},
        reporting={"supervisor": "osakonna juhataja"},
        substitution={"substitutes_for": by("b"), "substituted_by": ["Nounik", {"chart": "asenduskord"}]},
    ),
    "b.jd.yaml": post(
        "b",
        "Nõunik",
        position={"unit": ["Amet", "Meri"]},
        reporting={"supervisor": by("head")[0]},
        substitution={"substituted_by": [{"delegated_by": "direktor"}]},
    ),
}

TEXT_EN = """\
Amet / Rannaosakond · 2 posts
  Nõustaja (rand) [a]
    reports to         = Osakonnajuhataja [head]  (mutual)
    substitutes        ~ Nõunik [b]  (left open)
    substitutes        ! Osakonnajuhataja [head]  (one-sided: only the other description says so)
    is substituted by  ~ "asenduskord"  (a chart)
    is substituted by  x "Nounik"  (not found; similar: Nõunik)
  Osakonnajuhataja [head]
    is substituted by  ! Nõustaja (rand) [a]  (one-sided: the other description does not say so)
    is substituted by  ~ "osakonna teenistujad"  (a group)

Amet / Meri · 1 post
  Nõunik [b]
    reports to         ! Osakonnajuhataja [head]  (one-sided: the other description does not say so)
    is substituted by  ~ Nõustaja (rand) [a]  (left open)
    is substituted by  ~ "direktor"  (somebody decides)

3 posts · 4 links · 2 one-sided · 1 left open · 1 loose reference · as of 2026-11-20
"""
TEXT_ET = """\
Amet / Meri · 1 teenistuskoht
  Nõunik [b]
    vahetu juht  ! Osakonnajuhataja [head]  (ühepoolne: teises juhendis seda ei ole)

Amet / Rannaosakond · 1 teenistuskoht
  Osakonnajuhataja [head]

2 teenistuskohta · 1 seos · 1 ühepoolne · seisuga 20.11.2026
"""


def test_text(tmp_path: Path) -> None:
    result = graph("--isolated", cwd=write(tmp_path, UNIT))
    assert (result.code, result.out, result.err) == (0, TEXT_EN, "")


def test_text_in_estonian_of_what_is_broken(tmp_path: Path) -> None:
    write(tmp_path, UNIT)
    result = graph("--lang", "et", "--broken", "--kind", "reporting", cwd=tmp_path)
    assert (result.code, result.out) == (0, TEXT_ET)


def test_colours_are_as_everywhere(tmp_path: Path) -> None:
    write(tmp_path, UNIT)
    assert "\x1b[1;31m!\x1b[0m" in graph("--color", "always", cwd=tmp_path).out
    assert "\x1b" not in graph(cwd=tmp_path, env={"NO_COLOR": "1", "FORCE_COLOR": "1"}).out
    graph("--color", "always", "--output", "x.txt", cwd=tmp_path)
    assert "\x1b" not in (tmp_path / "x.txt").read_text("utf-8")


def test_json(tmp_path: Path) -> None:
    found = data(cwd=write(tmp_path, UNIT))
    assert found["schema_version"] == 1
    assert found["nodes"][0] == {
        "id": "a",
        "name": "Nõustaja (rand)",
        "title": "Nõustaja",
        "specialisation": "rand",
        "unit": ["Amet", "Rannaosakond"],
        "status": None,
        "path": "a.jd.yaml",
    }
    assert links(found) == [
        "rep a head mutual",
        "rep b head one-sided",
        "sub a b open",
        "sub a head one-sided",
    ]
    (place,) = found["links"][3]["places"]
    assert (place["node"], place["path"], place["start"]["line"]) == ("head", "head.jd.yaml", 5)
    (loose,) = found["loose"]
    assert (loose["node"], loose["direction"], loose["outcome"], loose["similar"]) == (
        "a",
        "substituted_by",
        "unknown",
        "Nõunik",
    )


def test_json_is_the_same_in_both_languages_and_whatever_order_files_were_made_in(tmp_path: Path) -> None:
    write(tmp_path / "one", UNIT)
    write(tmp_path / "two", dict(reversed(UNIT.items())))
    for format_ in ("json", "text", "dot", "mermaid", "graphml", "svg"):
        outs = {graph("--format", format_, cwd=tmp_path / folder).out for folder in ("one", "two")}
        assert len(outs) == 1, format_
    outs = {graph("--format", "json", "--lang", lang, cwd=tmp_path / "one").out for lang in ("et", "en")}
    assert len(outs) == 1


def test_a_unit_is_found_by_any_form_of_its_name_and_shows_those_it_is_linked_with(tmp_path: Path) -> None:
    write(tmp_path, UNIT)
    for name in ("Meri", "meri"):
        found = data("--unit", name, cwd=tmp_path)
        assert links(found) == ["rep b head one-sided", "sub a b open"]
        assert [node["id"] for node in found["nodes"]] == ["a", "b", "head"]
        assert found["loose"] == []
    assert data("--unit", "rannaosakonna", cwd=tmp_path) == data("--unit", "Rannaosakond", cwd=tmp_path)
    assert len(data("--unit", "Amet", cwd=tmp_path)["nodes"]) == 3


def test_named_files_show_their_part_and_no_name_shows_the_project(tmp_path: Path) -> None:
    write(tmp_path, {**pair(answered=False), "jdlint.toml": "", "sub/c.jd.yaml": post("c")})
    assert [node["id"] for node in data("a.jd.yaml", cwd=tmp_path)["nodes"]] == ["a", "b"]
    assert [node["id"] for node in data("sub", cwd=tmp_path)["nodes"]] == ["c"]
    assert [node["id"] for node in data(cwd=tmp_path / "sub")["nodes"]] == ["a", "b", "c"]


def test_a_unit_in_named_files_is_what_is_in_both(tmp_path: Path) -> None:
    write(tmp_path, UNIT)
    found = data("--unit", "Amet", "b.jd.yaml", cwd=tmp_path)
    assert links(found) == ["rep b head one-sided", "sub a b open"]


def test_closed_posts_are_no_nodes_and_the_date_decides(tmp_path: Path) -> None:
    files = pair(answered=True)
    files["b.jd.yaml"] = files["b.jd.yaml"].replace('"Teine"', '"Teine", "valid_to": "2026-11-19"')
    write(tmp_path, files)
    found = data(cwd=tmp_path)
    assert [node["id"] for node in found["nodes"]] == ["a"]
    assert [(end["outcome"], end["candidates"]) for end in found["loose"]] == [("closed", ["b"])]
    assert links(data("--as-of", "2026-11-19", cwd=tmp_path)) == ["sub b a mutual"]


def test_posts_without_an_id_or_with_one_that_others_bear_are_called_by_their_file(tmp_path: Path) -> None:
    two = "jdlint: 1\nposition: {title: Üks}\n---\njdlint: 1\nposition: {title: Kaks}\n"
    write(tmp_path, {"x.jd.yaml": two, "y.jd.yaml": post("same"), "z.jd.yaml": post("same")})
    ids = [node["id"] for node in data(cwd=tmp_path)["nodes"]]
    assert ids == ["x.jd.yaml#0", "x.jd.yaml#1", "y.jd.yaml#0", "z.jd.yaml#0"]
    assert data("--explain", "x.jd.yaml#1", cwd=tmp_path)["node"]["title"] == "Kaks"


def test_several_projects_are_one_graph(tmp_path: Path) -> None:
    write(tmp_path, {f"one/{name}": text for name, text in pair(answered=True).items()})
    write(tmp_path, {"one/jdlint.toml": "", "two/jdlint.toml": "", "two/c.jd.yaml": UNIT["a.jd.yaml"]})
    found = data("one", "two", cwd=tmp_path)
    assert len(found["nodes"]) == 3
    assert [end["node"] for end in found["loose"]] == ["two/c.jd.yaml#0"] * len(found["loose"])


def test_files_that_cannot_be_read_are_counted(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": pair(answered=True)["a.jd.yaml"], "b.jd.yaml": "id: b\nposition: [\n"})
    result = graph("--format", "json", cwd=tmp_path)
    found = json.loads(result.out)
    assert (found["unread_files"], [end["outcome"] for end in found["loose"]]) == (1, ["unread"])
    assert result.err == "note: 1 file could not be read; jdlint check says why\n"


def test_output_goes_to_a_file(tmp_path: Path) -> None:
    write(tmp_path, UNIT)
    result = graph("--output", "out.txt", cwd=tmp_path)
    assert (result.code, result.out, result.err) == (0, "", "Written: out.txt\n")
    assert (tmp_path / "out.txt").read_text("utf-8") == TEXT_EN


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["--unit", "Rannaosakon"], "no post is in a unit 'Rannaosakon'; did you mean 'Rannaosakond'?"),
        (["--unit", "xyz"], "no post is in a unit 'xyz'; there are: Amet, Meri, Rannaosakond"),
        (["--unit", ""], "no post is in a unit ''; there are: Amet, Meri, Rannaosakond"),
        (["--explain", "heads"], "there is no post 'heads'; did you mean 'head'?"),
        (["--explain", "zzzzzz"], "there is no post 'zzzzzz'; jdlint graph lists them"),
        (["--explain", "head", "--format", "svg"], "--explain is written as text or json"),
        (["--config", "none.toml"], "none.toml: there is no such configuration file"),
        (["none"], "none: there is no such file or folder"),
        (["--output", "no/such/file"], "no/such/file: cannot be written: No such file or directory"),
    ],
)
def test_a_wrong_wish_is_one_sentence(tmp_path: Path, argv: list[str], sentence: str) -> None:
    write(tmp_path, UNIT)
    result = graph(*argv, cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert result.sentence.startswith("jdlint: ")
    assert sentence in result.sentence.replace(str(tmp_path) + "/", "")


def test_no_descriptions(tmp_path: Path) -> None:
    result = graph(".", cwd=tmp_path)
    assert result.code == 2
    assert "no job descriptions found here" in result.sentence


def test_only_closed_posts_make_an_empty_graph(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": post("a", position={"valid_to": "2020-01-01"})})
    assert graph(cwd=tmp_path).out == "0 posts · 0 links · as of 2026-11-20\n"
    for format_ in ("json", "dot", "mermaid", "graphml", "svg"):
        assert graph("--format", format_, cwd=tmp_path).code == 0
    closed = graph("--explain", "a", cwd=tmp_path)
    assert closed.code == 2
    assert "'a' is no post in force on 2026-11-20" in closed.sentence


# --explain


def explained(*argv: str | Path, cwd: Path) -> list[dict[str, Any]]:
    references: list[dict[str, Any]] = data("--explain", *argv, cwd=cwd)["references"]
    return references


EXPLAIN_EN = """\
Nõustaja (rand) [a]  a.jd.yaml

  substitutes "b" (line 5)
    means       Nõunik [b]  b.jd.yaml
    found       by id
    other side  ~ left open; its description says: is substituted by "direktor"

  is substituted by "Nounik" (line 5)
    means       not found; similar: Nõunik

  is substituted by "asenduskord" (line 5)
    means       no single post: a chart says who

  reports to "osakonna juhataja" (line 4)
    means       Osakonnajuhataja [head]  head.jd.yaml
    found       head of the own unit Rannaosakond
    other side  = mutual; its description says: has as subordinate "Nõustaja (rand)"
"""
EXPLAIN_ET = """\
Osakonnajuhataja [head]  head.jd.yaml

  teda asendab „a“ (rida 5)
    tähendab    Nõustaja (rand) [a]  a.jd.yaml
    leitud      tunnuse järgi
    teine pool  ! ühepoolne; tema juhendis on: asendab „Nõunik“

  teda asendab „osakonna teenistujad“ (rida 5)
    tähendab    rühm: üksuse Rannaosakond liikmed, 1 teenistuskoht

  alluv „a“ (rida 4)
    tähendab    Nõustaja (rand) [a]  a.jd.yaml
    leitud      tunnuse järgi
    teine pool  = vastastikune; tema juhendis on: vahetu juht „Osakonnajuhataja“
"""


def test_explain(tmp_path: Path) -> None:
    write(tmp_path, UNIT)
    for name in ("a", "Nõustaja (rand)"):
        assert graph("--explain", name, cwd=tmp_path).out == EXPLAIN_EN
    assert graph("--explain", "head", "--lang", "et", cwd=tmp_path).out == EXPLAIN_ET


@pytest.mark.parametrize(
    ("words", "way", "line"),
    [
        ("x", "id", "by id"),
        ("Arhivaar", "title", "by title"),
        ("ülemus", "alias", "short name in titles.yaml"),
        ("vahetu juht", "supervisor", "the immediate supervisor of the post"),
        ("osakonna arhivaar", "own-unit", "in the own unit Rannaosakond"),
        ("Mereosakonna juhataja", "head", "head of the unit Mereosakond"),
        ("Mereosakonna laborant", "unit", "in the unit Mereosakond"),
        ("arhivaari", "inflected", 'case form of "Arhivaar"'),
        ("Kõneleja", "other-holder", "the other post of the same title"),
    ],
)
def test_explain_says_how_a_meaning_was_found(tmp_path: Path, words: str, way: str, line: str) -> None:
    unit = {"unit": ["Rannaosakond"]}
    write(
        tmp_path,
        {
            "jdlint.toml": 'titles = "titles.yaml"\n',
            "titles.yaml": "jdlint-titles: 1\naliases: {ülemus: x}\n",
            "s.jd.yaml": post(
                "s",
                "Kõneleja",
                position=unit,
                reporting={"supervisor": by("x")[0]},
                substitution={"substituted_by": [words]},
            ),
            "t.jd.yaml": post("t", "Kõneleja", position=unit),
            "x.jd.yaml": post("x", "Arhivaar", position=unit),
            "m.jd.yaml": post("m", "Juhataja", position={"unit": ["Mereosakond"], "head_of_unit": True}),
            "l.jd.yaml": post("l", "Laborant", position={"unit": ["Mereosakond"]}),
        },
    )
    found = next(item for item in explained("s", cwd=tmp_path) if item["direction"] == "substituted_by")
    assert (found["outcome"], found["found_by"]) == ("post", way)
    assert f"found       {line}\n" in graph("--explain", "s", cwd=tmp_path).out


@pytest.mark.parametrize(
    ("reference", "line"),
    [
        ({"title": "Arhivaar"}, "may be several posts: Arhivaar [x], Arhivaar [y]"),
        ("osakonna juhataja", "cannot be told from the descriptions"),
        ("katki", "its description could not be read"),
        ("vana", "no longer in force: Spetsialist [vana]"),
        ("arhivaarid", "a group: holders of the title, 2 posts"),
        ({"group": "kõik head inimesed"}, "a group that the descriptions do not know"),
        ({"delegated_by": "direktor"}, "no single post: somebody is named when it is needed"),
        ({"nobody": "knows"}, "nothing: the value has no known form"),
    ],
)
def test_explain_says_why_no_single_post_is_meant(tmp_path: Path, reference: Any, line: str) -> None:
    write(
        tmp_path,
        {
            "s.jd.yaml": post("s", "Kõneleja", substitution={"substituted_by": [reference]}),
            "x.jd.yaml": post("x", "Arhivaar"),
            "y.jd.yaml": post("y", "Arhivaar"),
            "katki.jd.yaml": "id: katki\nposition: [\n",
            "vana.jd.yaml": post("vana", position={"valid_to": "2020-01-01"}),
        },
    )
    assert f"    means  {line}\n" in graph("--explain", "s", cwd=tmp_path).out.replace("means       ", "means  ")
    assert len(explained("s", cwd=tmp_path)) == 1


def test_explain_a_post_that_names_nobody_and_one_whose_answer_is_missing(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": pair(answered=True)["a.jd.yaml"], "b.jd.yaml": post("b")})
    assert graph("--explain", "b", cwd=tmp_path).out.splitlines()[-1] == "The description names nobody."
    assert "! one-sided; its description says nothing about it" in graph("--explain", "a", cwd=tmp_path).out
    write(tmp_path, pair(answered=False))
    assert "! one-sided; its description says: substitutes nobody" in graph("--explain", "a", cwd=tmp_path).out


def test_explain_an_ambiguous_title_names_the_posts(tmp_path: Path) -> None:
    write(tmp_path, {"x.jd.yaml": post("x", "Arhivaar"), "y.jd.yaml": post("y", "Arhivaar")})
    assert "'Arhivaar' may be several posts; name one: x, y" in graph("--explain", "Arhivaar", cwd=tmp_path).sentence


def test_the_examples(tmp_path: Path) -> None:
    found = data(EXAMPLES, cwd=tmp_path)
    assert (len(found["nodes"]), len(found["links"]), len(found["loose"])) == (8, 21, 1)
    assert [link for link in links(found) if not link.endswith(" mutual")] == [
        "sub rannahoiu-koordinaator andmespetsialist one-sided"
    ]
