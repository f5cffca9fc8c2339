"""`check --base` in real repositories: what each kind of change is called, and what git may put in the way."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from jdlint.estonian.personal_codes import is_personal_code
from tests.helpers import Repo, Result, check, jdlint, post

WATCH = {"number": "2.1", "duty": "Jälgib laevaliiklust oma piirkonnas ja teavitab sellest keskust."}
LOG = {"number": "2.2", "duty": "Peab vahetuse päevikut ja annab selle üle järgmisele vahetusele."}
RESCUE = {"number": "2.3", "duty": "Juhib merepäästeoperatsioone kuni abi saabumiseni."}
FOUR = "Koostab eelarve, kooskõlastab lepingud, kontrollib vahendeid ja nõustab juhte."
GERMAN_OR_FINNISH = [{"language": "de", "level": "B1"}, {"language": "fi", "level": "B1"}]
ACT = {"act": "käskkiri", "number": "4", "date": "2026-01-12"}
NEW_ACT = {"act": "käskkiri", "number": "9", "date": "2026-05-04", "effective_from": "2026-06-01"}
CONSENT = [{"kind": "consent", "date": "2026-05-20"}]
AGREED = [{"kind": "agreement", "date": "2026-05-20"}]


def official(**fields: Any) -> str:
    return post("vaatleja", "Merevaatleja", **{"status": "official", "duties": [WATCH, LOG], "approval": ACT, **fields})


def employee(**fields: Any) -> str:
    return official(**{"status": "employee", **fields})


def changed(before: str, after: str, folder: Path, *argv: str) -> list[str]:
    Repo(folder, {"a.jd.yaml": before}).write({"a.jd.yaml": after})
    return check("--base", "HEAD", "--select", "CHG", *argv, ".", cwd=folder).rules


Case = tuple[str, str, str, list[str]]

CASES: list[Case] = [
    ("a duty more", official(), official(duties=[WATCH, LOG, RESCUE], approval=NEW_ACT), ["CHG001", "CHG001"]),
    ("a duty less", official(), official(duties=[WATCH], approval=NEW_ACT), ["CHG001"]),
    (
        "a duty more with consent",
        official(),
        official(duties=[WATCH, LOG, RESCUE], approval=NEW_ACT, acknowledgements=CONSENT),
        [],
    ),
    (
        "a consent that was there before",
        official(acknowledgements=CONSENT),
        official(duties=[WATCH], approval=NEW_ACT, acknowledgements=CONSENT),
        ["CHG001"],
    ),
    (
        "a consent on the day of the old approval, and on the day it takes effect",
        official(),
        official(duties=[WATCH], approval=NEW_ACT, acknowledgements=[{"kind": "consent", "date": "2026-01-12"}]),
        [],
    ),
    (
        "a consent a day too early",
        official(),
        official(duties=[WATCH], approval=NEW_ACT, acknowledgements=[{"kind": "consent", "date": "2026-01-11"}]),
        ["CHG001"],
    ),
    (
        "a consent a day too late",
        official(),
        official(duties=[WATCH], approval=NEW_ACT, acknowledgements=[{"kind": "consent", "date": "2026-06-02"}]),
        ["CHG001"],
    ),
    (
        "an agreement is no consent",
        official(),
        official(duties=[WATCH], approval=NEW_ACT, acknowledgements=AGREED),
        ["CHG001"],
    ),
    (
        "no day from which it takes effect: the date of the act bounds",
        official(),
        official(
            duties=[WATCH],
            approval={"act": "käskkiri", "number": "9", "date": "2026-05-04"},
            acknowledgements=CONSENT,
        ),
        ["CHG001"],
    ),
    (
        "split in two",
        official(),
        official(
            duties=[
                {"number": "2.1", "duty": "Jälgib laevaliiklust oma piirkonnas."},
                {"number": "2.2", "duty": "Teavitab laevaliiklusest keskust."},
                {**LOG, "number": "2.3"},
            ],
            approval=NEW_ACT,
        ),
        [],
    ),
    (
        "merged into one",
        official(),
        official(
            duties=[
                {
                    "number": "2.1",
                    "duty": "Jälgib laevaliiklust oma piirkonnas ja teavitab sellest keskust, "
                    "peab vahetuse päevikut ja annab selle üle järgmisele vahetusele.",
                }
            ],
            approval=NEW_ACT,
        ),
        [],
    ),
    (
        "two duties swapped places and numbers",
        official(),
        official(duties=[{**LOG, "number": "2.1"}, {**WATCH, "number": "2.2"}]),
        ["CHG008"],
    ),
    (
        "a number in a duty",
        official(duties=[{"number": "2.1", "duty": "Vastab pöördumisele 10 tööpäeva jooksul pärast selle saamist."}]),
        official(
            duties=[{"number": "2.1", "duty": "Vastab pöördumisele 2 tööpäeva jooksul pärast selle saamist."}],
            approval=NEW_ACT,
        ),
        ["CHG001"],
    ),
    (
        "share of time, below and at the threshold",
        official(duties=[{**WATCH, "time_share": 50}, {**LOG, "time_share": 50}]),
        official(duties=[{**WATCH, "time_share": 59}, {**LOG, "time_share": 41}], approval=NEW_ACT),
        [],
    ),
    (
        "share of time",
        official(duties=[{**WATCH, "time_share": 50}, {**LOG, "time_share": 50}]),
        official(duties=[{**WATCH, "time_share": 60}, {**LOG, "time_share": 40}], approval=NEW_ACT),
        ["CHG001"],
    ),
    (
        "education",
        official(requirements={"education": {"text": "Keskharidus", "eqf": 4}}),
        official(requirements={"education": {"text": "Kõrgharidus", "eqf": 6}}, approval=NEW_ACT),
        ["CHG001"],
    ),
    (
        "education said in other words",
        official(requirements={"education": {"text": "Kõrgharidus", "eqf": 6}}),
        official(requirements={"education": {"text": "Kõrgharidus", "eqf": 6}, "traits": ["täpsus"]}),
        ["CHG004"],
    ),
    (
        "language raised",
        official(requirements={"languages": [{"language": "et", "level": "B2"}]}),
        official(requirements={"languages": [{"language": "et", "level": "C1"}]}, approval=NEW_ACT),
        ["CHG001", "CHG005"],
    ),
    (
        "language raised with consent",
        official(requirements={"languages": [{"language": "et", "level": "B2"}]}),
        official(
            requirements={"languages": [{"language": "et", "level": "C1"}]}, approval=NEW_ACT, acknowledgements=CONSENT
        ),
        ["CHG005"],
    ),
    ("night work", official(), official(working_time={"night": True}, approval=NEW_ACT), ["CHG002"]),
    (
        "night work with consent",
        official(),
        official(working_time={"night": True}, approval=NEW_ACT, acknowledgements=CONSENT),
        [],
    ),
    ("night work said not to apply", official(), official(working_time={"night": False}), ["CHG008"]),
    ("employee: title", employee(), employee(position={"title": "Laevajuht"}, approval=NEW_ACT), ["CHG003"]),
    ("employee: working time", employee(), employee(working_time={"night": True}, approval=NEW_ACT), ["CHG003"]),
    (
        "employee: agreed",
        employee(),
        employee(position={"workplace": "Kuressaare"}, approval=NEW_ACT, acknowledgements=AGREED),
        [],
    ),
    (
        "employee: agreed without a date",
        employee(),
        employee(position={"workplace": "Kuressaare"}, approval=NEW_ACT, acknowledgements=[{"kind": "agreement"}]),
        ["CHG003"],
    ),
    ("employee: unit", employee(position={"unit": ["A"]}), employee(position={"unit": ["B"]}), []),
    ("status", official(), employee(approval=NEW_ACT), ["CHG001"]),
    ("content with the old act", official(purpose="Hoida merd."), official(purpose="Hoida merd ja randa."), ["CHG004"]),
    ("content with a new act", official(purpose="Hoida merd."), official(purpose="Hoida randa.", approval=NEW_ACT), []),
    ("neither version is approved", official(approval={}), official(approval={}, purpose="Hoida merd."), []),
    (
        "no description is required of the post",
        official(position={"exempt_from_description": True}),
        official(position={"exempt_from_description": True}, duties=[WATCH]),
        [],
    ),
    (
        "an exemption of today does not cover the change",
        official(),
        official(position={"exempt_from_description": True}, duties=[WATCH], approval=NEW_ACT),
        ["CHG001"],
    ),
    (
        "exactly at the threshold",
        official(duties=[{"number": "2.1", "duty": "Lahendab elanike pöördumisi rannikurajatiste kohta"}]),
        official(
            duties=[{"number": "2.1", "duty": "Lahendab ettevõtjate pöördumisi rannikurajatiste kohta"}],
            approval=NEW_ACT,
        ),
        ["CHG001"],
    ),
    (
        "divided in four",
        official(
            duties=[
                {
                    "number": "1",
                    "duty": FOUR,
                }
            ]
        ),
        official(
            duties=[
                {"number": "1", "duty": "Koostab eelarve."},
                {"number": "2", "duty": "Kooskõlastab lepingud."},
                {"number": "3", "duty": "Kontrollib vahendeid."},
                {"number": "4", "duty": "Nõustab juhte."},
            ],
            approval=NEW_ACT,
        ),
        [],
    ),
    (
        "a wish of two languages became a requirement",
        official(
            requirements={
                "languages": [
                    {
                        "preferred": True,
                        "any_of": GERMAN_OR_FINNISH,
                    }
                ]
            }
        ),
        official(
            requirements={"languages": [{"any_of": GERMAN_OR_FINNISH}]},
            approval=NEW_ACT,
        ),
        ["CHG001", "CHG005"],
    ),
    (
        "one language became one of two",
        employee(requirements={"languages": [{"language": "en", "level": "B1"}]}),
        employee(
            requirements={
                "languages": [{"any_of": [{"language": "en", "level": "B1"}, {"language": "fi", "level": "B1"}]}]
            },
            approval=NEW_ACT,
        ),
        [],
    ),
    (
        "a place of work that differs in a letter",
        employee(position={"workplace": "Haljala"}),
        employee(position={"workplace": "Haljava"}, approval=NEW_ACT),
        ["CHG003"],
    ),
    (
        "the period of a substitution",
        official(substitution={"substituted_by": [{"position": "x", "period": "puhkuse ajal"}]}),
        official(substitution={"substituted_by": [{"position": "x", "period": "alati"}]}),
        [],
    ),
    (
        "a note of the wrong type is not called form",
        official(working_time={"night": False}),
        official(working_time={"night": "true"}, approval=NEW_ACT),
        ["CHG002"],
    ),
    ("status unknown", official(status=None), official(status=None, duties=[WATCH]), ["CHG004"]),
    ("line ends", official(), official().replace("\n", "\r\n"), []),
    ("a byte order mark", official(), "\ufeff" + official(), []),
    ("a comment", official(), "# kontrollitud\n" + official(), []),
    ("a record of a review", official(), official(review={"last_reviewed": "2026-03-01"}), []),
]


@pytest.mark.parametrize(("before", "after", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_a_change_is_called(before: str, after: str, expected: list[str], tmp_path: Path) -> None:
    assert sorted(changed(before, after, tmp_path)) == expected


def test_thresholds_are_settings(tmp_path: Path) -> None:
    before = official(duties=[{"number": "2.1", "duty": "Koostab nädala lõpus ülevaate piirkonna laevaliiklusest."}])
    after = official(
        duties=[{"number": "2.1", "duty": "Koostab nädala lõpus kokkuvõtte piirkonna laevaliiklusest."}],
        approval=NEW_ACT,
    )
    assert changed(before, after, tmp_path) == []
    (tmp_path / "jdlint.toml").write_text("[changes]\nreworded-percent = 10\n", "utf-8")
    assert check("--base", "HEAD", "--select", "CHG", ".", cwd=tmp_path).rules == ["CHG001"]


def test_a_change_is_judged_by_the_status_it_had(tmp_path: Path) -> None:
    assert changed(employee(), official(duties=[WATCH], approval=NEW_ACT), tmp_path) == ["CHG003", "CHG003"]


def test_renamed_file_with_an_edit_is_the_same_post(tmp_path: Path) -> None:
    repo = Repo(tmp_path, {"a.jd.yaml": official()})
    repo.git("mv", "a.jd.yaml", "b.jd.yaml")
    repo.write({"b.jd.yaml": official(duties=[WATCH], approval=NEW_ACT)})
    assert check("--base", "HEAD", "--select", "CHG", ".", cwd=tmp_path).rules == ["CHG001"]


def test_renamed_file_and_id_with_an_edit_is_the_same_post(tmp_path: Path) -> None:
    repo = Repo(tmp_path, {"a.jd.yaml": official(), "c.jd.yaml": post("c", reporting={"supervisor": "vaatleja"})})
    repo.git("mv", "a.jd.yaml", "b.jd.yaml")
    repo.write({"b.jd.yaml": official(duties=[WATCH], approval=NEW_ACT).replace('id: "vaatleja"', "id: uus")})
    found = check("--base", "HEAD", "--select", "CHG,ORG001", ".", cwd=tmp_path).findings
    assert [(item["rule"], item["path"]) for item in found] == [("CHG006", "b.jd.yaml"), ("CHG001", "b.jd.yaml")]


def test_many_descriptions_renamed_at_once_are_the_same_posts(tmp_path: Path) -> None:
    def text(name: str, number: int, duties: list[dict[str, str]]) -> str:
        own = {"number": "9", "duty": f"Hoiab korras punkti {number} seadmeid."}
        return post(f"{name}{number}", f"Koht {number}", status="official", duties=[*duties, own], approval=ACT)

    repo = Repo(tmp_path, {f"v/{n}.jd.yaml": text("v", n, [WATCH, LOG]) for n in range(120)})
    repo.git("mv", "v", "u")
    repo.write({f"u/{n}.jd.yaml": text("u", n, [WATCH, RESCUE]) for n in range(120)})
    found = check("--base", "HEAD", "--select", "CHG001", ".", cwd=tmp_path).findings
    assert len({item["path"] for item in found}) == 120


def test_the_next_version_of_a_post_is_compared_with_the_last(tmp_path: Path) -> None:
    repo = Repo(tmp_path, {"a-2026.jd.yaml": official()})
    repo.write(
        {
            "a-2026.jd.yaml": official(position={"valid_to": "2026-05-31"}),
            "a-2027.jd.yaml": official(position={"valid_from": "2026-06-01"}, duties=[WATCH], approval=NEW_ACT),
        }
    )
    found = check("--base", "HEAD", "--select", "CHG", ".", cwd=tmp_path).findings
    assert [(item["rule"], item["path"]) for item in found] == [("CHG001", "a-2027.jd.yaml")]


def test_two_descriptions_that_swap_ids_did_not_swap_duties(tmp_path: Path) -> None:
    one, two = official(), official(duties=[RESCUE], position={"title": "Päästja"}).replace("vaatleja", "paastja", 1)
    third = post("kolmas", substitution={"substituted_by": [{"position": "vaatleja"}]})
    repo = Repo(tmp_path, {"a.jd.yaml": one, "b.jd.yaml": two, "c.jd.yaml": third})
    swapped = {"a.jd.yaml": one.replace("vaatleja", "paastja", 1), "b.jd.yaml": two.replace("paastja", "vaatleja", 1)}
    repo.write(swapped)
    found = check("--base", "HEAD", "--select", "CHG", ".", cwd=tmp_path).findings
    assert [(item["rule"], item["path"]) for item in found] == [("CHG006", "a.jd.yaml")]


def test_untracked_and_uncommitted_files_count(tmp_path: Path) -> None:
    repo = Repo(tmp_path, {"a.jd.yaml": official(), "b.jd.yaml": post("b", reporting={"supervisor": "vaatleja"})})
    repo.write({"c.jd.yaml": post("uus"), "a.jd.yaml": official(duties=[WATCH], approval=NEW_ACT)})
    (tmp_path / "b.jd.yaml").unlink()
    assert check("--base", "HEAD", "--select", "CHG", ".", cwd=tmp_path).rules == ["CHG001"]
    repo.git("add", "a.jd.yaml")
    assert check("--base", "HEAD", "--select", "CHG", ".", cwd=tmp_path).rules == ["CHG001"]


def test_a_removed_file_that_is_named_is_one_finding_not_two(tmp_path: Path) -> None:
    Repo(tmp_path, {"a.jd.yaml": official(), "b.jd.yaml": post("b", substitution={"substituted_by": ["vaatleja"]})})
    (tmp_path / "a.jd.yaml").unlink()
    (found,) = check("--base", "HEAD", "--select", "CHG,SUB002", ".", cwd=tmp_path).findings
    assert found["rule"] == "CHG007"
    assert "a.jd.yaml" in found["message"]
    assert found["path"] == "b.jd.yaml"


def test_the_branch_is_compared_with_where_it_began(tmp_path: Path) -> None:
    repo = Repo(tmp_path, {"a.jd.yaml": official(), "b.jd.yaml": official().replace("vaatleja", "teine", 1)})
    repo.git("checkout", "-q", "-b", "haru")
    repo.commit({"a.jd.yaml": official(duties=[WATCH], approval=NEW_ACT)})
    repo.git("checkout", "-q", "main")
    repo.commit({"b.jd.yaml": official(duties=[LOG], approval=NEW_ACT).replace("vaatleja", "teine", 1)})
    repo.git("checkout", "-q", "haru")
    found = check("--base", "main", "--select", "CHG", ".", cwd=tmp_path).findings
    assert [item["path"] for item in found] == ["a.jd.yaml"]


def test_a_detached_head_and_a_tag_are_revisions_like_others(tmp_path: Path) -> None:
    repo = Repo(tmp_path, {"a.jd.yaml": official()})
    repo.git("tag", "v1")
    repo.commit({"a.jd.yaml": official(duties=[WATCH], approval=NEW_ACT)})
    repo.git("checkout", "-q", "--detach")
    assert check("--base", "v1", "--select", "CHG", ".", cwd=tmp_path).rules == ["CHG001"]


def test_a_second_work_tree(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "one", {"a.jd.yaml": official()})
    repo.git("worktree", "add", "-q", "../two")
    (tmp_path / "two/a.jd.yaml").write_text(official(duties=[WATCH], approval=NEW_ACT), "utf-8")
    assert check("--base", "main", "--select", "CHG", ".", cwd=tmp_path / "two").rules == ["CHG001"]


def test_what_a_hook_inherits_from_git_does_not_lead_astray(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "one", {"x.jd.yaml": post("x")})
    Repo(tmp_path / "two", {"a.jd.yaml": official()}).write({"a.jd.yaml": official(duties=[WATCH], approval=NEW_ACT)})
    env = {"GIT_DIR": str(repo.folder / ".git"), "GIT_INDEX_FILE": str(repo.folder / ".git/index")}
    assert check("--base", "HEAD", "--select", "CHG", ".", cwd=tmp_path / "two", env=env).rules == ["CHG001"]


def test_a_submodule_is_a_repository_of_its_own(tmp_path: Path) -> None:
    inner = Repo(tmp_path / "inner", {"a.jd.yaml": official()})
    outer = Repo(tmp_path / "outer", {"b.jd.yaml": post("b")})
    outer.git("submodule", "add", "-q", str(inner.folder), "osa")
    outer.git("commit", "-q", "-m", "osa")
    (outer.folder / "osa/a.jd.yaml").write_text(official(duties=[WATCH], approval=NEW_ACT), "utf-8")
    assert check("--base", "HEAD", "--select", "CHG", "osa", cwd=outer.folder).rules == ["CHG001"]
    assert check("--base", "HEAD", "--select", "CHG", "b.jd.yaml", cwd=outer.folder).rules == []


def test_a_file_that_was_a_link(tmp_path: Path) -> None:
    repo = Repo(tmp_path, {"osa/a.jd.yaml": official()})
    (tmp_path / "b.jd.yaml").symlink_to("osa/a.jd.yaml")
    repo.commit({})
    (tmp_path / "osa/a.jd.yaml").write_text(official(duties=[WATCH], approval=NEW_ACT), "utf-8")
    found = check("--base", "HEAD", "--select", "CHG001", "b.jd.yaml", cwd=tmp_path).findings
    assert [item["path"] for item in found] == ["osa/a.jd.yaml"]


def test_line_ends_that_git_converts_are_no_change(tmp_path: Path) -> None:
    repo = Repo(tmp_path, {".gitattributes": "*.yaml text eol=crlf\n", "a.jd.yaml": official()})
    (tmp_path / "a.jd.yaml").unlink()
    repo.git("checkout", "-q", "a.jd.yaml")
    assert b"\r\n" in (tmp_path / "a.jd.yaml").read_bytes()
    assert check("--base", "HEAD", "--select", "CHG", ".", cwd=tmp_path).rules == []


def test_sha256_repositories(tmp_path: Path) -> None:
    repo = Repo(tmp_path)
    (tmp_path / ".git").rename(tmp_path / "old-git")
    repo.git("init", "-q", "--object-format=sha256", "-b", "main")
    for name, value in (("user.name", "jdlint"), ("user.email", "jdlint@example.invalid")):
        repo.git("config", name, value)
    repo.commit({"a.jd.yaml": official(), "b.jd.yaml": post("b")})
    repo.write({"a.jd.yaml": official(duties=[WATCH], approval=NEW_ACT)})
    assert check("--base", "HEAD", "--select", "CHG", ".", cwd=tmp_path).rules == ["CHG001"]


def test_a_version_that_cannot_be_read_is_said_not_to_have_been_compared(tmp_path: Path) -> None:
    repo = Repo(tmp_path, {"a.jd.yaml": official(), "b.jd.yaml": post("b", reporting={"supervisor": "vaatleja"})})
    repo.write({"a.jd.yaml": "id: [\n"})
    done = check("--base", "HEAD", "--select", "CHG,JDL002", ".", cwd=tmp_path)
    assert done.rules == ["JDL002"]
    notices = json.loads(done.out)["notices"]
    assert [item["path"] for item in notices if item["id"] == "not-compared"] == ["a.jd.yaml"]


def _none(_repo: Repo) -> None:
    """Leave the repository as it is."""


def _shallow(repo: Repo) -> None:
    repo.commit({"a.jd.yaml": official(duties=[WATCH])})
    repo.git("clone", "-q", "--depth", "1", f"file://{repo.folder}", "../shallow")


def _unrelated(repo: Repo) -> None:
    repo.git("checkout", "-q", "--orphan", "teine")
    repo.commit({"a.jd.yaml": official(duties=[WATCH])})


@pytest.mark.parametrize(
    ("prepare", "where", "name", "sentence"),
    [
        (_none, "repo", "pole", "git knows no revision 'pole'"),
        (_none, "repo", "--upload-pack=x", "git knows no revision '--upload-pack=x'"),
        (_none, "repo", "HEAD:a.jd.yaml", "git knows no revision 'HEAD:a.jd.yaml'"),
        (_none, "repo", "", "git knows no revision ''"),
        (_shallow, "shallow", "HEAD~1", "git knows no revision 'HEAD~1'; the clone is shallow"),
        (_unrelated, "repo", "main", "git finds no common ancestor of 'main' and 'HEAD'; they have no common history"),
    ],
)
def test_a_base_that_is_not_there(
    prepare: Callable[[Repo], None], where: str, name: str, sentence: str, tmp_path: Path
) -> None:
    prepare(Repo(tmp_path / "repo", {"a.jd.yaml": official()}))
    done = check(f"--base={name}", ".", cwd=tmp_path / where)
    assert done.code == 2
    assert done.sentence.startswith(f"jdlint: {sentence}")


def test_no_repository_and_no_commit(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain/a.jd.yaml").write_text(official(), "utf-8")
    done = check("--base", "HEAD", ".", cwd=tmp_path / "plain")
    assert (done.code, "no git repository here" in done.sentence) == (2, True)
    Repo(tmp_path / "fresh").write({"a.jd.yaml": official()})
    done = check("--base", "HEAD", ".", cwd=tmp_path / "fresh")
    assert (done.code, done.sentence.endswith("no commit yet; there is nothing to compare with")) == (2, True)


def found_new(folder: Path, *argv: str) -> list[tuple[str, str]]:
    done: Result = check("--base", "HEAD", "--new-only", *argv, ".", cwd=folder)
    return [(item["rule"], item["path"]) for item in done.findings]


OLD_FAULTS = post(
    "a",
    duties=[{"number": "2.1", "duty": "Tangib laeva."}],
    requirements={"languages": [{"language": "et", "level": "C3"}]},
)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, []),
        ({"a.jd.yaml": "# märkus\n\n" + OLD_FAULTS}, []),
        ({"a.jd.yaml": OLD_FAULTS.replace("C3", "C4")}, [("LNG001", "a.jd.yaml")]),
        ({"a.jd.yaml": OLD_FAULTS.replace("2.1", "7.1")}, []),
        ({"b.jd.yaml": OLD_FAULTS.replace('"a"', '"b"')}, [("DUT001", "b.jd.yaml"), ("LNG001", "b.jd.yaml")]),
        (
            {"a.jd.yaml": OLD_FAULTS.replace("}]", '}, {"number": "2.2", "duty": "Peseb laeva."}]', 1)},
            [("DUT001", "a.jd.yaml")],
        ),
    ],
)
def test_only_new_findings(files: Mapping[str, str], expected: list[tuple[str, str]], tmp_path: Path) -> None:
    repo = Repo(tmp_path, {"a.jd.yaml": OLD_FAULTS})
    repo.write(files)
    assert found_new(tmp_path, "--select", "DUT001,LNG001") == expected


def test_known_findings_follow_a_renamed_file_and_id(tmp_path: Path) -> None:
    repo = Repo(tmp_path, {"a.jd.yaml": OLD_FAULTS})
    repo.git("mv", "a.jd.yaml", "uus.jd.yaml")
    repo.write({"uus.jd.yaml": OLD_FAULTS.replace('"a"', '"uus"')})
    assert found_new(tmp_path, "--select", "DUT001,LNG001") == []


def test_a_finding_that_was_suppressed_and_no_longer_is_counts_as_new(tmp_path: Path) -> None:
    before = OLD_FAULTS.replace('id: "a"', 'id: "a"\n# jdlint: file-ignore[LNG001] kokku lepitud')
    repo = Repo(tmp_path, {"a.jd.yaml": before})
    assert found_new(tmp_path, "--select", "LNG001") == []
    repo.write({"a.jd.yaml": OLD_FAULTS})
    assert found_new(tmp_path, "--select", "LNG001") == [("LNG001", "a.jd.yaml")]


def test_a_pair_broken_by_the_other_file_is_new(tmp_path: Path) -> None:
    repo = Repo(
        tmp_path,
        {
            "a.jd.yaml": post("a", substitution={"substituted_by": ["b"], "substitutes_for": []}),
            "b.jd.yaml": post("b", substitution={"substitutes_for": ["a"], "substituted_by": []}),
        },
    )
    assert found_new(tmp_path, "--select", "SUB") == []
    repo.write({"b.jd.yaml": post("b", substitution={"substitutes_for": [], "substituted_by": []})})
    assert found_new(tmp_path, "--select", "SUB001") == [("SUB001", "a.jd.yaml")]


def test_a_personal_code_that_was_there_is_not_new_on_another_line(tmp_path: Path) -> None:
    code = next(f"4900101000{last}" for last in range(10) if is_personal_code(f"4900101000{last}"))
    before = post("a", rights=[f"teave ({code})"])
    repo = Repo(tmp_path, {"a.jd.yaml": before})
    repo.write({"a.jd.yaml": "# märkus\n" + before})
    assert found_new(tmp_path, "--select", "PII001") == []


def test_similar_descriptions_that_swap_ids(tmp_path: Path) -> None:
    one = official(duties=[WATCH, LOG, RESCUE])
    two = official(duties=[WATCH, LOG, RESCUE], position={"title": "Vanemvaatleja"}).replace("vaatleja", "teine", 1)
    repo = Repo(tmp_path, {"a.jd.yaml": one, "b.jd.yaml": two})
    repo.write({"a.jd.yaml": one.replace("vaatleja", "teine", 1), "b.jd.yaml": two.replace("teine", "vaatleja", 1)})
    assert check("--base", "HEAD", "--select", "CHG004", ".", cwd=tmp_path).rules == []


def test_what_a_sparse_checkout_leaves_out_was_not_removed(tmp_path: Path) -> None:
    repo = Repo(tmp_path, {"x/a.jd.yaml": post("a", reporting={"supervisor": "b"}), "y/b.jd.yaml": post("b")})
    repo.git("sparse-checkout", "set", "--cone", "x")
    assert not (tmp_path / "y").exists()
    assert check("--base", "HEAD", "--select", "CHG", ".", cwd=tmp_path).rules == []


def test_new_only_needs_a_base(tmp_path: Path) -> None:
    done = jdlint("check", "--new-only", cwd=tmp_path)
    assert (done.code, done.sentence) == (
        2,
        "jdlint: --new-only needs --base REF, the revision that findings are compared with",
    )
