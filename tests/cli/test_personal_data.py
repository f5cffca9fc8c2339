"""What is personal in a file is in no output: every format, every command, every file that is written.

Personal codes are masked whoever quotes them. Names, private addresses and the like are not shown by the rules that
find them; the other rules quote what they are about.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from jdlint.reporters.formats import FORMATS
from tests.helpers import Repo, Result, jdlint, program, snapshot, write
from tests.rules.test_personal_code import make_code

CODE = make_code()
#: What no output of the rules about personal data may hold.
SECRETS = (CODE, "kaarel.kask", "5123", "Kase 7", "Kaarel Kask", "192.168.4.7")
_NAME = "Kaarel Kask"
YAML = f"""\
jdlint: 1
id: vaatleja
# {CODE} kaarel.kask@gmail.com
status: employee
position: {{title: Vaatleja {CODE}, unit: ["Seire {CODE}"]}}
reporting: {{supervisor: {_NAME}}}
substitution:
  substitutes_for: [Teine {CODE}]
  substituted_by: ["{_NAME} {CODE}"]
purpose: "Teeb  järelvalvet, isikukood {CODE}, koduaadress: Kase 7"
duties:
  - number: "2.{CODE}"
    duty: "Teeb järelvalvet õieaegselt {CODE} XXX. Vastab kirjadele kaarel.kask@gmail.com, server 192.168.4.7."
    expected_results: ["Vaatluste tegemine {CODE}", "Kood {CODE} on väljatöötatud."]
  - number: "2.{CODE}"
    duty: "Saadab aruanded, kodutelefon 5123 4567, {_NAME} on diagnoositud."
    expected_results: []
requirements:
  education: Keskharidus {CODE}
  experience: {{text: "Kaheaastane {CODE}", years: 3}}
  languages: [{{language: et, level: "C3 {CODE}", text: "{CODE}"}}]
  traits: [noor ja {CODE}, Täpsus {CODE}, täpsus {CODE}]
special_conditions: "Kaugtöö ei ole võimalik, {CODE}"
rights: ["teha kaugtööd {CODE}"]
x-own: {{"{CODE}": "{_NAME}", nimi: "{_NAME}"}}
acknowledgements: [{{kind: agreement, date: "{CODE}", name: "{_NAME}"}}]
approval: {{date: "{CODE}", number: "{CODE}", approver: "vaatleja {CODE}"}}
source: {{serialNumber: "PNOEE-{CODE}", file: "{CODE}.docx"}}
"""
TEXT = f"""\
AMETIJUHEND

Teenistuskoht: Vaatleja {CODE}
Struktuuriüksus: Mereseire osakond
Vahetu juht: {_NAME}
Teenistuja asendab: {_NAME}, Teine {CODE}

Teenistusülesanded
Oodatavad tulemused

2.1. Teeb järelvalvet, {CODE}.
• Vaatluste tegemine {CODE}.

Andmed {CODE} on esitatud.

Töötaja: {_NAME}
Isikukood: {CODE}, kaarel.kask@gmail.com, kodutelefon 5123 4567
"""
FILES = {"vaatleja.jd.yaml": YAML, "vaatleja.txt": TEXT}


def shown(result: Result) -> str:
    assert result.code in (0, 1), result.err
    return result.out + result.err


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("language", ["et", "en"])
@pytest.mark.parametrize("format_", FORMATS)
def test_no_format_shows_it(format_: str, name: str, language: str, tmp_path: Path) -> None:
    write(tmp_path, FILES)
    common = ("check", name, "--format", format_, "--lang", language, "--as-of", "2026-11-20")
    found = shown(jdlint(*common, "--select", "PII,TXT015", "--notices", cwd=tmp_path))
    assert [secret for secret in SECRETS if secret in found] == []
    assert "PII001" in found or format_ == "github"
    assert CODE not in shown(jdlint(*common, "--select", "ALL", "--notices", cwd=tmp_path))


@pytest.mark.parametrize(
    "command",
    [
        ("check", ".", "--select", "ALL", "--statistics"),
        ("check", ".", "--select", "ALL", "--timings"),
        ("check", ".", "--select", "ALL", "--diff", "--unsafe-fixes"),
        ("check", ".", "--select", "ALL", "--fix", "--unsafe-fixes"),
        ("check", ".", "--select", "ALL", "--add-ignore=ajutine"),
        ("list", "."),
        ("graph", "."),
        ("graph", ".", "--format", "json"),
        ("graph", ".", "--format", "dot"),
        ("graph", ".", "--format", "mermaid"),
        ("graph", ".", "--format", "graphml"),
        ("graph", ".", "--output", "joonis.dot", "--format", "dot"),
        ("graph", ".", "--explain", "vaatleja"),
        ("list", ".", "--format", "json"),
        ("list", ".", "--format", "csv"),
        ("impact", "vaatleja", "--remove", "--format", "json"),
        ("impact", "vaatleja", "--remove"),
        ("baseline", "create", "."),
        ("baseline", "show"),
        ("import", "vaatleja.txt", "--to", "uus", "--report", "aruanne.html"),
        ("import", "vaatleja.txt", "--to", "uus", "--dry-run"),
    ],
    ids=" ".join,
)
def test_no_command_shows_a_personal_code(command: tuple[str, ...], tmp_path: Path) -> None:
    write(tmp_path, FILES)
    before = snapshot(tmp_path, caches=True)
    result = jdlint(*command, cwd=tmp_path)
    assert CODE not in result.out + result.err
    written = {name: data for name, data in snapshot(tmp_path, caches=True).items() if name not in before}
    shown_in = [name for name, data in written.items() if CODE.encode() in data and not name.endswith(".jd.yaml")]
    assert shown_in == [], "only what was imported word for word may hold it, for a person to delete (PII001)"
    assert [name for name in written if CODE in name] == []


@pytest.mark.parametrize("format_", ["text", "markdown", "html", "json"])
def test_no_comparison_shows_a_personal_code(format_: str, tmp_path: Path) -> None:
    repo = Repo(tmp_path, {"vaatleja.jd.yaml": YAML})
    repo.write({"vaatleja.jd.yaml": YAML.replace("Teeb", "Juhib").replace("Täpsus", "Kord")})
    assert CODE not in shown(jdlint("diff", "--format", format_, cwd=tmp_path))
    changed = jdlint("check", ".", "--base", "HEAD", "--select", "ALL", cwd=tmp_path)
    assert CODE not in shown(changed)


def test_a_crash_shows_no_personal_code(tmp_path: Path) -> None:
    write(tmp_path, {f"{CODE}.jd.yaml": f"jdlint: [{CODE}\n", "b.jd.yaml": f"- {CODE}\n"})
    result = program("check", ".", "--select", "ALL", cwd=tmp_path)
    shown_ = (result.stdout + result.stderr).decode()
    assert CODE not in shown_.replace(f"{CODE}.jd.yaml", "")
