"""Fingerprints, keyed paths and places: how a finding is recognised again, and where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jdlint.views.sites import keyed_path
from tests.helpers import check, write
from tests.syntax.trees import documents

_DUTIES = """\
  - number: "2.1"
    duty: Nõustab
  - number: "2.2"
    duty: Juhendab
"""
_SOURCE = f"""\
jdlint: 1
id: a
position:
  title: Nõustaja
duties:
{_DUTIES}requirements:
  languages:
    - language: et
      level: C3
    - language: en
      level: c1
"""


def findings(folder: Path, source: str, name: str = "a.jd.yaml") -> list[dict[str, Any]]:
    write(folder, {name: source})
    return check("--isolated", "--select", "DUT001,LNG001,STR004", name, cwd=folder).findings


def prints(folder: Path, source: str, name: str = "a.jd.yaml") -> set[str]:
    return {item["fingerprint"] for item in findings(folder, source, name)}


_MOVED = '  - number: "2.2"\n    duty: Juhendab\n  - number: "2.1"\n    duty: Nõustab\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("jdlint: 1", "# note\n\n\njdlint: 1", id="lines moved"),
        pytest.param(_DUTIES, _MOVED, id="duties reordered"),
        pytest.param("    - language: et\n      level: C3\n", "    - {level: C3, language: et}\n", id="another style"),
        pytest.param("level: C3", 'level:   "C3" # note', id="quoted"),
        pytest.param("\n", "\r\n", id="line endings"),
        pytest.param('"2.1"', "2.1.", id="number with a dot"),
        pytest.param("duty: Nõustab", "duty: Nõustab kõiki", id="something else changed"),
        pytest.param("id: a", "id: a\nstatus: employee", id="something added"),
    ],
)
def test_a_fingerprint_outlives(tmp_path: Path, before: str, after: str) -> None:
    source = _SOURCE.replace(before, after, -1 if before == "\n" else 1)
    assert source != _SOURCE
    assert prints(tmp_path, source) == prints(tmp_path, _SOURCE)


def test_a_fingerprint_outlives_another_indent(tmp_path: Path) -> None:
    head, tail = _SOURCE.split("requirements:\n")
    wider = head + "requirements:\n" + "".join(f"    {line}\n" for line in tail.splitlines())
    assert prints(tmp_path, wider) == prints(tmp_path, _SOURCE)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("level: C3", "level: C4", id="another value"),
        pytest.param('"2.1"', '"2.9"', id="another duty"),
        pytest.param("id: a", "id: b", id="another post"),
        pytest.param("language: et", "language: de", id="another language"),
    ],
)
def test_another_fault_has_another_fingerprint(tmp_path: Path, before: str, after: str) -> None:
    assert prints(tmp_path, _SOURCE.replace(before, after, 1)) != prints(tmp_path, _SOURCE)


def test_fingerprints_of_one_report_differ(tmp_path: Path) -> None:
    found = findings(tmp_path, _SOURCE + "    - {language: en, level: c1}\n")
    assert len(found) == 6
    assert len({item["fingerprint"] for item in found}) == 6


def test_the_path_counts_only_where_there_is_no_id(tmp_path: Path) -> None:
    assert prints(tmp_path, _SOURCE, "x.jd.yaml") == prints(tmp_path, _SOURCE, "y.jd.yaml")
    bare = _SOURCE.replace("id: a\n", "")
    assert not prints(tmp_path, bare, "x.jd.yaml") & prints(tmp_path, bare, "y.jd.yaml")


def test_fingerprints_know_no_language(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": _SOURCE})
    both = [check("--isolated", "--lang", lang, "a.jd.yaml", cwd=tmp_path).findings for lang in ("et", "en")]
    assert [item["fingerprint"] for item in both[0]] == [item["fingerprint"] for item in both[1]]
    assert both[0][0]["message"] != both[1][0]["message"]


_TREE = """\
duties:
  - {number: "2.3", duty: a}
  - {number: 2.10, duty: b}
  - {number: "2.3.", duty: c}
  - {duty: Ilma  Numbrita}
requirements:
  languages:
    - {language: et}
    - {language: et}
    - any_of: [{language: en}, {language: ru}]
    - {level: C1}
substitution:
  substitutes_for:
    - position: noustaja-11
    - Peaspetsialist (KRIISITUGI)
    - peaspetsialist  (kriisitugi)
    - {title: Nõustaja, unit: x}
    - {group: "[talitus]"}
    - {chart: skeem}
rights: [Saada Teavet, teha, saada  teavet]
"""


@pytest.mark.parametrize(
    ("path", "keyed"),
    [
        ((), ""),
        (("duties",), "duties"),
        (("duties", 0, "expected_results"), "duties[2.3].expected_results"),
        (("duties", 1), "duties[2.10]"),
        (("duties", 2, "duty"), "duties[2.3~2].duty"),
        (("requirements", "languages", 0, "level"), "requirements.languages[et].level"),
        (("requirements", "languages", 1, "level"), "requirements.languages[et~2].level"),
        (("requirements", "languages", 2), "requirements.languages[en|ru]"),
        (("requirements", "languages", 2, "any_of", 1, "level"), "requirements.languages[en|ru].any_of[ru].level"),
        (("substitution", "substitutes_for", 0), "substitution.substitutes_for[noustaja-11]"),
        (("substitution", "substitutes_for", 1), "substitution.substitutes_for[peaspetsialist (kriisitugi)]"),
        (("substitution", "substitutes_for", 2), "substitution.substitutes_for[peaspetsialist (kriisitugi)~2]"),
        (("substitution", "substitutes_for", 3), "substitution.substitutes_for[nõustaja]"),
        (("substitution", "substitutes_for", 4), "substitution.substitutes_for[(talitus)]"),
        (("substitution", "substitutes_for", 5), "substitution.substitutes_for[skeem]"),
        (("nothing", "here"), "nothing.here"),
        (("rights", 7), "rights[7]"),
    ],
)
def test_keyed_path(path: tuple[str | int, ...], keyed: str) -> None:
    assert keyed_path(documents(_TREE)[0], path) == keyed


def test_other_items_are_named_by_hash_and_occurrence() -> None:
    names = [keyed_path(documents(_TREE)[0], ("rights", number)) for number in range(3)]
    assert names[0].removesuffix(".1]") == names[2].removesuffix(".2]")
    assert names[1] != names[0]
    assert all(name.startswith("rights[#") for name in names)
    assert keyed_path(documents(_TREE)[0], ("duties", 3)).startswith("duties[#")
    assert keyed_path(documents(_TREE)[0], ("requirements", "languages", 3)).startswith("requirements.languages[#")


def test_a_hash_does_not_depend_on_the_place_in_the_list() -> None:
    assert keyed_path(documents("rights: [x, y]\n")[0], ("rights", 1)) == keyed_path(
        documents("rights: [y]\n")[0], ("rights", 0)
    )


@pytest.mark.parametrize(
    ("source", "rule", "start", "end", "keyed"),
    [
        ("jdlint: 1\nid: a\n", "STR004", (1, 1), (1, 7), "reporting.supervisor"),
        ("# note\njdlint: 1\nreporting: {subordinates: []}\n", "STR004", (3, 1), (3, 10), "reporting.supervisor"),
        ("jdlint: 1\nreporting:\n  subordinates: []\n", "STR004", (2, 1), (2, 10), "reporting.supervisor"),
        ("jdlint: 1\nreporting:\n  supervisor:\n", "STR004", (3, 3), (3, 13), "reporting.supervisor"),
        ("jdlint: 1\nreporting:\n  supervisor: ''\n", "STR004", (3, 15), (3, 17), "reporting.supervisor"),
        ("jdlint: 1\nduties:\n  - duty: x\n    number: '1'\n", "DUT001", (3, 5), (3, 9), "duties[1].expected_results"),
        (
            "jdlint: 1\nduties:\n  - number: '1'\n    expected_results: []\n",
            "DUT001",
            (4, 23),
            (4, 25),
            "duties[1].expected_results",
        ),
        ("jdlint: 1\nduties: [{duty: x, number: '1'}]\n", "DUT001", (2, 11), (2, 15), "duties[1].expected_results"),
    ],
)
def test_what_is_missing_stands_at_the_nearest_present_key(
    tmp_path: Path, source: str, rule: str, start: tuple[int, int], end: tuple[int, int], keyed: str
) -> None:
    write(tmp_path, {"a.jd.yaml": source})
    (found,) = check("--isolated", "--select", rule, "a.jd.yaml", cwd=tmp_path).findings
    assert (found["start"], found["end"]) == (
        {"line": start[0], "column": start[1]},
        {"line": end[0], "column": end[1]},
    )
    assert found["keyed_path"] == keyed
