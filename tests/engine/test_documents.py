"""Files that are read again for what is shown: the last ones are kept, and no more of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdlint.engine.documents import Documents
from jdlint.storage.files import Candidate
from jdlint.syntax.yaml_reader import read_yaml


@pytest.fixture
def fetched() -> list[str]:
    return []


@pytest.fixture
def documents(fetched: list[str], monkeypatch: pytest.MonkeyPatch) -> Documents:
    monkeypatch.setattr("jdlint.engine.documents._MOST", 3)

    def fetch(key: str) -> bytes:
        fetched.append(key)
        return f"jdlint: 1\nid: {key}\n".encode()

    candidates = {key: Candidate(Path(key), "yaml", sniff=False) for key in "abcdef"}
    return Documents(lambda key, _kind, data: read_yaml(key, data), fetch, candidates, {})


def test_a_file_that_was_asked_for_last_is_not_read_again(documents: Documents, fetched: list[str]) -> None:
    for key in "abcabca":
        assert [document.path for document in documents.file(key)] == [key]
    assert fetched == ["a", "b", "c"]


def test_the_file_that_was_asked_for_longest_ago_makes_room(documents: Documents, fetched: list[str]) -> None:
    for key in "abcadacb":
        assert [document.path for document in documents.file(key)] == [key]
    assert fetched == ["a", "b", "c", "d", "b"]  # a was asked for again before d came, b was not
    assert len(documents._read) == 3


def test_a_file_that_is_not_there_is_remembered_too(documents: Documents, fetched: list[str]) -> None:
    assert documents.file("z") == []
    assert documents.file("z") == []
    assert fetched == []
