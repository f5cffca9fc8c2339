"""A field that was found in a document, with what belongs to it."""

from __future__ import annotations

from jdlint.readers.blocks import Block, Piece

_BEFORE = frozenset({"preamble", "approval", "document"})


def above_heading(field: str) -> bool:
    """Tell whether `field` stands above the heading of the document."""
    return field in _BEFORE or field.startswith("approval.")


class Entry:
    """A field that was found: its label, the number and the blocks that follow."""

    __slots__ = ("body", "cell", "columns", "doubt", "field", "grid", "label", "results", "results_column", "whole")

    def __init__(self, field: str, label: Piece | None = None, *, whole: bool = False) -> None:
        self.field = field
        self.label = label
        self.body: list[Block] = []
        self.whole = whole
        #: The value is a cell, however narrow, and not a line of the page.
        self.columns = False
        #: The value is a cell of a table: all its paragraphs belong to it.
        self.cell = False
        #: Why a person should look at the value: one of `doubts`, or nothing.
        self.doubt = ""
        #: The heading of the results column (duties only).
        self.results: Piece | None = None
        #: The column of the table in which results begin, and the number of its columns (duties only).
        self.results_column: tuple[int, int] | None = None
        #: What the columns of the table hold, where its head says so of every one (duties only).
        self.grid: tuple[str, ...] = ()

    @property
    def heading(self) -> bool:
        return self.field.startswith("heading.")
