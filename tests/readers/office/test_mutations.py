"""Whatever the bytes, reading ends with documents whose places lie inside the text."""

from __future__ import annotations

import zipfile
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.core.finding import SourcePlace
from jdlint.readers.content import Nowhere
from jdlint.readers.office.layout import OfficeText
from jdlint.syntax.nodes import walk
from tests.readers.office.packages import NUMBERING, docx, odt, olist, op, orow, otable, pack
from tests.readers.office.reading import looks_like_description, read_office
from tests.readers.office.test_odt import LISTS
from tests.readers.office.test_word_descriptions import TABLES_2024

WORD = docx(TABLES_2024, numbering=NUMBERING)
ODT = odt(
    op("AMETIJUHEND")
    + otable(orow("Haridus", "Kõrgharidus"), orow("Õigused", olist("saada teavet", style="L2")))
    + olist(olist("Uuendab kaarte."), style="L1"),
    LISTS,
)


def holds(data: bytes) -> None:
    documents = read_office("x.docx", data)
    assert documents
    looks_like_description(data)
    for document in documents:
        locator = document.locator
        assert isinstance(locator, OfficeText | Nowhere)
        places = [(problem.start, problem.end) for problem in document.problems]
        places.extend((node.start, node.end) for node in document.unplaced)
        if document.root is None:
            assert document.problems
        else:
            places.extend((node.start, node.end) for _, node in walk(document.root))
        for start, end in places:
            assert 0 <= start <= end <= len(document.text)
            if document.root is not None:
                assert isinstance(locator, OfficeText)
                assert isinstance(locator.locate(start, end)[2], SourcePlace)
                assert locator.anchor(start) is not None


@given(st.binary(max_size=2000))
def test_random_bytes(data: bytes) -> None:
    holds(data)
    holds(b"PK\x03\x04" + data)


@given(st.sampled_from([WORD, ODT]), st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=8))
def test_changed_bytes(data: bytes, changes: list[tuple[int, int]]) -> None:
    out = bytearray(data)
    for at, byte in changes:
        out[at % len(out)] = byte
    holds(bytes(out))


SNIPPETS = [
    *("", "<w:p>", "</w:p>", "<w:tbl>", "<w:tr/>", "<w:tc/>", "<w:vMerge/>", '<w:numId w:val="1"/>', "<w:sdt/>"),
    *('<w:ilvl w:val="99"/>', "<w:ins/>", "<w:del>", "<text:list>", "<text:p/>", 'w:val="-5"', "&amp;", "&#13;"),
    *("\n", "•", "2.1.", "=", '"'),
]
CHANGES = st.lists(st.tuples(st.integers(0, 50_000), st.integers(0, 60), st.sampled_from(SNIPPETS)), max_size=4)


@settings(max_examples=200)
@given(st.sampled_from([WORD, ODT]), st.integers(0, 20), CHANGES)
def test_changed_parts(data: bytes, member: int, changes: list[tuple[int, int, str]]) -> None:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = sorted(members)[member % len(members)]
    text = members[name].decode()
    for at, size, piece in changes:
        begin = at % (len(text) + 1)
        text = text[:begin] + piece + text[begin + size :]
    holds(pack({**members, name: text}))
