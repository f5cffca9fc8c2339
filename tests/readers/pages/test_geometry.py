"""Words with boxes to blocks, without any library: columns, grids, rows, paragraphs, furniture, page breaks."""

from __future__ import annotations

import pytest

from jdlint.readers.content import Refused
from jdlint.readers.labels import load_labels
from jdlint.readers.pages import columns
from jdlint.readers.pages.geometry import Line, Page, Rule, Word
from jdlint.readers.pages.read import MOST_LINES, read_pages
from tests.readers.pages.words import box, lines, page, shown, text


def test_labels_and_values_without_borders() -> None:
    left = lines(50, 100, "Struktuuriüksus", "Teenistuskoht", "Teenistuskoha", "eesmärk")
    right = lines(200, 100, "Kaardi osakond", "Kaardihaldur", "Hoida kaarte ja", "andmeid.")
    assert shown(page(left, right)) == [
        ["Struktuuriüksus", "Kaardi osakond"],
        ["Teenistuskoht", "Kaardihaldur"],
        ["Teenistuskoha eesmärk", "Hoida kaarte ja andmeid."],
    ]


def test_a_duty_longer_or_shorter_than_its_results() -> None:
    left = lines(50, 100, "2. Teenistusülesanded", "2.1. Hoiab ameti", "kaarte ja nende", "andmeid korras.")
    right = lines(250, 100, "Oodatavad tulemused", "• Kaardid on korras.")
    lower = lines(50, 156, "2.2. Nõustab.") + lines(250, 156, "• Vastused on", "saadetud.", "• Juhend on tehtud.")
    last = lines(50, 198, "2.3. Juhendab.") + lines(250, 198, "• Juhendatud.")
    assert shown(page(left, right, lower, last)) == [
        ["2. Teenistusülesanded", "Oodatavad tulemused"],
        ["2.1. Hoiab ameti kaarte ja nende andmeid korras.", "• Kaardid on korras."],
        ["2.2. Nõustab.", "• Vastused on saadetud. / • Juhend on tehtud."],
        ["2.3. Juhendab.", "• Juhendatud."],
    ]


def test_wide_gaps_of_justified_text_are_no_columns() -> None:
    words = ("Hoida kaarte ja neid", "nii et kõik saaksid", "kasutada ja muuta neid")
    spaced = [
        text(50 + i * (15, 22, 16)[n] + sum(6 * len(w) for w in line.split()[:i]), 100 + 14 * n, word)
        for n, line in enumerate(words)
        for i, word in enumerate(line.split())
    ]
    assert shown(page(*spaced)) == [" ".join(words)]


def test_bullets_and_numbers_are_no_columns() -> None:
    found = shown(page(lines(50, 100, "•", "•", "1."), lines(90, 100, "esimene asi;", "teine asi;", "Kolmas asi.")))
    assert found == ["• esimene asi;", "• teine asi;", "1. Kolmas asi."]


def test_three_labels_in_a_row_with_values_below() -> None:
    heads = text(50, 100, "1.3. Vahetu juht") + text(230, 100, "1.4. Kes asendab") + text(400, 100, "1.5. Keda asendab")
    below = text(50, 114, "Juhataja") + lines(230, 114, "Ekspert,", "nõunik") + text(400, 114, "-")
    assert shown(page(heads, below)) == [
        ["1.3. Vahetu juht", "1.4. Kes asendab", "1.5. Keda asendab"],
        ["Juhataja", "Ekspert, nõunik", "-"],
    ]


def test_a_heading_between_two_tables_is_none_of_their_rows() -> None:
    first = text(50, 100, "Haridus") + text(200, 100, "Kõrgharidus")
    second = text(50, 150, "Keeleoskus") + text(200, 150, "Eesti keel C1")
    assert shown(page(first, text(50, 125, "Õigused"), second)) == [
        ["Haridus", "Kõrgharidus"],
        "Õigused",
        ["Keeleoskus", "Eesti keel C1"],
    ]


def test_a_drawn_table_is_read_cell_by_cell() -> None:
    rules = [*box(40, 90, 500, 190), Rule(240, 90, 240, 190), Rule(40, 110, 500, 110), Rule(40, 150, 500, 150)]
    words = [
        text(50, 94, "Ülesanne"), text(250, 94, "Tulemus"),
        lines(50, 114, "Teeb tööd"), lines(250, 114, "Töö on", "tehtud."),
        text(50, 160, "Teeb muud"), text(250, 160, "Muu on tehtud."),
    ]  # fmt: skip
    assert shown(page(*words, rules=rules)) == [
        ["Ülesanne", "Tulemus"],
        ["Teeb tööd", "Töö on tehtud."],
        ["Teeb muud", "Muu on tehtud."],
    ]


def test_merged_cells_of_a_drawn_table() -> None:
    rules = [*box(40, 90, 500, 190), Rule(240, 130, 240, 190), Rule(40, 130, 500, 130), Rule(240, 160, 500, 160)]
    words = [
        text(50, 100, "Kogu rida on üks lahter"),
        text(50, 165, "2.1. Teeb"),
        text(250, 140, "Üks"),
        text(250, 170, "Kaks"),
    ]
    content = read_pages("pdf", [page(*words, rules=rules)], load_labels())
    assert shown(page(*words, rules=rules)) == ["Kogu rida on üks lahter", ["2.1. Teeb", "Üks"], ["", "Kaks"]]
    assert [getattr(block, "continued", None) for block in content.blocks] == [None, frozenset(), frozenset({0})]


def test_a_frame_around_text_is_no_table() -> None:
    assert shown(page(lines(50, 100, "KINNITATUD", "direktori käskkirjaga"), rules=box(40, 90, 300, 140))) == [
        "KINNITATUD",
        "direktori käskkirjaga",
    ]


def test_where_a_line_was_ended_and_where_it_only_was_full() -> None:
    full = "Esimene lõik on nii pikk et rida saab täis ja tekst"
    found = shown(
        page(lines(50, 100, full, "jätkub teisel real.", "Teine lõik algab siin ja on sama pikk et täita ning"))
    )
    assert found == [f"{full} jätkub teisel real.", "Teine lõik algab siin ja on sama pikk et täita ning"]


def test_a_word_that_was_hyphenated_becomes_whole() -> None:
    found = shown(page(lines(50, 100, "Koostab kokkuvõtteid ja teavi-", "tab partnereid.")))
    assert found == ["Koostab kokkuvõtteid ja teavitab partnereid."]


def test_lines_aligned_right_are_paragraphs_of_their_own() -> None:
    head = text(440, 50, "KINNITATUD") + text(412, 64, "Ameti direktori") + text(408, 78, "käskkirjaga nr 1")
    assert shown(page(head, text(50, 120, "a" * 75)))[:3] == ["KINNITATUD", "Ameti direktori", "käskkirjaga nr 1"]


def test_headers_footers_and_page_numbers_are_left_out() -> None:
    pages = [
        page(
            text(50, 30, "Asutusesiseseks kasutamiseks"),
            lines(50, 100, f"Lehe {name} tekst on siin."),
            text(500, 800, f"{number} / 2"),
            number=number,
        )
        for number, name in ((1, "esimene"), (2, "teine"))
    ]
    assert shown(*pages) == ["Lehe esimene tekst on siin.", "Lehe teine tekst on siin."]


def test_a_header_with_the_approval_is_kept_once() -> None:
    pages = [
        page(text(300, 30, "Lisa 4"), lines(50, 100, *body), number=number)
        for number, body in ((1, ("AMETIJUHEND", "Ekspert")), (2, ("Haridus: kõrgharidus",)))
    ]
    assert shown(*pages) == ["Lisa 4", "AMETIJUHEND", "Ekspert", "Haridus: kõrgharidus"]


def test_the_head_of_the_next_annex_is_no_header() -> None:
    pages = [page(text(300, 30, "Lisa 4"), text(50, 100, "AMETIJUHEND"), number=number) for number in (1, 2)]
    assert shown(*pages) == ["Lisa 4", "AMETIJUHEND", "Lisa 4", "AMETIJUHEND"]


def test_text_that_is_alike_at_the_same_place_is_no_furniture() -> None:
    pages = [page(lines(50, 730, "Tulemus üks on", "saavutatud koos teistega."), number=number) for number in (1, 2)]
    assert len(shown(*pages)) == 2


def test_a_row_goes_on_below_the_page_break() -> None:
    head = lines(50, 700, "2. Teenistusülesanded", "2.1. Hoiab ameti")
    results = lines(250, 700, "Oodatavad tulemused", "• Kaardid on korras", "ja kõigile")
    after = lines(50, 60, "kaarte.") + lines(250, 60, "kättesaadavad.", "• Vead on parandatud.")
    later = lines(50, 88, "2.2. Nõustab.") + lines(250, 88, "• Nõustatud.")
    found = shown(page(head, results), page(after, later, number=2))
    assert found == [
        ["2. Teenistusülesanded", "Oodatavad tulemused"],
        ["2.1. Hoiab ameti kaarte.", "• Kaardid on korras ja kõigile kättesaadavad. / • Vead on parandatud."],
        ["2.2. Nõustab.", "• Nõustatud."],
    ]


def test_the_head_of_a_table_is_read_once() -> None:
    rules = [*box(40, 90, 500, 150), Rule(240, 90, 240, 150), Rule(40, 110, 500, 110)]
    pages = [
        page(
            text(50, 94, "Ülesanded"), text(250, 94, "Tulemused"), text(50, 120, duty), text(250, 120, "Tehtud."),
            rules=rules, number=number,
        )
        for number, duty in ((1, "2.1. Teeb."), (2, "2.2. Teeb veel."))
    ]  # fmt: skip
    assert shown(*pages) == [["Ülesanded", "Tulemused"], ["2.1. Teeb.", "Tehtud."], ["2.2. Teeb veel.", "Tehtud."]]


def test_a_paragraph_over_two_pages_has_both() -> None:
    full = "Esimene lõik on nii pikk et rida saab täis ja see tea-"
    content = read_pages(
        "pdf", [page(text(50, 780, full)), page(text(50, 60, "vitab edasi."), number=2)], load_labels()
    )
    assert content.text.endswith("see teavitab edasi.")
    places = [content.locator.locate(content.text.index(word), 0)[2] for word in ("Esimene", "edasi")]
    assert [place.page if place else None for place in places] == [1, 2]


def test_a_line_far_smaller_than_the_others_is_one_of_a_table_all_the_same() -> None:
    small = [word._replace(bottom=word.top + 4) for word in [*text(60, 100, "Nr 1"), *text(360, 100, "Tulemus")]]
    rows = [*text(60, 120, "Hoiab kogu korras."), *text(360, 126, "kogu on korras"), *text(60, 150, "Teeb.")]
    assert shown(page(small, rows, text(360, 150, "Tehtud.")))


def test_gaps_that_drift_are_no_columns_and_take_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    left_by = columns._White.left_by

    def counted(white: columns._White, line: Line) -> list[columns._Gap]:
        asked.append(line)
        return left_by(white, line)

    monkeypatch.setattr(columns._White, "left_by", counted)
    count = 400
    left = [Word("aaaa", 60, 9 * i, 1500 - 3 * i, 9 * i + 8) for i in range(count)]
    right = [Word("b", 1512 - 3 * i, 9 * i, 1900, 9 * i + 8) for i in range(count)]
    shown(Page(1, 2000, 4000, [*left, *right]))
    assert len(asked) < 50 * count


def test_a_page_of_countless_lines_is_refused() -> None:
    words = [Word("a", 50, 8.0 * i, 60, 8.0 * i + 6) for i in range(MOST_LINES + 1)]
    assert len(read_pages("pdf", [page(words[:-1])], load_labels()).blocks) == 1
    with pytest.raises(Refused) as refused:
        read_pages("pdf", [page(words)], load_labels())
    assert (refused.value.problem.rule, refused.value.problem.message) == ("JDL007", "lines")


def test_a_drawing_is_no_table() -> None:
    rules = [Rule(0, 4.0 * i, 595, 4.0 * i) for i in range(120)] + [Rule(8.0 * i, 0, 8.0 * i, 842) for i in range(60)]
    assert shown(page(text(50, 100, "Tekst joonisel"), rules=rules)) == ["Tekst joonisel"]
