"""The libraries of extras, asked for in one place: without them there is one sentence, with the remedy."""

from __future__ import annotations

import importlib
from types import ModuleType

from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _


def need(module: str, extra: str = "report") -> ModuleType:
    """Return a module of an extra. Raises JdlintError with the line that installs it."""
    try:
        return importlib.import_module(module)
    except ImportError:
        text = _('this needs {library}, which is not installed; install it with: pip install "jdlint[{extra}]"')
        raise JdlintError(text.format(library=module.partition(".")[0], extra=extra)) from None
