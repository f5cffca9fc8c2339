"""The generated schemas: current, valid, explained in both languages."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from jdlint.core.resources import bundled
from jdlint.model import choices
from jdlint.model.documented import Meanings
from jdlint.model.generate import FORMATS, GENERATED, field_table
from tests.helpers import ROOT, UNMEASURED

NEWEST = "schemas/job-description.v1.schema.json"
DRAFT_07 = "schemas/job-description.v1.draft-07.schema.json"
EVERY_NEWEST = [f"schemas/{name}.v1.schema.json" for name in FORMATS]
EVERY_DRAFT_07 = [f"schemas/{name}.v1.draft-07.schema.json" for name in FORMATS]
every_newest = pytest.mark.parametrize("name", EVERY_NEWEST)
every_copy = pytest.mark.parametrize("name", EVERY_DRAFT_07)


def read(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(bundled(name).read_bytes())
    return loaded


def walk(value: Any, path: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every schema object with its place; examples and snippets are data."""
    if isinstance(value, list):
        for i, item in enumerate(value):
            yield from walk(item, f"{path}/{i}")
    elif isinstance(value, dict):
        yield path, value
        for key, item in value.items():
            if key not in ("examples", "defaultSnippets"):
                yield from walk(item, f"{path}/{key}")


def explained(schema: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Return the properties and the groups of fields of a schema."""
    out = [("#", schema)]
    for path, sub in walk(schema):
        out += [(f"{path}/{name}", below) for name, below in sub.get("properties", {}).items()]
        out += [(f"{path}/{name}", below) for name, below in sub.get("$defs", {}).items()]
        out += [(f"{path}/{name}", below) for name, below in sub.get("definitions", {}).items()]
    return out


def test_no_generated_file_is_stale() -> None:
    for name, text in GENERATED:
        assert (ROOT / name).read_text(encoding="utf-8") == text(), f"{name}: run make gen"


def test_check_option_names_stale_files_and_fails(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    env = {**os.environ, **UNMEASURED}

    def run(*options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tools.generate", *options]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env=env)

    assert run().returncode == 0  # that nothing is stale then is seen by `make check`, in the repository itself
    table = tmp_path / "schemas/fields.v1.json"
    table.write_text("{}", encoding="utf-8")
    stale = run("--check")
    assert stale.returncode == 1
    assert "schemas/fields.v1.json" in stale.stderr
    assert NEWEST not in stale.stderr


def test_metaschemas() -> None:
    for newest, copy in zip(EVERY_NEWEST, EVERY_DRAFT_07, strict=True):
        Draft202012Validator.check_schema(read(newest))
        Draft7Validator.check_schema(read(copy))


def test_each_format_has_an_id_of_its_own() -> None:
    assert [read(name)["$id"] for name in EVERY_NEWEST] == [
        "urn:jdlint:schema:job-description:v1",
        "urn:jdlint:schema:organisation:v1",
        "urn:jdlint:schema:titles:v1",
    ]


@every_copy
def test_draft_07_has_nothing_that_draft_ignores(name: str) -> None:
    for path, sub in walk(read(name)):
        assert "$defs" not in sub, path
        assert "$ref" not in sub or len(sub) == 1, f"{path}: draft-07 ignores what stands beside $ref"


@every_copy
def test_copy_differs_from_source_only_in_dialect(name: str) -> None:
    newest, copy = read(name.replace(".draft-07", "")), read(name)
    assert newest["$id"] != copy["$id"]
    assert [path for path, _ in explained(newest)] == [
        path.replace("/definitions", "/$defs").replace("/allOf/0", "") for path, _ in explained(copy)
    ]


def test_every_field_of_a_description_is_looked_at_below() -> None:
    assert len(explained(read(NEWEST))) > 120


@pytest.mark.parametrize("name", [*EVERY_NEWEST, *EVERY_DRAFT_07])
def test_everything_is_explained_in_both_languages(name: str) -> None:
    places = explained(read(name))
    for path, sub in places:
        for key in ("title", "description", "x-title-et", "x-description-et"):
            assert sub.get(key, "").strip(), f"{path}: {key}"
        assert not sub["title"].endswith("."), path
        assert not sub["x-title-et"].endswith("."), path
        assert sub["description"].endswith("."), path
        assert sub["x-description-et"].endswith("."), path
        assert sub["x-description-et"] != sub["description"], path
        assert sub["x-description-et"] in sub["markdownDescription"], path
        assert sub["description"] in sub["markdownDescription"], path
        assert sub["examples"], path


@every_newest
def test_titles_start_in_lower_case(name: str) -> None:
    for path, sub in explained(read(name)):
        assert sub["title"][0].islower(), path
        assert sub["x-title-et"][0].islower(), path


@every_newest
def test_examples_are_valid(name: str) -> None:
    schema = read(name)
    for path, sub in explained(schema):
        validator = Draft202012Validator({**sub, "$defs": schema["$defs"]})
        for example in sub["examples"]:
            assert not [error.message for error in validator.iter_errors(example)], path


def test_enums_are_explained() -> None:
    found = 0
    for path, sub in walk(read(NEWEST)):
        if "enum" in sub:
            found += 1
            size = len(sub["enum"])
            assert len(sub["enumDescriptions"]) == size, path
            assert len(sub["markdownEnumDescriptions"]) == size, path
            for english, both in zip(sub["enumDescriptions"], sub["markdownEnumDescriptions"], strict=True):
                assert english in both, path
                assert not both.startswith(english), path
    assert found >= 10


@pytest.mark.parametrize(
    "alias",
    [choices.CefrLevel, choices.Status, choices.AcknowledgementKind, choices.AccessLevel, choices.FormatVersion],
)
def test_meanings_are_those_of_the_literal(alias: Any) -> None:
    (meanings,) = [mark for mark in alias.__metadata__ if isinstance(mark, Meanings)]
    assert tuple(meanings.of) == alias.__args__[0].__args__


def test_snippets_are_valid_once_filled_in() -> None:
    schema = read(NEWEST)
    assert "defaultSnippets" in schema["$defs"]["Duty"]
    assert "defaultSnippets" in schema["$defs"]["LanguageRequirement"]
    for name, sub in schema["$defs"].items():
        for snippet in sub.get("defaultSnippets", ()):
            assert set(snippet["body"]) <= set(sub["properties"]), name


@every_newest
def test_extension_keys_are_allowed_and_others_refused_at_every_level(name: str) -> None:
    for path, sub in walk(read(name)):
        if "properties" in sub and sub.get("type") == "object":
            assert "^x-" in sub["patternProperties"], path
            assert sub["additionalProperties"] is False, path


def test_terms_cover_every_field_in_both_languages() -> None:
    terms = json.loads(field_table("job-description"))["terms"]
    assert terms["duties.expected_results"] == {"et": "oodatavad tulemused", "en": "expected results"}
    assert terms["requirements.languages.any_of.skills.writing"]["et"] == "kirjutamine"
    assert terms["reporting.supervisor.delegated_by"]["en"] == "decider"
    for name, words in terms.items():
        assert words["et"].strip(), name
        assert words["en"].strip(), name


def test_enum_values_of_the_table_are_those_of_the_schema() -> None:
    table = json.loads(field_table("job-description"))["parts"]
    assert table["Access"]["fields"]["level"] == {"scalar": "choice", "choices": ["public", "AK"]}
    assert table["LanguageRequirement"]["fields"]["level"] == {"scalar": "any"}
