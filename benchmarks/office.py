"""CPU time of reading a Word description of the usual size (7 kB of text), from bytes to the node tree, on one core.

Beside it the same package is unpacked and its XML parsed by expat without a handler: the ratio depends less on the
machine than the time does. Minimum and median of alternating runs.
"""

from __future__ import annotations

import gc
import io
import statistics
import sys
import time
import zipfile
from collections.abc import Callable
from xml.parsers import expat

from jdlint.readers.descriptions import documents
from jdlint.readers.labels import load_labels
from jdlint.readers.office.read import read_office
from jdlint.syntax.nodes import Sequence

RUNS = 15
DUTIES = 13
RESULTS = 3
#: How many times as long as unpacking and parsing alone.
BUDGET = 7.0
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FONT = (
    '<w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
    '<w:lang w:val="et-EE"/></w:rPr>'
)
_WORDS = "Tagab kaartide ja ruumiandmete uuendamise koostöös teiste osakondade ning partneritega kokku lepitud ajaks"
_FIELDS = (
    ("Struktuuriüksus", "Kaardi osakond"),
    ("Teenistuskoht", "Kaardihaldur (ruumiandmed)"),
    ("Vahetu juht", "Osakonna juhataja"),
    ("Alluvad", "-"),
    ("Teenistuja asendab", "Ekspert, nõunik"),
    ("Teenistuja asendaja", "Ekspert, nõunik"),
    ("Teenistuskoha eesmärk", f"{_WORDS}."),
)
_REQUIREMENTS = (
    ("Haridus", "Kõrgharidus"),
    ("Töökogemus", "Vähemalt 3-aastane töökogemus kaartidega"),
    ("Keeleoskus", "eesti keel C1, vene keel vähemalt B1, inglise keel vähemalt B2"),
    ("Isikuomadused", "Täpsus, hoolikus, koostöövõime"),
)


def _paragraph(text: str, level: tuple[int, int] | None = None) -> str:
    """Return a paragraph cut into runs of three words, as Word leaves them after spelling and editing."""
    words = text.split(" ")
    cut = [" ".join(words[i : i + 3]) + (" " if i + 3 < len(words) else "") for i in range(0, len(words), 3)]
    runs = "".join(f'<w:r w:rsidR="00A1">{_FONT}<w:t xml:space="preserve">{part}</w:t></w:r>' for part in cut)
    listed = f'<w:numPr><w:ilvl w:val="{level[1]}"/><w:numId w:val="{level[0]}"/></w:numPr>' if level else ""
    spacing = '<w:spacing w:before="60" w:after="60"/><w:jc w:val="both"/>'
    return f'<w:p w:rsidR="00A1" w:rsidRDefault="00A1"><w:pPr>{listed}{spacing}{_FONT}</w:pPr>{runs}</w:p>'


def _row(*cells: str) -> str:
    width = '<w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>'
    return f"<w:tr>{''.join(f'<w:tc>{width}{cell}</w:tc>' for cell in cells)}</w:tr>"


def description() -> bytes:
    """Return a Word file with all usual parts and `DUTIES` duties of `RESULTS` results each."""
    fields = "".join(_row(_paragraph(label), _paragraph(value)) for label, value in _FIELDS)
    requirements = "".join(_row(_paragraph(label), _paragraph(value)) for label, value in _REQUIREMENTS)
    duties = "".join(
        _row(
            _paragraph(f"{_WORDS} {i}.", (1, 1)),
            "".join(_paragraph(f"Tulemus {i} on {_WORDS.lower()} {k}.", (2, 0)) for k in range(RESULTS)),
        )
        for i in range(DUTIES)
    )
    rights = "".join(_paragraph(f"saada {_WORDS.lower()};", (2, 0)) for _ in range(8))
    head = _row(_paragraph("Teenistusülesanded", (1, 0)), _paragraph("Oodatavad tulemused"))
    body = (
        f"{_paragraph('AMETIJUHEND')}{_paragraph('Üldosa', (1, 0))}<w:tbl>{fields}</w:tbl>"
        f"<w:tbl>{head}{duties}</w:tbl>{_paragraph('Nõuded', (1, 0))}<w:tbl>{requirements}</w:tbl>"
        f"{_paragraph('Õigused')}{rights}{_paragraph('Vastutus')}{rights}"
    )
    levels = (("decimal", "%1."), ("decimal", "%1.%2.")), (("bullet", "\uf0b7"),)
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">'
        + "".join(
            f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for i, (form, text) in enumerate(forms)
        )
        + "</w:abstractNum>"
        for n, forms in enumerate(levels, 1)
    ) + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    members = {
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="a" Type="{_REL}/officeDocument"'
        ' Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}"><Relationship Id="a"'
        f' Type="{_REL}/numbering" Target="numbering.xml"/></Relationships>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{_W}">{lists}</w:numbering>',
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 7, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _parse(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            expat.ParserCreate(namespace_separator=" ").Parse(archive.read(name), True)


def _time(job: Callable[[], object]) -> float:
    begin = time.process_time()
    job()
    return time.process_time() - begin


def main() -> int:
    """Measure and print; the exit code says whether the budget held."""
    gc.set_threshold(200_000)  # as the command does
    data = description()
    [document] = documents("x.docx", read_office(data), load_labels())
    assert document.root is not None
    duties = document.root.get("duties")
    assert isinstance(duties, Sequence)
    assert len(duties.items) == DUTIES
    jobs: dict[str, Callable[[], object]] = {
        "unpacked and parsed": lambda: _parse(data),
        "read to blocks": lambda: read_office(data),
        "read and mapped": lambda: documents("x.docx", read_office(data), load_labels()),
    }
    times: dict[str, list[float]] = {label: [] for label in jobs}
    for _ in range(RUNS):
        for label, job in jobs.items():
            times[label].append(_time(job))
    print(f"a Word description of {DUTIES} duties, {len(data) / 1000:.1f} kB packed, {len(document.text)} characters")
    for label, values in times.items():
        least, usual = min(values), statistics.median(values)
        print(f"  {label:<20} min {1000 * least:.1f} ms  median {1000 * usual:.1f} ms  ({1 / least:.0f} a second)")
    ratio = min(times["read and mapped"]) / min(times["unpacked and parsed"])
    print(f"reading and mapping: {ratio:.1f} x parsing alone (budget {BUDGET:.1f})")
    return 0 if ratio <= BUDGET else 1


if __name__ == "__main__":
    sys.exit(main())
