"""A trigger (`when`) saves calls and changes no verdict: whatever is read, the rules say the same without it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from jdlint.config.read import settings_of
from jdlint.core.finding import Severity
from jdlint.engine.judge import Judge
from jdlint.engine.options import contexts
from jdlint.engine.plan import said_at
from jdlint.rulebook.fixtures import parse_fixture
from jdlint.rulebook.index import load_rulebook
from jdlint.rulebook.rule import Rulebook
from jdlint.syntax.nodes import Document, Mapping, Node, Sequence
from jdlint.syntax.structure import load_table
from jdlint.syntax.yaml_reader import read_yaml
from jdlint.views.description import Description
from jdlint.views.prose import Prose
from jdlint.views.word_index import WordIndex
from jdlint.views.words import SHAPES
from tests.helpers import EXAMPLES

FOLDER = Path(__file__).parent
CORRECT = FOLDER.parent / "correct"
BOOK = load_rulebook()
BARE = BOOK._replace(rules={code: rule._replace(when=(), reads=()) for code, rule in BOOK.rules.items()})


def _judge(book: Rulebook) -> Judge:
    settings = settings_of({}, {}, None, Path())
    known: dict[str, Severity] = {code: rule.severity for code, rule in book.rules.items()}
    return Judge(book, contexts(book, settings, dt.date(2026, 11, 20)), settings.limits, known)


@pytest.fixture(scope="module")
def judges() -> tuple[Judge, Judge]:
    return _judge(BOOK), _judge(BARE)


def _agree(judges: tuple[Judge, Judge], name: str, text: str) -> None:
    kind: Any = "text" if name.endswith(".txt") else "yaml"
    with_triggers, without = (judge.judge(name, kind, text.encode()) for judge in judges)
    assert with_triggers.raws == without.raws, text


def _examples() -> Iterator[tuple[str, str]]:
    for path in sorted(FOLDER.glob("*.md")):
        for case in parse_fixture(path.read_text("utf-8"), path.name[:6]).cases:
            yield from ((file.name, file.text) for file in case.files if not file.name.startswith("rules/"))


def _texts() -> list[tuple[str, str]]:
    paths = sorted([*EXAMPLES.glob("*.jd.yaml"), *CORRECT.glob("*.jd.yaml")])
    return [*_examples(), *((path.name, path.read_text("utf-8")) for path in paths)]


def test_all_examples_are_judged_alike(judges: tuple[Judge, Judge]) -> None:
    for name, text in _texts():
        _agree(judges, name, text)


def _changed(data: Any, others: tuple[Any, ...], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield the data with one field of it taken away, or one of `others` in its place; of lists the first item."""
    if isinstance(data, list) and data:
        yield from ((below, [new, *data[1:]]) for below, new in _changed(data[0], others, (*path, "*")))
    if not isinstance(data, dict):
        return
    for key, value in data.items():
        yield (*path, key), {name: data[name] for name in data if name != key}
        for other in others:
            yield (*path, key), {**data, key: other}
        yield from ((below, {**data, key: new}) for below, new in _changed(value, others, (*path, key)))


@pytest.mark.parametrize(
    ("status", "others"),
    [("official", ("", [])), ("employee", ({}, "jah")), (None, ())],
    ids=["official", "employee", "none"],
)
def test_whatever_field_is_missing_empty_or_wrong(
    judges: tuple[Judge, Judge], status: str | None, others: tuple[Any, ...]
) -> None:
    data = yaml.safe_load((CORRECT / "haldus-juhataja.jd.yaml").read_text("utf-8"))
    data["status"] = status
    data["source"] = {"signed_at": "2026-01-01T10:00:00Z", "registered": "2026-05-05"}
    data["position"].update(fixed_term={"until": "2026-01-01"}, occupation_code="12", valid_from="2020-01-01")
    data.update(access={"level": "AK"}, publication={"date": "2026-01-01"})
    for path, variant in _changed(json.loads(json.dumps(data, default=str)), others):
        _agree(judges, f"{'.'.join(path)}.yaml", json.dumps(variant, ensure_ascii=False))


def test_triggers_name_fields_of_the_format_and_word_lists_that_exist() -> None:
    fields = load_table().terms
    for rule in BOOK.rules.values():
        named = {field for when in rule.when for field in (*when.fields, *when.lacking)}
        assert {*named, *rule.reads} - {"x-"} <= set(fields), rule.id
        assert {name for when in rule.when for name in when.words} <= set(BOOK.words) | set(SHAPES), rule.id


def _words() -> WordIndex:
    index = _judge(BOOK).words
    assert index is not None
    return index


def _both(text: str, index: WordIndex) -> Iterator[tuple[Prose, Prose]]:
    """Yield the prose of each description as rules see it, and as it is without a look at the source."""
    for document in read_yaml("a", text.encode()):
        if document.root is not None:
            yield Description(document, document.root, index).prose, Prose(document.root)


def test_what_the_source_tells_of_the_prose_is_what_the_prose_says() -> None:
    index, found = _words(), 0
    lists = {words for words in index.lists.values() if words.entries}
    for name, text in _texts():
        for quick, full in _both(text, index) if name.endswith("yaml") else ():
            assert quick.language == full.language
            for words in lists:
                wanted = [(place, match.group()) for place, match in words.find(full)]
                assert [(place, match.group()) for place, match in words.find(quick)] == wanted, (words.source, text)
                found += len(wanted)
    assert found > 500


def test_the_prose_of_some_sections_is_a_part_of_the_whole() -> None:
    index = _words()
    for name, text in _texts():
        for quick, full in _both(text, index) if name.endswith("yaml") else ():
            for sections in (("duties",), ("special_conditions", "requirements"), ("none",)):
                wanted = [item for item in full.texts if item.path[0] in sections]
                assert quick.part(*sections).texts == wanted


def _alone(node: Node, fields: list[str]) -> Node:
    """Return a section with some of its fields alone; of a list, its records with these."""
    if "" in fields:
        return node
    if isinstance(node, Sequence):
        return Sequence([_alone(item, fields) for item in node.items], node.start, node.end)
    if not isinstance(node, Mapping):
        return node
    kept = {name: child for name, child in node.values.items() if name in fields}
    return Mapping({name: node.keys[name] for name in kept}, kept, node.start, node.end)


def test_rules_that_look_at_few_fields_look_at_nothing_else(judges: tuple[Judge, Judge]) -> None:
    plan = judges[0].plan
    reading = [plan._step(number) for number, (rule, _) in enumerate(plan._rules) if rule.reads]
    spoke: set[str] = set()
    for name, text in _texts():
        for document in judges[0].read(name, "text" if name.endswith(".txt") else "yaml", text.encode())[0]:
            if document.root is None:
                continue
            full, root = Description(document, document.root), document.root
            for step in reading:
                fields: dict[str, list[str]] = {}
                for section, _, field in (name.partition(".") for name in step.rule.reads):
                    fields.setdefault(section, []).append(field)
                kept = {key: _alone(root.values[key], fields[key]) for key in root.values if key in fields}
                bare = Mapping({key: root.keys[key] for key in kept}, kept, root.start, root.end)
                other = Document(path="", kind=document.kind, root=bare, locator=document.locator)
                hits = list(step.check(full, step.context))
                assert list(step.check(Description(other, bare), step.context)) == hits, (step.rule.id, text)
                spoke.update(step.rule.id for _ in hits)
    assert spoke == {step.rule.id for step in reading}


def test_values_are_told_apart_wherever_a_rule_could() -> None:
    """Rules that look at few fields are remembered by what these say: missing, empty and of another type differ."""
    sources = (
        "", "review: null", "review: {}", "review: []", "review: ''", "review: jah", "review: {date: null}",
        "review: {date: ''}",
        "review: {date: []}", "review: {date: {}}", "review: {date: 1}", "review: {date: '1'}", "review: {date: [1]}",
        "review: {date: {a: 1}}", "review: {date: {1: a}}", "review: [{}]", "review: [{date: 1}]", "review: [a, {}]",
        "review: {date: true}", "review: {date: 'true'}", "review: {date: [[]]}", "review: {date: [{}]}",
        "review: {date: {a: 1, a: 2}}", "review: {date: {a: 1, a~2: 2}}",
    )  # fmt: skip
    said = []
    for source in sources:
        (document,) = read_yaml("a", f"id: a\n{source}\n".encode())
        assert document.root is not None
        said.append(said_at(document.root.values.get("review"), "date"))
    assert len(set(said)) == len(sources) - 2  # a section that is a text holds no field, whatever it says


@pytest.mark.parametrize(
    "source",
    [
        "purpose: Teeb tööd öösel",
        "purpose: (öösel)",
        "purpose: →öösel←",
        "purpose: 'Teeb tööd ''öösel'''",
        'purpose: "Teeb tööd \\xf6\\xf6sel"',
        'purpose: "Teeb tööd öö\\\n  sel"',
        "purpose: >-\n  Teeb tööd\n  öösel\n",
        "purpose: Teeb tööd o\u0308o\u0308sel",
        "purpose: Teeb tööd öö\uff53\uff45\uff4c",
        "purpose: Teeb\u00a0tööd\u00a0ÖÖSEL",
        "id: &a öösel\npurpose: *a",
        "{purpose: öösel,rights: []}",
    ],
)
def test_no_spelling_hides_a_word(source: str) -> None:
    index = _words()
    words = next(words for words in index.lists.values() if "öösel" in words.entries)
    for quick, full in _both(source, index):
        assert [match.group() for _, match in words.find(full)] == ["öösel"]
        assert [match.group() for _, match in words.find(quick)] == ["öösel"]


def test_what_is_remembered_of_fields_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jdlint.engine.plan._MOST", 5)
    monkeypatch.setattr("jdlint.engine.plan._MOST_SAID", 5)
    monkeypatch.setattr("jdlint.engine.plan._LARGEST", 400)
    plan = _judge(BOOK).plan
    for number in range(40):
        text = f"x-{number}: 1\njdlint: {number}\nduties: [{{number: 1}}]\n"
        for more in ("", f"review: {{clause: {'a' * 500}}}\n", f"x-{'b' * 500}: 1\n", f"status: {'c' * 500}\n"):
            for document in read_yaml("a", (text + more).encode()):
                assert document.root is not None
                plan.steps(Description(document, document.root, None))
    kept = [list(plan._kept), *(list(group.speaking) for group in plan._groups.values())]
    assert 1 <= max(map(len, kept)) <= 5
    assert max(len(str(key)) for keys in kept for key in keys) < 500


def test_what_is_remembered_of_words_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jdlint.views.word_index._MOST", 50)
    index = _words()
    for number in range(40):
        for quick, _ in _both(f"purpose: a{number} b{number} öösel {'c' * 500}{number}", index):
            assert quick.candidates
    assert len(index.silent) + len(index.known) <= 50
    assert max(map(len, index.silent)) < 500
