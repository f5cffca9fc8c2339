"""A rule as the engine runs it: compiled, plain data, no pydantic."""

from __future__ import annotations

from typing import Any

from jdlint.core.finding import Severity
from jdlint.core.records import NamedTuple
from jdlint.views.words import Filing


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


class Rule(NamedTuple):
    """A rule. `messages` and `title` hold Estonian and English; `module` is where a Python check stands."""

    id: str
    name: str
    family: str
    severity: Severity
    preview: bool
    mask: bool
    scope: str
    sources: tuple[str, ...]
    basis: Basis
    bases: dict[str, Basis]
    title: tuple[str, str]
    messages: dict[str, tuple[str, str]]
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
    given: tuple[str, ...] | None
    demands: tuple[Demand, ...]
    reads: tuple[str, ...] = ()

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


def from_json(data: dict[str, Any]) -> Rule:
    """Build a rule from its line in the index."""
    return Rule(
        **{
            **data,
            "sources": tuple(data["sources"]),
            "needs": tuple(data["needs"]),
            "outranks": tuple(data["outranks"]),
            "timed": tuple(data["timed"]),
            "when": tuple(When(*map(tuple, when)) for when in data["when"]),
            "reads": tuple(data["reads"]),
            "basis": _basis(data["basis"]),
            "bases": {name: _basis(basis) for name, basis in data["bases"].items()},
            "title": tuple(data["title"]),
            "messages": {name: tuple(texts) for name, texts in data["messages"].items()},
            "given": None if data["given"] is None else tuple(data["given"]),
            "demands": tuple(
                Demand(check, tuple(field), message, options) for check, field, message, options in data["demands"]
            ),
        }
    )


def _basis(data: list[Any]) -> Basis:
    kind, source, url, verified = data
    return Basis(kind, (source[0], source[1]), url, verified)
