"""A few kills at any moment of each command, and the page that counts many (docs/quality.md)."""

from __future__ import annotations

import re
import sys

import pytest

from fuzz.kills import COMMANDS, kill_often
from fuzz.quality import KILLS
from tests.helpers import ROOT


@pytest.mark.skipif(sys.platform == "win32", reason="no fork on Windows: commands were NOT killed")
@pytest.mark.parametrize("name", COMMANDS)
def test_a_killed_command_leaves_old_or_new_files_and_the_next_run_is_right(name: str) -> None:
    told = kill_often(name, 8)
    assert (told.torn, told.wrong) == ((), ())


def test_the_page_tells_of_the_kills() -> None:
    page = (ROOT / "docs" / "quality.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| ([\w -]+) \| (\d+) \| \d+ \| 0 \| 0 \|$", page, re.MULTILINE))
    assert rows == dict.fromkeys(COMMANDS, str(KILLS))
    assert re.search(r"^\| 50 checks on one cache, ten at a time \| 0 \| 0 \| 0 \| 0 \|$", page, re.MULTILINE)
