"""A new declarative rule is one YAML file and one fixture: it runs, is documented and tested with no other edit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from jdlint.engine.fixture_run import run_case
from jdlint.rulebook.fixtures import parse_fixture

RULE = """\
id: XAB001
name: traits-listed
family: house
severity: warning
basis: {kind: house, source: personalipoliitika punkt 4}
since: "1"
title: {et: Isikuomadused on loetlemata, en: Traits are not listed}
why: {et: Vestlusel küsitakse nende kohta., en: Interviews ask for them.}
remedy: {et: Lisa kaks kuni viis omadust., en: Add two to five traits.}
messages:
  default: {et: "loetletud on {count} isikuomadust", en: "{count} traits are listed"}
given: requirements
then: {field: traits, check: count, min: 2, max: 5}
"""

FIXTURE = """\
# XAB001 traits-listed

Interviews ask for traits, so that there should be some.

## Invalid

```yaml
requirements:
  traits: [täpsus]  # error: XAB001
```

## Valid

```yaml
requirements:
  traits: [täpsus, rahulikkus]
```
"""


def test_one_file_and_one_fixture_make_a_rule(tmp_path: Path) -> None:
    pack = tmp_path / "rules"
    pack.mkdir()
    (pack / "XAB001-traits-listed.yaml").write_text(RULE, "utf-8")
    (pack / "XAB001-traits-listed.md").write_text(FIXTURE, "utf-8")
    (tmp_path / "jdlint.toml").write_text('rules = ["./rules"]\n', "utf-8")
    (tmp_path / "a.jd.yaml").write_text("jdlint: 1\nid: a\nrequirements:\n  traits: [täpsus]\n", "utf-8")

    def run(*words: str) -> str:
        command = [sys.executable, "-m", "jdlint", *words]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False).stdout

    concise = run("check", "--select", "XAB001", "--format", "concise", "--lang", "et")
    assert "a.jd.yaml:4:11: hoiatus XAB001 loetletud on 1 isikuomadust" in concise

    page = run("rule", "traits-listed", "--lang", "en")
    assert "Traits are not listed" in page
    assert "Add two to five traits." in page
    assert "traits: [täpsus]  # error: XAB001" in page

    for number, case in enumerate(parse_fixture(FIXTURE, "XAB001").cases):
        folder = tmp_path / f"case{number}"
        folder.mkdir()
        assert run_case(case, "XAB001", folder, (pack,)) == []


def test_a_fixture_that_shows_the_wrong_thing_is_told(tmp_path: Path) -> None:
    pack = tmp_path / "rules"
    pack.mkdir()
    (pack / "XAB001-traits-listed.yaml").write_text(RULE, "utf-8")
    wrong = FIXTURE.replace("[täpsus, rahulikkus]", "[täpsus]")
    *_, last = parse_fixture(wrong, "XAB001").cases
    folder = tmp_path / "case"
    folder.mkdir()
    assert run_case(last, "XAB001", folder, (pack,)) == [
        "description.jd.yaml: description.jd.yaml: marked [], reported [2]"
    ]
