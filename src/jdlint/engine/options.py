"""What each rule may know besides its document: options, law and word lists."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Any

from jdlint.api import Context, LawEntry, WordList
from jdlint.config.settings import Settings
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.rulebook.profiles import unknown
from jdlint.rulebook.rule import Rulebook, lists_of
from jdlint.views.word_index import WordIndex
from jdlint.views.words import SHAPES


def contexts(book: Rulebook, settings: Settings, as_of: dt.date) -> dict[str, Context]:
    """Return the context of every rule. Raises JdlintError for an option that a rule does not have."""
    given: dict[str, dict[str, Any]] = {}
    for code, options in settings.rules_options.items():
        rule = book.find(code)
        if rule is None:
            raise JdlintError(f"{settings.file}: [rules.{code}]: {unknown(book, code)}")
        for name, value in options.items():
            _check(rule.id, rule.options, name, value, str(settings.file))
        given[rule.id] = options
    law = law_on(book, as_of)
    words = _words(book)
    return {
        rule.id: Context(
            as_of=as_of,
            options={**rule.options, **given.get(rule.id, {})},
            review_interval=settings.review_interval,
            due_soon=settings.due_soon,
            body=settings.body,
            law=law,
            words=words,
        )
        for rule in book.rules.values()
    }


def _check(code: str, known: dict[str, Any], name: str, value: Any, file: str) -> None:
    if name not in known:
        names = ", ".join(known) or _("none")
        raise JdlintError(
            _("{file}: [rules.{rule}]: unknown option {name!r}; it has: {names}").format(
                file=file, rule=code, name=name, names=names
            )
        )
    default = known[name]
    if type(value) is not type(default) and not (isinstance(default, float) and isinstance(value, int)):
        raise JdlintError(
            _("{file}: [rules.{rule}]: option {name!r} must be like {default!r}").format(
                file=file, rule=code, name=name, default=default
            )
        )


def law_on(book: Rulebook, as_of: dt.date) -> dict[str, LawEntry]:
    """Return the provisions in force on a date."""
    today = as_of.isoformat()
    found = {}
    for name, entry in book.law.items():
        for version in entry["versions"]:
            if version["valid_from"] <= today <= version.get("valid_to", "9999-12-31"):
                source = entry["source"]
                found[name] = LawEntry(
                    (source["et"], source["en"]), entry.get("url"), version["verified"], version.get("values", {})
                )
    return found


@lru_cache(maxsize=4)
def _words(book: Rulebook) -> dict[str, WordList]:
    found = {}
    for name, entries in lists_of(book.words).items():
        instead = entries if isinstance(entries, dict) else None
        found[name] = WordList(book.words[name.rpartition(".")[0]]["source"], tuple(entries), instead)
    WordIndex(found, book.filing)
    shapes = {f"{name}.{language}": shape for name, (shape, _form) in SHAPES.items() for language in ("et", "en")}
    return {**found, **shapes}
