"""What holds of every rule: its texts, its place, its id, and that its examples render in both languages."""

from __future__ import annotations

import datetime as dt
import importlib
import re
from pathlib import Path

import pytest

from jdlint.engine.request import Request
from jdlint.engine.run import run
from jdlint.model.rule import placeholders
from jdlint.reporters.render import Renderer
from jdlint.rulebook.fixtures import parse_fixture
from jdlint.rulebook.index import load_docs, load_rulebook
from jdlint.rulebook.profiles import profile, select
from jdlint.rulebook.rule import Rule

ROOT = Path(__file__).parents[2]
BOOK = load_rulebook()
DOCS = load_docs()
RULES = list(BOOK.rules.values())

FAMILIES = {
    "CHG": "changes",
    "APR": "approval",
    "DUT": "duties",
    "EQU": "equality",
    "IMP": "imports",
    "JDL": "tool",
    "LEG": "legal",
    "LNG": "languages",
    "ORG": "organisation",
    "PII": "privacy",
    "REQ": "requirements",
    "REV": "review",
    "STA": "status",
    "STR": "structure",
    "SUB": "substitution",
    "TXT": "text",
    "WKT": "worktime",
}

each_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])


def texts(rule: Rule) -> list[tuple[str, str]]:
    docs = DOCS[rule.id]
    return [rule.title, (docs["why"]["et"], docs["why"]["en"]), (docs["remedy"]["et"], docs["remedy"]["en"])]


@each_rule
def test_family_and_folder_follow_the_id(rule: Rule) -> None:
    assert rule.family == FAMILIES[rule.id[:3]]
    if rule.module is None:
        assert rule.origin == f"{rule.family}/{rule.id}-{rule.name}.yaml"
    else:
        assert rule.origin == f"checks/{rule.id.lower()}_{rule.name.replace('-', '_')}.py"


@each_rule
def test_messages_begin_small_end_open_and_hold_the_same_placeholders(rule: Rule) -> None:
    for estonian, english in rule.messages.values():
        assert placeholders(estonian) == placeholders(english)
        for text in (estonian, english):
            first = text.lstrip("„\"'(")
            assert not re.match(r"[A-ZÕÄÖÜŠŽ][a-zõäöüšž]", first) or _begins_with_a_name(first), text
            assert not text.endswith("."), text


def _begins_with_a_name(text: str) -> bool:
    return text.startswith(("Estonian", "YAML", "English"))


@each_rule
def test_why_and_remedy_are_sentences_in_both_languages(rule: Rule) -> None:
    for pair in texts(rule)[1:]:
        for text in pair:
            assert text[0].isupper() or text[0] in "„\"'" or text.startswith("jdlint"), text
            assert text.rstrip("“”\"')").endswith((".", "?", "hr", "personalitöötaja")), text
    assert all(estonian != english for estonian, english in texts(rule))


@each_rule
def test_law_is_cited_and_said_to_be_read_or_not(rule: Rule) -> None:
    for basis in (rule.basis, *rule.bases.values()):
        if basis.kind in ("legal", "eu"):
            assert basis.verified is not None, "say whether the citation was read in the act itself"
            assert re.search(r"§|Art|direktiiv|määrus|RT I", basis.source[0]), basis.source


@each_rule
def test_a_fix_has_a_text_and_a_check_that_is_a_module_has_its_rule(rule: Rule) -> None:
    if rule.fix != "none":
        assert "fix" in rule.messages
    if rule.module is not None:
        assert importlib.import_module(rule.module).check.metadata["id"] == rule.id


def test_rule_modules_are_small() -> None:
    long = [
        path.name
        for path in (ROOT / "src/jdlint/checks").glob("*.py")
        if len(path.read_text("utf-8").splitlines()) > 120
    ]
    assert long == []


def test_ids_and_names_are_unique_and_none_is_used_again() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
    retired = set(re.findall(r"\b[A-Z]{3}\d{3}\b", (ROOT / "rules" / "RETIRED.md").read_text("utf-8")))
    assert not retired & set(BOOK.rules)


def test_profiles_and_templates_name_only_rules_that_exist() -> None:
    for name in BOOK.presets:
        assert profile(BOOK, name).levels
    for template in BOOK.templates.values():
        for code in template.get("off", ()):
            assert select(BOOK, code)


def test_no_profile_switches_preview_on() -> None:
    preview = {rule.id for rule in RULES if rule.preview}
    assert all(not preview & set(profile(BOOK, name).levels) for name in BOOK.presets)


@each_rule
def test_every_finding_of_its_examples_renders_in_both_languages(rule: Rule, tmp_path: Path) -> None:
    fixture = parse_fixture((ROOT / "tests/rules" / f"{rule.id}-{rule.name}.md").read_text("utf-8"), rule.id)
    for number, case in enumerate(fixture.cases):
        folder = tmp_path / str(number)
        folder.mkdir()
        for file in case.files:
            (folder / file.name).parent.mkdir(parents=True, exist_ok=True)
            (folder / file.name).write_bytes(file.text.encode("utf-8"))
        (folder / "jdlint.toml").write_text(case.config, "utf-8")
        as_of = dt.date.fromisoformat(case.as_of or "2026-11-20")
        paths = tuple(folder / file.name for file in case.files if not file.name.startswith("rules/"))
        outcome = run(Request(paths, as_of, overrides={"select": [rule.id]}))
        for language in ("et", "en"):
            renderer = Renderer(outcome.book, language)
            for finding in outcome.report.findings:
                assert "{" not in renderer.message(finding).replace("{language", "")
                for item in finding.related:
                    assert renderer.text(finding.rule, item.message, item.args)
                if finding.fix is not None:
                    assert renderer.fix(finding, finding.fix)


def test_there_are_at_least_seventy_rules() -> None:
    assert len(RULES) >= 70


#: Rules that look at the date although time alone brings nothing about: a date in the future comes to be in the past,
#: and what overlaps only stops to overlap.
_BETTER_WITH_TIME = {"APR003", "APR006", "ORG006"}


def test_rules_that_look_at_the_date_say_what_time_alone_can_bring_about() -> None:
    folder = ROOT / "src/jdlint/checks"
    looking = {path.name[:6].upper() for path in folder.glob("*.py") if "as_of" in path.read_text("utf-8")}
    looking |= {path.name[:6].upper() for path in folder.glob("*.py") if '"closed", {' in path.read_text("utf-8")}
    timed = {rule.id for rule in RULES if rule.timed}
    assert looking - _BETTER_WITH_TIME <= timed
    assert {"JDL022", "SUB002", "ORG001", "ORG011"} <= timed
