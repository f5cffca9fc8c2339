"""Projects for the tests of the cache, and what a run says of one."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest

from benchmarks import corpus
from tests.acceptance.test_own_rule import RULE
from tests.helpers import AS_OF, jdlint, post, write
from tests.readers.containers.making import as_docx, as_text, description
from tests.readers.office.packages import docx, p

ORIGIN = as_docx(description("Restauraator"))
ORGANISATION = """\
jdlint-organisation: 1
name: Rannamuuseum
units: [{name: Kogude osakond}]
staff: [{post: koht-00001, title: Kunstnik, unit: [Kogude osakond]}]
"""
CONFIG = """\
language = "en"
profile = "strict"
rules = ["./kord"]
organisation = "asutus.yaml"
"""


class Said(NamedTuple):
    """All that a run said."""

    code: int
    out: str
    err: str
    files: dict[str, bytes]


def large(folder: Path, count: int = 14) -> Path:
    """Write a project with every kind of file and return its folder: YAML files with defects, texts, Word files."""
    corpus.write(folder, count)
    source = {"sha256": hashlib.sha256(ORIGIN).hexdigest(), "file": "restauraator.docx"}
    return write(
        folder,
        {
            "jdlint.toml": CONFIG,
            "asutus.yaml": ORGANISATION,
            "kord/XAB001-traits-listed.yaml": RULE.replace("min: 2", "min: 4"),
            "restauraator.jd.yaml": post("restauraator", "Restauraator", source=source),
            "alus/restauraator.docx": ORIGIN,
            "alus/konservaator.docx": as_docx(description("Konservaator", head=["Teenistuja asendab: Arhivaar"])),
            "alus/arhivaar.txt": as_text(description("Arhivaar")).replace("Struktuuriüksus:", "Kuulub koosseisu:"),
            "alus/protokoll.docx": docx(p("Koosoleku protokoll")),
            "katki.jd.yaml": "jdlint: 1\nid: katki\nposition: {title: Katkine\n",
            "kaks.jd.yaml": f"{post('esimene', 'Esimene')}---\n{post('teine', 'Teine', purpose='')}",
        },
    )


def said(folder: Path, *argv: str, cwd: Path | None = None, paths: tuple[str, ...] = (".",)) -> Said:
    """Run ``jdlint check`` and return all that it said, in three formats."""
    out = folder.parent / "out"
    out.mkdir(exist_ok=True)
    formats = {name: out / name for name in ("json", "sarif")}
    wish = [f"--output={name}={path}" for name, path in formats.items()]
    done = jdlint("check", "--as-of", AS_OF, "--notices", *wish, *argv, *paths, cwd=cwd or folder)
    files = {name: path.read_bytes() for name, path in formats.items() if path.exists()}
    for path in formats.values():
        path.unlink(missing_ok=True)
    return Said(*done, files)


def settle(monkeypatch: pytest.MonkeyPatch, seconds: int = 60) -> None:
    """Let runs begin `seconds` after now: what was written in a test has rested for that long."""
    later = SimpleNamespace(time_ns=lambda: time.time_ns() + seconds * 1_000_000_000)
    monkeypatch.setattr("jdlint.engine.cache.files.time", later)


def cache_files(folder: Path) -> list[Path]:
    """Return the files of results that a project remembers."""
    return sorted((folder / ".jdlint_cache").glob("*.records"))
