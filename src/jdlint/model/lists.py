"""The files of rules/law/, rules/words/ and rules/templates/: data with its source, no code."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from jdlint.model.rule import Texts


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LawVersion(_Model):
    """What an act says from `valid_from` to `valid_to` (both inclusive)."""

    valid_from: dt.date
    valid_to: dt.date | None = None
    verified: bool
    values: dict[str, Any] = {}


class Law(_Model):
    """One provision, with all its versions; `source` is the citation."""

    source: Texts
    url: str | None = None
    versions: tuple[LawVersion, ...] = Field(min_length=1)


class Words(_Model):
    """A word list in both languages; `source` says where its entries come from.

    Entries stand in a list, or in a mapping that says what should be written instead. In a house pack `without` takes
    entries out of the list that is shipped under the same name, ``ALL`` every one.
    """

    source: Annotated[str, Field(min_length=1)]
    et: tuple[str, ...] | dict[str, str] = ()
    en: tuple[str, ...] | dict[str, str] = ()
    without: tuple[str, ...] = ()


class Template(_Model):
    """A template of descriptions: rules that ask for what it does not have."""

    title: Texts
    off: tuple[str, ...] = ()
