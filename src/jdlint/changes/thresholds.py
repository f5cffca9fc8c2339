"""From where on a change is substantial: part of the configuration, which every run reads."""

from __future__ import annotations

from jdlint.core.records import NamedTuple


class Thresholds(NamedTuple):
    """From where on a change counts as substantial.

    `reworded`: per cent of the words of a text; `growth`: per cent more duties; `shift`: points of a hundred of the
    share of the working time that a duty takes.
    """

    reworded: int = 20
    growth: int = 10
    shift: int = 10
