"""Plain scalars under the YAML 1.2 core schema."""

from __future__ import annotations

import pytest

from jdlint.syntax.nodes import Kind, Scalar
from jdlint.syntax.scalars import plain_kind
from jdlint.syntax.structure import number
from tests.syntax.trees import problems, root

_KINDS: dict[Kind, tuple[str, ...]] = {
    "null": ("", "~", "null", "Null", "NULL"),
    "bool": ("true", "True", "TRUE", "false", "False", "FALSE"),
    "int": ("0", "-1", "+7", "012", "0o7", "0x1F", "9" * 5000),
    "float": ("1.0", "2.10", "-0.5", ".5", "1.", "1e3", "1E-3", "+1.5e+10", ".inf", "-.INF", "+.Inf", ".nan", ".NaN"),
    "str": (
        *("no", "No", "yes", "on", "off", "y", "n", "tRUE", "nULL", "none"),
        *("12:30", "1:20:30", "2026-01-31", "2026-02-30", "2026-01-31T10:00:00Z", "07.01.2026"),
        *(
            "0b1",
            "0o8",
            "0xG",
            "1_000",
            "+0x1",
            "-0o7",
            "0X1F",
            "1.2.3",
            "+",
            "-",
            ".",
            "..",
            "e3",
            "1e",
            "inf",
            "+.nan",
        ),
        *("٣", "１", "C1", "1 a", "٫5"),
    ),
}


@pytest.mark.parametrize(
    ("text", "kind"), [(text, kind) for kind, texts in _KINDS.items() for text in texts], ids=lambda value: value[:24]
)
def test_kind(text: str, kind: Kind) -> None:
    assert plain_kind(text) == kind


@pytest.mark.parametrize("quoted", ['"1"', "'true'", '"null"', "|\n  12", ">-\n  2.5", "! 1", "!!str 1", "!!str"])
def test_quoted_and_tagged_text_is_text(quoted: str) -> None:
    node = root(f"a: {quoted}\n").values["a"]
    assert isinstance(node, Scalar)
    assert node.kind == "str"


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("!!int 12", "int"),
        ('!!int "12"', "int"),
        ("!!float 1.5", "float"),
        ("!!float 1", "float"),
        ("!!bool true", "bool"),
        ("!!null ~", "null"),
        ("!<tag:yaml.org,2002:int> 3", "int"),
    ],
)
def test_core_tags_are_read(value: str, kind: Kind) -> None:
    node = root(f"a: {value}\n").values["a"]
    assert isinstance(node, Scalar)
    assert node.kind == kind
    assert problems(f"a: {value}\n") == []


def test_a_number_of_five_thousand_digits_is_a_number_as_written() -> None:
    node = root("a: " + "7" * 5000).values["a"]
    assert isinstance(node, Scalar)
    assert (len(node.text), node.kind) == (5000, "int")
    assert number(node.text) == float("inf")
