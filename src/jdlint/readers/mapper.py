"""Blocks to the node tree of a description: the only part of the readers that knows job descriptions.

Nothing is guessed and nothing dropped: what finds no field is kept as unplaced text, what took a decision is marked
uncertain. Page furniture, signatures and the names of persons are left out on purpose.
"""

from __future__ import annotations

from collections.abc import Sequence as Seq

from jdlint.core.paths import Path
from jdlint.core.records import NamedTuple
from jdlint.readers import doubts
from jdlint.readers.blocks import Block, Paragraph, Piece, join
from jdlint.readers.entries import Walker
from jdlint.readers.entry import Entry
from jdlint.readers.flow import begins_low, dangling, ended, lines_of, paragraphs, stray
from jdlint.readers.labels import Labels, load_labels, number_end, section_number
from jdlint.readers.mapper_approval import contract_annex, is_head, read_head, read_preamble
from jdlint.readers.mapper_duties import read_duties
from jdlint.readers.mapper_languages import read_languages
from jdlint.readers.mapper_position import read_status, read_title, split_units
from jdlint.readers.mapper_references import is_none, reference, references
from jdlint.readers.mapper_requirements import read_competencies, read_experience, read_list, read_traits, trimmed
from jdlint.readers.mapper_review import read_review
from jdlint.readers.mapper_statements import read_statement
from jdlint.readers.mapper_values import read_value
from jdlint.readers.signs import is_name
from jdlint.readers.spill import move_spilled, pair_stacked
from jdlint.readers.tree import Collector, scalar, sequence
from jdlint.syntax.nodes import Mapping, Node, Problem, Scalar

_ITEMS = frozenset({"unit", "subordinates", "substitutes_for", "substituted_by"})
_LISTS = frozenset(
    {"languages", "knowledge_and_skills", "competencies", "traits", "rights", "responsibilities", "equipment"}
)
_WRAPPED = 40  # a shorter line was ended by its author, not by the margin


class Mapped(NamedTuple):
    """What the mapper makes of the blocks of one description."""

    root: Mapping
    problems: list[Problem]
    unplaced: list[Scalar]
    uncertain: dict[Path, str]
    template: str
    headings: list[Scalar]
    personal: int


def map_blocks(blocks: Seq[Block], start: int, end: int, labels: Labels | None = None) -> Mapped:
    """Return the tree for `blocks`, which stand between the places `start` and `end`; `labels` None: those shipped."""
    labels = labels or load_labels()
    walker = Walker(labels)
    found = Collector(labels)
    entries = pair_stacked(walker.walk(blocks), labels)
    marks = move_spilled(entries, found)
    mapper = _Mapper(found, marks, titled=any(entry.field == "position.title" for entry in entries))
    for entry in entries:
        mapper.take(entry)
    template = next((name for name, seen in labels.templates.items() if walker.seen.intersection(seen)), "generic")
    found.problems.sort(key=lambda problem: (problem.start, problem.rule))
    found.unplaced.sort(key=lambda node: node.start)
    found.personal += walker.names
    root = found.root(start, end)
    return Mapped(root, found.problems, found.unplaced, found.uncertain, template, found.headings, found.personal)


class _Mapper:
    def __init__(self, found: Collector, marks: dict[int, str], *, titled: bool) -> None:
        self.found = found
        self.titled = titled
        self.labels = found.labels
        self.marks = marks

    def take(self, entry: Entry) -> None:
        field = entry.field
        path = tuple(field.split("."))
        if field in ("signatures", "person"):
            self.found.personal += 1
            return
        if field in ("preamble", "document", "approval"):
            self._head(entry)
        elif entry.heading or path[0] == "x":
            self._stray(entry)
        elif field == "duties":
            read_duties(self.found, entry)
        elif not any(line.text for line in lines_of(entry.body)):
            if entry.label is not None:
                self.found.put(path, Scalar("", entry.label.end, entry.label.end), entry.label)
        elif field in self.labels.kinds:
            read_value(self.found, entry, path, self.labels.kinds[field])
        elif field in self.labels.short:
            self._short(entry, path)
        else:
            self._long(entry, path)
        doubt = self.marks.get(id(entry), entry.doubt)
        if doubt and self.found.has(path):
            self.found.uncertain[path] = doubt

    # --- head and headings

    def _head(self, entry: Entry) -> None:
        if entry.field == "preamble":
            read_preamble(self.found, entry.body)
            return
        lines = lines_of(entry.body)
        if entry.field == "approval":
            block = next(
                (i for i, line in enumerate(lines) if i and line.gap and not is_head(line, self.found)), len(lines)
            )
            read_head(self.found, lines[:block], entry.label)
            lines = lines[block:]
        elif lines and not self.titled and len(lines[0].text.split()) <= 8 and not ended(lines[0].text):
            # "Nõustaja ametijuhend", or the post on the line below the heading
            read_title(self.found, lines[0].piece.squeezed(), None, doubts.TITLE_FROM_HEADING)
            self.titled = True
            lines = lines[1:]
        for para in paragraphs(lines):
            line = Paragraph(para.piece)
            if not contract_annex(self.found, line):
                self.found.lose(para.piece)

    def _stray(self, entry: Entry) -> None:
        """Keep text below a heading or a label that the format has no field for."""
        if entry.field == "x.unknown":
            lines = [entry.label] if entry.label is not None else [line.piece for line in lines_of(entry.body)[:1]]
            short = (piece for piece in lines if 0 < len(piece.text.split()) <= 8 and not ended(piece.text))
            self.found.headings += map(scalar, short)
        known = entry.field.startswith("x.") and entry.field not in ("x.unknown", "x.columns")
        for para in paragraphs(entry.body):
            self.found.lose(para.piece, reported=not known)

    # --- one line, or a few

    def _short(self, entry: Entry, path: tuple[str, ...]) -> None:
        paras = paragraphs(entry.body)
        if path[-1] in _ITEMS and all(para.marker for para in paras):
            self._items(entry, path, [para.piece for para in paras])
            return
        piece, rest = self._value(entry)
        if not self._put_short(path, piece, entry.label):
            self.found.lose(piece)
        for more in rest:
            # in a cell each paragraph may name another unit or post
            if not (entry.cell and path[-1] in _ITEMS and self._put_short(path, more, None)):
                self.found.lose(more)

    def _items(self, entry: Entry, path: tuple[str, ...], pieces: list[Piece]) -> None:
        """Put units or posts that stand in items: one each, whatever commas they hold."""
        nodes: list[Node] = []
        for piece in pieces:
            if path[-1] == "unit":
                nodes.append(scalar(piece))
            elif is_name(piece.text, self.labels):
                self._person(piece)
            else:
                nodes.append(reference(piece, self.labels))
        self.found.put(path, sequence(nodes, pieces[0]), entry.label)

    def _value(self, entry: Entry) -> tuple[Piece, list[Piece]]:
        """Return the value of a short field, and the lines below it that begin something else."""
        lines = lines_of(entry.body)
        taken = [lines[0].piece]
        for i, line in enumerate(lines[1:], 1):
            last = taken[-1].text
            open_list = (
                dangling(" ".join(piece.text for piece in taken[-8:]))
                or (begins_low(line.text) and not (entry.cell and line.hard))
                or line.text.startswith("(")
            )
            wrapped = line.gap == 0 and not line.hard and (entry.columns or len(last.rstrip()) >= _WRAPPED)
            if line.marker or number_end(line.text) or not (wrapped or (open_list and not last.rstrip().endswith("."))):
                return join(taken), [para.piece for para in paragraphs(lines[i:])]
            taken.append(line.piece)
        return join(taken), []

    def _put_short(self, path: tuple[str, ...], piece: Piece, label: Piece | None) -> bool:
        if piece.text.startswith("on "):
            piece = piece.cut(3)  # "Vahetu juht on osakonna juhataja."
        none = is_none(piece.text, self.labels)
        if path[0] in ("reporting", "substitution") and is_name(piece.text, self.labels):
            self._person(piece)
            return True
        match path[-1]:
            case "title":
                return read_title(self.found, piece, label, None)
            case "unit":
                return self.found.put(
                    path, sequence([scalar(p) for p in split_units(piece, self.labels)], piece), label
                )
            case "status":
                return read_status(self.found, piece, label)
            case "supervisor":
                node: Node = sequence([], piece) if none else reference(piece, self.labels)
                return self.found.put(path, node, label)
            case "workplace":
                return self.found.put(path, scalar(trimmed(piece)), label)
            case _:
                nodes, persons, unsure = ([], [], False) if none else references(piece, self.labels)
                first = self.found.count(path)
                put = self.found.put(path, sequence(nodes, piece), label)
                for name in persons:
                    self._person(name)
                if unsure and put:
                    self.found.uncertain.setdefault(path, doubts.DIVIDED_REFERENCES)
                return put or first > 0

    def _person(self, piece: Piece) -> None:
        """Say that a person seems to stand where a post should, without repeating the name."""
        self.found.personal += 1
        self.found.report("IMP003", piece, "unplaced", {"text": "…"})

    # --- prose and lists

    def _long(self, entry: Entry, path: tuple[str, ...]) -> None:
        paras = paragraphs(entry.body)
        if path[-1] in _LISTS and len(paras) == 1 and not paras[0].marker and is_none(paras[0].text, self.labels):
            self.found.put(path, sequence([], paras[0].piece), entry.label)
            return
        match path[-1]:
            case "languages" if all(para.marker for para in paras):
                nodes: list[Node] = []
                for para in paras:
                    statement = read_statement(para.piece, self.labels)
                    nodes += read_languages(para.piece, self.labels) if statement is None else [statement]
                self.found.put(path, sequence(nodes, paras[0].piece), entry.label)
            case "competencies":
                read_competencies(self.found, entry)
            case "traits":
                read_traits(self.found, entry)
            case "rights" | "responsibilities" | "equipment":
                self._list(entry, path, read_list(entry.body, self.labels))
            case "knowledge_and_skills":
                self._list(entry, path, [para.piece for para in paras])
            case _:
                self._prose(entry, path)

    def _list(self, entry: Entry, path: tuple[str, ...], pieces: list[Piece]) -> None:
        place = entry.label or join([])
        self.found.put(path, sequence([scalar(piece) for piece in pieces], place), entry.label)

    def _prose(self, entry: Entry, path: tuple[str, ...]) -> None:
        paras = paragraphs(entry.body)
        lost = [para.piece for para, out in zip(paras, stray(paras), strict=True) if out]
        piece = join(line for para, out in zip(paras, stray(paras), strict=True) if not out for line in para.lines)
        if path == ("purpose",):
            piece = piece.cut(section_number(piece.text))
        if not self._put_prose(path, piece, entry.label):
            self.found.lose(piece)
        for words in lost:
            self.found.lose(words)
            self.found.uncertain[path] = doubts.DISPLACED_WORDS

    def _put_prose(self, path: tuple[str, ...], piece: Piece, label: Piece | None) -> bool:
        match path[-1]:
            case "education":
                return self.found.put((*path, "text"), scalar(piece), label)
            case "experience":
                return read_experience(self.found, piece, label)
            case "languages":
                none = is_none(piece.text, self.labels)
                nodes = [] if none else read_languages(piece, self.labels)
                return self.found.put(path, sequence(nodes, piece), label)
            case "review":
                return read_review(self.found, piece, label)
            case _:
                return self.found.put(path, scalar(piece), label)
