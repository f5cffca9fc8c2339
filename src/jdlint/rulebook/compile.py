"""Rule files and Python checks → one index: two lines of JSON, what runs need and what people read."""

from __future__ import annotations

import hashlib
import importlib
import json
import pkgutil
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

import jdlint.checks
from jdlint.core.errors import JdlintError
from jdlint.model.lists import Law, Words
from jdlint.model.rule import Basis, Preset, RuleModel
from jdlint.predicates import PREDICATES
from jdlint.rulebook.fixtures import Case, parse_fixture
from jdlint.syntax.nodes import Document, Mapping, Node, Scalar, Sequence
from jdlint.syntax.yaml_reader import read_yaml
from jdlint.views.sites import site_of

_Model = TypeVar("_Model", bound=BaseModel)

#: Folders of a pack that hold no rules.
PRESETS, LAW, WORDS = DATA = ("presets", "law", "words")


class Found(NamedTuple):
    """A rule and where it comes from."""

    rule: RuleModel
    origin: str
    module: str | None
    fixture: Path | None


def plain(node: Node | None) -> Any:
    """Return a node as plain data, typed by the YAML 1.2 core schema."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.values.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if not isinstance(node, Scalar) or node.kind == "null":
        return None
    if node.kind == "bool":
        return node.text.lower() == "true"
    if node.kind == "int" and len(node.text) < 18:
        return int(node.text, 0)
    return float(node.text) if node.kind == "float" else node.text


def _read(path: Path) -> Document:
    try:
        document = read_yaml(path.name, path.read_bytes())[0]
    except OSError as error:
        raise JdlintError(f"{path}: cannot be read: {error.strerror}") from None
    if document.root is None or document.problems:
        problem = document.problems[0] if document.problems else None
        line = document.locator.locate(problem.start, problem.end)[0] if problem else None
        raise JdlintError(f"{path}:{line.line if line else 1}: not a rule file: {problem.rule if problem else 'empty'}")
    return document


def _validate(model: type[_Model], document: Document, path: Path) -> _Model:
    try:
        return model.model_validate(plain(document.root))
    except ValidationError as error:
        first = error.errors()[0]
        where = tuple(first["loc"])
        start = site_of(document, where).start
        place = f"{path}:{start.line}:{start.column}" if start else str(path)
        raise JdlintError(f"{place}: {'.'.join(map(str, where))}: {first['msg']}") from None


def rule_files(folder: Path) -> list[Path]:
    """Return the rule files of a pack in a stable order."""
    return sorted(path for path in folder.rglob("*.yaml") if path.parent.name not in DATA)


def read_pack(folder: Path, fixtures: Path | None) -> Iterator[Found]:
    """Yield the declarative rules below `folder`; a fixture stands beside its rule or in `fixtures`."""
    for path in rule_files(folder):
        rule = _validate(RuleModel, _read(path), path)
        for demand in rule.demands:
            if demand.check not in PREDICATES:
                known = ", ".join(sorted(PREDICATES))
                raise JdlintError(f"{path}: unknown predicate {demand.check!r}; known are {known}")
        yield Found(rule, path.relative_to(folder).as_posix(), None, _fixture(path.stem, path.parent, fixtures))


def read_checks(fixtures: Path | None) -> Iterator[Found]:
    """Yield the rules written in Python."""
    for info in pkgutil.iter_modules(jdlint.checks.__path__):
        name = f"jdlint.checks.{info.name}"
        module = importlib.import_module(name)
        rule = RuleModel.model_validate(module.check.metadata)
        yield Found(rule, f"checks/{info.name}.py", name, _fixture(f"{rule.id}-{rule.name}", None, fixtures))


def _fixture(stem: str, beside: Path | None, fixtures: Path | None) -> Path | None:
    for folder in (beside, fixtures):
        if folder is not None and (folder / f"{stem}.md").is_file():
            return folder / f"{stem}.md"
    return None


def compile_index(found: Iterable[Found], folder: Path) -> str:
    """Return the index of a pack: a line that every run reads and a line with the texts of the documentation."""
    rules = sorted(found, key=lambda item: item.rule.id)
    for first, second in pairwise(rules):
        if first.rule.id == second.rule.id:
            raise JdlintError(f"rule {first.rule.id} is defined twice: {first.origin} and {second.origin}")
    hot = {
        "rules": [_hot(item) for item in rules],
        "presets": _data(folder / PRESETS, Preset),
        "law": _data(folder / LAW, Law),
        "words": _data(folder / WORDS, Words),
    }
    docs = {item.rule.id: _docs(item) for item in rules}
    return f"{_dumps(hot)}\n{_dumps(docs)}\n"


def _data(folder: Path, model: type[BaseModel]) -> dict[str, Any]:
    """Return the files of a folder by their names."""
    return {
        path.stem: _validate(model, _read(path), path).model_dump(mode="json", exclude_defaults=True)
        for path in sorted(folder.glob("*.yaml"))
    }


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _basis(basis: Basis) -> list[Any]:
    source = basis.source
    both = [source, source] if isinstance(source, str) else [source.et, source.en]
    return [basis.kind, both, basis.url, basis.verified]


def _hot(item: Found) -> dict[str, Any]:
    rule = item.rule
    return {
        "id": rule.id,
        "name": rule.name,
        "family": rule.family,
        "severity": rule.severity,
        "preview": rule.preview,
        "scope": rule.scope,
        "sources": rule.sources,
        "basis": _basis(rule.basis),
        "bases": {name: _basis(message.basis) for name, message in rule.messages.items() if message.basis},
        "title": [rule.title.et, rule.title.en],
        "messages": {name: [message.et, message.en] for name, message in rule.messages.items()},
        "options": {name: option.default for name, option in rule.options.items()},
        "fix": rule.fix,
        "since": rule.since,
        "origin": item.origin,
        "module": item.module,
        "given": None if rule.given is None else [part for part in rule.given.split(".") if part != "$"],
        "demands": [
            [demand.check, (demand.field or "").split(".") if demand.field else [], demand.message, demand.options]
            for demand in rule.demands
        ],
    }


def _docs(item: Found) -> dict[str, Any]:
    rule = item.rule
    fixture = parse_fixture(item.fixture.read_text("utf-8"), rule.id) if item.fixture else None
    return {
        "why": rule.why.model_dump(),
        "remedy": rule.remedy.model_dump(),
        "options": {name: option.model_dump(exclude_none=True) for name, option in rule.options.items()},
        "prose": fixture.prose if fixture else "",
        "examples": [_example(case) for case in fixture.cases] if fixture else [],
    }


def _example(case: Case) -> dict[str, Any]:
    return {
        "title": case.title,
        "invalid": case.invalid,
        "files": [{"name": file.name, "text": file.text} for file in case.files],
        "config": case.config,
        "as_of": case.as_of,
    }


def digest_of(paths: Iterable[Path]) -> str:
    """Return a hash of the names and contents of `paths`."""
    total = hashlib.sha256()
    for path in paths:
        data = path.read_bytes()
        total.update(f"{path.name}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()
