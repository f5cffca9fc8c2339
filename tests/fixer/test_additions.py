"""Adding to lists: every shape in which a list may be written, with the text that must come out."""

from __future__ import annotations

from typing import Any

import pytest

from jdlint.core.finding import AddItem, AddKey, Item, Operation, SetValue
from jdlint.core.paths import Path
from tests.fixer.fixing import apply
from tests.syntax.trees import documents, plain

LIST: Path = ("s", "b")
POST = {"position": "meister"}
BOTH = {"position": "meister", "scope": "kõik, ka muu"}

SHAPES: dict[str, tuple[str, Item, str]] = {
    "block list": ("s:\n  b:\n    - x\n", "y", "s:\n  b:\n    - x\n    - y\n"),
    "indentless list": ("s:\n  b:\n  - x\n  c: 1\n", "y", "s:\n  b:\n  - x\n  - y\n  c: 1\n"),
    "deep list": ("s:\n  b:\n        - x\nt: 1\n", "y", "s:\n  b:\n        - x\n        - y\nt: 1\n"),
    "wide dash": ("s:\n  b:\n    -   x\n", POST, "s:\n  b:\n    -   x\n    -   position: meister\n"),
    "mapping among texts": ("s:\n  b:\n    - x\n", POST, "s:\n  b:\n    - x\n    - position: meister\n"),
    "mapping among mappings": (
        "s:\n  b:\n    - position: a\n      scope: c\n",
        BOTH,
        "s:\n  b:\n    - position: a\n      scope: c\n    - position: meister\n      scope: kõik, ka muu\n",
    ),
    "mapping among braces": (
        "s:\n  b:\n    - {position: a}\n",
        BOTH,
        's:\n  b:\n    - {position: a}\n    - {position: meister, scope: "kõik, ka muu"}\n',
    ),
    "quotes of the siblings": ("s:\n  b:\n    - 'x'\n", "it's", "s:\n  b:\n    - 'x'\n    - 'it''s'\n"),
    "quotes by key": (
        's:\n  b:\n    - position: "a"\n      scope: c\n',
        BOTH,
        's:\n  b:\n    - position: "a"\n      scope: c\n    - position: "meister"\n      scope: kõik, ka muu\n',
    ),
    "text that needs quotes": ("s:\n  b:\n    - x\n", "a: b #c", 's:\n  b:\n    - x\n    - "a: b #c"\n'),
    "text of two lines": ("s:\n  b:\n    - x\n", "a\nb", 's:\n  b:\n    - x\n    - "a\\nb"\n'),
    "text like a number": ("s:\n  b:\n    - x\n", "12", 's:\n  b:\n    - x\n    - "12"\n'),
    "empty mapping": ("s:\n  b:\n    - x\n", {}, "s:\n  b:\n    - x\n    - {}\n"),
    "comments between and behind items": (
        "s:\n  b: # a\n    # b\n    - x # c\n    # d\n    - z # e\n\n  # f\n  c: 1\n",
        "y",
        "s:\n  b: # a\n    # b\n    - x # c\n    # d\n    - z # e\n    - y\n\n  # f\n  c: 1\n",
    ),
    "comment deeper than the list": (
        "s:\n  b:\n    - x\n\n      # of x\n    # of the list\n",
        "y",
        "s:\n  b:\n    - x\n\n      # of x\n    - y\n    # of the list\n",
    ),
    "tab before a comment": ("s:\n  b:\n    - x\t# c\n    #\td\n", "y", "s:\n  b:\n    - x\t# c\n    - y\n    #\td\n"),
    "last item of two lines": ("s:\n  b:\n  - x\n    z\n  c: 1\n", "y", "s:\n  b:\n  - x\n    z\n  - y\n  c: 1\n"),
    "last item a block scalar": (
        "s:\n  b:\n    - |\n      x\n\n      z\n\n\n  c: 1\n",
        "y",
        "s:\n  b:\n    - |\n      x\n\n      z\n    - y\n\n\n  c: 1\n",
    ),
    "last item keeps its blank lines": (
        "s:\n  b:\n    - |2+ # c\n        x\n\n\n  c: 1\n",
        "y",
        "s:\n  b:\n    - |2+ # c\n        x\n\n\n    - y\n  c: 1\n",
    ),
    "last item ends in a line of blanks": (
        "s:\n  b:\n    - |\n      x\n         \n\n  c: 1\n",
        "y",
        "s:\n  b:\n    - |\n      x\n         \n    - y\n\n  c: 1\n",
    ),
    "last item has nested lists": (
        "s:\n  b:\n    - unit:\n        - k\n        - l: [1,\n             2] # c\n",
        "y",
        "s:\n  b:\n    - unit:\n        - k\n        - l: [1,\n             2] # c\n    - y\n",
    ),
    "last item is nothing": ("s:\n  b:\n    - x\n    - # none\n", "y", "s:\n  b:\n    - x\n    - # none\n    - y\n"),
    "last value is nothing": (
        "s:\n  b:\n    - position: # none\n  c: 1\n",
        "y",
        "s:\n  b:\n    - position: # none\n    - y\n  c: 1\n",
    ),
    "last item is the alias of a text": (
        "a: &a x\ns:\n  b:\n    - *a # c\n",
        "y",
        "a: &a x\ns:\n  b:\n    - *a # c\n    - y\n",
    ),
    "anchor that nobody uses": ("s: &s\n  b: &b # c\n    - x\n", "y", "s: &s\n  b: &b # c\n    - x\n    - y\n"),
    "list in a list": ("s:\n  b:\n    - - x\n      - z\n", "y", "s:\n  b:\n    - - x\n      - z\n    - y\n"),
    "flow list": ("s:\n  b: [x, z] # c\n", POST, "s:\n  b: [x, z, {position: meister}] # c\n"),
    "flow list with a comma at its end": ("s: {b: [x, z , ]}\n", "y", "s: {b: [x, z, y , ]}\n"),
    "comma in a flow list": ("s:\n  b: [x]\n", "y, z", 's:\n  b: [x, "y, z"]\n'),
    "flow list of two lines": ("s:\n  b: [x,\n      z]\n", "y", "s:\n  b: [x,\n      z, y]\n"),
    "flow list with lines of its own": (
        "s:\n  b: [\n    x, # c\n    z, # d\n    # e\n  ]\n",
        "y",
        "s:\n  b: [\n    x, # c\n    z, # d\n    y,\n    # e\n  ]\n",
    ),
    "flow list with lines of its own, no comma": (
        "s:\n  b: [\n    x, # c\n    z # d, e\n    # f\n  ]\n",
        POST,
        "s:\n  b: [\n    x, # c\n    z, # d, e\n    {position: meister}\n    # f\n  ]\n",
    ),
    "bracket below the only line": ("s:\n  b: [x, z # c\n  ]\n", "y", "s:\n  b: [x, z, y # c\n  ]\n"),
    "comma on the last line": ("s:\n  b: [x\n    , ]\n", "y", "s:\n  b: [x, y\n    , ]\n"),
    "empty list": ("s:\n  b: [] # none\n", POST, "s:\n  b: [{position: meister}] # none\n"),
    "empty list with a blank": ("s:\n  b: [ ]\n", "y", "s:\n  b: [y]\n"),
    "empty list of several lines": ("s:\n  b: [\n    # none\n  ]\n", "y", "s:\n  b: [\n    # none\n    y\n  ]\n"),
    "empty list with anchor": ("s:\n  b: &b []\n", "y", "s:\n  b: &b [y]\n"),
    "no value": ("s:\n  b:\n  c: 1\n", POST, "s:\n  b:\n    - position: meister\n  c: 1\n"),
    "no value with comments": (
        "s:\n  b: # c\n    # d\n  # e\n  c: 1\n",
        "y",
        "s:\n  b: # c\n    # d\n    - y\n  # e\n  c: 1\n",
    ),
    "no value in a wide document": (
        "r:\n    q:\n        - 1\ns:\n    b:\n",
        BOTH,
        "r:\n    q:\n        - 1\ns:\n    b:\n        - position: meister\n          scope: kõik, ka muu\n",
    ),
    "no value beside an indentless list": ("s:\n  c:\n  - 1\n  b:\n", "y", "s:\n  c:\n  - 1\n  b:\n  - y\n"),
    "null": ("s:\n  b: ~ # c\n", "y", "s:\n  b: [y] # c\n"),
    "no value in braces": ("s: {c: 1, b: }\n", "y", "s: {c: 1, b: [y] }\n"),
    "key missing": ("s:\n  c: 1 # d\n\n# e\nt: 1\n", "y", "s:\n  c: 1 # d\n  b:\n    - y\n\n# e\nt: 1\n"),
    "key missing beside braces": (
        "s:\n  c:\n    - {position: 'a'}\n",
        POST,
        "s:\n  c:\n    - {position: 'a'}\n  b:\n    - {position: 'meister'}\n",
    ),
    "key missing in braces": ("s: {c: []}\n", POST, "s: {c: [], b: [{position: meister}]}\n"),
    "key missing in empty braces": ("s: {} # c\n", "y", "s: {b: [y]} # c\n"),
    "key missing in braces of several lines": ("s: {\n  c: [], # d\n}\n", "y", "s: {\n  c: [], # d\n  b: [y],\n}\n"),
    "key missing behind nothing": ("s: {c: }\n", "y", "s: {c: , b: [y]}\n"),
    "JSON": ('{"s": {"c": []}}\n', BOTH, '{"s": {"c": [], "b": [{"position": "meister", "scope": "kõik, ka muu"}]}}\n'),
    "JSON, empty list": ('{"s": {"b": []}}', POST, '{"s": {"b": [{"position": "meister"}]}}'),
    "parent missing": ("a: 1 # c\n# d\n", POST, "a: 1 # c\ns:\n  b:\n    - position: meister\n# d\n"),
    "parent missing, document indented": ("  a: 1\n", "y", "  a: 1\n  s:\n    b:\n      - y\n"),
    "parent without value": ("s: # c\nt: 1\n", "y", "s: # c\n  b:\n    - y\nt: 1\n"),
    "parent null": ("s: null\n", "y", "s: {b: [y]}\n"),
    "single text": ("s:\n  b: x z # c\n", POST, "s:\n  b: [x z, {position: meister}] # c\n"),
    "single text with a comma": ("s:\n  b: x, z\n", "y", 's:\n  b: ["x, z", y]\n'),
    "single text of two lines": ("s:\n  b: x\n    z\n", "y", 's:\n  b: ["x z", y]\n'.replace('"', "")),
    "single text in quotes": ("s:\n  b: 'x'\n", "y", "s:\n  b: ['x', 'y']\n"),
    "single number": ("s:\n  b: 12\n", "y", "s:\n  b: [12, y]\n"),
    "single mapping in braces": ("s:\n  b: {position: a}\n", POST, "s:\n  b: [{position: a}, {position: meister}]\n"),
    "single text in braces": ("s: {b: x}\n", "y", "s: {b: [x, y]}\n"),
    "no end of line": ("s:\n  b:\n    - x", "y", "s:\n  b:\n    - x\n    - y"),
    "no end of line, comment": ("s:\n  b: # c\n  # d", POST, "s:\n  b: # c\n    - position: meister\n  # d"),
    "no end of line, two": ("s:\n  b:\n  - x", BOTH, "s:\n  b:\n  - x\n  - position: meister\n    scope: kõik, ka muu"),
    "no end of line, value without one": ("s:\n  b:\n  - |-\n    x", "y", "s:\n  b:\n  - |-\n    x\n  - y"),
    "no end of line, missing": ("a: 1", "y", "a: 1\ns:\n  b:\n    - y"),
    "document end": ("s:\n  b:\n    - x\n...\n# c\n", "y", "s:\n  b:\n    - x\n    - y\n...\n# c\n"),
    "another document": ("---\ns:\n  b:\n    - x\n---\na: 1\n", "y", "---\ns:\n  b:\n    - x\n    - y\n---\na: 1\n"),
}  # fmt: skip

REFUSED = {
    "alias": "a: &a [x]\ns:\n  b: *a\n",
    "aliased elsewhere": "s:\n  b: &a\n    - x\nc: *a\n",
    "parent aliased elsewhere": "s: &a\n  b:\n    - x\nc: *a\n",
    "parent is an alias": "c: &a\n  b:\n    - x\ns: *a\n",
    "last item is the alias of a mapping": "c: &a {x: 1}\ns:\n  b:\n    - *a\n",
    "last value is an alias": "c: &a [1]\ns:\n  b:\n    - unit: *a\n",
    "single text with an anchor": "s:\n  b: &a x\n",
    "single text with a tag": "s:\n  b: !!str x\n",
    "null with an anchor": "s:\n  b: &a\n",
    "single block scalar": "s:\n  b: |\n    x\n",
    "single block mapping": "s:\n  b:\n    position: x\n",
    "blank text": "s:\n  b: ''\n",
    "text in the place of the parent": "s: x\n",
    "list in the place of the parent": "s: [b]\n",
    "key without colon": "s: {b}\n",
    "explicit keys": "s:\n  ? c\n  : 1\n",
    "pair without braces at the end": "s:\n  b: [x: 1]\n",
    "line end would become part of the value": "s:\n  b:\n    - |\n      x",
    "aliased nothing": "s:\n  b: &a ~\nc: *a\n",
}


def data(source: str, number: int = 0) -> Any:
    document = documents(source)[number]
    assert document.root is not None
    assert document.problems == []
    return plain(document.root)


def after(before: Any, *items: Item) -> Any:
    """Return what a description says when `items` have been added: told once more, in the simplest way."""
    inner = before.get("s") or {}
    inner = {} if inner in ("~", "null") else inner
    found = inner.get("b")
    listed = found if isinstance(found, list) else [] if found in (None, "", "~") else [found]
    return {**before, "s": {**inner, "b": [*listed, *items]}}


@pytest.mark.parametrize("name", SHAPES)
def test_shape(name: str) -> None:
    source, item, fixed = SHAPES[name]
    assert apply(source, AddItem(LIST, item)) == fixed
    assert data(fixed) == after(data(source), item)


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "byte order mark"])
@pytest.mark.parametrize("newline", ["\r\n", "\r"], ids=["CRLF", "CR"])
@pytest.mark.parametrize("name", [name for name, shape in SHAPES.items() if "\n" in shape[0]])
def test_shape_with_other_line_ends(name: str, newline: str, mark: str) -> None:
    source, item, fixed = SHAPES[name]
    assert apply(mark + source.replace("\n", newline), AddItem(LIST, item)) == mark + fixed.replace("\n", newline)


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_done_for_certain_is_not_done(name: str) -> None:
    documents(REFUSED[name])
    assert apply(REFUSED[name], AddItem(LIST, "y")) is None


@pytest.mark.parametrize("name", SHAPES)
def test_several_items_go_in_together_in_order(name: str) -> None:
    source, item, _fixed = SHAPES[name]
    fixed = apply(source, AddItem(LIST, "esimene"), AddItem(LIST, item), AddItem(LIST, "viimane"))
    assert fixed is not None
    assert data(fixed) == after(data(source), "esimene", item, "viimane")


@pytest.mark.parametrize(
    ("source", "operations", "fixed"),
    [
        ("a: 1\n", [AddItem(("s", "b"), "x"), AddItem(("s", "c"), "y")], "a: 1\ns:\n  b:\n    - x\n  c:\n    - y\n"),
        ("s: {}\n", [AddItem(("s", "b"), "x"), AddItem(("s", "c"), "y")], "s: {b: [x], c: [y]}\n"),
        (
            "s:\n  b:\n    - x\n",
            [AddKey(("s",), "d", "1"), AddItem(("s", "c"), "z"), AddItem(LIST, "y"), AddKey((), "e", "2")],
            "s:\n  b:\n    - x\n    - y\n  d: 1\n  c:\n    - z\ne: 2\n",
        ),
        ("s:\n  b: [x]\n", [SetValue(("s", "b", 0), "z"), AddItem(LIST, "y")], "s:\n  b: [z, y]\n"),
        ("s:\n  b: [x: 1, [2]]\n", [AddItem(("s", "b", 1), "y")], "s:\n  b: [x: 1, [2, y]]\n"),
        ("s:\n- b: [x]\n- c: 1\n", [AddItem(("s", 0, "b"), "y")], "s:\n- b: [x, y]\n- c: 1\n"),
        ("s:\n- - x\n- - z\n  - u\n", [AddItem(("s", 1), "y")], "s:\n- - x\n- - z\n  - u\n  - y\n"),
        ("s:\n- b: x\n", [AddItem(("s", 1, "b"), "y")], None),
        ("s:\n- b: x\n", [AddItem(("s", 0), "y")], None),
        ("s:\n- b: x\n", [AddItem(("s", "b"), "y")], None),
        ("a: 1\n", [AddItem(("s",), "y"), AddItem(("s", "b"), "y")], None),
        ("a: 1\n", [AddItem(("s", "b"), "y"), AddItem(("s",), "y")], None),
        ("a: 1\n", [AddItem((), "y")], None),
    ],
)  # fmt: skip
def test_additions_and_other_operations_together(source: str, operations: list[Operation], fixed: str | None) -> None:
    assert apply(source, *operations) == fixed


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_new_section_stands_where_readers_look_for_it(newline: str) -> None:
    lines = ["id: a", "position:", "  title: Meister", "", "# Ülesanded", "duties: []", "purpose: x", ""]
    fixed = apply(newline.join(lines), AddItem(("substitution", "substitutes_for"), POST))
    added = ["substitution:", "  substitutes_for:", "    - position: meister"]
    assert fixed == newline.join([*lines[:3], *added, *lines[3:]])


def test_the_second_document_of_a_file_is_found() -> None:
    source = "s:\n  b: [x]\n---\ns:\n  b:\n  - z\n...\n"
    fixed = apply(source, AddItem(LIST, "y"), document=1)
    assert fixed == "s:\n  b: [x]\n---\ns:\n  b:\n  - z\n  - y\n...\n"


def test_the_line_end_is_that_of_the_place() -> None:
    assert apply("a: 1\ns:\r\n  b:\r\n  - x\r\nc: 1\n", AddItem(LIST, "y")) == (
        "a: 1\ns:\r\n  b:\r\n  - x\r\n  - y\r\nc: 1\n"
    )
