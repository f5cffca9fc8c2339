"""Faults that a review found, each with the smallest input that showed it."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdlint.engine import options
from jdlint.fixer.quoting import quoted
from jdlint.syntax.nodes import Mapping, Scalar
from jdlint.syntax.yaml_reader import read_yaml
from jdlint.views.prose import Prose
from jdlint.views.references import split_title
from jdlint.views.word_index import WordIndex
from jdlint.views.words import WordList
from tests.helpers import check, post, write
from tests.syntax.trees import root

_FAULTY = "jdlint: 1\nid: a\nduties:\n  - number: '1'  # jdlint: ignore[DUT001] hiljem\n    duty: x\n"


@pytest.mark.parametrize("style", [None, "'", '"'])
@pytest.mark.parametrize("text", ["a\nb", "a\tb", "a\u2028b", "a\x85b", 'a"b\\c', "it's", "x: y", "- a", "õ"])
def test_a_fixed_value_reads_as_what_was_meant(text: str, style: str | None) -> None:
    source = f"key: {quoted(text, style)}\n"
    assert source.count("\n") == 1
    (document,) = read_yaml("a", source.encode())
    assert isinstance(document.root, Mapping)
    node = document.root.get("key")
    assert isinstance(node, Scalar)
    assert node.text == text


def test_a_level_switches_no_rule_on(tmp_path: Path) -> None:
    config = 'ignore = ["DUT001"]\n[severity]\nDUT001 = "info"\n'
    write(tmp_path, {"a.jd.yaml": _FAULTY.replace("  # jdlint: ignore[DUT001] hiljem", ""), "jdlint.toml": config})
    assert "DUT001" not in check(".", cwd=tmp_path).rules
    assert check("--select", "STR012", ".", cwd=tmp_path).rules == []


@pytest.mark.parametrize("words", [("--profile", "legal"), ("--basis", "legal")])
def test_a_suppression_in_use_is_not_called_unused_where_its_finding_is_left_out(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    write(tmp_path, {"a.jd.yaml": _FAULTY})
    assert "JDL020" not in check(*words, ".", cwd=tmp_path).rules


@pytest.mark.parametrize(
    ("words", "title", "specialisation"),
    [
        ("Nõustaja (kriisiabi)", "Nõustaja", "kriisiabi"),
        ("Nõustaja", "Nõustaja", None),
        ("(kriisiabi)", "(kriisiabi)", None),
        ("A (b) c", "A (b) c", None),
        ("A (b (c))", "A (b (c))", None),
        ("a" + " " * 90_000 + "b", "a" + " " * 90_000 + "b", None),
    ],
)
def test_titles_are_taken_apart_in_linear_time(words: str, title: str, specialisation: str | None) -> None:
    assert split_title(words) == (title, specialisation)


def _found(body: str, entry: str) -> list[str]:
    words = WordList("test", (entry,))
    prose = Prose(root(body), index=WordIndex({"test.et": words}))
    return [match.group() for _text, match in words.find(prose)]


@pytest.mark.parametrize("text", ["siin •noor inimene• ja", "‚noor inimene’", "(noor inimene)", "noor  inimene"])
def test_a_word_is_found_whatever_sign_it_touches(text: str) -> None:
    assert len(_found(f'purpose: "{text}"\n', "noor inimene")) == 1


def test_a_phrase_does_not_run_from_one_text_into_the_next() -> None:
    assert _found("rights: [Meil on noor, inimene on tore]\n", "noor inimene") == []


def test_a_broken_cache_of_rules_is_no_cache(tmp_path: Path) -> None:
    rule = (
        "id: XAB001\nname: x\nfamily: house\nseverity: warning\nbasis: {kind: house, source: kord}\nsince: 08\n"
        "title: {et: a, en: b}\nwhy: {et: a, en: b}\nremedy: {et: a, en: b}\n"
        "messages: {default: {et: vale, en: wrong}}\ngiven: $\nthen: {field: purpose, check: filled}\n"
    )
    write(tmp_path, {"a.jd.yaml": post("a"), "jdlint.toml": 'rules = ["./rules"]\n'})
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "XAB001-x.yaml").write_text(rule, "utf-8")
    assert "JDL030" in check(".", cwd=tmp_path).rules  # `since: 08` is a number, and no crash
    (tmp_path / "rules" / "XAB001-x.yaml").write_text(rule.replace("since: 08", 'since: "1"'), "utf-8")
    before = check(".", cwd=tmp_path).rules
    caches = list((tmp_path / ".jdlint_cache").glob("rules-*.rules"))
    assert caches
    for content in (b"a\nb\nc\n", b"\xff", b""):
        for path in caches:
            path.write_bytes(content)
        assert check(".", cwd=tmp_path).rules == before


def test_each_folder_is_held_to_its_own_fail_level(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "one/jdlint.toml": "",
            "one/a.jd.yaml": "jdlint: 1\nid: a\n",
            "two/jdlint.toml": 'fail-level = "warning"\n',
            "two/b.jd.yaml": "jdlint: 1\nid: b\n",
        },
    )
    assert check("--select", "REV004", "two", cwd=tmp_path).code == 1
    assert check("--select", "REV004", "one", cwd=tmp_path).code == 0
    assert check("--select", "REV004", "one", "two", cwd=tmp_path).code == 1


def test_a_title_is_no_id(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a.jd.yaml": "jdlint: 1\nid: direktor\nposition: {title: Asedirektor, unit: [A]}\n---\n"
            "jdlint: 1\nid: d2\nposition: {title: direktor, unit: [B]}\nsubstitution: {substituted_by: [n]}\n---\n"
            "jdlint: 1\nid: n\nposition: {title: Nõunik}\n"
            "substitution: {substitutes_for: [{title: direktor, unit: B}]}\n"
        },
    )
    assert check("--select", "SUB001,SUB002", ".", cwd=tmp_path).rules == []


def test_files_of_no_project_share_their_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    monkeypatch.setattr("jdlint.engine.options.WordIndex", lambda *given: made.append(given))
    options._words.cache_clear()
    write(tmp_path, {f"kaust {n}/p{n}.jd.yaml": post(f"p{n}") for n in range(3)})
    done = check(*(f"kaust {n}/p{n}.jd.yaml" for n in range(3)), cwd=tmp_path)
    options._words.cache_clear()
    assert len({finding["path"] for finding in done.findings}) == 3
    assert len(made) == 1
