"""A run that remembers says byte for byte what a run without a cache says, whatever has changed since."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.acceptance.test_own_rule import RULE
from tests.cache.project import CONFIG, ORGANISATION, Said, cache_files, large, said, settle
from tests.helpers import EXAMPLES, Repo, jdlint, pair, post, write

Change = Callable[[Path], object]


def edited(name: str, pattern: str, replacement: str) -> Change:
    """Return what replaces the first match of a pattern in a file."""

    def change(folder: Path) -> None:
        path = folder / name
        text, count = re.subn(pattern, replacement, path.read_text("utf-8"), count=1, flags=re.MULTILINE)
        assert count == 1
        path.write_text(text, "utf-8")

    return change


def written(**files: str) -> Change:
    return lambda folder: write(
        folder, {name.replace("__", "/").replace("_", "."): text for name, text in files.items()}
    )


CHANGES: dict[str, Change] = {
    "nothing": lambda _folder: None,
    "touched": lambda folder: (folder / "koht-00005.jd.yaml").touch(),
    "prose": edited("koht-00005.jd.yaml", "^purpose: ", "purpose: Õieaegselt "),
    "reference": edited("koht-00005.jd.yaml", r"substitutes_for: \[koht-00006\]", "substitutes_for: [koht-00007]"),
    "title": edited("koht-00005.jd.yaml", "^  title: .*$", "  title: Vaatleja"),
    "id": edited("koht-00005.jd.yaml", "^id: koht-00005$", "id: koht-viies"),
    "a line more": edited("koht-00005.jd.yaml", "^id: ", "# märkus\nid: "),
    "added": lambda folder: write(folder, {"uus.jd.yaml": "jdlint: 1\nid: koht-00005\nposition: {title: Uus}\n"}),
    "removed": lambda folder: (folder / "koht-00006.jd.yaml").unlink(),
    "renamed": lambda folder: (folder / "koht-00006.jd.yaml").rename(folder / "teine-nimi.jd.yaml"),
    "changed places": lambda folder: [
        (folder / "koht-00005.jd.yaml").rename(folder / "x"),
        (folder / "koht-00006.jd.yaml").rename(folder / "koht-00005.jd.yaml"),
        (folder / "x").rename(folder / "koht-00006.jd.yaml"),
    ],
    "broken": edited("koht-00005.jd.yaml", "^position:$", "position: ["),
    "mended": edited("katki.jd.yaml", r"\{title: Katkine$", "{title: Katkine}"),
    "comment": edited("koht-00003.jd.yaml", "^id: ", "# jdlint: file-ignore[LNG001,SUB001] kokku lepitud\nid: "),
    "comment in another": edited("koht-00004.jd.yaml", "^id: ", "# jdlint: file-ignore[SUB001] kokku lepitud\nid: "),
    "baseline": lambda folder: jdlint("baseline", "create", ".", "--as-of", "2026-11-20", cwd=folder),
    "organisation": lambda folder: write(folder, {"asutus.yaml": ORGANISATION.replace("Kogude", "Fondide")}),
    "organisation moved": lambda folder: [
        (folder / "asutus.yaml").rename(folder / "teine.yaml"),
        write(folder, {"jdlint.toml": CONFIG.replace("asutus", "teine")}),
    ],
    "house rule": lambda folder: write(
        folder, {"kord/XAB001-traits-listed.yaml": RULE.replace("severity: warning", "severity: error")}
    ),
    "house rule of the same size": lambda folder: write(
        folder, {"kord/XAB001-traits-listed.yaml": RULE.replace("min: 2", "min: 3")}
    ),
    "labels": lambda folder: write(
        folder,
        {
            "jdlint.toml": f'{CONFIG}labels = "s.yaml"\n',
            "s.yaml": "jdlint-labels: 1\nlabels:\n  position.unit: [Kuulub koosseisu]\n",
        },
    ),
    "settings": lambda folder: write(folder, {"jdlint.toml": f"{CONFIG}[review]\ndue-soon-days = 3000\n"}),
    "options": lambda folder: write(
        folder, {"jdlint.toml": CONFIG.replace('["./kord"]', '{paths = ["./kord"], DUT010 = {max = 3}}')}
    ),
    "severity": lambda folder: write(folder, {"jdlint.toml": f'{CONFIG}severity = {{LNG001 = "info"}}\n'}),
    "excluded": lambda folder: write(folder, {"jdlint.toml": f'{CONFIG}exclude = ["koht-0000*"]\n'}),
    "included": lambda folder: write(folder, {"jdlint.toml": f'{CONFIG}include = ["alus/*"]\n'}),
    "text": edited("alus/arhivaar.txt", "Arhivaar", "Fotode arhivaar"),
    "Word file": lambda folder: (folder / "alus" / "konservaator.docx").write_bytes(
        (folder / "alus" / "restauraator.docx").read_bytes()
    ),
    "origin no longer": lambda folder: (folder / "restauraator.jd.yaml").unlink(),
    "origin renamed": lambda folder: (folder / "alus" / "restauraator.docx").rename(folder / "alus" / "r.docx"),
}
OPTIONS: dict[str, tuple[str, ...]] = {
    "select": ("--select", "SUB,LNG"),
    "ignore": ("--ignore", "SUB001"),
    "profile": ("--profile", "legal"),
    "documents": ("--scope", "document"),
    "project": ("--scope", "project"),
    "day": ("--as-of", "2027-02-03"),
    "Estonian": ("--lang", "et"),
    "isolated": ("--isolated",),
    "basis": ("--basis", "legal"),
    "due": ("--due", "report"),
    "context": ("--context", "alus"),
    "fixes": ("--diff", "--unsafe-fixes"),
}


@pytest.fixture(autouse=True)
def _rested(monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)


def same(folder: Path, *argv: str, paths: tuple[str, ...] = (".",), cwd: Path | None = None) -> Said:
    """Compare runs: without a cache, with the one that is there, and with what that run left."""
    expected = said(folder, "--no-cache", *argv, paths=paths, cwd=cwd)
    assert expected.code in (0, 1), expected.err
    assert said(folder, *argv, paths=paths, cwd=cwd) == expected
    assert said(folder, *argv, paths=paths, cwd=cwd) == expected
    return expected


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change(change: str, tmp_path: Path) -> None:
    folder = large(tmp_path / "project")
    before = said(folder)
    assert cache_files(folder)
    CHANGES[change](folder)
    assert (same(folder) == before) is (change in ("nothing", "touched"))


@pytest.mark.parametrize("options", OPTIONS)
def test_with_other_options(options: str, tmp_path: Path) -> None:
    folder = large(tmp_path / "project")
    same(folder, *OPTIONS[options])  # nothing else was asked so far
    same(folder)
    same(folder, *OPTIONS[options])


@pytest.mark.parametrize(
    "paths", [("koht-00003.jd.yaml",), ("alus",), ("alus/restauraator.docx",), ("koht-00001.jd.yaml", "asutus.yaml")]
)
def test_of_a_part(paths: tuple[str, ...], tmp_path: Path) -> None:
    folder = large(tmp_path / "project")
    same(folder, paths=paths)  # nobody judged the others so far
    same(folder)
    same(folder, paths=paths)
    same(folder / "alus", paths=("..",))
    edited("koht-00004.jd.yaml", "^  title: .*$", "  title: Vaatleja")(folder)
    same(folder, paths=paths)
    same(folder)


def test_fixes_stay_in_the_context(tmp_path: Path) -> None:
    folder = write(tmp_path / "project", {**pair(answered=False), "jdlint.toml": "", "alus/c.jd.yaml": post("c")})
    named = ("--select", "SUB001", "--cache-dir", "../kaust")
    for argv in (named, (*named, "--context", "alus"), named):
        found = same(folder, *argv, "--diff", "--unsafe-fixes")
        assert ("+++ b/b.jd.yaml" in found.out) is ("--context" not in argv)


def test_of_the_examples(tmp_path: Path) -> None:
    files = {path.name: path.read_bytes() for path in EXAMPLES.iterdir() if path.is_file()}
    folder = write(tmp_path / "project", files)
    for argv in ((), ("--profile", "strict"), ("--select", "ALL")):
        same(folder, *argv)


def test_in_a_hook_and_since_a_revision(tmp_path: Path) -> None:
    folder = large(tmp_path / "project")
    repo = Repo(folder).commit({})
    same(folder)
    same(folder, "--hook")
    edited("koht-00005.jd.yaml", "^id: koht-00005$", "id: koht-viies")(folder)
    (folder / "koht-00011.jd.yaml").unlink()
    same(folder, "--hook")  # nothing of it is staged
    same(folder)
    same(folder, "--base", "HEAD")
    same(folder, "--base", "HEAD", "--new-only")
    repo.git("add", "-A")
    edited("koht-00007.jd.yaml", "^purpose: ", "purpose: Õieaegselt ")(folder)  # not staged
    same(folder)
    same(folder, "--hook")
    same(folder, "--hook", paths=("koht-00005.jd.yaml",))
    same(folder)
    assert ".jdlint_cache" not in repo.git("status", "--porcelain")


def test_what_is_not_saved_in_an_editor_is_not_what_is_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    from types import SimpleNamespace

    folder = large(tmp_path / "project")
    same(folder)
    draft = (folder / "koht-00005.jd.yaml").read_bytes().replace(b"id: koht-00005", b"id: mustand")
    for argv in (("--no-cache",), (), ()):
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(draft)))
        found = said(folder, "--stdin-filename", "koht-00005.jd.yaml", *argv, paths=("-",))
        assert b'"mustand"' in found.files["json"]
    same(folder)


def test_two_projects_that_share_a_file_beside_them(tmp_path: Path) -> None:
    """A group that did not report the organisation file remembers nothing of it for a run in which it would."""
    shared = 'profile = "strict"\norganisation = "../asutus.yaml"\n'
    one = "jdlint: 1\nid: {0}\nposition: {{title: {0}, unit: [Kogude osakond]}}\n"
    folder = write(
        tmp_path / "project",
        {
            "asutus.yaml": f"{ORGANISATION}orders: [{{number: 1-2, annexes: [{{number: 1, title: Puuduv}}]}}]\n",
            "a/jdlint.toml": shared,
            "a/a.jd.yaml": one.format("a"),
            "b/jdlint.toml": shared,
            "b/b.jd.yaml": one.format("b"),
            ".git/HEAD": "",  # one repository, to jdlint; git is not asked for more
        },
    )
    same(folder)
    for name in ("b", "a"):
        assert b'"APR007"' in same(folder / name).files["json"]
