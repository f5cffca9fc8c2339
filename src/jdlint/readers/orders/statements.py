"""The blocks of an order to statements: a numbered point, a paragraph, or a row of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jdlint.core.records import NamedTuple
from jdlint.readers.acts import WORD
from jdlint.readers.blocks import Block, Piece, Row, join
from jdlint.readers.flow import ended
from jdlint.readers.labels import Labels, letters, number_end

_WRAPPED = 40  # a shorter line was ended by its author, not by the margin
_NO_CELLS: tuple[Piece, ...] = ()


class Statement(NamedTuple):
    """A stretch of an order that says one thing; `cells` are those of a table row."""

    piece: Piece
    cells: Sequence[Piece] = _NO_CELLS


class OrderWords:
    """The words by which an order is understood (`order` in labels.yaml)."""

    def __init__(self, labels: Labels) -> None:
        self._kinds = {kind: frozenset(map(letters, words)) for kind, words in labels.lists["order"].items()}

    def at(self, kind: str, text: str) -> int | None:
        """Return where the first word of a kind begins."""
        known = self._kinds[kind]
        return next((word.start() for word in WORD.finditer(text) if letters(word.group()) in known), None)

    def says(self, kind: str, text: str) -> bool:
        return self.at(kind, text) is not None

    def is_one(self, kind: str, word: str) -> bool:
        return letters(word) in self._kinds[kind]


def _begins(block: Block, before: str) -> bool:
    """Tell whether a block begins a statement of its own; `before` is the line above it."""
    if isinstance(block, Row) or block.hard or block.gap or block.marker or number_end(block.text):
        return True
    return block.text[:1].isupper() and (ended(before) or len(before.strip()) < _WRAPPED)


def statements(blocks: Sequence[Block]) -> Iterator[Statement]:
    """Yield what an order says, point by point; a line of a text file goes on in the next unless that is blank."""
    held: list[Piece] = []
    for block in blocks:
        if held and _begins(block, held[-1].text):
            yield Statement(join(held))
            held = []
        if isinstance(block, Row):
            cells = [join([line.piece for line in cell]) for cell in block.cells if any(line.text for line in cell)]
            if cells:
                yield Statement(join(cells), cells)
        elif block.text:
            held.append(block.piece)
    if held:
        yield Statement(join(held))
