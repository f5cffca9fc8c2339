"""What every model of the format is made of: the base class, the kinds of values and the helper that explains fields.

The explanations become the JSON Schema that editors show, the field table of the structure check and the terms in
messages, so each field says in both languages what it means.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, NamedTuple, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, model_validator
from pydantic_core import PydanticCustomError


class Words(NamedTuple):
    """One text in both languages."""

    et: str
    en: str


class Written(NamedTuple):
    """How a scalar stands in the file, for the schema and the structure check.

    `text` is a string; `label` is text as written that may look like a number (``2.10``); `date` and `moment` are
    ISO dates without and with a time; `pattern` helps editors, the value itself is judged by the rule that owns
    the field. On a list it says that a single scalar may stand for a list of one.
    """

    kind: Literal["text", "label", "date", "moment"]
    pattern: str | None = None


@dataclass(frozen=True, eq=False)  # hashed by identity: `Annotated[...] | None` hashes its marks
class Meanings:
    """The allowed values of a field and what each means."""

    of: Mapping[str | int, Words]


def f(
    en_title: str, en: str, et_title: str, et: str, *, example: Any, rule: str | None = None, key: str | None = None
) -> Any:
    """Explain a field: titles are lower-case nouns, descriptions whole sentences.

    `example` is a valid value of the field. `rule` names the rule that judges the value; the structure check
    then leaves the value alone. `key` is the name in the file where Python cannot spell it.
    """
    extra: dict[str, Any] = {"x-title-et": et_title, "x-description-et": et} | ({"x-rule": rule} if rule else {})
    return Field(alias=key, title=en_title, description=en, examples=[example], json_schema_extra=extra)


class Snippet(NamedTuple):
    """A piece that an editor offers to insert; `body` holds tab stops ($1, $2)."""

    label: Words
    body: Any


def about(
    en_title: str,
    en: str,
    et_title: str,
    et: str,
    *,
    example: Mapping[str, Any],
    snippets: tuple[Snippet, ...] = (),
    key: str | None = None,
    keys_rule: str | None = None,
) -> ConfigDict:
    """Explain a group of fields.

    `key` is the key that tells this form from the others that may stand in its place; `keys_rule` names the rule
    that judges unknown keys.
    """
    extra: dict[str, Any] = {
        "description": en,
        "examples": [dict(example)],
        "snippets": list(snippets),
        "key": key,
        "x-title-et": et_title,
        "x-description-et": et,
        "x-rule-keys": keys_rule,
    }
    return ConfigDict(title=en_title, json_schema_extra=extra)


class Part(BaseModel):
    """Base of all groups of fields: unknown keys are refused, extension keys (``x-…``) are kept."""

    model_config = ConfigDict(extra="allow", frozen=True)

    @model_validator(mode="after")
    def _refuse_unknown_keys(self) -> Self:
        for key in self.__pydantic_extra__ or {}:
            if not key.startswith("x-"):
                raise PydanticCustomError("unknown_key", "unknown field {key}", {"key": key})
        return self


_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _as_written(value: Any) -> Any:
    """Take a number for text: ``annex: 11`` is the label "11"."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _day(value: Any) -> Any:
    """Read an ISO date; pydantic alone would also take timestamps such as "1767744000"."""
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date | str):
        raise PydanticCustomError("iso_date", "not a date of the form 2026-01-31")
    if isinstance(value, dt.date):
        return value
    try:
        if _DATE.fullmatch(value):
            return dt.date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("iso_date", "not a date of the form 2026-01-31")


def _day_or_text(value: Any) -> Any:
    """Read an ISO date where there is one, and leave words as they are."""
    try:
        return _day(value)
    except PydanticCustomError:
        return _as_written(value)


def _moment(value: Any) -> Any:
    """Read an ISO date, or a date with a time."""
    if isinstance(value, dt.datetime):
        return value
    try:
        return _day(value)
    except PydanticCustomError:
        try:
            return dt.datetime.fromisoformat(value)
        except (TypeError, ValueError):
            raise PydanticCustomError("iso_date", "not a date of the form 2026-01-31 or 2026-01-31T10:00:00Z") from None


_DATE_PATTERN = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

Text = Annotated[str, Written("text")]
Label = Annotated[str, BeforeValidator(_as_written), Written("label")]
Flag = StrictBool
Day = Annotated[dt.date, BeforeValidator(_day), Written("date", _DATE_PATTERN)]
DayOrText = Annotated[dt.date | str, BeforeValidator(_day_or_text), Written("label")]
Moment = Annotated[
    dt.datetime | dt.date,
    BeforeValidator(_moment),
    Written("moment", "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+(Z|[+-][0-9:]+)?)?$"),
]


def _one_or_many(value: Any) -> Any:
    """Take a single text for a list of one."""
    return [value] if isinstance(value, str) else value


#: A list of texts that may be written as one text when it has one item.
Texts = Annotated[list[Text], BeforeValidator(_one_or_many), Written("text")]
