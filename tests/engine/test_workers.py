"""Several processes say what one says."""

from __future__ import annotations

import datetime as dt
import os
import pickle
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from benchmarks import corpus
from jdlint.config.settings import Settings
from jdlint.engine import flow, workers
from jdlint.engine.judge import Judge
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


def dying() -> Any:
    """A recipe that ends the process which follows it."""
    os._exit(9)


def test_where_a_process_dies_its_files_are_done_here(project: Path) -> None:
    settings = run(Request((project,), dt.date.fromisoformat(AS_OF))).settings
    judge = _recipe(settings)()
    batch = [Work(f.name, "yaml", f.read_bytes(), judged=True, sniff=False) for f in sorted(project.glob("*.yaml"))]
    assert len(batch) > 2
    crew = workers.Workers(2, dying, judge)
    try:
        assert crew.send(batch)() == crew.send(batch)() == [outcome_of(judge, work) for work in batch]
    finally:
        crew.close()


def test_processes_do_not_share_what_reads_pdf_files(project: Path) -> None:
    """A reader of PDF files that runs already is that of this process alone: it ends with it."""
    judge = _recipe(run(Request((project,), dt.date.fromisoformat(AS_OF))).settings)()
    work = Work("nothing.pdf", "pdf", b"%PDF-1.4 nothing", judged=True, sniff=False)
    here = outcome_of(judge, work)
    crew = workers.Workers(2, _recipe(Settings()), judge)
    try:
        assert [one.left_out for one in crew.send([work, work])()] == [here.left_out] * 2
        assert outcome_of(judge, work) == here
    finally:
        crew.close()


def test_a_recipe_is_sent_and_makes_the_same_judge(project: Path) -> None:
    recipe = _recipe(run(Request((project,), dt.date.fromisoformat(AS_OF))).settings)
    file = sorted(project.rglob("koht-*.jd.yaml"))[3]
    work = Work("a.jd.yaml", "yaml", file.read_bytes(), judged=True, sniff=False)
    sent = pickle.loads(pickle.dumps(recipe))()
    assert outcome_of(sent, pickle.loads(pickle.dumps(work))) == outcome_of(recipe(), work)
    assert outcome_of(sent, work).one is not None


def _recipe(settings: Settings) -> partial[Judge]:
    return partial(_remade, settings, None, dt.date.fromisoformat(AS_OF), None)


def test_few_files_are_read_by_this_process(tmp_path: Path) -> None:
    corpus.write(tmp_path, 20)
    script = (
        "import sys; from jdlint.cli.main import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: print('jdlint.engine.workers' in sys.modules, file=sys.stderr)"
    )
    command = [sys.executable, "-c", script, "check", ".", "--as-of", AS_OF, "--no-cache", "--jobs", "2"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr.splitlines()[-1] == "False"


@pytest.mark.parametrize("value", ["0", "65", "-1", "kaks", "1.5"])
def test_a_number_that_makes_no_sense_is_refused(tmp_path: Path, value: str) -> None:
    result = jdlint("check", ".", "--jobs", value, cwd=tmp_path)
    assert result.code == 2
    assert f"'{value}' is neither a number from 1 to 64 nor auto" in result.sentence


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL, signal.SIGTERM])
def test_a_run_that_is_ended_leaves_no_process_behind(tmp_path: Path, how: signal.Signals) -> None:
    corpus.write(tmp_path, 1500)
    command = [sys.executable, "-m", "jdlint", "check", ".", "--as-of", AS_OF, "--no-cache", "--jobs", "2"]
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_hearing,  # noqa: PLW1509 - no threads here
    )
    group = Path("/proc") if Path("/proc").is_dir() else None
    for _ in range(600):
        if len(_of_session(process.pid)) >= 3 or group is None:
            break
        time.sleep(0.05)
    if how is signal.SIGINT:  # a terminal sends it to all
        os.killpg(process.pid, how)
    else:
        time.sleep(1)  # so that they are at work
        process.send_signal(how)
    _out, err = process.communicate(timeout=60)
    assert process.returncode == (130 if how is signal.SIGINT else -how)
    assert how is not signal.SIGINT or [line for line in err.splitlines() if line.strip()][-1] == "interrupted"
    assert how is not signal.SIGINT or "Traceback" not in err
    for _ in range(100):
        if not _of_session(process.pid):
            break
        time.sleep(0.05)
    assert _of_session(process.pid) == []


def _hearing() -> None:
    """Listen to Ctrl-C, though what runs the tests in the background may have switched it off."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_an_interruption_while_processes_start_is_not_lost() -> None:
    said = []

    def starting() -> None:
        with workers._starting():
            signal.raise_signal(signal.SIGINT)  # to this thread alone: what runs the tests has others that listen
            done = subprocess.run([sys.executable, "-c", _BLOCKED], capture_output=True, text=True, check=True)
            said.append(done.stdout)

    before = signal.getsignal(signal.SIGINT)
    _hearing()
    try:
        with pytest.raises(KeyboardInterrupt):
            starting()
    finally:
        signal.signal(signal.SIGINT, before)
    assert said == ["True\n"]  # the interruption waited, and what was started is deaf to it


_BLOCKED = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))"


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
