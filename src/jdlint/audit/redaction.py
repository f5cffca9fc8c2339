"""Names of persons out of texts that are handed on: a report may travel further than the descriptions do."""

from __future__ import annotations

from jdlint.audit.data import Words
from jdlint.core.text import visible
from jdlint.estonian.names import without_names
from jdlint.rulebook.rule import Rulebook

_INSTEAD = {"et": "[nimi]", "en": "[name]"}


class Redactor:
    """Replaces what reads like a given name and a family name; with `show_names` texts stay as they are."""

    def __init__(self, book: Rulebook, *, show_names: bool) -> None:
        given = book.words.get("first-names", {})
        entries = [str(entry).lower() for language in ("et", "en") for entry in given.get(language, ())]
        self._given = None if show_names else frozenset(entries)

    def text(self, text: str, language: str) -> str:
        """Return a text without names, and without what moves a cursor or hides text."""
        text = visible(text)
        if self._given is None:
            return text
        return without_names(text, self._given.__contains__, _INSTEAD[language])

    def words(self, et: str, en: str) -> Words:
        """Return a text in both languages without names."""
        return {"et": self.text(et, "et"), "en": self.text(en, "en")}
