"""A change of a description, in the words of the document."""

from __future__ import annotations

from typing import Literal

from jdlint.core.paths import Path
from jdlint.core.records import NamedTuple

#: `raised` and `lowered` are said of levels, years and shares; `split` and `merged` of duties. `renumbered`, `moved`
#: and `respelled` (spelling, capitals, punctuation) change nothing of substance.
Action = Literal[
    "added",
    "removed",
    "reworded",
    "raised",
    "lowered",
    "changed",
    "renumbered",
    "moved",
    "respelled",
    "split",
    "merged",
]
COSMETIC: frozenset[Action] = frozenset({"renumbered", "moved", "respelled"})


class Change(NamedTuple):
    """One change.

    `field` is the field of the format, dotted, without indices; `label` says which item of a list (the number of a
    duty, a language). `old` and `new` are the paths in the two versions, None where there is nothing to point at;
    `before` and `after` what stood and stands there. `share` is how much of a text changed, from 0 to 1; `telling` says
    that a number or a word that turns the meaning changed. `amount` is by how much a number grew.
    """

    field: str
    action: Action
    label: str = ""
    before: str | None = None
    after: str | None = None
    old: Path | None = None
    new: Path | None = None
    share: float = 1.0
    telling: bool = False
    amount: float = 0.0

    @property
    def section(self) -> str:
        """The top-level key that the change belongs to."""
        return self.field.partition(".")[0]

    @property
    def cosmetic(self) -> bool:
        """Tell whether the change is one of form alone."""
        return self.action in COSMETIC
