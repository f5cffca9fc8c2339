"""What a coverage-guided fuzzer runs: bytes to a reader and all document rules; anything raised is a fault."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from fuzz.kinds import KINDS
from jdlint.config.settings import Settings
from jdlint.core.errors import JdlintError
from jdlint.engine.judge import Judge
from jdlint.engine.options import contexts
from jdlint.readers.house_labels import read_house_labels
from jdlint.rulebook.index import load_rulebook
from jdlint.syntax.limits import DEFAULT_LIMITS
from jdlint.syntax.nodes import SourceKind, walk
from tests.helpers import AS_OF
from tests.readers.office.packages import docx
from tests.readers.office.test_word_descriptions import TABLES_2024


@cache
def _judge() -> Judge:
    book, settings = load_rulebook(()), Settings()
    return Judge(book, contexts(book, settings, dt.date.fromisoformat(AS_OF)), settings.limits, list(book.rules))


def _judged(kind: SourceKind, data: bytes) -> None:
    """Read and judge; every place lies in the text, and no rule crashes."""
    judge = _judge()
    documents, _directives = judge.read("x", kind, data)
    assert documents
    for document in documents:
        assert document.root is not None or document.problems
        places = [(problem.start, problem.end) for problem in document.problems]
        if document.root is not None:
            places += [(node.start, node.end) for _path, node in walk(document.root)]
        assert all(0 <= start <= end <= len(document.text) + 1 for start, end in places)
    for raw in judge.judge("x", kind, data).raws:
        assert raw.rule != "JDL001", raw


def _yaml(data: bytes) -> None:
    _judged("yaml", data)


def _text(data: bytes) -> None:
    _judged("text", data)


def _docx(data: bytes) -> None:
    """Take bytes that are no package for the body of a Word file, so that more than the unpacking is reached."""
    _judged("docx", data if data[:2] == b"PK" else docx(data.decode("utf-8", "replace")))


def _labels(data: bytes) -> None:
    with contextlib.suppress(JdlintError):  # the one sentence
        read_house_labels("labels.yaml", data, DEFAULT_LIMITS)


class Target(NamedTuple):
    """A function that must take any bytes, what to begin with, and what to put in here and there."""

    run: Callable[[bytes], None]
    seeds: Callable[[], Sequence[bytes]]
    words: tuple[bytes, ...]


def _of_kind(name: str) -> Callable[[], Sequence[bytes]]:
    import tempfile
    from pathlib import Path

    def seeds() -> Sequence[bytes]:
        with tempfile.TemporaryDirectory() as folder:
            return [data for _place, data in KINDS[name].prepare(Path(folder))]

    return seeds


TARGETS = {
    "yaml": Target(_yaml, _of_kind("YAML"), KINDS["YAML"].words),
    "text": Target(_text, _of_kind("text"), KINDS["text"].words),
    "docx": Target(_docx, lambda: [TABLES_2024.encode(), *_of_kind("docx")()], KINDS["docx"].words),
    "labels": Target(
        _labels,
        lambda: [b"jdlint-labels: 1\nlabels:\n  duties: [Loetelu]\n  purpose: Eesmark\n"],
        KINDS["YAML"].words,
    ),
}
