"""What an audit knows: posts, owners, pairs, what changed since the previous one, and what is left out on purpose."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from jdlint.audit.redaction import Redactor
from jdlint.audit.texts import TEXTS
from jdlint.rulebook.index import load_rulebook
from tests.audit.repository import AS_OF, audit, write
from tests.helpers import ROOT, jdlint


def test_numbers_posts_and_owners(tmp_path: Path) -> None:
    told = audit(write(tmp_path))
    assert told["numbers"]["descriptions"] == 4
    assert told["numbers"]["overdue"] == 1
    assert told["numbers"]["due_soon"] == 2
    posts = {post["key"]: post for post in told["posts"]}
    assert posts["hoidja"]["owner"] == "kogude juhataja"
    assert posts["giid"]["owner"] == ""
    assert (posts["hoidja"]["due"], posts["hoidja"]["days"], posts["hoidja"]["state"]) == ("2026-10-01", -50, "overdue")
    assert posts["valvur"]["days"] == 1
    errors = [f for f in told["findings"] if f["severity"] == "error" and f["status"] != "suppressed"]
    assert sum(post["errors"] for post in told["posts"]) == len(errors)


def test_pairs_are_those_that_do_not_agree(tmp_path: Path) -> None:
    told = audit(write(tmp_path))
    pairs = {(pair["speaker"], pair["direction"], pair["other"]) for pair in told["pairs"]}
    # hoidja and arhivaar substitute each other in one direction alone; valvur names giid in both, giid names nobody
    assert pairs == {
        ("hoidja", "substituted_by", "arhivaar"),
        ("valvur", "substitutes_for", "giid"),
        ("valvur", "substituted_by", "giid"),
    }
    assert told["numbers"]["broken_pairs"] == 3


def test_names_of_persons_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    write(tmp_path)
    told = json.dumps(audit(tmp_path), ensure_ascii=False)
    assert "Maasikas" not in told
    assert "[nimi]" in told
    assert "Maasikas" in json.dumps(audit(tmp_path, "named", "--show-names"), ensure_ascii=False)


def test_names_in_the_names_of_files_are_left_out_as_well(tmp_path: Path) -> None:
    text = "AMETIJUHEND\n\nAmetikoha nimetus: {}\nStruktuuriüksus: {}\nTeenistusülesanded\n1. Koostab aruande.\n"
    files = {
        "Ametijuhend Jaan Kuusk.txt": ("Nõunik", "Jaan Kuuse Gümnaasium"),
        "Ametijuhend Mari-Liis Kuusk.txt": ("Arhivaar", "Osakond"),
        "mari.kuusk/arhivaar.txt": ("Hoidja", "Osakond"),
        "mari.kuusk/katki.jd.yaml": ("", ""),
    }
    (tmp_path / "mari.kuusk").mkdir()
    for name, values in files.items():
        (tmp_path / name).write_text(text.format(*values) if values[0] else "id: [", "utf-8")
    done = jdlint("audit", ".", "--out", "audit", "--as-of", AS_OF, "--bundle", "audit.zip", cwd=tmp_path)
    assert done.code == 0, done.err
    for file in (tmp_path / "audit").iterdir():
        assert b"kuusk" not in file.read_bytes().lower(), file.name
    told = json.loads((tmp_path / "audit/report.json").read_text("utf-8"))
    signs = [re.sub("[0-9a-f]{8}", "…", item["path"]) for item in told["inputs"]]
    first, second = "Ametijuhend [nimi …].txt", "[nimi …]/"
    assert signs == [first, first, f"{second}arhivaar.txt", f"{second}katki.jd.yaml"]
    assert len({item["path"] for item in told["inputs"]}) == 4
    assert "Jaan Kuuse Gümnaasium" in {unit["unit"] for unit in told["units"]}
    assert jdlint("verify", "audit.zip", "--repository", ".", cwd=tmp_path).code == 0


def test_the_owner_of_a_unit_stands_in_the_organisation_file(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "organisation.yaml").write_text(
        "jdlint_organisation: 1\nunits:\n  - name: Muuseum\n  - {name: Näitused, parent: Muuseum}\n"
        "owners:\n  - {unit: Muuseum, role: personalijuht}\n  - {role: direktor}\n",
        "utf-8",
    )
    config = tmp_path / "jdlint.toml"
    config.write_text('organisation = "organisation.yaml"\n' + config.read_text("utf-8"), "utf-8")
    owners = {post["key"]: post["owner"] for post in audit(tmp_path)["posts"]}
    assert owners == {
        "hoidja": "kogude juhataja",
        "arhivaar": "kogude juhataja",
        "giid": "personalijuht",
        "valvur": "direktor",
    }


def test_what_is_new_known_and_fixed(tmp_path: Path) -> None:
    write(tmp_path)
    first = audit(tmp_path, "q3", as_of="2026-10-20")
    assert {f["status"] for f in first["findings"]} == {"open"}
    assert first["previous"] is None
    hoidja = tmp_path / "kogud/hoidja.jd.yaml"
    hoidja.write_text(hoidja.read_text("utf-8").replace("2025-10-01", "2026-11-01"), "utf-8")
    giid = tmp_path / "muu/giid.jd.yaml"
    giid.write_text(giid.read_text("utf-8").replace("    expected_results: [Ülevaade on koostatud.]\n", ""), "utf-8")
    second = audit(tmp_path, "q4", "--since", "q3")
    status = {(f["rule"], f["post"]): f for f in second["findings"]}
    assert status["DUT001", "giid"]["status"] == "new"
    assert status["DUT001", "giid"]["first_seen"] == AS_OF
    assert status["SUB001", "hoidja"]["status"] == "known"
    assert status["SUB001", "hoidja"]["first_seen"] == "2026-10-20"
    assert ("REV002", "hoidja") not in status
    units = {unit["unit"]: unit for unit in second["units"]}
    assert units["Kogude osakond"]["fixed"] >= 1
    assert units["Näitused"]["new"] == 1
    previous = second["previous"]
    active = [f for f in second["findings"] if f["status"] != "suppressed"]
    assert previous["new"] + previous["unchanged"] == len(active)
    assert previous["as_of"] == "2026-10-20"
    assert [point["as_of"] for point in second["history"]] == ["2026-10-20"]


def test_the_history_goes_on_from_audit_to_audit(tmp_path: Path) -> None:
    write(tmp_path)
    audit(tmp_path, "a", as_of="2026-03-01")
    audit(tmp_path, "b", "--since", "a", as_of="2026-06-01")
    third = audit(tmp_path, "c", "--since", "b", as_of="2026-09-01")
    assert [point["as_of"] for point in third["history"]] == ["2026-03-01", "2026-06-01"]
    lines = (tmp_path / "c/history.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["as_of"] for line in lines] == ["2026-03-01", "2026-06-01", "2026-09-01"]


def test_findings_of_posts_in_one_file_belong_to_each_of_them(tmp_path: Path) -> None:
    posts = "".join(
        f"Lisa {number}\n\nAMETIJUHEND\n\nStruktuuriüksus: Osakond {number}\n\nTeenistuskoht: Hoidja {number}\n\n"
        "Teenistusülesanded\n\n2.1. Hoiab kogusid.\n\n"
        for number in (1, 2, 3)
    )
    (tmp_path / "lisad.txt").write_text(posts, "utf-8")
    told = audit(tmp_path)
    assert len(told["posts"]) == 3
    assert all(post["errors"] + post["warnings"] for post in told["posts"])
    assert told["numbers"]["clean"] == 0
    assert {unit["unit"]: bool(sum(unit["families"].values())) for unit in told["units"]} == {
        f"Osakond {number}": True for number in (1, 2, 3)
    }


def test_findings_of_posts_that_are_gone_are_not_called_mended(tmp_path: Path) -> None:
    write(tmp_path)
    audit(tmp_path, "a", as_of="2026-08-20")
    (tmp_path / "muu/valvur.jd.yaml").unlink()
    previous = audit(tmp_path, "b", "--since", "a", as_of="2026-08-21")["previous"]
    assert previous["fixed"] == 0
    assert previous["removed"] > 0


def test_what_was_accepted_or_switched_off_is_not_called_mended(tmp_path: Path) -> None:
    write(tmp_path)
    first = audit(tmp_path, "a")
    counted = [finding for finding in first["findings"] if finding["status"] != "suppressed"]
    config = tmp_path / "jdlint.toml"
    config.write_text('ignore = ["SUB001"]\n' + config.read_text("utf-8"), "utf-8")
    off = audit(tmp_path, "b", "--since", "a")["previous"]
    assert (off["fixed"], off["set_aside"]) == (0, sum(finding["rule"] == "SUB001" for finding in counted))
    assert off["set_aside"] > 0
    assert jdlint("baseline", "create", "--as-of", AS_OF, cwd=tmp_path).code == 0
    accepted = audit(tmp_path, "c", "--since", "a")
    assert accepted["previous"]["fixed"] == sum(unit["fixed"] for unit in accepted["units"]) == 0
    assert accepted["previous"]["set_aside"] == len(counted) - accepted["previous"]["unchanged"]


def test_the_history_keeps_every_line_or_the_audit_stops(tmp_path: Path) -> None:
    write(tmp_path)
    audit(tmp_path)
    history = tmp_path / "audit/history.jsonl"
    (line,) = history.read_text("utf-8").splitlines()
    days = [f"{year}-0{month}-01" for year in range(2010, 2026) for month in (1, 4, 7)] + ["2027-01-01"]
    history.write_text("".join(line.replace(AS_OF, day) + "\n" for day in days), "utf-8")
    told = audit(tmp_path)
    assert [point["as_of"] for point in told["history"]] == days[-41:-1]
    kept = [json.loads(line)["as_of"] for line in history.read_text("utf-8").splitlines()]
    assert kept == sorted([*days, AS_OF])
    for wrong in ("<<<<<<< HEAD", line.replace(AS_OF, "eile"), "{}"):
        history.write_text(f"{line}\n{wrong}\n", "utf-8")
        done = jdlint("audit", ".", "--out", "audit", "--as-of", AS_OF, cwd=tmp_path)
        assert (done.code, "history.jsonl:2: this line tells of no audit; mend or remove it" in done.sentence) == (
            2,
            True,
        )
        assert history.read_text("utf-8") == f"{line}\n{wrong}\n"


def test_nothing_of_an_earlier_audit_is_lost(tmp_path: Path) -> None:
    write(tmp_path)
    audit(tmp_path)
    audit(tmp_path)  # the same one again
    later = jdlint("audit", ".", "--out", "audit", "--as-of", "2026-12-01", cwd=tmp_path)
    assert (later.code, later.sentence.partition("; ")[2]) == (2, "choose another folder, or say --force")
    back = jdlint("audit", ".", "--out", "b", "--since", "audit", "--as-of", "2026-11-01", cwd=tmp_path)
    assert "which is later than --as-of" in back.sentence
    workbook = tmp_path / "audit/report.xlsx"
    workbook.write_bytes(workbook.read_bytes() + b" ")
    filled = jdlint("audit", ".", "--out", "audit", "--as-of", AS_OF, cwd=tmp_path)
    assert "somebody has filled it in" in filled.sentence
    assert audit(tmp_path, "audit", "--merge", "audit/report.xlsx")["numbers"]["descriptions"] == 4
    assert audit(tmp_path, "audit", "--force", as_of="2026-12-01")["as_of"] == "2026-12-01"
    (tmp_path / "mine").mkdir()
    for name in (
        "report.html",
        "report.xlsx",
        "report.pdf",
        "manifest.json",
    ):  # there is no manifest that tells of them
        (tmp_path / "mine" / name).write_text("minu oma", "utf-8")
        mine = jdlint("audit", ".", "--out", "mine", "--as-of", AS_OF, "--pdf", cwd=tmp_path)
        assert (mine.code, f"{name}: is not as an audit wrote it" in mine.sentence) == (2, True)
        assert [file.name for file in (tmp_path / "mine").iterdir()] == [name]
        (tmp_path / "mine" / name).unlink()


def test_accepted_findings_do_not_count_and_are_told(tmp_path: Path) -> None:
    write(tmp_path)
    before = audit(tmp_path)
    assert jdlint("baseline", "create", "--as-of", AS_OF, cwd=tmp_path).code == 0
    after = audit(tmp_path, "later")
    assert after["numbers"]["with_errors"] == 0 < before["numbers"]["with_errors"]
    assert {f["status"] for f in after["findings"] if f["severity"] == "error"} == {"suppressed"}


def test_the_report_has_its_schema(tmp_path: Path) -> None:
    told = audit(write(tmp_path))
    schema = json.loads((ROOT / "schemas/audit.v1.schema.json").read_text("utf-8"))
    jsonschema.validate(told, schema)
    del told["numbers"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(told, schema)


def test_every_text_is_used_and_stands_in_both_languages() -> None:
    files = [path for path in sorted((ROOT / "src/jdlint/audit").rglob("*")) if path.suffix in (".py", ".js", ".html")]
    code = "\n".join(path.read_text("utf-8") for path in files)
    for name, words in TEXTS.items():
        assert words["et"], name
        assert words["en"], name
        assert words["et"].count("{") == words["en"].count("{") or "|" in words["et"] + words["en"], name
        stem = name.removeprefix("n_").removeprefix("s_")
        assert re.search(rf"""["']{re.escape(stem)}["']""", code), name


def test_a_folder_without_descriptions_is_refused(tmp_path: Path) -> None:
    done = jdlint("audit", ".", "--out", "audit", "--as-of", AS_OF, cwd=tmp_path)
    assert done.code == 2
    assert "no job descriptions found" in done.sentence
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", '{"schema_version": 1}', '{"schema_version": 9}', "[" * 100_000, "\0"]
)
def test_what_is_no_earlier_audit_is_one_sentence(tmp_path: Path, content: str) -> None:
    write(tmp_path)
    (tmp_path / "report.json").write_text(content, "utf-8")
    done = jdlint("audit", ".", "--out", "o", "--since", "report.json", "--as-of", AS_OF, cwd=tmp_path)
    assert done.code == 2
    assert "report.json: is no" in done.sentence


def test_what_was_read_and_what_could_not_be_is_told(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "muu/katki.jd.yaml").write_text("id: [", "utf-8")
    told = audit(tmp_path)
    assert {item["path"] for item in told["inputs"]} == {
        *("jdlint.toml", "kogud/hoidja.jd.yaml", "kogud/arhivaar.jd.yaml", "muu/giid.jd.yaml", "muu/valvur.jd.yaml"),
        "muu/katki.jd.yaml",
    }
    assert told["unchecked"][0]["path"] == "muu/katki.jd.yaml"
    assert "could not be read" in told["unchecked"][0]["text"]["en"]
    assert any(finding["path"] == "muu/katki.jd.yaml" for finding in told["findings"])


def test_an_audit_without_rules_about_several_descriptions(tmp_path: Path) -> None:
    write(tmp_path)
    config = tmp_path / "jdlint.toml"
    config.write_text('select = ["DUT", "STR"]\n' + config.read_text("utf-8"), "utf-8")
    assert audit(tmp_path)["numbers"]["descriptions"] == 4


def test_a_name_behind_an_office_is_left_out_as_well() -> None:
    redactor = Redactor(load_rulebook(), show_names=False)
    assert redactor.text("Direktor Jaan Kask kinnitas, asendab Jaan Tamm.", "et") == (
        "Direktor [nimi] kinnitas, asendab [nimi]."
    )
    assert redactor.text("Ida Regiooni osakond", "et") == "Ida Regiooni osakond"
