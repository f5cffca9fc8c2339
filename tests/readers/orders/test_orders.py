"""An order with its annexes in one file or one container: approval data, and what does not fit (APR007)."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.readers.other import OtherReader
from jdlint.syntax.limits import DEFAULT_LIMITS
from jdlint.syntax.nodes import Document, Scalar, find
from tests.helpers import check, jdlint, write
from tests.readers.containers.making import as_docx, as_text, description, signed
from tests.readers.office.packages import docx, p, tbl, tr

TITLES = ["Osakonna juhataja", "Konservaator (tekstiil)", "Hoidja", "Hoidja"]
ORDER = [
    "DIREKTORI KÄSKKIRI",
    "Rannaküla",
    "10.02.2026 nr 1-2/17",
    "Ametijuhendite kinnitamine",
    "Muuseumi põhimääruse (kinnitatud 03.03.2020 määrusega nr 5) § 7 punkti 4 alusel",
    "1. Kinnitan kogude osakonna järgmised ametijuhendid:",
    "1.1. osakonna juhataja ametijuhend (lisa 1);",
    "1.2. konservaatori (tekstiil) ametijuhend (lisa 2);",
    "1.3. hoidjate ametijuhendid (lisad 3–4).",
    "2. Tunnistan kehtetuks direktori 02.05.2022 käskkirja nr 1-2/3 lisa 4.",
    "3. Käskkiri jõustub allakirjutamisest ja seda rakendatakse alates 1. jaanuarist 2026.",
    "4. Käskkirja peale võib esitada vaide 30 päeva jooksul.",
    "(allkirjastatud digitaalselt)",
]
#: How the lines of an order with its annexes become a file; a PDF is one more.
FORMS: dict[str, Callable[[Sequence[str]], bytes]] = {
    "txt": lambda lines: as_text(lines).encode(),
    "docx": as_docx,
}


def annex(number: int | None, title: str | None = None) -> list[str]:
    """Return the lines of an annex; the head names no number where there is none."""
    own = TITLES[number - 1] if title is None and number is not None else title or ""
    return description(own, head=[f"Lisa {number}"] if number is not None else [])


def read(lines: Sequence[str], form: str = "txt") -> list[Document]:
    return OtherReader(DEFAULT_LIMITS).read(f"k.{form}", "docx" if form == "docx" else "text", FORMS[form](lines))


def said(documents: Sequence[Document]) -> list[tuple[str, Any]]:
    """Return the findings about annexes: message, and what it tells of them."""
    problems = [problem for document in documents for problem in document.problems if problem.rule == "APR007"]
    return sorted((problem.message, problem.args.get("annex", problem.args.get("post"))) for problem in problems)


def approval(document: Document) -> dict[str, str]:
    node = find(document.root, ("approval",))
    assert node is not None
    return {key: item.text for key, item in getattr(node, "values", {}).items() if isinstance(item, Scalar)}


def whole(*numbers: int) -> list[str]:
    return [*ORDER, *(line for number in numbers for line in annex(number))]


@pytest.mark.parametrize("form", FORMS)
def test_each_annex_is_a_description_with_its_approval(tmp_path: Path, form: str) -> None:
    documents = read(whole(1, 2, 3, 4), form)
    assert said(documents) == []
    for number, document in enumerate(documents, 1):
        assert approval(document) == {
            "act": "käskkiri",
            "number": "1-2/17",
            "date": "2026-02-10",
            "effective_from": "2026-01-01",
            "annex": str(number),
            "approver": "direktor",
        }
        assert not document.unplaced
    write(tmp_path, {f"k.{form}": FORMS[form](whole(1, 2, 3, 4))})
    assert jdlint("import", f"k.{form}", "--to", "yaml", cwd=tmp_path).code == 0
    names = ["hoidja-2", "hoidja", "konservaator-tekstiil", "osakonna-juhataja"]
    assert sorted(path.name for path in (tmp_path / "yaml").iterdir()) == [f"{name}.jd.yaml" for name in names]
    text = (tmp_path / "yaml" / "hoidja-2.jd.yaml").read_text("utf-8")
    assert "part: 4\n" in text
    assert text.count("võetud käskkirjast") == 1
    assert "# TODO jdlint: kontrolli: võetud käskkirjast\napproval:\n  act: käskkiri\n" in text
    again = jdlint("import", f"k.{form}", "--to", "yaml", cwd=tmp_path)
    assert "unchanged: 4" in again.out


@pytest.mark.parametrize("form", FORMS)
def test_a_missing_annex_is_told_at_its_place_in_the_list(tmp_path: Path, form: str) -> None:
    write(tmp_path, {f"k.{form}": FORMS[form](whole(1, 3, 4))})
    [finding] = [item for item in check(f"k.{form}", cwd=tmp_path).findings if item["rule"] == "APR007"]
    assert finding["message"] == "the description of annex 2 (konservaatori (tekstiil)) of order 1-2/17 was not found"
    place = finding["start"] or finding["source_place"]
    assert place.get("line", place.get("paragraph")) == (15 if form == "txt" else 8)


def test_extra_renumbered_doubled_and_foreign_annexes() -> None:
    extra = [*whole(1, 2, 3, 4), *annex(5, "Valvur")]
    assert said(read(extra)) == [("unlisted", "5")]
    swapped = [*ORDER, *annex(2, TITLES[0]), *annex(1, TITLES[1]), *annex(3), *annex(4)]
    assert said(read(swapped)) == [("other", "1"), ("other", "2"), ("sequence", "2")]
    assert said(read([*whole(1, 2, 3, 4), *annex(4)])) == [("twice", "4")]
    foreign = [
        *whole(1, 2, 3),
        *description("Hoidja", head=["KINNITATUD", "Direktori 05.05.2025 käskkirjaga nr 9", "Lisa 4"]),
    ]
    documents = read(foreign)
    assert said(documents) == [("cited", None), ("default", "4")]
    assert approval(documents[3])["date"] == "2025-05-05"
    twice = [line.replace("(lisa 2)", "(lisa 1)") for line in whole(1, 3, 4)]
    assert said(read(twice)) == [("listed-twice", "1")]


def test_annexes_without_numbers_are_told_by_their_titles() -> None:
    lines = [*ORDER, *annex(None, "Konservaator (tekstiil)"), *annex(None, "Hoidja"), *annex(None, "Valvur")]
    documents = read(lines)
    assert said(documents) == [("default", "1"), ("default", "4"), ("extra", "Valvur")]
    assert [approval(document).get("annex") for document in documents] == ["2", "3", None]


def test_what_a_description_says_itself_stays() -> None:
    head = ["KINNITATUD", "Direktori 11.02.2026 käskkirjaga nr 1-2/17", "Lisa 1"]
    [document] = read([*ORDER, *description(TITLES[0], head=head)])
    assert approval(document)["date"] == "2026-02-11"
    assert approval(document)["effective_from"] == "2026-01-01"
    assert document.uncertain == {("approval", "effective_from"): "from-order"}


@given(st.lists(st.sampled_from([1, 2, 3, 4]), unique=True, min_size=1))
def test_any_annexes_in_any_order_give_exactly_the_expected_findings(numbers: list[int]) -> None:
    found = said(read(whole(*numbers)))
    assert [annex for message, annex in found if message == "default"] == sorted(
        str(n) for n in {1, 2, 3, 4} - set(numbers)
    )
    moved = [int(annex) for message, annex in found if message == "sequence"]
    assert len(moved) == len(numbers) - _longest(numbers)
    rest = [number for number in numbers if number not in moved]
    assert rest == sorted(rest)
    assert {message for message, _annex in found} <= {"default", "sequence"}


def _longest(numbers: Sequence[int]) -> int:
    """Return the length of the longest rising part, by trying all of them."""
    parts = [[n for i, n in enumerate(numbers) if mask >> i & 1] for mask in range(1 << len(numbers))]
    return max(len(part) for part in parts if part == sorted(part))


def test_an_order_in_a_container_gives_its_data_to_the_files_beside_it(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"lisa {number}.docx": as_docx(annex(number)) for number in (1, 2, 4)}
    data = signed({"käskkiri.docx": as_docx(ORDER), **files, "lisa.txt": as_text(annex(3))})
    write(
        tmp_path,
        {"k.asice": data, "puudu.asice": signed({"käskkiri.docx": as_docx(ORDER), "1.docx": as_docx(annex(1))})},
    )
    documents = OtherReader(DEFAULT_LIMITS).read("k.asice", "container", data)
    assert said(documents) == []  # files of a container stand in no order
    assert said(OtherReader(DEFAULT_LIMITS).read("x", "container", signed({"k.docx": as_docx(whole(2, 1, 3, 4))})))
    assert [approval(document)["number"] for document in documents] == ["1-2/17"] * 4
    found = [item for item in check("puudu.asice", cwd=tmp_path).findings if item["rule"] == "APR007"]
    assert [item["source_place"] for item in found] == [
        {"member": "käskkiri.docx", "part": "body", "paragraph": paragraph} for paragraph in (8, 9, 9)
    ]
    assert jdlint("import", "k.asice", "--to", "yaml", "--report", "a.html", cwd=tmp_path).code == 0
    text = (tmp_path / "yaml" / "konservaator-tekstiil.jd.yaml").read_text("utf-8")
    assert "  member: lisa 2.docx\n" in text
    assert 'number: "1-2/17"' in text


def test_an_order_alone_is_no_description(tmp_path: Path) -> None:
    write(tmp_path, {"k/käskkiri.docx": as_docx(ORDER), "k/a.txt": as_text(annex(1))})
    [finding] = check("k/käskkiri.docx", cwd=tmp_path).findings
    assert (finding["rule"], "import-order" in finding["message"]) == ("JDL010", True)
    result = check("k", cwd=tmp_path)
    assert {item["path"] for item in result.findings} == {"k/a.txt"}
    assert [(item["id"], item["path"]) for item in json.loads(result.out)["notices"] if "path" in item] == [
        ("order", "k/käskkiri.docx")
    ]


@pytest.mark.parametrize(("of", "cited"), [("1-2/17", "17"), ("T-3-1/26/12", "T-3-1/26/12"), ("5", "1-3/5")])
def test_a_number_may_be_cited_in_short(of: str, cited: str) -> None:
    order = [line.replace("nr 1-2/17", f"nr {of}") for line in ORDER]
    [document] = read([*order, *description(TITLES[0], head=["KINNITATUD", f"käskkirjaga nr {cited}", "Lisa 1"])])
    assert approval(document)["number"] == cited
    assert approval(document)["date"] == "2026-02-10"
    assert "cited" not in [message for message, _annex in said([document])]


def test_descriptions_without_an_order_are_read_as_before() -> None:
    head = ["KINNITAN", "Direktori käskkiri 10.02.2026 nr 17", "Lisa 2"]
    documents = read([*description("Hoidja", head=head), *description("Valvur", head=head)])
    assert [approval(document)["annex"] for document in documents] == ["2", "2"]
    assert said(documents) == []


@pytest.mark.parametrize("form", FORMS)
def test_headings_with_the_title_in_front_begin_an_annex_too(form: str) -> None:
    headed = {"Hoidja": "HOIDJA AMETIJUHEND", "Valvur": "Valvuri ametijuhend"}
    annexes = [
        [f"Lisa {number}", heading, *[line for line in description(title) if line != "AMETIJUHEND"]]
        for number, (title, heading) in enumerate(headed.items(), 1)
    ]
    order = [*ORDER[:6], "1.1. hoidja (lisa 1);", "1.2. valvur (lisa 2).", *ORDER[-2:]]
    documents = read([*order, *(line for lines in annexes for line in lines)], form)
    assert said(documents) == []
    assert [approval(document)["annex"] for document in documents] == ["1", "2"]


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (["Kinnitada hoidja (lisa 1) ja valvuri (lisa 2) ametijuhendid."], [("1", "hoidja"), ("2", "valvuri")]),
        (
            ["Kinnitan järgmised ametijuhendid:", "Lisa 1 – Hoidja", "Lisa 2 – Valvur"],
            [("1", "Hoidja"), ("2", "Valvur")],
        ),
        (["Kinnitan:", "1) hoidjate ametijuhendid (lisad 1, 3 ja 5)"], [(n, "hoidjate") for n in "135"]),
        (["Kinnitan:", "1) hoidja (foto) ametijuhendi (lisa nr 7)"], [("7", "hoidja (foto)")]),
        (["Kinnitan ametijuhendid vastavalt lisadele."], []),
        (
            ["Kinnitan hoidja ametijuhendi (lisa 1) ja tunnistan kehtetuks 01.02.2020 käskkirja nr 5 lisa 9."],
            [("1", "hoidja")],
        ),
        (
            ["Kinnitan hoidja ametijuhendi (lisa 1).", "Käskkirja 5.5.2020 nr 4 lisa 3 kaotab kehtivuse."],
            [("1", "hoidja")],
        ),
        (
            [
                "Kinnitan ametijuhendid.",
                "Tunnistan kehtetuks 1.1.2020 käskkirja nr 5.",
                "Lisad:",
                "Lisa 1. Hoidja ametijuhend",
            ],
            [("1", "Hoidja")],
        ),
    ],
)
def test_lists_of_posts_as_orders_write_them(points: list[str], expected: list[tuple[str, str]]) -> None:
    lines = ["KÄSKKIRI", "10.02.2026 nr 17", "Ametijuhendite kinnitamine", *points]
    for form, made in FORMS.items():
        [division] = OtherReader(DEFAULT_LIMITS).orders("docx" if form == "docx" else "text", made(lines))
        assert division.order is not None
        assert [(item.number.text, item.post and item.post.text) for item in division.order.annexes] == expected


def test_the_list_below_an_order_is_no_head_of_the_first_annex() -> None:
    below = ["Lisad:", *(f"Lisa {number}. {title} ametijuhend" for number, title in enumerate(TITLES, 1))]
    order = [*ORDER[:4], "Kinnitan ametijuhendid vastavalt lisadele.", *below]
    documents = read([*order, *(line for number in (1, 2, 4) for line in annex(number))])
    assert said(documents) == [("default", "3")]
    assert not documents[0].unplaced


def test_a_table_lists_posts(tmp_path: Path) -> None:
    rows = tbl(tr("Jrk", "Teenistuskoht", "Lisa nr"), tr("1.", "Hoidja", "Lisa 1"), tr("2.", "Valvur (öö)", "Lisa 2"))
    bare = tbl(tr("Lisa", "Teenistuskoht"), tr("1", "Hoidja"), tr("2", "Valvur (öö)"))
    for table in (rows, bare):
        body = "".join(map(p, ["KORRALDUS", "10.02.2026 nr 17", "Kinnitada järgmised ametijuhendid:"])) + table
        [division] = OtherReader(DEFAULT_LIMITS).orders("docx", docx(body))
        assert division.order is not None
        found = [(item.number.text, item.post and item.post.text) for item in division.order.annexes]
        assert found == [("1", "Hoidja"), ("2", "Valvur (öö)")]


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("Käskkiri jõustub allakirjutamisest.", "2026-02-10"),
        ("Käskkiri jõustub 1. märtsil 2026.", "2026-03-01"),
        ("Käskkirja rakendatakse tagasiulatuvalt alates 01.01.2026.", "2026-01-01"),
        ("Käskkiri jõustub allkirjastamisest ja seda kohaldatakse alates 2026. aasta 1. maist.", "2026-05-01"),
        ("Ametijuhendid kehtivad alates 5. maist 2026.", "2026-05-05"),
        ("Käskkiri tehakse teatavaks asutuse veebilehel.", None),
    ],
)
def test_since_when_an_order_holds(point: str, expected: str | None) -> None:
    lines = ["KÄSKKIRI", "10. veebruar 2026 nr 17", "Kinnitan hoidja ametijuhendi (lisa 1).", point]
    [division] = OtherReader(DEFAULT_LIMITS).orders("text", as_text(lines).encode())
    assert division.order is not None
    since = division.order.effective_from
    assert (since.text if since is not None else None) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ["KÄSKKIRI", "10.02.2026 nr 17", "Lähetuse vormistamine", "Lubada hoidja lähetusse."],
        ["Koosoleku protokoll", "Käskkirjaga kinnitatud ametijuhendid vaadati üle.", "Lisa 1. Nimekiri"],
        ["Ametijuhendite kinnitamine", "Kinnitan hoidja ametijuhendi (lisa 1)."],
    ],
)
def test_other_texts_are_no_orders(lines: list[str]) -> None:
    assert OtherReader(DEFAULT_LIMITS).orders("text", as_text(lines).encode()) == []


def test_an_order_that_lists_without_end_is_read_in_bounds() -> None:
    flood = [f"1.{n}. hoidjate ametijuhendid (lisad 1-999)" for n in range(1, 3_000)]
    [division] = OtherReader(DEFAULT_LIMITS).orders("text", as_text([*ORDER[:6], *flood]).encode())
    assert division.order is not None
    assert len(division.order.annexes) == 2_000


def test_an_annex_without_a_number_goes_to_the_post_that_is_called_so() -> None:
    order = [*ORDER[:6], "1.1. personali spetsialisti ametijuhend (lisa 1);", "1.2. spetsialisti ametijuhend (lisa 2)."]
    documents = read([*order, *annex(None, "Spetsialist"), *annex(None, "Personali spetsialist")])
    assert said(documents) == [("sequence", "2")]
    assert [approval(document)["annex"] for document in documents] == ["2", "1"]
