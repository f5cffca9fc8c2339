"""PDF files made to do harm, and damaged ones: each is one finding, and the run goes on."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from jdlint.core.finding import Args
from jdlint.readers.content import Refused
from jdlint.readers.labels import load_labels
from jdlint.readers.pdf import process
from jdlint.readers.pdf.process import Worker, worker
from jdlint.readers.pdf.read import read_pdf
from tests.helpers import check, post, write
from tests.readers.pdf.files import encrypted, many_pages, nested_forms, pdf, unfolding, written

#: Three lines of a description, in a PDF of a few hundred bytes.
PLAIN = written((50, 700, "AMETIJUHEND"), (50, 680, "Haridus: kõrgharidus"), (50, 660, "Teenistuskoht: Ekspert"))


def _said(data: bytes) -> tuple[str, str, Args]:
    with pytest.raises(Refused) as refused:
        read_pdf(data, load_labels())
    problem = refused.value.problem
    return problem.rule, problem.message, dict(problem.args or {})


def _still_reads() -> bool:
    return "AMETIJUHEND" in read_pdf(PLAIN, load_labels()).text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (encrypted(), ("JDL008", "encrypted", {})),
        (many_pages(10_000), ("JDL007", "pages", {"limit": 500})),
        (pdf(["<</Type/Catalog>>"]), ("JDL008", "damaged-pdf", {})),
        (
            b"%PDF-1.7\nxref\n0 99999999\ntrailer<</Root 5 0 R/Prev 3>>startxref\n9\n%%EOF",
            ("JDL008", "damaged-pdf", {}),
        ),
        (b"%PDF-1.7", ("JDL008", "damaged-pdf", {})),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_message(data: bytes, said: tuple[str, str, Args]) -> None:
    assert _said(data) == said
    assert _still_reads()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process: NOT tested here")
def test_a_file_that_asks_for_memory_without_end_ends_the_worker_alone() -> None:
    assert _said(unfolding(1_200)) == ("JDL008", "pdf-failed", {})
    assert _still_reads()


def test_a_file_that_takes_too_long_ends_the_worker_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    _still_reads()
    monkeypatch.setattr(process, "SECONDS", 0.5)
    assert _said(nested_forms()) == ("JDL007", "seconds", {"limit": 0.5})
    monkeypatch.undo()
    assert _still_reads()


def test_an_answer_without_end_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "ANSWER_BYTES", 50)
    assert _said(PLAIN) == ("JDL008", "pdf-failed", {})


def test_one_process_serves_many_files_and_ends() -> None:
    own = Worker()
    own.ask({"do": "words"}, PLAIN)
    first = own._process
    assert first is not None
    own.ask({"do": "words"}, PLAIN)
    assert own._process is first
    with pytest.raises(Refused):
        own.ask({"do": "words"}, encrypted())
    assert own._process is first  # a file that is refused costs no process
    own.close()
    assert first.returncode is not None
    own.ask({"do": "words"}, PLAIN)
    own.close()


def test_the_process_ends_when_nobody_asks_any_more() -> None:
    own = Worker()
    own.ask({"do": "words"}, PLAIN)
    left = own._process
    assert left is not None
    assert left.stdin is not None
    assert left.stdout is not None
    left.stdin.close()
    assert left.wait(10) == 0
    left.stdout.close()
    own._process = None


def test_bad_files_in_a_folder_are_findings_and_the_others_are_checked(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": post("a"), "b.pdf": encrypted(), "c.pdf": many_pages(600), "d.pdf": b"%PDF-"})
    result = check("--select", "JDL,STR", ".", cwd=tmp_path)
    told = [(item["rule"], item["path"]) for item in result.findings if item["rule"].startswith("JDL")]
    assert told == [("JDL008", "b.pdf"), ("JDL007", "c.pdf"), ("JDL008", "d.pdf")]
    assert any(item["path"] == "a.jd.yaml" for item in result.findings)
    assert "no word" not in result.err


def test_damaged_bytes_are_read_or_refused() -> None:
    chance = random.Random(1)
    outcomes = set()
    for _ in range(150):
        data = bytearray(PLAIN)
        for _ in range(chance.randint(1, 8)):
            match chance.randrange(3):
                case 0:
                    data[chance.randrange(len(data))] = chance.randrange(256)
                case 1:
                    at = chance.randrange(9, len(data))
                    del data[at : at + chance.randint(1, 40)]
                case _:
                    at = chance.randrange(9, len(data))
                    data[at:at] = bytes(chance.choices(range(256), k=chance.randint(1, 40)))
        try:
            read_pdf(bytes(data), load_labels())
            outcomes.add("read")
        except Refused as refused:
            outcomes.add(refused.problem.rule)
    assert outcomes == {"read", "JDL008"}
    worker().close()
