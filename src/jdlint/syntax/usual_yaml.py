"""The YAML that descriptions are usually written in, read without libyaml, in about half the time.

Blocks of keys and dashes, plain and quoted scalars on one line, plain ones that go on below, block scalars, brackets on
one line, comments. The reader knows no errors: whatever is written otherwise, or wrongly, is left to libyaml, so that
there is one truth about YAML. Tests compare both on every text that this one takes.
"""

from __future__ import annotations

from functools import lru_cache

from jdlint.syntax.limits import Limits
from jdlint.syntax.nodes import Mapping, Node, Scalar, Sequence
from jdlint.syntax.usual_flow import read_flow
from jdlint.syntax.usual_lines import Unusual, line_of

# Lines that stand in many files (keys alone, numbers, common values) are taken apart once; longer ones are prose.
_LONGEST = 48
known_line = lru_cache(maxsize=4096)(line_of)


def read_usual(text: str, limits: Limits) -> tuple[Mapping, frozenset[str]] | None:
    """Return the root of the one document that `text` holds and its hollow keys; None where it is not so written.

    What the tree may hold is told in `jdlint.syntax.nodes.Document`. Limits that the length of a text cannot rule out
    are left to the other reader.
    """
    if "\t" in text or "\r" in text or len(text) > min(2 * limits.nodes, limits.scalar_chars):
        return None
    try:
        return _Reader(text, limits.depth).read()
    except Unusual:
        return None


class _Reader:
    """Reads one text; `stack` holds the collections around the current one, with their indentation."""

    def __init__(self, text: str, depth: int) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.depth = depth
        self.stack: list[tuple[int, Mapping | Sequence]] = []
        self.hollow: set[str] = set()

    def read(self) -> tuple[Mapping, frozenset[str]]:  # noqa: PLR0915 - one loop, written out: nearly all the time goes here
        lines, stack, hollow = self.lines, self.stack, self.hollow
        count = len(lines)
        end = 0  # where the last value ends
        number, at, root = self._head()  # `at` is where the next line begins
        top: Mapping | Sequence = root
        level = 0  # the indentation of `top`
        waiting: Scalar | None = None  # a key of `top` whose value has not come yet
        plain: Scalar | None = None  # a plain value that the next line may go on with
        while number < count:
            line = lines[number]
            number += 1
            offset = at
            at += len(line) + 1
            parts = known_line(line) if len(line) <= _LONGEST else line_of(line)
            indent, dash, name, name_kind, name_at, name_end, style, first, last, value, kind, goes_on = parts
            if style == "-":
                plain = None
                continue
            if plain is not None:
                if name is None and not dash and indent > level:
                    if style != "p" or plain.kind != "str" or plain.text.isspace():
                        raise Unusual
                    plain.text += " " + value
                    plain.end = end = offset + last
                    if not goes_on:
                        plain = None
                    continue
                plain = None

            if waiting is not None and indent <= level and not (dash and indent == level):
                end = _leave_empty(top, waiting, hollow)
                waiting = None
            while indent < level or (indent == level and not dash and type(top) is Sequence):
                if waiting is not None or not stack:
                    raise Unusual
                top.end = end
                level, top = stack.pop()
            key = waiting
            if waiting is not None:
                waiting = None
                if name is not None or dash:
                    below: Mapping | Sequence
                    below = Sequence([], offset + indent, 0) if dash else Mapping({}, {}, offset + indent, 0)
                    self._add(top, key, below)
                    self._push(level, top)
                    level, top, key = indent, below, None
            elif indent != level or (name is None and not dash):
                raise Unusual
            if dash:
                if type(top) is not Sequence:
                    raise Unusual
                if name is not None:
                    below = Mapping({}, {}, offset + name_at, 0)
                    top.items.append(below)
                    self._push(level, top)
                    level, top = name_at, below
            elif type(top) is not Mapping:
                raise Unusual
            if name is not None:
                assert type(top) is Mapping
                if name in top.values:
                    raise Unusual
                key = Scalar(name, offset + name_at, offset + name_end, name_kind)
                if not style:
                    top.keys[name] = key
                    top.values[name] = key  # until its value comes: the order of keys is that of the file
                    waiting = key
                    continue
            node: Node
            if style == "p":
                node = Scalar(value, offset + first, offset + last, kind)
                if goes_on:
                    plain = node
                if kind == "null" or value.isspace():
                    hollow.add("")
            elif style in "\"'":
                node = Scalar(value, offset + first, offset + last, "str", style)
                if not value or value.isspace():
                    hollow.add("")
            elif style == "[":
                behind = "" if key is None else key.text
                node = read_flow(line[first:], offset + first, behind, self.depth - len(stack) - 1, hollow)
            else:
                node, number, at = self._block(number, at, offset + first, level, style, value)
            end = node.end
            if type(top) is Sequence:
                top.items.append(node)
            else:
                self._add(top, key, node)
        if waiting is not None:
            end = _leave_empty(top, waiting, hollow)
        for _level, around in (*stack, (level, top)):
            around.end = end
        return root, frozenset(hollow)

    def _head(self) -> tuple[int, int, Mapping]:
        """Return the number of the first line that says something, where it begins, and the root."""
        at = number = 0
        for number, line in enumerate(self.lines):
            if line.startswith("#") or not line or line == "---":
                at += len(line) + 1
                continue
            if line[0] == " ":
                raise Unusual
            return number, at, Mapping({}, {}, at, 0)
        raise Unusual

    def _push(self, level: int, node: Mapping | Sequence) -> None:
        self.stack.append((level, node))
        if len(self.stack) >= self.depth:
            raise Unusual

    def _add(self, node: Mapping | Sequence, key: Scalar | None, value: Node) -> None:
        if key is None or type(node) is not Mapping:
            raise Unusual
        node.keys[key.text] = key
        node.values[key.text] = value

    def _block(
        self, number: int, at: int, start: int, level: int, style: str, chomping: str
    ) -> tuple[Scalar, int, int]:
        """Return a block scalar whose first line has this number, the number of the line behind it, and its offset."""
        lines = self.lines
        first = lines[number] if number < len(lines) else ""
        width = len(first) - len(first.lstrip(" "))
        if width <= level or width == len(first):
            raise Unusual
        margin = " " * width
        text = first[width:]
        blank = 0
        offset = end = at + len(first)
        offset += 1
        number += 1
        while number < len(lines):
            line = lines[number]
            if line.startswith(margin) and line != margin:
                piece = line[width:]
                if piece[0] == " " and (style == ">" or not piece.strip(" ")):
                    raise Unusual
                text += ("\n" * blank or " ") + piece if style == ">" else "\n" * (blank + 1) + piece
                blank = 0
                end = offset + len(line)
            elif not line.strip(" "):
                blank += 1
            else:
                break
            offset += len(line) + 1
            number += 1
        else:
            if end == len(self.text):
                raise Unusual  # the file ends without a line break
        if text.isspace():
            raise Unusual
        end = start + len(self.text[start:end].rstrip())
        return Scalar(text if chomping else text + "\n", start, end, "str", style), number, offset


def _leave_empty(top: Mapping | Sequence, key: Scalar, hollow: set[str]) -> int:
    """Give a key no value and return where it ends."""
    assert type(top) is Mapping
    end = key.end + 1
    top.values[key.text] = Scalar("", end, end, "null")
    hollow.add("")
    return end
