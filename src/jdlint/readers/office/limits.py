"""Bounds on what is taken from an untrusted .docx or .odt file."""

from __future__ import annotations

from jdlint.core.records import NamedTuple


class OfficeLimits(NamedTuple):
    """Upper bounds, far beyond any order with its annexes; reaching past one is finding JDL007.

    `file_bytes`, `member_bytes` (one file of the package, unpacked) and `total_bytes` (all of them) are bytes. `ratio`
    bounds how far a member that is larger than `ratio_floor` may unfold. `elements` counts all XML elements, `kept`
    those that stay in memory, `text_chars` the characters of the text, `blocks` paragraphs and table cells.
    """

    file_bytes: int = 50 * 1024 * 1024
    members: int = 2_000
    member_bytes: int = 50 * 1024 * 1024
    total_bytes: int = 200 * 1024 * 1024
    ratio: int = 200
    ratio_floor: int = 1024 * 1024
    depth: int = 100
    elements: int = 1_000_000
    kept: int = 250_000
    text_chars: int = 4_000_000
    blocks: int = 50_000


DEFAULT_LIMITS = OfficeLimits()


class Budget:
    """What may still be taken from one file; shared by all its parts, and by the files that are packed in it."""

    def __init__(self, limits: OfficeLimits) -> None:
        self.limits = limits
        self.unpacked = limits.total_bytes
        self.elements = limits.elements
        self.kept = limits.kept
        self.characters = limits.text_chars

    @property
    def spent(self) -> bool:
        """Whether more was asked for than there was."""
        return min(self.unpacked, self.elements, self.kept, self.characters) < 0


#: Characters that a list may put before an item; Word itself takes no more than nine placeholders and their signs.
LONGEST_LABEL = 64
