"""How much a run with a cache does: files read and judged, no seconds."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from benchmarks import corpus
from jdlint.engine.crosscheck import CrossCheck
from jdlint.engine.judge import Judge
from jdlint.storage import stores
from jdlint.storage.git import Repository
from jdlint.storage.records import Records, Span, open_records
from tests.cache.project import cache_files, large, settle
from tests.helpers import Repo, check, write

COUNT = 12


@pytest.fixture
def project(tmp_path: Path) -> Path:
    corpus.write(tmp_path, COUNT, defects=False)
    return tmp_path


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count what is done; empty it before the run that matters."""
    done: Counter[str] = Counter()

    def counted(
        owner: Any, name: str, matters: Callable[..., bool] = lambda *_given, **_named: True, called: str = ""
    ) -> None:
        original = getattr(owner, name)

        def wrapped(*given: Any, **named: Any) -> Any:
            done[called or name] += matters(*given)
            return original(*given, **named)

        monkeypatch.setattr(owner, name, wrapped)

    counted(stores, "read_bytes", lambda path, _most: path.name.endswith((".jd.yaml", ".docx", ".txt")))
    counted(Repository, "read")
    for name in ("judge", "facts"):
        counted(Judge, name)
    counted(CrossCheck, "find", called="judge")
    return done


def run(folder: Path, work: Counter[str], *argv: str) -> dict[str, int]:
    work.clear()
    result = check(*(() if "--select" in argv else ("--select", "ALL")), *argv, cwd=folder)
    assert result.code in (0, 1), result.err
    return {name: count for name, count in work.items() if count}


def test_the_first_run_does_all(project: Path, work: Counter[str]) -> None:
    assert run(project, work) == {"read_bytes": COUNT, "judge": COUNT + 1}  # each file, and the project


def test_nothing_is_read_where_nothing_changed(
    project: Path, work: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(monkeypatch)
    run(project, work)
    assert run(project, work) == {}
    assert run(project, work, "--select", "SUB", "--ignore", "SUB001") != {}  # other rules were not asked
    assert run(project, work, "koht-00003.jd.yaml") == {}


def test_with_documents_of_all_kinds(tmp_path: Path, work: Counter[str], monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    folder = large(tmp_path, 3)
    run(folder, work)
    assert set(run(folder, work)) <= {"read_bytes"}  # broken files are shown, not judged
    assert work["judge"] == work["facts"] == 0


def test_one_file_changed(project: Path, work: Counter[str], monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    run(project, work)
    write(
        project,
        {"koht-00003.jd.yaml": corpus.description(3, COUNT, defects=False).replace("purpose: ", "purpose: Ka ")},
    )
    assert run(project, work) == {"read_bytes": 1, "judge": 1}  # no rule about the project sees the purpose
    assert run(project, work) == {}


def _changed(project: Path, number: int, word: str) -> None:
    text = corpus.description(number, COUNT, defects=False).replace("purpose: ", f"purpose: {word} ")
    write(project, {f"koht-{number:05}.jd.yaml": text})


def test_what_is_known_of_others_is_written_again_unseen(
    project: Path, work: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(monkeypatch)
    run(project, work)
    looked: list[object] = []
    bytes_of = Records.bytes_of

    def counted(self: Records, span: Span) -> bytes | None:
        looked.append(span)
        return bytes_of(self, span)

    monkeypatch.setattr(Records, "bytes_of", counted)
    _changed(project, 3, "Ka")
    run(project, work)
    assert len(looked) == 1  # what its Facts were
    monkeypatch.undo()
    settle(monkeypatch)
    assert check("--select", "ALL", cwd=project) == check("--select", "ALL", "--no-cache", cwd=project)


def _records(file: Path) -> bytes:
    records = open_records(file)
    assert records is not None
    found = records.all_bytes()
    records.close()
    return found


def test_nothing_is_left_of_what_a_file_held(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    text = corpus.description(3, COUNT, defects=False)
    title = re.search(r"^  title: (.*)$", text, re.MULTILINE)
    assert title is not None
    write(project, {"koht-00003.jd.yaml": text.replace(title[0], "  title: Salajane nimetus")})
    check("--select", "ALL", cwd=project)
    (file,) = cache_files(project)
    assert b"Salajane nimetus" in _records(file)
    size = len(_records(file))
    write(project, {"koht-00003.jd.yaml": text})
    check("--select", "ALL", cwd=project)
    assert b"Salajane" not in file.read_bytes()
    assert len(_records(file)) > size  # all records were taken as they stood
    assert check("--select", "ALL", cwd=project) == check("--select", "ALL", "--no-cache", cwd=project)


def test_what_no_file_needs_any_more_goes_in_time(
    project: Path, work: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(monkeypatch)
    run(project, work)
    (file,) = cache_files(project)
    first = file.stat().st_size
    sizes = []
    for turn in range(3 * COUNT):
        _changed(project, turn % COUNT, f"Ka {turn}")
        run(project, work)
        sizes.append(file.stat().st_size)
    assert any(one > other for one, other in pairwise(sizes))  # now and then it is looked through
    assert max(sizes) < 1.35 * first
    assert check("--select", "ALL", cwd=project) == check("--select", "ALL", "--no-cache", cwd=project)


def test_where_a_file_has_gone_the_others_are_not_judged(
    project: Path, work: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(monkeypatch)
    run(project, work)
    (project / "koht-00003.jd.yaml").unlink()
    assert run(project, work)["judge"] == 1  # the project alone
    (file,) = cache_files(project)
    assert b"koht-00003.jd.yaml" not in file.read_bytes().partition(b'"project"')[0]
    assert b"koht-00002.jd.yaml" in _records(file)
    assert b"koht-00003.jd.yaml" not in _records(file)


def test_touched_files_are_read_and_not_judged(
    project: Path, work: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(monkeypatch)
    run(project, work)
    os.utime(project / "koht-00003.jd.yaml", ns=(1, 1))
    assert run(project, work) == {"read_bytes": 1}
    assert run(project, work) == {}


def test_another_copy_of_the_project_is_read_and_not_judged(
    project: Path, work: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(monkeypatch)
    run(project, work)
    for path in sorted(project.glob("*.jd.yaml")):
        path.write_bytes(path.read_bytes())
    assert run(project, work) == {"read_bytes": COUNT}
    assert run(project, work) == {}


def test_a_hook_asks_git_for_no_blob_that_a_run_has_seen(
    project: Path, work: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(monkeypatch)
    repo = Repo(project).commit({})
    run(project, work, "--select", "SUB,LNG")
    run(project, work, "--select", "SUB,LNG", "--hook", ".")
    assert work["read"] == 0
    assert work["judge"] == 0
    write(
        project,
        {"koht-00003.jd.yaml": corpus.description(3, COUNT, defects=False).replace("purpose: ", "purpose: Ka ")},
    )
    repo.git("add", "-A")
    run(project, work, "--select", "SUB,LNG", "--hook", "--scope", "document", ".")
    assert (work["read"], work["judge"]) == (1, 1)


def test_what_changed_just_now_is_read_again(
    project: Path, work: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    last = max(path.stat().st_ctime_ns for path in project.iterdir())
    monkeypatch.setattr("jdlint.engine.cache.files.time", SimpleNamespace(time_ns=lambda: last + 1_000_000_000))
    run(project, work)
    assert run(project, work) == {"read_bytes": COUNT}  # all were written a second ago
    settle(monkeypatch)
    assert run(project, work) == {"read_bytes": COUNT}
    assert run(project, work) == {}


def test_the_same_size_and_time_are_not_the_same_content(
    project: Path, work: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(monkeypatch)
    path = project / "koht-00003.jd.yaml"
    before = path.stat()
    run(project, work)
    text = path.read_text("utf-8")
    changed = text.replace("level: C1", "level: C3", 1)
    assert len(changed) == len(text)
    assert changed != text
    path.write_text(changed, "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert "LNG001" in check("--select", "ALL", cwd=project).rules


def test_so_many_ways_of_checking_are_kept(project: Path, work: Counter[str]) -> None:
    for number in range(1, 13):
        run(project, work, "--as-of", f"2026-11-{number:02}")
    assert len(cache_files(project)) == 8
    run(project, work, "--as-of", "2026-11-12")
    assert work["judge"] == 0
