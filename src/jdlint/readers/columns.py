"""Values under a row of labels: as many cells as labels, or nothing. Never a guess."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from jdlint.readers.blocks import Paragraph, Piece
from jdlint.readers.flow import begins_low, dangling, depth, ended

_WIDE = re.compile(r"\s{2,}")
_NONE = frozenset({"-", "–", "—"})
_CONJUNCTIONS = frozenset({"ja", "või", "ning", "ega", "sh"})

Cell = list[Paragraph]


def split_cells(lines: Sequence[Paragraph], count: int) -> tuple[list[Cell], bool] | None:
    """Return `count` cells and whether a line was cut for them; None where the lines do not say how they fall."""
    groups: list[Cell] = []
    for line in lines:
        if groups and line.gap == 0:
            groups[-1].append(line)
        else:
            groups.append([line])
    if len(groups) > count:
        groups = _merged(groups)
    if len(groups) == count:
        return groups, False
    for stacks in (groups, _stacks(groups)):
        if len(stacks) == count:
            return stacks, True
        if not stacks or len(stacks) > count:
            return None
        for cut in (_wide, _equal, _capitals):
            parts = [cut(stack, count - len(stacks) + 1) for stack in stacks]
            cells = [cell for part in parts for cell in part]
            if len(cells) == count:
                return cells, True
    return None


def _stacks(groups: list[Cell]) -> list[Cell]:
    """Cut groups before lines that begin with a capital although the line before does not want to go on."""
    out: list[Cell] = []
    for group in groups:
        level = 0
        for i, line in enumerate(group):
            first = line.text[:1]
            new = (first.isupper() or line.text.strip() in _NONE) and level == 0 and not dangling(group[i - 1].text)
            if i == 0 or new:
                out.append([line])
            else:
                out[-1].append(line)
            level = max(0, level + line.text.count("(") - line.text.count(")"))
    return out


def _merged(groups: list[Cell]) -> list[Cell]:
    """Put groups together that a blank line broke apart inside a sentence or a bracket."""
    out: list[Cell] = []
    for group in groups:
        before = out[-1][-1].text if out else ""
        whole = " ".join(line.text for line in out[-1]) if out else ""
        if out and not ended(before) and (begins_low(group[0].text) or dangling(before) or depth(whole)):
            out[-1].extend(group)
        else:
            out.append(list(group))
    return out


def _wide(group: Cell, _most: int) -> list[Cell]:
    """Cut at two or more blanks; what is wrapped below belongs to the last cell of the line."""
    return _cut(group, [match.end() for match in _WIDE.finditer(group[0].text.rstrip())])


def _equal(group: Cell, most: int) -> list[Cell]:
    """Cut one value that is repeated: "Talitusejuht Talitusejuht Talitusejuht"."""
    words = list(re.finditer(r"\S+", group[0].text))
    if len(group) != 1 or most < 2 or not words or len(words) % most:
        return [group]
    size = len(words) // most
    texts = [word.group() for word in words]
    if any(texts[i] != texts[i % size] for i in range(len(texts))):
        return [group]
    return _cut(group, [words[i].start() for i in range(size, len(words), size)])


def _capitals(group: Cell, _most: int) -> list[Cell]:
    """Cut before a capital, unless a comma, a conjunction or an open bracket stands before it, and at lone dashes."""
    text = group[0].text
    cuts: list[int] = []
    before = ""
    open_brackets = 0
    for word in re.finditer(r"\S+", text):
        token = word.group()
        new = (token[:1].isupper() or token in _NONE or token[:1] == "(") if before else False
        if before in _NONE:
            new = True
        elif token[:1] == "(" or open_brackets or before.endswith((",", "-", "/", "(")) or before in _CONJUNCTIONS:
            new = token in _NONE and not open_brackets
        if new:
            cuts.append(word.start())
        open_brackets = max(0, open_brackets + token.count("(") - token.count(")"))
        before = token
    return _cut(group, cuts)


def _cut(group: Cell, cuts: Sequence[int]) -> list[Cell]:
    if not cuts:
        return [group]
    line = group[0]
    bounds = [0, *cuts, len(line.text)]
    pieces: list[Piece] = [line.piece.cut(a, b) for a, b in pairwise(bounds)]
    out: list[Cell] = [[Paragraph(piece, gap=1)] for piece in pieces if piece.text]
    out[-1].extend(group[1:])
    return out
