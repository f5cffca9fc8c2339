"""A folder of Word files that is no repository is a project: one file is judged beside the others."""

from __future__ import annotations

from pathlib import Path

from tests.helpers import AS_OF, check
from tests.readers.office.packages import docx, p, tbl, tr


def letter(title: str, substitute: str, substitutes: str) -> bytes:
    return docx(
        p("AMETIJUHEND")
        + tbl(
            tr("Teenistuskoht", title),
            tr("Struktuuriüksus", "Kaardi osakond"),
            tr("Vahetu juht", "direktor"),
            tr("Teenistuja asendab", substitutes),
            tr("Teenistuja asendaja", substitute),
        )
    )


def test_one_file_is_judged_beside_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(letter("Arhivaar", "Kaardihaldur", "Kaardihaldur"))
    (tmp_path / "b.docx").write_bytes(letter("Kaardihaldur", "-", "Arhivaar"))
    words = ["--select", "SUB001,SUB002", "--as-of", AS_OF]
    one = check(*words, "a.docx", cwd=tmp_path).findings
    every = [finding for finding in check(*words, ".", cwd=tmp_path).findings if finding["path"] == "a.docx"]
    assert [finding["rule"] for finding in one] == [finding["rule"] for finding in every] == ["SUB001"]
