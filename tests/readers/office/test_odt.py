"""What OpenDocument texts hide, double or compute: each trap on its own, and a whole description."""

from __future__ import annotations

import pytest

from jdlint.core.finding import SourcePlace
from jdlint.readers.blocks import Row
from tests.readers.office.packages import ocell, odt, olist, op, orow, otable
from tests.readers.office.reading import blocks, only, place, read_office, shown, text
from tests.readers.reading import duties, rules, value

LISTS = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="2"/>'
    "</text:list-style>"
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    "</text:list-style>"
)


def listed(*content: str) -> list[object]:
    return shown(odt("".join(content), LISTS))


def test_signs_and_white_space() -> None:
    body = op('  a\n  b<text:s text:c="2"/>c<text:tab/><text:span> d <text:span>e</text:span></text:span>')
    assert text(odt(body + op("f<text:line-break/>g"))).text == "a b  c\t d e\nf\ng"


def test_nested_lists_count_through() -> None:
    assert listed(olist("A", f"{op('B')}{olist('C', 'D')}{op('E')}", style="L1"), olist("F", style="L2")) == [
        "1. A",
        "2. B",
        "2.1. C",
        "2.2. D",
        "E",
        "• F",
    ]


def test_a_list_goes_on_where_it_says_so() -> None:
    first = olist("A", style="L1", attributes='xml:id="x"')
    again = olist("B", style="L1", attributes='text:continue-numbering="true"')
    by_id = olist(f"{olist('C')}", style="L1", attributes='text:continue-list="x"')
    assert listed(first, op("vahe"), again, olist("Z", style="L2"), by_id, olist("D", style="L1")) == [
        "1. A",
        "vahe",
        "2. B",
        "• Z",
        "2.1. C",
        "1. D",
    ]


def test_start_values_and_list_headers() -> None:
    header = f"<text:list-header>{op('päis')}</text:list-header>"
    item = f'<text:list-item text:start-value="7">{op("A")}</text:list-item>'
    assert listed(olist(header, item, "B", style="L1")) == ["päis", "7. A", "8. B"]


def test_numbers_of_headings() -> None:
    styles = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format="" /></text:outline-style>'
    )
    body = '<text:h text:outline-level="1">A</text:h><text:h text:outline-level="2">B</text:h>'
    unnumbered = '<text:h text:outline-level="1" text:is-list-header="true">C</text:h>'
    again = '<text:h text:outline-level="1"><text:number>9</text:number>D</text:h>'
    assert shown(odt(body + unnumbered + again, styles=styles)) == ["I. A", "B", "C", "II. D"]


def test_numbering_comes_from_the_style_of_the_paragraph() -> None:
    style = (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="P0"/>'
        '<style:style style:name="P0" style:family="paragraph" style:parent-style-name="P1"'
        ' style:list-style-name="L1"/>'
    )
    assert shown(odt(olist(op("A", "P1")), LISTS + style)) == ["1. A"]


def test_tracked_changes_are_counted_and_remarks_left_out() -> None:
    region = (
        f"<text:tracked-changes><text:changed-region><text:deletion>{op('vana')}</text:deletion></text:changed-region>"
        "<text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
    )
    remark = f"<office:annotation>{op('märkus')}</office:annotation>"
    data = odt(region + op(f'A<text:change text:change-id="1"/><text:change-start/>B{remark}<text:change-end/>C'))
    assert shown(data) == ["ABC"]
    assert (text(data).insertions, text(data).deletions) == (1, 1)
    assert text(data).anchor(0) == ("content.xml", 1)


def test_merged_and_repeated_cells_keep_the_columns() -> None:
    covered = "<table:covered-table-cell/>"
    first = orow(ocell("a", 'table:number-columns-spanned="2"'), covered, "b")
    data = odt(
        otable(
            f"<table:table-header-rows>{first}</table:table-header-rows>",
            orow("c", "d", ocell("e", 'table:number-rows-spanned="2"')),
            orow("f", ocell("", 'table:number-columns-repeated="1"'), covered),
            orow("x", "y", "z", attributes='table:number-rows-repeated="1000000000"'),
        )
    )
    assert shown(data) == [
        [["a"], [], ["b"]],
        [["c"], ["d"], ["e"]],
        [["f"], [""], []],
        [["x"], ["y"], ["z"]],
    ]
    assert [row.continued for row in blocks(data) if isinstance(row, Row)] == [
        frozenset(),
        frozenset(),
        frozenset({2}),
        frozenset(),
    ]


def test_repeated_columns_without_end_take_no_memory() -> None:
    [row] = blocks(odt(otable(orow("a", ocell("b", 'table:number-columns-repeated="999999999"')))))
    assert isinstance(row, Row)
    assert len(row.cells) < 70


def test_tables_in_cells_sections_and_frames() -> None:
    inner = otable(orow("x", "y"))
    box = f"<draw:frame><svg:title>pilt</svg:title><draw:text-box>{op('kast')}</draw:text-box></draw:frame>"
    hidden = f'<text:section text:display="none">{op("peidus")}</text:section>'
    data = odt(
        f"<text:section>{op('osa')}</text:section>{hidden}" + otable(orow("a", op("b") + inner)) + op(f"{box}lõpp")
    )
    assert shown(data) == ["osa", [["a"], ["b"]], [["x"], ["y"]], "kast", "lõpp"]
    document = text(data)
    offset = document.text.index("kast")
    assert document.locate(offset, offset)[2] == SourcePlace("textbox", None, 1)


def test_hidden_text_is_left_out() -> None:
    style = (
        '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="P1" style:family="paragraph"><style:text-properties text:display="none"/>'
        "</style:style>"
    )
    body = op('näha<text:span text:style-name="T1"> peidus</text:span>') + op("varjus", "P1")
    assert shown(odt(body, style)) == ["näha"]


def test_notes_and_headers() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{op('Märkus.')}</text:note-body></text:note>"
    )
    styles = (
        f'<style:master-page style:name="Standard"><style:header>{op("Lisa 2")}</style:header>'
        f"<style:footer>{op('lk 1')}</style:footer></style:master-page>"
    )
    document = only(odt(op("AMETIJUHEND") + op(f"Haridus: kõrgharidus{note}."), styles=styles), "x.odt")
    assert value(document, "approval", "annex") == 2
    assert value(document, "requirements", "education", "text") == "kõrgharidus."
    assert [node.text for node in document.unplaced] == ["Märkus."]
    assert place(document, "Märkus") == SourcePlace("footnote", None, 1)
    assert place(document, "Lisa") == SourcePlace("header", None, 1)
    assert place(document, "lk 1") == SourcePlace("footer", None, 1)


def test_a_page_style_brings_its_header() -> None:
    def master(number: int) -> str:
        header = f"<style:header>{op(f'Lisa {number}')}</style:header>"
        return f'<style:master-page style:name="M{number}">{header}</style:master-page>'

    automatic = "".join(
        f'<style:style style:name="P{n}" style:family="paragraph" style:master-page-name="M{n}"/>' for n in (1, 2)
    )
    data = odt(op("A", "P1") + op("B") + op("C", "P2"), automatic, master(1) + master(2))
    assert shown(data) == ["Lisa 1", "A", "B", "Lisa 2", "C"]


def test_an_encrypted_file_is_named_as_such() -> None:
    document = only(odt(op("A"), manifest="<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"))
    assert [(problem.rule, problem.message) for problem in document.problems] == [("JDL008", "encrypted")]


@pytest.mark.parametrize("name", ["x.odt", "x.docx"])
def test_a_whole_description(name: str) -> None:
    continued = 'text:continue-numbering="true"'
    body = (
        op("AMETIJUHEND")
        + olist("Üldosa", style="L1")
        + otable(orow("1.1. Ametinimetus", "1.2. Struktuuriüksus"), orow("Kaardihaldur", "Kaardi osakond"))
        + otable(
            orow("1.3. Vahetu juht", "1.4. Kes asendab", "1.5. Keda asendab"),
            orow("Osakonna juhataja", op("Ekspert") + op("Nõunik"), "-"),
        )
        + olist("Tööülesanded", style="L1", attributes=continued)
        + otable(
            orow("Põhiülesanded", "Oodatavad tulemused"),
            orow(olist(olist("Uuendab kaarte."), style="L1", attributes=continued), olist("Uuendatud.", style="L2")),
            orow(
                olist(olist("Nõustab."), style="L1", attributes=continued),
                olist("Nõu on antud.", "Õigel ajal.", style="L2"),
            ),
        )
    )
    [document] = read_office(name, odt(body, LISTS))
    assert (document.kind, document.template, rules(document)) == ("odt", "ee-2021", [])
    assert value(document, "position") == {"title": "Kaardihaldur", "unit": ["Kaardi osakond"]}
    assert value(document, "reporting", "supervisor") == "Osakonna juhataja"
    assert value(document, "substitution") == {"substitutes_for": [], "substituted_by": ["Ekspert", "Nõunik"]}
    assert duties(document) == {"2.1.": ["Uuendatud."], "2.2.": ["Nõu on antud.", "Õigel ajal."]}
