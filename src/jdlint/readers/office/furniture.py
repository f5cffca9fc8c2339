"""Headers of pages: kept apart from the text, but for one that says by which act the description was approved."""

from __future__ import annotations

from collections.abc import Iterable

from jdlint.readers.blocks import Block
from jdlint.readers.descriptions import opens_description
from jdlint.readers.flow import lines_of
from jdlint.readers.labels import load_labels


def speaks_of_approval(blocks: Iterable[Block]) -> bool:
    """Tell whether a header holds what belongs to the head of a description."""
    labels = load_labels()
    for line in lines_of(blocks):
        match = labels.prefix(line.text)
        if opens_description(line.text, labels) or (match is not None and match.field == "approval"):
            return True
    return False
