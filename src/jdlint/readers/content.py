"""What every reader makes of the bytes of a file, before anybody asks whether it is a job description."""

from __future__ import annotations

from collections.abc import Sequence

from jdlint.core.errors import JdlintError
from jdlint.core.finding import Args, Position, SourcePlace
from jdlint.core.records import NamedTuple
from jdlint.readers.blocks import Block
from jdlint.syntax.nodes import Locator, Problem, SourceKind


class Content(NamedTuple):
    """The blocks of a file, whose offsets count the characters of `text` and are placed by `locator`.

    `start` is the offset at which `text` begins: other than 0 for a file in a container. `asides` are notes, each with
    the offset at which it is referred to. `problems` are what is to be said of the file as a whole.
    """

    kind: SourceKind
    text: str
    locator: Locator
    blocks: Sequence[Block]
    asides: Sequence[tuple[int, list[Block]]] = ()
    problems: Sequence[Problem] = ()
    start: int = 0


class Nowhere:
    """The `Locator` of a file of which nothing was read: what is said of it is said of the whole."""

    def locate(self, start: int, end: int) -> tuple[Position | None, Position | None, SourcePlace | None]:  # noqa: ARG002
        return None, None, None


class Refused(Exception):  # noqa: N818 - no error of the program: the file is not read, and `problem` says why
    """The file cannot be read, or not safely."""

    def __init__(self, rule: str, message: str, args: Args | None = None) -> None:
        super().__init__(f"{rule}/{message}")
        self.problem = Problem(rule, 0, 0, message, args)


class Lacking(JdlintError):  # noqa: N818 - nothing went wrong, something is missing
    """A package or a program that reading this kind of file needs is not there; `need` is its extra (pdf, ocr)."""

    def __init__(self, need: str, text: str) -> None:
        super().__init__(text)
        self.need = need


class OnlyPictures(Exception):  # noqa: N818 - an answer, no error of the program
    """The file holds no text but what is in its pictures, and these were not to be read."""


def exceeded(message: str, limit: int) -> Refused:
    """Return the refusal that says which limit was passed: JDL007, `message`."""
    return Refused("JDL007", message, {"limit": limit})
