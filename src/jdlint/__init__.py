"""jdlint: a linter for structured job descriptions (Estonian *ametijuhend*)."""

__version__ = "0.1.0"
