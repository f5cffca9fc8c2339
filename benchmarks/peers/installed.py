"""The peers, in environments of their own below benchmarks/.peers, which git ignores; versions are pinned."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import venv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from benchmarks.peers.measure import Command

_HERE = Path(__file__).parent
_ROOT = _HERE.parent.parent
_HOME = _HERE.parent / ".peers"
SCHEMA = _ROOT / "schemas/job-description.v1.schema.json"
_RULESET = _HOME / "ruleset.json"
# The lines of the corpus have 120 characters at most; a description needs no mark of where it begins.
_YAMLLINT = "{extends: default, rules: {line-length: {max: 120}, document-start: disable}}"
#: A file in which every peer has something to find.
BAD = "jdlint: 1\njdlint: 2\n"


class Peer(NamedTuple):
    """A peer: where it is installed, the package whose version it goes by, and its command line for files."""

    name: str
    place: str
    package: str
    arguments: Callable[[list[str]], list[str]]

    def command(self, folder: Path) -> Command:
        """Return the command that checks the descriptions in a folder."""
        files = sorted(path.name for path in folder.glob("*.jd.yaml"))
        tool, *rest = self.arguments(files)
        bin_ = "node_modules/.bin" if self.place == "node" else "bin"
        return Command([str(_HOME / self.place / bin_ / tool), *rest], folder)


def _check_jsonschema(files: list[str]) -> list[str]:
    return ["check-jsonschema", "--schemafile", str(SCHEMA), *files]


_AJV = ["ajv", "validate", "--spec=draft2020", "-c", "ajv-formats", "--strict=false", "-s", str(SCHEMA), "-d"]
PEERS = (
    Peer("yamllint", "python", "yamllint", lambda files: ["yamllint", "-d", _YAMLLINT, *files]),
    Peer("check-jsonschema", "python", "check-jsonschema", _check_jsonschema),
    Peer("check-jsonschema with clib", "python-clib", "ruamel.yaml.clib", _check_jsonschema),
    Peer(
        "spectral",
        "node",
        "@stoplight/spectral-cli",
        lambda files: ["spectral", "lint", "-q", "-r", str(_RULESET), *files],
    ),
    Peer("ajv", "node", "ajv-cli", lambda _files: [*_AJV, "*.jd.yaml"]),
    # With a schema it looks for none in the network.
    Peer("v8r", "node", "v8r", lambda files: ["v8r", "-s", str(SCHEMA), *files]),
    Peer(
        "sourcemeta jsonschema",
        "node",
        "@sourcemeta/jsonschema",
        lambda files: ["jsonschema", "validate", "--continue", str(SCHEMA), *files],
    ),
)


def version(peer: Peer) -> str:
    """Return the pinned version of a peer."""
    if peer.place == "node":
        return str(json.loads((_HERE / "node/package.json").read_text("utf-8"))["dependencies"][peer.package])
    pins = _requirements(peer.place).read_text("utf-8")
    found = re.search(rf"^{re.escape(peer.package)}==(.*)$", pins, re.MULTILINE)
    assert found is not None
    return found[1]


def install(names: Iterable[str], tell: Callable[[str], None]) -> tuple[Peer, ...]:
    """Install the named peers and return those that work; what is left out is told, in one line each."""
    wanted = [peer for peer in PEERS if peer.name in names]
    failed: dict[str, str] = {}
    for place in dict.fromkeys(peer.place for peer in wanted):
        try:
            _prepare(place)
        except OSError as error:
            failed[place] = error.strerror or type(error).__name__
        except subprocess.CalledProcessError as error:
            failed[place] = f"{Path(error.cmd[0]).name} ended with {error.returncode}"
    for peer in wanted:
        if peer.place in failed:
            tell(f"left out: {peer.name} (cannot be installed: {failed[peer.place]})")
    schema = json.loads(SCHEMA.read_text("utf-8"))
    rule = {"given": "$", "severity": "error", "then": {"function": "schema", "functionOptions": {"schema": schema}}}
    _HOME.mkdir(exist_ok=True)
    _RULESET.write_text(json.dumps({"rules": {"job-description": rule}}), "utf-8")
    return tuple(peer for peer in wanted if peer.place not in failed)


def install_own() -> str:
    """Install jdlint as it stands here into an environment of its own, as its users have it; return the Python there.

    Raises OSError and CalledProcessError.
    """
    home = _HOME / "jdlint"
    python = str(home / "bin/python")
    if not Path(python).exists():
        venv.create(home, with_pip=True)
    for command in (["uninstall", "-y", "jdlint"], ["install", str(_ROOT)]):
        subprocess.run([python, "-m", "pip", *command, "-q"], check=True, capture_output=True)
    return python


def _requirements(place: str) -> Path:
    return _HERE / ("requirements-clib.txt" if place == "python-clib" else "requirements.txt")


def _prepare(place: str) -> None:
    """Make an environment unless it is there with these very pins. Raises OSError and CalledProcessError."""
    home, stamp = _HOME / place, _HOME / f"{place}.pins"
    sources = sorted((_HERE / "node").iterdir()) if place == "node" else [_requirements(place)]
    pins = "".join(source.read_text("utf-8") for source in sources)
    if stamp.exists() and stamp.read_text("utf-8") == pins:
        return
    stamp.unlink(missing_ok=True)
    shutil.rmtree(home, ignore_errors=True)
    if place == "node":
        home.mkdir(parents=True)
        for source in sources:
            shutil.copy(source, home)
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    else:
        venv.create(home, with_pip=True)
        command = [str(home / "bin/python"), "-m", "pip", "install", "-q", "-r", str(sources[0])]
    subprocess.run(command, cwd=home, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    stamp.write_text(pins, "utf-8")
