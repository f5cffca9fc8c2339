"""Patterns of paths in the configuration."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jdlint.core.globs import matches
from tests.helpers import check, post, write


@pytest.mark.parametrize(
    ("pattern", "fitting", "others"),
    [
        ("a.yaml", ["a.yaml", "x/a.yaml", "x/y/a.yaml"], ["ba.yaml", "a.yml"]),
        ("*.yaml", ["a.yaml", "x/b.yaml"], ["a.yml"]),
        ("x/*.yaml", ["x/a.yaml"], ["x/y/a.yaml", "y/x/a.yaml"]),
        ("x/**/*.yaml", ["x/a.yaml", "x/y/z/a.yaml"], ["y/a.yaml"]),
        ("x/**", ["x/a", "x/y/a"], ["y/a"]),
        ("x", ["x", "x/a", "y/x/a"], ["xy/a"]),
        ("x/", ["x/a", "y/x/a"], ["xy"]),
        ("./x/a", ["x/a"], ["y/x/a"]),
        ("a?.yaml", ["ab.yaml"], ["a.yaml", "a/.yaml", "abc.yaml"]),
        ("[ab].yaml", ["a.yaml", "b.yaml"], ["c.yaml"]),
        ("[!ab].yaml", ["c.yaml"], ["a.yaml"]),
        ("[a", ["[a"], ["a"]),
        ("a+(b).yaml", ["a+(b).yaml"], ["aab.yaml"]),
    ],
)
def test_glob(pattern: str, fitting: list[str], others: list[str]) -> None:
    assert [path for path in (*fitting, *others) if matches(path, pattern)] == fitting


def test_a_range_that_runs_backwards_fits_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": post("a"), "jdlint.toml": 'exclude = ["[z-a].yaml"]\n'})
    assert json.loads(check(".", cwd=tmp_path).out)["summary"]["descriptions"] == 1
