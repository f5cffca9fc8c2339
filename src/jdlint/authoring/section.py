"""A list of the organisation file that is written anew: every byte outside of it stays.

Inside, an entry that says the same keeps its text, comments above it included.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from collections.abc import Sequence as Seq

from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.core.records import NamedTuple
from jdlint.engine.organisation import read_organisation
from jdlint.facts.organisation import Organisation
from jdlint.syntax.decode import decode
from jdlint.syntax.limits import DEFAULT_LIMITS
from jdlint.syntax.nodes import Mapping, Node, Scalar, Sequence
from jdlint.syntax.scalars import plain_kind
from jdlint.syntax.yaml_reader import read_yaml

EMPTY = b"jdlint-organisation: 1\n"
_BOM = b"\xef\xbb\xbf"
_PLAIN = re.compile(r"[^\W_](?:[\w .()/+%&–-]*[\w.)%])?")


class Entry(NamedTuple):
    """An entry of the list as it stands: its node, and its text with the comments above it (empty: it has none)."""

    node: Node
    text: str


class Section:
    """The list `key` of an organisation file: the text before and after it, and its entries with theirs."""

    def __init__(self, path: str, data: bytes, key: str) -> None:
        """Read the file. Raises JdlintError where it is broken, or its list cannot be replaced as it is written."""
        self.key = key
        self.path = path
        self.before_all = checked(path, data)
        text, _problems = decode(data, DEFAULT_LIMITS)
        root = read_yaml(path, data)[0].root
        assert text is not None
        assert root is not None
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.indent = 2
        self.entries: list[Entry] = []
        self._bom = _BOM if data.startswith(_BOM) else b""
        self._open = ""  # what must stand before the first entry: the key, where there is none
        self._divide(text, root)

    def _divide(self, text: str, root: Mapping) -> None:
        node = root.get(self.key)
        items = node.items if isinstance(node, Sequence) else []
        if node is None:
            gap = "" if not text or text.endswith("\n") else self.newline
            self._before, self._after = text, ""
            self._open = f"{gap}{self.newline}{self.key}:{self.newline}"
        elif isinstance(node, Sequence) and not node.flow and items:
            start = _line_end(text, root.keys[self.key].end)
            at = start
            for item in items:
                end = _line_end(text, _last(item))
                self.entries.append(Entry(item, text[at:end]))
                at = end
            first = text.rfind("-", start, _first(items[0]))
            self.indent = first - (text.rfind("\n", 0, first) + 1)
            self._before, self._after = text[:start], text[at:]
        elif isinstance(node, Mapping):
            raise self.unusual()
        else:  # empty, or between brackets: the value goes, what stands behind it on its line stays
            self.entries = [Entry(item, "") for item in items]
            start, end = (node.start, node.end) if not isinstance(node, Scalar) or node.text else (node.end, node.end)
            rest = _line_end(text, end)
            self._before, self._after = text[:start].rstrip(" ") + text[end:rest], text[rest:]
        if self._before and not self._before.endswith("\n") and not self._open:
            self._before += self.newline

    def replaced(self, entries: Iterable[str]) -> bytes:
        """Return the whole file with these entries, each as its whole text."""
        parts: list[str] = []
        for entry in entries:
            if parts and not parts[-1].endswith("\n"):
                parts[-1] += self.newline
            parts.append(entry)
        return self._bom + (self._before + self._open + "".join(parts) + self._after).encode("utf-8")

    def written(self, rows: Seq[str]) -> str:
        """Return the text of an entry: its rows, "key: value", those of lists below indented by two."""
        margin = " " * self.indent
        return "".join(f"{margin}{'  ' if number else '- '}{row}{self.newline}" for number, row in enumerate(rows))

    def proven(self, result: bytes) -> Organisation:
        """Return what a new file says; raises JdlintError where anything but this list could have changed."""
        try:
            after = checked(self.path, result)
        except JdlintError:
            raise self.unusual() from None
        before = self.before_all
        same = [unit.name for unit in before.units] == [unit.name for unit in after.units]
        for key in ("staff", "orders"):
            same = same and (key == self.key or len(getattr(before, key)) == len(getattr(after, key)))
        if not same:
            raise self.unusual()
        return after

    def unusual(self) -> JdlintError:
        """Return the error for a file whose list is written in an unusual way."""
        text = _("{path}: the list {key} cannot be replaced as it is written; remove it and run again")
        return JdlintError(text.format(path=self.path, key=self.key))


def checked(path: str, data: bytes) -> Organisation:
    """Return what a file says. Raises JdlintError where YAML or limits do not let it be read as a whole."""
    organisation, judged = read_organisation(path, data, DEFAULT_LIMITS)
    wrong = next((raw for raw in judged.raws if raw.rule.startswith("JDL00") or raw.message == "documents"), None)
    if organisation is None or wrong is not None:
        raw = wrong or judged.raws[0]
        line = raw.site.start.line if raw.site.start else 1
        raise JdlintError(
            _("{path}:{line}: {rule}: correct this first; jdlint check says more").format(
                path=path, line=line, rule=raw.rule
            )
        )
    return organisation


def is_whole(text: str) -> bool:
    """Tell whether the text of an entry holds it; else only comments stand there."""
    return any(line.lstrip().startswith("-") for line in text.splitlines())


def scalar(text: str) -> str:
    """Return a text as YAML on one line, in quotes where it could read as anything else."""
    if _PLAIN.fullmatch(text) and plain_kind(text) == "str":
        return text
    return json.dumps(text, ensure_ascii=False)  # a JSON string is a YAML string


def _line_end(text: str, at: int) -> int:
    """Return where the line that holds `at` ends, its line feed included."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _first(node: Node) -> int:
    return (
        min((key.start for key in node.keys.values()), default=node.start) if isinstance(node, Mapping) else node.start
    )


def _last(node: Node) -> int:
    """Return where the last sign of a node stands; a block of YAML itself ends only where the next thing begins."""
    if isinstance(node, Scalar) or node.flow:
        return max(node.start, node.end - 1)
    if isinstance(node, Mapping):
        ends = [key.end for key in node.keys.values()] + [_last(value) for value in node.values.values()]
    else:
        ends = [_last(item) for item in node.items]
    return max(ends, default=node.start)
