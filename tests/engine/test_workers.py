"""Several processes say what one says."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from benchmarks import corpus
from jdlint.engine import flow, workers
from jdlint.engine.judging import _remade
from jdlint.engine.outcome import Work, outcome_of
from jdlint.engine.request import Request
from jdlint.engine.run import run
from tests.helpers import AS_OF, jdlint, write

_TEXT = "AMETIJUHEND\n\nAmetikoha nimetus: {}\nTeenistusülesanded\n1. Koostab aruande.\n"
CHECK = ("check", ".", "--as-of", AS_OF, "--format", "json", "--profile", "strict")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with defects, broken files and documents, for which processes are started at once."""
    corpus.write(tmp_path, 40)
    write(
        tmp_path,
        {
            "broken.jd.yaml": "id: katki\nposition: {title: [\n",
            "odd.jd.yaml": "id: &a veider\nposition:\n  title: Nõunik\n  unit: *a\n",
            "list.jd.yaml": "- a\n",
            **{f"{name}.txt": _TEXT.format(name) for name in ("nõunik", "sekretär", "arhivaar")},
            "märkmed.txt": "Koosolek on reedel.\n",
        },
    )
    monkeypatch.setattr(flow, "_WORTH", 6)
    monkeypatch.setattr(flow, "_BATCH", 3)
    return tmp_path


@pytest.mark.parametrize("jobs", ["2", "3", "auto"])
def test_the_report_does_not_depend_on_the_number_of_processes(project: Path, jobs: str) -> None:
    alone = jdlint(*CHECK, "--no-cache", "--jobs", "1", cwd=project)
    assert len(alone.findings) > 20
    assert jdlint(*CHECK, "--no-cache", "--jobs", jobs, cwd=project) == alone


def test_what_several_processes_found_is_remembered(project: Path) -> None:
    alone = jdlint(*CHECK, "--no-cache", "--jobs", "1", cwd=project)
    assert jdlint(*CHECK, "--jobs", "2", cwd=project) == alone
    assert jdlint(*CHECK, "--jobs", "2", cwd=project) == alone
    changed = project / "koht-00007.jd.yaml"
    if not changed.exists():
        changed = sorted(project.rglob("*.jd.yaml"))[7]
    changed.write_text(changed.read_text("utf-8") + "special_condition: x\n", "utf-8")
    expected = jdlint(*CHECK, "--no-cache", "--jobs", "1", cwd=project)
    assert expected != alone
    assert jdlint(*CHECK, "--jobs", "2", cwd=project) == expected


def test_where_a_process_dies_its_files_are_done_here(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = jdlint(*CHECK, "--no-cache", "--jobs", "1", cwd=project)
    here, ended = os.getpid(), []

    def deadly(judge: Any, work: Work) -> Any:
        if os.getpid() != here:
            os._exit(9)
        ended.append(work.key)
        return outcome_of(judge, work)

    if not sys.platform.startswith("linux"):
        pytest.skip("only a copy of this process would die: NOT tested here")
    monkeypatch.setattr(workers, "outcome_of", deadly)
    assert jdlint(*CHECK, "--no-cache", "--jobs", "2", cwd=project) == alone
    assert ended


def test_a_process_that_starts_anew_judges_alike(project: Path) -> None:
    """Where processes cannot be copied, they are told how to make the same judge."""
    import datetime as dt

    as_of = dt.date.fromisoformat(AS_OF)
    outcome = run(Request((project,), as_of))
    recipe = pickle.loads(pickle.dumps(_partial(outcome.settings, project, as_of)))
    judge = recipe()
    file = sorted(project.rglob("koht-*.jd.yaml"))[3]
    work = Work("a.jd.yaml", "yaml", file.read_bytes(), judged=True, sniff=False)
    assert outcome_of(judge, work) == outcome_of(recipe(), pickle.loads(pickle.dumps(work)))
    assert outcome_of(judge, work).one is not None


def _partial(settings: Any, root: Path, as_of: Any) -> Any:
    from functools import partial

    return partial(_remade, settings, root, as_of, None)


def test_few_files_are_read_by_this_process(tmp_path: Path) -> None:
    corpus.write(tmp_path, 20)
    script = (
        "import sys; from jdlint.cli.main import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: print('multiprocessing' in sys.modules, file=sys.stderr)"
    )
    command = [sys.executable, "-c", script, "check", ".", "--as-of", AS_OF, "--no-cache", "--jobs", "2"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr.splitlines()[-1] == "False"


@pytest.mark.parametrize("value", ["0", "65", "-1", "kaks", "1.5"])
def test_a_number_that_makes_no_sense_is_refused(tmp_path: Path, value: str) -> None:
    result = jdlint("check", ".", "--jobs", value, cwd=tmp_path)
    assert result.code == 2
    assert f"'{value}' is neither a number from 1 to 64 nor auto" in result.sentence


def test_an_interrupted_run_ends_its_processes(tmp_path: Path) -> None:
    corpus.write(tmp_path, 1500)
    command = [sys.executable, "-m", "jdlint", "check", ".", "--as-of", AS_OF, "--no-cache", "--jobs", "2"]
    process = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    group = Path("/proc") if Path("/proc").is_dir() else None
    for _ in range(600):
        if len(_of_session(process.pid)) >= 3 or group is None:
            break
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert [line for line in err.splitlines() if line.strip()][-1] == "interrupted"
    assert "Traceback" not in err
    for _ in range(100):
        if not _of_session(process.pid):
            break
        time.sleep(0.05)
    assert _of_session(process.pid) == []


def _of_session(leader: int) -> list[int]:
    """Return the processes of a session that are alive; none where the system does not tell."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == leader and fields[0] != "Z":
            found.append(int(entry.name))
    return found
