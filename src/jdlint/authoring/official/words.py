"""The words of an official document: from the same data as the labels by which a document is read."""

from __future__ import annotations

import re
from typing import Any

from jdlint.core.i18n import Language
from jdlint.readers.labels import load_labels

#: The two layouts, after the templates that they follow; the first is the usual one.
LAYOUTS = ("ee-2024", "ee-2021")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class Words:
    """Labels and single words in one language."""

    def __init__(self, language: Language, layout: str) -> None:
        self.language = language
        self.layout = layout
        self.labels = load_labels()
        own: dict[str, Any] = self.labels.written[language]
        older: dict[str, Any] = self.labels.written.get(layout, {}) if language == "et" else {}
        self._labels: dict[str, Any] = {**own, **older}
        self._words: dict[str, str] = own["words"]

    def label(self, field: str) -> str:
        """Return what `field` is called."""
        return str(self._labels[field])

    def __getitem__(self, name: str) -> str:
        return self._words[name]

    def date(self, text: str) -> str:
        """Return an ISO date as people write it; any other text as it is."""
        found = _ISO.fullmatch(text)
        return f"{found[3]}.{found[2]}.{found[1]}" if found else text

    def language_name(self, code: str) -> str:
        """Return what a language is called ("Eesti", "Estonian"), or its code where no name is known."""
        names = [name for name, known in self.labels.tables["languages"].items() if known == code]
        if not names:
            return code
        return names[0 if self.language == "et" else -1].capitalize()
