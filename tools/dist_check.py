"""Builds wheel and sdist twice, from two copies of the sources in other folders and at other times: the same bytes.

``python -m tools.dist_check FOLDER`` leaves the packages in FOLDER. What is not in git is not built.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def built(folder: Path, stamp: int, umask: int = 0o022) -> dict[str, str]:
    """Build into ``folder``/dist from a copy of the sources there whose files have the time `stamp`."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.split(b"\0")
    for name in filter(None, names):
        source = ROOT / os.fsdecode(name)
        target = folder / os.fsdecode(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_file():
            shutil.copyfile(source, target)
            target.chmod(source.stat().st_mode & ~umask)
            os.utime(target, (stamp, stamp))
    env = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", "dist"],
        cwd=folder,
        env={**env, "TZ": "Pacific/Kiritimati" if umask == 0o077 else "UTC"},
        check=True,
        capture_output=True,
    )
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted((folder / "dist").iterdir())}


def _main(out: Path) -> int:
    with tempfile.TemporaryDirectory() as work:
        one = built(Path(work) / "one", 1_000_000_000)
        two = built(Path(work) / "another-folder", 1_700_000_000, 0o077)
        for name in one:
            print(one[name], name, "same" if one[name] == two.get(name) else "DIFFERS")
        shutil.copytree(Path(work) / "one" / "dist", out, dirs_exist_ok=True)
    return 0 if one == two else 1


if __name__ == "__main__":
    sys.exit(_main(Path(sys.argv[1])))
