"""Where the YAML reader says that keys and values stand."""

from __future__ import annotations

import pytest

from jdlint.core.finding import Position
from jdlint.core.paths import Path
from jdlint.syntax.lines import Lines
from tests.syntax.trees import Span, documents, plain, problems, root, span


@pytest.mark.parametrize(
    ("source", "path", "key", "expected"),
    [
        pytest.param("id: a\n", ("id",), True, (1, 1, 1, 3), id="key"),
        pytest.param("id: a\n", ("id",), False, (1, 5, 1, 6), id="plain value"),
        pytest.param("a:\n  b: 'c d'\n", ("a", "b"), False, (2, 6, 2, 11), id="quotes belong to the value"),
        pytest.param("a:\n  - b\n  - c\n", ("a", 1), False, (3, 5, 3, 6), id="item of a list"),
        pytest.param("a: {b: 1, c: [x, yz]}\n", ("a", "c", 1), False, (1, 18, 1, 20), id="item in flow style"),
        pytest.param(
            "a: {b: 1,\n  c: 2}\nd: 3\n", ("a",), False, (1, 4, 2, 8), id="flow mapping ends behind its brace"
        ),
        pytest.param("a: [1,\n\n 2 ] # c\nd: 3\n", ("a",), False, (1, 4, 3, 5), id="flow list ends behind its bracket"),
        pytest.param("a:\n  b: c\n\n# end\n\nd: e\n", ("a",), False, (2, 3, 2, 7), id="block ends with its last value"),
        pytest.param("a:\n  - b\n\n  # c\nd: e\n", ("a",), False, (2, 3, 2, 6), id="list ends with its last item"),
        pytest.param(
            "a: |\n  b\n  c\n\n\nd: e\n", ("a",), False, (1, 4, 3, 4), id="literal block without its blank tail"
        ),
        pytest.param("a: >-\n  b\n  c\nd: e\n", ("a",), False, (1, 4, 3, 4), id="folded block"),
        pytest.param("a: b\n  c\n  d\ne: f\n", ("a",), False, (1, 4, 3, 4), id="plain value over lines"),
        pytest.param("? a\n: b\n", ("a",), False, (2, 3, 2, 4), id="explicit key"),
        pytest.param("x: &n val\ny: *n\n", ("y",), False, (2, 4, 2, 6), id="alias of a text has its own place"),
        pytest.param("õäöü: ž\n", ("õäöü",), False, (1, 7, 1, 8), id="letters count one"),
        pytest.param("a: 😀😀 b\n", ("a",), False, (1, 4, 1, 8), id="emoji count one"),
        pytest.param("a: ['😀', b]\n", ("a", 1), False, (1, 10, 1, 11), id="behind an emoji"),
        pytest.param("a: o\u0303 b\nc: d\n", ("a",), False, (1, 4, 1, 8), id="combining sign counts"),
        pytest.param("\ufeffid: a\n", ("id",), True, (1, 1, 1, 3), id="byte order mark takes no column"),
        pytest.param("a: b\r\nc:\r\n  d: e\r\n", ("c", "d"), False, (3, 6, 3, 7), id="CRLF"),
        pytest.param("a: |\r\n  b\r\n\r\nc: d\r\n", ("a",), False, (1, 4, 2, 4), id="CRLF literal block"),
        pytest.param("a: b\rc: d\r", ("c",), False, (2, 4, 2, 5), id="lone CR"),
        pytest.param("a: b\u2028c\nd: e\n", ("d",), False, (2, 4, 2, 5), id="U+2028 is no new line"),
        pytest.param("a: b\u2029c\nd: e\n", ("d",), False, (2, 4, 2, 5), id="U+2029 is no new line"),
        pytest.param("a: b\x85c\nd: e\n", ("d",), False, (2, 4, 2, 5), id="U+0085 is no new line"),
        pytest.param('a: "b\u2028c" \nd: e\n', ("d",), False, (2, 4, 2, 5), id="U+2028 in quotes"),
        pytest.param("a: |\n  b\u2028c\nd: e\n", ("d",), False, (3, 4, 3, 5), id="U+2028 in a block"),
    ],
)
def test_place(source: str, path: Path, key: bool, expected: Span) -> None:
    assert span(source, *path, key=key) == expected


def test_documents_of_one_file_share_its_lines() -> None:
    found = documents("id: a\n---\nid: b\n...\n---\nid: c\n")
    assert [plain(document.root) for document in found if document.root] == [{"id": "a"}, {"id": "b"}, {"id": "c"}]
    assert [document.index for document in found] == [0, 1, 2]
    places = [document.locator.locate(document.root.start, 0)[0] for document in found if document.root]
    assert places == [Position(1, 1), Position(3, 1), Position(6, 1)]


def test_folded_separators_stay_one_value() -> None:
    source = "purpose: esimene\u2028teine\x85kolmas\nid: a\n"
    assert plain(root(source)) == {"purpose": "esimene teine kolmas", "id": "a"}
    assert problems(source) == [("JDL009", "separator", 1), ("JDL009", "separator", 1)]


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        ("", 0, (1, 1)),
        ("ab", 2, (1, 3)),
        ("a\nb", 1, (1, 2)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 2, (1, 3)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb\n\rc", 5, (4, 1)),
        ("a\u2028b", 2, (1, 3)),
        ("a\x0bb\x0cc", 4, (1, 5)),
        ("a\n", 2, (2, 1)),
    ],
)
def test_lines_are_counted_from_the_text(text: str, offset: int, position: tuple[int, int]) -> None:
    assert Lines(text).position(offset) == position
    assert Lines(text).line_start(offset) == offset - position[1] + 1
