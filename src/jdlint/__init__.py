"""jdlint: a linter for structured job descriptions (Estonian *ametijuhend*).

`check` lints files and folders, `load` reads one description; both are imported when they are first used, because
the command line needs neither.
"""

from __future__ import annotations

from jdlint.core import version

TYPE_CHECKING = False  # as type checkers know it: `typing` would be looked for in the folder of `python -m jdlint`
if TYPE_CHECKING:
    from typing import Any

    from jdlint.engine.load import load
    from jdlint.engine.run import check

__all__ = ["__version__", "check", "load"]

__version__ = version.VERSION


def __getattr__(name: str) -> Any:
    if name == "check":
        from jdlint.engine.run import check  # noqa: PLC0415

        return check
    if name == "load":
        from jdlint.engine.load import load  # noqa: PLC0415

        return load
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
