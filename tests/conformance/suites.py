"""The public suites: inputs that others collected, read from beside the checkout and never copied into it.

`JDLINT_CONFORMANCE` names their folder; without it ``../shared/conformance`` is looked at. Where they are missing,
tests skip and say so.
"""

from __future__ import annotations

import base64
import gzip
import json
import os
from pathlib import Path
from typing import Any, NamedTuple

import pytest

_BESIDE = Path(__file__).parents[3] / "shared" / "conformance"
FOLDER = Path(os.environ.get("JDLINT_CONFORMANCE") or _BESIDE)
#: The suites of inputs by their file, with the number of these.
SUITES = {"yaml_test_suite.json": 402, "json_test_suite.json": 340, "pyyaml_cases.json": 316, "blns.json": 515}


class Case(NamedTuple):
    """An input: what its suite calls it and says of it, its bytes. `fails`: by its suite it must be refused."""

    name: str
    title: str
    data: bytes
    fails: bool


def loaded(name: str) -> Any:
    """Return what the file `name` of the folder holds; skip the test that asks where it is not there."""
    path = FOLDER / name
    if not path.is_file():
        pytest.skip(f"{path} is not there: the public suite was NOT run")
    return json.loads(path.read_bytes())


def cases(name: str) -> list[Case]:
    """Return the inputs of a suite, in its order."""
    if name == "blns.json":
        return [Case(f"text {number}", "", text.encode(), False) for number, text in enumerate(loaded(name))]
    return [
        Case(
            case["id"],
            case.get("name", ""),
            gzip.decompress(base64.b64decode(case["z"])) if "z" in case else base64.b64decode(case["in"]),
            bool(case.get("error")),
        )
        for case in loaded(name)
    ]
