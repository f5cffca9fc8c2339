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
from jdlint.authoring.official.phrases import acknowledgement_words, language_words, reference_words
from jdlint.authoring.official.telling import told
from jdlint.authoring.official.words import Words
from jdlint.syntax.nodes import Mapping as Tree

Row = list[list[Line]]
_SHORT = 70  # a list of posts that is longer stands in items


def build_page(root: Tree, words: Words, names: Mapping[str, str]) -> Page:
    """Return the page for the tree of a description that the model accepts.

    `names` holds the titles of posts by id: references by id are written with the title before the id.
    """
    return _Builder(content(root), words, names).page()


class _Builder:
    def __init__(self, data: dict[str, Any], words: Words, names: Mapping[str, str]) -> None:
        self.data = data
        self.words = words
        self.names = names
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
        title = f"{words.label('document')}: {_titled(position)}"
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
                self.blocks.append(Items(self._list(self.data[field])))
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
                self.blocks.append(Items(self._list(self.data[field])))
        self._requirements()
        self._pairs("heading.working_time", layout.WORKING_TIME)
        self._review()
        self._pairs("heading.records", layout.RECORDS)

    # --- sections

    def _section(self, field: str) -> None:
        self.sections += 1
        self.blocks.append(Heading(f"{self.sections}. {self.words.label(field)}", 1))

    def _pairs(self, heading: str, fields: Sequence[str]) -> None:
        rows = [row for field in fields for row in self._rows(field)]
        if rows:
            self._section(heading)
            self.blocks.append(Table(rows, (32, 68), "pairs"))

    def _duties(self) -> None:
        duties = self.data.get("duties")
        if duties is None:
            return
        self._section("duties")
        if not duties:
            self.blocks.append(Items(self._list([])))
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
        head = [[Line(self.words.label(field))] for field, _width, _cell in columns]
        rows = [[cell(duty) for _field, _width, cell in columns] for duty in duties]
        self.blocks.append(Table([head, *rows], tuple(width for _field, width, _cell in columns), "grid"))

    def _requirements(self) -> None:
        rows = [row for field in layout.REQUIREMENTS for row in self._rows(field)]
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
            self.blocks.append(Items(self._list([])))
            return
        cells = [
            [[Line(c.get("name", ""))], self._list(c["indicators"]) if "indicators" in c else []] for c in competencies
        ]
        self.blocks.append(Table(cells, (32, 68), "pairs"))

    def _review(self) -> None:
        review = self.data.get("review", {})
        rows: list[Row] = []
        if "clause" in review:
            rows.append(self._row("review.clause", [Line(review["clause"])]))
        if "interval_months" in review and told_field(rows, "review", "interval_months") != review["interval_months"]:
            rows.append(self._row("review.interval_months", [Line(review["interval_months"])]))
        rows += [row for field in layout.REVIEW for row in self._rows(field)]
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

    # --- rows

    def _row(self, field: str, lines: list[Line]) -> Row:
        return [[Line(self.words.label(field))], lines]

    def _rows(self, field: str) -> list[Row]:
        """Return the rows for a field: none where the description does not have it."""
        value: Any = self.data
        for key in field.split("."):
            value = value.get(key) if isinstance(value, dict) else None
            if value is None:
                return []
        match field:
            case "position.title":
                return self._title(self.data["position"])
            case "requirements.education":
                return self._worded(field, value, "eqf")
            case "requirements.experience":
                return self._worded(field, value, "years")
            case "requirements.languages":
                return [self._row(field, self._list([self._statement(language) for language in value]))]
            case _:
                return [self._row(field, self._lines(field, value))]

    def _lines(self, field: str, value: Any) -> list[Line]:
        words = self.words
        match self.words.labels.kinds.get(field), field.partition(".")[0]:
            case "flag", _:
                return [Line(words["affirmed" if value else "denied"])]
            case "date", _:
                return [Line(words.date(value))]
            case "choice", _:
                return [Line(words[value])]
            case "items", _:
                return [Line(f"{words['law']} {', '.join(map(_item, value))}")] if value else self._list([])
            case "records", _:
                return self._list([acknowledgement_words(entry, words) for entry in value])
            case _, "reporting" | "substitution":
                return self._references(field, value)
            case _, "status":
                return [Line(words[value])]
        if field == "position.unit":
            return self._units(value)
        return self._list(value) if isinstance(value, list) else [Line(value)]

    def _list(self, values: Sequence[str]) -> list[Line]:
        return [Line(value, bullet=True) for value in values] or [Line(self.words["none"])]

    def _title(self, position: Mapping[str, Any]) -> list[Row]:
        whole = [self._row("position.title", [Line(_titled(position))])]
        wanted = {key: position[key] for key in ("title", "specialisation") if key in position}
        if told(Table(whole, (), "pairs")).get("position") == wanted:
            return whole
        return [self._row(f"position.{key}", [Line(text)]) for key, text in wanted.items()]

    def _units(self, value: str | list[str]) -> list[Line]:
        units = [value] if isinstance(value, str) else value
        line = [Line(", ".join(units))]
        return (
            line if told_field([self._row("position.unit", line)], "position", "unit") == units else self._list(units)
        )

    def _references(self, field: str, value: Any) -> list[Line]:
        if field == "reporting.supervisor":
            return [Line(reference_words(value, self.words, self.names) if value else self.words["nobody"])]
        texts = [reference_words(entry, self.words, self.names) for entry in value]
        line = [Line(", ".join(texts))]
        read = told_field([self._row(field, line)], *field.split(".")) or []
        same = [reference_words(entry, self.words, self.names) for entry in read] == texts
        return line if texts and len(line[0].text) <= _SHORT and same else self._list(texts)

    def _worded(self, field: str, value: str | Mapping[str, str], number: str) -> list[Row]:
        """Return the row of a requirement in words, and one for its number where the words do not say it."""
        held = {"text": value} if isinstance(value, str) else value
        rows = [self._row(field, [Line(held["text"])])] if "text" in held else []
        if number in held and (told_field(rows, *field.split(".")) or {}).get(number) != held[number]:
            rows.append(self._row(f"{field}.{number}", [Line(held[number])]))
        return rows

    def _statement(self, language: dict[str, Any]) -> str:
        """Return the wording of the document where it says all of the entry, else a statement in fixed words."""
        language = _said(language)
        text = language.get("text")
        if text is not None:
            read = told_field([self._row("requirements.languages", self._list([text]))], "requirements", "languages")
            if read in ([language], [{key: value for key, value in language.items() if key != "text"}]):
                return str(text)
        return language_words(language, self.words)


def told_field(rows: list[Row], *path: str) -> Any:
    """Return what the mapper finds at `path` in rows of labels and values."""
    value: Any = told(Table(rows, (), "pairs"))
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _titled(position: Mapping[str, Any]) -> str:
    special = position.get("specialisation")
    return f"{position['title']} ({special})" if special else str(position["title"])


def _said(language: dict[str, Any]) -> dict[str, Any]:
    """Return a language requirement without flags that say nothing: false is what holds without them."""
    said = {key: value for key, value in language.items() if value is not False}
    if "any_of" in said:
        said["any_of"] = [_said(member) for member in said["any_of"]]
    return said


def _item(text: str) -> str:
    """Return an item of an act as acts write it: 2¹ for 2.1."""
    return f"{text[:-2]}¹" if text.endswith(".1") else text


def _share(text: str) -> str:
    return f"{text}%" if text else ""
