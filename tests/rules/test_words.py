"""Word lists are data: a house pack adds to them, takes away from them, and is told where it does so wrongly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jdlint.rulebook.index import load_rulebook
from jdlint.rulebook.rule import lists_of
from jdlint.views.filing import filing_of
from tests.helpers import Result, check, post, write

_CONFIG = {"jdlint.toml": 'rules = ["./pack"]\n'}


def judged(folder: Path, name: str, words: str, *, purpose: str, select: str) -> Result:
    files = {"a.jd.yaml": post("a", purpose=purpose, rights=[purpose]), f"pack/words/{name}.yaml": words}
    return check("a.jd.yaml", "--select", select, cwd=write(folder, {**files, **_CONFIG}))


def test_a_house_adds_a_correction(tmp_path: Path) -> None:
    words = "source: wiki\net: {ameticool*: ametikool*}\n"
    found = judged(tmp_path, "misspellings", words, purpose="Juhib ameticooli õieaegselt", select="TXT001").findings
    assert len(found) == 4
    assert "ametikooli" in found[0]["message"]


def test_a_house_takes_entries_away(tmp_path: Path) -> None:
    words = "source: wiki\nwithout: ['õieaegse*']\n"
    result = judged(tmp_path, "misspellings", words, purpose="Teeb õieaegselt järelvalvet", select="TXT001")
    assert [item["message"] for item in result.findings] == 2 * ['misspelling: "järelvalvet" should be "järelevalvet"']


def test_a_house_replaces_a_list(tmp_path: Path) -> None:
    words = "source: wiki\nwithout: [ALL]\net: [kodusoleku*]\n"

    def telework(text: str) -> list[str]:
        files = {
            "a.jd.yaml": post("a", status="employee", rights=[text]),
            "pack/words/telework.yaml": words,
            **_CONFIG,
        }
        return check("a.jd.yaml", "--select", "WKT003", cwd=write(tmp_path, files)).rules

    assert telework("teha kaugtööd") == []
    assert telework("kodusolekut kokku leppida") == ["WKT003"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("without: [olematu]", "without: the list has no entry 'olematu'"),
        ("et: [ameticool]", "et: write the entries as the shipped list does: what is wrong: what is right"),
    ],
)
def test_a_list_that_cannot_be_changed_so_is_told(tmp_path: Path, words: str, told: str) -> None:
    result = judged(tmp_path, "misspellings", f"source: wiki\n{words}\n", purpose="Hoiab", select="TXT001")
    assert result.code == 2
    assert "misspellings.yaml" in result.sentence
    assert told in result.sentence


def test_every_list_has_a_source_and_says_each_entry_once() -> None:
    for name, words in load_rulebook().words.items():
        assert len(words["source"]) > 10, name
        for language in ("et", "en"):
            entries = list(words.get(language, ()))
            assert len(entries) == len({entry.lower() for entry in entries}), name
            if isinstance(words.get(language), dict):
                assert all(entry.endswith("*") or "*" not in right for entry, right in words[language].items()), name


def test_english_descriptions_have_english_lists() -> None:
    """A list that is Estonian alone is about Estonian: its grammar, its institutions, its scans."""
    estonian = {name for name, words in load_rulebook().words.items() if not words.get("en")}
    assert estonian == {"agency-abbreviations", "partitive-wholes", "verb-particles"}


def test_where_the_shipped_lists_are_filed_is_what_is_made_of_them() -> None:
    book = load_rulebook()
    made = filing_of(lists_of(book.words))
    assert book.filing is not None
    assert json.loads(json.dumps(made)) == list(book.filing)
    assert len(made.exact) > 500
    assert made.beginnings
    assert made.endings
    assert made.further


def test_lists_that_a_house_changed_are_filed_again(tmp_path: Path) -> None:
    pack = write(tmp_path, {"words/misspellings.yaml": "source: wiki\net: {ameticool*: ametikool*}\n"})
    assert load_rulebook((pack,)).filing is None
    other = write(tmp_path / "other", {"law/READ.txt": "no words here\n"})
    assert load_rulebook((other,)).filing == load_rulebook().filing
