"""A rule as the engine runs it: compiled, plain data, no pydantic."""

from __future__ import annotations

import json
from functools import cached_property
from typing import Any

from jdlint.core.finding import Severity
from jdlint.core.records import NamedTuple
from jdlint.views.words import Filing

#: Folders of a pack that hold data and no rules.
PRESETS, TEMPLATES, LAW, WORDS = DATA = ("presets", "templates", "law", "words")


class Basis(NamedTuple):
    """What a finding rests on; `source` holds the citation in Estonian and English."""

    kind: str
    source: tuple[str, str]
    url: str | None = None
    verified: bool | None = None


class Demand(NamedTuple):
    """One `then` of a declarative rule."""

    check: str
    field: tuple[str, ...]
    message: str
    options: dict[str, Any]


class When(NamedTuple):
    """What must be so for a rule to have anything to say; empty: it always may."""

    status: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class Told(NamedTuple):
    """What people are told of a rule, in Estonian and English, and what it rests on; `bases` are those of messages."""

    title: tuple[str, str]
    messages: dict[str, tuple[str, str]]
    basis: Basis
    bases: dict[str, Basis] = {}


class Texts:
    """What people are told of the rules of an index, by id; its line of JSON is read when something is to be shown."""

    def __init__(self, line: str) -> None:
        self._line = line

    @cached_property
    def told(self) -> dict[str, Told]:
        return {code: _told(*row) for code, row in json.loads(self._line).items()}


class Rule(NamedTuple):
    """A rule. `module` is where a Python check stands; `texts` hold what people are told of it."""

    id: str
    name: str
    family: str
    severity: Severity
    preview: bool
    mask: bool
    scope: str
    sources: tuple[str, ...]
    options: dict[str, Any]
    fix: str
    since: str
    origin: str
    module: str | None
    needs: tuple[str, ...]
    wide: bool
    outranks: tuple[str, ...]
    timed: tuple[str, ...]
    when: tuple[When, ...]
    reads: tuple[str, ...]
    given: tuple[str, ...] | None
    demands: tuple[Demand, ...]
    texts: Texts

    @property
    def title(self) -> tuple[str, str]:
        return self.texts.told[self.id].title

    @property
    def messages(self) -> dict[str, tuple[str, str]]:
        return self.texts.told[self.id].messages

    @property
    def basis(self) -> Basis:
        return self.texts.told[self.id].basis

    @property
    def bases(self) -> dict[str, Basis]:
        """The bases of messages that have their own."""
        return self.texts.told[self.id].bases

    def basis_of(self, message: str) -> Basis:
        """Return the basis of one of the rule's messages."""
        return self.bases.get(message, self.basis)

    def is_timed(self, message: str) -> bool:
        """Tell whether the mere passing of a date can bring this message about."""
        return "*" in self.timed or message in self.timed


class PackProblem(NamedTuple):
    """What is wrong with a rule file of a house pack: a finding of the tool, at a place of that file."""

    path: str
    rule: str
    message: str
    args: dict[str, Any]
    line: int
    column: int
    end: int


class Profile(NamedTuple):
    """A profile resolved against a rulebook: rule id → level, and the kinds of basis it shows (empty: all)."""

    name: str
    levels: dict[str, Severity]
    basis: tuple[str, ...]


class Rulebook(NamedTuple):
    """All rules by id, in the order of their ids; profiles, law data, word lists and templates by name.

    `filing` tells where the word lists are filed, None where those of a house pack changed them.
    """

    rules: dict[str, Rule]
    presets: dict[str, dict[str, Any]]
    law: dict[str, dict[str, Any]]
    words: dict[str, dict[str, Any]]
    templates: dict[str, dict[str, Any]]
    digest: str
    problems: tuple[PackProblem, ...] = ()
    filing: Filing | None = None

    def __hash__(self) -> int:
        return hash(self.digest)

    def find(self, code: str) -> Rule | None:
        """Return the rule of an id (in any case) or a name."""
        rule = self.rules.get(code.upper())
        if rule is None:
            rule = next((rule for rule in self.rules.values() if rule.name == code.lower()), None)
        return rule


def lists_of(words: dict[str, dict[str, Any]]) -> dict[str, list[str] | dict[str, str]]:
    """Return the entries of word lists by name and language (``deferral.et``)."""
    return {f"{name}.{language}": entry.get(language, []) for name, entry in words.items() for language in ("et", "en")}


def from_json(row: list[Any], texts: Texts) -> Rule:
    """Build a rule from its row in the index: the values of its fields in order, but for `texts`."""
    rule = Rule._make([*row, texts])
    return rule._replace(
        sources=tuple(rule.sources),
        needs=tuple(rule.needs),
        outranks=tuple(rule.outranks),
        timed=tuple(rule.timed),
        when=tuple([When(*map(tuple, when)) for when in rule.when]),
        reads=tuple(rule.reads),
        given=None if rule.given is None else tuple(rule.given),
        demands=tuple(
            [Demand(check, tuple(field), message, options) for check, field, message, options in rule.demands]
        ),
    )


def _told(title: list[str], messages: dict[str, list[str]], basis: list[Any], bases: dict[str, list[Any]]) -> Told:
    return Told(
        (title[0], title[1]),
        {name: (texts[0], texts[1]) for name, texts in messages.items()},
        _basis(basis),
        {name: _basis(row) for name, row in bases.items()},
    )


def _basis(row: list[Any]) -> Basis:
    kind, source, url, verified = row
    return Basis(kind, (source[0], source[1]), url, verified)
