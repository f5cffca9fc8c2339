"""Scans, made by the tests of PDF files that LibreOffice made: what is read of them, and that none of it is certain."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from jdlint.readers import doubts
from jdlint.readers.other import OtherReader
from jdlint.readers.scan import read as scan
from jdlint.syntax.limits import DEFAULT_LIMITS
from jdlint.syntax.nodes import Document
from tests.helpers import check, jdlint, post, write
from tests.readers.pages.layouts import DUTIES, template_2021, template_2024
from tests.readers.pages.made import converted, needs_libreoffice, word_file
from tests.readers.reading import value
from tests.readers.scan.pictures import needs_tesseract, pictures, saved

pytestmark = [needs_libreoffice, needs_tesseract]


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    word = {"2024": word_file(template_2024()), "2021": word_file(template_2021(borders=False))}
    return converted(word, tmp_path_factory.mktemp("made"))


@pytest.fixture(scope="module")
def scanned(pdfs: dict[str, bytes]) -> bytes:
    return saved(pictures(pdfs["2024"]), "PDF")


def _read(data: bytes) -> Document:
    [document] = OtherReader(DEFAULT_LIMITS).read("x", "scan", data)
    return document


def _alike(one: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() > 0.95


def _right(found: Sequence[dict[str, Any]]) -> int:
    """Return how many duties were read with all their results, but for single letters."""
    return sum(
        _alike(one["duty"], duty)
        and len(one["expected_results"]) == len(results)
        and all(map(_alike, one["expected_results"], results))
        for one, (duty, results) in zip(found, DUTIES, strict=False)
    )


def test_a_scanned_pdf(scanned: bytes) -> None:
    document = _read(scanned)
    assert document.kind == "scan"
    assert 10 * _right(value(document, "duties")) >= 9 * len(DUTIES)
    assert value(document, "position") == {
        "title": "Kaardihaldur",
        "specialisation": "merekaardid",
        "unit": ["Kaardi osakond"],
    }
    assert value(document, "approval", "date") == "2025-03-12"
    start = document.text.index("Vastutus")
    place = document.locator.locate(start, start)[2]
    assert place is not None
    assert place.page == 2


@pytest.mark.parametrize(("form", "skew"), [("TIFF", -0.6), ("PNG", 2.5), ("JPEG", 0.0)])
def test_pictures(pdfs: dict[str, bytes], form: str, skew: float) -> None:
    document = _read(saved(pictures(pdfs["2021"], skew), form))
    found = value(document, "duties")
    assert 10 * _right(found) >= 9 * (len(DUTIES) if form == "TIFF" else len(found) - 1)
    assert len(found) == len(DUTIES) if form == "TIFF" else len(found) > 4
    assert value(document, "substitution") == {
        "substitutes_for": ["Ekspert"],
        "substituted_by": ["Ekspert", "nõunik"],
    }


def test_nothing_of_a_scan_is_certain(scanned: bytes, tmp_path: Path) -> None:
    document = _read(scanned)
    assert document.uncertain["position", "title"] == doubts.SCANNED
    assert document.uncertain["duties", len(DUTIES) - 1] == doubts.SCANNED
    write(tmp_path, {"in/a.pdf": scanned})
    done = jdlint("import", "in", "--to", "out", "--report", "report.html", cwd=tmp_path)
    assert done.code == 0, done.err
    text = (tmp_path / "out" / "kaardihaldur-merekaardid.jd.yaml").read_text(encoding="utf-8")
    assert 'confidence: "0.00"' in text
    assert "  # TODO jdlint: kontrolli: tekst on tuvastatud pildilt\n  title: Kaardihaldur\n" in text
    assert "the text was recognised in a picture" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert check("out", "--select", "JDL", cwd=tmp_path).rules == []


def test_the_english_model_loses_letters(scanned: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.pdf": scanned})
    assert check("--select", "IMP002", "a.pdf", cwd=tmp_path).rules == []
    monkeypatch.setattr(scan, "MODEL", "eng")
    assert check("--select", "IMP002", "a.pdf", cwd=tmp_path).rules == ["IMP002"]


def test_a_scan_in_a_folder_is_read_where_it_is_judged(
    scanned: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"jdlint.toml": "", "a.jd.yaml": post("a"), "b.pdf": scanned, "c.png": b"\x89PNG"})
    whole = check("--select", "STR", ".", cwd=tmp_path)
    assert {item["path"] for item in whole.findings} == {"a.jd.yaml", "b.pdf"}

    def never(*_given: object) -> None:
        pytest.fail("a scan was read only to judge another file")

    monkeypatch.setattr("jdlint.readers.scan.read.words_in", never)
    check("a.jd.yaml", cwd=tmp_path)
