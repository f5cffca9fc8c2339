"""What Word files hide, double or compute: each trap on its own."""

from __future__ import annotations

import pytest

from jdlint.core.finding import SourcePlace
from jdlint.readers.blocks import Row
from tests.readers.office.packages import (
    NUMBERING,
    STRICT,
    abstract,
    docx,
    docx_members,
    level,
    num,
    p,
    pack,
    r,
    tbl,
    tc,
    tr,
)
from tests.readers.office.reading import blocks, only, place, shown, text

VANISH = "<w:vanish/>"


def numbered(*paragraphs: str, numbering: str = NUMBERING, styles: str = "") -> list[object]:
    return shown(docx("".join(paragraphs), numbering=numbering, styles=styles))


# --- automatic numbers


def test_levels_count_through_and_bullets_are_markers() -> None:
    assert numbered(
        p("A", num=(1, 0)), p("B", num=(1, 1)), p("C", num=(1, 1)), p("D", num=(2, 0)), p("E", num=(1, 0)),
        p("F", num=(1, 1)), p("G", num=(1, 2)),
    ) == ["1. A", "1.1. B", "1.2. C", "• D", "2. E", "2.1. F", "2.1.1. G"]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", ["1. A", "2. B"]),
        ("decimalZero", ["01. A", "02. B"]),
        ("upperRoman", ["I. A", "II. B"]),
        ("lowerRoman", ["i. A", "ii. B"]),
        ("lowerLetter", ["a. A", "b. B"]),
        ("upperLetter", ["A. A", "B. B"]),
        ("none", [". A", ". B"]),
    ],
)
def test_number_formats(form: str, expected: list[str]) -> None:
    numbering = abstract(1, level(0, form, "%1.")) + num(1, 1)
    assert numbered(p("A", num=(1, 0)), p("B", num=(1, 0)), numbering=numbering) == expected


def test_a_number_with_a_bracket_is_a_marker_as_in_a_text() -> None:
    numbering = abstract(1, level(0, "decimal", "%1)"), level(1, "lowerLetter", "%2)")) + num(1, 1)
    data = docx(p("A", num=(1, 0)) + p("B", num=(1, 1)), numbering=numbering)
    assert [block.marker for block in blocks(data) if not isinstance(block, Row)] == ["1)", "a)"]


def test_lists_of_one_definition_go_on_counting_and_an_override_begins_anew() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = NUMBERING + num(3, 1) + num(4, 1, again)
    assert numbered(
        p("A", num=(1, 0)), p("B", num=(3, 0)), p("C", num=(4, 0)), p("D", num=(4, 0)), numbering=numbering
    ) == ["1. A", "2. B", "5. C", "6. D"]


def test_a_level_may_be_defined_anew_for_one_list() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1.")}</w:lvlOverride>'
    numbering = NUMBERING + num(3, 1, other)
    assert numbered(p("A", num=(3, 0)), numbering=numbering) == ["I. A"]


@pytest.mark.parametrize(("restart", "last"), [("", "2.1 D"), ('<w:lvlRestart w:val="0"/>', "2.2 D")])
def test_a_level_may_go_on_counting_below_a_new_heading(restart: str, last: str) -> None:
    numbering = abstract(1, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2", restart)) + num(1, 1)
    assert numbered(
        p("A", num=(1, 0)), p("B", num=(1, 1)), p("C", num=(1, 0)), p("D", num=(1, 1)), numbering=numbering
    ) == ["1 A", "1.1 B", "2 C", last]


def test_legal_numbering_writes_every_number_in_decimal() -> None:
    numbering = abstract(1, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>")) + num(1, 1)
    assert numbered(p("A", num=(1, 0)), p("B", num=(1, 1)), numbering=numbering) == ["I. A", "1.1. B"]


def style(name: str, based_on: str = "", num_id: int | None = None, more: str = "", default: bool = False) -> str:
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    listed = f'<w:pPr><w:numPr><w:numId w:val="{num_id}"/></w:numPr></w:pPr>' if num_id is not None else ""
    first = ' w:default="1"' if default else ""
    return f'<w:style w:type="paragraph" w:styleId="{name}"{first}>{based}{listed}{more}</w:style>'


def test_numbering_comes_from_styles_and_what_they_are_based_on() -> None:
    numbering = abstract(
        1,
        level(0, "decimal", "%1.", '<w:pStyle w:val="Pealkiri"/>'),
        level(1, "decimal", "%1.%2.", '<w:pStyle w:val="Punkt"/>'),
    ) + num(7, 1)
    styles = style("Pealkiri", num_id=7) + style("Punkt", num_id=7) + style("Erand", "Punkt")
    assert numbered(
        p("A", style="Pealkiri"), p("B", style="Punkt"), p("C", style="Erand"),
        p("D", style="Punkt", num=(0, 0)),
        numbering=numbering, styles=styles,
    ) == ["1. A", "1.1. B", "1.2. C", "D"]  # fmt: skip


def test_a_list_style_names_the_list_that_defines_it() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Loend"/></w:abstractNum>'
        + abstract(2, level(0, "decimal", "§%1"))
        + num(1, 1)
        + num(2, 2)
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="Loend"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    assert numbered(p("A", num=(1, 0)), numbering=numbering, styles=styles) == ["§1 A"]


def test_circles_of_styles_and_lists_end() -> None:
    numbering = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="A"/></w:abstractNum>' + num(1, 1)
    styles = style("A", "B", 1) + style("B", "A")
    assert numbered(p("A", style="A"), p("B", num=(1, 0)), numbering=numbering, styles=styles) == ["A", "B"]


def test_a_number_may_stand_alone_in_its_cell_but_not_elsewhere() -> None:
    data = docx(p(num=(1, 0)) + tbl(tr(tc(p(num=(1, 1))), "Loeb.")), numbering=NUMBERING)
    assert shown(data) == [[["1.1."], ["Loeb."]]]


# --- what is and what is not text


def test_signs_of_a_run() -> None:
    run = (
        "<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>kiri,</w:t><w:tab/><w:t>koos</w:t><w:softHyphen/><w:t>töö</w:t>"
        '<w:br/><w:t>uus</w:t><w:cr/><w:sym w:font="Wingdings" w:char="F0A7"/><w:t> punkt</w:t></w:r>'
    )
    assert shown(docx(p(run))) == ["e-kiri,\tkoostöö", "uus", "\uf0a7 punkt"]


def test_tab_stops_are_no_tabs() -> None:
    assert text(docx(p("A", properties='<w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs>'))).text == "A"


def test_wrappers_lose_nothing() -> None:
    inner = (
        f'<w:hyperlink r:id="x">{r("a")}</w:hyperlink><w:smartTag><w:smartTag>{r("b")}</w:smartTag></w:smartTag>'
        f'<w:bookmarkStart w:id="1" w:name="x"/>{r("c")}<w:bookmarkEnd w:id="1"/>'
        f'<w:customXml>{r("d")}</w:customXml><w:dir w:val="ltr">{r("e")}</w:dir>'
        "<m:oMath><m:r><m:t>f</m:t></m:r></m:oMath>"
    )
    assert shown(docx(p(inner))) == ["abcdef"]


def test_fields_show_their_result() -> None:
    simple = f'<w:fldSimple w:instr=" DATE ">{r("7")}</w:fldSimple>'
    steps = [f'<w:r><w:fldChar w:fldCharType="{step}"/></w:r>' for step in ("begin", "separate", "end")]
    code = "<w:r><w:instrText> REF x </w:instrText></w:r>"
    inner = f"{steps[0]}{code}{steps[1]}{r('vale')}{steps[2]}"
    assert shown(docx(p(simple, f"{steps[0]}{code}{inner}{r('vale')}{steps[1]}", "õige", steps[2], " lõpp"))) == [
        "7õige lõpp"
    ]


def test_content_controls_at_every_level() -> None:
    def sdt(content: str, properties: str = "") -> str:
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    prompt = '<w:placeholder><w:docPart w:val="x"/></w:placeholder><w:showingPlcHdr/>'
    data = docx(
        sdt(p("plokk"))
        + p("rea ", sdt(r("osa")), sdt(r("Kirjuta siia"), prompt))
        + sdt(tbl(sdt(tr("a", "b")), f"<w:tr>{tc('c')}{sdt(tc('d'))}</w:tr>"))
        + sdt(p("Vali kuupäev"), prompt)
    )
    assert shown(data) == ["plokk", "rea osa", [["a"], ["b"]], [["c"], ["d"]]]


def test_tracked_changes_read_as_accepted_and_counted() -> None:
    data = docx(
        p(
            "Hoiab ",
            f'<w:ins w:id="1">{r("uusi ")}</w:ins>',
            "<w:del><w:r><w:delText>vanu </w:delText></w:r></w:del>",
            f"<w:moveFrom>{r('siit ')}</w:moveFrom><w:moveTo>{r('siia ')}</w:moveTo>",
            "kaarte.",
        )
        + tbl(
            tr("a", "b", properties="<w:ins/>"),
            tr("c", "d", properties="<w:del/>"),
            tr("e", tc("f").replace("<w:tcPr>", "<w:tcPr><w:cellDel/>"), "g"),
        )
    )
    assert shown(data) == ["Hoiab uusi siia kaarte.", [["a"], ["b"]], [["e"], ["g"]]]
    assert (text(data).insertions, text(data).deletions) == (3, 4)


def test_a_deleted_paragraph_mark_joins_paragraphs() -> None:
    data = docx(
        p("Hoiab ", properties="<w:rPr><w:del/></w:rPr>") + p("kaarte.", num=(1, 0)) + p("Loeb."), numbering=NUMBERING
    )
    assert shown(data) == ["1. Hoiab kaarte.", "Loeb."]
    document = text(data)
    assert [document.anchor(document.text.index(word)) for word in ("Hoiab", "kaarte", "Loeb")] == [
        ("word/document.xml", 0),
        ("word/document.xml", 1),
        ("word/document.xml", 2),
    ]


def test_what_stood_before_a_tracked_change_of_properties_is_past() -> None:
    past = '<w:pPrChange><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
    assert numbered(p("A", properties=past), p("B", num=(1, 0))) == ["A", "1. B"]


def test_hidden_text_is_left_out() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Peidus"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Varjus"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = (
        p(
            "Näha",
            r(" peidus", VANISH),
            r(" stiilis", '<w:rStyle w:val="Peidus"/>'),
            r(" jälle", '<w:vanish w:val="0"/>'),
        )
        + p("üleni", style="Varjus", num=(1, 0))
        + p(r("varjus", '<w:vanish w:val="false"/>'), style="Varjus", num=(1, 0))
        + tbl(tr("a", "b", properties="<w:hidden/>"), tr("c", "d"))
    )
    assert numbered(body, styles=styles) == ["Näha jälle", "1. varjus", [["c"], ["d"]]]


def textbox(*paragraphs: str) -> str:
    inner = "".join(p(text) for text in paragraphs)
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{inner}'
        f"</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{inner}"
        "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_and_before_the_paragraph_it_hangs_on() -> None:
    data = docx(p("enne") + p(textbox("KINNITATUD", "käskkirjaga"), "AMETIJUHEND"))
    assert shown(data) == ["enne", "KINNITATUD", "käskkirjaga", "AMETIJUHEND"]
    document = text(data)
    offset = document.text.index("käskkirjaga")
    assert document.locate(offset, offset + 1)[2] == SourcePlace("textbox", None, 2)
    assert document.anchor(document.text.index("AMETIJUHEND")) == ("word/document.xml", 1)
    assert document.anchor(offset) == ("word/document.xml", 3)


def test_a_text_box_of_old_form_alone() -> None:
    old = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('vana')}</w:txbxContent></v:textbox></w:pict></w:r>"
    empty = f'<mc:AlternateContent><mc:Choice Requires="wpg"/><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>'
    assert shown(docx(p(old))) == ["vana"]
    assert shown(docx(p(empty))) == ["vana"]


# --- tables


def test_merged_cells_keep_the_columns() -> None:
    data = docx(
        tbl(
            tr(tc("a", span=2), "b"),
            tr("c", "d", tc("e", merge="restart")),
            tr("f", "g", tc("", merge="continue")),
            tr("h", "i", properties='<w:gridBefore w:val="1"/>'),
        )
    )
    assert shown(data) == [
        [["a"], [], ["b"]],
        [["c"], ["d"], ["e"]],
        [["f"], ["g"], []],
        [[], ["h"], ["i"]],
    ]
    rows = [block for block in blocks(data) if isinstance(block, Row)]
    assert [row.continued for row in rows] == [frozenset(), frozenset(), frozenset({2}), frozenset()]
    document = only(docx(tbl(tr(tc("a", span=2), "b")) + p("AMETIJUHEND")))
    assert place(document, "b") == SourcePlace("body", None, 1, 1, 1, 3)


def test_a_span_wider_than_word_allows_takes_no_memory() -> None:
    [row] = blocks(docx(tbl(tr(tc("a", span=1_000_000_000), "b"))))
    assert isinstance(row, Row)
    assert len(row.cells) < 70


def test_rows_of_a_table_in_a_cell_follow_the_row() -> None:
    inner = tbl(tr("x", "y"), tr("z", "w"))
    assert shown(docx(tbl(tr("Ülesanded", tc(p("vt"), inner, p())), tr("a", "b")))) == [
        [["Ülesanded"], ["vt"]],
        [["x"], ["y"]],
        [["z"], ["w"]],
        [["a"], ["b"]],
    ]


def test_a_frame_of_one_cell_is_no_table() -> None:
    inner = tbl(tr("x", "y"))
    assert shown(docx(tbl(tr(tc(p("Pealkiri"), inner, p("lõpp")))) + tbl(tr("", tc(p("vt"), inner))))) == [
        "Pealkiri",
        [["x"], ["y"]],
        "lõpp",
        "vt",
        [["x"], ["y"]],
    ]


def test_places_count_paragraphs_tables_rows_and_columns() -> None:
    document = only(
        docx(
            p("AMETIJUHEND")
            + p()
            + tbl(tr("Haridus", tc("kõrg", "haridus")))
            + tbl(tr("Vastutus", "vara"))
            + p("Õigused")
        )
    )
    assert place(document, "AMETIJUHEND") == SourcePlace("body", None, 1)
    assert place(document, "Õigused") == SourcePlace("body", None, 3)
    assert place(document, "haridus") == SourcePlace("body", None, 2, 1, 1, 2)
    assert place(document, "vara") == SourcePlace("body", None, 1, 2, 1, 2)


# --- parts


def test_a_header_that_tells_of_the_approval_stands_ahead() -> None:
    approval = p("KINNITATUD") + p("peadirektori 07.01.2026 käskkirjaga nr 5")
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="header1"/>'
        '<w:headerReference w:type="default" r:id="header2"/><w:titlePg/></w:sectPr>'
    )
    parts = {"header1": approval, "header2": p("Kaardiamet"), "footer1": p("lk 1")}
    data = docx(p("AMETIJUHEND") + section, parts=parts)
    assert shown(data) == ["KINNITATUD", "peadirektori 07.01.2026 käskkirjaga nr 5", "AMETIJUHEND"]
    document = only(data)
    assert place(document, "KINNITATUD") == SourcePlace("header", None, 1)
    assert place(document, "Kaardiamet") == SourcePlace("header", None, 1)
    assert place(document, "lk 1") == SourcePlace("footer", None, 1)


def test_each_section_has_its_header() -> None:
    def section(number: int) -> str:
        return f'<w:sectPr><w:headerReference w:type="default" r:id="header{number}"/></w:sectPr>'

    parts = {"header1": p("Lisa 1"), "header2": p("Lisa 2")}
    data = docx(p("A") + p("B", properties=section(1)) + p("C") + section(2), parts=parts)
    assert shown(data) == ["Lisa 1", "A", "B", "Lisa 2", "C"]


def test_notes_are_kept_apart_and_not_lost() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = (
        f'<w:footnote w:id="-1" w:type="separator">{p("---")}</w:footnote>'
        f'<w:footnote w:id="2">{p("Märkus.")}</w:footnote>'
    )
    document = only(
        docx(p("AMETIJUHEND") + tbl(tr("Haridus", tc(p("Kõrgharidus", reference)))), parts={"footnotes": notes})
    )
    assert [node.text for node in document.unplaced] == ["Märkus."]
    assert place(document, "Märkus") == SourcePlace("footnote", None, 1)


def test_embedded_documents_are_noted() -> None:
    data = docx(p("A") + '<w:altChunk r:id="x"/>' + p('<w:subDoc r:id="y"/>'))
    assert text(data).left_out == 2


def test_comments_are_no_text() -> None:
    mark = '<w:commentRangeStart w:id="1"/>' + r("A") + '<w:r><w:commentReference w:id="1"/></w:r>'
    assert shown(docx(p(mark), parts={"comments": f'<w:comment w:id="1">{p("ei")}</w:comment>'})) == ["A"]


def test_strict_names_and_a_main_part_of_another_name() -> None:
    members = docx_members(p("A", num=(1, 0)), numbering=NUMBERING, main="x/tekst.xml", w=STRICT)
    assert shown(pack(members)) == ["1. A"]


def test_absolute_targets_of_relations() -> None:
    members = docx_members(p("A"))
    members["_rels/.rels"] = str(members["_rels/.rels"]).replace('Target="word', 'Target="/word')
    assert shown(pack(members)) == ["A"]
