"""Names of persons out of texts that are handed on: a report may travel further than the descriptions do."""

from __future__ import annotations

from jdlint.audit.data import Words
from jdlint.core.text import digest, visible
from jdlint.estonian.without_names import GivenNames, path_without_names, without_names
from jdlint.rulebook.rule import Rulebook

_INSTEAD = {"et": "[nimi]", "en": "[name]"}


class Redactor:
    """Replaces what reads like a given name and a family name; with `show_names` texts stay as they are."""

    def __init__(self, book: Rulebook, *, show_names: bool) -> None:
        words = _listed(book, "first-names-words")
        self._names = GivenNames(_listed(book, "first-names") - words, words)
        self._hides = not show_names
        self._paths: dict[str, str] = {}
        self._taken: set[str] = set()

    def tells(self, path: str) -> bool:
        """Tell whether a path names a person, hidden or not."""
        return path_without_names(path, self._names, "") != path

    def path(self, path: str) -> str:
        """Return the path of a file without names; signs of its own tell it from others, the same in each audit."""
        if path not in self._paths:
            shown = visible("/".join(map(self._component, path.split("/"))))
            if shown in self._taken:
                shown = f"{shown} [{digest(path)}]"
            self._taken.add(shown)
            self._paths[path] = shown
        return self._paths[path]

    def _component(self, part: str) -> str:
        hidden = path_without_names(part, self._names, _INSTEAD["et"]) if self._hides else part
        return part if hidden == part else hidden.replace("[nimi]", f"[nimi {digest(part, 8)}]", 1)

    def text(self, text: str, language: str) -> str:
        """Return a text without names, and without what moves a cursor or hides text."""
        return visible(without_names(text, self._names, _INSTEAD[language]) if self._hides else text)

    def words(self, et: str, en: str) -> Words:
        """Return a text in both languages without names."""
        return {"et": self.text(et, "et"), "en": self.text(en, "en")}


def _listed(book: Rulebook, name: str) -> frozenset[str]:
    given = book.words.get(name, {})
    return frozenset(str(entry).lower() for language in ("et", "en") for entry in given.get(language, ()))
