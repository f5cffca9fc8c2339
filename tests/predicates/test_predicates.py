"""Every predicate through a house rule: what holds, what does not, and that mistakes in a rule file are findings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from jdlint.predicates import PREDICATES
from jdlint.views.words import WordList
from tests.helpers import Result, check, jdlint, write

RULE: dict[str, Any] = {
    "id": "XAB001",
    "name": "house",
    "family": "house",
    "severity": "warning",
    "basis": {"kind": "house", "source": "kord"},
    "since": "1",
    "title": {"et": "Reegel", "en": "Rule"},
    "why": {"et": "Miks.", "en": "Why."},
    "remedy": {"et": "Tee.", "en": "Do."},
    "given": "$",
}


def run(folder: Path, then: Any, body: str, *, rule: dict[str, Any] | None = None, **files: str) -> Result:
    """Check one description against one house rule."""
    demands = then if isinstance(then, list) else [then]
    adds = sorted({name for demand in demands for name in PREDICATES.get(demand["check"], _NONE).adds})
    text = " ".join(f"{{{name}}}" for name in adds) or "vale"
    data = {**RULE, "messages": {"default": {"et": f"ei {text}", "en": f"no {text}"}}, "then": then, **(rule or {})}
    (folder / "rules").mkdir(exist_ok=True)
    with (folder / "rules" / "XAB001-house.yaml").open("w", encoding="utf-8") as stream:
        YAML(typ="safe", pure=True).dump(data, stream)
    write(folder, {"jdlint.toml": 'rules = ["./rules"]\n', "a.jd.yaml": f"jdlint: 1\nid: a\n{body}\n", **files})
    return check("--select", "XAB001", ".", cwd=folder)


class _None:
    adds: tuple[str, ...] = ()


_NONE = _None()

HOLDS: list[tuple[dict[str, Any], str, str]] = [
    # then, a body for which it holds, a body for which it does not
    ({"check": "present", "field": "purpose"}, "purpose: ''", "rights: [a]"),
    ({"check": "filled", "field": "purpose"}, "purpose: x", "purpose: ' '"),
    ({"check": "filled", "field": "rights"}, "rights: [x]", "rights: ['']"),
    ({"check": "stated", "field": "equipment"}, "equipment: []", "equipment: ''"),
    ({"check": "not_blank", "field": "purpose"}, "rights: [a]", "purpose:"),
    ({"check": "one_of", "field": "status", "values": ["Official"]}, "status: official", "status: employee"),
    ({"check": "one_of", "field": "status", "values": ["official"]}, "purpose: x", "status: töötaja"),
    (
        {"check": "contains_any", "field": "purpose", "values": ["rand"]},
        "purpose: Hoiab randa.",
        "purpose: Hoiab maad.",
    ),
    ({"check": "length", "field": "purpose", "max": 2}, "purpose: a b", "purpose: a b c"),
    ({"check": "length", "field": "purpose", "min": 2}, "purpose: a b", "purpose: a"),
    ({"check": "matches", "field": "purpose", "pattern": "^[a-z]+$"}, "purpose: abc", "purpose: A1"),
    ({"check": "not_matches", "field": "purpose", "pattern": "(?i)muu"}, "purpose: x", "purpose: Ja MUU töö"),
    ({"check": "count", "field": "rights", "min": 2, "max": 3}, "rights: [a, b]", "rights: [a]"),
    ({"check": "count", "field": "rights", "max": 1}, "purpose: x", "rights: [a, b]"),
    ({"check": "unique", "field": "rights"}, "rights: [a, b]", "rights: [a, ' A']"),
    ({"check": "unique", "field": "rights", "by": "x"}, "rights: [a, {x: b}]", "rights: [a, {x: ' A'}]"),
    ({"check": "ordered", "field": "rights"}, "rights: ['1.2', '1.a', '1.b']", "rights: ['1.a', '1.2']"),
    ({"check": "ordered", "field": "rights"}, "rights: ['2', '10', '999999999', a]", "rights: ['10', '2']"),
    (
        {"check": "unique", "field": "duties", "by": "number"},
        "duties: [{number: '1'}, {number: '2'}]",
        "duties: [{number: '1'}, {number: '1'}]",
    ),
    (
        {"check": "ordered", "field": "duties", "by": "number"},
        "duties: [{number: '2.9'}, {number: '2.10'}]",
        "duties: [{number: '2.10'}, {number: '2.9'}]",
    ),
    (
        {"check": "sum_equals", "field": "duties", "by": "time_share", "value": 100},
        "duties: [{time_share: 60.5}, {time_share: 39.5}]",
        "duties: [{time_share: 60}, {time_share: 39}]",
    ),
    (
        {"check": "date_not_before", "field": "approval.effective_from", "other": "approval.date"},
        "approval: {date: 2026-01-07, effective_from: 2026-01-07}",
        "approval: {date: 2026-01-07, effective_from: 2026-01-01}",
    ),
    (
        {"check": "not_older_than", "field": "approval.date", "months": 12},
        "approval: {date: 2025-11-20}",
        "approval: {date: 2025-11-19}",
    ),
    (
        {"check": "not_older_than", "field": "approval.date", "months": 12},
        "approval: {date: eile}",
        "approval: {date: 2020-01-01}",
    ),
    (
        {"check": "schema", "field": "review", "schema": {"required": ["clause"]}},
        "review: {clause: x}",
        "review: {interval_months: 12}",
    ),
    ({"check": "refers_to", "field": "x-mentor"}, "x-mentor: a", "x-mentor: b"),
    (
        {"check": "refers_to", "field": "x-mentor"},
        "position: {title: Arhivaar}\nx-mentor: arhivaar",
        "x-mentor: Arhivaar",
    ),
]


@pytest.mark.parametrize(
    ("then", "good", "bad"), HOLDS, ids=lambda value: value["check"] if isinstance(value, dict) else ""
)
def test_a_predicate_tells_good_from_bad(tmp_path: Path, then: dict[str, Any], good: str, bad: str) -> None:
    right = run(tmp_path, then, good)
    assert right.rules == [], right.out
    wrong = run(tmp_path, then, bad)
    assert "XAB001" in wrong.rules, wrong.out


def test_every_predicate_is_tried() -> None:
    assert {then["check"] for then, *_ in HOLDS} == set(PREDICATES)


def test_the_message_carries_what_the_predicate_adds(tmp_path: Path) -> None:
    result = run(tmp_path, {"check": "count", "field": "rights", "min": 3}, "rights: [a, b]")
    assert result.findings[0]["message"] == "no 2"
    assert result.findings[0]["keyed_path"] == "rights"


def test_several_demands_and_every_duty(tmp_path: Path) -> None:
    then = [{"check": "filled", "field": "duty"}, {"check": "filled", "field": "expected_results"}]
    body = "duties:\n  - number: '1'\n    duty: x\n  - number: '2'\n    expected_results: [y]"
    result = run(tmp_path, then, body, rule={"given": "duties.*"})
    assert [item["keyed_path"] for item in result.findings] == ["duties[1].expected_results", "duties[2].duty"]


def test_a_pattern_that_would_choke_a_backtracking_engine_is_quick(tmp_path: Path) -> None:
    result = run(tmp_path, {"check": "matches", "field": "purpose", "pattern": "^(a+)+$"}, f"purpose: {'a' * 50_000}b")
    assert result.rules == ["XAB001"]


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"then": {"check": "filed", "field": "purpose"}}, "JDL030", "filled"),
    ({"then": {"check": "one_of", "field": "purpose"}}, "JDL030", "values"),
    ({"then": {"check": "count", "field": "rights", "min": "x"}}, "JDL030", "min"),
    ({"then": {"check": "count", "field": "rights", "mni": 1}}, "JDL030", "mni"),
    ({"then": {"check": "matches", "field": "id", "pattern": "("}}, "JDL030", "pattern"),
    ({"then": {"check": "schema", "field": "id", "schema": {"type": "txt"}}}, "JDL030", "schema"),
    ({"then": {"check": "filled", "field": "id", "message": "other"}}, "JDL030", "other"),
    ({"title": {"en": "Rule"}}, "JDL032", "Estonian"),
    ({"why": {"et": "Miks."}}, "JDL032", "English"),
    ({"severty": "error"}, "JDL030", "severity"),
    ({"severity": "fatal"}, "JDL030", "severity"),
    ({"id": "DUT001"}, "JDL030", "XAB001"),
    ({"messages": {"default": {"et": "{a}", "en": "{b}"}}}, "JDL030", "placeholders"),
]


@pytest.mark.parametrize(("change", "code", "piece"), WRONG, ids=[str(next(iter(change))) for change, *_ in WRONG])
def test_a_mistake_in_a_rule_file_is_a_finding_there(
    tmp_path: Path, change: dict[str, Any], code: str, piece: str
) -> None:
    then = change.get("then", {"check": "filled", "field": "purpose"})
    other = {**RULE, "id": "XAB002", "name": "other", "messages": {"default": {"et": "vale", "en": "wrong"}}}
    other["then"] = {"check": "filled", "field": "purpose"}
    run(tmp_path, {"check": "filled", "field": "purpose"}, "rights: [a]")
    with (tmp_path / "rules" / "XAB002-other.yaml").open("w", encoding="utf-8") as stream:
        YAML(typ="safe", pure=True).dump(other, stream)
    run(tmp_path, then, "rights: [a]", rule={key: value for key, value in change.items() if key != "then"})
    result = check("--select", "XAB002", ".", cwd=tmp_path)
    complaints = [item for item in result.findings if item["rule"].startswith("JDL")]
    assert [item["rule"] for item in complaints] == [code], result.out
    assert complaints[0]["path"] == "rules/XAB001-house.yaml"
    assert complaints[0]["start"]["line"] >= 1
    assert piece in complaints[0]["message"]
    assert "XAB002" in result.rules, "the other rule must still run"


def test_two_rules_with_one_id(tmp_path: Path) -> None:
    run(tmp_path, {"check": "filled", "field": "purpose"}, "rights: [a]")
    first = (tmp_path / "rules" / "XAB001-house.yaml").read_text("utf-8")
    (tmp_path / "rules" / "XAB001-second.yaml").write_text(first, "utf-8")
    result = check("--select", "XAB001", ".", cwd=tmp_path)
    assert result.rules == ["XAB001", "JDL031"]


def test_a_rule_file_that_is_no_yaml_does_not_stop_the_run(tmp_path: Path) -> None:
    run(tmp_path, {"check": "filled", "field": "purpose"}, "rights: [a]")
    (tmp_path / "rules" / "XAB009-broken.yaml").write_text("id: [", "utf-8")
    result = check("--select", "XAB001", ".", cwd=tmp_path)
    assert sorted(result.rules) == ["JDL002", "XAB001"]


def test_a_missing_folder_of_rules_is_one_sentence(tmp_path: Path) -> None:
    write(tmp_path, {"jdlint.toml": 'rules = ["./none"]\n', "a.jd.yaml": "jdlint: 1\nid: a\n"})
    result = jdlint("check", ".", cwd=tmp_path)
    assert result.code == 2
    assert "no such folder of rules" in result.sentence


def test_scaffold_passes_and_a_broken_example_is_told(tmp_path: Path) -> None:
    assert jdlint("new", "rule", "XAB003", "traits-listed", "--to", "rules", cwd=tmp_path).code == 0
    good = jdlint("test-rules", "rules", cwd=tmp_path)
    assert (good.code, good.out) == (0, "5 examples, failed: 0\n")
    fixture = tmp_path / "rules" / "XAB003-traits-listed.md"
    fixture.write_text(fixture.read_text("utf-8").replace("[täpsus, rahulikkus]", "[täpsus]"), "utf-8")
    bad = jdlint("test-rules", "rules", cwd=tmp_path)
    assert bad.code == 1
    assert "marked [], reported [2]" in bad.out


def test_rules_of_a_pack_are_listed_and_explained(tmp_path: Path) -> None:
    run(tmp_path, {"check": "filled", "field": "purpose"}, "rights: [a]")
    result = jdlint("rule", "XAB001", "--format", "json", cwd=tmp_path)
    (data,) = json.loads(result.out)
    assert data["title"] == {"et": "Reegel", "en": "Rule"}
    assert {"id", "name", "family", "severity", "basis", "title", "why", "remedy", "fix", "since", "options"} <= set(
        data
    )


def test_words_of_a_pack_are_added_to_ours(tmp_path: Path) -> None:
    run(
        tmp_path,
        {"check": "filled", "field": "purpose"},
        "purpose: x\nduties: [{duty: 'Tegeleb x', expected_results: [Imeliselt hea.]}]",
    )
    assert "DUT004" not in check("--select", "DUT004", ".", cwd=tmp_path).rules
    (tmp_path / "rules" / "words").mkdir()
    names = sorted(path.stem for path in (Path(__file__).parents[2] / "rules" / "words").glob("*.yaml"))
    assert "generic-results" in names
    (tmp_path / "rules" / "words" / "generic-results.yaml").write_text("source: kord\net: [imeliselt, hea]\n", "utf-8")
    assert "DUT004" in check("--select", "DUT004", ".", cwd=tmp_path).rules


def test_a_schema_fetches_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """jsonschema asks the network for what a `$ref` names, unless it is told not to."""
    import socket
    import urllib.request

    from referencing.exceptions import Unresolvable

    from jdlint.predicates.schema import _validator

    asked: list[object] = []
    monkeypatch.setattr(socket, "create_connection", lambda *given, **_named: asked.append(given))
    monkeypatch.setattr(urllib.request, "urlopen", lambda *given, **_named: asked.append(given))
    with pytest.raises(Unresolvable):
        next(_validator('{"$ref": "http://192.0.2.1/schema.json"}')[0].iter_errors("x"))
    assert asked == []


_EVIL, _LONG = "^(a+)+$", "a" * 99_000 + "b"


@pytest.mark.parametrize(
    ("schema", "field"),
    [
        ({"pattern": _EVIL}, "purpose"),
        ({"allOf": [{"$schema": "http://json-schema.org/draft-07/schema#", "pattern": _EVIL}]}, "purpose"),
        ({"$defs": {"x": {"pattern": _EVIL}}, "$ref": "#/$defs/x"}, "purpose"),
        ({"patternProperties": {_EVIL: False}, "required": ["none"]}, "x-own"),
        ({"patternProperties": {_EVIL: True}, "additionalProperties": False}, "x-own"),
        ({"propertyNames": {"pattern": _EVIL}}, "x-own"),
    ],
)
def test_a_pattern_of_a_schema_is_quick(tmp_path: Path, schema: Any, field: str) -> None:
    body = f"purpose: {_LONG}\nx-own:\n  ? {_LONG}\n  : x"
    assert run(tmp_path, {"check": "schema", "field": field, "schema": schema}, body).rules == ["XAB001"]


def test_names_that_fit_a_pattern_are_not_additional(tmp_path: Path) -> None:
    schema = {"patternProperties": {"^a": {"type": "string"}}, "properties": {"b": {}}, "additionalProperties": False}
    then = {"check": "schema", "field": "x-own", "schema": schema}
    assert run(tmp_path, then, "x-own: {ab: x, b: 1}").rules == []
    assert "'c' was unexpected" in run(tmp_path, then, "x-own: {ab: x, c: 1}").findings[0]["message"]
    assert "1 is not of type 'string'" in run(tmp_path, then, "x-own: {ab: 1}").findings[0]["message"]


def _doubling() -> dict[str, Any]:
    """Return a schema in which each of forty parts names the next one twice."""
    parts: dict[str, Any] = {f"p{n}": {"allOf": [{"$ref": f"#/$defs/p{n + 1}"}] * 2} for n in range(40)}
    return {"$defs": {**parts, "p40": {}}, "$ref": "#/$defs/p0"}


@pytest.mark.parametrize(
    ("schema", "words"),
    [({"$ref": "#"}, "RecursionError"), (_doubling(), "more than 20000 references ($ref) were followed")],
)
def test_a_schema_that_never_ends_is_a_rule_that_failed(tmp_path: Path, schema: Any, words: str) -> None:
    result = run(tmp_path, {"check": "schema", "field": "purpose", "schema": schema}, "purpose: x")
    assert result.rules == ["JDL001"]
    assert words in result.findings[0]["message"]


@pytest.mark.parametrize(
    ("schema", "field", "reason"),
    [
        ({"properties": {"a": {"pattern": "(?=x)"}}}, "schema.properties.a.pattern", "invalid perl operator"),
        ({"patternProperties": {r"(a)\1": {}}}, "schema.patternProperties", "invalid escape sequence"),
        ({"patternProperties": {"a": {}}, "unevaluatedProperties": False}, "schema", "use additionalProperties"),
    ],
)
def test_a_pattern_of_a_schema_that_has_no_bound_is_refused_at_its_place(
    tmp_path: Path, schema: Any, field: str, reason: str
) -> None:
    run(tmp_path, {"check": "schema", "field": "purpose", "schema": schema}, "purpose: x")
    result = check("--select", "DUT001", ".", cwd=tmp_path)
    assert result.rules == ["JDL030"]
    message = result.findings[0]["message"]
    assert field in message
    assert reason in message


@pytest.mark.parametrize("entry", ["a*a*a*a*c", "* b", "*a* *b* c", "kuni * b"])
def test_an_entry_of_a_word_list_with_many_stars_is_quick(entry: str) -> None:
    pattern = WordList("", (entry,)).pattern
    for text in ("a" * 100_000, "a " * 50_000, "kuni" + " " * 100_000, "ab" * 50_000):
        assert pattern.fullmatch(text) is None
        assert not any(match.group() == text for match in pattern.finditer(text))


@pytest.mark.parametrize(
    ("entry", "fits", "others"),
    [
        ("*kõnele*", ["kõneleja", "emakõnele", "xkõnelekõnelex"], ["kõnel"]),
        ("*ab*bc", ["abbc", "xabybc"], ["abc", "abbcd"]),
        ("alla * aasta*", ["alla 18 aastane", "alla  x\taasta"], ["alla aasta"]),
        ("kuni *-aasta*", ["kuni 30-aastane", "kuni -aasta"], ["kuni30-aastane"]),
        ("vanus *", ["vanus 30", "vanus "], ["vanus"]),
    ],
)
def test_a_star_stands_for_any_letters(entry: str, fits: list[str], others: list[str]) -> None:
    pattern = WordList("", (entry,)).pattern
    assert [text for text in [*fits, *others] if pattern.fullmatch(text)] == fits
