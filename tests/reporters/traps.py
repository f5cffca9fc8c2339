"""One report full of traps, for every format: what texts, places and paths can hold that a format may stumble over."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from jdlint.core.finding import (
    Edit,
    Finding,
    Fix,
    Notice,
    Patch,
    Position,
    Related,
    SetValue,
    Severity,
    Site,
    SourcePlace,
    Suppressed,
)
from jdlint.core.report import Report
from jdlint.reporters.printing import Printing, Texts
from jdlint.reporters.render import Renderer
from jdlint.reporters.style import Style
from jdlint.rulebook.index import load_docs, load_rulebook

BOOK = load_rulebook()
TRAPS = [
    "lihtne õäöüšž 😀",
    "jutumärgid \" ja ' ning &amp; <b>paks</b>",
    "]]> ja <![CDATA[ ja <!-- märkus -->",
    "::error file=x::käsk, %0A ja %25; a]b",
    "##vso[task.setvariable variable=x]y ja ##[group]z",
    "\x1b[31mpunane\x1b[0m \x00 nul \x07 \x85 \u2028 \ufffe \ud800",
    "paremalt \u202evasakule\u202c \u200b \ufeff",
    "mitu\nrida\r\nja\ttabulaator",
    "a" * 10_000,
    "[link](http://kuri.example) ![pilt](x) @juht #1 `kood` | tabel | \\[x\\]",
    "{kaldsulg} {0} %s %(x)s",
    "",
]
#: Its sixth column is 😀: one code point, two UTF-16 units, four bytes of UTF-8; õ is two bytes.
LINE = "õäöü 😀 siin on väärtus"
PATHS = [
    "a.jd.yaml",
    "kaust/õ b.jd.yaml",
    "a,b:c;d]e%20'\"&<>.jd.yaml",
    "-x.jd.yaml",
    "http:/kuri.jd.yaml",
    "\x1b[31m\n::error::x.jd.yaml",
]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


def finding(number: int, text: str, *, path: str = "a.jd.yaml", line: int = 1, suppressed: bool = False) -> Finding:
    """Return a finding of SUB002 or LNG001, whose message quotes `text`."""
    start = Position(line, 7)
    edit = Edit(6, 10, text, start, Position(line, 11))
    return Finding(
        rule="SUB002",
        severity=SEVERITIES[number % 3],
        message="near",
        args={"words": text, "near": text},
        path=path,
        description="a",
        site=Site("substitution.substituted_by[x]", start, Position(line, 11), "abc"),
        related=(Related(path, Site("position", Position(2, 1), Position(2, 3), "d"), "post", {}),),
        fix=Fix("safe", "default", {"words": text}, (Patch(path, (edit,), "0", ((0, (SetValue(("id",), "x"),)),)),)),
        fingerprint=f"sha256:{number:064x}",
        suppressed=Suppressed("comment", text, "2027-01-01", "hr") if suppressed else None,
    )


def report(*more: Finding) -> Report:
    """Return the report of traps."""
    found = [finding(i, text) for i, text in enumerate(TRAPS)]
    found += [finding(100 + i, "tekst", path=path) for i, path in enumerate(PATHS)]
    found.append(finding(200, "maha surutud ]]> \x00", suppressed=True))
    nowhere = Site("duties", None, None, "x", SourcePlace(part="body", table=1, row=2, column=3))
    found.append(finding(201, "Wordis", path="kiri.docx")._replace(site=nowhere, fix=None, related=()))
    found.append(finding(202, "mitmel real")._replace(site=Site("x", Position(2, 3), Position(4, 1), "y")))
    found.append(finding(203, "tühi koht")._replace(site=Site("x", Position(1, 1), Position(1, 1), "y")))
    notices = (Notice("not-read", path="\x1b[1m õ.pdf"), Notice("files-unread", {"count": 2}))
    return Report(dt.date(2026, 11, 20), "en", (*found, *more), notices, 3, 3)


def printing(folder: Path | None = None, *, prefix: str = "", style: bool = False) -> Printing:
    """Return what formats are rendered with; the files of `folder` give the lines."""
    texts = Texts()
    if folder is not None:
        known = dict.fromkeys(("a.jd.yaml",), folder / "a.jd.yaml")
        texts._lines = lambda path: known[path].read_text("utf-8").split("\n") if path in known else None  # type: ignore[assignment]
    levels = dict.fromkeys(("SUB002", "LNG001", "DUT001"), "error")
    return Printing(Renderer(BOOK, "en"), Style(style), texts, prefix, levels, load_docs)  # type: ignore[arg-type]
