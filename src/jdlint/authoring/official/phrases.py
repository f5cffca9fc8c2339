"""Values that are more than a text in words: references, languages, acknowledgements.

Each phrase is made so that the mapper reads the same value out of it; a common wording is preferred to a fixed one
wherever the mapper proves to read it alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jdlint.authoring.official.words import Words
from jdlint.readers.blocks import Piece
from jdlint.readers.mapper_references import reference
from jdlint.views.values import plain

_KINDS = ("group", "delegated_by", "chart")
_PARTS = ("unit", "scope", "period")


def reference_words(value: Any, words: Words, names: Mapping[str, str]) -> str:
    """Return a reference in words; `names` holds the words for the posts that are known, by their id."""
    if isinstance(value, str):
        return value
    kind = next(key for key in ("position", "title", *_KINDS) if key in value)
    text = str(value[kind])
    if kind == "position":
        text = names.get(text, f"[{text}]")
    elif kind == "title" and "specialisation" in value:
        text = f"{text} ({value['specialisation']})"
    elif kind in _KINDS and plain(reference(Piece(text, 0, 0), words.labels)) != {kind: text}:
        text = f"{words[kind]}: {text}"
    return "; ".join([text, *(f"{words[part]}: {_joined(value[part])}" for part in _PARTS if part in value)])


def _joined(value: str | list[str]) -> str:
    return value if isinstance(value, str) else " / ".join(value)


def language_words(value: Mapping[str, Any], words: Words) -> str:
    """Return a language requirement as a statement in fixed words."""
    if "any_of" not in value:
        return _language(value, words)
    members = f" {words['or']} ".join(_language(member, words) for member in value["any_of"])
    more = [words["preferred"]] if value.get("preferred") else []
    more += [f"[{value['text']}]"] if "text" in value else []
    return "; ".join([f"{words['one_of']} {members}", *more])


def _language(value: Mapping[str, Any], words: Words) -> str:
    out = ""
    if "language" in value:
        out = words["language"].format(name=words.language_name(value["language"]))
        if "level" in value:
            out += " " + words["exact" if value.get("exact") else "least"].format(level=value["level"])
        skills = ", ".join(f"{words[skill]} {level}" for skill, level in value.get("skills", {}).items())
        if skills or "level" not in value:
            out += f": {skills or words['level_open']}"
    if value.get("preferred"):
        out += f" ({words['preferred']})"
    if "text" in value:
        out += f" [{value['text']}]"
    return out.strip()


def acknowledgement_words(value: Mapping[str, Any], words: Words) -> str:
    """Return what was recorded and when: "tutvustamine 13.02.2026"."""
    kind = words[value["kind"]] if "kind" in value else ""
    return f"{kind} {words.date(value['date']) if 'date' in value else ''}".strip()
