"""Write every generated file of the repository, or tell which are stale (``--check``)."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from pydantic import TypeAdapter

from jdlint.audit.data import Audit
from jdlint.model.generate import GENERATED as FORMAT
from jdlint.rulebook.index import build, checkout_sources
from tools import messages, pictures, rule_pages

ROOT = Path(__file__).parents[1]


def _index() -> bytes:
    sources = checkout_sources()
    assert sources is not None, "run this in a checkout"
    return build(sources).encode("utf-8")


def _audit_schema() -> bytes:
    """Return the schema of the `report.json` that an audit writes."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:jdlint:schema:audit:v1",
        **TypeAdapter(Audit).json_schema(),
    }
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()


def _encoded(make: Callable[[], str]) -> Callable[[], bytes]:
    return lambda: make().encode("utf-8")


#: Add further generators here: (path from the top of the repository, function that returns the content).
GENERATORS: list[tuple[str, Callable[[], bytes]]] = [
    *((name, _encoded(make)) for name, make in FORMAT),
    ("schemas/audit.v1.schema.json", _audit_schema),
    ("src/jdlint/locale/et/LC_MESSAGES/jdlint.po", messages.catalogue),
    ("src/jdlint/locale/et/LC_MESSAGES/jdlint.mo", messages.compiled),
    ("src/jdlint/_generated/rulebook.jsonl", _index),
    *((name, _encoded(partial(rule_pages.page, name))) for name in rule_pages.names()),
    *((name, _encoded(partial(pictures.picture, name))) for name in pictures.PICTURES),
    *((name, _encoded(partial(pictures.drawing, name))) for name in pictures.DRAWINGS),
]


def stale() -> list[str]:
    """Return the generated files whose content on disk is not what would be written."""
    return [name for name, make in GENERATORS if not (ROOT / name).is_file() or (ROOT / name).read_bytes() != make()]


def main(arguments: list[str]) -> int:
    """Run; the return value is the exit code."""
    if arguments not in ([], ["--check"]):
        print("usage: python -m tools.generate [--check]", file=sys.stderr)
        return 2
    names = stale()
    if arguments:
        for name in names:
            print(f"{name} is stale: run make gen", file=sys.stderr)
        return 1 if names else 0
    makers = dict(GENERATORS)
    for name in names:
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_bytes(makers[name]())
        print(f"wrote {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
