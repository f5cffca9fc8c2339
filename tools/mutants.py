"""Breaks the code in small ways and sees whether tests notice: ``python -m tools.mutants [COUNT [PART…]]``.

Of each part COUNT breaks are tried, chosen by a seeded chance. Each is one comparison, connective, number, truth value
or sign turned into another, in a copy of the sources, and the tests of that part run until the first fails. Our own:
mutmut takes tests for a whole and our rules are found by an index that a copy of the package has to bring along.
"""

from __future__ import annotations

import ast
import importlib
import os
import random
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from fuzz.quality import write_table

ROOT = Path(__file__).parents[1]
_QUICK = ("-q", "-x", "-p", "no:cacheprovider", "--assert=plain")
_PATIENCE = 180  # seconds until a test that hangs has noticed


class Part(NamedTuple):
    """Modules below src/jdlint, and the arguments of pytest that run what should notice."""

    files: tuple[str, ...]
    tests: tuple[str, ...]


_RULES = "tests/rules/test_fixtures.py"
PARTS = {
    "predicates": Part(
        tuple(f"predicates/{name}.py" for name in ("lists", "presence", "text", "schema")), ("tests/predicates",)
    ),
    "resolve": Part(("facts/resolve.py", "facts/naming.py"), ("tests/facts", _RULES, "-k", "facts or SUB or ORG")),
    "changes": Part(
        ("changes/texts.py", "changes/compare.py", "changes/duties.py", "changes/pairing.py", "changes/items.py"),
        ("tests/changes/test_texts.py", "tests/changes/test_form.py", _RULES, "-k", "test_form or test_texts or CHG"),
    ),
    "escaping": Part(
        ("reporters/escapes.py", "core/text.py"),
        ("tests/reporters/test_escapes.py", "tests/reporters", "tests/cli/test_personal_data.py"),
    ),
    "dates": Part(
        ("predicates/dates.py", "core/calendar.py", "facts/reviews.py"),
        ("tests/facts/test_reviews.py", "tests/predicates", _RULES, "-k", "reviews or predicates or REV or APR"),
    ),
    "cache key": Part(
        ("engine/cache/key.py", "engine/cache/entry.py"),
        ("tests/cache/test_work.py", "tests/cache/test_trust.py", "tests/cache/test_same_report.py"),
    ),
}

_COMPARE: dict[type[ast.cmpop], str] = {
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Is: "is not",
    ast.IsNot: "is",
}


class Break(NamedTuple):
    """A node and what stands in its place; `line` and `what` tell a person."""

    start: int
    end: int
    text: str
    line: int
    what: str


def breaks(source: str) -> Iterator[Break]:
    """Yield every way of breaking a module once."""
    starts = [0]
    for line in source.encode().split(b"\n"):
        starts.append(starts[-1] + len(line) + 1)
    for node in ast.walk(ast.parse(source)):
        turned = _turned(node)
        if turned is not None and isinstance(node, ast.expr):
            assert node.end_lineno is not None
            assert node.end_col_offset is not None
            start = starts[node.lineno - 1] + node.col_offset
            end = starts[node.end_lineno - 1] + node.end_col_offset
            yield Break(
                start, end, f"({ast.unparse(turned)})", node.lineno, f"{ast.unparse(node)} -> {ast.unparse(turned)}"
            )


def _turned(node: ast.AST) -> ast.expr | None:
    """Return the expression turned into another, or None where there is nothing to turn."""
    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return ast.parse(f"({ast.unparse(left)}) {_COMPARE[type(op)]} ({ast.unparse(right)})", mode="eval").body
        case ast.BoolOp(op=op, values=values):
            return ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return operand
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as op, right=right):
            return ast.BinOp(left, ast.Sub() if isinstance(op, ast.Add) else ast.Add(), right)
        case ast.Constant(value=bool() as value):
            return ast.Constant(not value)
        case ast.Constant(value=int() as value):
            return ast.Constant(value + 1)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            return ast.IfExp(test, orelse, body)
    return None


def _survives(copy: Path, tests: tuple[str, ...]) -> bool:
    """Run the tests on the copy in a child that has imported everything but jdlint; True where none fails."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            signal.alarm(_PATIENCE)
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            os.chdir(copy)
            sys.path[:0] = [str(copy / "src"), str(copy)]
            sys.dont_write_bytecode = True  # two breaks of one second and one size would share it
            os.environ["PYTHONPATH"] = str(copy / "src")
            for name in [
                name for name in sys.modules if name.partition(".")[0] in ("jdlint", "tests", "tools", "fuzz")
            ]:
                del sys.modules[name]
            code = int(importlib.import_module("pytest").main([*_QUICK, *tests]))
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def try_part(name: str, count: int) -> tuple[int, list[str]]:
    """Return how many breaks of a part were tried, and those that no test noticed."""
    part, chance, survived = PARTS[name], random.Random(name), []  # noqa: S311 - nothing is secret
    with tempfile.TemporaryDirectory() as work:
        copy = Path(work) / "copy"
        skipped = shutil.ignore_patterns(".git", ".venv", "build", "dist", "__pycache__", ".*_cache", ".hypothesis")
        shutil.copytree(ROOT, copy, symlinks=True, ignore=skipped)
        if not _survives(copy, part.tests):
            raise SystemExit(f"{name}: the tests fail without any break")
        every = [(file, one) for file in part.files for one in breaks((copy / "src/jdlint" / file).read_text("utf-8"))]
        chosen = chance.sample(every, min(count, len(every)))
        for file, one in chosen:
            path = copy / "src/jdlint" / file
            whole = path.read_bytes()
            path.write_bytes(whole[: one.start] + one.text.encode() + whole[one.end :])
            if _survives(copy, part.tests):
                survived.append(f"{file}:{one.line}: {one.what}")
                print("survived:", survived[-1], flush=True)
            path.write_bytes(whole)
    return len(chosen), survived


def _main(count: int, names: list[str]) -> None:
    for name in ("pytest", "hypothesis", "yaml", "ruamel.yaml", "pydantic", "jsonschema", "click", "re2", "lxml.etree"):
        importlib.import_module(name)
    rows = []
    for name in names or PARTS:
        tried, survived = try_part(name, count)
        rows.append(f"| {name} | {tried} | {tried - len(survived)} | {len(survived)} |")
        print(rows[-1], flush=True)
    if not names:
        write_table("mutants", "| part | breaks tried | noticed | not noticed |", rows)


if __name__ == "__main__":
    _main(int(sys.argv[1]) if len(sys.argv) > 1 else 25, sys.argv[2:])
