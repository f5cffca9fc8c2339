"""The fields of a description as rows of a label and a value in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jdlint.authoring.official.blocks import Line, Table
from jdlint.authoring.official.phrases import acknowledgement_words, language_words, reference_words
from jdlint.authoring.official.telling import told
from jdlint.authoring.official.words import Words

Row = list[list[Line]]
_SHORT = 70  # a list of posts that is longer stands in items


class Fields:
    """Words the fields of one description; `names` holds the titles of posts by id."""

    def __init__(self, data: dict[str, Any], words: Words, names: Mapping[str, str]) -> None:
        self.data = data
        self.words = words
        self.names = names

    def value(self, field: str) -> Any:
        """Return what the description holds at `field`, None where it has nothing."""
        value: Any = self.data
        for key in field.split("."):
            value = value.get(key) if isinstance(value, dict) else None
        return value

    def texts(self, field: str) -> list[str]:
        """Return a field in words, the items of a list one by one; nothing where it is missing or said to be none."""
        value = self.value(field)
        if value is None or value == []:
            return []
        if field.startswith("requirements.") and isinstance(value, dict):
            return [value["text"]] if "text" in value else []
        if isinstance(value, list) and self.words.labels.kinds.get(field) != "items":
            return self._items(field, value)
        return [line.text for line in self._lines(field, value)]

    def _items(self, field: str, value: list[Any]) -> list[str]:
        """Return the items of a list in words."""
        if field == "requirements.languages":
            return [self._statement(language) for language in value]
        if field == "acknowledgements":
            return [acknowledgement_words(entry, self.words) for entry in value]
        if field.startswith(("reporting.", "substitution.")):
            return [reference_words(entry, self.words, self.names) for entry in value]
        return value

    def row(self, field: str, lines: list[Line]) -> Row:
        return [[Line(self.words.label(field))], lines]

    def rows(self, field: str) -> list[Row]:
        """Return the rows for a field: none where the description does not have it."""
        value = self.value(field)
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
                return [self.row(field, self.listed(self._items(field, value)))]
            case _:
                return [self.row(field, self._lines(field, value))]

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
                return [Line(f"{words['law']} {', '.join(map(_item, value))}")] if value else self.listed([])
            case "records", _:
                return self.listed(self._items(field, value))
            case _, "reporting" | "substitution":
                return self._references(field, value)
            case _, "status":
                return [Line(words[value])]
        if field == "position.unit":
            return self._units(value)
        return self.listed(value) if isinstance(value, list) else [Line(value)]

    def listed(self, values: Sequence[str]) -> list[Line]:
        return [Line(value, bullet=True) for value in values] or [Line(self.words["none"])]

    def _title(self, position: Mapping[str, Any]) -> list[Row]:
        whole = [self.row("position.title", [Line(titled(position))])]
        wanted = {key: position[key] for key in ("title", "specialisation") if key in position}
        if told(Table(whole, (), "pairs")).get("position") == wanted:
            return whole
        return [self.row(f"position.{key}", [Line(text)]) for key, text in wanted.items()]

    def _units(self, value: str | list[str]) -> list[Line]:
        units = [value] if isinstance(value, str) else value
        line = [Line(", ".join(units))]
        return (
            line if told_field([self.row("position.unit", line)], "position", "unit") == units else self.listed(units)
        )

    def _references(self, field: str, value: Any) -> list[Line]:
        if field == "reporting.supervisor":
            return [Line(reference_words(value, self.words, self.names) if value else self.words["nobody"])]
        texts = self._items(field, value)
        line = [Line(", ".join(texts))]
        read = told_field([self.row(field, line)], *field.split(".")) or []
        same = self._items(field, read) == texts
        return line if texts and len(line[0].text) <= _SHORT and same else self.listed(texts)

    def _worded(self, field: str, value: str | Mapping[str, str], number: str) -> list[Row]:
        """Return the row of a requirement in words, and one for its number where the words do not say it."""
        held = {"text": value} if isinstance(value, str) else value
        rows = [self.row(field, [Line(held["text"])])] if "text" in held else []
        if number in held and (told_field(rows, *field.split(".")) or {}).get(number) != held[number]:
            rows.append(self.row(f"{field}.{number}", [Line(held[number])]))
        return rows

    def _statement(self, language: dict[str, Any]) -> str:
        """Return the wording of the document where it says all of the entry, else a statement in fixed words."""
        language = _said(language)
        text = language.get("text")
        if text is not None:
            read = told_field([self.row("requirements.languages", self.listed([text]))], "requirements", "languages")
            if read in ([language], [{key: value for key, value in language.items() if key != "text"}]):
                return str(text)
        return language_words(language, self.words)


def told_field(rows: list[Row], *path: str) -> Any:
    """Return what the mapper finds at `path` in rows of labels and values."""
    value: Any = told(Table(rows, (), "pairs"))
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def titled(position: Mapping[str, Any]) -> str:
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
