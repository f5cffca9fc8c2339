"""What post a broken file may describe: a glimpse, so that others are told it is unread and not that it is missing."""

from __future__ import annotations

import re

from jdlint.core.patterns import regex

_MOST = 64 * 1024
_ID = regex(r"^id:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)
_TITLE = regex(r"^[ \t]+title:[ \t]*[\"']?([^\"'#\r\n]+)", re.MULTILINE)
_SUFFIX = regex(r"(?:\.jd)?\.(?:ya?ml|json)$", re.IGNORECASE)


def glimpse(path: str, data: bytes) -> tuple[str, ...]:
    """Return the id and title that the lines of a file seem to give its post, and the name of the file."""
    text = data[:_MOST].decode("utf-8", "replace")
    found = [match[1].strip() for pattern in (_ID, _TITLE) if (match := pattern.search(text))]
    return tuple(dict.fromkeys([*found, _SUFFIX.sub("", path.rpartition("/")[2])]))
