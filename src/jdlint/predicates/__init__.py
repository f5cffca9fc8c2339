"""Small pure functions that declarative rules name, by name."""

from __future__ import annotations

from jdlint.predicates.dates import DATES
from jdlint.predicates.form import Options, Predicate, Setting, Verdict, options
from jdlint.predicates.lists import LISTS
from jdlint.predicates.presence import PRESENCE
from jdlint.predicates.schema import SCHEMA
from jdlint.predicates.text import ABOUT_TEXT
from jdlint.syntax.nodes import Node

PREDICATES: dict[str, Predicate] = {**PRESENCE, **ABOUT_TEXT, **LISTS, **DATES, **SCHEMA}

#: Judged in the project phase, where the posts are known; in the document it holds.
REFERS_TO = "refers_to"


def _refers_to(node: Node | None, given: Options, setting: Setting) -> Verdict:
    """Hold when the text is the id or the title of exactly one post of the project."""
    return None


PREDICATES[REFERS_TO] = Predicate(_refers_to, options(), ("value",))

__all__ = ["PREDICATES", "REFERS_TO", "Predicate", "Setting", "Verdict"]
