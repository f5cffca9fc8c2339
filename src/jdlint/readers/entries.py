"""Blocks to entries: the field to which each paragraph and each table row belongs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jdlint.readers import doubts
from jdlint.readers.blocks import Block, Paragraph, Piece, Row, join
from jdlint.readers.columns import split_cells
from jdlint.readers.entry import Entry, above_heading
from jdlint.readers.flow import dangling, ended, lines_of
from jdlint.readers.labels import Labels, Match, number_end
from jdlint.readers.rows import read_row
from jdlint.readers.signs import is_name, is_review, is_signature, names_holder

#: Parts whose text is prose or a list: a label in the middle of a line is hardly meant there.
_LISTS = frozenset({"duties", "rights", "responsibilities", "requirements.competencies", "equipment", "review"})


class Walker:
    """Goes through the blocks once; `entries` is the outcome, `labels_seen` the labels in their standard wording."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self.entries: list[Entry] = [Entry("preamble")]
        self.seen: set[str] = set()
        self.names = 0  # names of persons that were left out
        self._section = 0

    @property
    def current(self) -> Entry:
        return self.entries[-1]

    def walk(self, blocks: Sequence[Block]) -> list[Entry]:
        position = 0
        while position < len(blocks):
            block = blocks[position]
            if isinstance(block, Row):
                position += read_row(self, block, blocks[position + 1] if position + 1 < len(blocks) else None)
            else:
                position = self.paragraph(block, blocks, position)
        return self.entries

    def open(self, match: Match, piece: Piece, *, whole: bool) -> Entry:
        """Begin the field that `match` found in `piece`; `whole` says that the label stands alone."""
        self.seen.add(match.label.text)
        label = piece.cut(match.start, match.end)
        if match.field == "results":
            return self._results(label)
        if match.field == self.current.field == "duties" and not self.current.body:
            return self.current  # the head of the column repeats the heading
        entry = Entry(match.field, label, whole=whole)
        self.entries.append(entry)
        return entry

    def _results(self, label: Piece) -> Entry:
        duties = next((entry for entry in reversed(self.entries) if entry.field == "duties"), None)
        if duties is None:
            duties = Entry("duties", None)
            self.entries.append(duties)
        duties.results = label
        return duties

    # --- paragraphs

    def paragraph(self, line: Paragraph, blocks: Sequence[Block], position: int) -> int:
        """Read `line`, which is `blocks[position]`; return the position of what to read next."""
        text = line.text
        if self.current.field == "signatures" and not self._reopens(text):
            self.current.body.append(line)
            return position + 1
        if line.marker:
            self._go_on(line)
            return position + 1
        if self._signs(text):
            self._drop_names()
            self.entries.append(Entry("signatures", line.piece, whole=True))
            return position + 1
        row = self.labels.row(text)
        if row and all(match.field != "signatures" for match in row):
            return self._heads(row, line.piece, blocks, position + 1)
        match = self.labels.whole(text)
        if match is None and number_end(text):
            match, line, position = self._over_two_lines(line, blocks, position)
        if match is not None and self.takes_whole(match):
            self._note_section(text)
            self.open(match, line.piece, whole=True)
            return position + 1
        return self._value(line, position)

    def _value(self, line: Paragraph, position: int) -> int:
        text = line.text
        match = self.labels.prefix(text)
        if self.current.field == "review" and self.current.body and is_name(text, self.labels):
            self.entries.append(Entry("signatures", line.piece, whole=True))
        elif match is not None and match.rest < len(text) and self._takes_prefix(match, line):
            self.open(match, line.piece, whole=False)
            self.current.body.append(Paragraph(line.piece.cut(match.rest)))
        elif self.current.field != "review" and is_review(text, self.labels):
            self.entries.append(Entry("review"))
            self.current.body.append(line)
        elif self._is_duties_head(text):
            self.entries[-1].results = line.piece
        elif self._is_title_heading(text):
            self.entries.append(Entry("document", line.piece, whole=True))
            self.current.body.append(Paragraph(line.piece.cut(0, text.rstrip().rfind(" "))))
        elif self._is_unknown_heading(line):
            self._note_section(text)
            self.entries.append(Entry("x.unknown"))
            self.current.body.append(line)
        else:
            self._go_on(line)
        return position + 1

    def _go_on(self, line: Paragraph) -> None:
        """Add a paragraph to the field it stands under; what follows a table belongs to none of its cells."""
        if self.current.cell and any(other.text for other in lines_of(self.current.body)):
            self.entries.append(Entry("x.unknown"))
        self.current.body.append(line)

    def _over_two_lines(
        self, line: Paragraph, blocks: Sequence[Block], position: int
    ) -> tuple[Match | None, Paragraph, int]:
        """Try a numbered heading that was broken over two lines."""
        after = blocks[position + 1] if position + 1 < len(blocks) else None
        if not isinstance(after, Paragraph) or after.gap or after.marker:
            return None, line, position
        piece = join([line.piece, after.piece])
        match = self.labels.whole(piece.text)
        return (match, line._replace(piece=piece), position + 1) if match else (None, line, position)

    def takes_whole(self, match: Match) -> bool:
        """Tell whether a line that is a label opens its field: the document's name only at the top."""
        if match.field == "document":
            return above_heading(self.current.field)
        return not (match.cost and self.current.field == "duties" and match.field not in ("results", *self._headings()))

    @staticmethod
    def _headings() -> tuple[str, ...]:
        return ("heading.requirements", "heading.rights_and_responsibilities", "rights", "responsibilities", "review")

    def _takes_prefix(self, match: Match, line: Paragraph) -> bool:
        field = self.current.field
        if match.field == field and not self.current.body:
            return False  # "Eritingimused" above, "Eritingimused määratakse …" below
        if match.field in ("document", "results"):
            return False
        colon = line.text[match.end : match.end + 1] == ":"
        numbered = match.start > 0
        if field in _LISTS and not colon:
            return line.gap > 0 and match.cost == 0 and match.label.words > 1 and field != "duties"
        if (
            colon
            or numbered
            or line.gap
            or line.hard
            or field in self.labels.short
            or above_heading(field)
            or self.current.heading
        ):
            return True
        before = self.current.body[-1] if self.current.body else None
        if match.cost or not isinstance(before, Paragraph):
            return False
        capital = line.text[match.rest :].lstrip()[:1]
        return ended(before.text) or (not dangling(before.text) and (capital.isupper() or capital.isdigit()))

    def _signs(self, text: str) -> bool:
        if above_heading(self.current.field):
            return False
        if self.current.field not in self.labels.short and names_holder(text, self.labels):
            return True
        return is_signature(text, self.labels, labelled=self.current.field != "duties")

    def _drop_names(self) -> None:
        """Take the names above a signature out of the field that happened to stand before them."""
        body = self.current.body
        while body and isinstance(body[-1], Paragraph) and not body[-1].marker and is_name(body[-1].text, self.labels):
            body.pop()
            self.names += 1

    def _reopens(self, text: str) -> bool:
        """Only a numbered heading or the head of another document ends the signatures."""
        match = self.labels.whole(text)
        return match is not None and match.field != "signatures" and number_end(text) > 0

    def _is_duties_head(self, text: str) -> bool:
        """Tell whether `text` heads a duties column beside one of another name: "Tööülesanded  Mõõdikud"."""
        match = self.labels.prefix(re.sub(r"\s{2,}.*$", "", text.strip()))
        return (
            self.current.field == "duties"
            and not self.current.body
            and match is not None
            and match.field == "duties"
            and "  " in text.strip()
        )

    def _is_title_heading(self, text: str) -> bool:
        """Tell whether `text` is the document's heading with the post in front: "Nõustaja ametijuhend"."""
        words = text.split()
        return (
            self.current.field in ("preamble", "approval")
            and 1 < len(words) <= 10
            and (match := self.labels.whole(words[-1].capitalize())) is not None
            and match.field == "document"
        )

    def _is_unknown_heading(self, line: Paragraph) -> bool:
        """Tell whether a line is a heading that goes on counting the sections but has no name we know."""
        text = line.text
        number = re.match(r"\s*(\d{1,2})\.\s+(?=[^\W\d_])", text)
        if not number or not self._section or int(number[1]) != self._section + 1:
            return False
        before = self.current.body[-1] if self.current.body else None
        if not line.gap and isinstance(before, Paragraph) and not ended(before.text):
            return False
        return (
            len(text.split()) <= 8
            and not ended(text)
            and text[number.end()].isupper()
            and self.current.field != "review"
        )

    def _note_section(self, text: str) -> None:
        number = re.match(r"\s*(\d{1,2})\.(?!\d)", text)
        if number:
            self._section = int(number[1])

    # --- rows of labels and table rows

    def _heads(self, row: list[Match], piece: Piece, blocks: Sequence[Block], position: int) -> int:
        """Two or more labels on one line: the values follow below, or the line heads the table of duties."""
        self._note_section(piece.text)
        if any(match.field in ("duties", "results") for match in row):
            for match in row:
                self.open(match, piece, whole=True)
            return position
        below: list[Paragraph] = []
        while position < len(blocks):
            block = blocks[position]
            if not isinstance(block, Paragraph) or self._ends_cells(block):
                break
            below.append(block)
            position += 1
        cells = split_cells(below, len(row))
        for i, match in enumerate(row):
            entry = self.open(match, piece, whole=True)
            entry.columns = True
            if cells is not None:
                entry.body.extend(cells[0][i])
                entry.doubt = doubts.DIVIDED_CELLS if cells[1] else ""
            else:
                entry.field = "x.columns"
        if cells is None:
            self.current.body.extend(below)
        return position

    def _ends_cells(self, line: Paragraph) -> bool:
        if line.marker:
            return True
        text = line.text
        match = self.labels.whole(text) or self.labels.prefix(text)
        return match is not None or bool(self.labels.row(text))
