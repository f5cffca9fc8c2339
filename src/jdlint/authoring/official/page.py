"""A description as the page of an official document, in words.

Where a value can be worded in several ways, the mapper is asked: the first wording that it reads back to the same
value is taken, and the last one, a row for every value, always is. So what is written is what is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jdlint.authoring.official import layout
from jdlint.authoring.official.approval import approval_note
from jdlint.authoring.official.blocks import Block, Heading, Items, Line, Note, Page, Table
from jdlint.authoring.official.content import content
from jdlint.authoring.official.fields import Fields, Row, titled, told_field
from jdlint.authoring.official.words import Words
from jdlint.syntax.nodes import Mapping as Tree


def build_page(root: Tree, words: Words, names: Mapping[str, str]) -> Page:
    """Return the page for the tree of a description that the model accepts.

    `names` holds the titles of posts by id: references by id are written with the title before the id.
    """
    return _Builder(content(root), words, names).page()


class _Builder:
    def __init__(self, data: dict[str, Any], words: Words, names: Mapping[str, str]) -> None:
        self.data = data
        self.words = words
        self.fields = Fields(data, words, names)
        self.blocks: list[Block] = []
        self.sections = 0

    def page(self) -> Page:
        words = self.words
        note = approval_note(self.data.get("approval", {}), words)
        if note:
            self.blocks.append(Note(note))
        self.blocks.append(Heading(words.label("document").upper(), 0))
        if words.layout == "ee-2021":
            self._older()
        else:
            self._usual()
        self._signatures()
        position = self.data["position"]
        title = f"{words.label('document')}: {titled(position)}"
        return Page(words.language, title, self.data.get("id", ""), self.blocks)

    def _usual(self) -> None:
        self._pairs("heading.general", layout.GENERAL)
        self._duties()
        self._requirements()
        self._pairs("heading.working_time", layout.WORKING_TIME)
        lists = [field for field in ("rights", "responsibilities", "equipment") if field in self.data]
        if lists:
            self._section("heading.rights_and_responsibilities")
            for field in lists:
                self.blocks.append(Heading(self.words.label(field), 2))
                self.blocks.append(Items(self.fields.listed(self.data[field])))
        self._review()
        self._pairs("heading.records", layout.RECORDS)

    def _older(self) -> None:
        self._pairs("heading.general", layout.GENERAL_2021)
        if "purpose" in self.data:
            self._section("purpose")
            self.blocks.append(Table([[[Line(self.data["purpose"])]]], (100,), "box"))
        self._duties()
        for field in ("rights", "responsibilities", "equipment"):
            if field in self.data:
                self._section(field)
                self.blocks.append(Items(self.fields.listed(self.data[field])))
        self._requirements()
        self._pairs("heading.working_time", layout.WORKING_TIME)
        self._review()
        self._pairs("heading.records", layout.RECORDS)

    # --- sections

    def _section(self, field: str) -> None:
        self.sections += 1
        self.blocks.append(Heading(f"{self.sections}. {self.words.label(field)}", 1))

    def _pairs(self, heading: str, fields: Sequence[str]) -> None:
        rows = [row for field in fields for row in self.fields.rows(field)]
        if rows:
            self._section(heading)
            self.blocks.append(Table(rows, (32, 68), "pairs"))

    def _duties(self) -> None:
        duties = self.data.get("duties")
        if duties is None:
            return
        self._section("duties")
        if not duties:
            self.blocks.append(Items(self.fields.listed([])))
            return
        columns: list[tuple[str, int, Callable[[dict[str, Any]], list[Line]]]] = [
            ("column.duty", 44, lambda duty: [Line(duty.get("duty", ""))]),
        ]
        if any("expected_results" in duty for duty in duties):
            columns.append(
                ("results", 44, lambda duty: [Line(text, bullet=True) for text in duty.get("expected_results", [])])
            )
        if any("number" in duty for duty in duties):
            columns.insert(0, ("column.number", 7, lambda duty: [Line(duty.get("number", ""))]))
        if any("time_share" in duty for duty in duties):
            columns.append(("column.time_share", 11, lambda duty: [Line(_share(duty.get("time_share", "")))]))
        if len(columns) == 1:
            self.blocks.append(Items([Line(duty.get("duty", ""), bullet=True) for duty in duties]))
            return
        head = [[Line(self.words.label(field))] for field, _width, _cell in columns]
        rows = [[cell(duty) for _field, _width, cell in columns] for duty in duties]
        self.blocks.append(Table([head, *rows], tuple(width for _field, width, _cell in columns), "grid"))

    def _requirements(self) -> None:
        rows = [row for field in layout.REQUIREMENTS for row in self.fields.rows(field)]
        competencies = self.data.get("requirements", {}).get("competencies")
        if not rows and competencies is None:
            return
        self._section("heading.requirements")
        if rows:
            self.blocks.append(Table(rows, (32, 68), "pairs"))
        if competencies is None:
            return
        self.blocks.append(Heading(self.words.label("requirements.competencies"), 2))
        if not competencies:
            self.blocks.append(Items(self.fields.listed([])))
            return
        cells = [
            [[Line(c.get("name", ""))], self.fields.listed(c["indicators"]) if "indicators" in c else []]
            for c in competencies
        ]
        self.blocks.append(Table(cells, (32, 68), "pairs"))

    def _review(self) -> None:
        review = self.data.get("review", {})
        rows: list[Row] = []
        if "clause" in review:
            rows.append(self.fields.row("review.clause", [Line(review["clause"])]))
        if "interval_months" in review and told_field(rows, "review", "interval_months") != review["interval_months"]:
            rows.append(self.fields.row("review.interval_months", [Line(review["interval_months"])]))
        rows += [row for field in layout.REVIEW for row in self.fields.rows(field)]
        if rows:
            self._section("review")
            self.blocks.append(Table(rows, (32, 68), "pairs"))

    def _signatures(self) -> None:
        words = self.words
        holder = "holder" + (f"_{self.data['status']}" if "status" in self.data else "")
        self.blocks.append(Heading(words.label("signatures"), 2))
        cells = [
            [Line(words[party]), *(Line(f"{words[line]}:") for line in ("name", "signature", "date"))]
            for party in ("employer", holder)
        ]
        self.blocks.append(Table([cells], (50, 50), "signatures"))


def _share(text: str) -> str:
    return f"{text}%" if text else ""
