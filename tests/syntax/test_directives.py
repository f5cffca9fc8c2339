"""Suppression comments as they are read: what they cover and what is wrong with them."""

from __future__ import annotations

import pytest

from jdlint.syntax.directives import Directives, Suppression, read_directives
from jdlint.syntax.lines import Lines
from tests.syntax.trees import documents

_END = 1 << 30


def read(source: str) -> Directives:
    found = documents(source)
    lines = found[0].locator
    assert isinstance(lines, Lines)
    return read_directives(lines.text, lines, found)


def only(source: str) -> Suppression:
    found = read(source)
    assert found.problems == ()
    (suppression,) = found.suppressions
    return suppression


@pytest.mark.parametrize(
    ("source", "first", "last"),
    [
        pytest.param("a: 1 # jdlint: ignore[X] r\nb: 2\n", 1, 1, id="on the line"),
        pytest.param("a: 1\n# jdlint: ignore[X] r\nb: 2\nc: 3\n", 2, 3, id="above"),
        pytest.param(
            "# jdlint: ignore[X] r\n\n# note\n\na: 1\nb: 2\n", 1, 5, id="above, with blanks and notes between"
        ),
        pytest.param("# jdlint: ignore[X] r\na:\n  b: 1\n  c: 2\nd: 1\n", 1, 4, id="above covers the whole value"),
        pytest.param("a: # jdlint: ignore[X] r\n  - b\n  - c\nd: 1\n", 1, 3, id="behind a key covers the section"),
        pytest.param("a:\n  b: 1 # jdlint: ignore[X] r\n  c: 2\n", 2, 2, id="first key of a section covers no more"),
        pytest.param("a:\n  - b: 1 # jdlint: ignore[X] r\n    c: 2\n  - b: 3\n", 2, 3, id="item of a list"),
        pytest.param("a:\n  # jdlint: ignore[X] r\n  - b: 1\n    c: 2\n  - b: 3\n", 2, 4, id="above an item"),
        pytest.param("a:\n  - # jdlint: ignore[X] r\n    b: 1\n    c: 2\n  - b: 3\n", 2, 4, id="behind a dash"),
        pytest.param("a: | # jdlint: ignore[X] r\n  b\n  c\nd: 1\n", 1, 3, id="head of a block text"),
        pytest.param("a: {b: 1, # jdlint: ignore[X] r\n  c: 2}\nd: 1\n", 1, 2, id="inside braces"),
        pytest.param("a: 1\n# jdlint: ignore[X] r\n", 2, 2, id="at the end"),
        pytest.param("a: 1\nb: 2\n# jdlint: file-ignore[X] r\n", 1, _END, id="file"),
        pytest.param("a: 1\n# jdlint: disable[X] r\nb: 2\n# jdlint: enable[X]\nc: 3\n", 2, 4, id="stretch"),
        pytest.param("a: 1\n# jdlint: disable[X] r\nb: 2\n", 2, _END, id="stretch without end"),
        pytest.param("a: 1\r\n# jdlint: ignore[X] r\r\nb:\r\n  c: 2\r\n", 2, 4, id="CRLF"),
        pytest.param("a: 1\n---\n# jdlint: ignore[X] r\nb:\n  c: 2\n", 3, 5, id="second document"),
    ],
)
def test_range(source: str, first: int, last: int) -> None:
    found = only(source)
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    ("comment", "codes", "reason", "until", "by"),
    [
        ("ignore[DUT001] reason", ("DUT001",), "reason", None, None),
        ("ignore[DUT001, name-of-rule ,X1] r", ("DUT001", "name-of-rule", "X1"), "r", None, None),
        ("ignore[A] two words until=2027-03-01 by=hr", ("A",), "two words", "2027-03-01", "hr"),
        ("ignore[A] until=2027-03-01", ("A",), None, "2027-03-01", None),
        ("ignore[A] by=hr until=x reason behind", ("A",), "reason behind", "x", "hr"),
        ("ignore[A]", ("A",), None, None, None),
        ("ignore[A] – reason", ("A",), "reason", None, None),
        ("ignore[A]: reason", ("A",), "reason", None, None),
        ("ignore [A] reason", ("A",), "reason", None, None),
        ("ignore[A] põhjendus õäöü", ("A",), "põhjendus õäöü", None, None),
        ("ignore[A] until= reason", ("A",), "reason", "", None),
    ],
)
def test_codes_reason_date_and_author(
    comment: str, codes: tuple[str, ...], reason: str | None, until: str | None, by: str | None
) -> None:
    found = only(f"a: 1 # jdlint: {comment}\n")
    assert (found.codes, found.reason, found.until, found.by) == (codes, reason, until, by)


def test_place_of_the_comment() -> None:
    found = only("id: õ😀 #jdlint:ignore[A] r\n")
    assert (found.line, found.column, found.end) == (1, 8, 27)


def test_enable_ends_only_the_codes_it_names() -> None:
    found = read("# jdlint: disable[A, B] r\na: 1\n# jdlint: enable[A]\nb: 1\n# jdlint: enable[B]\nc: 1\n")
    assert [(item.codes, item.first, item.last) for item in found.suppressions] == [
        (("A", "B"), 1, 3),
        (("B",), 1, 5),
    ]
    assert found.problems == ()


@pytest.mark.parametrize(
    ("source", "message"),
    [
        pytest.param("a: 1 # jdlint: ignore\n", "codes", id="no codes"),
        pytest.param("a: 1 # jdlint: ignore[] reason\n", "codes", id="empty codes"),
        pytest.param("a: 1 # jdlint: ignore[ , ] reason\n", "codes", id="blank codes"),
        pytest.param("a: 1 # jdlint: ingore[A] reason\n", "verb", id="unknown verb"),
        pytest.param("a: 1 # jdlint:\n", "verb", id="no verb"),
        pytest.param("a: 1 # jdlint: IGNORE[A]\n", "verb", id="capitals"),
        pytest.param("a: 1\n# jdlint: enable[A]\n", "enable", id="enable without disable"),
        pytest.param("a: |\n  b\n  # jdlint: ignore[A] r\nb: 1\n", "in-text", id="in a block text"),
        pytest.param("a: 'b # jdlint: ignore[A] r'\n", "in-text", id="in quotes"),
        pytest.param("a: b\n  c#jdlint:ignore[A]\n", "in-text", id="in a plain text"),
    ],
)
def test_a_malformed_comment_is_a_problem_and_suppresses_nothing(source: str, message: str) -> None:
    found = read(source)
    assert found.suppressions == ()
    assert [(problem.rule, problem.message) for problem in found.problems] == [("JDL024", message)]


@pytest.mark.parametrize(
    "source",
    [
        "a: 'see # jdlint: documentation'\n",
        "a: |\n  # jdlint: and so on\n",
        "a: 1 # about jdlint: nothing\n",
        "a: jdlint\n",
        "jdlint: 1\n",
        "a: 1 # jdlint\n",
    ],
)
def test_what_is_no_comment_to_jdlint_is_left_alone(source: str) -> None:
    assert read(source) == ((), ())


def test_a_broken_file_still_has_its_comments() -> None:
    found = read("# jdlint: file-ignore[JDL002] known\na: [b\n")
    assert [item.codes for item in found.suppressions] == [("JDL002",)]


def test_many_comments_beside_many_values_stay_cheap() -> None:
    source = "".join(f"k{n}: v\n" for n in range(9_000)) + "# jdlint: ignore[A] r\n" * 1_000
    assert len(read(source).suppressions) == 1_000


def test_more_comments_or_codes_than_anybody_writes_suppress_nothing_and_are_said() -> None:
    stretches = "# jdlint: disable[A] r\n" * 40_000 + "# jdlint: enable[A]\n" * 40_000
    found = read("id: a\n" + stretches)
    assert len(found.suppressions) == 1_000
    assert [(problem.rule, problem.message) for problem in found.problems] == [("JDL007", "comments")]
    for long in ("ignore[" + "A," * 51 + "] r", "ignore[A] " + "r" * 2_000):
        found = read(f"id: a  # jdlint: {long}\n")
        assert found.suppressions == ()
        assert [(problem.rule, problem.message) for problem in found.problems] == [("JDL024", "long")]
