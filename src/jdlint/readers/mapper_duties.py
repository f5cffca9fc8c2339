"""The table of duties and expected results.

In a text a duty begins at its number (N.M); what has a bullet, or stands after a blank line once the duty is finished,
is a result. Table rows of a word processor say by themselves which cell is which. Without a column of results, bullets
are part of the duty.
"""

from __future__ import annotations

import re

from jdlint.readers import doubts
from jdlint.readers.blocks import Block, Paragraph, Piece, Row, join
from jdlint.readers.duty_parts import Duty, Result, node_of, report_mismatch, report_unbulleted, take_back
from jdlint.readers.entry import Entry
from jdlint.readers.flow import begins_low, ended, is_lead, lines_of, paragraphs
from jdlint.readers.mapper_references import is_none
from jdlint.readers.mapper_values import number_scalar
from jdlint.readers.tree import Collector, sequence
from jdlint.syntax.nodes import Node

_NUMBER = re.compile(r"(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\.?)(?![\d.,%–-])")
_SIMPLE = re.compile(r"(\d{1,2}[.)])(?=\s|$)")
_SCANNED = re.compile(r"(\d{1,2}\s?[.,]\s?[\dlIO]{1,2}\s?[.,]?)(?=\s)")
_MISREAD = str.maketrans({"l": "1", "I": "1", "O": "0", ",": "."})


class _Table:
    def __init__(self, found: Collector, entry: Entry) -> None:
        self.found = found
        self.columns = entry.results is not None
        self.grid = entry.grid
        self.duties: list[Duty] = []
        self.results_column = entry.results_column
        self.rows = any(isinstance(block, Row) for block in entry.body)
        texts = [line.text for line in lines_of(entry.body) if not line.marker]
        self.simple = not any(_NUMBER.match(text) for text in texts)
        self.numbered = not self.simple or any(_SIMPLE.match(text) for text in texts)

    def read(self, blocks: list[Block]) -> None:
        before: Block | None = None
        for block in blocks:
            if isinstance(block, Row):
                self._row(block)
                if block.unsure and self.duties:
                    self.duties[-1].doubt = doubts.UNLEVEL_CELLS
            else:
                self._line(block, before if isinstance(before, Paragraph) else None)
            before = block

    # --- lines of a text

    def _line(self, line: Paragraph, before: Paragraph | None) -> None:
        number = None if line.marker else self._number(line, before)
        told = self._told_result(line)
        if told is not None:
            self.columns = True
            self.duties[-1].results.append(Result(told))
        elif number:
            duty = Duty(line.piece.cut(0, number).squeezed(), line.piece.cut(number))
            self.duties.append(duty)
        elif self.rows:
            if not is_lead(line.text):
                self.found.lose(line.piece.squeezed())  # a heading between rows, a remark below the table
        elif not self.numbered:
            self._unnumbered(line)
        elif not self.duties:
            if not is_lead(line.text):
                self.found.lose(line.piece.squeezed())
        else:
            self._continue(self.duties[-1], line)

    def _told_result(self, line: Paragraph) -> Paragraph | None:
        """Return what stands behind a label of the results: "Oodatav tulemus: …" below the duty."""
        match = self.found.labels.prefix(line.text) if self.duties and not line.marker else None
        if match is None or match.field != "results" or line.text[match.end : match.end + 1] != ":":
            return None
        return Paragraph(line.piece.cut(match.rest))

    def _continue(self, duty: Duty, line: Paragraph) -> None:
        if not self.columns:
            duty.lines.append(line.piece)
            if line.marker:  # parts of the duty, or results without a heading: a person must say
                duty.doubt = doubts.UNDIVIDED_DUTY
        elif line.marker:
            duty.results.append(Result(line))
        elif not duty.results:
            if duty.goes_on(line):
                duty.lines.append(line.piece)
            else:
                duty.results.append(Result(line))
        elif duty.displaced and line.gap == 0:
            duty.displaced[-1] = join([duty.displaced[-1], line.piece])
        elif duty.results[-1].goes_on(line):
            duty.results[-1].lines.append(line.piece)
        elif begins_low(line.text) and not begins_low(duty.results[0].lines[0].text):
            duty.displaced.append(line.piece.squeezed())
        else:
            duty.results.append(Result(line))

    def _unnumbered(self, line: Paragraph) -> None:
        """Without numbers a paragraph without bullet is a duty, and bullets below it are results."""
        duty = self.duties[-1] if self.duties else None
        if line.marker and self.columns:
            if duty is None:
                self.found.lose(line.piece.squeezed())
            else:
                duty.results.append(Result(line))
        elif line.marker:
            self.duties.append(Duty(None, line.piece))
        elif duty is not None and duty.results and duty.results[-1].goes_on(line):
            duty.results[-1].lines.append(line.piece)
        elif duty is not None and not duty.results and duty.goes_on(line):
            duty.lines.append(line.piece)
        elif not is_lead(line.text):
            duty = Duty(None, line.piece)
            duty.doubt = doubts.UNNUMBERED_DUTY
            self.duties.append(duty)

    def _number(self, line: Paragraph, before: Paragraph | None) -> int:
        """Return where the duty number at the beginning of `line` ends; 0 where it begins no duty."""
        text = line.text
        expected = self._expected()
        plain = (_SIMPLE if self.simple else _NUMBER).match(text)
        if plain:
            if self._fits(plain[1], expected, text[plain.end() :].lstrip(), line, before):
                return plain.end()
            return 0
        scanned = _SCANNED.match(text) if not self.simple else None
        if scanned and expected and scanned[1].translate(_MISREAD).replace(" ", "").rstrip(".") == expected:
            return scanned.end()
        return 0

    def _expected(self) -> str:
        last = next((d.number.text for d in reversed(self.duties) if d.number is not None), "")
        last = last.translate(_MISREAD).replace(" ", "")
        parts = [int(part) for part in re.findall(r"\d+", last)]
        return ".".join(map(str, [*parts[:-1], parts[-1] + 1])) if parts else ""

    @staticmethod
    def _fits(number: str, expected: str, rest: str, line: Paragraph, before: Paragraph | None) -> bool:
        """Tell whether `number` begins a duty: the next one always, any other only where a paragraph may begin."""
        if not expected or number.rstrip(".)") == expected:
            return True
        begins = line.gap > 0 or before is None or ended(before.text)
        return begins and (not rest or not rest[:1].islower())

    # --- rows of a table

    def _row(self, row: Row) -> None:
        if self.grid and len(row.cells) == len(self.grid):
            self._columns(dict(zip(self.grid, row.cells, strict=True)))
            return
        left, right = self._divide(row)
        if sum(self._begins(line) for cell in left for line in cell) > 1:
            self._unpaired(left, right)
            return
        pieces = [join([line.piece for line in cell]) for cell in left]
        if not pieces:
            results = self._results(right)
            if self.duties:  # the duty's cell is empty or merged with the one above: its row goes on
                self.duties[-1].results.extend(results)
            else:
                for result in results:
                    self.found.lose(join(result.lines))
            return
        match, marker = _NUMBER.match(pieces[0].text) or _SIMPLE.match(pieces[0].text), left[0][0].marker
        number = pieces[0].cut(0, match.end()) if match else None
        if number is None and _SIMPLE.fullmatch(marker):  # "1)"
            number = Piece(marker, pieces[0].start, pieces[0].start)
        if match:
            pieces[0] = pieces[0].cut(match.end())
        duty = Duty(number, join(pieces))
        duty.results = self._results(right)
        if not duty.results and any(i >= (self.results_column or (1, 0))[0] for i in row.continued):
            shared = next((before for before in reversed(self.duties) if before.results), duty)
            shared.shared = True
        self.duties.append(duty)

    def _columns(self, cells: dict[str, list[Paragraph]]) -> None:
        """Read a row whose columns all have a head."""
        number, first, share = (
            join([line.piece for line in cells.get(field, [])])
            for field in ("column.number", "duties", "column.time_share")
        )
        if number.text or first.text or not self.duties:
            self.duties.append(Duty(number if number.text else None, first))
            self.duties[-1].share = number_scalar(share)
            if share.text and self.duties[-1].share is None:
                self.found.lose(share)
        self.duties[-1].results.extend(self._results([cells.get("results", [])]))

    @staticmethod
    def _begins(line: Paragraph) -> bool:
        return line.hard and not line.marker and bool(_NUMBER.match(line.text) or _SIMPLE.match(line.text))

    def _unpaired(self, left: list[list[Paragraph]], right: list[list[Paragraph]]) -> None:
        """Read one row that holds several duties: which result is whose cannot be told, so none is given to any."""
        first = len(self.duties)
        for line in (line for cell in left for line in cell if line.text):
            match = _NUMBER.match(line.text) or _SIMPLE.match(line.text)
            if match and self._begins(line):
                self.duties.append(Duty(line.piece.cut(0, match.end()), line.piece.cut(match.end())))
            elif self.duties:
                self.duties[-1].lines.append(line.piece)
            else:
                self.found.lose(line.piece)
        report_mismatch(self.found, self.duties[first:], self._results(right))

    def _divide(self, row: Row) -> tuple[list[list[Paragraph]], list[list[Paragraph]]]:
        """Return the cells of the duty and those of the results that say something.

        Where no heading says in which column the results begin, the first cell is the duty, or its number alone.
        """
        filled = [(i, cell) for i, cell in enumerate(row.cells) if any(line.text for line in cell)]
        at, columns = self.results_column or (0, 0)
        if columns != len(row.cells):  # no heading says so, or the table was put together from several
            first = join([line.piece for line in filled[0][1]]).text if filled else ""
            count = 2 if _NUMBER.fullmatch(first) or _SIMPLE.fullmatch(first) else 1
            if (
                filled
                and self.duties
                and any(cell or i in row.continued for i, cell in enumerate(row.cells[: filled[0][0]]))
            ):
                count = 0
            at = filled[count][0] if count < len(filled) else len(row.cells)
        return [cell for i, cell in filled if i < at], [cell for i, cell in filled if i >= at]

    @staticmethod
    def _results(cells: list[list[Paragraph]]) -> list[Result]:
        out: list[Result] = []
        for para in paragraphs([line for cell in cells for line in cell if line.text]):
            lines = list(para.lines)
            number = _NUMBER.match(lines[0].text) or _SIMPLE.match(lines[0].text)
            if number and lines[0].text[number.end() :].lstrip()[:1].isupper():
                lines[0] = lines[0].cut(number.end())  # the number of the list, not of a duty
            result = Result(Paragraph(lines[0], para.marker))
            result.lines.extend(lines[1:])
            out.append(result)
        return out


def read_duties(found: Collector, entry: Entry) -> None:
    """Put the duties of `entry`; report displaced words and results without a bullet."""
    only = entry.body[0] if len(entry.body) == 1 else None
    if isinstance(only, Paragraph) and not only.marker and is_none(only.text, found.labels):
        found.put(("duties",), sequence([], only.piece), entry.label)
        return
    table = _Table(found, entry)
    table.read(entry.body)
    if table.columns:
        report_mismatch(found, table.duties, take_back(table.duties))
    nodes: list[Node] = []
    first = found.count(("duties",))
    # where most cells have no bullets (a scan loses them), a result without one tells nothing
    cells = [any(result.marked for result in duty.results) for duty in table.duties if duty.results]
    bullets = 2 * sum(cells) > len(cells)
    for i, duty in enumerate(table.duties):
        nodes.append(node_of(found, duty, first + i, columns=table.columns))
        if bullets:
            report_unbulleted(found, duty, first + i)
    place = entry.label or (join([]) if not table.duties else join(table.duties[0].lines))
    found.put(("duties",), sequence(nodes, place), entry.label)
