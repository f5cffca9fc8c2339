"""The reader of usual YAML says what libyaml says, on every text that it takes."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.syntax import yaml_events
from jdlint.syntax.decode import decode
from jdlint.syntax.limits import DEFAULT_LIMITS, Limits
from jdlint.syntax.lines import Lines
from jdlint.syntax.nodes import Document, Problem
from jdlint.syntax.usual_yaml import read_usual
from jdlint.syntax.yaml_builder import LimitError
from tests.helpers import EXAMPLES
from tests.syntax.trees import whole

_KEYS = ["a", "b", "õ", "x-a", "true", "12", "null", "a b", "'q'", "~", "<<", "id", "a_1"]
_PLAIN = ["x", "Koostab aruande", "a, b", "12", "1.5", "~", "null", "true", "a#b", "x # c", "a:b", "a: b", "a:", "-5"]
_PLAIN += [
    "x  y",
    "x ",
    "…",
    "...",
    "---",
    "a 'b' c",
    'a "b"',
    "[x",
    "x]",
    "{",
    "?x",
    "- x",
    "@a",
    "%a",
    "\xa0",
    "😀 z",
]
_QUOTED = ["''", '""', "'a'", '"a"', "'a''b'", '"a\\n"', "'a' # c", '"a"x', "'", "' '", '"a": b', "'a'#c", "'õ'  "]
_FLOW = [
    "[]",
    "{}",
    "[a, b]",
    "[a,b ,c]",
    "{a: b}",
    "{a: 1, b: [x, 'y']}",
    "[a: b]",
    "[a, ]",
    "{a}",
    "{a:b}",
    "[[], {}]",
]
_FLOW += ["[a] # c", "[a]x", "[a", "{a: , b: c}", "{a: b, a: c}", '["x, y"]', "[a b]", "{ a: b }", "[-1]", "[a#b]"]
_FLOW += ["{a: {}}", "{a: []}", "[~, null]", "{~: a}", "[ ]", "['']", "[a]: b", "{a: 'it''s'}", "[a?b]", "[12:30]"]
_BLOCK = ["|", ">", "|-", ">-", "|+", ">2", "> # c"]
_VALUES = st.sampled_from([*_PLAIN, *_QUOTED, *_FLOW, *_BLOCK, "", "# c", " ", "&a x", "*a", "!!str x", "! x"])


_USUAL = [
    "x",
    "Koostab aruande",
    "a, b",
    "12",
    "1.5",
    "null",
    "x # c",
    "a:b",
    "'a'",
    '"a" # c',
    "[]",
    "[a, b]",
    "{a: 1}",
]
_USUAL += ["[a, 'b']", "{}", "", "# c", "|", ">-", ">", "|-", "x\xa0y", "true", "''", "[[], {a: [b]}]", "\xa0"]


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A tree written in the usual way, perhaps with one line replaced, moved or indented otherwise."""
    lines: list[str] = []
    _mapping(draw, lines, 0, draw(st.integers(1, 3)))
    if draw(st.booleans()):
        at = draw(st.integers(0, len(lines) - 1))
        odd = draw(_VALUES)
        key = draw(st.sampled_from(_KEYS))
        lines[at] = draw(
            st.sampled_from(
                [f"{key}: {odd}", f" {lines[at]}", lines[at][1:], f"  {odd}", f"- {odd}", f"{lines[at]} {odd}"]
            )
        )
    return "\n".join(lines) + draw(st.sampled_from(["\n", "\n", "", "\n\n"]))


def _mapping(draw: st.DrawFn, lines: list[str], indent: int, depth: int, first: str = "") -> None:
    """Add the lines of a mapping; `first` stands before its first key instead of blanks."""
    for number, key in enumerate(
        draw(st.lists(st.sampled_from(["a", "b", "õ", "id", "x-a"]), min_size=1, unique=True))
    ):
        start = first if first and not number else " " * indent
        form = draw(st.sampled_from(["value", "value", "value", "below", "items", "level"] if depth else ["value"]))
        if form == "value":
            _value(draw, lines, f"{start}{key}:", indent + 2)
            continue
        lines.append(f"{start}{key}:" + draw(st.sampled_from(["", "", " ", "  # c"])))
        if form == "below":
            _mapping(draw, lines, indent + 2, depth - 1)
        else:
            _items(draw, lines, indent + (2 if form == "items" else 0), depth - 1)


def _items(draw: st.DrawFn, lines: list[str], indent: int, depth: int) -> None:
    for _ in range(draw(st.integers(1, 3))):
        start = " " * indent + "- "
        if depth and draw(st.booleans()):
            _mapping(draw, lines, indent + 2, depth - 1, first=start)
        else:
            _value(draw, lines, start.rstrip(), indent + 2)


def _value(draw: st.DrawFn, lines: list[str], start: str, indent: int) -> None:
    value = draw(st.sampled_from(_USUAL))
    lines.append(f"{start} {value}")
    if value[:1] in ("|", ">") or draw(st.integers(0, 5)) == 0:
        more = ["kaks", "kolm  ", "", "  neli", "# c", "a: b", "- b", "\xa0", "viis"]
        lines.extend(
            " " * indent + text if text else draw(st.sampled_from(["", "  "]))
            for text in draw(st.lists(st.sampled_from(more), min_size=1, max_size=3))
        )


def by_libyaml(text: str) -> list[Document] | None:
    """Return the documents as libyaml reads them; None where anything is wrong."""
    found: list[Document] = []
    problems: list[Problem] = []
    try:
        yaml_events._read_documents("x", text, Lines(text), DEFAULT_LIMITS, found, problems)
    except (yaml.YAMLError, LimitError):
        return None
    return None if problems or any(document.problems for document in found) else found


def is_taken(text: str) -> bool:
    """Tell whether the text is taken; where it is, it must be read as libyaml reads it."""
    plain, problems = decode(text.encode(), DEFAULT_LIMITS)
    if plain is None or problems:
        return False
    usual = read_usual(plain, DEFAULT_LIMITS)
    if usual is None:
        return False
    oracle = by_libyaml(plain)
    assert oracle is not None, text
    (document,) = oracle
    assert document.root is not None
    root, hollow = usual
    assert whole(root) == whole(document.root)
    assert list(root.keys) == list(root.values) == list(document.root.values)
    assert hollow == document.hollow
    return True


@settings(max_examples=400)
@given(texts())
def test_it_reads_what_libyaml_reads(text: str) -> None:
    is_taken(text)


@settings(max_examples=150)
@given(st.data())
def test_a_description_with_a_change(data: st.DataObject) -> None:
    """One line of an example replaced, moved or indented otherwise."""
    files = sorted(EXAMPLES.rglob("*.jd.yaml"))
    lines = data.draw(st.sampled_from(files)).read_text("utf-8").split("\n")
    number = data.draw(st.integers(0, len(lines) - 1))
    line = lines[number]
    lines[number : number + 1] = data.draw(
        st.sampled_from(
            [
                [" " + line],
                ["  " + line],
                [line[1:]],
                [line, line],
                [],
                [line + " " + data.draw(_VALUES)],
                [line.partition(":")[0] + ": " + data.draw(_VALUES)],
                [" " * data.draw(st.integers(0, 6)) + data.draw(_VALUES), line],
            ]
        )
    )
    is_taken("\n".join(lines))


@pytest.mark.parametrize(
    "text",
    [
        "a:\n",
        "a: b",
        "# c\n\n---\na: b\n",
        "a:\n- b\n- c\nd: e\n",
        "a:\n  - b: c\n    d:\n  - {e: f}\ng: [h]\n",
        "a: b\n  c\n  d # e\nf: >-\n  g\n  h\n\n  i\n\nj: |\n  k\n   l\n# m\nn: 'o'\n",
        "a:\n  b c\n  d\n",
        "a: x\xa0y\n",
        "a: \xa0\n",
    ],
)
def test_what_people_write_is_taken(text: str) -> None:
    assert is_taken(text)


def test_the_examples_are_taken() -> None:
    files = sorted(EXAMPLES.rglob("*.jd.yaml"))
    assert files
    assert all(is_taken(path.read_text("utf-8")) for path in files)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "- a\n",
        "a: b\na: c\n",
        "a: &b c\n",
        "a: !!str b\n",
        "a:\tb\n",
        "a: b\r\n",
        "a: b\n---\nc: d\n",
        "a: [\n",
        "? a\n",
    ],
)
def test_anything_else_is_left_to_libyaml(text: str) -> None:
    assert read_usual(text, DEFAULT_LIMITS) is None


def test_limits_are_left_to_libyaml() -> None:
    deep = "".join(f"{' ' * level}a:\n" for level in range(60))
    assert read_usual(deep, DEFAULT_LIMITS) is None
    assert read_usual("a: [[[[b]]]]\n", Limits(depth=4)) is None
    assert read_usual("a: [[[b]]]\n", Limits(depth=4)) is not None
    assert read_usual(f"a: {'b' * 200}\n", Limits(scalar_chars=100)) is None
    assert read_usual("a: [b, c, d, e]\n", Limits(nodes=5)) is None


def test_lines_are_remembered_within_bounds() -> None:
    from jdlint.syntax.usual_flow import known_collection
    from jdlint.syntax.usual_yaml import known_line

    for number in range(10_000):
        read_usual(f"a: {number}\nb: [{number}]\n", DEFAULT_LIMITS)
    assert known_line.cache_info().currsize <= 4096
    assert known_collection.cache_info().currsize <= 4096
    assert read_usual("a: b\n\nc: d\n", DEFAULT_LIMITS) is not None
