"""Entries put right after they were found: values stacked below stacked labels, and cells that spilled over a label."""

from __future__ import annotations

from itertools import pairwise

from jdlint.readers import doubts
from jdlint.readers.blocks import Paragraph, Row, join
from jdlint.readers.entry import Entry
from jdlint.readers.flow import begins_low, dangling, depth, ended, paragraphs
from jdlint.readers.labels import Labels
from jdlint.readers.tree import Collector, shortened

_REFERENCES = frozenset({"substitution.substitutes_for", "substitution.substituted_by", "reporting.subordinates"})


def pair_stacked(entries: list[Entry], labels: Labels) -> list[Entry]:
    """Pair labels that stand one below the other with the values below them, where the counts match.

    Where they do not and several values follow three or more labels, nobody can tell which value is whose: the labels
    get none, and the values stay without a field.
    """
    run: list[Entry] = []
    for entry in entries:
        stacked = entry.whole and not entry.heading and entry.field not in ("duties", "document", "signatures")
        if not stacked:
            run = []
            continue
        run.append(entry)
        if entry.body:
            if len(run) > 1:
                _pair(run, labels)
            run = []
    return entries


def _pair(run: list[Entry], labels: Labels) -> None:
    values = paragraphs(run[-1].body)
    short = all(entry.field in labels.short for entry in run)
    if len(values) == 1 and len(values[0].lines) == len(run) and not any(begins_low(x.text) for x in values[0].lines):
        cells = [[Paragraph(line)] for line in values[0].lines]
    elif len(values) == len(run) and (len(run) > 2 or (short and not any(ended(value.text) for value in values))):
        cells = [[Paragraph(value.piece, value.marker, 1)] for value in values]
    elif len(run) > 2 and len(values) > 1 and short:
        for entry in run:
            entry.field = "x.columns"
        return
    else:
        return  # the labels above have no value, the last one has
    for entry, cell in zip(run, cells, strict=True):
        entry.body = [*cell]


def move_spilled(entries: list[Entry], found: Collector) -> dict[int, str]:
    """Move the tail of a list of posts that a scan put below the next label; return the doubts by entry.

    The evidence must be plain: the text below the label begins with a bracket, or like the inside of a sentence after
    a list that was left unfinished, and a proper beginning follows it.
    """
    marks: dict[int, str] = {}
    for before, after in pairwise(entries):
        if (
            before.field not in _REFERENCES
            or after.field in _REFERENCES
            or not before.body
            or after.heading
            or after.cell
        ):
            continue
        lines = [line for line in after.body if not isinstance(line, Row)]
        if len(lines) != len(after.body) or not lines:
            continue
        tail = join([line.piece for line in before.body if not isinstance(line, Row)]).text
        first = lines[0].text
        spilled = first.startswith("(") or (begins_low(first) and (dangling(tail) or depth(tail) > 0))
        count = next(
            (i for i, line in enumerate(lines) if line.text[:1].isupper() and not dangling(lines[i - 1].text)), 0
        )
        if not spilled or not count or any(line.marker for line in lines[:count]):
            continue
        piece = join([line.piece for line in lines[:count]])
        found.report("IMP003", piece, "default", {"text": shortened(piece.text)})
        before.columns = True
        before.body.extend(line._replace(gap=0) for line in lines[:count])
        after.body = list(lines[count:])
        marks[id(before)] = doubts.REJOINED
        marks[id(after)] = doubts.PARTED
    return marks
