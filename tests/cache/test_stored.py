"""What a cache holds comes out as it went in: Facts and what was said, of all examples and all rule fixtures."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from jdlint.config.read import settings_of
from jdlint.core.finding import Spot
from jdlint.engine.cache.entry import Entry, from_index, said_of
from jdlint.engine.cache.plain import from_plain, to_plain
from jdlint.engine.crosscheck import CrossCheck
from jdlint.engine.fixture_run import AS_OF
from jdlint.engine.judge import Judge
from jdlint.engine.options import contexts
from jdlint.engine.raws import Judged
from jdlint.engine.request import Request
from jdlint.engine.run import run
from jdlint.facts.facts import Facts, LinkFact
from jdlint.facts.stored import from_json, to_json
from jdlint.rulebook.fixtures import Case, parse_fixture
from jdlint.rulebook.index import load_rulebook
from jdlint.storage.files import kind_of
from tests.cache.project import ORIGIN
from tests.helpers import EXAMPLES, ROOT

BOOK = load_rulebook()
FIXTURES = sorted((ROOT / "tests" / "rules").glob("*.md"))


def typed(value: Any) -> Any:
    """Return a value with the type of everything in it: named tuples are equal to others with the same fields."""
    if isinstance(value, Mapping):
        return type(value), [(key, typed(item)) for key, item in value.items()]
    if isinstance(value, tuple | list):
        return type(value), [typed(item) for item in value]
    return type(value), value


@cache
def strict() -> Judge:
    settings = settings_of({}, {}, None, Path())
    return Judge(BOOK, contexts(BOOK, settings, AS_OF), settings.limits, list(BOOK.rules))


def cases(path: Path) -> Iterator[Case]:
    yield from parse_fixture(path.read_text("utf-8"), path.stem.partition("-")[0]).cases


def files() -> Iterator[tuple[str, bytes]]:
    for path in sorted(EXAMPLES.glob("*.jd.yaml")):
        yield path.name, path.read_bytes()
    for path in FIXTURES:
        for case in cases(path):
            yield from ((file.name, file.text.encode()) for file in case.files)
    yield "a.docx", ORIGIN


def test_facts_and_what_was_said() -> None:
    seen: list[Facts] = []
    raws = fixes = suppressions = 0
    for name, data in files():
        one = strict().judge(name, kind_of(Path(name)), data)._replace(silent=(("DUT001", "duties"), ("X", "")))
        assert typed(from_json(to_json(one.facts))) == typed(one.facts), name
        fields = json.loads(json.dumps(Entry("0" * 64, judged=True, sniffed=False, said=said_of(one))))
        again = from_index(fields).judgement(name, BOOK.rules)
        assert typed(again) == typed(one._replace(documents=0, facts=())), name
        seen += one.facts
        raws += len(one.raws)
        fixes += sum(raw.fix is not None for raw in one.raws)
        suppressions += len(one.suppressions)
    assert min(raws, fixes, suppressions) > 10
    empty = [name for name in Facts._fields if not any(getattr(post, name) for post in seen)]
    assert empty == ["links", "aliases"], "fields that no example fills are not tested here"


def test_that_a_rule_was_silent_is_kept_where_nothing_else_was_said() -> None:
    one = Judged("a.jd.yaml", 0, (), (), (), (("DUT001", "duties"),))
    fields = json.loads(json.dumps(Entry("0" * 64, judged=True, sniffed=False, said=said_of(one))))
    assert from_index(fields).judgement("a.jd.yaml", BOOK.rules) == one


def test_what_no_example_has() -> None:
    (post, *_) = strict().judge("a.jd.yaml", "yaml", b"jdlint: 1\nid: a\n").facts
    link = LinkFact("XAB001", "default", "b", Spot(("x-link", 0), ("x-link",)))
    facts = (post._replace(links=(link,), aliases=("juhataja",)),)
    assert typed(from_json(to_json(facts))) == typed(facts)


@pytest.mark.parametrize("path", [path for path in FIXTURES if BOOK.rules[path.stem[:6]].scope == "project"], ids=str)
def test_what_project_rules_said(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, case in enumerate(cases(path)):
        if case.base:
            continue
        folder = tmp_path / str(number)
        for file in case.files:
            (folder / file.name).parent.mkdir(parents=True, exist_ok=True)
            (folder / file.name).write_text(file.text, "utf-8")
        (folder / "jdlint.toml").write_text(case.config, "utf-8")
        as_of = dt.date.fromisoformat(case.as_of) if case.as_of else AS_OF
        request = Request((folder,), as_of, overrides={"select": ["ALL"]}, remembers=True)
        first = run(request).report
        with monkeypatch.context() as patch:
            patch.setattr(CrossCheck, "judge", None)  # nobody is asked again
            assert typed(run(request).report) == typed(first), case.title


@pytest.mark.parametrize("value", [object(), {1, 2}, b"x", dt.datetime(2026, 1, 1), [1]])  # noqa: DTZ001
def test_what_is_not_kept_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        to_plain(value)


@pytest.mark.parametrize(
    "plain",
    [["object"], ["os"], {"term": 1, "file": 2}, {"what": 1}, {}, ["Position", "1", 2], ["Position", 1], [None]],
)
def test_nothing_else_comes_out(plain: Any) -> None:
    with pytest.raises((TypeError, ValueError, LookupError)):
        from_plain(plain)
