"""What is said of a Word file as a whole: changes that nobody accepted, parts that were not read."""

from __future__ import annotations

from pathlib import Path

from tests.helpers import AS_OF, jdlint
from tests.readers.office.packages import docx, p, tbl, tr

HEAD = p("AMETIJUHEND") + tbl(
    tr("Teenistuskoht", "Nõunik"), tr("Struktuuriüksus", "Osakond"), tr("Vahetu juht", "juhataja")
)


def told(folder: Path, body: str) -> list[tuple[str, str]]:
    (folder / "juhend.docx").write_bytes(docx(body))
    words = ["check", "juhend.docx", "--isolated", "--select", "IMP005,IMP006", "--as-of", AS_OF, "--format", "json"]
    return [(finding["rule"], finding["message"]) for finding in jdlint(*words, cwd=folder).findings]


def test_changes_that_nobody_accepted_are_counted(tmp_path: Path) -> None:
    purpose = p('<w:ins w:id="1"><w:r><w:t>Uus tekst.</w:t></w:r></w:ins>', '<w:del w:id="2"><w:r/></w:del>')
    message = "tracked changes are not accepted: 1 insertions, 1 deletions; the final text was checked"
    assert told(tmp_path, HEAD + p("Teenistuskoha eesmärk") + purpose) == [("IMP005", message)]


def test_an_embedded_file_that_was_not_read_is_said(tmp_path: Path) -> None:
    assert told(tmp_path, HEAD + '<w:altChunk r:id="x"/>') == [("IMP006", "embedded files that were not read: 1")]


def test_of_a_plain_file_nothing_is_said(tmp_path: Path) -> None:
    assert told(tmp_path, HEAD) == []


def test_a_row_whose_label_nobody_knows_is_one_text_with_its_value(tmp_path: Path) -> None:
    table = tbl(
        tr("Teenistuskoht", "Nõunik"),
        tr("Struktuuriüksus", "Osakond"),
        tr("Ametikoha lühend", "NK"),
        tr("Vahetu juht", "juhataja"),
    )
    (tmp_path / "juhend.docx").write_bytes(docx(p("AMETIJUHEND") + table))
    result = jdlint("import", "juhend.docx", "--to", ".", "--report", "r.html", "--lang", "et", cwd=tmp_path)
    assert result.code == 0
    page = (tmp_path / "r.html").read_text("utf-8")
    assert "<li>Ametikoha lühend – lähim tuntud silt: " in page
    assert "tabel 1, rida 3, veerg 1: Ametikoha lühend NK" in page
    assert "unit:\n    - Osakond\n" in (tmp_path / "nounik.jd.yaml").read_text("utf-8")
