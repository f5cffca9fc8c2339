"""The baseline: findings that were accepted stay quiet wherever they move, and what is new or gone is reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.helpers import AS_OF, EXAMPLES, check, jdlint, post, write

OLD = post(
    "a",
    duties=[
        {"number": "1", "duty": "Tangib laeva."},
        {"number": "2", "duty": "Peseb laeva.", "expected_results": ["Laev on puhas."]},
        {"number": "3", "duty": "Värvib laeva."},
    ],
    requirements={"languages": [{"language": "et", "level": "C3"}]},
)
SELECT = ("--select", "DUT001,LNG001,JDL040")


def baseline(*argv: str | Path, cwd: Path) -> str:
    done = jdlint("baseline", *argv, "--as-of", AS_OF, cwd=cwd)
    assert done.code == 0, done.err
    return done.out


def ready(folder: Path) -> Path:
    write(folder, {"jdlint.toml": 'select = ["DUT001", "LNG001", "JDL040"]\n', "a.jd.yaml": OLD})
    baseline("create", cwd=folder)
    return folder


def rules(folder: Path, *argv: str) -> list[str]:
    return check(*argv, ".", cwd=folder).rules


def test_after_create_a_check_is_clean_and_says_what_is_quiet(tmp_path: Path) -> None:
    folder = ready(tmp_path)
    done = jdlint("check", "--as-of", AS_OF, cwd=folder)
    assert (done.code, "3 suppressed" in done.out) == (0, True)
    quiet = [item["suppressed"] for item in check(".", cwd=folder).findings]
    assert {item["kind"] for item in quiet} == {"baseline"}


def test_the_examples_are_clean_with_a_baseline(tmp_path: Path) -> None:
    write(tmp_path, {path.name: path.read_bytes() for path in EXAMPLES.iterdir() if path.is_file()})
    baseline("create", cwd=tmp_path)
    assert rules(tmp_path) == []


@pytest.mark.parametrize(
    "moved",
    [
        "# märkus\n\n\n" + OLD,
        OLD.replace("duties: [", "duties: [\n\n    ").replace("}, {", "},\n\n      {"),
        "".join(reversed(OLD.splitlines(keepends=True))),
        post(
            "a",
            duties=[
                {"number": "3", "duty": "Värvib laeva."},
                {"number": "1", "duty": "Tangib laeva."},
                {"number": "2", "duty": "Peseb laeva.", "expected_results": ["Laev on puhas."]},
            ],
            requirements={"languages": [{"level": "C3", "language": "et"}]},
        ),
    ],
    ids=["lines", "layout", "keys", "duties"],
)
def test_moving_reordering_and_reindenting_keeps_it_clean(moved: str, tmp_path: Path) -> None:
    folder = ready(tmp_path)
    (folder / "a.jd.yaml").write_text(moved, "utf-8")
    assert rules(folder) == []


def test_a_new_finding_is_reported(tmp_path: Path) -> None:
    folder = ready(tmp_path)
    (folder / "a.jd.yaml").write_text(OLD.replace("C3", "C4"), "utf-8")
    assert sorted(rules(folder)) == ["JDL040", "LNG001"]  # another value is another finding, and the old one is gone


def test_a_finding_that_is_gone_leaves_a_stale_entry_that_fails(tmp_path: Path) -> None:
    folder = ready(tmp_path)
    (folder / "a.jd.yaml").write_text(OLD.replace("C3", "C1"), "utf-8")
    done = check(".", cwd=folder)
    (found,) = [item for item in done.findings if item["rule"] == "JDL040"]
    assert (done.code, found["path"], found["start"]["line"] > 3) == (1, "jdlint-baseline.json", True)
    assert check("--allow-stale", ".", cwd=folder).code == 0
    assert "removed 1" in baseline("prune", cwd=folder)
    assert check(".", cwd=folder).code == 0


def test_only_what_was_looked_for_is_called_stale(tmp_path: Path) -> None:
    folder = ready(tmp_path)
    write(folder, {"b.jd.yaml": post("b"), "a.jd.yaml": OLD.replace("C3", "C1")})
    assert check("b.jd.yaml", cwd=folder).rules == []
    assert check(".", "--select", "DUT001,JDL040", cwd=folder).rules == []
    assert check(".", "--scope", "project", cwd=folder).rules == []
    (folder / "a.jd.yaml").unlink()
    assert set(check("b.jd.yaml", cwd=folder).rules) == {"JDL040"}


def test_update_keeps_what_was_said_of_an_entry(tmp_path: Path) -> None:
    folder = ready(tmp_path)
    path = folder / "jdlint-baseline.json"
    data = json.loads(path.read_text("utf-8"))
    data["entries"][0] |= {"reason": "kokku lepitud", "owner": "personalijuht", "until": "2027-01-31"}
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    write(folder, {"b.jd.yaml": OLD.replace('"a"', '"b"')})
    out = baseline("update", "--reason", "uus", cwd=folder)
    assert out == "jdlint-baseline.json: 6 entries, added 3, removed 0\n"
    reasons = [entry.get("reason") for entry in json.loads(path.read_text("utf-8"))["entries"]]
    assert sorted(reasons, key=str) == [None, None, "kokku lepitud", "uus", "uus", "uus"]
    assert "(in use, kokku lepitud, personalijuht, 2027-01-31)" in baseline("show", cwd=folder)
    assert baseline("update", cwd=folder).endswith("added 0, removed 0\n")


def test_an_entry_holds_until_its_last_day(tmp_path: Path) -> None:
    folder = ready(tmp_path)
    (folder / "jdlint-baseline.json").unlink()
    baseline("create", "--until", "2026-11-30", cwd=folder)
    assert rules(folder, "--as-of", "2026-11-30") == []
    assert len(rules(folder, "--as-of", "2026-12-01")) == 3
    done = jdlint("check", "--as-of", "2026-12-01", "--due", "report", cwd=folder)
    assert (done.code, "3 infos" in done.out) == (0, True)  # a date alone fails no hook


def test_what_is_broken_is_never_accepted(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": "id: [\n", "b.jd.yaml": OLD.replace('"a"', '"b"')})
    baseline("create", cwd=tmp_path)
    assert "JDL002" in rules(tmp_path)


def test_create_writes_over_nothing(tmp_path: Path) -> None:
    folder = ready(tmp_path)
    before = (folder / "jdlint-baseline.json").read_bytes()
    done = jdlint("baseline", "create", cwd=folder)
    assert (done.code, done.sentence) == (
        2,
        "jdlint: jdlint-baseline.json: exists already; jdlint baseline update brings it up to date",
    )
    assert (folder / "jdlint-baseline.json").read_bytes() == before


def test_another_file_can_be_named(tmp_path: Path) -> None:
    write(tmp_path, {"jdlint.toml": 'baseline = "vanad.json"\n', "a.jd.yaml": OLD})
    done = check(".", cwd=tmp_path)
    assert (done.code, done.sentence) == (
        2,
        "jdlint: vanad.json: cannot be read: No such file or directory; jdlint baseline create makes one",
    )
    baseline("create", cwd=tmp_path)
    assert rules(tmp_path) == []
    assert len(check("--baseline", "tühi.json", ".", cwd=tmp_path).sentence) > 0


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[", "is no baseline (line 1 is no JSON"),
        ("[]", "is no baseline of this version"),
        ('{"jdlint-baseline": 2, "entries": []}', "is no baseline of this version"),
        ('{"jdlint-baseline": 1, "entries": [1]}', "entry 1: has no fingerprint"),
        ('{"jdlint-baseline": 1, "entries": [{"fingerprint": "x"}]}', "entry 1: has no fingerprint"),
        (
            '{"jdlint-baseline": 1, "entries": [{"fingerprint": "sha256:%s", "rule": 1, "path": "a"}]}' % ("0" * 64),
            "entry 1: needs rule and path",
        ),
        (
            '{"jdlint-baseline": 1, "entries": [{"fingerprint": "sha256:%s", "rule": "X", "path": "a", "until": "x"}]}'
            % ("0" * 64),
            "entry 1: 'x' is no date",
        ),
        ("[" * 100_000, "is no baseline"),
    ],
)
def test_a_baseline_that_is_none(text: str, sentence: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": OLD, "jdlint-baseline.json": text})
    done = check(".", cwd=tmp_path)
    assert done.code == 2
    assert sentence in done.sentence


def test_no_person_is_written_into_a_baseline(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": OLD})
    for option in ("--owner", "--reason"):
        done = jdlint("baseline", "create", option, "Torvald Kask", cwd=tmp_path)
        assert (done.code, f"{option}: seems to be the name of a person" in done.sentence) == (2, True)
    assert not (tmp_path / "jdlint-baseline.json").exists()


def test_what_was_accepted_in_a_file_that_cannot_be_read_stays_accepted(tmp_path: Path) -> None:
    for name in ("a", "b"):
        text = f"jdlint: 1\nid: {name}\nposition: {{title: Nõunik}}\n"
        (tmp_path / f"{name}.jd.yaml").write_text(text, "utf-8")
    (tmp_path / "jdlint.toml").write_text("", "utf-8")
    jdlint("baseline", "create", "--as-of", AS_OF, cwd=tmp_path)
    before = (tmp_path / "jdlint-baseline.json").read_bytes()
    with (tmp_path / "a.jd.yaml").open("a", encoding="utf-8") as stream:
        stream.write("entries: [\n")
    checked = jdlint("check", "--as-of", AS_OF, "--format", "json", cwd=tmp_path)
    assert set(checked.rules) == {"JDL002"}
    jdlint("baseline", "prune", "--as-of", AS_OF, cwd=tmp_path)
    assert (tmp_path / "jdlint-baseline.json").read_bytes() == before
