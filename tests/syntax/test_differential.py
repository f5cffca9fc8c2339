"""ruamel.yaml, which shares no code with libyaml, as the second opinion: what both read, they read alike.

They do not refuse the same texts: ruamel.yaml takes empty keys and line separators, libyaml takes tabs between words.
What is refused is a finding, so that only texts count that both read.
"""

from __future__ import annotations

import warnings
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from tests.syntax.test_properties import PIECES
from tests.syntax.test_usual import texts
from tests.syntax.trees import documents, plain


def second_opinion(source: str) -> list[Any] | None:
    """Return the mappings in `source` as ruamel.yaml reads them, every scalar a text; None where it refuses."""
    with warnings.catch_warnings(action="ignore"):  # an anchor that is used again
        try:
            return [tree for tree in YAML(typ="base", pure=True).load_all(source) if isinstance(tree, dict)]
        except (YAMLError, ValueError, TypeError, AttributeError, IndexError, NotImplementedError):
            return None


def assert_alike(source: str) -> bool:
    """Compare, and tell whether there was something to compare."""
    found = documents(source)
    if any(problem.rule != "JDL010" for document in found for problem in document.problems):
        return False
    expected = second_opinion(source)
    if expected is None:
        return False
    assert [plain(document.root) for document in found if document.root is not None] == expected
    return bool(expected)


@pytest.mark.parametrize("usual", [True, False], ids=["usual", "anything"])
def test_what_both_read_they_read_alike(usual: bool) -> None:
    compared = []

    @given(texts() if usual else st.lists(PIECES, max_size=8).map(lambda pieces: "a: " + "".join(pieces)))
    @settings(max_examples=300)
    def compare(source: str) -> None:
        compared.append(assert_alike(source))

    compare()
    assert sum(compared) > (100 if usual else 5)


def test_a_difference_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.syntax.test_differential.second_opinion", lambda _source: [{"a": "otherwise"}])
    with pytest.raises(AssertionError):
        assert_alike("a: b\n")
