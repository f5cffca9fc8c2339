"""How much of a text changed, and which item of a list became which."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.changes import items, texts
from jdlint.changes.pairing import pair
from jdlint.changes.texts import difference, same_text, word_diff

WORDS = st.text(alphabet="aõb ei1.–", max_size=30)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Tagada laevade ohtutus.", "Tagada laevade ohutus"),  # a letter too many
        ("Tagada laevade ohutsu", "Tagada laevade ohutus"),  # two that changed places
        ("Juhib “meeskonda”", "juhib „meeskonda“!"),
        ("ülevaatab lepinguid", "üle vaatab lepinguid"),
        ("kiri–vastus", "kiri - vastus"),
    ],
)
def test_spelling_is_form(before: str, after: str) -> None:
    found = difference(before, after)
    assert (found.cosmetic, found.telling) == (True, False)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Info on õige.", "Info ei ole õige."),
        ("Vastab 5 päeva jooksul.", "Vastab 6 päeva jooksul."),
        ("Allkirjastab ja kinnitab lepinguid.", "Allkirjastab või kinnitab lepinguid."),
        ("Teeb seda kontrolliga.", "Teeb seda kontrollita ilma loata."),
        ("Nõue on tase B1.", "Nõue on tase B2."),
        ("Makse kuni 1,5 eurot.", "Makse kuni 15 eurot."),
    ],
)
def test_a_word_or_number_that_turns_the_meaning_is_telling(before: str, after: str) -> None:
    found = difference(before, after)
    assert not found.cosmetic
    assert found.telling


def test_case_forms_change_little_and_other_words_much() -> None:
    little = difference("Koostab aruande juhatusele.", "Koostab aruandeid juhatuse jaoks.")
    much = difference("Koostab aruande juhatusele.", "Peseb autosid nädalavahetusel.")
    assert 0 < little.share < 0.5 < much.share


@given(WORDS, WORDS)
def test_the_words_of_both_texts_are_all_there(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    old = " ".join(text for kind, text in pieces if kind in ("same", "removed"))
    new = " ".join(text for kind, text in pieces if kind in ("same", "added"))
    assert (old.split(), new.split()) == (before.split(), after.split())


@given(WORDS, WORDS)
def test_difference_is_the_same_both_ways_in_what_it_calls_form(before: str, after: str) -> None:
    assert difference(before, after).cosmetic == difference(after, before).cosmetic
    assert 0 <= difference(before, after).share <= 1


@given(st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6))
def test_every_item_is_paired_gone_or_new_once(before: list[str], after: list[str]) -> None:
    found = pair(before, after)
    assert sorted([i for i, _k in found.both] + list(found.gone)) == list(range(len(before)))
    assert sorted([k for _i, k in found.both] + list(found.new)) == list(range(len(after)))


@given(st.lists(WORDS, max_size=6), st.randoms(use_true_random=False))
def test_order_decides_nothing(items: list[str], choice: object) -> None:
    shuffled = list(items)
    choice.shuffle(shuffled)  # type: ignore[attr-defined]
    found = pair(items, shuffled)
    assert (found.gone, found.new) == ((), ())


def test_a_long_list_is_paired_by_words_and_keys_alone() -> None:
    before = [f"ülesanne number {i} sõnad" for i in range(400)]
    after = [f"ülesanne number {i} teised sõnad" for i in range(400)]
    keys = [str(i) for i in range(400)]
    assert pair(before, after, (keys, keys)).both == tuple((i, i) for i in range(400))
    assert pair(before, after).both == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Juhib ja korraldab asutuse raamatupidamist.", "Juhib ja korraldab asutuse raamatukogu."),
        ("Juhendab inspektoreid.", "Juhendab inspektsiooni."),
        ("Lahendab elanike pöördumisi rannikurajatiste kohta", "Lahendab elanike pöördumisi rannikualade kohta"),
    ],
)
def test_another_compound_is_another_word(before: str, after: str) -> None:
    assert round(difference(before, after).share, 6) >= 0.2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Vähemalt kolm aastat töökogemust.", "Vähemalt viis aastat töökogemust."),
        ("Kolmeaastane töökogemus.", "Viieaastane töökogemus."),
        (
            "Menetleb taotlusi, mitte kaebusi, ja koostab otsuseid.",
            "Menetleb kaebusi, mitte taotlusi, ja koostab otsuseid.",
        ),
        ("Hanked väärtusega > 50 €", "Hanked väärtusega < 50 €"),
        ("Hanked väärtusega 50 €", "Hanked väärtusega 50 %"),
    ],
)
def test_numbers_in_words_signs_and_moved_negations_are_telling(before: str, after: str) -> None:
    assert difference(before, after).telling


def test_two_words_with_a_letter_each_are_no_spelling_mistake() -> None:
    assert not difference("Kinnitab andmed ja arvestab maksud", "Kinnistab andmed ja arvestab maksed").cosmetic


def test_composition_of_letters_is_nothing() -> None:
    assert same_text("Jälgib õigust", unicodedata.normalize("NFD", "Jälgib õigust"))


def test_a_text_of_few_words_many_times_costs_no_square() -> None:
    one = " ".join(["aa", "bb"] * 700)
    other = " ".join(["aa", "bb", "bb"] * 500)
    assert texts._opcodes(one.split(), other.split()) is None
    assert 0 < difference(one, other).share < 0.5
    assert [kind for kind, _text in word_diff(one, other)] == ["removed", "added"]


def test_a_negation_that_stands_elsewhere_is_not_telling() -> None:
    found = difference("Ei koosta aruandeid osakonna rahvale", "Ei koosta aruandeid osakonna juhile")
    assert (found.cosmetic, found.telling) == (False, False)


def test_what_one_version_lacks_has_no_place_there() -> None:
    assert items._paths(("purpose",), None, "uus") == (None, ("purpose",))
    assert items._paths(("purpose",), "vana", None) == (("purpose",), None)
    assert items._paths(("purpose",), "vana", "uus") == (("purpose",), ("purpose",))
