"""An order with its annexes as PDF, in one file and in a container with a file for each annex."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdlint.readers.other import OtherReader
from jdlint.syntax.limits import DEFAULT_LIMITS
from jdlint.syntax.nodes import Document
from tests.helpers import check, jdlint, write
from tests.readers.containers.making import as_docx, signed
from tests.readers.orders.test_orders import ORDER, TITLES, annex, approval, said, whole
from tests.readers.pages.made import converted, needs_libreoffice
from tests.readers.reading import value

pytestmark = needs_libreoffice


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    files = {"whole": whole(1, 2, 3, 4), "three": whole(1, 3, 4), "order": ORDER}
    files |= {f"lisa-{number}": annex(number) for number in (1, 2, 3, 4)}
    return converted({name: as_docx(lines) for name, lines in files.items()}, tmp_path_factory.mktemp("made"))


def read(kind: str, data: bytes) -> list[Document]:
    return OtherReader(DEFAULT_LIMITS).read("k", "pdf" if kind == "pdf" else "container", data)


def test_four_descriptions_with_approval_data(pdfs: dict[str, bytes], tmp_path: Path) -> None:
    documents = read("pdf", pdfs["whole"])
    assert said(documents) == []
    assert [value(document, "position", "title") for document in documents] == [
        "Osakonna juhataja",
        "Konservaator",
        *TITLES[2:],
    ]
    for number, document in enumerate(documents, 1):
        found = approval(document)
        assert found["annex"] == str(number)
        assert (found["number"], found["date"], found["effective_from"]) == ("1-2/17", "2026-02-10", "2026-01-01")
    write(tmp_path, {"k.pdf": pdfs["whole"]})
    assert jdlint("import", "k.pdf", "--to", "yaml", cwd=tmp_path).code == 0
    assert len(list((tmp_path / "yaml").iterdir())) == 4


def test_a_missing_annex_is_told_on_its_page(pdfs: dict[str, bytes], tmp_path: Path) -> None:
    write(tmp_path, {"k.pdf": pdfs["three"]})
    [finding] = [item for item in check("k.pdf", cwd=tmp_path).findings if item["rule"] == "APR007"]
    assert finding["message"] == "the description of annex 2 (konservaatori (tekstiil)) of order 1-2/17 was not found"
    assert finding["source_place"]["page"] == 1


def test_a_container_of_pdf_files(pdfs: dict[str, bytes], tmp_path: Path) -> None:
    names = ["order", "lisa-1", "lisa-2", "lisa-4"]
    data = signed({f"{name}.pdf": pdfs[name] for name in names})
    documents = read("container", data)
    assert [approval(document)["annex"] for document in documents] == ["1", "2", "4"]
    assert said(documents) == [("default", "3")]
    write(tmp_path, {"k.asice": data})
    report = check("k.asice", cwd=tmp_path)
    assert {item["source_place"]["member"] for item in report.findings if item["source_place"]} <= {
        f"{n}.pdf" for n in names
    }
    assert jdlint("import", "k.asice", "--to", "yaml", cwd=tmp_path).code == 0
    assert len(list((tmp_path / "yaml").iterdir())) == 3
