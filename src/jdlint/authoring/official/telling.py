"""What the mapper makes of a block of the page: the proof that a wording says what it should."""

from __future__ import annotations

from typing import Any

from jdlint.authoring.official.blocks import Block, as_read
from jdlint.authoring.official.content import content
from jdlint.readers.mapper import map_blocks


def told(*blocks: Block) -> dict[str, Any]:
    """Return the description that is read out of `blocks` alone."""
    found: dict[str, Any] = content(map_blocks(as_read(blocks), 0, 0).root)
    return found
