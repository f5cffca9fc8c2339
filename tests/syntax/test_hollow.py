"""Blank values and empty lists are told by the reader, so that no rule has to walk the tree for them."""

from __future__ import annotations

import pytest

from jdlint.syntax.yaml_reader import read_yaml


@pytest.mark.parametrize(
    ("source", "hollow"),
    [
        ("purpose: Teeb tööd\nrights: [üks]\n", set()),
        ("purpose:\n", {""}),
        ("purpose: ~\n", {""}),
        ('purpose: ""\n', {""}),
        ("purpose: ' '\n", {""}),
        ("purpose: \u00a0\n", {""}),
        ("purpose: |\n\n\nrights: [üks]\n", {""}),
        ("rights: []\n", {"rights"}),
        ("position:\n  unit: []\n  title: Nõunik\n", {"unit"}),
        ("rights: [[]]\n", {""}),
        ("position: {}\n", {""}),
        ("x: &a [üks]\nrights: *a\n", {""}),
    ],
)
def test_what_is_blank(source: str, hollow: set[str]) -> None:
    (document,) = read_yaml("a", source.encode())
    assert document.hollow == frozenset(hollow)
