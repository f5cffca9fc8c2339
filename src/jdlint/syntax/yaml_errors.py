"""What libyaml says of a broken file, in words that tell a person what to do.

The keys are fragments of libyaml's (and PyYAML's) own messages; what is not listed is shown as libyaml put it.
"""

from __future__ import annotations

import yaml

from jdlint.syntax.limits import Limits
from jdlint.syntax.nodes import Problem
from jdlint.syntax.yaml_builder import limit_problem

_MESSAGES = (
    ("found a tab character", "tab"),
    ("mapping values are not allowed", "colon"),
    ("unexpected end of stream", "quote"),
    ("expected ',' or ']'", "bracket"),
    ("expected ',' or '}'", "brace"),
    ("expected '-' indicator", "dash"),
    ("expected key", "indent"),
    ("expected <block end>", "indent"),
    ("unknown escape character", "escape"),
    ("could not find expected ':'", "no-colon"),
)


# libyaml looks ahead for the `:` of a key and may meet its own bound (1,000 levels, in what PyYAML 6.0.4 bundles)
# before it hands over the first bracket.
_TOO_DEEP = "exceeded maximum nesting depth"


def syntax_problem(error: yaml.YAMLError, text: str, limits: Limits) -> Problem:
    """Return the finding for what the parser raised while it read `text`: JDL002, or JDL007 for its own bound."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    detail = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    start = min(mark.index, len(text)) if mark is not None else 0
    character = text[start : start + 1]
    end = min(start + 1, len(text))
    if _TOO_DEEP in detail:
        return limit_problem("depth", start, end, limits.depth)
    if "cannot start any token" in detail:
        if character == "\t":
            return Problem("JDL002", start, end, "tab")
        return Problem("JDL002", start, end, "character", {"character": character or "?"})
    for fragment, message in _MESSAGES:
        if fragment in detail:
            return Problem("JDL002", start, end, message)
    return Problem("JDL002", start, end, "default", {"detail": detail})
