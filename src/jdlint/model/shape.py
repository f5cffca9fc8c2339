"""The models taken apart: which fields there are, what may stand in them and how they are explained.

Everything that is generated from the format is printed from here, so that schema, field table and terms cannot
say different things.
"""

import types
from collections.abc import Iterator
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from jdlint.model.documented import Meanings, Words, Written

Model = type[BaseModel]


class Shape(NamedTuple):
    """What may stand in a place: a scalar, a list, one of some groups of fields, or any of these.

    `values` is what stands behind the keys of a group whose keys are free.
    """

    scalar: str | None = None  # text, label, date, moment, choice, boolean, integer, number
    pattern: str | None = None
    meanings: Meanings | None = None
    minimum: float | None = None
    above: float | None = None
    maximum: float | None = None
    item: "Shape | None" = None
    only_empty: bool = False
    values: "Shape | None" = None
    forms: tuple[Model, ...] = ()


class FieldShape(NamedTuple):
    """A field, what may stand in it and how it is explained."""

    name: str
    shape: Shape
    title: Words
    description: Words
    examples: list[Any]
    rule: str | None
    required: bool


class FormShape(NamedTuple):
    """A group of fields."""

    name: str
    title: Words
    description: Words
    examples: list[Any]
    snippets: list[Any]
    key: str | None
    keys_rule: str | None
    fields: tuple[FieldShape, ...]


_SCALARS: dict[Any, str] = {bool: "boolean", int: "integer", float: "number"}


def _merge(first: Shape, second: Shape) -> Shape:
    """Return the shape that takes what either takes: alternatives of one place differ in their node kind."""
    scalar = second if first.scalar is None else first
    listed = second if first.item is None else first
    return scalar._replace(
        item=listed.item,
        only_empty=listed.only_empty,
        values=first.values or second.values,
        forms=first.forms + second.forms,
    )


def shape_of(annotation: Any) -> Shape:
    """Return what the annotation of a model field lets stand there; None says nothing (the field may be missing)."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        shape = shape_of(args[0])
        for mark in args[1:]:
            shape = _constrain(shape, mark)
        return shape
    if origin in (Union, types.UnionType):
        merged = Shape()
        for arg in args:
            if arg is not type(None):
                merged = _merge(merged, shape_of(arg))
        return merged
    if origin is list:
        return Shape(item=shape_of(args[0]))
    if origin is dict:
        return Shape(values=shape_of(args[1]))
    if origin is Literal:
        return Shape(scalar="choice")
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape(forms=(annotation,))
    return Shape(scalar=_SCALARS.get(annotation, "text"))


def _constrain(shape: Shape, mark: Any) -> Shape:
    if isinstance(mark, Written):
        return shape._replace(scalar=mark.kind, pattern=mark.pattern)
    if isinstance(mark, Meanings):
        return shape._replace(meanings=mark)
    for bound in mark.metadata if isinstance(mark, FieldInfo) else (mark,):
        shape = shape._replace(
            minimum=getattr(bound, "ge", shape.minimum),
            above=getattr(bound, "gt", shape.above),
            maximum=getattr(bound, "le", shape.maximum),
            only_empty=shape.only_empty or getattr(bound, "max_length", None) == 0,
        )
    return shape


def form_of(model: Model) -> FormShape:
    """Return the fields of a model with their explanations."""
    extra: dict[str, Any] = dict(model.model_config["json_schema_extra"])  # type: ignore[arg-type]
    return FormShape(
        name=model.__name__,
        title=Words(extra["x-title-et"], str(model.model_config["title"])),
        description=Words(extra["x-description-et"], extra["description"]),
        examples=extra["examples"],
        snippets=extra["snippets"],
        key=extra["key"],
        keys_rule=extra["x-rule-keys"],
        fields=tuple(
            _field(info.alias or name, info)  # a model's own fields first, what it shares with its siblings after them
            for name, info in sorted(model.model_fields.items(), key=lambda item: item[0] not in model.__annotations__)
        ),
    )


def _field(name: str, info: FieldInfo) -> FieldShape:
    extra: dict[str, Any] = dict(info.json_schema_extra)  # type: ignore[arg-type]
    shape = shape_of(info.annotation)
    for mark in info.metadata:
        shape = _constrain(shape, mark)
    return FieldShape(
        name=name,
        shape=shape,
        title=Words(extra["x-title-et"], str(info.title)),
        description=Words(extra["x-description-et"], str(info.description)),
        examples=list(info.examples or ()),
        rule=extra.get("x-rule"),
        required=info.is_required(),
    )


def models_below(shape: Shape) -> Iterator[Model]:
    """Yield the models that may stand in a place, also as items of a list."""
    yield from shape.forms
    if shape.item is not None:
        yield from models_below(shape.item)


def forms(root: Model) -> list[FormShape]:
    """Return the forms of `root` and of everything below it, each once, in the order in which they are met."""
    found: dict[Model, FormShape] = {}
    waiting = [root]
    while waiting:
        model = waiting.pop(0)
        if model not in found:
            found[model] = form_of(model)
            waiting[:0] = [below for field in found[model].fields for below in models_below(field.shape)]
    return list(found.values())
