"""``labels`` in the configuration: a house adds its own words for fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import AS_OF, jdlint

TEXT = """\
AMETIJUHEND
Ametinimetus: Nõustaja
Kuulub koosseisu: Ohvriabi osakond
Vahetu juht: Osakonnajuhataja
Teenistuskoha eesmärk: Nõustada kannatanuid nii, et nad saavad abi.
"""
CONFIG = 'labels = "sildid.yaml"\n'
LABELS = "jdlint-labels: 1\nlabels:\n  position.unit: [Kuulub koosseisu, Asub üksuses]\n"


def project(folder: Path, labels: str | None = LABELS) -> None:
    (folder / "juhend.txt").write_text(TEXT, "utf-8")
    if labels is not None:
        (folder / "jdlint.toml").write_text(CONFIG, "utf-8")
        (folder / "sildid.yaml").write_text(labels, "utf-8")


def findings(folder: Path) -> list[tuple[str, str]]:
    result = jdlint("check", "juhend.txt", "--as-of", AS_OF, "--format", "json", cwd=folder)
    return [(finding["rule"], finding["message"]) for finding in result.findings]


def test_a_label_of_the_house_is_known_like_any_other(tmp_path: Path) -> None:
    project(tmp_path, None)
    assert any("Kuulub koosseisu" in message for _rule, message in findings(tmp_path))
    project(tmp_path)
    assert not any("Kuulub koosseisu" in message for _rule, message in findings(tmp_path))


def test_import_reads_by_them_too(tmp_path: Path) -> None:
    project(tmp_path)
    assert jdlint("import", "juhend.txt", "--to", ".", cwd=tmp_path).code == 0
    assert "unit:\n    - Ohvriabi osakond\n" in (tmp_path / "noustaja.jd.yaml").read_text("utf-8")


def test_the_house_has_the_say_where_both_know_a_label(tmp_path: Path) -> None:
    project(tmp_path, "jdlint-labels: 1\nlabels:\n  special_conditions: [Ametinimetus]\n")
    assert any(rule == "STR003" for rule, _message in findings(tmp_path))


@pytest.mark.parametrize(
    ("labels", "sentence"),
    [
        ("labels: {}\n", "sildid.yaml:1: write jdlint-labels: 1 at the top"),
        ("jdlint-labels: 2\nlabels: {}\n", "sildid.yaml:1: write jdlint-labels: 1 at the top"),
        ("jdlint-labels: 1\nlabel: {}\n", "sildid.yaml:2: unknown key 'label'; there are jdlint-labels, labels"),
        ("jdlint-labels: 1\nlabels: [a]\n", "sildid.yaml:2: write below labels, for each field, a list of labels"),
        ("jdlint-labels: 1\n", "sildid.yaml:1: write below labels, for each field, a list of labels"),
        (
            "jdlint-labels: 1\nlabels:\n  position.unitt: [A]\n",
            "sildid.yaml:3: no field is called 'position.unitt'; did you mean position.unit?",
        ),
        ("jdlint-labels: 1\nlabels:\n  duties: [A, '-']\n", "sildid.yaml:3: a label is a text with letters"),
        ("jdlint-labels: 1\nlabels:\n  duties:\n    - {a: b}\n", "sildid.yaml:4: a label is a text with letters"),
        ("{", "sildid.yaml:1: cannot be read; it is no YAML"),
        ("", "sildid.yaml:1: cannot be read; it is no YAML"),
    ],
)
def test_a_mistake_is_one_sentence_with_its_line(labels: str, sentence: str, tmp_path: Path) -> None:
    project(tmp_path, labels)
    result = jdlint("check", "juhend.txt", cwd=tmp_path)
    assert (result.code, result.sentence) == (2, f"jdlint: {sentence}")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "sildid.yaml").unlink()
    result = jdlint("check", "juhend.txt", cwd=tmp_path)
    assert (result.code, "sildid.yaml: cannot be read" in result.sentence) == (2, True)
