"""Files that LibreOffice made, from Word, OpenDocument and HTML: what is read does not depend on who wrote the file."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from jdlint.syntax.nodes import Document
from tests.readers.office.packages import NUMBERING, docx, p
from tests.readers.office.reading import read_office
from tests.readers.office.test_word_descriptions import TABLES_2024
from tests.readers.reading import duties, plain, rules, value

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None,
    reason="soffice is missing: files made by LibreOffice were NOT read (tools/system_packages.sh installs it)",
)

HTML = """<html><head><meta charset="utf-8"></head><body>
<p align="right">KINNITATUD<br>peadirektori<br>12.03.2025 käskkirjaga nr 1-2/7</p>
<h1>AMETIJUHEND</h1>
<table border="1"><tr><th>1.1. Ametinimetus</th><th>1.2. Struktuuriüksus</th></tr>
<tr><td>Kaardihaldur</td><td>Kaardi osakond</td></tr></table>
<table border="1"><tr><th>1.3. Vahetu juht</th><th>1.4. Kes asendab</th><th>1.5. Keda asendab</th></tr>
<tr><td>Osakonna juhataja</td><td>Ekspert, nõunik</td><td>-</td></tr></table>
<p>2. Teenistuskohustused</p>
<table border="1"><tr><th colspan="2">Põhiülesanded</th><th>Oodatavad tulemused</th></tr>
<tr><td rowspan="2">2.1.</td><td rowspan="2">Hoiab <b>kaar</b>te.</td><td><ul><li>Kaardid on hoitud.</li></ul></td></tr>
<tr><td><ul><li>Kaardid on puhtad.</li></ul></td></tr>
<tr><td>2.2.</td><td>Nõustab.</td><td></td></tr></table>
<p>3. Õigused</p><ul><li>saada teavet;</li><li>teha ettepanekuid.</li></ul>
<p>4. Nõuded</p><table border="1"><tr><td>Haridus</td><td>Kõrgharidus</td></tr></table>
</body></html>
"""


def convert(source: Path, form: str, out: Path, *options: str) -> Path:
    """Let LibreOffice save `source` as `form` (an extension, or one with a filter) below `out`."""
    command = ["soffice", f"-env:UserInstallation={(out / 'profile').as_uri()}", "--headless", *options]
    done = subprocess.run(
        [*command, "--convert-to", form, "--outdir", str(out), str(source)],
        capture_output=True,
        check=False,
        timeout=120,
    )
    made = out / f"{source.stem}.{form.partition(':')[0]}"
    assert made.exists(), done.stderr.decode()
    return made


def read(path: Path) -> Document:
    [document] = read_office(path.name, path.read_bytes())
    return document


def test_a_word_file_saved_as_opendocument_and_as_word_again(tmp_path: Path) -> None:
    source = tmp_path / "x.docx"
    source.write_bytes(docx(TABLES_2024, numbering=NUMBERING))
    odt = convert(source, "odt", tmp_path)
    again = convert(odt, "docx", tmp_path / "again")
    for path, kind in ((odt, "odt"), (again, "docx")):
        document = read(path)
        assert document.kind == kind
        assert plain(document.root) == plain(read(source).root)
        assert (rules(document), document.unplaced) == ([], [])


@pytest.mark.parametrize("form", ["odt:writer8", "docx:MS Word 2007 XML"])
def test_a_page_saved_as_a_document(tmp_path: Path, form: str) -> None:
    source = tmp_path / "x.html"
    source.write_text(HTML, encoding="utf-8")
    document = read(convert(source, form, tmp_path, "--infilter=HTML (StarWriter)"))
    assert value(document, "position") == {"title": "Kaardihaldur", "unit": ["Kaardi osakond"]}
    assert value(document, "reporting") == {"supervisor": "Osakonna juhataja"}
    assert value(document, "substitution") == {"substitutes_for": [], "substituted_by": ["Ekspert", "nõunik"]}
    assert duties(document) == {"2.1.": ["Kaardid on hoitud.", "Kaardid on puhtad."], "2.2.": []}
    assert value(document, "duties", 0, "duty") == "Hoiab kaarte."
    assert value(document, "rights") == ["saada teavet", "teha ettepanekuid."]
    assert value(document, "requirements", "education", "text") == "Kõrgharidus"
    assert value(document, "approval", "number") == "1-2/7"
    assert (rules(document), document.unplaced) == ([], [])


def test_tracked_changes_headers_and_notes_survive(tmp_path: Path) -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    dated = 'w:author="a" w:date="2026-01-01T00:00:00Z"'
    body = (
        p("AMETIJUHEND")
        + p("Teenistuskoht: ", f'<w:ins w:id="1" {dated}><w:r><w:t>Haldur</w:t></w:r></w:ins>',
            f'<w:del w:id="2" {dated}><w:r><w:delText>Ekspert</w:delText></w:r></w:del>')
        + p("Haridus: kõrgharidus", note)
    )  # fmt: skip
    source = tmp_path / "x.docx"
    notes = f'<w:footnote w:id="2">{p("Märkus.")}</w:footnote>'
    source.write_bytes(docx(body + section, parts={"header1": p("Lisa 4"), "footnotes": notes}))
    document = read(convert(source, "odt", tmp_path))
    assert value(document, "position", "title") == "Haldur"
    assert value(document, "approval", "annex") == 4
    assert value(document, "requirements", "education", "text") == "kõrgharidus"
    assert [node.text for node in document.unplaced] == ["Märkus."]
