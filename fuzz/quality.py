"""What is tried against jdlint, counted: the tables of docs/quality.md that ``make quality`` writes.

``python -m fuzz.quality PART…`` runs the named parts (all without any) and writes their tables; the figures of the
others stay as they were measured. The exit code is 1 where something was not survived; its bytes are then kept in
tests/fuzz/crashes, where a test tries them again.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from fuzz.kills import COMMANDS, kill_often, run_together
from fuzz.kinds import KINDS
from fuzz.trying import try_damage

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "quality.md"
CRASHES = ROOT / "tests" / "fuzz" / "crashes"
#: How many damaged inputs are tried of a kind: fewer where a process or tesseract works on each.
COUNTS = dict.fromkeys(KINDS, 1000) | {"pdf": 150, "scan": 40, "cache": 500, "report.json": 200, "git": 300}
KILLS = 200
ROUNDS = 5


def write_table(part: str, head: str, rows: Iterable[str]) -> None:
    """Put a table between the marks of `part` on the page."""
    columns = head.count("|") - 1
    table = "\n".join((head, "|" + "---|" * columns, *rows))
    text = PAGE.read_text("utf-8")
    begin, end = f"<!-- {part} -->\n", f"<!-- /{part} -->"
    found = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    PAGE.write_text(found.sub(lambda _match: f"{begin}{table}\n{end}", text), "utf-8")


def _keep(name: str, failures: Iterable[tuple[str, bytes]]) -> None:
    for why, data in failures:
        print(f"{name}: {why}", file=sys.stderr)
        folder = CRASHES / name.replace(" ", "-")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / hashlib.sha256(data).hexdigest()[:12]).write_bytes(data)


def _damage() -> bool:
    rows, good = [], True
    for name, count in COUNTS.items():
        told = try_damage(name, count)
        _keep(name, (*told.failures, *told.lost))
        good &= not (told.failures or told.lost)
        survived = told.tried - len(told.failures)
        rows.append(f"| {name} | {told.tried:,} | {survived:,} | {len(told.lost)} | {told.slowest:.1f} |")
        print(rows[-1], flush=True)
    write_table("damage", "| kind | inputs tried | survived | findings lost | slowest, s |", rows)
    return good


def _kills() -> bool:
    rows, good = [], True
    for name in COMMANDS:
        told = kill_often(name, KILLS)
        good &= not (told.torn or told.wrong)
        rows.append(f"| {name} | {told.killed} | {told.writing} | {len(told.torn)} | {len(told.wrong)} |")
        print(rows[-1], *told.torn[:3], *told.wrong[:3], flush=True)
    runs, wrong = run_together(ROUNDS)
    rows.append(f"| {runs} checks on one cache, ten at a time | 0 | 0 | 0 | {len(wrong)} |")
    print(rows[-1], *wrong[:3])
    write_table(
        "kills", "| command | killed | of these while writing | files torn or lost | next run not right |", rows
    )
    return good and not wrong


PARTS: dict[str, Callable[[], bool]] = {"damage": _damage, "kills": _kills}


if __name__ == "__main__":
    results = [PARTS[part]() for part in sys.argv[1:] or PARTS]
    sys.exit(0 if all(results) else 1)
