"""Links and names in somebody else's repository that lead out of it: nothing there is read, quoted or written."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from jdlint.cli.main import cli
from jdlint.rulebook.index import load_rulebook
from tests.helpers import Repo, Result, check, jdlint, post, write

SECRET = "saladus"
_POST = post("kapten", "Kapten")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder beside the repository, which holds what must not be told."""
    entry = {"fingerprint": f"sha256:{0:064}", "rule": "STR001", "path": "a", "until": SECRET}
    return write(
        tmp_path / "elsewhere",
        {
            "secret.toml": f'{SECRET} = "x"\n',
            "organisation.yaml": f"{SECRET}: 1\n",
            "titles.yaml": f"{SECRET}: 1\n",
            "labels.yaml": f"{SECRET}: 1\n",
            "baseline.json": json.dumps({"jdlint-baseline": 1, "entries": [entry]}),
            "a.jd.yaml": post(SECRET, SECRET),
            "rules/X.yaml": f"{SECRET}: 1\n",
        },
    )


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return Repo(tmp_path / "repo", {"a.jd.yaml": _POST}).folder


def _tells_nothing(result: Result, code: int = 2) -> None:
    assert result.code == code
    assert SECRET not in result.out + result.err
    if code == 2:
        assert result.out == ""
        assert "leads out of" in result.sentence
        assert "--trust" in result.sentence


@pytest.mark.parametrize(
    "line",
    [
        'organisation = "{}/organisation.yaml"', 'titles = "{}/titles.yaml"', 'labels = "{}/labels.yaml"',
        'baseline = "{}/baseline.json"', 'extend = "{}/secret.toml"', 'rules = ["{}/rules"]',
        '[rules]\npaths = ["{}/rules"]',
    ],
)  # fmt: skip
def test_what_the_configuration_names_stays_in_the_repository(repo: Path, elsewhere: Path, line: str) -> None:
    key = line.partition("=")[0].split()[0].strip("[]")
    for named in ("../elsewhere", str(elsewhere)):
        write(repo, {"jdlint.toml": line.format(named) + "\n"})
        result = check(".", cwd=repo)
        _tells_nothing(result)
        assert f"jdlint.toml:1: {key}: " in result.sentence
    inside = repo / "link"
    inside.symlink_to(elsewhere)
    write(repo, {"jdlint.toml": line.format("link") + "\n"})
    _tells_nothing(check(".", cwd=repo))
    told = jdlint("--trust", "../elsewhere", "check", ".", cwd=repo)
    assert SECRET in told.out + told.err
    told = check(".", cwd=repo, env={"JDLINT_TRUST": str(elsewhere)})
    assert SECRET in told.out + told.err


def test_trust_is_said_before_the_command_or_behind_it(repo: Path, elsewhere: Path) -> None:
    (repo / "organisation.yaml").symlink_to(elsewhere / "organisation.yaml")
    write(repo, {"jdlint.toml": 'organisation = "organisation.yaml"\n'})
    trusting = ["--trust", "../elsewhere"]
    _tells_nothing(check(".", cwd=repo))
    for words in (
        [*trusting, "check", "."],
        ["check", *trusting, "--trust", "", "."],
        ["audit", ".", "--out", "a", *trusting],
    ):
        assert "leads out of" not in jdlint(*words, cwd=repo).err, words
    _tells_nothing(check("--trust", "", ".", cwd=repo))
    for words in (["--trust", "gone", "check"], ["check", "--trust", "gone"]):
        told = jdlint(*words, cwd=repo)
        assert (told.code, told.sentence) == (2, "jdlint: gone: there is no such folder")


def test_every_command_takes_trust() -> None:
    context = click.Context(cli)
    for name in cli.list_commands(context):
        found = cli.get_command(context, name)
        assert found is not None
        for one in (found, *(found.commands.values() if isinstance(found, click.Group) else ())):
            assert "--trust" in one.get_help(click.Context(one)), name


def test_a_configuration_extends_within_the_repository_and_no_further(repo: Path, elsewhere: Path) -> None:
    write(repo, {"jdlint.toml": "fail-level = 'info'\n", "posts/jdlint.toml": "extend = '../jdlint.toml'\n"})
    write(repo, {"posts/b.jd.yaml": _POST})
    assert check("posts", cwd=repo).code == 1
    write(repo, {"jdlint.toml": "extend = '../elsewhere/secret.toml'\n"})
    _tells_nothing(check("posts", cwd=repo))


@pytest.mark.parametrize("name", ["jdlint.toml", ".jdlint.toml"])
def test_a_configuration_that_is_a_link(repo: Path, elsewhere: Path, name: str) -> None:
    (repo / name).symlink_to(elsewhere / "secret.toml")
    _tells_nothing(check(".", cwd=repo))
    assert SECRET in jdlint("check", "--config", name, ".", cwd=repo).sentence


def test_a_pyproject_that_is_a_link_stops_nothing(repo: Path, elsewhere: Path) -> None:
    write(elsewhere, {"pyproject.toml": f'[tool.jdlint]\n{SECRET} = "x"\n'})
    (repo / "pyproject.toml").symlink_to(elsewhere / "pyproject.toml")
    result = check(".", cwd=repo)
    _tells_nothing(result, 1)
    assert result.err.count("pyproject.toml: the link leads out of the repository") == 1
    assert SECRET in jdlint("--trust", "../elsewhere", "check", ".", cwd=repo).sentence


def test_a_baseline_that_is_a_link(repo: Path, elsewhere: Path) -> None:
    (repo / "jdlint-baseline.json").symlink_to(elsewhere / "baseline.json")
    before = (elsewhere / "baseline.json").read_bytes()
    for command in (["check", "."], ["baseline", "update", "."], ["baseline", "show", "."]):
        result = jdlint(*command, cwd=repo)
        assert result.code == 2
        assert SECRET not in result.out + result.err
        assert "is a link that leads out" in result.sentence
    assert jdlint("baseline", "create", ".", cwd=repo).code == 2
    assert (elsewhere / "baseline.json").read_bytes() == before


@pytest.mark.parametrize("name", ["X.yaml", "words/negations.yaml", "X.md"])
def test_a_link_in_a_pack(repo: Path, elsewhere: Path, name: str) -> None:
    write(repo, {"jdlint.toml": 'rules = ["./rules"]\n', "rules/words/x.txt": ""})
    (repo / "rules" / name).symlink_to(elsewhere / "rules" / "X.yaml")
    for command in (["check", "."], ["test-rules", "rules"]):
        result = jdlint(*command, cwd=repo)
        assert result.code == 2
        assert SECRET not in result.out + result.err
        assert f"rules/{name}: is a link that leads out of the repository" in result.sentence


@pytest.mark.parametrize("name", ["words", "law", "presets", "templates"])
def test_a_data_folder_of_a_pack_that_is_a_link(repo: Path, elsewhere: Path, name: str) -> None:
    write(repo, {"jdlint.toml": 'rules = ["./rules"]\n', "rules/x.txt": ""})
    (repo / "rules" / name).symlink_to(elsewhere / "rules")
    for command in (["check", "."], ["test-rules", "rules"]):
        result = jdlint(*command, cwd=repo)
        assert result.code == 2
        assert SECRET not in result.out + result.err
        assert f"rules/{name}: is a link that leads out of the repository" in result.sentence
    told = jdlint("--trust", elsewhere, "check", ".", cwd=repo)
    assert f"rules/{name}/X.yaml" in told.sentence


def test_what_stands_behind_a_folder_link_is_in_the_key_of_the_compiled_pack(repo: Path) -> None:
    write(
        repo, {"jdlint.toml": 'rules = ["./rules"]\n', "rules/x.txt": "", "lists/mine.yaml": "source: x\net: [kala]\n"}
    )
    (repo / "rules" / "words").symlink_to(repo / "lists")
    cache = repo / ".jdlint_cache"
    assert load_rulebook((repo / "rules",), cache, keep=True).words["mine"]["et"] == ["kala"]
    write(repo, {"lists/mine.yaml": "source: x\net: [lind]\n"})
    assert load_rulebook((repo / "rules",), cache, keep=True).words["mine"]["et"] == ["lind"]


@pytest.mark.parametrize("git", [True, False])
def test_a_description_that_is_a_link(tmp_path: Path, elsewhere: Path, git: bool) -> None:
    repo = write(tmp_path / "repo", {"posts/b.jd.yaml": _POST})
    if git:
        Repo(repo)
    (repo / "posts" / "l.jd.yaml").symlink_to(elsewhere / "a.jd.yaml")
    (repo / "posts" / "loop.jd.yaml").symlink_to("loop.jd.yaml")
    (repo / "posts" / "inside.jd.yaml").symlink_to("b.jd.yaml")
    (repo / "posts" / "folder").symlink_to(elsewhere)
    result = check(".", cwd=repo)
    _tells_nothing(result, 1)
    told = jdlint("check", "--notices", ".", cwd=repo).err
    assert "posts/folder: the link leads out of the repository; what it names was not read" in told
    assert told.count("leads out") == 1
    messages = {item["path"]: item["message"] for item in result.findings if item["rule"] == "JDL008"}
    assert "the link leads out of the project" in messages["posts/l.jd.yaml"]
    assert "Too many levels of symbolic links" in messages["posts/loop.jd.yaml"]
    assert SECRET in check("posts/l.jd.yaml", cwd=repo).out
    assert SECRET in jdlint("--trust", str(elsewhere), "check", ".", "--format", "json", cwd=repo).out
    assert {finding["path"] for finding in result.findings} == {"posts/b.jd.yaml", *messages}


def test_a_folder_of_the_index_that_became_a_link(repo: Path, elsewhere: Path) -> None:
    write(repo, {"posts/a.jd.yaml": _POST})
    Repo(repo).commit({})
    (repo / "posts" / "a.jd.yaml").unlink()
    (repo / "posts").rmdir()
    (repo / "posts").symlink_to(elsewhere)
    _tells_nothing(check(".", cwd=repo), 1)
    _tells_nothing(check("--base", "HEAD", ".", cwd=repo), 1)


def test_a_repository_that_is_reached_through_a_link(tmp_path: Path, repo: Path) -> None:
    (tmp_path / "way").symlink_to(repo)
    write(repo, {"jdlint.toml": 'organisation = "organisation.yaml"\n', "organisation.yaml": "name: Amet\n"})
    for folder in (tmp_path / "way", tmp_path):
        result = check(str(tmp_path / "way"), cwd=folder)
        assert result.code == 1, result
        assert result.findings


def test_import_follows_no_link(tmp_path: Path, elsewhere: Path) -> None:
    (elsewhere / "a.txt").write_text(f"AMETIJUHEND\n{SECRET}\n", "utf-8")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "a.txt").symlink_to(elsewhere / "a.txt")
    result = jdlint("import", "papers", "--to", "posts", cwd=tmp_path)
    assert SECRET not in result.out + result.err
    assert "links that lead out of the repository are not followed" in result.out + result.err
    assert list(tmp_path.glob("posts/*")) == []


def test_import_counts_the_links_of_all_folders(tmp_path: Path, elsewhere: Path) -> None:
    (elsewhere / "a.txt").write_text(f"AMETIJUHEND\n{SECRET}\n", "utf-8")
    for name in ("one/a.txt", "two/a.txt", "two/folder", "three/a.unknown"):
        link = tmp_path / name
        link.parent.mkdir(exist_ok=True)
        link.symlink_to(elsewhere if name.endswith("folder") else elsewhere / "a.txt")
    told = jdlint("import", "one", "two", "three", "--to", "posts", cwd=tmp_path).err
    assert "3 files were left out: links that lead out of the repository" in told
    assert "left out: links" not in jdlint("import", "three", "--to", "posts", cwd=tmp_path).err


def test_nothing_is_written_through_a_link(repo: Path, elsewhere: Path) -> None:
    text = post("kapten", "Kapten", purpose="Juhib  laeva.")
    (elsewhere / "b.jd.yaml").write_text(text, "utf-8")
    (repo / "b.jd.yaml").symlink_to(elsewhere / "b.jd.yaml")
    fix = ["check", "--fix", "--unsafe-fixes", "--select", "TXT005", "b.jd.yaml"]
    refused = jdlint(*fix, cwd=repo)
    assert refused.code == 2
    assert "b.jd.yaml: is a link that leads out of the repository; nothing is written through it" in refused.sentence
    assert (elsewhere / "b.jd.yaml").read_text("utf-8") == text
    assert jdlint("review", "b.jd.yaml", cwd=repo).code == 2
    assert (elsewhere / "b.jd.yaml").read_text("utf-8") == text
    assert jdlint("--trust", str(elsewhere), *fix, cwd=repo).code == 0
    assert (elsewhere / "b.jd.yaml").read_text("utf-8") != text
    assert (repo / "b.jd.yaml").is_symlink()


def test_an_organisation_file_that_is_a_link_is_not_filled_in(repo: Path, elsewhere: Path) -> None:
    write(repo, {"t.csv": "Ametinimetus;Staatus\nArhivaar;ametnik\n"})
    (repo / "organisation.yaml").symlink_to(elsewhere / "organisation.yaml")
    before = (elsewhere / "organisation.yaml").read_bytes()
    for more in ([], ["--diff"]):
        result = jdlint("import-staff", "t.csv", *more, cwd=repo)
        assert result.code == 2
        assert SECRET not in result.out + result.err
        assert "organisation.yaml: is a link that leads out of the repository" in result.sentence
    assert (elsewhere / "organisation.yaml").read_bytes() == before


def test_a_report_goes_where_a_person_says(repo: Path, elsewhere: Path) -> None:
    (repo / "report.json").symlink_to(elsewhere / "report.json")
    assert check("--output", "json=report.json", ".", cwd=repo).code == 1
    assert (elsewhere / "report.json").exists()


@pytest.mark.parametrize(
    "command",
    [
        ["export", "a.jd.yaml", "--to", "md", "--force", "-o"],
        ["import", "t.txt", "--to", "posts", "--report"],
        ["annotate", "a.docx", "--force", "-o"],
        ["audit", ".", "--out", "audit", "--bundle"],
        ["baseline", "create", ".", "--file"],
        ["import-staff", "t.csv", "--to"],
    ],
)
def test_so_does_whatever_a_person_names(repo: Path, elsewhere: Path, command: list[str]) -> None:
    write(repo, {"t.csv": "Ametinimetus;Staatus\nArhivaar;ametnik\n", "t.txt": "AMETIJUHEND\nAmetikoht: Kapten\n"})
    assert jdlint("export", "a.jd.yaml", "--to", "docx", "-o", "a.docx", cwd=repo).code == 0
    (repo / "link").symlink_to(elsewhere / "new")
    if command[0] == "import-staff":
        (elsewhere / "new").touch()  # it is filled in
    result = jdlint(*command, "link", cwd=repo)
    assert "leads out of" not in result.err, result
    assert (elsewhere / "new").stat().st_size > 0, result
    assert (repo / "link").is_symlink()


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("a.md", ["export", "a.jd.yaml", "--to", "md", "--force"]),
        ("audit/report.html", ["audit", ".", "--out", "audit"]),
        ("jdlint-baseline.json", ["baseline", "create", "."]),
    ],
)
def test_what_nobody_names_is_not_written_through_a_link(
    repo: Path, elsewhere: Path, name: str, command: list[str]
) -> None:
    (repo / "audit").mkdir()
    (repo / name).symlink_to(elsewhere / "new")
    result = jdlint(*command, cwd=repo)
    assert result.code == 2
    assert f"{name}: is a link that leads out of the repository" in result.sentence
    assert not (elsewhere / "new").exists()
