"""No command asks another computer: neither jdlint nor the Python processes that it starts open a socket for it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jdlint.cli.main import COMMANDS
from tests.acceptance.test_own_rule import FIXTURE, RULE
from tests.helpers import AS_OF, EXAMPLES, UNMEASURED, Repo, post, write
from tests.readers.containers.making import as_docx, as_text, description, signed
from tests.readers.pdf.files import written

# In every Python process (`site` imports it): whatever has to do with addresses is noted and fails. Pipes between
# processes are no such thing.
_HOOK = """
import sys
def _forbid(event, args):
    if event.startswith("socket.") and not (event == "socket.__new__" and args[1] not in (2, 10, 23, 30)):
        if event in ("socket.gethostname", "socket.bind"):
            return
        open({mark!r}, "a").write(event + repr(args[1:]) + "\\n")
        raise OSError("no network")
sys.addaudithook(_forbid)
"""
_RUN = """
import json, sys
from jdlint.cli.main import main
from jdlint.engine import flow
if __name__ == "__main__":
    codes = []
    for argv in json.loads(sys.argv[1]):
        flow._WORTH, flow._BATCH = (1, 1) if "--jobs" in argv else (10**6, 40)
        try:
            main(argv)
        except SystemExit as ended:
            codes.append(ended.code)
    open(sys.argv[2], "w").write(json.dumps(codes))
"""
_ADDRESS = "Vaata https://example.invalid/a.png ja //example.invalid/b."
_AUDIT = ("--as-of", AS_OF, "--out", "audit", "--bundle", "audit.zip")
_LINES: list[list[str]] = [
    ["check", ".", "s.png", "--as-of", AS_OF, "--no-cache", "--jobs", "2"],
    ["check", ".", "--base", "HEAD", "--format", "sarif"],
    ["rule", "XAB001"],
    ["diff", "HEAD", "."],
    ["baseline", "create", "."],
    ["audit", ".", *_AUDIT],
    ["report", "--from", "audit", "--format", "html", "--output", "again.html"],
    ["verify", "audit.zip"],
    ["list", "."],
    ["review", "direktor", "--date", AS_OF],
    ["approve", "direktor", "--act", "käskkiri", "--number", "1", "--date", AS_OF, "--effective-from", AS_OF],
    ["impact", "direktor", "--remove"],
    ["rename", "direktor", "peadirektor"],
    ["graph", ".", "--format", "svg"],
    ["annotate", "b.docx"],
    ["export", "link.jd.yaml", "--to", "html"],
    ["import", "b.docx", "c.txt", "d.asice", "f.pdf", "--to", "imported"],
    ["import-order", "c.txt", "--to", "orders.yaml"],
    ["import-staff", "staff.csv", "--to", "staff.yaml"],
    ["new", "uus"],
    ["test-rules"],
    ["init", "fresh"],
    ["demo", "shown"],
    ["schema"],
    ["completion", "bash"],
    ["config", "show"],
    ["clean"],
]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """What has every Python process note and refuse whatever has to do with addresses."""
    hooks = write(tmp_path / "hooks", {"sitecustomize.py": _HOOK.format(mark=str(tmp_path / "mark"))})
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, **UNMEASURED, "PYTHONPATH": str(hooks), "HOME": str(tmp_path), "LANG": "en_US.UTF-8"}


def test_sockets_are_noticed(tmp_path: Path, environment: dict[str, str]) -> None:
    for script in (
        "import socket; socket.socket()",
        "import socket; socket.getaddrinfo('localhost', 1)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
    ):
        command = [sys.executable, "-P", "-c", script]
        done = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=60)
        assert b"no network" in done.stderr
    assert (tmp_path / "mark").read_text().count("\n") == 3


def test_no_command_asks_another_computer(tmp_path: Path, environment: dict[str, str]) -> None:
    assert {argv[0] for argv in _LINES} == set(COMMANDS)
    work = tmp_path / "work"
    shutil.copytree(EXAMPLES, work, ignore=shutil.ignore_patterns(".jdlint_cache"))
    text = description("Restauraator")
    link = post("link", "Arhivaar", purpose=_ADDRESS)
    schema = {"check": "schema", "field": "purpose", "schema": {"$ref": "https://example.invalid/a.json"}}
    Repo(work, {"link.jd.yaml": link.replace("Vaata", "Loe")}).write(
        {
            "link.jd.yaml": link,
            "jdlint.toml": (work / "jdlint.toml").read_text("utf-8") + 'rules = ["./rules"]\n',
            "rules/XAB001-traits-listed.yaml": RULE,
            "rules/XAB001-traits-listed.md": FIXTURE,
            "rules/XAB002-remote.yaml": RULE.replace("XAB001", "XAB002")
            .replace("traits-listed", "remote")
            .partition("given:")[0]
            + f"then: {json.dumps(schema)}\n",
            "b.docx": as_docx([*text, _ADDRESS]),
            "c.txt": as_text(text),
            "d.asice": signed({"e.docx": as_docx(text)}),
            "f.pdf": written((72, 700, "AMETIJUHEND"), (72, 680, "Ametikoht: hoidja"), (72, 660, _ADDRESS)),
            "s.png": b"\x89PNG\r\n\x1a\n",
            "staff.csv": "Ametinimetus;Staatus\nArhivaar;ametnik\n",
            "fresh/a.jd.yaml": post("a", "Teine"),
        }
    )
    write(tmp_path, {"run.py": _RUN})
    command = [sys.executable, str(tmp_path / "run.py"), json.dumps(_LINES), str(tmp_path / "codes")]
    done = subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, check=False, timeout=300)
    codes = json.loads((tmp_path / "codes").read_text())
    refused = [argv for argv, code in zip(_LINES, codes, strict=True) if code not in (0, 1)]
    assert not (tmp_path / "mark").exists(), (tmp_path / "mark").read_text()
    assert refused == [], done.stderr
