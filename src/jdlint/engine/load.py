"""Reading one description for the Python API."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from jdlint.core.errors import JdlintError, reason_of
from jdlint.storage.files import read_bytes
from jdlint.syntax.limits import DEFAULT_LIMITS
from jdlint.syntax.yaml_reader import read_yaml

if TYPE_CHECKING:
    from jdlint.model.description import JobDescription


def load(path: str | os.PathLike[str]) -> JobDescription:
    """Read the first description of a YAML file.

    Raises JdlintError in one sentence when the file cannot be read, is broken, or is no complete description; use
    `jdlint.check` for everything that may be wrong with it.
    """
    from jdlint.model.load import build  # noqa: PLC0415 - pydantic is slow to import

    try:
        data = read_bytes(Path(path), DEFAULT_LIMITS.file_bytes)
    except OSError as error:
        raise JdlintError(f"{path}: cannot be read: {reason_of(error)}") from None
    document = read_yaml(str(path), data)[0]
    if document.root is None or document.problems:
        problem = document.problems[0]
        start, _end, _place = document.locator.locate(problem.start, problem.end)
        raise JdlintError(f"{path}:{start.line if start else 1}: {problem.rule}; jdlint check says more")
    try:
        return build(document.root)
    except JdlintError as error:
        raise JdlintError(f"{path}: {error}") from None
