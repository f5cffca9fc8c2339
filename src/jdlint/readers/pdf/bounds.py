"""Bounds on what is taken from an untrusted PDF or picture."""

from __future__ import annotations

#: Bytes of a file that are read, and of an answer of the worker that are taken.
FILE_BYTES = 50 * 1024 * 1024
ANSWER_BYTES = 100 * 1024 * 1024
#: Seconds for one answer, and bytes of memory that the worker may ask for.
SECONDS = 30
MEMORY = 400 * 1024 * 1024


class Failed(Exception):  # noqa: N818 - an answer, no error of the program
    """The worker cannot read the file: `reason` is a message of JDL008, or of JDL007 with its `limit`."""

    def __init__(self, reason: str, limit: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.limit = limit
