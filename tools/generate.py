"""Write every generated file of the repository, or tell which are stale (``--check``)."""

from __future__ import annotations

import sys
from pathlib import Path

from jdlint.model.generate import GENERATED as FORMAT

ROOT = Path(__file__).parents[1]
#: Add further generators here: (path from the top of the repository, function that returns the text).
GENERATORS = [*FORMAT]


def stale() -> list[str]:
    """Return the generated files whose text on disk is not what would be written."""
    return [
        name
        for name, text in GENERATORS
        if not (ROOT / name).is_file() or (ROOT / name).read_bytes() != text().encode("utf-8")
    ]


def main(arguments: list[str]) -> int:
    """Run; the return value is the exit code."""
    if arguments not in ([], ["--check"]):
        print("usage: python tools/generate.py [--check]", file=sys.stderr)
        return 2
    names = stale()
    if arguments:
        for name in names:
            print(f"{name} is stale: run python tools/generate.py", file=sys.stderr)
        return 1 if names else 0
    texts = dict(GENERATORS)
    for name in names:
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_bytes(texts[name]().encode("utf-8"))
        print(f"wrote {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
