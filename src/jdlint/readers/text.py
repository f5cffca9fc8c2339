"""Plain text, such as an extractor makes of a Word or PDF file, to blocks.

The text must have come out cell by cell; then numbers, bullets, blank lines and labels tell what belongs together.
"""

from __future__ import annotations

from jdlint.readers.content import Content, Refused, exceeded
from jdlint.readers.descriptions import has_labels
from jdlint.readers.labels import Labels, load_labels
from jdlint.readers.text_lines import count_lines, split_lines
from jdlint.syntax.decode import decode
from jdlint.syntax.limits import Limits
from jdlint.syntax.lines import Lines

_LOOKED_AT = 100_000


def read_text(data: bytes, limits: Limits) -> Content:
    """Return the lines of a file; raises Refused where it is no text, or a text of too many lines."""
    text, problems = decode(data, limits)
    if text is None:
        raise Refused(problems[0].rule, problems[0].message, problems[0].args)
    if count_lines(text) > limits.nodes:
        raise exceeded("blocks", limits.nodes)
    return Content("text", text, Lines(text), split_lines(text), (), problems)


def looks_like_description(text: str, labels: Labels | None = None) -> bool:
    """Tell whether `text` has enough labels of a job description to be one; never true for prose that mentions some."""
    return has_labels(split_lines(text[:_LOOKED_AT]), labels or load_labels())
