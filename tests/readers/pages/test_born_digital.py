"""PDF files made of Word files say what the Word files say, however their tables are drawn and broken over pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdlint.core.finding import SourcePlace
from jdlint.syntax.nodes import Document
from tests.helpers import EXAMPLES, check, jdlint, write
from tests.readers.office.packages import NUMBERING, docx, p
from tests.readers.office.reading import read_office
from tests.readers.office.test_word_descriptions import TABLES_2024
from tests.readers.pages.layouts import DUTIES, VARIANTS, template_2021, template_2024, variant
from tests.readers.pages.made import converted, items, needs_libreoffice, only, read, table, word_file
from tests.readers.reading import plain, rules, value

pytestmark = needs_libreoffice

_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_LONG = [f"Tulemus {i} on saavutatud kokku lepitud ajal ja viisil koos teiste osakondadega." for i in range(70)]


def _one_long(*, borders: bool) -> str:
    values = [["Struktuuriüksus", "Osakond"], ["Teenistuskoht", "Ekspert"], ["Vahetu juht", "Juhataja"]]
    duties = [
        ["2. Peamised teenistusülesanded", "Oodatavad tulemused"],
        ["2.1. Teeb tööd.", items(*_LONG)],
        ["2.2. Teeb muud.", items("Muu on tehtud.")],
    ]
    return (
        p("AMETIJUHEND")
        + table(*values, widths=[3000, 6600], borders=borders)
        + p()
        + table(*duties, widths=[4000, 5600], borders=borders)
    )


WORD = {
    "t2024": docx(TABLES_2024, numbering=NUMBERING),
    "ruled-2024": word_file(template_2024()),
    "bare-2024": word_file(template_2024(borders=False)),
    "bare-2024-justified": word_file(template_2024(borders=False, justified=True)),
    "ruled-2021": word_file(template_2021()),
    "bare-2021": word_file(template_2021(borders=False)),
    "bare-2021-justified": word_file(template_2021(borders=False, justified=True)),
    "landscape-ruled": word_file(template_2024(width=14000), landscape=True),
    "landscape-bare": word_file(template_2021(borders=False, width=14000), landscape=True),
    **{f"{name}, ruled": word_file(variant(name, borders=True)) for name in VARIANTS},
    **{f"{name}, bare": word_file(variant(name, borders=False)) for name in VARIANTS},
    "long-ruled": word_file(_one_long(borders=True)),
    "long-bare": word_file(_one_long(borders=False)),
}


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("made")
    exported = {}
    for source in sorted(EXAMPLES.glob("*.jd.yaml")):
        for layout in ("ee-2024", "ee-2021"):
            target = folder / "export.docx"
            done = jdlint("export", source, "--to", "docx", "--layout", layout, "-o", target, "--force", cwd=folder)
            if done.code == 0:
                exported[f"{source.name.partition('.')[0]}-{layout}"] = target.read_bytes()
    assert len(exported) > 10
    two = word_file(template_2024() + _BREAK + template_2021(borders=False))
    annexes = (p(f"Lisa {i}", properties='<w:jc w:val="right"/>') + template_2024(borders=i > 2) for i in (1, 2, 3, 4))
    whole = word_file(_BREAK.join(annexes))
    return converted({**WORD, **exported, "two": two, "annexes": whole}, folder) | {
        f"{name}.docx": one for name, one in exported.items()
    }


def _same(pdf: Document, word: Document) -> None:
    assert plain(pdf.root) == plain(word.root)
    assert rules(pdf) == rules(word)
    assert [node.text for node in pdf.unplaced] == [node.text for node in word.unplaced]
    assert pdf.template == word.template


@pytest.mark.parametrize("name", WORD)
def test_a_pdf_says_what_its_word_file_says(pdfs: dict[str, bytes], name: str) -> None:
    [word] = read_office("x.docx", WORD[name])
    pdf = only(pdfs[name])
    assert pdf.kind == "pdf"
    _same(pdf, word)
    expected = {"long": 2, "t202": 3}.get(name[:4], len(DUTIES))
    assert len(value(pdf, "duties")) == expected


def test_what_was_exported_is_read_again(pdfs: dict[str, bytes]) -> None:
    names = [name for name in pdfs if name.endswith(".docx")]
    for name in names:
        [word] = read_office("x.docx", pdfs[name])
        _same(only(pdfs[name.removesuffix(".docx")]), word)


def test_two_descriptions_in_one_file(pdfs: dict[str, bytes]) -> None:
    first, second = read(pdfs["two"])
    assert (first.template, second.template) == ("ee-2024", "ee-2021")
    assert len(value(first, "duties")) == len(value(second, "duties")) == len(DUTIES)
    assert value(first, "approval", "number") == value(second, "approval", "number") == "1-2/7"


def test_an_order_with_four_annexes(pdfs: dict[str, bytes]) -> None:
    found = read(pdfs["annexes"])
    assert [value(document, "approval", "annex") for document in found] == [1, 2, 3, 4]
    assert [len(value(document, "duties")) for document in found] == [len(DUTIES)] * 4
    assert [document.unplaced for document in found] == [[]] * 4


def test_a_finding_names_the_page_and_quotes_the_text(pdfs: dict[str, bytes], tmp_path: Path) -> None:
    write(tmp_path, {"t.pdf": pdfs["t2024"]})
    [finding] = check("--select", "DUT001", "t.pdf", cwd=tmp_path).findings
    assert finding["source_place"] == {"page": 1}
    shown = jdlint("check", "--select", "DUT001", "t.pdf", "--lang", "et", cwd=tmp_path).out
    assert "--> t.pdf (lk 1)" in shown
    assert "2.3. Andmete väljastamine." in shown
    document = only(pdfs["long-ruled"])
    start = document.text.index("Teeb muud")
    assert document.locator.locate(start, start)[2] == SourcePlace(page=3)
