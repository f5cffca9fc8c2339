"""Regular expressions that are compiled when they are first used.

Compiling takes longer than a search, and modules hold many patterns of which a run needs few.
"""

from __future__ import annotations

import re
from typing import Any, cast


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what stands for ``re.compile(pattern, flags)``; an error in `pattern` is raised at its first use.

    Call its methods: what asks for a real pattern, such as `re.sub`, refuses it.
    """
    return cast("re.Pattern[str]", _Uncompiled(pattern, flags))


class _Uncompiled:
    """Has no attribute of a pattern until one is asked for; then it has them all, and a call costs nothing more."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(*self._source)
        vars(self).update({known: getattr(compiled, known) for known in dir(compiled) if not known.startswith("_")})
        return getattr(compiled, name)
