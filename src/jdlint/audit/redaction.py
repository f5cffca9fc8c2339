"""Names of persons out of texts that are handed on: a report may travel further than the descriptions do."""

from __future__ import annotations

from jdlint.audit.data import Words
from jdlint.core.text import digest, visible
from jdlint.estonian.names import GivenNames, path_without_names, without_names
from jdlint.rulebook.rule import Rulebook

_INSTEAD = {"et": "[nimi]", "en": "[name]"}


class Redactor:
    """Replaces what reads like a given name and a family name; with `show_names` texts stay as they are."""

    def __init__(self, book: Rulebook, *, show_names: bool) -> None:
        self._given = (
            None if show_names else GivenNames(_listed(book, "first-names"), _listed(book, "first-names-words"))
        )
        self._paths: dict[str, str] = {}

    def path(self, path: str) -> str:
        """Return the path of a file without names; a sign of its own tells it from others, the same in each audit."""
        if path not in self._paths:
            self._paths[path] = visible(path if self._given is None else _renamed(path, self._given))
        return self._paths[path]

    def text(self, text: str, language: str) -> str:
        """Return a text without names, and without what moves a cursor or hides text."""
        text = visible(text)
        return text if self._given is None else without_names(text, self._given, _INSTEAD[language])

    def words(self, et: str, en: str) -> Words:
        """Return a text in both languages without names."""
        return {"et": self.text(et, "et"), "en": self.text(en, "en")}


def _renamed(path: str, given: GivenNames) -> str:
    shown = path_without_names(path, given, _INSTEAD["et"])
    return path if shown == path else shown.replace("[nimi]", f"[nimi {digest(path, 6)}]", 1)


def _listed(book: Rulebook, name: str) -> frozenset[str]:
    given = book.words.get(name, {})
    return frozenset(str(entry).lower() for language in ("et", "en") for entry in given.get(language, ()))
