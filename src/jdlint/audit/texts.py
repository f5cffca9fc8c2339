"""The words of the audit in both languages: `texts.json` beside this module."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jdlint.audit.data import Words
from jdlint.audit.view import number_words
from jdlint.core.i18n import Language

_DATA: dict[str, Any] = json.loads(Path(__file__).with_name("texts.json").read_text("utf-8"))
FAMILIES: dict[str, Words] = {name: {"et": et, "en": en} for name, (et, en) in _DATA["families"].items()}
TEXTS: dict[str, Words] = {name: {"et": et, "en": en} for name, (et, en) in _DATA["texts"].items()}


def words(name: str, /, **values: object) -> Words:
    """Return a text in both languages; ``one|many`` is chosen by `count`, numbers and texts are filled in."""
    return {"et": said(name, "et", **values), "en": said(name, "en", **values)}


def said(name: str, language: Language, /, **values: object) -> str:
    """Return a text in one language; numbers are grouped as it does. Raises KeyError for a text that is not there."""
    text = TEXTS[name][language]
    if "|" in text:
        one, many = text.split("|", 1)
        text = one if values.get("count") == 1 else many
    told = {name: number_words(value, language) if isinstance(value, int) else value for name, value in values.items()}
    return text.format(**told)
