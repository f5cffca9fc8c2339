"""Every input of the public suites, checked as a description: findings at places that exist, no crash, no silence."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from jdlint.predicates.form import Setting
from jdlint.predicates.schema import SCHEMA
from tests.conformance.suites import SUITES, cases, loaded
from tests.conformance.verdicts import LIBERTIES, PAGE, judged, page
from tests.helpers import AS_OF, ROOT, Result, check, write
from tests.syntax.trees import documents, root


def assert_survived(result: Result, folder: Path) -> None:
    """Assert that the run ended as it should, with every finding at a place that its file has."""
    assert result.code in (0, 1), result.err
    assert "Traceback" not in result.err
    read: dict[str, list[str]] = {}
    for finding in result.findings:
        assert finding["rule"] != "JDL001", finding["message"]
        lines = read.get(finding["path"]) or read.setdefault(finding["path"], _lines(folder / finding["path"]))
        for place in (finding["start"], finding["end"]) if finding["start"] is not None else ():
            assert 1 <= place["line"] <= len(lines)
            assert 1 <= place["column"] <= len(lines[place["line"] - 1]) + 1


def _lines(path: Path) -> list[str]:
    text = path.read_bytes().decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@pytest.mark.parametrize("name", SUITES)
@pytest.mark.parametrize("suffix", [".jd.yaml", ".txt"])
def test_no_input_is_passed_over_and_none_ends_a_run(tmp_path: Path, name: str, suffix: str) -> None:
    files = {f"{number:03}{suffix}": case.data for number, case in enumerate(cases(name))}
    # A folder is searched for texts that are descriptions; what is named is read, whatever it is.
    result = check(*sorted(files), "--no-cache", cwd=write(tmp_path, files))
    assert_survived(result, tmp_path)
    assert {finding["path"] for finding in result.findings} == files.keys()


def _filled(schema: dict[str, Any], defs: dict[str, Any], text: str, turn: int) -> Any:
    """Return a value with `text` in the place of every text that the schema knows; of several forms that of `turn`."""
    if "$ref" in schema:
        return _filled(defs[schema["$ref"].rpartition("/")[2]], defs, text, turn)
    if "anyOf" in schema:
        return _filled(schema["anyOf"][turn % len(schema["anyOf"])], defs, text, turn)
    if "properties" in schema:
        inner = schema["properties"].items()
        return {key: _filled(value, defs, text, turn) for key, value in inner} | {text: text}
    if "items" in schema:
        return [_filled(schema["items"], defs, text, turn)]
    return text


def test_naughty_strings_in_every_field_and_as_keys(tmp_path: Path) -> None:
    schema = json.loads((ROOT / "schemas/job-description.v1.schema.json").read_text("utf-8"))
    files = {}
    for turn, text in enumerate(loaded("blns.json")):
        filled = _filled(schema, schema["$defs"], text, turn)
        files[f"{turn:03}.jd.yaml"] = json.dumps(filled | {"jdlint": 1}, ensure_ascii=False)
    result = check(".", "--no-cache", cwd=write(tmp_path, files))
    assert_survived(result, tmp_path)
    assert {finding["path"] for finding in result.findings} == files.keys()


def test_verdicts_on_yaml_test_suite_are_those_of_the_page() -> None:
    verdicts = judged()
    # What is no mapping is no description either: the reader says so of half of what libyaml lets pass.
    accepted = [
        one.case.name
        for one in verdicts
        if one.case.fails and not any(document.problems for document in documents(one.case.data))
    ]
    assert accepted == list(LIBERTIES)
    assert page(verdicts) == PAGE.read_text("utf-8"), "python -m tests.conformance.verdicts"


#: Mandatory tests in which a rule's schema is read otherwise than the suite wants, with the reason.
_OTHERWISE = {"vocabulary.json": "a metaschema of its own, which would have to be fetched, may switch keywords off"}
#: Where a schema names what would have to be fetched, or a class of characters by a name that RE2 does not know.
_REFUSED = {"refRemote.json", "dynamicRef.json", "pattern.json", "patternProperties.json"}


def test_the_schema_predicate_follows_the_mandatory_part_of_the_json_schema_suite() -> None:
    from referencing.exceptions import Unresolvable

    right, otherwise, refused = 0, set(), set()
    for group in loaded("jsonschema_2020_12.json")["groups"]:
        for test in group["tests"] if "/" not in group["file"] else ():
            read = root(json.dumps({"value": test["data"]}, ensure_ascii=False))
            setting = Setting(read, dt.date.fromisoformat(AS_OF))
            try:
                verdict = SCHEMA["schema"].check(read.values["value"], {"schema": group["schema"]}, setting)
            except (Unresolvable, ValueError):
                refused.add(group["file"])
                continue
            if (verdict is None) == test["valid"]:
                right += 1
            else:
                otherwise.add(group["file"])
    assert otherwise == _OTHERWISE.keys()
    assert refused <= _REFUSED
    assert right > 1200
