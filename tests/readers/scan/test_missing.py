"""What reads PDF and scans may be missing: one sentence for a file that was named, a note for those in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdlint.readers.content import Refused
from jdlint.readers.pdf import read as pdf
from jdlint.readers.pdf.process import worker
from jdlint.readers.scan import tesseract
from tests.helpers import jdlint, post, write
from tests.readers.pdf.files import page, written
from tests.readers.pdf.files import pdf as made
from tests.readers.scan.pictures import needs_tesseract

_PICTURE = made(page(b"60 300 200 100 re f"))
_TEXT = written((50, 700, "AMETIJUHEND"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, {"a.jd.yaml": post("a"), "in/b.pdf": _TEXT, "in/c.pdf": _TEXT, "in/d.pdf": _PICTURE})


def test_without_the_extra_for_pdf(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "is_installed", lambda _package: False)
    for command in (["check"], ["import", "--to", "out"]):
        named = jdlint(*command, "in/b.pdf", cwd=folder)
        assert named.code == 2
        assert named.sentence.endswith('b.pdf: reading PDF needs an extra package: pip install "jdlint[pdf]"')
    walked = jdlint("check", ".", "--select", "JDL", "--notices", cwd=folder)
    assert walked.code == 0
    assert walked.err.count("3 PDF files were not checked: install what reads them with pip install 'jdlint[pdf]'") == 1
    imported = jdlint("import", "in", "--to", "out", cwd=folder)
    assert "note: 3 files were left out: reading PDF needs an extra package" in imported.err


@pytest.mark.parametrize("missing", ["package", "program", "model"])
def test_without_what_recognises_text(folder: Path, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.setattr(tesseract, "is_installed", lambda _package: missing != "package")
    monkeypatch.setattr(
        "jdlint.readers.scan.tesseract.program", lambda _name: None if missing == "program" else "/bin/true"
    )
    monkeypatch.setattr(tesseract, "_models", lambda: frozenset({"eng"}))
    words = {
        "package": "reading scans needs extra packages",
        "program": "reading scans needs the program tesseract",
        "model": "reading scans needs the model est of tesseract",
    }[missing]
    named = jdlint("check", "in/d.pdf", cwd=folder)
    assert named.code == 2
    assert named.sentence.endswith(
        f'd.pdf: {words}: pip install "jdlint[ocr]", apt install tesseract-ocr tesseract-ocr-est'
    )
    walked = jdlint("check", ".", "--select", "JDL", "--notices", cwd=folder)
    assert "note: 1 scans were not checked" in walked.err
    assert walked.code == 0


@needs_tesseract
def test_a_picture_that_is_none_is_a_finding(folder: Path) -> None:
    write(folder, {"x.png": b"\x89PNG\r\n\x1a\n" + bytes(50), "y.tif": b"II*\0" + bytes(8), "z.jpg": b"no picture"})
    for name in ("x.png", "y.tif", "z.jpg"):
        found = jdlint("check", name, "--select", "JDL", "--format", "concise", cwd=folder)
        assert f"{name}: error JDL008 the picture is damaged" in found.out
        assert found.code == 1


def test_a_picture_of_countless_pixels_is_refused() -> None:
    header = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (100_000).to_bytes(4, "big") * 2 + b"\x08\0\0\0\0" + bytes(12)
    with pytest.raises(Refused) as refused:
        worker().ask({"do": "picture", "page": 0, "angle": 0.0}, header)
    assert refused.value.problem.rule in ("JDL007", "JDL008")


def test_recognising_text_ends_with_the_time_for_a_file_and_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each picture takes 50 seconds of the clock; a file may take 120 and all together 250."""
    clock = iter(range(0, 10_000, 50))
    allowed: list[float] = []

    def recognised(_arguments: list[str], _picture: bytes, seconds: float) -> bytes:
        allowed.append(seconds)
        return b"level\ttext\n" * 100

    monkeypatch.setattr(tesseract, "_run", recognised)
    monkeypatch.setattr(tesseract, "_LAYOUTS", ("4",))
    monkeypatch.setattr("time.monotonic", lambda: float(next(clock)))
    monkeypatch.setattr(tesseract.Allowance, "spent", 0.0)

    def read() -> str:
        allowance = tesseract.Allowance(120, 250)
        try:
            while True:
                tesseract.words_in(b"", 300, "est", allowance)
        except Refused as refused:
            return refused.problem.message

    assert [read(), read()] == ["scan", "scans"]
    assert allowed == [60, 60, 20, 60, 50]
    assert read() == "scans"
