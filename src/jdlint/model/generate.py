"""What is generated from the models: the JSON Schemas, the field table and the terms."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from jdlint.model.description import JobDescription
from jdlint.model.documented import Meanings, Words
from jdlint.model.organisation import Organisation
from jdlint.model.shape import FieldShape, FormShape, Model, Shape, form_of, forms
from jdlint.model.titles import Titles

#: The formats: name in file names and schema ids → model, and the file of its field table.
FORMATS: dict[str, tuple[Model, str]] = {
    "job-description": (JobDescription, "schemas/fields.v1.json"),
    "organisation": (Organisation, "schemas/organisation.fields.v1.json"),
    "titles": (Titles, "schemas/titles.fields.v1.json"),
}

#: What stands where, as messages say it.
KINDS = {
    "boolean": Words("true või false", "true or false"),
    "choice": Words("üks lubatud väärtustest", "one of the allowed values"),
    "date": Words("kuupäev", "date"),
    "float": Words("arv", "number"),
    "int": Words("täisarv", "whole number"),
    "integer": Words("täisarv", "whole number"),
    "label": Words("tekst või number", "text or number"),
    "list": Words("loend", "list"),
    "mapping": Words("väljade rühm", "group of fields"),
    "moment": Words("kuupäev või ajahetk", "date or point in time"),
    "nothing": Words("tühi loend", "empty list"),
    "number": Words("arv", "number"),
    "text": Words("tekst", "text"),
}

_TYPES: dict[str, str | list[str]] = {
    "text": "string",
    "label": ["string", "number"],
    "date": "string",
    "moment": "string",
    "boolean": "boolean",
    "integer": "integer",
    "number": "number",
}


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _explain(title: Words, description: Words, examples: list[Any]) -> dict[str, Any]:
    return {
        "title": title.en,
        "description": description.en,
        "markdownDescription": f"**{title.et}** — {description.et}\n\n*{title.en}* — {description.en}",
        "x-title-et": title.et,
        "x-description-et": description.et,
        "examples": examples,
    }


def _choice(meanings: Meanings) -> dict[str, Any]:
    return {
        "enum": list(meanings.of),
        "enumDescriptions": [words.en for words in meanings.of.values()],
        "markdownEnumDescriptions": [f"{words.et}\n\n*{words.en}*" for words in meanings.of.values()],
    }


def _scalar(shape: Shape) -> dict[str, Any]:
    assert shape.scalar is not None
    if shape.scalar == "choice":
        assert shape.meanings is not None
        return _choice(shape.meanings)
    out: dict[str, Any] = {"type": _TYPES[shape.scalar]}
    if shape.meanings is not None:  # a label such as ATS § 7(3) "2.1", which may also be written as a number
        return {"anyOf": [{"type": "string", **_choice(shape.meanings)}, {"type": "number"}]}
    if shape.pattern is not None:
        out["pattern"] = shape.pattern
    bounds = {"minimum": shape.minimum, "exclusiveMinimum": shape.above, "maximum": shape.maximum}
    return out | {name: bound for name, bound in bounds.items() if bound is not None}


def _place(shape: Shape) -> dict[str, Any]:
    """Return the schema of what may stand in a place, without explanation."""
    choices: list[dict[str, Any]] = []
    if shape.scalar is not None:
        choices.append(_scalar(shape))
    if shape.item is not None:
        choices.append(
            {"type": "array", "maxItems": 0} if shape.only_empty else {"type": "array", "items": _place(shape.item)}
        )
    if shape.values is not None:
        choices.append({"type": "object", "additionalProperties": _place(shape.values)})
    choices.extend({"$ref": f"#/$defs/{form.__name__}"} for form in shape.forms)
    return choices[0] if len(choices) == 1 else {"anyOf": choices}


def _property(field: FieldShape) -> dict[str, Any]:
    rule = {"x-rule": field.rule} if field.rule else {}
    return _explain(field.title, field.description, field.examples) | rule | _place(field.shape)


def _object(form: FormShape) -> dict[str, Any]:
    out = _explain(form.title, form.description, form.examples)
    if form.snippets:
        out["defaultSnippets"] = [
            {"label": f"{snippet.label.et} / {snippet.label.en}", "body": snippet.body} for snippet in form.snippets
        ]
    if form.keys_rule:
        out["x-rule-keys"] = form.keys_rule
    required = [field.name for field in form.fields if field.required]
    return out | {
        "type": "object",
        "properties": {field.name: _property(field) for field in form.fields},
        "patternProperties": {
            "^x-": {"description": "Extension key, left alone. / Laiendusvõti, mida ei kontrollita."}
        },
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a format."""
    top, *others = forms(FORMATS[name][0])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": _schema_id(name),
        **_object(top),
        "$defs": {form.name: _object(form) for form in others},
    }


def _schema_id(name: str) -> str:
    return f"urn:jdlint:schema:{name}:v1"


def _to_draft_07(value: Any) -> Any:
    """Rewrite the few places in which the drafts differ; in draft-07 keywords beside `$ref` are ignored."""
    if isinstance(value, list):
        return [_to_draft_07(item) for item in value]
    if not isinstance(value, dict):
        return value
    out = {key: _to_draft_07(item) for key, item in value.items()}
    if "$defs" in out:
        out["definitions"] = out.pop("$defs")
    if isinstance(out.get("$ref"), str):
        out["$ref"] = out["$ref"].replace("#/$defs/", "#/definitions/")
        if len(out) > 1:
            out["allOf"] = [{"$ref": out.pop("$ref")}]
    return out


def schema_text(name: str) -> str:
    """Return the text of the schema of a format."""
    return _dump(schema(name))


def schema_text_draft_07(name: str) -> str:
    """Return the text of the copy for editors that know no newer draft."""
    dialect = {"$schema": "http://json-schema.org/draft-07/schema#", "$id": f"{_schema_id(name)}:draft-07"}
    return _dump(_to_draft_07(schema(name)) | dialect)


def _table_place(shape: Shape, rule: str | None) -> dict[str, Any]:
    out: dict[str, Any] = {}
    if shape.scalar is not None:
        if rule is not None:
            out["scalar"] = "any"
        elif shape.scalar == "choice":
            assert shape.meanings is not None
            out |= {"scalar": "choice", "choices": list(shape.meanings.of)}
        else:
            out["scalar"] = shape.scalar
            bounds = {"minimum": shape.minimum, "maximum": shape.maximum}
            out |= {name: bound for name, bound in bounds.items() if bound is not None}
    if shape.item is not None:
        out["item"] = {} if shape.only_empty else _table_place(shape.item, rule)
    if shape.values is not None:
        out["values"] = _table_place(shape.values, rule)
    if shape.forms:
        out["forms"] = [form.__name__ for form in shape.forms]
    return out


def _terms(model: Model, prefix: str) -> Iterator[tuple[str, Words]]:
    for field in form_of(model).fields:
        name = prefix + field.name
        yield name, field.title
        below = field.shape.item or field.shape
        for form in (*field.shape.forms, *(below.forms if below is not field.shape else ())):
            yield from _terms(form, f"{name}.")


def _table(root: Model) -> dict[str, Any]:
    parts: dict[str, Any] = {}
    for form in forms(root):
        part: dict[str, Any] = {"key": form.key} if form.key else {}
        if form.keys_rule:
            part["keys_rule"] = form.keys_rule
        parts[form.name] = part | {
            "fields": {field.name: _table_place(field.shape, field.rule) for field in form.fields}
        }
    terms: dict[str, Words] = {}
    for name, words in _terms(root, ""):
        terms.setdefault(name, words)
    terms |= {f"kind.{name}": words for name, words in KINDS.items()}
    return {
        "version": 1,
        "root": root.__name__,
        "parts": parts,
        "terms": {name: words._asdict() for name, words in terms.items()},
    }


def field_table(name: str) -> str:
    """Return the text of the field table of a format: what the structure check and the messages load."""
    return _dump(_table(FORMATS[name][0]))


#: Generated files: path from the top of the repository, and the function that returns the text.
GENERATED: list[tuple[str, Callable[[], str]]] = [
    *((f"schemas/{name}.v1.schema.json", partial(schema_text, name)) for name in FORMATS),
    *((f"schemas/{name}.v1.draft-07.schema.json", partial(schema_text_draft_07, name)) for name in FORMATS),
    *((table, partial(field_table, name)) for name, (_model, table) in FORMATS.items()),
]
