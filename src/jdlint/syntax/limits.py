"""Bounds on what a reader takes from an untrusted file (defaults of the report contract, configurable)."""

from __future__ import annotations

from jdlint.core.records import NamedTuple


class Limits(NamedTuple):
    """Upper bounds; reaching past one is finding JDL007, never a crash.

    `file_bytes` in bytes, `scalar_chars` in characters, the others are counts. `nodes` counts what an alias
    stands for again at each use, so that a small file cannot unfold into a large one. `seconds` of computing are those
    for a description (three times as many for PDF, scans and containers), `scan_seconds` those that recognising text
    may take in one file, `scans_seconds` in all files that a process reads.
    """

    file_bytes: int = 2 * 1024 * 1024
    depth: int = 50
    nodes: int = 20_000
    aliases: int = 100
    documents: int = 100
    scalar_chars: int = 100_000
    seconds: int = 8
    scan_seconds: int = 600
    scans_seconds: int = 3600


DEFAULT_LIMITS = Limits()
