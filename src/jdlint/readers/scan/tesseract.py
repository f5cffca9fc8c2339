"""The program tesseract: a picture in, words with boxes out. It runs on one core, under a bound of time."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import math
import os
import subprocess
import time
from functools import cache

from jdlint.core.i18n import _
from jdlint.readers.content import Lacking, Refused, exceeded
from jdlint.readers.pages.geometry import Word
from jdlint.readers.pdf.process import is_installed
from jdlint.storage.programs import program

#: What is to be installed, in one line.
COMMAND = 'pip install "jdlint[ocr]", apt install tesseract-ocr tesseract-ocr-est'
SECONDS = 60  # for one picture, of which a page takes up to four
#: The way tesseract looks at a page: one column of lines of different size; else, where that finds little, any page.
_LAYOUTS = ("4", "3")
#: So few words are little for a page.
_LITTLE = 30
#: What is less certain is hardly a word, unless it has letters.
_CERTAIN = 40.0
_WORD_LEVEL = "5"


class Allowance:
    """The seconds that recognising text may still take: in one file, and in all that this process reads."""

    spent = 0.0  # in all files so far

    def __init__(self, file: int, run: int) -> None:
        self._limits = (("scan", file), ("scans", run))
        self._file = 0.0

    def left(self) -> float:
        """Return for how long the next picture may be looked at. Raises Refused where no time is left."""
        spent = {"scan": self._file, "scans": Allowance.spent}
        for message, limit in self._limits:
            if spent[message] >= limit:
                raise exceeded(message, limit)
        return min(SECONDS, *(limit - spent[message] for message, limit in self._limits))

    def take(self, seconds: float) -> None:
        """Count what one picture took."""
        self._file += seconds
        Allowance.spent += seconds


def require(model: str) -> None:
    """Raise Lacking where packages, program or model are missing."""
    for package in ("pypdfium2", "PIL"):
        if not is_installed(package):
            raise Lacking("ocr", _("reading scans needs extra packages: {command}").format(command=COMMAND))
    if program("tesseract") is None:
        raise Lacking("ocr", _("reading scans needs the program tesseract: {command}").format(command=COMMAND))
    if model not in _models():
        text = _("reading scans needs the model {model} of tesseract: {command}")
        raise Lacking("ocr", text.format(model=model, command=COMMAND))


@cache
def _models() -> frozenset[str]:
    return frozenset(_told("--list-langs").split())


def identity() -> str:
    """Return what tells this tesseract with its models from another one; empty where there is none."""
    if program("tesseract") is None:
        return ""
    try:
        told = [_told("--version"), _told("--list-langs")]
    except Refused:
        return ""
    folder = told[1].partition('"')[2].partition('"')[0]
    with contextlib.suppress(OSError):
        files = sorted(os.scandir(folder), key=lambda entry: entry.name)
        told += [f"{entry.name} {entry.stat().st_size} {entry.stat().st_mtime_ns}" for entry in files]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _told(option: str) -> str:
    return _run([option], b"", SECONDS).decode("utf-8", "replace")


def words_in(picture: bytes, dots: float, model: str, allowance: Allowance) -> list[list[Word]]:
    """Return the words of a picture (PGM) by line, in points; `dots` is how many of it are an inch.

    Raises Refused where tesseract fails or takes longer than it may.
    """
    best: list[list[Word]] = []
    for layout in _LAYOUTS:
        command = ["stdin", "stdout", "-l", model, "--psm", layout, "--dpi", str(round(dots)), "tsv"]
        seconds, before = allowance.left(), time.monotonic()
        try:
            table = _run(command, picture, seconds)
        finally:
            allowance.take(time.monotonic() - before)
        found = _lines(table.decode("utf-8", "replace"), 72 / dots)
        if sum(map(len, found)) > sum(map(len, best)):
            best = found
        if sum(map(len, best)) > _LITTLE:
            break
    return best


def _run(arguments: list[str], data: bytes, seconds: float) -> bytes:
    env = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603
            [program("tesseract") or "", *arguments],
            input=data,
            capture_output=True,
            check=False,
            timeout=seconds,
            env=env,
        )
    except subprocess.TimeoutExpired:
        raise exceeded("seconds", math.ceil(seconds)) from None
    except OSError:
        raise Refused("JDL008", "scan-failed") from None
    if done.returncode != 0:
        raise Refused("JDL008", "scan-failed")
    return done.stdout


def _lines(table: str, scale: float) -> list[list[Word]]:
    lines: dict[tuple[str, ...], list[Word]] = {}
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        if row["level"] != _WORD_LEVEL or not text:
            continue
        if not any(map(str.isalnum, text)) and float(row["conf"]) < _CERTAIN and len(text) != 1:
            continue  # a ruled line, a stain
        if not text.strip("|_—[]"):
            continue
        left, top, width, height = (float(row[name]) * scale for name in ("left", "top", "width", "height"))
        line = lines.setdefault(tuple(row[name] for name in ("block_num", "par_num", "line_num")), [])
        line.append(Word(text, left, top, left + width, top + height))
    return list(lines.values())
