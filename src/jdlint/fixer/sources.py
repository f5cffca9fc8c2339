"""A file that is fixed: read once, checked to be what was judged, and proven after the splices."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

from jdlint.core.finding import Operation
from jdlint.core.records import NamedTuple
from jdlint.core.text import digest as text_digest
from jdlint.fixer.expected import said
from jdlint.fixer.operations import Parts, merged, spliced, splices_of
from jdlint.fixer.places import Splice
from jdlint.storage.files import read_named
from jdlint.syntax.limits import Limits
from jdlint.syntax.nodes import Document
from jdlint.syntax.yaml_reader import read_yaml

_BOM = "\ufeff"


class Source(NamedTuple):
    """A file as it is: its bytes, and its documents."""

    path: str
    before: bytes
    documents: list[Document]

    @property
    def digest(self) -> str:
        """The digest of the text that splices count in."""
        return text_digest(self.documents[0].text)

    def document(self, number: int) -> Document | None:
        return self.documents[number] if number < len(self.documents) else None

    def splices(self, parts: Parts) -> list[Splice] | None:
        """Return the splices that make `parts`; None where one operation cannot be made."""
        found: list[Splice] = []
        for number, operations in parts:
            document = self.document(number)
            splices = None if document is None else splices_of(document, operations)
            if splices is None:
                return None
            found += splices
        return found

    def fixed(self, parts: Parts, limits: Limits) -> bytes | None:
        """Return the file after `parts`, which may name a document several times; None where that is not proven.

        Proven is what reads as the same documents without a new problem, says what the operations ask for, and else
        what it said before.
        """
        once = merged(parts)
        splices = self.splices(once)
        if splices is None:
            return None
        text = self.before.decode("utf-8")
        mark = _BOM if text.startswith(_BOM) else ""
        after = (mark + spliced(text.removeprefix(_BOM), splices)).encode("utf-8")
        return after if _is_proven(self.documents, read_yaml("", after, limits), dict(once)) else None


def read_source(path: str, limits: Limits) -> Source:
    """Read a file that shall be fixed. Raises JdlintError."""
    before = read_named(Path(path), limits.file_bytes)
    return Source(path, before, read_yaml(path, before, limits))


def identity(path: str) -> str:
    """Return what a file is called whatever links lead to it."""
    return os.path.realpath(path)


def _is_proven(old: list[Document], new: list[Document], parts: dict[int, tuple[Operation, ...]]) -> bool:
    if len(old) != len(new) or _problems(new) - _problems(old):
        return False
    for number, (before, after) in enumerate(zip(old, new, strict=True)):
        if before.root is None or after.root is None:
            if before.root is not after.root:
                return False
        elif said(after.root) != said(before.root, parts.get(number, ())):
            return False
    return True


def _problems(documents: list[Document]) -> Counter[str]:
    return Counter(problem.rule for document in documents for problem in document.problems)
