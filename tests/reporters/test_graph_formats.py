"""Formats of `jdlint graph` for other programs and the drawing: whatever titles hold, they stay well-formed."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import igraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.reporters.graph.fitting import fitted, width_of
from tests.helpers import AS_OF, EXAMPLES, jdlint, post, write

HOSTILE = (
    "\"quoted\" 'single' `tick`",
    "[box] (round) {curly} <i>HTML</i> & &amp; &#65;",
    "a --> b; -->|x| c ]]> <!-- -->",
    'p0 -> p1 [label="x"]; } subgraph end',
    "rea\nvahetus\r\nja \ttabulaator",
    "\u202eRTL\u202c \u200f\u200b nähtamatu \x1b[31m \x00 \x07",
    "#quot; #35; %% kommentaar\\n \\ \\",
    "end",
    "W" * 400,
    "日本語 😀😀 e\u0301",
    "\ufffe\uffff",
    "click p0 href javascript:alert(1) </title></text><script>alert(1)</script>",
)
SVG = "{http://www.w3.org/2000/svg}"
FORMATS = ("text", "json", "dot", "mermaid", "graphml", "svg")


def drawn(format_: str, folder: Path, *argv: str) -> str:
    result = jdlint("graph", "--as-of", AS_OF, "--format", format_, *argv, cwd=folder)
    assert result.code == 0, result.err
    return result.out


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    files = {}
    for number, text in enumerate(HOSTILE):
        after = (number + 1) % len(HOSTILE)
        files[f"{number}.jd.yaml"] = post(
            f"p{number}",
            text,
            position={"unit": [text, HOSTILE[after]], "specialisation": text},
            reporting={"supervisor": {"position": "p0"}},
            substitution={"substituted_by": [{"position": f"p{after}"}, {"title": f"{text} puudub"}]},
        )
    return write(tmp_path, files)


def test_hostile_texts_in_the_terminal(hostile: Path) -> None:
    for out in (drawn("text", hostile), jdlint("graph", "--explain", "p5", cwd=hostile).out):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e]", out)


# dot

_ID = r"[a-zA-Z_]\w*"
_STRING = r'"(?:[^"\\\n]|\\.)*"'
_ATTRIBUTES = rf"\[{_ID}=(?:{_ID}|\d+|{_STRING})(?:, {_ID}=(?:{_ID}|\d+|{_STRING}))*\]"
DOT_LINE = re.compile(
    rf"digraph jdlint \{{|\s*subgraph cluster_\d+ \{{|\s*\}}|\s*(?:{_ID}={_ID}; ?)+"
    rf"|\s*label={_STRING}; color=\w+; bgcolor=\w+;"
    rf"|\s*(?:node|edge|[px]\d+|[px]\d+ -> [px]\d+) {_ATTRIBUTES};"
)


def test_dot_is_well_formed(hostile: Path) -> None:
    lines = drawn("dot", hostile).splitlines()
    assert [line for line in lines if not DOT_LINE.fullmatch(line)] == []
    assert sum(line.strip().startswith("subgraph") for line in lines) == len(HOSTILE)
    assert sum(line.count("{") - line.count("}") for line in map(_without_strings, lines)) == 0


def _without_strings(line: str) -> str:
    return re.sub(_STRING, "", line)


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed: DOT is checked by form only")
def test_graphviz_draws_it(hostile: Path) -> None:
    done = subprocess.run(
        ["dot", "-Tsvg"], input=drawn("dot", hostile).encode(), capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert not re.search(rb"syntax|bad label", done.stderr)
    picture = ET.fromstring(done.stdout.replace(b"\xef\xbf\xbe", b"").replace(b"\xef\xbf\xbf", b""))
    texts = "".join(text or "" for text in picture.itertext())
    assert "[box] (round) {curly} <i>HTML</i> & &amp; &#65;" in texts
    assert "a --> b; -->|x| c ]]> <!-- -->" in texts


# mermaid

_SAFE = r'"(?:[\w .,:()/–-]|#\d+;|<br/>)*"'
MERMAID_LINE = re.compile(
    rf"flowchart BT|  subgraph u\d+\[{_SAFE}\]|    p\d+\[{_SAFE}\]|  end"
    rf"|  p\d+ (?:-->|-\.->|==>)\|{_SAFE}\| p\d+|  x\d+\(\[{_SAFE}\]\):::loose|  p\d+ -\.- x\d+"
    r"|  linkStyle \d+(?:,\d+)* \S+|  classDef loose .*"
)


def test_mermaid_is_well_formed(hostile: Path) -> None:
    lines = drawn("mermaid", hostile).splitlines()
    assert [line for line in lines if not MERMAID_LINE.fullmatch(line)] == []
    assert not any("--" in word for line in lines for word in re.findall(_SAFE, line))
    assert sum(line.startswith("  subgraph ") for line in lines) == sum(line == "  end" for line in lines)


# graphml


def test_graphml_loads_as_the_same_graph(hostile: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.graphml"
    file.write_text(drawn("graphml", hostile), "utf-8")
    ET.parse(file)
    loaded = igraph.Graph.Read_GraphML(str(file))
    assert loaded.vcount() == len(HOSTILE)
    # everybody has a substitute; all but one report to p0
    assert loaded.ecount() == 2 * len(HOSTILE) - 1
    assert loaded.vs[1]["title"] == HOSTILE[1]
    assert set(loaded.es["state"]) == {"one-sided", "open"}
    assert loaded.es[0]["places"].endswith(".jd.yaml:4")


# svg


def boxes(picture: ET.Element) -> list[tuple[float, float, float, float]]:
    """Return the white boxes of posts: left, top, right, bottom."""
    found = []
    for rect in picture.iter(f"{SVG}rect"):
        if rect.get("rx") == "5":
            x, y, width, height = (float(rect.get(name) or 0) for name in ("x", "y", "width", "height"))
            found.append((x, y, x + width, y + height))
    return found


def test_svg_is_well_formed_and_holds_nothing_that_runs_or_is_fetched(hostile: Path) -> None:
    out = drawn("svg", hostile)
    picture = ET.fromstring(out)
    assert {element.tag for element in picture.iter()} == {
        SVG + name for name in ("svg", "title", "desc", "rect", "text", "tspan", "g", "path", "polygon", "circle")
    }
    names = {name for element in picture.iter() for name in element.attrib}
    assert not any(name.startswith("on") or "href" in name or name == "style" for name in names)
    assert "url(" not in re.sub(r"<title>.*?</title>", "", out, flags=re.DOTALL)
    assert len(boxes(picture)) == len(HOSTILE)


def test_svg_tells_what_it_shows_to_who_cannot_see_it(hostile: Path) -> None:
    picture = ET.fromstring(drawn("svg", hostile))
    title, desc = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert picture.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    tips = [tip.text or "" for tip in picture.iter(f"{SVG}title")]
    assert "end (end) substitutes #quot; #35; %% kommentaar\\n \\ \\" in " ".join(tips)
    assert any(tip.endswith(": one-sided. p6 says so; p7 does not.") for tip in tips)


def test_every_link_is_drawn_once_and_every_state_has_a_sign(tmp_path: Path) -> None:
    picture = ET.fromstring(drawn("svg", tmp_path, str(EXAMPLES)))
    tips = "\n".join(tip.text or "" for tip in picture.iter(f"{SVG}title"))
    assert (tips.count(" asendab teenistuskohta "), tips.count(" allub teenistuskohale ")) == (14, 7)
    legend, shown = 3, 1
    assert len(list(picture.iter(f"{SVG}circle"))) == legend + shown


@pytest.mark.parametrize("folder", ["hostile", "examples", "unit"])
def test_texts_stay_in_boxes_boxes_apart_and_lines_outside(
    folder: str, hostile: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    unit = write(tmp_path_factory.mktemp("unit"), _unit())
    picture = ET.fromstring(drawn("svg", {"hostile": hostile, "examples": EXAMPLES, "unit": unit}[folder]))
    found = boxes(picture)
    for one, other in combinations(found, 2):
        assert one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
    for group in picture.iter(f"{SVG}g"):
        rect, texts = group.find(f"{SVG}rect"), group.findall(f"{SVG}text")
        if rect is not None and rect.get("rx") == "5":
            right = float(rect.get("x") or 0) + float(rect.get("width") or 0)
            bottom = float(rect.get("y") or 0) + float(rect.get("height") or 0)
            for text in texts:
                size, mono = float(text.get("font-size") or 12), text.get("font-family") == "monospace"
                width = width_of(text.text or "", size, bold=text.get("font-weight") is not None, mono=mono)
                assert float(text.get("x") or 0) + width <= right
                assert float(text.get("y") or 0) < bottom
    for path in picture.iter(f"{SVG}path"):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", path.get("d") or "")]
        for (x1, y1), (x2, y2) in pairwise(zip(numbers[::2], numbers[1::2], strict=True)):
            for left, top, right, bottom in found:
                inside = max(x1, x2) > left and min(x1, x2) < right and max(y1, y2) > top and min(y1, y2) < bottom
                assert not inside, path.get("d")


def _unit() -> dict[str, str]:
    """Return a unit of 30 posts that report to three heads and substitute each other in pairs, rings and at random."""
    files = {"h.jd.yaml": post("h", "Juhataja", position={"unit": ["Osakond"]})}
    for number in range(29):
        substitutes = [f"p{number ^ 1}", f"p{number * 7 % 29}"]
        head = "h" if number < 3 else f"p{number % 3}"
        files[f"{number}.jd.yaml"] = post(
            f"p{number}",
            f"Spetsialist {number}",
            position={"unit": ["Osakond" if number % 5 else "Teine"]},
            reporting={"supervisor": {"position": head}},
            substitution={"substituted_by": [{"position": name} for name in substitutes if name != f"p{number}"]},
        )
    return files


def test_a_large_drawing_is_drawn_and_advice_given(tmp_path: Path) -> None:
    write(tmp_path, {f"{number}.jd.yaml": post(f"p{number}") for number in range(151)})
    result = jdlint("graph", "--format", "svg", cwd=tmp_path)
    assert len(boxes(ET.fromstring(result.out))) == 151
    assert result.sentence == "note: 151 posts are too many for one picture; choose some with --unit or --broken"


def test_without_igraph_one_sentence_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.jd.yaml": post("a")})
    monkeypatch.setitem(sys.modules, "igraph", None)
    result = jdlint("graph", "--format", "svg", cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert result.sentence == "jdlint: --format svg needs the package igraph; install it: pip install 'jdlint[graph]'"
    assert drawn("dot", tmp_path).startswith("digraph")
    assert importlib.util.find_spec("jdlint.reporters.graph.svg") is not None


@given(st.text(max_size=60), st.integers(20, 300), st.integers(1, 4), st.booleans(), st.booleans())
def test_fitted_text_fits(text: str, width: int, lines: int, bold: bool, mono: bool) -> None:
    found = fitted(text, width, 12, lines, bold=bold, mono=mono)
    assert len(found) <= lines
    assert all(width_of(line, 12, bold=bold, mono=mono) <= width for line in found)
    words = " ".join(text.split())
    if found and not found[-1].endswith("…"):
        assert "".join(found).replace(" ", "") == words.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "regular", "bold"),
    [
        ("Keskkonnaseire osakond", 12.26, 13.97),
        ("MAAMÕÕTMISE JA WWW", 12.29, 13.84),
        ("mmmmmmmmm", 8.77, 9.38),
        ("illiillitt", 3.01, 3.70),
        ("ŽŠŪÕÄÖÜžšõäöü", 8.52, 9.45),
        ("1234567890 §/№", 8.56, 9.37),
        ("WQ@%&—…", 6.51, 6.83),
    ],
)
def test_no_text_is_wider_than_it_is_taken_to_be(text: str, regular: float, bold: float) -> None:
    # widths in ems as a browser measures them in DejaVu Sans, the widest of the usual fonts
    assert regular <= width_of(text, 1) <= 1.6 * regular
    assert bold <= width_of(text, 1, bold=True) <= 1.6 * bold


def test_long_words_are_cut_and_what_is_left_out_is_shown() -> None:
    assert fitted("Keskkonnaseire osakond", 400, 12, 2) == ["Keskkonnaseire osakond"]
    assert fitted("Keskkonnaseire osakond", 120, 12, 2) == ["Keskkonnaseire", "osakond"]
    assert fitted("a " * 100, 40, 12, 2)[-1].endswith("…")
    assert fitted("", 40, 12, 2) == []
