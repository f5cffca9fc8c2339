"""Reading the rule files of a pack: each gives a rule, or what is wrong with it and where."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import SchemaError
from pydantic import ValidationError

from jdlint.core.records import NamedTuple
from jdlint.model.rule import Basis, Message, Option, RuleModel, Texts, Then
from jdlint.predicates import PREDICATES
from jdlint.predicates.text import compiled
from jdlint.rulebook.rule import DATA, PackProblem
from jdlint.storage.files import read_bytes
from jdlint.syntax.limits import DEFAULT_LIMITS
from jdlint.syntax.nodes import Document, Mapping, Node
from jdlint.syntax.yaml_reader import read_yaml
from jdlint.views.sites import site_at, site_of
from jdlint.views.values import plain

#: House packs keep to ids that begin so.
RESERVED = "X"

_FORMATS = FormatChecker(formats=())


@_FORMATS.checks("regex", raises=ValueError)  # the patterns of a JSON Schema
@_FORMATS.checks("re2", raises=ValueError)
def _is_pattern(value: Any) -> bool:
    compiled(str(value))
    return True


class Found(NamedTuple):
    """A rule and where it comes from."""

    rule: RuleModel
    origin: str
    module: str | None
    fixture: Path | None


class Pack(NamedTuple):
    """What the rule files of a folder hold."""

    found: tuple[Found, ...]
    problems: tuple[PackProblem, ...]


def rule_files(folder: Path) -> list[Path]:
    """Return the rule files of a pack in a stable order."""
    return sorted(path for path in folder.rglob("*.yaml") if path.parent.name not in DATA)


def read_pack(folder: Path, fixtures: Path | None, *, house: bool) -> Pack:
    """Read the declarative rules below `folder`; a fixture stands beside its rule or in `fixtures`."""
    found: list[Found] = []
    problems: list[PackProblem] = []
    first: dict[str, str] = {}
    for path in rule_files(folder):
        origin = path.relative_to(folder).as_posix()
        reader = _File(path, origin)
        rule = reader.rule(house=house)
        if rule is not None and rule.id in first:
            reader.complain(("id",), "JDL031", "default", {"id": rule.id, "other": first[rule.id]})
        elif rule is not None:
            first[rule.id] = origin
            found.append(Found(rule, origin, None, fixture_of(path.stem, path.parent, fixtures)))
        problems.extend(reader.problems)
    return Pack(tuple(found), tuple(problems))


def fixture_of(stem: str, beside: Path | None, fixtures: Path | None) -> Path | None:
    """Return the fixture of a rule, if there is one."""
    for folder in (beside, fixtures):
        if folder is not None and (folder / f"{stem}.md").is_file():
            return folder / f"{stem}.md"
    return None


class _File:
    """One rule file."""

    def __init__(self, path: Path, origin: str) -> None:
        self.path = path
        self.origin = origin
        self.problems: list[PackProblem] = []

    def rule(self, *, house: bool) -> RuleModel | None:
        """Return the rule; None, with problems, where the file does not hold one."""
        try:
            document = read_yaml(self.origin, read_bytes(self.path, DEFAULT_LIMITS.file_bytes))[0]
        except OSError as error:
            reason = error.strerror or str(error)
            self.problems.append(PackProblem(self.origin, "JDL008", "default", {"reason": reason}, 1, 1, 2))
            return None
        self.document: Document = document
        for problem in document.problems:
            site = site_at(document, problem.start, problem.end)
            self._add(site.start, site.end, problem.rule, problem.message, dict(problem.args))
        if document.root is None or document.problems:
            return None
        try:
            rule = RuleModel.model_validate(plain(document.root))
        except ValidationError as error:
            for details in error.errors(include_url=False):
                self._explain(details)
            return None
        self._check_demands(rule)
        if house and not rule.id.startswith(RESERVED):
            self.complain(("id",), "JDL030", "reserved", {"value": rule.id})
        return None if self.problems else rule

    def complain(self, path: tuple[Any, ...], rule: str, message: str, args: dict[str, Any]) -> None:
        site = site_of(self.document, path)
        self._add(site.start, site.end, rule, message, args)

    def _add(self, start: Any, end: Any, rule: str, message: str, args: dict[str, Any]) -> None:
        line, column = (start.line, start.column) if start else (1, 1)
        stop = end.column if end and end.line == line else column + 1
        self.problems.append(PackProblem(self.origin, rule, message, args, line, column, stop))

    def _explain(self, details: Any) -> None:
        """Turn an error of the model into a finding."""
        path = tuple(part for part in details["loc"] if not _is_type_name(part, self.document, details["loc"]))
        name = str(path[-1]) if path else ""
        if details["type"] == "missing" and name in ("et", "en"):
            field = ".".join(map(str, path[:-1]))
            self.complain(path, "JDL032", name, {"field": field})
        elif details["type"] == "missing":
            self.complain(path, "JDL030", "missing", {"field": ".".join(map(str, path))})
        elif details["type"] == "extra_forbidden":
            near = difflib.get_close_matches(name, _KEYS, 1, 0.6)
            self.complain(
                path, "JDL030", "near" if near else "key", {"value": name, **({"near": near[0]} if near else {})}
            )
        else:
            reason = details["msg"].removeprefix("Value error, ")
            self.complain(path, "JDL030", "default", {"field": ".".join(map(str, path)) or "?", "reason": reason})

    def _check_demands(self, rule: RuleModel) -> None:
        for index, demand in enumerate(rule.demands):
            path = ("then", index) if isinstance(rule.then, tuple) else ("then",)
            predicate = PREDICATES.get(demand.check)
            if predicate is None:
                near = difflib.get_close_matches(demand.check, PREDICATES, 1, 0.5)
                message = "predicate-near" if near else "predicate"
                args = {
                    "value": demand.check,
                    **({"near": near[0]} if near else {"known": ", ".join(sorted(PREDICATES))}),
                }
                self.complain((*path, "check"), "JDL030", message, args)
                continue
            self._check_options(demand, predicate.options, path)
            if demand.message not in rule.messages:
                self.complain((*path, "message"), "JDL030", "message", {"value": demand.message})

    def _check_options(self, demand: Then, schema: Any, path: tuple[Any, ...]) -> None:
        for error in Draft202012Validator(schema, format_checker=_FORMATS).iter_errors(demand.options):
            where = (*path, *error.absolute_path)
            if error.validator == "additionalProperties":
                for name in demand.options:
                    if name not in schema["properties"]:
                        near = difflib.get_close_matches(name, schema["properties"], 1, 0.5)
                        args = {"value": name, "known": ", ".join(near or schema["properties"]) or "–"}
                        self.complain((*path, name), "JDL030", "option", args)
                continue
            reason = f"{error.cause}" if error.validator == "format" and error.cause else error.message
            self.complain(
                where,
                "JDL030",
                "default",
                {"field": ".".join(map(str, where[len(path) :])) or demand.check, "reason": reason},
            )
        if demand.check == "schema" and not self.problems:
            self._check_schema(demand.options["schema"], (*path, "schema"))

    def _check_schema(self, schema: Any, path: tuple[Any, ...]) -> None:
        if {"patternProperties", "unevaluatedProperties"} <= _names(schema):  # one takes the other's patterns elsewhere
            reason = "unevaluatedProperties cannot stand beside patternProperties; use additionalProperties"
            self.complain(path, "JDL030", "default", {"field": "schema", "reason": reason})
        try:
            Draft202012Validator.check_schema(schema, format_checker=_FORMATS)
        except SchemaError as error:
            where = ".".join(map(str, ("schema", *error.absolute_path)))
            reason = f"{error.cause or error.message}"
            self.complain((*path, *error.absolute_path), "JDL030", "default", {"field": where, "reason": reason})


def _names(data: Any) -> set[str]:
    """Return the names of all fields of plain data; its depth was bounded when it was read."""
    if isinstance(data, dict):
        return set(data).union(*map(_names, data.values()))
    return set().union(*map(_names, data)) if isinstance(data, list) else set()


_KEYS = sorted({name for model in (RuleModel, Message, Basis, Option, Texts, Then) for name in model.model_fields})


def _is_type_name(part: Any, document: Document, where: tuple[Any, ...]) -> bool:
    """Tell whether a part of pydantic's place is the name of a type it tried, not a key of the file."""
    if not isinstance(part, str) or part in _KEYS or part == where[-1]:
        return False
    return not _has_key(document.root, part)


def _has_key(node: Node | None, key: str) -> bool:
    return isinstance(node, Mapping) and (
        key in node.values or any(_has_key(value, key) for value in node.values.values())
    )
