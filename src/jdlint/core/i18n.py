"""The language of texts for people: gettext catalogues below ``locale/``, English where there is no translation.

Rule texts do not pass through here: they stand in both languages in the rule files.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

Language = Literal["et", "en"]
LANGUAGES: tuple[Language, ...] = ("et", "en")
DOMAIN = "jdlint"
LOCALE = Path(__file__).resolve().parent.parent / "locale"

_current: gettext.NullTranslations = gettext.NullTranslations()


def _(message: str) -> str:
    """Return `message` in the language of the terminal."""
    return _current.gettext(message) if message else ""


def text_in(language: Language, message: str) -> str:
    """Return `message` in a language, whatever the terminal speaks."""
    return _catalogue(language).gettext(message)


def _catalogue(language: Language) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, LOCALE, [language], fallback=True)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of a message that fits `count`, in the language of the terminal."""
    return _current.ngettext(one, many, count).format(count=count)


def use_language(language: Language) -> None:
    """Choose the language of `_`, and of the texts of the command-line library."""
    global _current  # noqa: PLW0603 - one process speaks one language
    _current = _catalogue(language)
    # click asks the default domain for its own words (usage, errors, help)
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, LOCALE)
    gettext.textdomain(DOMAIN)


def locale_language(environ: Mapping[str, str]) -> Language:
    """Return the language that the environment asks for (``JDLINT_LANG``, then the POSIX variables)."""
    for name in ("JDLINT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name, "")
        if value:
            return "et" if value.lower().startswith("et") else "en"
    return "en"
