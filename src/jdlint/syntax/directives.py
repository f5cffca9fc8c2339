"""Suppression comments: ``# jdlint: ignore[DUT001] reason until=2027-03-01 by=hr``.

Forms: `ignore[…]` on the line of a node or alone on the line above it (it covers the whole node),
`disable[…]` … `enable[…]` for a stretch, `file-ignore[…]` for a file. Codes are ids or names, never blank.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from jdlint.core.patterns import regex
from jdlint.core.records import NamedTuple
from jdlint.syntax.lines import Lines
from jdlint.syntax.nodes import Document, Mapping, Problem, Scalar, Sequence, walk

_COMMENT = regex(r"#[ \t]*jdlint:[ \t]*(?P<body>[^\r\n]*)")
_BODY = regex(r"(?P<verb>[a-z-]+)[ \t]*(?:\[(?P<codes>[^\]\r\n]*)\])?[ \t]*(?P<rest>.*)")
_OPTION = regex(r"(?:^|\s)(?P<key>until|by)=(?P<value>\S*)")
_VERBS = frozenset({"ignore", "disable", "enable", "file-ignore"})
_LAST_LINE = 1 << 30
#: Comments of a file, codes of a comment and its characters: opening and closing stretches takes the square of it.
_MOST, _MOST_CODES, _LONGEST = 1000, 50, 2000


class Suppression(NamedTuple):
    """One comment and the lines it covers (both inclusive); `line`, `column` and `end` say where it stands."""

    codes: tuple[str, ...]
    first: int
    last: int
    reason: str | None
    until: str | None
    by: str | None
    line: int
    column: int
    end: int


class Directives(NamedTuple):
    """The suppressions of a file and what is wrong with the comments themselves."""

    suppressions: tuple[Suppression, ...]
    problems: tuple[Problem, ...]


NONE = Directives((), ())


def read_directives(text: str, lines: Lines, documents: list[Document]) -> Directives:
    """Return the suppression comments of a YAML file."""
    if "jdlint:" not in text or "#" not in text:
        return NONE
    comments = list(_COMMENT.finditer(text))
    if not comments:
        return NONE
    return _Reader(text, lines, documents).read(comments)


def node_lines(lines: Lines, documents: list[Document]) -> dict[int, int]:
    """Return for each line on which a node starts the last line of the longest such node."""
    found: dict[int, int] = {}

    def extend(start: int, end: int) -> None:
        line = lines.position(start).line
        found[line] = max(found.get(line, line), lines.position(max(start, end - 1)).line)

    for document in documents:
        for _, node in walk(document.root) if document.root is not None else ():
            if isinstance(node, Mapping):
                for name, key in node.keys.items():
                    extend(key.start, node.values[name].end)
            elif isinstance(node, Sequence):
                for item in node.items:
                    extend(item.start, item.end)
    return dict(sorted(found.items()))


class _Reader:
    def __init__(self, text: str, lines: Lines, documents: list[Document]) -> None:
        self.text = text
        self.lines = lines
        self.scalars: list[tuple[int, int]] = []
        self.problems: list[Problem] = []
        for document in documents:
            if document.root is not None:
                self._measure(document.root)
        self.scalars.sort()
        self.extent = node_lines(lines, documents)
        self.extent_lines = list(self.extent)

    def _in_text(self, offset: int) -> bool:
        """Tell whether `offset` lies in a value; values do not overlap, so the last that begins before it decides."""
        number = bisect_right(self.scalars, (offset, len(self.text) + 1)) - 1
        return number >= 0 and offset < self.scalars[number][1]

    def _measure(self, root: Mapping) -> None:
        for _, node in walk(root):
            if isinstance(node, Scalar):
                start = node.start
                if node.style in ("|", ">"):  # a comment behind the sign is a comment still
                    start = self.lines.next_line(start)
                self.scalars.append((start, node.end))

    def read(self, comments: list[re.Match[str]]) -> Directives:
        found: list[Suppression] = []
        opened: list[Suppression] = []
        if len(comments) > _MOST:
            first = comments[_MOST]
            self.problems.append(Problem("JDL007", first.start(), first.end(), "comments", {"limit": _MOST}))
        for match in comments[:_MOST]:
            start = match.start()
            if self._in_text(start):
                if _BODY.match(match["body"]) and match["body"].split("[")[0].strip() in _VERBS:
                    self.problems.append(Problem("JDL024", start, match.end(), "in-text"))
                continue
            parsed = self._parse(match)
            if parsed is None:
                continue
            verb, suppression = parsed
            if verb == "ignore":
                found.append(self._cover(suppression))
            elif verb == "file-ignore":
                found.append(suppression._replace(first=1, last=_LAST_LINE))
            elif verb == "disable":
                opened.append(suppression)
            else:
                self._enable(suppression, opened, found, match)
        found.extend(item._replace(first=item.line, last=_LAST_LINE) for item in opened)
        found.sort(key=lambda item: (item.line, item.column))
        return Directives(tuple(found), tuple(self.problems))

    def _parse(self, match: re.Match[str]) -> tuple[str, Suppression] | None:
        start, end = match.start(), match.end()
        body = _BODY.match(match["body"])
        if body is None or body["verb"] not in _VERBS:
            verb = match["body"].split("[")[0].split(" ")[0][:30]
            self.problems.append(Problem("JDL024", start, end, "verb", {"verb": verb}))
            return None
        codes = tuple(code.strip() for code in (body["codes"] or "").split(",") if code.strip())
        if len(codes) > _MOST_CODES or end - start > _LONGEST:
            args = {"codes": _MOST_CODES, "limit": _LONGEST}
            self.problems.append(Problem("JDL024", start, end, "long", args))
            return None
        if not codes:
            self.problems.append(Problem("JDL024", start, end, "codes"))
            return None
        options = {option["key"]: option["value"] for option in _OPTION.finditer(body["rest"])}
        reason = _OPTION.sub("", body["rest"]).strip(" \t-–:") or None
        position = self.lines.position(start)
        return body["verb"], Suppression(
            codes=codes,
            first=position.line,
            last=position.line,
            reason=reason,
            until=options.get("until"),
            by=options.get("by"),
            line=position.line,
            column=position.column,
            end=position.column + end - start,
        )

    def _cover(self, suppression: Suppression) -> Suppression:
        """Extend an `ignore` over the node on its line, or over the next node when the comment stands alone."""
        line = suppression.line
        start = self.lines.starts[line - 1]
        if self.text[start : start + suppression.column - 1].strip(" \t-"):
            return suppression._replace(last=self.extent.get(line, line))
        number = bisect_right(self.extent_lines, line)
        following = self.extent_lines[number] if number < len(self.extent_lines) else line
        return suppression._replace(last=self.extent.get(following, following))

    def _enable(
        self, end: Suppression, opened: list[Suppression], found: list[Suppression], match: re.Match[str]
    ) -> None:
        closed = [item for item in opened if set(item.codes) & set(end.codes)]
        if not closed:
            self.problems.append(Problem("JDL024", match.start(), match.end(), "enable"))
        for item in closed:
            opened.remove(item)
            found.append(item._replace(first=item.line, last=end.line))
            rest = tuple(code for code in item.codes if code not in end.codes)
            if rest:
                opened.append(item._replace(codes=rest))
