"""Language levels of a description that are not as they should be."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.core.finding import Applicability, FixRequest, Hit, SetValue
from jdlint.estonian.levels import Fault, Level
from jdlint.views.description import Description
from jdlint.views.prose import Text


def faulty_levels(description: Description, *faults: Fault) -> Iterator[tuple[Text, Level, bool]]:
    """Yield each level that has one of `faults`, as written and as judged, and whether it is one of Estonian."""
    for text, level, estonian in description.faulty_levels:
        if level.fault in faults:
            yield text, level, estonian


def level_hit(text: Text, level: Level, message: str, applicability: Applicability) -> Hit:
    """Return a hit that quotes the level and offers the one that is meant; the rule needs a message ``fix``."""
    if level.suggestion is None:
        return Hit(text.path, message, {"value": text.text})
    args = {"value": text.text, "near": level.suggestion}
    fix = FixRequest(applicability, "fix", (SetValue(text.path, level.suggestion),), args)
    return Hit(text.path, message, args, fix=fix)
