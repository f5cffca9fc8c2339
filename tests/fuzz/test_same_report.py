"""Of damaged files of all kinds together the report is the same with a cache, from one, and by several processes."""

from __future__ import annotations

import random
from pathlib import Path

from fuzz.kinds import KINDS, place_of
from fuzz.mutate import damaged
from tests.helpers import check, write

_KINDS = ("YAML", "text", "docx", "odt", "container", "names")


def test_without_a_cache_with_one_from_one_and_by_several_processes(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    chance = random.Random(1)
    for name in _KINDS:
        kind = KINDS[name]
        seeds = kind.prepare(folder)
        for number in range(15):
            place, seed = chance.choice(seeds)
            where, data = place_of(kind, place, damaged(seed, [seed], kind.words, chance))
            write(folder, {f"{name}/{number}/{where.decode('utf-8', 'surrogateescape')}": data})
    expected = check(".", "--no-cache", "--jobs", "1", cwd=folder)
    assert len({finding["path"] for finding in expected.findings}) > 40
    assert check(".", "--no-cache", "--jobs", "2", cwd=folder) == expected
    assert check(".", "--jobs", "1", cwd=folder) == expected  # fills the cache
    assert check(".", "--jobs", "1", cwd=folder) == expected
    assert check(".", "--jobs", "2", cwd=folder) == expected
