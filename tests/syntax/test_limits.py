"""Bounds: what is allowed is read, one more is refused, and far more costs nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jdlint.syntax import yaml_events
from jdlint.syntax.limits import Limits
from jdlint.syntax.nodes import Mapping, Scalar, walk
from tests.syntax.trees import documents, plain, problems, root


def _file(size: int) -> str:
    return "a: " + "b" * (size - 3)


def _flow(depth: int) -> str:
    return "a: " + "[" * (depth - 1) + "]" * (depth - 1)


def _block(depth: int) -> str:
    return "".join(" " * level + "a:\n" for level in range(depth))


def _nodes(count: int) -> str:
    """Mapping, key, list and items together make `count`."""
    return "a: [" + "b," * (count - 3) + "]"


def _alias_nodes(count: int) -> str:
    """An alias counts what it stands for: the rest of `count` is a list that is named twice."""
    return "a: &a [" + "b," * ((count - 6) // 2) + "]\nc: *a" + "\nd: 1" * (count % 2)


def _aliases(count: int) -> str:
    return "a: &a 1\nb: [" + "*a ," * count + "]"


def _documents(count: int) -> str:
    return "---\na: 1\n" * count


def _scalar(length: int) -> str:
    return 'a: "' + "b" * length + '"'


def _key(length: int) -> str:
    return '? "' + "b" * length + '"\n: c'


LIMITS = [
    pytest.param(_file, Limits(file_bytes=200), 200, "JDL007", "file", id="bytes"),
    pytest.param(_flow, Limits(), 50, "JDL007", "depth", id="depth in flow style"),
    pytest.param(_block, Limits(), 50, "JDL007", "depth", id="depth in block style"),
    pytest.param(_nodes, Limits(nodes=100), 100, "JDL007", "nodes", id="nodes"),
    pytest.param(_aliases, Limits(), 100, "JDL006", "many", id="aliases"),
    pytest.param(_documents, Limits(), 100, "JDL007", "documents", id="documents"),
    pytest.param(_scalar, Limits(scalar_chars=1000), 1000, "JDL007", "scalar", id="characters of a value"),
    pytest.param(_key, Limits(scalar_chars=1000), 1000, "JDL007", "scalar", id="characters of a key"),
]


@pytest.mark.parametrize("fast", [True, False], ids=["libyaml", "pure"])
@pytest.mark.parametrize(("make", "limits", "limit", "rule", "message"), LIMITS)
def test_limit(
    make: Callable[[int], str],
    limits: Limits,
    limit: int,
    rule: str,
    message: str,
    fast: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(yaml_events, "FAST", fast)
    assert problems(make(limit), limits) == []
    for size in (limit + 1, limit + 2, 20 * limit):
        assert [found[:2] for found in problems(make(size), limits)] == [(rule, message)], size


def test_the_default_limits_are_those_of_the_contract() -> None:
    assert tuple(Limits()) == (2 * 1024 * 1024, 50, 20_000, 100, 100, 100_000, 8, 600, 3600)


def test_a_limit_names_itself_and_what_was_found() -> None:
    (problem,) = documents(_scalar(1001), Limits(scalar_chars=1000))[0].problems
    assert problem.args == {"limit": 1000, "found": 1001}


def test_a_file_over_the_limit_is_not_even_decoded() -> None:
    assert problems(b"\xff" * 300, Limits(file_bytes=200)) == [("JDL007", "file", 1)]


@pytest.mark.parametrize("fast", [True, False], ids=["libyaml", "pure"])
@pytest.mark.parametrize(
    "source",
    ["[" * 100_000, "- " * 100_000, "{a: " * 100_000, "? " * 100_000, "a: " + "[" * 100_000, "&a " + "[ &b " * 100_000],
    ids=["brackets", "dashes", "braces", "question marks", "below a key", "anchored"],
)
def test_a_hundred_thousand_open_collections_are_one_finding(
    source: str, fast: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_events, "FAST", fast)
    assert [found[:2] for found in problems(source)] == [("JDL007", "depth")]


def test_far_beyond_a_limit_the_first_document_is_kept() -> None:
    found = documents("id: a\n---\nb: " + "[" * 100_000)
    assert plain(root("id: a\n---\nb: " + "[" * 100_000)) == {"id": "a"}
    assert len(found) == 1


# aliases


def test_an_alias_stands_for_what_it_names() -> None:
    source = "a: &a [x, {y: z}]\nb: *a\nc: &c text\nd: *c\n"
    assert plain(root(source)) == {"a": ["x", {"y": "z"}], "b": ["x", {"y": "z"}], "c": "text", "d": "text"}
    assert problems(source) == []


def test_an_alias_of_a_text_keeps_kind_and_style() -> None:
    node = root("a: &a 'x'\nb: &b 12\nc: [*a, *b]\n").values["c"]
    kinds = [(item.text, item.kind, item.style) for _path, item in walk(node) if isinstance(item, Scalar)]
    assert kinds == [("x", "str", "'"), ("12", "int", None)]


def test_a_name_given_again_stands_for_the_later() -> None:
    assert plain(root("a: &x 1\nb: *x\nc: &x 2\nd: *x\n")) == {"a": "1", "b": "1", "c": "2", "d": "2"}


def test_a_name_does_not_reach_into_the_next_document() -> None:
    assert problems("a: &x 1\n---\nb: *x\n") == [("JDL002", "anchor", 3)]


@pytest.mark.parametrize("source", ["a: &a [*a]\n", "&a b: *a\nc: &d {e: *d}\n", "a: &a\n  b: &b\n    - [*a, *b]\n"])
def test_a_value_that_holds_itself_is_refused(source: str) -> None:
    assert {found[:2] for found in problems(source)} == {("JDL006", "self")}
    list(walk(root(source)))  # and the tree has an end


def test_the_file_itself_under_a_name_is_refused() -> None:
    assert problems("&a\nb: *a\n") == [("JDL006", "self", 2)]


def test_an_alias_bomb_is_refused_before_it_unfolds() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    found = documents("\n".join(rows))
    assert [problem.rule for document in found for problem in document.problems] == ["JDL007"]


def test_what_an_alias_stands_for_counts_again() -> None:
    assert problems(_alias_nodes(100), Limits(nodes=100)) == []
    assert [found[:2] for found in problems(_alias_nodes(102), Limits(nodes=100))] == [("JDL007", "nodes")]


def test_aliases_do_not_get_deeper_than_the_limit() -> None:
    rows = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 60))]
    found = problems("\n".join(rows))
    assert [item[:2] for item in found] == [("JDL007", "depth")]
    deepest = 10
    rows = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, deepest - 1))]
    assert problems("\n".join(rows), Limits(depth=deepest)) == []
    rows.append(f"b: [*a{deepest - 2}]")
    assert [item[:2] for item in problems("\n".join(rows), Limits(depth=deepest))] == [("JDL007", "depth")]


def test_ten_thousand_equal_keys_are_counted_and_not_searched() -> None:
    node = root("a: 1\n" * 9_000)
    assert isinstance(node, Mapping)
    assert list(node.values)[-1] == "a~9000"
