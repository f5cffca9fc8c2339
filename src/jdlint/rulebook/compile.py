"""Rule files and Python checks → one index: three lines of JSON.

The first is what every run needs, the second what is told of findings, the third what the documentation says.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import pkgutil
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

import jdlint.checks
from jdlint.core.errors import JdlintError
from jdlint.model.lists import Law, Template, Words
from jdlint.model.rule import Basis, Preset, RuleModel
from jdlint.predicates import REFERS_TO
from jdlint.rulebook.fixtures import Case, read_fixture
from jdlint.rulebook.packs import Found, fixture_of
from jdlint.rulebook.rule import LAW, PRESETS, TEMPLATES, WORDS, PackProblem, Rule, lists_of
from jdlint.storage.files import read_named
from jdlint.syntax.limits import DEFAULT_LIMITS
from jdlint.syntax.yaml_reader import read_yaml
from jdlint.views.filing import filing_of
from jdlint.views.sites import site_of
from jdlint.views.values import plain

_Model = TypeVar("_Model", bound=BaseModel)


def _read_data(folder: Path, model: type[_Model]) -> dict[str, Any]:
    """Return the data files of a folder by their names. Raises JdlintError naming file and place."""
    found = {}
    for path in sorted(folder.glob("*.yaml")):
        document = read_yaml(path.name, read_named(path, DEFAULT_LIMITS.file_bytes))[0]
        if document.root is None or document.problems:
            raise JdlintError(f"{path}: cannot be read as YAML")
        try:
            data = model.model_validate(plain(document.root))
        except ValidationError as error:
            first = error.errors()[0]
            start = site_of(document, tuple(first["loc"])).start
            place = f"{path}:{start.line}" if start else str(path)
            raise JdlintError(f"{place}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None
        found[path.stem] = data.model_dump(mode="json", exclude_defaults=True)
    return found


def read_checks(fixtures: Path | None) -> list[Found]:
    """Return the rules written in Python."""
    found = []
    for info in pkgutil.iter_modules(jdlint.checks.__path__):
        name = f"jdlint.checks.{info.name}"
        module = importlib.import_module(name)
        rule = RuleModel.model_validate(module.check.metadata)
        fixture = fixture_of(f"{rule.id}-{rule.name}", None, fixtures)
        found.append(Found(rule, f"checks/{info.name}.py", name, fixture))
    return found


def compile_index(found: Iterable[Found], problems: Iterable[PackProblem], folder: Path) -> str:
    """Return the index of a pack."""
    rules = sorted(found, key=lambda item: item.rule.id)
    for first, second in pairwise(rules):
        if first.rule.id == second.rule.id:
            raise JdlintError(f"rule {first.rule.id} is defined twice: {first.origin} and {second.origin}")
    words = _read_data(folder / WORDS, Words)
    hot = {
        "rules": [_hot(item) for item in rules],
        "problems": list(problems),
        "presets": _read_data(folder / PRESETS, Preset),
        "templates": _read_data(folder / TEMPLATES, Template),
        "law": _read_data(folder / LAW, Law),
        "words": words,
        "filing": filing_of(lists_of(words))._asdict(),
    }
    docs = {item.rule.id: _docs(item) for item in rules}
    told = {item.rule.id: _told(item.rule) for item in rules}
    return f"{_dumps(hot)}\n{_dumps(told)}\n{_dumps(docs)}\n"


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _basis(basis: Basis) -> list[Any]:
    source = basis.source
    both = [source, source] if isinstance(source, str) else [source.et, source.en]
    return [basis.kind, both, basis.url, basis.verified]


def _told(rule: RuleModel) -> list[Any]:
    """Return the fields of `Told` in order."""
    return [
        [rule.title.et, rule.title.en],
        {name: [message.et, message.en] for name, message in rule.messages.items()},
        _basis(rule.basis),
        {name: _basis(message.basis) for name, message in rule.messages.items() if message.basis},
    ]


def _hot(item: Found) -> list[Any]:
    """Return the fields of `Rule` in order, but for the texts."""
    rule = item.rule
    data = {
        "id": rule.id,
        "name": rule.name,
        "family": rule.family,
        "severity": rule.severity,
        "preview": rule.preview,
        "mask": rule.mask,
        "scope": "project" if any(demand.check == REFERS_TO for demand in rule.demands) else rule.scope,
        "sources": rule.sources,
        "options": {name: option.default for name, option in rule.options.items()},
        "fix": rule.fix,
        "since": rule.since,
        "origin": item.origin,
        "module": item.module,
        "needs": rule.needs,
        "wide": rule.wide,
        "outranks": rule.outranks,
        "timed": rule.timed,
        "when": [[when.status, when.fields, when.lacking, when.words] for when in rule.triggers],
        "reads": rule.reads,
        "given": None if rule.given is None else [part for part in rule.given.split(".") if part != "$"],
        "demands": [
            [demand.check, (demand.field or "").split(".") if demand.field else [], demand.message, demand.options]
            for demand in rule.demands
        ],
    }
    return [data[name] for name in Rule._fields if name != "texts"]


def _docs(item: Found) -> dict[str, Any]:
    rule = item.rule
    fixture = read_fixture(item.fixture, rule.id) if item.fixture else None
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
        "base": [{"name": name, "text": text} for name, text in case.base],
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
