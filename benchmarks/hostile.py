"""What hostile files of up to 100 MB cost: verdict, CPU seconds and peak memory of ``jdlint`` in a process of its own.

``python -m benchmarks.hostile`` prints the table and fails where one of them takes 10 seconds or 300 MB.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

MOST_SECONDS, MOST_MEGABYTES = 10.0, 300.0
_MB = 2**20
_RULE = re.compile(rb'"rule": "([A-Z]+[0-9]+)", "name"')
_ISOLATED = ("check", "--isolated", "--no-cache", "--as-of", "2026-11-20", "--format", "json")


class Case(NamedTuple):
    """A hostile input: what it is called, what makes it in a folder, and the arguments that read it."""

    name: str
    make: Callable[[Path], None]
    argv: tuple[str, ...]


class Measured(NamedTuple):
    """What a run came to: exit code, rules or the sentence, CPU seconds and peak memory."""

    code: int
    verdict: str
    seconds: float
    megabytes: float


def _written(path: Path, parts: Iterable[bytes]) -> None:
    with path.open("wb") as stream:
        for part in parts:
            stream.write(part)


def _repeated(unit: bytes, size: int) -> Iterator[bytes]:
    block = unit * max(1, 65536 // len(unit))
    for _ in range(max(1, size // len(block))):
        yield block


def _file(name: str, *parts: bytes | tuple[bytes, int]) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        pieces = (_repeated(*part) if isinstance(part, tuple) else [part] for part in parts)
        _written(folder / name, (piece for some in pieces for piece in some))

    return make


def _packed(name: str, members: dict[str, tuple[bytes, int]]) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, (unit, size) in members.items():
                with archive.open(member, "w", force_zip64=True) as stream:
                    for part in _repeated(unit, size):
                        stream.write(part)

    return make


def _named(key: str, size: int) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        (folder / "a.jd.yaml").write_text("id: a\nposition: {title: A}\n", "utf-8")
        (folder / "jdlint.toml").write_text(f'{key} = "it"\n', "utf-8")
        _written(folder / "it", _repeated(b"[]\n" if key == "baseline" else b"- a\n", size))

    return make


def _cache(folder: Path) -> None:
    (folder / "a.jd.yaml").write_text("id: a\nposition: {title: A}\n", "utf-8")
    (folder / "jdlint.toml").write_text("", "utf-8")
    here = [sys.executable, "-m", "jdlint", "check", "--as-of", "2026-11-20", "--exit-zero", "."]
    subprocess.run(here, cwd=folder, check=True, capture_output=True)
    (kept,) = (path for path in (folder / ".jdlint_cache").rglob("*") if path.is_file() and path.stat().st_size > 1000)
    _written(kept, [b"jdlint records 1 99999999 1\n", *[bytes(_MB)] * 100])


def _cases(size: int) -> tuple[Case, ...]:
    """Return the cases; `size` is how large the large ones are."""
    yaml, text, check = "a.jd.yaml", "a.txt", (*_ISOLATED, ".")
    named = (*_ISOLATED, text)
    levels = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    bomb = ("a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + levels).encode()
    cases = [
        Case("YAML: alias bomb, 2 MB", _file(yaml, bomb, (b"# x\n", 2 * _MB - len(bomb) - 65536)), check),
        Case("YAML: 100,000 open brackets", _file(yaml, b"a: " + b"[" * 100_000), check),
    ]
    shapes: dict[str, tuple[bytes, bytes]] = {
        "one text": (b"purpose: ", b"a"),
        "comments": (b"", b"# x\n"),
        "`- `": (b"a:\n", b"- "),
        "one key": (b"", b"k: v\n"),
        "line ends": (b"", b"\n"),
        "`[`": (b"a: ", b"["),
        '`"`': (b"a: ", b'"'),
        "`: `": (b"a", b": "),
        "tabs": (b"a:", b"\t"),
        "NUL": (b"", b"\0"),
        "byte order marks": (b"", b"\xef\xbb\xbf"),
        "suppressions": (b"", b"# jdlint: ignore[DUT001] x\n"),
        "`&a `": (b"a: ", b"&a "),
        "`!x `": (b"a: ", b"!x "),
        "`---`": (b"", b"---\n"),
        "`? `": (b"", b"? "),
        "`{a: `": (b"", b"{a: "),
        "folded lines": (b"purpose: >\n", b"  a\n\n"),
        "items": (b"rights:\n", b"  - a\n"),
        "emoji": (b"purpose: ", "\U0001f600".encode()),
    }
    faulty = "  - duty: Vajadusel  muude TOODE-alaste toööde ja ülesannete täitmine jne XXX, x@gmail.com \n".encode()
    cases += [
        Case("YAML: 6,000 duties with faults", _file(yaml, b"id: a\nduties:\n", faulty * 6_000), check),
        Case(
            "YAML: 900 texts of 2,000 letters",
            _file(yaml, b"id: a\nrights:\n", (b"  - " + b"a" * 2_000 + b"\n") * 900),
            check,
        ),
        Case("YAML: a text of 99,000 blanks", _file(yaml, b"id: a\npurpose: 'alla" + b" " * 96_000 + b"x'\n"), check),
        Case("YAML: a text of 99,000 short words", _file(yaml, b"id: a\npurpose: " + b"ja " * 33_000 + b"\n"), check),
        Case("YAML: a text of 99,000 signs", _file(yaml, b"id: a\npurpose: '" + b"(-.,:/" * 16_500 + b"'\n"), check),
        Case("YAML: a text of 99,000 digits", _file(yaml, b"id: a\npurpose: '" + b"1" * 96_000 + b"'\n"), check),
        Case(
            "YAML: 6,000 substitutes",
            _file(yaml, b"id: a\nsubstitution:\n  substituted_by:\n" + b"    - {title: a b c}\n" * 6_000),
            check,
        ),
        Case(
            "YAML: one substitute of 99,000 letters",
            _file(yaml, b"id: a\nsubstitution:\n  substituted_by:\n    - " + b"a, b ja c " * 9_900 + b"\n"),
            check,
        ),
    ]
    for limit, label in ((2 * _MB - 65536 - 100, "just under the limit"), (size, f"{size // _MB} MB")):
        for name, (head, unit) in shapes.items():
            cases.append(Case(f"YAML: {name}, {label}", _file(yaml, head, (unit, limit)), check))
        for name, unit in {
            "`a `": b"a ",
            "line ends": b"\n",
            "labels": b"Ametikoht: \n",
            "numbers": b"1.1.1.1\n",
            "blanks": b" ",
            "commas": b"a,",
        }.items():
            head = "AMETIJUHEND\nTeenistuskoht: A\nEesmärk: ".encode()
            cases.append(Case(f"text: {name}, {label}", _file(text, head, (unit, limit)), named))
    word = b"<w:p><w:r><w:t>aaaa</w:t></w:r></w:p>"
    start = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    for name in ("a.docx", "a.odt"):
        body = "word/document.xml" if name == "a.docx" else "content.xml"
        cases += [
            Case(
                f"{name[2:]}: bomb", _packed(name, {"[Content_Types].xml": (b" ", 1), body: (b" ", 10 * size)}), check
            ),
            Case(f"{name[2:]}: `<a>`", _packed(name, {"[Content_Types].xml": (b" ", 1), body: (b"<a>", size)}), check),
            Case(f"{name[2:]}: garbage, {size // _MB} MB", _file(name, b"PK\x03\x04", (b"PK\x01\x02", size)), check),
            Case(f"{name[2:]}: NUL, {size // _MB} MB", _file(name, b"PK\x03\x04", (b"\0", size)), check),
        ]
    cases += [
        Case("docx: paragraphs, 1.5 MB", _docx(start, word, 1_500_000), (*_ISOLATED, "a.docx")),
        Case("docx: paragraphs, 20 MB", _docx(start, word, 20 * _MB), (*_ISOLATED, "a.docx")),
        Case("docx: one paragraph, 20 MB", _docx(start, b"a ", 20 * _MB), (*_ISOLATED, "a.docx")),
        Case(
            f"pdf: garbage, {size // _MB} MB", _file("a.pdf", b"%PDF-1.7\n", (b"1 0 obj << >> endobj\n", size)), check
        ),
        Case(f"container: garbage, {size // _MB} MB", _file("a.asice", b"PK\x03\x04", (b"\0", size)), check),
        Case(
            f"picture: NUL, {size // _MB} MB",
            _file("a.png", b"\x89PNG\r\n\x1a\n", (b"\0", size)),
            (*_ISOLATED, "a.png"),
        ),
    ]
    plain = ("check", "--no-cache", "--as-of", "2026-11-20", "--format", "json", ".")
    for key in ("organisation", "titles", "labels", "baseline", "extend"):
        cases.append(Case(f"{key}, {size // _MB} MB", _named(key, size), plain))
    for name, unit in {"line ends": b"\n", "tables": b"[[a]]\n", "one key of many parts": b"a."}.items():
        for limit in (900_000, size):
            cases.append(Case(f"TOML: {name}, {limit // 1000} kB", _file("jdlint.toml", (unit, limit)), plain))
    cases += [
        Case(f"cache, {size // _MB} MB", _cache, ("check", "--as-of", "2026-11-20", "--format", "json", ".")),
        Case(
            f"report.json: `[`, {size // _MB} MB",
            _file("report.json", (b"[", size)),
            ("report", "--from", "report.json", "--format", "html", "--output", "o.html"),
        ),
        Case(
            f"report.json: lists, {size // _MB} MB",
            _file("report.json", b"[", (b"[],", size), b"[]]"),
            ("report", "--from", "report.json", "--format", "html", "--output", "o.html"),
        ),
        Case(
            f"manifest.json: lists, {size // _MB} MB",
            _file("manifest.json", b"[", (b"[],", size), b"[]]"),
            ("verify", "."),
        ),
        Case("history.jsonl: lists", _file("history.jsonl", (b"[]\n", size)), ("verify", ".")),
    ]
    return tuple(cases)


def _docx(start: bytes, unit: bytes, size: int) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        types = (
            b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            b'<Override PartName="/word/document.xml" ContentType="' + kind + b'"/></Types>'
        )
        with zipfile.ZipFile(folder / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", types)
            archive.writestr("_rels/.rels", _RELATIONS)
            with archive.open("word/document.xml", "w") as stream:
                stream.write(start)
                for part in _repeated(unit, size):
                    stream.write(part)
                stream.write(b"</w:body></w:document>")

    return make


_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)


# A new process counts the memory of the one that starts it as its own peak, so that a small one has to.
_WAITING = """\
import os, subprocess, sys
process = subprocess.Popen(sys.argv[2:])
_pid, status, usage = os.wait4(process.pid, 0)
told = (os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
open(sys.argv[1], "w", encoding="ascii").write(" ".join(map(str, told)))
"""


def measure(case: Case, folder: Path) -> Measured:
    """Make an input in `folder` and read it."""
    case.make(folder)
    out, err, used = (folder.parent / name for name in ("out", "err", "used"))
    with out.open("wb") as said, err.open("wb") as refused:
        subprocess.run(
            [sys.executable, "-S", "-c", _WAITING, str(used), sys.executable, "-m", "jdlint", *case.argv],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=refused,
            check=True,
        )
    code, seconds, memory = used.read_text("ascii").split()
    megabytes = int(memory) / (2**20 if sys.platform == "darwin" else 2**10)
    return Measured(int(code), _verdict(out, err), float(seconds), megabytes)


def _verdict(out: Path, err: Path) -> str:
    # In pieces: a report of a hostile file may be large.
    rules: set[bytes] = set()
    with out.open("rb") as stream:
        rest = b""
        while block := stream.read(_MB):
            rules.update(_RULE.findall(rest + block))
            rest = block[-30:]
    with err.open(encoding="utf-8", errors="replace") as stream:
        said = [line.strip() for line in stream if line.strip()]
    return b" ".join(sorted(rules)).decode() or (said or ["no findings"])[-1]


CASES = _cases(100 * _MB)


def main() -> int:
    """Print the table; return 1 where a bound is passed."""
    wanted = sys.argv[1:]
    over = 0
    print("| input | exit | verdict | CPU s | MB |\n|---|---|---|---|---|")
    for case in CASES:
        if wanted and not any(word in case.name for word in wanted):
            continue
        with tempfile.TemporaryDirectory() as folder:
            (here := Path(folder) / "in").mkdir()
            found = measure(case, here)
        slow = found.seconds > MOST_SECONDS or found.megabytes > MOST_MEGABYTES or found.code not in (0, 1, 2)
        over += slow
        mark = " **over**" if slow else ""
        figures = f"{found.seconds:.1f} | {found.megabytes:.0f}"
        print(f"| {case.name} | {found.code} | {found.verdict[:90]}{mark} | {figures} |", flush=True)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
