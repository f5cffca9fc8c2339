"""What is measured and what has to be reached."""

from __future__ import annotations

from benchmarks.peers.figures import Key, Target, difference, faster_than, growth, plain, quotient

MANY, PROJECT, LARGE, LARGEST = 1_000, 10_000, 5_000, 50_000
#: Starts are short and disturbed by everything: they are measured so many times as often as other runs.
STARTS = 5
#: Modes of jdlint on the files of PROJECT.
JOBS, FILLING, WARM, CHANGED = "two workers", "filling the cache", "nothing changed", "one changed"
PYTHON = "python -c 'import click, yaml'"
#: Peers that are measured on FEW files.
SLOW = ("check-jsonschema", "check-jsonschema with clib", "spectral", "v8r")
#: Peers of every run; all are measured with --full.
USUAL = ("yamllint", "check-jsonschema")


def _own(mode: str) -> Key:
    return Key("jdlint", PROJECT, mode)


TARGETS = (
    Target("one clean file: CPU of yamllint", faster_than("yamllint", 1), 1, None),
    Target("one clean file: CPU of check-jsonschema", faster_than("check-jsonschema", 1), 2.5, None),
    Target(
        "one clean file: start, over Python with click and yaml",
        quotient("cpu", Key("jdlint", 1), Key(PYTHON, 1)),
        None,
        1.3,
        limit=True,
    ),
    Target("1,000 files, one process: CPU of yamllint", faster_than("yamllint", MANY), 25, 50),
    Target("1,000 files, one process: CPU of check-jsonschema", faster_than("check-jsonschema", MANY), 20, 40),
    Target("1,000 files, one process: CPU of Spectral", faster_than("spectral", MANY), 5, 10),
    Target("1,000 files, one process: CPU of ajv", faster_than("ajv", MANY), 1, 1.5),
    Target("10,000 files, two workers: wall", plain("wall", _own(JOBS)), 10, 5, "s", limit=True),
    Target(
        "10,000 files, two workers: memory of the largest process",
        plain("largest", _own(JOBS)),
        150,
        80,
        "MiB",
        limit=True,
    ),
    Target("10,000 files, nothing changed: wall", plain("wall", _own(WARM)), 0.7, 0.3, "s", limit=True),
    Target(
        "10,000 files, nothing changed: wall of two workers, cold", quotient("wall", _own(JOBS), _own(WARM)), 15, None
    ),
    Target(
        "10,000 files, one changed: wall beyond that of nothing changed",
        difference("wall", _own(CHANGED), _own(WARM)),
        0.2,
        0.06,
        "s",
        limit=True,
    ),
    Target("50,000 files: CPU a file, over that of 5,000", growth(LARGEST, LARGE), 1.15, None, limit=True),
)
