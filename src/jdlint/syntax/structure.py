"""The structure check: every key is known, and every value is of the kind that the format says.

One walk of the node tree with the field table that is generated from the models; neither pydantic nor jsonschema
is imported, because this runs on every file. What a rule owns (language levels, dates, …) is any scalar here, and
what is null or blank is left to STR002.
"""

from __future__ import annotations

import functools
import json
import math
from typing import Any

from jdlint.core.finding import Applicability, FixRequest, RenameKey, Term
from jdlint.core.paths import Path
from jdlint.core.resources import bundled
from jdlint.syntax.nodes import Kind, Mapping, Node, Problem, Scalar

_ACCEPTED: dict[str, frozenset[Kind]] = {
    "any": frozenset({"str", "int", "float", "bool", "null"}),
    "text": frozenset({"str", "null"}),
    "label": frozenset({"str", "int", "float", "null"}),
    "date": frozenset({"str", "null"}),
    "moment": frozenset({"str", "null"}),
    "choice": frozenset({"str", "null"}),
    "boolean": frozenset({"bool", "null"}),
    "integer": frozenset({"int", "float", "null"}),  # 12.0 is a whole number, as in JSON Schema
    "number": frozenset({"int", "float", "null"}),
}
_FOUND: dict[Kind, str] = {"str": "text", "int": "int", "float": "float", "bool": "boolean", "null": "text"}
_YES = frozenset({"yes", "y", "on", "true", "jah"})
_NO = frozenset({"no", "n", "off", "false", "ei"})
_CLOSE = 0.7
#: No suggestion for longer keys, nor after so many problems: a hostile file must not cost time.
_LONGEST = 40
_MOST = 100


class Place:
    """What may stand in a place: a scalar, a list, a group of fields, or any of these."""

    __slots__ = (
        "accepted",
        "bounded",
        "choices",
        "forms",
        "item",
        "maximum",
        "minimum",
        "only_empty",
        "scalar",
        "values",
    )

    def __init__(self, entry: dict[str, Any]) -> None:
        self.scalar: str | None = entry.get("scalar")
        self.accepted = _ACCEPTED[self.scalar] if self.scalar else frozenset()
        self.choices: list[str] | None = entry.get("choices")
        self.minimum: float | None = entry.get("minimum")
        self.maximum: float | None = entry.get("maximum")
        self.bounded = self.scalar in ("integer", "number", "choice")
        item = entry.get("item")
        self.item = Place(item) if item else None
        self.only_empty = item == {}
        values = entry.get("values")
        self.values = Place(values) if values else None  # behind keys that are free
        self.forms: tuple[Form, ...] = ()

    @property
    def expected(self) -> str:
        """The kind of value that belongs here, as a key of the terms."""
        if self.item is not None:
            return "list"
        return "mapping" if self.forms or self.values else self.scalar or "list"


class Form:
    """A group of fields; `key` tells it from the others that may stand in its place."""

    __slots__ = ("fields", "key", "keys_rule")

    def __init__(self, key: str | None, keys_rule: str | None, fields: dict[str, Place]) -> None:
        self.key = key
        self.keys_rule = keys_rule
        self.fields = fields


class Table:
    """The fields of the format (`root`) and their names for messages (`terms`: path or kind → language → text)."""

    __slots__ = ("root", "terms")

    def __init__(self, data: dict[str, Any]) -> None:
        self.terms: dict[str, dict[str, str]] = data["terms"]
        forms: dict[str, Form] = {}
        waiting: list[tuple[Place, dict[str, Any]]] = []
        for name, part in data["parts"].items():
            places = {field: Place(entry) for field, entry in part["fields"].items()}
            forms[name] = Form(part.get("key"), part.get("keys_rule"), places)
            waiting.extend((places[field], entry) for field, entry in part["fields"].items())
        for place, entry in waiting:
            place.forms = tuple(forms[name] for name in entry.get("forms", ()))
            if place.item is not None:
                waiting.append((place.item, entry["item"]))
            if place.values is not None:
                waiting.append((place.values, entry["values"]))
        self.root = forms[data["root"]]


@functools.cache
def load_table(name: str = "fields") -> Table:
    """Return a field table, version 1: ``fields`` of descriptions, ``organisation.fields`` or ``titles.fields``."""
    return Table(json.loads(bundled(f"schemas/{name}.v1.json").read_bytes()))


def term(name: str) -> dict[str, str] | None:
    """Return what a field is called in each language, whichever format has it; None for what is no field."""
    tables = ("fields", "organisation.fields", "titles.fields")
    return next((found for table in tables if (found := load_table(table).terms.get(name))), None)


def check_structure(root: Mapping, table: Table) -> list[Problem]:
    """Return the unknown keys (STR009) and the values of the wrong kind (STR011) below `root`, in document order."""
    return _Walk(table).mapping(root, table.root, ())


class _Walk:
    """One walk; `problems` is filled on the way. It goes no deeper than the table, so it may recurse."""

    __slots__ = ("problems", "suggested", "table")

    def __init__(self, table: Table) -> None:
        self.table = table
        self.problems: list[Problem] = []
        self.suggested: set[Path] = set()

    def mapping(self, node: Mapping, form: Form, path: Path) -> list[Problem]:
        fields = form.fields
        for stored, value in node.values.items():
            place = fields.get(stored)
            if place is None:
                key = node.keys[stored].text  # a duplicate key is stored as "key~2"
                if key.startswith("x-"):
                    continue
                place = fields.get(key)
                if place is None:
                    if form.keys_rule is None:
                        self._unknown(node, stored, key, form, path)
                    continue
            if type(value) is Scalar and value.kind in place.accepted and not place.bounded:
                continue
            self.value(value, place, (*path, stored))
        return self.problems

    def value(self, node: Node, place: Place, path: Path) -> None:
        if isinstance(node, Scalar):
            self._scalar(node, place, path)
        elif isinstance(node, Mapping) and place.values is not None:
            for key, below in node.values.items():
                self.value(below, place.values, (*path, key))
        elif isinstance(node, Mapping):
            form = self._form(node, place, path)
            if form is not None:
                self.mapping(node, form, path)
        elif place.item is not None:
            item = place.item
            for index, below in enumerate(node.items):
                if type(below) is Scalar and below.kind in item.accepted and not item.bounded:
                    continue
                self.value(below, item, (*path, index))
        elif node.items or not place.only_empty:
            self._wrong(node, place, path, "list", "nothing" if place.only_empty and not place.forms else None)

    def _scalar(self, node: Scalar, place: Place, path: Path) -> None:
        if node.kind == "null" or (node.kind == "str" and not node.text.strip()):
            return
        if node.kind not in place.accepted:
            word = node.text.strip().casefold()
            if place.scalar == "boolean" and node.kind == "str" and word in _YES | _NO:
                self._problem(node, path, "boolean", {"value": node.text, "suggestion": str(word in _YES).lower()})
            else:
                self._wrong(node, place, path, _FOUND[node.kind])
        elif place.choices is not None:
            if node.text not in place.choices:
                self._problem(node, path, "choice", {"value": node.text, "choices": ", ".join(place.choices)})
        elif place.bounded:
            self._number(node, place, path)

    def _number(self, node: Scalar, place: Place, path: Path) -> None:
        value = number(node.text)
        if place.scalar == "integer" and node.kind == "float" and not value.is_integer():
            self._wrong(node, place, path, "float")
        elif (place.minimum is not None and value < place.minimum) or (
            place.maximum is not None and value > place.maximum
        ):
            self._problem(node, path, "range", {"value": node.text, "range": _range(place)})

    def _form(self, node: Mapping, place: Place, path: Path) -> Form | None:
        """Return the form that the mapping is meant to have."""
        if not place.forms:
            self._wrong(node, place, path, "mapping")
            return None
        plain = None
        for form in place.forms:
            if form.key is None:
                plain = form
            elif form.key in node.values:
                return form
        if plain is None:
            keys = ", ".join(form.key for form in place.forms if form.key)
            self._problem(node, path, "form", {"keys": keys})
        return plain

    def _unknown(self, node: Mapping, stored: str, key: str, form: Form, path: Path) -> None:
        at, full = node.keys[stored], (*path, stored)
        suggestion = self._suggest(key, form, node, path)
        if suggestion is None:
            self.problems.append(Problem("STR009", at.start, at.end, "unknown", {"key": key}, full))
            return
        self.suggested.add((*path, suggestion))
        args = {"key": key, "suggestion": suggestion}
        safe: Applicability = "safe" if _slip(key, suggestion) else "unsafe"
        fix = FixRequest(safe, "fix", (RenameKey(full, suggestion),), {"suggestion": suggestion})
        self.problems.append(Problem("STR009", at.start, at.end, "default", args, full, fix))

    def _suggest(self, key: str, form: Form, node: Mapping, path: Path) -> str | None:
        """Return the known key that is meant, if it is close enough and renaming would not make a duplicate."""
        if len(key) > _LONGEST or len(self.problems) > _MOST:
            return None
        free = [name for name in form.fields if name not in node.values and (*path, name) not in self.suggested]
        folded = key.strip().casefold().replace("-", "_").replace(" ", "_")
        if folded in free:
            return folded
        prefix = _field(path)
        for name in free:  # somebody wrote the Estonian name
            term = self.table.terms.get(f"{prefix}.{name}" if prefix else name)
            if term is not None and term["et"].replace(" ", "_") == folded:
                return name
        import difflib  # noqa: PLC0415 - only where something is wrong

        close = difflib.get_close_matches(folded, free, n=1, cutoff=_CLOSE)
        return close[0] if close else None

    def _wrong(self, node: Node, place: Place, path: Path, found: str, expected: str | None = None) -> None:
        args = {"expected": Term(f"kind.{expected or place.expected}"), "found": Term(f"kind.{found}")}
        self._problem(node, path, "default", args)

    def _problem(self, node: Node, path: Path, message: str, args: dict[str, Any]) -> None:
        full = {"field": Term(_field(path)), **args}
        self.problems.append(Problem("STR011", node.start, node.end, message, full, path))


def _slip(key: str, name: str) -> bool:
    """Tell whether `key` is `name` but for one letter, for case, or for the sign between words."""
    folded = key.strip().casefold().replace("-", "_").replace(" ", "_")
    short, long = sorted((folded, name), key=len)
    if folded == name:
        return True
    same = next((i for i in range(len(short)) if short[i] != long[i]), len(short))
    rest = long[same + 1 :]
    return len(long) - len(short) <= 1 and rest == (short[same:] if len(long) > len(short) else short[same + 1 :])


def number(text: str) -> float:
    """Return the value of an int or float of the YAML 1.2 core schema; what is too large is infinite."""
    plain = text.casefold()
    if plain.startswith(("0x", "0o")):
        try:
            return float(int(plain, 0))
        except OverflowError:
            return math.inf
    return float(plain.replace(".inf", "inf").replace(".nan", "nan"))


def _field(path: Path) -> str:
    """Return the dotted field path without indices and duplicate marks: the key of the field's term."""
    return ".".join(part.split("~", 1)[0] for part in path if isinstance(part, str))


def _range(place: Place) -> str:
    bounds = (("≥", place.minimum), ("≤", place.maximum))
    return ", ".join(f"{sign} {bound:g}" for sign, bound in bounds if bound is not None)
