"""Running the fixture of a rule: every example must show what it says it shows."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

from jdlint.core.report import Report
from jdlint.engine.request import Request
from jdlint.engine.run import run
from jdlint.fixer.apply import plan_fixes, write_fixes
from jdlint.rulebook.fixtures import Case
from jdlint.storage.programs import git_command, git_environment

#: The date of examples that name none: long after the dates that stand in them would be unkind to readers.
AS_OF = dt.date(2026, 11, 20)


def run_case(case: Case, rule_id: str, folder: Path, packs: tuple[Path, ...] = ()) -> list[str]:
    """Run one example in the empty `folder` and return what is not as it should be, one sentence each.

    The rule must report on the marked lines, once for each mark, and nowhere else; an invalid example must mark at
    least one. Where the example shows texts after the fix, applying the fixes must give them, leave the other files as
    they are, and once more do nothing.
    """
    if case.invalid != any(file.errors for file in case.files):
        return [f"{case.title or 'example'}: {'no line is marked' if case.invalid else 'a valid example marks a line'}"]
    if case.base:
        _commit(case.base, folder)
    for file in case.files:
        path = folder / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.text.encode("utf-8"))
    (folder / "jdlint.toml").write_text(case.config, "utf-8")
    report = _run(case, rule_id, folder, packs)
    wrong = []
    for file in case.files:
        found = sorted(line for path, line in _lines(report, rule_id, folder) if path == file.name)
        if found != list(file.errors):
            wrong.append(f"{case.title or file.name}: {file.name}: marked {list(file.errors)}, reported {found}")
    return wrong or _fixed(case, rule_id, folder, packs, report)


def _run(case: Case, rule_id: str, folder: Path, packs: tuple[Path, ...]) -> Report:
    as_of = dt.date.fromisoformat(case.as_of) if case.as_of else AS_OF
    overrides = {"select": [rule_id], "rules": {"paths": [str(pack) for pack in packs]}}
    if not packs:
        del overrides["rules"]
    # rule files of an example (below rules/) are no descriptions; its configuration names their folder
    paths = tuple(folder / file.name for file in case.files if not file.name.startswith("rules/"))
    base = "HEAD" if case.base else None
    return run(Request(paths=paths, as_of=as_of, overrides=overrides, base=base)).report


def _commit(files: tuple[tuple[str, str], ...], folder: Path) -> None:
    """Make a repository whose only commit holds `files`; they are left out of the folder again."""
    for name, text in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    author = ("-c", "user.name=jdlint", "-c", "user.email=jdlint@example.invalid", "-c", "commit.gpgsign=false")
    for arguments in (("init", "-q"), ("add", "-A"), (*author, "commit", "-q", "--no-verify", "-m", "base")):
        command = git_command(*arguments)
        subprocess.run(command, cwd=folder, env=git_environment(), check=True, capture_output=True)  # noqa: S603
    for name, _text in files:
        (folder / name).unlink()


def _lines(report: Report, rule_id: str, folder: Path) -> list[tuple[str, int]]:
    found = []
    for finding in report.active:
        if finding.rule == rule_id:
            name = Path(finding.path).resolve().relative_to(folder.resolve()).as_posix()
            found.append((name, finding.site.start.line if finding.site.start else 0))
    return found


def _fixed(case: Case, rule_id: str, folder: Path, packs: tuple[Path, ...], report: Report) -> list[str]:
    if all(file.fixed is None for file in case.files):
        return []
    wanted = {file.name: file.text if file.fixed is None else file.fixed for file in case.files}
    write_fixes(plan_fixes(report, unsafe=True))
    wrong = [
        f"{case.title or name}: after the fix {name} is not as shown"
        for name, text in wanted.items()
        if (folder / name).read_bytes() != text.encode("utf-8")
    ]
    again = _run(case, rule_id, folder, packs)
    if plan_fixes(again, unsafe=True):
        wrong.append(f"{case.title or 'example'}: a second run fixes something again")
    return wrong
