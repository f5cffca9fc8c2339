"""Fixes of project rules: into which files they may write, and what a run makes of them."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from jdlint.api import Context, Project
from jdlint.checks import sub001_not_reciprocal as rule
from jdlint.core.finding import AddItem, Operation, ProjectFixRequest, ProjectHit, SetValue
from jdlint.engine.documents import Documents, Reader
from jdlint.engine.fixes import ProjectFixes
from jdlint.facts.collect import facts_of
from jdlint.facts.facts import Facts
from jdlint.facts.project import Project as Posts
from jdlint.storage.files import Candidate, content_digest
from jdlint.syntax.yaml_reader import read_yaml
from jdlint.views.description import Description
from tests.helpers import AS_OF, ROOT, check, jdlint, pair, post, snapshot, write
from tests.readers.reading import read_text
from tests.syntax.trees import plain

_ORIGINAL = rule.check
_SUB001 = ("--isolated", "--select", "SUB001")


def _check(project: Project, context: Context) -> Iterator[ProjectHit]:
    """SUB001 as it would ask for the other side to be added; the other's site is the related place."""
    for hit in _ORIGINAL(project, context):
        other = hit.related[0].place.document
        name = project.facts[hit.place.document].id or ""
        added = AddItem(("substitution", "substitutes_for"), {"position": name})
        fix = ProjectFixRequest("unsafe", "counterpart", ((other, (added,)),), {"post": name})
        yield hit._replace(fix=fix)


@pytest.fixture
def fixing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rule, "check", _check)


def _team(count: int = 2, **substitution: Any) -> dict[str, str]:
    """Return `count` posts that name `vana` as their substitute, and `vana`, who says `substitution`."""
    names = ["esimene", "teine", "kolmas", "neljas"][:count]
    files = {
        f"{name}.jd.yaml": post(
            name, name, substitution={"substituted_by": [{"position": "vana"}], "substitutes_for": []}
        )
        for name in names
    }
    return {**files, "vana.jd.yaml": "# päis\n" + post("vana", "Vana", substitution=substitution)}


# what the engine builds


class _Posts:
    """Files read as a run reads them."""

    def __init__(self, folder: Path, *names: str) -> None:
        self.folder = folder
        self.facts: list[Facts] = []
        self.judged: dict[str, bytes] = {}
        self.read: Reader = lambda key, _kind, data: read_yaml(key, data)
        for name in names:
            data = (folder / name).read_bytes()
            self.judged[name] = content_digest(data)
            for document in read_yaml(name, data):
                assert document.root is not None
                self.facts.append(facts_of(Description(document, document.root)))

    def fixes(self, context: Path) -> ProjectFixes:
        candidates = {name: Candidate(self.folder / name, "yaml", sniff=False) for name in self.judged}
        documents = Documents(self.read, lambda key: (self.folder / key).read_bytes(), candidates, self.judged)
        return ProjectFixes(documents, context)

    def build(
        self, *parts: tuple[int, tuple[Operation, ...]], context: Path | None = None
    ) -> list[tuple[str, str]] | None:
        fixes = self.fixes(context or self.folder)
        project = Posts(tuple(self.facts), dt.date(2026, 1, 1))
        hit = ProjectHit(project.place(0, "title"), fix=ProjectFixRequest("safe", "fix", parts))
        assert hit.fix is not None
        fix = fixes.build(hit.fix, project.facts)
        return None if fix is None else [(patch.path, edit.text) for patch in fix.patches for edit in patch.edits]


_ADD = (AddItem(("rights",), "a"),)


def test_a_fix_has_a_patch_for_every_file(tmp_path: Path) -> None:
    write(tmp_path, {"b.jd.yaml": post("b") + "---\n" + post("c"), "a.jd.yaml": post("a")})
    posts = _Posts(tmp_path, "b.jd.yaml", "a.jd.yaml")
    parts = ((1, _ADD), (2, (SetValue(("id",), "z"),)), (0, _ADD))
    assert posts.build(*parts) == [
        ("a.jd.yaml", '"z"'),
        ("b.jd.yaml", "rights:\n  - a\n"),
        ("b.jd.yaml", "rights:\n  - a\n"),
    ]
    assert posts.build() is None
    once_more = (AddItem(("rights",), "b"), *_ADD)  # parts of one document are one
    assert posts.build((0, _ADD), (0, once_more)) == [("b.jd.yaml", "rights:\n  - a\n  - b\n")]


def test_a_part_that_cannot_be_made_takes_the_others_with_it(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": post("a"), "b.jd.yaml": post("b", rights={"x": "y"})})
    posts = _Posts(tmp_path, "a.jd.yaml", "b.jd.yaml")
    assert posts.build((0, _ADD)) is not None
    assert posts.build((0, _ADD), (1, (AddItem(("rights", "x", "y"), "a"),))) is None


@pytest.mark.parametrize("how", ["changed", "gone", "folder"])
def test_a_file_that_is_not_what_was_judged_is_not_fixed(tmp_path: Path, how: str) -> None:
    write(tmp_path, {"a.jd.yaml": post("a")})
    posts = _Posts(tmp_path, "a.jd.yaml")
    assert posts.build((0, _ADD)) is not None
    (tmp_path / "a.jd.yaml").unlink()
    if how == "changed":
        write(tmp_path, {"a.jd.yaml": post("a") + "# uus\n"})
    elif how == "folder":
        (tmp_path / "a.jd.yaml").mkdir()
    assert posts.build((0, _ADD)) is None


@pytest.mark.parametrize("more", ["id: b\n", "x: !own y\n", "---\nx: [\n", "# \u202e\n", "---\n- a\n"])
def test_a_file_that_does_not_read_cleanly_is_not_fixed(tmp_path: Path, more: str) -> None:
    write(tmp_path, {"a.jd.yaml": post("a") + more})
    assert _Posts(tmp_path, "a.jd.yaml").build((0, _ADD)) is None


def test_a_file_of_another_kind_is_not_fixed(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": post("a")})
    posts = _Posts(tmp_path, "a.jd.yaml")
    text = "AMETIJUHEND\nTeenistuskoht Laborant\nVahetu juht Juhataja\n"
    posts.read = lambda key, _kind, _data: read_text(key, text)
    assert posts.read("a", "text", b"")[0].root is not None
    assert posts.build((0, _ADD)) is None


def test_no_fix_leaves_the_context(tmp_path: Path) -> None:
    write(tmp_path, {"in/a.jd.yaml": post("a"), "out/b.jd.yaml": post("b")})
    (tmp_path / "in" / "link.jd.yaml").symlink_to("../out/b.jd.yaml")
    (tmp_path / "in" / "near.jd.yaml").symlink_to("a.jd.yaml")
    posts = _Posts(tmp_path / "in", "a.jd.yaml", "link.jd.yaml", "near.jd.yaml", "../out/b.jd.yaml")
    built = [posts.build((number, _ADD)) is not None for number in range(4)]
    assert built == [True, False, True, False]
    assert posts.build((3, _ADD), context=tmp_path) is not None


def test_every_file_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": post("a")})
    posts = _Posts(tmp_path, "a.jd.yaml")
    built = posts.fixes(tmp_path)
    request = ProjectFixRequest("safe", "fix", ((0, _ADD),))
    first = built.build(request, tuple(posts.facts))
    (tmp_path / "a.jd.yaml").unlink()
    assert first is not None
    assert built.build(request, tuple(posts.facts)) == first


# what a run makes of it


@pytest.mark.usefixtures("fixing")
@pytest.mark.parametrize(
    "substitution",
    [{}, {"substitutes_for": []}, {"substitutes_for": ["Keegi"]}, {"substitutes_for": "Keegi"}],
    ids=["missing", "empty", "list", "single"],
)
def test_several_findings_add_to_one_list(tmp_path: Path, substitution: dict[str, Any]) -> None:
    write(tmp_path, _team(4, **substitution))
    before = snapshot(tmp_path)
    result = check(*_SUB001, "--fix", "--unsafe-fixes", ".", cwd=tmp_path)
    assert (result.rules, result.err) == ([], "Fixed: 4 (1 file)\n")
    now = snapshot(tmp_path)
    assert {name for name in now if now[name] != before[name]} == {"vana.jd.yaml"}
    added = [{"position": name} for name in ("esimene", "kolmas", "neljas", "teine")]
    (document,) = read_yaml("x", now["vana.jd.yaml"])
    assert document.root is not None
    kept = substitution.get("substitutes_for", [])
    kept = [kept] if isinstance(kept, str) else kept
    assert plain(document.root)["substitution"]["substitutes_for"] == [*kept, *added]
    # nothing is left to do
    check(*_SUB001, "--fix", "--unsafe-fixes", ".", cwd=tmp_path)
    assert snapshot(tmp_path) == now


@pytest.mark.usefixtures("fixing")
def test_a_fix_reaches_a_file_that_is_only_context(tmp_path: Path) -> None:
    write(tmp_path, {**_team(1), "jdlint.toml": 'select = ["SUB001"]\n'})
    check("--fix", "esimene.jd.yaml", cwd=tmp_path)
    assert b"position" not in (tmp_path / "vana.jd.yaml").read_bytes().split(b"substitution")[1]
    result = check("--fix", "--unsafe-fixes", "esimene.jd.yaml", cwd=tmp_path)
    assert result.rules == []
    assert (
        (tmp_path / "vana.jd.yaml")
        .read_text("utf-8")
        .endswith("substitution: {substitutes_for: [{position: esimene}]}\n")
    )


@pytest.mark.usefixtures("fixing")
def test_report_and_terminal_name_the_other_file(tmp_path: Path) -> None:
    write(tmp_path, {**{f"a/{name}": text for name, text in _team(1).items()}, "jdlint.toml": 'select = ["SUB001"]\n'})
    result = check("esimene.jd.yaml", cwd=tmp_path / "a")
    (finding,) = result.findings
    assert finding["fix"] == {
        "applicability": "unsafe",
        "title": '"esimene" should stand here',
        "edits": [
            {
                "path": "vana.jd.yaml",
                "start": {"line": 5, "column": 16},
                "end": {"line": 5, "column": 16},
                "text": "substitutes_for: [{position: esimene}]",
            }
        ],
    }
    schema = json.loads((ROOT / "schemas" / "report.v1.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(result.out), schema)
    shown = jdlint("check", "--as-of", AS_OF, "a/esimene.jd.yaml", cwd=tmp_path).out
    assert '   = --fix --unsafe-fixes: "esimene" should stand here (a/vana.jd.yaml)\n' in shown


@pytest.mark.usefixtures("fixing")
@pytest.mark.parametrize(
    "tool", [["git", "apply", "patch"], ["patch", "-p1", "-s", "-i", "patch"]], ids=["git", "patch"]
)
@pytest.mark.parametrize(
    "names",
    [
        ("a.jd.yaml", "b.jd.yaml"),
        ("ä ö.jd.yaml", "š.jd.yaml"),
        ('"a".jd.yaml', "b\\c.jd.yaml"),
        ("kaust/a.jd.yaml", "b b/c.jd.yaml"),
    ],
    ids=["plain", "blanks", "quotes", "folders"],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("end", [True, False], ids=["line end", "no line end"])
def test_the_diff_is_one_patch_that_others_apply(
    tmp_path: Path, tool: list[str], names: tuple[str, str], newline: str, end: bool
) -> None:
    if shutil.which(tool[0]) is None:
        pytest.skip(f"no {tool[0]} here")
    sources = list(pair(answered=False).values())
    texts = [text.removesuffix("" if end else "\n").replace("\n", newline) for text in sources]
    options = [*_SUB001[1:], "--extend-select", "STR009", "--unsafe-fixes"]
    texts[0] = "special_condition: x" + newline + texts[0]
    for folder in ("diffed", "fixed"):
        write(tmp_path / folder, dict(zip(names, texts, strict=True)))
        (tmp_path / folder / "jdlint.toml").write_text("", "utf-8")
        subprocess.run(["git", "init", "-q"], cwd=tmp_path / folder, check=True)
    shown = jdlint("check", *options, "--diff", ".", cwd=tmp_path / "diffed")
    assert shown.out.count("+++ ") == 2
    jdlint("check", *options, "--fix", ".", cwd=tmp_path / "fixed")
    with (tmp_path / "diffed" / "patch").open("w", encoding="utf-8", newline="") as stream:
        stream.write(shown.out)
    subprocess.run(tool, cwd=tmp_path / "diffed", check=True)
    (tmp_path / "diffed" / "patch").unlink()
    assert snapshot(tmp_path / "diffed") == snapshot(tmp_path / "fixed")
    assert (tmp_path / "fixed" / names[0]).read_text("utf-8").startswith("special_conditions")


@pytest.mark.usefixtures("fixing")
def test_a_diff_that_reaches_above_the_working_folder_says_where_it_applies(tmp_path: Path) -> None:
    files = _team(1)
    write(
        tmp_path,
        {
            "jdlint.toml": 'select = ["SUB001"]\n',
            "a/esimene.jd.yaml": files["esimene.jd.yaml"],
            "vana.jd.yaml": files["vana.jd.yaml"],
        },
    )
    before = snapshot(tmp_path)
    result = jdlint("check", "--as-of", AS_OF, "--unsafe-fixes", "--diff", ".", cwd=tmp_path / "a")
    assert result.out.startswith("--- a/vana.jd.yaml\n+++ b/vana.jd.yaml\n")
    assert "note: the paths in this diff are below ..; apply it there\n" in result.err
    assert snapshot(tmp_path) == before
