"""A rule file, and the metadata of a Python rule: one model for both."""

from __future__ import annotations

import string
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Level = Literal["error", "warning", "info"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Texts(_Model):
    """A text in both languages."""

    et: str = Field(min_length=1)
    en: str = Field(min_length=1)

    @model_validator(mode="after")
    def _same_placeholders(self) -> Self:
        if placeholders(self.et) != placeholders(self.en):
            raise ValueError("the Estonian and the English text must hold the same {placeholders}")
        return self


def placeholders(text: str) -> frozenset[str]:
    """Return the names in braces of a message."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


class Message(Texts):
    """A message of a rule; it may rest on another basis than the rule as a whole."""

    basis: Basis | None = None


class Basis(_Model):
    """What a rule rests on. `verified` says whether the cited text was read in the act itself."""

    kind: Literal["legal", "eu", "house", "practice", "tool"]
    source: Texts | Annotated[str, Field(min_length=1)]
    url: str | None = None
    verified: bool | None = None


class Option(_Model):
    """An option of a rule, set under ``[rules.<ID>]`` in the configuration."""

    type: Literal["integer", "number", "string", "boolean", "array"]
    default: Any
    minimum: int | None = None
    description: Texts


class Then(_Model):
    """What must hold of the node that `given` finds; further keys are options of the predicate."""

    model_config = ConfigDict(extra="allow", frozen=True)

    check: str
    field: str | None = None
    message: str = "default"

    @property
    def options(self) -> dict[str, Any]:
        return dict(self.model_extra or {})


_Name = r"[a-z_]+(\.[a-z_]+)?"
_Field = Annotated[str, Field(pattern=rf"^{_Name}$")]


class When(_Model):
    """What must be so for a rule to have anything to say: the engine does not call it otherwise.

    A trigger saves time and decides nothing: the check must say the same without it. Of the values of one key one is
    enough; of several keys all must be so. `fields` stand in the description and `lacking` do not (sections, or fields
    of sections: ``approval.date``; of the records of a list in any of them: ``duties.time_share``; ``x-`` is any key of
    the organisation's own); `words` are lists of rules/words/ that may match, in either language, or forms of words
    (`jdlint.views.words.SHAPES`).
    """

    status: tuple[Literal["official", "employee"], ...] = ()
    fields: tuple[Annotated[str, Field(pattern=rf"^({_Name}|x-)$")], ...] = ()
    lacking: tuple[_Field, ...] = ()
    words: tuple[str, ...] = ()


_OF_A_PROJECT = frozenset({"organisation", "duties", "signatures", "vocabulary", "traits"})


class RuleModel(_Model):
    """Everything there is to know of a rule but its code.

    `mask` says that no report may show the text a finding stands on (personal data). `sources` are the kinds of
    document it looks at (empty: all); `needs` are fields without which it says nothing, and the report says so; a rule
    about the project may need ``organisation``, the organisation file, or of what the Facts hold of the prose the
    ``duties``, the ``signatures`` of duties and results, the ``vocabulary`` or the ``traits`` (a rule that looks at
    them must say so: where prose alone has changed, the others are not asked again). `wide` says of such a rule that
    what it says of a post depends on posts that it is not
    linked with. `when` tells of a check in Python when it need not be called at all; of several triggers one is
    enough. `reads` names the fields that such a check looks at, where it looks at few and at nothing else of the
    description: it says the same of the same values, and where these leave nothing to say it is not called again. A
    rule about changes (scope ``change``) may need ``project``, all descriptions of both versions; `outranks` are
    project rules that say less of the places that such a rule names: what they find there is left out. `timed` are
    the messages, ``*`` all of them, that the mere passing of a date can bring about: a hook reports them and lets
    the commit pass.
    """

    id: str = Field(pattern=r"^[A-Z]{2,6}[0-9]{3}$")
    name: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    family: str = Field(pattern=r"^[a-z]+$")
    severity: Level
    basis: Basis
    since: str
    preview: bool = False
    mask: bool = False
    title: Texts
    why: Texts
    remedy: Texts
    messages: dict[str, Message] = Field(min_length=1)
    sources: tuple[Literal["yaml", "text", "docx", "odt", "pdf", "scan", "container"], ...] = ()
    needs: tuple[str, ...] = ()
    when: When | tuple[When, ...] = ()
    reads: tuple[_Field, ...] = ()
    options: dict[str, Option] = {}
    fix: Literal["safe", "unsafe", "none"] = "none"
    scope: Literal["document", "project", "change", "reader", "engine"] = "document"
    wide: bool = False
    timed: tuple[str, ...] = ()
    outranks: tuple[Annotated[str, Field(pattern=r"^[A-Z]{2,6}[0-9]{3}$")], ...] = ()
    given: str | None = None
    then: tuple[Then, ...] | Then | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.given is None) != (self.then is None):
            raise ValueError("`given` and `then` belong together")
        if self.scope == "project" and set(self.needs) - _OF_A_PROJECT:
            raise ValueError(f"a rule about the project can need {', '.join(sorted(_OF_A_PROJECT))} alone")
        if self.scope == "change" and set(self.needs) - {"project"}:
            raise ValueError("a rule about changes can need `project` alone")
        if set(self.timed) - {"*"} - set(self.messages):
            raise ValueError("`timed` names messages of the rule")
        if self.outranks and self.scope != "change":
            raise ValueError("only rules about changes outrank others")
        if self.given is not None and (self.when or self.reads):
            raise ValueError("`when` and `reads` are for checks in Python: what `given` does not find costs nothing")
        return self

    @property
    def triggers(self) -> tuple[When, ...]:
        """The triggers, of which one is enough; empty for a rule that is always called."""
        return self.when if isinstance(self.when, tuple) else (self.when,)

    @property
    def demands(self) -> tuple[Then, ...]:
        """What a declarative rule demands; empty for rules in Python and rules that readers report."""
        if self.then is None:
            return ()
        return self.then if isinstance(self.then, tuple) else (self.then,)


class Preset(_Model):
    """A profile: which rules are on, and at which level where that differs from the rule's own."""

    title: Texts
    on: tuple[str, ...]
    off: tuple[str, ...] = ()
    levels: dict[str, Level] = {}
    basis: tuple[Literal["legal", "eu", "house", "practice", "tool"], ...] = ()


Message.model_rebuild()
