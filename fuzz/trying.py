"""Tries damaged inputs of one kind and says of each whether jdlint survived it, and lost nothing."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from fuzz.kinds import KINDS, Kind, place_of
from fuzz.mutate import damaged
from tests.helpers import Result, jdlint, snapshot, write


class Told(NamedTuple):
    """What became of the inputs of a kind: how many were tried; of those not survived, and of lost findings, why.

    `slowest` is the longest that one took, in seconds; a failure is kept with its bytes.
    """

    tried: int
    failures: tuple[tuple[str, bytes], ...]
    lost: tuple[tuple[str, bytes], ...]
    slowest: float


class Project:
    """A project of a kind in a folder of its own, laid anew after every input."""

    def __init__(self, kind: Kind, folder: Path) -> None:
        self._kind, self._folder = kind, folder
        self.seeds = kind.prepare(folder)
        self._whole = snapshot(folder, caches=True)
        self._git = {path: path.read_bytes() for path in folder.glob(".git/**/*") if path.is_file()}
        place, content = place_of(kind, *self.seeds[0])
        with self._holding(place, content):
            self._clean = self._run()
        self._must = self._told(self._clean)
        assert self._must or kind.decisive  # else nothing can be missed

    def tries(self, name: str, data: bytes) -> tuple[str, str, float]:
        """Put `data` in the place of `name`, run, and return why it did not survive and what was lost ("" if not)."""
        begun = time.monotonic()
        with self._holding(*place_of(self._kind, name, data)):
            try:
                result = self._run()
            except BaseException as error:  # noqa: BLE001 - whatever escapes is what is looked for
                return f"{type(error).__name__}: {error}"[:200], "", time.monotonic() - begun
        return self._fault(result), self._lost(result), time.monotonic() - begun

    @contextlib.contextmanager
    def _holding(self, place: bytes, content: bytes) -> Iterator[None]:
        """Let the file be there for a while; then everything is as it was."""
        path = Path(os.fsdecode(os.fsencode(self._folder) + b"/" + place))
        path.unlink(missing_ok=True)
        path.write_bytes(content)
        try:
            yield
        finally:
            path.unlink(missing_ok=True)
            self._lay()

    def _run(self) -> Result:
        return jdlint(*self._kind.argv, cwd=self._folder, env={"GIT_CONFIG_GLOBAL": os.devnull})

    def _lay(self) -> None:
        """Put every file back that a run or an input may have changed."""
        for made in ("uus", ".jdlint_cache"):
            shutil.rmtree(self._folder / made, ignore_errors=True)
        for path, content in self._git.items():
            if not path.exists() or path.read_bytes() != content:
                path.unlink(missing_ok=True)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        write(self._folder, {name: content for name, content in self._whole.items() if not name.startswith(".git/")})

    def _fault(self, result: Result) -> str:
        if "Traceback" in result.err or "internal error" in result.err:
            return result.sentence
        if result.code == 2:
            refused = self._kind.refusable and result.sentence.startswith(("jdlint: ", "Error: "))
            crashed = '"JDL001"' in result.out
            return "" if refused and not crashed else f"exit code 2: {result.sentence or 'a rule crashed'}"
        return "" if result.code in (0, 1) else f"exit code {result.code}"

    def _lost(self, result: Result) -> str:
        if self._kind.exact and result.out != self._clean.out:
            return "another report than without the damage"
        if self._kind.decisive or result.code == 2:
            return ""
        lost = self._must - self._told(result)
        return f"not reported: {sorted(lost)}" if lost else ""

    @staticmethod
    def _told(result: Result) -> set[str]:
        """Return the rules that report on the good file and ask no other file."""
        findings = json.loads(result.out)["findings"] if result.out.startswith("{") else []
        told = {finding["rule"] for finding in findings if finding["path"] == "good.jd.yaml"}
        return told & {"DUT001", "STR004", "REV001"}


@contextlib.contextmanager
def project(kind: Kind) -> Iterator[Project]:
    """Lay a project of the kind for a while."""
    with tempfile.TemporaryDirectory(prefix="jdlint-") as folder:
        yield Project(kind, Path(folder).resolve())


def try_damage(name: str, count: int) -> Told:
    """Try `count` damaged inputs of the kind `name`, the same at every call."""
    kind = KINDS[name]
    failures, lost, slowest = [], [], 0.0
    with project(kind) as laid:
        chance = random.Random(name)
        for _ in range(count):
            place, seed = chance.choice(laid.seeds)
            data = damaged(seed, [other for _place, other in laid.seeds if other] or [b"x"], kind.words, chance)
            why, gone, taken = laid.tries(place, data)
            failures += [(why, data)] if why else []
            lost += [(gone, data)] if gone else []
            slowest = max(slowest, taken)
    return Told(count, tuple(failures), tuple(lost), slowest)
