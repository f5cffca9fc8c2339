"""A small repository with everything that an audit tells, and texts that want to be more than texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.helpers import jdlint

AS_OF = "2026-11-20"
#: Escapes of YAML for a character that turns the direction of writing, and one that moves the cursor.
HIDDEN = "\\u202e\\e[31m"
#: The unit that holds them, as every output shows it.
SHOWN = "@\\u202e\\x1b[31mNäitused"
#: What must stay text in every output.
NASTY = "</script><script>alert(1)</script>"
FORMULA = '=HYPERLINK("javascript:alert(1)")'

_POST = """jdlint: 1
id: {id}
status: employee
position:
  title: {title}
  unit: {unit}
purpose: Hoida kogud korras ja lugejatele kättesaadavana.
substitution:
  substitutes_for: [{for_}]
  substituted_by: [{by}]
duties:
  - number: "1"
    duty: Koostab kogu ülevaate.
    expected_results: [Ülevaade on koostatud.]
review: {{interval_months: 12, last_reviewed: {reviewed}}}
approval: {{act: käskkiri, number: "7", date: 2025-01-10, approver: direktor}}
"""

CONFIG = """profile = "standard"

[owners]
"kogud/**" = ["kogude juhataja"]
"""


def write(folder: Path) -> Path:
    """Write the repository below `folder` and return it."""
    posts = {
        "kogud/hoidja": ("Koguhoidja", "Kogude osakond", "arhivaar", "arhivaar", "2025-10-01"),
        "kogud/arhivaar": ("Arhivaar", "Kogude osakond", "", "hoidja", "2026-01-10"),
        "muu/giid": (f"'{NASTY}'", "Näitused", "", "'Maria Maasikas'", "2026-06-01"),
        "muu/valvur": (f"'{FORMULA}'", f'"@{HIDDEN}Näitused"', "giid", "giid", "2025-11-21"),
    }
    for name, (title, unit, for_, by, reviewed) in posts.items():
        path = folder / f"{name}.jd.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        identifier = name.rpartition("/")[2]
        path.write_text(
            _POST.format(id=identifier, title=title, unit=unit, for_=for_, by=by, reviewed=reviewed), "utf-8"
        )
    (folder / "jdlint.toml").write_text(CONFIG, "utf-8")
    return folder


def audit(folder: Path, out: str = "audit", *more: str | Path, as_of: str = AS_OF) -> dict[str, Any]:
    """Make an audit of `folder` in `folder`/`out` and return its report.json."""
    done = jdlint("audit", ".", "--out", out, "--as-of", as_of, "--lang", "et", *more, cwd=folder)
    assert done.code == 0, done.err
    told: dict[str, Any] = json.loads((folder / out / "report.json").read_text("utf-8"))
    return told
