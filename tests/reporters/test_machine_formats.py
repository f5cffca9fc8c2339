"""Every machine format on one report full of traps, against its schema or the grammar of its documentation."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from lxml import etree

from jdlint.core.finding import Position
from jdlint.core.report import Report
from jdlint.reporters import sarif
from jdlint.reporters.formats import FORMATS, render
from jdlint.reporters.printing import in_bytes
from tests.conformance.suites import FOLDER
from tests.helpers import ROOT
from tests.reporters.traps import LINE, PATHS, finding, printing, report

EMPTY = report()._replace(findings=(), notices=())
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff\ud800-\udfff]")


def shown(name: str, given: Report | None = None, folder: Path | None = None, prefix: str = "") -> str:
    return render(name, report() if given is None else given, printing(folder, prefix=prefix))


def suite(name: str) -> Path:
    path = FOLDER / name
    if not path.is_file():
        pytest.skip(f"{path} is not there: the official schema was NOT used")
    return path


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_report_gives_the_same_bytes_and_ends_with_a_line(name: str) -> None:
    first = shown(name)
    assert first == shown(name)
    assert first.endswith("\n")
    nothing = shown(name, EMPTY)
    assert nothing == "" or nothing.endswith("\n")


@pytest.mark.parametrize("name", FORMATS)
def test_no_control_or_directional_character_reaches_the_output(name: str) -> None:
    text = shown(name)
    if name in ("json", "json-lines", "sarif", "rdjson"):
        text = json.dumps([_texts(json.loads(line)) for line in _documents(name, text)], ensure_ascii=False)
    assert not _FORBIDDEN.search(text)


def _documents(name: str, text: str) -> list[str]:
    return text.splitlines() if name == "json-lines" else [text]


def _texts(data: Any, key: str = "") -> Any:
    """Return data without what is the text of a fix, which must be what it is, and raw paths."""
    if isinstance(data, dict):
        left_out = ("insertedContent", "edits", "suggestions", "path", "reason")
        return {name: _texts(value, name) for name, value in data.items() if name not in left_out}
    return [_texts(item) for item in data] if isinstance(data, list) else data


@pytest.mark.parametrize("name", FORMATS)
def test_every_active_finding_is_there(name: str) -> None:
    active = len(report().active)
    counted: dict[str, Callable[[str], int]] = {
        "full": lambda text: len(re.findall(r"^(?:error|warning|info)\[", text, re.MULTILINE)),
        "concise": lambda text: len(text.splitlines()),
        "grouped": lambda text: len(re.findall(r"  SUB002  ", text)),
        "json": lambda text: sum(item["suppressed"] is None for item in json.loads(text)["findings"]),
        "json-lines": lambda text: sum(json.loads(line)["suppressed"] is None for line in text.splitlines()),
        "sarif": lambda text: sum("suppressions" not in item for item in json.loads(text)["runs"][0]["results"]),
        "junit": lambda text: text.count("<failure "),
        "github": lambda text: len(text.splitlines()) - 1 + int(re.findall(r"(\d+) more", text)[0]),
        "gitlab": lambda text: len(json.loads(text)),
        "azure": lambda text: len(text.splitlines()),
        "checkstyle": lambda text: text.count("<error "),
        "rdjson": lambda text: len(json.loads(text)["diagnostics"]),
        "markdown": lambda text: text.count("| SUB002 |"),
    }
    assert counted[name](shown(name)) == active


def test_json_follows_its_schema() -> None:
    schema = json.loads((ROOT / "schemas/report.v1.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(shown("json", report()._replace(notices=()))), schema)


# SARIF


def run_of(text: str) -> dict[str, Any]:
    (run,) = json.loads(text)["runs"]
    found: dict[str, Any] = run
    return found


def test_sarif_follows_the_official_schema() -> None:
    schema = json.loads(suite("sarif-schema-2.1.0.json").read_text("utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    for text in (shown("sarif"), shown("sarif", EMPTY)):
        assert [error.message for error in validator.iter_errors(json.loads(text))] == []


def github_complaints(log: dict[str, Any]) -> list[str]:
    """Return what GitHub's page on SARIF support demands and a log lacks; limits included."""
    wrong = [] if log.get("$schema") and log.get("version") == "2.1.0" else ["version"]
    if len(log["runs"]) > 20:
        wrong.append("runs")
    for run in log["runs"]:
        rules = run["tool"]["driver"]["rules"]
        wrong += [] if run["tool"]["driver"].get("name") else ["driver name"]
        for rule in rules:
            for key in ("shortDescription", "fullDescription"):
                if not 0 < len(rule.get(key, {}).get("text", "")) <= 1024:
                    wrong.append(f"{rule['id']}: {key}")
            if not rule.get("help", {}).get("text"):
                wrong.append(f"{rule['id']}: help")
            if len(rule["properties"]["tags"]) > 20 or len(rule["name"]) > 255:
                wrong.append(f"{rule['id']}: tags or name")
            if rule["properties"]["precision"] not in ("very-high", "high", "medium", "low"):
                wrong.append(f"{rule['id']}: precision")
            if rule["properties"]["problem.severity"] not in ("error", "warning", "recommendation"):
                wrong.append(f"{rule['id']}: severity")
        if len(rules) > 25_000 or len(run["results"]) > 25_000:
            wrong.append("too many")
        for result in run["results"]:
            place = result["locations"][0]["physicalLocation"]
            region = place["region"]
            uri = place["artifactLocation"]["uri"]
            if not result["message"]["text"] or len(result["locations"]) > 1000:
                wrong.append("message or locations")
            if not all(region.get(key, 0) >= 1 for key in ("startLine", "startColumn", "endLine", "endColumn")):
                wrong.append(f"region {region}")
            if (region["endLine"], region["endColumn"]) <= (region["startLine"], region["startColumn"]):
                wrong.append(f"empty region {region}")
            if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|/", uri) or not re.fullmatch(r"(?:%[0-9A-F]{2}|[!-$&-~])+", uri):
                wrong.append(f"uri {uri}")
            if not result["partialFingerprints"].get("primaryLocationLineHash"):
                wrong.append("fingerprint")
            if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
                wrong.append("rule index")
    return wrong


def test_sarif_has_what_github_demands() -> None:
    assert github_complaints(json.loads(shown("sarif"))) == []
    assert github_complaints({"runs": []}) == ["version"]


def test_sarif_names_all_rules_that_were_on_and_says_how_columns_count() -> None:
    run = run_of(shown("sarif", EMPTY))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["DUT001", "LNG001", "SUB002"]
    assert run["columnKind"] == "unicodeCodePoints"


def test_sarif_tells_related_places_fixes_suppressions_and_notices() -> None:
    run = run_of(shown("sarif"))
    results = run["results"]
    assert results[0]["relatedLocations"][0]["message"]["text"] == "the closed position"
    assert results[0]["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"]["startColumn"] == 7
    (quiet,) = (result for result in results if "suppressions" in result)
    assert quiet["suppressions"][0]["kind"] == "inSource"
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert [note["descriptor"]["id"] for note in notes] == ["not-read", "files-unread"]


def test_sarif_uris_lead_back_to_the_path() -> None:
    uris = [
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in run_of(shown("sarif"))["results"]
    ]
    back = [unquote(uri) for uri in uris]
    assert [path for path in PATHS if path not in back and f"./{path}" not in back] == []


def test_sarif_leaves_out_the_least_severe_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 3)
    given = EMPTY._replace(findings=tuple(finding(number, "x", line=number + 1) for number in range(9)))
    run = run_of(shown("sarif", given))
    assert [result["level"] for result in run["results"]] == ["error", "error", "error"]
    assert run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].startswith(
        "6 results are left out"
    )


def test_fingerprints_of_different_findings_differ_and_know_no_line() -> None:
    moved = EMPTY._replace(findings=(finding(1, "x", line=40),))
    here = EMPTY._replace(findings=(finding(1, "x", line=4),))
    for name in ("sarif", "gitlab"):
        prints = [
            re.findall(r'(?:"fingerprint"|"jdlint/v1"): "([^"]+)"', shown(name, given)) for given in (moved, here)
        ]
        assert prints[0] == prints[1] != []
    found = re.findall(r'"fingerprint": "([^"]+)"', shown("gitlab"))
    assert len(found) == len(set(found))


def test_paths_are_told_from_the_top_of_the_repository() -> None:
    given = EMPTY._replace(findings=(finding(1, "x", path="a.jd.yaml"), finding(2, "y", path="../b.jd.yaml")))
    for name in ("sarif", "github", "gitlab", "azure", "checkstyle", "junit", "rdjson"):
        text = shown(name, given, prefix="hr/juhendid")
        assert "hr/juhendid/a.jd.yaml" in text
        assert re.search(r"[\"=]hr/b\.jd\.yaml", text)


# XML


def test_junit_follows_the_schema_of_jenkins() -> None:
    checker = etree.XMLSchema(etree.parse(str(suite("junit-jenkins-10.xsd"))))
    for text in (shown("junit"), shown("junit", EMPTY)):
        assert checker.validate(etree.fromstring(text.encode("utf-8"))), checker.error_log


def test_junit_counts_what_it_holds() -> None:
    root = ET.fromstring(shown("junit"))
    assert int(root.attrib["failures"]) == len(list(root.iter("failure"))) == int(root.attrib["tests"])
    passed = ET.fromstring(shown("junit", EMPTY))
    assert len(list(passed.iter("testcase"))) == 1
    assert not list(passed.iter("failure"))


def test_checkstyle_is_as_its_documentation_says() -> None:
    root = ET.fromstring(shown("checkstyle"))
    assert root.tag == "checkstyle"
    for entry in root:
        assert (entry.tag, set(entry.attrib)) == ("file", {"name"})
        for error in entry:
            assert set(error.attrib) == {"line", "column", "severity", "message", "source"}
            assert int(error.attrib["line"]) >= 1
            assert int(error.attrib["column"]) >= 1
            assert error.attrib["severity"] in ("error", "warning", "info")
    names = [entry.attrib["name"] for entry in root]
    assert "kaust/õ b.jd.yaml" in names


# GitLab and reviewdog

GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)(?!/)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
_POSITION = {
    "type": "object",
    "required": ["line", "column"],
    "properties": {name: {"type": "integer", "minimum": 1} for name in ("line", "column")},
    "additionalProperties": False,
}
_RANGE = {"type": "object", "required": ["start"], "properties": {"start": _POSITION, "end": _POSITION}}
_LOCATION = {
    "type": "object",
    "required": ["path"],
    "properties": {"path": {"type": "string"}, "range": _RANGE},
    "additionalProperties": False,
}
RDJSON = {
    "type": "object",
    "required": ["diagnostics"],
    "additionalProperties": False,
    "properties": {
        "source": {"type": "object", "properties": {"name": {"type": "string"}, "url": {"type": "string"}}},
        "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["message", "location"],
                "additionalProperties": False,
                "properties": {
                    "message": {"type": "string"},
                    "location": _LOCATION,
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "code": {"type": "object", "properties": {"value": {"type": "string"}, "url": {"type": "string"}}},
                    "suggestions": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["range", "text"],
                            "properties": {"range": _RANGE, "text": {"type": "string"}},
                        },
                    },
                    "related_locations": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "properties": {"message": {"type": "string"}, "location": _LOCATION},
                        },
                    },
                },
            },
        },
    },
}


def test_gitlab_is_as_its_documentation_says() -> None:
    text = shown("gitlab")
    jsonschema.validate(json.loads(text), GITLAB)
    assert not text.startswith("\ufeff")
    assert shown("gitlab", EMPTY) == "[]\n"


def test_rdjson_is_as_its_documentation_says() -> None:
    jsonschema.validate(json.loads(shown("rdjson")), RDJSON)


def test_rdjson_counts_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.jd.yaml").write_text(LINE + "\n", "utf-8")
    (found,) = json.loads(shown("rdjson", EMPTY._replace(findings=(finding(0, "x"),)), tmp_path))["diagnostics"]
    at = len(LINE[:6].encode()) + 1  # four letters of two bytes, a blank, four bytes of an emoji
    assert found["location"]["range"]["start"] == {"line": 1, "column": at}
    assert found["suggestions"][0]["range"]["end"] == {"line": 1, "column": at + 4}
    assert in_bytes(None, Position(1, 7)) == 7


# Commands

_GITHUB = re.compile(r"::(?:error|warning|notice) (?P<properties>[^\r\n:]*(?:=[^:,\r\n]*))::(?P<message>[^\r\n]*)")
_AZURE = re.compile(r"##vso\[task\.logissue (?P<properties>(?:[a-z]+=[^;\]\r\n]*;)+)\](?P<message>[^\r\n]*)")


def test_github_commands_are_one_a_line_and_say_nothing_else() -> None:
    lines = shown("github").split("\n")[:-1]
    assert len(lines) == 11
    for line in lines:
        match = _GITHUB.fullmatch(line)
        assert match, line
        told = dict(pair.split("=", 1) for pair in match["properties"].split(","))
        assert set(told) <= {"title", "file", "line", "endLine", "col", "endColumn"}
        assert ("col" in told) <= (told.get("line") == told.get("endLine"))
        assert not re.search(r"%(?!25|0A|0D|3A|2C)", line)


def test_github_shows_the_worst_first() -> None:
    kinds = [line.split(" ")[0] for line in shown("github").splitlines()[:-1]]
    assert kinds == sorted(kinds, key=["::error", "::warning", "::notice"].index)


def test_azure_commands_are_one_a_line_and_say_nothing_else() -> None:
    lines = shown("azure").split("\n")[:-1]
    assert len(lines) == len(report().active)
    for line in lines:
        match = _AZURE.fullmatch(line)
        assert match, line
        told = dict(pair.split("=", 1) for pair in match["properties"].split(";") if pair)
        assert set(told) <= {"type", "sourcepath", "linenumber", "columnnumber", "code"}
        assert told["type"] in ("error", "warning")
        assert not re.search(r"##(?:vso)?\[", match["message"])


def test_markdown_is_a_table_that_nothing_breaks_out_of() -> None:
    lines = [line for line in shown("markdown").splitlines() if line.startswith("|")]
    for line in lines:
        assert len(re.findall(r"(?<!\\)\|", line)) == 6
    assert not re.search(r"(?<!\\)[<>\[\]`]", "\n".join(lines))


def test_a_summary_that_is_too_long_says_what_is_left_out() -> None:
    many = tuple(finding(n, "x" * 150, path=f"{n // 50}.jd.yaml", line=n + 1) for n in range(6000))
    text = shown("markdown", EMPTY._replace(findings=many))
    assert len(text.encode()) < 1024 * 1024
    assert re.search(r"\d+ more findings are left out here", text)
