"""Pictures of the program at work for README and docs: real output of a real command, drawn as SVG or as it is."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
_CODE = re.compile(r"\x1b\[([0-9;]*)m")
_COLOURS = {"1;31": "#ff7b72", "1;33": "#e3b341", "1;36": "#79c0ff", "36": "#7ee2b8", "1;32": "#7ee787", "2": "#8b949e"}
_WIDTH, _LINE, _CHAR = 118, 19, 8.43

#: file → the language, the words after `jdlint`, and how many lines are shown
PICTURES: dict[str, tuple[str, list[str], int]] = {
    "docs/check-en.svg": ("en", ["check", "examples", "--as-of", "2026-11-20"], 34),
    "docs/check-et.svg": ("et", ["check", "examples", "--as-of", "2026-11-20", "--format", "concise"], 20),
}


#: Pictures that a command draws itself: file → the language and the words after `jdlint`
DRAWINGS: dict[str, tuple[str, list[str]]] = {
    "docs/graph.svg": ("en", ["graph", "examples", "--as-of", "2026-11-20", "--format", "svg"]),
}


def _output(words: list[str], language: str) -> str:
    command = [sys.executable, "-m", "jdlint", *words, "--color", "always", "--lang", language]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False).stdout


def _shown(words: list[str], language: str) -> list[str]:
    return _output(words, language).rstrip("\n").split("\n")


def drawing(name: str) -> str:
    """Return a picture as the command draws it."""
    language, words = DRAWINGS[name]
    return _output(words, language)


def _wrapped(line: str) -> list[str]:
    """Cut a line of escape codes and text at the width of the picture."""
    out, count, style = "", 0, ""
    rows: list[str] = []
    for part in re.split(r"(\x1b\[[0-9;]*m)", line):
        if _CODE.fullmatch(part):
            out, style = out + part, "" if part == "\x1b[0m" else part
            continue
        for sign in part:
            if count == _WIDTH:
                rows.append(out + "\x1b[0m")
                out, count = style, 0
            out, count = out + sign, count + 1
    return [*rows, out]


def _row(line: str, y: float) -> str:
    spans, code = [], ""
    for part in re.split(r"(\x1b\[[0-9;]*m)", line):
        match = _CODE.fullmatch(part)
        if match:
            code = "" if match[1] == "0" else match[1]
        elif part:
            fill = f' fill="{_COLOURS[code]}"' if code in _COLOURS else ""
            weight = ' font-weight="600"' if code.startswith("1") else ""
            spans.append(f"<tspan{fill}{weight}>{html.escape(part)}</tspan>")
    return f'<text x="22" y="{y:.0f}" xml:space="preserve">{"".join(spans)}</text>'


def picture(name: str) -> str:
    """Return the SVG of one picture."""
    language, words, most = PICTURES[name]
    lines = [f"\x1b[2m$\x1b[0m jdlint {' '.join(words)}"]
    body = _shown(words, language)
    if len(body) > most:
        body = [*body[: most - 3], "\x1b[2m…\x1b[0m", "", *body[-2:]]
    for line in body:
        lines += _wrapped(line)
    height = len(lines) * _LINE + 66
    width = int(_WIDTH * _CHAR + 44)
    rows = "\n".join(_row(line, 62 + i * _LINE) for i, line in enumerate(lines))
    dots = "".join(
        f'<circle cx="{24 + 20 * i}" cy="22" r="6" fill="{fill}"/>'
        for i, fill in enumerate(("#ff5f57", "#febc2e", "#28c840"))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" aria-label="jdlint {" ".join(words)}">\n'
        f'<rect width="100%" height="100%" rx="10" fill="#0d1117"/>\n{dots}\n'
        '<g font-family="ui-monospace, Menlo, Consolas, \'DejaVu Sans Mono\', monospace" font-size="14" '
        f'fill="#e6edf3">\n{rows}\n</g>\n</svg>\n'
    )
