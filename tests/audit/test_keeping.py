"""What an audit, a report and a check of it must not lose, and what they must not take for something else."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from tests.audit.repository import AS_OF, audit, write
from tests.helpers import jdlint


def made(folder: Path, *more: str | Path, out: str = "audit", as_of: str = AS_OF) -> tuple[int, str]:
    """Return the exit code and what went to standard error."""
    done = jdlint("audit", ".", "--out", out, "--as-of", as_of, "--lang", "en", *more, cwd=folder)
    return done.code, done.err


def entered(folder: Path, sheet: str = "Leiud", name: str = "filled.xlsx", **entries: str) -> Path:
    """Return the workbook of the audit with entries in the first row of a sheet."""
    book = openpyxl.load_workbook(folder / "audit/report.xlsx")
    page: Any = book[sheet]
    heads = [cell.value for cell in page[1]]
    for head, text in (entries or {"Märkus": "Kokku lepitud."}).items():
        page.cell(2, heads.index(head) + 1, text)
    book.save(folder / name)
    return folder / name


def test_entries_that_were_carried_over_are_not_dropped_by_the_next_run(tmp_path: Path) -> None:
    audit(write(tmp_path))
    entered(tmp_path)
    assert made(tmp_path, "--merge", "filled.xlsx", "--force")[0] == 0
    code, err = made(tmp_path)
    assert (code, "somebody has filled it in; carry the entries over with --merge" in err) == (2, True)
    assert made(tmp_path, "--merge", "audit/report.xlsx")[0] == 0
    assert made(tmp_path, "--force") == (0, "")


@pytest.mark.parametrize("content", [b"nothing", b"PK\x03\x04"])
def test_a_bundle_takes_the_place_of_its_earlier_self_alone(tmp_path: Path, content: bytes) -> None:
    write(tmp_path)
    assert made(tmp_path, "--bundle", "a.zip") == (0, "")
    assert made(tmp_path, "--bundle", "a.zip") == (0, "")
    (tmp_path / "b.zip").write_bytes(content)
    for name, out in (("a.zip", "later"), ("b.zip", "later")):
        before = (tmp_path / name).read_bytes()
        code, err = made(tmp_path, "--bundle", name, out=out, as_of="2026-12-01")
        assert (code, f"{name}: exists, and is no bundle of this audit" in err) == (2, True)
        assert (tmp_path / name).read_bytes() == before
        assert not (tmp_path / out).exists()
    code, err = made(tmp_path, "--bundle", "no/where.zip", out="later")
    assert (code, "cannot be written" in err, (tmp_path / "later").exists()) == (2, True, False)


@pytest.mark.parametrize("form", ["html", "xlsx", "ics", "json"])
def test_a_report_takes_the_place_of_a_report_alone(tmp_path: Path, form: str) -> None:
    audit(write(tmp_path))
    command = ("report", "--from", "audit", "--format", form, "--lang", "et", "--output")
    mine = tmp_path / f"mine.{form}"
    mine.write_text("minu oma", "utf-8")
    refused = jdlint(*command, mine.name, cwd=tmp_path)
    assert (refused.code, "on olemas ega ole selline aruanne" in refused.sentence) == (2, True)
    assert mine.read_text("utf-8") == "minu oma"
    for _ in range(2):
        assert jdlint(*command, f"again.{form}", cwd=tmp_path).code == 0
    filled = entered(tmp_path)
    if form == "xlsx":
        refused = jdlint(*command, filled.name, cwd=tmp_path)
        assert (refused.code, "keegi on selle täitnud" in refused.sentence) == (2, True)
        assert jdlint(*command, filled.name, "--merge", filled.name, cwd=tmp_path).code == 0


def test_a_sheet_with_another_name_and_rows_that_stand_twice_are_told(tmp_path: Path) -> None:
    audit(write(tmp_path))
    book = openpyxl.load_workbook(entered(tmp_path))
    book["Ülevaatamised"].title = "Minu ülevaatamised"
    page: Any = book["Leiud"]
    heads = [cell.value for cell in page[1]]
    page.append(["" if head != "Tunnus" else page.cell(2, heads.index("Tunnus") + 1).value for head in heads])
    page.cell(page.max_row, heads.index("Märkus") + 1, "Midagi muud.")
    page.cell(page.max_row, heads.index("Kellele antud") + 1, "juhataja")
    page.cell(3, len(heads) + 2, "pealkirjata")
    book.save(tmp_path / "filled.xlsx")
    code, err = made(tmp_path, "--merge", "filled.xlsx", out="next")
    assert code == 0
    letter = get_column_letter(len(heads) + 2)
    own, renamed, sheets, twice = err.splitlines()
    assert own == f"note: filled.xlsx: Leiud: columns of your own stay in the old workbook: {letter}"
    assert renamed.startswith(
        "note: filled.xlsx: there is no sheet Ülevaatamised / Reviews, so that nothing was carried"
    )
    assert sheets == "note: filled.xlsx: sheets of your own stay in the old workbook: Minu ülevaatamised"
    assert twice.endswith("1 row stands there more than once with other entries; the first ones were carried over")
    sheet: Any = openpyxl.load_workbook(tmp_path / "next/report.xlsx")["Findings"]
    names = [cell.value for cell in sheet[1]]
    values = [[row[names.index(name)] for name in ("Assigned to", "Comment")] for row in sheet.values]
    assert [value for value in values[1:] if any(value)] == [["juhataja", "Kokku lepitud."]]


def test_a_workbook_is_not_merged_into_itself_where_that_would_lose_something(tmp_path: Path) -> None:
    audit(write(tmp_path))
    book = openpyxl.load_workbook(entered(tmp_path))
    book.create_sheet("Minu leht").cell(1, 1, "Oluline.")
    book.save(tmp_path / "audit/report.xlsx")
    before = (tmp_path / "audit/report.xlsx").read_bytes()
    code, err = made(tmp_path, "--merge", "audit/report.xlsx")
    assert (code, "would lose something: sheets of your own stay in the old workbook: Minu leht" in err) == (2, True)
    command = ("report", "--from", "audit", "--format", "xlsx", "--output", "audit/report.xlsx")
    for more in ((), ("--merge", "audit/report.xlsx")):
        assert jdlint(*command, *more, cwd=tmp_path).code == 2
    assert (tmp_path / "audit/report.xlsx").read_bytes() == before
    shutil.copy(tmp_path / "audit/report.xlsx", tmp_path / "copy.xlsx")
    assert made(tmp_path, "--merge", "copy.xlsx", "--force")[0] == 0


@pytest.mark.parametrize("content", ["[]", "1", '"a"', '{"as_of": 1, "files": [1]}'])
def test_a_manifest_of_something_else_is_one_sentence(tmp_path: Path, content: str) -> None:
    write(tmp_path)
    (tmp_path / "audit").mkdir()
    (tmp_path / "audit/manifest.json").write_text(content, "utf-8")
    code, err = made(tmp_path)
    assert (code, "manifest.json: is not as an audit wrote it" in err) == (2, True)


def test_a_manifest_leads_to_no_file_of_others(tmp_path: Path) -> None:
    write(tmp_path)
    assert made(tmp_path)[0] == 0
    victim = tmp_path / "victim.ics"
    victim.write_text("minu oma", "utf-8")
    manifest = tmp_path / "audit/manifest.json"
    told = json.loads(manifest.read_text("utf-8"))
    digest = hashlib.sha256(victim.read_bytes()).hexdigest()
    names = ("../victim.ics", str(victim), "reviews/../../victim.ics", "victim.ics")
    told["files"] += [{"path": name, "sha256": digest} for name in names]
    manifest.write_text(json.dumps(told), "utf-8")
    shutil.copy(victim, tmp_path / "audit/victim.ics")
    assert made(tmp_path) == (0, "")
    assert victim.exists()
    assert (tmp_path / "audit/victim.ics").exists()


def test_what_is_said_of_a_review_is_not_said_of_the_next(tmp_path: Path) -> None:
    audit(write(tmp_path))
    entered(tmp_path, "Ülevaatamised", **{"Töö seis": "Tehtud"})
    hoidja = tmp_path / "kogud/hoidja.jd.yaml"
    hoidja.write_text(hoidja.read_text("utf-8").replace("2025-10-01", "2026-11-19"), "utf-8")
    code, err = made(tmp_path, "--merge", "filled.xlsx", out="next")
    assert (code, "1 entry was not carried over" in err) == (0, True)


def test_files_of_an_earlier_run_that_this_one_does_not_write_are_removed(tmp_path: Path) -> None:
    write(tmp_path)
    assert made(tmp_path, "--per-unit") == (0, "")
    assert len(list((tmp_path / "audit/reviews").iterdir())) == 3
    (tmp_path / "audit/minu.txt").write_text("minu oma", "utf-8")
    assert made(tmp_path) == (0, "")
    assert list((tmp_path / "audit/reviews").iterdir()) == []
    assert (tmp_path / "audit/minu.txt").exists()


def test_an_audit_that_goes_on_from_a_changed_one_says_so(tmp_path: Path) -> None:
    write(tmp_path)
    assert made(tmp_path, "--bundle", "a.zip", as_of="2026-09-01") == (0, "")
    assert made(tmp_path, "--since", "a.zip", out="b") == (0, "")
    history = tmp_path / "audit/history.jsonl"
    history.write_text(history.read_text("utf-8").replace('"clean": ', '"clean": 1'), "utf-8")
    assert made(tmp_path, "--since", "audit", out="c") == (
        0,
        "note: audit/history.jsonl: was changed after the audit\n",
    )
    assert made(tmp_path, "--since", "audit/report.json", out="d") == (0, "")
    lines = (tmp_path / "d/history.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["as_of"] for line in lines] == ["2026-09-01", AS_OF]


def test_a_history_beside_a_folder_that_is_not_there_yet_is_none_of_it(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "history.jsonl").write_text("minu oma\n", "utf-8")
    assert made(tmp_path) == (0, "")
    assert len((tmp_path / "audit/history.jsonl").read_text("utf-8").splitlines()) == 1


def test_another_folder_gives_the_same_audit(tmp_path: Path) -> None:
    here, there = write(tmp_path / "here"), tmp_path / "elsewhere" / "there"
    (here / "organisation.yaml").write_text("jdlint_organisation: 1\nunits: [{name: Näitused}]\n", "utf-8")
    config = here / "jdlint.toml"
    config.write_text('organisation = "organisation.yaml"\n' + config.read_text("utf-8"), "utf-8")
    shutil.copytree(here, there)
    told = audit(here, "audit", "--bundle", here / "a.zip")
    assert audit(there) == told
    done = jdlint("verify", here / "a.zip", "--repository", there, "--lang", "et", cwd=tmp_path)
    assert (done.code, "hoidlast tulevad samad arvud ja leiud" in done.out) == (0, True), done.out
    changed = (there / "jdlint.toml").read_text("utf-8").replace("[owners]", 'ignore = ["SUB001"]\n[owners]')
    (there / "jdlint.toml").write_text(changed, "utf-8")
    done = jdlint("verify", here / "a.zip", "--repository", there, "--lang", "en", cwd=tmp_path)
    assert done.code == 1
    assert "jdlint.toml: is not the file that was judged\nnot as they were: the configuration\n" in done.out
    with zipfile.ZipFile(here / "a.zip") as bundle:
        assert json.loads(bundle.read("report.json")) == told


def test_a_folder_that_names_a_person_is_found_again(tmp_path: Path) -> None:
    write(tmp_path / "Jaan Kuusk")
    done = jdlint("audit", "Jaan Kuusk", "--out", "o", "--as-of", AS_OF, cwd=tmp_path)
    assert done.code == 0, done.err
    assert b"Kuusk" not in (tmp_path / "o/report.json").read_bytes()
    done = jdlint("verify", "o", "--repository", ".", "--lang", "en", cwd=tmp_path)
    assert (done.code, "the repository gives the same numbers and findings" in done.out) == (0, True), done.out
    (tmp_path / "Jaan Kuusk").rename(tmp_path / "muu")
    done = jdlint("verify", "o", "--repository", ".", "--lang", "en", cwd=tmp_path)
    assert (done.code, "name the folder in which the audit was made" in done.sentence) == (2, True)


def test_events_of_an_audit_with_names_are_cancelled_without(tmp_path: Path) -> None:
    write(tmp_path)
    path = tmp_path / "kogud/hoidja.jd.yaml"
    path.write_text(path.read_text("utf-8").replace("title: Koguhoidja", "title: Hoidja Jaan Kuusk"), "utf-8")
    assert "Kuusk" in json.dumps(audit(tmp_path, "a", "--show-names", as_of="2026-11-01"))
    path.unlink()
    told = audit(tmp_path, "b", "--since", "a")
    assert [event["cancelled"] for event in told["events"]].count(True) == 1
    assert b"Kuusk" not in (tmp_path / "b/report.json").read_bytes()
    assert b"Kuusk" not in (tmp_path / "b/reviews.ics").read_bytes()


def test_what_got_worse_or_was_not_asked_is_not_called_mended(tmp_path: Path) -> None:
    write(tmp_path)
    first = audit(tmp_path, "a", as_of="2026-09-01")  # due soon
    assert "REV003" in {f["rule"] for f in first["findings"] if f["post"] == "hoidja"}
    later = audit(tmp_path, "b", "--since", "a")  # overdue, and nobody did anything
    assert "REV002" in {f["rule"] for f in later["findings"] if f["post"] == "hoidja"}
    assert (later["previous"]["fixed"], later["previous"]["replaced"]) == (0, 1)
    giid = tmp_path / "muu/giid.jd.yaml"
    giid.write_text("id: [", "utf-8")
    broken = audit(tmp_path, "c", "--since", "b")["previous"]
    assert (broken["fixed"], broken["removed"]) == (0, 0)
    assert broken["set_aside"] > 0


def test_a_finding_that_counts_again_keeps_its_first_day(tmp_path: Path) -> None:
    write(tmp_path)
    audit(tmp_path, "a", as_of="2026-11-01")
    assert jdlint("baseline", "create", "--as-of", AS_OF, cwd=tmp_path).code == 0
    accepted = audit(tmp_path, "b", "--since", "a", as_of="2026-11-02")
    assert {f["first_seen"] for f in accepted["findings"] if f["status"] == "suppressed"} == {"2026-11-01"}
    (tmp_path / "jdlint-baseline.json").unlink(missing_ok=True)
    for path in tmp_path.glob("*baseline*"):
        path.unlink()
    again = audit(tmp_path, "c", "--since", "b", as_of="2026-11-03")
    reopened = [f for f in again["findings"] if f["status"] == "new"]
    assert reopened
    assert {f["first_seen"] for f in reopened} == {"2026-11-01"}
