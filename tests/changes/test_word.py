"""Changes in repositories that hold Word files: letters, documents, and what was imported from them."""

from __future__ import annotations

from pathlib import Path

from tests.helpers import AS_OF, Repo, jdlint
from tests.readers.office.packages import docx, p, tbl, tr


def document(purpose: str) -> bytes:
    rows = (("Teenistuskoht", "Nõunik"), ("Struktuuriüksus", "Osakond"), ("Vahetu juht", "direktor"))
    return docx(p("AMETIJUHEND") + tbl(*(tr(*row) for row in rows), tr("Teenistuskoha eesmärk", purpose)))


def test_a_document_and_its_description_are_one_post(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "hoidla")
    (repo.folder / "jdlint.toml").write_text("", "utf-8")
    (repo.folder / "w").mkdir()
    for purpose in ("Hoida rannad korras.", "Hoida rannad ja sadamad korras."):
        (repo.folder / "w/n.docx").write_bytes(document(purpose))
        assert jdlint("import", "w", "--to", ".", cwd=repo.folder).code == 0
        if purpose.startswith("Hoida rannad korras"):
            repo.git("add", "-A")
            repo.git("commit", "-qm", "a")
    for more in (["--new-only"], ["--hook"], []):
        result = jdlint("check", "--base", "HEAD", "--as-of", AS_OF, *more, ".", cwd=repo.folder)
        assert result.code in (0, 1), result.err
    shown = jdlint("diff", "HEAD", cwd=repo.folder)
    assert shown.code == 0
    assert "1 description changed" in shown.out
    assert "nounik.jd.yaml" in shown.out
    assert "n.docx" not in shown.out


def test_a_letter_that_names_a_post_is_no_description(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "hoidla")
    (repo.folder / "jdlint.toml").write_text("", "utf-8")
    (repo.folder / "kiri.docx").write_bytes(docx(p("Ametikoht: Nõunik")))
    (repo.folder / "a.jd.yaml").write_text("jdlint: 1\nid: a\nposition: {title: Jurist}\n", "utf-8")
    repo.git("add", "-A")
    repo.git("commit", "-qm", "a")
    (repo.folder / "kiri.docx").write_bytes(docx(p("Ametikoht: Jurist")))
    result = jdlint("check", "--base", "HEAD", "--as-of", AS_OF, "--select", "CHG", ".", cwd=repo.folder)
    assert result.code == 0, result.err
    assert "kiri.docx" not in jdlint("diff", "HEAD", cwd=repo.folder).out
