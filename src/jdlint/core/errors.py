"""The one exception that users meet: a sentence, and where it helps a place and a remedy."""

from __future__ import annotations


class JdlintError(Exception):
    """Usage, configuration or environment is wrong; the command line prints the text and ends with exit code 2."""
