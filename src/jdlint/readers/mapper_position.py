"""What a document says of the post itself: title and specialisation, units, whether an official or an employee."""

from __future__ import annotations

import re

from jdlint.readers.blocks import Piece
from jdlint.readers.labels import Labels, letters, resembles
from jdlint.readers.mapper_references import brackets
from jdlint.readers.mapper_requirements import trimmed
from jdlint.readers.tree import Collector, scalar


def read_title(found: Collector, piece: Piece, label: Piece | None, doubt: str | None) -> bool:
    """Put title and, from the brackets after it, specialisation; "(edaspidi …)" is only a short name."""
    title = trimmed(piece)
    special: Piece | None = None
    for begin, end in reversed(brackets(title.text)):
        if begin == 0 or title.text[end:].strip(" ,;."):
            break
        inner = title.cut(begin + 1, end - 1)
        if letters(inner.text).startswith("edaspidi"):
            found.lose(inner, reported=False)
        elif special is None:
            special = inner
        else:
            break
        title = trimmed(title.cut(0, begin))
    if not found.put(("position", "title"), scalar(title), label, doubt):
        return False
    if special is not None:
        found.put(("position", "specialisation"), scalar(special), None, doubt)
    return True


def split_units(piece: Piece, labels: Labels) -> list[Piece]:
    """Cut at commas; "Planeerimise, arenduse ja koostöö osakond" is one unit."""
    nouns = tuple(letters(word) for word in labels.words["unit"])
    out: list[Piece] = []
    held = position = 0
    parts = re.split(r"[,;]", piece.text)
    for i, part in enumerate(parts):
        position += len(part) + 1
        after = parts[i + 1].split() if i + 1 < len(parts) else []
        is_unit = letters(part).endswith(nouns)
        if not is_unit and len(after) > 2 and {"ja", "ning"}.intersection(after[:-1]) and len(part.split()) < 3:
            continue
        out.append(trimmed(piece.cut(held, position - 1)))
        held = position
    return [part for part in out if part.text]


def read_status(found: Collector, piece: Piece, label: Piece | None) -> bool:
    """Put the status where the value says it; any other group is the classification."""
    word = trimmed(piece)
    for status, known in found.labels.lists["status"].items():
        if any(resembles(word.text, name) for name in known):
            return found.put(("status",), scalar(word, status), label)
    return found.put(("position", "classification", "group"), scalar(word), label)
