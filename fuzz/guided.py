"""Coverage-guided fuzzing with atheris, bounded in time: ``python -m fuzz.guided SECONDS [TARGET…]``.

atheris is no dependency: it exists for some versions of Python and some systems only (`make fuzz` installs it). What a
target did not survive is kept in tests/fuzz/crashes and tried again by a test. The figures go to docs/quality.md.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

#: Bytes of the longest input; seconds and megabytes that none may take.
_LONGEST, _PATIENCE, _MEMORY = 8000, 20, 2000


def _inside(name: str, arguments: list[str]) -> None:
    """Fuzz in this process until the time is over; atheris ends the process."""
    import atheris

    with atheris.instrument_imports(include=["jdlint"]):
        from fuzz.targets import TARGETS
    target = TARGETS[name]
    corpus = Path(arguments[-1])
    for number, seed in enumerate(target.seeds()):
        (corpus / f"seed{number}").write_bytes(seed)
    dictionary = corpus.parent / "words"
    quoted = ("".join(f"\\x{byte:02x}" for byte in word) for word in target.words)
    dictionary.write_text("".join(f'"{word}"\n' for word in quoted))
    atheris.Setup([sys.argv[0], f"-dict={dictionary}", *arguments], target.run)
    atheris.Fuzz()


def _outside(name: str, seconds: int) -> tuple[str, bool]:
    """Fuzz a target in a process of its own; return its row of the table and whether nothing was found."""
    from fuzz.quality import CRASHES

    kept = CRASHES / f"guided-{name}"
    kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        corpus = Path(work) / "corpus"
        corpus.mkdir()
        bounds = [f"-max_total_time={seconds}", f"-max_len={_LONGEST}", f"-timeout={_PATIENCE}", "-seed=1"]
        more = [f"-rss_limit_mb={_MEMORY}", "-print_final_stats=1", f"-artifact_prefix={kept}/", str(corpus)]
        command = [sys.executable, "-m", "fuzz.guided", "--inside", name, *bounds, *more]
        done = subprocess.run(command, capture_output=True, check=False)
        log = done.stderr.decode("utf-8", "replace") + done.stdout.decode("utf-8", "replace")
        size = len(list(corpus.iterdir()))
    if not any(kept.iterdir()):
        kept.rmdir()
    runs = re.findall(r"number_of_executed_units: (\d+)", log)
    edges = [int(edge) for edge in re.findall(r"cov: (\d+)", log)]
    if done.returncode or not runs:
        print(log[-3000:], file=sys.stderr)
        return "", False
    found = len(list(kept.glob("*"))) if kept.exists() else 0
    return f"| {name} | {seconds} | {int(runs[-1]):,} | {edges[0]:,} | {edges[-1]:,} | {size:,} | {found} |", True


def _main(seconds: int, names: list[str]) -> int:
    from fuzz.quality import write_table  # not above: atheris must see jdlint imported for the first time

    rows = [_outside(name, seconds) for name in names or ("yaml", "text", "docx", "labels")]
    for row, _good in rows:
        print(row)
    if all(good for _row, good in rows):
        head = "| target | seconds | executions | edges at first | edges at last | corpus | not survived |"
        write_table("guided", head, [row for row, _good in rows])
        return 0
    return 1


if __name__ == "__main__":
    if sys.argv[1] == "--inside":
        _inside(sys.argv[2], sys.argv[3:])
    else:
        sys.exit(_main(int(sys.argv[1]), sys.argv[2:]))
