"""The files of an audit: workbook, calendar, bundle, and the check that nothing was changed."""

from __future__ import annotations

import copy
import datetime as dt
import io
import json
import subprocess
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import icalendar
import openpyxl
import pytest

from jdlint.audit.calendar import render_calendar
from jdlint.audit.texts import said
from tests.audit.repository import AS_OF, FORMULA, NASTY, SHOWN, audit, write
from tests.helpers import UNMEASURED, jdlint, program

needs_office = pytest.mark.skipif(
    not Path("/usr/lib/libreoffice/program/libsclo.so").exists(),
    reason="LibreOffice Calc is missing: the workbook was NOT opened in it (tools/system_packages.sh installs it)",
)
HR = ("Kellele antud", "Parandamise tähtaeg", "Töö seis", "Märkus")


def rows(path: Path, sheet: str) -> list[dict[str, Any]]:
    heads, *lines = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, heads), line, strict=True)) for line in lines]


def test_the_workbook_has_tables_types_and_lists(tmp_path: Path) -> None:
    told = audit(write(tmp_path))
    book = openpyxl.load_workbook(tmp_path / "audit/report.xlsx")
    assert book.sheetnames == ["Kokkuvõte", "Leiud", "Ülevaatamised", "Asendamine", "Nõusolekud", "Reeglid", "Meta"]
    for sheet in book.worksheets:
        (table,) = sheet.tables.values()
        assert table.ref == sheet.dimensions
        assert table.autoFilter is not None
        assert sheet.freeze_panes == "A2"
    reviews = rows(tmp_path / "audit/report.xlsx", "Ülevaatamised")
    assert reviews[0]["Tähtaeg"] == dt.datetime(2026, 10, 1)  # noqa: DTZ001 - what openpyxl gives
    assert reviews[0]["Päevi jäänud"] == -50
    assert [row["Tunnus"].partition(" ")[0] for row in reviews] == ["hoidja", "valvur", "arhivaar", "giid"]
    assert reviews[0]["Tunnus"] == "hoidja 2025-10-01"
    findings = rows(tmp_path / "audit/report.xlsx", "Leiud")
    assert findings[0]["Tunnus"] in {f["id"] for f in told["findings"]}
    assert len(findings) == len(told["findings"])
    lists = [v.formula1 for v in book["Leiud"].data_validations.dataValidation if v.type == "list"]
    assert lists == ['"alustamata,töös,tehtud,ei muudeta"']


def test_no_cell_becomes_a_formula_or_a_link(tmp_path: Path) -> None:
    audit(write(tmp_path))
    book = openpyxl.load_workbook(tmp_path / "audit/report.xlsx")
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
    texts = {cell.value for cell in cells}
    assert {FORMULA, NASTY, SHOWN} <= texts
    with zipfile.ZipFile(tmp_path / "audit/report.xlsx") as package:
        for name in package.namelist():
            assert b"<f>" not in package.read(name), name


def test_entries_are_carried_over_whatever_the_language(tmp_path: Path) -> None:
    told = audit(write(tmp_path))
    path = tmp_path / "audit/report.xlsx"
    book = openpyxl.load_workbook(path)
    for name in ("Leiud", "Ülevaatamised", "Asendamine"):
        page: Any = book[name]
        heads = [cell.value for cell in page[1]]
        entry: tuple[Any, ...] = ("personalispetsialist", dt.date(2026, 12, 15), "töös", "=SUM(A1) on vaja vaadata")
        for head, value in zip(HR, entry, strict=True):
            page.cell(2, heads.index(head) + 1, value).data_type = "s" if isinstance(value, str) else "d"
    book.save(tmp_path / "filled.xlsx")
    done = jdlint(
        *("audit", ".", "--out", "next", "--as-of", AS_OF, "--lang", "en", "--merge", "filled.xlsx"), cwd=tmp_path
    )
    assert done.code == 0, done.err
    for sheet, identifier in (
        ("Findings", None),
        ("Reviews", "hoidja 2025-10-01"),
        ("Substitution", told["pairs"][0]["id"]),
    ):
        found = rows(tmp_path / "next/report.xlsx", sheet)
        row = next(row for row in found if row["Assigned to"])
        assert identifier in (None, row["Id"])
        assert row["Deadline"] == dt.datetime(2026, 12, 15)  # noqa: DTZ001 - what openpyxl gives
        assert row["Progress"] == "in progress"
        assert row["Comment"] == "=SUM(A1) on vaja vaadata"
        assert sum(bool(row["Assigned to"]) for row in found) == 1


def test_what_people_did_to_a_workbook_is_no_reason_to_lose_entries(tmp_path: Path) -> None:
    audit(write(tmp_path))
    book = openpyxl.load_workbook(tmp_path / "audit/report.xlsx")
    page: Any = book["Leiud"]
    heads = [cell.value for cell in page[1]]
    page.cell(1, len(heads) + 1, "Prioriteet")
    page.cell(2, len(heads) + 1, "kõrge")
    page.cell(2, heads.index("Parandamise tähtaeg") + 1, "15.12.2026")  # typed as text
    page.cell(2, heads.index("Märkus") + 1, "töös")
    page.insert_rows(1, 2)
    page.cell(1, 1, "Kvartali leiud")
    reviews: Any = book["Ülevaatamised"]
    reviews.cell(1, [cell.value for cell in reviews[1]].index("Märkus") + 1, "Kommentaar")
    pairs: Any = book["Asendamine"]
    pairs.delete_rows(1)
    book.save(tmp_path / "filled.xlsx")
    done = jdlint(
        *("audit", ".", "--out", "next", "--as-of", AS_OF, "--lang", "et", "--merge", "filled.xlsx"), cwd=tmp_path
    )
    assert done.code == 0, done.err
    row = next(row for row in rows(tmp_path / "next/report.xlsx", "Leiud") if row["Märkus"])
    assert row["Parandamise tähtaeg"] == dt.datetime(2026, 12, 15)  # noqa: DTZ001 - what openpyxl gives
    assert row["Märkus"] == "töös"
    assert done.err.splitlines() == [
        "märkus: filled.xlsx: Leiud: enda lisatud veerud jäävad vanasse tabelifaili: Prioriteet",
        "märkus: filled.xlsx: Ülevaatamised: veergu Märkus ei ole, sealt ei kantud midagi üle",
        "märkus: filled.xlsx: Asendamine: auditi pealkirjadega rida ei leitud, midagi ei kantud üle",
    ]


def test_a_workbook_that_unfolds_too_far_is_refused(tmp_path: Path) -> None:
    audit(write(tmp_path))
    with (
        zipfile.ZipFile(tmp_path / "audit/report.xlsx") as whole,
        zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as bomb,
    ):
        for name in whole.namelist():
            data = whole.read(name)
            bomb.writestr(name, b" " * 300_000_000 + data if name == "xl/sharedStrings.xml" else data)
    done = jdlint("audit", ".", "--out", "o", "--merge", "bomb.xlsx", "--as-of", AS_OF, cwd=tmp_path)
    assert (done.code, "unfolds too far" in done.sentence) == (2, True), done.err


def test_a_workbook_of_another_kind_is_refused(tmp_path: Path) -> None:
    write(tmp_path)
    openpyxl.Workbook().save(tmp_path / "other.xlsx")
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 nothing")
    with zipfile.ZipFile(tmp_path / "other.xlsx") as whole, zipfile.ZipFile(tmp_path / "cut.xlsx", "w") as cut:
        for name in whole.namelist():
            data = whole.read(name)
            cut.writestr(name, data[: len(data) // 2] if name == "xl/workbook.xml" else data)
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    for name, reason in (
        ("other.xlsx", "is no workbook of an audit"),
        ("broken.xlsx", "cannot be read as a workbook"),
        ("cut.xlsx", "cannot be read as a workbook"),
        ("old.xls", "cannot be read as a workbook"),
    ):
        done = jdlint("audit", ".", "--out", "o", "--merge", name, "--as-of", AS_OF, cwd=tmp_path)
        assert (done.code, reason in done.sentence) == (2, True), done.err


@needs_office
def test_the_workbook_opens_in_libreoffice(tmp_path: Path) -> None:
    audit(write(tmp_path))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"  # the second sheet, UTF-8
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(tmp_path)]
    subprocess.run([*command, "audit/report.xlsx"], cwd=tmp_path, check=True, capture_output=True, timeout=120)
    (found,) = tmp_path.glob("report*.csv")
    text = found.read_text("utf-8")
    assert text.startswith("Raskus,Reegel,Leid")
    assert FORMULA.replace('"', '""') in text


def calendar(path: Path) -> dict[str, Any]:
    found = icalendar.Calendar.from_ical(path.read_bytes())
    return {str(event["uid"]): event for event in found.walk("VEVENT")}


@pytest.mark.parametrize(
    "name", ["Jurist; IT, andmed\\arhiiv", "õ" * 200, "🎓" * 60 + "a" * 90, "a" * 40 + "ž" * 40, "\ttab", ""]
)
def test_an_event_says_the_name_as_it_is(name: str) -> None:
    event: Any = {"uid": "a@b", "due": "2026-12-31", "sequence": 0, "cancelled": False, "post": "a", "owner": None}
    whole: Any = {**event, "name": name, "unit": name}
    told: Any = {"as_of": AS_OF, "posts": [], "events": []}
    data = render_calendar(told, "et", [whole])
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    found: Any = icalendar.Calendar.from_ical(data).walk("VEVENT")[0]
    assert found["summary"] == said("event_title", "et", name=name)
    assert found["dtend"].dt == dt.date(2027, 1, 1)
    again = icalendar.Calendar.from_ical(icalendar.Calendar.from_ical(data).to_ical())
    assert again == icalendar.Calendar.from_ical(data)


def test_the_last_day_there_is_and_an_identifier_with_lines() -> None:
    event: Any = {"uid": "a\r\nEND:VEVENT", "due": "9999-12-31", "sequence": 0, "cancelled": True, "name": "Jurist"}
    told: Any = {"as_of": AS_OF, "posts": [], "events": []}
    whole: Any = {**event, "unit": None, "owner": None, "post": "a"}
    data = render_calendar(told, "et", [whole])
    assert data.split(b"\r\n").count(b"END:VEVENT") == 1
    assert b"DTEND" not in data
    assert b"DTSTART;VALUE=DATE:99991231" in data


def test_reviews_are_events_with_an_alarm(tmp_path: Path) -> None:
    audit(write(tmp_path), "audit", "--per-unit")
    data = (tmp_path / "audit/reviews.ics").read_bytes()
    assert icalendar.Calendar.from_ical(data).to_ical() == data
    events = calendar(tmp_path / "audit/reviews.ics").values()
    assert len(events) == 4
    first = min(events, key=lambda event: event["dtstart"].dt)
    assert (first["dtstart"].dt, first["dtend"].dt) == (dt.date(2026, 10, 1), dt.date(2026, 10, 2))
    assert first["summary"] == "Ametijuhendi ülevaatamine: Koguhoidja"
    assert [alarm["trigger"].dt for alarm in first.walk("VALARM")] == [dt.timedelta(days=-14)]
    units = sorted(path.name for path in (tmp_path / "audit/reviews").iterdir())
    assert units == ["kogude-osakond.ics", "naitused.ics", "u202e-x1b-31mnaitused.ics"]
    assert len(calendar(tmp_path / "audit/reviews/kogude-osakond.ics")) == 2


def test_an_event_stays_itself_until_its_review_is_done(tmp_path: Path) -> None:
    write(tmp_path)
    audit(tmp_path, "a")
    before = calendar(tmp_path / "a/reviews.ics")
    giid = tmp_path / "muu/giid.jd.yaml"
    giid.write_text(giid.read_text("utf-8").replace("interval_months: 12", "interval_months: 6"), "utf-8")
    hoidja = tmp_path / "kogud/hoidja.jd.yaml"
    hoidja.write_text(hoidja.read_text("utf-8").replace("2025-10-01", "2026-11-15"), "utf-8")
    audit(tmp_path, "b", "--since", "a")
    after = calendar(tmp_path / "b/reviews.ics")
    assert before.keys() < after.keys()
    told = {(str(e["summary"]).rpartition(": ")[2], str(e["status"]), int(e["sequence"])) for e in after.values()}
    assert ("Koguhoidja", "CANCELLED", 1) in told
    assert ("Koguhoidja", "CONFIRMED", 0) in told
    assert (NASTY, "CONFIRMED", 1) in told
    assert ("Arhivaar", "CONFIRMED", 0) in told
    audit(tmp_path, "c", "--since", "b")
    assert all(str(event["status"]) == "CONFIRMED" for event in calendar(tmp_path / "c/reviews.ics").values())


def test_the_report_is_made_again_without_the_repository(tmp_path: Path) -> None:
    write(tmp_path)
    audit(tmp_path, "audit", "--bundle", "audit.zip")
    for source in ("audit", "audit/report.json", "audit.zip"):
        for name, file in (("html", "report.html"), ("xlsx", "report.xlsx"), ("ics", "reviews.ics")):
            done = jdlint(
                *("report", "--from", source, "--format", name, "--output", f"again.{name}", "--lang", "et"),
                cwd=tmp_path,
            )
            assert done.code == 0, done.err
            assert (tmp_path / f"again.{name}").read_bytes() == (tmp_path / "audit" / file).read_bytes(), (source, name)


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=jdlint", "-c", "user.email=jdlint@example.invalid")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def test_verify_finds_what_was_changed(tmp_path: Path) -> None:
    write(tmp_path)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    audit(tmp_path, "../audit", "--bundle", "../audit.zip")
    bundle = tmp_path.parent / "audit.zip"
    assert jdlint("verify", bundle, cwd=tmp_path).code == 0
    whole = jdlint("verify", bundle, "--repository", ".", cwd=tmp_path)
    assert (whole.code, whole.out.splitlines()[-1]) == (0, "the repository gives the same numbers and findings")
    report = tmp_path.parent / "audit/report.html"
    report.write_bytes(report.read_bytes().replace(b"Koguhoidja", b"Kogumata"))
    (tmp_path.parent / "audit/reviews.ics").unlink()
    history = tmp_path.parent / "audit/history.jsonl"
    history.write_bytes(history.read_bytes().replace(b'"clean": ', b'"clean": 1'))
    told = jdlint("verify", report.parent, cwd=tmp_path)
    assert told.code == 1
    assert told.out.splitlines() == [
        "history.jsonl: was changed after the audit",
        "report.html: was changed after the audit",
        "reviews.ics: is missing",
    ]
    giid = tmp_path / "muu/giid.jd.yaml"
    giid.write_text(giid.read_text("utf-8").replace("2026-06-01", "2020-06-01"), "utf-8")
    git(tmp_path, "commit", "-qam", "second")
    other = jdlint("verify", bundle, "--repository", ".", cwd=tmp_path)
    assert other.code == 1
    assert "muu/giid.jd.yaml: is not the file that was judged" in other.out
    assert "the repository is at commit" in other.out
    assert "the findings are others" in other.out


def test_verify_refuses_what_is_no_bundle(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04")
    (tmp_path / "b").mkdir()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as bundle:
        bundle.writestr("manifest.json", json.dumps({"files": [{"path": "../b", "sha256": "0"}]}))
    (tmp_path / "c.zip").write_bytes(stream.getvalue())
    with zipfile.ZipFile(tmp_path / "twice.zip", "w") as bundle:
        bundle.writestr("manifest.json", "{}")
        with pytest.warns(UserWarning, match="Duplicate"):
            bundle.writestr("manifest.json", "{}")
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("manifest.json", bytes(30 * 1024 * 1024))
    for name in ("a.zip", "b", "c.zip", "twice.zip", "bomb.zip", "missing.zip"):
        done = jdlint("verify", name, cwd=tmp_path)
        assert done.code == 2, (name, done.out)
        assert name in done.sentence


def test_a_missing_library_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path)
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    done = jdlint("audit", ".", "--out", "audit", "--as-of", AS_OF, cwd=tmp_path)
    assert done.code == 2
    assert done.sentence.endswith('install it with: pip install "jdlint[report]"')
    assert not (tmp_path / "audit").exists()


def test_the_report_as_pdf_is_the_same_each_time_and_no_description(tmp_path: Path) -> None:
    write(tmp_path)
    words = ("--out", "audit", "--as-of", AS_OF, "--lang", "et", "--pdf")
    assert program("audit", ".", *words, cwd=tmp_path, env=UNMEASURED).returncode == 0
    data = (tmp_path / "audit/report.pdf").read_bytes()
    assert data.startswith(b"%PDF-")
    wish = ("--format", "pdf", "--output", "again.pdf", "--lang", "et")
    assert program("report", "--from", "audit", *wish, cwd=tmp_path, env=UNMEASURED).returncode == 0
    assert (tmp_path / "again.pdf").read_bytes() == data
    before = json.loads((tmp_path / "audit/report.json").read_text("utf-8"))
    after = audit(tmp_path, "next")
    assert after["numbers"] == before["numbers"]
    assert [item["path"] for item in after["unchecked"] if item["path"]] == []


def test_what_hides_text_or_moves_a_cursor_is_shown_as_such(tmp_path: Path) -> None:
    audit(write(tmp_path), "audit", "--per-unit")
    for path in sorted((tmp_path / "audit").rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            members = [data]
            if path.suffix == ".xlsx":
                with zipfile.ZipFile(path) as package:
                    members = [package.read(name) for name in package.namelist()]
            assert all("\u202e".encode() not in member and b"\x1b" not in member for member in members), path.name
    assert any(
        SHOWN in str(row.values()) or SHOWN in row.values() for row in rows(tmp_path / "audit/report.xlsx", "Leiud")
    )


def _odd(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the report with one value at a time that no audit writes, once for each field."""
    seen = set()
    for path, value in _leaves(told):
        shape = tuple("*" if isinstance(part, int) else part for part in path)
        if shape in seen or isinstance(value, bool) or shape == ("schema_version",):
            continue
        seen.add(shape)
        for odd in (-1, 10**30) if isinstance(value, (int, float)) else ("x", "", "9999-99-99"):
            changed = copy.deepcopy(told)
            inner: Any = changed
            for part in path[:-1]:
                inner = inner[part]
            inner[path[-1]] = odd
            yield changed


def _leaves(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    if isinstance(node, (dict, list)):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from _leaves(value, (*path, key))
    else:
        yield path, node


@pytest.mark.parametrize(("format_", "step"), [("html", 9), ("xlsx", 9), ("ics", 2)])
def test_a_report_with_odd_values_is_rendered_or_refused(tmp_path: Path, format_: str, step: int) -> None:
    write(tmp_path)
    audit(tmp_path, "before", as_of="2026-08-20")
    refused = 0
    for changed in islice(_odd(audit(tmp_path, "after", "--since", "before")), 0, None, step):
        (tmp_path / "odd.json").write_text(json.dumps(changed), "utf-8")
        done = jdlint("report", "--from", "odd.json", "--format", format_, "--output", "out", cwd=tmp_path)
        assert done.code == 0 or (done.code == 2 and "is no report of an audit" in done.sentence), done.err
        refused += done.code == 2
    assert refused


def test_entries_of_rows_that_are_gone_are_told(tmp_path: Path) -> None:
    audit(write(tmp_path))
    book = openpyxl.load_workbook(tmp_path / "audit/report.xlsx")
    page: Any = book["Ülevaatamised"]
    heads = [cell.value for cell in page[1]]
    page.cell(2, heads.index("Märkus") + 1, "Kokku lepitud juhiga.")
    page.cell(3, heads.index("Märkus") + 1, "Teha jaanuaris.")
    book.save(tmp_path / "filled.xlsx")
    (tmp_path / "kogud/hoidja.jd.yaml").unlink()
    done = jdlint("audit", ".", "--out", "next", "--as-of", AS_OF, "--merge", "filled.xlsx", cwd=tmp_path)
    assert done.code == 0, done.err
    assert (
        "note: filled.xlsx: 1 entry was not carried over, for its row is gone; it stays in the old workbook" in done.err
    )
    assert [row["Comment"] for row in rows(tmp_path / "next/report.xlsx", "Reviews") if row["Comment"]] == [
        "Teha jaanuaris."
    ]


def test_verify_judges_as_the_audit_was_told_to(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "seaded.toml").write_text('ignore = ["SUB001"]\n', "utf-8")
    audit(tmp_path, "out/audit", "--config", "seaded.toml", "--context", ".")
    done = jdlint("verify", "out/audit", "--repository", ".", cwd=tmp_path)
    assert done.code == 0, done.out
    (tmp_path / "out/audit/märkmed.txt").write_text("Vaata üle.", "utf-8")
    done = jdlint("verify", "out/audit", cwd=tmp_path)
    assert (done.code, "note: märkmed.txt: is none of the audit's files" in done.err) == (0, True)
    (tmp_path / "seaded.toml").unlink()
    done = jdlint("verify", "out/audit", "--repository", ".", cwd=tmp_path)
    assert (done.code, done.sentence) == (
        2,
        "jdlint: seaded.toml: the audit was made with it, and it is not there",
    )
