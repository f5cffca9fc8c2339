"""The one exception that users meet: a sentence, and where it helps a place and a remedy."""

from __future__ import annotations

from jdlint.core.i18n import Language, _, text_in

#: What systems, and jdlint, give as the reason why a file is refused; each has a translation.
REASONS = frozenset(
    {
        "Permission denied",
        "No such file or directory",
        "Is a directory",
        "Not a directory",
        "not a regular file",
        "Too many levels of symbolic links",
        "No space left on device",
        "File name too long",
        "Read-only file system",
        "Operation not permitted",
        "File exists",
    }
)


class JdlintError(Exception):
    """Usage, configuration or environment is wrong; the command line prints the text and ends with exit code 2."""


def reason_of(error: OSError) -> str:
    """Return why the system refused something, in the language of the terminal where the reason is a usual one."""
    return shown_reason(error.strerror or str(error))


def shown_reason(reason: str) -> str:
    """Return a reason of the system in the language of the terminal where it is a usual one."""
    return _(reason) if reason in REASONS else reason


def reason_in(language: Language, reason: str) -> str:
    """Return a reason that a finding keeps, in the language that it is reported in."""
    return text_in(language, reason) if reason in REASONS else reason
