"""The models of the organisation file and the titles file: they take what the schemas and the structure check take."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from jdlint.model import orders, organisation, staff, titles
from jdlint.model.generate import FORMATS, schema
from jdlint.model.shape import Model, form_of, forms
from jdlint.syntax.structure import check_structure, load_table, term
from tests.model.plain import mapping

ORGANISATION, TITLES = {"jdlint-organisation": 1}, {"jdlint-titles": 1}


def models(name: str) -> list[Model]:
    known = {**vars(titles), **vars(staff), **vars(orders), **vars(organisation)}
    return [known[form.name] for form in forms(FORMATS[name][0])]


def test_pydantic_takes_every_example() -> None:
    found = [*models("organisation"), *models("titles")]
    assert len(found) == 10
    for model in found:
        for example in form_of(model).examples:
            model.model_validate(example)


@pytest.mark.parametrize(
    ("name", "data", "rules"),
    [
        pytest.param("organisation", {**ORGANISATION, "units": [{"name": "A"}]}, [], id="fits"),
        pytest.param("organisation", {**ORGANISATION, "units": {"name": "A"}}, ["STR011"], id="group for a list"),
        pytest.param("organisation", {**ORGANISATION, "staff": [{"count": 0}]}, ["STR011"], id="no post at all"),
        pytest.param("organisation", {**ORGANISATION, "staff": [{"status": "ametnik"}]}, ["STR011"], id="no status"),
        pytest.param("organisation", {**ORGANISATION, "unit": []}, ["STR009"], id="unknown key"),
        pytest.param("titles", {**TITLES, "words": {"sepp": ["sepa"], "mees": "mehe"}}, [], id="free keys"),
        pytest.param("titles", {**TITLES, "words": {"x": "y", "sepp": {"sepa": 1}}}, ["STR011"], id="forms in a group"),
        pytest.param("titles", {**TITLES, "words": ["sepp"]}, ["STR011"], id="list for free keys"),
        pytest.param("titles", {**TITLES, "aliases": {"TJ": ["a"]}}, ["STR011"], id="two meanings"),
        pytest.param("titles", {**TITLES, "aliases": {"TJ": 11}}, [], id="an id that is a number"),
    ],
)
def test_schema_model_and_structure_check_agree(name: str, data: dict[str, Any], rules: list[str]) -> None:
    problems = check_structure(mapping(data), load_table(f"{name}.fields"))
    assert [problem.rule for problem in problems] == rules
    assert bool(list(Draft202012Validator(schema(name)).iter_errors(data))) is bool(rules)
    if rules:
        with pytest.raises(ValidationError):
            FORMATS[name][0].model_validate(data)
    else:
        FORMATS[name][0].model_validate(data)


def test_a_close_key_is_suggested_also_by_its_estonian_name() -> None:
    for key, suggestion in (("unit", "units"), ("koosseis", "staff"), ("jdlint_organisation", "jdlint-organisation")):
        (problem,) = check_structure(mapping({key: []}), load_table("organisation.fields"))
        assert (problem.rule, problem.args["suggestion"]) == ("STR009", suggestion)


def test_messages_name_the_fields_of_each_format() -> None:
    assert term("staff.fixed_term") == {"et": "tähtaeg", "en": "fixed term"}
    assert term("aliases") == {"et": "kasutusnimed", "en": "aliases"}
    assert term("position.title") == {"et": "nimetus", "en": "title"}
    assert term("no.such.field") is None
