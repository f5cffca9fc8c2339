"""What is found in PDF files and scans holds as long as the programs that read them are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jdlint.engine.cache import tools
from jdlint.engine.judge import Judge
from jdlint.readers.content import Refused
from jdlint.readers.pdf import read as pdf
from jdlint.readers.pdf.process import Worker
from tests.cache.project import cache_files, said, settle
from tests.cache.test_broken import parts
from tests.helpers import post, write
from tests.readers.containers.making import description, signed
from tests.readers.pdf.files import written
from tests.readers.scan.pictures import needs_tesseract, pictures, saved

SCOPE = ("--select", "SUB,JDL,IMP")


def text_pdf(title: str) -> bytes:
    lines = description(title)
    return written(*[(50, 700 - 20 * number, line) for number, line in enumerate(lines)])


@pytest.fixture(autouse=True)
def _rested(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    settle(monkeypatch)
    tools.installed.cache_clear()
    yield
    tools.installed.cache_clear()


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count what is judged."""
    done: Counter[str] = Counter()

    def count(name: str) -> None:
        original = getattr(Judge, name)

        def wrapped(self: Judge, path: str, *rest: Any) -> Any:
            done[path] += 1
            return original(self, path, *rest)

        monkeypatch.setattr(Judge, name, wrapped)

    count("judge")
    count("facts")
    return done


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project of one YAML file that names a post which a PDF describes."""
    substitution = {"substituted_by": [{"title": "Arhivaar"}], "substitutes_for": []}
    files: dict[str, str | bytes] = {"jdlint.toml": "", "a.jd.yaml": post("a", substitution=substitution)}
    return write(tmp_path / "p", {**files, "arhivaar.pdf": text_pdf("Arhivaar")})


def same(folder: Path, *paths: str) -> None:
    expected = said(folder, "--no-cache", *SCOPE, paths=paths or (".",))
    for _ in range(2):
        assert said(folder, *SCOPE, paths=paths or (".",)) == expected


def test_a_pdf_is_remembered(folder: Path, judged: Counter[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jdlint.readers.scan.tesseract.identity", None)  # no text in pictures: nobody asks for it
    first = said(folder, *SCOPE)
    assert judged.keys() == {"a.jd.yaml", "arhivaar.pdf"}
    judged.clear()
    assert said(folder, *SCOPE) == first
    said(folder, *SCOPE, paths=("a.jd.yaml",))
    assert not judged
    same(folder, "a.jd.yaml")


def test_another_version_reads_it_again(folder: Path, judged: Counter[str], monkeypatch: pytest.MonkeyPatch) -> None:
    said(folder, *SCOPE)
    judged.clear()
    monkeypatch.setattr(tools, "_version", lambda _package: "99")
    tools.installed.cache_clear()
    said(folder, *SCOPE)
    assert judged == {"arhivaar.pdf": 1}
    judged.clear()
    said(folder, *SCOPE)
    assert not judged


def test_another_version_that_reads_otherwise_is_heard_by_the_project(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    same(folder)
    monkeypatch.setattr(tools, "_version", lambda _package: "99")
    tools.installed.cache_clear()
    ask = Worker.ask

    def another(self: Worker, request: dict[str, Any], data: bytes) -> Any:
        told, found = ask(self, request, data)
        return told, found.replace(b"Arhivaar", b"Referent")

    monkeypatch.setattr(Worker, "ask", another)
    same(folder)
    assert '"SUB002"' in said(folder, *SCOPE).files["json"].decode()


def test_what_was_missing_is_looked_for_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(pdf, "is_installed", lambda _package: False)
        for _ in range(2):
            assert "1 PDF files were not checked" in said(folder, *SCOPE).err
    assert "PDF files" not in said(folder, *SCOPE).err
    same(folder)
    with monkeypatch.context() as patch:
        patch.setattr(pdf, "is_installed", lambda _package: False)
        (folder / "arhivaar.pdf").touch()
        patch.setattr(tools, "_version", lambda _package: "")
        tools.installed.cache_clear()
        assert "1 PDF files were not checked" in said(folder, *SCOPE).err


@pytest.mark.parametrize("paths", [(".",), ("a.jd.yaml",)])
def test_a_reader_that_failed_is_asked_again(
    paths: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_self: Worker, _request: object, _data: bytes) -> None:
        raise Refused("JDL008", "pdf-failed")

    expected = said(folder, "--no-cache", *SCOPE, paths=paths)
    with monkeypatch.context() as patch:
        patch.setattr(Worker, "ask", failing)
        assert said(folder, *SCOPE, paths=paths) != expected
    assert said(folder, *SCOPE, paths=paths) == expected


@pytest.mark.parametrize("files", ["scan", "container", "text container"])
@needs_tesseract
def test_what_was_recognised_is_for_files_that_are_judged(files: str, folder: Path) -> None:
    scan = saved(pictures(text_pdf("Arhivaar")), "PDF")
    (folder / "arhivaar.pdf").unlink()
    made = {
        "scan": {"arhivaar.pdf": scan},
        "container": {"arhivaar.asice": signed({"arhivaar.pdf": scan, "muu.pdf": text_pdf("Referent")})},
        "text container": {"arhivaar.asice": signed({"arhivaar.pdf": text_pdf("Arhivaar")})},
    }
    write(folder, made[files])
    same(folder)
    same(folder, "a.jd.yaml")  # in which the scan is context, and not read
    same(folder)
    same(folder, *made[files])
    entry = parts(cache_files(folder)[0].read_bytes())[0]["files"][next(iter(made[files]))]
    assert entry[11][0] == "ocr"
    assert len(entry[11][3]) == 64


@needs_tesseract
def test_a_scan_in_a_container_is_read_when_something_reads_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = saved(pictures(text_pdf("Arhivaar")), "PDF")
    write(folder, {"kaks.asice": signed({"skann.pdf": scan, "muu.pdf": text_pdf("Referent")})})
    (folder / "arhivaar.pdf").unlink()
    with monkeypatch.context() as patch:
        patch.setattr("jdlint.readers.scan.tesseract.program", lambda _name: None)
        same(folder)
    tools.installed.cache_clear()
    same(folder)


@needs_tesseract
def test_another_tesseract_reads_scans_again(
    folder: Path, judged: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "skann.pdf").write_bytes(saved(pictures(text_pdf("Referent")), "PDF"))
    said(folder, *SCOPE)
    judged.clear()
    said(folder, *SCOPE)
    assert not judged
    monkeypatch.setattr("jdlint.readers.scan.tesseract.identity", lambda: "another")
    tools.installed.cache_clear()
    said(folder, *SCOPE)
    assert judged == {"skann.pdf": 1}
