"""What every format is rendered with, and how findings are put for machines."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jdlint.core.finding import SEVERITIES, Finding, Position, Severity
from jdlint.core.records import NamedTuple
from jdlint.core.version import PROJECT
from jdlint.reporters.render import Renderer
from jdlint.reporters.style import Style
from jdlint.storage.files import kind_of
from jdlint.storage.stores import DISK, Store
from jdlint.syntax.limits import DEFAULT_LIMITS

_MOST = 64 * 1024 * 1024
_KEPT = 64  # files whose lines are kept: findings come file by file


class Texts:
    """Texts of the files a report speaks of, read again where they are needed; none for what cannot be read."""

    def __init__(self, store: Store = DISK) -> None:
        self._store = store
        self._lines = lru_cache(maxsize=_KEPT)(self._read)
        self._flat = lru_cache(maxsize=_KEPT)(self._read_flat)

    def __call__(self, path: str) -> list[str] | None:
        """Return the lines of a text file."""
        return self._lines(path)

    def paragraph(self, path: str, offset: int) -> tuple[str, int] | None:
        """Return the paragraph of a Word file in which the character at `offset` stands, and its place there."""
        text = self._flat(path)
        if text is None or not 0 <= offset <= len(text):
            return None
        start = text.rfind("\n", 0, offset) + 1
        end = text.find("\n", offset)
        return text[start : len(text) if end < 0 else end], offset - start

    def _bytes(self, path: str) -> bytes | None:
        try:
            return self._store.read(Path(os.path.abspath(path)), _MOST)  # noqa: PTH100
        except (OSError, ValueError):
            return None

    def _read(self, path: str) -> list[str] | None:
        data = self._bytes(path)
        try:
            text = None if data is None else data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return None
        return None if text is None else text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def _read_flat(self, path: str) -> str | None:
        from jdlint.readers.other import OtherReader  # noqa: PLC0415 - only where a report speaks of such a file

        data = self._bytes(path)
        return None if data is None else OtherReader(DEFAULT_LIMITS).read(path, kind_of(Path(path)), data)[0].text


class Printing(NamedTuple):
    """How a report is rendered: language and rulebook, colours, texts for excerpts.

    `prefix` is the folder in which paths start, below the top of the repository: CI services count from there. `levels`
    are the rules that were on, `docs` gives what is written about them.
    """

    renderer: Renderer
    style: Style
    texts: Texts
    prefix: str = ""
    levels: Mapping[str, Severity] = {}
    docs: Callable[[], Mapping[str, Mapping[str, Any]]] = dict

    def located(self, path: str) -> str:
        """Return a path relative to the top of the repository."""
        return posixpath.normpath(posixpath.join(self.prefix, path)) if self.prefix else path


def rule_page(rule: str) -> str | None:
    """Return the address of the page about a rule; a house rule has none."""
    return None if rule.startswith("X") else f"{PROJECT}/blob/main/docs/rules/{rule}.md"


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings by severity, else in their order."""
    return sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))


def first_line(finding: Finding) -> int:
    """Return the line of a finding, 1 where its document has none: most consumers want one."""
    start = finding.site.start
    return 1 if start is None else start.line


def in_bytes(lines: list[str] | None, position: Position) -> int:
    """Return the column of a position, from 1, in bytes of UTF-8."""
    text = lines[position.line - 1] if lines is not None and 0 < position.line <= len(lines) else ""
    return len(text[: position.column - 1].encode("utf-8", "surrogatepass")) + 1 if text else position.column
