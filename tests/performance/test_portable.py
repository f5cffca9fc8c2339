"""jdlint runs where HR works: no module needs at import time what only POSIX systems have."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.helpers import ROOT

POSIX = frozenset(
    {"crypt", "curses", "fcntl", "grp", "nis", "posix", "pty", "pwd", "readline", "resource", "spwd", "syslog"}
) | {"termios", "tty"}
MODULES = sorted((ROOT / "src/jdlint").rglob("*.py"))


def at_import(tree: ast.Module) -> set[str]:
    """Return the top-level packages that a module imports while it is being imported itself."""
    found: set[str] = set()
    stack: list[ast.AST] = list(tree.body)
    while stack:
        node = stack.pop()
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            stack.extend(ast.iter_child_nodes(node))
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT / "src").as_posix())
def test_no_module_needs_posix_to_be_imported(path: Path) -> None:
    assert not at_import(ast.parse(path.read_text("utf-8"))) & POSIX


def test_the_test_sees_imports_wherever_they_run_at_import_time() -> None:
    text = (
        "try:\n    import pwd\nexcept OSError: pass\nclass A:\n    from fcntl import flock\ndef f():\n    import tty\n"
    )
    assert at_import(ast.parse(text)) == {"pwd", "fcntl"}
